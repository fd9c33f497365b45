//! The classes of errors, and failures that are reported with a success status.

use std::time::Duration;

use onlyfansapi::{Client, Error, ErrorKind, Method, Outcome, ReportedFailure, RetryPolicy};
use serde_json::json;

use crate::faults::{
    Delivery, FaultServer, SUCCESS, ServerResponse, Step, client_of, skipping, soon,
};

/// The timeout of attempts that time out; the clock skips it.
const MINUTE: Duration = Duration::from_secs(60);

/// Returns a server that takes this step, and a client of it.
async fn server(step: impl Into<Step>) -> (FaultServer, Client) {
    let server = FaultServer::scripted([step.into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    (server, client)
}

/// Returns the error of a single attempt with this response.
async fn error_of(response: ServerResponse) -> Error {
    let (_server, client) = server(response).await;
    let request = client.chats().list("acct_1").retry(RetryPolicy::none());
    soon(request).await.expect_err("an error")
}

/// Returns the classes of an error, in the order of [`CLASSES`].
fn classes(error: &Error) -> Vec<&'static str> {
    let is = [
        error.is_rate_limited(),
        error.is_account_disconnected(),
        error.is_reauthentication_needed(),
        error.is_out_of_credits(),
        error.is_edge_block(),
        error.is_timeout(),
        error.is_unauthorized(),
        error.is_not_found(),
        error.is_validation(),
    ];
    let classes = CLASSES.into_iter().zip(is);
    classes
        .filter(|(_, is)| *is)
        .map(|(class, _)| class)
        .collect()
}

const CLASSES: [&str; 9] = [
    "rate limited",
    "account disconnected",
    "reauthentication needed",
    "out of credits",
    "edge block",
    "timeout",
    "unauthorized",
    "not found",
    "validation",
];

#[tokio::test]
async fn an_error_is_classified_by_what_the_caller_can_do() {
    let throttled = "ONLYFANS_COM_RATE_LIMIT_ERROR";
    let long = "CF:ONLYFANS_COM_RATE_LIMIT_ERROR_v3";
    let relayed = json!({
        "error": "ONLYFANS_COM_ERROR",
        "message": "No",
        "onlyfans_response": {"status": 429, "body": {}},
    });
    let gone = "account_not_found";
    let ended = "SESSION_EXPIRED:NEEDS_REAUTHENTICATION";
    let json =
        |status: u16, body: serde_json::Value| ServerResponse::json(status, body.to_string());
    let banned = ServerResponse {
        status: 429,
        ..ServerResponse::rate_limited_by_the_edge()
    };
    let none: [&str; 0] = [];
    let table: [(ServerResponse, &[&str]); 35] = [
        (ServerResponse::throttled(), &["rate limited"]),
        (ServerResponse::json(429, ""), &["rate limited"]),
        (ServerResponse::error(400, throttled), &["rate limited"]),
        (ServerResponse::error(400, long), &["rate limited"]),
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
        (ServerResponse::error(404, "NOT_FOUND"), &["not found"]),
        (ServerResponse::json(404, ""), &["not found"]),
        (ServerResponse::error(410, "GONE"), &["not found"]),
        (
            json(
                400,
                json!({"error": "X", "onlyfans_response": {"status": 404}}),
            ),
            &["not found"],
        ),
        (ServerResponse::edge_error(404), &none),
        (
            json(401, json!({"error": "Unauthorized. Get a key."})),
            &["unauthorized"],
        ),
        (
            json(
                401,
                json!({"error": "X", "onlyfans_response": {"status": 401}}),
            ),
            &none,
        ),
        (
            ServerResponse::error(422, "VALIDATION_ERROR"),
            &["validation"],
        ),
        (
            json(
                422,
                json!({"message": "No", "errors": {"url": ["No url."]}}),
            ),
            &["validation"],
        ),
        (
            ServerResponse::error(422, "IDEMPOTENCY_KEY_MISMATCH"),
            &none,
        ),
        (
            ServerResponse::error(401, ended),
            &["reauthentication needed"],
        ),
        (
            json(400, json!({"error": {"code": ended}})),
            &["reauthentication needed"],
        ),
        (
            json(403, json!({"code": ended})),
            &["reauthentication needed"],
        ),
        (
            ServerResponse::error(402, "INSUFFICIENT_CREDITS"),
            &["out of credits"],
        ),
        (ServerResponse::json(402, ""), &["out of credits"]),
        (ServerResponse::browser_signature_banned(), &["edge block"]),
        (ServerResponse::rate_limited_by_the_edge(), &["edge block"]),
        // A client that does not look like a browser gets plain text.
        (
            ServerResponse::html(403, "error code: 1010"),
            &["edge block"],
        ),
        // A client that asks for JSON gets JSON.
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
        (ServerResponse::error(403, "FORBIDDEN"), &none),
        (ServerResponse::error(403, "1010"), &none),
        (ServerResponse::edge_error(520), &none),
    ];
    for (response, expected) in table {
        let case = format!("{response:?}");
        let error = error_of(response).await;
        assert_eq!(classes(&error), expected, "{case}");
    }
}

#[tokio::test]
async fn a_timeout_is_distinguished_from_a_lost_connection() {
    let half = |delivery| ServerResponse::success().delivered(delivery);
    for (step, is_timeout) in [
        (Step::Stall, true),
        (half(Delivery::StallWithinBody).into(), true),
        (Step::Close, false),
        (half(Delivery::ResetWithinBody).into(), false),
    ] {
        let (server, client) = server(step.clone()).await;
        let request = client.chats().list("acct_1").retry(RetryPolicy::none());
        let request = request.timeout(MINUTE);
        let error = skipping(MINUTE, usize::from(is_timeout), &server, request).await;
        let error = error.expect_err("no response");
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

fn reported(failure: &Option<ReportedFailure>) -> Option<(&str, Option<&str>)> {
    let failure = failure.as_ref()?;
    Some((&failure.path, failure.message.as_deref()))
}

/// The call succeeds, and the caller can ask for the failure in the body.
#[tokio::test]
async fn a_failure_reported_with_a_success_status_is_found() {
    let table = [
        (SUCCESS, None),
        (r#"{"success":true,"error":null,"hasError":false}"#, None),
        (r#"{"data":{"status":"completed"}}"#, None),
        (r#"{"error":""}"#, None),
        (r#"{"success":false}"#, Some(("success", None))),
        (r#"{"hasError":true}"#, Some(("hasError", None))),
        (
            r#"{"error":"No such list"}"#,
            Some(("error", Some("No such list"))),
        ),
        (
            r#"{"data":{"status":"failed","message":"Later"}}"#,
            Some(("data.status", Some("Later"))),
        ),
    ];
    for (body, expected) in table {
        let (server, client) = server(ServerResponse::json(200, body)).await;
        let request = client.request(Method::POST, "/api/things");
        let response = soon(request).await.expect("a success");
        assert_eq!(reported(&response.reported_failure()), expected, "{body}");
        let request = client.fans().set_notes("acct_1", 7).notes("x");
        let response = soon(request).await.expect("a success");
        assert_eq!(reported(&response.reported_failure()), expected, "{body}");
        // The call took effect, and is not retried.
        assert_eq!(server.seen(), 2);
    }
}

/// There, `false` means that the username is free.
#[tokio::test]
async fn success_false_of_a_username_check_is_no_failure() {
    for body in [r#"{"success":false}"#, r#"{"data":{"success":false}}"#] {
        let (_server, client) = server(ServerResponse::json(200, body)).await;
        let request = client.settings().check_username("acct_1").username("name");
        let response = soon(request).await.expect("a success");
        assert_eq!(response.reported_failure(), None, "{body}");
    }
}
