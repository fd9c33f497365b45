//! Which documents are refused, and what the error says.

use onlyfansapi_spec::{Document, Error};

fn refused(text: &str) -> Error {
    Document::any(text).expect_err("the document is unusable")
}

fn assert_refused(text: &str, place: &str, problem: &str) {
    let error = refused(text);
    assert_eq!((error.place(), error.problem()), (place, problem));
}

const VENDORED: &str = include_str!("../../openapi.yaml");

#[test]
fn the_vendored_document_loads_whole() {
    let document = Document::any(VENDORED).expect("the document loads");
    // More than three quarters of what there were when this was written.
    assert!(document.operations.len() > 219);
    let mut groups: Vec<_> = document
        .operations
        .iter()
        .filter_map(|operation| operation.group.as_ref())
        .collect();
    groups.sort();
    groups.dedup();
    assert!(groups.len() > 40);
}

#[test]
fn json_and_yaml_read_alike() {
    let yaml = "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      responses:\n        200: {description: ''}\n";
    let json = r#"{"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"200": {"description": ""}}}}}}"#;
    assert_eq!(Document::any(yaml), Document::any(json));
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    let text = "\u{feff}openapi: 3.0.3\npaths: {/a: {get: {}}}\n";
    assert!(Document::any(text).is_ok());
}

#[test]
fn schemas_that_grow_without_bound_are_cut_short() {
    let schemas: String = (0..30)
        .map(|n| {
            let next = format!("{{ $ref: '#/components/schemas/S{}' }}", n + 1);
            format!("    S{n}: {{ properties: {{ a: {next}, b: {next} }} }}\n")
        })
        .collect();
    let response = "{ application/json: { schema: { $ref: '#/components/schemas/S0' } } }";
    let lists = "[]".repeat(100_000);
    let text = format!(
        "openapi: 3.0.3\ncomponents:\n  schemas:\n{schemas}paths:\n  /a:\n    post:\n      \
         requestBody: {{ content: {{ application/json: {{ schema: {{ type: 'int{lists}' }} }} }} }}\n      \
         responses: {{ 200: {{ content: {response} }} }}\n"
    );
    assert_eq!(
        Document::any(&text).map(|document| document.operations.len()),
        Ok(1)
    );
}

#[test]
fn what_json_cannot_hold_is_no_obstacle() {
    let text = "openapi: 3.0.3\nx-nan: .nan\nx-tag: !php/object x\nx-keys: {1.5: a, true: b, null: c}\npaths: {/a: {get: {}}}\n";
    assert_eq!(
        Document::any(text).map(|document| document.operations.len()),
        Ok(1)
    );
}

#[test]
fn a_number_beyond_64_bits_is_refused_with_its_place() {
    let error = refused("openapi: 3.0.3\nx-big: 123456789012345678901234567890\n");
    assert_eq!(error.place(), "line 2, column 8");
}

#[test]
fn an_empty_text_is_refused() {
    assert_refused(
        " \n",
        "the document",
        "expected OpenAPI, found an empty text",
    );
}

#[test]
fn html_is_refused() {
    assert_refused(
        "\n<!DOCTYPE html><html><title>Sign in</title>",
        "line 1",
        "expected OpenAPI, found HTML or XML: `<!DOCTYPE html><html><title>Sign in</title>`",
    );
}

#[test]
fn something_else_is_refused() {
    assert_refused(
        "hello\n",
        "the document",
        "expected an object, found the text \"hello\"",
    );
    assert_refused(
        "[]\n",
        "the document",
        "expected an object, found an empty array",
    );
}

#[test]
fn other_versions_are_refused() {
    assert_refused(
        "swagger: '2.0'\npaths: {}\n",
        "/swagger",
        "expected OpenAPI 3.0, found Swagger the text \"2.0\"",
    );
    assert_refused(
        "openapi: 3.1.0\npaths: {}\n",
        "/openapi",
        "expected version 3.0.x, found the text \"3.1.0\"",
    );
    assert_refused(
        "openapi: 3.1\n",
        "/openapi",
        "expected version 3.0.x, found the number 3.1",
    );
    assert_refused(
        "paths: {}\n",
        "/openapi",
        "expected the version of OpenAPI, found nothing",
    );
}

#[test]
fn a_document_without_operations_is_refused() {
    assert_refused(
        "openapi: 3.0.3\npaths: []\n",
        "/paths",
        "expected an object of paths, found an empty array",
    );
    assert_refused(
        "openapi: 3.0.3\npaths: {}\n",
        "/paths",
        "expected an object of paths, found an empty object",
    );
    assert_refused(
        "openapi: 3.0.3\n",
        "/paths",
        "expected paths, found nothing; is the document cut off?",
    );
    assert_refused(
        "openapi: 3.0.3\npaths: {/a: {parameters: []}}\n",
        "/paths",
        "expected operations, found none under any of the paths",
    );
}

#[test]
fn text_that_is_neither_yaml_nor_json_is_refused_with_its_place() {
    let error = refused("openapi: 3.0.3\npaths: [a\nb: c\n");
    assert!(error.place().starts_with("line "), "{error}");
    assert!(
        error.problem().starts_with("expected YAML or JSON: "),
        "{error}"
    );
}

#[test]
fn a_document_cut_off_within_a_line_is_refused_wherever_that_is() {
    let mut refusals = 0;
    for cut in (1..VENDORED.len()).step_by(9973) {
        let text = &VENDORED[..(0..=cut)
            .rev()
            .find(|&at| VENDORED.is_char_boundary(at))
            .unwrap_or(0)];
        if !text.ends_with('\n') {
            let error = refused(text);
            assert!(!error.place().is_empty());
            refusals += 1;
        }
    }
    assert!(refusals > 100, "{refusals}");
}

#[test]
fn a_document_cut_off_at_the_end_of_a_line_is_refused_wherever_that_is() {
    let ends: Vec<usize> = VENDORED.match_indices('\n').map(|(at, _)| at + 1).collect();
    // The last lines describe the scheme that the whole document refers to.
    for end in ends[..ends.len() - 6].iter().step_by(797) {
        let error = refused(&VENDORED[..*end]);
        assert!(!error.place().is_empty(), "{error}");
    }
    let end = ends[ends.len() - 7];
    assert_refused(
        &VENDORED[..end],
        "/security",
        "expected the scheme \"default\" among the security schemes, with its type, found null; is the document cut off?",
    );
}

#[test]
fn cut_off_json_is_refused_with_its_place() {
    let error = refused(r#"{"openapi": "3.0.3", "paths": {"/a": {"#);
    assert_eq!(
        error.to_string(),
        "line 1, column 38: expected the rest of the JSON, found the end of the text"
    );
}
