//! [`Error`]: the one error type of all calls.

mod body;
mod classify;
mod field_error;
mod make;

use std::{error, fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use reqwest::{Method, StatusCode, header::HeaderMap};

use super::{outcome::Outcome, received::Received};
use crate::{
    decode::drift::Mismatch,
    model::{
        envelope::{Credits, RateLimits},
        id::Id,
        resume_token::ResumeToken,
    },
    operation::Call,
};
use body::ErrorBody;
pub use body::OnlyFansResponse;
pub use field_error::FieldError;

/// The error of a failed call, with its stage, its response if one arrived, and its effect.
///
/// Its message is one line: the operation, what happened and, if the server responded, the status,
/// code and message. It contains neither the API key nor arguments of the call, except those that
/// the server quotes, a number that is out of its limits, the origin of a URL that is refused, and
/// an account that is throttled.
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
    /// The outcome of the last attempt.
    outcome: Outcome,
    /// Whether an earlier attempt may have taken effect.
    is_in_doubt: bool,
    attempts: u32,
    idempotency_key: Option<Arc<str>>,
    /// Whether the caller chose the key.
    is_key_given: bool,
    /// The rest of the wait before the request could start, for which the deadline was too early.
    wait: Option<Duration>,
    /// Whether that wait was due to a throttled account or team.
    is_throttled: bool,
    received: Option<Received>,
    /// Whether the body is a page of the edge in front of the server; the server itself sends JSON.
    is_page: bool,
    /// The parts of the server's error body; empty for other kinds of error.
    body: ErrorBody,
    mismatch: Option<Mismatch>,
    /// The problem in words, for the kinds of error whose message has one.
    problem: String,
    /// The advice for the caller, at the end of the message.
    advice: &'static str,
    /// Whether a transfer can go on where it broke, so that nothing is paid twice.
    is_resumable: bool,
    source: Option<Source>,
    /// The place at which the walk of a list goes on.
    token: Option<ResumeToken>,
    /// The id of a job of the server that goes on.
    job: Option<Id>,
}

type Source = Box<dyn error::Error + Send + Sync>;

/// The stage at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be built; converted from a [`BuildError`](crate::BuildError).
    Build,
    /// The request was invalid, as when a required argument is missing, or could not be started;
    /// nothing was sent.
    Request,
    /// The call does not fit into the [`credit_budget`](crate::ClientBuilder::credit_budget) of the
    /// client; nothing was sent.
    Budget,
    /// The server could not be reached, or the connection broke.
    ///
    /// There is a status if the connection broke within the body of a successful response, or if
    /// the body could not be decompressed.
    Transport,
    /// The response did not arrive in time, or the request could not start before its deadline.
    ///
    /// There is a status if only the body was late. A request that could not start was not sent.
    Timeout,
    /// The transfer of a file was slower than the slowest rate that is allowed.
    ///
    /// There is a status if the file was received: only the body was slow. If it was sent, the request
    /// was broken off before its end.
    Stalled,
    /// A file of this machine could not be created, written or renamed; the source is the error of
    /// the operating system.
    File,
    /// A file of the request changed, could not be read to its end or was too large, which showed
    /// while it was sent; the request was broken off before its end.
    Upload,
    /// The server responded with an error status, or with a redirect that was not followed.
    Api,
    /// The response was successful, but larger than
    /// [`max_response_size`](crate::ClientBuilder::max_response_size) or
    /// [`max_file_size`](crate::ClientBuilder::max_file_size).
    TooLarge,
    /// The response was successful, but its body could not be decoded, or lacks the data that
    /// [`Response::data`](crate::Response::data) or
    /// [`Response::into_data`](crate::Response::into_data) was to return.
    Decode,
    /// A walk of a list could not be brought to its end, although each page arrived: a page does not
    /// tell whether there are more, or pages repeat.
    Paging,
    /// A job of the server, such as an upload or an export, failed or is not done in time.
    ///
    /// The response that told its state was successful.
    Job,
}

