//! Equality of values, whatever the order of their lists.

use std::collections::BTreeMap;

use serde_json::Value;

/// Whether two values are the same, except for the order of lists.
pub(super) fn same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && (old == new || counted(old) == counted(new))
        }
        (Value::Object(old), Value::Object(new)) => {
            old.len() == new.len()
                && old
                    .iter()
                    .all(|(key, old)| new.get(key).is_some_and(|new| same(old, new)))
        }
        _ => old == new,
    }
}

/// Returns a value without its samples and its prose.
pub(super) fn without_prose(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let prose = ["description", "example", "examples", "summary", "title"];
            let members = members.iter();
            members
                .filter(|(name, member)| !prose.contains(&name.as_str()) || member.is_object())
                .map(|(name, member)| (name.clone(), without_prose(member)))
                .collect()
        }
        Value::Array(items) => items.iter().map(without_prose).collect(),
        value => value.clone(),
    }
}

fn counted(items: &[Value]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(ordered(item).to_string()).or_default() += 1;
    }
    counts
}

/// Returns a value with all lists and members sorted.
pub(super) fn ordered(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(ordered).collect();
            items.sort_by_cached_key(Value::to_string);
            items.into()
        }
        Value::Object(members) => {
            let members: BTreeMap<&String, Value> = members
                .iter()
                .map(|(name, member)| (name, ordered(member)))
                .collect();
            let members = members.into_iter();
            members
                .map(|(name, member)| (name.clone(), member))
                .collect()
        }
        value => value.clone(),
    }
}
