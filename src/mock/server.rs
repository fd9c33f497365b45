//! [`MockServer`]: listens on the loopback interface and remembers what it was asked.

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

use super::answers::{Answer, Answers};

/// A server that runs without end forgets what is older.
const REMEMBERED: usize = 1000;

/// Those in the samples are of a team that has nothing left, for which a client would wait.
const RATE_LIMITS: [(&str, &str); 2] = [
    ("x-rate-limit-limit-minute", "5000"),
    ("x-rate-limit-remaining-minute", "4999"),
];

/// The one key that a [`MockServer`] refuses.
pub const INVALID_KEY: &str = "invalid";

/// A server on `127.0.0.1` that answers every operation of the document.
///
/// An answer is the published sample, or a value made from the schema. A request without a bearer
/// key, or with [`INVALID_KEY`], is answered with 401, an undocumented path with 404. It stops when it is dropped.
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
    /// The method.
    pub method: Method,
    /// The path as it was sent, escaped.
    pub path: String,
    /// The query as it was sent, escaped; empty if there was none.
    pub query: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl MockServer {
    /// Starts a server on a free port.
    ///
    /// # Errors
    ///
    /// If no port can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::start_on(0).await
    }

    /// Starts a server on a port; 0 is any free one.
    ///
    /// # Errors
    ///
    /// If the port cannot be opened.
    pub async fn start_on(port: u16) -> io::Result<Self> {
        let answers = Answers::documented()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let log = Log::default();
        let task = tokio::spawn(listen(listener, answers, log.clone()));
        Ok(Self { address, log, task })
    }

    /// Starts a server on a free port from plain code; it runs beside the calls that wait.
    ///
    /// # Errors
    ///
    /// If no port can be opened, or if it is called inside an async runtime, where
    /// [`start`](Self::start) is to be awaited instead.
    #[cfg(feature = "blocking")]
    pub fn start_blocking() -> io::Result<Self> {
        crate::blocking::block_on(Self::start()).map_err(io::Error::other)?
    }

    /// Returns the URL for [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the requests received so far, oldest first; of more than 1000, the latest.
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

/// Connections end with the task, since the set aborts them when it is dropped.
async fn listen(listener: TcpListener, answers: &'static Answers, log: Log) {
    let mut connections = JoinSet::new();
    loop {
        // A connection that could not be accepted is the caller's to notice.
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(serve(stream, answers, log.clone()));
            }
            Err(_) => tokio::task::yield_now().await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, answers: &'static Answers, log: Log) {
    let service = service_fn(move |request| answer(request, answers, log.clone()));
    // It fails when the client goes away, which a client may.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(
    request: Request<Incoming>,
    answers: &'static Answers,
    log: Log,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let answer = if has_key(&head.headers) {
        answers.find(&head.method, head.uri.path())
    } else {
        Answer::unauthorized()
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
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = answer.status.try_into().unwrap_or_default();
    for (name, value) in RATE_LIMITS {
        let (name, value) = (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
        response.headers_mut().insert(name, value);
    }
    if let Some(Ok(content_type)) = answer.content_type.map(HeaderValue::try_from) {
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
