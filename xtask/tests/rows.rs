//! Checks which changes of a document are found, at which level, and what a release has to raise.
//!
//! The rows are those of the tests of oasdiff that apply to OpenAPI 3.0, with documents of our own.

use std::collections::BTreeSet;

use onlyfansapi_spec::{Evidence, Names};
use serde_json::{Value, json};
use xtask::{
    api::Bump::{self, Major, Minor, None as Nothing, Patch},
    comparison::{Comparison, Rules},
    diff::{
        Change,
        Level::{self, Error, Info, Warning},
    },
};

/// How many rows there are.
const ROWS: usize = 59;

/// How many pairs of editions there are.
const PAIRS: usize = 98;

const COWS: &str = "/api/{farm}/cows";

const BASE: &str = r#"{
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

/// What makes an edition of the base.
type Edit = fn(&mut Value);

/// The changes that are more than documentation.
type Ids = &'static [(&'static str, Level)];

#[derive(Clone, Copy)]
struct Pair {
    row: &'static str,
    old: Edit,
    new: Edit,
    ids: Ids,
    bump: Bump,
}

fn one(row: &'static str, old: Edit, new: Edit, ids: Ids, bump: Bump) -> Vec<Pair> {
    vec![Pair {
        row,
        old,
        new,
        ids,
        bump,
    }]
}

/// A pair in both directions.
fn both(
    row: &'static str,
    old: Edit,
    new: Edit,
    there: (Ids, Bump),
    back: (Ids, Bump),
) -> Vec<Pair> {
    [
        one(row, old, new, there.0, there.1),
        one(row, new, old, back.0, back.1),
    ]
    .concat()
}

fn edition(edit: Edit) -> Value {
    let mut document = serde_json::from_str(BASE).expect("the base is JSON");
    edit(&mut document);
    document
}

fn compare(old: Edit, new: Edit) -> Result<Comparison, String> {
    let rules = Rules {
        lock: &Names::default(),
        kept: &Evidence::default(),
        fixups: &[],
    };
    Comparison::new(&edition(old).to_string(), &edition(new).to_string(), rules)
}

fn compared(old: Edit, new: Edit) -> Comparison {
    compare(old, new).expect("two editions that can be read")
}

/// The changes that are more than documentation, in the order of their names.
fn ids(comparison: &Comparison) -> Vec<(&str, Level)> {
    let changes = comparison.changes.iter();
    let mut ids: Vec<(&str, Level)> = changes
        .filter(|change| !change.is_documentation)
        .map(|change| (change.id.as_str(), change.level))
        .collect();
    ids.sort_unstable();
    ids
}

fn as_it_is(_: &mut Value) {}

fn list(document: &mut Value) -> &mut Value {
    &mut document["paths"][COWS]["get"]
}

fn create(document: &mut Value) -> &mut Value {
    &mut document["paths"][COWS]["post"]
}

fn ping(document: &mut Value) -> &mut Value {
    &mut document["paths"]["/api/ping"]
}

/// A query parameter of text.
fn breed(document: &mut Value) -> &mut Value {
    &mut list(document)["parameters"][0]
}

fn body(document: &mut Value) -> &mut Value {
    &mut create(document)["requestBody"]
}

/// The schema of the body.
fn sent(document: &mut Value) -> &mut Value {
    &mut body(document)["content"]["application/json"]["schema"]
}

fn answer(document: &mut Value) -> &mut Value {
    &mut list(document)["responses"]["200"]
}

/// The schema of the answer.
fn received(document: &mut Value) -> &mut Value {
    &mut answer(document)["content"]["application/json"]["schema"]
}

/// The schema of a row of the answer.
fn cow(document: &mut Value) -> &mut Value {
    &mut received(document)["properties"]["data"]["items"]
}

fn remove(object: &mut Value, key: &str) {
    let members = object.as_object_mut().expect("an object");
    members.remove(key).expect("something to remove");
}

fn push(list: &mut Value, item: Value) {
    list.as_array_mut().expect("a list").push(item);
}

fn rename_path(document: &mut Value, old: &str, new: &str) {
    let item = document["paths"][old].take();
    remove(&mut document["paths"], old);
    document["paths"][new] = item;
}

fn parameter(location: &str, name: &str, is_required: bool) -> Value {
    json!({"in": location, "name": name, "required": is_required, "schema": {"type": "string"}})
}

