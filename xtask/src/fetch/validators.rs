//! [`Validators`]: ask a server whether a document has changed.

use serde::{Deserialize, Serialize};
use ureq::{
    RequestBuilder,
    http::{HeaderMap, header},
    typestate::WithoutBody,
};

use super::text;

/// The validators of a document (RFC 9110, section 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The header `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The header `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

impl Validators {
    /// Reads the validators of a response.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        Self {
            etag: text(headers, header::ETAG),
            last_modified: text(headers, header::LAST_MODIFIED),
        }
    }

    /// Makes a request conditional on them.
    pub(super) fn condition(
        &self,
        mut request: RequestBuilder<WithoutBody>,
    ) -> RequestBuilder<WithoutBody> {
        if let Some(etag) = &self.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(last_modified) = &self.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, last_modified);
        }
        request
    }
}
