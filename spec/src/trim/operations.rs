//! Trims the operations: proves each against the plan, then replaces how it sends.

use std::collections::BTreeMap;

use quote::{format_ident, quote};
use syn::{
    Attribute, Block, Fields, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, ItemStruct,
    ReturnType, parse_quote,
};

use super::{last_name, put_items, stock, take_items, text, type_text};
use crate::{Argument, Definition, Error, Location, Method, Success, Surface, Type};

/// Whether this is the `impl Client` that has the operations, not the constructors.
pub(super) fn are_in(item: &ItemImpl) -> bool {
    item.trait_.is_none()
        && last_name(&item.self_ty).as_deref() == Some("Client")
        && !item
            .items
            .iter()
            .any(|item| matches!(item, ImplItem::Fn(function) if function.sig.ident == "new_with_client"))
}

fn unplanned(method: &Method, problem: impl Into<String>) -> Error {
    Error::new(method.operation(), problem)
}

/// Gives the methods of the client their documentation.
pub(super) fn methods(mut item: ItemImpl, surface: &Surface) -> Result<ItemImpl, Error> {
    let mut stock = functions(&mut item.items);
    for method in &surface.methods {
        let function = stock.remove(&method.name).ok_or_else(|| {
            unplanned(
                method,
                format!("expected `Client::{}`, found none", method.name),
            )
        })?;
        let builder = &method.builder;
        let found = text(&function.sig.output);
        if found != format!("->builder::{builder}<'_>") {
            let problem = format!(
                "expected `Client::{}` to return `{builder}`, found `{found}`",
                method.name
            );
            return Err(unplanned(method, problem));
        }
        let doc = &method.doc;
        function.attrs = vec![parse_quote! { #[doc = #doc] }];
    }
    if let Some(name) = stock.into_keys().next() {
        return Err(Error::new(
            format!("`Client::{name}`"),
            "the method is not planned",
        ));
    }
    Ok(item)
}

fn functions(items: &mut [ImplItem]) -> BTreeMap<String, &mut ImplItemFn> {
    items
        .iter_mut()
        .filter_map(|item| match item {
            ImplItem::Fn(function) => Some((function.sig.ident.to_string(), function)),
            _ => None,
        })
        .collect()
}

/// Trims the builders of requests.
pub(super) fn builders(mut module: ItemMod, surface: &Surface) -> Result<ItemMod, Error> {
    let mut structs = BTreeMap::new();
    let mut impls = BTreeMap::new();
    for item in take_items(&mut module) {
        match item {
            Item::Struct(item) => {
                structs.insert(item.ident.to_string(), item);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                impls.insert(last_name(&item.self_ty).unwrap_or_default(), item);
            }
            _ => {}
        }
    }
    let mut trimmed: Vec<Item> = vec![parse_quote! { use super::{runtime, types}; }];
    for method in &surface.methods {
        let missing = || {
            unplanned(
                method,
                format!("expected the builder `{}`, found none", method.builder),
            )
        };
        let mut item = structs.remove(&method.builder).ok_or_else(missing)?;
        check_fields(&item, method, surface)?;
        let doc = format!(
            "A request made by [`Client::{}`](super::Client::{}).",
            method.name, method.name
        );
        item.attrs
            .retain(|attribute| !attribute.path().is_ident("doc"));
        item.attrs.insert(0, parse_quote! { #[doc = #doc] });
        item.attrs
            .push(parse_quote! { #[must_use = "a request does nothing until it is sent"] });
        trimmed.push(Item::Struct(item));

        let mut item = impls.remove(&method.builder).ok_or_else(missing)?;
        setters(&mut item, method, surface)?;
        trimmed.push(Item::Impl(item));
    }
    match structs.into_keys().next() {
        Some(name) => Err(Error::new(
            format!("builder `{name}`"),
            "the builder is not planned",
        )),
        None => {
            let attributes = parse_quote! {
                /// Requests in the making, one type per operation.
                #[allow(clippy::all)]
            };
            Ok(put_items(module, attributes, trimmed))
        }
    }
}

fn check_fields(item: &ItemStruct, method: &Method, surface: &Surface) -> Result<(), Error> {
    let mut expected = vec![("client".to_owned(), "&'aClient".to_owned())];
    expected.extend(method.arguments.iter().map(|argument| {
        let ty = argument.ty.to_string().replace(' ', "");
        let ty = if argument.required {
            ty
        } else {
            format!("Option<{ty}>")
        };
        (argument.name.clone(), format!("Result<{ty},String>"))
    }));
    expected.extend(method.body.iter().map(|(ty, _)| {
        let builder = if surface.is_struct(ty) {
            "builder::"
        } else {
            ""
        };
        let ty = ty.to_string().replace(' ', "");
        ("body".to_owned(), format!("Result<{builder}{ty},String>"))
    }));
    let Fields::Named(fields) = &item.fields else {
        return Err(unplanned(method, "expected a builder with fields"));
    };
    let found: Vec<(String, String)> = fields
        .named
        .iter()
        .map(|field| {
            let name = field.ident.as_ref().map(ToString::to_string);
            (name.unwrap_or_default(), type_text(&field.ty))
        })
        .collect();
    if found == expected {
        Ok(())
    } else {
        Err(unplanned(
            method,
            format!("expected the arguments {expected:?}, found {found:?}"),
        ))
    }
}

fn setters(item: &mut ItemImpl, method: &Method, surface: &Surface) -> Result<(), Error> {
    let mut functions = functions(&mut item.items);
    for argument in &method.arguments {
        let setter = functions.remove(&argument.name).ok_or_else(|| {
            unplanned(
                method,
                format!("expected the setter `{}`, found none", argument.name),
            )
        })?;
        let doc = match argument.doc.as_str() {
            "" => format!("Sets `{}`.", argument.wire_name),
            doc => format!("Sets `{}`.\n\n{doc}", argument.wire_name),
        };
        setter.attrs = vec![parse_quote! { #[doc = #doc] }];
        setter.block = setter_block(argument, surface);
    }
    let new = functions
        .remove("new")
        .ok_or_else(|| unplanned(method, "expected `new`, found none"))?;
    new.block = new_block(method, surface);
    let send = functions
        .remove("send")
        .ok_or_else(|| unplanned(method, "expected `send`, found none"))?;
    let (expected_output, expected_block) = stock::send(method, surface);
    for (expected, found) in [
        (text(&expected_output), text(&send.sig.output)),
        (text(&expected_block), text(&send.block)),
    ] {
        if expected != found {
            return Err(unplanned(method, first_difference(&expected, &found)));
        }
    }
    send.sig.output = output(&method.success);
    send.block = block(method, surface);
    send.attrs = send_documentation(method);
    Ok(())
}

/// Stock setters say what they could not convert to as Rust tokens; ours, what they expected.
fn setter_block(argument: &Argument, surface: &Surface) -> Block {
    let name = format_ident!("{}", argument.name);
    let some = (!argument.required).then(|| quote! { .map(Some) });
    let problem = format!("{name}: expected {}", expectation(&argument.ty, surface));
    parse_quote! {{
        self.#name = value.try_into() #some .map_err(|_| #problem.to_owned());
        self
    }}
}

fn expectation(ty: &Type, surface: &Surface) -> String {
    match ty {
        Type::Boolean => "a boolean".to_owned(),
        Type::Integer => "a whole number of 64 bits".to_owned(),
        Type::Number => "a number".to_owned(),
        Type::String => "text".to_owned(),
        Type::Vec(_) => "a list".to_owned(),
        Type::Value | Type::Object | Type::Map(_) => "JSON".to_owned(),
        Type::Option(inner) => expectation(inner, surface),
        Type::Named(name) => match surface.types.get(name) {
            Some(Definition::StringEnum(values)) => format!("one of {}", values.join(", ")),
            Some(Definition::IntegerEnum(values)) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                format!("one of {}", values.join(", "))
            }
            _ => format!("`{name}`"),
        },
    }
}

fn new_block(method: &Method, surface: &Surface) -> Block {
    let missing = |name: &str| {
        let problem = format!("{name}: expected a value, found none");
        quote! { Err(#problem.to_owned()) }
    };
    let arguments = method.arguments.iter().map(|argument| {
        let name = format_ident!("{}", argument.name);
        let value = if argument.required {
            missing(&argument.name)
        } else {
            quote! { Ok(None) }
        };
        quote! { #name: #value }
    });
    let body = method.body.iter().map(|(ty, _)| {
        if surface.is_struct(ty) {
            quote! { body: Ok(::std::default::Default::default()) }
        } else {
            let value = missing("body");
            quote! { body: #value }
        }
    });
    parse_quote! {{
        Self { client, #(#arguments,)* #(#body,)* }
    }}
}

fn first_difference(expected: &str, found: &str) -> String {
    let at = expected
        .char_indices()
        .zip(found.chars())
        .find(|((_, a), b)| a != b)
        .map_or(expected.len().min(found.len()), |((at, _), _)| at);
    let excerpt = |text: &str| {
        text.get(at..)
            .unwrap_or_default()
            .chars()
            .take(80)
            .collect::<String>()
    };
    format!(
        "expected progenitor to write `{}`, found `{}`",
        excerpt(expected),
        excerpt(found)
    )
}

fn send_documentation(method: &Method) -> Vec<Attribute> {
    let summary = format!("Sends the request: `{}`.", method.operation());
    parse_quote! {
        #[doc = #summary]
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
    }
}

/// Our way of sending: assembly and one call.
fn block(method: &Method, surface: &Surface) -> Block {
    let http_method = method.http_method;
    let path = &method.path;
    let arguments = method.arguments.iter().map(|argument| {
        let name = format_ident!("{}", argument.name);
        let wire_name = &argument.wire_name;
        match argument.location {
            Location::Path => quote! { .path(#wire_name, self.#name) },
            Location::Query => quote! { .query(#wire_name, self.#name) },
            Location::Header => quote! { .header(#wire_name, self.#name) },
        }
    });
    let body = method.body.iter().map(|(ty, is_form)| {
        let body = match ty {
            // A struct is made by its builder, which may still lack something.
            Type::Named(name) if surface.is_struct(ty) => {
                let name = format_ident!("{name}");
                quote! {
                    self.body.and_then(|body| {
                        types::#name::try_from(body).map_err(|error| format!("body: {error}"))
                    })
                }
            }
            _ => quote! { self.body },
        };
        if *is_form {
            quote! { .form(#body) }
        } else {
            quote! { .json(#body) }
        }
    });
    let send = match method.success {
        Success::Json(_) => quote! { send },
        Success::Text => quote! { send_for_text },
        Success::Bytes => quote! { send_for_bytes },
        Success::Empty => quote! { send_for_nothing },
    };
    parse_quote! {{
        runtime::Request::new(#http_method, #path)
            #(#arguments)*
            #(#body)*
            .#send(self.client)
            .await
    }}
}

fn output(success: &Success) -> ReturnType {
    let ty = match success {
        Success::Json(ty) => quote! { #ty },
        Success::Text => quote! { String },
        Success::Bytes => quote! { runtime::Bytes },
        Success::Empty => quote! { () },
    };
    parse_quote! { -> Result<runtime::Response<#ty>, runtime::Error> }
}
