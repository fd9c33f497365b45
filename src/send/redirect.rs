//! Redirects, which are followed where that is safe.

use reqwest::{
    Response, StatusCode, Url,
    header::{ACCEPT, HeaderMap, HeaderName, LOCATION, USER_AGENT},
};

use super::{outgoing::Outgoing, settings::Settings};

/// The largest number of redirects in a row, as in reqwest; browsers follow about twice as many.
const MOST: usize = 10;

/// Sends a request and follows its redirects.
///
/// A redirect that is not followed is returned with the reason.
pub(super) async fn exchange(
    request: &mut Outgoing,
    settings: &Settings,
) -> reqwest::Result<(Response, Option<&'static str>)> {
    let (mut url, mut headers) = (request.url.clone(), request.headers.clone());
    let mut redirects = 0;
    loop {
        let sent = request.request(url.clone(), headers.clone());
        let response = settings.transport.exchange(sent).await?;
        if !is_redirect(response.status()) {
            return Ok((response, None));
        }
        match target(request, &url, &response, redirects) {
            Ok(target) => {
                strip(&mut headers, &url, &target);
                url = target;
                redirects += 1;
            }
            Err(reason) => return Ok((response, Some(reason))),
        }
    }
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Returns the URL to which a response redirects, or the reason not to follow it.
fn target(
    request: &Outgoing,
    from: &Url,
    response: &Response,
    redirects: usize,
) -> Result<Url, &'static str> {
    let location = response.headers().get(LOCATION);
    let location = location.and_then(|location| location.to_str().ok());
    let target = location.and_then(|location| from.join(location).ok());
    let target = target.filter(|target| matches!(target.scheme(), "http" | "https"));
    let Some(target) = target else {
        return Err("expected an http or https URL in `Location`, found none");
    };
    if !request.call.is_read() || !request.is_repeatable() {
        // Following would send the request twice, or turn it into a GET without effect.
        return Err("expected a GET or HEAD request without a stream, found another");
    }
    if redirects >= MOST {
        return Err("expected at most 10 redirects in a row, found more");
    }
    if request.payload.is_some() && target.origin() != from.origin() {
        return Err(
            "expected a target of the same origin for a request with a body, found another origin",
        );
    }
    Ok(target)
}

/// Removes all headers except `Accept` and `User-Agent` before a request goes to another origin,
/// such as the same host without TLS.
fn strip(headers: &mut HeaderMap, from: &Url, to: &Url) {
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
