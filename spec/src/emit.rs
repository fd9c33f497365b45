//! Writes a planned surface as the well-formed OpenAPI document that progenitor is given.
//!
//! Nothing in it is inline, every name in it is already a Rust name, and it has success answers
//! only. Where a Rust name differs from what typify would make of the wire name, the Rust name
//! stands in and `trim` restores the wire name.

use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use crate::{Argument, Definition, Error, Field, Location, Method, Success, Surface, Type, names};

/// Returns the document for progenitor.
pub(crate) fn openapi(surface: &Surface) -> Result<OpenAPI, Error> {
    let schemas: Map<String, Value> = surface
        .types
        .iter()
        .map(|(name, definition)| (name.clone(), schema_of_definition(definition)))
        .collect();
    let mut paths = Map::new();
    for method in &surface.methods {
        let path = paths
            .entry(path_of_arguments(method))
            .or_insert_with(|| json!({}));
        path[method.http_method.to_ascii_lowercase()] = operation(method);
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "API", "version": "1"},
        "components": {"schemas": schemas},
        "paths": paths,
    });
    serde_json::from_value(document)
        .map_err(|error| Error::new("the repaired document", format!("not OpenAPI: {error}")))
}

/// The path with the names of the arguments in place of those on the wire.
pub(crate) fn path_of_arguments(method: &Method) -> String {
    let mut path = method.path.clone();
    for argument in &method.arguments {
        if argument.location == Location::Path {
            let placeholder = format!("{{{}}}", argument.wire_name);
            path = path.replace(&placeholder, &format!("{{{}}}", argument.name));
        }
    }
    path
}

/// The name under which a field is given to typify.
pub(crate) fn property_name(field: &Field) -> &str {
    if names::snake(&field.wire_name) == field.name {
        &field.wire_name
    } else {
        &field.name
    }
}

fn operation(method: &Method) -> Value {
    let mut operation = json!({
        "operationId": method.name,
        "parameters": method.arguments.iter().map(parameter).collect::<Value>(),
        "responses": {"200": response(&method.success)},
    });
    if let Some((ty, is_form)) = &method.body {
        let media_type = if *is_form {
            "application/x-www-form-urlencoded"
        } else {
            "application/json"
        };
        operation["requestBody"] =
            json!({"required": true, "content": {media_type: {"schema": schema(ty)}}});
    }
    operation
}

fn parameter(argument: &Argument) -> Value {
    // A header is given as a query parameter and restored by `trim`: progenitor has no consistent
    // order for headers beside a body.
    let location = match argument.location {
        Location::Path => "path",
        Location::Query | Location::Header => "query",
    };
    json!({
        "in": location,
        "name": argument.name,
        "required": argument.required,
        "schema": schema(&argument.ty),
    })
}

fn response(success: &Success) -> Value {
    match success {
        Success::Json(ty) => {
            json!({"description": "", "content": {"application/json": {"schema": schema(ty)}}})
        }
        Success::Text | Success::Bytes => {
            json!({"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}})
        }
        Success::Empty => json!({"description": ""}),
    }
}

fn schema_of_definition(definition: &Definition) -> Value {
    match definition {
        Definition::Struct { fields, .. } => {
            let required: Vec<&str> = fields
                .iter()
                .filter(|field| field.required)
                .map(property_name)
                .collect();
            let properties: Map<String, Value> = fields
                .iter()
                .map(|field| (property_name(field).to_owned(), schema(&field.ty)))
                .collect();
            json!({"type": "object", "required": required, "properties": properties})
        }
        Definition::StringEnum(values) => json!({"type": "string", "enum": values}),
        Definition::IntegerEnum(values) => json!({"type": "integer", "enum": values}),
    }
}

fn schema(ty: &Type) -> Value {
    match ty {
        Type::Boolean => json!({"type": "boolean"}),
        Type::Integer => json!({"type": "integer"}),
        Type::Number => json!({"type": "number"}),
        Type::String => json!({"type": "string"}),
        Type::Value => json!({}),
        Type::Object => json!({"type": "object"}),
        Type::Vec(item) => json!({"type": "array", "items": schema(item)}),
        Type::Map(value) => json!({"type": "object", "additionalProperties": schema(value)}),
        Type::Option(inner) => {
            let mut schema = schema(inner);
            if !matches!(**inner, Type::Named(_) | Type::Value) {
                schema["nullable"] = true.into();
            }
            schema
        }
        Type::Named(name) => json!({"$ref": format!("#/components/schemas/{name}")}),
    }
}
