//! [`Request`]: collects the arguments and options of a request until it is sent.

pub(crate) mod assembly;
mod checks;
mod complete;
pub(crate) mod custom;
mod encode;
mod setters;

use std::{fmt, sync::LazyLock, time::Duration};

use reqwest::{
    Method,
    header::{HeaderName, HeaderValue},
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    client::Client,
    operation::{Call, Operation},
    send::{
        outgoing::{Options, RESERVED_HEADERS},
        retry::RetryPolicy,
    },
};
use assembly::not_finite;

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
            options: client.0.options(),
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
        if let Some(problem) = encode::url_problem(argument) {
            self.problem(format!("{name}: {problem}"));
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
            // JSON writes NaN and infinity as null, which would mean something else.
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
        self.options.timeout = timeout;
    }

    /// Sets how long the whole call may take.
    #[inline]
    pub fn deadline(&mut self, deadline: Duration) {
        self.options.deadline = deadline;
    }

    /// Sets how it is repeated.
    #[inline]
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.options.retry = policy;
    }

    /// Sets a header.
    #[inline]
    pub fn header(&mut self, name: &str, value: &str) {
        let Ok(name) = HeaderName::try_from(name) else {
            return self.problem("header: expected the name of a header, found other characters");
        };
        if RESERVED_HEADERS.contains(&name.as_str()) {
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
}

/// A key that no other call has.
fn new_key() -> Result<String, String> {
    let random = || getrandom::u64().map_err(|error| format!("idempotency_key: {error}"));
    Ok(format!("{:016x}{:016x}", random()?, random()?))
}

fn not_an_object(body: &Value) -> String {
    let found = checks::kind(body);
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
