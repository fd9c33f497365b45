//! Writes a planned surface as the well-formed OpenAPI document that progenitor is given.
//!
//! Nothing in it is inline, every name in it is already a Rust name, and it has success answers
//! only. Arguments are text in it and answers any JSON: of an operation, progenitor writes how the
//! request is assembled; of the types, all that its own types can say.

use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use crate::{
    Argument, Definition, Error, Field, Location, Method, Reading, Success, Surface, Type, names,
};

/// Returns the document for progenitor.
pub(crate) fn openapi(surface: &Surface) -> Result<OpenAPI, Error> {
    let schemas: Map<String, Value> = surface
        .types
        .iter()
        .filter_map(|(name, definition)| {
            Some((name.clone(), schema_of_definition(definition, surface)?))
        })
        .collect();
    let mut paths = Map::new();
    for (index, method) in surface.methods.iter().enumerate() {
        let path = paths.entry(stock_path(method)).or_insert_with(|| json!({}));
        path[method.http_method.to_ascii_lowercase()] = operation(index, method);
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

/// The name of an operation for progenitor, unique whatever names are put together.
pub(crate) fn operation_id(index: usize) -> String {
    format!("operation_{index}")
}

/// The arguments that progenitor is given, in its order: as theirs are sent in several ways, their
/// own names may meet.
pub(crate) fn stock_arguments(method: &Method) -> Vec<(String, &Argument)> {
    let arguments = method.arguments.iter();
    arguments
        .filter(|argument| argument.location != Location::Body)
        .enumerate()
        .map(|(index, argument)| (format!("argument_{index:03}"), argument))
        .collect()
}

/// The path with the names that progenitor is given.
pub(crate) fn stock_path(method: &Method) -> String {
    let mut path = method.path.clone();
    for (name, argument) in stock_arguments(method) {
        if argument.location == Location::Path {
            let placeholder = format!("{{{}}}", argument.wire_name);
            path = path.replace(&placeholder, &format!("{{{name}}}"));
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

fn operation(index: usize, method: &Method) -> Value {
    let parameters = stock_arguments(method)
        .into_iter()
        .map(|(name, argument)| parameter(name, argument))
        .collect::<Value>();
    let mut operation = json!({
        "operationId": operation_id(index),
        "parameters": parameters,
        "responses": {"200": response(&method.success)},
    });
    if method.body.is_some() {
        operation["requestBody"] = json!({
            "required": true,
            "content": {"application/json": {"schema": {"type": "object"}}},
        });
    }
    operation
}

/// A header is given as a query parameter: progenitor has no consistent order for headers beside a
/// body.
fn parameter(name: String, argument: &Argument) -> Value {
    let location = match argument.location {
        Location::Path => "path",
        Location::Query | Location::Header | Location::Body => "query",
    };
    json!({
        "in": location,
        "name": name,
        "required": argument.required,
        "schema": {"type": "string"},
    })
}

fn response(success: &Success) -> Value {
    match success {
        Success::Json(_) => {
            json!({"description": "", "content": {"application/json": {"schema": {}}}})
        }
        Success::Text | Success::Bytes => {
            json!({"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}})
        }
        Success::Empty => json!({"description": ""}),
    }
}

fn schema_of_definition(definition: &Definition, surface: &Surface) -> Option<Value> {
    match definition {
        Definition::Struct { fields, .. } => {
            let fields = stock_fields(fields);
            let required: Vec<&str> = fields
                .iter()
                .filter(|field| is_required(field))
                .map(|field| property_name(field))
                .collect();
            let properties: Map<String, Value> = fields
                .into_iter()
                .map(|field| (property_name(field).to_owned(), schema(&field.ty, surface)))
                .collect();
            Some(json!({"type": "object", "required": required, "properties": properties}))
        }
        Definition::StringEnum(values) => Some(json!({"type": "string", "enum": values})),
        // typify has no enums of numbers, and tells kinds apart by trying.
        Definition::IntegerEnum(_) | Definition::Kinds(_) => None,
    }
}

/// The fields that typify can write, in its order.
pub(crate) fn stock_fields(fields: &[Field]) -> Vec<&Field> {
    let mut fields: Vec<&Field> = fields
        .iter()
        .filter(|field| field.reading != Reading::OtherMembers)
        .collect();
    fields.sort_by(|a, b| a.name.cmp(&b.name));
    fields
}

/// Whether a field is required for typify, which knows no required null.
pub(crate) fn is_required(field: &Field) -> bool {
    field.required && !matches!(field.ty, Type::Option(_))
}

fn schema(ty: &Type, surface: &Surface) -> Value {
    match stock_type(ty, surface) {
        Type::Boolean => json!({"type": "boolean"}),
        Type::Integer => json!({"type": "integer"}),
        Type::Number => json!({"type": "number"}),
        Type::String => json!({"type": "string"}),
        Type::Object => json!({"type": "object"}),
        Type::Vec(item) => json!({"type": "array", "items": schema(&item, surface)}),
        Type::Map(value) => {
            json!({"type": "object", "additionalProperties": schema(&value, surface)})
        }
        Type::Named(name) => json!({"$ref": format!("#/components/schemas/{name}")}),
        _ => json!({}),
    }
}

/// The type that typify is asked for in place of one that is beyond it.
pub(crate) fn stock_type(ty: &Type, surface: &Surface) -> Type {
    let inner = |inner: &Type| Box::new(stock_type(inner, surface));
    match ty {
        Type::Option(inner) => stock_type(inner, surface),
        Type::Vec(item) => Type::Vec(inner(item)),
        Type::Map(value) => match stock_type(value, surface) {
            Type::Value => Type::Object,
            value => Type::Map(Box::new(value)),
        },
        Type::Id => Type::String,
        Type::Boxed(_) | Type::Envelope(_) => Type::Value,
        Type::Named(name) => match surface.types.get(name) {
            Some(Definition::IntegerEnum(_)) => Type::Integer,
            Some(Definition::Kinds(_)) => Type::Value,
            Some(_) => ty.clone(),
            None => Type::Value,
        },
        other => other.clone(),
    }
}
