//! [`Error`]: every way in which a call can fail, in one type.

mod answer;
mod classify;
mod make;

use std::{error, fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use reqwest::{Method, StatusCode, header::HeaderMap};

use super::{drift::Mismatch, outcome::Outcome, received::Received};
use crate::{
    model::envelope::{Credits, RateLimits},
    operation::Call,
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
    /// Whether it would have had to wait because the account or the team is throttled.
    is_throttled: bool,
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
            ErrorKind::Transport if !inner.problem.is_empty() => {
                let status = self.status().unwrap_or_default();
                write!(f, "{}: {}", status.as_u16(), inner.problem)
            }
            ErrorKind::Transport | ErrorKind::Timeout => {
                match self.status() {
                    Some(status) => write!(f, "{}, but no whole response", status.as_u16())?,
                    None => f.write_str("no response")?,
                }
                match inner.kind {
                    ErrorKind::Timeout => f.write_str(" in time"),
                    _ => Ok(()),
                }
            }
            ErrorKind::Api => {
                let status = self.status().unwrap_or_default();
                write!(f, "{}", status.as_u16())?;
                inner.answer.fmt(f)?;
                match inner.problem.as_str() {
                    "" => Ok(()),
                    problem => write!(f, ": the redirect was not followed: {problem}"),
                }
            }
            ErrorKind::TooLarge => write!(f, "the response is too large: {}", inner.problem),
            ErrorKind::Decode => {
                f.write_str("the response cannot be read")?;
                inner
                    .mismatch
                    .iter()
                    .try_for_each(|mismatch| write!(f, ": {mismatch}"))
            }
        }
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
