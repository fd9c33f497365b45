//! Healing of enums, maps and types with custom deserializers.

use std::collections::BTreeMap;

use onlyfansapi::{DecodeMode, types::UserListAddition};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json, value::RawValue};

use super::{heal, refused};

#[derive(Debug, Deserialize, PartialEq)]
enum Event {
    Ping,
    Tip(i64),
    #[serde(alias = "note")]
    Message {
        text: Option<String>,
    },
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(tag = "type")]
enum Tagged {
    Tip { amount: i64 },
    Text { amount: String },
}

#[derive(Debug, Deserialize, PartialEq)]
struct Open {
    known: Option<i64>,
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

#[test]
fn enums_are_healed() {
    let body = json!(["Ping", "Pong", {"Tip": "5"}, {"Tip": "x"}, {"Message": {"text": []}}, {"note": {}}, {"Ping": null}, 5]);
    let (events, drift) = heal::<Vec<Event>>(body.to_string());
    let nothing = || Event::Message { text: None };
    assert_eq!(
        events,
        [
            Event::Ping,
            Event::Tip(5),
            nothing(),
            nothing(),
            Event::Ping
        ]
    );
    assert_eq!(
        drift,
        [
            "[1]: expected one of `Ping`, `Tip`, `Message`, `note`, found a string; left out",
            "[2].Tip: expected i64, found a number in a string; coerced",
            "[3]: expected i64 at Tip, found a string; left out",
            "[4].Message.text: expected a string, found a list; left out",
            "[7]: expected enum Event, found a whole number; left out",
        ]
    );
    // The content of an internally tagged enum is not healed: another variant may match it.
    let body = json!([
        {"type": "Tip", "amount": {"usd": 1}}, {"type": "Tip", "amount": 1}, {"type": "Tip"},
        {"type": "Text", "amount": "a"}, {"type": "Tip", "amount": "a"}, {"type": "Text"},
    ]);
    let (tagged, drift) = heal::<Vec<Tagged>>(body.to_string());
    assert_eq!(
        tagged,
        [
            Tagged::Tip { amount: 1 },
            Tagged::Text { amount: "a".into() }
        ]
    );
    assert_eq!(drift.len(), 4, "{drift:#?}");
}

#[test]
fn flattened_members_are_kept() {
    let (open, drift) =
        heal::<Vec<Open>>(r#"[{"known": "x", "a": "x", "b": [1]}, {"known": [], "c": []}]"#);
    assert_eq!((open[0].known, open[0].others.len()), (None, 2));
    assert_eq!((open[1].known, open[1].others.len()), (None, 1));
    assert_eq!(drift.len(), 2, "{drift:#?}");
}

#[test]
fn flattened_members_of_a_generated_type_are_kept() {
    let body = r#"[{"added": {"x": 1}, "7": "a", "8": [1]}, {"failed": {"9": 10}, "7": null}]"#;
    let (lists, drift) = heal::<Vec<UserListAddition>>(body);
    assert!(lists[0].added.is_empty());
    assert_eq!(json!(lists[0].others), json!({"7": "a", "8": [1]}));
    assert_eq!(lists[1].failed["9"], "10");
    assert_eq!(json!(lists[1].others), json!({"7": null}));
    assert_eq!(
        drift,
        [
            "[0].added: expected a list, found an object; left out",
            "[1].failed.9: expected a string, found a whole number; coerced",
        ]
    );
}

#[test]
fn map_entries_with_invalid_keys_are_removed() {
    let (map, drift) = heal::<BTreeMap<i64, bool>>(r#"{"1": true, "x": true, "2": 0}"#);
    assert_eq!(map, [(1, true), (2, false)].into());
    assert_eq!(
        drift,
        [
            "x: expected i64, found true; left out",
            "2: expected a boolean, found a whole number; coerced",
        ]
    );
}

#[test]
fn a_mismatch_that_a_type_handles_is_no_drift() {
    #[derive(Debug, Deserialize)]
    struct Either {
        #[serde(deserialize_with = "or_none")]
        number: Option<i64>,
        flag: Option<bool>,
    }

    fn or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
        Ok(i64::deserialize(deserializer).ok())
    }

    let (either, drift) = heal::<Either>(r#"{"number": [], "flag": []}"#);
    assert_eq!((either.number, either.flag), (None, None));
    assert_eq!(drift, ["flag: expected a boolean, found a list; left out"]);
}

#[test]
fn raw_json_is_kept_unchanged() {
    #[derive(Deserialize)]
    struct Kept {
        raw: Box<RawValue>,
        any: Value,
        flag: Option<bool>,
    }

    let (kept, _) =
        heal::<Kept>(r#"{"raw": {"b": [1, 2.5, null], "a": "\n"}, "any": [{"x": 1}], "flag": []}"#);
    assert_eq!(kept.raw.get(), r#"{"b":[1,2.5,null],"a":"\n"}"#);
    assert_eq!((kept.any, kept.flag), (json!([{"x": 1}]), None));
}

#[test]
fn drift_never_quotes_text() {
    /// Rejects any text, and quotes it.
    #[derive(Debug, PartialEq)]
    struct Picky;

    impl<'de> Deserialize<'de> for Picky {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            Err(serde::de::Error::custom(format!(
                "expected better than {text}"
            )))
        }
    }

    #[derive(Debug, Deserialize)]
    struct Message {
        picky: Option<Picky>,
        event: Option<Event>,
        whole: Option<i64>,
    }

    let body = r#"{"picky": "secret", "event": "secret", "whole": "secret"}"#;
    let (message, drift) = heal::<Message>(body);
    assert_eq!(
        (message.picky, message.event, message.whole),
        (None, None, None)
    );
    assert_eq!(drift.len(), 3);
    assert!(
        drift.iter().all(|drift| !drift.contains("secret")),
        "{drift:#?}"
    );
    let mismatch = refused::<Message>(body, DecodeMode::Strict);
    assert!(!mismatch.contains("secret"), "{mismatch}");
}