/// Adds an operation that declares these parameters of its path.
fn add_milk(document: &mut Value, path: &str, names: &[&str]) {
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
fn add_twin(document: &mut Value) -> &mut Value {
    let mut twin = list(document).clone();
    twin["operationId"] = json!("listCowsOfRanch");
    document["paths"]["/api/{ranch}/cows"] = json!({"get": twin});
    &mut document["paths"]["/api/{ranch}/cows"]["get"]
}

fn of_operations() -> Vec<Pair> {
    [
        one(
            "1",
            as_it_is,
            |doc| {
                let pigs =
                    json!({"summary": "List Pigs", "responses": {"204": {"description": ""}}});
                doc["paths"]["/api/{farm}/pigs"]["get"] = pigs;
            },
            &[("endpoint-added", Info)],
            Minor,
        ),
        one(
            "2",
            as_it_is,
            |doc| remove(&mut doc["paths"], "/api/ping"),
            &[("api-path-removed-without-deprecation", Error)],
            Major,
        ),
        one(
            "3",
            as_it_is,
            |doc| remove(&mut doc["paths"][COWS], "post"),
            &[("api-removed-without-deprecation", Error)],
            Major,
        ),
        one(
            "4",
            |doc| create(doc)["deprecated"] = json!(true),
            |doc| remove(&mut doc["paths"][COWS], "post"),
            &[("api-removed-with-deprecation", Info)],
            Major,
        ),
        one(
            "5",
            as_it_is,
            |doc| {
                create(doc)["deprecated"] = json!(true);
                create(doc)["x-sunset"] = json!("2030-01-01");
            },
            // The date itself is an extension, of which nothing else is known.
            &[
                ("endpoint-deprecated-with-sunset", Info),
                ("unclassified-change", Info),
            ],
            Minor,
        ),
        one(
            "5",
            as_it_is,
            |doc| create(doc)["deprecated"] = json!(true),
            &[("endpoint-deprecated", Info)],
            Minor,
        ),
        // Upstream marks the title and leaves the keyword out.
        one(
            "5",
            as_it_is,
            |doc| create(doc)["summary"] = json!("[Deprecated] Create a Cow"),
            &[("endpoint-deprecated", Info)],
            Minor,
        ),
        one(
            "6",
            |doc| create(doc)["deprecated"] = json!(true),
            as_it_is,
            &[("endpoint-reactivated", Info)],
            Patch,
        ),
        // Rows 7 to 9: names are locked, whatever becomes of what they were made of.
        one(
            "7",
            as_it_is,
            |doc| create(doc)["operationId"] = json!(""),
            &[("api-operation-id-removed", Info)],
            Patch,
        ),
        one(
            "7",
            as_it_is,
            |doc| create(doc)["operationId"] = json!("addCow"),
            &[("api-operation-id-removed", Info)],
            Patch,
        ),
        one(
            "8",
            |doc| remove(create(doc), "operationId"),
            as_it_is,
            &[("api-operation-id-added", Info)],
            Patch,
        ),
        one(
            "8",
            |doc| create(doc)["operationId"] = json!(""),
            as_it_is,
            &[("api-operation-id-added", Info)],
            Patch,
        ),
        one(
            "9",
            as_it_is,
            |doc| create(doc)["tags"] = json!([]),
            &[("api-tag-removed", Info)],
            Patch,
        ),
        one(
            "10",
            as_it_is,
            |doc| create(doc)["tags"] = json!(["Cows", "Farm"]),
            &[("api-tag-added", Info)],
            Patch,
        ),
        // Row 11: arguments of the path are told by their position.
        one(
            "11",
            as_it_is,
            |doc| {
                doc["paths"][COWS]["parameters"][0]["name"] = json!("ranch");
                rename_path(doc, COWS, "/api/{ranch}/cows");
            },
            &[],
            Patch,
        ),
        one(
            "11",
            |doc| add_milk(doc, "/api/{farm}/milk", &["farm"]),
            |doc| add_milk(doc, "/api/{ranch}/milk", &["ranch"]),
            &[],
            Patch,
        ),
        one(
            "11",
            |doc| add_milk(doc, "/api/{farm}/cows/{cow}", &["farm", "cow"]),
            |doc| add_milk(doc, "/api/{ranch}/cows/{animal}", &["animal", "ranch"]),
            &[],
            Patch,
        ),
        // Row 12: of twins, the crate has the first.
        both(
            "12",
            as_it_is,
            |doc| {
                add_twin(doc);
            },
            (&[("endpoint-added", Info)], Patch),
            (&[("api-removed-without-deprecation", Error)], Patch),
        ),
        both(
            "12",
            |doc| {
                add_twin(doc);
            },
            |doc| {
                push(
                    &mut add_twin(doc)["parameters"],
                    parameter("query", "color", false),
                )
            },
            (&[("new-optional-request-parameter", Info)], Patch),
            (&[("request-parameter-removed", Warning)], Patch),
        ),
        both(
            "12",
            |doc| {
                add_twin(doc);
            },
            |doc| {
                add_twin(doc);
                push(
                    &mut list(doc)["parameters"],
                    parameter("query", "color", false),
                );
            },
            (&[("new-optional-request-parameter", Info)], Minor),
            (&[("request-parameter-removed", Warning)], Major),
        ),
        one(
            "13",
            as_it_is,
            |doc| {
                doc["info"]["title"] = json!("Ranch");
                doc["tags"] = json!([{"name": "Cows", "description": "All about cows."}]);
                list(doc)["summary"] = json!("List All Cows of a Farm");
                list(doc)["description"] = json!("In the order of their age.");
                breed(doc)["description"] = json!("Only these.");
                sent(doc)["properties"]["name"]["description"] = json!("What it is called.");
                answer(doc)["description"] = json!("The cows.");
                cow(doc)["properties"]["name"]["description"] = json!("What it is called.");
            },
            &[],
            Patch,
        ),
    ]
    .concat()
}

fn of_parameters() -> Vec<Pair> {
    [
        one(
            "14",
            as_it_is,
            |doc| {
                for (location, name) in
                    [("query", "color"), ("header", "X-Barn"), ("cookie", "day")]
                {
                    push(
                        &mut list(doc)["parameters"],
                        parameter(location, name, false),
                    );
                }
            },
            &[
                ("new-optional-request-parameter", Info),
                ("new-optional-request-parameter", Info),
                ("new-optional-request-parameter", Info),
            ],
            Minor,
        ),
        one(
            "15",
            as_it_is,
            |doc| {
                ping(doc)["parameters"] = json!([
                    parameter("query", "color", true),
                    parameter("query", "age", true),
                    parameter("header", "X-Barn", true),
                    parameter("cookie", "day", true),
                    parameter("query", "breed", false),
                    parameter("header", "X-Stall", false),
                    parameter("cookie", "night", false),
                ]);
            },
            &[
                (
                    "new-optional-request-default-parameter-to-existing-path",
                    Info,
                ),
                (
                    "new-optional-request-default-parameter-to-existing-path",
                    Info,
                ),
                (
                    "new-optional-request-default-parameter-to-existing-path",
                    Info,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
            ],
            Major,
        ),
        one(
            "15",
            as_it_is,
            |doc| ping(doc)["parameters"] = json!([parameter("query", "color", false)]),
            &[(
                "new-optional-request-default-parameter-to-existing-path",
                Info,
            )],
            Minor,
        ),
        one(
            "15b",
            as_it_is,
            |doc| {
                push(
                    &mut list(doc)["parameters"],
                    parameter("header", "X-Barn", true),
                )
            },
            &[("new-required-request-parameter", Error)],
            Major,
        ),
        // A placeholder is an argument, declared or not: here, only the declaration is new.
        one(
            "16",
            |doc| add_milk(doc, "/api/{farm}/milk", &[]),
            |doc| add_milk(doc, "/api/{farm}/milk", &["farm"]),
            &[("new-request-path-parameter", Error)],
            Patch,
        ),
        one(
            "16",
            as_it_is,
            |doc| {
                ping(doc)["parameters"] = json!([parameter("path", "farm", true)]);
                rename_path(doc, "/api/ping", "/api/{farm}/ping");
            },
            &[
                ("new-request-path-parameter", Error),
                ("operation-moved", Info),
            ],
            Major,
        ),
        one(
            "17",
            as_it_is,
            |doc| list(doc)["parameters"] = json!([]),
            &[("request-parameter-removed", Warning)],
            Major,
        ),
        one(
            "18",
            as_it_is,
            |doc| breed(doc)["required"] = json!(true),
            &[("request-parameter-became-required", Error)],
            Major,
        ),
        one(
            "19",
            |doc| breed(doc)["required"] = json!(true),
            as_it_is,
            &[("request-parameter-became-optional", Info)],
            Minor,
        ),
        one(
            "20",
            as_it_is,
            |doc| breed(doc)["schema"]["type"] = json!("integer"),
            &[("request-parameter-type-changed", Error)],
            Major,
        ),
        one(
            "21",
            |doc| breed(doc)["schema"]["enum"] = json!(["angus", "jersey"]),
            |doc| breed(doc)["schema"]["enum"] = json!(["angus"]),
            &[("request-parameter-enum-value-removed", Error)],
            Major,
        ),
        one(
            "22",
            |doc| breed(doc)["schema"]["enum"] = json!(["angus"]),
            |doc| breed(doc)["schema"]["enum"] = json!(["angus", "jersey"]),
            &[("request-parameter-enum-value-added", Info)],
            Minor,
        ),
        // A setter of an enum also takes text.
        one(
            "23",
            as_it_is,
            |doc| breed(doc)["schema"]["enum"] = json!(["angus", "jersey"]),
            &[("request-parameter-became-enum", Error)],
            Minor,
        ),
        one(
            "24",
            |doc| breed(doc)["schema"]["default"] = json!("any"),
            |doc| breed(doc)["schema"]["default"] = json!("angus"),
            &[("request-parameter-default-value-changed", Error)],
            Patch,
        ),
        // Limits are checked before anything is sent.
        one(
            "25",
            |doc| breed(doc)["schema"]["maxLength"] = json!(50),
            |doc| breed(doc)["schema"]["maxLength"] = json!(20),
            &[("request-parameter-max-length-decreased", Error)],
            Minor,
        ),
    ]
    .concat()
}

fn of_bodies() -> Vec<Pair> {
    [
        one(
            "26",
            |doc| remove(create(doc), "requestBody"),
            |doc| {
                body(doc)["required"] = json!(true);
                sent(doc)["required"] = json!(["name"]);
            },
            &[("request-body-added-required", Error)],
            Major,
        ),
        // Where no member is required, a request of before is still one, with an empty object.
        one(
            "26",
            |doc| remove(create(doc), "requestBody"),
            |doc| body(doc)["required"] = json!(true),
            &[("request-body-added-required", Error)],
            Minor,
        ),
        one(
            "27",
            as_it_is,
            |doc| remove(create(doc), "requestBody"),
            &[("request-body-removed", Error)],
            Major,
        ),
        // Rows 28 and 29: members have setters, required or not; the body as a whole has none.
        one(
            "28",
            as_it_is,
            |doc| body(doc)["required"] = json!(true),
            &[("request-body-became-required", Error)],
            Patch,
        ),
        one(
            "29",
            |doc| body(doc)["required"] = json!(true),
            as_it_is,
            &[("request-body-became-optional", Info)],
            Patch,
        ),
        // What is sent is JSON if it may be, whatever else may be.
        both(
            "30",
            as_it_is,
            |doc| {
                let form = json!({"schema": sent(doc)});
                body(doc)["content"]["application/x-www-form-urlencoded"] = form;
            },
            (&[("request-body-media-type-added", Info)], Patch),
            (&[("request-body-media-type-removed", Error)], Patch),
        ),
        // The setters are the same, whatever they are sent as.
        one(
            "30",
            as_it_is,
            |doc| {
                let form = json!({"schema": sent(doc)});
                body(doc)["content"] = json!({"application/x-www-form-urlencoded": form});
            },
            &[
                ("request-body-media-type-added", Info),
                ("request-body-media-type-removed", Error),
            ],
            Patch,
        ),
        // Files cannot be sent: the method is gone, or there for the first time.
        both(
            "30",
            as_it_is,
            |doc| {
                let form = json!({"schema": sent(doc)});
                body(doc)["content"] = json!({"multipart/form-data": form});
            },
            (
                &[
                    ("request-body-media-type-added", Info),
                    ("request-body-media-type-removed", Error),
                ],
                Major,
            ),
            (
                &[
                    ("request-body-media-type-added", Info),
                    ("request-body-media-type-removed", Error),
                ],
                Minor,
            ),
        ),
        // An object of which nothing is known gets its first setters, none of them required.
        both(
            "31",
            |doc| body(doc)["content"]["application/json"] = json!({}),
            as_it_is,
            (&[("request-body-media-type-schema-added", Error)], Minor),
            (&[("request-body-media-type-schema-removed", Info)], Major),
        ),
        one(
            "31",
            |doc| body(doc)["content"]["application/json"] = json!({}),
            |doc| sent(doc)["required"] = json!(["name"]),
            &[("request-body-media-type-schema-added", Error)],
            Major,
        ),
        // Of answers, what was known is kept.
        both(
            "31",
            |doc| answer(doc)["content"]["application/json"] = json!({}),
            as_it_is,
            (
                &[
                    ("response-body-media-type-schema-added", Info),
                    ("response-evidence-gained", Info),
                ],
                Major,
            ),
            (
                &[
                    ("response-body-media-type-schema-removed", Warning),
                    ("response-evidence-lost", Warning),
                ],
                Patch,
            ),
        ),
        one(
            "32",
            as_it_is,
            |doc| {
                sent(doc)["properties"]["weight"] = json!({"type": "number"});
                sent(doc)["required"] = json!(["weight"]);
            },
            &[("new-required-request-property", Error)],
            Major,
        ),
        one(
            "33",
            as_it_is,
            |doc| {
                sent(doc)["properties"]["weight"] = json!({"type": "number", "default": 500});
                sent(doc)["required"] = json!(["weight"]);
            },
            &[("new-required-request-property-with-default", Error)],
            Major,
        ),
        one(
            "34",
            as_it_is,
            |doc| sent(doc)["properties"]["weight"] = json!({"type": "number"}),
            &[("new-optional-request-property", Info)],
            Minor,
        ),
        one(
            "35",
            as_it_is,
            |doc| remove(&mut sent(doc)["properties"], "breed"),
            &[("request-property-removed", Warning)],
            Major,
        ),
        one(
            "36",
            as_it_is,
            |doc| sent(doc)["required"] = json!(["name"]),
            &[("request-property-became-required", Error)],
            Major,
        ),
        one(
            "37",
            as_it_is,
            |doc| sent(doc)["properties"]["breed"]["type"] = json!("integer"),
            &[("request-property-type-changed", Error)],
            Major,
        ),
        // A setter of an enum also takes text.
        one(
            "38",
            as_it_is,
            |doc| sent(doc)["properties"]["breed"]["enum"] = json!(["angus", "jersey"]),
            &[("request-property-became-enum", Error)],
            Minor,
        ),
        both(
            "39",
            |doc| sent(doc)["properties"]["breed"]["enum"] = json!(["angus", "jersey"]),
            |doc| sent(doc)["properties"]["breed"]["enum"] = json!(["angus"]),
            (&[("request-property-enum-value-removed", Error)], Major),
            (&[("request-property-enum-value-added", Info)], Minor),
        ),
        one(
            "40",
            as_it_is,
            |doc| sent(doc)["properties"]["name"]["nullable"] = json!(true),
            &[("request-property-became-nullable", Info)],
            Minor,
        ),
        one(
            "41",
            |doc| sent(doc)["properties"]["name"]["nullable"] = json!(true),
            as_it_is,
            &[("request-property-became-not-nullable", Error)],
            Major,
        ),
        one(
            "42",
            |doc| {
                let own = sent(doc).take();
                let other = json!({"type": "object", "properties": {"weight": {"type": "number"}}});
                *sent(doc) = json!({"oneOf": [own, other]});
            },
            |doc| *sent(doc) = json!({"oneOf": [sent(doc)]}),
            &[("request-body-one-of-removed", Error)],
            Major,
        ),
        one(
            "42",
            |doc| {
                let either = json!({"oneOf": [{"type": "string"}, {"type": "integer"}]});
                sent(doc)["properties"]["breed"] = either;
            },
            |doc| sent(doc)["properties"]["breed"] = json!({"oneOf": [{"type": "string"}]}),
            &[("request-property-one-of-removed", Error)],
            Major,
        ),
    ]
    .concat()
}

fn of_statuses_and_media_types() -> Vec<Pair> {
    [
        // What was known of an answer is kept; of one that was never shown, nothing was.
        both(
            "43",
            as_it_is,
            |doc| remove(&mut list(doc)["responses"], "200"),
            (
                &[
                    ("response-evidence-lost", Warning),
                    ("response-success-status-removed", Error),
                ],
                Patch,
            ),
            (
                &[
                    ("response-evidence-gained", Info),
                    ("response-success-status-added", Info),
                ],
                Major,
            ),
        ),
        // All successes are read as one: this one is no `data` alone any more.
        one(
            "43",
            as_it_is,
            |doc| {
                let queued =
                    json!({"type": "object", "properties": {"queued": {"type": "boolean"}}});
                let content = json!({"application/json": {"schema": queued}});
                list(doc)["responses"]["202"] = json!({"description": "", "content": content});
            },
            &[("response-success-status-added", Info)],
            Major,
        ),
        both(
            "43",
            as_it_is,
            |doc| list(doc)["responses"]["204"] = json!({"description": "No cows."}),
            (&[("response-success-status-added", Info)], Patch),
            (&[("response-success-status-removed", Error)], Patch),
        ),
        both(
            "44",
            as_it_is,
            |doc| {
                let not_found = list(doc)["responses"]["404"].clone();
                list(doc)["responses"]["409"] = not_found;
            },
            (&[("response-non-success-status-added", Info)], Patch),
            (&[("response-non-success-status-removed", Info)], Patch),
        ),
        // Bytes in place of JSON are another answer.
        one(
            "45",
            |doc| answer(doc)["content"]["application/pdf"] = json!({}),
            |doc| answer(doc)["content"] = json!({"application/pdf": {}}),
            &[("response-media-type-removed", Error)],
            Major,
        ),
        // Text in place of JSON is a poorer sample: the type is kept.
        one(
            "45",
            |doc| answer(doc)["content"]["text/plain"] = json!({}),
            |doc| answer(doc)["content"] = json!({"text/plain": {}}),
            &[
                ("response-evidence-lost", Warning),
                ("response-media-type-removed", Error),
            ],
            Patch,
        ),
        // Of what is left, JSON was read before.
        one(
            "45",
            |doc| answer(doc)["content"]["text/csv"] = json!({}),
            as_it_is,
            &[("response-media-type-removed", Error)],
            Patch,
        ),
        one(
            "46",
            as_it_is,
            |doc| answer(doc)["content"]["text/csv"] = json!({}),
            &[("response-media-type-added", Info)],
            Patch,
        ),
        // JSON is read in place of text as soon as there is some.
        one(
            "46",
            as_it_is,
            |doc| {
                let pong = json!({"type": "object", "properties": {"pong": {"type": "boolean"}}});
                let content = &mut ping(doc)["get"]["responses"]["200"]["content"];
                content["application/json"]["schema"] = pong;
            },
            &[
                ("response-evidence-gained", Info),
                ("response-media-type-added", Info),
            ],
            Major,
        ),
    ]
    .concat()
}

fn of_answers() -> Vec<Pair> {
    [
        both(
            "47",
            as_it_is,
            |doc| remove(&mut cow(doc)["properties"], "name"),
            (&[("response-optional-property-removed", Warning)], Major),
            (&[("response-optional-property-added", Info)], Minor),
        ),
        one(
            "48",
            as_it_is,
            |doc| {
                cow(doc)["properties"]["weight"] = json!({"type": "number"});
                cow(doc)["required"] = json!(["weight"]);
            },
            &[("response-required-property-added", Info)],
            Minor,
        ),
        // A field of an answer is never required.
        both(
            "49",
            |doc| cow(doc)["required"] = json!(["name"]),
            as_it_is,
            (&[("response-property-became-optional", Error)], Patch),
            (&[("response-property-became-required", Info)], Patch),
        ),
        one(
            "50",
            |doc| *received(doc) = json!({"type": "string"}),
            |doc| *received(doc) = json!({"type": "integer"}),
            &[("response-body-type-changed", Error)],
            Major,
        ),
        // The back is a sample without a fraction.
        both(
            "51",
            |doc| *received(doc) = json!({"type": "integer"}),
            |doc| *received(doc) = json!({"type": "number"}),
            (&[("response-body-type-generalized", Error)], Major),
            (&[("response-body-type-specialized", Info)], Patch),
        ),
        // Rows 52 and 53: what is received from a closed list is read as text.
        both(
            "52",
            |doc| cow(doc)["properties"]["name"]["enum"] = json!(["Elsa"]),
            |doc| cow(doc)["properties"]["name"]["enum"] = json!(["Elsa", "Berta"]),
            (&[("response-property-enum-value-added", Warning)], Patch),
            (&[("response-property-enum-value-removed", Info)], Patch),
        ),
        one(
            "53",
            |doc| *received(doc) = json!({"type": "string", "enum": ["many", "few"]}),
            |doc| *received(doc) = json!({"type": "string", "enum": ["many"]}),
            &[("response-mediatype-enum-value-removed", Info)],
            Patch,
        ),
        // A field of an answer may always be null, and that all of it may be is not modelled.
        one(
            "54",
            as_it_is,
            |doc| cow(doc)["properties"]["name"]["nullable"] = json!(true),
            &[("response-property-became-nullable", Error)],
            Patch,
        ),
        one(
            "54",
            as_it_is,
            |doc| received(doc)["nullable"] = json!(true),
            &[("response-body-became-nullable", Error)],
            Patch,
        ),
        // A response of several kinds is any JSON, whatever the kinds are.
        both(
            "55",
            |doc| {
                let own = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
                *received(doc) = json!({"oneOf": [own, {"type": "string"}]});
            },
            |doc| {
                let own = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
                let ids = json!({"type": "array", "items": {"type": "integer"}});
                *received(doc) = json!({"oneOf": [own, {"type": "string"}, ids]});
            },
            (&[("response-body-one-of-added", Error)], Patch),
            (&[("response-body-one-of-removed", Info)], Patch),
        ),
        one(
            "56",
            as_it_is,
            |doc| {
                let own = received(doc).take();
                *received(doc) = json!({"oneOf": [own, {"type": "string"}]});
            },
            &[("response-body-wrapped-in-one-of", Error)],
            Major,
        ),
    ]
    .concat()
}

fn of_security() -> Vec<Pair> {
    [
        both(
            "57",
            as_it_is,
            |doc| list(doc)["security"] = json!([{"token": []}]),
            (&[("api-security-added", Info)], Patch),
            (&[("api-security-removed", Info)], Patch),
        ),
        // How the client authenticates is written by hand, and up to whoever reads this change.
        one(
            "58",
            as_it_is,
            |doc| doc["components"]["securitySchemes"]["token"]["type"] = json!("oauth2"),
            &[("api-security-component-type-changed", Info)],
            Patch,
        ),
    ]
    .concat()
}

fn pairs() -> Vec<Pair> {
    [
        of_operations(),
        of_parameters(),
        of_bodies(),
        of_statuses_and_media_types(),
        of_answers(),
        of_security(),
    ]
    .concat()
}

#[test]
fn every_row_has_its_changes_their_levels_and_its_bump() {
    let all = pairs();
    let mut failures = Vec::new();
    for pair in &all {
        let mut expected = pair.ids.to_vec();
        expected.sort_unstable();
        let comparison = match compare(pair.old, pair.new) {
            Ok(comparison) => comparison,
            Err(error) => {
                failures.push(format!("row {}: {error}", pair.row));
                continue;
            }
        };
        let (found, bump) = (ids(&comparison), comparison.bump());
        if found != expected || bump != pair.bump {
            let of_crate: Vec<String> = comparison
                .api
                .iter()
                .map(|change| format!("{}: {} ({:?})", change.subject, change.row, change.bump))
                .collect();
            failures.push(format!(
                "row {}:\n  expected {expected:?}, {:?}\n  found    {found:?}, {bump:?}\n  as of    {of_crate:?}",
                pair.row, pair.bump
            ));
        }
    }
    let found: BTreeSet<String> = all.iter().map(|pair| pair.row.to_owned()).collect();
    let numbers = (1..=58).map(|number: u32| number.to_string());
    let expected: BTreeSet<String> = numbers.chain(["15b".to_owned()]).collect();
    let (rows, pairs) = (found.len(), all.len());
    println!("{rows} rows, {pairs} pairs");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(found, expected);
    assert_eq!((rows, pairs), (ROWS, PAIRS));
}

#[test]
fn an_edition_that_is_compared_with_itself_changes_nothing() {
    for pair in pairs() {
        let comparison = compared(pair.old, pair.old);
        let (of_document, of_crate) = (&comparison.changes, &comparison.api);
        assert!(of_document.is_empty(), "row {}: {of_document:?}", pair.row);
        assert!(of_crate.is_empty(), "row {}: {of_crate:?}", pair.row);
        assert!(comparison.kept.is_empty(), "row {}", pair.row);
        assert_eq!(comparison.bump(), Nothing, "row {}", pair.row);
    }
}

/// Editions whose samples show less than the base.
const POORER: [Edit; 5] = [
    |doc| {
        let null = json!({"type": "string", "nullable": true, "example": null});
        cow(doc)["properties"]["id"] = null;
    },
    |doc| cow(doc)["properties"]["barn"]["properties"] = json!({}),
    |doc| cow(doc)["properties"]["barn"] = json!({"type": "array", "example": []}),
    |doc| {
        let none = json!({"type": "array", "example": []});
        received(doc)["properties"]["data"] = none;
    },
    |doc| *received(doc) = json!({}),
];

/// Whether there are changes and all have this name, but for those of documentation.
fn has_only(comparison: &Comparison, id: &str) -> bool {
    let ids = ids(comparison);
    !ids.is_empty() && ids.iter().all(|(other, _)| *other == id)
}

#[test]
fn a_poorer_sample_is_reported_as_response_evidence_lost_and_changes_no_type() {
    for (index, poorer) in POORER.into_iter().enumerate() {
        let comparison = compared(as_it_is, poorer);
        let is_lost = has_only(&comparison, "response-evidence-lost");
        assert!(is_lost, "{index}: {:?}", comparison.changes);
        assert!(comparison.api.is_empty(), "{index}: {:?}", comparison.api);
        assert_eq!(comparison.bump(), Patch, "{index}");
        assert!(!comparison.kept.is_empty(), "{index}");
    }
}

#[test]
fn a_richer_sample_is_reported_as_response_evidence_gained_and_types_what_was_not() {
    for (index, poorer) in POORER.into_iter().enumerate() {
        let comparison = compared(poorer, as_it_is);
        let is_gained = has_only(&comparison, "response-evidence-gained");
        assert!(is_gained, "{index}: {:?}", comparison.changes);
        assert_eq!(comparison.bump(), Major, "{index}");
        let is_typed = comparison
            .api
            .iter()
            .any(|change| change.row.ends_with("typed for the first time"));
        assert!(is_typed, "{index}: {:?}", comparison.api);
        assert!(comparison.kept.is_empty(), "{index}");
    }
}

#[test]
fn a_renamed_title_tag_and_operation_id_changes_nothing_that_users_name() {
    let comparison = compared(as_it_is, |doc| {
        list(doc)["summary"] = json!("Show the Cattle");
        list(doc)["operationId"] = json!("showCattle");
        list(doc)["tags"] = json!(["Cattle"]);
    });
    assert_eq!(
        ids(&comparison),
        [
            ("api-operation-id-removed", Info),
            ("api-tag-added", Info),
            ("api-tag-removed", Info),
        ]
    );
    assert_eq!(
        rows(&comparison),
        [("cows().list()", "documentation changed")]
    );
    assert!(
        comparison
            .added_names
            .iter()
            .all(|line| !line.contains("attle"))
    );
    assert_eq!(comparison.bump(), Patch);
}

#[test]
fn a_moved_operation_keeps_its_name() {
    let comparison = compared(as_it_is, |doc| {
        rename_path(doc, COWS, "/api/v2/{farm}/herd");
    });
    assert_eq!(
        ids(&comparison),
        [("operation-moved", Info), ("operation-moved", Info)]
    );
    assert_eq!(
        rows(&comparison),
        [
            ("cows().create()", "method sent elsewhere"),
            ("cows().list()", "method sent elsewhere"),
        ]
    );
    assert_eq!(comparison.bump(), Patch);
    for (change, place) in comparison
        .api
        .iter()
        .zip(["POST /api/v2/{}/herd", "GET /api/v2/{}/herd"])
    {
        let moved = change_at(&comparison, "operation-moved", place);
        assert_eq!(change.cause.as_ref(), Some(&moved.fingerprint));
    }
}

/// What changes in the crate, with the row that decides what it means.
fn rows(comparison: &Comparison) -> Vec<(&str, &str)> {
    let changes = comparison.api.iter();
    changes
        .map(|change| (change.subject.as_str(), change.row))
        .collect()
}

fn change_at<'a>(comparison: &'a Comparison, id: &str, place: &str) -> &'a Change {
    let mut changes = comparison.changes.iter();
    changes
        .find(|change| change.id == id && change.place == place)
        .unwrap_or_else(|| panic!("no {id} at {place} among {:?}", comparison.changes))
}

