//! The API keys that a mock takes, and their permissions.

use std::collections::BTreeMap;

use hyper::{
    StatusCode,
    header::{AUTHORIZATION, HeaderMap},
};

use super::reply::Reply;

/// The API key that a [`MockServer`](super::MockServer) rejects with status 401.
pub const INVALID_KEY: &str = "invalid";

/// The operations that an API key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Operations that read.
    Read,
    /// Operations that read and write, except those that delete.
    ReadWrite,
    /// All operations.
    Full,
}

/// The keys of a team: all except [`INVALID_KEY`], and some of them with permissions of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys(BTreeMap<String, Permission>);

impl Keys {
    pub(super) fn set(&mut self, key: String, permission: Permission) {
        self.0.insert(key, permission);
    }

    /// Returns what the key of a request may do.
    ///
    /// # Errors
    ///
    /// Returns the response to a request without a key, or with an invalid one.
    pub(super) fn permission(&self, headers: &HeaderMap) -> Result<Permission, Box<Reply>> {
        let value = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let key = value.and_then(|value| value.split_once(' '));
        let key = key.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let key = key.map(|(_, key)| key.trim());
        match key.filter(|key| !key.is_empty() && *key != INVALID_KEY) {
            Some(key) => Ok(self.0.get(key).copied().unwrap_or(Permission::Full)),
            None => Err(Box::new(Reply::status(401))),
        }
    }
}

impl Permission {
    /// Checks the permission for an HTTP method.
    ///
    /// # Errors
    ///
    /// Returns the response to a request that the key is not for.
    pub(super) fn allows(self, method: &str) -> Result<(), Box<Reply>> {
        let needed = match method {
            "GET" => return Ok(()),
            "DELETE" => Self::Full,
            _ => Self::ReadWrite,
        };
        match (self, needed) {
            (Self::Full, _) | (Self::ReadWrite, Self::ReadWrite) => Ok(()),
            _ => {
                let name = if needed == Self::Full {
                    "delete"
                } else {
                    "write"
                };
                Err(Box::new(Reply::error(
                    StatusCode::FORBIDDEN,
                    "FORBIDDEN",
                    &format!("The API key has no {name} permission."),
                )))
            }
        }
    }
}
