//! The surface of the vendored document, held against the document as it stands: read here by the
//! shortest way, not by the code that repairs it.

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::{
    Definition, FIXUPS, Groups, Location, Success, Surface, Type, fix, plan, repair,
};
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../openapi.yaml");

/// The parameters of an operation, and the members of its body with a `!` where they are required.
#[derive(Debug, Default, PartialEq, Eq)]
struct Inputs {
    parameters: BTreeSet<String>,
    body: BTreeSet<String>,
}

/// The document without its known defects.
fn document() -> Value {
    let mut document = yaml_serde::from_str(DOCUMENT).expect("the document is YAML");
    assert_eq!(fix(&mut document, &FIXUPS), [""; 0]);
    document
}

fn documented() -> BTreeMap<String, Inputs> {
    let document = document();
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (verb, operation) in item.as_object().expect("operations") {
            if verb == "parameters" {
                continue;
            }
            let shared = item["parameters"].as_array().into_iter().flatten();
            let own = operation["parameters"].as_array().into_iter().flatten();
            let content = &operation["requestBody"]["content"];
            let media_types = ["application/json", "multipart/form-data"];
            let schema = media_types.map(|media_type| &content[media_type]["schema"]);
            let schema = schema.into_iter().find(|schema| !schema.is_null());
            let schema = schema.unwrap_or(&Value::Null);
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

fn surface() -> Surface {
    let document = repair(&document()).expect("the document loads");
    let lock = include_str!("../../names.lock").parse().expect("a lock");
    plan(&document, &lock, &Groups::All).expect("names for everything")
}

fn planned(surface: &Surface) -> BTreeMap<String, Inputs> {
    let inputs = |method: &onlyfansapi_spec::Method| {
        let mut inputs = Inputs::default();
        for argument in &method.arguments {
            let (set, location) = match argument.location {
                Location::Path => (&mut inputs.parameters, "path "),
                Location::Query => (&mut inputs.parameters, "query "),
                Location::Header => (&mut inputs.parameters, "header "),
                Location::Body => (&mut inputs.body, ""),
            };
            let name = format!("{location}{}", argument.wire_name);
            set.insert(marked(&name, argument.required));
        }
        inputs
    };
    surface
        .methods
        .iter()
        .map(|method| (method.operation(), inputs(method)))
        .collect()
}

#[test]
fn every_parameter_and_member_that_is_documented_can_be_sent_and_no_other() {
    let (documented, planned) = (documented(), planned(&surface()));
    assert!(documented.len() > 200, "{}", documented.len());
    assert!(documented.keys().eq(planned.keys()));
    for (operation, inputs) in &documented {
        assert_eq!(&planned[operation], inputs, "{operation}");
    }
}

#[test]
fn every_member_of_a_response_that_is_documented_has_a_field_and_there_are_no_others() {
    let surface = surface();
    let document = document();
    let mut seen = BTreeSet::new();
    let mut compared = 0;
    for method in &surface.methods {
        let Success::Json(ty) = &method.success else {
            continue;
        };
        let operation = &document["paths"][&method.path][method.http_method.to_lowercase()];
        for (status, response) in operation["responses"].as_object().expect("responses") {
            let media = &response["content"]["application/json"];
            if !status.starts_with('2') || media["schema"].is_null() {
                continue;
            }
            let place = method.operation();
            compare_schema(&media["schema"], ty, &surface, &place, &mut seen);
            let named = media["examples"].as_object();
            let samples = named.into_iter().flat_map(|named| named.values());
            for sample in samples
                .map(|named| &named["value"])
                .chain([&media["example"], &media["schema"]["example"]])
            {
                compare_sample(sample, ty, &surface, &place, &mut seen);
            }
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared}");
    for (name, definition) in &surface.types {
        let Definition::Struct {
            fields,
            sent: false,
        } = definition
        else {
            continue;
        };
        for field in fields.iter().filter(|field| !field.wire_name.is_empty()) {
            let field = (name.clone(), field.wire_name.clone());
            assert!(seen.contains(&field), "{field:?} is not in the document");
        }
    }
}

type Seen = BTreeSet<(String, String)>;

/// The types of the members that an object of this type has: its fields, or what its map holds.
fn field<'a>(
    ty: &'a Type,
    member: &str,
    surface: &'a Surface,
    seen: &mut Seen,
) -> Option<&'a Type> {
    match ty {
        Type::Envelope(data) => match member {
            "data" => Some(data),
            "_meta" | "_pagination" => Some(&Type::Value),
            _ => None,
        },
        Type::Map(value) => Some(value),
        Type::Object => Some(&Type::Value),
        // Written by hand.
        Type::Named(name) if !surface.types.contains_key(name) => Some(&Type::Value),
        Type::Named(name) => {
            let Definition::Struct { fields, .. } = &surface.types[name] else {
                return None;
            };
            let named = fields.iter().find(|field| field.wire_name == member);
            if named.is_some() {
                seen.insert((name.clone(), member.to_owned()));
            }
            let others = fields.iter().find(|field| field.wire_name.is_empty());
            match (named, others) {
                (Some(field), _) => Some(&field.ty),
                (None, Some(_)) => Some(&Type::Value),
                (None, None) => None,
            }
        }
        _ => None,
    }
}

fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Option(of) | Type::Boxed(of) => inner(of),
        ty => ty,
    }
}

