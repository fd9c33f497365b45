//! Conversions of [`Timestamp`] from and to text, std and the crates for dates.

use std::{borrow::Cow, time::SystemTime};

use super::{Timestamp, calendar::Instant};

impl From<&str> for Timestamp {
    #[inline]
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Timestamp {
    #[inline]
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&String> for Timestamp {
    #[inline]
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Cow<'_, str>> for Timestamp {
    #[inline]
    fn from(text: Cow<'_, str>) -> Self {
        Self::from(text.into_owned())
    }
}

impl From<&Timestamp> for Timestamp {
    #[inline]
    fn from(timestamp: &Timestamp) -> Self {
        timestamp.clone()
    }
}

impl From<SystemTime> for Timestamp {
    #[inline]
    fn from(time: SystemTime) -> Self {
        let instant = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => Instant {
                second: i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
                nanosecond: since.subsec_nanos(),
            },
            Err(error) => {
                let before = error.duration();
                let second = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
                match before.subsec_nanos() {
                    0 => Instant {
                        second: -second,
                        nanosecond: 0,
                    },
                    nanosecond => Instant {
                        second: -second - 1,
                        nanosecond: 1_000_000_000 - nanosecond,
                    },
                }
            }
        };
        instant.to_text().into()
    }
}

impl From<Timestamp> for serde_json::Value {
    #[inline]
    fn from(timestamp: Timestamp) -> Self {
        Self::String(timestamp.0.into())
    }
}

#[cfg(feature = "jiff")]
mod for_jiff {
    use super::Timestamp;

    impl Timestamp {
        /// Returns the instant as a timestamp of jiff, or `None` if the text is no date or time.
        #[must_use]
        #[inline]
        pub fn to_jiff(&self) -> Option<jiff::Timestamp> {
            let instant = self.instant()?;
            jiff::Timestamp::new(instant.second, instant.nanosecond.try_into().ok()?).ok()
        }
    }

    impl From<jiff::Timestamp> for Timestamp {
        #[inline]
        fn from(timestamp: jiff::Timestamp) -> Self {
            timestamp.to_string().into()
        }
    }

    impl From<&jiff::Zoned> for Timestamp {
        #[inline]
        fn from(zoned: &jiff::Zoned) -> Self {
            zoned.timestamp().into()
        }
    }

    impl From<jiff::Zoned> for Timestamp {
        #[inline]
        fn from(zoned: jiff::Zoned) -> Self {
            zoned.timestamp().into()
        }
    }

    impl From<jiff::civil::Date> for Timestamp {
        #[inline]
        fn from(date: jiff::civil::Date) -> Self {
            date.to_string().into()
        }
    }
}

#[cfg(feature = "chrono")]
mod for_chrono {
    use super::Timestamp;

    impl Timestamp {
        /// Returns the instant as a date and time of chrono, or `None` if the text is no date or
        /// time.
        #[must_use]
        #[inline]
        pub fn to_chrono(&self) -> Option<chrono::DateTime<chrono::Utc>> {
            let instant = self.instant()?;
            chrono::DateTime::from_timestamp(instant.second, instant.nanosecond)
        }
    }

    impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for Timestamp {
        #[inline]
        fn from(time: chrono::DateTime<Z>) -> Self {
            let utc = time.to_utc();
            utc.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
                .into()
        }
    }

    impl From<chrono::NaiveDate> for Timestamp {
        #[inline]
        fn from(date: chrono::NaiveDate) -> Self {
            date.to_string().into()
        }
    }
}

#[cfg(feature = "time")]
mod for_time {
    use super::{Instant, Timestamp};

    impl Timestamp {
        /// Returns the instant as a date and time of the crate `time`, or `None` if the text is no
        /// date or time.
        #[must_use]
        #[inline]
        pub fn to_offset_date_time(&self) -> Option<time::OffsetDateTime> {
            let instant = self.instant()?;
            let time = time::OffsetDateTime::from_unix_timestamp(instant.second).ok()?;
            time.replace_nanosecond(instant.nanosecond).ok()
        }
    }

    impl From<time::OffsetDateTime> for Timestamp {
        #[inline]
        fn from(time: time::OffsetDateTime) -> Self {
            let instant = Instant {
                second: time.unix_timestamp(),
                nanosecond: time.nanosecond(),
            };
            instant.to_text().into()
        }
    }

    impl From<time::Date> for Timestamp {
        #[inline]
        fn from(date: time::Date) -> Self {
            let (year, month, day) = date.to_calendar_date();
            format!("{year:04}-{:02}-{day:02}", u8::from(month)).into()
        }
    }
}
