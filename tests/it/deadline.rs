//! Timeouts of attempts, pauses and calls.

use std::time::Duration;

use onlyfansapi::{Client, Error, ErrorKind, Method, Outcome, RetryPolicy};

use crate::faults::{
    Delivery, FaultServer, ServerResponse, Step, at_once, client_of, skip, skipping, soon,
};

/// The time that a test waits to see that nothing happens.
const MOMENT: Duration = Duration::from_millis(50);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Returns a client with no other limit of time than the tests set.
fn client(server: &FaultServer) -> Client {
    let builder = client_of(server.base_url());
    let builder = builder.timeout(DAY).read_timeout(DAY).deadline(DAY);
    builder.build().expect("a client")
}

fn late(result: Result<impl Sized, Error>, attempts: u32) -> Error {
    let Err(error) = result else {
        panic!("expected a timeout, found a response");
    };
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_timeout());
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.attempts(), attempts);
    error
}

fn half_a_response() -> Step {
    let half = ServerResponse::success().delivered(Delivery::StallWithinBody);
    half.into()
}

#[tokio::test]
async fn the_timeout_applies_to_each_attempt() {
    for step in [Step::Stall, half_a_response()] {
        let server = FaultServer::scripted([step]).await;
        let client = client(&server);
        let request = client.chats().list("acct_1").timeout(HOUR);
        late(skipping(HOUR, 3, &server, request).await, 3);
        assert_eq!(server.seen(), 3);
        let request = client.request(Method::POST, "/api/things").timeout(HOUR);
        late(skipping(HOUR, 1, &server, request).await, 1);
        assert_eq!(server.seen(), 4);
    }
}

#[tokio::test]
async fn a_response_that_does_not_end_in_time_times_out() {
    let drip = ServerResponse::success().delivered(Delivery::Drip(HOUR));
    let server = FaultServer::scripted([drip.into()]).await;
    let client = client(&server);
    let request = client.chats().list("acct_1").timeout(4 * HOUR);
    let call = tokio::spawn(request.retry(RetryPolicy::none()).into_future());
    soon(server.has_seen(1)).await;
    for _ in 0..4 {
        assert!(!call.is_finished());
        // One byte more.
        skip(HOUR).await;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    late(soon(call).await.expect("no panic"), 1);
}

/// A slow response is read as long as bytes arrive.
#[tokio::test]
async fn the_read_timeout_applies_to_each_pause_within_a_response() {
    let pause = Duration::from_millis(5);
    // The whole response takes longer than the timeout.
    let body = format!("{{\"data\":null}}{}", " ".repeat(100));
    let drip = ServerResponse::json(200, body).delivered(Delivery::Drip(pause));
    let server = FaultServer::scripted([drip.into(), half_a_response()]).await;
    let builder = client_of(server.base_url()).retry(RetryPolicy::none());
    let client = builder.read_timeout(100 * pause).build().expect("a client");
    soon(client.chats().list("acct_1")).await.expect("chats");
    let error = late(soon(client.chats().list("acct_1")).await, 1);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(server.seen(), 2);
}

#[tokio::test]
async fn the_deadline_applies_to_all_attempts_together() {
    let server = FaultServer::scripted([Step::Stall]).await;
    let builder = client_of(server.base_url()).retry(at_once().retries(1_000_000));
    let builder = builder.timeout(2 * HOUR).read_timeout(DAY);
    let client = builder.build().expect("a client");
    let request = client.chats().list("acct_1").deadline(5 * HOUR);
    let call = tokio::spawn(request.into_future());
    // The third attempt has an hour left.
    for (attempt, time) in [(1, 2 * HOUR), (2, 2 * HOUR), (3, HOUR)] {
        soon(server.has_seen(attempt)).await;
        skip(time).await;
    }
    late(soon(call).await.expect("no panic"), 3);
    assert_eq!(server.seen(), 3);
}

#[tokio::test]
async fn the_deadline_ends_an_attempt_before_its_timeout_does() {
    let server = FaultServer::scripted([Step::Stall]).await;
    let builder = client_of(server.base_url())
        .timeout(9 * HOUR)
        .read_timeout(9 * HOUR);
    let client = builder.deadline(HOUR).build().expect("a client");
    let message = || client.messages().send("acct_1", 5).text("hello");
    late(skipping(HOUR, 1, &server, message()).await, 1);
    assert_eq!(server.seen(), 1);
    // The deadline of the request replaces the deadline of its client.
    let call = tokio::spawn(message().deadline(4 * HOUR).into_future());
    soon(server.has_seen(2)).await;
    skip(3 * HOUR).await;
    tokio::time::sleep(MOMENT).await;
    assert!(!call.is_finished(), "it waits");
    skip(HOUR).await;
    late(soon(call).await.expect("no panic"), 1);
}

#[tokio::test]
async fn a_backoff_beyond_the_deadline_is_not_started() {
    let server = FaultServer::scripted([Step::Close]).await;
    let client = client(&server);
    let policy = RetryPolicy::default().retries(1000).backoff(HOUR, HOUR);
    let request = client.chats().list("acct_1").retry(policy);
    let error = soon(request.deadline(Duration::from_secs(20))).await;
    let error = error.expect_err("no response");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.is_retryable());
}

#[tokio::test]
async fn after_the_deadline_nothing_is_sent() {
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    let client = client(&server);
    for method in [Method::GET, Method::POST] {
        let request = client
            .request(method, "/api/things")
            .deadline(Duration::ZERO);
        let error = soon(request).await.expect_err("no time");
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    assert_eq!(server.seen(), 0);
}

#[tokio::test]
async fn the_longest_durations_do_not_overflow() {
    let server = FaultServer::scripted([Step::Close, ServerResponse::success().into()]).await;
    let builder = client_of(server.base_url())
        .connect_timeout(Duration::MAX)
        .read_timeout(Duration::MAX)
        .timeout(Duration::MAX)
        .deadline(Duration::MAX)
        .retry(RetryPolicy::default().backoff(Duration::ZERO, Duration::MAX));
    let client = builder.build().expect("a client");
    soon(client.chats().list("acct_1")).await.expect("chats");
    let request = client.chats().list("acct_1");
    let request = request.timeout(Duration::MAX).deadline(Duration::MAX);
    soon(request).await.expect("chats");
    assert_eq!(server.seen(), 3);
}
