//! [`Metadata`]: the member `_meta` of responses, with the team's credits and limits.

use std::collections::HashMap;

use bytes::Bytes;
use serde_json::Value;

use super::{endpoint::Endpoint, team::Charged};

/// The text of `_meta`, by operation, and the credits and limits in it.
#[derive(Debug, Default)]
pub(super) struct Metadata(HashMap<Endpoint, (Charged, String)>);

impl Metadata {
    /// Puts the metadata of an operation before the rest of a response.
    pub(super) fn join(
        &mut self,
        endpoint: Endpoint,
        meta: Option<&Value>,
        rest: Bytes,
        charged: Charged,
    ) -> Bytes {
        let (Some(meta), Some(members)) = (meta, rest.strip_prefix(b"{")) else {
            return rest;
        };
        let known = self.0.get(&endpoint).filter(|(known, _)| *known == charged);
        let text = match known {
            Some((_, text)) => text,
            None => {
                let mut meta = meta.clone();
                charged.write(&mut meta);
                self.0.insert(endpoint, (charged, meta.to_string()));
                &self.0[&endpoint].1
            }
        };
        // Names are in the order of the alphabet, of which `_meta` is the first.
        let comma: &[u8] = if members == b"}" { b"" } else { b"," };
        [b"{\"_meta\":", text.as_bytes(), comma, members]
            .concat()
            .into()
    }
}
