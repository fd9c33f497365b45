//! Writes the argument that a setter takes for a type, and the conversion to a value of the type.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::surface::Type;

/// Returns the type of the argument from which a value of `ty` is made.
pub(super) fn argument_type(ty: &Type, types: &TokenStream) -> TokenStream {
    match ty {
        Type::Boolean => quote! { bool },
        Type::Vec(item) if is_plain(item) => {
            let item = argument_type(item, types);
            quote! { impl IntoIterator<Item = #item> }
        }
        Type::Integer | Type::Number | Type::String | Type::Id | Type::Value | Type::Named(_) => {
            let ty = path(ty, types);
            quote! { impl Into<#ty> }
        }
        _ => path(ty, types),
    }
}

/// Returns the expression that makes a value of a type from its argument.
pub(super) fn argument_value(name: &Ident, ty: &Type, types: &TokenStream) -> TokenStream {
    match ty {
        Type::Vec(item) if is_plain(item) => {
            let item = path(item, types);
            quote! { runtime::list::<#item>(#name) }
        }
        Type::Integer | Type::Number | Type::String | Type::Id | Type::Value | Type::Named(_) => {
            quote! { #name.into() }
        }
        _ => quote! { #name },
    }
}

/// Whether a setter takes a list of the type as any iterator of such items.
fn is_plain(item: &Type) -> bool {
    !matches!(
        item,
        Type::Vec(_) | Type::Map(_) | Type::Object | Type::Option(_)
    )
}

/// Returns the path of a type, where `types` is the path of the module of types.
pub(crate) fn path(ty: &Type, types: &TokenStream) -> TokenStream {
    let inner = |inner: &Type| path(inner, types);
    match ty {
        Type::Boolean => quote! { bool },
        Type::Integer => quote! { i64 },
        Type::Number => quote! { f64 },
        Type::String => quote! { String },
        Type::Id => quote! { #types Id },
        Type::Value => quote! { ::serde_json::Value },
        Type::Object => quote! { ::serde_json::Map<String, ::serde_json::Value> },
        Type::Vec(item) => {
            let item = inner(item);
            quote! { Vec<#item> }
        }
        Type::Map(value) => {
            let value = inner(value);
            quote! { ::std::collections::BTreeMap<String, #value> }
        }
        Type::Option(of) => {
            let of = inner(of);
            quote! { Option<#of> }
        }
        Type::Boxed(of) => {
            let of = inner(of);
            quote! { ::std::boxed::Box<#of> }
        }
        Type::Envelope(data) => {
            let data = inner(data);
            quote! { #types Envelope<#data> }
        }
        Type::Named(name) => {
            let name = format_ident!("{name}");
            quote! { #types #name }
        }
    }
}
