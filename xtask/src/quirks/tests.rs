//! Each quirk is found where it is, and nowhere else.

mod cases;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::*;
use cases::{answer, body, cases, named, nothing, sent};
use onlyfansapi_spec::load;

fn names(document: &Value) -> Vec<&'static str> {
    let quirks = quirks(document).into_iter();
    quirks.map(|quirk| quirk.name).collect()
}

#[test]
fn a_document_with_one_quirk_has_that_quirk_and_no_other() {
    for (name, document) in cases() {
        assert_eq!(names(&document), [name], "{document:#}");
    }
}

#[test]
fn there_is_a_case_for_every_detector() {
    let cases: Vec<&str> = cases().into_iter().map(|(name, _)| name).collect();
    let detectors: Vec<&str> = DETECTORS
        .into_iter()
        .flatten()
        .map(|detector| detector.name)
        .collect();
    let distinct: BTreeSet<&str> = detectors.iter().copied().collect();
    assert_eq!(distinct.len(), detectors.len());
    let missing: Vec<&str> = distinct
        .into_iter()
        .filter(|name| !cases.contains(name))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn a_regular_document_has_no_quirks() {
    let row = json!({"type": "object", "required": ["id"], "properties": {
        "id": {"type": "integer", "example": 1},
        "name": {"type": "string", "nullable": true, "example": "x"},
        "tags": {"type": "array", "items": {"type": "string"}, "example": ["a"]},
        "extra": {"type": "object", "additionalProperties": {"type": "number"}},
    }});
    let parameters = json!([
        {"in": "path", "name": "row", "required": true, "schema": {"type": "string"}},
        {"$ref": "#/components/parameters/Order"},
        {"in": "header", "name": "Idempotency-Key", "schema": {"type": "string"}},
    ]);
    let reference = json!({"$ref": "#/components/schemas/Row"});
    let document = json!({
        "openapi": "3.0.3",
        "paths": {"/rows/{row}": {
            "get": named("get", json!({"parameters": parameters})),
            "put": named("put", json!({
                "parameters": [parameters[0]],
                "requestBody": body(reference.clone()),
                "responses": {"200": answer(reference), "500": {"$ref": "#/components/responses/Failure"}},
            })),
        }},
        "components": {
            "schemas": {"Row": row},
            "parameters": {"Order": {"in": "query", "name": "order", "schema": {"type": "string", "enum": ["asc", "desc"]}}},
            "responses": {"Failure": nothing()},
        },
    });
    assert_eq!(names(&document), [""; 0]);
}

#[test]
fn every_place_is_in_the_document() {
    let text = include_str!("../../../spec/tests/quirks.yaml");
    let odd = load(text).expect("the quirks load");
    let documents = cases().into_iter().map(|(_, document)| document);
    for document in documents.chain([odd]) {
        for quirk in quirks(&document) {
            for place in quirk.places {
                assert!(
                    document.pointer(&place).is_some(),
                    "{}: {place}",
                    quirk.name
                );
            }
        }
    }
}

#[test]
fn the_document_of_all_quirks_has_most_of_them() {
    let text = include_str!("../../../spec/tests/quirks.yaml");
    let document = load(text).expect("the quirks load");
    let quirks = quirks(&document);
    assert!(quirks.len() > 40, "{}", quirks.len());
    let places = |name: &str| {
        let quirk = quirks.iter().find(|quirk| quirk.name == name);
        quirk.map(|quirk| quirk.places.as_slice())
    };
    let expected = ["/paths/~1multipart/post".to_owned()];
    assert_eq!(places("bodies of multipart/form-data"), Some(&expected[..]));
    let expected = ["/paths/~1same~1{x_y}/get".to_owned()];
    assert_eq!(
        places("operations whose paths differ in the names of placeholders only"),
        Some(&expected[..])
    );
}

#[test]
fn keywords_are_told_from_members_of_their_name() {
    let schema = json!({"type": "object", "properties": {
        "type": {"type": "string"},
        "items": {"type": "string"},
        "oneOf": {"type": "array", "items": {"type": "string"}},
    }});
    let quirks = quirks(&sent(schema));
    let places: Vec<usize> = quirks.iter().map(|quirk| quirk.places.len()).collect();
    assert_eq!(
        quirks.iter().map(|quirk| quirk.name).collect::<Vec<_>>(),
        [
            "members whose names are words of Rust",
            "members whose names are words of schemas"
        ]
    );
    assert_eq!(places, [1, 3]);
}

#[test]
fn no_json_is_too_odd() {
    let odd = [
        json!(null),
        json!([]),
        json!("text"),
        json!({"paths": [], "components": []}),
        json!({"paths": {"": {"get": {}}, "/a": null, "{": {"get": [], "put": {"responses": 5}}}}),
        json!({"paths": {"/a/{}/{b": {
            "parameters": {"a": 1},
            "get": {"parameters": [null, 1, "x", [], {"in": [], "name": {}, "schema": []}]},
            "post": {"operationId": 5, "tags": {}, "summary": [], "requestBody": {"content": [1]}},
            "put": {"responses": {"": null, "é": 1, "200": {"content": {"": null, "application/json": {"schema": {
                "type": [], "properties": 5, "items": [], "required": {}, "enum": 3, "oneOf": {}, "anyOf": [1, null],
                "example": {}, "$ref": 5,
            }}}}}},
        }}}),
        json!({"components": {
            "schemas": {"A": {"$ref": "#/components/schemas/A"}, "B": null, "": {"properties": {"": {}}}},
            "parameters": {"A": 1}, "requestBodies": {"A": []}, "responses": {"A": "x"},
        }}),
    ];
    for document in odd {
        for quirk in quirks(&document) {
            for place in quirk.places {
                assert!(document.pointer(&place).is_some(), "{place} of {document}");
            }
        }
    }
}
