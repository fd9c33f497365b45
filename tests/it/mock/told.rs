//! The mock does what a test tells it to do.

use std::{panic::AssertUnwindSafe, time::Duration};

use onlyfansapi::{
    Client, ErrorKind, Outcome, Response, RetryPolicy, StatusCode,
    mock::{Fault, MockServer, Reply, operations},
    types,
};
use serde_json::json;

use crate::support::{bare_tls, client, key};

async fn server() -> (MockServer, Client) {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    (server, client)
}

/// Returns a client that makes one attempt per call.
fn impatient(server: &MockServer) -> Client {
    let builder = Client::builder().api_key(key()).base_url(server.base_url());
    let builder = builder.tls(bare_tls()).retry(RetryPolicy::none());
    let builder = builder.timeout(Duration::from_millis(300));
    builder.build().expect("a client")
}

#[tokio::test]
async fn replies_are_typed_values_json_and_statuses_in_their_order() {
    let (server, client) = server().await;
    let mut chat = types::Chat::default();
    chat.count_pinned_messages = Some(7);
    let list = operations::chats::list();
    server
        .on(list)
        .times(1)
        .reply(types::Envelope::from(vec![chat]));
    server
        .on(list)
        .times(1)
        .reply(json!({"data": [{"countPinnedMessages": 8}]}));
    server.on(list).reply(StatusCode::FORBIDDEN);
    for expected in [7, 8] {
        let chats = client.chats().list("acct_1").await.expect("chats");
        assert_eq!(chats.data[0].count_pinned_messages, Some(expected));
    }
    for _ in 0..2 {
        let error = client.chats().list("acct_1").await.expect_err("a refusal");
        assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
    }
    assert_eq!(server.requests(list).len(), 4);
}

#[tokio::test]
async fn a_rule_holds_for_the_requests_that_its_condition_takes() {
    let (server, client) = server().await;
    let send = operations::messages::send();
    let rule = server.on(send).when(|request| request.body("text") == "no");
    rule.reply(Reply::relayed(400, 17, "This text cannot be sent."));
    let yes = client.messages().send("acct_1", 456).text("yes").await;
    assert!(yes.is_ok(), "{yes:?}");
    let no = client.messages().send("acct_1", 456).text("no").await;
    let error = no.expect_err("a refusal");
    assert_eq!(error.code(), Some("ONLYFANS_COM_ERROR"));
    let sent = server.requests(send);
    assert_eq!(
        (sent[1].body("text"), sent[1].argument("chat_id")),
        (&json!("no"), "456")
    );
    assert_eq!(sent[1].status, 400);
}

#[tokio::test]
async fn a_throttled_call_is_sent_again_after_its_wait() {
    let (server, client) = server().await;
    let rule = server.on(operations::messages::send()).times(1);
    rule.reply(Reply::throttled(Duration::from_secs(1)));
    let sent = client.messages().send("acct_1", 456).text("Hello").await;
    assert_eq!(sent.expect("a message").attempts(), 2);
}

#[tokio::test]
async fn a_lost_response_is_replayed_and_the_message_is_sent_once() {
    let (server, client) = server().await;
    let before = client
        .messages()
        .list("acct_1", 456)
        .await
        .expect("messages");
    for fault in [
        Fault::Reset,
        Fault::ResetAfterHeaders,
        Fault::ResetWithin,
        Fault::Cut,
    ] {
        server.reset();
        server
            .on(operations::messages::send())
            .times(1)
            .fault(fault);
        let text = format!("{fault:?}");
        let sent = client.messages().send("acct_1", 456).text(&*text).await;
        let sent = sent.unwrap_or_else(|error| panic!("{fault:?}: {error}"));
        assert_eq!(sent.attempts(), 2, "{fault:?}");
        assert_eq!(sent.headers()["idempotent-replayed"], "true", "{fault:?}");
    }
    let after = client.messages().list("acct_1", 456).limit(100).await;
    let after = after.expect("messages");
    let texts: Vec<_> = after
        .data
        .iter()
        .filter_map(|row| row.text.clone())
        .collect();
    assert_eq!(
        &texts[..4],
        ["Cut", "ResetWithin", "ResetAfterHeaders", "Reset"]
    );
    assert_eq!(after.data[4].id, before.data[0].id);
}

