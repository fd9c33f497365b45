//! Webhooks whose deliveries fail are paused.

use std::time::Duration;

use onlyfansapi::mock::MockServer;
use serde_json::{Value, json};

use super::{Receiver, call, tip, webhook};

#[tokio::test]
async fn a_webhook_is_paused_after_twenty_failures_and_what_happens_then_is_never_sent() {
    let builder = MockServer::builder().delivery_pause(Duration::ZERO);
    let server = builder.start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let url = receiver.url("/");
    let id = webhook(&server, json!({"endpoint_url": url})).await;
    receiver.answers([500; 60]);
    for _ in 0..20 {
        assert_eq!(tip(&server).await.len(), 1);
    }
    assert_eq!(tip(&server).await.len(), 0, "a pause");
    assert_eq!(receiver.received().len(), 60);
    let delivery = server.deliveries().pop().expect("an attempt");
    let path = format!("/api/webhooks/{id}/deliveries/{}/redeliver", delivery.id);
    assert_eq!(call(&server, "POST", &path, Value::Null).await.0, 409);
    assert_eq!(server.redeliver(&delivery.delivery_id).await.len(), 0);
    server.step(Duration::from_secs(5 * 60));
    // The probe fails, and the next pause is longer.
    receiver.answers([500; 3]);
    assert_eq!(tip(&server).await.len(), 1);
    server.step(Duration::from_secs(5 * 60));
    assert_eq!(tip(&server).await.len(), 0);
    server.step(Duration::from_secs(5 * 60));
    assert!(tip(&server).await[0].succeeded());
    assert_eq!(tip(&server).await.len(), 1);
    assert_eq!(
        receiver.received().len(),
        65,
        "no event of the pause came later"
    );
    assert_eq!(call(&server, "POST", &path, Value::Null).await.0, 200);
    server.delivered().await;
}

#[tokio::test]
async fn enabling_a_webhook_ends_its_pause() {
    let builder = MockServer::builder().delivery_pause(Duration::ZERO);
    let server = builder.start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let url = receiver.url("/");
    let id = webhook(&server, json!({"endpoint_url": url})).await;
    receiver.answers([500; 60]);
    for _ in 0..21 {
        tip(&server).await;
    }
    let body = json!({"endpoint_url": url, "events": ["tips.received"], "account_scope": "global", "enabled": true});
    let path = format!("/api/webhooks/{id}");
    assert_eq!(call(&server, "PUT", &path, body).await.0, 200);
    assert!(tip(&server).await[0].succeeded());
}
