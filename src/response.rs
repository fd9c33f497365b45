//! [`Response`]: a decoded response with its status, headers, body and metadata.

pub(crate) mod credits;
mod cut_list;
mod data;
pub(crate) mod error;
pub(crate) mod future;
mod metadata;
pub(crate) mod outcome;
pub(crate) mod received;
pub(crate) mod reported_failure;

use std::{fmt, ops::Deref};

use bytes::Bytes;
use reqwest::{StatusCode, header::HeaderMap};

use crate::{
    decode::drift::Drift,
    model::envelope::{Credits, RateLimits},
    operation::Call,
};
use error::Error;
use received::Received;
use reported_failure::ReportedFailure;

/// A successful response: the decoded value, with status, headers, body and metadata.
///
/// It dereferences to the value: `response.data` is the member `data` of the body. A response that
/// holds a list is iterated over as the list is:
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// for chat in client.chats().list("acct_123").await? {
///     println!("{:?}", chat.unread_messages_count);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Response<T> {
    call: Call,
    value: T,
    received: Received,
    drift: Vec<Drift>,
}

impl<T> Response<T> {
    pub(crate) fn new(call: Call, value: T, received: Received, drift: Vec<Drift>) -> Self {
        Self {
            call,
            value,
            received,
            drift,
        }
    }

    /// Returns the decoded value and drops the rest.
    #[inline]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Returns the HTTP status, which is always 2xx.
    #[must_use]
    #[inline]
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// Returns the headers of the response.
    #[must_use]
    #[inline]
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// Returns the bytes of the body as received, including fields that are not documented.
    ///
    /// A compressed body (feature `gzip`) is decompressed first.
    #[must_use]
    #[inline]
    pub fn raw(&self) -> &Bytes {
        &self.received.body
    }

    /// Returns the values that did not match their expected type, in the order of the body.
    ///
    /// Each was coerced or left out; everything else is in the decoded value, and
    /// [`raw`](Self::raw) has the whole body. Empty if all values matched.
    #[must_use]
    #[inline]
    pub fn drift(&self) -> &[Drift] {
        &self.drift
    }

    /// Returns the failure that the body reports although the status is a success.
    ///
    /// A failure is a non-empty `error`, `hasError: true`, `success: false` or
    /// `status: "failed"`, in the body or in its `data`. Always `None` for the operations whose
    /// `success: false` is an ordinary result.
    #[must_use]
    #[inline]
    pub fn reported_failure(&self) -> Option<ReportedFailure> {
        if !self.received.reports_failure {
            return None;
        }
        ReportedFailure::find(&self.received.body)
    }

    /// Returns whether the server replayed the stored response of an earlier request with the same
    /// `Idempotency-Key`, and did nothing now.
    ///
    /// Read from the header `Idempotent-Replayed`.
    #[must_use]
    #[inline]
    pub fn is_replayed(&self) -> bool {
        self.received.is_replayed()
    }

    /// Returns the `Idempotency-Key` that was sent, under which the server stores this response for
    /// 24 hours.
    ///
    /// `None` for operations that take no key; only sending a message takes one.
    #[must_use]
    #[inline]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.received.idempotency_key.as_deref()
    }

    /// Returns the number of attempts made: 1 if there was no retry.
    #[must_use]
    #[inline]
    pub fn attempts(&self) -> u32 {
        self.received.attempts
    }

    /// Returns the credits that the request used and the team's balance after it.
    ///
    /// Read from the headers `x-ofapi-credits-used` and `x-ofapi-credits-balance`, or, where they
    /// are missing, from `_meta._credits` of the body, which in a cached or replayed response may
    /// describe an earlier request.
    #[must_use]
    #[inline]
    pub fn credits(&self) -> Option<&Credits> {
        self.received.meta().credits.as_ref()
    }

    /// Returns the team's limit of requests per minute and how many of them are left.
    ///
    /// Read from the headers `x-rate-limit-limit-minute` and `x-rate-limit-remaining-minute`, or,
    /// where they are missing, from `_meta._rate_limits` of the body.
    #[must_use]
    #[inline]
    pub fn rate_limits(&self) -> Option<&RateLimits> {
        self.received.meta().rate_limits.as_ref()
    }

    /// Returns whether the response came from the server's cache.
    ///
    /// Read from the header `x-ofapi-is-cached`, or, if it is missing, from `_meta._cache` of the
    /// body; `false` if neither says so.
    #[must_use]
    #[inline]
    pub fn is_cached(&self) -> bool {
        let cache = self.received.meta().cache.as_ref();
        cache.and_then(|cache| cache.is_cached).unwrap_or(false)
    }
}

#[allow(dead_code, reason = "not every group has jobs")]
impl<T> Response<T> {
    /// Changes the value.
    pub(crate) fn map(self, change: impl FnOnce(T) -> T) -> Self {
        Self {
            value: change(self.value),
            ..self
        }
    }

    /// Makes the error of a job of which this response tells.
    pub(crate) fn job_error(&self, problem: String) -> Error {
        Error::job(Some((&self.call, self.received.clone())), problem)
    }

    /// Makes the error of a job that costs too much.
    pub(crate) fn price_error(&self, problem: String) -> Error {
        Error::budget(&self.call, problem)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    /// Writes no headers and no bytes of the body, which may hold more than the value does. The
    /// value is left out too if it is the body itself, which may be a large file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("Response");
        fields.field("status", &self.received.status);
        if !self.received.is_file {
            fields.field("value", &self.value);
        }
        fields
            .field("drift", &self.drift)
            .field("attempts", &self.received.attempts)
            .field("body_length", &self.received.body.len())
            .finish_non_exhaustive()
    }
}
