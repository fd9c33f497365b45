//! The parts of a delivery, read from its body and headers.

use onlyfansapi::{
    types::{Id, WebhookEventType},
    webhooks::{DeliveryError, WebhookSecrets, accept_unsigned, sign, verify},
};
use serde_json::json;

use super::{SECRET, body, delivery, delivery_of, payload};

const NONE: [(&str, &str); 0] = [];

#[test]
fn the_parts_of_a_delivery_are_read_whatever_their_order() {
    let text = br#" {"payload": {"id": 5}, "more": [1], "account_id": "acct_9", "event": "users.typing"} "#;
    let signature = sign(text, SECRET);
    let headers = [
        ("Signature", signature.as_str()),
        ("X-OFAPI-Idempotency-Key", "evt_1"),
        ("X-OFAPI-Redelivery-Of", "whd_7"),
    ];
    let delivery = verify(&headers, text, &WebhookSecrets::new([SECRET])).expect("a delivery");
    assert_eq!(delivery.name(), &WebhookEventType::UsersTyping);
    assert_eq!(delivery.account_id(), Some(&Id::from("acct_9")));
    assert_eq!(delivery.account_ids(), [Id::from("acct_9")]);
    assert_eq!(delivery.payload(), br#"{"id": 5}"#);
    assert_eq!(&delivery.raw()[..], text);
    assert_eq!(delivery.idempotency_key(), Some("evt_1"));
    assert_eq!(delivery.redelivery_of(), Some(&Id::from("whd_7")));
}

#[test]
fn an_export_has_the_accounts_of_its_payload() {
    let text = json!({
        "event": "data_exports.completed",
        "payload": {"id": "01", "account_ids": ["acct_1", "acct_2"]},
    });
    let delivery = delivery(text.to_string().as_bytes());
    assert_eq!(delivery.account_id(), None);
    assert_eq!(delivery.account_ids(), ["acct_1", "acct_2"].map(Id::from));
    let text = json!({"event": "data_exports.failed", "account_id": "", "payload": {"account_ids": ["acct_3"]}});
    let empty = super::delivery(text.to_string().as_bytes());
    assert_eq!(
        (empty.account_id(), empty.account_ids()),
        (None, vec![Id::from("acct_3")])
    );
    let none = delivery_of("users.typing", &json!({"id": 5}));
    assert_eq!(none.account_ids(), ["acct_123"].map(Id::from));
}

#[test]
fn an_event_has_one_key_in_all_its_deliveries() {
    let text = body("users.online", &payload("users.online"));
    let keyed = |key: &str, text: &[u8]| {
        let headers = [("x-ofapi-idempotency-key", key)];
        let delivery = accept_unsigned(&headers, text).expect("a delivery");
        delivery.dedupe_key()
    };
    let first = keyed("evt_1", &text);
    assert_eq!(first.as_str(), "evt_1");
    assert_eq!(keyed("evt_1", &text), first);
    let other = body("users.online", &json!({}));
    assert_eq!(keyed("evt_1", &other).as_str(), "evt_1");
    assert_ne!(keyed("evt_1", &other), first);
    // Without a key, which the server does not promise for this event, the body decides. No key of the
    // server is as long, or looks like one of a body.
    let long = "e".repeat(256);
    for none in ["", "  ", &long, "sha256:00"] {
        let hashed = keyed(none, &text);
        assert!(hashed.as_str().starts_with("sha256:"), "{hashed}");
        assert_eq!(hashed.as_str().len(), 7 + 64);
        assert_eq!(keyed(none, &text), hashed);
        assert_ne!(keyed(none, &other).as_str(), hashed.as_str());
    }
}

#[test]
fn a_body_that_is_no_event_is_refused_with_the_place() {
    for (text, problem) in [
        ("", "expected a JSON object, found an empty body"),
        ("[]", "expected a JSON object, found another value"),
        (
            r#"{"event": "a"} x"#,
            "expected a JSON object, found 16 bytes that are not JSON at line 1, column 16",
        ),
        (
            r#"{"event": "a""#,
            "expected a JSON object, found 13 bytes that are not JSON at line 1, column 13",
        ),
        (
            "{}",
            "expected the name of an event at event, found nothing",
        ),
        (
            r#"{"event": null}"#,
            "expected the name of an event at event, found another value",
        ),
        (
            r#"{"event": 5}"#,
            "expected the name of an event at event, found another value",
        ),
        (
            "{\"event\": \"\\ud800\"}",
            "expected the name of an event at event, found another value",
        ),
    ] {
        let refused = accept_unsigned(&NONE, text.as_bytes()).expect_err(text);
        assert_eq!(
            refused.to_string(),
            format!("the delivery is no event: {problem}")
        );
        assert_eq!(refused.status(), 400);
    }
    let refused = accept_unsigned(&NONE, b"{\"event\": \"\xff\"}").expect_err("no text");
    assert!(matches!(refused, DeliveryError::Body(_)), "{refused}");
}

#[test]
fn a_name_with_escapes_a_mark_and_duplicates_are_read_as_php_reads_them() {
    let text = "\u{feff}{\"event\": \"first\", \"event\": \"users\\u002etyping\", \"payload\": 1, \"payload\": {\"id\": 6}}";
    let delivery = accept_unsigned(&NONE, text.as_bytes()).expect("a delivery");
    assert_eq!(delivery.name(), &WebhookEventType::UsersTyping);
    assert_eq!(delivery.payload(), br#"{"id": 6}"#);
}

#[test]
fn a_missing_payload_is_an_event_without_members_and_drift() {
    for text in [
        r#"{"event": "tips.received"}"#,
        r#"{"event": "tips.received", "payload": null}"#,
    ] {
        let delivery = accept_unsigned(&NONE, text.as_bytes()).expect("a delivery");
        assert_eq!(delivery.payload(), b"null");
        let event = delivery.event().expect("an event");
        assert_eq!(event.drift().len(), 1, "{event:?}");
        assert_eq!(event.occurred_at(), None);
    }
    // PHP writes an empty object as a list.
    let delivery = delivery_of("tips.received", &json!([]));
    assert!(delivery.event().is_ok());
    let refused = delivery_of("tips.received", &json!("text"))
        .event()
        .expect_err("text");
    assert_eq!(refused.path, "payload");
}
