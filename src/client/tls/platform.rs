//! TLS by rustls with a provider that this crate chooses, trusting whom the operating system trusts.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::Verifier;

use super::Configure;
use crate::client::build_error::BuildError;

/// Returns what gives a builder the configuration of this crate, in which the process-wide provider
/// has no part.
pub(super) fn configuration(roots: &[Vec<u8>]) -> Result<Configure, BuildError> {
    let provider = Arc::new(provider());
    let verifier = verifier(read(roots)?, Arc::clone(&provider))?;
    let configuration = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(unusable)?
        // Dangerous would be one that verifies less than the system does.
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
fn verifier(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Verifier, BuildError> {
    Verifier::new_with_extra_roots(roots, provider).map_err(unusable)
}

#[cfg(target_os = "android")]
fn verifier(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Verifier, BuildError> {
    if !roots.is_empty() {
        let problem = "expected none on Android, whose verifier takes no roots, found some: use ClientBuilder::tls";
        let origin = crate::client::build_error::Origin::Setter("root_certificate");
        return Err(BuildError::new(origin, problem));
    }
    Verifier::new(provider).map_err(unusable)
}

fn read(roots: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, BuildError> {
    let mut certificates = Vec::new();
    for root in roots {
        let before = certificates.len();
        if super::is_pem(root) {
            for certificate in CertificateDer::pem_slice_iter(root) {
                let unreadable = |error| super::unreadable_root().caused_by(error);
                certificates.push(certificate.map_err(unreadable)?);
            }
        } else {
            certificates.push(CertificateDer::from(root.clone()));
        }
        if certificates.len() == before {
            return Err(super::unreadable_root());
        }
    }
    // The verifier would not say whether it was these that could not be read.
    let mut store = RootCertStore::empty();
    for certificate in &certificates {
        let added = store.add(certificate.clone());
        added.map_err(|error| super::unreadable_root().caused_by(error))?;
    }
    Ok(certificates)
}

fn unusable(error: rustls::Error) -> BuildError {
    BuildError::of_client().caused_by(error)
}
