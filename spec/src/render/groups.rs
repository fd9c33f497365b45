//! Writes the handles of the groups, their methods, and the requests that these return.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    docs,
    types::{argument_type, argument_value, path},
};
use crate::{Argument, Location, Method, Rule, Success, Surface, Type, names};

pub(super) fn groups(surface: &Surface) -> TokenStream {
    let mut groups: BTreeMap<&str, Vec<&Method>> = BTreeMap::new();
    for method in &surface.methods {
        groups.entry(&method.handle).or_default().push(method);
    }
    let modules = groups
        .iter()
        .map(|(handle, methods)| module(handle, methods, surface));
    let handles = groups.iter().map(|(handle, methods)| {
        let name = format_ident!("{handle}");
        let ty = format_ident!("{}", names::pascal(handle));
        let doc = docs::of_group(methods);
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
        /// The operations, in groups: a handle for each group, a request for each operation.
        #[allow(clippy::all, unused_imports)]
        pub mod groups {
            use super::{runtime, types};
            #(#modules)*
        }
        impl Client { #(#handles)* }
    }
}

fn module(handle: &str, methods: &[&Method], surface: &Surface) -> TokenStream {
    let name = format_ident!("{handle}");
    let ty = format_ident!("{}", names::pascal(handle));
    let functions = methods.iter().map(|method| function(method, surface));
    let requests = methods.iter().map(|method| request(method));
    let doc = docs::of_group(methods);
    let handle_doc = docs::of_handle(handle);
    quote! {
        #[doc = #doc]
        pub mod #name {
            use super::{runtime, types};

            #[doc = #handle_doc]
            #[derive(Clone, Debug)]
            pub struct #ty(pub(in super::super) runtime::Client);
            impl #ty { #(#functions)* }
            #(#requests)*
        }
    }
}

/// The method of the handle.
fn function(method: &Method, surface: &Surface) -> TokenStream {
    let types = quote! { types:: };
    let doc = docs::of_method(method, surface);
    let name = format_ident!("{}", method.name);
    let builder = format_ident!("{}", method.builder);
    let deprecated = method
        .is_deprecated
        .then(|| quote! { #[deprecated = "the server may stop answering it"] });
    let parameters = method.arguments_in(Location::Path).map(|argument| {
        let name = format_ident!("{}", argument.name);
        let ty = argument_type(&argument.ty, &types);
        quote! { #name: #ty }
    });
    let path_arguments = method.arguments_in(Location::Path).map(|argument| {
        let name = format_ident!("{}", argument.name);
        let wire_name = &argument.wire_name;
        let value = argument_value(&name, &argument.ty, &types);
        let set = if argument.is_url_in_path() {
            quote! { path_url }
        } else {
            quote! { path }
        };
        quote! { .#set(#wire_name, #value) }
    });
    let operation = operation(method);
    quote! {
        #[doc = #doc]
        #deprecated
        #[inline]
        pub fn #name(&self, #(#parameters),*) -> #builder {
            #builder(runtime::Request::new(&self.0, #operation) #(#path_arguments)*)
        }
    }
}

/// What is known of an operation before its arguments are.
fn operation(method: &Method) -> TokenStream {
    let http_method = method.http_method;
    let path = &method.path;
    let name = format!("{}.{}", method.handle, method.name);
    let takes_idempotency_key = method.takes_idempotency_key();
    let (is_stored, reports_failure) = (method.facts.is_stored, method.facts.reports_failure);
    let body = match method.body {
        None => quote! { None },
        Some(body) if body.is_form => quote! { Form },
        Some(body) if body.is_object => quote! { Json },
        Some(_) => quote! { AnyJson },
    };
    let checks = method
        .arguments
        .iter()
        .filter(|argument| argument.required || !argument.limits.is_empty())
        // The request checks the key itself, and makes one where none is set.
        .filter(|argument| argument.location != Location::Path && !argument.is_set_by_all())
        .map(check);
    quote! {
        &runtime::Operation {
            method: #http_method,
            path: #path,
            name: #name,
            body: runtime::Body::#body,
            checks: &[#(#checks),*],
            takes_idempotency_key: #takes_idempotency_key,
            is_stored: #is_stored,
            reports_failure: #reports_failure,
        }
    }
}

fn check(argument: &Argument) -> TokenStream {
    let location = location(argument.location);
    let (name, wire_name) = (&argument.name, &argument.wire_name);
    let (required, nullable) = (argument.required, argument.nullable);
    let limits = argument.limits.iter().map(|(way, rule)| {
        let rule = match rule {
            Rule::Required => quote! { Required },
            Rule::Minimum(number) => quote! { Minimum(#number) },
            Rule::Maximum(number) => quote! { Maximum(#number) },
            Rule::MinLength(length) => quote! { MinLength(#length) },
            Rule::MaxLength(length) => quote! { MaxLength(#length) },
            Rule::MinItems(length) => quote! { MinItems(#length) },
            Rule::MaxItems(length) => quote! { MaxItems(#length) },
            Rule::Needs(text, member) => quote! { Needs(#text, #member) },
        };
        quote! { (&[#(#way),*], runtime::Limit::#rule) }
    });
    quote! {
        runtime::Check {
            location: runtime::Location::#location,
            wire_name: #wire_name,
            name: #name,
            required: #required,
            nullable: #nullable,
            limits: &[#(#limits),*],
        }
    }
}

fn location(location: Location) -> TokenStream {
    match location {
        Location::Path => quote! { Path },
        Location::Query => quote! { Query },
        Location::Header => quote! { Header },
        Location::Body => quote! { Body },
    }
}

/// The request that a method returns, with its setters.
fn request(method: &Method) -> TokenStream {
    let name = format_ident!("{}", method.builder);
    let doc = docs::of_request(method);
    let setters = method
        .arguments
        .iter()
        .filter(|argument| argument.location != Location::Path && !argument.is_set_by_all())
        .map(|argument| setter(argument, method));
    let (decoder, answer) = match &method.success {
        Success::Json(ty) => {
            let decoder = if ty.is_never_null() {
                quote! { JsonData }
            } else {
                quote! { Json }
            };
            (decoder, path(ty, &quote! { types:: }))
        }
        Success::Text => (quote! { Text }, quote! { String }),
        Success::Bytes => (quote! { Raw }, quote! { runtime::Bytes }),
        Success::Empty => (quote! { Nothing }, quote! { () }),
    };
    let body = method
        .body
        .map(|_| quote! { runtime::request_body!(#name); });
    quote! {
        #[doc = #doc]
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct #name(runtime::Request);
        impl #name { #(#setters)* }
        runtime::request!(#name, runtime::#decoder, #answer);
        #body
    }
}

fn setter(argument: &Argument, method: &Method) -> TokenStream {
    let types = quote! { types:: };
    let doc = docs::attribute(&argument.doc);
    let wire_name = &argument.wire_name;
    let name = format_ident!("{}", argument.name);
    let (ty, value) = match &argument.ty {
        // As the server sends the same id as a number elsewhere.
        Type::String if names::is_reference(wire_name) => (
            quote! { impl Into<types::Id> },
            quote! { Into::<types::Id>::into(#name).to_string() },
        ),
        Type::Vec(item) if **item == Type::String && names::is_reference(wire_name) => (
            quote! { impl IntoIterator<Item = impl Into<types::Id>> },
            quote! { runtime::ids(#name) },
        ),
        ty => (argument_type(ty, &types), argument_value(&name, ty, &types)),
    };
    let location = location(argument.location);
    let set = match argument.ty {
        Type::Value => quote! { set_json },
        _ => quote! { set },
    };
    let setter = quote! {
        #doc
        #[inline]
        pub fn #name(self, #name: #ty) -> Self {
            Self(self.0.#set(runtime::Location::#location, #wire_name, #value))
        }
    };
    let clear = format!("clear_{}", argument.name.trim_end_matches('_'));
    let is_free = method.arguments.iter().all(|other| other.name != clear);
    if !argument.nullable || argument.ty == Type::Value || !is_free {
        return setter;
    }
    let doc =
        format!("Sends `null` as `{wire_name}`, which is something else than leaving it out.");
    let clear = format_ident!("{clear}");
    quote! {
        #setter
        #[doc = #doc]
        #[inline]
        pub fn #clear(self) -> Self {
            Self(self.0.set_json(runtime::Location::#location, #wire_name, ::serde_json::Value::Null))
        }
    }
}
