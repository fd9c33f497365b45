//! TLS by the operating system's library.

use reqwest::Certificate;

use super::Configure;
use crate::client::build_error::BuildError;

/// A trusted root certificate.
pub(super) type Root = Certificate;

/// Returns the function that selects the native library on a builder and adds root certificates.
pub(super) fn configuration(roots: Vec<Root>) -> Result<Configure, BuildError> {
    Ok(Box::new(|http| {
        http.tls_backend_native().tls_certs_merge(roots)
    }))
}

/// Reads one certificate in DER, or all certificates in PEM.
#[inline]
pub(super) fn read(root: &[u8]) -> Result<Vec<Root>, BuildError> {
    let read = if super::is_pem(root) {
        Certificate::from_pem_bundle(root)
    } else {
        Certificate::from_der(root).map(|certificate| vec![certificate])
    };
    match read {
        Ok(roots) if !roots.is_empty() => Ok(roots),
        Ok(_) => Err(super::unreadable_root()),
        Err(error) => Err(super::unreadable_root().caused_by(error)),
    }
}
