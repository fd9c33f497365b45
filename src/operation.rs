//! Which operation a request is of: what errors say of it.

use reqwest::Method;

/// An operation of the document; without arguments, hence without secrets.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) method: Method,
    /// The path as documented.
    pub(crate) path: &'static str,
}
