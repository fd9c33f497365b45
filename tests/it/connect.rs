//! Logins of accounts, from their credentials to the connected account.

mod again;
mod answers;
mod model;
mod secrets;
mod server;

use std::time::Duration;

use onlyfansapi::{
    Client, Error, ErrorKind, Login, LoginState, LoginWait,
    mock::MockServer,
    types::{AuthenticationType, Id},
};

use crate::{faults::soon, support::client};

const AT_ONCE: Duration = Duration::from_millis(1);

/// The code that the mock refuses.
const WRONG: &str = "000000";

fn at_once(wait: LoginWait) -> LoginWait {
    wait.pause(AT_ONCE, AT_ONCE)
}

async fn next(login: &Login) -> LoginState {
    soon(at_once(login.until_done())).await.expect("a state")
}

async fn world() -> (MockServer, Client) {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    (server, client)
}

async fn connect(client: &Client, email: &str) -> Login {
    let login = client.authentication().connect(email, "a password").await;
    login.expect("a login")
}

/// Returns the kind of a state in one word.
fn word(state: &LoginState) -> &'static str {
    match state {
        LoginState::Started => "started",
        LoginState::NeedsCode {
            after_wrong_code: true,
            ..
        } => "wrong",
        LoginState::NeedsCode { .. } => "code",
        LoginState::NeedsFaceCheck { .. } => "face",
        LoginState::Working => "working",
        LoginState::Done { .. } => "done",
        LoginState::Failed {
            may_try_code_again: true,
            ..
        } => "again",
        LoginState::Failed { .. } => "failed",
        other => panic!("{other:?}"),
    }
}

/// Does what a login asks for, with as many wrong codes, and returns the states that it asked in.
async fn drive(login: &Login, mut wrong_codes: usize) -> (Vec<&'static str>, LoginState) {
    let mut states = Vec::new();
    loop {
        let state = next(login).await;
        states.push(word(&state));
        match state {
            LoginState::NeedsFaceCheck { .. } => {
                login.face_check_done().await.expect("a confirmation");
            }
            LoginState::NeedsCode { .. }
            | LoginState::Failed {
                may_try_code_again: true,
                ..
            } => {
                let code = if wrong_codes > 0 { WRONG } else { "123456" };
                wrong_codes = wrong_codes.saturating_sub(1);
                login.submit_code(code).await.expect("a confirmation");
            }
            end => return (states, end),
        }
    }
}

async fn ids(client: &Client) -> Vec<Id> {
    let accounts = client.accounts().list().await.expect("accounts");
    accounts.into_iter().filter_map(|row| row.id).collect()
}

#[tokio::test]
async fn a_login_asks_in_every_order_and_ends_with_the_account() {
    let (_server, client) = world().await;
    for (email, wrong_codes, expected) in [
        ("plain@x.test", 0, &["done"][..]),
        ("unknown-plain@x.test", 0, &["done"]),
        ("ann@x.test", 0, &["code", "done"]),
        ("ann@x.test", 1, &["code", "wrong", "done"]),
        ("face-plain@x.test", 0, &["face", "done"]),
        ("face@x.test", 0, &["face", "code", "done"]),
        ("face-unknown@x.test", 1, &["face", "code", "wrong", "done"]),
        ("late-face@x.test", 0, &["code", "face", "done"]),
        ("late-face@x.test", 1, &["code", "wrong", "face", "done"]),
        ("strict@x.test", 1, &["code", "again", "done"]),
        ("strict-face@x.test", 1, &["face", "code", "again", "done"]),
    ] {
        let before = ids(&client).await;
        let login = connect(&client, email).await;
        let (states, end) = drive(&login, wrong_codes).await;
        assert_eq!(states, expected, "{email}");
        let LoginState::Done { account } = end else {
            panic!("{email}: {end:?}");
        };
        assert!(!before.contains(&account), "{email}");
        let listed = ids(&client).await;
        assert!(listed.contains(&account), "{email}");
        let chats = client.chats().list(&account).await;
        chats.expect("the account has its calls");
        // The end stays what it is.
        assert_eq!(next(&login).await, LoginState::Done { account });
    }
}

