//! Writes the module of types.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use crate::{Definition, Field, JsonKind, Reading, Surface, Type, names};

pub(super) fn types(surface: &Surface) -> TokenStream {
    let definitions = surface.types.iter().map(|(name, definition)| {
        let doc = docs::of_type(name, surface);
        match definition {
            Definition::Struct { fields, sent } => structure(name, fields, *sent, &doc),
            Definition::StringEnum(values) => string_enum(name, values, &doc),
            Definition::IntegerEnum(values) => integer_enum(name, values, &doc),
            Definition::Kinds(kinds) => enum_of_kinds(name, kinds, &doc),
        }
    });
    let doc = docs::TYPES;
    quote! {
        #[doc = #doc]
        #[allow(unused_imports)]
        pub mod types {
            use std::collections::BTreeMap;

            use serde_json::{Map, Value};

            use super::runtime;
            pub use super::runtime::{
                CacheInfo, Credits, Envelope, Id, Meta, Pagination, RateLimits,
            };

            #(#definitions)*
        }
    }
}

fn structure(name: &str, fields: &[Field], sent: bool, doc: &str) -> TokenStream {
    let ident = format_ident!("{name}");
    let members = fields.iter().map(|field| {
        let doc = docs::attribute(&field.doc);
        let name = format_ident!("{}", field.name);
        let ty = &field.ty;
        quote! { #doc pub #name: #ty, }
    });
    let model = model(&ident, fields);
    let setters = sent.then(|| setters(&ident, fields));
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #ident { #(#members)* }
        #model
        #setters
    }
}

/// How a struct is read and written.
fn model(ident: &Ident, fields: &[Field]) -> TokenStream {
    let is_other = |field: &&Field| field.reading == Reading::OtherMembers;
    let known = fields.iter().filter(|field| !is_other(field));
    let members = known.enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let name = format_ident!("{}", field.name);
        let wire_name = &field.wire_name;
        let read = match (field.reading, &field.ty) {
            (Reading::Number, _) => quote! { number },
            (Reading::Object, Type::Option(_)) => quote! { object },
            (Reading::List | Reading::Map | Reading::Object, _) => quote! { or_default },
            _ => quote! { plain },
        };
        let write = match field.ty {
            Type::Option(_) => quote! { optional },
            _ => quote! { member },
        };
        quote! { #index #name #wire_name #read #write; }
    });
    let others = fields.iter().find(is_other).map(|field| {
        let name = format_ident!("{}", field.name);
        quote! { others #name; }
    });
    quote! { runtime::model! { #ident { #(#members)* #others } } }
}

/// What is sent is made from `default()`, member by member; what is missing is noticed when it is
/// sent.
fn setters(ident: &Ident, fields: &[Field]) -> TokenStream {
    let setters = fields.iter().map(|field| {
        let name = format_ident!("{}", field.name);
        let (inner, is_option) = match &field.ty {
            Type::Option(inner) => (&**inner, true),
            ty => (ty, false),
        };
        let ty = argument_type(inner, &TokenStream::new());
        let value = argument_value(&name, inner, &TokenStream::new());
        let value = if is_option {
            quote! { Some(#value) }
        } else {
            value
        };
        let doc = docs::attribute(&field.doc);
        quote! {
            #doc
            #[inline]
            #[must_use]
            pub fn #name(mut self, #name: #ty) -> Self {
                self.#name = #value;
                self
            }
        }
    });
    quote! { impl #ident { #(#setters)* } }
}

fn string_enum(name: &str, values: &[String], doc: &str) -> TokenStream {
    let ident = format_ident!("{name}");
    let variants: Vec<String> = values.iter().map(|value| names::variant(value)).collect();
    let other = other_variant(&variants);
    let variants = variants.iter().map(|variant| format_ident!("{variant}"));
    quote! {
        runtime::text_enum! {
            #[doc = #doc]
            #ident { #(#variants = #values,)* } else #other
        }
    }
}

fn integer_enum(name: &str, values: &[i64], doc: &str) -> TokenStream {
    let ident = format_ident!("{name}");
    let variants: Vec<String> = values
        .iter()
        .map(|value| names::variant(&value.to_string()))
        .collect();
    let other = other_variant(&variants);
    let variants = variants.iter().map(|variant| format_ident!("{variant}"));
    let values = values.iter().map(|value| Literal::i64_unsuffixed(*value));
    quote! {
        runtime::number_enum! {
            #[doc = #doc]
            #ident { #(#variants = #values,)* } else #other
        }
    }
}

fn enum_of_kinds(name: &str, kinds: &[(JsonKind, Type)], doc: &str) -> TokenStream {
    let ident = format_ident!("{name}");
    let variants = kinds.iter().map(|(kind, ty)| {
        let (variant, is) = match kind {
            JsonKind::Boolean => ("Boolean", "is_boolean"),
            JsonKind::Number => ("Number", "is_number"),
            JsonKind::Text => ("Text", "is_string"),
            JsonKind::List => ("List", "is_array"),
            JsonKind::Object => ("Object", "is_object"),
        };
        let (variant, is) = (format_ident!("{variant}"), format_ident!("{is}"));
        quote! { #variant(#ty) if #is, }
    });
    quote! {
        runtime::kinds! {
            #[doc = #doc]
            #ident { #(#variants)* }
        }
    }
}

/// The variant of all other values.
fn other_variant(variants: &[String]) -> Ident {
    let is_free = |name: &&str| !variants.iter().any(|variant| variant == name);
    let name = ["Other", "Unlisted", "AnyOther"].into_iter().find(is_free);
    format_ident!("{}", name.unwrap_or("NotDocumented"))
}

/// The type of the argument from which a value of a type is made.
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

/// A value of a type, made from its argument.
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

/// Whether a list of it is taken as anything that has such items.
fn is_plain(item: &Type) -> bool {
    !matches!(
        item,
        Type::Vec(_) | Type::Map(_) | Type::Object | Type::Option(_)
    )
}

/// A type as it is written outside of the module of types.
pub(crate) fn path(ty: &Type, types: &TokenStream) -> TokenStream {
    if types.is_empty() {
        return quote! { #ty };
    }
    let inner = |inner: &Type| path(inner, types);
    match ty {
        Type::Boolean | Type::Integer | Type::Number | Type::String => quote! { #ty },
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
        Type::Id | Type::Named(_) => quote! { #types #ty },
    }
}
