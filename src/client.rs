//! [`Client`]: the entry point to the API, with the configuration that all of its requests share.

mod build_error;
mod builder;
mod each_account;
mod http;
mod tls;
pub(crate) mod validate;

use std::{fmt, sync::Arc};

use crate::{response::credits::CreditUse, send::settings::Settings};
pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub use each_account::{AccountResults, ForEachAccount};

/// The default base URL of the API.
pub const BASE_URL: &str = "https://app.onlyfansapi.com";

/// The new base URL of the API, whose vendor is now called Fans API.
///
/// Keys and accounts are the same at both. Requests to [`BASE_URL`] are not redirected here; pass
/// this one to [`ClientBuilder::base_url`] to use it.
pub const FANSAPI_BASE_URL: &str = "https://api.fansapi.com";

/// An async client of the API.
///
/// Each group of operations is a method, such as `chats()`, that returns a handle with a method for
/// each operation. Requests are awaited inside a tokio runtime; with the feature `blocking`, they
/// can be sent from synchronous code as well.
///
/// A client is cheap to clone. Clones share the connection pool, the pacing and the credit count.
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
    /// Creates a client from environment variables.
    ///
    /// `ONLYFANSAPI_API_KEY` is the API key. `ONLYFANSAPI_BASE_URL` is the base URL; if it is not
    /// set, [`BASE_URL`] is used.
    ///
    /// # Errors
    ///
    /// Returns an error if `ONLYFANSAPI_API_KEY` is missing, empty or contains anything other than
    /// visible ASCII characters, if `ONLYFANSAPI_BASE_URL` is not an https URL (plain http is
    /// accepted for this machine only), if either is not Unicode, or if the HTTP client cannot be
    /// initialised.
    #[inline]
    pub fn from_env() -> Result<Self, BuildError> {
        ClientBuilder::from_env()?.build()
    }

    /// Returns a builder with the default configuration.
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

    /// Returns the base URL, without a trailing slash.
    #[must_use]
    #[inline]
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// Returns the credits that the budget leaves, if there is one.
    #[cfg(feature = "data-exports")]
    pub(crate) fn credits_left(&self) -> Option<u64> {
        let budget = self.0.credit_budget?;
        let used = u64::try_from(self.credits().used).unwrap_or(0);
        Some(budget.saturating_sub(used))
    }

    /// Returns the credits that this client and its clones have used, and the last known balance.
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
