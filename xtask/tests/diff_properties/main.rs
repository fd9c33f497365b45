//! Properties of the comparison of any two editions: no panic, no missed difference, and the same
//! places in both directions.

mod documents;
mod edits;
mod meaning;
mod steps;
mod values;

use std::{collections::BTreeSet, env};

use documents::{any_document, any_edition, document, schema};
use edits::{apply, edit, editions};
use meaning::{essence, reordered};
use onlyfansapi_spec::{Evidence, Names, load};
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    test_runner::RngSeed,
};
use serde_json::{Value, json};
use steps::{NOUNS, STEPS, after};
use values::{ALPHA, PLAIN};
use xtask::{
    api::Bump,
    comparison::{Comparison, Rules},
    diff::{Change, Level, diff},
};

/// Returns the same inputs in every run; `PROPERTY_CASES` and `PROPTEST_RNG_SEED` look further.
fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let given = env::var("PROPERTY_CASES").ok().map(|cases| cases.parse());
    config.cases = given.map_or(cases, |cases| cases.expect("a number of cases"));
    if env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_260_901);
    }
    config
}

/// Checks the properties of the comparison of any two editions.
fn check(old: &Value, new: &Value) -> Result<(), TestCaseError> {
    prop_assert_eq!(diff(old, old), Vec::<Change>::new());
    let (there, back) = (diff(old, new), diff(new, old));
    for change in &there {
        let stands = [(old, &change.old_pointer), (new, &change.new_pointer)]
            .iter()
            .all(|(edition, pointer)| edition.pointer(pointer).is_some());
        prop_assert!(stands, "a pointer leads nowhere: {change:?}");
        let is_hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        prop_assert!(change.fingerprint.len() == 12 && is_hexadecimal(&change.fingerprint));
    }
    prop_assert_eq!(&diff(&old.clone(), &new.clone()), &there);
    let locations = |changes: Vec<Change>| -> BTreeSet<(String, String)> {
        let locations = changes.into_iter();
        locations
            .map(|change| (change.old_pointer, change.new_pointer))
            .collect()
    };
    let back = locations(back).into_iter();
    let back: BTreeSet<_> = back.map(|(old, new)| (new, old)).collect();
    prop_assert_eq!(locations(there), back);
    Ok(())
}

