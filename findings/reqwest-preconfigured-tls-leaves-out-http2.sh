#!/usr/bin/env bash
# reqwest: with the feature `http2`, a configuration given to `tls_backend_preconfigured` speaks HTTP/1.1
# unless it names the protocols itself.
#
# A client that reqwest configures offers h2 and http/1.1 by ALPN. Whoever gives it a configuration of
# rustls, to choose a provider or a verifier, keeps the feature and the builder's defaults, and would
# guess that the protocols are still reqwest's to name. `build` succeeds and HTTP/2 is gone: every
# request in flight takes a connection of its own.
#
# Needs cargo and its registry; what is run talks to the loopback interface alone.
# Exits with 0 as long as reqwest behaves as seen here, with 1 when it does otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"

cat >"$folder/Cargo.toml" <<'EOF'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
rcgen = { version = "=0.14.10", default-features = false, features = ["crypto", "ring"] }
reqwest = { version = "=0.13.5", default-features = false, features = ["http2", "rustls-no-provider"] }
rustls = { version = "=0.23.46", default-features = false, features = ["ring", "std", "tls12"] }
tokio = { version = "=1.54.1", features = ["io-util", "macros", "net", "rt"] }
tokio-rustls = { version = "=0.26.6", default-features = false, features = ["ring"] }
EOF

cat >"$folder/src/main.rs" <<'EOF'
use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore, ServerConfig, pki_types::PrivateKeyDer};

/// The protocol that one connection of a client comes to, with a server that speaks both.
async fn negotiated(client: impl FnOnce(RootCertStore) -> reqwest::Client) -> Option<String> {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let certificate = made.cert.der().clone();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let mut tls = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(tls));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let client = client(roots);
    let accepted = async {
        let (stream, _) = listener.accept().await.unwrap();
        let stream = acceptor.accept(stream).await.unwrap();
        let protocol = stream.get_ref().1.alpn_protocol();
        protocol.map(|name| String::from_utf8_lossy(name).into_owned())
    };
    // The server hangs up after the handshake; what becomes of the request is no matter.
    let (_, protocol) = tokio::join!(client.get(url).send(), accepted);
    protocol
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let preconfigured = |roots, protocols: &[&str]| {
        let mut tls = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        tls.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
        let builder = reqwest::Client::builder().no_proxy().tls_backend_preconfigured(tls);
        builder.build().unwrap()
    };
    let plain = negotiated(|roots| preconfigured(roots, &[])).await;
    let named = negotiated(|roots| preconfigured(roots, &["h2", "http/1.1"])).await;
    println!("protocol of a client with a configuration of rustls");
    println!("  that names no protocols: expected h2, seen {plain:?}");
    println!("  that names h2 and http/1.1: expected h2, seen {named:?}");
    let as_before = plain.is_none() && named.as_deref() == Some("h2");
    println!("{}", if as_before { "as before" } else { "the behaviour changed" });
    std::process::exit(i32::from(!as_before));
}
EOF

cd "$folder"
export CARGO_TERM_COLOR=never CARGO_TARGET_DIR="$folder/target"
cargo build --quiet
echo "reqwest $(cargo tree --prefix none --depth 0 -p reqwest | cut -d' ' -f2), rustls $(cargo tree --prefix none --depth 0 -p rustls | cut -d' ' -f2)"
cargo run --quiet
