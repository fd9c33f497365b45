//! The time for which a throttled response holds back other calls.

use std::time::Duration;

use onlyfansapi::{Client, Method, Outcome, Pace};

use crate::faults::{FaultServer, ServerResponse, Step, client_of, skip, soon};

/// The time that a test waits to see that nothing happens.
const MOMENT: Duration = Duration::from_millis(20);
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
/// The longest hold, as documented.
const HOLD: Duration = Duration::from_secs(5 * 60);

/// A wait as the header states it, and as the message about it begins.
const WAITS: [(&str, &str); 3] = [
    ("10000000000000000000", " for "),
    ("86400", " until "),
    (
        "Thu, 01 Jan 2099 00:00:00 GMT",
        " until Thu, 01 Jan 2099 00:00:0",
    ),
];

fn throttled(wait: &str) -> Step {
    let response = ServerResponse::throttled().header("retry-after", wait);
    response.into()
}

fn client(server: &FaultServer) -> Client {
    let pace = Pace::default().gap(Duration::ZERO);
    let builder = client_of(server.base_url()).pace(pace);
    builder.deadline(20 * MINUTE).build().expect("a client")
}

/// Waits for what calls do without a timer.
async fn settle() {
    tokio::time::sleep(MOMENT).await;
}

#[tokio::test]
async fn a_long_retry_after_fails_its_own_call_at_once_and_holds_others_for_minutes() {
    for (wait, said) in WAITS {
        let server =
            FaultServer::scripted([throttled(wait), ServerResponse::success().into()]).await;
        let client = client(&server);
        let chats = || client.chats().list("acct_1");
        let error = soon(chats()).await.expect_err("429");
        assert!(
            error.is_rate_limited() && error.retry_after() > Some(HOLD),
            "{wait}"
        );
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1));

        let error = soon(chats().deadline(MINUTE)).await.expect_err("a hold");
        let message = error.to_string();
        let expected = format!(": the account acct_1 is throttled{said}");
        assert!(message.contains(&expected), "{message}");
        assert!(
            error.is_rate_limited() && error.retry_after() <= Some(HOLD),
            "{wait}"
        );
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0));
        assert_eq!(server.seen(), 1);

        let call = tokio::spawn(chats().into_future());
        settle().await;
        skip(HOLD - SECOND).await;
        settle().await;
        assert!(!call.is_finished(), "{wait}");
        skip(SECOND).await;
        soon(call).await.expect("no panic").expect("chats");
        assert_eq!(server.seen(), 2);
    }
}

#[tokio::test]
async fn a_long_retry_after_of_the_team_holds_all_calls_for_minutes() {
    for (wait, said) in WAITS {
        let server =
            FaultServer::scripted([throttled(wait), ServerResponse::success().into()]).await;
        let client = client(&server);
        let team = client.request(Method::GET, "/api/things");
        soon(team).await.expect_err("429");

        let chats = || client.chats().list("acct_1");
        let error = soon(chats().deadline(MINUTE)).await.expect_err("a hold");
        let message = error.to_string();
        let expected = format!("the team's limit of requests per minute is reached{said}");
        assert!(message.contains(&expected), "{message}");
        assert!(error.is_rate_limited());

        let call = tokio::spawn(chats().into_future());
        settle().await;
        skip(HOLD).await;
        soon(call).await.expect("no panic").expect("chats");
        assert_eq!(server.seen(), 2);
    }
}

#[tokio::test]
async fn after_the_hold_one_call_finds_out_for_all() {
    let steps = [
        throttled("86400"),
        Step::Stall,
        ServerResponse::success().into(),
    ];
    let server = FaultServer::scripted(steps).await;
    let client = client(&server);
    soon(client.chats().list("acct_1")).await.expect_err("429");
    let mut calls = Vec::new();
    for _ in 0..5 {
        calls.push(tokio::spawn(client.chats().list("acct_1").into_future()));
        settle().await;
    }
    skip(HOLD).await;
    soon(server.has_seen(2)).await;
    settle().await;
    assert_eq!(server.seen(), 2);
    // The first call waits for its response; without one, the next call finds out.
    calls.remove(0).abort();
    for call in calls {
        soon(call).await.expect("no panic").expect("chats");
    }
    assert_eq!(server.seen(), 6);
}
