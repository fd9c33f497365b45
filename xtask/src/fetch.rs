//! Fetches the upstream document over HTTP, and refuses a response that cannot be it.

mod address;
mod content;
mod decompression;
mod error;
mod progress;
#[cfg(test)]
mod tests;
mod transfer;
mod validators;

use std::{
    io::{self, IsTerminal},
    thread,
    time::{Duration, Instant},
};

use backon::{BlockingRetryable, ExponentialBuilder};
use ureq::{
    Agent, Body,
    http::{HeaderMap, HeaderName, Response, StatusCode, Uri, header},
};

pub use error::FetchError;
pub(crate) use error::shown;
pub use validators::Validators;

const USER_AGENT: &str = "onlyfansapi-rust xtask (document update)";
const ACCEPT: &str = "application/yaml, application/json, text/plain, */*";
const DOCUMENT: &str = "an OpenAPI document";
const MAX_REDIRECTS: usize = 5;
/// The longest `Retry-After` that is waited for.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// A document, or word that it has not changed.
#[derive(Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The server confirmed the validators.
    NotModified,
    /// The server sent a document.
    Document {
        /// The document, decompressed.
        bytes: Vec<u8>,
        /// Its validators.
        validators: Validators,
    },
}

/// Timeouts, retries and limits of a download.
pub struct Fetcher {
    /// The time limit for connecting.
    pub connect_timeout: Duration,
    /// The time limit for one attempt, from name resolution to the last byte of the body.
    pub timeout: Duration,
    /// The greatest number of attempts.
    pub attempts: usize,
    /// The delay before the second attempt; it doubles before each further one, all with jitter.
    pub first_delay: Duration,
    /// The greatest size of a document in bytes, as transferred and decompressed.
    pub limit: u64,
    /// Whether to draw a progress bar.
    pub progress: bool,
}

impl Default for Fetcher {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(120),
            attempts: 3,
            first_delay: Duration::from_secs(1),
            limit: 32 * 1024 * 1024,
            progress: io::stderr().is_terminal(),
        }
    }
}

impl Fetcher {
    /// Fetches the document, unless the server says that the known one is current.
    ///
    /// # Errors
    ///
    /// If no attempt receives a document, saying what was expected and what was found.
    pub fn fetch(&self, url: &str, known: &Validators) -> Result<Fetched, FetchError> {
        let url = address::read(url)?;
        let delays = ExponentialBuilder::new()
            .with_jitter()
            .with_min_delay(self.first_delay)
            .with_max_times(self.attempts.saturating_sub(1));
        (|| self.attempt(&url, known))
            .retry(delays)
            .when(|error: &FetchError| error.retry_after.is_some())
            // `Retry-After`, less the delay, which follows.
            .notify(|error: &FetchError, delay: Duration| {
                thread::sleep(error.retry_after.unwrap_or_default().saturating_sub(delay));
            })
            .call()
    }

    fn attempt(&self, url: &Uri, known: &Validators) -> Result<Fetched, FetchError> {
        let start = Instant::now();
        let mut url = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let left = self.timeout.saturating_sub(start.elapsed());
            let response = self.send(&url, known, left)?;
            match response.status() {
                StatusCode::OK => return self.document(&url, response),
                StatusCode::NOT_MODIFIED if *known == Validators::default() => {
                    let found = "HTTP status 304 Not Modified, which was not asked for";
                    return Err(FetchError::new(&url, DOCUMENT, found));
                }
                StatusCode::NOT_MODIFIED => return Ok(Fetched::NotModified),
                StatusCode::MOVED_PERMANENTLY
                | StatusCode::FOUND
                | StatusCode::SEE_OTHER
                | StatusCode::TEMPORARY_REDIRECT
                | StatusCode::PERMANENT_REDIRECT => {
                    url = address::redirect(&url, response.headers())?;
                }
                status => return Err(unexpected(&url, status, response.headers())),
            }
        }
        let expected = format!("at most {MAX_REDIRECTS} redirects");
        Err(FetchError::new(&url, expected, "one more"))
    }

    fn send(
        &self,
        url: &Uri,
        known: &Validators,
        timeout: Duration,
    ) -> Result<Response<Body>, FetchError> {
        let mut config = Agent::config_builder()
            // `attempt` handles statuses and redirects.
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(timeout))
            .timeout_connect(Some(self.connect_timeout))
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding("gzip");
        if address::is_local(url) {
            // A proxy would be another host.
            config = config.proxy(None);
        }
        let request = known.condition(config.build().new_agent().get(url));
        request.call().map_err(|cause| {
            let is_transient = is_transient(&cause);
            let error = FetchError::new(url, "a response", format!("none ({cause})"));
            let error = error.because(cause);
            if is_transient {
                error.transient()
            } else {
                error
            }
        })
    }

    fn document(&self, url: &Uri, response: Response<Body>) -> Result<Fetched, FetchError> {
        let (parts, body) = response.into_parts();
        let is_html = body
            .mime_type()
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/html"));
        let bytes = self.transfer(url, body)?;
        let bytes = self.decompress(url, &parts.headers, bytes)?;
        content::check(url, &bytes, is_html)?;
        let validators = Validators::of(&parts.headers);
        Ok(Fetched::Document { bytes, validators })
    }
}

fn unexpected(url: &Uri, status: StatusCode, headers: &HeaderMap) -> FetchError {
    let is_transient = matches!(
        status.as_u16(),
        408 | 429 | 500 | 502..=504 | 520..=524 // Cloudflare's
    );
    let seconds: Option<u64> =
        text(headers, header::RETRY_AFTER).and_then(|seconds| seconds.parse().ok());
    let mut found = format!("HTTP status {status}");
    if let Some(seconds) = seconds {
        found += &format!(", retry after {seconds} s");
    }
    let wait = Duration::from_secs(seconds.unwrap_or_default());
    let mut error = FetchError::new(url, DOCUMENT, found);
    error.retry_after = (is_transient && wait <= MAX_WAIT).then_some(wait);
    error
}

/// Whether a retry may succeed.
fn is_transient(error: &ureq::Error) -> bool {
    match error {
        // Neither a server without TLS nor an invalid certificate passes.
        ureq::Error::Io(error) => error.kind() != io::ErrorKind::InvalidData,
        ureq::Error::Timeout(_) | ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => true,
        _ => false,
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.trim().to_owned())
}
