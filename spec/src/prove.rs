//! Proves that progenitor wrote what was planned.
//!
//! Nothing is assumed. Every operation and every type is compared, token by token, with the code
//! that the plan says progenitor must have written; only then does `render` put ours in its place.
//! What is not as planned fails the build and is named.

mod items;
mod stock;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use crate::{Definition, Error, Surface, emit};
use items::{Item, difference, items};

/// Proves progenitor's output for a surface.
pub(crate) fn prove(tokens: TokenStream, surface: &Surface) -> Result<(), Error> {
    let mut types = BTreeMap::new();
    let mut functions = BTreeMap::new();
    for item in items(tokens) {
        match (item.keyword.as_str(), item.name.as_str()) {
            ("mod", "types") => types = by_name(item.content(), &["struct", "enum"]),
            // Of the implementations for the client, the one that has the operations.
            ("impl", "Client") => functions.extend(by_name(item.content(), &["fn"])),
            // Imports, the stock client with its constructors and hooks, and the prelude.
            _ => {}
        }
    }
    for (index, method) in surface.methods.iter().enumerate() {
        let id = emit::operation_id(index);
        let place = method.operation();
        let found = functions
            .get(&id)
            .ok_or_else(|| Error::new(&place, "progenitor wrote no method for it"))?;
        compare(&place, stock::operation(&id, method), found)?;
    }
    for (name, definition) in &surface.types {
        let expected = match definition {
            Definition::Struct { fields, .. } => stock::structure(name, fields, surface),
            Definition::StringEnum(values) => stock::string_enum(name, values),
            // Not given to typify.
            Definition::IntegerEnum(_) | Definition::Kinds(_) => continue,
        };
        let place = format!("type `{name}`");
        let found = types
            .get(name)
            .ok_or_else(|| Error::new(&place, "progenitor wrote no such type"))?;
        compare(&place, expected, found)?;
    }
    Ok(())
}

fn by_name(content: TokenStream, keywords: &[&str]) -> BTreeMap<String, Item> {
    items(content)
        .into_iter()
        .filter(|item| keywords.contains(&item.keyword.as_str()))
        .map(|item| (item.name.clone(), item))
        .collect()
}

fn compare(place: &str, expected: TokenStream, found: &Item) -> Result<(), Error> {
    match difference(expected, found.tokens.clone()) {
        None => Ok(()),
        Some((expected, found)) => Err(Error::new(
            place,
            format!("expected progenitor to write `{expected}`, found `{found}`"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Groups, Lock, generate, load, plan, propose};

    const DOCUMENT: &str = r#"
openapi: 3.0.3
paths:
  /api/{account}/things:
    get:
      summary: List Things
      tags: [Things]
      parameters:
        - { in: query, name: filter.order, schema: { type: string, enum: [asc, desc] } }
        - { in: header, name: X-Trace, schema: { type: string } }
      responses:
        200:
          content:
            application/json:
              schema:
                properties:
                  _count: { type: integer }
                  tags: { type: array, items: { type: string } }
                  first: { properties: { a: { type: string } } }
                  second: { properties: { b: { type: string } } }
    post:
      summary: Create Thing
      tags: [Things]
      requestBody: { content: { application/json: { schema: { required: [name], properties: { name: { type: string } } } } } }
      responses: { 204: {} }
"#;

    /// Proves progenitor's output for the document after a piece of it was replaced.
    fn tampered(piece: &str, other: &str) -> Result<(), Error> {
        let document = load(DOCUMENT)?;
        let lock = propose(&document, &Lock::default())?;
        let surface = plan(&document, &lock, &Groups::All)?;
        let tokens = generate::stock(&surface)?;
        let stock = tokens.to_string();
        assert!(stock.contains(piece), "{piece} in {stock}");
        prove(
            stock.replace(piece, other).parse().expect("tokens"),
            &surface,
        )
    }

    fn assert_refused(piece: &str, other: &str, place: &str) {
        let error = tampered(piece, other).expect_err("other than planned");
        assert_eq!(error.place(), place, "{error}");
    }

    const LIST: &str = "GET /api/{account}/things";
    const CREATE: &str = "POST /api/{account}/things";

    #[test]
    fn output_as_planned_is_taken() {
        assert_eq!(tampered("progenitor_client", "progenitor_client"), Ok(()));
    }

    #[test]
    fn a_request_that_is_assembled_in_another_way_names_the_operation() {
        for (piece, other, place) in [
            (
                r#"QueryParam :: new ("argument_001""#,
                r#"QueryParam :: new ("order""#,
                LIST,
            ),
            (". get (url)", ". put (url)", LIST),
            ("argument_002 : Option", "other : Option", LIST),
            ("{}/api/{}/things", "{}/api/{}/thing", CREATE),
            (". json (& body)", "", CREATE),
            (
                "200u16 => { Ok (ResponseValue :: empty (response)) }",
                "",
                CREATE,
            ),
            (
                r#"operation_id : "operation_0""#,
                r#"operation_id : "other""#,
                CREATE,
            ),
        ] {
            assert_refused(piece, other, place);
        }
    }

    #[test]
    fn the_difference_is_shown() {
        let error = tampered(". get (url)", ". put (url)").expect_err("another method");
        assert_eq!(
            error.problem(),
            "expected progenitor to write `get`, found `put`"
        );
    }

    #[test]
    fn a_missing_operation_is_named() {
        assert_refused("fn operation_1", "fn other", LIST);
    }

    #[test]
    fn a_type_of_another_name_form_or_member_is_named() {
        for (piece, other, place) in [
            ("< Second >", "< First >", "type `Thing`"),
            (
                r#"rename = "_count""#,
                r#"rename = "count""#,
                "type `Thing`",
            ),
            ("pub first :", "pub third :", "type `Thing`"),
            (
                "Vec < :: std :: string :: String >",
                "Vec < i64 >",
                "type `Thing`",
            ),
            ("pub struct First", "pub struct Other", "type `First`"),
            (
                r#"rename = "asc""#,
                r#"rename = "up""#,
                "type `ThingFilterOrder`",
            ),
            (
                "pub enum ThingFilterOrder",
                "pub enum Other",
                "type `ThingFilterOrder`",
            ),
        ] {
            assert_refused(piece, other, place);
        }
    }
}
