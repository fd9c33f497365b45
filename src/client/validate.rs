//! Validation of a client's configuration.

use std::net::IpAddr;

use reqwest::{
    Url,
    header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT},
};
use secrecy::{ExposeSecret, SecretString};

use super::build_error::{BuildError, Origin};
use crate::send::outgoing::RESERVED_HEADERS;

/// The environment variable of the API key.
pub(super) const API_KEY_VARIABLE: &str = "ONLYFANSAPI_API_KEY";

/// Returns the key if it can be sent in a header.
pub(super) fn key(key: Option<(SecretString, Origin)>) -> Result<SecretString, BuildError> {
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
            "expected an API key, found an empty or blank string",
        ));
    }
    if !exposed.bytes().all(|byte| byte.is_ascii_graphic()) {
        let problem = "expected an API key of visible ASCII characters, found a space, a control character or a character outside ASCII";
        return Err(BuildError::new(origin, problem));
    }
    Ok(key)
}

/// Returns the parsed base URL if the key may be sent to it.
pub(super) fn base_url(
    url: &str,
    origin: Origin,
    allows_plain_http: bool,
) -> Result<Url, BuildError> {
    let refuse = |problem: String| Err(BuildError::new(origin, problem));
    if url.contains('@') {
        // The URL may contain a password, so the message does not show it.
        return refuse(
            "expected a URL without user name and password, found an `@` in it".to_owned(),
        );
    }
    if !url.contains("://") && !url.is_empty() {
        // The text may be the API key, so the message does not show it.
        return refuse(
            "expected a URL that begins with `https://`, found text without `://`".to_owned(),
        );
    }
    let parsed = match Url::parse(url) {
        Ok(parsed) => parsed,
        Err(error) => return refuse(format!("expected a URL, found {url:?}: {error}")),
    };
    if !matches!(parsed.scheme(), "http" | "https") {
        return refuse(format!("expected an http or https URL, found {url:?}"));
    }
    if parsed.query().is_some() || parsed.fragment().is_some() {
        return refuse(format!(
            "expected a URL without query and fragment, found {url:?}"
        ));
    }
    if parsed.path().trim_end_matches('/').ends_with("/api") {
        return refuse(format!(
            "expected a URL that does not end in `/api`, with which every request path begins, found {url:?}"
        ));
    }
    if parsed.scheme() == "http" && !allows_plain_http && !is_loopback(&parsed) {
        return refuse(format!(
            "expected an https URL, found {url:?}: plain http sends the API key unencrypted; to allow it, call ClientBuilder::allow_plain_http(true)"
        ));
    }
    Ok(parsed)
}

/// Returns the headers of every request: the default headers and the user agent.
pub(super) fn headers(
    given: &[(String, String)],
    user_agent: &str,
) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let problem = |problem| BuildError::new(Origin::Setter("default_header"), problem);
        let name = HeaderName::try_from(name)
            .map_err(|_| problem(format!("expected a header name, found {name:?}")))?;
        if RESERVED_HEADERS.contains(&name.as_str()) {
            return Err(problem(format!(
                "expected a header that the client does not set itself, found {name}"
            )));
        }
        let value = HeaderValue::try_from(value)
            .map_err(|_| problem(format!("expected a value of {name} without control characters, found one with a control character")))?;
        headers.append(name, value);
    }
    let user_agent = HeaderValue::try_from(user_agent).map_err(|_| {
        let problem = "expected text without control characters, found a control character";
        BuildError::new(Origin::Setter("user_agent"), problem)
    })?;
    headers.insert(USER_AGENT, user_agent);
    Ok(headers)
}

/// Returns whether the host of a URL is this machine: `localhost` or a loopback address.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost",
    }
}