/// Asserts that a change of the crate is put down to one of the document.
fn assert_cause(comparison: &Comparison, (row, subject): (&str, &str), (id, place): (&str, &str)) {
    let mut changes = comparison.api.iter();
    let change = changes
        .find(|change| change.row == row && change.subject == subject)
        .unwrap_or_else(|| panic!("no {row} {subject} among {:?}", rows(comparison)));
    let cause = change_at(comparison, id, place);
    assert_eq!(
        change.cause.as_ref(),
        Some(&cause.fingerprint),
        "{subject}: {row}"
    );
}

#[test]
fn a_changed_type_names_its_cause() {
    let comparison = compared(
        |doc| {
            push(
                &mut list(doc)["parameters"],
                parameter("query", "filter.online", false),
            );
            sent(doc)["properties"]["breed"]["enum"] = json!(["angus"]);
        },
        |doc| {
            let mut filter = parameter("query", "filter.online", false);
            filter["schema"]["type"] = json!("boolean");
            list(doc)["parameters"] = json!([filter]);
            list(doc)["description"] = json!("In the order of their age.");
            sent(doc)["properties"]["breed"]["enum"] = json!(["angus", "jersey"]);
            sent(doc)["properties"]["breed"]["description"] = json!("Of the mother.");
            cow(doc)["properties"]["barn"]["properties"]["size"]["type"] = json!("string");
            cow(doc)["properties"]["barn"]["description"] = json!("Where it sleeps.");
        },
    );
    for (of_crate, of_document) in [
        (
            ("parameter removed", "cows().list().breed()"),
            ("request-parameter-removed", "GET /api/{}/cows query.breed"),
        ),
        (
            ("parameter retyped", "cows().list().filter_online()"),
            (
                "request-parameter-type-changed",
                "GET /api/{}/cows query.filter.online",
            ),
        ),
        (
            ("field retyped", "Barn.size"),
            (
                "response-property-type-changed",
                "GET /api/{}/cows answer.data[].barn.size",
            ),
        ),
        (
            ("variant added", "CowBreed::Jersey"),
            (
                "request-property-enum-value-added",
                "POST /api/{}/cows body.breed",
            ),
        ),
    ] {
        assert_cause(&comparison, of_crate, of_document);
    }
}

