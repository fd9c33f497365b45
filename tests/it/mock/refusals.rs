//! The mock refuses what the API refuses, in the API's form.

use std::time::Duration;

use onlyfansapi::mock::{MockServer, Permission, operations};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::support::plain_http;

/// Sends JSON, or nothing if it is null, and returns the status and the body of the response.
async fn send(server: &MockServer, method: Method, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}{path}", server.base_url());
    let mut request = plain_http().request(method, url).bearer_auth("key");
    if !body.is_null() {
        request = json_of(request, &body);
    }
    let response = request.send().await.expect("a response");
    let status = response.status().as_u16();
    let body = response.text().await.expect("text");
    (status, serde_json::from_str(&body).unwrap_or_default())
}

fn json_of(request: RequestBuilder, body: &Value) -> RequestBuilder {
    let request = request.header("content-type", "application/json");
    request.body(body.to_string())
}

#[tokio::test]
async fn arguments_out_of_their_limits_are_listed_by_their_dotted_paths() {
    let server = MockServer::start().await.expect("a mock");
    let path = "/api/acct_123/chats?limit=0&order=sideways";
    let (status, body) = send(&server, Method::GET, path, Value::Null).await;
    assert_eq!(status, 422, "{body}");
    assert_eq!(body["error"], "VALIDATION_ERROR");
    assert_eq!(body["_meta"]["_credits"]["used"], 0);
    assert_eq!(
        body["errors"]["limit"],
        json!(["The limit field must be at least 1 (0 was given)."])
    );
    let message = body["message"].as_str().expect("a sentence");
    assert!(message.ends_with("(and 1 more error)"), "{message}");
    let order = body["errors"]["order"][0].as_str().expect("a sentence");
    assert!(order.contains("must be one of"), "{order}");
}

#[tokio::test]
async fn a_required_member_and_a_nested_one_are_named() {
    let server = MockServer::start().await.expect("a mock");
    let body = json!({
        "http_method": "GET",
        "smart_link_scope": "global",
        "conversion_types": ["new_subscriber"],
        "headers": [{"name": "x-a", "value": "1"}, {"name": "not a token", "value": "1"}],
    });
    let (status, body) = send(&server, Method::POST, "/api/smart-link-postbacks", body).await;
    assert_eq!(status, 422, "{body}");
    assert_eq!(body["errors"]["url"], json!(["The url field is required."]));
}

#[tokio::test]
async fn a_body_that_is_no_json_and_one_of_another_media_type_are_refused() {
    let server = MockServer::start().await.expect("a mock");
    let url = format!("{}/api/smart-link-postbacks", server.base_url());
    let request = |media_type: &str, body: &str| {
        let request = plain_http().post(&url).bearer_auth("key");
        request
            .header("content-type", media_type)
            .body(body.to_owned())
            .send()
    };
    for (media_type, body, status) in [
        ("application/json", "{\"url\": ", 400),
        ("text/plain", "url=1", 415),
        ("application/json", "{}", 422),
        ("application/x-www-form-urlencoded", "url=1", 422),
    ] {
        let response = request(media_type, body).await.expect("a response");
        assert_eq!(response.status().as_u16(), status, "{media_type} {body}");
    }
}

#[tokio::test]
async fn another_method_is_refused_with_those_that_there_are() {
    let server = MockServer::start().await.expect("a mock");
    let url = format!("{}/api/smart-link-postbacks", server.base_url());
    let response = plain_http().put(url).bearer_auth("key").send().await;
    let response = response.expect("a response");
    assert_eq!(response.status().as_u16(), 405);
    assert_eq!(response.headers()["allow"], "GET, POST, HEAD");
}

#[tokio::test]
async fn a_key_may_do_what_its_permission_says() {
    let builder = MockServer::builder().lenient();
    let builder = builder.key("reads", Permission::Read);
    let server = builder.key("writes", Permission::ReadWrite).start().await;
    let server = server.expect("a mock");
    for (key, method, status) in [
        ("reads", Method::GET, 200),
        ("reads", Method::DELETE, 403),
        ("writes", Method::GET, 200),
        ("writes", Method::DELETE, 403),
        ("other", Method::DELETE, 204),
    ] {
        let url = format!("{}/api/smart-link-postbacks/123", server.base_url());
        let request = plain_http().request(method.clone(), url).bearer_auth(key);
        let response = request.send().await.expect("a response");
        assert_eq!(response.status().as_u16(), status, "{key} {method}");
    }
    let url = format!("{}/api/smart-link-postbacks", server.base_url());
    let request = json_of(plain_http().post(url).bearer_auth("reads"), &json!({}));
    let response = request.send().await.expect("a response");
    assert_eq!(response.status().as_u16(), 403);
}

