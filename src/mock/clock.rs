//! [`Clock`]: the time of the mock, which a test sets and steps.

use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use crate::model::timestamp::Timestamp;

/// The beginning, unless a test sets another: 2026-01-31T12:00:00Z in Unix time.
pub(super) const BEGINNING: i64 = 1_769_860_800;

/// A clock that begins at a fixed time, runs, and can be stepped.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// The second at which it began, in Unix time.
    pub(super) beginning: i64,
    started: Instant,
    stepped: Duration,
}

impl Clock {
    pub(super) fn new(beginning: Option<i64>) -> Self {
        Self {
            beginning: beginning.unwrap_or(BEGINNING),
            started: Instant::now(),
            stepped: Duration::ZERO,
        }
    }

    pub(super) fn step(&mut self, duration: Duration) {
        self.stepped = self.stepped.saturating_add(duration);
    }

    /// Returns the time since the beginning.
    pub(super) fn elapsed(&self) -> Duration {
        self.started.elapsed().saturating_add(self.stepped)
    }

    /// Returns the second, in Unix time.
    pub(super) fn second(&self) -> i64 {
        let elapsed = i64::try_from(self.elapsed().as_secs()).unwrap_or(i64::MAX);
        self.beginning.saturating_add(elapsed)
    }
}

/// Returns a second of Unix time in the form of RFC 3339, such as `2026-01-31T12:00:00Z`.
pub(super) fn text(second: i64) -> String {
    let distance = Duration::from_secs(second.unsigned_abs());
    let time = if second < 0 {
        SystemTime::UNIX_EPOCH.checked_sub(distance)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(distance)
    };
    Timestamp::from(time.unwrap_or(SystemTime::UNIX_EPOCH)).to_string()
}

/// Returns a time, which is in the form of RFC 3339, in the form of a date.
pub(super) fn like_date(form: &str, text: &str) -> String {
    let (day, time) = (&text[..10], &text[11..19]);
    match form.as_bytes() {
        [_, _, _, _, _, _, _, _, _, _] => day.to_owned(),
        [_, _, _, _, _, _, _, _, _, _, b' ', ..] => format!("{day} {time}"),
        form if form.ends_with(b"Z") && form.contains(&b'.') => format!("{day}T{time}.000000Z"),
        form if form.ends_with(b"Z") => format!("{day}T{time}Z"),
        _ => format!("{day}T{time}+00:00"),
    }
}

/// Returns the second that a date in a row stands for.
pub(super) fn second_of(text: &str) -> Option<i64> {
    Timestamp::from(text).as_second()
}
