//! [`ClientBuilder`]: the configuration of a client.

use std::{env, ffi::OsString, fmt, sync::Arc, time::Duration};

use secrecy::SecretString;

use super::{
    BASE_URL, Client,
    build_error::{BuildError, Origin},
    http,
    tls::Tls,
    validate::{self, API_KEY_VARIABLE},
};
use crate::{
    decode::drift::DecodeMode,
    response::credits::Ledger,
    send::{
        exchange::Streams,
        hooks::{Hooks, RequestInfo, ResponseInfo},
        limiter::Limiter,
        pace::Pace,
        retry::RetryPolicy,
        settings::Settings,
        upload,
    },
};

const BASE_URL_VARIABLE: &str = "ONLYFANSAPI_BASE_URL";
const USER_AGENT: &str = concat!("onlyfansapi-rust/", env!("CARGO_PKG_VERSION"));
const READ_TIMEOUT: Duration = Duration::from_secs(30);
const TIMEOUT: Duration = Duration::from_secs(60);
const DEADLINE: Duration = Duration::from_secs(600);
const MAX_RESPONSE_SIZE: usize = 64 << 20;
const MAX_FILE_SIZE: usize = 1 << 30;
/// The size of the largest body that the edge takes, in decimal megabytes.
const MAX_UPLOAD_SIZE: u64 = 100_000_000;
const MIN_TRANSFER_RATE: u64 = 1024;
const STALL_TIMEOUT: Duration = Duration::from_secs(60);

/// Configures and builds a [`Client`]; returned by [`Client::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api_key: Option<(SecretString, Origin)>,
    base_url: (String, Origin),
    allows_plain_http: bool,
    connect_timeout: Option<Duration>,
    read_timeout: Duration,
    timeout: Duration,
    deadline: Duration,
    retry: RetryPolicy,
    pace: Pace,
    credit_budget: Option<u64>,
    decode_mode: DecodeMode,
    max_response_size: usize,
    max_file_size: usize,
    max_upload_size: u64,
    upload_pace: upload::Pace,
    hooks: Hooks,
    user_agent: String,
    default_headers: Vec<(String, String)>,
    http_client: Option<http::Callers>,
    pub(super) tls: Tls,
}

impl ClientBuilder {
    #[inline]
    pub(super) fn new() -> Self {
        Self {
            api_key: None,
            base_url: (BASE_URL.to_owned(), Origin::Setter("base_url")),
            allows_plain_http: false,
            connect_timeout: None,
            read_timeout: READ_TIMEOUT,
            timeout: TIMEOUT,
            deadline: DEADLINE,
            retry: RetryPolicy::default(),
            pace: Pace::default(),
            credit_budget: None,
            decode_mode: DecodeMode::default(),
            max_response_size: MAX_RESPONSE_SIZE,
            max_file_size: MAX_FILE_SIZE,
            max_upload_size: MAX_UPLOAD_SIZE,
            upload_pace: upload::Pace {
                least: MIN_TRANSFER_RATE,
                grace: STALL_TIMEOUT,
            },
            hooks: Hooks::default(),
            user_agent: USER_AGENT.to_owned(),
            default_headers: Vec::new(),
            http_client: None,
            tls: Tls::default(),
        }
    }

    #[inline]
    pub(super) fn from_env() -> Result<Self, BuildError> {
        Self::from_variables(|name| env::var_os(name))
    }

