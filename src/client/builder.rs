//! [`ClientBuilder`]: how a client is configured, and what of it is refused.

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
    response::{credits::Ledger, drift::DecodeMode},
    send::{
        hooks::{Hooks, RequestInfo, ResponseInfo},
        limiter::Limiter,
        pace::Pace,
        retry::RetryPolicy,
        settings::Settings,
    },
};

const BASE_URL_VARIABLE: &str = "ONLYFANSAPI_BASE_URL";
const USER_AGENT: &str = concat!("onlyfansapi-rust/", env!("CARGO_PKG_VERSION"));
const READ_TIMEOUT: Duration = Duration::from_secs(30);
const TIMEOUT: Duration = Duration::from_secs(60);
const DEADLINE: Duration = Duration::from_secs(600);
const MAX_RESPONSE_SIZE: usize = 64 << 20;
const MAX_FILE_SIZE: usize = 1 << 30;

/// Configures a [`Client`].
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
                    "expected Unicode, found other bytes",
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

    /// Sets the API key.
    #[inline]
    pub fn api_key(mut self, key: impl Into<SecretString>) -> Self {
        self.api_key = Some((key.into(), Origin::Setter("api_key")));
        self
    }

    /// Sets the base URL; the default is [`BASE_URL`], another choice is
    /// [`FANSAPI_BASE_URL`](crate::FANSAPI_BASE_URL).
    ///
    /// A path in it is put before the path of every request. It is one of https, unless it leads to
    /// this machine or [`allow_plain_http`](Self::allow_plain_http) is set.
    #[inline]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = (url.into(), Origin::Setter("base_url"));
        self
    }

    /// Lets the base URL be one of plain http, as for a mock on another host; not by default, since
    /// anyone on the way could read the key.
    #[inline]
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allows_plain_http = allow;
        self
    }

    /// Sets how long connecting may take; the default is 5 seconds.
    ///
    /// Without it, what is given with [`http_client`](Self::http_client) keeps its own.
    #[inline]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets how long the answer may pause between two of its parts; the default is 30 seconds.
    #[inline]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// Sets how long one attempt may take, from connecting to the last byte received; the default
    /// is 60 seconds.
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long a call may take as a whole, with all attempts, the waits between them and the
    /// wait for its turn; the default is 10 minutes.
    ///
    /// A wait that the server asks for and that would end later is not begun: the error comes at
    /// once, and [`retry_after`](crate::Error::retry_after) says how long.
    #[inline]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sets how calls are repeated; the default is twice, where nothing can take effect twice.
    #[inline]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets how requests are held back to stay below the limits of the team and its accounts.
    #[inline]
    pub fn pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// Sets how many credits the client may use; there is no limit by default.
    ///
    /// A call that would start when they are used up fails with
    /// [`ErrorKind::Budget`](crate::ErrorKind::Budget), and nothing is sent. Calls that are under
    /// way by then are not stopped, and may cost more than what was left.
    #[inline]
    pub fn credit_budget(mut self, credits: u64) -> Self {
        self.credit_budget = Some(credits);
        self
    }

    /// Sets what is done with an answer that is not as documented; the default is
    /// [`DecodeMode::Heal`].
    #[inline]
    pub fn decode_mode(mut self, mode: DecodeMode) -> Self {
        self.decode_mode = mode;
        self
    }

    /// Sets the size in bytes of the largest answer that is read, files aside; the default is
    /// 64 MiB.
    #[inline]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Sets the size in bytes of the largest file that is read, which is what an operation answers
    /// as bytes; the default is 1 GiB. It is held in memory.
    #[inline]
    pub fn max_file_size(mut self, bytes: usize) -> Self {
        self.max_file_size = bytes;
        self
    }

    /// Sets what is called before each attempt is sent.
    #[inline]
    pub fn on_request(mut self, call: impl Fn(&RequestInfo<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.on_request = Some(Arc::new(call));
        self
    }

    /// Sets what is called after each attempt.
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

    /// Adds to the user agent, which begins with `onlyfansapi-rust/` and the version of this crate.
    ///
    /// The convention is a product and a version, as in `my-crm/1.0`.
    #[inline]
    pub fn user_agent(mut self, product: impl AsRef<str>) -> Self {
        self.user_agent.push(' ');
        self.user_agent.push_str(product.as_ref());
        self
    }

    /// Adds a header to every request.
    ///
    /// What an operation sends itself takes precedence.
    #[inline]
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.default_headers.push((name.into(), value.into()));
        self
    }

    /// Sets what the HTTP client is made of, for proxies, name resolution and the like.
    ///
    /// It keeps its own TLS, and must be able to use it: nobody can see in a
    /// `reqwest::ClientBuilder` whether it has certificates of its own, and this crate's TLS would
    /// take their place without a word. So it is built as it is; [`default_tls`](Self::default_tls),
    /// [`root_certificate`](Self::root_certificate) and [`tls`](Self::tls) give it this crate's.
    /// With the feature `rustls` alone, one of these is needed, unless it was given a whole
    /// configuration by `tls_backend_preconfigured` or the process has a provider of rustls.
    ///
    /// Its policy of redirects does not count: this crate follows them where that is safe. The
    /// timeouts of this builder still apply.
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

    /// Gives this crate's TLS to what was given to [`http_client`](Self::http_client).
    ///
    /// It takes the place of that client's own, where there is any: certificates, identity,
    /// versions and all. The client offers HTTP/2 and HTTP/1.1, also after `http1_only`. With the
    /// feature `native-tls`, only the library is chosen, and the rest is kept.
    ///
    /// A client that this crate makes itself has it anyway.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    #[inline]
    pub fn default_tls(mut self) -> Self {
        self.tls.replace_callers();
        self
    }

    /// Trusts a root certificate beside those of the operating system: one in DER, or any number in
    /// PEM.
    ///
    /// Like [`default_tls`](Self::default_tls), it gives this crate's TLS to
    /// [`http_client`](Self::http_client). What cannot be read is an error of
    /// [`build`](Self::build); so is any on Android, where the system takes none: use
    /// `tls` there.
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

    /// Sets the configuration of TLS by rustls, as for an identity or roots of your own alone.
    ///
    /// It counts whatever the features are, and takes the place of the TLS of what was given to
    /// [`http_client`](Self::http_client). If it names no protocols for ALPN, HTTP/2 and HTTP/1.1
    /// are set, since HTTP/2 would go unused without. A
    /// [`root_certificate`](Self::root_certificate) beside it is an error of
    /// [`build`](Self::build).
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

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// If the key is missing, empty or not fit for a header; if the base URL is not one of https,
    /// or of http where that is allowed; if a header or the user agent cannot be sent; if a root
    /// certificate cannot be read; or if the HTTP client cannot be initialised, as when what was
    /// given to [`http_client`](Self::http_client) has no TLS that could be used.
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
    /// Without what may be a password: it is refused only when the client is made.
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
    fn the_environment_gives_key_and_base_url() {
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
    fn the_base_url_of_the_environment_is_optional() {
        let client = from_variables(&[(API_KEY_VARIABLE, "ofapi_key")]).expect("a client");
        assert_eq!(client.base_url(), BASE_URL);
    }

    #[test]
    fn errors_name_the_variable() {
        let error = |variables| from_variables(variables).expect_err("unusable").to_string();
        assert!(
            error(&[]).starts_with("no API key: set the environment variable ONLYFANSAPI_API_KEY")
        );
        assert_eq!(
            error(&[(API_KEY_VARIABLE, "")]),
            "environment variable ONLYFANSAPI_API_KEY: expected an API key, found nothing"
        );
        assert_eq!(
            error(&[(API_KEY_VARIABLE, "key"), (BASE_URL_VARIABLE, "")]),
            "environment variable ONLYFANSAPI_BASE_URL: expected a URL, found \"\": relative URL without a base"
        );
    }
}
