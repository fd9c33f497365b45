//! Writes the code beside progenitor's: a handle for each group, a request for each operation
//! with its setters and checks, and the enums of numbers.

mod arguments;
mod check;
mod pages;
mod request;

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::{
    adopt::{Adopted, SentMember, SentStruct, operations::Function},
    docs, names,
    surface::{Definition, Method, Surface, Type},
};
pub(crate) use arguments::path;
use arguments::{converted, converted_type};
pub(crate) use pages::paging;
pub(crate) use request::operation;

/// Puts the adopted code into modules, and writes handles, requests and setters beside it.
pub(crate) fn client(surface: &Surface, adopted: &Adopted) -> TokenStream {
    let types = types(surface, adopted);
    if surface.methods.is_empty() {
        return types;
    }
    let handles = handles(surface, &adopted.functions);
    let functions = adopted.functions.iter().map(|function| &function.tokens);
    quote! {
        #types
        /// The functions of progenitor, which assemble the requests.
        ///
        /// Without any group there is no function, and not every group names a type.
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
    }
}

/// Writes the groups, with the functions that assemble their requests.
fn handles(surface: &Surface, functions: &[Function]) -> TokenStream {
    let mut groups: BTreeMap<&str, Vec<(&Method, &Function)>> = BTreeMap::new();
    for (method, function) in surface.methods.iter().zip(functions) {
        let methods = groups.entry(&method.handle).or_default();
        methods.push((method, function));
    }
    let modules = groups
        .iter()
        .map(|(handle, methods)| module(handle, methods, surface));
    let handles = groups.iter().map(|(handle, methods)| {
        let name = format_ident!("{handle}");
        let ty = format_ident!("{}", names::pascal(handle));
        let doc = docs::of_group(methods.iter().map(|(method, _)| *method));
        let doc = format!("Returns the handle of the group. {doc}");
        quote! {
            #[doc = #doc]
            #[inline]
            #[must_use]
            pub fn #name(&self) -> groups::#name::#ty {
                groups::#name::#ty(runtime::Client::clone(self))
            }
        }
    });
    quote! {
        /// Operations by group: a handle for each group, a request for each operation.
        ///
        /// The headers of a response hold the credits that the request used and those that are left
        /// (`x-ofapi-credits-used`, `x-ofapi-credits-balance`), whether the response came from the
        /// server's cache (`x-ofapi-is-cached`), and the team's limit of requests per minute with the
        /// number of those that are left (`x-rate-limit-limit-minute`, `x-rate-limit-remaining-minute`).
        /// `Response::credits`, `Response::is_cached` and `Response::rate_limits` read these headers.
        #[allow(clippy::all, unused_imports)]
        pub mod groups {
            use super::{operations, runtime, types};
            #(#modules)*
        }
        impl Client { #(#handles)* }
    }
}

fn module(handle: &str, methods: &[(&Method, &Function)], surface: &Surface) -> TokenStream {
    let name = format_ident!("{handle}");
    let ty = format_ident!("{}", names::pascal(handle));
    let requests = methods
        .iter()
        .map(|(method, function)| request::request(method, function, surface));
    let (functions, requests): (Vec<_>, Vec<_>) = requests.unzip();
    let doc = docs::of_group(methods.iter().map(|(method, _)| *method));
    let handle_doc = docs::of_handle(handle);
    quote! {
        #[doc = #doc]
        pub mod #name {
            use super::{operations, runtime, types};

            #[doc = #handle_doc]
            #[derive(Clone, Debug)]
            pub struct #ty(pub(in super::super) runtime::Client);
            impl #ty { #(#functions)* }
            #(#requests)*
        }
    }
}

/// Writes the module of types around the adopted ones.
fn types(surface: &Surface, adopted: &Adopted) -> TokenStream {
    let numbers = surface.types.iter().filter_map(|(name, definition)| {
        let Definition::IntegerEnum(values) = definition else {
            return None;
        };
        Some(integer_enum(name, values, &docs::of_type(name, surface)))
    });
    let setters = adopted.sent.iter().map(setters);
    let pages = surface.types.iter().filter_map(|(name, definition)| {
        let field = definition.list_of_page()?;
        let Type::Vec(item) = &field.ty else {
            return None;
        };
        let (name, field) = (format_ident!("{name}"), format_ident!("{}", field.name));
        let item = path(item, &TokenStream::new());
        Some(quote! { runtime::page!(#name, #field, #item); })
    });
    let rows = pages::rows(surface);
    let adopted = &adopted.types;
    let doc = docs::TYPES;
    quote! {
        #[doc = #doc]
        #[allow(unused_imports)]
        pub mod types {
            use super::runtime;
            pub use super::runtime::{
                Amount, CacheInfo, Credits, Envelope, Id, Meta, Pagination, ParseAmountError,
                RateLimits, Secret, Timestamp,
            };

            #adopted
            #(#setters)*
            #(#pages)*
            #(#rows)*
            #(#numbers)*
        }
    }
}

fn integer_enum(name: &str, values: &[i64], doc: &str) -> TokenStream {
    let ident = format_ident!("{name}");
    let variants: Vec<String> = values
        .iter()
        .map(|value| names::variant(&value.to_string()))
        .collect();
    let other = format_ident!("{}", names::other_variant(&variants));
    let variants = variants.iter().map(|variant| format_ident!("{variant}"));
    let values = values.iter().map(|value| Literal::i64_unsuffixed(*value));
    quote! {
        runtime::number_enum! {
            #[doc = #doc]
            #ident { #(#variants = #values,)* } else #other
        }
    }
}

/// Writes the setters of a struct that is sent, for the members that typify wrote.
///
/// A value starts as `default()` and gets its members one by one; the check before sending reports
/// members that are missing.
fn setters(sent: &SentStruct) -> TokenStream {
    let setters = sent.members.iter().map(|member| {
        let SentMember {
            docs,
            ident: name,
            ty,
        } = member;
        let (inner, is_option) = match ty {
            Type::Option(inner) => (&**inner, true),
            ty => (ty, false),
        };
        let ty = converted_type(inner, &TokenStream::new());
        let value = converted(name, inner);
        let is_list = matches!(inner, Type::Vec(_));
        let set = match (is_list, is_option) {
            (true, true) => quote! { self.#name.get_or_insert_default().extend(#value) },
            (true, false) => quote! { self.#name.extend(#value) },
            (false, true) => quote! { self.#name = Some(#value) },
            (false, false) => quote! { self.#name = #value },
        };
        let extends = docs::EXTENDS;
        let extends = is_list.then(|| quote! { #[doc = ""] #[doc = #extends] });
        quote! {
            #docs
            #extends
            #[inline]
            #[must_use]
            pub fn #name(mut self, #name: #ty) -> Self {
                #set;
                self
            }
        }
    });
    let ident = &sent.ident;
    quote! {
        impl #ident { #(#setters)* }
        runtime::argument!(#ident);
    }
}
