//! [`WebhookSecrets`]: the secrets under which deliveries are signed, and the check of a signature.

use std::{fmt, fmt::Write, sync::Arc};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::delivery_error::DeliveryError;

/// The end of a file that holds a secret, which is not part of it.
const LINE_ENDS: [char; 2] = ['\r', '\n'];

/// The number of bytes of a signature.
const LENGTH: usize = 32;

/// The secrets of a webhook: the one that deliveries are signed with, and others that count beside it.
///
/// A webhook has one secret, and changing it takes effect at once; deliveries that are under way still
/// have the previous one. All secrets are tried, in their order.
///
/// An empty text is no secret, and is left out, so that an unset variable of the environment accepts
/// nothing. A line break at the end, as a file has it, is not part of a secret. `Debug` shows the number of secrets alone.
///
/// ```
/// use onlyfansapi::webhooks::WebhookSecrets;
///
/// let secrets = WebhookSecrets::new(["current", ""]);
/// assert_eq!(secrets.len(), 1);
/// ```
#[derive(Clone)]
pub struct WebhookSecrets(Arc<[Hmac<Sha256>]>);

impl WebhookSecrets {
    /// Makes the list of the secrets that count.
    #[must_use]
    pub fn new<S: AsRef<str>>(secrets: impl IntoIterator<Item = S>) -> Self {
        let secrets = secrets.into_iter();
        let keyed = secrets.filter_map(|secret| {
            let secret = secret.as_ref().trim_end_matches(LINE_ENDS);
            keyed(secret).filter(|_| !secret.is_empty())
        });
        Self(keyed.collect())
    }

    /// Returns the number of secrets.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no secret, under which nothing is accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the index of the secret under which a body has a signature.
    ///
    /// Each comparison takes the same time wherever the signatures differ.
    pub(super) fn check(
        &self,
        body: &[u8],
        signature: Option<&[u8]>,
    ) -> Result<usize, DeliveryError> {
        if self.is_empty() {
            return Err(DeliveryError::NoSecret);
        }
        let signature = match signature {
            None => return Err(DeliveryError::MissingSignature),
            Some(b"") => return Err(DeliveryError::EmptySignature),
            Some(signature) => signature,
        };
        let signature = decoded(signature).ok_or(DeliveryError::MalformedSignature {
            length: signature.len(),
        })?;
        let fits = |keyed: &Hmac<Sha256>| {
            let mut keyed = keyed.clone();
            keyed.update(body);
            keyed.verify_slice(&signature).is_ok()
        };
        let index = self.0.iter().position(fits);
        index.ok_or(DeliveryError::WrongSignature)
    }
}

impl fmt::Debug for WebhookSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookSecrets")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

/// Returns the signature of a body under a secret, as the header `Signature` has it.
///
/// For tests of a receiver, and for whoever sends deliveries on.
///
/// ```
/// use onlyfansapi::webhooks::{WebhookSecrets, sign, verify};
///
/// let body = br#"{"event":"users.typing","account_id":"acct_123","payload":{"id":5}}"#;
/// let headers = [("Signature", sign(body, "secret"))];
/// assert!(verify(&headers, body, &WebhookSecrets::new(["secret"])).is_ok());
/// ```
#[must_use]
pub fn sign(body: &[u8], secret: &str) -> String {
    let signature = keyed(secret).map(|mut keyed| {
        keyed.update(body);
        keyed.finalize().into_bytes()
    });
    hex(&signature.unwrap_or_default())
}

/// Returns the SHA-256 of a body.
pub(super) fn hash(body: &[u8]) -> [u8; LENGTH] {
    Sha256::digest(body).into()
}

/// Returns bytes in lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Returns the state of HMAC under a secret, which may have any length.
fn keyed(secret: &str) -> Option<Hmac<Sha256>> {
    Hmac::new_from_slice(secret.trim_end_matches(LINE_ENDS).as_bytes()).ok()
}

/// Reads lower-case hex; upper case would be a second spelling of one signature.
fn decoded(text: &[u8]) -> Option<[u8; LENGTH]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    if text.len() != 2 * LENGTH {
        return None;
    }
    let mut bytes = [0; LENGTH];
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}
