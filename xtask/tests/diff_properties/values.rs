//! Random JSON of meaningful words.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Map, Value, json};

/// Words of OpenAPI.
pub(crate) const WORDS: &[&str] = &[
    "openapi",
    "3.0.3",
    "info",
    "tags",
    "servers",
    "security",
    "components",
    "schemas",
    "securitySchemes",
    "paths",
    "/a",
    "/a/{id}",
    "/a/{x}",
    "get",
    "post",
    "operationId",
    "summary",
    "deprecated",
    "parameters",
    "name",
    "in",
    "path",
    "query",
    "limit",
    "requestBody",
    "responses",
    "200",
    "404",
    "headers",
    "content",
    "application/json",
    "schema",
    "type",
    "object",
    "array",
    "string",
    "integer",
    "number",
    "format",
    "nullable",
    "enum",
    "default",
    "maximum",
    "minLength",
    "pattern",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "description",
    "example",
    "x-odd",
    "$ref",
    "#",
    ALPHA,
    "#/components/schemas/Beta",
    "Alpha",
    "#/paths/~1a",
];

/// Words of OpenAPI without references.
pub(crate) const PLAIN: &[&str] = &[
    "tags",
    "/b/{id}",
    "put",
    "summary",
    "parameters",
    "offset",
    "requestBody",
    "responses",
    "201",
    "headers",
    "content",
    "application/json",
    "schema",
    "type",
    "object",
    "array",
    "string",
    "number",
    "nullable",
    "enum",
    "default",
    "maximum",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "allOf",
    "oneOf",
    "description",
    "example",
    "x-odd",
];

pub(crate) const ALPHA: &str = "#/components/schemas/Alpha";
pub(crate) const BETA: &str = "#/components/schemas/Beta";
pub(crate) const GAMMA: &str = "#/components/schemas/Gamma";
pub(crate) const MISSING: &str = "#/components/schemas/Missing";
pub(crate) const ELSEWHERE: &str = "other.yaml#/Alpha";
pub(crate) const REFERENCES: &[&str] = &[ALPHA, BETA, GAMMA, MISSING, ELSEWHERE];

pub(crate) const PATHS: &[&str] = &["/a", "/a/{id}", "/a/{x}", "/a/{id}/b", "/c", "/c/{id}/{x}"];
pub(crate) const METHODS: &[&str] = &["get", "post", "delete"];
pub(crate) const OWN_PARAMETERS: &[(&str, &str)] = &[
    ("path", "id"),
    ("path", "x"),
    ("query", "limit"),
    ("query", "sort"),
    ("header", "X-Team"),
];
pub(crate) const SHARED_PARAMETERS: &[(&str, &str)] =
    &[("query", "locale"), ("header", "X-Client")];
pub(crate) const MEDIA_TYPES: &[&str] = &["application/json", "text/plain"];
pub(crate) const STATUSES: &[&str] = &["200", "204", "404", "default"];
pub(crate) const TYPES: &[&str] = &["string", "integer", "number", "boolean", "object", "array"];
pub(crate) const PROPERTIES: &[&str] = &["id", "name", "a/b", "a~b", "a b", "enum", "items"];
pub(crate) const TEXTS: &[&str] = &["", "One", "Two", "[Deprecated] One"];

pub(crate) fn word(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(words).prop_map(str::to_owned),
        1 => "[a-b_\\-./\\[\\]{}~ ]{0,6}",
        1 => any::<String>(),
    ]
}

pub(crate) fn any_json(words: &'static [&'static str]) -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2..3_i64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word(words).prop_map(Value::from),
    ];
    let json = leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((word(words), inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    });
    json.boxed()
}

/// Returns values of an unexpected kind. Text is excluded: parameters of one name hide each other.
pub(crate) fn odd() -> impl Strategy<Value = Value> {
    select(vec![
        Value::Null,
        json!(true),
        json!(1),
        json!([]),
        json!({}),
        json!([1, null]),
        json!({"x": 1}),
    ])
}

pub(crate) fn named<K: Into<String>>(members: impl IntoIterator<Item = (K, Value)>) -> Value {
    let members = members.into_iter();
    Value::Object(members.map(|(key, value)| (key.into(), value)).collect())
}
