//! TLS by rustls, from a complete configuration.

use rustls::ClientConfig;

use super::Configure;

/// Returns the function that sets a configuration on a builder.
#[inline]
pub(super) fn configure(configuration: ClientConfig) -> Configure {
    let configuration = with_protocols(configuration);
    Box::new(|http| http.tls_backend_preconfigured(configuration))
}

/// Names the ALPN protocols of a configuration that has none.
///
/// reqwest names them in its own configuration only; without them, HTTP/2 is not negotiated.
#[inline]
fn with_protocols(mut configuration: ClientConfig) -> ClientConfig {
    if configuration.alpn_protocols.is_empty() {
        configuration.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }
    configuration
}
