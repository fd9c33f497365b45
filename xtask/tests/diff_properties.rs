//! Whatever two editions hold: nothing panics or is dropped, and both sides see the same places.

use std::{collections::BTreeSet, env, ptr};

use onlyfansapi_spec::{Evidence, Names, load, resolve};
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::{Index, select, subsequence},
    test_runner::RngSeed,
};
use serde_json::{Map, Value, json};
use xtask::{
    api::Bump,
    comparison::{Comparison, Rules},
    diff::{Change, Level, diff},
};

/// Words that make random JSON more than noise.
const WORDS: &[&str] = &[
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

/// Words that refer to nothing.
const PLAIN: &[&str] = &[
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

const ALPHA: &str = "#/components/schemas/Alpha";
const BETA: &str = "#/components/schemas/Beta";
const GAMMA: &str = "#/components/schemas/Gamma";
const MISSING: &str = "#/components/schemas/Missing";
const ELSEWHERE: &str = "other.yaml#/Alpha";
const REFERENCES: &[&str] = &[ALPHA, BETA, GAMMA, MISSING, ELSEWHERE];

const PATHS: &[&str] = &["/a", "/a/{id}", "/a/{x}", "/a/{id}/b", "/c", "/c/{id}/{x}"];
const METHODS: &[&str] = &["get", "post", "delete"];
const OWN_PARAMETERS: &[(&str, &str)] = &[
    ("path", "id"),
    ("path", "x"),
    ("query", "limit"),
    ("query", "sort"),
    ("header", "X-Team"),
];
const SHARED_PARAMETERS: &[(&str, &str)] = &[("query", "locale"), ("header", "X-Client")];
const MEDIA_TYPES: &[&str] = &["application/json", "text/plain"];
const STATUSES: &[&str] = &["200", "204", "404", "default"];
const TYPES: &[&str] = &["string", "integer", "number", "boolean", "object", "array"];
const PROPERTIES: &[&str] = &["id", "name", "a/b", "a~b", "a b", "enum", "items"];
const TEXTS: &[&str] = &["", "One", "Two", "[Deprecated] One"];

/// Keys of lists that are sets.
const SETS: [&str; 3] = ["enum", "required", "tags"];

fn word(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(words).prop_map(str::to_owned),
        1 => "[a-b_\\-./\\[\\]{}~ ]{0,6}",
        1 => any::<String>(),
    ]
}

fn any_json(words: &'static [&'static str]) -> BoxedStrategy<Value> {
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

/// Any JSON where operations and schemas are looked for.
fn any_parts() -> BoxedStrategy<Value> {
    let paths = vec((word(WORDS), any_json(WORDS), any_json(WORDS)), 1..4);
    let parts = (paths, any_json(WORDS)).prop_map(|(paths, schema)| {
        let paths: Map<String, Value> = paths
            .into_iter()
            .map(|(path, operation, shared)| {
                let item = json!({"get": operation, "post": operation, "parameters": shared});
                (path, item)
            })
            .collect();
        json!({"openapi": "3.0.3", "paths": paths, "components": {"schemas": {"Alpha": schema}}})
    });
    parts.boxed()
}

/// What stands where something else is expected. No text: parameters of one name hide each other.
fn odd() -> impl Strategy<Value = Value> {
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

fn maybe<S>(strategy: S) -> impl Strategy<Value = Option<Value>>
where
    S: Strategy,
    S::Value: Into<Value>,
{
    option::of(strategy.prop_map(Into::<Value>::into))
}

/// An object of the members that there are.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter();
    let members = members.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(members.collect())
}

fn named<K: Into<String>>(members: impl IntoIterator<Item = (K, Value)>) -> Value {
    let members = members.into_iter();
    Value::Object(members.map(|(key, value)| (key.into(), value)).collect())
}

fn scalar() -> impl Strategy<Value = Value> {
    (
        maybe(select(TYPES)),
        maybe(any::<bool>()),
        maybe(subsequence(vec!["a", "b", "c"], 0..=3)),
        maybe(0..3_i64),
        maybe(0..3_i64),
        maybe(select(TEXTS)),
        option::of(odd()),
    )
        .prop_map(|(ty, nullable, values, most, least, text, sample)| {
            object([
                ("type", ty),
                ("nullable", nullable),
                ("enum", values),
                ("maximum", most),
                ("minLength", least),
                ("description", text),
                ("example", sample),
            ])
        })
}

fn schema(references: &'static [&'static str]) -> BoxedStrategy<Value> {
    let leaf = if references.is_empty() {
        scalar().boxed()
    } else {
        let reference = select(references).prop_map(|name| json!({"$ref": name}));
        prop_oneof![3 => scalar(), 1 => reference].boxed()
    };
    let schema = leaf.prop_recursive(2, 12, 3, |inner| {
        let properties = btree_map(select(PROPERTIES), inner.clone(), 0..4);
        let required = maybe(subsequence(PROPERTIES.to_vec(), 0..=3));
        let alternatives = (
            select(vec!["allOf", "anyOf", "oneOf"]),
            vec(inner.clone(), 0..3),
        );
        prop_oneof![
            4 => (properties, required).prop_map(|(properties, required)| object([
                ("type", Some("object".into())),
                ("properties", Some(named(properties))),
                ("required", required),
            ])),
            2 => inner.clone().prop_map(|items| json!({"type": "array", "items": items})),
            1 => inner.prop_map(|values| json!({"type": "object", "additionalProperties": values})),
            1 => alternatives.prop_map(|(key, schemas)| object([(key, Some(schemas.into()))])),
        ]
    });
    schema.boxed()
}

