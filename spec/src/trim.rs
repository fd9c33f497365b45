//! Makes progenitor's output ours: calls our runtime, drops what is dead, restores wire names.
//!
//! Nothing is assumed. Every operation's stock code is compared with the code that the plan says
//! progenitor must have written, token by token, before ours takes its place; every type likewise,
//! field by field. What is not as planned fails the build and is named.

mod operations;
mod types;

pub(crate) use operations::rust_type;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, Item, ItemMod, Type as SynType, parse_quote};

use crate::{Error, Surface};

/// Trims the output for a surface.
pub(crate) fn trim(tokens: TokenStream, surface: &Surface) -> Result<File, Error> {
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
    Ok(parse_quote! {
        #types
        #methods
        #builders
    })
}

/// Returns the items of a module that is written out.
fn items(module: ItemMod) -> Vec<Item> {
    module.content.map(|(_, items)| items).unwrap_or_default()
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
