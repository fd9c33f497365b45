//! The roots that a client trusts, and the TLS that it uses.

mod server;

use std::{env, error::Error as _, process::Command, sync::Arc};

use onlyfansapi::{
    Client, ClientBuilder, ErrorKind, Method, RetryPolicy,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::{CryptoProvider, ring},
    },
};
use server::{Protocol, TlsServer};

use crate::support::key;

/// The variable that marks a child process, which may install a provider.
const CHILD: &str = "ONLYFANSAPI_TEST_TLS_CHILD";

fn client_of(server: &TlsServer) -> ClientBuilder {
    Client::builder()
        .api_key(key())
        .base_url(server.base_url())
        .retry(RetryPolicy::none())
}

fn trusting(server: &TlsServer) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add(server.root_der().into()).expect("a root");
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

async fn is_accepted(builder: ClientBuilder) -> bool {
    let client = builder.build().expect("a client");
    let response = client.request(Method::GET, "/api/whoami").await;
    match response {
        Ok(response) => response["ok"] == true,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
            let causes = std::iter::successors(error.source(), |&cause| cause.source());
            let causes: Vec<String> = causes.map(ToString::to_string).collect();
            assert!(causes.join(": ").contains("certificate"), "{causes:?}");
            false
        }
    }
}

fn build_error(builder: ClientBuilder) -> String {
    let error = builder.build().expect_err("an invalid setting");
    error.to_string()
}

#[tokio::test]
async fn a_server_is_accepted_with_its_root_and_refused_without() {
    let server = TlsServer::start().await;
    assert!(!is_accepted(client_of(&server)).await);
    assert!(server.requests().is_empty());
    assert!(is_accepted(client_of(&server).root_certificate(server.root_pem())).await);
    assert!(is_accepted(client_of(&server).root_certificate(server.root_der())).await);
    assert_eq!(server.requests().len(), 2);

    let other = TlsServer::start().await;
    assert!(!is_accepted(client_of(&server).root_certificate(other.root_pem())).await);
    let both = other.root_pem() + &server.root_pem();
    assert!(is_accepted(client_of(&server).root_certificate(both)).await);
}

#[tokio::test]
async fn http2_is_negotiated() {
    let server = TlsServer::start().await;
    let builder = client_of(&server);
    assert!(is_accepted(builder.root_certificate(server.root_der())).await);
    assert!(is_accepted(client_of(&server).tls(trusting(&server))).await);
    let http = reqwest::Client::builder().no_proxy();
    let completed = client_of(&server).http_client(http);
    assert!(is_accepted(completed.root_certificate(server.root_der())).await);
    assert_eq!(server.requests(), [Protocol::Http2; 3]);
}

#[tokio::test]
async fn the_protocols_of_a_given_configuration_are_kept() {
    let server = TlsServer::start().await;
    let mut configuration = trusting(&server);
    configuration.alpn_protocols = vec![b"http/1.1".to_vec()];
    assert!(is_accepted(client_of(&server).tls(configuration)).await);
    assert_eq!(server.requests(), [Protocol::Http1]);
}

#[tokio::test]
async fn a_given_configuration_alone_decides_which_roots_are_trusted() {
    let server = TlsServer::start().await;
    let other = TlsServer::start().await;
    assert!(!is_accepted(client_of(&server).tls(trusting(&other))).await);
    assert!(is_accepted(client_of(&other).tls(trusting(&other))).await);
}

#[tokio::test]
async fn an_invalid_root_is_refused() {
    let other = TlsServer::start().await;
    let pem_of_a_key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    for root in ["", "no certificate", pem_of_a_key] {
        let expected = "ClientBuilder::root_certificate: expected a certificate in DER, or certificates in PEM, found other bytes";
        let builder = || Client::builder().api_key(key()).root_certificate(root);
        assert_eq!(build_error(builder()), expected);
        // A valid certificate beside it does not change that.
        assert_eq!(
            build_error(builder().root_certificate(other.root_der())),
            expected
        );
    }
}

#[tokio::test]
async fn a_root_beside_a_configuration_is_refused() {
    let server = TlsServer::start().await;
    let builder = client_of(&server).tls(trusting(&server));
    assert_eq!(
        build_error(builder.root_certificate(server.root_der())),
        "ClientBuilder::tls: expected either `root_certificate` or `tls`, found both: add the certificate to the configuration passed to `tls`"
    );
}

