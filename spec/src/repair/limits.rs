//! Reads the limits in a schema.

use std::collections::BTreeMap;

use serde_json::Value;

use super::array;
use crate::{
    prose,
    shape::{Kind, Limit, Limits, Shape},
};

/// The keyword that lists texts that need another member beside them.
pub(crate) const NEEDS: &str = "x-needs";

/// Returns the limits of a schema, and those of its items.
pub(super) fn limits(schema: &Value, shape: &Shape) -> Limits {
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    let length = |key: &str| schema.get(key).and_then(Value::as_u64);
    let checked = [
        number("minimum").map(Limit::Minimum),
        number("maximum").map(Limit::Maximum),
        length("minLength").map(Limit::MinLength),
        length("maxLength").map(Limit::MaxLength),
        length("minItems").map(Limit::MinItems),
        length("maxItems").map(Limit::MaxItems),
    ];
    let mut notes = Vec::new();
    let mut note = |key: &str, phrase: &str| match schema.get(key) {
        None | Some(Value::Null | Value::Object(_) | Value::Array(_)) => {}
        Some(Value::String(text)) => {
            let text = prose::one_line(&text.replace('`', "'"));
            notes.push(format!("{phrase} `{text}`"));
        }
        Some(value) => notes.push(format!("{phrase} {value}")),
    };
    note("format", "format");
    note("pattern", "matches");
    note("default", "default");
    let values = array(schema.get("enum"));
    if !values.is_empty() && !matches!(shape.kind, Kind::StringEnum(_) | Kind::IntegerEnum(_)) {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        notes.push(format!("one of {}", values.join(" or ")));
    }
    let items = match (schema.get("items"), &shape.kind) {
        (Some(items @ Value::Object(_)), Kind::Array(item)) => Some(Box::new(limits(items, item))),
        _ => None,
    };
    // Written by fixups: OpenAPI has no word for it.
    let needs = schema
        .get(NEEDS)
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let needs: BTreeMap<_, _> = needs.collect();
    let needs = needs
        .into_iter()
        .filter_map(|(text, member)| Some(Limit::Needs(text.clone(), member.as_str()?.to_owned())));
    Limits {
        checked: checked.into_iter().flatten().chain(needs).collect(),
        notes,
        items,
    }
}