fn compare_schema(schema: &Value, ty: &Type, surface: &Surface, place: &str, seen: &mut Seen) {
    let ty = inner(ty);
    if let Some(samples) = schema["oneOf"].as_array() {
        for schema in samples {
            compare_schema(schema, ty, surface, place, seen);
        }
        return;
    }
    let is_nothing = schema.is_null()
        || schema["type"] == "string" && schema.get("example") == Some(&Value::Null)
        || schema["properties"] == serde_json::json!({});
    if is_nothing || *ty == Type::Value {
        return;
    }
    match (schema["type"].as_str(), ty) {
        (Some("object"), ty) => {
            for (name, member) in schema["properties"].as_object().into_iter().flatten() {
                let place = format!("{place} {name}");
                let ty =
                    field(ty, name, surface, seen).unwrap_or_else(|| panic!("{place}: no field"));
                compare_schema(member, ty, surface, &place, seen);
            }
        }
        (Some("array"), Type::Vec(item)) => {
            compare_schema(&schema["items"], item, surface, &format!("{place}[]"), seen);
        }
        // What PHP makes of an empty object.
        (Some("array"), _) if schema["items"].is_null() => {}
        (Some("boolean"), Type::Boolean)
        | (
            Some("integer"),
            Type::Integer | Type::Number | Type::Amount | Type::Id | Type::Timestamp,
        )
        | (Some("number"), Type::Number | Type::Amount)
        | (
            Some("string"),
            Type::String | Type::Secret | Type::Amount | Type::Id | Type::Timestamp,
        ) => {}
        (Some("string"), Type::Named(name)) => {
            let definition = &surface.types[name];
            assert!(matches!(definition, Definition::StringEnum(_)), "{place}");
        }
        (Some("string"), Type::Number) => {
            let text = schema["example"].as_str().unwrap_or_default();
            assert!(text.parse::<f64>().is_ok(), "{place}: {text}");
        }
        (kind, ty) => panic!("{place}: {kind:?} is documented, {ty} planned"),
    }
}

fn compare_sample(sample: &Value, ty: &Type, surface: &Surface, place: &str, seen: &mut Seen) {
    let ty = inner(ty);
    match (sample, ty) {
        (_, Type::Value) | (Value::Null, _) => {}
        (Value::Object(members), ty) => {
            for (name, member) in members {
                let place = format!("{place} {name}");
                let ty =
                    field(ty, name, surface, seen).unwrap_or_else(|| panic!("{place}: no field"));
                compare_sample(member, ty, surface, &place, seen);
            }
        }
        (Value::Array(items), Type::Vec(item)) => {
            for sample in items {
                compare_sample(sample, item, surface, &format!("{place}[]"), seen);
            }
        }
        (Value::Array(items), _) if items.is_empty() => {}
        (Value::Bool(_), Type::Boolean)
        | (Value::String(_), Type::String | Type::Secret | Type::Id | Type::Timestamp)
        | (Value::Number(_), Type::Number | Type::Amount) => {}
        (Value::Number(number), Type::Integer | Type::Id | Type::Timestamp) if !number.is_f64() => {
        }
        (Value::String(text), Type::Named(name)) => match &surface.types[name] {
            Definition::StringEnum(values) => assert!(values.contains(text), "{place}: {text}"),
            other => panic!("{place}: {text} is a sample of {other:?}"),
        },
        (Value::String(text), Type::Number | Type::Amount) if text.parse::<f64>().is_ok() => {}
        (sample, ty) => panic!("{place}: {sample} is a sample of {ty}"),
    }
}
