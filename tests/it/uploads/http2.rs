//! Uploads over HTTP/2.

use std::{convert::Infallible, io::Cursor};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use onlyfansapi::{Client, ErrorKind, FilePart};
use tokio::{net::TcpListener, sync::mpsc};

use super::{client_with, parts_of};
use crate::support::reported;

/// The length in the head, the media type, and the body if it ended as HTTP says.
type Received = (Option<String>, String, Option<Bytes>);

/// Starts a server that tells what it received, and returns a client for it.
async fn server() -> (Client, mpsc::UnboundedReceiver<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (tell, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let tell = tell.clone();
            let service = service_fn(move |request: Request<Incoming>| {
                let tell = tell.clone();
                async move {
                    let header = |name: &str| {
                        let value = request.headers().get(name);
                        value.map(|value| value.to_str().expect("text").to_owned())
                    };
                    let head = (header("content-length"), header("content-type"));
                    let body = request.into_body().collect().await;
                    let body = body.ok().map(http_body_util::Collected::to_bytes);
                    let _ = tell.send((head.0, head.1.unwrap_or_default(), body));
                    Ok::<_, Infallible>(Response::new(Full::new(Bytes::from_static(b"{}"))))
                }
            });
            tokio::spawn(async move {
                let builder = auto::Builder::new(TokioExecutor::new());
                let _ = builder
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    });
    let http = reqwest::Client::builder()
        .http2_prior_knowledge()
        .no_proxy();
    let client = client_with(&format!("http://{address}"), |builder| {
        builder.http_client(http)
    });
    (client, received)
}

#[tokio::test]
async fn a_file_arrives_with_its_length_and_without() {
    let (client, mut received) = server().await;
    let content: Vec<u8> = std::iter::repeat_with(|| fastrand::u8(..))
        .take(3_000_000)
        .collect();
    for length in [Some(3_000_000), None] {
        let file = FilePart::reader("a", Cursor::new(content.clone()), length);
        client
            .media_vault()
            .upload("acct_1")
            .file(file)
            .await
            .expect("a response");
        let (sent, media_type, body) = reported(received.recv()).await.expect("a request");
        let body = body.expect("a whole body");
        assert_eq!(sent, length.map(|_| body.len().to_string()));
        let parts = parts_of(&media_type, &body).await;
        assert!(parts[0].content == content);
    }
}

#[tokio::test]
async fn a_source_that_ends_early_is_an_error_and_never_a_whole_request() {
    let (client, mut received) = server().await;
    for length in [Some(1_000_001), Some(999_999)] {
        let file = FilePart::reader("a", Cursor::new(vec![1; 1_000_000]), length);
        let error = client.media_vault().upload("acct_1").file(file).await;
        assert_eq!(error.expect_err("another length").kind(), ErrorKind::Upload);
        let (_, _, body) = reported(received.recv()).await.expect("a request");
        assert_eq!(body, None);
    }
}
