//! Writes the argument that a setter takes for a type, and the conversion to a value of the type.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::{names, surface::Type};

/// Returns the type of an argument of a method, or of a setter of a struct, which always converts into
/// `ty`.
pub(super) fn converted_type(ty: &Type, types: &TokenStream) -> TokenStream {
    let path = path(ty, types);
    match ty {
        Type::Boolean => path,
        Type::Vec(item) if is_plain(item) => {
            let item = converted_type(item, types);
            quote! { impl IntoIterator<Item = #item> }
        }
        ty if is_converted(ty) => quote! { impl Into<#path> },
        _ => path,
    }
}

/// Returns the expression that converts such an argument into `ty`, or into an iterator for a list.
pub(super) fn converted(name: &Ident, ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean => quote! { #name },
        Type::Vec(item) if is_plain(item) => {
            quote! { #name.into_iter().map(Into::into) }
        }
        ty if is_converted(ty) => quote! { #name.into() },
        _ => quote! { #name },
    }
}

/// The form in which a setter of a request takes its value.
pub(super) enum Setter {
    /// A value, or an `Option` of it, that may not fit.
    One,
    /// Any iterator of values that may not fit.
    Items,
    /// Any iterator of values that convert into JSON.
    Values,
    /// A value that converts into JSON.
    Value,
    /// A value of the type itself.
    Itself,
}

impl Setter {
    pub(super) fn of(ty: &Type) -> Self {
        match ty {
            Type::Vec(item) if **item == Type::Value => Self::Values,
            Type::Vec(item) if is_plain(item) => Self::Items,
            Type::Value => Self::Value,
            ty if is_converted(ty) => Self::One,
            _ => Self::Itself,
        }
    }
}

/// Returns the type of the argument of a setter of a request, and the type that it is converted to.
pub(super) fn setter_type(ty: &Type, wire_name: &str) -> (TokenStream, TokenStream) {
    let types = quote! { types:: };
    let one = |ty: &Type| match ty {
        // The document has these as text.
        Type::String if names::is_money(wire_name) => quote! { runtime::Price },
        ty => path(ty, &types),
    };
    match (Setter::of(ty), ty) {
        (Setter::One, ty) => {
            let ty = one(ty);
            (quote! { impl runtime::Argument<#ty> }, ty)
        }
        (Setter::Items, Type::Vec(item)) => {
            let item = one(item);
            let ty = quote! { impl IntoIterator<Item = impl runtime::Argument<#item>> };
            (ty, item)
        }
        (Setter::Values, _) => {
            let value = path(&Type::Value, &types);
            (
                quote! { impl IntoIterator<Item = impl Into<#value>> },
                value,
            )
        }
        (Setter::Value, ty) => {
            let ty = path(ty, &types);
            (quote! { impl Into<#ty> }, ty)
        }
        (_, ty) => (path(ty, &types), path(ty, &types)),
    }
}

/// Returns whether a setter takes any iterator of items of this type.
fn is_plain(item: &Type) -> bool {
    !matches!(
        item,
        Type::Vec(_) | Type::Map(_) | Type::Object | Type::Option(_)
    )
}

fn is_converted(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Boolean
            | Type::Integer
            | Type::Number
            | Type::String
            | Type::Id
            | Type::Amount
            | Type::Timestamp
            | Type::Secret
            | Type::File
            | Type::Value
            | Type::Named(_)
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
        Type::Amount => quote! { #types Amount },
        Type::Timestamp => quote! { #types Timestamp },
        Type::Secret => quote! { #types Secret },
        Type::File => quote! { runtime::FilePart },
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