impl Error {
    /// Returns the stage at which the call failed.
    #[must_use]
    #[inline]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the HTTP status of the response, if one arrived.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<StatusCode> {
        self.received().map(|received| received.status)
    }

    /// Returns the headers of the response, if one arrived.
    #[must_use]
    #[inline]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(|received| &received.headers)
    }

    /// Returns the bytes of the body as received, if a response arrived.
    ///
    /// The body may be incomplete if the connection broke, time ran out or it was too large.
    #[must_use]
    #[inline]
    pub fn body(&self) -> Option<&Bytes> {
        self.received().map(|received| &received.body)
    }

    /// Returns the server's error code, such as `VALIDATION_ERROR`.
    ///
    /// Read from `error.code`, `code` or `error` of the body, in this order.
    #[must_use]
    #[inline]
    pub fn code(&self) -> Option<&str> {
        self.0.body.code.as_deref()
    }

    /// Returns the server's error message, or the title of an HTML page.
    ///
    /// Read from `message`, `error.message`, `error`, `detail` or `title` of the body, in this
    /// order, or else from a list of texts in `errors` or `error`. A body that is a JSON string or
    /// a list of texts is the message itself.
    #[must_use]
    #[inline]
    pub fn message(&self) -> Option<&str> {
        self.0.body.message.as_deref()
    }

    /// Returns the server's longer description of the error, from `description` of the body.
    #[must_use]
    #[inline]
    pub fn description(&self) -> Option<&str> {
        self.0.body.description.as_deref()
    }

    /// Returns the invalid fields of the request with the server's messages about each.
    ///
    /// Read from `errors` of the body; empty if there is none. Messages that the server gives
    /// without a field, beside its [`message`](Self::message), are last and have an empty field.
    #[must_use]
    #[inline]
    pub fn field_errors(&self) -> &[FieldError] {
        &self.0.body.field_errors
    }

    /// Returns the error response of OnlyFans itself, if the server relayed one.
    ///
    /// Read from `onlyfans_response` of the body.
    #[must_use]
    #[inline]
    pub fn onlyfans_response(&self) -> Option<&OnlyFansResponse> {
        self.0.body.onlyfans_response.as_ref()
    }

    /// Returns the path to the value that could not be decoded or is missing, with the expected
    /// type, for [`ErrorKind::Decode`].
    #[must_use]
    #[inline]
    pub fn mismatch(&self) -> Option<&Mismatch> {
        self.0.mismatch.as_ref()
    }

    /// Returns the HTTP method of the request, if the error belongs to one.
    #[must_use]
    #[inline]
    pub fn method(&self) -> Option<Method> {
        let call = self.0.call.as_ref()?;
        Some(call.http_method())
    }

    /// Returns the documented path of the operation, such as `/api/{account}/chats`.
    ///
    /// Arguments may be private and are not in it. For a
    /// [`Client::request`](crate::Client::request), it is the given path without the query, with
    /// `{}` in place of each segment that looks like an argument.
    #[must_use]
    #[inline]
    pub fn path(&self) -> Option<&str> {
        self.0.call.as_ref().map(Call::path)
    }

    /// Returns the number of attempts made: 0 if the call failed before the first.
    #[must_use]
    #[inline]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the `Idempotency-Key` that was sent, if the operation takes one.
    ///
    /// Within 24 hours, the server recognizes the same call by its key and does not carry it out
    /// twice, unless it failed without storing the key.
    #[must_use]
    #[inline]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key.as_deref()
    }

    /// Returns the credits that the failed request used and the team's balance after it, if stated.
    ///
    /// Read as by [`Response::credits`](crate::Response::credits).
    #[must_use]
    #[inline]
    pub fn credits(&self) -> Option<&Credits> {
        self.received()?.meta().credits.as_ref()
    }

    /// Returns the team's limit of requests per minute and how many of them are left, if stated.
    ///
    /// Read as by [`Response::rate_limits`](crate::Response::rate_limits).
    #[must_use]
    #[inline]
    pub fn rate_limits(&self) -> Option<&RateLimits> {
        self.received()?.meta().rate_limits.as_ref()
    }

    /// Returns the place at which the walk of a list goes on, if one failed.
    ///
    /// All rows before it have been given. A request for the same list takes it by `resume`.
    #[must_use]
    #[inline]
    pub fn resume_token(&self) -> Option<&ResumeToken> {
        self.0.token.as_ref()
    }

    /// Returns the id of the job of the server that the call belongs to, such as a data export.
    ///
    /// The job may go on: a request for its state takes the id.
    #[must_use]
    #[inline]
    pub fn job_id(&self) -> Option<&Id> {
        self.0.job.as_ref()
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
            ErrorKind::Build => f.write_str("the client cannot be built"),
            ErrorKind::Request | ErrorKind::Budget => {
                write!(f, "the request was not sent: {}", inner.problem)
            }
            ErrorKind::Upload => write!(f, "the upload was broken off: {}", inner.problem),
            ErrorKind::Stalled if inner.received.is_none() => {
                write!(f, "the upload stalled: {}", inner.problem)
            }
            ErrorKind::Timeout if !inner.problem.is_empty() => {
                write!(f, "the request was not sent: {}", inner.problem)
            }
            ErrorKind::Transport if !inner.problem.is_empty() => {
                let status = self.status().unwrap_or_default();
                write!(f, "{}: {}", status.as_u16(), inner.problem)
            }
            ErrorKind::Stalled => {
                let status = self.status().unwrap_or_default().as_u16();
                write!(f, "{status}, but the transfer stalled: {}", inner.problem)
            }
            ErrorKind::File => f.write_str(&inner.problem),
            ErrorKind::Transport | ErrorKind::Timeout => {
                match self.status() {
                    Some(status) => write!(f, "{}, but no complete response", status.as_u16())?,
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
                inner.body.fmt(f)?;
                match inner.problem.as_str() {
                    "" => Ok(()),
                    problem => write!(f, ": the redirect was not followed: {problem}"),
                }
            }
            ErrorKind::Job => f.write_str(&inner.problem),
            ErrorKind::Paging => write!(f, "the list cannot be walked on: {}", inner.problem),
            ErrorKind::TooLarge => write!(f, "the response is too large: {}", inner.problem),
            ErrorKind::Decode => {
                f.write_str(match inner.problem.as_str() {
                    "" => "the response cannot be decoded",
                    problem => problem,
                })?;
                inner
                    .mismatch
                    .iter()
                    .try_for_each(|mismatch| write!(f, ": {mismatch}"))
            }
        }?;
        match inner.advice {
            "" => Ok(()),
            advice => write!(f, "; {advice}"),
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