fn parameters(names: &'static [(&'static str, &'static str)]) -> BoxedStrategy<Value> {
    let declared = (
        maybe(any::<bool>()),
        maybe(any::<bool>()),
        option::of(schema(REFERENCES)),
        maybe(select(TEXTS)),
    );
    let declared = btree_map(select(names), declared, 0..3);
    let parameters = declared.prop_map(|declared| {
        let declared = declared.into_iter().map(
            |((location, name), (required, deprecated, schema, description))| {
                object([
                    ("in", Some(location.into())),
                    ("name", Some(name.into())),
                    ("required", required),
                    ("deprecated", deprecated),
                    ("schema", schema),
                    ("description", description),
                ])
            },
        );
        declared.collect::<Value>()
    });
    parameters.boxed()
}

fn content() -> BoxedStrategy<Value> {
    let media = (option::of(schema(REFERENCES)), option::of(odd()));
    let media =
        media.prop_map(|(schema, sample)| object([("schema", schema), ("example", sample)]));
    let content = btree_map(select(MEDIA_TYPES), media, 0..3);
    content.prop_map(named).boxed()
}

fn response() -> BoxedStrategy<Value> {
    let header = (option::of(schema(REFERENCES)), maybe(any::<bool>()));
    let header =
        header.prop_map(|(schema, required)| object([("schema", schema), ("required", required)]));
    let headers = btree_map(select(vec!["X-Page", "X-Rate"]), header, 0..3).prop_map(named);
    let response = (
        maybe(select(TEXTS)),
        option::of(content()),
        option::of(headers),
    );
    let response = response.prop_map(|(description, content, headers)| {
        object([
            ("description", description),
            ("content", content),
            ("headers", headers),
        ])
    });
    response.boxed()
}

