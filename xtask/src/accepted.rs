//! [`Accepted`]: reviewed changes, which no longer count for the verdict.

use std::collections::BTreeMap;

use crate::Failure;

/// Reasons for accepting changes, by fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accepted(BTreeMap<String, String>);

impl Accepted {
    /// Reads lines of `fingerprint  reason`; lines that start with `#` are comments.
    ///
    /// # Errors
    ///
    /// If a line lacks a fingerprint or a reason, naming the line.
    pub fn read(text: &str) -> Result<Self, Failure> {
        let mut reasons = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (fingerprint, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let is_fingerprint =
                fingerprint.len() == 12 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !is_fingerprint || reason.trim().is_empty() {
                return Err(format!(
                    "line {}: expected a fingerprint of twelve hexadecimal digits and a reason, found {line:?}",
                    index + 1
                )
                .into());
            }
            reasons.insert(fingerprint.to_owned(), reason.trim().to_owned());
        }
        Ok(Self(reasons))
    }

    /// Whether a change is accepted.
    #[must_use]
    pub fn contains(&self, fingerprint: &str) -> bool {
        self.0.contains_key(fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accepted_change_has_a_reason() {
        let accepted = Accepted::read("# Seen.\n\n0123456789ab  upstream fixed its sample\n");
        assert!(accepted.expect("a file").contains("0123456789ab"));
        for line in [
            "0123456789ab",
            "0123456789ab  ",
            "12  why",
            "0123456789xy  why",
        ] {
            let error = Accepted::read(line).expect_err(line).to_string();
            assert!(
                error.starts_with("line 1: expected a fingerprint"),
                "{error}"
            );
        }
    }
}
