//! [`Request`]: what every request is made of, until it is sent.

use std::{fmt, time::Duration};

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    RetryPolicy,
    client::Client,
    encode,
    operation::{self, Body, Call, Location, Operation},
    response_future::{Decode, ResponseFuture},
    send,
};

/// What HTTP itself needs, and the key, which belongs to the client.
pub(crate) const OUR_HEADERS: [&str; 7] = [
    "authorization",
    "connection",
    "content-length",
    "host",
    "proxy-authorization",
    "te",
    "transfer-encoding",
];

/// The longest key that the server takes.
const LONGEST_KEY: usize = 255;

/// A request in assembly. What goes wrong is kept until it is sent.
pub struct Request {
    client: Client,
    call: Call,
    /// With what is known of its arguments.
    path: String,
    /// The query as it was given with the path.
    given_query: Option<String>,
    account: Option<String>,
    arguments: Vec<(Location, &'static str, Value)>,
    undocumented: Undocumented,
    /// The body that was given as one.
    body: Option<Value>,
    payload: Option<(String, Payload)>,
    options: Options,
    problems: Vec<String>,
}

/// What a caller adds that the document does not know.
#[derive(Default)]
struct Undocumented {
    query: Vec<(String, Value)>,
    headers: Vec<(HeaderName, HeaderValue)>,
    fields: Map<String, Value>,
}

/// How a request is sent; where nothing is set, as the client does.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) idempotency_key: Option<String>,
}

/// What is sent beside the head.
pub(crate) enum Payload {
    Bytes(Bytes),
    /// What can be sent once.
    Stream(reqwest::Body),
    /// What was.
    Sent,
}

/// A request as it is sent, but for what the client adds.
pub(crate) struct Assembled {
    pub(crate) call: Call,
    pub(crate) account: Option<String>,
    pub(crate) options: Options,
    pub(crate) path: String,
    /// Without the question mark; may be empty.
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Option<Payload>,
}

