//! The document whose editions are compared, and its parts.

use serde_json::{Value, json};

pub(crate) const COWS: &str = "/api/{farm}/cows";

pub(crate) const BASE: &str = r#"{
    "openapi": "3.0.3",
    "info": {"title": "Farm", "version": "1.0.0"},
    "security": [{"token": []}],
    "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    "paths": {
        "/api/{farm}/cows": {
            "parameters": [
                {"in": "path", "name": "farm", "required": true, "schema": {"type": "string"}}
            ],
            "get": {
                "summary": "List Cows", "operationId": "listCows", "tags": ["Cows"],
                "parameters": [{"in": "query", "name": "breed", "schema": {"type": "string"}}],
                "responses": {
                    "200": {"description": "Cows.", "content": {"application/json": {"schema": {
                        "type": "object", "properties": {"data": {"type": "array", "items": {
                            "type": "object", "properties": {
                                "id": {"type": "integer"},
                                "name": {"type": "string"},
                                "barn": {"type": "object", "properties": {
                                    "size": {"type": "integer"}
                                }}
                            }
                        }}}
                    }}}},
                    "404": {"description": "None.", "content": {"application/json": {"schema": {
                        "type": "object", "properties": {"error": {"type": "string"}}
                    }}}}
                }
            },
            "post": {
                "summary": "Create a Cow", "operationId": "createCow", "tags": ["Cows"],
                "requestBody": {"content": {"application/json": {"schema": {
                    "type": "object", "properties": {
                        "name": {"type": "string"},
                        "breed": {"type": "string"}
                    }
                }}}},
                "responses": {"204": {"description": "Created."}}
            }
        },
        "/api/ping": {"get": {
            "summary": "Ping", "operationId": "ping", "tags": ["Status"],
            "responses": {"200": {"description": "Pong.", "content": {
                "text/plain": {"schema": {"type": "string"}}
            }}}
        }}
    }
}"#;

/// An edit that turns the base into an edition.
pub(crate) type Edit = fn(&mut Value);

pub(crate) fn edition(edit: Edit) -> Value {
    let mut document = serde_json::from_str(BASE).expect("the base is JSON");
    edit(&mut document);
    document
}

pub(crate) fn as_it_is(_: &mut Value) {}

pub(crate) fn list(document: &mut Value) -> &mut Value {
    &mut document["paths"][COWS]["get"]
}

pub(crate) fn create(document: &mut Value) -> &mut Value {
    &mut document["paths"][COWS]["post"]
}

pub(crate) fn ping(document: &mut Value) -> &mut Value {
    &mut document["paths"]["/api/ping"]
}

/// Returns a query parameter of text.
pub(crate) fn breed(document: &mut Value) -> &mut Value {
    &mut list(document)["parameters"][0]
}

pub(crate) fn body(document: &mut Value) -> &mut Value {
    &mut create(document)["requestBody"]
}

/// Returns the schema of the request body.
pub(crate) fn sent(document: &mut Value) -> &mut Value {
    &mut body(document)["content"]["application/json"]["schema"]
}

pub(crate) fn response(document: &mut Value) -> &mut Value {
    &mut list(document)["responses"]["200"]
}

/// Returns the schema of the response.
pub(crate) fn received(document: &mut Value) -> &mut Value {
    &mut response(document)["content"]["application/json"]["schema"]
}

/// Returns the schema of an item of the response.
pub(crate) fn cow(document: &mut Value) -> &mut Value {
    &mut received(document)["properties"]["data"]["items"]
}

pub(crate) fn remove(object: &mut Value, key: &str) {
    let members = object.as_object_mut().expect("an object");
    members.remove(key).expect("something to remove");
}

pub(crate) fn push(list: &mut Value, item: Value) {
    list.as_array_mut().expect("a list").push(item);
}

pub(crate) fn rename_path(document: &mut Value, old: &str, new: &str) {
    let item = document["paths"][old].take();
    remove(&mut document["paths"], old);
    document["paths"][new] = item;
}

pub(crate) fn parameter(location: &str, name: &str, is_required: bool) -> Value {
    json!({"in": location, "name": name, "required": is_required, "schema": {"type": "string"}})
}

/// Adds an operation that declares these parameters of its path.
pub(crate) fn add_milk(document: &mut Value, path: &str, names: &[&str]) {
    let names = names.iter();
    let parameters: Vec<Value> = names.map(|name| parameter("path", name, true)).collect();
    document["paths"][path]["get"] = json!({
        "summary": "Milk",
        "tags": ["Cows"],
        "parameters": parameters,
        "responses": {"204": {"description": "Milked."}},
    });
}

/// Adds an operation that differs from another one in the name of a path parameter alone.
pub(crate) fn add_twin(document: &mut Value) -> &mut Value {
    let mut twin = list(document).clone();
    twin["operationId"] = json!("listCowsOfRanch");
    document["paths"]["/api/{ranch}/cows"] = json!({"get": twin});
    &mut document["paths"]["/api/{ranch}/cows"]["get"]
}
