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

/// A certificate that is trusted.
pub(super) type Root = CertificateDer<'static>;

/// Returns what gives a builder the configuration of this crate, in which the process-wide provider
/// has no part.
pub(super) fn configuration(roots: Vec<Root>) -> Result<Configure, BuildError> {
    let provider = Arc::new(provider());
    let verifier = verifier(roots, Arc::clone(&provider))?;
    let configuration = ClientConfig::builder_with_provider(provider);
    let configuration = match configuration.with_safe_default_protocol_versions() {
        Ok(configuration) => configuration,
        Err(error) => return Err(unusable(error)),
    };
    let configuration = configuration
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
fn verifier(roots: Vec<Root>, provider: Arc<CryptoProvider>) -> Result<Verifier, BuildError> {
    Verifier::new_with_extra_roots(roots, provider).map_err(unusable)
}

#[cfg(target_os = "android")]
fn verifier(roots: Vec<Root>, provider: Arc<CryptoProvider>) -> Result<Verifier, BuildError> {
    if !roots.is_empty() {
        let problem = "expected none on Android, whose verifier takes no roots, found some: use ClientBuilder::tls";
        let origin = crate::client::build_error::Origin::Setter("root_certificate");
        return Err(BuildError::new(origin, problem));
    }
    Verifier::new(provider).map_err(unusable)
}

/// Reads a root in DER, or roots in PEM.
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
    // The verifier would not say whether it was these that could not be read.
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
