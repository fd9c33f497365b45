//! [`Response`]: a decoded answer with what came around it.

use std::{
    fmt,
    ops::Deref,
    sync::{Arc, OnceLock},
};

use bytes::Bytes;
use reqwest::{StatusCode, header::HeaderMap};

use crate::{
    Drift, ReportedFailure, decode,
    envelope::{CacheInfo, Credits, Meta, Parts, RateLimits},
};

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
        is_true(&self.received.headers, "idempotent-replayed")
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

/// An answer as it came from the network, whether it is a success or not.
#[derive(Clone)]
pub struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
    pub(crate) idempotency_key: Option<Arc<str>>,
    pub(crate) reports_failure: bool,
    /// Whether it is read as bytes, however many.
    pub(crate) is_file: bool,
    /// Whether the request asked for the head alone.
    pub(crate) is_head: bool,
    meta: OnceLock<Meta>,
}

impl Received {
    /// An answer whose body has not been read.
    pub(crate) fn new(status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            status,
            headers,
            body: Bytes::new(),
            attempts: 1,
            idempotency_key: None,
            reports_failure: true,
            is_file: false,
            is_head: false,
            meta: OnceLock::new(),
        }
    }

    /// Reads the metadata when it is first asked for.
    pub(crate) fn meta(&self) -> &Meta {
        self.meta.get_or_init(|| {
            let meta = Parts::of(&self.body).meta;
            let mut meta: Meta = meta
                .map(|meta| decode::lenient(meta.get().as_bytes()))
                .unwrap_or_default();
            overwrite(&mut meta, &self.headers);
            meta
        })
    }

    /// Returns the credits used and left, and reads no body for it if the headers say both.
    pub(crate) fn cost(&self) -> (Option<i64>, Option<i64>) {
        match (number(&self.headers, USED), number(&self.headers, BALANCE)) {
            (Some(used), Some(balance)) => (Some(used), Some(balance)),
            _ => {
                let credits = self.meta().credits.as_ref();
                credits.map_or((None, None), |credits| (credits.used, credits.balance))
            }
        }
    }

    /// Returns the rate limit per minute and what is left of it, and reads no body for it if the
    /// headers say both.
    pub(crate) fn limits(&self) -> (Option<i64>, Option<i64>) {
        let in_headers = (
            number(&self.headers, LIMIT),
            number(&self.headers, REMAINING),
        );
        match in_headers {
            (Some(_), Some(_)) => in_headers,
            _ => {
                let limits = self.meta().rate_limits.as_ref();
                limits.map_or(in_headers, |limits| {
                    (limits.limit_minute, limits.remaining_minute)
                })
            }
        }
    }
}

const USED: &str = "x-ofapi-credits-used";
const BALANCE: &str = "x-ofapi-credits-balance";
const CACHED: &str = "x-ofapi-is-cached";
const LIMIT: &str = "x-rate-limit-limit-minute";
const REMAINING: &str = "x-rate-limit-remaining-minute";

/// Takes what the headers say: they are about this very call, while a cached or replayed body may
/// be about another.
fn overwrite(meta: &mut Meta, headers: &HeaderMap) {
    let say = |field: &mut Option<i64>, name: &str| {
        *field = number(headers, name).or(*field);
    };
    let mut credits = meta.credits.take().unwrap_or_default();
    say(&mut credits.used, USED);
    say(&mut credits.balance, BALANCE);
    meta.credits = (credits != Credits::default()).then_some(credits);

    let mut limits = meta.rate_limits.take().unwrap_or_default();
    say(&mut limits.limit_minute, LIMIT);
    say(&mut limits.remaining_minute, REMAINING);
    meta.rate_limits = (limits != RateLimits::default()).then_some(limits);

    let mut cache = meta.cache.take().unwrap_or_default();
    if headers.contains_key(CACHED) {
        cache.is_cached = Some(is_true(headers, CACHED));
    }
    meta.cache = (cache != CacheInfo::default()).then_some(cache);
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn number(headers: &HeaderMap, name: &str) -> Option<i64> {
    text(headers, name)?.parse().ok()
}

fn is_true(headers: &HeaderMap, name: &str) -> bool {
    text(headers, name).is_some_and(|text| text == "1" || text.eq_ignore_ascii_case("true"))
}
