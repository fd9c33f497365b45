//! Random JSON, and random changes of JSON.

use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Map, Value, json};

/// Words that give a random document some meaning.
const WORDS: [&str; 60] = [
    "openapi",
    "3.0.3",
    "paths",
    "/a/{b}",
    "/{a}/{b}",
    "get",
    "post",
    "delete",
    "parameters",
    "requestBody",
    "responses",
    "200",
    "204",
    "302",
    "default",
    "content",
    "application/json",
    "text/plain",
    "multipart/form-data",
    "encoding",
    "contentType",
    "format",
    "binary",
    "schema",
    "schemas",
    "type",
    "object",
    "array",
    "string",
    "integer",
    "number",
    "boolean",
    "file[]|string",
    "['nl',",
    "date",
    "properties",
    "items",
    "required",
    "nullable",
    "enum",
    "oneOf",
    "allOf",
    "anyOf",
    "$ref",
    "#/components/schemas/a",
    "components",
    "in",
    "name",
    "path",
    "query",
    "header",
    "operationId",
    "example",
    "additionalProperties",
    "description",
    "a-b",
    "from",
    "Types",
    "24h",
    "N24h",
];

pub(crate) fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => "[a-b_\\-.\\[\\]{} ]{0,6}",
        1 => any::<String>(),
    ]
}

pub(crate) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((word(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A change of one node.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Replace(Value),
    Remove,
    Retype,
    Rename(String),
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        json().prop_map(Change::Replace),
        Just(Change::Remove),
        Just(Change::Retype),
        word().prop_map(Change::Rename),
    ]
}

/// Applies a change to the node that an index picks.
pub(crate) fn apply(root: &mut Value, index: Index, change: Change) {
    let mut pointers = Vec::new();
    collect(root, String::new(), &mut pointers);
    let pointer = index.get(&pointers).clone();
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    let Some(parent) = root.pointer_mut(parent) else {
        return;
    };
    match (change, parent) {
        (Change::Replace(value), Value::Object(members)) => {
            members.insert(key, value);
        }
        (Change::Remove, Value::Object(members)) => {
            members.remove(&key);
        }
        (Change::Retype, Value::Object(members)) => {
            let value = members.remove(&key).unwrap_or_default();
            members.insert(key, retyped(value));
        }
        (Change::Rename(name), Value::Object(members)) => {
            let value = members.remove(&key).unwrap_or_default();
            members.insert(name, value);
        }
        (change, Value::Array(items)) => {
            let Some(item) = key
                .parse()
                .ok()
                .and_then(|index: usize| items.get_mut(index))
            else {
                return;
            };
            *item = match change {
                Change::Replace(value) => value,
                Change::Remove => Value::Null,
                Change::Retype => retyped(item.take()),
                Change::Rename(name) => name.into(),
            };
        }
        _ => {}
    }
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    let step = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| collect(value, step(key), pointers)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, value)| collect(value, step(&index.to_string()), pointers)),
        _ => {}
    }
    pointers.push(pointer);
}

fn retyped(value: Value) -> Value {
    match value {
        Value::Object(members) => members.into_iter().map(|(_, value)| value).collect(),
        Value::Array(items) => items
            .into_iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect::<Map<_, _>>()
            .into(),
        Value::String(text) => json!([text]),
        other => other.to_string().into(),
    }
}