fn operation() -> BoxedStrategy<Value> {
    let shared = json!({"$ref": "#/components/responses/Shared"});
    let answer = prop_oneof![5 => response(), 1 => Just(shared)];
    let body = (maybe(any::<bool>()), option::of(content()));
    let body =
        body.prop_map(|(required, content)| object([("required", required), ("content", content)]));
    let trace = json!({"$ref": "#/components/parameters/Trace"});
    let list = (parameters(OWN_PARAMETERS), option::of(Just(trace)));
    let list = list.prop_map(|(mut list, trace)| {
        if let Some(list) = list.as_array_mut() {
            list.extend(trace);
        }
        list
    });
    let operation = (
        maybe(select(vec!["", "one", "two", "three"])),
        maybe(vec(select(vec!["A", "B", "C"]), 0..3)),
        maybe(select(TEXTS)),
        maybe(any::<bool>()),
        option::of(select(vec![json!([]), json!([{"default": []}])])),
        option::of(list),
        option::of(body),
        option::of(btree_map(select(STATUSES), answer, 0..3).prop_map(named)),
    );
    let operation = operation.prop_map(
        |(id, tags, summary, deprecated, security, parameters, body, responses)| {
            object([
                ("operationId", id),
                ("tags", tags),
                ("summary", summary),
                ("deprecated", deprecated),
                ("security", security),
                ("parameters", parameters),
                ("requestBody", body),
                ("responses", responses),
            ])
        },
    );
    operation.boxed()
}

fn paths() -> BoxedStrategy<Value> {
    let item = (
        btree_map(select(METHODS), operation(), 0..3),
        option::of(parameters(SHARED_PARAMETERS)),
        maybe(select(TEXTS)),
    );
    let item = item.prop_map(|(operations, parameters, summary)| {
        let others = [("parameters", parameters), ("summary", summary)];
        let others = others
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)));
        named(operations.into_iter().chain(others))
    });
    btree_map(select(PATHS), item, 0..4).prop_map(named).boxed()
}

fn components(is_cyclic: bool) -> BoxedStrategy<Value> {
    let of = |references: &'static [&'static str]| {
        schema(if is_cyclic { REFERENCES } else { references })
    };
    let components = (
        of(&[BETA, GAMMA, MISSING]),
        of(&[GAMMA]),
        of(&[]),
        schema(&[GAMMA]),
        response(),
        option::of(select(vec!["http", "apiKey"])),
    );
    let components = components.prop_map(|(alpha, beta, gamma, trace, shared, scheme)| {
        json!({
            "schemas": {"Alpha": alpha, "Beta": beta, "Gamma": gamma},
            "parameters": {"Trace": {"in": "header", "name": "X-Trace", "schema": trace}},
            "responses": {"Shared": shared},
            "securitySchemes": {"default": {"type": scheme, "description": "A key."}},
        })
    });
    components.boxed()
}

/// A document much like OpenAPI, with a few odd values. Schemas may contain themselves.
fn document(is_cyclic: bool) -> BoxedStrategy<Value> {
    let server = maybe(subsequence(vec!["eu", "us", "test"], 0..=3)).prop_map(|regions| {
        let region = object([("enum", regions), ("default", Some("eu".into()))]);
        json!({"url": "https://{region}.example.com", "variables": {"region": region}})
    });
    let tags = subsequence(vec!["A", "B", "C"], 0..=3).prop_map(|names| {
        let tags = names.into_iter();
        tags.map(|name| json!({"name": name, "description": ""}))
            .collect::<Value>()
    });
    let document = (
        paths(),
        components(is_cyclic),
        vec(server, 0..2),
        tags,
        option::of(odd()),
        vec((any::<Index>(), odd()), 0..3),
    );
    let document = document.prop_map(|(paths, components, servers, tags, extension, odd)| {
        let mut document = object([
            ("openapi", Some("3.0.3".into())),
            ("info", Some(json!({"title": "A", "version": "1"}))),
            ("servers", Some(servers.into())),
            ("tags", Some(tags)),
            ("paths", Some(paths)),
            ("components", Some(components)),
            ("x-odd", extension),
        ]);
        for (index, value) in odd {
            apply(&mut document, &index, Edit::Replace(value));
        }
        document
    });
    document.boxed()
}

/// What is done to one node.
#[derive(Debug, Clone)]
enum Edit {
    Replace(Value),
    Remove,
    Rename(String),
    Retype,
    /// Puts something beside it.
    Join(String, Value),
}

fn edit(words: &'static [&'static str]) -> BoxedStrategy<Edit> {
    let edit = prop_oneof![
        2 => any_json(words).prop_map(Edit::Replace),
        1 => odd().prop_map(Edit::Replace),
        2 => Just(Edit::Remove),
        1 => word(words).prop_map(Edit::Rename),
        1 => Just(Edit::Retype),
        2 => (word(words), any_json(words)).prop_map(|(key, value)| Edit::Join(key, value)),
    ];
    edit.boxed()
}

