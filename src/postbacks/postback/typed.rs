//! The types of variables, and the repair of text that was encoded too little or too often.

use percent_encoding::percent_decode_str;

use super::Variable;
use crate::model::{
    amount::Amount,
    timestamp::{Timestamp, is_date},
};

/// Returns the text of a value, repaired if only so it matches its type, and what was expected if it
/// does not match.
pub(super) fn settled(variable: &Variable, text: String) -> (String, Option<&'static str>) {
    let (is_valid, expected): (fn(&str) -> bool, _) = match Variable::from(variable.name()) {
        Variable::AmountGross | Variable::AmountNet => (is_amount, "a decimal number"),
        Variable::ConversionAt => (is_date, "a date or time"),
        _ => return (text, None),
    };
    if is_valid(&text) {
        return (text, None);
    }
    let once = text.trim().to_owned();
    // A body may hold values that are encoded for URLs, and a query such that are encoded twice.
    let decoded = percent_decode_str(&once).decode_utf8_lossy().into_owned();
    for repaired in [with_plus(&once), with_plus(&decoded), once, decoded] {
        if is_valid(&repaired) {
            return (repaired, None);
        }
    }
    (text, Some(expected))
}

/// Returns whether two texts of a variable stand for the same value.
pub(super) fn is_same(variable: &Variable, one: &str, other: &str) -> bool {
    match Variable::from(variable.name()) {
        Variable::AmountGross | Variable::AmountNet => {
            let amounts = one.parse::<Amount>().ok().zip(other.parse().ok());
            amounts.map_or(one == other, |(one, other)| one == other)
        }
        // Text that is no time equals the same text only.
        Variable::ConversionAt => Timestamp::from(one) == Timestamp::from(other),
        _ => one == other,
    }
}

fn is_amount(text: &str) -> bool {
    text.parse::<Amount>().is_ok()
}

/// Returns a time whose offset lost its `+`, which is a space in a query.
fn with_plus(text: &str) -> String {
    match text.rsplit_once(' ') {
        Some((time, offset)) => format!("{time}+{offset}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_repaired_only_if_it_is_none_otherwise() {
        for (text, expected) in [
            ("2025-01-31 12:00:00", "2025-01-31 12:00:00"),
            ("2025-01-31T12:00:00 00:00", "2025-01-31T12:00:00+00:00"),
            ("2025-01-31%2012%3A00%3A00", "2025-01-31 12:00:00"),
            (
                "2025-01-31T12%3A00%3A00%2B01%3A00",
                "2025-01-31T12:00:00+01:00",
            ),
            (" 2025-01-31 ", "2025-01-31"),
        ] {
            let settled = settled(&Variable::ConversionAt, text.to_owned());
            assert_eq!(settled, (expected.to_owned(), None));
        }
        let other = settled(&Variable::ConversionAt, "at noon".to_owned());
        assert_eq!(other, ("at noon".to_owned(), Some("a date or time")));
    }

    #[test]
    fn an_amount_is_a_decimal_number_and_other_text_stays() {
        let settle = |text: &str| settled(&Variable::AmountNet, text.to_owned());
        assert_eq!(settle(" 12.30"), ("12.30".to_owned(), None));
        assert_eq!(settle("$12"), ("$12".to_owned(), Some("a decimal number")));
        let id = settled(&Variable::ClickId, " %20".to_owned());
        assert_eq!(id, (" %20".to_owned(), None));
    }
}
