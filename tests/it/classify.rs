//! What a caller can ask an answer: what can be done about an error, and whether a success is one.

use std::time::Duration;

use onlyfansapi::{Client, Error, ErrorKind, Method, Outcome, RetryPolicy};
use serde_json::json;

use crate::faults::{Answer, Delivery, FaultServer, SUCCESS, Step, client_of, soon};

/// A server that takes this step, and its client.
async fn server(step: impl Into<Step>) -> (FaultServer, Client) {
    let server = FaultServer::scripted([step.into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    (server, client)
}

/// The error of a call that is answered like this, without repetitions.
async fn error_of(answer: Answer) -> Error {
    let (_server, client) = server(answer).await;
    let request = client.chats().list("acct_1").retry(RetryPolicy::none());
    soon(request).await.expect_err("an error")
}

/// What a caller may ask an error, in the order of [`CLASSES`].
fn classes(error: &Error) -> Vec<&'static str> {
    let is = [
        error.is_rate_limited(),
        error.is_account_disconnected(),
        error.is_reauthentication_needed(),
        error.is_out_of_credits(),
        error.is_edge_block(),
        error.is_timeout(),
    ];
    let classes = CLASSES.into_iter().zip(is);
    classes
        .filter(|(_, is)| *is)
        .map(|(class, _)| class)
        .collect()
}

const CLASSES: [&str; 6] = [
    "rate limited",
    "account disconnected",
    "reauthentication needed",
    "out of credits",
    "edge block",
    "timeout",
];

#[tokio::test]
async fn an_error_says_what_can_be_done_about_it() {
    let throttled = "ONLYFANS_COM_RATE_LIMIT_ERROR";
    let long = "CF:ONLYFANS_COM_RATE_LIMIT_ERROR_v3";
    let relayed = json!({
        "error": "ONLYFANS_COM_ERROR",
        "message": "No",
        "onlyfans_response": {"status": 429, "body": {}},
    });
    let gone = "account_not_found";
    let ended = "SESSION_EXPIRED:NEEDS_REAUTHENTICATION";
    let json = |status: u16, body: serde_json::Value| Answer::json(status, body.to_string());
    let banned = Answer {
        status: 429,
        ..Answer::rate_limited_by_the_edge()
    };
    let none: [&str; 0] = [];
    let table: [(Answer, &[&str]); 26] = [
        (Answer::throttled(), &["rate limited"]),
        (Answer::json(429, ""), &["rate limited"]),
        (Answer::error(400, throttled), &["rate limited"]),
        (Answer::error(400, long), &["rate limited"]),
        (
            json(502, json!({"error": {"code": throttled, "message": "No"}})),
            &["rate limited"],
        ),
        (json(400, relayed), &["rate limited"]),
        (banned, &["rate limited", "edge block"]),
        (
            json(404, json!({"code": gone, "message": "No"})),
            &["account disconnected"],
        ),
        (
            json(404, json!({"error": gone, "message": "No"})),
            &["account disconnected"],
        ),
        (
            json(404, json!({"error": {"code": gone}})),
            &["account disconnected"],
        ),
        (Answer::error(404, "NOT_FOUND"), &none),
        (Answer::error(401, ended), &["reauthentication needed"]),
        (
            json(400, json!({"error": {"code": ended}})),
            &["reauthentication needed"],
        ),
        (
            json(403, json!({"code": ended})),
            &["reauthentication needed"],
        ),
        (
            Answer::error(402, "INSUFFICIENT_CREDITS"),
            &["out of credits"],
        ),
        (Answer::json(402, ""), &["out of credits"]),
        (Answer::browser_signature_banned(), &["edge block"]),
        (Answer::rate_limited_by_the_edge(), &["edge block"]),
        // To who does not look like a browser, it says so in plain text.
        (Answer::html(403, "error code: 1010"), &["edge block"]),
        // To who asks for JSON, as such.
        (
            json(
                403,
                json!({"cloudflare_error": true, "error_code": 1010, "title": "Denied"}),
            ),
            &["edge block"],
        ),
        (
            json(
                429,
                json!({"cloudflare_error": true, "error_code": 1015, "title": "Slow"}),
            ),
            &["rate limited", "edge block"],
        ),
        (
            json(502, json!({"cloudflare_error": true, "error_code": 502})),
            &none,
        ),
        (
            json(
                400,
                json!({"error": "X", "onlyfans_response": {"status": 429}}),
            ),
            &["rate limited"],
        ),
        (Answer::error(403, "FORBIDDEN"), &none),
        (Answer::error(403, "1010"), &none),
        (Answer::edge_error(520), &none),
    ];
    for (answer, expected) in table {
        let case = format!("{answer:?}");
        let error = error_of(answer).await;
        assert_eq!(classes(&error), expected, "{case}");
    }
}

#[tokio::test]
async fn a_timeout_is_told_from_a_lost_connection() {
    let half = |delivery| Answer::success().delivered(delivery);
    for (step, is_timeout) in [
        (Step::Stall, true),
        (half(Delivery::StallWithinBody).into(), true),
        (Step::Close, false),
        (half(Delivery::ResetWithinBody).into(), false),
    ] {
        let (_server, client) = server(step.clone()).await;
        let request = client.chats().list("acct_1").retry(RetryPolicy::none());
        let error = soon(request.timeout(Duration::from_secs(2))).await;
        let error = error.expect_err("no answer");
        assert_eq!(error.is_timeout(), is_timeout, "{step:?}");
        let kind = if is_timeout {
            ErrorKind::Timeout
        } else {
            ErrorKind::Transport
        };
        assert_eq!(
            (error.kind(), error.outcome()),
            (kind, Outcome::Unknown),
            "{step:?}"
        );
    }
}

/// A success may report a failure in its body: the call did succeed, and the caller can ask.
#[tokio::test]
async fn a_failure_that_a_success_reports_is_found() {
    let table = [
        (SUCCESS, false),
        (r#"{"success":true,"error":null,"hasError":false}"#, false),
        (r#"{"data":{"status":"completed"}}"#, false),
        (r#"{"error":""}"#, false),
        (r#"{"success":false}"#, true),
        (r#"{"hasError":true}"#, true),
        (r#"{"error":"No such list"}"#, true),
        (r#"{"data":{"status":"failed"}}"#, true),
    ];
    for (body, is_failure) in table {
        let (server, client) = server(Answer::json(200, body)).await;
        let request = client.request(Method::POST, "/api/things");
        let answer = soon(request).await.expect("a success");
        assert_eq!(answer.reported_failure().is_some(), is_failure, "{body}");
        let request = client.fans().set_notes("acct_1", 7).notes("x");
        let answer = soon(request).await.expect("a success");
        assert_eq!(answer.reported_failure().is_some(), is_failure, "{body}");
        // It did take effect: no repetition.
        assert_eq!(server.seen(), 2);
    }
}

/// There, it says that the name is free.
#[tokio::test]
async fn no_success_is_no_failure_where_a_name_is_looked_up() {
    for body in [r#"{"success":false}"#, r#"{"data":{"success":false}}"#] {
        let (_server, client) = server(Answer::json(200, body)).await;
        let request = client.settings().check_username("acct_1").username("name");
        let answer = soon(request).await.expect("a success");
        assert_eq!(answer.reported_failure(), None, "{body}");
    }
}
