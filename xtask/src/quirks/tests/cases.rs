//! A document for each quirk, which is regular but for it.

use serde_json::{Value, json};

use crate::quirks::{json::sorted, sites::DEEPEST};

/// A document of one operation, regular but for these members of it.
fn document(path: &str, method: &str, irregular: Value) -> Value {
    of_items(json!({path: {method: operation(irregular)}}))
}

fn of_items(paths: Value) -> Value {
    json!({"openapi": "3.0.3", "paths": paths})
}

fn operation(irregular: Value) -> Value {
    let mut operation = json!({
        "operationId": "row",
        "tags": ["Rows"],
        "summary": "A row",
        "responses": {"200": answer(regular())},
    });
    for (name, value) in sorted(&irregular) {
        operation[name.as_str()] = value.clone();
    }
    operation
}

/// Operations whose ids differ.
pub(super) fn named(id: &str, mut irregular: Value) -> Value {
    irregular["operationId"] = id.into();
    operation(irregular)
}

pub(super) fn answer(schema: Value) -> Value {
    json!({"description": "Answer.", "content": {"application/json": {"schema": schema}}})
}

fn regular() -> Value {
    json!({"type": "object", "required": ["data"], "properties": {"data": {"type": "string"}}})
}

fn error() -> Value {
    answer(json!({"type": "object", "properties": {"message": {"type": "string"}}}))
}

pub(super) fn nothing() -> Value {
    json!({"description": "Nothing."})
}

fn answered(responses: Value) -> Value {
    document("/rows", "get", json!({"responses": responses}))
}

/// A document that receives this as `data`.
fn received(schema: Value) -> Value {
    let whole = json!({"type": "object", "required": ["data"], "properties": {"data": schema}});
    answered(json!({"200": answer(whole)}))
}

pub(super) fn body(schema: Value) -> Value {
    json!({"content": {"application/json": {"schema": schema}}})
}

/// A document that sends this as `row`.
pub(super) fn sent(schema: Value) -> Value {
    let whole = json!({"type": "object", "properties": {"row": schema}});
    document("/rows", "post", json!({"requestBody": body(whole)}))
}

fn declared(parameter: Value) -> Value {
    document("/rows", "get", json!({"parameters": [parameter]}))
}

