//! How long a call may take, how much it may weigh, and what is left when it is given up.

use std::{pin::pin, time::Duration};

use bytes::Bytes;
use onlyfansapi::{Client, Error, ErrorKind, Method, Outcome, Pace, RetryPolicy};

use crate::faults::{Answer, Delivery, FaultServer, Step, at_once, client_of, soon};

/// Long enough that a busy machine sends within it.
const MOMENT: Duration = Duration::from_millis(500);
const HOUR: Duration = Duration::from_secs(3600);

fn client(server: &FaultServer) -> Client {
    client_of(server.base_url()).build().expect("a client")
}

fn late(result: Result<impl Sized, Error>, attempts: u32) -> Error {
    let Err(error) = result else {
        panic!("expected no answer in time, found one");
    };
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_timeout());
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.attempts(), attempts);
    error
}

fn half_an_answer() -> Step {
    let half = Answer::success().delivered(Delivery::StallWithinBody);
    half.into()
}

#[tokio::test]
async fn the_timeout_is_for_each_attempt() {
    for step in [Step::Stall, half_an_answer()] {
        let server = FaultServer::scripted([step]).await;
        let client = client(&server);
        let request = client.chats().list("acct_1").timeout(MOMENT);
        late(soon(request).await, 3);
        assert_eq!(server.seen(), 3);
        let request = client.request(Method::POST, "/api/things").timeout(MOMENT);
        late(soon(request).await, 1);
        assert_eq!(server.seen(), 4);
    }
}

#[tokio::test]
async fn an_answer_that_does_not_end_in_time_is_given_up() {
    let drip = Answer::success().delivered(Delivery::Drip(MOMENT));
    let server = FaultServer::scripted([drip.into()]).await;
    let client = client(&server);
    let request = client.chats().list("acct_1").timeout(4 * MOMENT);
    late(soon(request.retry(RetryPolicy::none())).await, 1);
}

/// However slow it is, it goes on.
#[tokio::test]
async fn the_read_timeout_is_for_each_pause_of_the_answer() {
    let pause = Duration::from_millis(5);
    // A whole answer takes longer than the timeout.
    let body = format!("{{\"data\":null}}{}", " ".repeat(100));
    let drip = Answer::json(200, body).delivered(Delivery::Drip(pause));
    let server = FaultServer::scripted([drip.into(), half_an_answer()]).await;
    let builder = client_of(server.base_url()).retry(RetryPolicy::none());
    let client = builder.read_timeout(100 * pause).build().expect("a client");
    soon(client.chats().list("acct_1")).await.expect("chats");
    let error = late(soon(client.chats().list("acct_1")).await, 1);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(server.seen(), 2);
}

#[tokio::test]
async fn the_deadline_is_for_all_attempts_together() {
    let server = FaultServer::scripted([Step::Stall]).await;
    let builder = client_of(server.base_url()).retry(at_once().retries(1_000_000));
    let client = builder.timeout(2 * MOMENT).build().expect("a client");
    let error = soon(client.chats().list("acct_1").deadline(5 * MOMENT)).await;
    let error = error.expect_err("no answer");
    assert!(error.is_timeout());
    // Less often on a machine that is busy, and never more.
    assert!((1..=3).contains(&error.attempts()), "{}", error.attempts());
    assert!(server.seen() <= 3);
}

#[tokio::test]
async fn the_deadline_ends_an_attempt_before_its_timeout_does() {
    let server = FaultServer::scripted([Step::Stall]).await;
    let builder = client_of(server.base_url())
        .timeout(HOUR)
        .read_timeout(HOUR);
    let client = builder.deadline(MOMENT).build().expect("a client");
    let message = client.messages().send("acct_1", 5).text("hello");
    late(soon(message).await, 1);
    assert_eq!(server.seen(), 1);
    // That of the request takes the place of the client's.
    let message = client
        .messages()
        .send("acct_1", 5)
        .text("hello")
        .deadline(HOUR);
    let message = tokio::time::timeout(3 * MOMENT, message.into_future()).await;
    assert!(message.is_err(), "it waits");
}

