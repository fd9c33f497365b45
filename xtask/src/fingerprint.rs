//! Fingerprints, by which a change is recognized in another run.

use sha2::{Digest, Sha256};

/// Returns twelve hexadecimal digits of the SHA-256 of some parts.
pub(crate) fn fingerprint(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    digest[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
