//! [`Hold`]: the time for which the server holds back all requests of an account or of the team.

use std::time::Duration;

use tokio::time::Instant;

use super::later;

/// The longest time for which one throttled response holds back other requests.
///
/// A response may state any wait, even years, by mistake. The call that it refused waits that long;
/// for the other calls, one of them finds out earlier.
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// The hold on all requests after throttled responses.
///
/// A hold that is shorter than the stated wait ends with a probe: one request alone, until its
/// response shows whether the others may start.
#[derive(Debug, Default)]
pub(super) struct Hold {
    until: Option<Instant>,
    /// The wait that ends last among the stated ones, and when it was stated.
    stated: Option<(Instant, Duration)>,
    probe: Probe,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Probe {
    #[default]
    NotNeeded,
    /// The next request is the probe.
    Due,
    InFlight,
}

impl Hold {
    /// Begins or extends the hold after a throttled response; `is_probe` if it is of the probe.
    pub(super) fn begin(&mut self, wait: Duration, is_probe: bool, now: Instant) {
        self.until = self.until.max(Some(later(now, wait.min(LONGEST))));
        // The response to the probe is newer than any wait that was stated before.
        if is_probe || self.left(now).is_none_or(|left| wait >= left) {
            self.stated = Some((now, wait));
        }
        if wait > LONGEST {
            self.probe = Probe::Due;
        } else if is_probe {
            self.probe = Probe::NotNeeded;
        }
    }

    /// Notes an accepted request.
    pub(super) fn accepted(&mut self, is_probe: bool) {
        if is_probe {
            self.stated = None;
            self.probe = Probe::NotNeeded;
        }
    }

    /// Notes the start of a request, and returns whether it is the probe.
    pub(super) fn start(&mut self) -> bool {
        let is_probe = self.probe == Probe::Due;
        if is_probe {
            self.probe = Probe::InFlight;
        }
        is_probe
    }

    /// Notes the end of the probe; the next request is another one if its response showed nothing.
    pub(super) fn end_probe(&mut self) {
        if self.probe == Probe::InFlight {
            self.probe = Probe::Due;
        }
    }

    pub(super) fn is_probing(&self) -> bool {
        self.probe == Probe::InFlight
    }

    /// Returns whether all further requests may start.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        self.probe == Probe::NotNeeded && self.until.is_none_or(|until| until <= now)
    }

    /// Returns the time before which no request starts.
    pub(super) fn until(&self) -> Option<Instant> {
        self.until
    }

    /// Returns the rest of the wait that was stated.
    pub(super) fn left(&self, now: Instant) -> Option<Duration> {
        let (at, wait) = self.stated?;
        let left = wait.checked_sub(now.saturating_duration_since(at))?;
        (!left.is_zero()).then_some(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_short_wait_is_held_to_its_end_without_a_probe() {
        let (mut hold, now) = (Hold::default(), Instant::now());
        hold.begin(7 * SECOND, false, now);
        assert_eq!(hold.until(), Some(now + 7 * SECOND));
        assert_eq!(hold.left(now + SECOND), Some(6 * SECOND));
        assert!(!hold.is_over(now) && hold.is_over(now + 7 * SECOND));
        assert!(!hold.start());
        assert_eq!(hold.left(now + 7 * SECOND), None);
    }

    #[test]
    fn a_long_wait_is_held_for_minutes_and_then_probed() {
        for wait in [
            DAY,
            Duration::from_secs(10_000_000_000_000_000_000),
            Duration::MAX,
        ] {
            let (mut hold, now) = (Hold::default(), Instant::now());
            hold.begin(wait, false, now);
            let end = now + LONGEST;
            assert_eq!(hold.until(), Some(end));
            assert_eq!(hold.left(now), Some(wait));
            assert!(!hold.is_over(end) && !hold.is_probing());
            assert!(hold.start() && hold.is_probing() && !hold.start());
            hold.accepted(true);
            hold.end_probe();
            assert!(hold.is_over(end) && hold.left(end).is_none() && !hold.start());
        }
    }

    #[test]
    fn a_probe_that_shows_nothing_is_followed_by_another() {
        let (mut hold, now) = (Hold::default(), Instant::now());
        hold.begin(DAY, false, now);
        assert!(hold.start());
        hold.end_probe();
        assert!(!hold.is_probing() && hold.start());
        // An older request knows nothing about the hold.
        hold.accepted(false);
        assert!(hold.is_probing());
    }

    #[test]
    fn a_refused_probe_begins_another_hold() {
        let (mut hold, now) = (Hold::default(), Instant::now());
        hold.begin(2 * DAY, false, now);
        let then = now + LONGEST;
        assert!(hold.start());
        hold.begin(DAY, true, then);
        hold.end_probe();
        assert_eq!(hold.until(), Some(then + LONGEST));
        assert_eq!(hold.left(then), Some(DAY));
        let then = then + LONGEST;
        assert!(hold.start());
        hold.begin(SECOND, true, then);
        hold.end_probe();
        assert_eq!(hold.left(then), Some(SECOND));
        assert!(!hold.is_over(then) && hold.is_over(then + SECOND) && !hold.start());
    }

    #[test]
    fn the_wait_that_ends_last_counts() {
        let (mut hold, now) = (Hold::default(), Instant::now());
        hold.begin(10 * SECOND, false, now);
        hold.begin(SECOND, false, now + SECOND);
        assert_eq!(hold.until(), Some(now + 10 * SECOND));
        assert_eq!(hold.left(now + SECOND), Some(9 * SECOND));
    }
}