#[test]
fn what_only_a_sample_shows_is_a_field_that_the_sample_causes() {
    let comparison = compared(as_it_is, |doc| {
        let sample = json!({"data": [{"id": 1, "weight": 512.5}]});
        answer(doc)["content"]["application/json"]["example"] = sample;
    });
    assert!(ids(&comparison).is_empty(), "{:?}", ids(&comparison));
    assert_eq!(rows(&comparison), [("Cow.weight", "field added")]);
    assert_eq!(comparison.bump(), Minor);
    assert_cause(
        &comparison,
        ("field added", "Cow.weight"),
        ("example-changed", "GET /api/{}/cows answer"),
    );
}

#[test]
fn fingerprints_are_the_same_in_two_runs_and_differ_between_changes() {
    let fingerprints = |pair: &Pair| -> [Vec<String>; 2] {
        let comparison = compared(pair.old, pair.new);
        let of_document = comparison.changes.into_iter();
        let of_crate = comparison.api.into_iter();
        [
            of_document.map(|change| change.fingerprint).collect(),
            of_crate.map(|change| change.fingerprint).collect(),
        ]
    };
    for pair in pairs() {
        let found = fingerprints(&pair);
        assert_eq!(found, fingerprints(&pair), "row {}", pair.row);
        for found in found {
            let different: BTreeSet<&String> = found.iter().collect();
            assert_eq!(different.len(), found.len(), "row {}: {found:?}", pair.row);
            for fingerprint in &found {
                let is_sound = fingerprint.len() == 12
                    && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
                assert!(is_sound, "row {}: {fingerprint}", pair.row);
            }
        }
    }
}

