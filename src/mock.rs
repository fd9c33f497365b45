//! [`MockServer`]: a local server that responds to every documented operation, for tests without an
//! account.
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

mod responses;
mod server;

pub use server::{INVALID_KEY, MockServer, ReceivedRequest};
