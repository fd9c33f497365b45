//! The jobs of the server, which go on after a call: uploads, exports, summaries and logins.
//!
//! A job is waited for by polling, in one way for all of them.

#[cfg(feature = "data-exports")]
mod export;
#[cfg(feature = "authentication")]
mod login;
mod states;
#[cfg(feature = "media")]
mod upload;
mod waiter;

#[cfg(feature = "data-exports")]
pub use export::ExportJob;
#[cfg(feature = "authentication")]
pub use login::{Login, LoginState, LoginWait};
#[cfg(feature = "media")]
pub use upload::{UploadJob, Uploaded};
pub use waiter::{States, Waiter};
