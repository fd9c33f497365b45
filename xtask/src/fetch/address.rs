//! URLs from which a document may be fetched, and redirects that may be followed.

use std::net::IpAddr;

use ureq::http::{HeaderMap, Uri, header};

use super::{FetchError, error::origin, text};

/// Reads a URL, and refuses those whose document others could read or change on its way.
pub(super) fn read(url: &str) -> Result<Uri, FetchError> {
    const EXPECTED: &str = "https, or http to this machine";
    let url = match url.parse::<Uri>() {
        Ok(url) => url,
        Err(cause) => {
            let found = format!("no URL ({cause})");
            return Err(FetchError::unreadable(EXPECTED, found).because(cause));
        }
    };
    match url.scheme_str() {
        Some("https") => Ok(url),
        Some("http") if is_local(&url) => Ok(url),
        Some("http") => Err(FetchError::new(&url, EXPECTED, "http to another machine")),
        Some(other) => Err(FetchError::new(&url, EXPECTED, format!("`{other}`"))),
        None => Err(FetchError::unreadable(EXPECTED, "no scheme")),
    }
}

/// Whether a URL leads to this machine.
pub(super) fn is_local(url: &Uri) -> bool {
    let host = url.host().unwrap_or_default();
    host.eq_ignore_ascii_case("localhost")
        || host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Returns the target of a redirect within the same host.
pub(super) fn redirect(from: &Uri, headers: &HeaderMap) -> Result<Uri, FetchError> {
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

pub(super) fn resolve(base: &Uri, location: &str) -> Option<Uri> {
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

/// Whether scheme, host and port are the same, or the host is and http became https.
pub(super) fn is_same_site(from: &Uri, to: &Uri) -> bool {
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
