//! Makes progenitor's output ours: calls our runtime, drops what is dead, restores wire names.
//!
//! Nothing is assumed. Every operation's stock code is compared with the code that the plan says
//! progenitor must have written, token by token, before ours takes its place; every type likewise,
//! field by field. What is not as planned fails the build and is named.

mod operations;
mod stock;
mod types;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, File, Item, ItemMod, Type as SynType, token::Brace};

use crate::{Error, Surface};

/// Trims the output for a surface.
pub(crate) fn trim(tokens: TokenStream, surface: &Surface) -> Result<TokenStream, Error> {
    let file: File = syn::parse2(tokens)
        .map_err(|error| Error::new("progenitor's output", format!("not Rust: {error}")))?;
    let mut types = None;
    let mut methods = None;
    let mut builders = None;
    for item in file.items {
        match item {
            Item::Mod(module) if module.ident == "types" => types = Some(module),
            Item::Mod(module) if module.ident == "builder" => builders = Some(module),
            Item::Impl(item) if operations::are_in(&item) => methods = Some(item),
            // Imports, the stock client with its constructors and hooks, and the prelude.
            _ => {}
        }
    }
    let missing = |what| {
        Error::new(
            "progenitor's output",
            format!("expected {what}, found none"),
        )
    };
    let types = types::trim(types.ok_or_else(|| missing("`mod types`"))?, surface)?;
    let methods = operations::methods(
        methods.ok_or_else(|| missing("methods of `Client`"))?,
        surface,
    )?;
    let builders =
        operations::builders(builders.ok_or_else(|| missing("`mod builder`"))?, surface)?;
    Ok(quote! { #types #methods #builders })
}

/// Takes the items out of a module that is written out.
fn take_items(module: &mut ItemMod) -> Vec<Item> {
    let content = module.content.as_mut();
    content
        .map(|(_, items)| std::mem::take(items))
        .unwrap_or_default()
}

/// Puts items into a module, and attributes on it.
///
/// By hand and not by `parse_quote!`, which would parse a hundred thousand lines once more.
fn put_items(mut module: ItemMod, attributes: Vec<Attribute>, items: Vec<Item>) -> ItemMod {
    module.attrs = attributes;
    module.content = Some((Brace::default(), items));
    module
}

/// Returns the code without white space, for comparison.
fn text(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    text.retain(|c| !c.is_whitespace());
    text
}

/// Returns a type without the paths that typify writes in front of it.
fn type_text(ty: &SynType) -> String {
    [
        "::std::option::",
        "::std::string::",
        "::std::vec::",
        "::std::collections::",
        "::std::result::",
        "::serde_json::",
        "types::",
        "super::",
    ]
    .into_iter()
    .fold(text(ty), |text, path| text.replace(path, ""))
}

/// Returns the last name in a type, such as `Chat` of `super::Chat`.
fn last_name(ty: &SynType) -> Option<String> {
    let SynType::Path(path) = ty else {
        return None;
    };
    path.path
        .segments
        .last()
        .map(|segment| segment.ident.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{emit, load, plan};

    const DOCUMENT: &str = r#"
openapi: 3.0.3
paths:
  /api/{account}/things:
    get:
      operationId: listThings
      parameters:
        - { in: query, name: filter.order, schema: { type: string, enum: [asc, desc] } }
        - { in: header, name: X-Trace, schema: { type: string } }
        - { in: query, name: months, schema: { type: integer, enum: [3, 6] } }
      responses:
        200:
          content:
            application/json:
              schema:
                properties:
                  _count: { type: integer }
                  first: { properties: { a: { type: string } } }
                  second: { properties: { b: { type: string } } }
    post:
      operationId: createThing
      requestBody: { content: { application/json: { schema: { required: [name], properties: { name: { type: string } } } } } }
      responses: { 204: {} }
"#;

    /// Trims progenitor's output for the document after a piece of it was replaced.
    fn tampered(piece: &str, other: &str) -> Result<String, Error> {
        let surface = plan::plan(&load(DOCUMENT)?);
        let openapi = emit::openapi(&surface)?;
        let settings = crate::generate::settings();
        let tokens = progenitor::Generator::new(&settings)
            .generate_tokens(&openapi)
            .expect("progenitor takes the document");
        let stock = tokens.to_string();
        assert!(stock.contains(piece), "{piece} in {stock}");
        let tokens = stock.replace(piece, other).parse().expect("tokens");
        trim(tokens, &surface).map(|source| source.to_string())
    }

    fn assert_refused(piece: &str, other: &str, place: &str) {
        let error = tampered(piece, other).expect_err("other than planned");
        assert_eq!(error.place(), place, "{error}");
    }

    const LIST: &str = "GET /api/{account}/things";
    const CREATE: &str = "POST /api/{account}/things";

    #[test]
    fn output_as_planned_is_trimmed() {
        let source = tampered("progenitor_client", "progenitor_client").expect("as planned");
        assert!(source.contains(r#"query ("filter[order]""#), "{source}");
        assert!(source.contains(r#"header ("X-Trace""#), "{source}");
        for gone in [
            "progenitor_client",
            "api-version",
            "OperationInfo",
            "ListThingsResponse :: builder",
        ] {
            assert!(!source.contains(gone), "{gone} in {source}");
        }
        assert!(source.contains("pub struct CreateThingBody"), "{source}");
        assert!(source.contains("builder :: CreateThingBody"), "{source}");
    }

    #[test]
    fn a_request_that_is_assembled_in_another_way_names_the_operation() {
        assert_refused(
            r#"QueryParam :: new ("filter_order""#,
            r#"QueryParam :: new ("order""#,
            LIST,
        );
        assert_refused("client . client . get", "client . client . put", LIST);
        assert_refused("{}/api/{}/things", "{}/api/{}/thing", LIST);
        assert_refused(". json (& body)", "", CREATE);
        assert_refused(
            "200u16 => { Ok (ResponseValue :: empty (response)) }",
            "",
            CREATE,
        );
        assert_refused(
            r#"operation_id : "create_thing""#,
            r#"operation_id : "other""#,
            CREATE,
        );
    }

    #[test]
    fn an_answer_of_another_type_names_the_operation() {
        assert_refused(
            "ResponseValue < types :: ListThingsResponse >",
            "ResponseValue < types :: ListThingsResponseFirst >",
            LIST,
        );
    }

    #[test]
    fn arguments_of_another_type_name_the_operation() {
        assert_refused(
            "filter_order : Result < Option < types :: ListThingsFilterOrder >",
            "filter_order : Result < Option < i64 >",
            LIST,
        );
        assert_refused(
            "body : Result < types :: builder :: CreateThingBody",
            "body : Result < types :: CreateThingBody",
            CREATE,
        );
    }

    #[test]
    fn a_missing_operation_is_named() {
        assert_refused("pub fn create_thing", "pub fn other", CREATE);
        assert_refused("pub struct CreateThing <", "pub struct Other <", CREATE);
        assert_refused("pub async fn send", "pub async fn other", LIST);
    }

    #[test]
    fn a_reused_type_is_named() {
        let second = "pub second : :: std :: option :: Option < ListThingsResponseSecond >";
        assert_refused(
            second,
            &second.replace("Second >", "First >"),
            "type `ListThingsResponse`",
        );
    }

    #[test]
    fn fields_and_variants_of_another_name_are_named_by_their_type() {
        assert_refused(
            r#"rename = "_count""#,
            r#"rename = "count""#,
            "type `ListThingsResponse`",
        );
        assert_refused("pub first :", "pub third :", "type `ListThingsResponse`");
        assert_refused(
            r#"rename = "asc""#,
            r#"rename = "ascending""#,
            "type `ListThingsFilterOrder`",
        );
        assert_refused(
            "[3_i64 , 6_i64",
            "[3_i64 , 7_i64",
            "type `ListThingsMonths`",
        );
        assert_refused(
            "pub enum ListThingsFilterOrder",
            "pub enum Other",
            "type `Other`",
        );
        assert_refused(
            "pub struct ListThingsResponseFirst",
            "pub struct Other",
            "type `Other`",
        );
    }
}
