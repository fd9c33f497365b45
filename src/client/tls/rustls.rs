//! TLS by rustls: a configuration that is given.

use rustls::ClientConfig;

use super::Configure;

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
