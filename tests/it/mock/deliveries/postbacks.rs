//! Conversions call postbacks.

use std::future::IntoFuture;

use onlyfansapi::mock::{AttemptError, Conversion, MockServer, PostbackCall};
use serde_json::{Value, json};

use super::{Receiver, call};
use crate::support::reported;

async fn postback(server: &MockServer, members: Value) -> Value {
    let mut all = json!({"smart_link_scope": "global", "conversion_types": ["new_transaction"]});
    for (name, value) in members.as_object().expect("members") {
        all[name] = value.clone();
    }
    let (status, body) = call(server, "POST", "/api/smart-link-postbacks", all).await;
    assert_eq!(status, 200, "{body}");
    body["data"].clone()
}

async fn convert(server: &MockServer, conversion: Conversion) -> Vec<PostbackCall> {
    reported(server.convert(conversion).into_future()).await
}

#[tokio::test]
async fn variables_of_a_url_are_filled_in_and_the_outcome_is_shown() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let url = receiver.url(
        "/p?c={external_click_id}&t={conversion_type}&g={gclid}&x={other}&f={fan_onlyfans_id}",
    );
    let created = postback(&server, json!({"url": url})).await;
    assert_eq!(
        (&created["latest_response"], &created["headers"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(
        (&created["http_method"], &created["body"]),
        (&json!("GET"), &Value::Null)
    );
    let id = created["id"].to_string();
    let path = format!("/api/smart-link-postbacks/{id}");
    call(&server, "GET", &path, Value::Null).await;
    receiver.answers([500]);
    let conversion = Conversion::new("new_transaction")
        .fan(456)
        .external_click_id("a b&c=é");
    let calls = convert(&server, conversion).await;
    let target = "/p?c=a%20b%26c%3D%C3%A9&t=new_transaction&g=&x={other}&f=456";
    let [call_made] = &calls[..] else {
        panic!("a call, found {calls:?}");
    };
    assert_eq!(call_made.url, receiver.url(target));
    assert_eq!((call_made.status, &call_made.postback_id), (Some(500), &id));
    let received = receiver.received();
    assert_eq!(
        (&*received[0].method, &*received[0].target),
        ("GET", target)
    );
    assert!(
        received[0].body.is_empty() && received.len() == 1,
        "one attempt"
    );
    let (_, shown) = call(&server, "GET", &path, Value::Null).await;
    let latest = &shown["data"]["latest_response"];
    assert_eq!(
        (&latest["succeeded"], &latest["status_code"]),
        (&json!(false), &json!(500))
    );
    assert_eq!(latest["postback_url"], receiver.url(target));
    assert_eq!(latest["conversion_type"], "new_transaction");
}

#[tokio::test]
async fn values_in_json_are_escaped_and_headers_are_filled_in() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let members = json!({
        "url": receiver.url("/p"),
        "http_method": "POST",
        "body": r#"{"click":"{click_id}","gross":{amount_gross},"name":"{name}"}"#,
        "headers": [{"name": "X-Click", "value": "v={click_id}"}],
    });
    let created = postback(&server, members).await;
    let conversion = Conversion::new("new_transaction")
        .click_id("c1")
        .amounts("20.50", 16)
        .variable("name", "\"Ada\"\n");
    assert_eq!(
        convert(&server, conversion.clone()).await[0].status,
        Some(200)
    );
    let request = &receiver.received()[0];
    assert_eq!(request.method, "POST");
    assert_eq!(
        request.json(),
        json!({"click": "c1", "gross": 20.5, "name": "\"Ada\"\n"})
    );
    assert_eq!(request.header("content-type"), "application/json");
    assert_eq!(request.header("x-click"), "v=c1");
    // An update without a method, a body or headers keeps them; a form is escaped as a URL is.
    let path = format!("/api/smart-link-postbacks/{}", created["id"]);
    let update = async |members: Value| {
        let mut all = json!({"url": receiver.url("/q"), "smart_link_scope": "global", "conversion_types": ["new_transaction"]});
        for (name, value) in members.as_object().expect("members") {
            all[name] = value.clone();
        }
        assert_eq!(call(&server, "PATCH", &path, all).await.0, 200);
        convert(&server, conversion.clone()).await;
        receiver.received().pop().expect("a request")
    };
    let kept = update(json!({})).await;
    assert_eq!(
        (&*kept.method, &*kept.target, kept.header("x-click")),
        ("POST", "/q", "v=c1")
    );
    assert_eq!(kept.body, request.body);
    let form = update(json!({"body": "name={name}&t={conversion_type}"})).await;
    assert_eq!(form.body, "name=%22Ada%22%0A&t=new_transaction");
    assert_eq!(
        form.header("content-type"),
        "application/x-www-form-urlencoded"
    );
}

#[tokio::test]
async fn only_postbacks_of_the_type_and_link_are_called() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let (_, links) = call(&server, "GET", "/api/smart-links", Value::Null).await;
    let link = links["data"]
        .as_array()
        .and_then(|rows| rows[0]["id"].as_str());
    let link = link.expect("a link").to_owned();
    for (path, members) in [
        ("/all", json!({})),
        ("/other", json!({"conversion_types": ["new_subscriber"]})),
        (
            "/of-link",
            json!({"smart_link_scope": "campaign_specific", "smart_link_ids": [link]}),
        ),
    ] {
        let mut members = members;
        members["url"] = receiver.url(path).into();
        let created = postback(&server, members).await;
        if path == "/of-link" {
            assert_eq!(created["smart_links"][0]["link_ulid"], link);
        }
    }
    let of_link = Conversion::new("new_transaction")
        .smart_link(&link)
        .fan(789)
        .amounts(20, 16);
    assert_eq!(convert(&server, of_link).await.len(), 2);
    assert_eq!(receiver.take_paths(), ["/all", "/of-link"]);
    convert(&server, Conversion::new("new_transaction")).await;
    convert(&server, Conversion::new("message_received")).await;
    assert_eq!(receiver.take_paths(), ["/all"]);
    // The link lists its conversion.
    let path = format!("/api/smart-links/{link}/conversions");
    let (_, body) = call(&server, "GET", &path, Value::Null).await;
    let row = &body["data"]["rows"][0];
    assert_eq!(
        (&row["conversion_type"], &row["fan_onlyfans_id"]),
        (&json!("new_transaction"), &json!("789"))
    );
}