fn compare(old: &str, new: &str) -> Result<Comparison, String> {
    let (lock, kept) = (Names::default(), Evidence::default());
    let rules = Rules {
        lock: &lock,
        kept: &kept,
        fixups: &[],
    };
    Comparison::new(old, new, rules)
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn any_json_is_compared((old, new) in editions(any_edition)) {
        check(&old, &new)?;
    }

    #[test]
    fn any_documents_are_compared((old, new) in editions(any_document)) {
        check(&old, &new)?;
    }

    #[test]
    fn order_makes_no_difference(old in document(true), turn in 0..5_usize) {
        let new = reordered(&old, turn);
        check(&old, &new)?;
        prop_assert_eq!(diff(&old, &new), Vec::<Change>::new());
    }

    #[test]
    fn a_referenced_schema_is_compared_like_an_inline_one(
        old in schema(&[]),
        edits in vec((any::<Index>(), edit(PLAIN)), 1..4),
    ) {
        let mut new = old.clone();
        for (index, edit) in edits {
            apply(&mut new, &index, edit);
        }
        let document = |used: &Value, defined: &Value| {
            let content = json!({"application/json": {"schema": used}});
            let responses = json!({"200": {"content": content}});
            let operation = json!({"requestBody": {"content": content}, "responses": responses});
            json!({
                "paths": {"/a": {"post": operation}},
                "components": {"schemas": {"Alpha": defined}},
            })
        };
        let judged = |old: Value, new: Value| -> BTreeSet<(String, String, Level)> {
            let changes = diff(&old, &new).into_iter();
            changes.map(|change| (change.id, change.place, change.level)).collect()
        };
        let nothing = Value::Null;
        let inline = judged(document(&old, &nothing), document(&new, &nothing));
        let reference = json!({"$ref": ALPHA});
        prop_assert_eq!(judged(document(&reference, &old), document(&reference, &new)), inline);
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn no_difference_is_missed(
        old in document(false),
        index in any::<Index>(),
        edit in edit(PLAIN),
    ) {
        let mut new = old.clone();
        apply(&mut new, &index, edit);
        let says_same = essence(&old, "", &old, 16) == essence(&new, "", &new, 16);
        let changes = diff(&old, &new);
        prop_assert!(says_same || !changes.is_empty(), "nothing of {old} -> {new}");
    }
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn any_text_is_compared_or_refused(text in any::<String>(), value in any_edition()) {
        let value = value.to_string();
        for (old, new) in [(&text, &value), (&value, &text), (&text, &text)] {
            if let Err(problem) = compare(old, new) {
                let is_placed = ["the old document: ", "the new document: "]
                    .iter()
                    .any(|place| problem.starts_with(place));
                prop_assert!(is_placed, "{problem}");
            }
        }
    }

    #[test]
    fn a_change_of_the_api_has_a_change_of_the_document((old, new) in editions(any_document)) {
        let (old, new) = (old.to_string(), new.to_string());
        if let Ok(comparison) = compare(&old, &new) {
            prop_assert_eq!(&comparison.changes, &diff(&load(&old)?, &load(&new)?));
            prop_assert!(
                !comparison.changes.is_empty() || comparison.api.is_empty(),
                "no cause of {:?}",
                comparison.api
            );
        }
        for edition in [&old, &new] {
            if let Ok(comparison) = compare(edition, edition) {
                prop_assert_eq!(comparison.bump(), Bump::None, "{:?}", comparison.api);
            }
        }
    }

    #[test]
    fn two_updates_raise_the_version_as_one_does(
        steps in vec((select(STEPS), any::<bool>()), NOUNS.len()),
    ) {
        let old = after(&steps, |_| false);
        let between = after(&steps, |is_first| is_first);
        let new = after(&steps, |_| true);
        let bump = |old: &str, new: &str| -> Result<Bump, TestCaseError> {
            let comparison = compare(old, new).map_err(TestCaseError::fail)?;
            Ok(comparison.bump())
        };
        let at_once = bump(&old, &new)?;
        prop_assert_eq!(at_once, bump(&old, &between)?.max(bump(&between, &new)?));
        let largest = steps.iter().map(|(step, _)| step.bump()).max();
        prop_assert_eq!(Some(at_once), largest);
    }
}

#[test]
fn a_fingerprint_is_the_same_in_every_run() {
    let old = json!({"paths": {"/a": {"get": {}}}});
    let new = json!({"paths": {"/a": {"get": {"deprecated": true}}}});
    let changes = diff(&old, &new);
    let fingerprints: Vec<&str> = changes
        .iter()
        .map(|change| change.fingerprint.as_str())
        .collect();
    assert_eq!(fingerprints, ["b4cbf82b1405"], "{changes:?}");
}

#[test]
fn invalid_parts_are_compared_as_a_whole() {
    let item = |item: Value| json!({"paths": {"/a": item}});
    let responses = |responses: Value| item(json!({"get": {"responses": responses}}));
    let response = |response: Value| responses(json!({"200": response}));
    let schema =
        |schema: Value| response(json!({"content": {"application/json": {"schema": schema}}}));
    let alpha = json!({"$ref": ALPHA});
    let receiving = |schema: &Value| {
        let content = json!({"application/json": {"schema": schema}});
        json!({"get": {"responses": {"200": {"content": content}}}})
    };
    let sending = |json: &Value, form: &Value| {
        json!({
            "paths": {"/a": {"post": {"requestBody": {"$ref": "#/components/requestBodies/Body"}}}},
            "components": {
                "requestBodies": {"Body": {"content": {
                    "application/json": {"schema": json},
                    "application/x-www-form-urlencoded": {"schema": form},
                }}},
                "schemas": {"Alpha": {"type": "string"}},
            },
        })
    };
    let pairs = [
        (json!({"components": 1}), json!({"components": 2})),
        (
            json!({"components": {"securitySchemes": {"default": 1}}}),
            json!({"components": {"securitySchemes": {"default": 2}}}),
        ),
        (item(json!(1)), item(json!({}))),
        // Parameters of a path without operations.
        (
            item(json!({"parameters": [{"in": "query", "name": "limit"}]})),
            item(json!({"parameters": [{"in": "query", "name": "sort"}]})),
        ),
        // A path parameter without a declaration.
        (
            json!({"paths": {"/a/{id}": {"get": {}}}}),
            json!({"paths": {"/a/{x}": {"get": {}}}}),
        ),
        // One of two twins.
        (
            json!({"paths": {"/a/{id}": {"summary": "One"}, "/a/{x}": {"summary": "Two"}}}),
            json!({"paths": {"/a/{id}": {"summary": "New"}, "/a/{x}": {"summary": "Two"}}}),
        ),
        (responses(json!({"x-a": 1})), responses(json!({"x-a": 2}))),
        (response(json!("a")), response(json!("b"))),
        (response(json!({})), response(json!([]))),
        (
            response(json!({"headers": 1})),
            response(json!({"headers": 2})),
        ),
        (
            response(json!({"headers": {"X-Page": 1}})),
            response(json!({"headers": {"X-Page": 2}})),
        ),
        (
            response(json!({"content": {"application/json": 1}})),
            response(json!({"content": {"application/json": 2}})),
        ),
        (
            schema(json!({"properties": {"": {}, "id": {}}, "required": [1]})),
            schema(json!({"properties": {"": {}, "id": {}}, "required": [2]})),
        ),
        // A component to which one of two operations no longer refers.
        (
            json!({
                "paths": {"/a": receiving(&alpha), "/b": receiving(&alpha)},
                "components": {"schemas": {"Alpha": {"type": "string"}}},
            }),
            json!({
                "paths": {"/a": receiving(&json!({"type": "string"})), "/b": receiving(&alpha)},
                "components": {"schemas": {"Alpha": {"type": "integer"}}},
            }),
        ),
        // A component to which no operation refers any more.
        (
            json!({
                "paths": {"/a": receiving(&alpha)},
                "components": {"schemas": {"Alpha": {"type": "string"}}},
            }),
            json!({
                "paths": {"/a": receiving(&json!({"type": "string"}))},
                "components": {"schemas": {"Alpha": {"type": "integer"}}},
            }),
        ),
        // Two inline schemas in a component that become references.
        (
            sending(&json!({"type": "string"}), &json!({"type": "integer"})),
            sending(&alpha, &alpha),
        ),
    ];
    let mut dropped = Vec::new();
    for (old, new) in &pairs {
        check(old, new).expect("the properties of any two editions");
        if diff(old, new).is_empty() {
            dropped.push(format!("{old} -> {new}"));
        }
    }
    assert_eq!(dropped, Vec::<String>::new());
}
