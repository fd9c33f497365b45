//! The attempt within a polling URL, if the URL is of this API.

use percent_encoding::percent_decode_str;
use reqwest::Url;

use crate::{
    client::{BASE_URL, FANSAPI_BASE_URL},
    model::id::Id,
};

/// The path of an attempt, up to its id.
const PATH: &str = "/api/authenticate/";

/// Returns the attempt that a URL polls.
///
/// The origin is that of the base URL or, since a base URL may be that of a proxy, one of the API's
/// own. Nothing is sent to the URL in any case: only its last segment is used.
///
/// # Errors
///
/// Returns the problem if the URL is of another origin or path; it shows the origin alone, since
/// segments may be private.
pub(super) fn attempt_in(base_url: &str, polling_url: &str) -> Result<Id, String> {
    let base = Url::parse(base_url).map_err(|error| error.to_string())?;
    // A path without a host is one at the base URL.
    let url = base.join(polling_url).map_err(|_| {
        "polling_url: expected the URL of an attempt, found text that is no URL".to_owned()
    })?;
    let is_of = |other: &str| Url::parse(other).is_ok_and(|other| other.origin() == url.origin());
    if ![base_url, BASE_URL, FANSAPI_BASE_URL]
        .into_iter()
        .any(is_of)
    {
        let (expected, found) = (base.origin(), url.origin());
        return Err(format!(
            "polling_url: expected a URL of the origin {}, found one of the origin {}, to which nothing is sent",
            expected.ascii_serialization(),
            found.ascii_serialization()
        ));
    }
    let prefix = base.path().trim_end_matches('/');
    let path = url.path();
    let below = path
        .strip_prefix(prefix)
        .and_then(|path| path.strip_prefix(PATH));
    let id = below.or_else(|| path.strip_prefix(PATH));
    let id = id.filter(|id| !id.is_empty() && !id.contains('/'));
    let id = id.and_then(|id| percent_decode_str(id).decode_utf8().ok());
    id.map(Id::from).ok_or_else(|| {
        format!("polling_url: expected the path {PATH}{{attempt_id}}, found another; take the URL as the server gave it")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(base_url: &str, polling_url: &str) -> Option<String> {
        let id = attempt_in(base_url, polling_url).ok()?;
        Some(id.to_string())
    }

    #[test]
    fn the_attempt_is_the_last_segment_at_any_origin_of_the_api() {
        let proxy = "https://proxy.example/of";
        for (base_url, polling_url) in [
            (
                BASE_URL,
                "https://app.onlyfansapi.com/api/authenticate/auth_1",
            ),
            (
                BASE_URL,
                "https://APP.onlyfansapi.com:443/api/authenticate/auth_1?x=y#z",
            ),
            (BASE_URL, "https://api.fansapi.com/api/authenticate/auth_1"),
            (BASE_URL, "/api/authenticate/auth_1"),
            (proxy, "https://app.onlyfansapi.com/api/authenticate/auth_1"),
            (proxy, "https://proxy.example/of/api/authenticate/auth_1"),
            (proxy, "https://proxy.example/api/authenticate/auth_1"),
            (
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8080/api/authenticate/auth_1",
            ),
        ] {
            let found = attempt(base_url, polling_url);
            assert_eq!(found.as_deref(), Some("auth_1"), "{polling_url}");
        }
    }

    #[test]
    fn other_origins_are_refused_and_named_beside_the_expected_one() {
        for (polling_url, origin) in [
            (
                "https://example.com/api/authenticate/auth_1",
                "https://example.com",
            ),
            (
                "http://app.onlyfansapi.com/api/authenticate/auth_1",
                "http://app.onlyfansapi.com",
            ),
            (
                "https://app.onlyfansapi.com:8443/api/authenticate/auth_1",
                "https://app.onlyfansapi.com:8443",
            ),
            (
                "https://app.onlyfansapi.com.example.com/api/authenticate/auth_1",
                "https://app.onlyfansapi.com.example.com",
            ),
            (
                "https://app.onlyfansapi.com@example.com/api/authenticate/auth_1",
                "https://example.com",
            ),
            (
                "//example.com/api/authenticate/auth_1",
                "https://example.com",
            ),
            (
                "\\\\example.com/api/authenticate/auth_1",
                "https://example.com",
            ),
            ("file:///api/authenticate/auth_1", "null"),
            ("data:,/api/authenticate/auth_1", "null"),
        ] {
            let problem = attempt_in(BASE_URL, polling_url).expect_err(polling_url);
            assert_eq!(
                problem,
                format!(
                    "polling_url: expected a URL of the origin {BASE_URL}, found one of the origin {origin}, to which nothing is sent"
                )
            );
        }
    }

    #[test]
    fn other_paths_are_refused_without_being_shown() {
        for path in [
            "/api/authenticate/",
            "/api/authenticate",
            "/api/authenticate/auth_1/credentials",
            "/api/authenticate/auth_1/",
            "/api/authenticate/../accounts",
            "/api/accounts/auth_1",
            "/x/api/authenticate/auth_1",
            "auth_1",
            "",
        ] {
            let problem = attempt_in(BASE_URL, path).expect_err(path);
            assert!(
                problem.contains("/api/authenticate/{attempt_id}"),
                "{problem}"
            );
            assert!(!problem.contains("auth_1"), "{problem}");
        }
    }
}
