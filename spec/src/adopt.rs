//! Turns progenitor's output into the code that ships, by changes that no setting of it offers.
//!
//! - serde's derives become our reading and writing of structs, and closed enums open ones
//!   (`types`);
//! - members are called as `names.lock` says (`types`);
//! - functions end where the request is assembled, and become private (`operations`);
//! - `progenitor_client` and reqwest become `runtime`; `api-version`, a header of progenitor's own,
//!   goes (`operations`);
//! - arguments that progenitor gives one name, such as `ids` and `ids[]`, get one each
//!   (`operations`);
//! - progenitor's client with its constructors and hooks goes (here), and what `handles` writes is
//!   put beside.
//!
//! An unexpected token is an error that names the operation or type.

pub(crate) mod operations;
mod rust_type;
mod tokens;
mod types;

use proc_macro2::{Delimiter, TokenStream};
use quote::quote;

use crate::{Error, Surface, handles, print};
use tokens::Cursor;

/// Adopts progenitor's output for a surface, and adds handles, requests and setters.
///
/// Returns Rust source, with a line for each item, member and statement.
///
/// # Errors
///
/// If the output is not what progenitor writes, naming the operation or type. That does not depend
/// on what the document says: it means that this crate and its version of progenitor do not fit.
pub fn adopt(tokens: TokenStream, surface: &Surface) -> Result<String, Error> {
    let refuse = |problem: String| Error::new("progenitor's output", problem);
    let mut types = None;
    let mut functions = None;
    let mut cursor = Cursor::new(tokens);
    while !cursor.is_empty() {
        let mut item = Cursor::new(cursor.item());
        if item.take(";") {
            // Of an item whose braces end before it.
            continue;
        }
        item.attributes().map_err(refuse)?;
        item.take("pub");
        let keyword = item.ident().map_err(refuse)?.to_string();
        if keyword == "use" || keyword == "const" {
            // What it names, and the assertion that it has hooks.
            continue;
        }
        let name = item.ident().map_err(refuse)?.to_string();
        match (keyword.as_str(), name.as_str()) {
            ("mod", "types") => types = item.group(Delimiter::Brace).ok(),
            // Of two, the first has the constructors and the last the operations.
            ("impl", "Client") => functions = item.group(Delimiter::Brace).ok(),
            // The client, and how it is reached.
            ("struct", "Client") | ("impl", "ClientInfo") | ("mod", "prelude") => {}
            _ => return Err(refuse(format!("expected no `{keyword} {name}`, found one"))),
        }
    }
    let types = types.ok_or_else(|| refuse("expected `mod types`, found none".to_owned()))?;
    let functions = functions
        .ok_or_else(|| refuse("expected operations in `impl Client`, found none".to_owned()))?;
    let types = types::types(types, surface)?;
    let functions = operations::functions(functions, surface)?;
    let handles = handles::handles(surface, &functions);
    let types = handles::types(surface, &types);
    let functions = functions.iter().map(|function| &function.tokens);
    Ok(print::print(&quote! {
        #types
        /// Assembles the requests, as progenitor wrote it. Without any group there are none, and not
        /// every group names a type.
        #[allow(clippy::all, dead_code, unused_imports)]
        mod operations {
            use super::{runtime, types};

            /// Client that progenitor's functions expect, with the fields that they use.
            pub(super) struct Operations<'r> {
                pub(super) baseurl: &'r str,
                pub(super) client: runtime::Assembler,
            }

            impl Operations<'_> { #(#functions)* }
        }
        #handles
    }))
}
