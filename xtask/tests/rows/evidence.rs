//! Samples that show less or more than before.

use serde_json::json;
use xtask::{
    api::Bump::{Major, Patch},
    comparison::Comparison,
};

use crate::{
    compared,
    farm::{Edit, as_it_is, cow, received},
    rows,
};

/// An edition whose samples show less than the base.
struct Poorer {
    edit: Edit,
    /// The places of the changes.
    places: &'static [&'static str],
    /// The evidence that is kept from the base.
    kept: &'static [&'static str],
    /// The changes of the public API, if the base follows that edition.
    typed: &'static [(&'static str, &'static str)],
}

/// The evidence of the whole response.
const ALL: &[&str] = &[
    "GET /api/{}/cows response.data[].barn.size  integer",
    "GET /api/{}/cows response.data[].id  integer",
    "GET /api/{}/cows response.data[].name  string",
];

/// The changes of the public API if the response is typed for the first time.
const TYPED: &[(&str, &str)] = &[
    ("Barn", "type added"),
    ("Cow", "type added"),
    ("cows().list()", "response typed for the first time"),
];

const POORER: [Poorer; 5] = [
    Poorer {
        edit: |doc| {
            let null = json!({"type": "string", "nullable": true, "example": null});
            cow(doc)["properties"]["id"] = null;
        },
        places: &["GET /api/{}/cows response.data[].id"],
        kept: &["GET /api/{}/cows response.data[].id  integer"],
        typed: &[("Cow.id", "field typed for the first time")],
    },
    Poorer {
        edit: |doc| cow(doc)["properties"]["barn"]["properties"] = json!({}),
        places: &["GET /api/{}/cows response.data[].barn"],
        kept: &["GET /api/{}/cows response.data[].barn.size  integer"],
        typed: &[
            ("Barn", "type added"),
            ("Cow.barn", "field typed for the first time"),
        ],
    },
    Poorer {
        edit: |doc| cow(doc)["properties"]["barn"] = json!({"type": "array", "example": []}),
        places: &["GET /api/{}/cows response.data[].barn"],
        kept: &["GET /api/{}/cows response.data[].barn.size  integer"],
        typed: &[
            ("Barn", "type added"),
            ("Cow.barn", "field typed for the first time"),
        ],
    },
    Poorer {
        edit: |doc| {
            let none = json!({"type": "array", "example": []});
            received(doc)["properties"]["data"] = none;
        },
        places: &["GET /api/{}/cows response.data[]"],
        kept: ALL,
        typed: TYPED,
    },
    Poorer {
        edit: |doc| *received(doc) = json!({}),
        // Of the schema, and of the response as a whole.
        places: &["GET /api/{}/cows response", "GET /api/{}/cows response"],
        kept: ALL,
        typed: TYPED,
    },
];

/// Asserts that all changes of the document have an id, and their places.
fn assert_changes(comparison: &Comparison, id: &str, places: &[&str]) {
    let changes = comparison.changes.iter();
    let changes = changes.filter(|change| !change.is_documentation);
    let found: Vec<(&str, &str)> = changes
        .map(|change| (change.id.as_str(), change.place.as_str()))
        .collect();
    let expected: Vec<(&str, &str)> = places.iter().map(|place| (id, *place)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_poorer_sample_loses_evidence_and_changes_no_type() {
    for poorer in POORER {
        let comparison = compared(as_it_is, poorer.edit);
        assert_changes(&comparison, "response-evidence-lost", poorer.places);
        assert_eq!(rows(&comparison), [], "{:?}", poorer.places);
        assert_eq!(comparison.bump(), Patch, "{:?}", poorer.places);
        assert_eq!(comparison.kept.lines(), poorer.kept);
    }
}

#[test]
fn a_richer_sample_gains_evidence_and_a_type() {
    for poorer in POORER {
        let comparison = compared(poorer.edit, as_it_is);
        assert_changes(&comparison, "response-evidence-gained", poorer.places);
        assert_eq!(rows(&comparison), poorer.typed, "{:?}", poorer.places);
        assert_eq!(comparison.bump(), Major, "{:?}", poorer.places);
        assert_eq!(comparison.kept.lines(), [""; 0], "{:?}", poorer.places);
    }
}
