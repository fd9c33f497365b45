//! `repair` notes where it departs from a document, there and nowhere else.

use std::collections::BTreeSet;

use onlyfansapi_spec::{Departure, Note, load, repair_with_notes};
use serde_json::{Value, json};

fn notes(document: &Value) -> Vec<Note> {
    repair_with_notes(document).expect("operations").1
}

fn departures(document: &Value) -> BTreeSet<Departure> {
    let notes = notes(document).into_iter();
    notes.map(|note| note.departure).collect()
}

#[test]
fn a_document_with_one_irregularity_has_that_note_and_no_other() {
    for (departure, document) in cases() {
        let mut expected = BTreeSet::from([departure]);
        if departure == Departure::FileOrOther {
            // Only a type of Laravel's is both.
            expected.insert(Departure::ForeignType);
        }
        if departure == Departure::QueryTwice {
            // What has one name only once it is repaired.
            expected.insert(Departure::DottedName);
        }
        assert_eq!(departures(&document), expected, "{document:#}");
    }
}

#[test]
fn there_is_a_case_for_every_departure() {
    let cases: BTreeSet<Departure> = cases()
        .into_iter()
        .map(|(departure, _)| departure)
        .collect();
    let all: BTreeSet<Departure> = Departure::ALL.iter().copied().collect();
    assert_eq!(cases, all);
}

#[test]
fn a_regular_document_has_no_notes() {
    let row = json!({"type": "object", "properties": {
        "id": {"type": "integer", "example": 1},
        "name": {"type": "string", "nullable": true, "example": "x"},
        "tags": {"type": "array", "items": text(), "example": ["a"]},
        "extra": {"type": "object", "additionalProperties": {"type": "number"}},
        "type": text(), "items": text(), "oneOf": {"type": "array", "items": text()},
    }});
    let reference = json!({"$ref": "#/components/schemas/Row"});
    let document = json!({
        "paths": {"/rows/{row}": {
            "parameters": [parameter("path", "row", text())],
            "get": {
                "parameters": [
                    {"$ref": "#/components/parameters/Order"},
                    parameter("header", "Idempotency-Key", text()),
                ],
                "responses": {"200": response(json!({"type": "array", "items": reference}))},
            },
            "put": {
                "requestBody": body(reference.clone()),
                "responses": {"200": response(reference), "500": {"description": "Nothing."}},
            },
        }},
        "components": {
            "schemas": {"Row": row},
            "parameters": {"Order": parameter("query", "order", json!({"type": "string", "enum": ["asc", "desc"]}))},
        },
    });
    assert_eq!(notes(&document), []);
}

#[test]
fn a_note_names_its_place_and_the_operation_that_was_read() {
    let document = load(include_str!("quirks.yaml")).expect("the quirks load");
    let (repaired, notes) = repair_with_notes(&document).expect("operations");
    assert_eq!(onlyfansapi_spec::repair(&document), Ok(repaired));
    for Note {
        departure, pointer, ..
    } in &notes
    {
        assert!(
            document.pointer(pointer).is_some(),
            "{departure:?}: {pointer}"
        );
    }
    let found: BTreeSet<Departure> = notes.iter().map(|note| note.departure).collect();
    let missing = Departure::ALL
        .iter()
        .filter(|departure| !found.contains(departure));
    let expected: [&Departure; 0] = [];
    assert_eq!(missing.collect::<Vec<_>>(), expected);
    let shared: Vec<(&str, Option<&str>)> = notes
        .iter()
        .filter(|note| note.departure == Departure::OptionalSegment)
        .map(|note| (note.pointer.as_str(), note.operation.as_deref()))
        .collect();
    assert_eq!(
        shared,
        [(
            "/paths/~1path~1{declared}~1{undeclared}~1{optional?}~1{both}/parameters/2",
            Some("GET /path/{declared}/{undeclared}/{optional}/{both}"),
        )]
    );
}

