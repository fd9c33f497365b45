//! Options of a single request, and requests that are not documented.

use std::time::Duration;

use onlyfansapi::{
    ErrorKind, Method, RetryPolicy,
    types::{Chat, Envelope},
};
use serde_json::{Value, json};

use crate::{
    faults::{FaultServer, ServerResponse, Step, client_of},
    support::mock,
};

#[tokio::test]
async fn a_request_takes_undocumented_headers_parameters_and_members() {
    let (server, client) = mock().await;
    let request = client
        .messages()
        .send("acct_1", 5)
        .text("Hi")
        .header("x-team", "6")
        .header("x-team", "7")
        .header("accept", "text/csv")
        .query("mode", "test")
        .query("ids", [1, 2])
        .body_field("undocumented", json!({"a": [1]}))
        .fresh();
    request.await.expect("a message");
    let received = server.received().remove(0);
    let teams: Vec<_> = received.headers.get_all("x-team").iter().collect();
    assert_eq!(teams, ["7"]);
    assert_eq!(received.headers["accept"], "text/csv");
    assert_eq!(
        received.query,
        "mode=test&ids%5B%5D=1&ids%5B%5D=2&fresh=true"
    );
    let body: Value = serde_json::from_slice(&received.body).expect("JSON");
    assert_eq!(body, json!({"text": "Hi", "undocumented": {"a": [1]}}));
}

#[tokio::test]
async fn a_list_that_is_set_twice_has_the_items_of_both_calls() {
    let (server, client) = mock().await;
    let send = || client.mass_messages().send("acct_1");
    let twice = send().text("Hi").user_lists(["a"]).user_lists(["b", "c"]);
    twice.await.expect("a message");
    let whole = send().body(json!({"text": "Hi", "userLists": ["a"]}));
    whole.user_lists(["b"]).await.expect("a message");
    let cleared = send().text("Hi").body_field("userLists", Value::Null);
    cleared.user_lists(["a"]).await.expect("a message");
    let sent: Vec<Value> = server
        .received()
        .iter()
        .map(|request| serde_json::from_slice(&request.body).expect("JSON"))
        .collect();
    let lists: Vec<&Value> = sent.iter().map(|body| &body["userLists"]).collect();
    assert_eq!(
        lists,
        [&json!(["a", "b", "c"]), &json!(["a", "b"]), &json!(["a"])]
    );

    let links = client.smart_links().list().filter_tags(["a"]);
    links.filter_tags(["b"]).await.expect("links");
    let received = server.received().pop().expect("a request");
    assert_eq!(
        received.query,
        "filter%5Btags%5D%5B%5D=a&filter%5Btags%5D%5B%5D=b"
    );
}

#[tokio::test]
async fn a_request_without_a_documented_body_can_have_one() {
    let (server, client) = mock().await;
    let request = client.chats().delete("acct_1", 5);
    request.body_field("reason", "spam").await.expect("deleted");
    let received = server.received().remove(0);
    let body: Value = serde_json::from_slice(&received.body).expect("JSON");
    assert_eq!(body, json!({"reason": "spam"}));

    let request = client.chats().list("acct_1").body_field("reason", "spam");
    let error = request.await.expect_err("a body for what only reads");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("body_field"), "{error}");
}

#[tokio::test]
async fn a_request_has_a_retry_policy_and_timeouts_of_its_own() {
    let server =
        FaultServer::scripted([Step::Respond(ServerResponse::error(503, "UNAVAILABLE"))]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let request = client
        .chats()
        .list("acct_1")
        .timeout(Duration::from_secs(5))
        .deadline(Duration::from_secs(10))
        .retry(RetryPolicy::none());
    let error = request.await.expect_err("unavailable");
    assert_eq!(error.attempts(), 1);

    let error = client.chats().list("acct_1").deadline(Duration::ZERO);
    let error = error.await.expect_err("no time at all");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0));
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: the request was not sent: expected to start within the deadline of 0ns, which has passed; call again later or set a longer deadline"
    );
}

#[tokio::test]
async fn an_undocumented_response_is_read_as_json_a_type_or_bytes() {
    let (server, client) = mock().await;
    let target = "/api/acct_1/chats?limit=5";
    let response = client
        .request(Method::GET, target)
        .query("offset", 10)
        .await;
    let response = response.expect("JSON");
    assert!(response["data"].is_array());
    let received = server.received().remove(0);
    assert_eq!(received.path, "/api/acct_1/chats");
    assert_eq!(received.query, "limit=5&offset=10");
    assert!(received.body.is_empty());

    let request = client.request(Method::GET, target);
    let typed = request.json::<Envelope<Vec<Chat>>>().await.expect("chats");
    assert_eq!(
        typed.data.len(),
        response["data"].as_array().map_or(0, Vec::len)
    );

    let bytes = client.request(Method::GET, target).bytes().await;
    let bytes = bytes.expect("bytes");
    assert_eq!(*bytes, *bytes.raw());
    assert!(serde_json::from_slice::<Value>(&bytes).is_ok_and(|value| value["data"].is_array()));

    let head = client.request(Method::HEAD, "/api/nothing").await;
    assert_eq!(
        head.expect_err("404")
            .status()
            .map(|status| status.as_u16()),
        Some(404)
    );
}

#[tokio::test]
async fn an_undocumented_request_sends_json_bytes_or_a_stream() {
    let server = FaultServer::scripted([Step::Respond(ServerResponse::success())]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let post = || client.request(Method::POST, "/api/things");
    post().body(json!([1, 2])).await.expect("a list");
    post()
        .body(json!({"a": 1}))
        .body_field("b", 2)
        .await
        .expect("an object");
    post().body_field("b", 2).await.expect("a member");
    post().body_bytes("text/csv", "a,b\n").await.expect("bytes");
    post()
        .body_stream("text/csv", "c,d\n")
        .await
        .expect("a stream");
    post().await.expect("nothing");
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|request| {
            let media_type = request
                .header("content-type")
                .unwrap_or_default()
                .to_owned();
            (
                media_type,
                String::from_utf8_lossy(&request.body).into_owned(),
            )
        })
        .collect();
    let expected = [
        ("application/json", "[1,2]"),
        ("application/json", r#"{"a":1,"b":2}"#),
        ("application/json", r#"{"b":2}"#),
        ("text/csv", "a,b\n"),
        ("text/csv", "c,d\n"),
        ("", ""),
    ];
    assert_eq!(sent, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let server = FaultServer::scripted([Step::Respond(ServerResponse::throttled())]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let post = client.request(Method::POST, "/api/things");
    let error = post
        .body_stream("text/csv", "c,d\n")
        .await
        .expect_err("throttled");
    assert_eq!((error.attempts(), server.seen()), (1, 1));
    assert!(error.is_rate_limited());
}
