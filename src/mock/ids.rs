//! Ids and keys that are made up.

use std::fmt::Write;

use fastrand::Rng;
use sha2::{Digest, Sha256};

/// Returns the idempotency key of an event that is made of these parts: `evt_` and 40 digits of hex.
pub(super) fn event_key(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut key = "evt_".to_owned();
    for byte in &hash.finalize()[..20] {
        // Writing to a string does not fail.
        let _ = write!(key, "{byte:02x}");
    }
    key
}

/// Returns a UUID that is made of a number.
pub(super) fn uuid(number: u64) -> String {
    let mut rng = Rng::with_seed(number);
    format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        rng.u32(..),
        rng.u16(..),
        rng.u16(..0x1000),
        rng.u16(..0x1000),
        rng.u64(..1 << 48)
    )
}

/// Returns a text id like another, with the same prefix and the same kinds of characters.
pub(super) fn like_id(form: &str, rng: &mut Rng) -> String {
    let prefix = form.rfind('_').map_or(0, |at| at + 1);
    let is_hex = form[prefix..]
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'));
    let body = form[prefix..].chars().map(|character| match character {
        _ if is_hex && character != '-' => char::from(b"0123456789abcdef"[rng.usize(..16)]),
        '0'..='9' => char::from(rng.u8(b'0'..=b'9')),
        'A'..='Z' => char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[rng.usize(..32)]),
        'a'..='z' => char::from(rng.u8(b'a'..=b'z')),
        other => other,
    });
    let body: String = body.collect();
    format!("{}{body}", &form[..prefix])
}
