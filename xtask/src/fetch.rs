//! Fetches the upstream document over HTTP, and refuses what cannot be it.

#[cfg(test)]
mod tests;

use std::{
    error::Error,
    io::{self, IsTerminal, Read},
    net::IpAddr,
    thread,
    time::{Duration, Instant},
};

use backon::{BlockingRetryable, ExponentialBuilder};
use flate2::bufread::MultiGzDecoder;
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{Deserialize, Serialize};
use ureq::{
    Agent, Body,
    http::{HeaderMap, HeaderName, Response, StatusCode, Uri, header},
};

const USER_AGENT: &str = "onlyfansapi-rust xtask (document update)";
const ACCEPT: &str = "application/yaml, application/json, text/plain, */*";
const DOCUMENT: &str = "an OpenAPI document";
const MAX_REDIRECTS: usize = 5;
/// A server that asks for more patience is not asked again.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// What a server said of a document, so that it can be asked whether it has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The tag of the edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// What fetching gave.
#[derive(Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The document that is known already.
    NotModified,
    /// A document.
    Document {
        /// As unpacked.
        bytes: Vec<u8>,
        /// What the server said of it.
        validators: Validators,
    },
}

/// Why there is no document: what was expected of an address, and what was found there.
#[derive(Debug, thiserror::Error)]
#[error("{asked}: expected {expected}, found {found}")]
pub struct FetchError {
    /// The address, without what may be secret in it.
    asked: String,
    expected: String,
    found: String,
    source: Option<Box<dyn Error + Send + Sync>>,
    /// How long to wait at least before asking again, where that may help.
    again: Option<Duration>,
}

/// How long and how much is waited for.
pub struct Fetcher {
    /// For a connection to be made.
    pub connect_timeout: Duration,
    /// For one attempt, from the first name to resolve to the last byte of the body.
    pub timeout: Duration,
    /// How often to ask at most.
    pub attempts: usize,
    /// Before the second attempt; doubled before each further one, all with jitter.
    pub first_delay: Duration,
    /// In bytes, as transferred and as unpacked.
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
    /// Fetches the document, unless the server says that it is the one already known.
    ///
    /// # Errors
    ///
    /// If there is no document, saying what was expected and what was found.
    pub fn fetch(&self, url: &str, known: &Validators) -> Result<Fetched, FetchError> {
        let url = address(url)?;
        let delays = ExponentialBuilder::new()
            .with_jitter()
            .with_min_delay(self.first_delay)
            .with_max_times(self.attempts.saturating_sub(1));
        (|| self.attempt(&url, known))
            .retry(delays)
            .when(|error: &FetchError| error.again.is_some())
            // What the server asks for beyond the delay, which follows.
            .notify(|error: &FetchError, delay: Duration| {
                thread::sleep(error.again.unwrap_or_default().saturating_sub(delay));
            })
            .call()
    }

