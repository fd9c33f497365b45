//! The change of the document that caused a change of the public API.

use serde_json::{Value, json};
use xtask::{api::Bump::Minor, comparison::Comparison, diff::Change};

use crate::{
    compared,
    farm::{as_it_is, cow, list, parameter, push, response, sent},
    ids, rows,
};

pub(crate) fn change_at<'a>(comparison: &'a Comparison, id: &str, place: &str) -> &'a Change {
    let mut changes = comparison.changes.iter();
    changes
        .find(|change| change.id == id && change.place == place)
        .unwrap_or_else(|| panic!("no {id} at {place} among {:?}", comparison.changes))
}

/// Asserts the cause of a change of the public API.
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
                "GET /api/{}/cows response.data[].barn.size",
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
fn a_field_that_only_a_sample_shows_is_caused_by_the_sample() {
    let comparison = compared(as_it_is, |doc| {
        let sample = json!({"data": [{"id": 1, "weight": 512.5}]});
        response(doc)["content"]["application/json"]["example"] = sample;
    });
    assert!(ids(&comparison).is_empty(), "{:?}", ids(&comparison));
    assert_eq!(rows(&comparison), [("Cow.weight", "field added")]);
    assert_eq!(comparison.bump(), Minor);
    assert_cause(
        &comparison,
        ("field added", "Cow.weight"),
        ("example-changed", "GET /api/{}/cows response"),
    );
}

#[test]
fn a_setter_for_the_body_of_a_get_names_its_cause() {
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
fn a_failure_is_no_cause_of_a_retyped_response() {
    let comparison = compared(
        |doc| *cow(doc) = json!({"type": "string"}),
        |doc| {
            *cow(doc) = json!({"type": "integer"});
            list(doc)["responses"]["409"] = json!({"description": "Some other time."});
        },
    );
    assert_cause(
        &comparison,
        ("response retyped", "cows().list()"),
        (
            "response-property-type-changed",
            "GET /api/{}/cows response.data[]",
        ),
    );
}

#[test]
fn a_changed_type_is_the_cause_before_other_changes_of_its_place() {
    let comparison = compared(as_it_is, |doc| {
        cow(doc)["properties"]["name"] = json!({"type": "boolean", "nullable": true});
    });
    assert_cause(
        &comparison,
        ("field retyped", "Cow.name"),
        (
            "response-property-type-changed",
            "GET /api/{}/cows response.data[].name",
        ),
    );
}

#[test]
fn documentation_is_caused_by_documentation() {
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