#[test]
fn no_process_wide_provider_is_needed_or_installed() {
    let client = Client::builder().api_key(key()).build();
    assert!(client.is_ok(), "{client:?}");
    assert!(CryptoProvider::get_default().is_none());
}

#[tokio::test]
async fn the_configuration_of_a_given_client_is_kept() {
    let server = TlsServer::start().await;
    let other = TlsServer::start().await;
    let http = |trusted| {
        reqwest::Client::builder()
            .no_proxy()
            .tls_backend_preconfigured(trusting(trusted))
    };
    assert!(is_accepted(client_of(&server).http_client(http(&server))).await);
    assert!(!is_accepted(client_of(&server).http_client(http(&other))).await);
    // reqwest keeps an empty list of protocols.
    assert_eq!(server.requests(), [Protocol::Http1]);
}

/// reqwest cannot build such a client, and does not tell whether it has certificates of its own.
#[cfg(not(any(feature = "rustls-aws-lc", feature = "native-tls")))]
#[tokio::test]
async fn a_given_client_without_usable_tls_is_refused_and_can_be_completed() {
    let server = TlsServer::start().await;
    let root = || reqwest::Certificate::from_der(&server.root_der()).expect("a root");
    let http = || reqwest::Client::builder().no_proxy();
    for http in [http(), http().tls_certs_only([root()])] {
        let error = build_error(client_of(&server).http_client(http));
        let expected = "ClientBuilder::http_client: expected a builder with usable TLS, found one that needs a process-wide rustls CryptoProvider, which is not installed: call ClientBuilder::default_tls";
        assert!(error.starts_with(expected), "{error}");
    }
    // Other problems of the client are reported unchanged.
    let http_client = http().user_agent("two\nlines");
    let error = client_of(&server).http_client(http_client).build();
    let error = error.expect_err("an invalid setting");
    assert_eq!(error.to_string(), "the HTTP client cannot be initialised");
    assert!(error.source().is_some());

    // The TLS of this crate trusts the roots of the system.
    assert!(!is_accepted(client_of(&server).http_client(http()).default_tls()).await);
    let with_root = client_of(&server).http_client(http());
    assert!(is_accepted(with_root.root_certificate(server.root_der())).await);
    assert_eq!(server.requests(), [Protocol::Http2]);
    // It also sets the protocols.
    let with_tls = client_of(&server).http_client(http().http1_only());
    assert!(is_accepted(with_tls.tls(trusting(&server))).await);
    assert_eq!(server.requests(), [Protocol::Http2; 2]);
}

/// The library of the system needs no provider; a builder that demands rustls makes reqwest panic.
#[cfg(all(feature = "native-tls", not(feature = "rustls-aws-lc")))]
#[tokio::test]
async fn a_given_client_is_kept_and_one_that_cannot_be_built_is_an_error() {
    let server = TlsServer::start().await;
    let root = reqwest::Certificate::from_der(&server.root_der()).expect("a root");
    let http = || reqwest::Client::builder().no_proxy();
    let with_root = http().tls_certs_only([root]);
    assert!(is_accepted(client_of(&server).http_client(with_root)).await);
    assert!(!is_accepted(client_of(&server).http_client(http())).await);
    let error = build_error(client_of(&server).http_client(http().tls_backend_rustls()));
    assert!(error.starts_with("ClientBuilder::http_client: expected a builder with usable TLS"));
}

#[test]
fn given_roots_are_kept_in_a_process_with_a_provider() {
    if env::var_os(CHILD).is_none() {
        let program = env::current_exe().expect("this program");
        let output = Command::new(program)
            .args([
                "--exact",
                "tls::given_roots_are_kept_in_a_process_with_a_provider",
            ])
            .env(CHILD, "1")
            .output()
            .expect("a child process");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{text}");
        assert!(text.contains("1 passed"), "{text}");
        return;
    }
    let installed = ring::default_provider().install_default();
    installed.expect("the first provider");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let server = TlsServer::start().await;
        let other = TlsServer::start().await;
        let http = |trusted: &TlsServer| {
            let root = reqwest::Certificate::from_der(&trusted.root_der()).expect("a root");
            reqwest::Client::builder().no_proxy().tls_certs_only([root])
        };
        assert!(is_accepted(client_of(&server).http_client(http(&server))).await);
        assert!(!is_accepted(client_of(&server).http_client(http(&other))).await);
        assert_eq!(server.requests(), [Protocol::Http2]);
    });
}
