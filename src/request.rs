//! [`Request`]: the arguments and options of a request, collected until it is sent.

pub(crate) mod assembly;
mod checks;
mod complete;
pub(crate) mod custom;
pub(crate) mod encode;
pub(crate) mod file;
mod files;
pub(crate) mod form;
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
    model::argument::Argument,
    operation::{Call, Operation},
    send::{
        outgoing::{Options, RESERVED_HEADERS},
        retry::RetryPolicy,
    },
};
use assembly::not_finite;
use form::Files;

#[cfg(feature = "media")]
use crate::model::id::Id;

/// The length of the longest `Idempotency-Key` that the server accepts.
const LONGEST_KEY: usize = 255;

/// A request before it is assembled, except for the arguments of progenitor's function.
///
/// Problems with arguments are kept, and reported when the request is sent.
#[derive(Clone)]
pub struct Request {
    client: Client,
    call: Call,
    account: Option<String>,
    body: Option<Value>,
    /// Whether members of the body were set one by one.
    has_members: bool,
    /// The reason why members could not be set, until another body is set.
    not_set: Option<String>,
    files: Files,
    refused_headers: Vec<&'static str>,
    undocumented: Undocumented,
    options: Options,
    problems: Vec<String>,
}

/// The query parameters and headers that a caller adds to the documented ones.
#[derive(Clone, Default)]
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
                is_head: false,
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
            files: Files::default(),
            refused_headers: Vec::new(),
            undocumented: Undocumented::default(),
            options: client.0.options(),
            problems: Vec::new(),
        }
    }

    pub(crate) fn problem(&mut self, problem: impl Into<String>) {
        self.problems.push(problem.into());
    }

    #[cfg(any(
        feature = "authentication",
        feature = "data-exports",
        feature = "media"
    ))]
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Returns the account of the call, or an empty id if there is none.
    #[cfg(feature = "media")]
    pub(crate) fn account_id(&self) -> Id {
        self.account.as_deref().unwrap_or_default().into()
    }

    pub(crate) fn call(&self) -> &Call {
        &self.call
    }

    pub(crate) fn method(&self) -> Method {
        self.call.http_method()
    }

    /// Returns the client's base URL.
    pub fn base_url(&self) -> &str {
        self.client.base_url()
    }

    /// Checks an argument of the path, which must be one segment.
    #[inline]
    pub fn segment(&mut self, name: &str, argument: &impl fmt::Display) {
        self.check_segment(name, &argument.to_string());
    }

    /// Checks an argument of the path that is the account of the call.
    #[inline]
    pub fn account(&mut self, name: &str, argument: &impl fmt::Display) {
        let account = argument.to_string();
        if self.check_segment(name, &account) {
            self.account.get_or_insert(account);
        }
    }

    fn check_segment(&mut self, name: &str, text: &str) -> bool {
        let problem = encode::segment_problem(text);
        let is_sound = problem.is_none();
        if let Some(problem) = problem {
            self.problem(format!("{name}: {problem}"));
        }
        is_sound
    }

    /// Checks an argument of the path that is a URL in one segment.
    #[inline]
    pub fn url_segment(&mut self, name: &str, argument: &str) {
        if let Some(problem) = encode::url_problem(argument) {
            self.problem(format!("{name}: {problem}"));
        }
    }

    /// Notes the account of an undocumented request, if this segment is an account id and the first
    /// one.
    pub(crate) fn note_account(&mut self, segment: &str) {
        if segment.starts_with("acct_") || segment.contains("_acct_") {
            self.account.get_or_insert_with(|| segment.to_owned());
        }
    }

    /// Returns an argument as text in the notation of a query, for a parameter of type `String`.
    #[inline]
    pub fn text(&mut self, name: &str, value: impl Serialize) -> Option<String> {
        let text = self.value(name, value).map(encode::scalar)?;
        if text.is_none() {
            self.problem(not_finite(name));
        }
        text
    }

    /// Returns the value of a header, or `None` with a problem noted if it cannot be sent.
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

    /// Converts the value that a setter was given, or returns `None` if there is none or it does not
    /// fit, which is noted.
    #[inline]
    pub fn argument<T>(&mut self, name: &str, value: impl Argument<T>) -> Option<T> {
        value.into_argument().unwrap_or_else(|problem| {
            self.problem(format!("{name}: {problem}"));
            None
        })
    }

    /// Converts the items that a setter was given; `None` is left out.
    #[inline]
    pub fn items<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = impl Argument<T>>,
    ) -> Vec<T> {
        let items = items.into_iter();
        items.filter_map(|item| self.argument(name, item)).collect()
    }

    /// Sets a member of the body.
    #[inline]
    pub fn set(&mut self, name: &str, value: impl Serialize) {
        if let Some(value) = self.value(name, value) {
            self.set_value(name, value);
        }
    }

    /// Adds to the list that a member of the body holds, or sets the member if it holds none.
    #[inline]
    pub fn extend(&mut self, name: &str, values: impl Serialize) {
        let Some(mut values) = self.value(name, values) else {
            return;
        };
        let member = self.body.as_mut().and_then(|body| body.get_mut(name));
        match (member, &mut values) {
            (Some(Value::Array(list)), Value::Array(more)) => {
                list.append(more);
                self.has_members = true;
            }
            (Some(other), _) if !other.is_null() => {
                let found = checks::kind(other);
                self.problem(format!("{name}: expected a list to add to, found {found}"));
            }
            _ => self.set_value(name, values),
        }
    }

    fn set_value(&mut self, name: &str, value: Value) {
        match value {
            // JSON writes NaN and infinity as null, which would mean something else.
            Value::Null => self.problem(not_finite(name)),
            value => self.set_json(name, value),
        }
    }

    /// Sets a member of the body to any JSON value, including null.
    #[inline]
    pub fn set_json(&mut self, name: &str, value: Value) {
        self.files.remove(name);
        self.set_member(name, value);
    }

    fn set_member(&mut self, name: &str, value: Value) {
        self.has_members = true;
        match self.body.get_or_insert_with(|| Map::new().into()) {
            Value::Object(members) => {
                members.insert(name.to_owned(), value);
            }
            other => self.not_set = Some(not_an_object(other)),
        }
    }

    /// Sets the whole body, and drops members that were set before.
    #[inline]
    pub fn body(&mut self, body: impl Serialize) {
        self.has_members = false;
        self.not_set = None;
        self.files.clear();
        self.body = self.value("body", body);
    }

    /// Returns the members of the body, or none if it is not set or not an object.
    pub fn object(&self) -> &Map<String, Value> {
        static EMPTY: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        self.body
            .as_ref()
            .and_then(Value::as_object)
            .unwrap_or(&EMPTY)
    }

    /// Returns the body, or null if it is not set.
    pub fn json(&self) -> &Value {
        self.body.as_ref().unwrap_or(&Value::Null)
    }

    /// Sets the timeout of a single attempt.
    #[inline]
    pub fn timeout(&mut self, timeout: Duration) {
        self.options.timeout = timeout;
    }

    /// Sets the time limit of the whole call.
    #[inline]
    pub fn deadline(&mut self, deadline: Duration) {
        self.options.deadline = deadline;
    }

    /// Sets the retry policy.
    #[inline]
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.options.retry = policy;
    }

    /// Sets a header.
    #[inline]
    pub fn header(&mut self, name: &str, value: &str) {
        let Ok(name) = HeaderName::try_from(name) else {
            return self.problem("header: expected a header name, found an empty name or a character that is not allowed in one");
        };
        if RESERVED_HEADERS.contains(&name.as_str()) {
            return self.problem(format!(
                "header: expected a header that the client does not set itself, found {name}"
            ));
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

    /// Sets an undocumented member of the body.
    #[inline]
    pub fn body_field(&mut self, name: &str, value: impl Serialize) {
        if let Some(value) = self.value(name, value) {
            self.set_json(name, value);
        }
    }

    /// Sets the `Idempotency-Key`, or notes the problem with it.
    #[inline]
    pub fn idempotency_key(&mut self, key: String) {
        let is_printable = key.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        // Receivers strip spaces at the ends (RFC 9110, section 5.5), which would change the key.
        let is_trimmed = key.trim_matches(' ') == key;
        if key.is_empty() || key.len() > LONGEST_KEY || !is_printable || !is_trimmed {
            return self.problem(format!(
                "idempotency_key: expected 1 to {LONGEST_KEY} printable ASCII characters without spaces at the ends, found a key that is empty, longer, or has other characters"
            ));
        }
        self.options.idempotency_key = Some(key);
        self.options.is_key_given = true;
    }

    /// Returns the `Idempotency-Key` of all attempts: the caller's, or a new random one.
    ///
    /// Called only for operations that take one.
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

    /// Requests a response that is not from the server's cache.
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

/// Returns a random `Idempotency-Key`, of 128 bits in hexadecimal.
fn new_key() -> Result<String, String> {
    let random = || getrandom::u64().map_err(|error| format!("idempotency_key: {error}"));
    Ok(format!("{:016x}{:016x}", random()?, random()?))
}

fn not_an_object(body: &Value) -> String {
    let found = checks::kind(body);
    format!("body: expected an object, found {found}")
}

fn not_for_a_header(name: &str) -> String {
    format!("{name}: expected text without control characters, found a control character")
}

impl fmt::Debug for Request {
    /// Writes method and path without arguments, which may be private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.call, f)
    }
}
