//! Sample events, by themselves.

use onlyfansapi::{
    mock::SampleEvent,
    webhooks::{Event, WebhookSecrets, verify},
};
use serde_json::{Value, json};

fn payload(event: &SampleEvent) -> Value {
    let body: Value = serde_json::from_slice(&event.body()).expect("JSON");
    body["payload"].clone()
}

#[test]
fn each_documented_event_is_read_without_drift_and_happens_at_its_time() {
    let secrets = WebhookSecrets::new(["s"]);
    let mut count = 0;
    for event in SampleEvent::all() {
        let at = "2026-05-04T03:02:01Z";
        let event = event.account("acct_7").fan(789).at(at);
        let request = event.signed("s");
        assert_eq!(
            (request.method().as_str(), request.uri().path()),
            ("POST", "/")
        );
        let delivery = verify(request.headers(), request.body(), &secrets).expect("a delivery");
        assert_eq!(delivery.name().as_str(), event.name());
        let read = delivery.event().expect("an event");
        assert!(!matches!(read, Event::Unknown { .. }), "{read:?}");
        assert!(read.drift().is_empty(), "{:?}", read.drift());
        let second = |time: &onlyfansapi::types::Timestamp| time.as_second().expect("a time");
        let expected = onlyfansapi::types::Timestamp::from(at);
        // An expiry, an observation or an end is the latest date; an earlier one may tell the time.
        if let Some(time) = delivery.occurred_at() {
            let early = second(&expected) - second(&time);
            assert!((0..=3600).contains(&early), "{}: {time}", event.name());
        }
        let ids = delivery.account_ids();
        let ids: Vec<_> = ids.iter().map(|id| id.to_string()).collect();
        assert_eq!(ids, ["acct_7"], "{}", event.name());
        let is_of_export = event.name().starts_with("data_exports.");
        assert_eq!(delivery.account_id().is_none(), is_of_export);
        assert_eq!(event.body(), event.clone().body());
        count += 1;
    }
    assert_eq!(count, 32);
}

#[test]
fn dates_of_an_event_move_with_its_time_and_keep_their_forms() {
    let transaction = payload(&SampleEvent::new("transactions.new").at("2026-05-04T03:02:01Z"));
    assert_eq!(transaction["created_at"], "2026-05-04 03:02:01");
    let export = payload(&SampleEvent::new("data_exports.completed").at("2026-05-04T03:12:01Z"));
    assert_eq!(export["created_at"], "2026-05-04T03:02:01+00:00");
    assert_eq!(
        export["download_url_expires_at"],
        "2026-05-11T03:12:01+00:00"
    );
    let tip = payload(&SampleEvent::new("tips.received"));
    assert_eq!(tip["createdAt"], "2026-01-31T12:00:00+00:00");
}

#[test]
fn values_that_are_set_go_before_those_that_are_made_up() {
    let event = SampleEvent::new("tips.received")
        .fan(789)
        .set("/user/id", 5)
        .set("/amountGross", 50);
    let tip = payload(&event);
    assert_eq!(
        (&tip["user"]["id"], &tip["amountGross"]),
        (&json!(5), &json!(50))
    );
    assert_ne!(
        tip["user"]["name"],
        payload(&SampleEvent::new("tips.received"))["user"]["name"]
    );
    let other = SampleEvent::new("fansly.messages.received");
    assert_eq!(payload(&other), json!({}));
    assert_eq!(payload(&other.payload(json!({"id": 7}))), json!({"id": 7}));
}

#[test]
fn a_key_follows_from_the_event_unless_it_is_set_or_left_out() {
    let event = || SampleEvent::new("users.typing");
    let made = event().idempotency_key().expect("a key");
    assert!(made.len() == 44 && made.starts_with("evt_"), "{made}");
    assert_eq!(event().idempotency_key(), Some(made.clone()));
    assert_ne!(event().seed(1).idempotency_key(), Some(made));
    assert_eq!(
        event().key("evt_1").idempotency_key().as_deref(),
        Some("evt_1")
    );
    let request = event().without_key().signed("s");
    assert!(!request.headers().contains_key("x-ofapi-idempotency-key"));
    assert!(request.headers().contains_key("signature"));
}

#[test]
fn a_seed_makes_one_event_and_another_seed_another() {
    for event in SampleEvent::all() {
        let of = |seed| event.clone().fan(456).seed(seed).body();
        assert_eq!(of(7), of(7));
        let name = event.name();
        // Those without an id of their own differ by their keys alone.
        let has_id = payload(&event).get("id").is_some() && name != "users.typing";
        assert_eq!(
            of(7) != of(8),
            has_id || name.starts_with("media_uploads."),
            "{name}"
        );
    }
}
