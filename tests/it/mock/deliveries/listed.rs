//! Deliveries in the API: listed, filtered, and sent again.

use std::{future::IntoFuture, time::Duration};

use onlyfansapi::mock::{MockServer, SampleEvent};
use serde_json::{Value, json};

use super::{Receiver, call, tip, webhook};
use crate::support::{client, reported};

#[tokio::test]
async fn attempts_are_listed_newest_first_filtered_and_paged() {
    let builder = MockServer::builder().delivery_pause(Duration::ZERO);
    let server = builder.start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let members =
        json!({"endpoint_url": receiver.url("/"), "events": ["tips.received", "posts.liked"]});
    let id = webhook(&server, members).await;
    receiver.answers([500, 500, 500]);
    tip(&server).await;
    server.step(Duration::from_secs(3_600));
    for _ in 0..11 {
        reported(
            server
                .deliver(SampleEvent::new("posts.liked"))
                .into_future(),
        )
        .await;
    }
    let path = format!("/api/webhooks/{id}/deliveries");
    let get = async |query: &str| {
        let (status, body) = call(&server, "GET", &format!("{path}{query}"), Value::Null).await;
        assert_eq!(status, 200, "{body}");
        let rows = body["data"].as_array().expect("rows").clone();
        (rows, body["_pagination"]["next_page"].clone(), body)
    };
    let (rows, next, body) = get("").await;
    assert_eq!(rows.len(), 10);
    assert!(body["_meta"]["_credits"].is_object(), "{body}");
    let next = next.as_str().expect("a link");
    assert!(
        next.ends_with(&format!("{path}?offset=10&limit=10")),
        "{next}"
    );
    let (rest, next, _) = get("?offset=10&limit=10").await;
    assert_eq!((rest.len(), next), (4, Value::Null));
    let oldest = rest.last().expect("a row");
    let log = server.deliveries();
    assert_eq!(oldest["id"], log[0].id);
    let expected = json!({
        "id": log[0].id,
        "delivery_uuid": log[0].delivery_id,
        "event": "tips.received",
        "attempt": 1,
        "succeeded": false,
        "status_code": 500,
        "error_type": null,
        "error_message": null,
        "idempotency_key": log[0].idempotency_key,
        "url": receiver.url("/"),
        "payload": serde_json::from_slice::<Value>(&log[0].body).expect("JSON"),
        "redelivered_from": null,
        "created_at": "2026-01-31T12:00:00Z",
    });
    let mut found = oldest.clone();
    found["created_at"] = expected["created_at"].clone();
    assert_eq!(found, expected);
    assert_eq!(rest[2]["delivery_uuid"], oldest["delivery_uuid"]);
    assert_eq!(rest[1]["attempt"], 3);
    assert_eq!(get("?event=tips.received").await.0.len(), 3);
    assert_eq!(get("?succeeded=0&limit=50").await.0.len(), 3);
    let (rows, next, _) = get("?succeeded=1&limit=4&event=posts.liked").await;
    assert_eq!(rows.len(), 4);
    let next = next.as_str().expect("a link");
    assert!(
        next.contains("succeeded=1&event=posts.liked&offset=4&limit=4"),
        "{next}"
    );
    assert_eq!(get("?date_end=2026-01-31T12:30:00Z").await.0.len(), 3);
    assert_eq!(
        get("?date_start=2026-01-31T12:30:00Z&limit=50")
            .await
            .0
            .len(),
        11
    );
    // The client walks over the pages, and no value drifts.
    let client = client(&server.base_url());
    let all = client
        .webhooks()
        .list_deliveries(&*id)
        .limit(4)
        .collect_all()
        .await;
    let all = all.expect("deliveries");
    assert_eq!(all.len(), 14);
    assert!(all[13].payload.is_some());
    server.step(Duration::from_secs(7 * 24 * 3_600 - 1_800));
    assert_eq!(get("?limit=50").await.0.len(), 11, "a week is kept");
}

#[tokio::test]
async fn a_redelivery_has_the_key_of_the_original_and_goes_where_the_webhook_is_now() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let members = json!({"endpoint_url": receiver.url("/old"), "signing_secret": "s1"});
    let id = webhook(&server, members).await;
    let delivered = tip(&server).await;
    let path = format!("/api/webhooks/{id}");
    let body = json!({"endpoint_url": receiver.url("/new"), "events": ["posts.liked"], "account_scope": "global", "signing_secret": "s2"});
    assert_eq!(call(&server, "PUT", &path, body).await.0, 200);
    let credits = server.team().credits();
    let attempt = &delivered[0].attempts[0];
    let again = format!("{path}/deliveries/{}/redeliver", attempt.id);
    let (status, body) = call(&server, "POST", &again, Value::Null).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(credits - server.team().credits(), 1);
    reported(server.delivered()).await;
    let received = receiver.received();
    let [first, second] = &received[..] else {
        panic!("two deliveries, found {received:?}");
    };
    assert_eq!(second.target, "/new");
    assert_eq!(second.body, first.body);
    let key = |of: &super::receiver::Received| of.header("x-ofapi-idempotency-key").to_owned();
    assert_eq!(key(first), key(second));
    assert_eq!(first.header("x-ofapi-redelivery-of"), "");
    assert_eq!(second.header("x-ofapi-redelivery-of"), attempt.delivery_id);
    let signature = onlyfansapi::webhooks::sign(&second.body, "s2");
    assert_eq!(second.header("signature"), signature);
    let data = &body["data"];
    assert_eq!(data["idempotency_key"], key(first));
    assert_eq!(data["url"], receiver.url("/new"));
    assert_eq!(
        (&data["webhook_id"], &data["delivery_id"]),
        (&json!(id), &json!(attempt.id))
    );
    let last = server.deliveries().pop().expect("an attempt");
    assert_eq!(data["redelivery_id"], last.delivery_id);
    assert_eq!(last.redelivery_of.as_ref(), Some(&attempt.delivery_id));
    // By the id that the attempts share, and by the handle.
    let again = format!("{path}/deliveries/{}/redeliver", attempt.delivery_id);
    assert_eq!(call(&server, "POST", &again, Value::Null).await.0, 200);
    let redelivered = reported(server.redeliver(&attempt.delivery_id).into_future()).await;
    assert!(redelivered[0].succeeded());
}

#[tokio::test]
async fn a_redelivery_is_refused_without_a_delivery_a_payload_or_an_enabled_webhook() {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let id = webhook(&server, json!({"endpoint_url": receiver.url("/")})).await;
    let empty = SampleEvent::new("tips.received").payload(Value::Null);
    reported(server.deliver(empty).into_future()).await;
    let path = format!("/api/webhooks/{id}");
    let again = async |delivery: u64| {
        let again = format!("{path}/deliveries/{delivery}/redeliver");
        call(&server, "POST", &again, Value::Null).await.0
    };
    let credits = server.team().credits();
    assert_eq!(again(1).await, 422);
    assert_eq!(again(77).await, 404);
    let body = json!({"endpoint_url": receiver.url("/"), "events": ["tips.received"], "account_scope": "global", "enabled": false});
    assert_eq!(call(&server, "PUT", &path, body).await.0, 200);
    assert_eq!(again(1).await, 409);
    assert_eq!(server.team().credits(), credits, "a refusal is free");
    reported(server.delivered()).await;
    assert_eq!(receiver.received().len(), 1);
}