#[tokio::test]
async fn an_account_and_an_id_that_there_are_not_are_not_found() {
    let server = MockServer::start().await.expect("a mock");
    let get = |path| send(&server, Method::GET, path, Value::Null);
    let (status, body) = get("/api/acct_gone/chats").await;
    assert_eq!((status, &body["error"]), (404, &json!("account_not_found")));
    assert_eq!(get("/api/acct_123/chats").await.0, 200);
    assert_eq!(get("/api/acct_123/chats/456/messages").await.0, 200);
    assert_eq!(get("/api/acct_123/chats/17/messages").await.0, 404);
    assert_eq!(get("/api/smart-link-postbacks/123").await.0, 200);
    assert_eq!(get("/api/smart-link-postbacks/124").await.0, 404);
}

#[tokio::test]
async fn a_team_without_credits_gets_402_except_for_what_is_free() {
    let server = MockServer::builder().credits(1).start().await;
    let server = server.expect("a mock");
    let get = |path| send(&server, Method::GET, path, Value::Null);
    assert_eq!(get("/api/acct_123/chats").await.0, 200);
    assert_eq!(server.team().credits(), 0);
    assert_eq!(get("/api/acct_123/chats").await.0, 402);
    assert_eq!(get("/api/smart-link-postbacks").await.0, 200);
}

#[tokio::test]
async fn a_minute_has_its_number_of_requests() {
    let server = MockServer::start().await.expect("a mock");
    server.team().per_minute(2);
    let get = || send(&server, Method::GET, "/api/whoami", Value::Null);
    assert_eq!((get().await.0, get().await.0), (200, 200));
    let (status, _) = get().await;
    assert_eq!(status, 429);
    server.step(Duration::from_secs(60));
    assert_eq!(get().await.0, 200);
}

#[tokio::test]
async fn an_idempotency_key_is_replayed_for_a_day_and_refused_with_another_body() {
    let server = MockServer::start().await.expect("a mock");
    let url = format!("{}/api/acct_123/chats/456/messages", server.base_url());
    let send = async |key: &str, text: &str| {
        let request = plain_http().post(&url).bearer_auth("key");
        let request = request.header("idempotency-key", key);
        let response = json_of(request, &json!({"text": text})).send().await;
        let response = response.expect("a response");
        let is_replayed = response.headers().contains_key("idempotent-replayed");
        let status = response.status().as_u16();
        let body = response.text().await.expect("text");
        let body: Value = serde_json::from_str(&body).expect("JSON");
        (status, is_replayed, body)
    };
    let (_, _, first) = send("a", "Hello").await;
    let credits = server.team().credits();
    let (status, is_replayed, again) = send("a", "Hello").await;
    assert_eq!((status, is_replayed), (200, true));
    assert_eq!(again["data"]["id"], first["data"]["id"]);
    assert_eq!(server.team().credits(), credits);
    let (status, _, body) = send("a", "Bye").await;
    assert_eq!(
        (status, &body["error"]),
        (422, &json!("IDEMPOTENCY_KEY_MISMATCH"))
    );
    let (status, _, body) = send("", "Hello").await;
    assert_eq!(
        (status, &body["error"]),
        (400, &json!("IDEMPOTENCY_KEY_INVALID"))
    );
    server.step(Duration::from_secs(24 * 60 * 60));
    let (status, is_replayed, later) = send("a", "Hello").await;
    assert_eq!((status, is_replayed), (200, false));
    assert_ne!(later["data"]["id"], first["data"]["id"]);
}

#[tokio::test]
async fn a_call_whose_key_is_not_answered_yet_is_a_conflict() {
    let server = MockServer::start().await.expect("a mock");
    server
        .on(operations::messages::send())
        .times(1)
        .delay(Duration::from_secs(1));
    let url = format!("{}/api/acct_123/chats/456/messages", server.base_url());
    let send = async || {
        let request = plain_http().post(&url).bearer_auth("key");
        let request = request.header("idempotency-key", "a");
        let response = json_of(request, &json!({"text": "Hello"})).send().await;
        let response = response.expect("a response");
        let used = response.headers()["x-ofapi-credits-used"].clone();
        (
            response.status().as_u16(),
            used.to_str().expect("text").to_owned(),
        )
    };
    let second = async {
        while server.received().is_empty() {
            tokio::task::yield_now().await;
        }
        send().await
    };
    let (first, second) = tokio::join!(send(), second);
    assert_eq!(first, (200, "1".to_owned()));
    assert_eq!(second, (409, "0".to_owned()));
    assert_eq!(send().await, (200, "0".to_owned()));
}
