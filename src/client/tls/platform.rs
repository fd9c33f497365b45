//! TLS by rustls, with a cryptography provider of this crate's choice and the system's trust store.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::Verifier;

use super::Configure;
use crate::client::build_error::BuildError;

/// A trusted root certificate.
pub(super) type Root = CertificateDer<'static>;

/// Returns the function that sets this crate's configuration on a builder.
///
/// The process-wide provider is neither used nor installed.
pub(super) fn configuration(roots: Vec<Root>) -> Result<Configure, BuildError> {
    let provider = Arc::new(provider());
    let verifier = verifier(roots, Arc::clone(&provider))?;
    let configuration = ClientConfig::builder_with_provider(provider);
    let configuration = match configuration.with_safe_default_protocol_versions() {
        Ok(configuration) => configuration,
        Err(error) => return Err(unusable(error)),
    };
    let configuration = configuration
        // Not dangerous: this verifier checks what the operating system checks.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(super::rustls::configure(configuration))
}

#[cfg(feature = "rustls-aws-lc")]
fn provider() -> CryptoProvider {
    rustls::crypto::aws_lc_rs::default_provider()
}

#[cfg(not(feature = "rustls-aws-lc"))]
fn provider() -> CryptoProvider {
    rustls::crypto::ring::default_provider()
}

#[cfg(not(target_os = "android"))]
fn verifier(roots: Vec<Root>, provider: Arc<CryptoProvider>) -> Result<Verifier, BuildError> {
    Verifier::new_with_extra_roots(roots, provider).map_err(unusable)
}

#[cfg(target_os = "android")]
fn verifier(roots: Vec<Root>, provider: Arc<CryptoProvider>) -> Result<Verifier, BuildError> {
    if !roots.is_empty() {
        let problem = "expected no root certificate on Android, whose verifier accepts none, found one: use ClientBuilder::tls";
        let origin = crate::client::build_error::Origin::Setter("root_certificate");
        return Err(BuildError::new(origin, problem));
    }
    Verifier::new(provider).map_err(unusable)
}

/// Reads one certificate in DER, or all certificates in PEM.
#[inline]
pub(super) fn read(root: &[u8]) -> Result<Vec<Root>, BuildError> {
    let mut roots = Vec::new();
    if super::is_pem(root) {
        for certificate in CertificateDer::pem_slice_iter(root) {
            let unreadable = |error| super::unreadable_root().caused_by(error);
            roots.push(certificate.map_err(unreadable)?);
        }
    } else {
        roots.push(CertificateDer::from(root.to_owned()));
    }
    if roots.is_empty() {
        return Err(super::unreadable_root());
    }
    // The verifier's own error would not tell that one of these roots is the cause.
    let mut store = RootCertStore::empty();
    for root in &roots {
        let added = store.add(root.clone());
        added.map_err(|error| super::unreadable_root().caused_by(error))?;
    }
    Ok(roots)
}

fn unusable(error: rustls::Error) -> BuildError {
    BuildError::of_client().caused_by(error)
}
