//! [`Request`]: what every request is made of, until it is sent.

use std::{borrow::Cow, fmt, sync::LazyLock, time::Duration};

use bytes::Bytes;
use reqwest::{
    Method,
    header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    RetryPolicy,
    assembly::{Assembled, Assembly, Problem, not_finite},
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

/// A request until it is assembled: all of it but the arguments that progenitor's function takes.
/// What goes wrong is kept until it is sent.
pub struct Request {
    client: Client,
    call: Call,
    account: Option<String>,
    body: Option<Value>,
    /// Whether members of the body were set one by one.
    has_members: bool,
    /// Why members could not be set, until another body is.
    not_set: Option<String>,
    refused_headers: Vec<&'static str>,
    undocumented: Undocumented,
    options: Options,
    problems: Vec<String>,
}

/// What a caller adds that the document does not know.
#[derive(Default)]
struct Undocumented {
    query: Vec<(String, Value)>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// How a request is sent; where nothing is set, as the client does.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) idempotency_key: Option<String>,
    /// Whether the key was given by the caller.
    pub(crate) is_key_given: bool,
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
pub(crate) struct Outgoing {
    pub(crate) call: Call,
    pub(crate) account: Option<String>,
    pub(crate) options: Options,
    pub(crate) method: Method,
    /// Without the query.
    pub(crate) url: String,
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
        )
    }

    pub(crate) fn of(client: &Client, call: Call) -> Self {
        Self {
            client: client.clone(),
            call,
            account: None,
            body: None,
            has_members: false,
            not_set: None,
            refused_headers: Vec::new(),
            undocumented: Undocumented::default(),
            options: Options::default(),
            problems: Vec::new(),
        }
    }

    pub(crate) fn problem(&mut self, problem: impl Into<String>) {
        self.problems.push(problem.into());
    }

    pub(crate) fn method(&self) -> Method {
        self.call.operation.http_method()
    }

    /// The origin of all requests, and what stands before their paths.
    pub fn base_url(&self) -> &str {
        self.client.base_url()
    }

    /// Checks an argument of the path, which is one segment whatever it contains.
    #[inline]
    pub fn segment(&mut self, name: &str, argument: &impl fmt::Display) {
        self.check_segment(name, argument.to_string());
    }

    fn check_segment(&mut self, name: &str, text: String) {
        match encode::segment_problem(&text) {
            Some(problem) => self.problem(format!("{name}: {problem}")),
            None => self.note_account(&text),
        }
    }

    /// Checks an argument of the path that is a whole URL in one segment.
    #[inline]
    pub fn url_segment(&mut self, name: &str, argument: &str) {
        if !encode::is_plain_url(argument) {
            self.problem(format!(
                "{name}: expected a URL of http or https, found none"
            ));
        }
    }

    /// Remembers what the request is about, if this is an account.
    pub(crate) fn note_account(&mut self, segment: &str) {
        if segment.starts_with("acct_") || segment.contains("_acct_") {
            self.account.get_or_insert_with(|| segment.to_owned());
        }
    }

    /// Makes text of an argument that progenitor's function takes only so, as a query has it.
    #[inline]
    pub fn text(&mut self, name: &str, value: impl Serialize) -> Option<String> {
        let text = self.value(name, value).map(encode::scalar)?;
        if text.is_none() {
            self.problem(not_finite(name));
        }
        text
    }

    /// Takes the value of a header out again if it cannot be sent.
    #[inline]
    pub fn header_value<T: fmt::Display>(
        &mut self,
        name: &'static str,
        value: Option<T>,
    ) -> Option<T> {
        let value = value?;
        if HeaderValue::try_from(value.to_string()).is_ok() {
            return Some(value);
        }
        self.problem(not_for_a_header(name));
        self.refused_headers.push(name);
        None
    }

    /// Sets a member of the body.
    #[inline]
    pub fn set(&mut self, name: &str, value: impl Serialize) {
        match self.value(name, value) {
            // JSON writes a number that is none as null, which would mean something else.
            Some(Value::Null) => self.problem(not_finite(name)),
            Some(value) => self.set_json(name, value),
            None => {}
        }
    }

    /// Sets a member of the body to any JSON, null among it.
    #[inline]
    pub fn set_json(&mut self, name: &str, value: Value) {
        self.has_members = true;
        match self.body.get_or_insert_with(|| Map::new().into()) {
            Value::Object(members) => {
                members.insert(name.to_owned(), value);
            }
            other => self.not_set = Some(not_an_object(other)),
        }
    }

    /// Sets the whole body; members that were set before are dropped.
    #[inline]
    pub fn body(&mut self, body: impl Serialize) {
        self.has_members = false;
        self.not_set = None;
        self.body = self.value("body", body);
    }

    /// Returns the body where it is an object: an empty one unless something was set.
    pub fn object(&self) -> &Map<String, Value> {
        static EMPTY: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        self.body
            .as_ref()
            .and_then(Value::as_object)
            .unwrap_or(&EMPTY)
    }

    /// Returns the body where it is any JSON.
    pub fn json(&self) -> &Value {
        self.body.as_ref().unwrap_or(&Value::Null)
    }

    /// Sets how long one attempt may take.
    #[inline]
    pub fn timeout(&mut self, timeout: Duration) {
        self.options.timeout = Some(timeout);
    }

    /// Sets how long the whole call may take.
    #[inline]
    pub fn deadline(&mut self, deadline: Duration) {
        self.options.deadline = Some(deadline);
    }

    /// Sets how it is repeated.
    #[inline]
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.options.retry = Some(policy);
    }

    /// Sets a header.
    #[inline]
    pub fn header(&mut self, name: &str, value: &str) {
        let Ok(name) = HeaderName::try_from(name) else {
            return self.problem("header: expected the name of a header, found other characters");
        };
        if OUR_HEADERS.contains(&name.as_str()) {
            return self.problem(format!("header: {name} is set by the client alone"));
        }
        if name == "idempotency-key" {
            return self.idempotency_key(value.to_owned());
        }
        match HeaderValue::try_from(value) {
            Ok(value) => self.undocumented.headers.push((name, value)),
            Err(_) => self.problem(not_for_a_header(name.as_str())),
        }
    }

    /// Adds a query parameter.
    #[inline]
    pub fn query(&mut self, name: String, value: impl Serialize) {
        if let Some(value) = self.value(&name, value) {
            self.undocumented.query.push((name, value));
        }
    }

    /// Adds a member to the body.
    #[inline]
    pub fn body_field(&mut self, name: &str, value: impl Serialize) {
        if let Some(value) = self.value(name, value) {
            self.set_json(name, value);
        }
    }

    /// Sets the `Idempotency-Key`.
    #[inline]
    pub fn idempotency_key(&mut self, key: String) {
        let is_printable = key.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        // Receivers take off spaces at the ends: the key would be another, or none.
        let is_trimmed = key.trim_matches(' ') == key;
        if key.is_empty() || key.len() > LONGEST_KEY || !is_printable || !is_trimmed {
            return self.problem(format!(
                "idempotency_key: expected 1 to {LONGEST_KEY} printable ASCII characters without spaces at the ends, found others"
            ));
        }
        self.options.idempotency_key = Some(key);
        self.options.is_key_given = true;
    }

    /// Returns the `Idempotency-Key` of an operation that knows one, the same for all attempts: the
    /// caller's, or one that no other call has.
    #[inline]
    pub fn key(&mut self) -> Option<String> {
        if self.options.idempotency_key.is_none() {
            match new_key() {
                Ok(key) => self.options.idempotency_key = Some(key),
                Err(problem) => self.problem(problem),
            }
        }
        self.options.idempotency_key.clone()
    }

    /// Asks for an answer that is not from the cache.
    #[inline]
    pub fn fresh(&mut self) {
        self.query("fresh".to_owned(), "true");
    }

    fn value(&mut self, name: &str, value: impl Serialize) -> Option<Value> {
        serde_json::to_value(value)
            .map_err(|error| self.problems.push(format!("{name}: {error}")))
            .ok()
    }

    /// Sends what progenitor's function assembled.
    pub fn send<T, D: Decode<T>>(
        mut self,
        assembled: Result<Assembled<T>, Problem>,
    ) -> ResponseFuture<T, D> {
        let assembly = assembled.map_or_else(
            |Problem(problem)| {
                self.problem(problem);
                Assembly::new(self.method(), self.base_url().to_owned())
            },
            |assembled| assembled.assembly,
        );
        self.dispatch(assembly, String::new(), None)
    }

    /// Sends a request, with the query as it was given with the path, and a payload that is no JSON.
    pub(crate) fn dispatch<T, D: Decode<T>>(
        self,
        assembly: Assembly,
        given_query: String,
        payload: Option<(String, Payload)>,
    ) -> ResponseFuture<T, D> {
        let mode = self.client.0.decode_mode;
        let limit = D::IS_LIMITED.then_some(self.client.0.max_answer_size);
        let call = self.call.clone();
        let client = self.client.clone();
        let request = self.complete(assembly, given_query, payload, D::ACCEPT);
        let answer = send::start(client, request, call.clone(), limit);
        ResponseFuture::new(call, mode, answer)
    }

    /// Checks the arguments, and adds what is not documented.
    fn complete(
        mut self,
        assembly: Assembly,
        given_query: String,
        payload: Option<(String, Payload)>,
        accept: &'static str,
    ) -> Result<Outgoing, String> {
        self.problems.extend(assembly.problems);
        let operation = self.call.operation;
        let problems = operation.problems(|location, name| match location {
            Location::Body => self.body.as_ref()?.get(name).map(Cow::Borrowed),
            Location::Query => {
                let mut query = assembly.query.iter();
                let (_, value) = query.find(|(known, _)| known == name)?;
                Some(Cow::Borrowed(value))
            }
            // It is there, and told of already.
            Location::Header if self.refused_headers.contains(&name) => {
                Some(Cow::Owned(Map::new().into()))
            }
            Location::Header => {
                let value = assembly.headers.get(name)?;
                let text = String::from_utf8_lossy(value.as_bytes());
                Some(Cow::Owned(text.into()))
            }
        });
        self.problems.extend(problems);
        self.problems.extend(self.body_problem());
        let mut headers = assembly.headers;
        if !headers.contains_key(ACCEPT) {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        let mut query = Vec::new();
        for (name, value) in assembly.query.into_iter().chain(self.undocumented.query) {
            encode::push_pairs(&mut query, name, value);
        }
        let mut query = encode::pairs(&query);
        if !given_query.is_empty() {
            let more = if query.is_empty() { "" } else { "&" };
            query = format!("{given_query}{more}{query}");
        }
        let payload = match (payload, assembly.body, self.body) {
            (Some((media_type, payload)), _, body) => {
                if body.is_some() {
                    let problem = "body: expected one, found JSON and bytes";
                    self.problems.push(problem.to_owned());
                }
                match HeaderValue::try_from(media_type) {
                    Ok(media_type) => {
                        headers.insert(CONTENT_TYPE, media_type);
                    }
                    Err(_) => self.problems.push(not_for_a_header(CONTENT_TYPE.as_str())),
                }
                Some(payload)
            }
            (None, Some(body), _) => Some(Payload::Bytes(body)),
            // The operation is documented without a body.
            (None, None, Some(body)) => {
                let json = HeaderValue::from_static("application/json");
                headers.insert(CONTENT_TYPE, json);
                Some(Payload::Bytes(body.to_string().into()))
            }
            (None, None, None) => None,
        };
        for (name, value) in self.undocumented.headers {
            headers.insert(name, value);
        }
        if !self.problems.is_empty() {
            return Err(self.problems.join("; "));
        }
        Ok(Outgoing {
            call: self.call,
            account: self.account,
            options: self.options,
            method: assembly.method,
            url: assembly.url,
            query,
            headers,
            payload,
        })
    }

    /// What is wrong with the body as a whole.
    fn body_problem(&self) -> Option<String> {
        match (self.call.operation.body, &self.body) {
            (Body::Object, Some(body)) if !body.is_object() => Some(not_an_object(body)),
            (Body::Any, None) => Some("body: expected a value, found none".to_owned()),
            _ if self.not_set.is_some() => self.not_set.clone(),
            _ if self.has_members && self.call.is_read() => Some(
                "body_field: expected a request with a body, found one that only reads".to_owned(),
            ),
            _ => None,
        }
    }
}

/// A key that no other call has.
fn new_key() -> Result<String, String> {
    let random = || getrandom::u64().map_err(|error| format!("idempotency_key: {error}"));
    Ok(format!("{:016x}{:016x}", random()?, random()?))
}

fn not_an_object(body: &Value) -> String {
    let found = operation::kind(body);
    format!("body: expected an object, found {found}")
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
