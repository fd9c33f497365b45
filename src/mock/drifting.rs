//! The drift of a response: values that are null, of other kinds, missing, or new.

use fastrand::Rng;
use serde_json::{Value, json};

use super::reply::{Content, Reply};

/// Changes about one value in eight of a response of JSON, as a seed has it.
pub(super) fn drift(reply: &mut Reply, seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let body = match &mut reply.body {
        Content::Json(body) => Some(body.take()),
        Content::Rest(bytes) | Content::Bytes(bytes) => serde_json::from_slice(bytes).ok(),
    };
    if let Some(mut body) = body {
        within(&mut body, &mut rng);
        reply.body = Content::Json(body);
    }
}

fn within(value: &mut Value, rng: &mut Rng) {
    match value {
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            for name in names {
                match rng.u8(..24) {
                    0 => {
                        members.remove(&name);
                    }
                    1 => {
                        members.insert(name, Value::Null);
                    }
                    2 => {
                        if let Some(value) = members.get_mut(&name) {
                            *value = of_another_kind(value);
                        }
                    }
                    _ => {
                        if let Some(value) = members.get_mut(&name) {
                            within(value, rng);
                        }
                    }
                }
            }
            if rng.u8(..8) == 0 {
                members.insert("drifted".to_owned(), json!({"is_new": true}));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| within(item, rng)),
        _ => {}
    }
}

fn of_another_kind(value: &Value) -> Value {
    match value {
        Value::Null => json!("text"),
        Value::Bool(flag) => u8::from(*flag).into(),
        Value::Number(number) => number.to_string().into(),
        Value::String(_) => json!({"text": value}),
        // PHP writes an empty list for an empty map, and the other way around.
        Value::Array(_) => json!({"0": value}),
        Value::Object(_) => json!([]),
    }
}
