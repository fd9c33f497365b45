//! What HTTP/2 refuses, and the wait for a stream of a full connection.

mod server;

use std::{error::Error as _, time::Duration};

use onlyfansapi::{Client, ClientBuilder, Error, ErrorKind, Method, Outcome, RetryPolicy};
use serde_json::json;
use tokio::task::JoinSet;

use crate::faults::{client_of, skip, soon};
use server::{Http2Server, Step};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);
/// The time that a test waits to see that nothing happens.
const MOMENT: Duration = Duration::from_millis(20);

/// The number of streams of a server that has enough.
const MANY: u32 = 100;

// Codes of GOAWAY (RFC 9113, section 7).
const NO_ERROR: u32 = 0;
const ENHANCE_YOUR_CALM: u32 = 11;

/// Returns the builder of a client that speaks HTTP/2 without TLS.
fn builder(server: &Http2Server) -> ClientBuilder {
    let http = reqwest::Client::builder().http2_prior_knowledge();
    client_of(server.base_url()).http_client(http.no_proxy())
}

async fn post(client: &Client) -> Result<u32, Error> {
    let request = client.request(Method::POST, "/api/things");
    let response = soon(request.body(json!({"name": "x"}))).await?;
    Ok(response.attempts())
}

async fn delete(client: &Client) -> Result<u32, Error> {
    let response = soon(client.request(Method::DELETE, "/api/things/1")).await?;
    Ok(response.attempts())
}

#[tokio::test]
async fn a_refused_request_did_nothing_and_is_retried_within_the_policy() {
    for refusal in [
        Step::Refuse,
        Step::GoAway(NO_ERROR),
        Step::GoAway(ENHANCE_YOUR_CALM),
    ] {
        let once = move |number| match number {
            0 | 3 => refusal,
            _ => Step::Respond,
        };
        let server = Http2Server::start(MANY, once).await;
        let client = builder(&server).build().expect("a client");
        assert_eq!(post(&client).await.expect("a response"), 2, "{refusal:?}");
        assert_eq!((server.begun(), server.whole()), (2, 1), "{refusal:?}");
        assert_eq!(delete(&client).await.expect("a response"), 1);
        assert_eq!(delete(&client).await.expect("a response"), 2, "{refusal:?}");
        assert_eq!((server.begun(), server.whole()), (5, 3), "{refusal:?}");

        let server = Http2Server::start(MANY, move |_| refusal).await;
        for (policy, attempts) in [(RetryPolicy::none(), 1), (RetryPolicy::default(), 3)] {
            let policy = policy.backoff(Duration::ZERO, Duration::ZERO);
            let client = builder(&server).retry(policy).build().expect("a client");
            let begun = server.begun();
            let error = post(&client).await.expect_err("a refusal");
            assert_eq!(error.attempts(), attempts, "{refusal:?}");
            // Nothing below retries it.
            assert_eq!(server.begun() - begun, attempts as usize, "{refusal:?}");
            assert_eq!(error.kind(), ErrorKind::Transport, "{refusal:?}");
            assert_eq!(error.outcome(), Outcome::NotSent, "{refusal:?}");
            assert!(error.is_retryable() && error.source().is_some());
        }
        assert_eq!(server.whole(), 0);
    }
}

/// A new connection learns the limit of the server too late for the first requests.
#[tokio::test]
async fn more_requests_than_streams_are_all_sent_once() {
    let server = Http2Server::start(10, |_| Step::Respond).await;
    let client = builder(&server).build().expect("a client");
    let mut calls = JoinSet::new();
    for _ in 0..64 {
        let client = client.clone();
        calls.spawn(async move { post(&client).await });
    }
    for result in calls.join_all().await {
        result.expect("a response");
    }
    assert_eq!(server.whole(), 64);
}