#[tokio::test]
async fn a_backoff_beyond_the_deadline_is_not_begun() {
    let server = FaultServer::scripted([Step::Close]).await;
    let client = client(&server);
    let policy = RetryPolicy::default().retries(1000).backoff(HOUR, HOUR);
    let request = client.chats().list("acct_1").retry(policy);
    let error = soon(request.deadline(Duration::from_secs(20))).await;
    let error = error.expect_err("no answer");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_deadline_that_has_passed_sends_nothing() {
    let server = FaultServer::scripted([Answer::success().into()]).await;
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
async fn no_time_is_too_long() {
    let server = FaultServer::scripted([Step::Close, Answer::success().into()]).await;
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

/// Of one account, 6 requests are in flight and no more.
#[tokio::test]
async fn a_call_that_is_dropped_gives_its_place_to_the_next() {
    let stalls = std::iter::repeat_n(Step::Stall, 6);
    let server = FaultServer::scripted(stalls.chain([Answer::success().into()])).await;
    let builder = client_of(server.base_url()).pace(Pace::default());
    let client = builder.build().expect("a client");
    let calls: Vec<_> = (0..6)
        .map(|_| tokio::spawn(client.chats().list("acct_1").into_future()))
        .collect();
    soon(server.has_seen(6)).await;
    {
        let mut seventh = pin!(client.chats().list("acct_1").into_future());
        let early = tokio::time::timeout(MOMENT, seventh.as_mut()).await;
        assert!(early.is_err(), "there is no place");
        assert_eq!(server.seen(), 6);
        // Another account has places of its own, and what is not about an account needs none.
        soon(client.chats().list("acct_2")).await.expect("chats");
        soon(client.smart_link_postbacks().list())
            .await
            .expect("postbacks");
        // It is dropped while it waits.
    }
    for call in &calls {
        call.abort();
    }
    soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!(server.seen(), 9);
}

#[tokio::test]
async fn a_call_that_is_dropped_within_its_answer_gives_its_place_to_the_next() {
    for step in [half_an_answer(), Step::Stall] {
        let server = FaultServer::scripted([step, Answer::success().into()]).await;
        let builder = client_of(server.base_url());
        let pace = Pace::default().in_flight_per_account(1);
        let client = builder.pace(pace).build().expect("a client");
        let call = tokio::spawn(client.chats().list("acct_1").into_future());
        soon(server.has_seen(1)).await;
        call.abort();
        soon(client.chats().list("acct_1")).await.expect("chats");
    }
}

#[tokio::test]
async fn a_call_that_failed_gives_its_place_to_the_next() {
    let faults = [
        Step::Close,
        Step::Reset,
        half_an_answer(),
        Answer::error(500, "X").into(),
    ];
    let server = FaultServer::scripted(faults.into_iter().chain([Answer::success().into()]));
    let server = server.await;
    let pace = Pace::default().in_flight_per_account(1);
    let builder = client_of(server.base_url()).pace(pace).timeout(4 * MOMENT);
    let client = builder
        .retry(RetryPolicy::none())
        .build()
        .expect("a client");
    for _ in 0..4 {
        soon(client.chats().list("acct_1"))
            .await
            .expect_err("a fault");
    }
    soon(client.chats().list("acct_1").timeout(HOUR))
        .await
        .expect("chats");
}

#[tokio::test]
async fn a_body_of_200_megabytes_is_sent() {
    const LENGTH: usize = 200_000_000;
    let server = FaultServer::scripted([Answer::success().into()]).await;
    let client = client(&server);
    let request = client.request(Method::POST, "/api/files");
    let body = Bytes::from(vec![0; LENGTH]);
    let request = request.body_bytes("application/octet-stream", body);
    soon(request).await.expect("a success");
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert!(requests[0].is_whole);
    assert_eq!(requests[0].length, LENGTH);
}

/// Whether its length is announced or not.
#[tokio::test]
async fn an_answer_that_is_too_large_is_not_read() {
    const LIMIT: usize = 1 << 20;
    // What the sockets on both sides hold.
    const ON_THE_WAY: usize = 64 << 20;
    let endless = || Answer::success().delivered(Delivery::Endless);
    for answer in [endless(), endless().announcing(1 << 40)] {
        let server = FaultServer::scripted([answer.into()]).await;
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
async fn an_answer_of_the_largest_size_is_read() {
    const LIMIT: usize = 100_000;
    let body = |length: usize| format!("{{\"data\":null}}{}", " ".repeat(length - 13));
    let answer = |length| Answer::json(200, body(length)).into();
    let server = FaultServer::scripted([answer(LIMIT), answer(LIMIT + 1)]).await;
    let builder = client_of(server.base_url()).max_response_size(LIMIT);
    let client = builder.build().expect("a client");
    soon(client.chats().list("acct_1")).await.expect("chats");
    let error = soon(client.chats().list("acct_1"))
        .await
        .expect_err("too much");
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

/// An error is an error, however long it is.
#[tokio::test]
async fn an_error_that_is_too_large_keeps_its_status() {
    let endless = |status| Answer::error(status, "X").delivered(Delivery::Endless);
    // What was not read might have said what came of it.
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

/// They are files.
#[tokio::test]
async fn bytes_have_a_largest_size_of_their_own() {
    let body = "x".repeat(100_000);
    let server = FaultServer::scripted([Answer::json(200, body).into()]).await;
    let builder = client_of(server.base_url()).max_response_size(10);
    let client = builder.build().expect("a client");
    let request = client.request(Method::GET, "/api/files/1").bytes();
    let answer = soon(request).await.expect("a file");
    assert_eq!(answer.len(), 100_000);

    let endless = Answer::json(200, "x").delivered(Delivery::Endless);
    let server = FaultServer::scripted([endless.into()]).await;
    let builder = client_of(server.base_url()).max_file_size(1 << 20);
    let client = builder.build().expect("a client");
    let request = client.request(Method::GET, "/api/files/1").bytes();
    let error = soon(request).await.expect_err("too large");
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!((error.attempts(), server.seen()), (1, 1));
    soon(server.taken()).await;
}
