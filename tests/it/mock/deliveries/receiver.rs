//! [`Receiver`]: a server on this machine that receives webhooks.

use std::{
    collections::VecDeque,
    convert::Infallible,
    future::pending,
    sync::{Arc, Mutex},
};

use http_body_util::{BodyExt, Empty};
use hyper::{
    HeaderMap, Request, Response, body::Incoming, server::conn::http1, service::service_fn,
};
use hyper_util::rt::TokioIo;
use onlyfansapi::Bytes;
use serde_json::Value;
use tokio::{
    net::TcpListener,
    sync::watch,
    task::{JoinHandle, JoinSet},
};

/// A request that was received.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Received {
    /// Returns a header; empty if there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("text"))
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

#[derive(Debug, Default)]
struct State {
    received: Vec<Received>,
    /// The statuses of the next responses; 200 follows.
    answers: VecDeque<u16>,
}

/// A server that answers with 200, or as it is told, and stops when it is dropped.
pub(super) struct Receiver {
    address: String,
    state: Arc<Mutex<State>>,
    /// The numbers of connections that were opened and closed.
    connections: watch::Receiver<(usize, usize)>,
    task: JoinHandle<()>,
}

impl Receiver {
    pub(super) async fn start() -> Self {
        Self::bound(false).await
    }

    /// Starts one that never answers.
    pub(super) async fn silent() -> Self {
        Self::bound(true).await
    }

    async fn bound(is_silent: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let state = Arc::new(Mutex::new(State::default()));
        let (counted, connections) = watch::channel((0, 0));
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                counted.send_modify(|counts| counts.0 += 1);
                let (state, counted) = (Arc::clone(&shared), counted.clone());
                open.spawn(async move {
                    let service = service_fn(|request| answer(request, &state, is_silent));
                    let served = http1::Builder::new();
                    let _ = served.serve_connection(TokioIo::new(stream), service).await;
                    counted.send_modify(|counts| counts.1 += 1);
                });
            }
        });
        Self {
            address,
            state,
            connections,
            task,
        }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Sets the statuses of the next responses.
    pub(super) fn answers(&self, statuses: impl IntoIterator<Item = u16>) {
        self.state.lock().expect("no panic").answers = statuses.into_iter().collect();
    }

    pub(super) fn received(&self) -> Vec<Received> {
        self.state.lock().expect("no panic").received.clone()
    }

    /// Returns the paths of the requests so far, sorted, and forgets them.
    pub(super) fn take_paths(&self) -> Vec<String> {
        let received = std::mem::take(&mut self.state.lock().expect("no panic").received);
        let mut paths: Vec<_> = received.into_iter().map(|request| request.target).collect();
        paths.sort();
        paths
    }

    pub(super) fn connections(&self) -> usize {
        self.connections.borrow().0
    }

    /// Waits for this number of connections.
    pub(super) async fn connected(&self, count: usize) {
        let mut connections = self.connections.clone();
        connections
            .wait_for(|(open, _)| *open >= count)
            .await
            .expect("a server");
    }

    /// Waits until no connection is open.
    pub(super) async fn disconnected(&self) {
        let mut connections = self.connections.clone();
        let ended = connections.wait_for(|(open, closed)| open == closed);
        ended.await.expect("a server");
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(
    request: Request<Incoming>,
    state: &Mutex<State>,
    is_silent: bool,
) -> Result<Response<Empty<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    let received = Received {
        method: head.method.to_string(),
        target: head.uri.to_string(),
        headers: head.headers,
        body,
    };
    let status = {
        let mut state = state.lock().expect("no panic");
        state.received.push(received);
        state.answers.pop_front().unwrap_or(200)
    };
    if is_silent {
        pending::<()>().await;
    }
    let mut response = Response::new(Empty::new());
    *response.status_mut() = status.try_into().expect("a status");
    Ok(response)
}
