//! Constructors of [`Error`], one for each way in which a call can fail.

use std::{error, io, sync::Arc, time::Duration};

use serde_json::Value;

use super::{Error, ErrorKind, Inner, Source, body::ErrorBody};
use crate::{
    decode::drift::Mismatch,
    model::{id::Id, lenient::without_mark, resume_token::ResumeToken},
    operation::Call,
    response::{outcome::Outcome, received::Received},
};

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
            is_throttled: false,
            received: None,
            is_page: false,
            body: ErrorBody::default(),
            mismatch: None,
            problem: String::new(),
            advice: "",
            is_resumable: false,
            source: None,
            token: None,
            job: None,
        }
    }
}

impl Error {
    /// Makes the error of a client that could not be built.
    pub(crate) fn build(source: Source) -> Self {
        Self(Box::new(Inner {
            source: Some(source),
            ..Inner::new(ErrorKind::Build, Outcome::NotSent)
        }))
    }

    /// Makes the error of a request that is invalid.
    pub(crate) fn request(call: &Call, problem: String) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            problem,
            ..Inner::new(ErrorKind::Request, Outcome::NotSent)
        }))
    }

    /// Makes the error of a call that the client's credit budget does not allow.
    pub(crate) fn budget(call: &Call, problem: String) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            problem,
            ..Inner::new(ErrorKind::Budget, Outcome::NotSent)
        }))
    }

    /// Makes the error of a request that could not start before its deadline.
    ///
    /// `wait` is the rest of the wait, if that is known; `reason` is the reason for it, if that is
    /// more than earlier requests. If `is_throttled`, the server would refuse the request.
    pub(crate) fn no_turn(
        call: &Call,
        deadline: Duration,
        wait: Option<Duration>,
        reason: Option<String>,
        is_throttled: bool,
    ) -> Self {
        let found = match wait {
            Some(wait) => format!("found a wait of {wait:.1?}"),
            None => "which has passed".to_owned(),
        };
        let reason = reason.map(|reason| format!(": {reason}"));
        let reason = reason.unwrap_or_default();
        Self(Box::new(Inner {
            call: Some(call.clone()),
            wait,
            is_throttled,
            problem: format!(
                "expected to start within the deadline of {deadline:?}, {found}{reason}; call again later or set a longer deadline"
            ),
            ..Inner::new(ErrorKind::Timeout, Outcome::NotSent)
        }))
    }

    /// Makes the error of an attempt whose time ran out.
    ///
    /// `received` is the response as far as it had arrived.
    pub(crate) fn timeout(call: &Call, received: Option<Received>) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received,
            ..Inner::new(ErrorKind::Timeout, Outcome::Unknown)
        }))
    }

    /// Makes the error of an attempt whose files could not be read as they were at its start.
    ///
    /// The server has a part of the request, which it cannot take for the whole. What it does with
    /// a part is not known.
    pub(crate) fn upload(call: &Call, problem: String, cause: Option<Source>) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            problem,
            source: cause,
            ..Inner::new(ErrorKind::Upload, Outcome::Unknown)
        }))
    }

    /// Makes the error of an attempt whose connection could not be made, or broke.
    ///
    /// `received` is the response as far as it had arrived.
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
        let problem = match kind == ErrorKind::Transport && is_badly_encoded(&error) {
            true => {
                "expected a body in the encoding that `Content-Encoding` names, found other bytes"
            }
            false => "",
        };
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received,
            problem: problem.to_owned(),
            // The URL contains arguments.
            source: Some(Box::new(error.without_url())),
            ..Inner::new(kind, outcome)
        }))
    }

    /// Makes the error of a transfer that was slower than the slowest rate that is allowed.
    ///
    /// `received` is the head of the response if the file was received, and nothing if it was sent.
    pub(crate) fn stalled(call: &Call, received: Option<Received>, problem: String) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received,
            problem,
            ..Inner::new(ErrorKind::Stalled, Outcome::Unknown)
        }))
    }

    /// Makes the error of a successful response that is not the file that was asked for, or not all
    /// of it.
    pub(crate) fn not_the_file(call: &Call, received: Received, problem: String) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received: Some(received),
            problem,
            ..Inner::new(ErrorKind::Transport, Outcome::Unknown)
        }))
    }

    /// Makes the error of a file of this machine.
    pub(crate) fn file(call: &Call, problem: &str, source: io::Error) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            problem: problem.to_owned(),
            source: Some(source.into()),
            ..Inner::new(ErrorKind::File, Outcome::Unknown)
        }))
    }

    /// Says whether a transfer can go on where it broke.
    pub(crate) fn resumable(mut self, is_resumable: bool) -> Self {
        self.0.is_resumable = is_resumable;
        self
    }

    /// Adds the advice for a link that has expired, to the error of a file.
    ///
    /// If `is_elsewhere`, the response is not of the API, but of the host to which it redirected.
    pub(crate) fn of_file(mut self, is_elsewhere: bool) -> Self {
        let relayed = self.onlyfans_response().and_then(|relayed| relayed.status);
        let status = self.status().filter(|_| is_elsewhere);
        let status = status.map(|status| status.as_u16()).or(relayed);
        if matches!(status, Some(403 | 404 | 410)) {
            self.0.advice =
                "the link of the file may have expired: fetch the item again for a fresh one";
        }
        self
    }

    /// Makes the error of a response whose status is an error.
    ///
    /// If not `is_whole`, the body broke off; `cut` is the cause, if that is known.
    pub(crate) fn api(
        call: &Call,
        received: Received,
        is_whole: bool,
        cut: Option<Source>,
        key: &str,
    ) -> Self {
        let (json, mut body, is_page) = read(&received.body);
        // No server should quote the key; if one does, it still reaches no log.
        body.redact(key);
        let mut outcome = Outcome::of_response(received.status, &json);
        if !is_whole {
            // The missing part might have stated another outcome.
            outcome = Outcome::Unknown;
        }
        let not_followed = received.not_followed.unwrap_or_default();
        let mut error = Self(Box::new(Inner {
            call: Some(call.clone()),
            problem: not_followed.to_owned(),
            body,
            is_page,
            received: Some(received),
            source: cut,
            ..Inner::new(ErrorKind::Api, outcome)
        }));
        if error.0.outcome == Outcome::Rejected && error.is_rate_limited() {
            // The server did nothing, and the same request may succeed later.
            error.0.outcome = Outcome::NotSent;
        }
        if call.is_keyed && error.is_still_running() {
            // This request had no effect, but the earlier one may yet send the message.
            error.0.outcome = Outcome::Unknown;
        }
        error
    }

    /// Makes the error of a successful response whose body is larger than `limit` bytes.
    pub(crate) fn too_large(call: &Call, received: Received, limit: usize) -> Self {
        let setter = match received.is_file {
            true => "max_file_size",
            false => "max_response_size",
        };
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received: Some(received),
            problem: format!(
                "expected at most {limit} bytes, found more; set a larger `{setter}` on the client"
            ),
            ..Inner::new(ErrorKind::TooLarge, Outcome::Unknown)
        }))
    }

    /// Makes the error of a successful response whose body does not match its type.
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

    /// Makes the error of a successful response without the data that its caller needs.
    pub(crate) fn no_data(call: &Call, received: Received, mismatch: Mismatch) -> Self {
        let mut error = Self::decode(call, received, mismatch);
        error.0.problem = "the response has no data".to_owned();
        error
    }

    /// Makes the error of a list whose next page is not known.
    pub(crate) fn paging(call: &Call, problem: String) -> Self {
        Self(Box::new(Inner {
            call: Some(call.clone()),
            attempts: 1,
            problem,
            ..Inner::new(ErrorKind::Paging, Outcome::Unknown)
        }))
    }

    /// Makes the error of a job of the server that failed, or is not done in time.
    ///
    /// `state` is the call that told the state of the job, with its response.
    #[allow(dead_code, reason = "not every group has jobs")]
    pub(crate) fn job(state: Option<(&Call, Received)>, problem: String) -> Self {
        let (call, received) = state.unzip();
        Self(Box::new(Inner {
            call: call.cloned(),
            attempts: received.as_ref().map_or(0, |received| received.attempts),
            received,
            problem,
            ..Inner::new(ErrorKind::Job, Outcome::Unknown)
        }))
    }

    /// Adds the id of the job of the server to which a call belongs.
    #[allow(dead_code, reason = "not every group has jobs")]
    pub(crate) fn of_job(mut self, id: Id) -> Self {
        self.0.job = Some(id);
        self
    }

    /// Adds the place at which the walk of a list goes on.
    pub(crate) fn at(mut self, token: Option<ResumeToken>) -> Self {
        self.0.token = token;
        self
    }

    /// Makes the error of a blocking call that could not start.
    #[cfg(feature = "blocking")]
    pub(crate) fn blocking(problem: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            problem: problem.into(),
            ..Inner::new(ErrorKind::Request, Outcome::NotSent)
        }))
    }

    /// Makes the error of a call whose runtime ended before the call did.
    pub(crate) fn runtime_ended(call: &Call) -> Self {
        let cause = "the tokio runtime in which the call was first polled has ended";
        Self(Box::new(Inner {
            call: Some(call.clone()),
            source: Some(cause.into()),
            ..Inner::new(ErrorKind::Transport, Outcome::Unknown)
        }))
    }

    /// Says that the server certainly did nothing.
    pub(crate) fn not_sent(mut self) -> Self {
        self.0.outcome = Outcome::NotSent;
        self
    }

    /// Adds the facts about all attempts so far.
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

