//! The process-wide rustls provider, which a caller's builder may need.

use std::error::Error;

use reqwest::{ClientBuilder, tls::Version};
use rustls::crypto::CryptoProvider;

/// The message of reqwest for an empty range of TLS versions.
const NO_VERSIONS: &str = "empty supported tls versions";

/// Returns whether reqwest panics when it builds a client without TLS settings.
#[inline]
pub(in crate::client) fn is_needed() -> bool {
    // With aws-lc, reqwest falls back to that provider.
    !cfg!(feature = "rustls-aws-lc")
        && CryptoProvider::get_default().is_none()
        // The native library needs no provider. It is reqwest's default if another crate turned it
        // on, and it accepts an empty range of versions.
        && without(reqwest::Client::builder().no_proxy())
            .build()
            .is_err_and(|error| is_missing(&error))
}

/// Makes a builder fail where it would panic for lack of a provider.
///
/// reqwest checks the range of versions just before it looks for the provider. It checks neither if
/// the builder has a complete TLS configuration, which is then used unchanged.
#[inline]
pub(in crate::client) fn without(http: ClientBuilder) -> ClientBuilder {
    http.tls_version_min(Version::TLS_1_3)
        .tls_version_max(Version::TLS_1_2)
}

/// Returns whether building failed because of the empty range of versions.
#[inline]
pub(in crate::client) fn is_missing(error: &reqwest::Error) -> bool {
    error
        .source()
        .is_some_and(|source| source.to_string() == NO_VERSIONS)
}