#[tokio::test]
async fn states_between_are_told_one_by_one() {
    let (_server, client) = world().await;
    let login = connect(&client, "unknown-face@x.test").await;
    let mut words = Vec::new();
    for _ in 0..3 {
        let state = login.state().await.expect("a state");
        words.push(word(&state));
    }
    assert_eq!(words, ["working", "working", "face"]);
    let LoginState::NeedsFaceCheck { url } = login.state().await.expect("a state") else {
        panic!("expected a face check");
    };
    assert!(url.expect("a link").as_str().contains("/__mock/face/"));
    login.face_check_done().await.expect("a confirmation");
    let expected = LoginState::NeedsCode {
        phone_ending: Some("42".to_owned()),
        after_wrong_code: false,
    };
    assert_eq!(next(&login).await, expected);
}

#[tokio::test]
async fn an_attempt_that_expires_fails_and_takes_no_code() {
    let (_server, client) = world().await;
    let login = connect(&client, "expire@x.test").await;
    for expected in ["code", "code", "code", "failed"] {
        assert_eq!(word(&next(&login).await), expected);
    }
    let error = login.submit_code("123456").await.expect_err("too late");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(409));
    assert_eq!(error.job_id(), Some(login.id()));
    let expected = LoginState::Failed {
        reason: Some("The login has expired.".to_owned()),
        may_try_code_again: false,
    };
    assert_eq!(next(&login).await, expected);
}

#[tokio::test]
async fn a_refused_password_is_a_state_with_the_reason_and_no_error() {
    let (_server, client) = world().await;
    let login = connect(&client, "refuse@x.test").await;
    let expected = LoginState::Failed {
        reason: Some("The email address or the password is wrong.".to_owned()),
        may_try_code_again: false,
    };
    assert_eq!(next(&login).await, expected);
}

#[tokio::test]
async fn a_login_goes_on_in_another_process_by_its_id_alone() {
    let (server, first) = world().await;
    let login = connect(&first, "face@x.test").await;
    assert_eq!(word(&next(&login).await), "face");
    // All that is stored is text.
    let id = login.id().to_string();
    drop((login, first));

    let second = client(&server.base_url());
    let login = second.authentication().attempt(id.as_str());
    login.face_check_done().await.expect("a confirmation");
    drop((login, second));

    let third = client(&server.base_url());
    let login = third.authentication().attempt(id.as_str());
    assert_eq!(word(&next(&login).await), "code");
    login.submit_code("123456").await.expect("a confirmation");
    drop((login, third));

    let last = client(&server.base_url());
    let login = last.authentication().attempt(id);
    assert_eq!(word(&next(&login).await), "done");
}

#[tokio::test]
async fn an_attempt_that_there_is_not_is_an_error_of_every_step() {
    let (_server, client) = world().await;
    let login = client.authentication().attempt("auth_of_nobody");
    let missing = |error: Error| {
        assert!(error.is_not_found(), "{error}");
        assert_eq!(error.job_id(), Some(login.id()));
    };
    missing(login.state().await.expect_err("404"));
    missing(soon(login.until_done()).await.expect_err("404"));
    missing(login.submit_code("123456").await.expect_err("404"));
    missing(login.face_check_done().await.expect_err("404"));
}

#[tokio::test]
async fn a_login_by_the_phone_app_has_its_link_while_it_is_pending() {
    let (_server, client) = world().await;
    let start = client.authentication().start().name("Ann");
    let login = start.auth_type(AuthenticationType::MobileApp).connect();
    let login = login.await.expect("a login");
    let link = login.app_link().expect("a link");
    let resumed = client.authentication().attempt(login.id());
    assert_eq!(resumed.app_link(), None);
    resumed.state().await.expect("a state");
    assert_eq!(resumed.app_link(), Some(link));
    assert_eq!(word(&next(&login).await), "done");
    let by_code = connect(&client, "ann@x.test").await;
    next(&by_code).await;
    assert_eq!(by_code.app_link(), None);
}

#[tokio::test]
async fn credentials_that_are_missing_are_an_error_before_anything_is_sent() {
    let (server, client) = world().await;
    let start = client.authentication().start().email("ann@x.test");
    let error = start.connect().await.expect_err("no password");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("password"), "{error}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_client_session_has_the_token_of_the_widget() {
    let (server, client) = world().await;
    let create = client.client_sessions().create().display_name("Ann");
    let session = create.client_reference_id("tenant-7").await;
    let session = session.expect("a session").into_data().expect("data");
    assert!(
        session
            .token
            .is_some_and(|token| !token.as_str().is_empty())
    );
    let requests = server.received();
    assert_eq!(requests[0].body("display_name"), "Ann");
    assert_eq!(requests[0].body("client_reference_id"), "tenant-7");
    let create = client.client_sessions().create();
    let error = create.await.expect_err("no name");
    assert!(error.to_string().contains("display_name"), "{error}");
}
