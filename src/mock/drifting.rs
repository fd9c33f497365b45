//! The drift of a response: values that are null, of other kinds, missing, or new.

use fastrand::Rng;
use serde_json::{Value, json};

/// Changes about one value in eight, as a seed has it.
pub(super) fn drift(body: &mut Value, seed: u64) {
    let mut rng = Rng::with_seed(seed);
    within(body, &mut rng);
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