impl Request {
    /// Starts a request.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self::of(
            client,
            Call {
                operation,
                path: None,
                is_keyed: operation.takes_idempotency_key,
            },
            operation.path.to_owned(),
        )
    }

    pub(crate) fn of(client: &Client, call: Call, path: String) -> Self {
        Self {
            client: client.clone(),
            call,
            path,
            given_query: None,
            account: None,
            arguments: Vec::new(),
            undocumented: Undocumented::default(),
            body: None,
            payload: None,
            options: Options::default(),
            problems: Vec::new(),
        }
    }

    pub(crate) fn given_query(mut self, query: Option<String>) -> Self {
        self.given_query = query;
        self
    }

    pub(crate) fn problem(mut self, problem: impl Into<String>) -> Self {
        self.problems.push(problem.into());
        self
    }

    /// Puts an argument into the path, where it is one segment whatever it contains.
    pub fn path(mut self, name: &str, value: impl Serialize) -> Self {
        let Some(text) = self.value(name, value).and_then(encode::scalar) else {
            return self.problem(format!("{name}: expected a value, found none"));
        };
        match encode::segment_problem(&text) {
            Some(problem) => self.problem(format!("{name}: {problem}")),
            None => {
                self.note_account(&text);
                self.put_in_path(name, &text)
            }
        }
    }

    /// Puts a whole URL into the path, where it is one segment.
    pub fn path_url(mut self, name: &str, value: impl Serialize) -> Self {
        let text = self.value(name, value).and_then(encode::scalar);
        let text = text.unwrap_or_default();
        if !encode::is_plain_url(&text) {
            return self.problem(format!(
                "{name}: expected a URL of http or https, found none"
            ));
        }
        self.put_in_path(name, &text)
    }

    fn put_in_path(mut self, name: &str, text: &str) -> Self {
        let segment = encode::segment(text);
        self.path = self.path.replace(&format!("{{{name}}}"), &segment);
        self
    }

    /// Remembers what the request is about, if this is an account.
    pub(crate) fn note_account(&mut self, segment: &str) {
        if segment.starts_with("acct_") || segment.contains("_acct_") {
            self.account.get_or_insert_with(|| segment.to_owned());
        }
    }

    /// Sets an argument; one that was set before is replaced.
    pub fn set(mut self, location: Location, name: &'static str, value: impl Serialize) -> Self {
        match self.value(name, value) {
            // JSON writes a number that is none as null, which would mean something else.
            Some(Value::Null) => self
                .problems
                .push(format!("{name}: expected a finite number, found another")),
            Some(value) => self.put(location, name, value),
            None => {}
        }
        self
    }

    /// Sets an argument to any JSON, null among it.
    pub fn set_json(mut self, location: Location, name: &'static str, value: Value) -> Self {
        self.put(location, name, value);
        self
    }

    fn put(&mut self, location: Location, name: &'static str, value: Value) {
        self.arguments
            .retain(|(other, known, _)| (*other, *known) != (location, name));
        self.arguments.push((location, name, value));
    }

    /// Sets the whole body; members that were set before are dropped.
    pub fn body(mut self, body: impl Serialize) -> Self {
        self.arguments
            .retain(|(location, ..)| *location != Location::Body);
        self.undocumented.fields.clear();
        self.body = self.value("body", body);
        self
    }

    pub(crate) fn payload(mut self, media_type: String, payload: Payload) -> Self {
        self.payload = Some((media_type, payload));
        self
    }

    /// Sets how long one attempt may take.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sets how long the whole call may take.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.options.deadline = Some(deadline);
        self
    }

    /// Sets how it is repeated.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let Ok(name) = HeaderName::try_from(name) else {
            return self.problem("header: expected the name of a header, found other characters");
        };
        if OUR_HEADERS.contains(&name.as_str()) {
            return self.problem(format!("header: {name} is set by the client alone"));
        }
        if name == "idempotency-key" {
            return self.idempotency_key(value.to_owned());
        }
        let Ok(value) = HeaderValue::try_from(value) else {
            return self.problem(not_for_a_header(name.as_str()));
        };
        self.undocumented.headers.push((name, value));
        self
    }

    /// Adds a query parameter.
    pub fn query(mut self, name: String, value: impl Serialize) -> Self {
        if let Some(value) = self.value(&name, value) {
            self.undocumented.query.push((name, value));
        }
        self
    }

    /// Adds a member to the body.
    pub fn body_field(mut self, name: String, value: impl Serialize) -> Self {
        if let Some(value) = self.value(&name, value) {
            self.undocumented.fields.insert(name, value);
        }
        self
    }

    /// Sets the `Idempotency-Key`.
    pub fn idempotency_key(mut self, key: String) -> Self {
        let is_printable = key.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        // Receivers take off spaces at the ends: the key would be another, or none.
        let is_trimmed = key.trim_matches(' ') == key;
        if key.is_empty() || key.len() > LONGEST_KEY || !is_printable || !is_trimmed {
            return self.problem(format!(
                "idempotency_key: expected 1 to {LONGEST_KEY} printable ASCII characters without spaces at the ends, found others"
            ));
        }
        self.options.idempotency_key = Some(key);
        self
    }

    /// Asks for an answer that is not from the cache.
    pub fn fresh(self) -> Self {
        self.query("fresh".to_owned(), "true")
    }

    fn value(&mut self, name: &str, value: impl Serialize) -> Option<Value> {
        serde_json::to_value(value)
            .map_err(|error| self.problems.push(format!("{name}: {error}")))
            .ok()
    }

    /// Sends the request.
    pub fn send<T, D: Decode<T>>(self) -> ResponseFuture<T, D> {
        let mode = self.client.0.decode_mode;
        let limit = D::IS_LIMITED.then_some(self.client.0.max_answer_size);
        let call = self.call.clone();
        let client = self.client.clone();
        let answer = send::start(client, self.assemble(D::ACCEPT), call.clone(), limit);
        ResponseFuture::new(call, mode, answer)
    }

    /// Checks the arguments and writes them as they are sent.
    fn assemble(mut self, accept: &'static str) -> Result<Assembled, String> {
        let body = self.assemble_body();
        let operation = self.call.operation;
        let problems = operation.problems(|location, name| match location {
            Location::Body => body.as_ref().and_then(|body| body.get(name)),
            _ => self
                .arguments
                .iter()
                .find(|(other, known, _)| (*other, *known) == (location, name))
                .map(|(.., value)| value),
        });
        self.problems.extend(problems);
        let mut headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
        let mut query = Vec::new();
        for (location, name, value) in self.arguments {
            match location {
                Location::Query => encode::push_pairs(&mut query, name.to_owned(), value),
                Location::Header => {
                    let Some(text) = encode::scalar(value) else {
                        continue;
                    };
                    match (HeaderName::try_from(name), HeaderValue::try_from(text)) {
                        (Ok(name), Ok(value)) => {
                            headers.insert(name, value);
                        }
                        _ => self.problems.push(not_for_a_header(name)),
                    }
                }
                Location::Body => {}
            }
        }
        for (name, value) in self.undocumented.query {
            encode::push_pairs(&mut query, name, value);
        }
        let query = encode::pairs(&query);
        let query = match self.given_query {
            Some(given) if query.is_empty() => given,
            Some(given) if !given.is_empty() => format!("{given}&{query}"),
            _ => query,
        };
        let payload = match (self.payload, body) {
            (Some((media_type, payload)), body) => {
                if body.is_some() {
                    let problem = "body: expected one, found JSON and bytes";
                    self.problems.push(problem.to_owned());
                }
                Some((media_type, payload))
            }
            (None, None) => None,
            (None, Some(body)) => Some(write_body(operation.body, body)),
        };
        let payload = payload.map(|(media_type, payload)| {
            match HeaderValue::try_from(media_type) {
                Ok(media_type) => {
                    headers.insert(CONTENT_TYPE, media_type);
                }
                Err(_) => self.problems.push(not_for_a_header(CONTENT_TYPE.as_str())),
            }
            payload
        });
        for (name, value) in self.undocumented.headers {
            headers.insert(name, value);
        }
        if !self.problems.is_empty() {
            return Err(self.problems.join("; "));
        }
        Ok(Assembled {
            call: self.call,
            account: self.account,
            options: self.options,
            path: self.path,
            query,
            headers,
            payload,
        })
    }

    /// The whole body with the members that were set one by one.
    fn assemble_body(&mut self) -> Option<Value> {
        // By `collect`, a sort would be compiled.
        let mut members = Map::new();
        for (location, name, value) in &self.arguments {
            if *location == Location::Body {
                members.insert((*name).to_owned(), value.clone());
            }
        }
        members.append(&mut self.undocumented.fields);
        if self.call.is_read() && !members.is_empty() {
            self.problems.push(
                "body_field: expected a request with a body, found one that only reads".to_owned(),
            );
        }
        match (self.call.operation.body, self.body.take()) {
            (Body::None, None) => (!members.is_empty()).then(|| members.into()),
            (Body::AnyJson, None) if members.is_empty() => {
                self.problems
                    .push("body: expected a value, found none".to_owned());
                None
            }
            (_, None) => Some(members.into()),
            (_, Some(whole)) if members.is_empty() && self.takes_any_body() => Some(whole),
            (_, Some(Value::Object(mut whole))) => {
                whole.extend(members);
                Some(whole.into())
            }
            (_, Some(other)) => {
                let found = operation::kind(&other);
                self.problems
                    .push(format!("body: expected an object, found {found}"));
                None
            }
        }
    }

    fn takes_any_body(&self) -> bool {
        matches!(self.call.operation.body, Body::AnyJson | Body::None)
    }
}

fn write_body(body: Body, value: Value) -> (String, Payload) {
    if body == Body::Form {
        let mut pairs = Vec::new();
        encode::push_pairs(&mut pairs, String::new(), value);
        let form = encode::pairs(&pairs);
        let media_type = "application/x-www-form-urlencoded".to_owned();
        return (media_type, Payload::Bytes(form.into()));
    }
    let json = value.to_string();
    ("application/json".to_owned(), Payload::Bytes(json.into()))
}

fn not_for_a_header(name: &str) -> String {
    format!("{name}: expected text that can be sent in a header, found other characters")
}

impl fmt::Debug for Request {
    /// Without arguments, which may be private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.call, f)
    }
}
