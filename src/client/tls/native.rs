//! TLS by the operating system's own library.

use reqwest::Certificate;

use super::Configure;
use crate::client::build_error::BuildError;

/// A certificate that is trusted.
pub(super) type Root = Certificate;

/// Returns what chooses the library and adds the roots to its own.
pub(super) fn configuration(roots: Vec<Root>) -> Result<Configure, BuildError> {
    Ok(Box::new(|http| {
        http.tls_backend_native().tls_certs_merge(roots)
    }))
}

/// Reads a root in DER, or roots in PEM.
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
