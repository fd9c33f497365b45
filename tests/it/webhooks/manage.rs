//! Management of webhooks: secrets, and events that did not arrive.

use onlyfansapi::{
    Client,
    mock::{MockServer, Reply, operations},
    types::{Secret, WebhookAccountScope, WebhookDelivery, WebhookEventType},
    webhooks::{WebhookSecrets, sign, verify},
};
use serde_json::{Value, json};

use super::body;
use crate::support::mock;

#[test]
fn a_secret_is_random_and_not_shown() {
    let [one, other] = [(); 2].map(|()| Secret::generate().expect("a secret"));
    assert_eq!(one.as_str().len(), 64);
    assert!(one.as_str().bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_ne!(one.as_str(), other.as_str());
    assert_ne!(one.as_str()[..16], one.as_str()[16..32]);
    assert_eq!(format!("{one:?}"), "Secret(..)");
}

#[tokio::test]
async fn a_webhook_is_created_with_the_secret_that_was_made_for_it() {
    let (server, client) = mock().await;
    let secret = Secret::generate().expect("a secret");
    let create = client
        .webhooks()
        .create()
        .endpoint_url("https://example.com/webhooks")
        .events([WebhookEventType::MessagesReceived])
        .account_scope(WebhookAccountScope::Global)
        .signing_secret(&secret);
    assert!(!format!("{create:?}").contains(secret.as_str()));
    create.await.expect("a webhook");
    let request = &server.requests(operations::webhooks::create())[0];
    assert_eq!(request.body("signing_secret"), secret.as_str());
}

#[tokio::test]
async fn a_rotation_sets_the_new_secret_and_gives_both_back() {
    let (server, client) = mock().await;
    let update = client
        .webhooks()
        .update("wh_123")
        .endpoint_url("https://example.com/webhooks")
        .events([WebhookEventType::MessagesReceived])
        .account_scope(WebhookAccountScope::Global);
    let (update, rotation) = update.rotate_secret("current").expect("a secret");
    assert_eq!(rotation.previous.as_str(), "current");
    let secrets = WebhookSecrets::new(rotation.secrets());
    let body = body("users.typing", &json!({"id": 5}));
    for (secret, index) in rotation.secrets().into_iter().zip(0..) {
        let headers = [("Signature", sign(&body, secret.as_str()))];
        let delivery = verify(&headers, &body, &secrets).expect("a delivery");
        assert_eq!(delivery.secret_index(), Some(index));
    }
    update.await.expect("an update");
    let request = &server.requests(operations::webhooks::update())[0];
    assert_eq!(request.body("signing_secret"), rotation.next.as_str());
}

/// An attempt: its number, the key of its event, and whether it succeeded.
fn attempt(id: i64, key: Option<&str>, succeeded: bool) -> Value {
    json!({
        "id": id,
        "delivery_uuid": format!("uuid-{}", id / 10),
        "idempotency_key": key,
        "event": "messages.received",
        "succeeded": succeeded,
        "created_at": "2026-11-28T20:00:00Z",
    })
}

/// A server that lists these attempts, newest first, in two pages.
async fn listing(attempts: &[Value]) -> (MockServer, Client) {
    let (server, client) = mock().await;
    let (first, second) = attempts.split_at(attempts.len() / 2);
    let page = |rows: &[Value], next: Option<&str>| json!({"data": rows, "_pagination": {"next_page": next}});
    let next = "https://app.onlyfansapi.com/api/webhooks/wh_123/deliveries?offset=100&limit=100";
    server
        .on(operations::webhooks::list_deliveries())
        .when(|request| request.query("offset") == "100")
        .reply(page(second, None));
    server
        .on(operations::webhooks::list_deliveries())
        .reply(page(first, Some(next)));
    (server, client)
}

fn ids<'d>(deliveries: impl IntoIterator<Item = &'d WebhookDelivery>) -> Vec<i64> {
    let ids = deliveries.into_iter().map(|delivery| delivery.id.as_ref());
    ids.map(|id| id.and_then(|id| id.as_i64()).expect("an id"))
        .collect()
}