#[test]
fn no_json_is_too_odd() {
    let operation = json!({"get": {}});
    let odd = [
        json!({"paths": {"": operation, "/a": null, "{": {"get": [], "put": {"responses": 5}}}}),
        json!({"paths": {"/a/{}/{b": {
            "parameters": {"a": 1},
            "get": {"parameters": [null, 1, "x", [], {"in": [], "name": {}, "schema": []}]},
            "post": {"operationId": 5, "tags": {}, "summary": [], "requestBody": {"content": [1]}},
            "put": {"responses": {"": null, "é": 1, "200": {"content": {"": null, "application/json": {"schema": {
                "type": [], "properties": 5, "items": [], "required": {}, "enum": 3, "oneOf": {}, "anyOf": [1, null],
                "example": {}, "$ref": 5,
            }}}}}},
        }}}),
        json!({"paths": {"/a": operation}, "components": {
            "schemas": {"A": {"$ref": "#/components/schemas/A"}, "B": null, "": {"properties": {"": {}}}},
        }}),
    ];
    for document in odd
        .into_iter()
        .chain(cases().into_iter().map(|(_, document)| document))
    {
        for Note { pointer, .. } in notes(&document) {
            assert!(
                document.pointer(&pointer).is_some(),
                "{pointer} of {document}"
            );
        }
    }
}

/// A document of one operation, regular except for these members of it.
fn document(path: &str, method: &str, irregular: Value) -> Value {
    let mut operation = json!({"summary": "A row", "responses": {"200": response(text())}});
    for (name, value) in irregular.as_object().into_iter().flatten() {
        operation[name.as_str()] = value.clone();
    }
    json!({"paths": {path: {method: operation}}})
}

fn response(schema: Value) -> Value {
    json!({"description": "Row.", "content": {"application/json": {"schema": schema}}})
}

fn responses(responses: Value) -> Value {
    document("/rows", "get", json!({"responses": responses}))
}

/// A document that receives this as `data`.
fn received(schema: Value) -> Value {
    responses(json!({"200": response(object("data", schema))}))
}

fn body(schema: Value) -> Value {
    json!({"content": {"application/json": {"schema": schema}}})
}

/// A document that sends this as `row`.
/// A document of one form of parts.
fn form(schema: Value) -> Value {
    let content = json!({"multipart/form-data": {"schema": schema}});
    document(
        "/rows",
        "post",
        json!({"requestBody": {"content": content}}),
    )
}

fn sent(schema: Value) -> Value {
    let body = body(object("row", schema));
    document("/rows", "post", json!({"requestBody": body}))
}

fn declared(parameter: Value) -> Value {
    document("/rows", "get", json!({"parameters": [parameter]}))
}

fn query(name: &str, schema: Value) -> Value {
    declared(parameter("query", name, schema))
}

