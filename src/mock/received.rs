//! [`ReceivedRequest`]: a request as it reached the mock, and its arguments.

use std::{fmt, sync::Arc};

use bytes::Bytes;
use hyper::{Method, header::HeaderMap};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use super::endpoint::Endpoint;

/// A request that reached a [`MockServer`](super::MockServer).
///
/// `Debug` shows neither the key nor the signing secret of a webhook.
#[derive(Clone)]
#[non_exhaustive]
pub struct ReceivedRequest {
    /// The HTTP method.
    pub method: Method,
    /// The path as it was sent, percent-encoded.
    pub path: String,
    /// The query as it was sent, percent-encoded and without `?`; empty if the URL has no query.
    pub query: String,
    /// The headers; `Authorization` is marked as sensitive, so that `Debug` does not print it.
    pub headers: HeaderMap,
    /// The body; empty if the request has no body.
    pub body: Bytes,
    /// The operation; `None` if the document has none of this method and path.
    pub endpoint: Option<Endpoint>,
    /// The status of the response; 0 if none was sent.
    pub status: u16,
    pub(super) arguments: Arc<Arguments>,
}

/// The member of a body that is not printed.
const SECRET: &str = "signing_secret";

impl fmt::Debug for ReceivedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printed = f.debug_struct("ReceivedRequest");
        printed
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("headers", &self.headers)
            .field("status", &self.status);
        let is_secret = |at: &[u8]| at == SECRET.as_bytes();
        if !self.body.windows(SECRET.len()).any(is_secret) {
            return printed.field("body", &self.body).finish();
        }
        // A body that does not parse may have it anywhere.
        let mut body = self.arguments.body.clone();
        if let Some(secret) = body.get_mut(SECRET) {
            *secret = json!("[hidden]");
        }
        printed.field("body", &body.to_string()).finish()
    }
}

/// The arguments of a request.
#[derive(Default)]
pub(super) struct Arguments {
    /// The arguments of the path in its order, by their documented names.
    pub(super) path: Vec<(&'static str, String)>,
    /// The pairs of the query in its order.
    pub(super) query: Vec<(String, String)>,
    /// The JSON of the body, or the fields of a form; null if there are none.
    pub(super) body: Value,
    /// The files of a form.
    pub(super) files: Vec<ReceivedFile>,
}

/// A file of a form.
#[derive(Debug, Clone)]
pub(super) struct ReceivedFile {
    pub(super) part: String,
    pub(super) name: String,
    pub(super) length: u64,
}

impl ReceivedRequest {
    /// Returns a parameter of the query: a string, a list of strings if its name ends with `[]`, or
    /// null if there is none.
    #[must_use]
    pub fn query(&self, name: &str) -> Value {
        self.arguments.query(name).unwrap_or_default()
    }

    /// Returns a member of the JSON or form in the body, or null if there is none.
    #[must_use]
    pub fn body(&self, name: &str) -> &Value {
        &self.arguments.body[name]
    }

    /// Returns an argument of the path by its documented name, such as `account`; empty if there is
    /// none.
    #[must_use]
    pub fn argument(&self, name: &str) -> &str {
        self.arguments.path(name).unwrap_or_default()
    }

    /// Returns a header as text, or `None` if there is none or it is no text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl Arguments {
    /// Reads the arguments of a path and a query.
    pub(super) fn of_url(endpoint: Endpoint, path: &str, query: &str) -> Self {
        let segments = endpoint.path().split('/').zip(path.split('/'));
        let path = segments.filter_map(|(documented, segment)| {
            let name = documented.strip_prefix('{')?.strip_suffix('}')?;
            let text = percent_decode_str(segment).decode_utf8_lossy();
            Some((name, text.into_owned()))
        });
        Self {
            path: path.collect(),
            query: form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            body: Value::Null,
            files: Vec::new(),
        }
    }

    /// Returns a documented path with its arguments in it.
    pub(super) fn fill(&self, path: &str) -> String {
        let mut arguments = self.path.iter();
        let segments = path
            .split('/')
            .map(|segment| match segment.starts_with('{') {
                true => arguments.next().map_or("", |(_, text)| text.as_str()),
                false => segment,
            });
        segments.collect::<Vec<_>>().join("/")
    }

    pub(super) fn path(&self, name: &str) -> Option<&str> {
        let mut path = self.path.iter();
        let (_, text) = path.find(|(known, _)| *known == name)?;
        Some(text)
    }

    /// Returns a parameter as PHP reads it: the last of several, unless their names have brackets.
    pub(super) fn query(&self, name: &str) -> Option<Value> {
        let base = name.strip_suffix("[]").unwrap_or(name);
        let is_item = |known: &str| {
            let index = known
                .strip_prefix(base)
                .and_then(|rest| rest.strip_prefix('['));
            let index = index.and_then(|rest| rest.strip_suffix(']'));
            index.is_some_and(|index| index.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let items = self.query.iter().filter(|(known, _)| is_item(known));
        let items: Vec<Value> = items.map(|(_, text)| text.as_str().into()).collect();
        if !items.is_empty() {
            return Some(items.into());
        }
        let mut query = self.query.iter().rev();
        let (_, text) = query.find(|(known, _)| known == base)?;
        Some(text.as_str().into())
    }

    /// Returns a whole number of the query.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.query(name)?.as_str()?.parse().ok()
    }

    /// Returns the members of the body.
    pub(super) fn members(&self) -> Option<&Map<String, Value>> {
        self.body.as_object()
    }
}
