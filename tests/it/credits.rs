//! The credits that calls cost are counted, and calls beyond the budget are not sent.

use onlyfansapi::{Client, ErrorKind, Method, Outcome};
use tokio::task::JoinSet;

use crate::faults::{FaultServer, ServerResponse, Step, at_once, client_of, soon};

fn costing(used: i64, balance: i64) -> ServerResponse {
    ServerResponse::success()
        .header("x-ofapi-credits-used", used.to_string())
        .header("x-ofapi-credits-balance", balance.to_string())
}

async fn server(responses: impl IntoIterator<Item = ServerResponse>) -> FaultServer {
    FaultServer::scripted(responses.into_iter().map(Step::Respond)).await
}

#[tokio::test]
async fn credits_are_counted_by_operation_and_account() {
    let in_body = r#"{"data": null, "_meta": {"_credits": {"used": 4, "balance": 90}}}"#;
    let failed = ServerResponse::error(422, "VALIDATION_ERROR")
        .header("x-ofapi-credits-used", "1")
        .header("x-ofapi-credits-balance", "89");
    let server = server([
        costing(1, 99),
        costing(2, 97),
        costing(3, 94),
        ServerResponse::json(200, in_body),
        failed,
        ServerResponse::success(),
    ])
    .await;
    let client = client_of(server.base_url()).build().expect("a client");
    assert_eq!((client.credits().used, client.credits().balance), (0, None));
    client.chats().list("acct_1").await.expect("chats");
    client.chats().list("acct_2").await.expect("chats");
    client.accounts().list().await.ok();
    let path = "/api/acct_2/things?private=1";
    client.request(Method::GET, path).await.expect("things");
    client.chats().list("acct_1").await.expect_err("refused");
    client.clone().chats().list("acct_1").await.expect("chats");
    let credits = client.credits();
    assert_eq!((credits.used, credits.balance), (11, Some(89)));
    let by_operation: Vec<_> = credits.by_operation.into_iter().collect();
    assert_eq!(
        by_operation,
        [
            ("GET /api/{}/things".to_owned(), 4),
            ("accounts.list".to_owned(), 3),
            ("chats.list".to_owned(), 4),
        ]
    );
    let by_account: Vec<_> = credits.by_account.into_iter().collect();
    assert_eq!(
        by_account,
        [("acct_1".to_owned(), 2), ("acct_2".to_owned(), 6)]
    );
}

#[tokio::test]
async fn a_replayed_response_costs_what_its_headers_say() {
    let stored = r#"{"data": {}, "_meta": {"_credits": {"used": 1, "balance": 100}}}"#;
    let replayed = ServerResponse::json(200, stored)
        .header("idempotent-replayed", "true")
        .header("x-ofapi-credits-used", "0")
        .header("x-ofapi-credits-balance", "42");
    let server = server([replayed]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let message = client.messages().send("acct_1", 5).text("Hi");
    assert!(message.await.expect("a message").is_replayed());
    assert_eq!(
        (client.credits().used, client.credits().balance),
        (0, Some(42))
    );
}

#[tokio::test]
async fn each_attempt_is_counted() {
    let throttled = ServerResponse::throttled()
        .header("x-ofapi-credits-used", "1")
        .header("x-ofapi-credits-balance", "9");
    let server = server([throttled, costing(1, 8)]).await;
    let client = client_of(server.base_url()).retry(at_once());
    let client = client.build().expect("a client");
    client.chats().list("acct_1").await.expect("chats");
    assert_eq!(
        (client.credits().used, client.credits().balance),
        (2, Some(8))
    );
}

#[tokio::test]
async fn a_budget_ends_calls_before_they_are_sent() {
    let server = server([costing(2, 98), costing(3, 95)]).await;
    let client = client_of(server.base_url()).credit_budget(4);
    let client = client.build().expect("a client");
    client.chats().list("acct_1").await.expect("within it");
    // It may cost as much again, and exceeds the budget.
    client.chats().list("acct_1").await.expect("within it");
    let error = client.chats().list("acct_1").await.expect_err("beyond it");
    assert_eq!(error.kind(), ErrorKind::Budget);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!((error.attempts(), error.is_retryable()), (0, false));
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: the request was not sent: expected a call that fits into the client's `credit_budget` of 4, found 5 credits used, 0 reserved by calls under way, and a call that may use 3"
    );
    assert_eq!(server.seen(), 2);
}

