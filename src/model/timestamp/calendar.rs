//! The reading and writing of dates and times in the Gregorian calendar.
//!
//! The crates for dates are large, and most programs use one of them already; a few forms are all
//! that the server writes.

/// An instant in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Instant {
    /// Whole seconds since the beginning of 1970.
    pub(super) second: i64,
    /// Nanoseconds since the second began.
    pub(super) nanosecond: u32,
}

const DAY: i64 = 86_400;

impl Instant {
    /// Reads a date, or a date and a time with or without fraction and zone, as in RFC 3339 and
    /// with a space in place of its `T`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rest = Rest(text.as_bytes());
        let year = rest.number(4)?;
        rest.one_of(b"-")?;
        let month = rest.number(2)?;
        rest.one_of(b"-")?;
        let day = rest.number(2)?;
        let mut second = days(year, month, day)? * DAY;
        let mut nanosecond = 0;
        if !rest.0.is_empty() {
            rest.one_of(b"Tt ")?;
            let (of_day, fraction) = rest.time()?;
            second += of_day - rest.offset()?;
            nanosecond = fraction;
        }
        rest.0.is_empty().then_some(Self { second, nanosecond })
    }

    /// Returns the number of days since the beginning of 1970.
    pub(super) fn day(self) -> i64 {
        self.second.div_euclid(DAY)
    }

    /// Returns the beginning of a day.
    pub(super) fn of_day(day: i64) -> Self {
        Self {
            second: day.saturating_mul(DAY),
            nanosecond: 0,
        }
    }

    pub(super) fn without_fraction(self) -> Self {
        Self {
            nanosecond: 0,
            ..self
        }
    }

    /// Returns the instant in the form of RFC 3339, in UTC, such as `2025-01-31T12:00:00Z`.
    ///
    /// The years of four digits are all that this form has; other years are the nearest of these.
    pub(super) fn to_text(self) -> String {
        let second = self.second.clamp(-62_167_219_200, 253_402_300_799);
        let (year, month, day) = date(second.div_euclid(DAY));
        let of_day = second.rem_euclid(DAY);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let fraction = match self.nanosecond {
            0 => String::new(),
            nanosecond => {
                let digits = format!("{nanosecond:09}");
                format!(".{}", digits.trim_end_matches('0'))
            }
        };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
    }
}

/// The text that is not read yet.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    /// Reads a number of so many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.iter().try_fold(0, |number, byte| {
            byte.is_ascii_digit()
                .then(|| number * 10 + i64::from(byte - b'0'))
        })
    }

    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        bytes.contains(first).then_some(*first)
    }

    fn is_next(&self, bytes: &[u8]) -> bool {
        self.0.first().is_some_and(|first| bytes.contains(first))
    }

    /// Reads a time of the day: its seconds, and nanoseconds.
    fn time(&mut self) -> Option<(i64, u32)> {
        let hour = self.number(2).filter(|hour| *hour < 24)?;
        self.one_of(b":")?;
        let minute = self.number(2).filter(|minute| *minute < 60)?;
        let mut second = 0;
        let mut nanosecond = 0;
        if self.is_next(b":") {
            self.one_of(b":")?;
            // Of a leap second only its beginning is known.
            second = self.number(2).filter(|second| *second <= 60)?;
            if self.is_next(b".,") {
                self.one_of(b".,")?;
                nanosecond = self.fraction()?;
            }
        }
        Some(((hour * 60 + minute) * 60 + second, nanosecond))
    }

    /// Reads the digits of a fraction, of which nine are kept.
    fn fraction(&mut self) -> Option<u32> {
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit());
        let length = digits.count();
        let (digits, rest) = self.0.split_at(length);
        self.0 = rest;
        let digits = digits.iter().map(|byte| u32::from(byte - b'0'));
        let nine = digits.chain(std::iter::repeat(0)).take(9);
        (length > 0).then(|| nine.fold(0, |number, digit| number * 10 + digit))
    }

    /// Reads the offset from UTC in seconds; no offset is UTC.
    fn offset(&mut self) -> Option<i64> {
        if self.0.is_empty() {
            return Some(0);
        }
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hour = self.number(2).filter(|hour| *hour < 24)?;
        if self.is_next(b":") {
            self.one_of(b":")?;
        }
        let minute = self.number(2).filter(|minute| *minute < 60)?;
        Some(sign * (hour * 60 + minute) * 60)
    }
}

/// Returns the number of days since the beginning of 1970, or `None` if there is no such date.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Years that begin in March have their leap day at the end; an era is 400 of them.
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(era * 146_097 + of_era - 719_468)
}

/// Returns year, month and day of a number of days since the beginning of 1970.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}
