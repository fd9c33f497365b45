//! Reads the body of a successful answer, or says where it is not as expected.

use serde::de::{DeserializeOwned, IgnoredAny};

use super::{
    drift::{DecodeMode, Drift, Mismatch},
    heal,
};
use crate::model::lenient::OfObject;

/// Reads JSON; what was healed of it comes with it.
///
/// `media_type` is what the body is said to be. With `may_be_empty`, the response has no body
/// whatever its type.
pub(crate) fn json<T: DeserializeOwned>(
    body: &[u8],
    media_type: Option<&str>,
    may_be_empty: bool,
    mode: DecodeMode,
) -> Result<(T, Vec<Drift>), Mismatch> {
    if body.is_empty() && may_be_empty {
        // Such an answer has none, whatever the document promises. The call did succeed.
        let nothing = ["null", "{}", "[]"];
        if let Some(value) = nothing
            .iter()
            .find_map(|text| from_slice(text.as_bytes()).ok())
        {
            return Ok((value, Vec::new()));
        }
    }
    bytes(body, media_type, mode)
}

/// Reads JSON from bytes; what was healed of it comes with it.
///
/// # Errors
///
/// If it is not JSON or of another kind altogether; if `mode` is strict, also if any part of it is
/// not as expected.
pub fn decode<T: DeserializeOwned>(
    body: &[u8],
    mode: DecodeMode,
) -> Result<(T, Vec<Drift>), Mismatch> {
    bytes(body, None, mode)
}

/// Reads JSON of which any part may be missing or wrong, and that must never cost anything else.
///
/// It is small, so it is healed at once, and strict decoding of it is not compiled.
pub(crate) fn lenient<T: DeserializeOwned + Default>(json: &[u8]) -> T {
    let value = heal::read(json, DecodeMode::Heal).and_then(Result::ok);
    value.map(|(value, _)| value).unwrap_or_default()
}

/// Reads text.
pub(crate) fn text(body: &[u8]) -> Result<String, Mismatch> {
    String::from_utf8(body.to_vec()).map_err(|error| Mismatch {
        path: String::new(),
        expected: "text in UTF-8".to_owned(),
        found: format!("another byte at {}", error.utf8_error().valid_up_to()),
    })
}

fn bytes<T: DeserializeOwned>(
    body: &[u8],
    media_type: Option<&str>,
    mode: DecodeMode,
) -> Result<(T, Vec<Drift>), Mismatch> {
    let error = match from_slice(body) {
        Ok(value) => return Ok((value, Vec::new())),
        Err(error) => error,
    };
    match heal::read(body, mode) {
        Some(Ok(_)) if mode == DecodeMode::Strict => Err(Mismatch {
            path: String::new(),
            expected: "JSON that serde_json decodes".to_owned(),
            // The error may quote what is private.
            found: format!("other JSON in line {}", error.line()),
        }),
        Some(result) => result,
        None => Err(Mismatch {
            path: String::new(),
            expected: "JSON".to_owned(),
            found: describe(body, media_type),
        }),
    }
}

/// As that of serde_json, but that a list is never read as an object.
fn from_slice<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = T::deserialize(OfObject(&mut deserializer))?;
    deserializer.end()?;
    Ok(value)
}

/// Describes what is not JSON.
fn describe(body: &[u8], media_type: Option<&str>) -> String {
    let start = body.trim_ascii_start();
    if start.is_empty() {
        return "an empty body".to_owned();
    }
    if start.starts_with(b"<") {
        return "HTML or XML".to_owned();
    }
    let length = body.len();
    let media_type = media_type.unwrap_or("something else");
    // Of the grammar alone: the error of a type may quote what is private.
    match serde_json::from_slice::<IgnoredAny>(body) {
        Err(error) if error.is_eof() => format!("JSON that ends early, after {length} bytes"),
        Err(error) => format!("{length} bytes of {media_type}: {error}"),
        Ok(_) => format!("{length} bytes of {media_type}"),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::Value;

    use super::*;

    fn read<T: DeserializeOwned>(body: &str) -> Result<T, Mismatch> {
        json(body.as_bytes(), None, false, DecodeMode::Strict).map(|(value, _)| value)
    }

    fn mismatch<T: DeserializeOwned + std::fmt::Debug>(body: &str) -> (String, String, String) {
        let mismatch = read::<T>(body).expect_err("a mismatch");
        (mismatch.path, mismatch.expected, mismatch.found)
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Row {
        id: Option<i64>,
        #[serde(default, deserialize_with = "crate::model::lenient::Data::read")]
        tags: Vec<String>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Page {
        data: Vec<Row>,
    }

    #[test]
    fn a_mismatch_is_found_whatever_its_kind() {
        for (value, found) in [
            ("\"\"", "an empty string"),
            ("\"12\"", "a number in a string"),
            ("\"as expected by John\"", "a string"),
            ("1.5", "1.5"),
            ("true", "true"),
            ("{\"a\": [1]}", "an object"),
            ("[[2]]", "a list"),
        ] {
            let body = format!(
                "\n {{ \"data\": [{{\"id\": 1}},\n {{\"tags\": [], \"id\": {value}, \"x\": 0}}] }}"
            );
            assert_eq!(
                mismatch::<Page>(&body),
                ("data[1].id".to_owned(), "i64".to_owned(), found.to_owned()),
                "{body}"
            );
        }
    }

    #[test]
    fn a_missing_field_is_found_at_its_object() {
        assert_eq!(
            mismatch::<Page>(r#"{"other": {"data": 1}}"#),
            (
                String::new(),
                "a field `data`".to_owned(),
                "an object".to_owned()
            )
        );
    }

    #[test]
    fn an_item_is_found_in_a_list_at_the_top() {
        let (path, expected, found) = mismatch::<Vec<Row>>(r#"[{}, {"tags": ["a", 2]}]"#);
        assert_eq!(
            (path.as_str(), expected.as_str(), found.as_str()),
            ("[1].tags[1]", "a string", "2")
        );
    }

    #[test]
    fn what_is_not_json_is_named() {
        let found = |body| mismatch::<Value>(body).2;
        assert_eq!(found(""), "an empty body");
        assert_eq!(found(" <!DOCTYPE html>"), "HTML or XML");
        assert_eq!(found("{\"a\": "), "JSON that ends early, after 6 bytes");
        assert!(found("hello").contains("5 bytes"));
    }

    #[test]
    fn a_response_without_body_is_read_as_nothing() {
        let nothing = b"";
        let (row, _) = json::<Row>(nothing, None, true, DecodeMode::Strict).expect("nothing");
        assert_eq!(row.id, None);
        let (list, _) = json::<Vec<Row>>(nothing, None, true, DecodeMode::Strict).expect("nothing");
        assert!(list.is_empty());
        assert!(read::<Row>("").is_err());
    }
}
