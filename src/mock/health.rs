//! [`Health`]: whether a webhook is paused, after too many deliveries have failed.

use std::time::Duration;

/// The number of deliveries in a row that fail before a pause.
const MOST_FAILED: u32 = 20;

/// The first pause, and the longest; each is twice as long as the one before, which is not documented.
const PAUSES: (Duration, Duration) = (
    Duration::from_secs(5 * 60),
    Duration::from_secs(6 * 60 * 60),
);

/// The health of a webhook. It takes the time as an argument, and decides alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Health {
    /// Deliveries are made; the last ones in a row have failed.
    Well { failed: u32 },
    /// Nothing is sent until a time.
    Paused { until: Duration, length: Duration },
    /// One delivery tries whether the receiver is back.
    Probing { length: Duration },
}

impl Default for Health {
    fn default() -> Self {
        Self::Well { failed: 0 }
    }
}

impl Health {
    /// Returns whether an event is sent now; after a pause, the first one is a probe.
    pub(super) fn sends(&mut self, now: Duration) -> bool {
        match *self {
            Self::Well { .. } => true,
            Self::Paused { until, length } if until <= now => {
                *self = Self::Probing { length };
                true
            }
            Self::Paused { .. } | Self::Probing { .. } => false,
        }
    }

    /// Returns whether a delivery can be repeated on demand.
    pub(super) fn is_well(self) -> bool {
        matches!(self, Self::Well { .. })
    }

    /// Notes the end of a delivery.
    pub(super) fn note(&mut self, succeeded: bool, now: Duration) {
        if succeeded {
            *self = Self::default();
            return;
        }
        *self = match *self {
            Self::Well { failed } if failed + 1 < MOST_FAILED => Self::Well { failed: failed + 1 },
            Self::Well { .. } => Self::paused(PAUSES.0, now),
            Self::Probing { length } => Self::paused((2 * length).min(PAUSES.1), now),
            // It began before the pause.
            paused @ Self::Paused { .. } => paused,
        };
    }

    fn paused(length: Duration, now: Duration) -> Self {
        Self::Paused {
            until: now + length,
            length,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn failed(times: u32) -> Health {
        let mut health = Health::default();
        (0..times).for_each(|_| health.note(false, MINUTE));
        health
    }

    #[test]
    fn the_twentieth_failure_in_a_row_pauses() {
        assert_eq!(failed(19), Health::Well { failed: 19 });
        let mut health = failed(20);
        assert!(!health.is_well());
        assert!(!health.sends(6 * MINUTE - Duration::from_secs(1)));
        let mut health = failed(19);
        health.note(true, MINUTE);
        health.note(false, MINUTE);
        assert_eq!(health, Health::Well { failed: 1 });
    }

    #[test]
    fn one_event_probes_after_a_pause_and_a_failed_probe_pauses_longer() {
        let mut health = failed(20);
        let mut now = MINUTE;
        let mut lengths = Vec::new();
        for _ in 0..8 {
            let Health::Paused { until, .. } = health else {
                panic!("a pause, found {health:?}");
            };
            lengths.push((until - now).as_secs() / 60);
            assert!(health.sends(until));
            assert!(!health.sends(until), "one probe at a time");
            assert!(!health.is_well());
            now = until;
            health.note(false, now);
        }
        assert_eq!(lengths, [5, 10, 20, 40, 80, 160, 320, 360]);
        assert!(health.sends(now + 6 * 60 * MINUTE));
        health.note(true, now);
        assert!(health.is_well() && health.sends(now));
    }
}
