//! What happens in the world sends events.

use std::{
    future::IntoFuture,
    sync::{Arc, Mutex},
    time::Duration,
};

use onlyfansapi::{
    FilePart,
    mock::{MockServer, SampleEvent},
    types::{DataExportFileType, DataExportType, WebhookEventType},
    webhooks::{Router, Sale, SaleSource, WebhookSecrets},
};
use serde_json::{Value, json};

use super::{Receiver, call, webhook};
use crate::support::{client, reported};

/// Starts a mock with a webhook of all events.
async fn all_events() -> (MockServer, Receiver) {
    let server = MockServer::start().await.expect("a mock");
    let receiver = Receiver::start().await;
    let events: Vec<_> = SampleEvent::all()
        .map(|event| event.name().to_owned())
        .collect();
    let url = receiver.url("/");
    webhook(&server, json!({"endpoint_url": url, "events": events})).await;
    (server, receiver)
}

/// Returns the events so far, once all have arrived.
async fn events(server: &MockServer, receiver: &Receiver) -> Vec<(String, Value)> {
    reported(server.delivered()).await;
    let received = receiver.received();
    let events = received.iter().map(|request| {
        let body = request.json();
        let name = body["event"].as_str().expect("a name").to_owned();
        (name, body)
    });
    events.collect()
}

fn names(events: &[(String, Value)]) -> Vec<&str> {
    events.iter().map(|(name, _)| &**name).collect()
}

#[tokio::test]
async fn a_message_that_is_sent_and_deleted_has_its_events() {
    let (server, receiver) = all_events().await;
    let client = client(&server.base_url());
    let sent = client
        .messages()
        .send("acct_123", 456)
        .text("Hello")
        .price(5);
    let sent = sent.media_files(["m1"]).await.expect("a message");
    let id = sent
        .data
        .as_ref()
        .and_then(|sent| sent.id.clone())
        .expect("an id");
    client
        .messages()
        .send("acct_123", 789)
        .text("Hi")
        .await
        .expect("a message");
    client
        .messages()
        .delete("acct_123", 456, &id)
        .await
        .expect("a deletion");
    let events = events(&server, &receiver).await;
    assert_eq!(
        names(&events),
        ["messages.sent", "messages.sent", "messages.deleted"]
    );
    let body = &events[0].1;
    assert_eq!(body["account_id"], "acct_123");
    let message = &body["payload"];
    assert_eq!(message["id"].to_string(), id.to_string());
    assert_eq!(
        (&message["text"], &message["price"]),
        (&json!("Hello"), &json!(5))
    );
    assert_eq!(
        (&message["isFree"], &message["toUser"]["id"]),
        (&json!(false), &json!(456))
    );
    let free = &events[1].1["payload"];
    assert_eq!((&free["price"], &free["isFree"]), (&json!(0), &json!(true)));
    assert_eq!(events[2].1["payload"], json!({"id": message["id"]}));
}

#[tokio::test]
async fn an_export_tells_of_each_state_once() {
    let (server, receiver) = all_events().await;
    let client = client(&server.base_url());
    let exports = client.data_exports();
    let create = || {
        let export = exports.create().type_(DataExportType::Transactions);
        let export = export.file_type(DataExportFileType::Csv);
        let export = export.account_ids(["acct_1", "acct_123"]);
        export.start_date("2026-01-01").end_date("2026-01-31")
    };
    let pause = Duration::from_millis(1);
    let done = create().until_done().pause(pause, pause).await;
    let done = done.expect("an export");
    let cancelled = create().await.expect("an export");
    let id = cancelled
        .data
        .as_ref()
        .and_then(|data| data.id.clone())
        .expect("an id");
    exports.cancel(&id).await.expect("a cancellation");
    let events = events(&server, &receiver).await;
    let expected = [
        "calculating_credits",
        "calculating_credits_completed",
        "in_progress",
        "completed",
        "calculating_credits",
        "cancelled",
    ];
    assert_eq!(
        names(&events),
        expected.map(|state| format!("data_exports.{state}"))
    );
    let body = &events[3].1;
    assert!(body.get("account_id").is_none(), "{body}");
    let payload = &body["payload"];
    assert_eq!(payload["account_ids"], json!(["acct_1", "acct_123"]));
    assert_eq!(
        (&payload["status"], &payload["type"]),
        (&json!("completed"), &json!("transactions"))
    );
    let done = done
        .data
        .as_ref()
        .and_then(|done| done.download_url.clone());
    assert_eq!(payload["download_url"].as_str(), done.as_deref());
    assert_eq!(events[5].1["payload"]["id"], id.to_string());
}

