//! [`Client`]: where requests go, and who they are from.

use std::{env, ffi::OsString, fmt, sync::Arc, time::Duration};

use reqwest::{
    Url,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use secrecy::{ExposeSecret, SecretString};

use crate::send::Transport;

/// The API's host, as its document names it.
pub const BASE_URL: &str = "https://app.onlyfansapi.com";

/// The host to which the vendor, now called Fans API, is moving the API.
///
/// Keys and accounts are the same there; requests to [`BASE_URL`] are not redirected.
pub const FANSAPI_BASE_URL: &str = "https://api.fansapi.com";

const API_KEY_VARIABLE: &str = "ONLYFANSAPI_API_KEY";
const BASE_URL_VARIABLE: &str = "ONLYFANSAPI_BASE_URL";
const USER_AGENT: &str = concat!("onlyfansapi-rust/", env!("CARGO_PKG_VERSION"));
const TIMEOUT: Duration = Duration::from_secs(60);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A client of the API.
///
/// Cloning is cheap and shares the connections.
///
/// ```no_run
/// # async fn example() -> Result<(), onlyfansapi::Error> {
/// let client = onlyfansapi::Client::from_env()?;
/// let postbacks = client.smart_link_postbacks().list().await?;
/// for postback in &postbacks.data {
///     println!("{:?} -> {:?}", postback.id, postback.url);
/// }
/// if let Some(credits) = postbacks.credits() {
///     println!("{:?} credits left", credits.balance);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Settings>);

/// What every request is sent with.
pub(crate) struct Settings {
    pub(crate) transport: Box<dyn Transport>,
    /// Without a slash at the end.
    pub(crate) base_url: String,
    pub(crate) timeout: Duration,
    headers: HeaderMap,
    api_key: SecretString,
}

impl Client {
    /// Makes a client from the environment: the key from `ONLYFANSAPI_API_KEY`, and the base URL
    /// from `ONLYFANSAPI_BASE_URL` if it is set.
    ///
    /// # Errors
    ///
    /// If the key is missing or cannot be sent in a header, or the base URL is not one of HTTP.
    pub fn from_env() -> Result<Self, BuildError> {
        ClientBuilder::from_variables(|name| env::var_os(name))?.build()
    }

    /// Starts to configure a client.
    ///
    /// ```
    /// # fn example() -> Result<(), onlyfansapi::BuildError> {
    /// let client = onlyfansapi::Client::builder()
    ///     .api_key("ofapi_example")
    ///     .timeout(std::time::Duration::from_secs(120))
    ///     .user_agent("my-crm/1.0")
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// # example().unwrap();
    /// ```
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            api_key: None,
            base_url: (BASE_URL.to_owned(), Origin::Setter("base_url")),
            timeout: TIMEOUT,
            user_agent: USER_AGENT.to_owned(),
            default_headers: Vec::new(),
            http_client: None,
        }
    }

    /// Returns the URL before the path of every request, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }
}

impl Settings {
    /// The headers that every request has: the caller's own first, so that they cannot replace ours.
    pub(crate) fn headers(&self) -> HeaderMap {
        let mut headers = self.headers.clone();
        // `build` has made sure that the key is a header value.
        if let Ok(mut bearer) =
            HeaderValue::from_str(&format!("Bearer {}", self.api_key.expose_secret()))
        {
            bearer.set_sensitive(true);
            headers.insert(reqwest::header::AUTHORIZATION, bearer);
        }
        headers
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.base_url)
            .field("timeout", &self.0.timeout)
            .field("api_key", &"[redacted]")
            .finish_non_exhaustive()
    }
}

/// Configures a [`Client`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api_key: Option<(SecretString, Origin)>,
    base_url: (String, Origin),
    timeout: Duration,
    user_agent: String,
    default_headers: Vec<(String, String)>,
    http_client: Option<reqwest::Client>,
}

impl ClientBuilder {
    fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, BuildError> {
        let mut builder = Client::builder();
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
    pub fn api_key(mut self, key: impl Into<SecretString>) -> Self {
        self.api_key = Some((key.into(), Origin::Setter("api_key")));
        self
    }

    /// Sets the base URL; the default is [`BASE_URL`], another choice is [`FANSAPI_BASE_URL`].
    ///
    /// A path in it is put before the path of every request.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = (url.into(), Origin::Setter("base_url"));
        self
    }

    /// Sets how long a request may take, from connecting to the last byte received; the default is
    /// 60 seconds.
    ///
    /// Connecting may take 5 of them, unless [`http_client`](Self::http_client) says otherwise.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Adds to the user agent, which begins with `onlyfansapi-rust/` and the version of this crate.
    ///
    /// The convention is a product and a version, as in `my-crm/1.0`.
    pub fn user_agent(mut self, product: impl AsRef<str>) -> Self {
        self.user_agent.push(' ');
        self.user_agent.push_str(product.as_ref());
        self
    }

