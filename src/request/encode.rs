//! Encoding of arguments into paths, queries and forms, in the notation that PHP reads.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value;

/// The characters to percent-encode: all except those that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Adds the pairs of a value, named as PHP reads them.
///
/// An item of a list is `name[]`, a member of an object `name[member]`; an item that is itself a
/// list or object has its index, as in `name[0][member]`.
pub(crate) fn push_pairs(pairs: &mut Vec<(String, String)>, name: String, value: Value) {
    let member = |member: &str| match name.as_str() {
        "" => member.to_owned(),
        name => format!("{}[{member}]", name.strip_suffix("[]").unwrap_or(name)),
    };
    match value {
        Value::Array(items) => {
            for (index, item) in items.into_iter().enumerate() {
                let name = match item {
                    Value::Array(_) | Value::Object(_) => member(&index.to_string()),
                    _ if name.ends_with("[]") => name.clone(),
                    _ => format!("{name}[]"),
                };
                push_pairs(pairs, name, item);
            }
        }
        Value::Object(members) => {
            for (key, value) in members {
                push_pairs(pairs, member(&key), value);
            }
        }
        value => pairs.extend(scalar(value).map(|text| (name, text))),
    }
}

/// Returns a scalar as text, and `None` for null.
///
/// Booleans are `1` and `0`: Laravel's rule `boolean` rejects `true` and `false` in a query.
pub(crate) fn scalar(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(bool) => Some(if bool { "1" } else { "0" }.to_owned()),
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

/// Returns pairs as a percent-encoded query or form.
pub(crate) fn pairs(pairs: &[(String, String)]) -> String {
    pairs
        .iter()
        .map(|(name, value)| format!("{}={}", segment(name), segment(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// Returns text as a percent-encoded path segment.
pub(crate) fn segment(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Returns the reason why text cannot be one path segment, or `None` if it can.
///
/// The server treats encoded slashes as slashes, and intermediaries may decode more than once. So
/// the text is refused if it becomes a dot segment or contains a slash after any number of
/// decodings.
pub(crate) fn segment_problem(text: &str) -> Option<&'static str> {
    let mut text = text.to_owned();
    loop {
        if matches!(text.as_str(), "" | "." | "..") {
            return Some(
                "expected a value for one path segment, found an empty string, `.` or `..`, plain or percent-encoded",
            );
        }
        if text.contains(['/', '\\']) {
            return Some(
                "expected a value for one path segment, found a slash or backslash, plain or percent-encoded",
            );
        }
        if text.contains(char::is_control) {
            return Some(
                "expected a value for one path segment, found a control character, plain or percent-encoded",
            );
        }
        let unescaped = percent_decode_str(&text).decode_utf8_lossy().into_owned();
        if unescaped.len() >= text.len() {
            return None;
        }
        text = unescaped;
    }
}

/// Returns the reason why text cannot be a URL in one path segment, or `None` if it can.
///
/// The URL must keep its meaning if an intermediary decodes it once or twice.
pub(super) fn url_problem(text: &str) -> Option<&'static str> {
    let is_web = reqwest::Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if !is_web {
        return Some("expected a URL that begins with http:// or https://, found other text");
    }
    if text.contains(char::is_whitespace) {
        return Some(
            "expected a URL without whitespace, found some: percent-encode it, a space as %20",
        );
    }
    let once = percent_decode_str(text).decode_utf8_lossy().into_owned();
    let twice = percent_decode_str(&once).decode_utf8_lossy();
    let texts = [text, &once, &twice];
    let has_dot_segments = |text: &str| {
        let path = text.split(['?', '#']).next().unwrap_or_default();
        path.split('/').any(|segment| matches!(segment, "." | ".."))
    };
    if texts.iter().any(|text| has_dot_segments(text)) {
        return Some(
            "expected a URL without `.` and `..` in its path, found one of them, plain or percent-encoded",
        );
    }
    let is_forbidden = |c: char| c.is_control() || c == '\\';
    texts
        .iter()
        .any(|text| text.contains(is_forbidden))
        .then_some("expected a URL without backslashes and control characters, found one, plain or percent-encoded")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn query(name: &str, value: Value) -> String {
        let mut pairs = Vec::new();
        push_pairs(&mut pairs, name.to_owned(), value);
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&")
    }

    #[test]
    fn a_scalar_is_one_pair() {
        assert_eq!(query("a", json!("b c")), "a=b c");
        assert_eq!(query("a", json!(12)), "a=12");
        assert_eq!(query("a", json!(6.97)), "a=6.97");
        assert_eq!(
            query("a", json!(9_007_199_254_740_993_i64)),
            "a=9007199254740993"
        );
    }

    #[test]
    fn booleans_are_one_and_zero() {
        assert_eq!(query("a", json!(true)), "a=1");
        assert_eq!(query("a[]", json!([false])), "a[]=0");
    }

    #[test]
    fn null_is_not_sent() {
        assert_eq!(query("a", json!(null)), "");
        assert_eq!(query("a[]", json!([null, 1])), "a[]=1");
    }

    #[test]
    fn an_item_of_a_list_has_one_pair_of_brackets() {
        assert_eq!(query("a[]", json!([1, 2])), "a[]=1&a[]=2");
        assert_eq!(query("a", json!([1, 2])), "a[]=1&a[]=2");
        assert_eq!(query("a[]", json!([])), "");
    }

    #[test]
    fn nested_values_have_one_bracket_per_level() {
        assert_eq!(query("a", json!({"b": {"c": 1}})), "a[b][c]=1");
        assert_eq!(query("a[]", json!([{"b": 1}, [2]])), "a[0][b]=1&a[1][]=2");
        assert_eq!(query("", json!({"a": 1, "b": [2]})), "a=1&b[]=2");
    }

    #[test]
    fn reserved_characters_are_percent_encoded() {
        assert_eq!(
            segment("a/b?c#d&e=f%[]\\ü~-_."),
            "a%2Fb%3Fc%23d%26e%3Df%25%5B%5D%5C%C3%BC~-_."
        );
    }

    #[test]
    fn a_url_argument_is_absolute_and_survives_decoding() {
        for text in [
            "https://cdn2.onlyfans.com/files/1/2.jpg?Policy=a+b&x=%20~_/..",
            "http://localhost:8080/a",
        ] {
            assert_eq!(url_problem(text), None, "{text}");
        }
        for text in [
            "",
            "a",
            "ftp://a/b",
            "https://a/../b",
            "https://a/%2e%2e/b",
            "https://a/%252e%252e/b",
            "https://a/..%2fb",
            "https://a/b\n",
            "https://a/%0ab",
            "https://a/b c",
            "https://a\\b",
        ] {
            assert!(url_problem(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_segment_that_decodes_to_a_slash_or_dot_segment_is_refused() {
        for text in [
            "",
            ".",
            "..",
            "/",
            "a/b",
            "a\\b",
            "%2e",
            "%2E.",
            "%252e%252e",
            "a%2Fb",
            "%255c",
            "a\n",
            "%00",
            "%250a",
            "\u{85}",
        ] {
            assert!(segment_problem(text).is_some(), "{text:?}");
        }
        for text in [
            "a", "...", "acct_1", "a b", "ä", "%", "%zz", "a?b#c", "50%25", "．．", "%c0%ae",
        ] {
            assert_eq!(segment_problem(text), None, "{text:?}");
        }
    }
}
