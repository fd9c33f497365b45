//! [`FetchError`], and URLs as they may be shown: without password and query, which may hold a key.

use std::{error::Error, time::Duration};

use ureq::http::Uri;

/// Names a URL that cannot be parsed: nobody can tell where in it a secret is.
pub(super) const UNREADABLE: &str = "the URL";

/// Why a download failed: what was expected of a URL, and what was found.
#[derive(Debug, thiserror::Error)]
#[error("{url}: expected {expected}, found {found}")]
pub struct FetchError {
    /// The URL, without secrets.
    url: String,
    expected: String,
    found: String,
    source: Option<Box<dyn Error + Send + Sync>>,
    /// The shortest wait before a retry; `None` if a retry is of no use.
    pub(super) retry_after: Option<Duration>,
}

impl FetchError {
    pub(super) fn new(url: &Uri, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self {
            url: without_secrets(url),
            ..Self::unreadable(expected, found)
        }
    }

    /// Creates an error about a URL that cannot be parsed.
    pub(super) fn unreadable(expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self {
            url: UNREADABLE.to_owned(),
            expected: expected.into(),
            found: found.into(),
            source: None,
            retry_after: None,
        }
    }

    pub(super) fn because(mut self, cause: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(cause));
        self
    }

    /// Allows a retry at once.
    pub(super) fn transient(mut self) -> Self {
        self.retry_after = Some(Duration::ZERO);
        self
    }
}

/// Returns the source of a document as it may be shown: a URL without secrets, or a path.
pub(crate) fn shown(from: &str) -> String {
    match from.parse::<Uri>() {
        Ok(url) if url.scheme().is_some() && url.host().is_some() => without_secrets(&url),
        _ if from.contains("://") => UNREADABLE.to_owned(),
        _ => from.to_owned(),
    }
}

fn without_secrets(url: &Uri) -> String {
    format!("{}{}", origin(url), url.path())
}

/// Returns scheme, host and port.
pub(super) fn origin(url: &Uri) -> String {
    let scheme = url.scheme_str().unwrap_or_default();
    let host = url.host().unwrap_or_default();
    let port = url.port_u16().map(|port| format!(":{port}"));
    format!("{scheme}://{host}{}", port.unwrap_or_default())
}