/// Edits the node that an index picks, whatever it is.
fn apply(root: &mut Value, index: &Index, edit: Edit) {
    let mut pointers = Vec::new();
    collect(root, String::new(), &mut pointers);
    let pointer = index.get(&pointers).clone();
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    match root.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            let value = members.remove(&key).unwrap_or_default();
            match edit {
                Edit::Replace(value) => members.insert(key, value),
                Edit::Remove => None,
                Edit::Rename(name) => members.insert(name, value),
                Edit::Retype => members.insert(key, retyped(value)),
                Edit::Join(name, other) => {
                    members.insert(key, value);
                    members.insert(name, other)
                }
            };
        }
        Some(Value::Array(items)) => {
            let index = key.parse::<usize>().ok();
            let Some(index) = index.filter(|index| *index < items.len()) else {
                return;
            };
            let value = items.remove(index);
            match edit {
                Edit::Replace(value) => items.insert(index, value),
                Edit::Remove => {}
                Edit::Rename(name) => items.insert(index, name.into()),
                Edit::Retype => items.insert(index, retyped(value)),
                Edit::Join(_, other) => {
                    items.insert(index, value);
                    items.insert(index, other);
                }
            }
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
        Value::Array(items) => named(
            items
                .into_iter()
                .enumerate()
                .map(|(index, value)| (index.to_string(), value)),
        ),
        Value::String(text) => json!([text]),
        other => other.to_string().into(),
    }
}

