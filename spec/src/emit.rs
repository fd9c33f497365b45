//! Writes a planned surface as a well-formed OpenAPI document for progenitor.
//!
//! The document has no inline schemas, repetitions or ambiguities, and success responses only. It
//! contains everything that progenitor can express, except:
//!
//! - limits and defaults: typify would make types of them;
//! - the members of a body, which is any object or any JSON: typify's structs cannot send `null`
//!   and leave out empty lists;
//! - forms of parts, which progenitor does not know: such a body is JSON of a type of ours, which
//!   `adopt` recognises;
//! - whether a query parameter or header is required: the request reports all missing arguments
//!   together.

use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use crate::{
    docs,
    document::Location,
    error::Error,
    names::{self, Scope},
    surface::{Argument, Definition, Encoding, Field, Method, Payload, Success, Surface, Type},
};

/// The crate name in `x-rust-type` for types that are written by hand.
pub(crate) const RUNTIME: &str = "runtime";

/// The crate name in `x-rust-type` for types that are generated, but not by typify.
pub(crate) const TYPES: &str = "types";

/// The hand-written type of a body of `multipart/form-data`, which progenitor takes for JSON.
pub(crate) const FORM: &str = "Form";

/// The names of variables in progenitor's functions that no argument may have.
///
/// progenitor renames its other variables, `url`, `request`, `response` and `result`, if an argument
/// has their name.
pub(crate) const TAKEN_ARGUMENTS: [&str; 4] = ["body", "header_map", "info", "value"];

/// Returns the document for progenitor.
pub(crate) fn openapi(surface: &Surface) -> Result<OpenAPI, Error> {
    let schemas: Map<String, Value> = surface
        .types
        .iter()
        .filter_map(|(name, definition)| {
            Some((name.clone(), definition_schema(name, definition, surface)?))
        })
        .collect();
    let mut paths = Map::new();
    for (id, method) in operation_ids(surface).iter().zip(&surface.methods) {
        let path = paths.entry(path(method)).or_insert_with(|| json!({}));
        path[method.http_method.to_ascii_lowercase()] = operation(id, method, surface);
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "API", "version": "1"},
        "components": {"schemas": schemas},
        "paths": paths,
    });
    serde_json::from_value(document)
        .map_err(|error| Error::new("the planned surface", format!("not OpenAPI: {error}")))
}

/// Returns the ids of the operations in the order of the methods, such as `chats_list`.
pub(crate) fn operation_ids(surface: &Surface) -> Vec<String> {
    // `media.vault_list` and `media_vault.list` would have one id.
    let mut taken = Scope::default();
    let ids = surface.methods.iter();
    ids.map(|method| taken.claim(&format!("{}_{}", method.handle, method.name), names::snake))
        .collect()
}

/// Returns the names of the path arguments, in their order.
///
/// These names are not sent, so if one is not in Rust's case or equals another name, all are numbers.
fn path_names(method: &Method) -> Vec<String> {
    let mut taken = Scope::default();
    let is_plain = |argument: &Argument| names::snake(&argument.wire_name) == argument.wire_name;
    let mut is_free = |argument: &Argument| taken.try_claim(&names::snake(&argument.wire_name));
    let others = method.arguments.iter();
    let mut others = others.filter(|argument| argument.location != Location::Path);
    let meets_another = |argument: &Argument| {
        TAKEN_ARGUMENTS.contains(&argument.wire_name.as_str())
            || others
                .clone()
                .any(|other| names::snake(&other.wire_name) == argument.wire_name)
    };
    let in_path: Vec<&Argument> = method.arguments_in(Location::Path).collect();
    let are_good = in_path
        .iter()
        .all(|argument| is_plain(argument) && is_free(argument) && !meets_another(argument));
    // The numbered names must not equal another name, either.
    let prefix = if others.any(|other| names::snake(&other.wire_name).starts_with("argument_")) {
        "path_argument"
    } else {
        "argument"
    };
    let name = |(index, argument): (usize, &Argument)| {
        if are_good {
            argument.wire_name.clone()
        } else {
            format!("{prefix}_{index:03}")
        }
    };
    in_path.into_iter().enumerate().map(name).collect()
}

