//! [`Pace`]: the rules for when a request may start; they decide, and the limiter waits.

mod account;
mod hold;
mod team;

use std::time::Duration;

use tokio::time::Instant;

pub(crate) use account::Account;
pub(crate) use team::Team;

const IN_FLIGHT: usize = 6;
const GAP: Duration = Duration::from_millis(300);
/// The wait in place of one that ends too far in the future for an [`Instant`].
const NEVER: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// The rules by which a client spaces its requests to avoid being throttled.
///
/// The default rules cost nothing as long as nothing is throttled:
///
/// - At most 6 requests per account are in flight.
/// - The first throttled response opens a gap of 300 ms between the starts of an account's
///   requests; it widens if that is not enough, and narrows again while requests are accepted.
/// - When the team has nearly used up its requests of the current minute, further requests wait for
///   the end of the minute.
/// - A `Retry-After` holds back the requests of the account or team that was throttled, for at most
///   5 minutes. If it is longer, one request is then sent alone, and the others wait for its
///   response. The throttled call itself waits as long as it says.
///
/// Operations without an account in their path, and those that the server serves from its own
/// store, are limited by the rules for the team alone. Requests that wait for the same limit start
/// in the order in which they were made.
///
/// ```
/// use std::time::Duration;
///
/// use onlyfansapi::Pace;
///
/// // Leaves room for another program that works on the same accounts.
/// let careful = Pace::default()
///     .in_flight_per_account(3)
///     .gap(Duration::from_millis(500))
///     .per_minute(600);
///
/// // Keeps to a fixed limit and ignores the server's limits.
/// let fixed = Pace::off().per_minute(600);
/// # let _ = (careful, fixed);
/// ```
#[derive(Clone, Debug)]
pub struct Pace {
    in_flight: Option<usize>,
    gap: Option<Duration>,
    per_minute: Option<u32>,
    follows_team: bool,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            in_flight: Some(IN_FLIGHT),
            gap: Some(GAP),
            per_minute: None,
            follows_team: true,
        }
    }
}

impl Pace {
    /// Returns a pace without rules: requests wait only for the limits that are set on it
    /// afterwards.
    #[must_use]
    pub fn off() -> Self {
        Self {
            in_flight: None,
            gap: None,
            per_minute: None,
            follows_team: false,
        }
    }

    /// Sets the number of requests per account that may be in flight, at least 1; the default is 6.
    #[must_use]
    pub fn in_flight_per_account(mut self, requests: usize) -> Self {
        self.in_flight = Some(requests.max(1));
        self
    }

    /// Sets the first gap between the starts of an account's requests once it is throttled; the
    /// default is 300 ms.
    ///
    /// With a gap of zero, a throttled account waits only for its `Retry-After`.
    #[must_use]
    pub fn gap(mut self, gap: Duration) -> Self {
        self.gap = Some(gap);
        self
    }

    /// Sets the number of requests that this client may start in a minute, at least 1; there is no
    /// such limit by default.
    ///
    /// The limit is independent of the team's.
    #[must_use]
    pub fn per_minute(mut self, requests: u32) -> Self {
        self.per_minute = Some(requests.max(1));
        self
    }

    pub(crate) fn limits_accounts(&self) -> bool {
        self.in_flight.is_some() || self.gap.is_some()
    }

    pub(crate) fn follows_team(&self) -> bool {
        self.follows_team
    }

    pub(crate) fn limits_team(&self) -> bool {
        self.follows_team || self.per_minute.is_some()
    }
}

/// The facts in one response that matter for the pace.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) limit_minute: Option<i64>,
    pub(crate) remaining_minute: Option<i64>,
    pub(crate) throttled: Option<Throttled>,
}

/// The refusal of a request because of a rate limit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Throttled {
    pub(crate) retry_after: Option<Duration>,
}

/// The decision on whether a request may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Start,
    /// The request may not start before this time, unless another is released or reported earlier.
    WaitUntil(Instant),
    WaitForRelease,
}

/// The state of a gate when a request started.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Started {
    at: Instant,
    /// The number of requests in flight, including this one.
    in_flight: usize,
    /// The gap before the request; zero for the team.
    gap: Duration,
    /// Whether the request finds out alone if the others may start.
    is_probe: bool,
}

/// A gate at which requests queue: an account or the team.
pub(crate) trait Gate {
    fn ready(&self, now: Instant) -> Verdict;
    /// Returns the time before which no request starts, whatever is released or reported.
    fn blocked_until(&self) -> Option<Instant>;
    fn start(&mut self, now: Instant) -> Started;
    /// Ends a request that started; `has_response` if its response was reported.
    fn release(&mut self, has_response: bool);
    /// Ends the probe, after `release`.
    fn end_probe(&mut self);
}

impl Started {
    pub(crate) fn is_probe(&self) -> bool {
        self.is_probe
    }
}

/// Adds a wait to a time, without overflow.
fn later(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait)
        .or_else(|| now.checked_add(NEVER))
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_that_is_off_has_no_limits() {
        let pace = Pace::off();
        assert!(!pace.limits_accounts() && !pace.limits_team() && !pace.follows_team());
    }

    #[test]
    fn a_limit_set_on_a_pace_that_is_off_holds() {
        assert!(Pace::off().in_flight_per_account(1).limits_accounts());
        assert!(Pace::off().gap(GAP).limits_accounts());
        let pace = Pace::off().per_minute(1);
        assert!(pace.limits_team() && !pace.follows_team());
    }

    #[test]
    fn the_longest_wait_does_not_overflow() {
        let now = Instant::now();
        assert!(later(now, Duration::MAX) > now);
    }
}
