//! [`RouterError`]: what the error hook of a router is told.

use http::StatusCode;
use thiserror::Error;

use super::BoxError;
use crate::webhooks::{delivery::Delivery, delivery_error::DeliveryError, seen::StoreError};

/// An error of a router, for its error hook.
///
/// A delivery within is whole, so that the hook can keep what could not be handled.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RouterError {
    /// The request is no delivery of the server, or the receiver has no secret.
    #[error("a delivery was refused: {0}")]
    Refused(#[from] DeliveryError),
    /// The handler failed; the delivery comes again unless it was answered before.
    #[error("the handler of `{}` failed: {source}", .delivery.name())]
    Handler {
        /// The delivery.
        delivery: Delivery,
        /// The handler's error, or its panic.
        source: BoxError,
    },
    /// The store failed. Before the handler, the delivery is answered 503; after it, the event is
    /// handled but may not be marked, and may be handled again.
    #[error("the store of `{}` failed: {source}", .delivery.name())]
    Store {
        /// The delivery.
        delivery: Delivery,
        /// The store's error.
        source: StoreError,
    },
    /// An event came before under the same key with another body. It is not handled.
    #[error("`{}` came with the key of another body, and was not handled", .delivery.name())]
    Conflict {
        /// The delivery with the other body.
        delivery: Delivery,
    },
    /// The lease was lost while the handler ran, so that another worker may handle the event too.
    #[error("the lease of `{}` was lost while its handler ran", .delivery.name())]
    LeaseLost {
        /// The delivery.
        delivery: Delivery,
    },
    /// Too many deliveries are under way.
    #[error("`{}` was put off: as many deliveries are under way as the router takes", .delivery.name())]
    Full {
        /// The delivery.
        delivery: Delivery,
    },
    /// The router was stopped.
    #[error("`{}` was put off: the router is stopped", .delivery.name())]
    Stopped {
        /// The delivery.
        delivery: Delivery,
    },
}

impl RouterError {
    /// Returns the delivery, unless the request was none.
    #[must_use]
    pub fn delivery(&self) -> Option<&Delivery> {
        match self {
            Self::Refused(_) => None,
            Self::Handler { delivery, .. }
            | Self::Store { delivery, .. }
            | Self::Conflict { delivery }
            | Self::LeaseLost { delivery }
            | Self::Full { delivery }
            | Self::Stopped { delivery } => Some(delivery),
        }
    }

    /// Returns the status of the answer, if the error decides it.
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::Refused(error) => error.status(),
            Self::Handler { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Store { .. } | Self::Full { .. } | Self::Stopped { .. } => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Conflict { .. } | Self::LeaseLost { .. } => StatusCode::OK,
        }
    }
}