    #[inline]
    fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, BuildError> {
        let mut builder = Self::new();
        let text = |name: &'static str| {
            let text = variable(name).map(OsString::into_string).transpose();
            text.map_err(|_| {
                BuildError::new(
                    Origin::Variable(name),
                    "expected Unicode text, found invalid Unicode",
                )
            })
        };
        if let Some(key) = text(API_KEY_VARIABLE)? {
            builder.api_key = Some((key.into(), Origin::Variable(API_KEY_VARIABLE)));
        }
        if let Some(url) = text(BASE_URL_VARIABLE)? {
            builder.base_url = (url, Origin::Variable(BASE_URL_VARIABLE));
        }
        Ok(builder)
    }

    /// Sets the API key, which is required and sent as the bearer token of every request.
    #[inline]
    pub fn api_key(mut self, key: impl Into<SecretString>) -> Self {
        self.api_key = Some((key.into(), Origin::Setter("api_key")));
        self
    }

    /// Sets the base URL; the default is [`BASE_URL`].
    ///
    /// [`FANSAPI_BASE_URL`](crate::FANSAPI_BASE_URL) is the vendor's new host. A path in the URL is
    /// put before the path of every request; it must not end in `/api`, with which those begin.
    ///
    /// The scheme must be https, unless the host is this machine (`localhost` or a loopback
    /// address) or [`allow_plain_http`](Self::allow_plain_http) is set.
    #[inline]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = (url.into(), Origin::Setter("base_url"));
        self
    }

    /// Sets whether the base URL may be plain http on any host; the default is `false`.
    ///
    /// Plain http sends the API key unencrypted. Use it for a mock server on another host, for
    /// example.
    #[inline]
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allows_plain_http = allow;
        self
    }

    /// Sets the timeout for establishing a connection; the default is 5 seconds.
    ///
    /// If unset, a client passed to [`http_client`](Self::http_client) keeps its own connect
    /// timeout.
    #[inline]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets how long the server may pause within a response body; the default is 30 seconds.
    #[inline]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// Sets the timeout of a single attempt, from connecting to the last byte of the response; the
    /// default is 60 seconds.
    ///
    /// The body of a file download may take longer: it is limited by
    /// [`read_timeout`](Self::read_timeout) and [`deadline`](Self::deadline). The time for which a
    /// request waits for a stream of a full HTTP/2 connection does not count, and neither does the
    /// time for which files are handed over to the connection, which
    /// [`min_transfer_rate`](Self::min_transfer_rate) and [`deadline`](Self::deadline) limit.
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the time limit of a whole call, including retries, waits between attempts and pacing;
    /// the default is 10 minutes.
    ///
    /// If the server asks for a wait that would end after the deadline, the call fails at once, and
    /// [`Error::retry_after`](crate::Error::retry_after) returns the wait.
    #[inline]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sets the retry policy; the default is up to two retries, of calls that are safe to retry.
    #[inline]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets how requests are paced to stay below the rate limits of the team and of its accounts.
    #[inline]
    pub fn pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// Sets how many credits the client and its clones may use; the default is no limit.
    ///
    /// A call under way reserves the most that one attempt at its operation has used so far, and at
    /// least the credits that the operation is known to cost: mostly 1, for some operations none. An
    /// upload reserves the price of its bytes, if their number is known. A new call that does not fit
    /// into the rest fails with [`ErrorKind::Budget`](crate::ErrorKind::Budget) before anything is
    /// sent. Calls under way are not stopped: the total exceeds the budget if one of them costs more
    /// than it reserved.
    #[inline]
    pub fn credit_budget(mut self, credits: u64) -> Self {
        self.credit_budget = Some(credits);
        self
    }

    /// Sets how response values that do not match their documented types are handled; the default
    /// is [`DecodeMode::Heal`].
    #[inline]
    pub fn decode_mode(mut self, mode: DecodeMode) -> Self {
        self.decode_mode = mode;
        self
    }

    /// Sets the maximum size of a response body in bytes; the default is 64 MiB.
    ///
    /// A larger one fails with [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge). File downloads
    /// are limited by [`max_file_size`](Self::max_file_size) instead.
    #[inline]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Sets the maximum size of a downloaded file in bytes; the default is 1 GiB.
    ///
    /// A response is a file if the request returns [`Bytes`](crate::Bytes). It is held in memory as
    /// a whole. `to_file` and `stream` of such a request hold no file in memory, and have no limit.
    #[inline]
    pub fn max_file_size(mut self, bytes: usize) -> Self {
        self.max_file_size = bytes;
        self
    }

    /// Sets the maximum length of all files of a request together, in bytes; the default is
    /// 100,000,000, since the edge in front of the server takes no more.
    ///
    /// Files that are larger are an error before anything is sent. If their length is not known, the
    /// request is broken off with [`ErrorKind::Upload`](crate::ErrorKind::Upload) as soon as they
    /// turn out to be.
    #[inline]
    pub fn max_upload_size(mut self, bytes: u64) -> Self {
        self.max_upload_size = bytes;
        self
    }

    /// Sets the rate in bytes a second below which an upload counts as stalled; the default is 1024,
    /// and 0 takes any rate.
    ///
    /// The rate is the mean over each [`stall_timeout`](Self::stall_timeout), of the bytes that were
    /// handed over to the connection, in pieces of 64 KiB. A stalled upload is broken off with
    /// [`ErrorKind::Stalled`](crate::ErrorKind::Stalled), whatever the deadline of the call.
    #[inline]
    pub fn min_transfer_rate(mut self, bytes_per_second: u64) -> Self {
        self.upload_pace.least = bytes_per_second;
        self
    }

    /// Sets the time over which the [`min_transfer_rate`](Self::min_transfer_rate) of an upload is
    /// measured; the default is 60 seconds.
    #[inline]
    pub fn stall_timeout(mut self, timeout: Duration) -> Self {
        self.upload_pace.grace = timeout;
        self
    }

    /// Sets a function that is called before each attempt.
    ///
    /// It runs inside the call, in a task of the call's own, and should return quickly. A function
    /// set before is replaced.
    #[inline]
    pub fn on_request(mut self, call: impl Fn(&RequestInfo<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.on_request = Some(Arc::new(call));
        self
    }

    /// Sets a function that is called after each attempt, whether it succeeded or failed.
    ///
    /// It runs inside the call, in a task of the call's own, and should return quickly. A function
    /// set before is replaced.
    ///
    /// ```
    /// let builder = onlyfansapi::Client::builder().on_response(|response| {
    ///     println!("{} took {:?}", response.request.operation, response.elapsed);
    /// });
    /// ```
    #[inline]
    pub fn on_response(mut self, call: impl Fn(&ResponseInfo<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.on_response = Some(Arc::new(call));
        self
    }

    /// Appends a product, such as `my-crm/1.0`, to the `User-Agent` header.
    ///
    /// The header begins with `onlyfansapi-rust/` and the version of this crate.
    #[inline]
    pub fn user_agent(mut self, product: impl AsRef<str>) -> Self {
        self.user_agent.push(' ');
        self.user_agent.push_str(product.as_ref());
        self
    }

    /// Adds a header to every request.
    ///
    /// A header of the same name that an operation or a request sets replaces it. Headers that the
    /// client manages itself, such as `Authorization` and `Host`, are an error of
    /// [`build`](Self::build).
    #[inline]
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.default_headers.push((name.into(), value.into()));
        self
    }

    /// Sets the `reqwest::ClientBuilder` of the HTTP client, for proxies and similar settings.
    ///
    /// The HTTP client keeps its own TLS settings. To replace them with this crate's, call
    /// [`default_tls`](Self::default_tls), [`root_certificate`](Self::root_certificate) or
    /// [`tls`](Self::tls). This is never done on its own, since reqwest does not tell whether a
    /// builder has certificates, and they would be lost silently.
    ///
    /// If `rustls` is the only TLS feature, one of these three calls is required, unless the
    /// builder has a complete TLS configuration (`tls_backend_preconfigured`) or a rustls
    /// `CryptoProvider` is installed in the process.
    ///
    /// The builder's policies of redirects and retries are ignored: this crate follows redirects and
    /// retries by itself, where that is safe. The timeouts of this `ClientBuilder` still apply.
    ///
    /// ```
    /// use onlyfansapi::{Client, reqwest};
    ///
    /// let http = reqwest::Client::builder().pool_max_idle_per_host(4);
    /// let builder = Client::builder().http_client(http).default_tls();
    /// ```
    #[inline]
    pub fn http_client(mut self, client: reqwest::ClientBuilder) -> Self {
        self.http_client = Some(http::callers(client));
        self
    }

    /// Uses this crate's TLS for the client passed to [`http_client`](Self::http_client).
    ///
    /// With rustls, it replaces all TLS settings of that client: certificates, identity, protocol
    /// versions and ALPN. The client then offers HTTP/2 and HTTP/1.1, even after `http1_only`. With
    /// the feature `native-tls`, it selects the native library and keeps the other settings.
    ///
    /// Without `http_client` this has no effect: the crate's own client uses this TLS anyway.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    #[inline]
    pub fn default_tls(mut self) -> Self {
        self.tls.replace_callers();
        self
    }

    /// Trusts a root certificate in addition to those of the operating system.
    ///
    /// `certificate` is one certificate in DER or any number of them in PEM. Like
    /// [`default_tls`](Self::default_tls), this also replaces the TLS of
    /// [`http_client`](Self::http_client).
    ///
    /// A certificate that cannot be read is an error of [`build`](Self::build). With rustls on
    /// Android, so is every certificate, since the system's verifier accepts none: use `tls` there.
    ///
    /// ```no_run
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = onlyfansapi::Client::builder()
    ///     .api_key("ofapi_example")
    ///     .root_certificate(std::fs::read("proxy.pem")?)
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    #[inline]
    pub fn root_certificate(mut self, certificate: impl Into<Vec<u8>>) -> Self {
        self.tls.add_root(&certificate.into());
        self
    }

    /// Sets a complete rustls configuration, for client certificates or to trust your own roots
    /// only.
    ///
    /// It is used even if the feature `native-tls` is on, and replaces the TLS of
    /// [`http_client`](Self::http_client). If it names no ALPN protocols, HTTP/2 and HTTP/1.1 are
    /// set; HTTP/2 would not be negotiated otherwise. Calling
    /// [`root_certificate`](Self::root_certificate) as well is an error of [`build`](Self::build).
    ///
    /// ```
    #[cfg_attr(
        feature = "rustls",
        doc = "use onlyfansapi::rustls::{ClientConfig, RootCertStore, crypto::ring};"
    )]
    #[cfg_attr(
        not(feature = "rustls"),
        doc = "use onlyfansapi::rustls::{ClientConfig, RootCertStore, crypto::aws_lc_rs as ring};"
    )]
    ///
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let roots = RootCertStore::empty();
    /// let tls = ClientConfig::builder_with_provider(ring::default_provider().into())
    ///     .with_safe_default_protocol_versions()?
    ///     .with_root_certificates(roots)
    ///     .with_no_client_auth();
    /// let client = onlyfansapi::Client::builder().api_key("ofapi_example").tls(tls).build()?;
    /// # Ok(())
    /// # }
    /// # example().unwrap();
    /// ```
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
    #[inline]
    pub fn tls(mut self, configuration: rustls::ClientConfig) -> Self {
        self.tls.configure(configuration);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Returns an error if
    ///
    /// - the API key is missing, empty or contains anything other than visible ASCII characters;
    /// - the base URL is not an https URL (or http, where that is allowed), ends in `/api`, or has
    ///   a user name, password, query or fragment;
    /// - a default header has an invalid name or value, or is one that the client manages itself;
    /// - the user agent contains a control character;
    /// - a root certificate cannot be read, or is given together with a rustls configuration;
    /// - the HTTP client cannot be initialised, for example because the builder passed to
    ///   [`http_client`](Self::http_client) has no usable TLS.
    pub fn build(self) -> Result<Client, BuildError> {
        let api_key = validate::key(self.api_key)?;
        let (base_url, origin) = self.base_url;
        let base_url = validate::base_url(&base_url, origin, self.allows_plain_http)?;
        let headers = validate::headers(&self.default_headers, &self.user_agent)?;
        let transport = match self.http_client {
            Some(make) => make(self.connect_timeout, self.tls),
            None => http::own(
                validate::is_loopback(&base_url),
                self.connect_timeout,
                self.tls,
            ),
        }?;
        Ok(Client(Arc::new(Settings {
            transport,
            streams: Streams::default(),
            server_address: base_url.host_str().unwrap_or_default().to_owned(),
            server_port: base_url.port_or_known_default().unwrap_or_default(),
            base_url: base_url.as_str().trim_end_matches('/').to_owned(),
            read_timeout: self.read_timeout,
            timeout: self.timeout,
            deadline: self.deadline,
            retry: self.retry,
            limiter: Limiter::new(self.pace),
            ledger: Ledger::default(),
            credit_budget: self.credit_budget,
            decode_mode: self.decode_mode,
            max_response_size: self.max_response_size,
            max_file_size: self.max_file_size,
            max_upload_size: self.max_upload_size,
            upload_pace: self.upload_pace,
            hooks: self.hooks,
            headers,
            api_key,
        })))
    }
}

