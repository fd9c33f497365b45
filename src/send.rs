//! The one path on which requests are sent.

use std::{future::Future, pin::Pin, time::Instant};

use reqwest::{
    Method, Url,
    header::{ACCEPT, HeaderMap, HeaderName, LOCATION, USER_AGENT},
};

use crate::{
    Error, client::Client, encode, operation::Operation, request::Request, response::Received,
};

/// As many as reqwest follows, and browsers about twice that.
const MOST_REDIRECTS: usize = 10;

/// A request as it is sent, but for what the client adds.
pub(crate) struct Assembled {
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Vec<u8>>,
}

/// What brings a request to the server and its answer back.
///
/// Erased: the debug information of all that mentions the client would describe the insides of
/// reqwest, in every part of this crate again.
pub(crate) trait Transport: Send + Sync {
    fn exchange(&self, request: reqwest::Request) -> Sending<reqwest::Result<reqwest::Response>>;
}

/// What is on its way.
pub(crate) type Sending<T> = Pin<Box<dyn Future<Output = T> + Send>>;

impl Transport for reqwest::Client {
    fn exchange(&self, request: reqwest::Request) -> Sending<reqwest::Result<reqwest::Response>> {
        Box::pin(self.execute(request))
    }
}

/// Starts to send a request.
pub(crate) fn start(
    operation: &'static Operation,
    client: Client,
    request: Request,
) -> Sending<Result<Received, Error>> {
    Box::pin(execute(operation, client, request))
}

/// Sends a request, reads the answer and tells success from failure.
async fn execute(
    operation: &'static Operation,
    client: Client,
    request: Request,
) -> Result<Received, Error> {
    let request = request
        .assemble()
        .and_then(|assembled| with_settings(assembled, operation, &client))
        .map_err(|problem| Error::request(operation, problem))?;
    let response = exchange(request, &client)
        .await
        .map_err(|error| Error::transport(operation, None, error))?;
    let mut received = Received::new(response.status(), response.headers().clone());
    match response.bytes().await {
        Ok(body) => received.body = body,
        Err(error) => return Err(Error::transport(operation, Some(received), error)),
    }
    if received.status.is_success() {
        Ok(received)
    } else {
        Err(Error::api(operation, received))
    }
}

/// Sends a request and follows where the answer leads, all within the client's timeout.
async fn exchange(
    mut request: reqwest::Request,
    client: &Client,
) -> reqwest::Result<reqwest::Response> {
    let start = Instant::now();
    let mut redirects = 0;
    loop {
        let left = client.0.timeout.saturating_sub(start.elapsed());
        *request.timeout_mut() = Some(left);
        let copy = request.try_clone();
        let response = client.0.transport.exchange(request).await?;
        match copy.and_then(|copy| redirected(copy, &response)) {
            Some(next) if redirects < MOST_REDIRECTS => request = next,
            _ => return Ok(response),
        }
        redirects += 1;
    }
}

/// Returns the request to which a redirect leads.
///
/// Only of a GET or HEAD: anything else would be sent twice, or turn into a GET that does nothing.
/// Another host gets neither the key nor any other header of the client.
fn redirected(
    mut request: reqwest::Request,
    response: &reqwest::Response,
) -> Option<reqwest::Request> {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_safe || !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let url = request.url().join(location).ok()?;
    if url.origin() != request.url().origin() {
        let known = |name: &HeaderName| matches!(*name, ACCEPT | USER_AGENT);
        let headers = std::mem::take(request.headers_mut());
        let kept = headers
            .into_iter()
            .filter_map(|(name, value)| Some((name?, value)));
        request
            .headers_mut()
            .extend(kept.filter(|(name, _)| known(name)));
    }
    *request.url_mut() = url;
    Some(request)
}

fn with_settings(
    request: Assembled,
    operation: &Operation,
    client: &Client,
) -> Result<reqwest::Request, String> {
    let settings = &client.0;
    let mut url = Url::parse(&format!("{}{}", settings.base_url, request.path))
        .map_err(|error| error.to_string())?;
    if !request.query.is_empty() {
        url.set_query(Some(&encode::pairs(&request.query)));
    }
    let mut assembled = reqwest::Request::new(operation.http_method(), url);
    let mut headers = settings.headers();
    for (name, value) in request.headers {
        if let Some(name) = name {
            headers.insert(name, value);
        }
    }
    *assembled.headers_mut() = headers;
    *assembled.body_mut() = request.body.map(Into::into);
    Ok(assembled)
}
