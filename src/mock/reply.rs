//! [`Reply`]: a response of the mock.

use std::time::Duration;

use bytes::Bytes;
use hyper::{
    StatusCode,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER},
};
use serde::Serialize;
use serde_json::{Value, json};

/// A response of the mock, with a body in the API's own form.
///
/// ```
/// use std::time::Duration;
///
/// use onlyfansapi::mock::Reply;
///
/// let throttled = Reply::throttled(Duration::from_secs(2));
/// let gone = Reply::status(404).header("x-reason", "deleted");
/// # let _ = (throttled, gone);
/// ```
#[derive(Debug, Clone)]
pub struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Content,
    /// Whether the mock adds credits and rate limits.
    pub(super) is_of_the_api: bool,
}

/// The body of a reply.
#[derive(Debug, Clone)]
pub(super) enum Content {
    Json(Value),
    /// The text of JSON without the metadata of its operation.
    Rest(Bytes),
    Bytes(Bytes),
}

impl Reply {
    /// Makes a response with this status, and the body that the API sends with it.
    ///
    /// # Panics
    ///
    /// If the status is not between 100 and 999.
    #[must_use]
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).expect("a status between 100 and 999");
        Self::of_status(status)
    }

    fn of_status(status: StatusCode) -> Self {
        let reason = status.canonical_reason().unwrap_or("Unknown");
        let body = match status.as_u16() {
            204 | 304 => return Self::with(status, Content::Bytes(Bytes::new())),
            100..=399 => json!({}),
            // Laravel's own body, without a code.
            500 => json!({"message": "Server Error"}),
            401 => {
                json!({"error": "Unauthorized. Send `Authorization: Bearer KEY` with any key except `invalid`."})
            }
            402 => {
                return Self::error(
                    status,
                    "INSUFFICIENT_CREDITS",
                    "The team has no credits left.",
                );
            }
            429 => return Self::error(status, "TOO_MANY_REQUESTS", "Too Many Attempts."),
            _ => {
                let code = reason.to_ascii_uppercase().replace([' ', '-'], "_");
                return Self::error(status, &code, reason);
            }
        };
        Self::with(status, Content::Json(body))
    }

    /// Makes a response with status 200 and this JSON.
    ///
    /// # Panics
    ///
    /// If the value cannot be JSON, such as a map whose keys are no strings.
    #[must_use]
    pub fn json(value: impl Serialize) -> Self {
        let value = serde_json::to_value(value);
        let value = value.unwrap_or_else(|error| panic!("a reply has to be JSON: {error}"));
        Self::with(StatusCode::OK, Content::Json(value))
    }

    /// Makes a response with status 200, these bytes and this media type.
    #[must_use]
    pub fn bytes(media_type: &str, bytes: impl Into<Bytes>) -> Self {
        Self::with(StatusCode::OK, Content::Bytes(bytes.into())).header("content-type", media_type)
    }

    /// Makes a response with status 429 that asks to wait, in whole seconds.
    #[must_use]
    pub fn throttled(wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        let mut reply = Self::status(429);
        reply.headers.insert(RETRY_AFTER, seconds.into());
        reply
    }

    /// Makes a response of the edge in front of the API, which is a page of HTML, such as 502, 520 or
    /// 524.
    ///
    /// # Panics
    ///
    /// If the status is not between 100 and 999.
    #[must_use]
    pub fn edge(status: u16) -> Self {
        let page = format!(
            "<!DOCTYPE html>\n<html><head><title>{status}</title></head><body><h1>Error {status}</h1></body></html>\n"
        );
        let mut reply = Self::bytes("text/html; charset=UTF-8", page);
        reply.status = StatusCode::from_u16(status).expect("a status between 100 and 999");
        reply
            .headers
            .insert("server", HeaderValue::from_static("cloudflare"));
        reply.is_of_the_api = false;
        reply
    }

    /// Makes the response to an error of OnlyFans, which the API relays.
    ///
    /// # Panics
    ///
    /// If the status is not between 100 and 999.
    #[must_use]
    pub fn relayed(status: u16, code: i64, message: &str) -> Self {
        let mut reply = Self::status(status);
        reply.body = Content::Json(json!({
            "error": "ONLYFANS_COM_ERROR",
            "message": message,
            "onlyfans_response": {"status": status, "body": {"error": {"code": code, "message": message}}},
        }));
        reply
    }

    /// Sets a header.
    ///
    /// # Panics
    ///
    /// If the name or value cannot be that of a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("the name of a header");
        let value = HeaderValue::try_from(value).expect("the value of a header");
        self.headers.insert(name, value);
        self
    }

    /// Makes an error in the API's form.
    pub(super) fn error(status: StatusCode, code: &str, description: &str) -> Self {
        let body = json!({
            "error": code,
            "message": status.canonical_reason(),
            "description": description,
        });
        Self::with(status, Content::Json(body))
    }

    /// Makes a success whose metadata are still to be written.
    pub(super) fn rest(body: &Value) -> Self {
        let body = Content::Rest(body.to_string().into());
        Self::with(StatusCode::OK, body)
    }

    pub(super) fn with(status: StatusCode, body: Content) -> Self {
        let mut headers = HeaderMap::new();
        if let Content::Json(_) | Content::Rest(_) = body {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        Self {
            status,
            headers,
            body,
            is_of_the_api: true,
        }
    }
}

/// A value that becomes a [`Reply`]: one, a [`StatusCode`], or any value that becomes JSON.
///
/// `Kind` tells these apart, and is never named.
pub trait IntoReply<Kind> {
    /// Makes the reply.
    fn into_reply(self) -> Reply;
}

/// The kind of a reply that is one already.
#[doc(hidden)]
#[derive(Debug)]
pub struct OfReply;

/// The kind of a reply from a status.
#[doc(hidden)]
#[derive(Debug)]
pub struct OfStatus;

/// The kind of a reply from a value that becomes JSON.
#[doc(hidden)]
#[derive(Debug)]
pub struct OfValue;

impl IntoReply<OfReply> for Reply {
    fn into_reply(self) -> Reply {
        self
    }
}

impl IntoReply<OfStatus> for StatusCode {
    fn into_reply(self) -> Reply {
        Reply::of_status(self)
    }
}

impl<T: Serialize> IntoReply<OfValue> for T {
    fn into_reply(self) -> Reply {
        Reply::json(self)
    }
}
