//! [`Cause`]: the reason for which a request waits, in words.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The reason for which a request waits.
pub(crate) struct Cause {
    pub(crate) reason: String,
    /// Whether the server refuses requests, or would.
    pub(crate) is_throttled: bool,
}

/// The first second of the year 10000, which the format of HTTP cannot write.
const YEAR_10000: u64 = 253_402_300_800;

impl Cause {
    /// Returns the cause of a wait for the server; `left` is the rest of the wait that it stated.
    pub(super) fn throttled(reason: &str, left: Option<Duration>) -> Self {
        let until = left.map(until).unwrap_or_default();
        Self {
            reason: format!("{reason}{until}"),
            is_throttled: true,
        }
    }

    /// Returns the cause of a wait for a limit that the caller has set.
    pub(super) fn own(reason: &str) -> Self {
        Self {
            reason: reason.to_owned(),
            is_throttled: false,
        }
    }
}

/// Returns the end of a wait from now on, or its length if it ends too late for a date.
fn until(left: Duration) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let end = now.ok().and_then(|now| now.checked_add(left));
    match end.filter(|end| end.as_secs() < YEAR_10000) {
        Some(end) => format!(" until {}", httpdate::fmt_http_date(UNIX_EPOCH + end)),
        None => format!(" for {} s", left.as_secs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_of_any_length_has_an_end_or_a_length() {
        let year = Duration::from_secs(365 * 24 * 60 * 60);
        for wait in [Duration::ZERO, year, 10 * year] {
            let until = until(wait);
            assert!(
                until.starts_with(" until ") && until.ends_with(" GMT"),
                "{until}"
            );
        }
        assert_eq!(until(9000 * year), " for 283824000000 s");
        assert_eq!(until(Duration::MAX), format!(" for {} s", u64::MAX));
    }

    #[test]
    fn a_cause_says_until_when_if_that_is_known() {
        assert_eq!(Cause::throttled("it is so", None).reason, "it is so");
        let cause = Cause::throttled("it is so", Some(Duration::from_secs(10)));
        assert!(cause.reason.starts_with("it is so until ") && cause.is_throttled);
    }
}
