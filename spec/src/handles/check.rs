//! Writes the check of an argument before a request is sent.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    document::Location,
    shape::{Limit, Sibling},
    surface::{Argument, JsonKind},
};

/// Returns whether an argument has a check.
pub(super) fn is_checked(argument: &Argument) -> bool {
    // A path argument is checked as a segment. The request checks the key itself, and makes one
    // where none is set.
    argument.location != Location::Path
        && !argument.is_set_by_all()
        && (argument.required || !argument.limits.is_empty() || !argument.kinds.is_empty())
}

/// Writes the `Check` of an argument.
pub(super) fn check(argument: &Argument) -> TokenStream {
    let location = match argument.location {
        Location::Header => quote! { Header },
        Location::Body => quote! { Body },
        Location::Query | Location::Path => quote! { Query },
    };
    let (name, wire_name) = (&argument.name, &argument.wire_name);
    let (required, filled) = (argument.required, argument.filled);
    let nullable = argument.nullable;
    let kinds = argument.kinds.iter().map(|(path, kind)| {
        let kind = match kind {
            JsonKind::Boolean => quote! { Boolean },
            JsonKind::Integer => quote! { Integer },
            JsonKind::Number => quote! { Number },
            JsonKind::Text => quote! { Text },
            JsonKind::List => quote! { List },
            JsonKind::Object => quote! { Object },
        };
        quote! { (&[#(#path),*], runtime::Limit::Kind(runtime::Kind::#kind)) }
    });
    let limits = argument.limits.iter().map(|(path, limit)| {
        let limit = self::limit(limit);
        quote! { (&[#(#path),*], runtime::Limit::#limit) }
    });
    let limits = kinds.chain(limits);
    quote! {
        runtime::Check {
            location: runtime::Location::#location,
            wire_name: #wire_name,
            name: #name,
            required: #required,
            filled: #filled,
            nullable: #nullable,
            limits: &[#(#limits),*],
        }
    }
}

fn limit(limit: &Limit) -> TokenStream {
    let sibling = |Sibling { name, values }: &Sibling| {
        quote! { runtime::Sibling { name: #name, values: &[#(#values),*] } }
    };
    match limit {
        Limit::Required => quote! { Required },
        Limit::Filled => quote! { Filled },
        Limit::True => quote! { True },
        Limit::Number(words) => quote! { Number(&[#(#words),*]) },
        Limit::Minimum(number) => quote! { Minimum(#number) },
        Limit::Maximum(number) => quote! { Maximum(#number) },
        Limit::ZeroOr(number) => quote! { ZeroOr(#number) },
        Limit::OneOf(numbers) => quote! { OneOf(&[#(#numbers),*]) },
        Limit::Among(texts) => quote! { Among(&[#(#texts),*]) },
        Limit::MinLength(length) => quote! { MinLength(#length) },
        Limit::MaxLength(length) => quote! { MaxLength(#length) },
        Limit::MinItems(length) => quote! { MinItems(#length) },
        Limit::MaxItems(length) => quote! { MaxItems(#length) },
        Limit::Date => quote! { Date },
        Limit::Needs(texts, needed) => {
            let needed = sibling(needed);
            quote! { Needs(&[#(#texts),*], #needed) }
        }
        Limit::Excludes(name) => quote! { Excludes(#name) },
        Limit::Unless(siblings) => {
            let siblings = siblings.iter().map(sibling);
            quote! { Unless(&[#(#siblings),*]) }
        }
    }
}
