//! The mock sends webhooks and postbacks.

mod health;
mod listed;
mod moves;
mod postbacks;
mod receiver;
mod samples;

use std::{future::IntoFuture, time::Duration};

use onlyfansapi::{
    mock::{AttemptError, Delivered, MockServer, SampleEvent},
    webhooks::{WebhookSecrets, sign, verify},
};
use serde_json::{Value, json};
use tokio::net::TcpSocket;

use self::receiver::Receiver;
use crate::support::{client, plain_http, reported};

/// Calls the API, and returns the status and the JSON.
async fn call(server: &MockServer, method: &str, path: &str, body: Value) -> (u16, Value) {
    let method = method.parse().expect("a method");
    let request = plain_http()
        .request(method, format!("{}{path}", server.base_url()))
        .bearer_auth("key");
    let request = match body {
        Value::Null => request,
        body => request
            .header("content-type", "application/json")
            .body(body.to_string()),
    };
    let response = request.send().await.expect("a response");
    let status = response.status().as_u16();
    let text = response.text().await.expect("text");
    (status, serde_json::from_str(&text).unwrap_or_default())
}

/// Creates a webhook, and returns its id.
async fn webhook(server: &MockServer, members: Value) -> String {
    let mut all = json!({"events": ["tips.received"], "account_scope": "global"});
    for (name, value) in members.as_object().expect("members") {
        all[name] = value.clone();
    }
    let (status, body) = call(server, "POST", "/api/webhooks", all).await;
    assert_eq!(status, 200, "{body}");
    body["data"]["id"].as_str().expect("an id").to_owned()
}

async fn tip(server: &MockServer) -> Vec<Delivered> {
    let deliveries = server.deliver(SampleEvent::new("tips.received"));
    reported(deliveries.into_future()).await
}

#[tokio::test]
async fn a_subscribed_webhook_gets_a_signed_event_of_the_world() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let url = receiver.url("/hooks?of=me");
    webhook(
        &server,
        json!({"endpoint_url": url, "signing_secret": "s1"}),
    )
    .await;
    let delivered = tip(&server).await;
    assert!(delivered[0].succeeded(), "{delivered:?}");
    let received = receiver.received();
    assert_eq!(received.len(), 1);
    let request = &received[0];
    assert_eq!(
        (&*request.method, &*request.target),
        ("POST", "/hooks?of=me")
    );
    assert_eq!(request.header("content-type"), "application/json");
    assert_eq!(
        request.header("user-agent"),
        "OnlyFansAPI.com/Webhook-Client"
    );
    assert_eq!(
        format!("http://{}/hooks?of=me", request.header("host")),
        url
    );
    assert_eq!(request.header("signature"), sign(&request.body, "s1"));
    let secrets = WebhookSecrets::new(["s1"]);
    let delivery = verify(&request.headers, &request.body, &secrets).expect("a delivery");
    let key = delivery.idempotency_key().expect("a key");
    assert!(key.len() == 44 && key.starts_with("evt_"), "{key}");
    assert_eq!(delivery.redelivery_of(), None);
    let now = server.now().as_second().expect("a time");
    let at = delivery.occurred_at().and_then(|time| time.as_second());
    assert!(
        at.is_some_and(|at| (now - 60..=now).contains(&at)),
        "{at:?}"
    );
    // The creator is that of the account, and the fan one of its fans.
    let (_, account) = call(&server, "GET", "/api/accounts", Value::Null).await;
    let rows = account.as_array().expect("accounts");
    let payload: Value = serde_json::from_slice(delivery.payload()).expect("JSON");
    let creator = rows[0]["onlyfans_id"].to_string();
    assert_eq!(payload["user_id"], json!(creator));
    let fans = client(&server.base_url())
        .fans()
        .list("acct_123")
        .collect_all()
        .await;
    let fan = fans.expect("fans").into_iter().find(|fan| {
        let id = fan.id.as_ref().map(ToString::to_string);
        id == Some(payload["user"]["id"].to_string())
    });
    let fan = fan.expect("a fan of the world");
    assert_eq!(fan.name.as_deref(), payload["user"]["name"].as_str());
    // Each call makes another event.
    tip(&server).await;
    let again: Value = receiver.received()[1].json();
    assert_ne!(again["payload"]["id"], payload["id"]);
    assert_ne!(
        receiver.received()[1].header("x-ofapi-idempotency-key"),
        key
    );
}

