//! [`Settings`]: the configuration of a client, in the form that sending needs.

use std::time::Duration;

use reqwest::{
    Url,
    header::{AUTHORIZATION, HeaderMap, HeaderValue},
};
use secrecy::{ExposeSecret, SecretString};

use super::{
    exchange::Streams, hooks::Hooks, limiter::Limiter, outgoing::Options, retry::RetryPolicy,
    transport::Transport, upload,
};
use crate::{decode::drift::DecodeMode, response::credits::Ledger};

/// The configuration that every request of a client is sent with.
pub(crate) struct Settings {
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) streams: Streams,
    /// The base URL, without a slash at the end.
    pub(crate) base_url: String,
    pub(crate) server_address: String,
    pub(crate) server_port: u16,
    pub(crate) read_timeout: Duration,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) limiter: Limiter,
    pub(crate) ledger: Ledger,
    pub(crate) credit_budget: Option<u64>,
    pub(crate) decode_mode: DecodeMode,
    pub(crate) max_response_size: usize,
    pub(crate) max_file_size: usize,
    pub(crate) max_upload_size: u64,
    pub(crate) upload_pace: upload::Pace,
    pub(crate) hooks: Hooks,
    /// The caller's default headers; those of an operation replace them.
    pub(crate) headers: HeaderMap,
    pub(crate) api_key: SecretString,
}

impl Settings {
    /// Returns the headers of every request: the caller's defaults, then `Authorization`, which
    /// they cannot replace.
    pub(crate) fn headers(&self) -> HeaderMap {
        let mut headers = self.headers.clone();
        // `ClientBuilder::build` has checked that the key is a header value.
        if let Ok(mut bearer) =
            HeaderValue::from_str(&format!("Bearer {}", self.api_key.expose_secret()))
        {
            bearer.set_sensitive(true);
            headers.insert(AUTHORIZATION, bearer);
        }
        headers
    }

    /// Returns the URL of a request: `url` begins with the base URL and has no query.
    ///
    /// # Errors
    ///
    /// Fails if `url` is not a URL, or if parsing changes its path.
    pub(crate) fn url(&self, url: &str, query: &str) -> Result<Url, String> {
        let mut parsed = Url::parse(url).map_err(|error| error.to_string())?;
        // Parsing resolves segments that it reads as `.` or `..`.
        let path = url.strip_prefix(&self.base_url);
        if !path.is_some_and(|path| parsed.path().ends_with(path)) {
            let problem = "path: expected a percent-encoded path without `.` and `..` segments, found another";
            return Err(problem.to_owned());
        }
        parsed.set_query((!query.is_empty()).then_some(query));
        Ok(parsed)
    }

    /// Returns whether a URL is of the origin of the base URL, to which alone the key goes.
    pub(super) fn is_own(&self, url: &Url) -> bool {
        Url::parse(&self.base_url).is_ok_and(|base| base.origin() == url.origin())
    }

    /// Returns the API key in clear text, to redact it in the server's text.
    pub(super) fn exposed_key(&self) -> &str {
        self.api_key.expose_secret()
    }

    /// Returns the default options of a request.
    pub(crate) fn options(&self) -> Options {
        Options {
            timeout: self.timeout,
            deadline: self.deadline,
            retry: self.retry.clone(),
            idempotency_key: None,
            is_key_given: false,
        }
    }
}
