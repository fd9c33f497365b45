//! Reads the body of a successful answer, or says where it is not as expected.

use std::fmt;

use bytes::Bytes;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::{Mismatch, response::Received};

/// Reads JSON.
pub(crate) fn json<T: DeserializeOwned>(received: &Received) -> Result<T, Mismatch> {
    let body = &received.body;
    if body.is_empty() && matches!(received.status.as_u16(), 204 | 205) {
        // These statuses have no body, whatever the document promises. The call did succeed.
        let nothing = ["null", "{}", "[]"];
        if let Some(value) = nothing
            .iter()
            .find_map(|text| serde_json::from_str(text).ok())
        {
            return Ok(value);
        }
    }
    serde_json::from_slice(body).map_err(|error| explain(received, &error))
}

/// Reads text.
pub(crate) fn text(received: &Received) -> Result<String, Mismatch> {
    String::from_utf8(received.body.to_vec()).map_err(|error| Mismatch {
        path: String::new(),
        expected: "text in UTF-8".to_owned(),
        found: format!("another byte at {}", error.utf8_error().valid_up_to()),
    })
}

fn explain(received: &Received, error: &serde_json::Error) -> Mismatch {
    if error.is_data()
        && let Ok(root) = serde_json::from_slice::<&RawValue>(&received.body)
    {
        let (path, found) = locate(&received.body, root, offset(&received.body, error));
        return Mismatch {
            path,
            expected: expectation(error),
            found: describe(found.get()),
        };
    }
    Mismatch {
        path: String::new(),
        expected: "JSON".to_owned(),
        found: describe_other(received, error),
    }
}

/// Where in the body serde_json stopped.
fn offset(body: &Bytes, error: &serde_json::Error) -> usize {
    let lines = body.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    before + error.column()
}

/// Finds the innermost value that begins, ends or goes on at an offset, and the path to it.
///
/// serde_json stops before the bracket of a list or object that it did not expect, and behind
/// everything else.
fn locate<'a>(body: &[u8], root: &'a RawValue, offset: usize) -> (String, &'a RawValue) {
    // Raw values are parts of the body.
    let start = |value: &RawValue| value.get().as_ptr() as usize - body.as_ptr() as usize;
    let is_here =
        |value: &RawValue| (start(value)..=start(value) + value.get().len()).contains(&offset);
    let mut path = String::new();
    let mut value = root;
    loop {
        let text = value.get();
        let inner = if text.starts_with('{') {
            let Members(members) = serde_json::from_str(text).unwrap_or_default();
            let found = members.into_iter().find(|(_, member)| is_here(member));
            found.map(|(name, member)| match path.as_str() {
                "" => (name, member),
                _ => (format!(".{name}"), member),
            })
        } else {
            let items: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
            let found = items
                .into_iter()
                .enumerate()
                .find(|(_, item)| is_here(item));
            found.map(|(index, item)| (format!("[{index}]"), item))
        };
        let Some((step, next)) = inner else {
            return (path, value);
        };
        path.push_str(&step);
        value = next;
    }
}

/// The members of an object as they stand in it.
#[derive(Default)]
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Members::default();
                while let Some(member) = map.next_entry()? {
                    members.0.push(member);
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

fn expectation(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(text, _)| text);
    // From the right: the message may quote the value.
    if let Some((_, expected)) = message.rsplit_once("expected ") {
        return expected.to_owned();
    }
    match message.strip_prefix("missing field ") {
        Some(field) => format!("a field {field}"),
        None => message.to_owned(),
    }
}

/// Names a JSON value without quoting what may be private.
fn describe(text: &str) -> String {
    match text.as_bytes() {
        [b'{', ..] => "an object".to_owned(),
        [b'[', ..] => "a list".to_owned(),
        [b'"', inner @ .., b'"'] => {
            let inner = String::from_utf8_lossy(inner);
            if inner.is_empty() {
                "an empty string".to_owned()
            } else if inner.parse::<f64>().is_ok() {
                "a number in a string".to_owned()
            } else {
                "a string".to_owned()
            }
        }
        _ => text.to_owned(),
    }
}

fn describe_other(received: &Received, error: &serde_json::Error) -> String {
    let body = received.body.trim_ascii_start();
    if body.is_empty() {
        return "an empty body".to_owned();
    }
    if body.starts_with(b"<") {
        return "HTML or XML".to_owned();
    }
    if error.is_eof() {
        return format!("JSON that ends early, after {} bytes", received.body.len());
    }
    let media_type = received.headers.get(reqwest::header::CONTENT_TYPE);
    match media_type.and_then(|value| value.to_str().ok()) {
        Some(media_type) => format!("{} bytes of {media_type}: {error}", received.body.len()),
        None => format!("{} bytes of something else: {error}", received.body.len()),
    }
}

#[cfg(test)]
mod tests {
    use reqwest::{StatusCode, header::HeaderMap};
    use serde_json::Value;

    use super::*;

    fn received(status: u16, body: &str) -> Received {
        let status = StatusCode::from_u16(status).expect("a status");
        let mut received = Received::new(status, HeaderMap::new());
        received.body = Bytes::copy_from_slice(body.as_bytes());
        received
    }

    fn mismatch<T: DeserializeOwned + std::fmt::Debug>(body: &str) -> (String, String, String) {
        let mismatch = json::<T>(&received(200, body)).expect_err("a mismatch");
        (mismatch.path, mismatch.expected, mismatch.found)
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Row {
        id: Option<i64>,
        #[serde(default, deserialize_with = "crate::reading::list_without_nulls")]
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
    fn a_status_without_body_is_read_as_nothing() {
        let row: Row = json(&received(204, "")).expect("nothing");
        assert_eq!(row.id, None);
        let list: Vec<Row> = json(&received(204, "")).expect("nothing");
        assert!(list.is_empty());
        assert!(json::<Row>(&received(200, "")).is_err());
    }
}
