//! Every generated method is called against the mock, with arguments from the document.

use std::{
    future::Future,
    io::{self, Write},
    pin::Pin,
};

use onlyfansapi::{
    Client, DecodeMode, Drift, DriftAction, Error, ErrorKind, Mismatch, Response, runtime, types,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    pages::{Options, Walking},
    support::{mock, plain_http},
    uploads::parts_of,
    vendored,
};

type Call = Pin<Box<dyn Future<Output = Result<Called, Error>>>>;

type Refusal = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

pub(crate) type Decode = fn(&[u8], DecodeMode) -> Result<(Value, Vec<Drift>), Mismatch>;

/// A call, and the request that the server must receive.
pub(crate) struct Case {
    pub(crate) operation: &'static str,
    method: &'static str,
    path: &'static str,
    query: &'static [(&'static str, &'static str)],
    headers: &'static [(&'static str, &'static str)],
    body: Option<&'static str>,
    /// The parts of a form: the name of each, the name of its file if it is one, and the content.
    parts: &'static [(&'static str, Option<&'static str>, &'static str)],
    /// Decodes a response and encodes it again.
    pub(crate) decode: Option<Decode>,
    call: fn(Client) -> Call,
    /// Walks the list from page to page, if it has pages.
    pub(crate) walk: Option<fn(Client, Options) -> Walking>,
    /// A call that one argument makes invalid, if there is a check.
    refused: Option<Refused>,
}

/// A call that one argument makes invalid.
struct Refused {
    /// The name of the argument on the wire.
    argument: &'static str,
    /// Whether it is a member of the body, or else a parameter of the query.
    is_in_body: bool,
    /// The JSON of its value; the argument is missing without one.
    value: Option<&'static str>,
    call: fn(Client) -> Refusal,
}

/// A response as it was received, and as it is encoded after it was decoded.
pub(crate) struct Called {
    received: Value,
    decoded: Value,
    drift: Vec<Drift>,
}

impl Called {
    fn json<T: Serialize>(response: &Response<T>) -> Self {
        Self {
            received: serde_json::from_slice(response.raw()).expect("the mock sends JSON"),
            decoded: serde_json::to_value(&**response).expect("responses are JSON"),
            drift: response.drift().to_vec(),
        }
    }

    fn text(response: &Response<String>) -> Self {
        let received = std::str::from_utf8(response.raw()).expect("the mock sends text");
        Self {
            received: received.into(),
            decoded: response.as_str().into(),
            drift: Vec::new(),
        }
    }

    fn bytes(response: &Response<impl AsRef<[u8]>>) -> Self {
        Self {
            received: response.raw().to_vec().into(),
            decoded: response.as_ref().to_vec().into(),
            drift: Vec::new(),
        }
    }

    fn nothing(response: &Response<()>) -> Self {
        Self {
            received: response.raw().to_vec().into(),
            decoded: Vec::<u8>::new().into(),
            drift: Vec::new(),
        }
    }
}

pub(crate) fn decode<T: DeserializeOwned + Serialize>(
    response: &[u8],
    mode: DecodeMode,
) -> Result<(Value, Vec<Drift>), Mismatch> {
    let (value, drift) = runtime::decode::<T>(response, mode)?;
    let value = serde_json::to_value(value).expect("responses are JSON");
    Ok((value, drift))
}

fn from<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[allow(clippy::all)]
pub(crate) fn cases() -> Vec<Case> {
    include!(concat!(env!("OUT_DIR"), "/contract.rs"))
}

