//! [`Received`]: a response as it came from the network.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use reqwest::{
    StatusCode,
    header::{CONTENT_TYPE, HeaderMap},
};
use serde::de::DeserializeOwned;

use super::metadata;
use crate::{
    decode::{
        self,
        drift::{DecodeMode, Drift, Mismatch},
    },
    model::envelope::{CacheInfo, Credits, Meta, RateLimits},
};

/// A response as it came from the network, successful or not, with the circumstances of its call.
#[derive(Clone)]
pub struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
    pub(crate) idempotency_key: Option<Arc<str>>,
    pub(crate) reports_failure: bool,
    /// Whether the body is a file, which has a size limit and a time limit of its own.
    pub(crate) is_file: bool,
    /// Whether the request was a HEAD request.
    pub(crate) is_head: bool,
    /// The reason why a redirect was not followed.
    pub(crate) not_followed: Option<&'static str>,
    meta: OnceLock<Meta>,
}

impl Received {
    /// Makes a response whose body has not been read.
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
            not_followed: None,
            meta: OnceLock::new(),
        }
    }

    /// Returns whether the server replayed a stored response, and did nothing now.
    pub(crate) fn is_replayed(&self) -> bool {
        is_true(&self.headers, REPLAYED)
    }

    /// Decodes the body as JSON.
    pub(crate) fn json<T: DeserializeOwned>(
        &self,
        mode: DecodeMode,
    ) -> Result<(T, Vec<Drift>), Mismatch> {
        let has_no_body = self.is_head || matches!(self.status.as_u16(), 204 | 205);
        let media_type = text(&self.headers, CONTENT_TYPE.as_str());
        decode::json(&self.body, media_type, has_no_body, mode)
    }

    /// Returns the metadata of headers and body, which is read on the first call.
    pub(crate) fn meta(&self) -> &Meta {
        self.meta.get_or_init(|| {
            let mut meta = metadata::read(&self.body, self.is_file);
            overwrite(&mut meta, &self.headers);
            meta
        })
    }

    /// Returns the credits used and the balance; the body is read only if a header is missing.
    pub(crate) fn cost(&self) -> (Option<i64>, Option<i64>) {
        match (number(&self.headers, USED), number(&self.headers, BALANCE)) {
            (Some(used), Some(balance)) => (Some(used), Some(balance)),
            _ => {
                let credits = self.meta().credits.as_ref();
                credits.map_or((None, None), |credits| (credits.used, credits.balance))
            }
        }
    }

    /// Returns the limit of requests per minute and how many are left; the body is read only if a
    /// header is missing.
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
const REPLAYED: &str = "idempotent-replayed";
const LIMIT: &str = "x-rate-limit-limit-minute";
const REMAINING: &str = "x-rate-limit-remaining-minute";

/// Overwrites metadata of the body with that of the headers, which are about this very call, while
/// a cached or replayed body may be about an earlier one.
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