/// Returns the path with the names for progenitor.
fn path(method: &Method) -> String {
    let names = path_names(method);
    let arguments: Vec<&Argument> = method.arguments_in(Location::Path).collect();
    let mut parts = method.path.split('{');
    let mut path = parts.next().unwrap_or_default().to_owned();
    // One pass replaces all placeholders, since a numbered name may be that of another placeholder.
    for part in parts {
        let (placeholder, constant) = part.split_once('}').unwrap_or((part, ""));
        let index = arguments
            .iter()
            .position(|argument| argument.wire_name == placeholder);
        let name = index.map_or(placeholder, |index| &names[index]);
        path += &format!("{{{name}}}{constant}");
    }
    path
}

fn operation(id: &str, method: &Method, surface: &Surface) -> Value {
    let mut operation = json!({
        "operationId": id,
        "parameters": parameters(method, surface),
        "responses": {"200": response(&method.success, surface)},
    });
    if let Some(payload) = &method.body {
        let (media_type, schema) = body(payload);
        operation["requestBody"] = json!({
            "required": true,
            "content": {media_type: {"schema": schema}},
        });
    }
    operation
}

/// Returns the parameters of an operation.
///
/// progenitor keeps parameters by name alone, so a header that has the name of a query parameter gets
/// another case, which means the same in HTTP. The order of a header and the body among progenitor's
/// arguments is undefined: nothing may depend on it.
fn parameters(method: &Method, surface: &Surface) -> Vec<Value> {
    let in_path = path_names(method)
        .into_iter()
        .zip(method.arguments_in(Location::Path))
        .map(|(name, argument)| parameter("path", name, argument, surface));
    let is_query = |name: &str| {
        let mut queries = method.arguments_in(Location::Query);
        queries.any(|query| query.wire_name == name)
    };
    let in_query = method
        .arguments_in(Location::Query)
        .map(|argument| parameter("query", argument.wire_name.clone(), argument, surface));
    let in_headers = method.arguments_in(Location::Header).map(|argument| {
        let name = &argument.wire_name;
        let names = [
            name.clone(),
            name.to_ascii_lowercase(),
            name.to_ascii_uppercase(),
        ];
        let free = names.into_iter().find(|name| !is_query(name));
        parameter(
            "header",
            free.unwrap_or_else(|| name.clone()),
            argument,
            surface,
        )
    });
    in_path.chain(in_query).chain(in_headers).collect()
}

fn parameter(location: &str, name: String, argument: &Argument, surface: &Surface) -> Value {
    let schema = if is_sent_as_text(argument, surface) {
        json!({"type": "string"})
    } else {
        schema(&argument.ty, surface)
    };
    json!({
        "in": location,
        "name": name,
        "required": location == "path",
        "schema": schema,
    })
}

/// Returns whether an argument becomes text before it is passed to progenitor's function.
///
/// In paths and headers, the function writes arguments by `Display`: lists do not implement it, and
/// for booleans it gives `true`, which Laravel rejects.
pub(crate) fn is_sent_as_text(argument: &Argument, surface: &Surface) -> bool {
    let is_shown = match &argument.ty {
        Type::String | Type::Id | Type::Amount | Type::Timestamp | Type::Integer => true,
        Type::Named(name) => !matches!(surface.types.get(name), Some(Definition::Struct { .. })),
        _ => false,
    };
    matches!(argument.location, Location::Path | Location::Header) && !is_shown
}

fn body(payload: &Payload) -> (&'static str, Value) {
    match (&payload.encoding, payload.is_object) {
        (Encoding::Form, _) => (
            "application/x-www-form-urlencoded",
            json!({"type": "object"}),
        ),
        // `adopt` sends a body of this type as a form of parts.
        (Encoding::Multipart(_), _) => ("application/json", rust_type(RUNTIME, FORM, None)),
        (Encoding::Json, true) => ("application/json", json!({"type": "object"})),
        (Encoding::Json, false) => ("application/json", json!({})),
    }
}