/// Makes 20 calls at once, and returns the number of those that did not fit into the budget.
async fn refused(client: &Client) -> usize {
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let call = client.request(Method::POST, "/api/things");
        calls.spawn(call.into_future());
    }
    let results = soon(calls.join_all()).await;
    let errors = results.into_iter().filter_map(Result::err);
    errors
        .inspect(|error| assert_eq!(error.kind(), ErrorKind::Budget, "{error}"))
        .count()
}

#[tokio::test]
async fn calls_at_once_reserve_what_their_operation_was_seen_to_cost() {
    let server = server([costing(3, 97)]).await;
    let client = client_of(server.base_url()).credit_budget(13);
    let client = client.build().expect("a client");
    let first = client.request(Method::POST, "/api/things");
    soon(first).await.expect("within it");
    // Ten credits are left, for three calls.
    assert_eq!(refused(&client).await, 17);
    assert_eq!((client.credits().used, server.seen()), (12, 4));
    // What the others reserve is free again, and the last credit is for a call that costs no more.
    soon(client.request(Method::POST, "/api/things"))
        .await
        .expect_err("too much");
    soon(client.request(Method::POST, "/api/others"))
        .await
        .expect("within it");
}

#[tokio::test]
async fn calls_at_once_reserve_one_credit_before_their_cost_is_seen() {
    let server = server([costing(1, 97)]).await;
    let client = client_of(server.base_url()).credit_budget(10);
    let client = client.build().expect("a client");
    assert_eq!(refused(&client).await, 10);
    assert_eq!((client.credits().used, server.seen()), (10, 10));
}

#[tokio::test]
async fn a_response_from_a_cache_does_not_show_that_a_call_costs_nothing() {
    let server = server([costing(2, 98), costing(0, 98)]).await;
    let client = client_of(server.base_url()).credit_budget(5);
    let client = client.build().expect("a client");
    for _ in 0..2 {
        let call = client.request(Method::POST, "/api/things");
        soon(call).await.expect("within it");
    }
    // Three credits are left, for one call.
    assert_eq!(refused(&client).await, 19);
}

#[tokio::test]
async fn a_call_that_is_dropped_or_fails_gives_its_reservation_back() {
    let steps = [Step::Stall, Step::Close, ServerResponse::success().into()];
    let server = FaultServer::scripted(steps).await;
    let client = client_of(server.base_url()).credit_budget(1);
    let client = client.build().expect("a client");
    let call = || client.request(Method::POST, "/api/things").send();
    let mut first = Box::pin(call());
    tokio::select! {
        _ = &mut first => panic!("expected no response, found one"),
        () = soon(server.has_seen(1)) => {}
    }
    let error = soon(call()).await.expect_err("nothing is left");
    assert_eq!(error.kind(), ErrorKind::Budget);
    let message = error.to_string();
    assert!(
        message.contains("found 0 credits used, 1 reserved"),
        "{message}"
    );
    drop(first);
    let error = soon(call()).await.expect_err("a lost response");
    assert_eq!(error.kind(), ErrorKind::Transport);
    soon(call()).await.expect("a response");
    assert_eq!(server.seen(), 3);
}

#[tokio::test]
async fn a_retry_belongs_to_a_call_that_fitted_into_the_budget() {
    let throttled = ServerResponse::throttled().header("x-ofapi-credits-used", "1");
    let server = server([throttled, costing(1, 8)]).await;
    let client = client_of(server.base_url()).credit_budget(1);
    let client = client.build().expect("a client");
    let chats = client.chats().list("acct_1").await.expect("chats");
    assert_eq!((chats.attempts(), client.credits().used), (2, 2));
}

#[tokio::test]
async fn a_call_reserves_what_its_operation_is_known_to_cost() {
    let server = server([costing(1, 97)]).await;
    let client = client_of(server.base_url()).credit_budget(100);
    let client = client.build().expect("a client");
    let summary = client.fan_summaries().generate("acct_1", 5);
    let error = soon(summary).await.expect_err("200 credits");
    assert!(
        error.to_string().ends_with("a call that may use 200"),
        "{error}"
    );
    assert_eq!(server.seen(), 0);
    // What costs nothing needs no credits of the budget.
    let client = client_of(server.base_url()).credit_budget(0);
    let client = client.build().expect("a client");
    let error = soon(client.chats().list("acct_1")).await;
    assert!(error.is_err_and(|error| error.kind() == ErrorKind::Budget));
    let _ = soon(client.webhooks().list()).await;
    assert_eq!(server.seen(), 1);
}
