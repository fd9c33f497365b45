//! [`Response`]: a decoded answer with what came around it.

use std::{ops::Deref, sync::OnceLock};

use bytes::Bytes;
use reqwest::{StatusCode, header::HeaderMap};
use serde_json::{Value, value::RawValue};

use crate::envelope::{CacheInfo, Credits, Meta, RateLimits};

/// A successful answer: the value, and what came around it.
///
/// It derefs to the value, so that `response.data` is the `data` of the answer.
#[derive(Debug, Clone)]
pub struct Response<T> {
    value: T,
    received: Received,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, received: Received) -> Self {
        Self { value, received }
    }

    /// Returns the value alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// Returns the body exactly as it was received, so that a field that the document lacks is
    /// never out of reach.
    #[must_use]
    pub fn raw(&self) -> &Bytes {
        &self.received.body
    }

    /// Returns the credits that the request used and what is left of them.
    ///
    /// From the body's `_meta`, or, where it has none, from the headers.
    #[must_use]
    pub fn credits(&self) -> Option<&Credits> {
        self.received.meta().credits.as_ref()
    }

    /// Returns the rate limit of the team and what is left of it in this minute.
    ///
    /// From the body's `_meta`, or, where it has none, from the headers.
    #[must_use]
    pub fn rate_limits(&self) -> Option<&RateLimits> {
        self.received.meta().rate_limits.as_ref()
    }

    /// Returns whether the answer came from the server's cache.
    ///
    /// From the body's `_meta`, or, where it has none, from the headers; `false` if neither says.
    #[must_use]
    pub fn is_cached(&self) -> bool {
        let cache = self.received.meta().cache.as_ref();
        cache.and_then(|cache| cache.is_cached).unwrap_or(false)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// An answer as it came from the network, whether it is a success or not.
#[derive(Debug, Clone)]
pub struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    meta: OnceLock<Meta>,
}

impl Received {
    /// An answer whose body has not been read.
    pub(crate) fn new(status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            status,
            headers,
            body: Bytes::new(),
            meta: OnceLock::new(),
        }
    }

    /// Reads the metadata when it is first asked for.
    pub(crate) fn meta(&self) -> &Meta {
        self.meta.get_or_init(|| {
            let enveloped: Option<Enveloped<'_>> = serde_json::from_slice(&self.body).ok();
            let meta = enveloped.and_then(|enveloped| enveloped.meta?.get().parse::<Value>().ok());
            let mut meta = Meta::from(meta.unwrap_or_default());
            fill_in(&mut meta, &self.headers);
            meta
        })
    }
}

/// All of a body that its metadata needs.
#[derive(serde::Deserialize)]
struct Enveloped<'a> {
    #[serde(rename = "_meta", borrow)]
    meta: Option<&'a RawValue>,
}

/// Takes from the headers what the body does not say.
fn fill_in(meta: &mut Meta, headers: &HeaderMap) {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let fill = |number: &mut Option<i64>, name: &str| {
        *number = number.or_else(|| text(name)?.parse().ok());
    };
    let mut credits = meta.credits.take().unwrap_or_default();
    fill(&mut credits.used, "x-ofapi-credits-used");
    fill(&mut credits.balance, "x-ofapi-credits-balance");
    meta.credits = (credits != Credits::default()).then_some(credits);

    let mut limits = meta.rate_limits.take().unwrap_or_default();
    fill(&mut limits.limit_minute, "x-rate-limit-limit-minute");
    fill(
        &mut limits.remaining_minute,
        "x-rate-limit-remaining-minute",
    );
    meta.rate_limits = (limits != RateLimits::default()).then_some(limits);

    let mut cache = meta.cache.take().unwrap_or_default();
    cache.is_cached = cache.is_cached.or(match text("x-ofapi-is-cached") {
        Some("true" | "True" | "TRUE" | "1") => Some(true),
        Some("false" | "False" | "FALSE" | "0" | "") => Some(false),
        _ => None,
    });
    meta.cache = (cache != CacheInfo::default()).then_some(cache);
}
