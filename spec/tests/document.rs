//! The surface of the vendored document, held against the document as it stands: read here by the
//! shortest way, not by the code that repairs it.

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::{Definition, Location, Surface, Type, load, plan};
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../openapi.yaml");

/// The parameters of an operation, and the members of its body with a `!` where they are required.
#[derive(Debug, Default, PartialEq, Eq)]
struct Inputs {
    parameters: BTreeSet<String>,
    body: BTreeSet<String>,
}

fn documented() -> BTreeMap<String, Inputs> {
    let document: Value = yaml_serde::from_str(DOCUMENT).expect("the document is YAML");
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (verb, operation) in item.as_object().expect("operations") {
            if verb == "parameters"
                || !operation["requestBody"]["content"]["multipart/form-data"].is_null()
            {
                continue;
            }
            let shared = item["parameters"].as_array().into_iter().flatten();
            let own = operation["parameters"].as_array().into_iter().flatten();
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let members = schema["properties"].as_object().into_iter().flatten();
            let inputs = Inputs {
                parameters: shared.chain(own).filter_map(wire_name).collect(),
                body: members
                    .map(|(name, _)| marked(name, required.contains(&name.as_str().into())))
                    .collect(),
            };
            operations.insert(format!("{} {path}", verb.to_uppercase()), inputs);
        }
    }
    operations
}

fn wire_name(parameter: &Value) -> Option<String> {
    let location = parameter["in"].as_str().expect("a location");
    let name = parameter["name"].as_str().expect("a name");
    let kind = parameter["schema"]["type"].as_str().expect("a type");
    if kind == "object" {
        // The twelve that are called `filter` say nothing but that dotted ones follow.
        assert_eq!(
            (name, &parameter["schema"]["properties"]),
            ("filter", &serde_json::json!({}))
        );
        return None;
    }
    let name = match name.split_once('.') {
        Some((outer, inner)) => format!("{outer}[{inner}]"),
        None => name.to_owned(),
    };
    let list = if kind == "array" { "[]" } else { "" };
    let is_required = parameter["required"] == true;
    Some(marked(&format!("{location} {name}{list}"), is_required))
}

fn marked(name: &str, is_required: bool) -> String {
    format!("{name}{}", if is_required { "!" } else { "" })
}

fn planned(surface: &Surface) -> BTreeMap<String, Inputs> {
    let inputs = |method: &onlyfansapi_spec::Method| {
        let parameters = method.arguments.iter().map(|argument| {
            let location = match argument.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
            };
            marked(
                &format!("{location} {}", argument.wire_name),
                argument.required,
            )
        });
        let body = match &method.body {
            Some((Type::Named(name), _)) => match &surface.types[name] {
                Definition::Struct { fields, .. } => fields
                    .iter()
                    .map(|field| marked(&field.wire_name, field.required))
                    .collect(),
                other => panic!("{name}: {other:?}"),
            },
            _ => BTreeSet::new(),
        };
        Inputs {
            parameters: parameters.collect(),
            body,
        }
    };
    surface
        .methods
        .iter()
        .map(|method| (method.operation(), inputs(method)))
        .collect()
}

#[test]
fn every_parameter_and_member_that_is_documented_can_be_sent_and_no_other() {
    let surface = plan(&load(DOCUMENT).expect("the document loads"));
    let (documented, planned) = (documented(), planned(&surface));
    assert_eq!(documented.len(), 290);
    assert!(documented.keys().eq(planned.keys()));
    for (operation, inputs) in &documented {
        assert_eq!(&planned[operation], inputs, "{operation}");
    }
}

#[test]
fn every_member_of_an_answer_that_is_documented_has_a_field_and_there_are_no_others() {
    let surface = plan(&load(DOCUMENT).expect("the document loads"));
    let document: Value = yaml_serde::from_str(DOCUMENT).expect("the document is YAML");
    let mut compared = 0;
    for method in &surface.methods {
        let path = &document["paths"][&method.path][method.http_method.to_lowercase()];
        let schema = &path["responses"]["200"]["content"]["application/json"]["schema"];
        // Several samples of one answer are not compared here.
        if schema.is_object() && !schema.to_string().contains("\"oneOf\"") {
            let onlyfansapi_spec::Success::Json(ty) = &method.success else {
                panic!("{}: no JSON", method.operation());
            };
            compare(schema, ty, &surface, &method.operation());
            compared += 1;
        }
    }
    assert!(compared > 250, "{compared}");
}

fn compare(schema: &Value, ty: &Type, surface: &Surface, place: &str) {
    match ty {
        Type::Option(inner) => compare(schema, inner, surface, place),
        Type::Vec(item) => compare(&schema["items"], item, surface, &format!("{place}[]")),
        Type::Named(name) => {
            let Definition::Struct { fields, .. } = &surface.types[name] else {
                panic!("{place}: {name}");
            };
            let members = schema["properties"]
                .as_object()
                .unwrap_or_else(|| panic!("{place}: no members"));
            let wire_names: BTreeSet<&String> =
                fields.iter().map(|field| &field.wire_name).collect();
            assert_eq!(
                members.keys().collect::<BTreeSet<_>>(),
                wire_names,
                "{place}"
            );
            for field in fields {
                compare(
                    &members[&field.wire_name],
                    &field.ty,
                    surface,
                    &format!("{place} {}", field.wire_name),
                );
            }
        }
        Type::Boolean => assert_eq!(schema["type"], "boolean", "{place}"),
        Type::Integer => assert_eq!(schema["type"], "integer", "{place}"),
        Type::Number => assert_eq!(schema["type"], "number", "{place}"),
        Type::String => assert_eq!(schema["type"], "string", "{place}"),
        Type::Value => {
            let says_nothing = schema.is_null()
                || schema["properties"] == serde_json::json!({})
                || schema["type"] == "object" && schema["properties"].is_null()
                || schema["example"].is_null() && schema["nullable"] == true;
            assert!(says_nothing, "{place}: {schema}");
        }
        Type::Object | Type::Map(_) => panic!("{place}: the document has no maps"),
    }
}