#[test]
fn below_version_1_all_is_raised_one_lower() {
    for (bump, lower) in [
        (Nothing, Nothing),
        (Patch, Patch),
        (Minor, Patch),
        (Major, Minor),
    ] {
        assert_eq!(bump.of_version("0.4.1"), lower);
        assert_eq!(bump.of_version("1.0.0"), bump);
        assert_eq!(bump.of_version("10.0.3"), bump);
    }
}

// What is easily got wrong.

#[test]
fn what_a_twin_answers_is_not_kept_for_the_other() {
    let twins: Edit = |doc| {
        add_twin(doc);
        *received(doc) = json!({});
    };
    let comparison = compared(twins, twins);
    assert!(comparison.kept.is_empty(), "{}", comparison.kept);
    assert_eq!(comparison.bump(), Nothing, "{:?}", rows(&comparison));
}

#[test]
fn a_change_beside_an_operation_that_has_a_twin_is_found() {
    let comparison = compared(
        |doc| {
            add_twin(doc);
        },
        |doc| {
            add_twin(doc);
            doc["paths"][COWS]["summary"] = json!("All about cows");
        },
    );
    assert_eq!(comparison.changes.len(), 1);
}

#[test]
fn a_limit_that_is_loosened_is_a_patch() {
    let comparison = compared(
        |doc| breed(doc)["schema"]["maxLength"] = json!(20),
        |doc| breed(doc)["schema"]["maxLength"] = json!(50),
    );
    assert_eq!(
        ids(&comparison),
        [("request-parameter-max-length-increased", Info)]
    );
    assert_eq!(
        rows(&comparison),
        [("cows().list().breed()", "limit removed or loosened")]
    );
}