fn parameter(location: &str, name: &str, schema: Value) -> Value {
    json!({"in": location, "name": name, "required": location == "path", "schema": schema})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn object(name: &str, schema: Value) -> Value {
    json!({"type": "object", "properties": {name: schema}})
}

/// Documents for each departure, of which nothing else is noted.
fn cases() -> Vec<(Departure, Value)> {
    use Departure::*;
    let list = |items: Value| json!({"type": "array", "items": items});
    let deep = (0..25).fold(text(), |schema, _| list(schema));
    let own = parameter("path", "row", text());
    vec![
        (
            LostReference,
            received(json!({"$ref": "#/components/schemas/Lost"})),
        ),
        (
            LostReference,
            declared(json!({"$ref": "https://example.com/order.yaml"})),
        ),
        (StrayPath, document("/rows//all", "get", json!({}))),
        (
            StrayPath,
            document("/rows/{row?}", "get", json!({"parameters": [own]})),
        ),
        (
            TitleMark,
            document("/rows", "get", json!({"summary": "[Deprecated] Get Row"})),
        ),
        (
            LongTitle,
            document("/rows", "get", json!({"summary": "one\ntwo"})),
        ),
        (
            GetBody,
            document(
                "/rows",
                "get",
                json!({"requestBody": body(object("a", text()))}),
            ),
        ),
        (
            OtherMediaTypes,
            document(
                "/rows",
                "post",
                json!({"requestBody": {"content": {
                    "application/json": {"schema": object("a", text())},
                    "multipart/form-data": {},
                }}}),
            ),
        ),
        (NoParts, form(text())),
        (
            FileOrOther,
            form(object("a", json!({"type": "file[]|string"}))),
        ),
        (
            FileWithin,
            form(object(
                "a",
                object("b", json!({"type": "string", "format": "binary"})),
            )),
        ),
        (
            HeadersOfPart,
            document(
                "/rows",
                "post",
                json!({"requestBody": {"content": {"multipart/form-data": {
                    "schema": object("a", text()),
                    "encoding": {"a": {"contentType": "text/csv", "headers": {}}},
                }}}}),
            ),
        ),
        (SuperfluousParameter, declared(own.clone())),
        (
            UndeclaredParameter,
            document("/rows/{row}", "get", json!({})),
        ),
        (
            OptionalSegment,
            document(
                "/rows/{row}",
                "get",
                json!({"parameters": [
                    {"in": "path", "name": "row", "schema": text()},
                ]}),
            ),
        ),
        (
            NotScalar,
            declared(parameter("header", "X-A", list(text()))),
        ),
        (NowhereParameter, declared(parameter("cookie", "a", text()))),
        (
            OwnHeader,
            declared(parameter("header", "Authorization", text())),
        ),
        (
            NumberInText,
            declared(json!({
                "in": "query", "name": "limit", "example": 10,
                "schema": {"type": "string", "minimum": 1},
            })),
        ),
        (DottedName, query("filter.online", text())),
        (
            QueryObject,
            query("filter", json!({"type": "object", "properties": {}})),
        ),
        (QueryList, query("a", list(text()))),
        (QueryListOfLists, query("a[]", list(object("a", text())))),
        (
            QueryNull,
            query("a", json!({"type": "string", "nullable": true})),
        ),
        (
            QueryFlag,
            query("a", json!({"type": "integer", "enum": [0, 1]})),
        ),
        (QueryUnknown, query("a", json!({}))),
        (
            QueryStyle,
            declared(json!({"in": "query", "name": "a", "explode": false, "schema": text()})),
        ),
        (
            QueryTwice,
            document(
                "/rows",
                "get",
                json!({"parameters": [
                    parameter("query", "a.b", text()),
                    parameter("query", "a[b]", text()),
                ]}),
            ),
        ),
        (LimitInProse, query("offset", json!({"type": "integer"}))),
        (
            LimitInProse,
            sent(json!({"type": "string", "description": "At most 5 characters."})),
        ),
        (NoSuccess, responses(json!({}))),
        (NoSuccess, responses(json!({"401": {"description": "No."}}))),
        (
            OnlyRedirect,
            responses(json!({"302": {"description": "There."}})),
        ),
        (
            Redirect,
            responses(json!({"200": response(text()), "302": {"description": "There."}})),
        ),
        (
            SeveralSuccesses,
            responses(json!({"200": response(text()), "202": response(text())})),
        ),
        (
            ErrorBody,
            responses(json!({"200": response(text()), "404": response(text())})),
        ),
        (BodyOfNothing, responses(json!({"204": response(text())}))),
        (
            BodyOfNothing,
            responses(json!({"200": response(text()), "304": response(text())})),
        ),
        (
            JsonInText,
            responses(json!({"200": {"content": {"text/plain": {
            "schema": {"type": "string", "example": "{\"id\": 1, ...}"}}}}})),
        ),
        (UnknownJson, responses(json!({"200": response(json!({}))}))),
        (ForeignType, sent(json!({"type": "date"}))),
        (NoItems, received(json!({"type": "array"}))),
        (
            EmptyObject,
            received(json!({"type": "object", "properties": {}})),
        ),
        (
            MembersAsList,
            received(json!({"type": "object", "properties": []})),
        ),
        (DataAsKeys, received(object("720", text()))),
        (DataAsKeys, received(object("2025-01-01", text()))),
        (
            BesideMembers,
            sent(
                json!({"type": "object", "properties": {"a": text()}, "additionalProperties": text()}),
            ),
        ),
        (
            Alternatives,
            received(json!({"oneOf": [text(), {"type": "integer"}]})),
        ),
        (
            ConvertedValues,
            sent(json!({"type": "integer", "enum": ["3", 6]})),
        ),
        (
            OpenValues,
            sent(json!({"type": "boolean", "enum": ["true"]})),
        ),
        (
            OpenValues,
            sent(json!({"type": "string", "enum": ["a-b", "a_b"]})),
        ),
        (
            SampledValues,
            received(json!({"type": "string", "enum": ["a"]})),
        ),
        (
            SampledRequired,
            received(json!({"type": "object", "required": ["a"], "properties": {"a": text()}})),
        ),
        (
            MisplacedRequired,
            sent(json!({"type": "string", "required": true})),
        ),
        (
            RequiredOfItems,
            sent(json!({"type": "array", "required": ["a"], "items": object("a", text())})),
        ),
        (
            NullSample,
            received(json!({"type": "string", "example": null})),
        ),
        (
            NumericText,
            received(json!({"type": "string", "example": "29.99"})),
        ),
        (Endless, sent(deep)),
    ]
}
