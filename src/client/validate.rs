//! Checks the configuration of a client.

use std::net::IpAddr;

use reqwest::{
    Url,
    header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT},
};
use secrecy::{ExposeSecret, SecretString};

use super::build_error::{BuildError, Origin};
use crate::send::outgoing::RESERVED_HEADERS;

/// The environment variable that holds the key.
pub(super) const API_KEY_VARIABLE: &str = "ONLYFANSAPI_API_KEY";

/// Returns a key that can be sent in a header.
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
            "expected an API key, found nothing",
        ));
    }
    if !exposed.bytes().all(|byte| byte.is_ascii_graphic()) {
        let problem = "expected an API key, found spaces or characters beyond ASCII";
        return Err(BuildError::new(origin, problem));
    }
    Ok(key)
}

/// Returns a URL to which the key may be sent.
pub(super) fn base_url(
    url: &str,
    origin: Origin,
    allows_plain_http: bool,
) -> Result<Url, BuildError> {
    let refuse = |problem: String| Err(BuildError::new(origin, problem));
    if url.contains('@') {
        // Not shown, since it may hold a password.
        return refuse("expected a URL without user and password".to_owned());
    }
    if !url.contains("://") && !url.is_empty() {
        // Not shown, since it may be the key.
        return refuse("expected a URL, found other text".to_owned());
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
    if parsed.path().trim_end_matches('/').ends_with("/api") {
        return refuse(format!(
            "expected a URL without the `/api` with which every path begins, found {url:?}"
        ));
    }
    if parsed.scheme() == "http" && !allows_plain_http && !is_loopback(&parsed) {
        return refuse(format!(
            "expected a URL of https, found {url:?}, which would show the key to anyone on the way; ClientBuilder::allow_plain_http allows it"
        ));
    }
    Ok(parsed)
}

/// Returns the headers of every request.
pub(super) fn headers(
    given: &[(String, String)],
    user_agent: &str,
) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let problem = |problem| BuildError::new(Origin::Setter("default_header"), problem);
        let name = HeaderName::try_from(name)
            .map_err(|_| problem(format!("expected the name of a header, found {name:?}")))?;
        if RESERVED_HEADERS.contains(&name.as_str()) {
            return Err(problem(format!("{name} is set by the client alone")));
        }
        let value = HeaderValue::try_from(value)
            .map_err(|_| problem(format!("the value of {name} cannot be sent in a header")))?;
        headers.append(name, value);
    }
    let user_agent = HeaderValue::try_from(user_agent).map_err(|_| {
        let problem = "expected text that can be sent in a header";
        BuildError::new(Origin::Setter("user_agent"), problem)
    })?;
    headers.insert(USER_AGENT, user_agent);
    Ok(headers)
}

/// Returns whether a URL leads to this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost",
    }
}
