//! Random documents.

use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::{Index, select, subsequence},
};
use serde_json::{Map, Value, json};

use crate::{
    edits::{Edit, apply},
    values::{
        BETA, GAMMA, MEDIA_TYPES, METHODS, MISSING, OWN_PARAMETERS, PATHS, PROPERTIES, REFERENCES,
        SHARED_PARAMETERS, STATUSES, TEXTS, TYPES, WORDS, any_json, named, odd, word,
    },
};

/// Returns documents with any JSON in place of operations and schemas.
pub(crate) fn any_parts() -> BoxedStrategy<Value> {
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

pub(crate) fn maybe<S>(strategy: S) -> impl Strategy<Value = Option<Value>>
where
    S: Strategy,
    S::Value: Into<Value>,
{
    option::of(strategy.prop_map(Into::<Value>::into))
}

/// Returns an object of the members that are present.
pub(crate) fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter();
    let members = members.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(members.collect())
}

pub(crate) fn scalar() -> impl Strategy<Value = Value> {
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

pub(crate) fn schema(references: &'static [&'static str]) -> BoxedStrategy<Value> {
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

pub(crate) fn parameters(names: &'static [(&'static str, &'static str)]) -> BoxedStrategy<Value> {
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

pub(crate) fn content() -> BoxedStrategy<Value> {
    let media = (option::of(schema(REFERENCES)), option::of(odd()));
    let media =
        media.prop_map(|(schema, sample)| object([("schema", schema), ("example", sample)]));
    let content = btree_map(select(MEDIA_TYPES), media, 0..3);
    content.prop_map(named).boxed()
}

pub(crate) fn response() -> BoxedStrategy<Value> {
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

pub(crate) fn operation() -> BoxedStrategy<Value> {
    let shared = json!({"$ref": "#/components/responses/Shared"});
    let maybe_shared = prop_oneof![5 => response(), 1 => Just(shared)];
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
        option::of(btree_map(select(STATUSES), maybe_shared, 0..3).prop_map(named)),
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

pub(crate) fn paths() -> BoxedStrategy<Value> {
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

pub(crate) fn components(is_cyclic: bool) -> BoxedStrategy<Value> {
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

/// Returns documents of OpenAPI with a few invalid values. Schemas may contain themselves.
pub(crate) fn document(is_cyclic: bool) -> BoxedStrategy<Value> {
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

pub(crate) fn any_edition() -> BoxedStrategy<Value> {
    prop_oneof![1 => any_json(WORDS), 2 => any_parts(), 3 => document(true)].boxed()
}

pub(crate) fn any_document() -> BoxedStrategy<Value> {
    document(true)
}
