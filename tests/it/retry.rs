//! The rules of retries: which requests are retried, and after which wait.

use std::{sync::Arc, time::Duration};

use onlyfansapi::{Client, ErrorKind, Method, Outcome, RetryPolicy};
use serde_json::json;
use tokio::sync::Notify;

use crate::faults::{
    ClosedPort, Delivery, FaultServer, Plan, Request, ServerResponse, Step, at_once, client_of,
    skip, soon,
};

const HOUR: Duration = Duration::from_secs(3600);
const SECOND: Duration = Duration::from_secs(1);

fn client(server: &FaultServer<impl Plan>) -> Client {
    client_of(server.base_url()).build().expect("a client")
}

/// Returns a server that takes these steps, and a client of it.
async fn server(steps: impl IntoIterator<Item = Step>) -> (FaultServer, Client) {
    let server = FaultServer::scripted(steps).await;
    let client = client(&server);
    (server, client)
}

/// Returns a server that responds with the status at the end of the path.
async fn responding_as_asked() -> FaultServer<impl Plan> {
    let response = |head: &Request| {
        let status = head.last_segment().parse().expect("a status");
        ServerResponse::json(status, "{}").into()
    };
    FaultServer::start(response).await
}

#[tokio::test]
async fn a_read_is_retried_on_temporary_statuses_only() {
    let server = responding_as_asked().await;
    let client = client(&server);
    for status in 300..600 {
        server.forget();
        let request = client.request(Method::GET, format!("/api/things/{status}"));
        let error = soon(request).await.expect_err("no success");
        let passes = matches!(status, 408 | 429 | 500 | 502 | 503 | 504 | 520..=524);
        let expected = if passes { 3 } else { 1 };
        assert_eq!(error.attempts(), expected, "{status}");
        assert_eq!(server.seen(), expected as usize, "{status}");
        assert_eq!(error.is_retryable(), passes, "{status}");
    }
}

#[tokio::test]
async fn a_write_is_retried_on_429_only() {
    let server = responding_as_asked().await;
    let client = client(&server);
    for status in 300..600 {
        server.forget();
        let request = client.request(Method::POST, format!("/api/things/{status}"));
        let error = soon(request).await.expect_err("no success");
        let expected = if status == 429 { 3 } else { 1 };
        assert_eq!(
            (error.attempts(), server.seen()),
            (expected, expected as usize),
            "{status}"
        );
        let outcome = match status {
            // It did nothing, and may be made again.
            429 => Outcome::NotSent,
            400..=499 if status != 408 => Outcome::Rejected,
            _ => Outcome::Unknown,
        };
        assert_eq!(error.outcome(), outcome, "{status}");
        assert_eq!(error.is_retryable(), status == 429, "{status}");
    }
}

#[tokio::test]
async fn a_success_counts_its_attempts() {
    let lost = || Step::Close;
    let (server, client) = server([lost(), lost(), ServerResponse::success().into()]).await;
    let chats = soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!((chats.attempts(), server.seen()), (3, 3));
    let chats = soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!((chats.attempts(), server.seen()), (1, 4));
}

#[tokio::test]
async fn retry_after_replaces_the_backoff() {
    let past = "Wed, 21 Oct 2015 07:28:00 GMT";
    for (status, value) in [
        (429, "0"),
        (429, past),
        (503, "0"),
        (503, past),
        (429, " 0 "),
    ] {
        let fault = ServerResponse::error(status, "LATER").header("retry-after", value);
        let (server, client) = server([fault.into(), ServerResponse::success().into()]).await;
        // Only `Retry-After` can end this wait.
        let policy = RetryPolicy::default().backoff(100 * HOUR, 100 * HOUR);
        let request = client
            .chats()
            .list("acct_1")
            .retry(policy)
            .deadline(1000 * HOUR);
        let chats = soon(request).await.expect("chats");
        assert_eq!(
            (chats.attempts(), server.seen()),
            (2, 2),
            "{status} {value}"
        );
    }
}

#[tokio::test]
async fn a_retry_after_within_the_deadline_is_waited_for() {
    let fault = ServerResponse::throttled().header("retry-after", "3600");
    let server = FaultServer::scripted([fault.into(), ServerResponse::success().into()]).await;
    let ended = Arc::new(Notify::new());
    let attempt = Arc::clone(&ended);
    let builder = client_of(server.base_url()).on_response(move |_| attempt.notify_one());
    let client = builder.build().expect("a client");
    let request = client.chats().list("acct_1").deadline(2 * HOUR);
    let call = tokio::spawn(request.into_future());
    // It waits from the end of the first attempt on.
    soon(ended.notified()).await;
    skip(HOUR - SECOND).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert!(!call.is_finished(), "it waits");
    assert_eq!(server.seen(), 1);
    skip(SECOND).await;
    let chats = soon(call).await.expect("no panic").expect("chats");
    assert_eq!((chats.attempts(), server.seen()), (2, 2));
}