#[tokio::test]
async fn every_operation_sends_its_documented_request_and_decodes_without_loss() {
    let (server, client) = mock().await;
    let cases = cases();
    let mut decoded = 0;
    let mut forms = 0;
    for (index, case) in cases.iter().enumerate() {
        let response = (case.call)(client.clone())
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", case.operation));
        let received = server.received();
        assert_eq!(
            received.len(),
            index + 1,
            "{}: not one request",
            case.operation
        );
        let request = received.last().expect("a request");
        assert_eq!(request.method.as_str(), case.method, "{}", case.operation);
        assert_eq!(request.path, case.path, "{}", case.operation);
        assert_eq!(
            pairs(&request.query),
            expected_pairs(case.query),
            "{}",
            case.operation
        );
        for (name, value) in case.headers {
            let sent = request.headers.get(*name).map(|value| value.as_bytes());
            assert_eq!(sent, Some(value.as_bytes()), "{}: {name}", case.operation);
        }
        match case.body {
            Some(body) => {
                let sent: Value = serde_json::from_slice(&request.body).expect("a body of JSON");
                assert_eq!(sent, from::<Value>(body), "{}", case.operation);
            }
            None if !case.parts.is_empty() => {
                let media_type = request.headers["content-type"].to_str().expect("text");
                let parts = parts_of(media_type, &request.body).await;
                let parts: Vec<_> = parts
                    .iter()
                    .map(|part| {
                        let text = std::str::from_utf8(&part.content).expect("text");
                        (&*part.name, part.file_name.as_deref(), text)
                    })
                    .collect();
                let mut expected = case.parts.to_vec();
                expected.sort();
                assert_eq!(parts, expected, "{}", case.operation);
                forms += 1;
            }
            None => assert!(request.body.is_empty(), "{}: a body", case.operation),
        }
        if let Some(lost) = lost(&response.received, &response.decoded, String::new()) {
            panic!("{}: lost {lost} of {}", case.operation, response.received);
        }
        // The documented sample of a list without pages says that there are more.
        let drift = response.drift.iter();
        let drift: Vec<&Drift> = drift
            .filter(|drift| drift.action != DriftAction::Cut)
            .collect();
        assert!(drift.is_empty(), "{}: {drift:?}", case.operation);
        if let Some(decode) = case.decode {
            for hostile in HOSTILE {
                let response = hostile(&response.received).to_string();
                // The types take these values without healing.
                decode(response.as_bytes(), DecodeMode::Strict)
                    .unwrap_or_else(|error| panic!("{}: {error} in {response}", case.operation));
            }
        }
        decoded += 1;
    }
    // Not by `println!`, which a test captures.
    writeln!(
        io::stdout(),
        "contract: {} of {} operations called, {forms} with files, {decoded} decoded",
        cases.len(),
        documented()
    )
    .expect("standard output");
    assert_eq!(cases.len(), documented());
    assert_eq!(forms, 2);
}

/// Changes that the server makes to its documented responses.
const HOSTILE: [fn(&Value) -> Value; 4] = [nulls, null_members, nothing_within, no_members];

/// Replaces every scalar by null.
fn nulls(response: &Value) -> Value {
    match response {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), nulls(value)))
            .collect(),
        Value::Array(items) => items.iter().map(nulls).collect(),
        _ => Value::Null,
    }
}

/// Replaces every member of an object by null.
fn null_members(response: &Value) -> Value {
    match response {
        Value::Object(members) => members
            .keys()
            .map(|name| (name.clone(), Value::Null))
            .collect(),
        // Only a list that is the whole response; its request reads it.
        Value::Array(_) => json!([]),
        _ => Value::Null,
    }
}

/// Replaces every object by an empty list, as PHP writes an object without members.
fn nothing_within(response: &Value) -> Value {
    match response {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Object(_) => json!([]),
                    value => value.clone(),
                };
                (name.clone(), value)
            })
            .collect(),
        other => other.clone(),
    }
}

/// Removes every member.
fn no_members(response: &Value) -> Value {
    match response {
        Value::Object(_) => json!({}),
        Value::Array(_) => json!([]),
        _ => Value::Null,
    }
}

/// Returns the number of operations that are generated.
fn documented() -> usize {
    vendored::document().operations.len()
}

#[test]
fn every_documented_operation_is_generated() {
    assert_eq!(vendored::surface().skipped, []);
}

