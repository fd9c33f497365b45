//! Places in flight: every call gives its place to the next one, however it ends.

use std::{pin::pin, time::Duration};

use onlyfansapi::{ErrorKind, Pace, RetryPolicy};

use crate::faults::{Delivery, FaultServer, ServerResponse, Step, client_of, skipping, soon};

/// The time that a test waits to see that nothing happens.
const MOMENT: Duration = Duration::from_millis(50);
/// The timeout of attempts that time out; the clock skips it.
const MINUTE: Duration = Duration::from_secs(60);

fn half_a_response() -> Step {
    let half = ServerResponse::success().delivered(Delivery::StallWithinBody);
    half.into()
}

/// By default, at most 6 requests of one account are in flight.
#[tokio::test]
async fn a_dropped_call_gives_its_place_to_the_next() {
    let stalls = std::iter::repeat_n(Step::Stall, 6);
    let server = FaultServer::scripted(stalls.chain([ServerResponse::success().into()])).await;
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
        // Another account has places of its own; a request without an account needs none.
        soon(client.chats().list("acct_2")).await.expect("chats");
        soon(client.smart_link_postbacks().list())
            .await
            .expect("postbacks");
        // The waiting call is dropped.
    }
    for call in &calls {
        call.abort();
    }
    soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!(server.seen(), 9);
}

#[tokio::test]
async fn a_call_dropped_within_its_response_gives_its_place_to_the_next() {
    for step in [half_a_response(), Step::Stall] {
        let server = FaultServer::scripted([step, ServerResponse::success().into()]).await;
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
async fn a_failed_call_gives_its_place_to_the_next() {
    let faults = [
        Step::Close,
        Step::Reset,
        half_a_response(),
        ServerResponse::error(500, "X").into(),
    ];
    let server =
        FaultServer::scripted(faults.into_iter().chain([ServerResponse::success().into()]));
    let server = server.await;
    let pace = Pace::default().in_flight_per_account(1);
    let builder = client_of(server.base_url()).pace(pace).timeout(MINUTE);
    let client = builder
        .retry(RetryPolicy::none())
        .build()
        .expect("a client");
    for (late, kind) in [
        (0, ErrorKind::Transport),
        (0, ErrorKind::Transport),
        (1, ErrorKind::Timeout),
        (0, ErrorKind::Api),
    ] {
        let error = skipping(MINUTE, late, &server, client.chats().list("acct_1")).await;
        assert_eq!(error.expect_err("a fault").kind(), kind);
    }
    soon(client.chats().list("acct_1")).await.expect("chats");
}
