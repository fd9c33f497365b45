//! The events that the server sends to webhooks, which the document names but does not describe.

use serde_json::Value;

use crate::{
    document::{Behaviour, Content, EVENT, Operation, Response},
    names_lock::{self, Names},
    repair,
};

/// The events: the name, a sentence, the source of the shape, and a payload of invented data.
const EVENTS: &str = include_str!("events.json");

/// Returns the events, each as the operation of a receiver, whose response is the payload.
pub(super) fn events() -> Vec<Operation> {
    let events: Value = serde_json::from_str(EVENTS).unwrap_or_default();
    let events = events.as_array().map_or(&[][..], Vec::as_slice);
    events.iter().map(event).collect()
}

/// Returns the events that a lock names: those of the document that it belongs to.
#[must_use]
pub fn named_events(lock: &Names) -> Vec<Operation> {
    let mut events = events();
    events.retain(|event| lock.places.contains_key(&names_lock::content(event)));
    events
}

fn event(event: &Value) -> Operation {
    let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
    let payload = event["payload"].clone();
    Operation {
        method: EVENT,
        path: text("event"),
        group: Some("Webhooks".to_owned()),
        title: text("about"),
        is_deprecated: false,
        description: format!("Source: {}.", text("source")),
        parameters: Vec::new(),
        body: None,
        response: Response {
            status: 200,
            is_documented: true,
            kind: Content::Json(repair::sample::of_sample(&payload)),
            sample: Some(payload),
        },
        behaviour: Behaviour::default(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_event_has_a_sentence_a_source_and_a_payload() {
        let events: Vec<Value> = serde_json::from_str(EVENTS).expect("JSON");
        assert_eq!(events.len(), 32);
        let names: BTreeSet<&str> = events.iter().filter_map(|e| e["event"].as_str()).collect();
        assert_eq!(names.len(), events.len());
        for event in &events {
            let about = event["about"].as_str().expect("a sentence");
            assert!(about.ends_with('.'), "{event}");
            assert!(
                !event["source"].as_str().unwrap_or_default().is_empty(),
                "{event}"
            );
            assert!(event["payload"].is_object(), "{event}");
        }
    }
}
