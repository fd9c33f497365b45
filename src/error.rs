//! [`Error`]: every way in which a call can fail, in one type.

mod answer;
mod classify;

use std::{error, fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use reqwest::{Method, StatusCode, header::HeaderMap};
use serde_json::Value;

use crate::{
    BuildError, Outcome,
    envelope::{Credits, RateLimits},
    operation::Call,
    response::Received,
};
use answer::Answer;
pub use answer::OnlyFansResponse;

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
    call: Option<Call>,
    /// What is known of the last attempt.
    outcome: Outcome,
    /// Whether an attempt before it may have taken effect.
    is_in_doubt: bool,
    attempts: u32,
    idempotency_key: Option<Arc<str>>,
    /// Whether the key was the caller's.
    is_key_given: bool,
    /// How long it would have had to wait for its turn.
    wait: Option<Duration>,
    received: Option<Received>,
    /// Whether the body is a page of the edge before the server, which itself writes JSON.
    is_page: bool,
    /// What the server said, if it answered with an error.
    answer: Answer,
    mismatch: Option<Mismatch>,
    /// Why the request could not be assembled or started.
    problem: String,
    source: Option<Source>,
}

type Source = Box<dyn error::Error + Send + Sync>;

/// The stages at which a call can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be made.
    Build,
    /// The request could not be assembled, as when an argument is missing; nothing was sent.
    Request,
    /// The client's budget of credits is used up; nothing was sent.
    Budget,
    /// The server could not be reached, or the connection broke; if that was within the answer,
    /// there is a status.
    Transport,
    /// The answer did not arrive in time; if its head did, there is a status. Or the request did
    /// not get its turn in time, and was not sent.
    Timeout,
    /// The server answered with an error.
    Api,
    /// The server answered with success, but the answer is larger than the client takes.
    TooLarge,
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

impl Inner {
    fn new(kind: ErrorKind, outcome: Outcome) -> Self {
        Self {
            kind,
            call: None,
            outcome,
            is_in_doubt: false,
            attempts: 0,
            idempotency_key: None,
            is_key_given: false,
            wait: None,
            received: None,
            is_page: false,
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
    #[inline]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the HTTP status, if the server answered.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<StatusCode> {
        self.received().map(|received| received.status)
    }

    /// Returns the headers, if the server answered.
    #[must_use]
    #[inline]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(|received| &received.headers)
    }

    /// Returns the body exactly as it was received, if the server answered.
    #[must_use]
    #[inline]
    pub fn body(&self) -> Option<&Bytes> {
        self.received().map(|received| &received.body)
    }

    /// Returns the server's code for the error, such as `VALIDATION_ERROR`.
    #[must_use]
    #[inline]
    pub fn code(&self) -> Option<&str> {
        self.0.answer.code.as_deref()
    }

    /// Returns the server's message; of an HTML page, its title.
    #[must_use]
    #[inline]
    pub fn message(&self) -> Option<&str> {
        self.0.answer.message.as_deref()
    }

    /// Returns the server's longer description.
    #[must_use]
    #[inline]
    pub fn description(&self) -> Option<&str> {
        self.0.answer.description.as_deref()
    }

    /// Returns what is wrong with the fields of the request: the name of each, and its problems.
    #[must_use]
    #[inline]
    pub fn field_errors(&self) -> &[(String, Vec<String>)] {
        &self.0.answer.field_errors
    }

    /// Returns the error of OnlyFans itself, if the server passes one on.
    #[must_use]
    #[inline]
    pub fn onlyfans_response(&self) -> Option<&OnlyFansResponse> {
        self.0.answer.onlyfans_response.as_ref()
    }

    /// Returns where the answer was not as expected, if it could not be read.
    #[must_use]
    #[inline]
    pub fn mismatch(&self) -> Option<&Mismatch> {
        self.0.mismatch.as_ref()
    }

    /// Returns the HTTP method of the request.
    #[must_use]
    #[inline]
    pub fn method(&self) -> Option<Method> {
        let call = self.0.call.as_ref()?;
        Some(call.operation.http_method())
    }

    /// Returns the path of the operation as documented, such as `/api/{account}/chats`; without
    /// its arguments, which may be private. Of a [`Client::request`](crate::Client::request), its
    /// path without the query, and with `{}` in place of what looks like an argument.
    #[must_use]
    #[inline]
    pub fn path(&self) -> Option<&str> {
        self.0.call.as_ref().map(Call::path)
    }

