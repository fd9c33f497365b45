//! [`DeliveryError`]: the reason why a delivery is not accepted.

use http::StatusCode;
use thiserror::Error;

use crate::decode::drift::Mismatch;

/// The error of a delivery that is not accepted.
///
/// No message shows a secret, a signature, or a value of the body.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryError {
    /// The receiver has no secret; an empty text is none.
    #[error("expected a secret to verify deliveries with, found none; is its variable set?")]
    NoSecret,
    /// The delivery has no signature, as that of a webhook without a secret.
    #[error("expected the header `Signature`, found none; does the webhook have a secret?")]
    MissingSignature,
    /// The header `Signature` is empty.
    #[error("expected a signature in the header `Signature`, found an empty one")]
    EmptySignature,
    /// The header `Signature` does not hold 64 digits of lower-case hex.
    #[error(
        "expected 64 digits of lower-case hex in the header `Signature`, found {length} bytes of another form"
    )]
    MalformedSignature {
        /// The length of the header's value in bytes.
        length: usize,
    },
    /// The signature is that of another body, or was made with another secret.
    #[error(
        "expected the signature of the body under one of the secrets, found another; is the body as it arrived, and the secret that of this webhook?"
    )]
    WrongSignature,
    /// The body is too large.
    #[error("expected a body of at most {limit} bytes, found {length}")]
    TooLarge {
        /// The length of the body in bytes, or of the part that was read.
        length: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The body is no event: a JSON object with a text `event`.
    #[error("the delivery is no event: {0}")]
    Body(#[from] Mismatch),
}

impl DeliveryError {
    /// Returns the HTTP status to answer with: 401 for a signature, 413 for the size, 400 for the body,
    /// and 500 for a receiver without a secret.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NoSecret => StatusCode::INTERNAL_SERVER_ERROR,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Body(_) => StatusCode::BAD_REQUEST,
            _ => StatusCode::UNAUTHORIZED,
        }
    }
}
