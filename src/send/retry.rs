//! [`RetryPolicy`]: how often and when a call is repeated; decides, and never waits itself.

use std::time::Duration;

use crate::response::error::Error;

/// How often and when a call is repeated that failed in a way that lets it be repeated.
///
/// Whether it may be repeated at all is not up to the policy: what may have taken effect is never
/// sent twice, but for a message with an `Idempotency-Key`, by which the server knows it. Should the
/// server fail in a way that it does not remember, such a message could still be delivered twice;
/// where that is worse than none, use [`none`](Self::none).
///
/// ```
/// use std::time::Duration;
/// use onlyfansapi::RetryPolicy;
///
/// let patient = RetryPolicy::default()
///     .retries(5)
///     .backoff(Duration::from_secs(1), Duration::from_secs(30));
/// let never = RetryPolicy::none();
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    retries: u32,
    shortest: Duration,
    longest: Duration,
}

impl Default for RetryPolicy {
    /// Two further attempts, after up to half a second and up to one.
    fn default() -> Self {
        Self {
            retries: 2,
            shortest: Duration::from_millis(500),
            longest: Duration::from_secs(8),
        }
    }
}

impl RetryPolicy {
    /// Never repeats anything.
    #[must_use]
    #[inline]
    pub fn none() -> Self {
        Self::default().retries(0)
    }

    /// Sets how many attempts may follow the first; the default is 2.
    #[must_use]
    #[inline]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the longest wait before the first repetition, which doubles with each further one, and
    /// the bound of that; the defaults are half a second and 8 seconds.
    ///
    /// The wait itself is random between nothing and that (full jitter), so that clients which
    /// failed together do not come back together. A `Retry-After` of the server takes its place.
    #[must_use]
    #[inline]
    pub fn backoff(mut self, shortest: Duration, longest: Duration) -> Self {
        self.shortest = shortest;
        self.longest = longest;
        self
    }

    /// Returns how long to wait before the next attempt, if there is to be one.
    ///
    /// `random` is from 0 to 1.
    pub(crate) fn wait(&self, attempts: u32, error: &Error, random: f64) -> Option<Duration> {
        if attempts > self.retries || !error.can_be_repeated() {
            return None;
        }
        Some(
            error
                .retry_after()
                .unwrap_or_else(|| self.jittered(attempts, random)),
        )
    }

    fn jittered(&self, attempts: u32, random: f64) -> Duration {
        let doublings = attempts.saturating_sub(1).min(31);
        let longest = self.shortest.saturating_mul(1 << doublings);
        let longest = longest.min(self.longest);
        let wait = longest.as_secs_f64() * random.clamp(0.0, 1.0);
        Duration::try_from_secs_f64(wait).unwrap_or(longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_their_bound() {
        let policy = RetryPolicy::default();
        let longest: Vec<f64> = (1..8)
            .map(|attempts| policy.jittered(attempts, 1.0).as_secs_f64())
            .collect();
        assert_eq!(longest, [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]);
    }

    #[test]
    fn waits_are_random_from_nothing_on() {
        let policy = RetryPolicy::default();
        assert_eq!(policy.jittered(3, 0.0), Duration::ZERO);
        assert_eq!(policy.jittered(3, 0.25), Duration::from_millis(500));
    }

    #[test]
    fn no_number_overflows() {
        let policy = RetryPolicy::default().backoff(Duration::MAX, Duration::MAX);
        assert!(policy.jittered(u32::MAX, 0.5) > Duration::from_secs(1));
    }
}