#[tokio::test]
async fn a_retry_after_beyond_the_deadline_ends_the_call_at_once() {
    let far = u64::MAX.to_string();
    for (value, seconds) in [("3600", 3600), (far.as_str(), u64::MAX)] {
        let fault = ServerResponse::throttled().header("retry-after", value);
        let (server, client) = server([fault.into()]).await;
        let message = client.messages().send("acct_1", 5).text("hello");
        let error = soon(message.deadline(HOUR / 2)).await.expect_err("429");
        assert_eq!((error.attempts(), server.seen()), (1, 1));
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(seconds)));
        assert!(error.is_rate_limited() && error.is_retryable());
    }
    let fault =
        ServerResponse::error(503, "LATER").header("retry-after", "Fri, 31 Dec 2100 23:59:59 GMT");
    let (server, client) = server([fault.into()]).await;
    let request = client.chats().list("acct_1").deadline(1000 * HOUR);
    let error = soon(request).await.expect_err("503");
    assert_eq!((error.attempts(), server.seen()), (1, 1));
    assert!(error.retry_after().is_some_and(|wait| wait > 1000 * HOUR));
}

#[tokio::test]
async fn an_invalid_retry_after_is_ignored() {
    for value in ["soon", "", "-1", "1.5", "9999999999999999999999x"] {
        let fault = ServerResponse::throttled().header("retry-after", value);
        let (server, client) = server([fault.into(), ServerResponse::success().into()]).await;
        let request = client.chats().list("acct_1");
        let chats = soon(request).await.expect("chats");
        assert_eq!((chats.attempts(), server.seen()), (2, 2), "{value}");
    }
}

#[tokio::test]
async fn the_policy_of_a_request_replaces_the_policy_of_its_client() {
    let server = FaultServer::scripted([ServerResponse::throttled().into()]).await;
    for (of_client, of_request, attempts) in [
        (None, None, 3),
        (Some(RetryPolicy::none()), None, 1),
        (Some(RetryPolicy::none()), Some(at_once().retries(1)), 2),
        (Some(at_once().retries(5)), None, 6),
        (Some(at_once().retries(5)), Some(RetryPolicy::none()), 1),
        (None, Some(at_once().retries(0)), 1),
        (None, Some(at_once().retries(9)), 10),
    ] {
        server.forget();
        let builder = client_of(server.base_url());
        let client = builder.retry(of_client.unwrap_or_else(at_once)).build();
        let client = client.expect("a client");
        let request = client.request(Method::POST, "/api/things").body(json!({}));
        let request = match of_request {
            Some(policy) => request.retry(policy),
            None => request,
        };
        let error = soon(request).await.expect_err("429");
        assert_eq!(
            (error.attempts(), server.seen()),
            (attempts, attempts as usize)
        );
    }
}

#[tokio::test]
async fn a_body_is_the_same_in_every_attempt() {
    let (server, client) = server([
        ServerResponse::throttled().into(),
        ServerResponse::json(503, r#"{"request_outcome":"not_sent"}"#).into(),
        ServerResponse::success().into(),
    ])
    .await;
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    let request = client.request(Method::PUT, "/api/files/1");
    let request = request.body_bytes("application/octet-stream", bytes.clone());
    let response = soon(request).await.expect("a response");
    assert_eq!(response.attempts(), 3);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(
            request.header("content-type"),
            Some("application/octet-stream")
        );
        assert_eq!(request.body, bytes);
    }
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let stream = || reqwest::Body::from("once");
    for step in [
        Step::Close,
        ServerResponse::throttled().into(),
        ServerResponse::error(503, "LATER").into(),
    ] {
        let (server, client) = server([step]).await;
        for method in [Method::POST, Method::PUT] {
            server.forget();
            let request = client.request(method, "/api/files");
            let error = soon(request.body_stream("text/plain", stream())).await;
            let error = error.expect_err("a fault");
            assert_eq!((error.attempts(), server.seen()), (1, 1));
        }
    }
    let port = ClosedPort::new();
    let client = client_of(port.base_url()).build().expect("a client");
    let request = client.request(Method::POST, "/api/files");
    let error = soon(request.body_stream("text/plain", stream())).await;
    let error = error.expect_err("no server");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::NotSent));
}

/// The server charges each transfer.
#[tokio::test]
async fn an_incomplete_file_is_not_requested_again() {
    let half = ServerResponse::success().delivered(Delivery::ResetWithinBody);
    let (file_server, client) =
        server([half.clone().into(), ServerResponse::success().into()]).await;
    let file = client.request(Method::GET, "/api/file").bytes();
    let error = soon(file).await.expect_err("half a file");
    assert_eq!((error.attempts(), file_server.seen()), (1, 1));

    let (json_server, client) = server([half.into(), ServerResponse::success().into()]).await;
    let response = soon(client.request(Method::GET, "/api/things")).await;
    assert_eq!(response.expect("a response").attempts(), 2);
    assert_eq!(json_server.seen(), 2);
}

/// The missing part may have named the outcome.
#[tokio::test]
async fn an_incomplete_rejection_leaves_the_outcome_unknown() {
    let half = ServerResponse::throttled().delivered(Delivery::ResetWithinBody);
    let (write_server, client) =
        server([half.clone().into(), ServerResponse::success().into()]).await;
    let error = soon(client.request(Method::POST, "/api/things")).await;
    let error = error.expect_err("half a refusal");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    assert_eq!(write_server.seen(), 1);

    let (read_server, client) = server([half.into(), ServerResponse::success().into()]).await;
    let response = soon(client.request(Method::GET, "/api/things")).await;
    assert_eq!(response.expect("a response").attempts(), 2);
    assert_eq!(read_server.seen(), 2);
}
