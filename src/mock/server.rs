//! [`MockServer`]: the server itself, which listens on the loopback interface and records requests.

use std::{
    collections::VecDeque,
    convert::Infallible,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, Response,
    body::Incoming,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};

use super::responses::{Documented, Sample};

/// The number of requests that are kept, so that a long-running server does not fill the memory.
const REMEMBERED: usize = 1000;

/// The rate limits of every response; those in the samples are used up, and a client would wait.
const RATE_LIMITS: [(&str, &str); 2] = [
    ("x-rate-limit-limit-minute", "5000"),
    ("x-rate-limit-remaining-minute", "4999"),
];

/// The API key that a [`MockServer`] rejects with status 401.
pub const INVALID_KEY: &str = "invalid";

/// A local HTTP server that responds to every documented operation.
///
/// It listens on `127.0.0.1`, accepts any key except [`INVALID_KEY`], and stops when it is dropped.
///
/// A success is the sample in the document, or a value generated from the schema. The status is 401
/// for a missing or invalid key, 404 for an undocumented path, and 405 for a documented path with
/// another method.
#[derive(Debug)]
pub struct MockServer {
    address: SocketAddr,
    log: Log,
    task: JoinHandle<()>,
}

/// A request that reached a [`MockServer`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReceivedRequest {
    /// The HTTP method.
    pub method: Method,
    /// The path as it was sent, percent-encoded.
    pub path: String,
    /// The query as it was sent, percent-encoded and without `?`; empty if the URL has no query.
    pub query: String,
    /// The headers; `Authorization` is marked as sensitive, so that `Debug` does not print it.
    pub headers: HeaderMap,
    /// The body; empty if the request has no body.
    pub body: Bytes,
}

impl MockServer {
    /// Starts a server on a free port.
    ///
    /// # Errors
    ///
    /// Returns an error if no port can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::start_on(0).await
    }

    /// Starts a server on the given port, or on a free port if it is 0.
    ///
    /// # Errors
    ///
    /// Returns an error if the port cannot be opened, for example because it is in use.
    pub async fn start_on(port: u16) -> io::Result<Self> {
        let documented = Documented::load()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let log = Log::default();
        let task = tokio::spawn(listen(listener, documented, log.clone()));
        Ok(Self { address, log, task })
    }

    /// Starts a server on a free port from synchronous code; it runs on a background thread.
    ///
    /// # Errors
    ///
    /// Returns an error if no port can be opened, or if it is called inside an async runtime: await
    /// [`start`](Self::start) there.
    #[cfg(feature = "blocking")]
    pub fn start_blocking() -> io::Result<Self> {
        crate::blocking::block_on(Self::start()).map_err(io::Error::other)?
    }

    /// Returns the base URL to pass to [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the requests received so far, oldest first; only the latest 1000 are kept.
    #[must_use]
    pub fn received(&self) -> Vec<ReceivedRequest> {
        self.log.with(|requests| requests.iter().cloned().collect())
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<VecDeque<ReceivedRequest>>>);

impl Log {
    fn with<T>(&self, use_it: impl FnOnce(&mut VecDeque<ReceivedRequest>) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn push(&self, request: ReceivedRequest) {
        self.with(|requests| {
            if requests.len() == REMEMBERED {
                requests.pop_front();
            }
            requests.push_back(request);
        });
    }
}

/// Accepts connections until the task is aborted, which drops the set and thereby its connections.
async fn listen(listener: TcpListener, documented: &'static Documented, log: Log) {
    let mut connections = JoinSet::new();
    loop {
        // The client notices that its connection was not accepted.
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(serve(stream, documented, log.clone()));
            }
            Err(_) => tokio::task::yield_now().await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, documented: &'static Documented, log: Log) {
    let service = service_fn(move |request| respond(request, documented, log.clone()));
    // This fails if the client closes the connection, which is not an error of the server.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn respond(
    request: Request<Incoming>,
    documented: &'static Documented,
    log: Log,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let sample = if has_key(&head.headers) {
        documented.find(&head.method, head.uri.path())
    } else {
        Sample::unauthorized()
    };
    let body = body
        .collect()
        .await
        .map(|body| body.to_bytes())
        .unwrap_or_default();
    let mut headers = head.headers;
    if let Some(key) = headers.get_mut(AUTHORIZATION) {
        key.set_sensitive(true);
    }
    log.push(ReceivedRequest {
        method: head.method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body,
    });
    let mut response = Response::new(Full::new(Bytes::from(sample.body)));
    *response.status_mut() = sample.status.try_into().unwrap_or_default();
    for (name, value) in RATE_LIMITS {
        let (name, value) = (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
        response.headers_mut().insert(name, value);
    }
    if let Some(Ok(content_type)) = sample.content_type.map(HeaderValue::try_from) {
        response.headers_mut().insert(CONTENT_TYPE, content_type);
    }
    Ok(response)
}

fn has_key(headers: &HeaderMap) -> bool {
    let value = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    value
        .and_then(|value| value.split_once(' '))
        .is_some_and(|(scheme, key)| {
            let key = key.trim();
            scheme.eq_ignore_ascii_case("bearer") && !key.is_empty() && key != INVALID_KEY
        })
}
