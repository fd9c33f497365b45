//! Makes an [`Error`] of what stopped a call.

use std::{sync::Arc, time::Duration};

use serde_json::Value;

use super::{Error, ErrorKind, Inner, Source, answer::Answer};
use crate::{
    operation::Call,
    response::{drift::Mismatch, outcome::Outcome, received::Received},
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
            answer: Answer::default(),
            mismatch: None,
            problem: String::new(),
            source: None,
        }
    }
}

impl Error {
    /// Of a client that could not be made.
    pub(crate) fn build(source: Source) -> Self {
        Self(Box::new(Inner {
            source: Some(source),
            ..Inner::new(ErrorKind::Build, Outcome::NotSent)
        }))
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

    /// Of a call whose turn did not come before its deadline.
    ///
    /// `wait` is the rest of the wait, if that is known; `throttled` names who is, if anybody is.
    pub(crate) fn no_turn(
        call: &Call,
        deadline: Duration,
        wait: Option<Duration>,
        throttled: Option<String>,
    ) -> Self {
        let found = match wait {
            Some(wait) => format!("found a wait of {wait:.1?}"),
            None => "which has passed".to_owned(),
        };
        let is_throttled = throttled.is_some();
        let cause = throttled
            .map(|throttled| format!(": {throttled}"))
            .unwrap_or_default();
        Self(Box::new(Inner {
            call: Some(call.clone()),
            wait,
            is_throttled,
            problem: format!(
                "expected its turn within the deadline of {deadline:?}, {found}{cause}; call again later or set a longer deadline"
            ),
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
        let problem = match error.is_decode() {
            true => "expected a body encoded as `Content-Encoding` says, found another",
            false => "",
        };
        Self(Box::new(Inner {
            call: Some(call.clone()),
            received,
            problem: problem.to_owned(),
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
        let not_followed = received.not_followed.unwrap_or_default();
        let mut error = Self(Box::new(Inner {
            call: Some(call.clone()),
            problem: not_followed.to_owned(),
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

fn is_page(body: &[u8]) -> bool {
    let body = body.trim_ascii_start();
    body.starts_with(b"<") || body.starts_with(b"error code")
}