#[test]
fn a_query_parameter_and_a_header_of_one_name_are_two_setters() {
    let comparison = compared(
        |doc| {
            let header = parameter("header", "breed", false);
            push(&mut list(doc)["parameters"], header);
        },
        |doc| list(doc)["parameters"] = json!([parameter("header", "breed", false)]),
    );
    assert_eq!(ids(&comparison), [("request-parameter-removed", Warning)]);
    assert_eq!(
        rows(&comparison),
        [("cows().list().breed()", "parameter removed")]
    );
}

#[test]
fn a_new_body_that_cannot_be_left_out_breaks_calls() {
    let comparison = compared(
        |doc| remove(create(doc), "requestBody"),
        |doc| *sent(doc) = json!({"type": "array", "items": {"type": "string"}}),
    );
    assert_eq!(comparison.bump(), Major, "{:?}", rows(&comparison));
}

#[test]
fn a_setter_that_stands_for_a_member_of_the_body_of_a_get_names_its_cause() {
    fn filtered(document: &mut Value, name: &str) {
        let schema = json!({"type": "object", "properties": {"color": {"type": name}}});
        let content = json!({"application/json": {"schema": schema}});
        list(document)["requestBody"] = json!({"content": content});
    }
    let comparison = compared(
        |doc| filtered(doc, "string"),
        |doc| filtered(doc, "integer"),
    );
    assert_cause(
        &comparison,
        ("parameter retyped", "cows().list().color()"),
        (
            "request-property-type-changed",
            "GET /api/{}/cows body.color",
        ),
    );
}