/// Two editions: two that have nothing to do with each other, or one and what became of it.
fn editions(of: fn() -> BoxedStrategy<Value>) -> BoxedStrategy<(Value, Value)> {
    let edits = vec((any::<Index>(), edit(WORDS)), 0..6);
    let edited = (of(), edits).prop_map(|(old, edits)| {
        let mut new = old.clone();
        for (index, edit) in edits {
            apply(&mut new, &index, edit);
        }
        (old, new)
    });
    prop_oneof![1 => (of(), of()), 3 => edited].boxed()
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

/// What holds for any two editions.
fn check(old: &Value, new: &Value) -> Result<(), TestCaseError> {
    prop_assert_eq!(diff(old, old), Vec::<Change>::new());
    let (there, back) = (diff(old, new), diff(new, old));
    for change in &there {
        let stands = [(old, &change.old_pointer), (new, &change.new_pointer)]
            .iter()
            .all(|(edition, pointer)| edition.pointer(pointer).is_some());
        prop_assert!(stands, "a pointer leads nowhere: {change:?}");
        let is_hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        prop_assert!(change.fingerprint.len() == 12 && is_hexadecimal(&change.fingerprint));
    }
    prop_assert_eq!(&diff(&old.clone(), &new.clone()), &there);
    let locations = |changes: Vec<Change>| -> BTreeSet<(String, String)> {
        let locations = changes.into_iter();
        locations
            .map(|change| (change.old_pointer, change.new_pointer))
            .collect()
    };
    let back = locations(back).into_iter();
    let back: BTreeSet<_> = back.map(|(old, new)| (new, old)).collect();
    prop_assert_eq!(locations(there), back);
    Ok(())
}

/// What an edition says, whatever it is made of.
///
/// Nothing is said by the order of lists, by saying something twice, by `null`, by a `nullable`
/// that is false, by parts that hold nothing, by where something is defined, and by what stands
/// beside a reference. Editions that differ in anything else must have differences.
fn essence(root: &Value, key: &str, value: &Value, hops: usize) -> Value {
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

/// Whether a member says as much as none.
fn says_nothing(holder: &str, name: &str, value: &Value) -> bool {
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

/// The same edition in another order.
fn reordered(value: &Value, turn: usize) -> Value {
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
                    // What is in a sample is no part of OpenAPI.
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

fn compare(old: &str, new: &str) -> Result<Comparison, String> {
    let (lock, kept) = (Names::default(), Evidence::default());
    let rules = Rules {
        lock: &lock,
        kept: &kept,
        fixups: &[],
    };
    Comparison::new(old, new, rules)
}

fn any_edition() -> BoxedStrategy<Value> {
    prop_oneof![1 => any_json(WORDS), 2 => any_parts(), 3 => document(true)].boxed()
}

fn any_document() -> BoxedStrategy<Value> {
    document(true)
}

/// A change of one operation whose meaning is known.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    AddOperation,
    RemoveOperation,
    AddParameter,
    RemoveParameter,
    RequireParameter,
    AddField,
    RemoveField,
    Deprecate,
    Describe,
}

const STEPS: &[Step] = &[
    Step::AddOperation,
    Step::RemoveOperation,
    Step::AddParameter,
    Step::RemoveParameter,
    Step::RequireParameter,
    Step::AddField,
    Step::RemoveField,
    Step::Deprecate,
    Step::Describe,
];

impl Step {
    fn bump(self) -> Bump {
        match self {
            Self::RemoveOperation
            | Self::RemoveParameter
            | Self::RequireParameter
            | Self::RemoveField => Bump::Major,
            Self::AddOperation | Self::AddParameter | Self::AddField | Self::Deprecate => {
                Bump::Minor
            }
            Self::Describe => Bump::Patch,
        }
    }

    /// An operation before or after the step, if there is one.
    fn operation(self, noun: &str, is_done: bool) -> Option<Value> {
        let does = |step: Self| is_done && self == step;
        if does(Self::RemoveOperation) || (self == Self::AddOperation && !is_done) {
            return None;
        }
        let parameter = |name: &str, required: bool| {
            json!({
                "in": "query",
                "name": name,
                "required": required,
                "schema": {"type": "integer"},
            })
        };
        let mut parameters = Vec::new();
        if !does(Self::RemoveParameter) {
            parameters.push(parameter("limit", does(Self::RequireParameter)));
        }
        if does(Self::AddParameter) {
            parameters.push(parameter("offset", false));
        }
        let mut members = vec![(format!("{noun}_id"), json!({"type": "integer"}))];
        if !does(Self::RemoveField) {
            members.push((format!("{noun}_name"), json!({"type": "string"})));
        }
        if does(Self::AddField) {
            members.push((format!("{noun}_note"), json!({"type": "string"})));
        }
        let schema = json!({"type": "object", "properties": named(members)});
        let is_described = does(Self::Describe);
        let description = if is_described { "One." } else { "Another." };
        Some(json!({
            "tags": ["Things"],
            "summary": format!("Get {noun}"),
            "description": description,
            "deprecated": does(Self::Deprecate),
            "parameters": parameters,
            "responses": {"200": {"content": {"application/json": {"schema": schema}}}},
        }))
    }
}

/// Each step is one of this operation alone; their answers have no member in common.
const NOUNS: [&str; 6] = ["chat", "fan", "file", "label", "post", "story"];

/// A document after the steps that are done, with an operation that stays as it is.
fn after(steps: &[(Step, bool)], is_done: fn(bool) -> bool) -> String {
    let operations = NOUNS
        .iter()
        .zip(steps)
        .filter_map(|(noun, (step, is_first))| {
            let operation = step.operation(noun, is_done(*is_first))?;
            Some((format!("/api/{noun}"), json!({"get": operation})))
        });
    let account = Step::Describe.operation("account", false);
    let account = ("/api/account".to_owned(), json!({"get": account}));
    let paths = named(operations.chain([account]));
    json!({"openapi": "3.0.3", "paths": paths}).to_string()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_json_is_compared((old, new) in editions(any_edition)) {
        check(&old, &new)?;
    }

    #[test]
    fn any_documents_are_compared((old, new) in editions(any_document)) {
        check(&old, &new)?;
    }

    #[test]
    fn order_says_nothing(old in document(true), turn in 0..5_usize) {
        let new = reordered(&old, turn);
        check(&old, &new)?;
        prop_assert_eq!(diff(&old, &new), Vec::<Change>::new());
    }

    #[test]
    fn a_schema_is_judged_alike_wherever_it_stands(
        old in schema(&[]),
        edits in vec((any::<Index>(), edit(PLAIN)), 1..4),
    ) {
        let mut new = old.clone();
        for (index, edit) in edits {
            apply(&mut new, &index, edit);
        }
        let document = |used: &Value, defined: &Value| {
            let content = json!({"application/json": {"schema": used}});
            let answers = json!({"200": {"content": content}});
            let operation = json!({"requestBody": {"content": content}, "responses": answers});
            json!({
                "paths": {"/a": {"post": operation}},
                "components": {"schemas": {"Alpha": defined}},
            })
        };
        let judged = |old: Value, new: Value| -> BTreeSet<(String, String, Level)> {
            let changes = diff(&old, &new).into_iter();
            changes.map(|change| (change.id, change.place, change.level)).collect()
        };
        let nothing = Value::Null;
        let inline = judged(document(&old, &nothing), document(&new, &nothing));
        let reference = json!({"$ref": ALPHA});
        prop_assert_eq!(judged(document(&reference, &old), document(&reference, &new)), inline);
    }
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn no_difference_is_dropped(
        old in document(false),
        index in any::<Index>(),
        edit in edit(PLAIN),
    ) {
        let mut new = old.clone();
        apply(&mut new, &index, edit);
        let says_same = essence(&old, "", &old, 16) == essence(&new, "", &new, 16);
        let changes = diff(&old, &new);
        prop_assert!(says_same || !changes.is_empty(), "nothing of {old} -> {new}");
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn any_text_is_compared_or_refused(text in any::<String>(), value in any_edition()) {
        let value = value.to_string();
        for (old, new) in [(&text, &value), (&value, &text), (&text, &text)] {
            if let Err(problem) = compare(old, new) {
                let is_placed = ["the old document: ", "the new document: "]
                    .iter()
                    .any(|place| problem.starts_with(place));
                prop_assert!(is_placed, "{problem}");
            }
        }
    }

    #[test]
    fn what_changes_in_the_crate_changes_in_the_document((old, new) in editions(any_document)) {
        let (old, new) = (old.to_string(), new.to_string());
        if let Ok(comparison) = compare(&old, &new) {
            prop_assert_eq!(&comparison.changes, &diff(&load(&old)?, &load(&new)?));
            prop_assert!(
                !comparison.changes.is_empty() || comparison.api.is_empty(),
                "no cause of {:?}",
                comparison.api
            );
        }
        for edition in [&old, &new] {
            if let Ok(comparison) = compare(edition, edition) {
                prop_assert_eq!(comparison.bump(), Bump::None, "{:?}", comparison.api);
            }
        }
    }

    #[test]
    fn two_updates_ask_for_as_much_as_one(
        steps in vec((select(STEPS), any::<bool>()), NOUNS.len()),
    ) {
        let old = after(&steps, |_| false);
        let between = after(&steps, |is_first| is_first);
        let new = after(&steps, |_| true);
        let bump = |old: &str, new: &str| -> Result<Bump, TestCaseError> {
            let comparison = compare(old, new).map_err(TestCaseError::fail)?;
            Ok(comparison.bump())
        };
        let at_once = bump(&old, &new)?;
        prop_assert_eq!(at_once, bump(&old, &between)?.max(bump(&between, &new)?));
        let largest = steps.iter().map(|(step, _)| step.bump()).max();
        prop_assert_eq!(Some(at_once), largest);
    }
}

#[test]
fn a_fingerprint_is_the_same_in_every_run() {
    let old = json!({"paths": {"/a": {"get": {}}}});
    let new = json!({"paths": {"/a": {"get": {"deprecated": true}}}});
    let changes = diff(&old, &new);
    let fingerprints: Vec<&str> = changes
        .iter()
        .map(|change| change.fingerprint.as_str())
        .collect();
    assert_eq!(fingerprints, ["b4cbf82b1405"], "{changes:?}");
}

#[test]
fn what_is_odd_is_compared_as_it_is() {
    let item = |item: Value| json!({"paths": {"/a": item}});
    let answers = |answers: Value| item(json!({"get": {"responses": answers}}));
    let answer = |answer: Value| answers(json!({"200": answer}));
    let schema =
        |schema: Value| answer(json!({"content": {"application/json": {"schema": schema}}}));
    let alpha = json!({"$ref": ALPHA});
    let answering = |schema: &Value| {
        let content = json!({"application/json": {"schema": schema}});
        json!({"get": {"responses": {"200": {"content": content}}}})
    };
    let sending = |json: &Value, form: &Value| {
        json!({
            "paths": {"/a": {"post": {"requestBody": {"$ref": "#/components/requestBodies/Body"}}}},
            "components": {
                "requestBodies": {"Body": {"content": {
                    "application/json": {"schema": json},
                    "application/x-www-form-urlencoded": {"schema": form},
                }}},
                "schemas": {"Alpha": {"type": "string"}},
            },
        })
    };
    let pairs = [
        (json!({"components": 1}), json!({"components": 2})),
        (
            json!({"components": {"securitySchemes": {"default": 1}}}),
            json!({"components": {"securitySchemes": {"default": 2}}}),
        ),
        (item(json!(1)), item(json!({}))),
        // No operation is there to have them.
        (
            item(json!({"parameters": [{"in": "query", "name": "limit"}]})),
            item(json!({"parameters": [{"in": "query", "name": "sort"}]})),
        ),
        // Its name is that of an argument, declared or not.
        (
            json!({"paths": {"/a/{id}": {"get": {}}}}),
            json!({"paths": {"/a/{x}": {"get": {}}}}),
        ),
        // Twins: one of them changes.
        (
            json!({"paths": {"/a/{id}": {"summary": "One"}, "/a/{x}": {"summary": "Two"}}}),
            json!({"paths": {"/a/{id}": {"summary": "New"}, "/a/{x}": {"summary": "Two"}}}),
        ),
        (answers(json!({"x-a": 1})), answers(json!({"x-a": 2}))),
        (answer(json!("a")), answer(json!("b"))),
        (answer(json!({})), answer(json!([]))),
        (answer(json!({"headers": 1})), answer(json!({"headers": 2}))),
        (
            answer(json!({"headers": {"X-Page": 1}})),
            answer(json!({"headers": {"X-Page": 2}})),
        ),
        (
            answer(json!({"content": {"application/json": 1}})),
            answer(json!({"content": {"application/json": 2}})),
        ),
        (
            schema(json!({"properties": {"": {}, "id": {}}, "required": [1]})),
            schema(json!({"properties": {"": {}, "id": {}}, "required": [2]})),
        ),
        // One operation does not refer to it any more, the other one does.
        (
            json!({
                "paths": {"/a": answering(&alpha), "/b": answering(&alpha)},
                "components": {"schemas": {"Alpha": {"type": "string"}}},
            }),
            json!({
                "paths": {"/a": answering(&json!({"type": "string"})), "/b": answering(&alpha)},
                "components": {"schemas": {"Alpha": {"type": "integer"}}},
            }),
        ),
        // Nothing refers to it any more, and it is something else.
        (
            json!({
                "paths": {"/a": answering(&alpha)},
                "components": {"schemas": {"Alpha": {"type": "string"}}},
            }),
            json!({
                "paths": {"/a": answering(&json!({"type": "string"}))},
                "components": {"schemas": {"Alpha": {"type": "integer"}}},
            }),
        ),
        // Within what is referred to, two schemas become what one of them was.
        (
            sending(&json!({"type": "string"}), &json!({"type": "integer"})),
            sending(&alpha, &alpha),
        ),
    ];
    let mut dropped = Vec::new();
    for (old, new) in &pairs {
        check(old, new).expect("what holds for any two editions");
        if diff(old, new).is_empty() {
            dropped.push(format!("{old} -> {new}"));
        }
    }
    assert_eq!(dropped, Vec::<String>::new());
}
