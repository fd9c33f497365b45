//! Ways through JSON of which nothing is known.

use std::collections::BTreeMap;

use serde_json::Value;

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