#[test]
fn an_answer_is_not_put_down_to_a_failure() {
    let comparison = compared(
        |doc| *cow(doc) = json!({"type": "string"}),
        |doc| {
            *cow(doc) = json!({"type": "integer"});
            list(doc)["responses"]["409"] = json!({"description": "Some other time."});
        },
    );
    assert_cause(
        &comparison,
        ("answer retyped", "cows().list()"),
        (
            "response-property-type-changed",
            "GET /api/{}/cows answer.data[]",
        ),
    );
}

#[test]
fn among_the_changes_of_one_place_that_of_the_type_is_the_cause() {
    let comparison = compared(as_it_is, |doc| {
        cow(doc)["properties"]["name"] = json!({"type": "boolean", "nullable": true});
    });
    assert_cause(
        &comparison,
        ("field retyped", "Cow.name"),
        (
            "response-property-type-changed",
            "GET /api/{}/cows answer.data[].name",
        ),
    );
}

#[test]
fn documentation_is_put_down_to_documentation() {
    let comparison = compared(as_it_is, |doc| {
        list(doc)["description"] = json!("In the order of their age.");
        list(doc)["parameters"] = json!([]);
    });
    assert_cause(
        &comparison,
        ("documentation changed", "cows().list()"),
        ("description-changed", "GET /api/{}/cows"),
    );
}

#[test]
fn changed_documentation_of_a_method_is_one_change() {
    let comparison = compared(as_it_is, |doc| {
        list(doc)["description"] = json!("In the order of their age.");
        doc["paths"][COWS]["parameters"][0]["description"] = json!("Which farm.");
    });
    assert_eq!(
        rows(&comparison),
        [
            ("cows().create()", "documentation changed"),
            ("cows().list()", "documentation changed"),
        ]
    );
}
