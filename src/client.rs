//! [`Client`]: where requests go, and who they are from.

mod build_error;
mod builder;
mod http;
mod tls;
mod validate;

use std::{fmt, sync::Arc};

use crate::{response::credits::CreditUse, send::settings::Settings};
pub use build_error::BuildError;
pub use builder::ClientBuilder;

/// The API's host, as its document names it.
pub const BASE_URL: &str = "https://app.onlyfansapi.com";

/// The host to which the vendor, now called Fans API, is moving the API.
///
/// Keys and accounts are the same there; requests to [`BASE_URL`] are not redirected.
pub const FANSAPI_BASE_URL: &str = "https://api.fansapi.com";

/// A client of the API.
///
/// Its requests are sent within a runtime of tokio, or, with the feature `blocking`, from plain code.
/// Cloning is cheap: clones share the connections, the pace and the count of credits.
///
/// ```no_run
/// # async fn example() -> Result<(), onlyfansapi::Error> {
/// let client = onlyfansapi::Client::from_env()?;
/// let postbacks = client.smart_link_postbacks().list().await?;
/// for postback in &postbacks.data {
///     println!("{:?} -> {:?}", postback.id, postback.url);
/// }
/// if let Some(credits) = postbacks.credits() {
///     println!("{:?} credits left", credits.balance);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Settings>);

impl Client {
    /// Makes a client from the environment: the key from `ONLYFANSAPI_API_KEY`, and the base URL
    /// from `ONLYFANSAPI_BASE_URL` if it is set.
    ///
    /// # Errors
    ///
    /// If the key is missing or cannot be sent in a header, or the base URL is not one of https;
    /// plain http is for this machine only.
    #[inline]
    pub fn from_env() -> Result<Self, BuildError> {
        ClientBuilder::from_env()?.build()
    }

    /// Starts to configure a client.
    ///
    /// ```
    /// # fn example() -> Result<(), onlyfansapi::BuildError> {
    /// let client = onlyfansapi::Client::builder()
    ///     .api_key("ofapi_example")
    ///     .timeout(std::time::Duration::from_secs(120))
    ///     .user_agent("my-crm/1.0")
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// # example().unwrap();
    /// ```
    #[inline]
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// Returns the URL before the path of every request, without a slash at the end.
    #[must_use]
    #[inline]
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// Returns what the calls of this client and its clones cost so far.
    ///
    /// ```no_run
    /// # fn example(client: onlyfansapi::Client) {
    /// let credits = client.credits();
    /// println!("{} used, {:?} left", credits.used, credits.balance);
    /// for (account, used) in &credits.by_account {
    ///     println!("{account}: {used}");
    /// }
    /// # }
    /// ```
    #[must_use]
    #[inline]
    pub fn credits(&self) -> CreditUse {
        self.0.ledger.snapshot()
    }
}

impl fmt::Debug for Client {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.base_url)
            .field("timeout", &self.0.timeout)
            .field("deadline", &self.0.deadline)
            .field("retry", &self.0.retry)
            .field("api_key", &"[redacted]")
            .finish_non_exhaustive()
    }
}
