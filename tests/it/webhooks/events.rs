//! Events: each is typed, and nothing of it is lost.

use onlyfansapi::{types::WebhookEventType, webhooks::Event};
use serde_json::{Value, json};

use super::{delivery_of, payload, payloads};

#[test]
fn every_event_is_typed_and_nothing_of_it_is_lost() {
    let payloads = payloads();
    assert_eq!(payloads.len(), 32);
    for (name, decode, payload) in payloads {
        let event = delivery_of(name, &payload).event().expect(name);
        assert!(!matches!(event, Event::Unknown { .. }), "{name}");
        assert_eq!(event.name().as_str(), name);
        assert_eq!(event.drift(), [], "{name}");
        let text = payload.to_string();
        let (read, _) = decode(text.as_bytes(), onlyfansapi::DecodeMode::Strict).expect(name);
        lost(&payload, &read, name);
    }
}

/// Panics at a value that is missing after it was read.
fn lost(before: &Value, after: &Value, path: &str) {
    match (before, after) {
        (Value::Object(before), _) => {
            for (name, value) in before {
                lost(value, &after[name], &format!("{path}.{name}"));
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            assert_eq!(before.len(), after.len(), "{path}");
            for (before, after) in before.iter().zip(after) {
                lost(before, after, path);
            }
        }
        (Value::Number(before), Value::Number(after)) => {
            assert_eq!(before.as_f64(), after.as_f64(), "{path}");
        }
        (before, after) => assert_eq!(before, after, "{path}"),
    }
}

#[test]
fn the_time_of_an_event_is_that_of_its_payload() {
    for (event, expected) in [
        ("messages.received", Some("2026-11-28T20:15:30+00:00")),
        ("tips.received", Some("2026-11-28T20:16:00+00:00")),
        ("subscriptions.new", Some("2026-11-28T20:16:00+00:00")),
        ("subscriptions.expired", Some("2026-11-28T20:00:00+00:00")),
        ("users.online", Some("2026-11-28T20:20:00+00:00")),
        ("transactions.new", Some("2026-11-28 20:16:05")),
        ("accounts.disconnected", Some("2026-11-28T08:30:00+00:00")),
        ("accounts.connected", Some("2026-11-28T08:01:10+00:00")),
        // The login is not over.
        (
            "accounts.otp_code_required",
            Some("2026-11-28T08:00:00+00:00"),
        ),
        (
            "data_exports.in_progress",
            Some("2026-11-28T10:00:00+00:00"),
        ),
        ("data_exports.completed", Some("2026-11-28T10:10:00+00:00")),
        ("data_exports.failed", Some("2026-11-28T10:05:00+00:00")),
        ("fan_summary.completed", Some("2026-11-28T11:00:00+00:00")),
        ("messages.deleted", None),
        ("users.typing", None),
        ("chat_queue.finished", None),
        ("media_uploads.completed", None),
        ("test-event", None),
    ] {
        let payload = match event {
            "test-event" => json!({"createdAt": "2026-11-28"}),
            event => payload(event),
        };
        let time = delivery_of(event, &payload).occurred_at();
        assert_eq!(time.as_ref().map(|time| time.as_str()), expected, "{event}");
    }
    let mut presence = payload("users.offline");
    presence["observed_at"] = Value::Null;
    let time = delivery_of("users.offline", &presence).occurred_at();
    assert_eq!(time.expect("a time").as_str(), "2026-11-28T20:19:30+00:00");
}

#[test]
fn an_event_that_is_not_known_is_kept_by_its_name() {
    for name in [
        "test-event",
        "fansly.tips.received",
        "fanvue.messages.received",
        "tomorrow.new",
        "",
    ] {
        let payload = json!({"amount": 12500, "deep": [{"a": 1.5}]});
        let event = delivery_of(name, &payload).event().expect(name);
        let Event::Unknown {
            name: found,
            payload: kept,
        } = &event
        else {
            panic!("{event:?}");
        };
        assert_eq!((found.as_str(), &**kept.clone()), (name, &payload));
        assert_eq!(event.name(), WebhookEventType::from(name));
    }
    let nothing = delivery_of("test-event", &Value::Null)
        .event()
        .expect("an event");
    assert!(
        matches!(&nothing, Event::Unknown { payload, .. } if payload.is_null()),
        "{nothing:?}"
    );
}

#[test]
fn a_value_that_does_not_match_costs_the_value_alone() {
    let mut message = payload("messages.received");
    message["price"] = json!("free");
    message["fromUser"]["id"] = json!("512345678");
    message["media"] = json!("none");
    let event = delivery_of("messages.received", &message)
        .event()
        .expect("an event");
    let paths: Vec<&str> = event
        .drift()
        .iter()
        .map(|drift| drift.path.as_str())
        .collect();
    assert_eq!(paths, ["media", "price"]);
    let Event::MessageReceived(message) = event else {
        panic!("{event:?}");
    };
    assert_eq!(message.price, None);
    let from = message.from_user.as_ref().and_then(|user| user.id.clone());
    assert_eq!(from, Some(512_345_678.into()));
    let answered = message
        .reply_to_message
        .as_ref()
        .and_then(|m| m.text.as_deref());
    assert_eq!(answered, Some("<p>How was your day?</p>"));
}
