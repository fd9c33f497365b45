//! Webhooks, as a receiver sees them.

mod axum;
mod deliveries;
mod end_to_end;
mod events;
mod manage;
mod redis_server;
mod router;
mod sales;
mod seen;
mod signatures;
mod stress;

use onlyfansapi::{
    types::{
        AccountChange, ChatMessage, DataExport, EventReference, ExpiredSubscription, FanPresence,
        FanSummary, Notification, UploadStatus, WebhookTransaction,
    },
    webhooks::{Delivery, WebhookSecrets, sign, verify},
};
use serde_json::{Value, json};

use crate::contract::{Decode, decode};

pub(crate) const SECRET: &str = "whsec_0123456789";

/// The events with their payloads, of which the types are made.
const EVENTS: &str = include_str!("../../spec/src/behaviour/events.json");

/// Returns the name of each event with the reading of its payload, and a payload.
pub(crate) fn payloads() -> Vec<(&'static str, Decode, Value)> {
    let events: &'static Value = Box::leak(Box::new(
        serde_json::from_str(EVENTS).expect("the events are JSON"),
    ));
    let events = events.as_array().expect("a list").iter();
    let payloads = events.map(|event| {
        let name = event["event"].as_str().expect("a name");
        let decode = match name {
            "messages.received" | "messages.sent" => decode::<ChatMessage>,
            "messages.deleted" => decode::<EventReference>,
            "chat_queue.updated" | "chat_queue.finished" => decode::<EventReference>,
            "subscriptions.expired" => decode::<ExpiredSubscription>,
            "users.typing" => decode::<EventReference>,
            "users.online" | "users.offline" => decode::<FanPresence>,
            "transactions.new" => decode::<WebhookTransaction>,
            "fan_summary.completed" => decode::<FanSummary>,
            name => match name.split('.').next() {
                Some("accounts") => decode::<AccountChange>,
                Some("data_exports") => decode::<DataExport>,
                Some("media_uploads") => decode::<UploadStatus>,
                _ => decode::<Notification>,
            },
        };
        (name, decode as Decode, event["payload"].clone())
    });
    payloads.collect()
}

/// Returns the payload of an event.
pub(crate) fn payload(name: &str) -> Value {
    let payloads = payloads().into_iter();
    let mut its = payloads.filter(|(event, ..)| *event == name);
    its.next().expect("an event").2
}

/// Returns the body of a delivery.
pub(crate) fn body(event: &str, payload: &Value) -> Vec<u8> {
    let body = json!({"event": event, "account_id": "acct_123", "payload": payload});
    body.to_string().into_bytes()
}

/// Returns a delivery of a body.
pub(crate) fn delivery(body: &[u8]) -> Delivery {
    let headers = [("Signature", sign(body, SECRET))];
    verify(&headers, body, &WebhookSecrets::new([SECRET])).expect("a delivery")
}

/// Returns the delivery of an event.
pub(crate) fn delivery_of(event: &str, payload: &Value) -> Delivery {
    delivery(&body(event, payload))
}
