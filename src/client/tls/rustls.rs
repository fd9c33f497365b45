//! TLS by rustls: a configuration that is given, and what a caller's own builder needs.

use std::error::Error;

use reqwest::tls::Version;
use rustls::{ClientConfig, crypto::CryptoProvider};

use crate::ClientBuilder;

/// What reqwest says of a range of versions that has none.
const NO_VERSIONS: &str = "empty supported tls versions";

impl ClientBuilder {
    /// Sets the configuration of TLS by rustls, as for an identity or roots of your own alone.
    ///
    /// It counts whatever the features are, and takes the place of the TLS of what was given to
    /// [`http_client`](Self::http_client). If it names no protocols for ALPN, HTTP/2 and HTTP/1.1
    /// are set, since HTTP/2 would go unused without. A
    /// [`root_certificate`](Self::root_certificate) beside it is an error of
    /// [`build`](Self::build).
    ///
    /// ```
    #[cfg_attr(
        feature = "rustls",
        doc = "use onlyfansapi::rustls::{ClientConfig, RootCertStore, crypto::ring};"
    )]
    #[cfg_attr(
        not(feature = "rustls"),
        doc = "use onlyfansapi::rustls::{ClientConfig, RootCertStore, crypto::aws_lc_rs as ring};"
    )]
    ///
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let roots = RootCertStore::empty();
    /// let tls = ClientConfig::builder_with_provider(ring::default_provider().into())
    ///     .with_safe_default_protocol_versions()?
    ///     .with_root_certificates(roots)
    ///     .with_no_client_auth();
    /// let client = onlyfansapi::Client::builder().api_key("ofapi_example").tls(tls).build()?;
    /// # Ok(())
    /// # }
    /// # example().unwrap();
    /// ```
    pub fn tls(mut self, configuration: ClientConfig) -> Self {
        let configuration = with_protocols(configuration);
        self.tls.replaces_callers = true;
        self.tls.configure = Some(Box::new(|http| {
            http.tls_backend_preconfigured(configuration)
        }));
        self
    }
}

/// Names the protocols, which reqwest does in no configuration but its own: HTTP/2 would be gone.
pub(super) fn with_protocols(mut configuration: ClientConfig) -> ClientConfig {
    if configuration.alpn_protocols.is_empty() {
        configuration.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }
    configuration
}

/// Whether reqwest panics when it builds what has no TLS of its own.
pub(super) fn needs_provider() -> bool {
    // With aws-lc, reqwest has a provider to fall back to.
    !cfg!(feature = "rustls-aws-lc")
        && CryptoProvider::get_default().is_none()
        // The system's library needs none. Another crate may have turned it on, which makes it
        // reqwest's default; with it, a range of versions without any is taken.
        && without_provider(reqwest::Client::builder().no_proxy())
            .build()
            .is_err_and(|error| is_without_provider(&error))
}

/// Makes a builder fail where it would panic: the versions are looked at just before the provider,
/// and not at all if the builder was given a whole configuration, which then is used as it is.
pub(super) fn without_provider(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    http.tls_version_min(Version::TLS_1_3)
        .tls_version_max(Version::TLS_1_2)
}

/// Whether a builder failed for that.
pub(super) fn is_without_provider(error: &reqwest::Error) -> bool {
    error
        .source()
        .is_some_and(|source| source.to_string() == NO_VERSIONS)
}
