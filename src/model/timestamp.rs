//! [`Timestamp`]: a date or time in one of the server's forms.

mod calendar;
mod convert;

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    time::{Duration, SystemTime},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use calendar::Instant;

/// A date or time, kept as the server wrote it.
///
/// The server writes several forms: `2025-01-31T12:00:00+00:00`, `2025-01-31 12:00:00` and
/// `2025-01-31`. Timestamps are equal and ordered by the instant that they stand for; a time without
/// a zone counts as UTC, a date as its midnight. Other text is kept too: it equals the same text
/// only, and comes last in the order.
///
/// The features `jiff`, `chrono` and `time` convert from and to the types of these crates.
///
/// ```
/// use onlyfansapi::types::Timestamp;
///
/// let start = Timestamp::from("2025-01-31 12:00:00");
/// assert_eq!(start.as_str(), "2025-01-31 12:00:00");
/// assert_eq!(start, Timestamp::from("2025-01-31T13:00:00+01:00"));
/// assert!(start < Timestamp::from("2025-02-01"));
/// assert_eq!(start.as_second(), Some(1_738_324_800));
/// ```
#[derive(Clone)]
pub struct Timestamp(Box<str>);

impl Timestamp {
    /// Returns the date or time as received.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number of whole seconds since the beginning of 1970 in UTC, or `None` if the
    /// text is no date or time.
    #[must_use]
    #[inline]
    pub fn as_second(&self) -> Option<i64> {
        Some(self.instant()?.second)
    }

    /// Returns the instant as a [`SystemTime`], or `None` if the text is no date or time.
    #[must_use]
    #[inline]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let instant = self.instant()?;
        let seconds = Duration::from_secs(instant.second.unsigned_abs());
        let time = match instant.second < 0 {
            true => SystemTime::UNIX_EPOCH.checked_sub(seconds)?,
            false => SystemTime::UNIX_EPOCH.checked_add(seconds)?,
        };
        time.checked_add(Duration::from_nanos(instant.nanosecond.into()))
    }

    fn instant(&self) -> Option<Instant> {
        Instant::parse(&self.0)
    }
}

/// Returns whether a text is a date or time in a form that the server reads.
pub(crate) fn is_date(text: &str) -> bool {
    Instant::parse(text).is_some()
}

/// Returns the day of a date or time in UTC, counted from the beginning of 1970.
pub(crate) fn day_of(text: &str) -> Option<i64> {
    Some(Instant::parse(text)?.day())
}

/// Returns a day as `2025-01-31`.
pub(crate) fn day_text(day: i64) -> String {
    let text = Instant::of_day(day).to_text();
    text.split('T').next().unwrap_or_default().to_owned()
}

/// Returns a date or time in UTC as `2025-01-31 12:00:00`.
pub(crate) fn spaced_text(text: &str) -> Option<String> {
    let instant = Instant::parse(text)?.without_fraction();
    Some(instant.to_text().replace('T', " ").replace('Z', ""))
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl PartialEq for Timestamp {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.instant(), other.instant()) {
            (Some(own), Some(other)) => own.cmp(&other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.as_str().cmp(other.as_str()),
        }
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.instant() {
            Some(instant) => instant.hash(state),
            None => self.as_str().hash(state),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Visitor)
    }
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Timestamp, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Timestamp, E> {
        Ok(text.into())
    }
}

#[cfg(test)]
mod tests;