impl fmt::Debug for ClientBuilder {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("base_url", &self.shown_base_url())
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("retry", &self.retry)
            .field("pace", &self.pace)
            .field("user_agent", &self.user_agent)
            .field("api_key", &"[redacted]")
            .finish_non_exhaustive()
    }
}

impl ClientBuilder {
    /// Returns the base URL for `Debug`, redacted if it may contain a password: only `build`
    /// refuses such a URL.
    #[inline]
    fn shown_base_url(&self) -> &str {
        let (url, _) = &self.base_url;
        if url.contains("://") && !url.contains(['@', '?', '#']) {
            url
        } else {
            "[redacted]"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FANSAPI_BASE_URL;

    fn from_variables(variables: &[(&str, &str)]) -> Result<Client, BuildError> {
        let value = |name: &str| {
            let (_, value) = variables.iter().find(|(other, _)| *other == name)?;
            Some(OsString::from(value))
        };
        ClientBuilder::from_variables(value)?.build()
    }

    #[test]
    fn from_env_reads_the_key_and_the_base_url() {
        let client = from_variables(&[
            (API_KEY_VARIABLE, "ofapi_key"),
            (BASE_URL_VARIABLE, FANSAPI_BASE_URL),
        ])
        .expect("a client");
        assert_eq!(client.base_url(), FANSAPI_BASE_URL);
        let headers = client.0.headers();
        let bearer = &headers[reqwest::header::AUTHORIZATION];
        assert_eq!(bearer, "Bearer ofapi_key");
        assert!(bearer.is_sensitive());
    }

    #[test]
    fn from_env_uses_the_default_base_url_if_none_is_set() {
        let client = from_variables(&[(API_KEY_VARIABLE, "ofapi_key")]).expect("a client");
        assert_eq!(client.base_url(), BASE_URL);
    }

    #[test]
    fn an_error_of_from_env_names_the_variable() {
        let error = |variables| from_variables(variables).expect_err("unusable").to_string();
        assert!(
            error(&[]).starts_with("no API key: set the environment variable ONLYFANSAPI_API_KEY")
        );
        assert_eq!(
            error(&[(API_KEY_VARIABLE, "")]),
            "environment variable ONLYFANSAPI_API_KEY: expected an API key, found an empty or blank string"
        );
        assert_eq!(
            error(&[(API_KEY_VARIABLE, "key"), (BASE_URL_VARIABLE, "")]),
            "environment variable ONLYFANSAPI_BASE_URL: expected a URL, found \"\": relative URL without a base"
        );
    }
}