/// Returns whether a body could not be decompressed.
///
/// reqwest reports each error of a body as one of decoding. The cause of a broken connection is an
/// error of hyper, that of broken compression one of `std::io`.
fn is_badly_encoded(error: &reqwest::Error) -> bool {
    let mut cause = error::Error::source(error);
    while let Some(wrapper) = cause.filter(|cause| cause.is::<reqwest::Error>()) {
        cause = wrapper.source();
    }
    error.is_decode() && cause.is_some_and(|cause| cause.is::<io::Error>())
}

/// Reads an error body: its JSON, its parts, and whether it is a page of the edge.
fn read(body: &[u8]) -> (Value, ErrorBody, bool) {
    // A byte that is not UTF-8 costs a character of one message.
    let text = String::from_utf8_lossy(without_mark(body));
    match serde_json::from_str::<Value>(&text) {
        Ok(json) => {
            let body = ErrorBody::from_json(&json);
            let is_page = body.edge_code.is_some();
            (json, body, is_page)
        }
        Err(_) => (Value::Null, ErrorBody::from_page(&text), is_page(&text)),
    }
}

/// Returns whether a body is a page of the edge, in HTML or as plain text.
fn is_page(body: &str) -> bool {
    let body = body.trim_ascii_start();
    body.starts_with('<') || body.starts_with("error code")
}
