//! Servers and clients for tests.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use onlyfansapi::{
    Client, ClientBuilder, RetryPolicy,
    mock::MockServer,
    rustls::{ClientConfig, RootCertStore, crypto::ring},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

pub(crate) use crate::watch::key;

/// Starts a mock of the whole API that takes any account and id, and makes a client for it.
pub(crate) async fn mock() -> (MockServer, Client) {
    let server = MockServer::builder().lenient().start().await;
    let server = server.expect("a mock");
    let client = client(&server.base_url());
    (server, client)
}

/// Waits for something that a test server reports, so that a test whose report never comes fails and does not hang.
pub(crate) async fn reported<F: Future>(report: F) -> F::Output {
    let report = tokio::time::timeout(Duration::from_secs(60), report);
    report.await.expect("a report within a minute")
}

pub(crate) fn client(base_url: &str) -> Client {
    Client::builder()
        .api_key(key())
        .base_url(base_url)
        .tls(bare_tls())
        .build()
        .expect("a client")
}

/// Returns a TLS configuration without roots, for clients of plain HTTP: loading the roots of the
/// system takes time.
pub(crate) fn bare_tls() -> ClientConfig {
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth()
}

/// Returns a plain HTTP client; with TLS, it would need a process-wide provider of rustls.
pub(crate) fn plain_http() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .tls_backend_preconfigured(bare_tls())
        .build()
        .expect("an HTTP client")
}

/// A server that sends the same bytes on every connection, also those that no correct server sends.
///
/// It listens on the loopback interface and stops when it is dropped.
pub(crate) struct CannedServer {
    pub(crate) base_url: String,
    requests: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl CannedServer {
    /// Responds with a status line, headers and a body.
    pub(crate) async fn responding(status: &str, headers: &[(&str, &str)], body: &str) -> Self {
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let length = body.len();
        Self::sending(format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")).await
    }

    /// Sends these bytes and closes the connection.
    pub(crate) async fn sending(response: String) -> Self {
        Self::start(Some(response)).await
    }

    /// Reads requests and never responds.
    pub(crate) async fn silent() -> Self {
        Self::start(None).await
    }

    async fn start(response: Option<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let task = tokio::spawn(async move {
            let mut open = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let request = read_request(&mut stream).await;
                log.lock().expect("no panic").push(request);
                match &response {
                    Some(response) => stream
                        .write_all(response.as_bytes())
                        .await
                        .expect("the client listens"),
                    None => open.push(stream),
                }
            }
        });
        Self {
            base_url: format!("http://{address}"),
            requests,
            task,
        }
    }

    /// Returns a client that makes one attempt per call.
    pub(crate) fn client(&self) -> Client {
        self.client_with(|builder| builder.retry(RetryPolicy::none()))
    }

    pub(crate) fn client_with(
        &self,
        configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Client {
        let builder = Client::builder().api_key(key()).base_url(&self.base_url);
        configure(builder.tls(bare_tls()))
            .build()
            .expect("a client")
    }

    /// Returns the requests so far, head and body, as they were sent.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no panic").clone()
    }

    /// Returns the only request so far.
    pub(crate) fn request(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:#?}");
        requests.into_iter().next().expect("one request")
    }
}

impl Drop for CannedServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                name.eq_ignore_ascii_case("content-length")
                    .then(|| value.parse::<usize>().expect("a length"))
            });
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}
