//! Cases that are easily misjudged.

use serde_json::json;
use xtask::{
    api::Bump::{Major, None as Nothing, Patch},
    diff::Level::{Info, Warning},
};

use crate::{
    causes::change_at,
    compared,
    farm::{
        COWS, Edit, add_twin, as_it_is, breed, create, list, parameter, push, received, remove,
        rename_path, sent,
    },
    ids, rows,
};

#[test]
fn a_changed_title_tag_and_operation_id_rename_nothing() {
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
            ("cows().create()", "method route changed"),
            ("cows().list()", "method route changed"),
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

#[test]
fn evidence_of_a_twin_is_not_kept_for_the_other() {
    let twins: Edit = |doc| {
        add_twin(doc);
        *received(doc) = json!({});
    };
    let comparison = compared(twins, twins);
    assert!(comparison.kept.is_empty(), "{}", comparison.kept);
    assert_eq!(comparison.bump(), Nothing, "{:?}", rows(&comparison));
}

#[test]
fn a_change_beside_a_twin_is_found() {
    let comparison = compared(
        |doc| {
            add_twin(doc);
        },
        |doc| {
            add_twin(doc);
            doc["paths"][COWS]["summary"] = json!("All about cows");
        },
    );
    let [change] = comparison.changes.as_slice() else {
        panic!("{:?}", comparison.changes);
    };
    assert_eq!(change.id, "description-changed");
    assert_eq!(change.new_pointer, "/paths/~1api~1{farm}~1cows/summary");
}

#[test]
fn a_loosened_limit_is_a_patch() {
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
fn a_new_required_body_is_breaking() {
    let comparison = compared(
        |doc| remove(create(doc), "requestBody"),
        |doc| *sent(doc) = json!({"type": "array", "items": {"type": "string"}}),
    );
    assert_eq!(ids(&comparison), [("request-body-added-optional", Info)]);
    assert_eq!(
        rows(&comparison),
        [("cows().create()", "required body added")]
    );
    assert_eq!(comparison.bump(), Major);
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