    /// Returns how often the request was sent, or it was tried to.
    #[must_use]
    #[inline]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the `Idempotency-Key` that was sent, with which the call can be made again safely
    /// within a day.
    #[must_use]
    #[inline]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key.as_deref()
    }

    /// Returns the credits that the failed request used and what is left of them, if the server said.
    #[must_use]
    #[inline]
    pub fn credits(&self) -> Option<&Credits> {
        self.received()?.meta().credits.as_ref()
    }

    /// Returns the rate limit of the team and what is left of it in this minute, if the server said.
    #[must_use]
    #[inline]
    pub fn rate_limits(&self) -> Option<&RateLimits> {
        self.received()?.meta().rate_limits.as_ref()
    }

    pub(crate) fn received(&self) -> Option<&Received> {
        self.0.received.as_ref()
    }

    pub(crate) fn request(call: &Call, problem: String) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            problem,
            ..Inner::new(ErrorKind::Request, Outcome::NotSent)
        }))
    }

    /// Of a call for which no credits are left.
    pub(crate) fn budget(call: &Call, used: i64, budget: u64) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            problem: format!("{used} credits used of a budget of {budget}"),
            ..Inner::new(ErrorKind::Budget, Outcome::NotSent)
        }))
    }

    /// Of a call that did not get its turn before its deadline.
    pub(crate) fn no_turn(call: &Call, wait: Option<Duration>) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            wait,
            problem: "it did not get its turn before its deadline".to_owned(),
            ..Inner::new(ErrorKind::Timeout, Outcome::NotSent)
        }))
    }

    /// Of an attempt that was given up. `received` is what came of the answer before.
    pub(crate) fn timeout(call: &Call, received: Option<Received>) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received,
            ..Inner::new(ErrorKind::Timeout, Outcome::Unknown)
        }))
    }

    /// `received` is what came of the answer before the connection broke.
    pub(crate) fn transport(
        call: &Call,
        received: Option<Received>,
        error: reqwest::Error,
    ) -> Self {
        let kind = if error.is_timeout() {
            ErrorKind::Timeout
        } else {
            ErrorKind::Transport
        };
        let outcome = if error.is_connect() {
            Outcome::NotSent
        } else {
            Outcome::Unknown
        };
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received,
            // The URL has the arguments in it.
            source: Some(Box::new(error.without_url())),
            ..Inner::new(kind, outcome)
        }))
    }

    /// Without `is_whole`, the body broke off, and `cut` is why if that is known.
    pub(crate) fn api(
        call: &Call,
        received: Received,
        is_whole: bool,
        cut: Option<Source>,
        key: &str,
    ) -> Self {
        let json = serde_json::from_slice::<Value>(&received.body).ok();
        let mut answer = match &json {
            Some(body) => Answer::from_json(body),
            None => Answer::from_page(&received.body),
        };
        // No server repeats it; if one does, no log has it.
        answer.redact(key);
        let mut outcome =
            Outcome::of_answer(received.status, json.as_ref().unwrap_or(&Value::Null));
        if !is_whole {
            // What is missing might have said otherwise.
            outcome = Outcome::Unknown;
        }
        let is_page = match &json {
            Some(_) => answer.edge_code.is_some(),
            None => is_page(&received.body),
        };
        let mut error = Self(Box::new(Inner {
            call: Some(call.clone()),
            answer,
            is_page,
            received: Some(received),
            source: cut,
            ..Inner::new(ErrorKind::Api, outcome)
        }));
        if call.is_keyed && error.is_still_running() {
            // Nothing came of this request, but the one before it may yet send the message.
            error.0.outcome = Outcome::Unknown;
        }
        error
    }

    pub(crate) fn too_large(call: &Call, received: Received, limit: usize) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received: Some(received),
            problem: format!("expected at most {limit} bytes, found more"),
            ..Inner::new(ErrorKind::TooLarge, Outcome::Unknown)
        }))
    }

    pub(crate) fn decode(call: &Call, received: Received, mismatch: Mismatch) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            attempts: received.attempts,
            idempotency_key: received.idempotency_key.clone(),
            received: Some(received),
            mismatch: Some(mismatch),
            ..Inner::new(ErrorKind::Decode, Outcome::Unknown)
        }))
    }

    /// Of a call from plain code that cannot be made.
    #[cfg(feature = "blocking")]
    pub(crate) fn blocking(problem: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            problem: problem.into(),
            ..Inner::new(ErrorKind::Request, Outcome::NotSent)
        }))
    }

    /// Adds what is known of the attempts so far.
    pub(crate) fn after(
        mut self,
        attempts: u32,
        is_in_doubt: bool,
        idempotency_key: Option<Arc<str>>,
        is_key_given: bool,
    ) -> Self {
        self.0.is_key_given = is_key_given;
        self.0.attempts = attempts;
        self.0.is_in_doubt = is_in_doubt;
        self.0.idempotency_key = idempotency_key;
        self
    }
}

impl From<BuildError> for Error {
    #[inline]
    fn from(error: BuildError) -> Self {
        Self(Box::new(Inner {
            source: Some(Box::new(error)),
            ..Inner::new(ErrorKind::Build, Outcome::NotSent)
        }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if let Some(call) = &inner.call {
            write!(f, "{call}: ")?;
        }
        match inner.kind {
            ErrorKind::Build => f.write_str("the client cannot be made"),
            ErrorKind::Request | ErrorKind::Budget => {
                write!(f, "the request was not sent: {}", inner.problem)
            }
            ErrorKind::Timeout if !inner.problem.is_empty() => {
                write!(f, "the request was not sent: {}", inner.problem)
            }
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
            ErrorKind::TooLarge => write!(f, "the answer is too large: {}", inner.problem),
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
            // Names in it are the server's.
            write!(f, " at {}", answer::one_line(&self.path))?;
        }
        write!(f, ", found {}", self.found)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        f.debug_struct("Error")
            .field("kind", &inner.kind)
            .field("message", &self.to_string())
            .field("status", &self.status())
            .field("outcome", &self.outcome())
            .field("attempts", &inner.attempts)
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

fn is_page(body: &[u8]) -> bool {
    let body = body.trim_ascii_start();
    body.starts_with(b"<") || body.starts_with(b"error code")
}
