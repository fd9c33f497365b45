//! Finds the operations, parameters and schemas that have defects, and mends them.

use serde_json::{Value, json};

use crate::names_lock;

/// Finds an operation by its method and path.
fn operation<'a>(document: &'a mut Value, key: &str) -> Option<&'a mut Value> {
    let (method, path) = key.split_once(' ')?;
    let paths = document.get_mut("paths")?.as_object_mut()?;
    // Upstream renames parameters of paths.
    let is_it = |other: &&String| {
        names_lock::operation_key("", other) == names_lock::operation_key("", path)
    };
    let path = match paths.contains_key(path) {
        true => path.to_owned(),
        false => paths.keys().find(is_it)?.clone(),
    };
    paths.get_mut(&path)?.get_mut(method.to_ascii_lowercase())
}

/// Finds a parameter of an operation.
pub(super) fn parameter<'a>(
    document: &'a mut Value,
    key: &str,
    name: &str,
) -> Option<&'a mut Value> {
    let parameters = operation(document, key)?.get_mut("parameters")?;
    let mut parameters = parameters.as_array_mut()?.iter_mut();
    parameters.find(|parameter| parameter["name"] == name)
}

/// Finds the schema of a parameter.
pub(super) fn argument<'a>(
    document: &'a mut Value,
    key: &str,
    name: &str,
) -> Option<&'a mut Value> {
    parameter(document, key, name)?.get_mut("schema")
}

/// Finds the schema of a member of the body, or a value in it, by the JSON pointer from the members.
pub(super) fn member<'a>(
    document: &'a mut Value,
    key: &str,
    pointer: &str,
) -> Option<&'a mut Value> {
    let members = "/requestBody/content/application~1json/schema/properties";
    operation(document, key)?.pointer_mut(&format!("{members}/{pointer}"))
}

/// Finds the schema of a part of the form that is the body.
pub(super) fn part<'a>(document: &'a mut Value, key: &str, name: &str) -> Option<&'a mut Value> {
    let parts = "/requestBody/content/multipart~1form-data/schema/properties";
    operation(document, key)?.pointer_mut(&format!("{parts}/{name}"))
}

/// Finds a value in the schema of the response, by the JSON pointer from the schema.
pub(super) fn response<'a>(
    document: &'a mut Value,
    key: &str,
    pointer: &str,
) -> Option<&'a mut Value> {
    let schema = "/responses/200/content/application~1json/schema";
    operation(document, key)?.pointer_mut(&format!("{schema}/{pointer}"))
}

/// Repairs every member of this name in the document; returns whether any was broken.
pub(super) fn every(value: &mut Value, name: &str, repair: fn(&mut Value) -> bool) -> bool {
    let mut applied = false;
    match value {
        Value::Array(items) => {
            for item in items {
                applied |= every(item, name, repair);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                // Not looked up in each object: this runs unoptimised, over the whole document.
                if key == "properties"
                    && let Some(found) = member.get_mut(name)
                {
                    applied |= repair(found);
                }
                applied |= every(member, name, repair);
            }
        }
        _ => {}
    }
    applied
}

/// Adds members to an object, unless the object has one of them.
pub(super) fn add<const N: usize>(object: Option<&mut Value>, members: [(&str, Value); N]) -> bool {
    let Some(object) = object.and_then(Value::as_object_mut) else {
        return false;
    };
    if members.iter().any(|(name, _)| object.contains_key(*name)) {
        return false;
    }
    object.extend(members.map(|(name, value)| (name.to_owned(), value)));
    true
}

/// Adds a query parameter to an operation, unless the operation has one of this name.
pub(super) fn add_to_query(
    document: &mut Value,
    key: &str,
    name: &str,
    description: &str,
    schema: Value,
) -> bool {
    if parameter(document, key, name).is_some() {
        return false;
    }
    let parameters = operation(document, key).and_then(|operation| operation.get_mut("parameters"));
    let Some(parameters) = parameters.and_then(Value::as_array_mut) else {
        return false;
    };
    parameters.push(json!({
        "in": "query",
        "name": name,
        "description": description,
        "required": false,
        "schema": schema,
    }));
    true
}

/// Replaces a value if it equals the wrong one.
pub(super) fn replace(
    value: Option<&mut Value>,
    wrong: impl Into<Value>,
    right: impl Into<Value>,
) -> bool {
    let wrong = wrong.into();
    let Some(value) = value.filter(|value| **value == wrong) else {
        return false;
    };
    *value = right.into();
    true
}

/// Makes a list of a schema of text.
pub(super) fn into_list(schema: &mut Value, items: Value) -> bool {
    let is_text = replace(schema.get_mut("type"), "string", "array");
    if is_text {
        schema["items"] = items;
    }
    is_text
}

/// Adds another type to the documented one.
pub(super) fn widen(schema: Option<&mut Value>, known: &str, other: &str) -> bool {
    let Some(schema) = schema.and_then(Value::as_object_mut) else {
        return false;
    };
    let is_known = schema.get("type").is_some_and(|kind| kind == known);
    if is_known {
        schema.remove("type");
        let types = json!([{"type": known}, {"type": other}]);
        schema.insert("oneOf".to_owned(), types);
    }
    is_known
}
