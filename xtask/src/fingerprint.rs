//! Names a change so that it can be told again.

use sha2::{Digest, Sha256};

/// Returns twelve hexadecimal digits for these parts.
pub(crate) fn fingerprint(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    digest[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