#[test]
fn a_lost_value_is_found() {
    let json = |text: &str| from::<Value>(text);
    let lost = |received, decoded| lost(&json(received), &json(decoded), String::new());
    assert_eq!(
        lost(r#"{"a": [1, null], "b": null}"#, r#"{"a": [1, null]}"#),
        None
    );
    assert_eq!(
        lost(r#"{"a": [{"b": 1}]}"#, r#"{"a": [{}]}"#).as_deref(),
        Some("/a/0/b")
    );
    assert_eq!(lost(r#"{"a": 1}"#, r#"{"a": 1.5}"#).as_deref(), Some("/a"));
    assert_eq!(lost("[1, 2]", "[1]").as_deref(), Some("/1"));
}

/// Returns the place of the first received value that is lost; nulls do not count.
fn lost(received: &Value, decoded: &Value, place: String) -> Option<String> {
    match received {
        Value::Null => None,
        // PHP writes an object without members so.
        Value::Array(items) if items.is_empty() => None,
        Value::Object(_) if !decoded.is_object() => Some(place),
        Value::Array(_) if !decoded.is_array() => Some(place),
        Value::Object(members) => members.iter().find_map(|(name, value)| {
            lost(
                value,
                decoded.get(name).unwrap_or(&Value::Null),
                format!("{place}/{name}"),
            )
        }),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| {
            lost(
                item,
                decoded.get(index).unwrap_or(&Value::Null),
                format!("{place}/{index}"),
            )
        }),
        // A whole amount is encoded with a fraction.
        Value::Number(number) if number.as_f64() == decoded.as_f64() => None,
        scalar => (scalar != decoded).then_some(place),
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let url = reqwest::Url::parse(&format!("http://localhost/?{query}")).expect("a query");
    let mut pairs: Vec<_> = url.query_pairs().into_owned().collect();
    pairs.sort();
    pairs
}

fn expected_pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    pairs.sort();
    pairs
}

#[tokio::test]
async fn an_invalid_argument_is_refused_by_the_client_and_by_the_mock() {
    let (server, client) = mock().await;
    let mut refused = 0;
    let mut unchecked = 0;
    let cases = cases();
    for case in &cases {
        let Some(invalid) = &case.refused else {
            unchecked += usize::from(case.query.is_empty() && case.body.is_none());
            continue;
        };
        refused += 1;
        let (operation, argument) = (case.operation, invalid.argument);
        let error = (invalid.call)(client.clone()).await;
        let error = error.expect_err(operation);
        assert_eq!(error.kind(), ErrorKind::Request, "{operation}: {error}");
        let named = |text: &str| {
            let bare = |text: &str| text.to_lowercase().replace(['_', '[', ']', '.', '-'], "");
            bare(text).contains(&bare(argument))
        };
        assert!(
            named(&error.to_string()),
            "{operation}, {argument}: {error}"
        );
        assert_eq!(server.received().len(), 0, "{operation}");

        let mut query = case.query.to_vec();
        let mut body: Value = case.body.map_or(json!({}), from);
        match invalid.value {
            Some(value) if invalid.is_in_body => body[argument] = from(value),
            Some(value) => {
                query.retain(|(name, _)| *name != argument);
                query.push((argument, value.trim_matches('"')));
            }
            None => query.retain(|(name, _)| *name != argument),
        }
        let url = format!("{}{}", server.base_url(), case.path);
        let url = reqwest::Url::parse_with_params(&url, query).expect("a URL");
        let request = plain_http().request(case.method.parse().expect("a method"), url);
        let request = request
            .bearer_auth("key")
            .header("content-type", "application/json");
        let response = request
            .body(body.to_string())
            .send()
            .await
            .expect("a response");
        assert_eq!(response.status(), 422, "{operation}, {argument}");
        let response: Value = from(&response.text().await.expect("text"));
        let errors = response["errors"].as_object().expect("errors");
        assert!(
            errors.keys().any(|name| named(name)),
            "{operation}, {argument}: {response}"
        );
        server.forget();
    }
    let _ = writeln!(
        io::stderr(),
        "contract: {refused} of {} operations refuse an invalid argument in the client and in the mock; {unchecked} take none but those of the path",
        cases.len()
    );
    assert!(refused > 130, "{refused} operations");
}
