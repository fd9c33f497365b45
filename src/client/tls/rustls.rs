//! TLS by rustls: a configuration that is given.

use rustls::ClientConfig;

use super::Configure;
use crate::ClientBuilder;

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
    #[inline]
    pub fn tls(mut self, configuration: ClientConfig) -> Self {
        self.tls.replaces_callers = true;
        self.tls.configure = Some(configure(configuration));
        self
    }
}

/// Returns what gives a builder a configuration.
#[inline]
pub(super) fn configure(configuration: ClientConfig) -> Configure {
    let configuration = with_protocols(configuration);
    Box::new(|http| http.tls_backend_preconfigured(configuration))
}

/// Names the protocols, which reqwest does in no configuration but its own: HTTP/2 would be gone.
#[inline]
fn with_protocols(mut configuration: ClientConfig) -> ClientConfig {
    if configuration.alpn_protocols.is_empty() {
        configuration.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }
    configuration
}