/// Attempts of which 51, 31 and 11 are the latest of events that did not arrive.
fn attempts() -> Vec<Value> {
    vec![
        attempt(61, Some("evt_2"), true),
        attempt(51, Some("evt_5"), false),
        attempt(42, Some("evt_4"), true),
        attempt(41, Some("evt_4"), false),
        attempt(31, None, false),
        attempt(30, None, false),
        // Delivered by 61, which repeats it.
        attempt(21, Some("evt_2"), false),
        attempt(11, Some("evt_1"), false),
        attempt(10, Some("evt_1"), false),
    ]
}

#[tokio::test]
async fn an_event_is_undelivered_if_none_of_its_attempts_succeeded() {
    let (server, client) = listing(&attempts()).await;
    let webhooks = client.webhooks();
    let undelivered = webhooks
        .list_undelivered("wh_123", "2026-11-28T08:00:00Z")
        .await;
    assert_eq!(ids(&undelivered.expect("deliveries")), [51, 31, 11]);
    let request = &server.requests(operations::webhooks::list_deliveries())[0];
    assert_eq!(request.query("date_start"), "2026-11-28T08:00:00Z");
}

/// Returns the ids of the deliveries that were asked for again.
fn asked(server: &MockServer) -> Vec<i64> {
    let requests = server.requests(operations::webhooks::redeliver());
    let ids = requests
        .iter()
        .map(|request| request.argument("delivery_id").to_string());
    ids.map(|id| id.trim_matches('"').parse().expect("an id"))
        .collect()
}

#[tokio::test]
async fn undelivered_events_are_delivered_again_oldest_first() {
    let (server, client) = listing(&attempts()).await;
    let again = client
        .webhooks()
        .redeliver_all("wh_123", "2026-11-28")
        .await;
    let again = again.expect("redeliveries");
    assert_eq!(asked(&server), [11, 31, 51]);
    assert_eq!(ids(&again.sent), [11, 31, 51]);
    assert!(again.left.is_empty() && again.refused.is_empty() && again.stopped_by.is_none());
}

#[tokio::test]
async fn redelivery_ends_where_its_credits_do() {
    let (server, client) = listing(&attempts()).await;
    for (credits, sent, left) in [(0, vec![], vec![51, 31, 11]), (2, vec![11, 31], vec![51])] {
        server.forget();
        let webhooks = client.webhooks();
        let again = webhooks
            .redeliver_all("wh_123", "2026-11-28")
            .max_credits(credits)
            .await;
        let again = again.expect("redeliveries");
        assert_eq!(
            (ids(&again.sent), ids(&again.left)),
            (sent, left),
            "{credits}"
        );
        assert_eq!(asked(&server), ids(&again.sent));
    }
}

#[tokio::test]
async fn a_delivery_that_is_refused_is_passed_over_and_a_paused_webhook_ends_all() {
    for (status, sent, refused, left) in [
        (422, vec![11, 51], vec![31], vec![]),
        (404, vec![11, 51], vec![31], vec![]),
        (409, vec![11], vec![], vec![51, 31]),
    ] {
        let (server, client) = listing(&attempts()).await;
        server
            .on(operations::webhooks::redeliver())
            .when(|request| request.argument("delivery_id") == "31")
            .reply(Reply::status(status));
        let again = client
            .webhooks()
            .redeliver_all("wh_123", "2026-11-28")
            .await;
        let again = again.expect("redeliveries");
        let found = ids(again.refused.iter().map(|(delivery, _)| delivery));
        assert_eq!(
            (ids(&again.sent), found, ids(&again.left)),
            (sent, refused, left),
            "{status}"
        );
        assert_eq!(again.stopped_by.is_some(), status == 409);
    }
}

#[tokio::test]
async fn a_list_that_cannot_be_read_is_an_error() {
    let (server, client) = mock().await;
    let list = operations::webhooks::list_deliveries();
    server.on(list).reply(Reply::status(403));
    let again = client
        .webhooks()
        .redeliver_all("wh_123", "2026-11-28")
        .await;
    assert_eq!(
        again.expect_err("no list").status().map(|s| s.as_u16()),
        Some(403)
    );
    assert!(
        server
            .requests(operations::webhooks::redeliver())
            .is_empty()
    );
}
