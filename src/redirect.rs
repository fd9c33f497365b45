//! Where an answer leads, and with what.

use reqwest::{
    Response, Url,
    header::{ACCEPT, HeaderMap, HeaderName, LOCATION, USER_AGENT},
};

/// As many as reqwest follows, and browsers about twice that.
pub(crate) const MOST: usize = 10;

/// Returns the URL to which an answer redirects, if it does.
pub(crate) fn target(from: &Url, response: &Response) -> Option<Url> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let url = from.join(location).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// Another origin, and the same host without TLS is one, gets neither the key nor any other header
/// of the client.
pub(crate) fn strip(headers: &mut HeaderMap, from: &Url, to: &Url) {
    if from.origin() == to.origin() {
        return;
    }
    let is_harmless = |name: &HeaderName| matches!(*name, ACCEPT | USER_AGENT);
    let all = std::mem::take(headers);
    let named = all
        .into_iter()
        .filter_map(|(name, value)| Some((name?, value)));
    headers.extend(named.filter(|(name, _)| is_harmless(name)));
}
