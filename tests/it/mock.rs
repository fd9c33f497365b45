//! The mock behaves as the server does.

mod deliveries;
mod refusals;
mod told;
mod world;

use onlyfansapi::{
    StatusCode,
    mock::{INVALID_KEY, MockServer},
};
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

use crate::support::plain_http;

/// A response as a client without this crate receives it.
#[derive(Debug, Clone, PartialEq)]
struct Received {
    status: u16,
    content_type: Option<String>,
    body: String,
}

impl Received {
    fn json(&self) -> Value {
        assert_eq!(self.content_type.as_deref(), Some("application/json"));
        serde_json::from_str(&self.body).expect("JSON")
    }
}

async fn send(server: &MockServer, method: &str, path: &str, key: Option<&str>) -> Received {
    send_with(&plain_http(), server, method, path, key).await
}

async fn send_with(
    client: &reqwest::Client,
    server: &MockServer,
    method: &str,
    path: &str,
    key: Option<&str>,
) -> Received {
    let method = method.parse().expect("a method");
    let mut request = client.request(method, format!("{}{path}", server.base_url()));
    if let Some(key) = key {
        request = request.bearer_auth(key);
    }
    let response = request.send().await.expect("a response");
    let content_type = response.headers().get(CONTENT_TYPE);
    let content_type = content_type.map(|value| value.to_str().expect("text").to_owned());
    Received {
        status: response.status().as_u16(),
        content_type,
        body: response.text().await.expect("text"),
    }
}

#[tokio::test]
async fn a_request_without_a_valid_key_is_rejected_as_upstream_does() {
    let server = MockServer::start().await.expect("a mock");
    for key in [None, Some(""), Some(INVALID_KEY)] {
        let received = send(&server, "GET", "/api/accounts", key).await;
        assert_eq!(received.status, 401);
        // Upstream sends nothing but a sentence.
        let body = received.json();
        let error = body["error"].as_str().expect("a sentence");
        assert!(error.starts_with("Unauthorized. "), "{error}");
        assert_eq!(body, json!({"error": error}));
    }
}

#[tokio::test]
async fn the_key_of_a_received_request_is_not_printed() {
    let server = MockServer::start().await.expect("a mock");
    send(&server, "GET", "/api/accounts", Some("secret")).await;
    let request = &server.received()[0];
    assert_eq!(request.headers["authorization"], "Bearer secret");
    let printed = format!("{server:?} {request:?}");
    assert!(printed.contains("/api/accounts"), "{printed}");
    assert!(!printed.contains("secret"), "{printed}");
}

#[tokio::test]
async fn an_undocumented_path_is_not_found() {
    let server = MockServer::start().await.expect("a mock");
    for path in ["/", "/api/unknown/path/that/is/long", "/api/accounts/"] {
        let received = send(&server, "GET", path, Some("key")).await;
        assert_eq!(received.status, 404, "{path}");
        let expected = json!({
            "error": "NOT_FOUND",
            "message": "Not Found",
            "description": "the document has no such path",
        });
        assert_eq!(received.json(), expected, "{path}");
    }
}

#[tokio::test]
async fn an_undocumented_method_is_not_allowed() {
    let server = MockServer::start().await.expect("a mock");
    let received = send(&server, "PUT", "/api/accounts", Some("key")).await;
    assert_eq!(received.status, 405);
    let expected = json!({
        "error": "METHOD_NOT_ALLOWED",
        "message": "Method Not Allowed",
        "description": "the document has this path with other methods only",
    });
    assert_eq!(received.json(), expected);
}

#[tokio::test]
async fn a_literal_segment_wins_over_a_parameter() {
    let server = MockServer::start().await.expect("a mock");
    let path = "/api/smart-link-postbacks";
    let received = send(&server, "GET", path, Some("key")).await;
    assert_eq!(received.json()["data"][0]["id"], 123);
}

#[tokio::test]
async fn received_requests_are_kept_in_their_order() {
    let server = MockServer::start().await.expect("a mock");
    let client = plain_http();
    let url = format!("{}/api/{{}}/x%2Fy?a=1&b=%20", server.base_url());
    let request = client.post(&url).header("x-team", "blue").body("text");
    request.send().await.expect("a response");
    send(&server, "GET", "/api/accounts", None).await;
    let received = server.received();
    let [first, second] = received.as_slice() else {
        panic!("expected two requests, found {received:?}");
    };
    assert_eq!(first.method.as_str(), "POST");
    assert_eq!(first.path, "/api/%7B%7D/x%2Fy");
    assert_eq!(first.query, "a=1&b=%20");
    assert_eq!(first.headers["x-team"], "blue");
    assert_eq!(first.body, "text");
    assert_eq!((second.method.as_str(), &*second.query), ("GET", ""));
    assert!(second.body.is_empty());
    assert!(!second.headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_dropped_server_refuses_connections() {
    let server = MockServer::start().await.expect("a mock");
    let url = server.base_url();
    let client = plain_http();
    let response = client.get(&url).send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    drop(server);
    tokio::task::yield_now().await;
    // On a new connection: the old one may break in another way.
    let error = plain_http().get(&url).send().await;
    let error = error.expect_err("no server");
    assert!(error.is_connect(), "{error:?}");
}