    /// Adds a header to every request.
    ///
    /// What an operation sends itself takes precedence.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.default_headers.push((name.into(), value.into()));
        self
    }

    /// Sets the HTTP client, for proxies, certificates and the like.
    ///
    /// It must be able to use TLS, and should not follow redirects: this crate does, where that is
    /// safe. The timeout of this builder still applies.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// If the key is missing, empty or not fit for a header; if the base URL is not one of HTTP; if
    /// a header or the user agent cannot be sent; or if TLS cannot be initialised.
    pub fn build(self) -> Result<Client, BuildError> {
        let api_key = checked_key(self.api_key)?;
        let base_url = checked_base_url(&self.base_url.0, self.base_url.1)?;
        let mut headers = HeaderMap::new();
        for (name, value) in &self.default_headers {
            let problem = |problem| BuildError::new(Origin::Setter("default_header"), problem);
            let name = HeaderName::try_from(name)
                .map_err(|_| problem(format!("expected the name of a header, found {name:?}")))?;
            let value = HeaderValue::try_from(value)
                .map_err(|_| problem(format!("the value of {name} cannot be sent in a header")))?;
            headers.append(name, value);
        }
        let user_agent = HeaderValue::try_from(&self.user_agent).map_err(|_| {
            let problem = "expected text that can be sent in a header";
            BuildError::new(Origin::Setter("user_agent"), problem)
        })?;
        headers.insert(reqwest::header::USER_AGENT, user_agent);
        let http = match self.http_client {
            Some(http) => http,
            None => reqwest::Client::builder()
                .connect_timeout(CONNECT_TIMEOUT)
                // `send` decides: a POST must not turn into a GET, nor be sent to another host.
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .map_err(BuildError::from_reqwest)?,
        };
        Ok(Client(Arc::new(Settings {
            transport: Box::new(http),
            base_url,
            timeout: self.timeout,
            headers,
            api_key,
        })))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("base_url", &self.base_url.0)
            .field("timeout", &self.timeout)
            .field("user_agent", &self.user_agent)
            .field("api_key", &"[redacted]")
            .finish_non_exhaustive()
    }
}

fn checked_key(key: Option<(SecretString, Origin)>) -> Result<SecretString, BuildError> {
    let Some((key, origin)) = key else {
        return Err(BuildError {
            origin: None,
            problem: format!(
                "no API key: set the environment variable {API_KEY_VARIABLE}, or call ClientBuilder::api_key"
            ),
            source: None,
        });
    };
    let exposed = key.expose_secret();
    if exposed.trim().is_empty() {
        return Err(BuildError::new(
            origin,
            "expected an API key, found nothing",
        ));
    }
    if !exposed.bytes().all(|byte| byte.is_ascii_graphic()) {
        let problem = "expected an API key, found spaces or characters beyond ASCII";
        return Err(BuildError::new(origin, problem));
    }
    Ok(key)
}

fn checked_base_url(url: &str, origin: Origin) -> Result<String, BuildError> {
    let refuse = |problem: String| Err(BuildError::new(origin, problem));
    if url.contains('@') {
        // Not shown, since it may hold a password.
        return refuse("expected a URL without user and password".to_owned());
    }
    let parsed = match Url::parse(url) {
        Ok(parsed) => parsed,
        Err(error) => return refuse(format!("expected a URL, found {url:?}: {error}")),
    };
    if !matches!(parsed.scheme(), "http" | "https") {
        return refuse(format!("expected a URL of http or https, found {url:?}"));
    }
    if parsed.query().is_some() || parsed.fragment().is_some() {
        return refuse(format!(
            "expected a URL without query and fragment, found {url:?}"
        ));
    }
    Ok(parsed.as_str().trim_end_matches('/').to_owned())
}

/// Why a [`Client`] could not be made.
#[derive(Debug, thiserror::Error)]
#[error("{}{problem}", .origin.map(|origin| format!("{origin}: ")).unwrap_or_default())]
pub struct BuildError {
    origin: Option<Origin>,
    problem: String,
    source: Option<reqwest::Error>,
}

impl BuildError {
    fn new(origin: Origin, problem: impl Into<String>) -> Self {
        Self {
            origin: Some(origin),
            problem: problem.into(),
            source: None,
        }
    }

    fn from_reqwest(error: reqwest::Error) -> Self {
        Self {
            origin: None,
            problem: "the HTTP client cannot be initialised".to_owned(),
            source: Some(error),
        }
    }
}

/// Where a setting came from.
#[derive(Debug, Clone, Copy)]
enum Origin {
    Variable(&'static str),
    Setter(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Setter(name) => write!(f, "ClientBuilder::{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
