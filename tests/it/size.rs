//! Sizes of requests and responses, and their limits.

use bytes::Bytes;
use onlyfansapi::{ErrorKind, Method, Outcome, RetryPolicy};

use crate::faults::{Delivery, FaultServer, ServerResponse, client_of, soon};

#[tokio::test]
async fn a_body_of_200_megabytes_is_sent() {
    const LENGTH: usize = 200_000_000;
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let request = client.request(Method::POST, "/api/files");
    let body = Bytes::from(vec![0; LENGTH]);
    let request = request.body_bytes("application/octet-stream", body);
    soon(request).await.expect("a success");
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert!(requests[0].is_whole);
    assert_eq!(requests[0].length, LENGTH);
}

/// The length may be announced or not.
#[tokio::test]
async fn a_response_beyond_the_limit_is_not_read() {
    const LIMIT: usize = 1 << 20;
    // The capacity of the socket buffers on both sides.
    const ON_THE_WAY: usize = 64 << 20;
    let endless = || ServerResponse::success().delivered(Delivery::Endless);
    for response in [endless(), endless().announcing(1 << 40)] {
        let server = FaultServer::scripted([response.into()]).await;
        let builder = client_of(server.base_url()).max_response_size(LIMIT);
        let client = builder.build().expect("a client");
        let request = client.request(Method::POST, "/api/things");
        let error = soon(request).await.expect_err("too much");
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
        assert!(!error.is_retryable());
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
        assert!(error.body().is_some_and(|body| body.len() <= LIMIT));
        // The client closes the connection.
        let taken = soon(server.taken()).await;
        assert!(taken < LIMIT + ON_THE_WAY, "{taken}");
    }
}

#[tokio::test]
async fn a_response_at_the_limit_is_read() {
    const LIMIT: usize = 100_000;
    let body = |length: usize| format!("{{\"data\":null}}{}", " ".repeat(length - 13));
    let response = |length| ServerResponse::json(200, body(length)).into();
    let server = FaultServer::scripted([response(LIMIT), response(LIMIT + 1)]).await;
    let builder = client_of(server.base_url()).max_response_size(LIMIT);
    let client = builder.build().expect("a client");
    soon(client.chats().list("acct_1")).await.expect("chats");
    let error = soon(client.chats().list("acct_1"))
        .await
        .expect_err("too much");
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

/// The status is known before the body is too large.
#[tokio::test]
async fn an_error_beyond_the_limit_keeps_its_status() {
    let endless = |status| ServerResponse::error(status, "X").delivered(Delivery::Endless);
    // The part that was not read may have named the outcome.
    for status in [422, 500] {
        let server = FaultServer::scripted([endless(status).into()]).await;
        let builder = client_of(server.base_url()).max_response_size(1 << 20);
        let client = builder
            .retry(RetryPolicy::none())
            .build()
            .expect("a client");
        let request = client.request(Method::POST, "/api/things");
        let error = soon(request).await.expect_err("an error");
        assert_eq!(error.status().map(|found| found.as_u16()), Some(status));
        assert_eq!(
            (error.outcome(), error.attempts()),
            (Outcome::Unknown, 1),
            "{status}"
        );
        soon(server.taken()).await;
    }
}

/// The bytes are those of a file.
#[tokio::test]
async fn files_have_a_limit_of_their_own() {
    let body = "x".repeat(100_000);
    let server = FaultServer::scripted([ServerResponse::json(200, body).into()]).await;
    let builder = client_of(server.base_url()).max_response_size(10);
    let client = builder.build().expect("a client");
    let request = client.request(Method::GET, "/api/files/1").bytes();
    let response = soon(request).await.expect("a file");
    assert_eq!(response.len(), 100_000);

    let endless = ServerResponse::json(200, "x").delivered(Delivery::Endless);
    let server = FaultServer::scripted([endless.into()]).await;
    let builder = client_of(server.base_url()).max_file_size(1 << 20);
    let client = builder.build().expect("a client");
    let request = client.request(Method::GET, "/api/files/1").bytes();
    let error = soon(request).await.expect_err("too large");
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!((error.attempts(), server.seen()), (1, 1));
    soon(server.taken()).await;
}
