//! The meaning of an edition, whatever its form and order.

use std::ptr;

use onlyfansapi_spec::resolve;
use serde_json::Value;

use crate::values::named;

/// The keys of lists whose order has no meaning.
pub(crate) const SETS: [&str; 3] = ["enum", "required", "tags"];

/// Returns the meaning of a value.
///
/// No meaning have: the order of lists, repetition, `null`, a `nullable` that is false, empty parts,
/// references as opposed to inline definitions, and siblings of a reference. Editions that differ in
/// anything else must have differences.
pub(crate) fn essence(root: &Value, key: &str, value: &Value, hops: usize) -> Value {
    let target = resolve(root, value);
    let is_reference = !ptr::eq(target, value);
    if is_reference && hops == 0 {
        return Value::Null;
    }
    let hops = hops - usize::from(is_reference);
    match target {
        Value::Array(items) => {
            let items = items.iter().map(|item| essence(root, "", item, hops));
            let mut items: Vec<Value> = items.collect();
            items.sort_by_cached_key(Value::to_string);
            if ["allOf", "anyOf", "enum", "oneOf", "required"].contains(&key) {
                items.dedup();
            }
            items.into()
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.as_str(), essence(root, name, value, hops)));
            named(members.filter(|(name, value)| !says_nothing(key, name, value)))
        }
        other => other.clone(),
    }
}

/// Whether a member means the same as its absence.
pub(crate) fn says_nothing(holder: &str, name: &str, value: &Value) -> bool {
    const PARTS: [&str; 10] = [
        "allOf",
        "components",
        "content",
        "headers",
        "parameters",
        "paths",
        "properties",
        "required",
        "responses",
        "schemas",
    ];
    let is_empty = match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    };
    let is_part = PARTS.contains(&name) || ["components", "paths"].contains(&holder);
    value.is_null() || (name == "nullable" && *value == Value::Bool(false)) || (is_empty && is_part)
}

/// Returns an edition in another order.
pub(crate) fn reordered(value: &Value, turn: usize) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().rev();
            named(members.map(|(key, value)| {
                let value = match value {
                    Value::Array(items) if SETS.contains(&key.as_str()) => {
                        let mut items = items.clone();
                        items.reverse();
                        let turn = turn % items.len().max(1);
                        items.rotate_left(turn);
                        Value::Array(items)
                    }
                    // In a sample, lists are no sets.
                    value if key == "example" => value.clone(),
                    value => reordered(value, turn),
                };
                (key.as_str(), value)
            }))
        }
        Value::Array(items) => items.iter().map(|item| reordered(item, turn)).collect(),
        value => value.clone(),
    }
}
