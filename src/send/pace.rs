//! [`Pace`]: when a request may start; decisions without a clock, which the limiter acts on.

mod account;
mod team;

use std::time::Duration;

use tokio::time::Instant;

pub(crate) use account::Account;
pub(crate) use team::Team;

const IN_FLIGHT: usize = 6;
const GAP: Duration = Duration::from_millis(300);
/// For what is too far in the future for an [`Instant`].
const NEVER: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// How a client spaces its requests, so that it is not throttled.
///
/// By default, it does what costs a client nothing that is not throttled:
///
/// - of one account, at most 6 requests are in flight;
/// - once an account is throttled, its requests start with a gap of 300 ms in between, which
///   becomes wider when that is not enough, and narrower again while it is;
/// - when the team has nearly used up its requests of this minute, the next ones wait for its end;
/// - a `Retry-After` holds back what it is about, an account or the team.
///
/// Operations without an account in their path are only limited as the team is. Requests wait in
/// the order in which they were made.
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
/// // Keeps to a limit of its own, and to nothing else.
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
    /// Returns a pace that never waits, except for what is set on it afterwards.
    #[must_use]
    pub fn off() -> Self {
        Self {
            in_flight: None,
            gap: None,
            per_minute: None,
            follows_team: false,
        }
    }

    /// Sets how many requests of one account may be in flight, at least 1; the default is 6.
    #[must_use]
    pub fn in_flight_per_account(mut self, requests: usize) -> Self {
        self.in_flight = Some(requests.max(1));
        self
    }

    /// Sets the gap between the starts of an account's requests that its first throttled answer
    /// opens; the default is 300 ms.
    ///
    /// With a gap of zero, a throttled account only waits for its `Retry-After`.
    #[must_use]
    pub fn gap(mut self, gap: Duration) -> Self {
        self.gap = Some(gap);
        self
    }

    /// Sets how many requests this client may start in a minute, at least 1, whatever the team may;
    /// there is no such limit by default.
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

/// What one answer says about the pace.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) limit_minute: Option<i64>,
    pub(crate) remaining_minute: Option<i64>,
    pub(crate) throttled: Option<Throttled>,
}

/// An answer that refuses a request because there were too many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Throttled {
    pub(crate) retry_after: Option<Duration>,
}

/// Whether a request may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Start,
    /// Not before this, unless something is released or reported earlier.
    WaitUntil(Instant),
    WaitForRelease,
}

/// How things stood when a request started.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Started {
    at: Instant,
    /// With itself.
    in_flight: usize,
    /// The gap before it; zero for the team.
    gap: Duration,
}

/// What requests queue up for.
pub(crate) trait Gate {
    fn ready(&self, now: Instant) -> Verdict;
    /// Returns before when nothing starts, whatever is released or reported.
    fn blocked_until(&self) -> Option<Instant>;
    fn start(&mut self, now: Instant) -> Started;
    /// Takes back a start; an answer tells what became of the request.
    fn release(&mut self, was_answered: bool);
}

fn later(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait)
        .or_else(|| now.checked_add(NEVER))
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn off_limits_nothing() {
        let pace = Pace::off();
        assert!(!pace.limits_accounts() && !pace.limits_team() && !pace.follows_team());
    }

    #[test]
    fn what_is_set_after_off_is_on() {
        assert!(Pace::off().in_flight_per_account(1).limits_accounts());
        assert!(Pace::off().gap(GAP).limits_accounts());
        let pace = Pace::off().per_minute(1);
        assert!(pace.limits_team() && !pace.follows_team());
    }

    #[test]
    fn later_is_never_too_late_to_express() {
        let now = Instant::now();
        assert!(later(now, Duration::MAX) > now);
    }
}
