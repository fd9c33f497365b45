//! [`Error`]: every way in which a call can fail, in one type.

use std::{collections::BTreeMap, error, fmt, time::Duration};

use bytes::Bytes;
use reqwest::{
    Method, StatusCode,
    header::{HeaderMap, RETRY_AFTER},
};
use serde_json::Value;

use crate::{
    BuildError,
    envelope::{Credits, RateLimits},
    operation::Operation,
    response::Received,
};

/// Why a call failed.
///
/// The message says which operation, what happened and, if the server answered, what it said, on
/// one line. It holds neither the API key nor arguments of the call, but for what the server
/// repeats of them, and a number that is out of its limits.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) {
/// match client.smart_link_postbacks().list().await {
///     Ok(postbacks) => println!("{} postbacks", postbacks.data.len()),
///     Err(error) => eprintln!("{error} (status {:?}, code {:?})", error.status(), error.code()),
/// }
/// # }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static Operation>,
    received: Option<Received>,
    /// What the server said, if it answered with an error.
    answer: Answer,
    mismatch: Option<Mismatch>,
    /// Why the request could not be assembled.
    problem: String,
    source: Option<Box<dyn error::Error + Send + Sync>>,
}

/// The stages at which a call can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be made.
    Build,
    /// The request could not be assembled, as when an argument is missing; nothing was sent.
    Request,
    /// The server could not be reached, or the connection broke; if that was within the answer,
    /// there is a status.
    Transport,
    /// The answer did not arrive in time; if its head did, there is a status.
    Timeout,
    /// The server answered with an error.
    Api,
    /// The server answered with success, but the answer could not be read.
    Decode,
}

/// Where an answer is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// The path to the value, such as `data[3].id`; empty for the whole answer.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// What was found there. Text is not quoted, since it may be private.
    pub found: String,
}

/// An error of OnlyFans itself that the server passes on.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OnlyFansResponse {
    /// The status that OnlyFans answered with, which may differ from that of the server.
    pub status: Option<u16>,
    /// The body that OnlyFans answered with.
    pub body: Value,
}

/// What the server says in an error.
#[derive(Debug, Default)]
struct Answer {
    code: Option<String>,
    message: Option<String>,
    description: Option<String>,
    field_errors: BTreeMap<String, Vec<String>>,
    onlyfans_response: Option<OnlyFansResponse>,
}

impl Inner {
    fn new(kind: ErrorKind) -> Self {
        Self {
            kind,
            operation: None,
            received: None,
            answer: Answer::default(),
            mismatch: None,
            problem: String::new(),
            source: None,
        }
    }
}