#[tokio::test]
async fn an_upload_a_summary_and_a_disconnection_have_their_events() {
    let (server, receiver) = all_events().await;
    let client = client(&server.base_url());
    let pause = Duration::from_millis(1);
    for name in ["beach.jpg", "broken.jpg"] {
        let upload = client
            .media()
            .upload("acct_1")
            .file(FilePart::bytes(name, vec![7; 10]));
        let done = upload.until_done().pause(pause, pause).await;
        assert_eq!(done.is_ok(), name == "beach.jpg", "{done:?}");
    }
    let summaries = "/api/acct_1/fans/456/summary";
    let (status, _) = call(&server, "POST", summaries, json!({})).await;
    assert_eq!(status, 200);
    for _ in 0..4 {
        assert_eq!(call(&server, "GET", summaries, Value::Null).await.0, 200);
    }
    call(&server, "DELETE", "/api/accounts/acct_2", Value::Null).await;
    let events = events(&server, &receiver).await;
    let expected = [
        "media_uploads.completed",
        "media_uploads.failed",
        "fan_summary.completed",
        "accounts.disconnected",
    ];
    assert_eq!(names(&events), expected);
    assert_eq!(events[0].1["payload"]["status"], "completed");
    assert_eq!(events[1].1["payload"]["media"], Value::Null);
    let accounts: Vec<_> = events.iter().map(|(_, body)| &body["account_id"]).collect();
    assert_eq!(accounts, ["acct_1", "acct_1", "acct_1", "acct_2"]);
}

#[tokio::test]
async fn a_message_of_a_fan_is_in_the_chat_and_in_its_event() {
    let (server, receiver) = all_events().await;
    let client = client(&server.base_url());
    client
        .messages()
        .list("acct_123", 456)
        .await
        .expect("messages");
    reported(server.fan("acct_123", 456).sends("Hi <3").into_future()).await;
    let messages = client
        .messages()
        .list("acct_123", 456)
        .await
        .expect("messages");
    let message = &messages.data[0];
    assert_eq!(message.text.as_deref(), Some("Hi <3"));
    let from = message.from_user.as_ref().and_then(|user| user.id.clone());
    assert_eq!(from.expect("a sender").to_string(), "456");
    let events = events(&server, &receiver).await;
    assert_eq!(names(&events), ["messages.received"]);
    let payload = &events[0].1["payload"];
    assert_eq!(
        payload["id"].to_string(),
        message.id.as_ref().expect("an id").to_string()
    );
    assert_eq!(
        (&payload["fromUser"]["id"], &payload["text"]),
        (&json!(456), &json!("Hi <3"))
    );
}