    fn attempt(&self, url: &Uri, known: &Validators) -> Result<Fetched, FetchError> {
        let start = Instant::now();
        let mut url = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let left = self.timeout.saturating_sub(start.elapsed());
            let response = self.ask(&url, known, left)?;
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
                | StatusCode::PERMANENT_REDIRECT => url = redirect(&url, response.headers())?,
                status => return Err(unwelcome(&url, status, response.headers())),
            }
        }
        let expected = format!("at most {MAX_REDIRECTS} redirects");
        Err(FetchError::new(&url, expected, "one more"))
    }

    fn ask(
        &self,
        url: &Uri,
        known: &Validators,
        timeout: Duration,
    ) -> Result<Response<Body>, FetchError> {
        let mut config = Agent::config_builder()
            // Statuses and redirects are judged here.
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(timeout))
            .timeout_connect(Some(self.connect_timeout))
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding("gzip");
        if is_local(url) {
            // A proxy would be another host.
            config = config.proxy(None);
        }
        let mut request = config.build().new_agent().get(url);
        if let Some(etag) = &known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(last_modified) = &known.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, last_modified);
        }
        request.call().map_err(|cause| {
            let mut error = FetchError::new(url, "an answer", format!("none ({cause})"));
            error.again = is_passing(&cause).then_some(Duration::ZERO);
            error.because(cause)
        })
    }

    fn document(&self, url: &Uri, response: Response<Body>) -> Result<Fetched, FetchError> {
        let (parts, body) = response.into_parts();
        let is_html = body
            .mime_type()
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/html"));
        let bytes = self.receive(url, body)?;
        let bytes = self.unpack(url, &parts.headers, bytes)?;
        check(url, &bytes, is_html)?;
        let validators = Validators {
            etag: text(&parts.headers, header::ETAG),
            last_modified: text(&parts.headers, header::LAST_MODIFIED),
        };
        Ok(Fetched::Document { bytes, validators })
    }

    /// Receives a body as it is transferred.
    fn receive(&self, url: &Uri, body: Body) -> Result<Vec<u8>, FetchError> {
        let length = body.content_length();
        if length.is_some_and(|length| length > self.limit) {
            return Err(self.too_large(url));
        }
        let bar = self.bar(length);
        let mut bytes = Vec::new();
        let result = bar
            .wrap_read(body.into_reader().take(self.beyond_limit()))
            .read_to_end(&mut bytes);
        bar.finish_and_clear();
        if let Err(cause) = result {
            // ureq wraps its own errors in those of I/O.
            let cause = ureq::Error::from(cause);
            let received = bytes.len();
            let found = match length {
                Some(length) => format!("{received} of {length} bytes ({cause})"),
                None => format!("{received} bytes without an end ({cause})"),
            };
            let error = FetchError::new(url, "a whole document", found);
            return Err(error.because(cause).again(Duration::ZERO));
        }
        self.within_limit(url, bytes)
    }

    /// Unpacked here rather than by ureq, which hides how much is transferred.
    fn unpack(
        &self,
        url: &Uri,
        headers: &HeaderMap,
        packed: Vec<u8>,
    ) -> Result<Vec<u8>, FetchError> {
        let encoding = text(headers, header::CONTENT_ENCODING).unwrap_or_default();
        match encoding.to_ascii_lowercase().as_str() {
            // Empty is not a gzip stream, and is refused as empty.
            _ if packed.is_empty() => Ok(packed),
            "" | "identity" => Ok(packed),
            "gzip" | "x-gzip" => {
                let mut bytes = Vec::new();
                MultiGzDecoder::new(packed.as_slice())
                    .take(self.beyond_limit())
                    .read_to_end(&mut bytes)
                    .map_err(|cause| {
                        let found = format!("one cut short or broken ({cause})");
                        FetchError::new(url, "a whole gzip stream", found)
                            .because(cause)
                            .again(Duration::ZERO)
                    })?;
                self.within_limit(url, bytes)
            }
            other => {
                let found = format!("the content encoding `{other}`");
                Err(FetchError::new(url, "gzip or nothing of the kind", found))
            }
        }
    }

    /// One byte more than allowed tells that there is more.
    fn beyond_limit(&self) -> u64 {
        self.limit.saturating_add(1)
    }

    fn within_limit(&self, url: &Uri, bytes: Vec<u8>) -> Result<Vec<u8>, FetchError> {
        if bytes.len() as u64 > self.limit {
            return Err(self.too_large(url));
        }
        Ok(bytes)
    }

    fn too_large(&self, url: &Uri) -> FetchError {
        FetchError::new(
            url,
            format!("at most {}", HumanBytes(self.limit)),
            "more than that",
        )
    }

    fn bar(&self, length: Option<u64>) -> ProgressBar {
        if !self.progress {
            return ProgressBar::hidden();
        }
        let template = match length {
            Some(_) => "{bar:40} {bytes} of {total_bytes}",
            None => "{spinner} {bytes}",
        };
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr()).with_style(style)
    }
}

impl FetchError {
    fn new(url: &Uri, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self {
            asked: format!("{}{}", origin(url), url.path()),
            expected: expected.into(),
            found: found.into(),
            source: None,
            again: None,
        }
    }

    fn because(mut self, cause: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(cause));
        self
    }

    fn again(mut self, wait: Duration) -> Self {
        self.again = Some(wait);
        self
    }
}

/// Returns where a document is from as it may be shown: an address without what may be secret in it.
pub(crate) fn shown(from: &str) -> String {
    match from.parse::<Uri>() {
        Ok(url) if url.scheme().is_some() && url.host().is_some() => {
            format!("{}{}", origin(&url), url.path())
        }
        _ if from.contains("://") => "the address given".to_owned(),
        _ => from.to_owned(),
    }
}

/// Reads an address that may be asked: nothing that others may read or change on its way.
fn address(url: &str) -> Result<Uri, FetchError> {
    const EXPECTED: &str = "https, or http to this machine";
    // What cannot be read is not shown: there is no telling where in it a secret is.
    let unreadable = |found: String| FetchError {
        asked: "the address given".to_owned(),
        expected: EXPECTED.to_owned(),
        found,
        source: None,
        again: None,
    };
    let url = match url.parse::<Uri>() {
        Ok(url) => url,
        Err(cause) => {
            let found = format!("what is no address ({cause})");
            return Err(unreadable(found).because(cause));
        }
    };
    match url.scheme_str() {
        Some("https") => Ok(url),
        Some("http") if is_local(&url) => Ok(url),
        Some("http") => Err(FetchError::new(&url, EXPECTED, "http to another")),
        Some(other) => Err(FetchError::new(&url, EXPECTED, format!("`{other}`"))),
        None => Err(unreadable("no scheme".to_owned())),
    }
}

