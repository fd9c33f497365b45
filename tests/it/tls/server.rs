//! A TLS server on the loopback interface, with a certificate of a root that no client trusts yet.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use http_body_util::Full;
use hyper::{Request, Response, Version, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use onlyfansapi::Bytes;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer},
};

/// The protocol of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    Http1,
    Http2,
}

/// A TLS server that stops when it is dropped.
pub(super) struct TlsServer {
    base_url: String,
    root: rcgen::Certificate,
    requests: Arc<Mutex<Vec<Protocol>>>,
    task: JoinHandle<()>,
}

impl TlsServer {
    /// Starts a server that offers HTTP/2 and HTTP/1.1.
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (root, configuration) = certified(address);
        let acceptor = TlsAcceptor::from(Arc::new(configuration));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, log) = (acceptor.clone(), Arc::clone(&log));
                tokio::spawn(async move {
                    // A client that rejects the certificate ends the handshake.
                    let Ok(stream) = acceptor.accept(stream).await else {
                        return;
                    };
                    let service = service_fn(move |request| respond(request, Arc::clone(&log)));
                    let builder = Builder::new(TokioExecutor::new());
                    let connection = builder.serve_connection(TokioIo::new(stream), service);
                    // It fails when the client closes the connection, which a client may do.
                    let _ = connection.await;
                });
            }
        });
        Self {
            base_url: format!("https://{address}"),
            root,
            requests,
            task,
        }
    }

    pub(super) fn base_url(&self) -> &str {
        &self.base_url
    }

    pub(super) fn root_der(&self) -> Vec<u8> {
        self.root.der().to_vec()
    }

    pub(super) fn root_pem(&self) -> String {
        self.root.pem()
    }

    /// Returns the protocols of the requests so far.
    pub(super) fn requests(&self) -> Vec<Protocol> {
        self.requests.lock().expect("no panic").clone()
    }
}

impl Drop for TlsServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn respond(
    request: Request<Incoming>,
    log: Arc<Mutex<Vec<Protocol>>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    log.lock().expect("no panic").push(match request.version() {
        Version::HTTP_2 => Protocol::Http2,
        _ => Protocol::Http1,
    });
    Ok(Response::new(Full::new(Bytes::from_static(
        br#"{"ok": true}"#,
    ))))
}

/// Returns a root, and the configuration of a server with a certificate of that root.
fn certified(address: SocketAddr) -> (rcgen::Certificate, ServerConfig) {
    let root_key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::new([]).expect("no names");
    // OpenSSL finds a root by its name.
    params
        .distinguished_name
        .push(DnType::CommonName, format!("the root of {address}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root = params.self_signed(&root_key).expect("a root");
    let issuer = Issuer::new(params, root_key);

    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new([address.ip().to_string()]).expect("a name");
    let certificate = params.signed_by(&key, &issuer).expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let mut configuration = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("a certificate with its key");
    configuration.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    (root, configuration)
}
