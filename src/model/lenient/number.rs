//! The grammar of the numbers of JSON, also for numbers in text.

/// Returns the length in bytes of the number with which JSON begins, or `None` if it begins with
/// none.
pub(crate) fn length(json: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let digits = json.iter().skip(from);
        digits.take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = usize::from(json.first() == Some(&b'-'));
    end += match json.get(end)? {
        b'0' => 1,
        b'1'..=b'9' => digits(end),
        _ => return None,
    };
    if json.get(end) == Some(&b'.') {
        end += 1 + some(digits(end + 1))?;
    }
    if let Some(b'e' | b'E') = json.get(end) {
        let sign = usize::from(matches!(json.get(end + 1), Some(b'+' | b'-')));
        end += 1 + sign + some(digits(end + 1 + sign))?;
    }
    Some(end)
}

/// Returns whether text is a number as JSON writes it, without spaces.
pub(crate) fn is_number(text: &str) -> bool {
    length(text.as_bytes()) == Some(text.len())
}

/// Returns the number in text that is a number as JSON writes it; `None` if an `f64` cannot hold
/// it.
pub(crate) fn in_text(text: &str) -> Option<f64> {
    let number = text.parse::<f64>().ok().filter(|_| is_number(text));
    number.filter(|number| number.is_finite())
}

fn some(count: usize) -> Option<usize> {
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_a_number_exactly_if_it_is_one_in_json() {
        for text in [
            "0", "-0", "5", "-12", "12.30", "0.5", "1e5", "1E+5", "-1.5e-7", "1e999", "", " ",
            " 5", "5 ", "+5", "05", "-", ".5", "5.", "1.e5", "1e", "1e+", "0x5", "1_000", "1,000",
            "NaN", "inf", "Infinity", "5 apples", "--5", "٥",
        ] {
            let in_json = serde_json::from_str::<&serde_json::value::RawValue>(text);
            let in_json = in_json.is_ok_and(|json| json.get() == text);
            assert_eq!(is_number(text), in_json, "{text:?}");
        }
    }

    #[test]
    fn the_length_of_a_number_ends_before_what_follows_it() {
        for (json, expected) in [
            ("12,", Some(2)),
            ("-1.50]", Some(5)),
            ("05", Some(1)),
            ("1e5 ", Some(3)),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(length(json.as_bytes()), expected, "{json}");
        }
    }

    #[test]
    fn a_number_that_is_too_large_is_not_read_from_text() {
        assert_eq!(in_text("12.30"), Some(12.3));
        assert_eq!(in_text("1e999"), None);
        assert_eq!(in_text("+5"), None);
    }
}
