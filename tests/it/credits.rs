//! The credits that calls cost are counted, and calls beyond the budget are not sent.

use onlyfansapi::{ErrorKind, Method, Outcome};

use crate::faults::{FaultServer, ServerResponse, Step, at_once, client_of};

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
    let server = server([costing(2, 98), costing(2, 96)]).await;
    let client = client_of(server.base_url()).credit_budget(3);
    let client = client.build().expect("a client");
    client.chats().list("acct_1").await.expect("within it");
    // It starts within the budget and exceeds it.
    client.chats().list("acct_1").await.expect("within it");
    let error = client.chats().list("acct_1").await.expect_err("beyond it");
    assert_eq!(error.kind(), ErrorKind::Budget);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!((error.attempts(), error.is_retryable()), (0, false));
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: the request was not sent: expected fewer than 3 credits used, as the client's `credit_budget` allows, found 4"
    );
    assert_eq!(server.seen(), 2);
}