/// Whether the address is one of this machine.
fn is_local(url: &Uri) -> bool {
    let host = url.host().unwrap_or_default();
    host.eq_ignore_ascii_case("localhost")
        || host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Where a redirect leads, if that is where the document was asked for.
fn redirect(from: &Uri, headers: &HeaderMap) -> Result<Uri, FetchError> {
    let Some(to) = text(headers, header::LOCATION).and_then(|location| resolve(from, &location))
    else {
        let found = "one without a readable `Location`";
        return Err(FetchError::new(from, "a redirect", found));
    };
    if !is_same_site(from, &to) {
        let found = format!("one from {} to {}", origin(from), origin(&to));
        let expected = "a redirect within the same host";
        return Err(FetchError::new(from, expected, found));
    }
    Ok(to)
}

fn resolve(base: &Uri, location: &str) -> Option<Uri> {
    if let Ok(absolute) = location.parse::<Uri>()
        && absolute.scheme().is_some()
    {
        return Some(absolute);
    }
    let scheme = base.scheme_str()?;
    let authority = base.authority()?;
    let path = base.path();
    let url = match location.as_bytes() {
        [b'/', b'/', ..] => format!("{scheme}:{location}"),
        [b'/', ..] => format!("{scheme}://{authority}{location}"),
        [b'?', ..] => format!("{scheme}://{authority}{path}{location}"),
        // `..` is left to the server.
        _ => {
            let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
            format!("{scheme}://{authority}{folder}{location}")
        }
    };
    url.parse().ok()
}

/// The same scheme, host and port; or the same host, from http to https.
fn is_same_site(from: &Uri, to: &Uri) -> bool {
    let host = |url: &Uri| url.host().unwrap_or_default().to_ascii_lowercase();
    host(from) == host(to)
        && match (from.scheme_str(), to.scheme_str()) {
            (Some("http"), Some("https")) => true,
            (Some("http"), Some("http")) => port(from, 80) == port(to, 80),
            (Some("https"), Some("https")) => port(from, 443) == port(to, 443),
            _ => false,
        }
}

fn port(url: &Uri, default: u16) -> u16 {
    url.port_u16().unwrap_or(default)
}

/// Scheme, host and port: neither a password nor a query, which may hold a key.
fn origin(url: &Uri) -> String {
    let scheme = url.scheme_str().unwrap_or_default();
    let host = url.host().unwrap_or_default();
    let port = url.port_u16().map(|port| format!(":{port}"));
    format!("{scheme}://{host}{}", port.unwrap_or_default())
}

fn unwelcome(url: &Uri, status: StatusCode, headers: &HeaderMap) -> FetchError {
    let is_passing = matches!(
        status.as_u16(),
        408 | 429 | 500 | 502..=504 | 520..=524 // Cloudflare's
    );
    let wait: Option<u64> =
        text(headers, header::RETRY_AFTER).and_then(|seconds| seconds.parse().ok());
    let mut found = format!("HTTP status {status}");
    if let Some(seconds) = wait {
        found += &format!(", to be asked again in {seconds} s");
    }
    let wait = Duration::from_secs(wait.unwrap_or_default());
    let mut error = FetchError::new(url, DOCUMENT, found);
    error.again = (is_passing && wait <= MAX_WAIT).then_some(wait);
    error
}

/// Whether the same request may succeed a moment later.
fn is_passing(error: &ureq::Error) -> bool {
    match error {
        // What is not TLS, or has no valid certificate, will not be so later.
        ureq::Error::Io(error) => error.kind() != io::ErrorKind::InvalidData,
        ureq::Error::Timeout(_) | ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => true,
        _ => false,
    }
}

fn check(url: &Uri, bytes: &[u8], is_html: bool) -> Result<(), FetchError> {
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF") // a byte order mark
        .unwrap_or(bytes)
        .trim_ascii_start();
    if text.is_empty() {
        return Err(FetchError::new(url, DOCUMENT, "nothing"));
    }
    if is_html || text.starts_with(b"<") {
        let found = format!("an HTML page (`{}`); is a login needed?", opening(text));
        return Err(FetchError::new(url, DOCUMENT, found));
    }
    if let Err(cause) = std::str::from_utf8(bytes) {
        let found = format!("other bytes at offset {}", cause.valid_up_to());
        return Err(FetchError::new(url, "UTF-8", found).because(cause));
    }
    Ok(())
}

/// The first tag, or the start of a text without one; nothing that a terminal would obey.
fn opening(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(&text[..text.len().min(200)]);
    text.split_inclusive('>')
        .next()
        .unwrap_or_default()
        .trim()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(60)
        .collect()
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.trim().to_owned())
}