#[tokio::test]
async fn a_postback_calls_no_other_machine_and_sends_no_broken_header() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let created = postback(
        &server,
        json!({"url": "https://example.com/p?c={click_id}"}),
    )
    .await;
    let headers = json!([{"name": "X-A", "value": "{gclid}"}]);
    postback(
        &server,
        json!({"url": receiver.url("/"), "headers": headers}),
    )
    .await;
    let conversion = Conversion::new("new_transaction").variable("gclid", "a\nb");
    let calls = convert(&server, conversion).await;
    assert!(
        matches!(calls[0].error, Some(AttemptError::NotLocal { .. })),
        "{calls:?}"
    );
    assert!(
        matches!(calls[1].error, Some(AttemptError::Header { .. })),
        "{calls:?}"
    );
    assert_eq!(receiver.connections(), 0);
    let path = format!("/api/smart-link-postbacks/{}", created["id"]);
    let (_, shown) = call(&server, "GET", &path, Value::Null).await;
    let latest = &shown["data"]["latest_response"];
    assert_eq!(
        (&latest["status_code"], &latest["error_type"]),
        (&Value::Null, &json!("url_not_local"))
    );
    let (status, _) = call(&server, "DELETE", &path, Value::Null).await;
    assert_eq!(status, 204);
    let calls = convert(&server, Conversion::new("new_transaction")).await;
    assert_eq!(calls.len(), 1);
}
