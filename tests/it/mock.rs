//! The mock answers as the server would.

use onlyfansapi::{
    StatusCode,
    mock::{INVALID_KEY, MockServer},
};
use serde_json::Value;

use crate::support::plain_http;

async fn get(
    server: &MockServer,
    method: &str,
    path: &str,
    key: Option<&str>,
) -> (StatusCode, Value) {
    let method = method.parse().expect("a method");
    let mut request = plain_http().request(method, format!("{}{path}", server.base_url()));
    if let Some(key) = key {
        request = request.bearer_auth(key);
    }
    let response = request.send().await.expect("an answer");
    let status = response.status();
    let text = response.text().await.expect("text");
    (status, serde_json::from_str(&text).unwrap_or_default())
}

#[tokio::test]
async fn a_missing_or_empty_key_is_refused_in_upstreams_shape() {
    let server = MockServer::start().await.expect("a mock");
    for key in [None, Some(""), Some(INVALID_KEY)] {
        let (status, body) = get(&server, "GET", "/api/accounts", key).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert!(
            body["error"]
                .as_str()
                .is_some_and(|error| error.starts_with("Unauthorized")),
            "{body}"
        );
    }
}

#[tokio::test]
async fn the_key_of_a_received_request_is_not_printed() {
    let server = MockServer::start().await.expect("a mock");
    get(&server, "GET", "/api/accounts", Some("secret")).await;
    let request = &server.received()[0];
    assert_eq!(request.headers["authorization"], "Bearer secret");
    assert!(!format!("{server:?} {request:?}").contains("secret"));
}

#[tokio::test]
async fn an_unknown_path_is_not_found_in_upstreams_shape() {
    let server = MockServer::start().await.expect("a mock");
    for path in ["/", "/api/unknown/path/that/is/long", "/api/accounts/"] {
        let (status, body) = get(&server, "GET", path, Some("key")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        for member in ["error", "message", "description"] {
            assert!(body[member].is_string(), "{member} in {body}");
        }
    }
}

#[tokio::test]
async fn another_method_is_not_allowed() {
    let server = MockServer::start().await.expect("a mock");
    let (status, body) = get(&server, "PUT", "/api/accounts", Some("key")).await;
    assert_eq!(
        (status, &body["error"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"METHOD_NOT_ALLOWED".into())
    );
}

#[tokio::test]
async fn operations_that_are_written_by_hand_are_answered_too() {
    let server = MockServer::start().await.expect("a mock");
    for (method, path) in onlyfansapi_spec::NOT_GENERATED {
        let (status, body) = get(
            &server,
            method,
            &path.replace("{account}", "acct_1"),
            Some("key"),
        )
        .await;
        assert!(
            status.is_success() && body.is_object(),
            "{path}: {status} {body}"
        );
    }
}

#[tokio::test]
async fn a_fixed_path_wins_over_an_account_of_its_name() {
    let server = MockServer::start().await.expect("a mock");
    let (status, body) = get(&server, "GET", "/api/smart-link-postbacks", Some("key")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(body["data"][0]["id"], 123);
}

#[tokio::test]
async fn answers_are_the_same_every_time() {
    let (first, second) = (
        MockServer::start().await.expect("a mock"),
        MockServer::start().await.expect("a mock"),
    );
    for path in ["/api/acct_1/chats", "/api/acct_1/fans/all", "/api/whoami"] {
        let answer = get(&first, "GET", path, Some("key")).await;
        assert_eq!(answer, get(&second, "GET", path, Some("other")).await);
        assert!(answer.0.is_success(), "{path}");
    }
}

#[tokio::test]
async fn a_stopped_server_is_gone() {
    let server = MockServer::start().await.expect("a mock");
    let url = server.base_url();
    let client = plain_http();
    assert!(client.get(&url).send().await.is_ok());
    drop(server);
    tokio::task::yield_now().await;
    assert!(client.get(&url).send().await.is_err());
}
