//! Tests of the evidence that is kept of an edition, and of its text.

use super::*;

/// A document with one operation and this success response.
fn document(responses: &str) -> Document {
    let text = format!(
        r#"{{"openapi": "3.0.3", "paths": {{"/a/{{b}}": {{"get": {{"responses": {responses}}}}}}}}}"#
    );
    Document::any(&text).expect("a document")
}

fn json(schema: &str) -> Document {
    document(&format!(
        r#"{{"200": {{"content": {{"application/json": {{"schema": {schema}}}}}}}}}"#
    ))
}

fn kept(old: &Document, new: &Document) -> String {
    let kept = Evidence::default().next(old, new, &BTreeMap::new());
    assert_eq!(
        kept.to_string().parse(),
        Ok(kept.clone()),
        "it reads as written"
    );
    let mut restored = new.clone();
    kept.restore(&mut restored);
    // The next edition says the same.
    assert_eq!(
        kept.next(&restored, new, &BTreeMap::new()),
        kept,
        "it is kept"
    );
    assert_eq!(
        Evidence::default().next(old, &restored, &BTreeMap::new()),
        Evidence::default(),
        "nothing is lost any more"
    );
    kept.to_string()
}

#[test]
fn a_poorer_sample_takes_nothing_away() {
    let null = r#"{"type": "string", "nullable": true, "example": null}"#;
    let object =
        r#"{"type": "object", "properties": {"c.d": {"type": "integer"}, "e": {"type": "array"}}}"#;
    for (old, new, lines) in [
        (
            object,
            null,
            "GET /a/{} response.c%2Ed  integer\nGET /a/{} response.e[]  null\n",
        ),
        (
            object,
            r#"{"type": "array", "example": []}"#,
            "GET /a/{} response.c%2Ed  integer\nGET /a/{} response.e[]  null\n",
        ),
        (
            object,
            r#"{"type": "object", "properties": {}}"#,
            "GET /a/{} response.c%2Ed  integer\nGET /a/{} response.e[]  null\n",
        ),
        (
            r#"{"type": "array", "items": {"type": "boolean"}}"#,
            r#"{"type": "array"}"#,
            "GET /a/{} response[]  boolean\n",
        ),
        (
            r#"{"type": "number"}"#,
            r#"{"type": "integer"}"#,
            "GET /a/{} response  number\n",
        ),
        (
            r#"{"oneOf": [{"type": "object", "properties": {"a": {"type": "number"}}}, {"type": "boolean"}]}"#,
            r#"{"oneOf": [{"type": "array"}, {"type": "boolean"}]}"#,
            "GET /a/{} response.a  number\n",
        ),
        (
            r#"{"type": "object", "properties": {"a": {"type": "number"}}}"#,
            r#"{"oneOf": [{"type": "object", "properties": {"a": {"type": "integer"}}}, {"type": "array"}]}"#,
            "GET /a/{} response.a  number\n",
        ),
        (
            r#"{"type": "object", "properties": {"_meta": {"type": "integer"}}}"#,
            r#"{"type": "object", "properties": {"_meta": {"type": "string", "example": null}}}"#,
            "",
        ),
        // Another type is what the server says now; a richer one needs no help.
        (r#"{"type": "integer"}"#, r#"{"type": "boolean"}"#, ""),
        (r#"{"type": "integer"}"#, r#"{"type": "number"}"#, ""),
        (null, object, ""),
        // A member that is gone is gone.
        (
            object,
            r#"{"type": "object", "properties": {"e": {"type": "array"}}}"#,
            "",
        ),
    ] {
        assert_eq!(kept(&json(old), &json(new)), lines, "{old} {new}");
    }
}

#[test]
fn a_response_that_is_not_shown_any_more_is_kept_and_one_that_is_another_is_not() {
    let schema = r#"{"type": "object", "properties": {"c": {"type": "integer"}}}"#;
    let shown = json(schema);
    let line = "GET /a/{} response.c  integer\n";
    for (responses, lines) in [
        (
            r#"{"401": {"content": {"application/json": {"schema": {"type": "object"}}}}}"#,
            line,
        ),
        ("[]", line),
        (r#"{"302": {"description": ""}}"#, line),
        (
            r#"{"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}"#,
            line,
        ),
        (r#"{"200": {"description": ""}}"#, line),
        (r#"{"204": {"description": ""}}"#, ""),
        (
            r#"{"200": {"content": {"application/octet-stream": {}}}}"#,
            "",
        ),
    ] {
        assert_eq!(kept(&shown, &document(responses)), lines, "{responses}");
    }
    let bytes = document(r#"{"200": {"content": {"application/octet-stream": {}}}}"#);
    assert_eq!(kept(&bytes, &document("{}")), "GET /a/{} response  bytes\n");
    let nothing = document(r#"{"204": {"description": ""}}"#);
    assert_eq!(
        kept(&nothing, &document("{}")),
        "GET /a/{} response  nothing\n"
    );
    let undocumented = document("{}");
    assert_eq!(kept(&undocumented, &document("[]")), "");
}

#[test]
fn what_is_kept_of_an_operation_that_is_gone_waits_for_it() {
    let kept: Evidence = "GET /c response  integer\n".parse().expect("a line");
    let document = json(r#"{"type": "integer"}"#);
    assert_eq!(kept.next(&document, &document, &BTreeMap::new()), kept);
}

#[test]
fn evidence_moves_with_its_operation() {
    let old = json(r#"{"type": "integer"}"#);
    let mut new = document("{}");
    new.operations[0].path = "/c/{b}".to_owned();
    let moved = BTreeMap::from([("GET /a/{}".to_owned(), "GET /c/{}".to_owned())]);
    let kept = Evidence::default().next(&old, &new, &moved);
    assert_eq!(kept.lines(), ["GET /c/{} response  integer"]);
}

#[test]
fn a_line_that_cannot_be_is_named_with_its_reason() {
    for (text, problem) in [
        (
            "GET /a response",
            "line 1: expected `METHOD /path response…  what was seen`, found `GET /a response`",
        ),
        (
            "\nGET /a body.b  integer",
            "line 2: expected a place in a response, found `GET /a body.b integer`",
        ),
        (
            "GET /a response.b  bool",
            "line 1: expected one of null, anything, boolean, integer, number, string, number-in-string, date, found `GET /a response.b bool`",
        ),
        (
            "GET /a response[  integer",
            "line 1: expected a place such as `.name[]`, found `GET /a response[ integer`",
        ),
    ] {
        let error = text.parse::<Evidence>().expect_err(text);
        assert_eq!(error.to_string(), problem);
    }
}
