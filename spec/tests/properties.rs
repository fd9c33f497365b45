//! No input panics, and whatever loads generates.

use std::{env, sync::LazyLock};

use onlyfansapi_spec::{
    Document, Groups, Names, contract, equal_structs, generate, mock_index, propose,
};
use proptest::{collection::vec, prelude::*, sample::Index, test_runner::RngSeed};
use serde_json::{Map, Value, json};

/// The vendored document, with a file that no repair has touched.
static VENDORED: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../openapi.yaml");
    let yaml: Value = yaml_serde::from_str(text).expect("the document is YAML");
    yaml
});

/// Words that make a random document more than noise.
const WORDS: [&str; 56] = [
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

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => "[a-b_\\-.\\[\\]{} ]{0,6}",
        1 => any::<String>(),
    ]
}

fn json() -> impl Strategy<Value = Value> {
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

/// What is done to one node.
#[derive(Debug, Clone)]
enum Change {
    Replace(Value),
    Remove,
    Retype,
    Rename(String),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        json().prop_map(Change::Replace),
        Just(Change::Remove),
        Just(Change::Retype),
        word().prop_map(Change::Rename),
    ]
}

/// Applies a change to the node that an index picks, whatever it is.
fn apply(root: &mut Value, index: Index, change: Change) {
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

/// The vendored document with some of its paths only.
fn excerpt(indices: &[Index]) -> Value {
    let paths = VENDORED["paths"].as_object().expect("paths");
    let names: Vec<&String> = paths.keys().collect();
    let mut document = VENDORED.clone();
    document["paths"] = indices
        .iter()
        .map(|index| {
            let name = *index.get(&names);
            (name.clone(), paths[name].clone())
        })
        .collect::<Map<_, _>>()
        .into();
    document
}

/// The same inputs in every run; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` look further.
fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
        config.rng_seed = RngSeed::Fixed(20_260_901);
    }
    config
}

/// What loads must generate, as Rust, and serve the mock and the contract test.
fn check(text: &str) -> Result<(), TestCaseError> {
    match Document::any(text) {
        Err(error) => prop_assert!(!error.place().is_empty() && !error.problem().is_empty()),
        Ok(document) => {
            let fail = |error: onlyfansapi_spec::Error| TestCaseError::fail(error.to_string());
            let lock = propose(&document, &Names::default()).map_err(fail)?;
            // What is proposed is a lock, and needs no more proposals.
            prop_assert_eq!(
                lock.to_string().parse::<Names>().map_err(fail)?,
                lock.clone()
            );
            prop_assert_eq!(&propose(&document, &lock).map_err(fail)?, &lock);
            let generated = generate(&document, &lock, &Groups::All).map_err(fail)?;
            prop_assert!(syn::parse_file(&generated.source).is_ok());
            prop_assert_eq!(
                equal_structs(&generated.surface.types),
                Vec::<Vec<String>>::new()
            );
            let methods = generated.surface.methods.len() + generated.surface.skipped.len();
            prop_assert_eq!(methods, document.operations.len());
            prop_assert!(!contract(&document, &generated.surface).is_empty());
            prop_assert!(serde_json::from_str::<Vec<Value>>(&mock_index(&document)).is_ok());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn any_text_loads_or_is_refused(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_json_loads_or_is_refused(value in json()) {
        check(&value.to_string())?;
    }

    #[test]
    fn any_json_under_paths_loads_or_is_refused(paths in vec((word(), json()), 1..4), components in json()) {
        let operation = |value| json!({"get": value, "post": value});
        let paths: Map<String, Value> = paths.into_iter().map(|(path, value)| (path, operation(value))).collect();
        check(&json!({"openapi": "3.0.3", "paths": paths, "components": {"schemas": {"a": components}}}).to_string())?;
    }

    #[test]
    fn any_json_as_schema_loads_and_generates(
        (body, answer, parameter) in (json(), json(), json()),
        (tag, title, name) in (word(), word(), word()),
    ) {
        let operation = json!({
            "tags": [tag],
            "summary": title,
            "parameters": [{"in": "query", "name": name, "schema": parameter}],
            "requestBody": {"content": {"application/json": {"schema": body}}},
            "responses": {"200": {"content": {"application/json": {"schema": answer}}}},
        });
        check(&json!({"openapi": "3.0.3", "paths": {"/a": {"post": operation}}}).to_string())?;
    }

    #[test]
    fn operations_of_the_document_survive_any_change(
        paths in vec(any::<Index>(), 1..4),
        changes in vec((any::<Index>(), change()), 1..8),
    ) {
        let mut document = excerpt(&paths);
        for (index, change) in changes {
            apply(&mut document, index, change);
        }
        check(&document.to_string())?;
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn the_whole_document_survives_any_change(changes in vec((any::<Index>(), change()), 1..40)) {
        let mut document = VENDORED.clone();
        for (index, change) in changes {
            apply(&mut document, index, change);
        }
        check(&document.to_string())?;
    }
}
