//! What is handed in, and how the wait goes on from there.

use std::time::Duration;

use onlyfansapi::{ErrorKind, LoginState, Outcome, RetryPolicy};
use serde_json::json;

use super::{
    AT_ONCE, at_once, next,
    server::{asks, begins, client_at, done, sent, showing, wrong},
    word,
};
use crate::faults::{FaultServer, ServerResponse, Step, client_of, soon};

#[tokio::test]
async fn a_question_that_was_answered_is_not_asked_again_while_the_server_still_shows_it() {
    let (server, login, _) = showing([asks(), asks(), asks(), wrong(), wrong(), done()]).await;
    assert_eq!(word(&next(&login).await), "code");
    login.submit_code("1").await.expect("a confirmation");
    assert_eq!(word(&next(&login).await), "wrong");
    assert_eq!(sent(&server, "GET"), 4);
    login.submit_code("2").await.expect("a confirmation");
    assert_eq!(word(&next(&login).await), "done");
    let bodies: Vec<_> = server
        .requests()
        .into_iter()
        .filter(|request| request.method == "PUT")
        .map(|request| String::from_utf8(request.body).expect("text"))
        .collect();
    assert_eq!(bodies, [r#"{"code":"1"}"#, r#"{"code":"2"}"#]);
}

#[tokio::test]
async fn a_login_that_was_not_polled_looks_before_it_answers() {
    let (server, login, _) = showing([asks(), asks(), done()]).await;
    login.submit_code("1").await.expect("a confirmation");
    let methods: Vec<_> = server
        .requests()
        .into_iter()
        .map(|request| request.method)
        .collect();
    assert_eq!(methods, ["GET", "PUT"]);
    // The same question is the answered one.
    assert_eq!(word(&next(&login).await), "done");
    login.face_check_done().await.expect("a confirmation");
    assert_eq!(sent(&server, "GET"), 3);
    let last = server.requests().pop().expect("a request");
    assert_eq!(last.body, br#"{"selfie_verification_completed":true}"#);
}

#[tokio::test]
async fn a_step_of_the_progress_is_no_new_question_and_another_kind_of_code_is_one() {
    let mut moved = asks();
    moved["progress"] = json!("checking");
    let mut by_app = asks();
    by_app["state"] = json!("needs-app-otp");
    let (server, login, _) = showing([asks(), moved, by_app]).await;
    next(&login).await;
    login.submit_code("1").await.expect("a confirmation");
    assert_eq!(word(&next(&login).await), "code");
    assert_eq!(sent(&server, "GET"), 3);
}

#[tokio::test]
async fn a_question_that_comes_back_after_another_state_is_a_new_one() {
    let (server, login, _) = showing([asks(), asks(), begins(), asks(), done()]).await;
    next(&login).await;
    login.submit_code("1").await.expect("a confirmation");
    assert_eq!(word(&next(&login).await), "code");
    assert_eq!(sent(&server, "GET"), 4);
}

#[tokio::test]
async fn an_answer_counts_until_another_state_is_shown_whoever_polls() {
    let (server, login, _) = showing([asks(), asks(), asks(), asks(), done()]).await;
    assert_eq!(word(&next(&login).await), "code");
    login.submit_code("1").await.expect("a confirmation");
    // A single poll tells what the server says.
    assert_eq!(word(&login.state().await.expect("a state")), "code");
    assert_eq!(word(&next(&login.clone()).await), "done");
    assert_eq!(sent(&server, "GET"), 5);
}

#[tokio::test]
async fn a_question_without_an_answer_ends_every_wait() {
    let (server, login, _) = showing([asks()]).await;
    for polls in 1..4 {
        assert_eq!(word(&next(&login).await), "code");
        assert_eq!(sent(&server, "GET"), polls);
    }
    // A code that the server certainly did not take is none.
    let server = FaultServer::scripted([
        ServerResponse::json(200, asks().to_string()).into(),
        ServerResponse::error(422, "INVALID").into(),
        ServerResponse::json(200, asks().to_string()).into(),
    ])
    .await;
    let login = client_at(&server).authentication().attempt("auth_1");
    login.submit_code("1").await.expect_err("422");
    assert_eq!(word(&next(&login).await), "code");
    assert_eq!(server.seen(), 3);
}

#[tokio::test]
async fn a_code_whose_response_is_lost_is_not_sent_again_and_counts_as_an_answer() {
    let status = |status: serde_json::Value| ServerResponse::json(200, status.to_string()).into();
    let server =
        FaultServer::scripted([status(asks()), Step::Reset, status(asks()), status(done())]).await;
    let login = client_at(&server).authentication().attempt("auth_1");
    let error = soon(login.submit_code("1")).await.expect_err("no response");
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(sent(&server, "PUT"), 1);
    assert_eq!(word(&next(&login).await), "done");
    assert_eq!(server.seen(), 4);
}

#[tokio::test]
async fn what_was_shown_already_does_not_end_the_wait_for_the_next_state() {
    let (server, login, statuses) = showing([asks()]).await;
    assert_eq!(word(&next(&login).await), "code");
    // Another process submits the code, after some polls.
    statuses.set([asks(), asks(), begins(), done()]);
    let state = soon(at_once(login.until_next())).await.expect("a state");
    assert_eq!(word(&state), "done");
    assert_eq!(sent(&server, "GET"), 5);
    // An end ends it in any case, and so does the first state of a login that was not polled.
    let state = soon(at_once(login.until_next())).await.expect("a state");
    assert_eq!(word(&state), "done");
    let (server, login, _) = showing([asks()]).await;
    let state = soon(at_once(login.until_next())).await.expect("a state");
    assert_eq!((word(&state), sent(&server, "GET")), ("code", 1));
}

#[tokio::test(start_paused = true)]
async fn the_same_question_is_asked_again_after_a_minute() {
    let (server, login, _) = showing([asks()]).await;
    assert_eq!(word(&login.state().await.expect("a state")), "code");
    login.submit_code("1").await.expect("a confirmation");
    let state = login.until_done().await.expect("a state");
    assert_eq!(word(&state), "code");
    // It has no answer yet, so it ends the next wait at once.
    let polls = sent(&server, "GET");
    assert!(polls > 5, "{polls}");
    let state = login.until_done().await.expect("a state");
    assert_eq!((word(&state), sent(&server, "GET")), ("code", polls + 1));
    let mut beside = begins();
    beside["twoFactorPending"] = json!(true);
    let (_server, login, _) = showing([beside]).await;
    login.submit_code("1").await.expect("a confirmation");
    let state = login.until_done().await.expect("a state");
    assert_eq!(word(&state), "code");
}

#[tokio::test]
async fn members_beside_the_attempt_ask_as_well() {
    let mut face = begins();
    face["needs_face_otp"] = json!(true);
    face["face_otp_verification_url"] = json!("https://face.test/1");
    let mut code = done();
    code["twoFactorPending"] = json!(true);
    let (server, login, _) = showing([face.clone(), face.clone(), face, code, done()]).await;
    let expected = LoginState::NeedsFaceCheck {
        url: Some("https://face.test/1".into()),
    };
    assert_eq!(next(&login).await, expected);
    login.face_check_done().await.expect("a confirmation");
    // Not done yet, whatever else is there.
    assert_eq!(word(&next(&login).await), "code");
    assert_eq!(sent(&server, "GET"), 4);
    login.submit_code("1").await.expect("a confirmation");
    assert_eq!(word(&next(&login).await), "done");
}

#[tokio::test]
async fn an_email_is_sent_once_and_a_failure_with_a_successful_status_is_an_error() {
    let (server, login, _) = showing([asks()]).await;
    login.send_email().await.expect("a confirmation");
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    let target = "/api/authenticate/auth_1/send-email-to-creator";
    assert_eq!(requests[0].target, target);
    let refused = json!({"success": false, "message": "No address"}).to_string();
    let server = FaultServer::scripted([ServerResponse::json(200, refused).into()]).await;
    let login = client_at(&server).authentication().attempt("auth_1");
    let error = login.send_email().await.expect_err("no email");
    assert_eq!(error.kind(), ErrorKind::Job);
    assert!(
        error
            .to_string()
            .ends_with("the server did not do it: No address")
    );
    assert_eq!(error.job_id(), Some(login.id()));
}

#[tokio::test]
async fn a_login_that_is_not_done_in_time_is_an_error_with_its_id() {
    let (server, login, _) = showing([begins()]).await;
    let wait = at_once(login.until_done()).timeout(Duration::from_millis(50));
    let error = soon(wait).await.expect_err("late");
    assert_eq!(error.kind(), ErrorKind::Job);
    assert_eq!(error.job_id(), Some(login.id()));
    assert!(server.seen() > 1);
}

#[tokio::test]
async fn a_poll_that_fails_for_a_while_does_not_end_the_wait() {
    let server = FaultServer::scripted([
        ServerResponse::error(503, "UNAVAILABLE").into(),
        Step::Reset,
        ServerResponse::json(200, done().to_string()).into(),
    ])
    .await;
    let client = client_of(server.base_url()).retry(RetryPolicy::none());
    let client = client.build().expect("a client");
    let login = client.authentication().attempt("auth_1");
    let state = soon(login.until_done().pause(AT_ONCE, AT_ONCE)).await;
    assert_eq!(word(&state.expect("a state")), "done");
}

#[tokio::test]
async fn a_wait_without_typed_states_ends_as_well_when_another_code_is_taken() {
    let mut closed = begins();
    closed["lastAttempt"] =
        json!({"completed_at": "2026-01-01", "success": false, "error_code": "WRONG_2FA"});
    let (server, _, _) = showing([closed]).await;
    let client = client_at(&server);
    let wait = client.authentication().get_status("auth_1").until_done();
    let status = soon(wait.pause(AT_ONCE, AT_ONCE)).await.expect("a status");
    let attempt = status.last_attempt.clone().expect("an attempt");
    assert_eq!(attempt.error_code.as_deref(), Some("WRONG_2FA"));
}
