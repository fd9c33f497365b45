//! Logins of accounts that are connected already.

use onlyfansapi::{Client, Error, ErrorKind, LoginState, Outcome, RetryPolicy, mock::MockServer};
use serde_json::json;

use super::{client, connect, drive, next, server::client_at, word, world};
use crate::faults::{FaultServer, ServerResponse, client_of};

/// A mock with a client that sends each request once.
async fn impatient() -> (MockServer, Client) {
    let server = MockServer::start().await.expect("a mock");
    let client = client_of(server.base_url()).retry(RetryPolicy::none());
    let client = client.build().expect("a client");
    (server, client)
}

fn status(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}

#[tokio::test]
async fn an_account_that_logs_in_again_has_no_other_calls_until_it_is_done() {
    let (_server, client) = impatient().await;
    client.chats().list("acct_123").await.expect("chats");
    let login = client.authentication().reauthenticate("acct_123").connect();
    let login = login.await.expect("a login");
    let mut shown = Vec::new();
    for _ in 0..3 {
        let error = client.chats().list("acct_123").await.expect_err("503");
        assert_eq!(status(&error), Some(503));
        assert!(error.is_retryable());
        // Other accounts, and calls of the team, go on.
        client.chats().list("acct_1").await.expect("chats");
        client.accounts().list().await.expect("accounts");
        shown.push(word(&login.state().await.expect("a state")));
    }
    // The account is shown all the time, and is no success.
    assert_eq!(shown, ["working", "code", "code"]);
    login.submit_code("123456").await.expect("a confirmation");
    let account = "acct_123".into();
    assert_eq!(next(&login).await, LoginState::Done { account });
    client.chats().list("acct_123").await.expect("chats");
}

#[tokio::test]
async fn an_account_logs_in_with_new_data_and_stays_the_same_account() {
    let (_server, client) = impatient().await;
    let update = client.authentication().update_credentials("acct_1");
    let update = update.email("late-face@x.test").password("another");
    let login = update.connect().await.expect("a login");
    let (states, end) = drive(&login, 1).await;
    assert_eq!(states, ["code", "wrong", "face", "done"]);
    let account = "acct_1".into();
    assert_eq!(end, LoginState::Done { account });
    let update = client.authentication().update_credentials("acct_1");
    let login = update.email("refuse@x.test").password("another").connect();
    let login = login.await.expect("a login");
    client.chats().list("acct_1").await.expect_err("503");
    assert_eq!(word(&next(&login).await), "failed");
    client.chats().list("acct_1").await.expect("chats");
}

#[tokio::test]
async fn the_response_of_a_login_with_stored_data_names_the_attempt_in_its_url_alone() {
    let (server, first) = world().await;
    let response = first.authentication().reauthenticate("acct_2").await;
    let response = response.expect("a response");
    assert_eq!(response.attempt_id, None);
    let url = response.polling_url.clone().expect("a URL");
    // Of another program, which stored it.
    let other = client(&server.base_url());
    let login = other.authentication().attempt_at(&url).expect("a login");
    assert!(url.ends_with(&format!("/{}", login.id())), "{url}");
    assert_eq!(word(&next(&login).await), "code");
}

#[tokio::test]
async fn an_address_of_another_origin_is_refused_by_name_and_nothing_is_sent_there() {
    let other = FaultServer::scripted([ServerResponse::success().into()]).await;
    let foreign = format!("{}/api/authenticate/auth_1", other.base_url());
    let body = json!({"success": true, "polling_url": foreign}).to_string();
    let server = FaultServer::scripted([ServerResponse::json(200, body).into()]).await;
    let client = client_at(&server);
    let logins = client.authentication();
    let given = logins.attempt_at(&foreign).expect_err("another origin");
    assert_eq!(
        (given.kind(), given.outcome(), given.attempts()),
        (ErrorKind::Request, Outcome::NotSent, 0)
    );
    let received = logins.reauthenticate("acct_1").connect().await;
    let received = received.expect_err("another origin");
    assert_eq!(received.kind(), ErrorKind::Job);
    for error in [given, received] {
        let expected = format!(
            "polling_url: expected a URL of the origin {}, found one of the origin {}, to which nothing is sent",
            server.base_url(),
            other.base_url()
        );
        assert!(error.to_string().ends_with(&expected), "{error}");
        assert!(!error.to_string().contains("auth_1"), "{error}");
    }
    assert_eq!((server.seen(), other.seen()), (1, 0));
}

#[tokio::test]
async fn a_response_that_begins_no_login_is_an_error_with_the_reason() {
    for (body, problem) in [
        (
            json!({"success": false, "message": "Too early", "polling_url": "/api/authenticate/auth_1"}),
            "the login did not begin: Too early",
        ),
        (
            json!({"success": true}),
            "expected `attempt_id` or `polling_url` in the response, found neither; the login may have begun, and is not known",
        ),
    ] {
        let server = FaultServer::scripted([ServerResponse::json(200, body.to_string()).into()]);
        let server = server.await;
        let logins = client_at(&server).authentication();
        let error = logins.reauthenticate("acct_1").connect().await;
        let error = error.expect_err("no login");
        assert_eq!(error.kind(), ErrorKind::Job);
        assert!(error.to_string().ends_with(problem), "{error}");
    }
}

#[tokio::test]
async fn a_newer_login_of_an_account_takes_the_place_of_an_older_one() {
    let (_server, client) = impatient().await;
    let first = client.authentication().reauthenticate("acct_3").connect();
    first.await.expect("a login");
    let second = client.authentication().reauthenticate("acct_3").connect();
    let second = second.await.expect("a login");
    drive(&second, 0).await;
    client.chats().list("acct_3").await.expect("chats");
    // An account that was connected here logs in as it did.
    let login = connect(&client, "plain@x.test").await;
    let LoginState::Done { account } = next(&login).await else {
        panic!("expected the end");
    };
    let login = client.authentication().reauthenticate(&account).connect();
    let login = login.await.expect("a login");
    assert_eq!(next(&login).await, LoginState::Done { account });
}
