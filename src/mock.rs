//! [`MockServer`]: a local server that behaves like the API, for tests without an account.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = onlyfansapi::mock::MockServer::start().await?;
//! let client = onlyfansapi::Client::builder()
//!     .api_key("any")
//!     .base_url(server.base_url())
//!     .build()?;
//! let postbacks = client.smart_link_postbacks().list().await?;
//! assert!(!postbacks.data.is_empty());
//! # Ok(())
//! # }
//! ```

mod body;
mod clock;
mod connection;
mod drifting;
mod endpoint;
mod fault;
mod keys;
mod log;
mod page;
mod received;
mod refusal;
mod rendered;
mod reply;
mod rule;
mod server;
mod state;
mod team;
mod world;

pub use endpoint::{Endpoint, operations};
pub use fault::Fault;
pub use keys::{INVALID_KEY, Permission};
pub use log::Log;
pub use received::ReceivedRequest;
pub use reply::{IntoReply, Reply};
#[doc(hidden)]
pub use reply::{OfReply, OfStatus, OfValue};
pub use rule::{Expected, On};
pub use server::{MockServer, MockServerBuilder, MockTeam};
