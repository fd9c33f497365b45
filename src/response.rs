//! [`Response`]: a decoded answer with what came around it.

use std::{ops::Deref, sync::OnceLock};

use bytes::Bytes;
use reqwest::{StatusCode, header::HeaderMap};
use serde_json::Value;

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
    pub fn credits(&self) -> Option<Credits> {
        self.received.metadata().credits
    }

    /// Returns the rate limit of the team and what is left of it in this minute.
    ///
    /// From the body's `_meta`, or, where it has none, from the headers.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.received.metadata().rate_limit
    }

    /// Returns whether the answer came from the server's cache.
    ///
    /// From the body's `_meta`, or, where it has none, from the headers; `false` if neither says.
    #[must_use]
    pub fn is_cached(&self) -> bool {
        self.received.metadata().is_cached.unwrap_or(false)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Credits, which every request is paid with. They belong to the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Credits {
    /// How many the request used.
    pub used: Option<i64>,
    /// How many are left.
    pub balance: Option<i64>,
}

/// The rate limit that all keys and accounts of a team share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Requests per minute.
    pub limit_minute: Option<i64>,
    /// Requests left in this minute.
    pub remaining_minute: Option<i64>,
}

/// An answer as it came from the network, whether it is a success or not.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    metadata: OnceLock<Metadata>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Metadata {
    pub(crate) credits: Option<Credits>,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) is_cached: Option<bool>,
}

impl Received {
    /// An answer whose body has not been read.
    pub(crate) fn new(status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            status,
            headers,
            body: Bytes::new(),
            metadata: OnceLock::new(),
        }
    }

    /// Reads the metadata when it is first asked for.
    pub(crate) fn metadata(&self) -> Metadata {
        *self.metadata.get_or_init(|| {
            let meta = serde_json::from_slice(&self.body)
                .ok()
                .and_then(|Envelope { meta }| meta)
                .unwrap_or_default();
            Metadata {
                credits: credits(&meta, &self.headers),
                rate_limit: rate_limit(&meta, &self.headers),
                is_cached: is_cached(&meta, &self.headers),
            }
        })
    }
}

/// All of a body that its metadata needs.
#[derive(serde::Deserialize)]
struct Envelope {
    #[serde(rename = "_meta")]
    meta: Option<Value>,
}

fn credits(meta: &Value, headers: &HeaderMap) -> Option<Credits> {
    let credits = &meta["_credits"];
    let used = number(&credits["used"], headers, "x-ofapi-credits-used");
    let balance = number(&credits["balance"], headers, "x-ofapi-credits-balance");
    (used.is_some() || balance.is_some()).then_some(Credits { used, balance })
}

fn rate_limit(meta: &Value, headers: &HeaderMap) -> Option<RateLimit> {
    let limits = &meta["_rate_limits"];
    let limit_minute = number(
        &limits["limit_minute"],
        headers,
        "x-rate-limit-limit-minute",
    );
    let remaining_minute = number(
        &limits["remaining_minute"],
        headers,
        "x-rate-limit-remaining-minute",
    );
    (limit_minute.is_some() || remaining_minute.is_some()).then_some(RateLimit {
        limit_minute,
        remaining_minute,
    })
}

fn is_cached(meta: &Value, headers: &HeaderMap) -> Option<bool> {
    match meta.get("_cache").map(|cache| &cache["is_cached"]) {
        Some(Value::Bool(is_cached)) => Some(*is_cached),
        _ => match header(headers, "x-ofapi-is-cached")?
            .to_ascii_lowercase()
            .as_str()
        {
            "true" | "1" => Some(true),
            "false" | "0" | "" => Some(false),
            _ => None,
        },
    }
}

/// A number of the body, or else of a header.
fn number(value: &Value, headers: &HeaderMap, name: &str) -> Option<i64> {
    let number = match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_i64(),
    };
    number.or_else(|| header(headers, name)?.parse().ok())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}