#[tokio::test]
async fn a_sale_is_listed_and_adds_up_and_has_two_events_of_one_amount() {
    let (server, receiver) = all_events().await;
    let client = client(&server.base_url());
    let gross = async || {
        let path = "/api/acct_123/transactions?limit=100";
        let (_, body) = call(&server, "GET", path, Value::Null).await;
        let rows = body["data"]["list"].as_array().expect("rows").clone();
        let total = client
            .statistics()
            .get_total_transactions("acct_123")
            .await
            .expect("a total");
        let sum: f64 = rows.iter().filter_map(|row| row["amount"].as_f64()).sum();
        let total = total.total_amount.expect("a total").as_f64();
        assert!((sum - total).abs() < 0.001, "{sum} {total}");
        (rows, total)
    };
    let (before, total) = gross().await;
    let fan = server.fan("acct_123", 456);
    reported(fan.tips("20.50").into_future()).await;
    reported(fan.unlocks(7_300_000_000_003, 12).into_future()).await;
    reported(fan.subscribes("9.99").into_future()).await;
    reported(fan.subscribes(0).into_future()).await;
    let (rows, after) = gross().await;
    assert_eq!(rows.len(), before.len() + 3);
    assert!((after - total - 42.49).abs() < 0.001, "{after} {total}");
    let tip = &rows[2];
    assert_eq!((&tip["amount"], &tip["net"]), (&json!(20.5), &json!(16.4)));
    assert_eq!(
        (&tip["user"]["id"], &tip["type"]),
        (&json!(456), &json!("tip"))
    );
    let events = events(&server, &receiver).await;
    let expected = [
        "tips.received",
        "transactions.new",
        "messages.ppv.unlocked",
        "transactions.new",
        "subscriptions.new",
        "transactions.new",
        "subscriptions.new",
    ];
    assert_eq!(names(&events), expected);
    assert_eq!(events[1].1["payload"]["id"], tip["id"]);
    let link = events[2].1["payload"]["replacePairs"]["{MESSAGE_LINK}"].to_string();
    assert!(link.contains("/456/?firstId=7300000000003"), "{link}");
    // Both views have the same sales.
    let mut sums = Vec::new();
    for source in [SaleSource::Transactions, SaleSource::Notifications] {
        let received = receiver.received();
        let sales = received.iter().filter_map(|request| {
            let delivery = onlyfansapi::webhooks::accept_unsigned(&request.headers, &request.body);
            Sale::of(&delivery.ok()?.event().ok()?, source)
        });
        let sales: Vec<Sale> = sales.collect();
        assert!(
            sales
                .iter()
                .all(|sale| { sale.fan_id.as_ref().is_some_and(|id| *id == "456") })
        );
        sums.push(
            sales
                .iter()
                .filter_map(|sale| sale.gross)
                .sum::<onlyfansapi::types::Amount>(),
        );
    }
    assert_eq!(sums[0], sums[1]);
    assert_eq!(sums[0], "42.49".parse().expect("an amount"));
}

#[tokio::test]
#[should_panic(expected = "expected one of the chats of acct_123 such as 456, found 7;")]
async fn a_fan_who_is_not_there_does_not_act() {
    let server = MockServer::start().await.expect("a mock");
    let _ = server.fan("acct_123", 7).sends("Hi");
}

#[tokio::test]
async fn a_router_handles_an_event_once_that_comes_twice_and_again() {
    let server = MockServer::start().await.expect("a mock");
    let handled = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&handled);
    let router = Router::builder(WebhookSecrets::new(["s"]))
        .on(WebhookEventType::TipsReceived, move |delivery| {
            let log = Arc::clone(&log);
            async move {
                log.lock()
                    .expect("no panic")
                    .push(delivery.dedupe_key().to_string());
                Ok::<(), onlyfansapi::Mismatch>(())
            }
        })
        .build();
    for _ in 0..2 {
        let request = SampleEvent::new("tips.received").signed("s");
        assert_eq!(router.handle(request).await.status(), 200);
    }
    assert_eq!(handled.lock().expect("no panic").len(), 1);
    // What is signed is what a server sends.
    let receiver = Receiver::start().await;
    let event = SampleEvent::new("tips.received").key("evt_9");
    let sent = server.deliver_to(&receiver.url("/"), Some("s"), event);
    let delivered = reported(sent.into_future()).await;
    reported(server.redeliver(&delivered[0].delivery_id).into_future()).await;
    for request in receiver.received() {
        assert_eq!(router.receive(&request.headers, request.body).await, 200);
    }
    assert_eq!(handled.lock().expect("no panic")[1..], ["evt_9"]);
}
