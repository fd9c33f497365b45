//! Tells a poorer or richer sample from a change of the API.

use serde_json::Value;

use super::{Diff, Level, Pointer, subject::Subject};

impl<'a> Diff<'a> {
    /// Adds the change of a schema that a poorer or richer sample explains; returns whether one does.
    pub(super) fn evidence(
        &mut self,
        subject: Subject,
        at: &Pointer<'_>,
        old: &'a Value,
        new: &'a Value,
    ) -> bool {
        let kind = subject.kind();
        match (shows_nothing(old), shows_nothing(new)) {
            (true, true) => self.add_prose("example-changed", kind, at, old, new),
            (true, false) => self.add("response-evidence-gained", kind, at, old, new),
            (false, true) => {
                let kind = kind.at(Level::Warning);
                self.add("response-evidence-lost", kind, at, old, new);
            }
            // PHP writes an object without members as an empty list.
            _ if is_empty_list(old) && is_object(new) => {
                self.add("response-evidence-gained", kind, at, old, new);
            }
            _ if is_object(old) && is_empty_list(new) => {
                let kind = kind.at(Level::Warning);
                self.add("response-evidence-lost", kind, at, old, new);
            }
            _ => return false,
        }
        true
    }
}

pub(super) fn is_alternatives(schema: &Value) -> bool {
    ["oneOf", "anyOf"]
        .iter()
        .any(|key| schema.get(key).is_some_and(Value::is_array))
}

/// Whether a schema was derived from a sample of `null` or `{}`, or from none at all.
pub(super) fn shows_nothing(schema: &Value) -> bool {
    let Some(members) = schema.as_object() else {
        return true;
    };
    let is_null = members.get("example") == Some(&Value::Null);
    match members.get("type").and_then(Value::as_str) {
        None => {
            !is_alternatives(schema)
                && !["allOf", "enum", "items", "properties", "$ref"]
                    .iter()
                    .any(|key| members.contains_key(*key))
        }
        Some("string") => is_null,
        Some("object") => {
            let has_none = |key: &str| {
                let members = members.get(key).and_then(Value::as_object);
                members.is_none_or(serde_json::Map::is_empty)
            };
            has_none("properties") && has_none("additionalProperties") && !is_alternatives(schema)
        }
        _ => false,
    }
}

fn is_object(schema: &Value) -> bool {
    schema.get("type").is_some_and(|name| name == "object") || schema.get("properties").is_some()
}

fn is_empty_list(schema: &Value) -> bool {
    let is_list = schema.get("type").is_some_and(|name| name == "array");
    is_list && schema.get("items").is_none_or(shows_nothing)
}
