//! Jobs of several calls: those that go on at the server, which are uploads, exports, summaries and
//! logins, and the redelivery of events.
//!
//! A job of the server is waited for by polling, in one way for all of them.

#[cfg(feature = "data-exports")]
mod export;
#[cfg(feature = "authentication")]
mod login;
#[cfg(any(
    feature = "authentication",
    feature = "data-exports",
    feature = "fan-summaries",
    feature = "media"
))]
mod states;
#[cfg(feature = "media")]
mod upload;
#[cfg(any(
    feature = "authentication",
    feature = "data-exports",
    feature = "fan-summaries",
    feature = "media"
))]
mod waiter;
#[cfg(feature = "webhooks")]
mod webhooks;

#[cfg(feature = "data-exports")]
pub use export::ExportJob;
#[cfg(feature = "authentication")]
pub use login::{Login, LoginState, LoginWait};
#[cfg(feature = "media")]
pub use upload::{UploadJob, Uploaded};
#[cfg(any(
    feature = "authentication",
    feature = "data-exports",
    feature = "fan-summaries",
    feature = "media"
))]
pub use waiter::{States, Waiter};
#[cfg(feature = "webhooks")]
pub use webhooks::{RedeliverAll, Redelivered, SecretRotation};
