//! The seam that generated code calls, and the one path on which requests are sent.
//!
//! Public for code that is generated elsewhere; not for people, and free to change.

use std::{future::Future, pin::Pin, time::Instant};

use reqwest::{
    Method, Url,
    header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, USER_AGENT},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

pub use crate::{client::Client, decode::null_as_default, error::Error, response::Response};
pub use bytes::Bytes;

use crate::{decode, encode, operation::Operation, response::Received};

/// As many as reqwest follows, and browsers about twice that.
const MOST_REDIRECTS: usize = 10;

const JSON: &str = "application/json";

/// With JSON first, errors are JSON also where the answer is not.
const ANYTHING: &str = "application/json, */*;q=0.9";

/// A request in assembly. What goes wrong is kept until it is sent.
pub struct Request {
    operation: Operation,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
    problems: Vec<String>,
}

impl Request {
    pub fn new(method: &'static str, path: &'static str) -> Self {
        let mut problems = Vec::new();
        let method = Method::from_bytes(method.as_bytes()).unwrap_or_else(|error| {
            problems.push(error.to_string());
            Method::GET
        });
        Self {
            operation: Operation { method, path },
            path: path.to_owned(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            problems,
        }
    }

    /// Puts an argument into the path, where it is one segment whatever it contains.
    pub fn path(mut self, name: &str, value: Result<impl Serialize, String>) -> Self {
        if let Some(value) = self.value(name, value) {
            self.put_segment(name, value);
        }
        self
    }

    fn put_segment(&mut self, name: &str, value: Value) {
        let text = encode::scalar(value).unwrap_or_default();
        // URL parsers drop such segments, or take them as a step up.
        if matches!(text.as_str(), "" | "." | "..") {
            self.problems.push(format!(
                "{name}: expected the value of a path segment, found {text:?}"
            ));
        } else {
            self.path = self
                .path
                .replace(&format!("{{{name}}}"), &encode::segment(&text));
        }
    }

    /// Adds a query parameter; nothing if the value is null.
    pub fn query(mut self, name: &str, value: Result<impl Serialize, String>) -> Self {
        if let Some(value) = self.value(name, value) {
            encode::push_pairs(&mut self.query, name.to_owned(), value);
        }
        self
    }

    /// Adds a header; nothing if the value is null.
    pub fn header(mut self, name: &'static str, value: Result<impl Serialize, String>) -> Self {
        if let Some(text) = self.value(name, value).and_then(encode::scalar) {
            match (HeaderName::try_from(name), HeaderValue::try_from(text)) {
                (Ok(name), Ok(value)) => {
                    self.headers.insert(name, value);
                }
                _ => self.problems.push(format!(
                    "{name}: expected text that can be sent in a header, found other characters"
                )),
            }
        }
        self
    }

    /// Sets a JSON body.
    pub fn json(mut self, body: Result<impl Serialize, String>) -> Self {
        match body.map(|body| serde_json::to_vec(&body)) {
            Ok(Ok(bytes)) => self.put_body(JSON, bytes),
            Ok(Err(error)) => self.problems.push(format!("body: {error}")),
            Err(problem) => self.problems.push(problem),
        }
        self
    }

    /// Sets a body of form fields.
    pub fn form(mut self, body: Result<impl Serialize, String>) -> Self {
        if let Some(value) = self.value("body", body) {
            let mut pairs = Vec::new();
            encode::push_pairs(&mut pairs, String::new(), value);
            let form = encode::pairs(&pairs);
            self.put_body("application/x-www-form-urlencoded", form.into_bytes());
        }
        self
    }

    fn put_body(&mut self, media_type: &'static str, bytes: Vec<u8>) {
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        self.body = Some(bytes);
    }

    fn value(&mut self, name: &str, value: Result<impl Serialize, String>) -> Option<Value> {
        let problem = match value {
            Ok(value) => match serde_json::to_value(value) {
                Ok(value) => return Some(value),
                Err(error) => format!("{name}: {error}"),
            },
            Err(problem) => problem,
        };
        self.problems.push(problem);
        None
    }

    /// Sends the request and decodes a JSON answer.
    pub async fn send<T: DeserializeOwned>(
        mut self,
        client: &Client,
    ) -> Result<Response<T>, Error> {
        self.accept(JSON);
        let operation = self.operation.clone();
        let received = execute(self, client).await?;
        match decode::json(&received) {
            Ok(value) => Ok(Response::new(value, received)),
            Err(mismatch) => Err(Error::decode(operation, received, mismatch)),
        }
    }

    /// Sends the request and hands out the answer as text.
    pub async fn send_for_text(mut self, client: &Client) -> Result<Response<String>, Error> {
        self.accept(ANYTHING);
        let operation = self.operation.clone();
        let received = execute(self, client).await?;
        match decode::text(&received) {
            Ok(value) => Ok(Response::new(value, received)),
            Err(mismatch) => Err(Error::decode(operation, received, mismatch)),
        }
    }

    /// Sends the request and hands out the answer as bytes.
    pub async fn send_for_bytes(mut self, client: &Client) -> Result<Response<Bytes>, Error> {
        self.accept(ANYTHING);
        let received = execute(self, client).await?;
        Ok(Response::new(received.body.clone(), received))
    }

    /// Sends the request; the answer is its status.
    pub async fn send_for_nothing(mut self, client: &Client) -> Result<Response<()>, Error> {
        self.accept(JSON);
        let received = execute(self, client).await?;
        Ok(Response::new((), received))
    }

    fn accept(&mut self, media_types: &'static str) {
        self.headers
            .insert(ACCEPT, HeaderValue::from_static(media_types));
    }
}

/// Sends a request, reads the answer and tells success from failure.
///
/// Boxed and not generic, so that it is compiled once and not once per operation.
fn execute(
    request: Request,
    client: &Client,
) -> Pin<Box<dyn Future<Output = Result<Received, Error>> + Send + '_>> {
    Box::pin(async move {
        let operation = request.operation.clone();
        let request = assemble(request, client)?;
        let response = match exchange(request, client).await {
            Ok(response) => response,
            Err(error) => return Err(Error::transport(operation, None, error)),
        };
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
    })
}

/// Sends a request and follows where the answer leads, all within the client's timeout.
async fn exchange(
    mut request: reqwest::Request,
    client: &Client,
) -> reqwest::Result<reqwest::Response> {
    let start = Instant::now();
    for _ in 0..MOST_REDIRECTS {
        let left = client.0.timeout.saturating_sub(start.elapsed());
        *request.timeout_mut() = Some(left);
        let copy = request.try_clone();
        let response = client.0.http.execute(request).await?;
        match copy.and_then(|copy| redirected(copy, &response)) {
            Some(next) => request = next,
            None => return Ok(response),
        }
    }
    client.0.http.execute(request).await
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

fn assemble(request: Request, client: &Client) -> Result<reqwest::Request, Error> {
    let settings = &client.0;
    let refuse = |problem: String| Error::request(request.operation.clone(), problem);
    if !request.problems.is_empty() {
        return Err(refuse(request.problems.join("; ")));
    }
    let mut url = Url::parse(&format!("{}{}", settings.base_url, request.path))
        .map_err(|error| refuse(error.to_string()))?;
    if !request.query.is_empty() {
        url.set_query(Some(&encode::pairs(&request.query)));
    }
    let mut assembled = reqwest::Request::new(request.operation.method, url);
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
