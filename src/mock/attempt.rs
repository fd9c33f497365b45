//! [`DeliveryAttempt`] and [`Delivered`]: what became of a delivery.

use bytes::Bytes;
use serde_json::{Value, json};
use thiserror::Error;

use crate::model::timestamp::Timestamp;

/// An attempt of a [`MockServer`](super::MockServer) to deliver an event.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeliveryAttempt {
    /// The id of the attempt.
    pub id: u64,
    /// The id of the delivery, which its attempts share.
    pub delivery_id: String,
    /// The id of the webhook; `None` if the URL was given with the event.
    pub webhook_id: Option<String>,
    /// The name of the event.
    pub event: String,
    /// The URL that was called.
    pub url: String,
    /// The number of the attempt in its delivery, from 1.
    pub attempt: u32,
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// The reason why there was no response.
    pub error: Option<AttemptError>,
    /// The key of the event, if it has one.
    pub idempotency_key: Option<String>,
    /// The id of the delivery that this one repeats on demand.
    pub redelivery_of: Option<String>,
    /// The body.
    pub body: Bytes,
    /// The time of the server.
    pub at: Timestamp,
}

impl DeliveryAttempt {
    /// Returns whether the receiver answered with a status of success.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.status
            .is_some_and(|status| (200..300).contains(&status))
    }

    /// Returns the record of the attempt in the API's form.
    pub(super) fn row(&self) -> Value {
        json!({
            "id": self.id,
            "delivery_uuid": self.delivery_id,
            "event": self.event,
            "attempt": self.attempt,
            "succeeded": self.succeeded(),
            "status_code": self.status,
            "error_type": self.error.as_ref().map(AttemptError::code),
            "error_message": self.error.as_ref().map(AttemptError::to_string),
            "idempotency_key": self.idempotency_key,
            "url": self.url,
            "payload": serde_json::from_slice::<Value>(&self.body).unwrap_or_default(),
            "redelivered_from": self.redelivery_of,
            "created_at": self.at.to_string(),
        })
    }
}

/// The reason why a call of a [`MockServer`](super::MockServer) got no response.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum AttemptError {
    /// The URL is not one of this machine, and was not called.
    #[error(
        "expected a URL of this machine such as http://127.0.0.1:8080/, found {found}; the mock calls no others, so let the receiver listen on the loopback interface"
    )]
    NotLocal {
        /// The scheme and host that were found.
        found: String,
    },
    /// A header cannot be sent.
    #[error("expected a name and a value of a header, found {name:?} with a value that is none")]
    Header {
        /// The name.
        name: String,
    },
    /// The connection failed or ended.
    #[error("expected a response, found that the connection failed: {0}")]
    Connection(String),
    /// The connection took too long.
    #[error("expected a connection in time, found none")]
    ConnectTimeout,
    /// The response took too long.
    #[error("expected a response in time, found none")]
    Timeout,
}

impl AttemptError {
    /// Returns a word for the API's `error_type`, whose values are not documented.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NotLocal { .. } => "url_not_local",
            Self::Header { .. } => "invalid_header",
            Self::Connection(_) => "connection",
            Self::ConnectTimeout => "connect_timeout",
            Self::Timeout => "timeout",
        }
    }
}

/// A delivery that was made, or failed for good.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Delivered {
    /// The id of the delivery.
    pub delivery_id: String,
    /// The attempts, of which there is at least one.
    pub attempts: Vec<DeliveryAttempt>,
}

impl Delivered {
    /// Returns whether an attempt succeeded.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.attempts.iter().any(DeliveryAttempt::succeeded)
    }

    /// Returns the status of the last response, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.attempts.last()?.status
    }
}