fn response(success: &Success, surface: &Surface) -> Value {
    let (media_type, schema) = match success {
        Success::Json(ty) => ("application/json", schema(ty, surface)),
        Success::Text => ("text/plain", json!({"type": "string"})),
        Success::Bytes => (
            "application/octet-stream",
            json!({"type": "string", "format": "binary"}),
        ),
        Success::Empty => return json!({"description": ""}),
    };
    json!({"description": "", "content": {media_type: {"schema": schema}}})
}

fn definition_schema(name: &str, definition: &Definition, surface: &Surface) -> Option<Value> {
    let description = docs::of_type(name, surface);
    match definition {
        Definition::Struct { fields, .. } => {
            let known = fields.iter().filter(|field| !field.holds_others);
            let properties: Map<String, Value> = known
                .map(|field| (field.wire_name.clone(), property(field, surface)))
                .collect();
            let mut schema = json!({
                "type": "object",
                "description": description,
                "properties": properties,
            });
            if fields.iter().any(|field| field.holds_others) {
                // typify flattens additional properties that have a schema, and ignores `true`.
                schema["additionalProperties"] = json!({});
            }
            Some(schema)
        }
        Definition::StringEnum(values) => {
            Some(json!({"type": "string", "description": description, "enum": values}))
        }
        // typify has no enums of numbers.
        Definition::IntegerEnum(_) => None,
    }
}

/// Returns the schema of a member.
///
/// No member is required, so that typify makes most of them an `Option`; `nullable` makes a list or
/// map one.
fn property(field: &Field, surface: &Surface) -> Value {
    let mut schema = match &field.ty {
        Type::Option(inner) => {
            let mut schema = schema(inner, surface);
            if inner.is_never_null() {
                schema["nullable"] = true.into();
            }
            schema
        }
        ty => schema(ty, surface),
    };
    if !field.doc.is_empty() {
        if schema.get("$ref").is_some() {
            // Beside a reference, a description is lost.
            schema = json!({"allOf": [schema]});
        }
        schema["description"] = field.doc.clone().into();
    }
    schema
}

fn schema(ty: &Type, surface: &Surface) -> Value {
    match ty {
        Type::Boolean => json!({"type": "boolean"}),
        Type::Integer => json!({"type": "integer"}),
        Type::Number => json!({"type": "number"}),
        Type::String => json!({"type": "string"}),
        Type::Value => json!({}),
        Type::Object => json!({"type": "object"}),
        Type::Vec(item) => json!({"type": "array", "items": schema(item, surface)}),
        Type::Map(value) => {
            json!({"type": "object", "additionalProperties": schema(value, surface)})
        }
        Type::Id | Type::Amount | Type::Timestamp | Type::Secret | Type::File => {
            rust_type(RUNTIME, &ty.to_string(), None)
        }
        Type::Envelope(data) => rust_type(RUNTIME, "Envelope", Some(schema(data, surface))),
        // `nullable` on a parameter of a type of ours is lost.
        Type::Option(inner) => rust_type("std", "option::Option", Some(schema(inner, surface))),
        // typify would break a cycle itself, but where depends on the types before it: the types of a
        // group alone would differ from those of all groups.
        Type::Boxed(inner) => rust_type("std", "boxed::Box", Some(schema(inner, surface))),
        Type::Named(name) => match surface.types.get(name) {
            Some(Definition::IntegerEnum(_)) => rust_type(TYPES, name, None),
            // No document defines the parts of the envelope.
            None => rust_type(RUNTIME, name, None),
            Some(_) => json!({"$ref": format!("#/components/schemas/{name}")}),
        },
    }
}

/// Returns a schema that refers to an existing type.
fn rust_type(of: &str, path: &str, parameter: Option<Value>) -> Value {
    json!({"x-rust-type": {
        "crate": of,
        "version": "*",
        "path": format!("{of}::{path}"),
        "parameters": parameter.into_iter().collect::<Vec<Value>>(),
    }})
}
