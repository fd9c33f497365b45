//! No input panics, each document that loads generates code, and nothing of it is lost.

#[path = "properties/complete.rs"]
mod complete;
#[path = "properties/planted.rs"]
mod planted;
#[path = "properties/random.rs"]
mod random;

use std::{env, sync::LazyLock};

use onlyfansapi_spec::{Document, Groups, Names, Surface, equal_structs, generate, propose};
use planted::planted_operations;
use proptest::{collection::vec, prelude::*, sample::Index, test_runner::RngSeed};
use random::{apply, change, json, word};
use serde_json::{Map, Value, json};

/// The vendored document as it is written.
static VENDORED: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../openapi.yaml");
    let yaml: Value = yaml_serde::from_str(text).expect("the document is YAML");
    yaml
});

/// Returns the vendored document with some of its paths.
fn excerpt(indices: &[Index]) -> Value {
    let paths = VENDORED["paths"].as_object().expect("paths");
    let names: Vec<&String> = paths.keys().collect();
    let mut document = VENDORED.clone();
    document["paths"] = indices
        .iter()
        .map(|index| {
            let name = *index.get(&names);
            (name.clone(), paths[name].clone())
        })
        .collect::<Map<_, _>>()
        .into();
    document
}

/// The number of cases of a test, unless `PROPERTY_CASES` sets another.
///
/// `PROPTEST_CASES` is for proptest, which sets it for each test, however long a case takes.
const CASES: u32 = 64;

/// Returns the configuration of a test, whose cases are so many times as expensive as others.
///
/// The inputs are the same in every run, unless `PROPTEST_RNG_SEED` sets others.
fn config(expense: u32) -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let cases = env::var("PROPERTY_CASES").ok().map(|cases| cases.parse());
    config.cases = cases.map_or(CASES, |cases| cases.expect("a number of cases"));
    if env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_260_901);
    }
    config.cases = (config.cases / expense).max(2);
    config
}

/// Checks that a text is refused with a reason, or that all of it is in the code that comes of it.
fn check(text: &str) -> Result<(), TestCaseError> {
    match Document::any(text) {
        Err(error) => prop_assert!(!error.place().is_empty() && !error.problem().is_empty()),
        Ok(document) => {
            check_document(&document)?;
        }
    }
    Ok(())
}

/// Checks what is generated from a document, and returns its surface.
fn check_document(document: &Document) -> Result<Surface, TestCaseError> {
    let fail = |error: onlyfansapi_spec::Error| TestCaseError::fail(error.to_string());
    let lock = propose(document, &Names::default()).map_err(fail)?;
    // The proposed names are a lock that needs no more proposals.
    let written = lock.to_string().parse::<Names>().map_err(fail)?;
    prop_assert_eq!(&written, &lock);
    prop_assert_eq!(&propose(document, &lock).map_err(fail)?, &lock);
    let generated = generate(document, &lock, &Groups::All).map_err(fail)?;
    let equal = equal_structs(&generated.surface.types);
    prop_assert_eq!(equal, Vec::<Vec<String>>::new());
    complete::check(document, &generated).map_err(TestCaseError::fail)?;
    Ok(generated.surface)
}

proptest! {
    #![proptest_config(config(1))]

    #[test]
    fn any_text_loads_or_is_refused(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_json_loads_or_is_refused(value in json()) {
        check(&value.to_string())?;
    }

    #[test]
    fn any_json_under_paths_loads_or_is_refused(paths in vec((word(), json()), 1..4), components in json()) {
        let operation = |value| json!({"get": value, "post": value});
        let paths: Map<String, Value> = paths.into_iter().map(|(path, value)| (path, operation(value))).collect();
        check(&json!({"openapi": "3.0.3", "paths": paths, "components": {"schemas": {"a": components}}}).to_string())?;
    }

    #[test]
    fn any_json_as_schema_loads_and_generates(
        (body, response, parameter) in (json(), json(), json()),
        (tag, title, name) in (word(), word(), word()),
    ) {
        let operation = json!({
            "tags": [tag],
            "summary": title,
            "parameters": [{"in": "query", "name": name, "schema": parameter}],
            "requestBody": {"content": {"application/json": {"schema": body}}},
            "responses": {"200": {"content": {"application/json": {"schema": response}}}},
        });
        let document = json!({"openapi": "3.0.3", "paths": {"/a": {"post": operation}}});
        let document = Document::any(&document.to_string());
        let document = document.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let surface = check_document(&document)?;
        prop_assert_eq!(surface.methods.len(), 1);
    }

    #[test]
    fn operations_of_the_document_survive_any_change(
        paths in vec(any::<Index>(), 1..4),
        changes in vec((any::<Index>(), change()), 1..8),
    ) {
        let mut document = excerpt(&paths);
        for (index, change) in changes {
            apply(&mut document, index, change);
        }
        check(&document.to_string())?;
    }
}

proptest! {
    #![proptest_config(config(1))]

    #[test]
    fn every_operation_parameter_and_member_of_a_document_is_generated(operations in planted_operations()) {
        let text = planted::document(&operations).to_string();
        let document = Document::any(&text);
        let document = document.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let surface = check_document(&document)?;
        let checked = planted::check(&operations, &surface);
        prop_assert!(checked.is_ok(), "{:?} in {}", checked, text);
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn the_whole_document_survives_any_change(changes in vec((any::<Index>(), change()), 1..40)) {
        let mut document = VENDORED.clone();
        for (index, change) in changes {
            apply(&mut document, index, change);
        }
        check(&document.to_string())?;
    }
}
