//! Turns progenitor's output into the code that ships, by changes that no setting of it offers.
//!
//! - serde's derives become our reading and writing of structs, and closed enums open ones
//!   (`types`);
//! - members are called as `names.lock` says (`types`);
//! - functions end where the request is assembled, and become private (`operations`);
//! - `progenitor_client` and reqwest become `runtime`; `api-version`, a header of progenitor's own,
//!   goes (`operations`);
//! - a body of the type `Form` is sent by `multipart` instead of `json` (`operations`): progenitor
//!   has no form of parts;
//! - arguments that progenitor gives one name, such as `ids` and `ids[]`, get one each
//!   (`operations`);
//! - progenitor's client with its constructors and hooks goes (here).
//!
//! An unexpected token is an error that names the operation or type.

pub(crate) mod operations;
mod rust_type;
mod tokens;
mod types;

use proc_macro2::{Delimiter, TokenStream};

use crate::{error::Error, surface::Surface};
use operations::Function;
use tokens::Cursor;
pub(crate) use types::{SentMember, SentStruct};

/// Progenitor's output in the form in which it ships.
pub(crate) struct Adopted {
    pub(crate) types: TokenStream,
    /// The structs that are sent, which get setters.
    pub(crate) sent: Vec<SentStruct>,
    /// The functions, one for each method of the surface, in its order.
    pub(crate) functions: Vec<Function>,
}

/// Adopts progenitor's output for a surface.
///
/// # Errors
///
/// Fails if the output has an unexpected token, and names the operation or type.
pub(crate) fn adopt(tokens: TokenStream, surface: &Surface) -> Result<Adopted, Error> {
    let refuse = |problem: String| Error::new("progenitor's output", problem);
    let mut types = None;
    let mut functions = None;
    let mut cursor = Cursor::new(tokens);
    while !cursor.is_empty() {
        let mut item = Cursor::new(cursor.item());
        if item.take(";") {
            // The semicolon after an item that ends with braces.
            continue;
        }
        item.attributes().map_err(refuse)?;
        item.take("pub");
        let keyword = item.ident().map_err(refuse)?.to_string();
        if keyword == "use" || keyword == "const" {
            // The imports of progenitor's client, and its assertion that there are hooks.
            continue;
        }
        let name = item.ident().map_err(refuse)?.to_string();
        match (keyword.as_str(), name.as_str()) {
            ("mod", "types") => types = item.group(Delimiter::Brace).ok(),
            // There are two such blocks: the first has the constructors, the last the operations.
            ("impl", "Client") => functions = item.group(Delimiter::Brace).ok(),
            // The client itself, its base URL, and the prelude.
            ("struct", "Client") | ("impl", "ClientInfo") | ("mod", "prelude") => {}
            _ => {
                return Err(refuse(format!(
                    "expected the types and the client alone, found `{keyword} {name}`"
                )));
            }
        }
    }
    let types = types.ok_or_else(|| refuse("expected `mod types`, found none".to_owned()))?;
    let functions = functions
        .ok_or_else(|| refuse("expected operations in `impl Client`, found none".to_owned()))?;
    let (types, sent) = types::types(types, surface)?;
    Ok(Adopted {
        types,
        sent,
        functions: operations::functions(functions, surface)?,
    })
}