impl Error {
    /// Returns the stage at which the call failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the HTTP status, if the server answered.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.received().map(|received| received.status)
    }

    /// Returns the headers, if the server answered.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(|received| &received.headers)
    }

    /// Returns the body exactly as it was received, if the server answered.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.received().map(|received| &received.body)
    }

    /// Returns the server's code for the error, such as `VALIDATION_ERROR`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.answer.code.as_deref()
    }

    /// Returns the server's message; of an HTML page, its title.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.answer.message.as_deref()
    }

    /// Returns the server's longer description.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.0.answer.description.as_deref()
    }

    /// Returns what is wrong with each field of the request, by its name.
    #[must_use]
    pub fn field_errors(&self) -> &BTreeMap<String, Vec<String>> {
        &self.0.answer.field_errors
    }

    /// Returns the error of OnlyFans itself, if the server passes one on.
    #[must_use]
    pub fn onlyfans_response(&self) -> Option<&OnlyFansResponse> {
        self.0.answer.onlyfans_response.as_ref()
    }

    /// Returns where the answer was not as expected, if it could not be read.
    #[must_use]
    pub fn mismatch(&self) -> Option<&Mismatch> {
        self.0.mismatch.as_ref()
    }

    /// Returns the HTTP method of the request.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        self.0.operation.map(Operation::http_method)
    }

    /// Returns the path of the operation as documented, such as `/api/{account}/chats`; without
    /// its arguments, which may be private.
    #[must_use]
    pub fn path(&self) -> Option<&'static str> {
        self.0.operation.map(|operation| operation.path)
    }

    /// Returns the credits that the failed request used and what is left of them, if the server said.
    #[must_use]
    pub fn credits(&self) -> Option<&Credits> {
        self.received()?.meta().credits.as_ref()
    }

    /// Returns the rate limit of the team and what is left of it in this minute, if the server said.
    #[must_use]
    pub fn rate_limits(&self) -> Option<&RateLimits> {
        self.received()?.meta().rate_limits.as_ref()
    }

    /// Returns how long to wait before the request is repeated, if the server said.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        let text = self.headers()?.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let until = httpdate::parse_http_date(text).ok()?;
        // A date that has passed says that there is nothing left to wait for.
        Some(
            until
                .duration_since(std::time::SystemTime::now())
                .unwrap_or_default(),
        )
    }

    /// Returns whether the answer did not arrive in time.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    fn received(&self) -> Option<&Received> {
        self.0.received.as_ref()
    }

    pub(crate) fn request(operation: &'static Operation, problem: String) -> Self {
        Self(Box::new(Inner {
            operation: Some(operation),
            problem,
            ..Inner::new(ErrorKind::Request)
        }))
    }

    /// `received` is the head of the answer, if the connection broke behind it.
    pub(crate) fn transport(
        operation: &'static Operation,
        received: Option<Received>,
        error: reqwest::Error,
    ) -> Self {
        let kind = if error.is_timeout() {
            ErrorKind::Timeout
        } else {
            ErrorKind::Transport
        };
        Self(Box::new(Inner {
            operation: Some(operation),
            received,
            // The URL has the arguments in it.
            source: Some(Box::new(error.without_url())),
            ..Inner::new(kind)
        }))
    }

    pub(crate) fn api(operation: &'static Operation, received: Received) -> Self {
        Self(Box::new(Inner {
            operation: Some(operation),
            answer: Answer::read(&received.body),
            received: Some(received),
            ..Inner::new(ErrorKind::Api)
        }))
    }

    pub(crate) fn decode(
        operation: &'static Operation,
        received: Received,
        mismatch: Mismatch,
    ) -> Self {
        Self(Box::new(Inner {
            operation: Some(operation),
            received: Some(received),
            mismatch: Some(mismatch),
            ..Inner::new(ErrorKind::Decode)
        }))
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        Self(Box::new(Inner {
            source: Some(Box::new(error)),
            ..Inner::new(ErrorKind::Build)
        }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if let Some(Operation { method, path, .. }) = inner.operation {
            write!(f, "{method} {path}: ")?;
        }
        match inner.kind {
            ErrorKind::Build => f.write_str("the client cannot be made"),
            ErrorKind::Request => write!(f, "the request was not sent: {}", inner.problem),
            ErrorKind::Transport | ErrorKind::Timeout => {
                match self.status() {
                    Some(status) => write!(f, "{}, but no whole answer", status.as_u16())?,
                    None => f.write_str("no answer")?,
                }
                match inner.kind {
                    ErrorKind::Timeout => f.write_str(" in time"),
                    _ => Ok(()),
                }
            }
            ErrorKind::Api => {
                let status = self.status().unwrap_or_default();
                write!(f, "{}", status.as_u16())?;
                inner.answer.fmt(f)
            }
            ErrorKind::Decode => {
                f.write_str("the answer cannot be read")?;
                inner
                    .mismatch
                    .iter()
                    .try_for_each(|mismatch| write!(f, ": {mismatch}"))
            }
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)?;
        if !self.path.is_empty() {
            write!(f, " at {}", self.path)?;
        }
        write!(f, ", found {}", self.found)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = &self.code {
            write!(f, " {}", one_line(code))?;
        }
        if let Some(message) = self.message.as_ref().or(self.description.as_ref()) {
            write!(f, ": {}", one_line(message))?;
        }
        for (field, problems) in &self.field_errors {
            write!(
                f,
                "; {}: {}",
                one_line(field),
                one_line(&problems.join(" "))
            )?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        f.debug_struct("Error")
            .field("kind", &inner.kind)
            .field("message", &self.to_string())
            .field("status", &self.status())
            .field("body_length", &self.body().map(Bytes::len))
            .field("source", &inner.source)
            .finish_non_exhaustive()
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}

impl Answer {
    /// Reads any of the server's error bodies, and the pages of the edge before it.
    fn read(body: &[u8]) -> Self {
        match serde_json::from_slice(body) {
            Ok(body) => Self::from_json(&body),
            Err(_) => Self {
                message: title(&String::from_utf8_lossy(body)),
                ..Self::default()
            },
        }
    }

    fn from_json(body: &Value) -> Self {
        let error = &body["error"];
        let text = |value: &Value| {
            value
                .as_str()
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        // `error` is a code in most answers, a sentence in some, an object in a few.
        let (code, sentence) = match error.as_str() {
            Some(error) if !error.contains(char::is_whitespace) => (text(&body["error"]), None),
            _ => (None, text(error)),
        };
        Self {
            code: text(&error["code"])
                .or_else(|| text(&body["code"]))
                .or(code),
            message: text(&body["message"])
                .or_else(|| text(&error["message"]))
                .or(sentence),
            description: text(&body["description"]),
            field_errors: field_errors(&body["errors"]),
            onlyfans_response: body
                .get("onlyfans_response")
                .filter(|relayed| !relayed.is_null())
                .map(|relayed| OnlyFansResponse {
                    status: relayed["status"]
                        .as_u64()
                        .and_then(|status| status.try_into().ok()),
                    body: relayed["body"].clone(),
                }),
        }
    }
}

fn field_errors(errors: &Value) -> BTreeMap<String, Vec<String>> {
    let texts = |value: &Value| match value {
        Value::Array(items) => items
            .iter()
            .map(|item| {
                item.as_str()
                    .map_or_else(|| item.to_string(), str::to_owned)
            })
            .collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    };
    let members = errors.as_object().into_iter().flatten();
    members
        .map(|(field, problems)| (field.clone(), texts(problems)))
        .collect()
}

/// Returns the words of a text, without what would break a line or drive a terminal.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns the title of an HTML page, on one line.
fn title(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<title>")?;
    let (title, _) = rest.split_once("</title>")?;
    let title = one_line(title);
    (!title.is_empty()).then_some(title)
}
