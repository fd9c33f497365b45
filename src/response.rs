//! [`Response`]: a decoded answer with what came around it.

pub(crate) mod credits;
pub(crate) mod decode;
pub(crate) mod drift;
pub(crate) mod error;
pub(crate) mod future;
mod heal;
pub(crate) mod outcome;
pub(crate) mod received;
pub(crate) mod reported_failure;

use std::{fmt, ops::Deref};

use bytes::Bytes;
use reqwest::{StatusCode, header::HeaderMap};

use crate::model::envelope::{Credits, RateLimits};
use drift::Drift;
use received::Received;
use reported_failure::ReportedFailure;

/// A successful answer: the value, and what came around it.
///
/// It derefs to the value, so that `response.data` is the `data` of the answer.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    received: Received,
    drift: Vec<Drift>,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, received: Received, drift: Vec<Drift>) -> Self {
        Self {
            value,
            received,
            drift,
        }
    }

    /// Returns the value alone.
    #[inline]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Returns the HTTP status.
    #[must_use]
    #[inline]
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// Returns the headers.
    #[must_use]
    #[inline]
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// Returns the body exactly as it was received, so that a field that the document lacks is
    /// never out of reach.
    #[must_use]
    #[inline]
    pub fn raw(&self) -> &Bytes {
        &self.received.body
    }

    /// Returns where the answer was not as documented, and what was done about it.
    ///
    /// What did fit is in the value; [`raw`](Self::raw) has the rest.
    #[must_use]
    #[inline]
    pub fn drift(&self) -> &[Drift] {
        &self.drift
    }

    /// Returns the failure that the answer reports although its status is a success.
    ///
    /// That is `success: false`, `hasError: true`, an `error`, or the `status` `failed`, of the
    /// answer or its `data`.
    #[must_use]
    #[inline]
    pub fn reported_failure(&self) -> Option<ReportedFailure> {
        if !self.received.reports_failure {
            return None;
        }
        ReportedFailure::find(&self.received.body)
    }

    /// Returns whether the server had answered this `Idempotency-Key` before, and did nothing now.
    #[must_use]
    #[inline]
    pub fn is_replayed(&self) -> bool {
        self.received.is_replayed()
    }

    /// Returns the `Idempotency-Key` under which the server stores this answer for a day.
    #[must_use]
    #[inline]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.received.idempotency_key.as_deref()
    }

    /// Returns how often the request was sent, or it was tried to.
    #[must_use]
    #[inline]
    pub fn attempts(&self) -> u32 {
        self.received.attempts
    }

    /// Returns the credits that the request used and what is left of them.
    ///
    /// From the headers, or, where they are missing, from the body's `_meta`, which may be that of
    /// an earlier answer.
    #[must_use]
    #[inline]
    pub fn credits(&self) -> Option<&Credits> {
        self.received.meta().credits.as_ref()
    }

    /// Returns the rate limit of the team and what is left of it in this minute.
    ///
    /// From the headers, or, where they are missing, from the body's `_meta`.
    #[must_use]
    #[inline]
    pub fn rate_limits(&self) -> Option<&RateLimits> {
        self.received.meta().rate_limits.as_ref()
    }

    /// Returns whether the answer came from the server's cache.
    ///
    /// From the headers, or, where they are missing, from the body's `_meta`; `false` if neither
    /// says.
    #[must_use]
    #[inline]
    pub fn is_cached(&self) -> bool {
        let cache = self.received.meta().cache.as_ref();
        cache.and_then(|cache| cache.is_cached).unwrap_or(false)
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
    /// Without headers and bytes, which may hold more than the value does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.received.status)
            .field("value", &self.value)
            .field("drift", &self.drift)
            .field("attempts", &self.received.attempts)
            .field("body_length", &self.received.body.len())
            .finish_non_exhaustive()
    }
}
