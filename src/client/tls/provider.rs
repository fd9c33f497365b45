//! The provider of cryptography that a caller's own builder may need.

use std::error::Error;

use reqwest::{ClientBuilder, tls::Version};
use rustls::crypto::CryptoProvider;

/// What reqwest says of a range of versions that has none.
const NO_VERSIONS: &str = "empty supported tls versions";

/// Whether reqwest panics when it builds what has no TLS of its own.
#[inline]
pub(in crate::client) fn is_needed() -> bool {
    // With aws-lc, reqwest has a provider to fall back to.
    !cfg!(feature = "rustls-aws-lc")
        && CryptoProvider::get_default().is_none()
        // The system's library needs none. Another crate may have turned it on, which makes it
        // reqwest's default; with it, a range of versions without any is taken.
        && without(reqwest::Client::builder().no_proxy())
            .build()
            .is_err_and(|error| is_missing(&error))
}

/// Makes a builder fail where it would panic: the versions are looked at just before the provider,
/// and not at all if the builder was given a whole configuration, which then is used as it is.
#[inline]
pub(in crate::client) fn without(http: ClientBuilder) -> ClientBuilder {
    http.tls_version_min(Version::TLS_1_3)
        .tls_version_max(Version::TLS_1_2)
}

/// Whether a builder failed for that.
#[inline]
pub(in crate::client) fn is_missing(error: &reqwest::Error) -> bool {
    error
        .source()
        .is_some_and(|source| source.to_string() == NO_VERSIONS)
}