fn parameter(location: &str, name: &str, schema: Value) -> Value {
    let required = location == "path";
    json!({"in": location, "name": name, "required": required, "schema": schema})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn object(name: &str, schema: Value) -> Value {
    json!({"type": "object", "properties": {name: schema}})
}

/// For each detector, a document of which nothing else is to be said.
pub(super) fn cases() -> Vec<(&'static str, Value)> {
    let id = |name: &str, schema: Value| json!({"parameters": [parameter("path", name, schema)]});
    let deepest = (0..=DEEPEST).fold(
        text(),
        |schema, _| json!({"type": "array", "items": schema}),
    );
    vec![
        (
            "paths with stray braces or slashes, or with `{name?}`",
            document("/rows//all", "get", json!({})),
        ),
        (
            "operations whose paths differ in the names of placeholders only",
            of_items(json!({
                "/rows/{a}": {"get": named("a", id("a", text()))},
                "/rows/{b}": {"get": named("b", id("b", text()))},
            })),
        ),
        (
            "operation ids that are missing",
            document("/rows", "get", json!({"operationId": null})),
        ),
        (
            "operation ids that are empty",
            document("/rows", "get", json!({"operationId": ""})),
        ),
        (
            "operation ids that are used twice, whatever their case",
            of_items(json!({
                "/cows": {"get": named("getRow", json!({}))},
                "/rows": {"get": named("get_row", json!({}))},
            })),
        ),
        (
            "operation ids of more than 60 characters",
            document("/rows", "get", json!({"operationId": "x".repeat(61)})),
        ),
        (
            "titles marked `[Deprecated]`, without the keyword",
            document("/rows", "get", json!({"summary": "[Deprecated] Get Row"})),
        ),
        (
            "titles of several lines",
            document("/rows", "get", json!({"summary": "one\ntwo"})),
        ),
        (
            "operations without a tag, or with Scribe's own `Endpoints`",
            document("/rows", "get", json!({"tags": ["Endpoints"]})),
        ),
        (
            "bodies of GET and HEAD",
            document(
                "/rows",
                "get",
                json!({"requestBody": body(object("a", text()))}),
            ),
        ),
        (
            "bodies of DELETE",
            document(
                "/rows",
                "delete",
                json!({"requestBody": body(object("a", text()))}),
            ),
        ),
        (
            "bodies of multipart/form-data",
            document(
                "/rows",
                "post",
                json!({"requestBody": {"content": {"multipart/form-data": {"schema":
                    object("file", json!({"type": "string", "format": "binary"}))}}}}),
            ),
        ),
        (
            "bodies that are neither JSON, forms nor multipart",
            document(
                "/rows",
                "post",
                json!({"requestBody": {"content": {"application/xml": {}}}}),
            ),
        ),
        (
            "POST, PUT and PATCH with query parameters and no body",
            document(
                "/rows",
                "post",
                json!({"parameters": [parameter("query", "a", text())]}),
            ),
        ),
        (
            "operations without any documented answer",
            answered(json!({})),
        ),
        (
            "operations that document errors only",
            answered(json!({"401": error()})),
        ),
        (
            "operations with several successes",
            answered(json!({"200": answer(regular()), "202": answer(regular())})),
        ),
        (
            "operations with JSON for success and for errors",
            answered(json!({"200": answer(regular()), "404": error()})),
        ),
        (
            "operations with errors of different kinds or shapes",
            answered(json!({"204": nothing(), "404": error(), "500": answer(object("a", text()))})),
        ),
        (
            "path parameters that the path does not have",
            declared(parameter("path", "row", text())),
        ),
        (
            "operations with placeholders that no parameter declares",
            document("/rows/{row}", "get", json!({})),
        ),
        (
            "path parameters that may be omitted",
            document(
                "/rows/{row}",
                "get",
                json!({"parameters": [{"in": "path", "name": "row", "required": true,
                    "description": "Optional parameter. The row.", "schema": text()}]}),
            ),
        ),
        (
            "parameters that are declared for a whole path",
            of_items(json!({"/rows/{row}": {
                "parameters": [parameter("path", "row", text())],
                "get": operation(json!({})),
            }})),
        ),
        (
            "path parameters that are numbers here and text there",
            of_items(json!({
                "/cows/{row}": {"get": named("a", id("row", json!({"type": "integer"})))},
                "/rows/{row}": {"get": named("b", id("row", text()))},
            })),
        ),
        (
            "query parameters with dots in their names",
            declared(parameter("query", "filter.online", text())),
        ),
        (
            "query parameters that are objects",
            declared(parameter(
                "query",
                "filter",
                json!({"type": "object", "properties": {}}),
            )),
        ),
        (
            "query parameters that are lists, without `[]` in their names",
            declared(parameter(
                "query",
                "a",
                json!({"type": "array", "items": text()}),
            )),
        ),
        (
            "query parameters with brackets in their names",
            declared(parameter(
                "query",
                "a[]",
                json!({"type": "array", "items": text()}),
            )),
        ),
        (
            "query parameters that may be null",
            declared(parameter(
                "query",
                "a",
                json!({"type": "string", "nullable": true}),
            )),
        ),
        (
            "query parameters with a `style`, or not exploded",
            declared(json!({"in": "query", "name": "a", "explode": false, "schema": text()})),
        ),
        (
            "`limit` and `offset` that are text with a whole number as sample",
            declared(json!({"in": "query", "name": "limit", "example": 10, "schema": text()})),
        ),
        (
            "parameters in cookies, or without a known place or name",
            declared(parameter("cookie", "a", text())),
        ),
        (
            "headers that the client sets itself, or that cannot be sent",
            declared(parameter("header", "Authorization", text())),
        ),
        (
            "headers that most operations have",
            of_items(json!({
                "/cows": {"get": named("a", json!({"parameters": [parameter("header", "X-A", text())]}))},
                "/rows": {"get": named("b", json!({"parameters": [parameter("header", "x-a", text())]}))},
            })),
        ),
        (
            "prose of parameters that is repeated in their schemas",
            declared(json!({"in": "query", "name": "a", "description": "A row.",
                "schema": {"type": "string", "description": "A row."}})),
        ),
        (
            "answers that are redirects",
            answered(json!({"200": answer(regular()), "302": nothing()})),
        ),
        (
            "answers of 204, 205 or 304 with a body",
            answered(json!({"200": answer(regular()), "304": answer(object("a", text()))})),
        ),
        (
            "JSON in answers of text",
            answered(
                json!({"200": {"description": "Row.", "content": {"text/plain": {
                "schema": {"type": "string", "example": "{\"id\": 1, ...}"}}}}}),
            ),
        ),
        (
            "answers that are neither JSON nor text",
            answered(
                json!({"200": {"description": "File.", "content": {"image/png": {
                "schema": {"type": "string", "format": "binary"}}}}}),
            ),
        ),
        (
            "JSON answers without a schema and a sample",
            answered(json!({"200": answer(json!({}))})),
        ),
        (
            "answers without prose",
            answered(json!({"200": {"description": ""}})),
        ),
        (
            "answers of which nothing is required",
            answered(json!({"200": answer(object("data", text()))})),
        ),
        (
            "answers without the envelope that most have",
            of_items(json!({
                "/a": {"get": named("a", json!({}))},
                "/b": {"get": named("b", json!({}))},
                "/c": {"get": named("c", json!({"responses": {"200": answer(
                    json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}))}}))},
            })),
        ),
        (
            "answers with `_pagination` and no list",
            answered(
                json!({"200": answer(json!({"type": "object", "required": ["data"],
                "properties": {"data": text(), "_pagination": object("next_page", text())}}))}),
            ),
        ),
        (
            "types that OpenAPI does not have",
            sent(json!({"type": "date"})),
        ),
        ("lists without `items`", received(json!({"type": "array"}))),
        (
            "objects without members",
            received(json!({"type": "object", "properties": {}})),
        ),
        (
            "members that are written as a list, as PHP does if there are none",
            received(json!({"type": "object", "properties": []})),
        ),
        (
            "alternatives (`oneOf`, `anyOf`)",
            received(json!({"oneOf": [text(), {"type": "integer"}]})),
        ),
        (
            "pages in the manner of Laravel (`data` beside `meta`)",
            received(json!({"type": "object", "properties": {"data": text(), "meta": text()}})),
        ),
        (
            "whole bodies that are lists",
            document(
                "/rows",
                "post",
                json!({"requestBody": body(json!({"type": "array", "items": text()}))}),
            ),
        ),
        (
            "files within JSON",
            sent(json!({"type": "array", "items": {"type": "string", "format": "binary"}})),
        ),
        (
            "listed values that are not of the type",
            sent(json!({"type": "boolean", "enum": ["true"]})),
        ),
        (
            "closed lists of whole numbers, in what is sent",
            sent(json!({"type": "integer", "enum": [3, 6, 12]})),
        ),
        (
            "closed lists of values, in answers",
            received(json!({"type": "string", "enum": ["a"]})),
        ),
        (
            "`required` on a member, not on the object",
            sent(json!({"type": "string", "required": true})),
        ),
        (
            "`required` on a list, not on its items",
            sent(json!({"type": "array", "required": ["a"], "items": object("a", text())})),
        ),
        (
            "null samples, as text",
            received(json!({"type": "string", "example": null})),
        ),
        (
            "numbers as text, by their sample",
            received(json!({"type": "string", "example": "29.99"})),
        ),
        (
            "samples that contradict the schema",
            received(json!({"type": "integer", "example": "abc"})),
        ),
        (
            "members of answers that are numbers here and text there",
            received(json!({"type": "object", "properties": {
                "a": object("price", json!({"type": "integer"})),
                "b": object("price", text()),
            }})),
        ),
        (
            "members of answers that are whole numbers here and fractions there",
            received(json!({"type": "object", "properties": {
                "a": object("price", json!({"type": "integer"})),
                "b": object("price", json!({"type": "number"})),
            }})),
        ),
        (
            "schemas that are nested deeper than 24 levels",
            sent(deepest),
        ),
        (
            "members whose names are whole numbers",
            received(object("720", text())),
        ),
        (
            "members whose names are dates or templates",
            received(object("2025-01-01", text())),
        ),
        (
            "members whose names are no identifiers",
            sent(object("images[]", text())),
        ),
        (
            "members whose names are words of Rust",
            sent(object("async", text())),
        ),
        (
            "members whose names are words of schemas",
            sent(object("properties", text())),
        ),
        (
            "objects with members whose names meet after casing",
            sent(json!({"type": "object", "properties": {"fooBar": text(), "foo_bar": text()}})),
        ),
        (
            "prose with HTML, or with what looks like it",
            document("/rows", "get", json!({"description": "See <b>there</b>."})),
        ),
        (
            "references that lead nowhere",
            received(json!({"$ref": "#/components/schemas/Lost"})),
        ),
    ]
}
