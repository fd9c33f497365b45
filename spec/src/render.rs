//! Writes a planned surface as Rust: types, a handle for each group, a request for each method.

mod docs;
mod groups;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use crate::Surface;
pub use docs::table_of_groups;
pub(crate) use types::path;

/// Returns the source of a client.
pub(crate) fn render(surface: &Surface) -> TokenStream {
    let types = types::types(surface);
    let groups = groups::groups(surface);
    quote! { #types #groups }
}