#[tokio::test]
async fn only_webhooks_of_the_event_and_account_get_it() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    for (path, members) in [
        ("/all", json!({})),
        ("/other", json!({"events": ["messages.sent"]})),
        (
            "/in",
            json!({"account_scope": "inclusive", "account_ids": ["acct_1"]}),
        ),
        (
            "/but",
            json!({"account_scope": "exclusive", "account_ids": ["acct_1"]}),
        ),
    ] {
        let mut members = members;
        members["endpoint_url"] = receiver.url(path).into();
        webhook(&server, members).await;
    }
    let deliver = async |event: SampleEvent| {
        reported(server.deliver(event).into_future()).await;
        receiver.take_paths()
    };
    let tip = || SampleEvent::new("tips.received");
    assert_eq!(deliver(tip().account("acct_1")).await, ["/all", "/in"]);
    assert_eq!(deliver(tip().account("acct_2")).await, ["/all", "/but"]);
    let test = SampleEvent::new("test-event");
    assert_eq!(deliver(test).await, ["/all", "/but", "/in", "/other"]);
    assert_eq!(deliver(SampleEvent::new("posts.liked")).await, [""; 0]);
    let (status, body) = call(
        &server,
        "POST",
        "/api/webhooks",
        json!({"endpoint_url": receiver.url("/"), "account_scope": "global", "events": ["tips.received", "fansly.messages.received"]}),
    )
    .await;
    assert_eq!(status, 422, "{body}");
    assert!(body["errors"]["events"].is_array(), "{body}");
}

#[tokio::test]
async fn a_webhook_that_is_disabled_or_deleted_gets_nothing() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let url = receiver.url("/");
    let id = webhook(&server, json!({"endpoint_url": url})).await;
    let path = format!("/api/webhooks/{id}");
    let update = async |enabled: bool| {
        let body = json!({"endpoint_url": url, "events": ["tips.received"], "account_scope": "global", "enabled": enabled});
        let (status, body) = call(&server, "PUT", &path, body).await;
        assert_eq!((status, &body["data"]["enabled"]), (200, &json!(enabled)));
    };
    update(false).await;
    assert_eq!(tip(&server).await.len(), 0);
    update(true).await;
    assert_eq!(tip(&server).await.len(), 1);
    assert_eq!(call(&server, "DELETE", &path, Value::Null).await.0, 204);
    assert_eq!(call(&server, "GET", &path, Value::Null).await.0, 404);
    assert_eq!(tip(&server).await.len(), 0);
    assert_eq!(receiver.received().len(), 1);
}

#[tokio::test]
async fn a_secret_is_in_no_response_and_no_debug_output() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let url = receiver.url("/hook");
    let body = json!({"endpoint_url": url, "events": ["tips.received"], "account_scope": "global", "signing_secret": "whsec-7"});
    let (_, created) = call(&server, "POST", "/api/webhooks", body).await;
    let id = created["data"]["id"].as_str().expect("an id");
    let path = format!("/api/webhooks/{id}");
    let delivered = tip(&server).await;
    let mut shown = format!("{created} {delivered:?}");
    for path in [&*path, "/api/webhooks", "/__mock/state"] {
        shown += &call(&server, "GET", path, Value::Null).await.1.to_string();
    }
    shown += &format!("{server:?} {:?} {}", server.received(), server.log());
    assert!(
        shown.contains("/hook") && !shown.contains("whsec-7"),
        "{shown}"
    );
    let (_, found) = call(&server, "GET", &path, Value::Null).await;
    let data = &found["data"];
    assert_eq!(
        (&data["url"], &data["has_signing_secret"]),
        (&json!(url), &json!(true))
    );
    // The secret itself is not lost.
    assert_eq!(server.received()[0].body("signing_secret"), "whsec-7");
}

#[tokio::test]
async fn an_update_keeps_the_secret_unless_it_has_another() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let members = json!({"endpoint_url": receiver.url("/"), "signing_secret": "s1"});
    let id = webhook(&server, members).await;
    let update = async |extra: Value| {
        let mut body = json!({"endpoint_url": receiver.url("/2"), "events": ["tips.received"], "account_scope": "global"});
        for (name, value) in extra.as_object().expect("members") {
            body[name] = value.clone();
        }
        let updated = call(&server, "PUT", &format!("/api/webhooks/{id}"), body).await;
        tip(&server).await;
        let request = receiver.received().pop().expect("a delivery");
        assert_eq!(request.target, "/2");
        let signed = |secret: &str| request.header("signature") == sign(&request.body, secret);
        (
            updated.1["data"]["has_signing_secret"].clone(),
            signed("s1"),
            signed("s2"),
            request.header("signature").is_empty(),
        )
    };
    assert_eq!(update(json!({})).await, (json!(true), true, false, false));
    let other = json!({"signing_secret": "s2"});
    assert_eq!(update(other).await, (json!(true), false, true, false));
    let none = json!({"signing_secret": null});
    assert_eq!(update(none).await, (json!(false), false, false, true));
}

