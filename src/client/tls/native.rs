//! TLS by the operating system's own library.

use reqwest::Certificate;

use super::Configure;
use crate::client::build_error::BuildError;

/// Returns what chooses the library and adds the roots to its own.
pub(super) fn configuration(roots: &[Vec<u8>]) -> Result<Configure, BuildError> {
    let mut certificates = Vec::new();
    for root in roots {
        let read = if super::is_pem(root) {
            Certificate::from_pem_bundle(root)
        } else {
            Certificate::from_der(root).map(|certificate| vec![certificate])
        };
        match read {
            Ok(read) if !read.is_empty() => certificates.extend(read),
            Ok(_) => return Err(super::unreadable_root()),
            Err(error) => return Err(super::unreadable_root().caused_by(error)),
        }
    }
    Ok(Box::new(|http| {
        http.tls_backend_native().tls_certs_merge(certificates)
    }))
}
