//! Decoding of the body of a successful response, with a [`Mismatch`] if it fails.

pub(crate) mod drift;
pub(crate) mod from_json;
mod heal;

use serde::de::{self, DeserializeOwned, IgnoredAny};

use crate::model::{
    lenient::{OfObject, without_mark},
    salvage::Scope,
};
use drift::{DecodeMode, Drift, DriftAction, Mismatch};
use heal::Stop;

/// Decodes a JSON body, and returns the values that were healed along with it.
///
/// `media_type` is that of the header `Content-Type`. `may_be_empty` is set for responses that HTTP
/// defines to have no body.
pub(crate) fn json<T: DeserializeOwned>(
    body: &[u8],
    media_type: Option<&str>,
    may_be_empty: bool,
    mode: DecodeMode,
) -> Result<(T, Vec<Drift>), Mismatch> {
    if body.is_empty() && may_be_empty {
        // The document may promise a body, but the call did succeed.
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

/// Decodes a value from JSON bytes, and returns the values that were healed along with it.
///
/// # Errors
///
/// Returns a [`Mismatch`] if the bytes are not JSON or the value as a whole does not match the
/// type; with [`DecodeMode::Strict`], also if any value within it does not match.
pub fn decode<T: DeserializeOwned>(
    body: &[u8],
    mode: DecodeMode,
) -> Result<(T, Vec<Drift>), Mismatch> {
    bytes(body, None, mode)
}

/// Decodes JSON whose parts may all be missing or wrong; returns the default if nothing matches.
///
/// Such JSON is small, so it is healed at once, and no strict decoding is compiled for its type.
pub(crate) fn lenient<T: DeserializeOwned + Default>(json: &[u8]) -> T {
    let value = heal::read(json, DecodeMode::Heal, None).and_then(Result::ok);
    value.map(|(value, _)| value).unwrap_or_default()
}

/// Decodes a body as text in UTF-8, and returns the bytes that are not UTF-8 as drift.
pub(crate) fn text(body: &[u8], mode: DecodeMode) -> Result<(String, Vec<Drift>), Mismatch> {
    let offset = match str::from_utf8(body) {
        Ok(text) => return Ok((text.to_owned(), Vec::new())),
        Err(error) => error.valid_up_to(),
    };
    let expected = "text in UTF-8";
    let found = format!("an invalid byte at offset {offset}");
    let drift = removed(expected, found, mode)?;
    Ok((String::from_utf8_lossy(body).into_owned(), vec![drift]))
}

fn bytes<T: DeserializeOwned>(
    body: &[u8],
    media_type: Option<&str>,
    mode: DecodeMode,
) -> Result<(T, Vec<Drift>), Mismatch> {
    let json = without_mark(body);
    let (value, mut drift) = unmarked(json, media_type, mode)?;
    if json.len() < body.len() {
        let found = "a byte order mark before it".to_owned();
        drift.insert(0, removed("JSON alone", found, mode)?);
    }
    Ok((value, drift))
}

/// Returns the drift of a part of the body that is left out, or the mismatch in strict mode.
#[cold]
fn removed(expected: &str, found: String, mode: DecodeMode) -> Result<Drift, Mismatch> {
    let (path, expected) = (String::new(), expected.to_owned());
    match mode {
        DecodeMode::Heal => Ok(Drift {
            path,
            expected,
            found,
            action: DriftAction::Removed,
        }),
        DecodeMode::Strict => Err(Mismatch {
            path,
            expected,
            found,
        }),
    }
}

fn unmarked<T: DeserializeOwned>(
    body: &[u8],
    media_type: Option<&str>,
    mode: DecodeMode,
) -> Result<(T, Vec<Drift>), Mismatch> {
    let scope = Scope::enter();
    let error = match from_slice(body) {
        Ok(value) => return Ok((value, Vec::new())),
        Err(error) => error,
    };
    let stop = Stop {
        scope: &scope,
        line: error.line(),
        column: error.column(),
    };
    match heal::read(body, mode, Some(stop)) {
        Some(Ok(_)) if mode == DecodeMode::Strict => Err(Mismatch {
            path: String::new(),
            expected: "JSON that serde_json decodes".to_owned(),
            // The error itself may quote private values.
            found: format!("JSON that it rejects in line {}", error.line()),
        }),
        Some(result) => result,
        None => Err(Mismatch {
            path: String::new(),
            expected: "JSON".to_owned(),
            found: describe(body, media_type),
        }),
    }
}

/// Decodes as [`serde_json::from_slice`] does, except that a list is never read as a struct.
fn from_slice<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    // UTF-8 is checked once for the whole body, not for each string.
    let body = str::from_utf8(body).map_err(de::Error::custom)?;
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let value = T::deserialize(OfObject(&mut deserializer))?;
    deserializer.end()?;
    Ok(value)
}

/// Describes a body that is not JSON.
fn describe(body: &[u8], media_type: Option<&str>) -> String {
    let start = body.trim_ascii_start();
    if start.is_empty() {
        return "an empty body".to_owned();
    }
    if start.starts_with(b"<") {
        return "HTML or XML".to_owned();
    }
    let length = body.len();
    let media_type = media_type.unwrap_or("an unknown media type");
    // An error of the grammar quotes nothing; the error of a type may quote private values.
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
    fn a_mismatch_names_its_path_and_the_kind_found() {
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
    fn a_missing_field_is_reported_at_its_object() {
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
    fn a_mismatch_in_a_top_level_list_has_a_path() {
        let (path, expected, found) = mismatch::<Vec<Row>>(r#"[{}, {"tags": ["a", 2]}]"#);
        assert_eq!(
            (path.as_str(), expected.as_str(), found.as_str()),
            ("[1].tags[1]", "a string", "2")
        );
    }

    #[test]
    fn a_body_that_is_not_json_is_described() {
        let found = |body| mismatch::<Value>(body).2;
        assert_eq!(found(""), "an empty body");
        assert_eq!(found(" <!DOCTYPE html>"), "HTML or XML");
        assert_eq!(found("{\"a\": "), "JSON that ends early, after 6 bytes");
        assert!(found("hello").contains("5 bytes"));
    }

    #[test]
    fn an_empty_body_decodes_to_an_empty_value() {
        let nothing = b"";
        let (row, _) = json::<Row>(nothing, None, true, DecodeMode::Strict).expect("nothing");
        assert_eq!(row.id, None);
        let (list, _) = json::<Vec<Row>>(nothing, None, true, DecodeMode::Strict).expect("nothing");
        assert!(list.is_empty());
        assert!(read::<Row>("").is_err());
    }
}