#[tokio::test]
async fn a_delivery_is_tried_three_times_under_one_key() {
    let builder = MockServer::builder().delivery_pause(Duration::from_millis(1));
    let server = builder.start().await.expect("a mock");
    let receiver = Receiver::start().await;
    webhook(&server, json!({"endpoint_url": receiver.url("/")})).await;
    receiver.answers([500, 302, 204]);
    let delivered = tip(&server).await;
    let statuses: Vec<_> = delivered[0].attempts.iter().map(|it| it.status).collect();
    assert_eq!(statuses, [Some(500), Some(302), Some(204)]);
    assert!(delivered[0].succeeded());
    receiver.answers([500, 500, 500, 200]);
    let delivered = tip(&server).await;
    assert_eq!(delivered[0].attempts.len(), 3);
    assert!(!delivered[0].succeeded() && delivered[0].status() == Some(500));
    let received = receiver.received();
    assert_eq!(received.len(), 6);
    let key = |index: usize| received[index].header("x-ofapi-idempotency-key");
    assert!(key(0) == key(1) && key(1) == key(2) && key(2) != key(3) && key(3) == key(5));
    assert!(received[0].body == received[2].body && received[2].body != received[3].body);
    let log = server.deliveries();
    let numbers: Vec<_> = log.iter().map(|attempt| attempt.attempt).collect();
    assert_eq!(numbers, [1, 2, 3, 1, 2, 3]);
    assert_eq!(log[0].delivery_id, log[2].delivery_id);
    assert_eq!(log[0].idempotency_key.as_deref(), Some(key(0)));
}

#[tokio::test]
async fn a_receiver_that_does_not_answer_or_listen_fails_with_the_reason() {
    let builder = MockServer::builder()
        .delivery_pause(Duration::from_millis(1))
        .delivery_timeout(Duration::from_millis(200));
    let server = builder.start().await.expect("a mock");
    let silent = Receiver::silent().await;
    // A port that is taken, and on which nobody listens.
    let socket = TcpSocket::new_v4().expect("a socket");
    let any = "127.0.0.1:0".parse().expect("an address");
    socket.bind(any).expect("a free port");
    let gone = format!("http://{}/", socket.local_addr().expect("an address"));
    for (url, expected) in [
        (silent.url("/"), "expected a response in time, found none"),
        (
            gone,
            "expected a response, found that the connection failed",
        ),
        (
            "https://example.com/hook?token=t".to_owned(),
            "expected a URL of this machine such as http://127.0.0.1:8080/, found https://example.com;",
        ),
    ] {
        let event = SampleEvent::new("tips.received");
        let delivered = reported(server.deliver_to(&url, None, event).into_future()).await;
        let attempt = &delivered[0].attempts[2];
        let error = attempt.error.as_ref().expect("an error");
        assert!(error.to_string().starts_with(expected), "{error}");
        assert_eq!((attempt.status, &attempt.url), (None, &url));
    }
    let found = server.deliveries().pop().and_then(|attempt| attempt.error);
    let found = found.expect("an error");
    assert!(matches!(found, AttemptError::NotLocal { .. }), "{found}");
    reported(silent.connected(3)).await;
}

#[tokio::test]
async fn deliveries_come_in_order_unless_they_are_released_newest_first() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    webhook(&server, json!({"endpoint_url": receiver.url("/")})).await;
    let send = |ids: std::ops::Range<i64>| {
        for id in ids {
            let _ = server.deliver(SampleEvent::new("tips.received").set("/n", id));
        }
    };
    send(0..20);
    reported(server.delivered()).await;
    let order = || -> Vec<i64> {
        let received = receiver.received();
        let numbers = received
            .iter()
            .map(|request| request.json()["payload"]["n"].as_i64());
        numbers.map(|number| number.expect("a number")).collect()
    };
    assert_eq!(order(), (0..20).collect::<Vec<_>>());
    server.hold_deliveries();
    send(20..23);
    reported(server.delivered()).await;
    assert_eq!(order().len(), 20, "what is held is not sent");
    server.release_newest_first();
    send(23..24);
    reported(server.delivered()).await;
    assert_eq!(order()[20..], [22, 21, 20, 23]);
    server.hold_deliveries();
    send(24..26);
    server.release_deliveries();
    reported(server.delivered()).await;
    assert_eq!(order()[24..], [24, 25]);
}

#[tokio::test]
async fn an_event_that_is_sent_twice_is_two_deliveries_under_one_key() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    webhook(&server, json!({"endpoint_url": receiver.url("/")})).await;
    let event = SampleEvent::new("tips.received").twice();
    let delivered = reported(server.deliver(event).into_future()).await;
    assert_eq!(delivered.len(), 2);
    assert_ne!(delivered[0].delivery_id, delivered[1].delivery_id);
    let received = receiver.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].body, received[1].body);
    let key = "x-ofapi-idempotency-key";
    assert_eq!(received[0].header(key), received[1].header(key));
}

#[tokio::test]
async fn deliveries_end_with_the_server() {
    let server = MockServer::start().await.expect("a mock");
    let silent = Receiver::silent().await;
    let delivery = server.deliver_to(&silent.url("/"), None, SampleEvent::new("tips.received"));
    reported(silent.connected(1)).await;
    drop(server);
    assert_eq!(reported(delivery.into_future()).await.len(), 0);
    reported(silent.disconnected()).await;
}
