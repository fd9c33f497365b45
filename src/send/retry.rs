//! [`RetryPolicy`]: how often and when a call is retried; it decides, and never waits itself.

use std::time::Duration;

use crate::response::error::Error;

/// The number of retries of a failed call, and the waits between its attempts.
///
/// The policy does not decide which calls are retried: a request that may have taken effect is
/// never sent again, except a message with an `Idempotency-Key`, by which the server recognizes it.
/// If the server fails without storing the key, such a message could still be delivered twice; use
/// [`none`](Self::none) where that is worse than no delivery.
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
    /// Returns a policy of two retries, after at most 0.5 s and at most 1 s.
    fn default() -> Self {
        Self {
            retries: 2,
            shortest: Duration::from_millis(500),
            longest: Duration::from_secs(8),
        }
    }
}

impl RetryPolicy {
    /// Returns a policy without retries.
    #[must_use]
    #[inline]
    pub fn none() -> Self {
        Self::default().retries(0)
    }

    /// Sets the number of attempts that may follow the first; the default is 2.
    #[must_use]
    #[inline]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the longest wait before the first retry, and the bound of later waits; the defaults are
    /// 0.5 s and 8 s.
    ///
    /// The longest wait doubles with each retry, up to the bound. The actual wait is random between
    /// zero and the longest (full jitter), so that clients that failed together do not return
    /// together. The server's `Retry-After` takes precedence.
    #[must_use]
    #[inline]
    pub fn backoff(mut self, shortest: Duration, longest: Duration) -> Self {
        self.shortest = shortest;
        self.longest = longest;
        self
    }

    /// Returns the number of attempts that may follow the first.
    pub(crate) fn most(&self) -> u32 {
        self.retries
    }

    /// Returns the wait before the next attempt, or `None` if there is to be no retry.
    ///
    /// `random` is between 0 and 1.
    pub(crate) fn wait(&self, attempts: u32, error: &Error, random: f64) -> Option<Duration> {
        if attempts > self.retries || !error.can_be_retried() {
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
    fn the_longest_wait_doubles_up_to_its_bound() {
        let policy = RetryPolicy::default();
        let longest: Vec<f64> = (1..8)
            .map(|attempts| policy.jittered(attempts, 1.0).as_secs_f64())
            .collect();
        assert_eq!(longest, [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]);
    }

    #[test]
    fn a_wait_is_random_between_zero_and_the_longest() {
        let policy = RetryPolicy::default();
        assert_eq!(policy.jittered(3, 0.0), Duration::ZERO);
        assert_eq!(policy.jittered(3, 0.25), Duration::from_millis(500));
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let policy = RetryPolicy::default().backoff(Duration::MAX, Duration::MAX);
        assert!(policy.jittered(u32::MAX, 0.5) > Duration::from_secs(1));
    }
}
