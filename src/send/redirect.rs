//! Redirects, which are followed where that is safe.

use reqwest::{
    Response, StatusCode, Url,
    header::{
        ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue, IF_RANGE, LOCATION, RANGE, USER_AGENT,
    },
};

use super::{
    exchange::{Ends, Failure, exchange},
    outgoing::Outgoing,
    settings::Settings,
};

/// The largest number of redirects in a row, as in reqwest; browsers follow about twice as many.
const MOST: usize = 10;

/// Sends a request and follows its redirects.
///
/// A redirect that is not followed is returned with the reason.
pub(super) async fn follow(
    request: &mut Outgoing,
    settings: &Settings,
    ends: &mut Ends,
) -> Result<(Response, Option<&'static str>), Failure> {
    let mut url = request.url.clone();
    let mut headers = settings.headers();
    if settings.is_own(&url) {
        headers.extend(request.headers.clone());
    } else {
        headers = harmless(&request.headers, headers.get(USER_AGENT));
    }
    let mut redirects = 0;
    loop {
        refuse_compressed_ranges(&mut headers);
        let sent = request.request(url.clone(), headers.clone());
        let (transport, streams) = (&*settings.transport, &settings.streams);
        let transfer = request.transfer.as_deref();
        let transfer = transfer.map(|transfer| (transfer, settings.upload_pace));
        let response = exchange(transport, streams, sent, transfer, ends).await?;
        if !is_redirect(response.status()) {
            return Ok((response, None));
        }
        match target(request, &url, &response, redirects) {
            Ok(target) => {
                if target.origin() != url.origin() {
                    headers = harmless(&request.headers, headers.get(USER_AGENT));
                }
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

/// Returns the headers for another origin, such as the same host without TLS: those of the request
/// itself that say which bytes to transfer and how, and `User-Agent`.
///
/// Without `Range`, the whole file would be transferred, and paid for.
fn harmless(own: &HeaderMap, user_agent: Option<&HeaderValue>) -> HeaderMap {
    let mut harmless = HeaderMap::new();
    for name in [ACCEPT, ACCEPT_ENCODING, IF_RANGE, RANGE] {
        for value in own.get_all(&name) {
            harmless.append(name.clone(), value.clone());
        }
    }
    if let Some(user_agent) = user_agent {
        harmless.insert(USER_AGENT, user_agent.clone());
    }
    harmless
}

/// Asks for a range without compression, unless the caller asks for an encoding.
///
/// With the feature `gzip`, reqwest would ask for a compressed response and fail to decompress a
/// part of it.
fn refuse_compressed_ranges(headers: &mut HeaderMap) {
    if headers.contains_key(RANGE) && !headers.contains_key(ACCEPT_ENCODING) {
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    }
}
