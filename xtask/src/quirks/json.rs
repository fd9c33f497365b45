//! Ways through JSON of which nothing is known.

use std::collections::BTreeMap;

use serde_json::Value;

static NOTHING: Value = Value::Null;

/// Follows local references; one that leads nowhere, or in a circle, leads to null.
pub(super) fn resolved<'a>(root: &'a Value, mut value: &'a Value) -> &'a Value {
    for _ in 0..16 {
        let Some(reference) = value["$ref"].as_str() else {
            return value;
        };
        value = reference
            .strip_prefix('#')
            .and_then(|pointer| root.pointer(pointer))
            .unwrap_or(&NOTHING);
    }
    &NOTHING
}

/// Returns the pointer to a member.
pub(super) fn child(pointer: &str, segment: &str) -> String {
    let segment = segment.replace('~', "~0").replace('/', "~1");
    format!("{pointer}/{segment}")
}

/// The members of an object by name, whatever order they are kept in.
pub(super) fn sorted(value: &Value) -> BTreeMap<&String, &Value> {
    value.as_object().into_iter().flatten().collect()
}

pub(super) fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether a media type is JSON, as `application/json`, `application/problem+json` and their kin.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.ends_with("/json") || essence.ends_with("+json")
}