#[tokio::test]
async fn each_fault_is_the_error_that_it_stands_for() {
    let server = MockServer::start().await.expect("a mock");
    let client = impatient(&server);
    for (fault, kind, outcome) in [
        (Fault::Refuse, ErrorKind::Transport, Outcome::Unknown),
        (Fault::Reset, ErrorKind::Transport, Outcome::Unknown),
        (Fault::Stall, ErrorKind::Timeout, Outcome::Unknown),
        (Fault::StallWithin, ErrorKind::Timeout, Outcome::Unknown),
        (Fault::Edge(520), ErrorKind::Api, Outcome::Unknown),
    ] {
        server.reset();
        server.on_any().fault(fault);
        let call = client.user_lists().create("acct_1").name("Regulars").await;
        let error = call.expect_err("a fault");
        assert_eq!(
            (error.kind(), error.outcome()),
            (kind, outcome),
            "{fault:?}: {error}"
        );
    }
    server.reset();
    server
        .on_any()
        .fault(Fault::Drip(Duration::from_micros(10)));
    // A byte takes a millisecond at least.
    let patient = crate::support::client(&server.base_url());
    let call = patient.api_keys().whoami().await;
    assert!(call.is_ok(), "{call:?}");
}

#[tokio::test]
async fn a_drifted_response_is_read_and_its_drift_is_reported() {
    let (server, client) = server().await;
    let mut drifts = 0;
    for seed in 0..20 {
        server.reset();
        server.on_any().fault(Fault::Drift(seed));
        let chats = client.chats().list("acct_1").await;
        drifts += chats
            .as_ref()
            .map_or(0, |chats| Response::drift(chats).len());
    }
    assert!(drifts > 20, "{drifts}");
}

#[tokio::test]
async fn a_fault_can_be_that_of_each_third_request() {
    let server = MockServer::start().await.expect("a mock");
    let client = impatient(&server);
    server.on_any().fault(Fault::Edge(502)).every(3);
    let mut statuses = Vec::new();
    for _ in 0..6 {
        let call = client
            .smart_link_postbacks()
            .create()
            .url("https://example.com");
        let call = call
            .smart_link_scope("global")
            .conversion_types(["new_subscriber"])
            .await;
        statuses.push(call.is_ok());
    }
    assert_eq!(statuses, [true, true, false, true, true, false]);
}

#[tokio::test]
async fn an_expectation_that_is_not_met_is_told_with_the_log() {
    let (server, client) = server().await;
    server.expect(operations::chats::list()).times(2);
    server.expect(operations::messages::send()).times(0);
    client.chats().list("acct_1").await.expect("chats");
    let verified = std::panic::catch_unwind(AssertUnwindSafe(|| server.verify()));
    let message = verified.expect_err("one request is missing");
    let message = message.downcast_ref::<String>().expect("a message");
    let first = message.lines().next();
    assert_eq!(
        first,
        Some("GET /api/{account}/chats: expected 2 requests, found 1")
    );
    assert!(
        message.contains("  GET     200  /api/acct_1/chats"),
        "{message}"
    );
    client.chats().list("acct_1").await.expect("chats");
    server.verify();
}

#[tokio::test]
async fn requests_of_an_account_are_limited_at_a_time() {
    let server = MockServer::start().await.expect("a mock");
    let client = impatient(&server);
    server.team().at_once(1);
    server
        .on(operations::chats::list())
        .delay(Duration::from_millis(200));
    let first = client.chats().list("acct_1");
    let second = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        client.fans().list("acct_1").await
    };
    let (first, second) = tokio::join!(first, second);
    assert!(first.is_ok(), "{first:?}");
    assert!(second.expect_err("throttled").is_rate_limited());
    assert!(client.fans().list("acct_1").await.is_ok());
}