#[tokio::test]
async fn a_builder_with_a_retry_policy_does_not_send_again() {
    let server = Http2Server::start(MANY, |_| Step::Refuse).await;
    let always = reqwest::retry::for_host("127.0.0.1").no_budget();
    let always = always.classify_fn(|attempt| attempt.retryable());
    let http = reqwest::Client::builder().http2_prior_knowledge();
    let client = client_of(server.base_url())
        .http_client(http.no_proxy().retry(always))
        .retry(RetryPolicy::none())
        .build()
        .expect("a client");
    post(&client).await.expect_err("a refusal");
    assert_eq!(server.begun(), 1);
}

/// Holds the only stream of a server, and the place of the one that waits for it in hyper's hands.
async fn occupied(client: &Client, server: &Http2Server) {
    // The client learns the limit.
    delete(client).await.expect("a response");
    let things = client.request(Method::GET, "/api/things");
    tokio::spawn(things.timeout(DAY).into_future());
    soon(server.has_begun(2)).await;
    let things = client.request(Method::GET, "/api/things");
    tokio::spawn(things.timeout(DAY).into_future());
    tokio::time::sleep(MOMENT).await;
}

/// Returns a server with one stream, which holds its response to the second request.
async fn with_one_stream() -> Http2Server {
    let hold = |number| match number {
        1 => Step::Hold,
        _ => Step::Respond,
    };
    Http2Server::start(1, hold).await
}

#[tokio::test]
async fn the_wait_for_a_stream_is_not_time_of_the_attempt() {
    let server = with_one_stream().await;
    let client = builder(&server).deadline(DAY).build().expect("a client");
    occupied(&client, &server).await;
    let waiting = [Method::GET, Method::POST, Method::DELETE].map(|method| {
        let request = client.request(method, "/api/things");
        tokio::spawn(request.timeout(MINUTE).into_future())
    });
    tokio::time::sleep(MOMENT).await;
    skip(HOUR).await;
    tokio::time::sleep(MOMENT).await;
    assert!(waiting.iter().all(|call| !call.is_finished()));
    assert_eq!(server.begun(), 2);
    server.release();
    for call in waiting {
        let response = soon(call).await.expect("no panic").expect("a response");
        assert_eq!(response.attempts(), 1);
    }
    assert_eq!((server.begun(), server.whole()), (6, 6));
}

#[tokio::test]
async fn a_call_that_ends_while_it_waits_for_a_stream_is_not_sent() {
    let server = with_one_stream().await;
    let client = builder(&server).deadline(DAY).build().expect("a client");
    occupied(&client, &server).await;
    let waiting = [Method::GET, Method::POST, Method::DELETE].map(|method| {
        let request = client.request(method, "/api/things");
        let request = request.timeout(MINUTE).deadline(HOUR);
        tokio::spawn(request.into_future())
    });
    tokio::time::sleep(MOMENT).await;
    skip(HOUR).await;
    for call in waiting {
        let error = soon(call).await.expect("no panic").expect_err("no stream");
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Timeout, Outcome::NotSent)
        );
        assert!(error.is_retryable() && error.attempts() == 1);
        let message = error.to_string();
        let expected = "expected to start within the deadline of 3600s, which has passed: no stream of the server's connection was free";
        assert!(message.contains(expected), "{message}");
    }
    server.release();
    // The call that stood first.
    soon(server.has_begun(3)).await;
    tokio::time::sleep(MOMENT).await;
    assert_eq!(server.begun(), 3);
}

/// The response may be late for another reason.
#[tokio::test]
async fn the_time_of_an_attempt_begins_when_a_connection_takes_it() {
    let server = Http2Server::start(MANY, |number| match number {
        0 => Step::Respond,
        _ => Step::Hold,
    });
    let server = server.await;
    let client = builder(&server).retry(RetryPolicy::none());
    let client = client.deadline(DAY).build().expect("a client");
    delete(&client).await.expect("a response");
    let request = client.request(Method::POST, "/api/things").timeout(MINUTE);
    let call = tokio::spawn(request.into_future());
    soon(server.has_begun(2)).await;
    tokio::time::sleep(MOMENT).await;
    skip(MINUTE).await;
    let error = soon(call)
        .await
        .expect("no panic")
        .expect_err("no response");
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::Unknown)
    );
}
