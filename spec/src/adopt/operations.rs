//! Adopts the functions that progenitor wrote, one for each operation.

mod assembly;

use std::{collections::BTreeMap, fmt};

use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    rust_type,
    tokens::{Cursor, mapped},
};
use crate::{
    document::Location,
    emit,
    error::Error,
    names::{self, Scope},
    surface::{Argument, Method, Payload, Success, Surface, Type},
};
use assembly::Assembly;

/// The place that errors name if a problem belongs to no single operation.
const PLACE: &str = "the functions of progenitor";

/// A function that assembles a request.
pub(crate) struct Function {
    pub(crate) name: Ident,
    /// The arguments in the order of progenitor's function.
    pub(crate) parameters: Vec<Parameter>,
    /// The content of the response.
    pub(crate) success: Success,
    /// The type of the response, with its path from the module that holds `types`.
    pub(crate) response: TokenStream,
    pub(crate) tokens: TokenStream,
}

/// An argument of a function.
pub(crate) struct Parameter {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) is_optional: bool,
    pub(crate) is_borrowed: bool,
    pub(crate) place: Place,
    tokens: TokenStream,
}

impl Parameter {
    /// Returns whether it is a body that is sent as a form of parts.
    pub(crate) fn is_form_of_parts(&self) -> bool {
        // No other body is of a named type.
        self.place == Place::Body && matches!(&self.ty, Type::Named(name) if name == emit::FORM)
    }
}

/// The part of the request that carries an argument.
#[derive(Debug, PartialEq)]
pub(crate) enum Place {
    /// The path, at this index among its arguments.
    Path(usize),
    /// The query, under this name.
    Query(String),
    /// The header of this name.
    Header(String),
    /// The body.
    Body,
    /// No part, until its use is read.
    Nowhere,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(index) => write!(f, "argument {index} of the path"),
            Self::Query(name) => write!(f, "query `{name}`"),
            Self::Header(name) => write!(f, "header `{name}`"),
            Self::Body => f.write_str("the body"),
            Self::Nowhere => f.write_str("one that is not sent"),
        }
    }
}

/// Adopts the functions of the methods of a surface, in their order.
pub(super) fn functions(content: TokenStream, surface: &Surface) -> Result<Vec<Function>, Error> {
    let mut functions = BTreeMap::new();
    let mut cursor = Cursor::new(content);
    while !cursor.is_empty() {
        let mut item = Cursor::new(cursor.item());
        let named = item.attributes().and_then(|attributes| {
            item.expect("pub async fn")?;
            Ok((item.ident()?.to_string(), attributes))
        });
        let (name, attributes) = named.map_err(|problem| Error::new(PLACE, problem))?;
        functions.insert(name, (attributes, item));
    }
    let ids = emit::operation_ids(surface);
    let mut adopted = Vec::new();
    for (id, method) in ids.iter().zip(&surface.methods) {
        let function = functions
            .remove(id)
            .ok_or_else(|| format!("expected a function `{id}` from progenitor, found none"))
            .and_then(|(attributes, item)| function(id, &attributes, item, method))
            .map_err(|problem| Error::new(method.operation(), problem))?;
        adopted.push(function);
    }
    match functions.into_keys().next() {
        None => Ok(adopted),
        Some(name) => Err(Error::new(
            PLACE,
            format!("expected one function for each operation, found another, `{name}`"),
        )),
    }
}

/// Adopts a function, from its generics on.
///
/// The adopted function ends where the request is assembled: sending and errors are hand-written.
fn function(
    id: &str,
    attributes: &[TokenStream],
    mut item: Cursor,
    method: &Method,
) -> Result<Function, String> {
    item.expect("< ' a >")?;
    let mut parameters = parameters(item.group(Delimiter::Parenthesis)?)?;
    item.expect("- > Result < ResponseValue <")?;
    let success = item.until('>');
    item.expect(", Error <")?;
    item.group(Delimiter::Parenthesis)?;
    item.expect(">")?;
    item.take(",");
    item.expect(">")?;
    let assembly = Assembly::read(item.group(Delimiter::Brace)?, id, &success, &mut parameters)?;
    let is_planned = method.body.as_ref().is_some_and(Payload::is_multipart);
    if assembly.has_parts() != is_planned {
        let [expected, found] = [is_planned, !is_planned].map(|has_parts| match has_parts {
            true => "a form of parts",
            false => "none",
        });
        return Err(format!("expected {expected} as the body, found {found}"));
    }
    if let Some(unused) = parameters.iter().find(|one| one.place == Place::Nowhere) {
        let name = &unused.ident;
        return Err(format!(
            "expected the argument `{name}` in the request, found no use of it"
        ));
    }
    for parameter in &parameters {
        if parameter.place != Place::Body && argument(method, &parameter.place).is_none() {
            let place = &parameter.place;
            return Err(format!("expected planned parameters alone, found {place}"));
        }
    }
    let places = || {
        parameters
            .iter()
            .filter_map(|one| argument(method, &one.place))
    };
    let mut planned = method.arguments.iter();
    let missing = planned.find(|argument| {
        let is_there = || places().any(|known| std::ptr::eq(known, *argument));
        argument.location != Location::Body && !is_there()
    });
    if let Some(argument) = missing {
        let name = &argument.wire_name;
        return Err(format!("expected a parameter `{name}`, found none"));
    }
    rename(&mut parameters, &assembly, method);
    let types = quote! { types:: };
    let declared = parameters.iter().map(|Parameter { ident, tokens, .. }| {
        let ty = mapped(tokens.clone(), &types);
        quote! { #ident: #ty }
    });
    let (success, response) = response(success, method, &types)?;
    let name = format_ident!("{id}");
    let assembly = assembly.tokens(&parameters);
    Ok(Function {
        tokens: quote! {
            #(#[#attributes])*
            #[inline]
            pub(super) fn #name<'a>(&'a self, #(#declared),*)
                -> Result<runtime::Assembled<#response>, runtime::Problem>
            { #assembly }
        },
        name,
        parameters,
        success,
        response,
    })
}

/// Reads the arguments after `self`.
fn parameters(tokens: TokenStream) -> Result<Vec<Parameter>, String> {
    let mut cursor = Cursor::new(tokens);
    cursor.expect("& ' a self")?;
    cursor.take(",");
    let mut parameters = Vec::new();
    while !cursor.is_empty() {
        let ident = cursor.ident()?;
        cursor.expect(":")?;
        let tokens = cursor.until(',');
        let read = rust_type::parameter(tokens.clone());
        let read = read.map_err(|problem| format!("{ident}: {problem}"))?;
        parameters.push(Parameter {
            ident,
            ty: read.ty,
            is_optional: read.is_optional,
            is_borrowed: read.is_borrowed,
            place: Place::Nowhere,
            tokens,
        });
    }
    Ok(parameters)
}

/// Gives each argument the name of its setter or path argument, so that no two have one name:
/// progenitor makes `ids` of both `ids` and `ids[]`.
fn rename(parameters: &mut [Parameter], assembly: &Assembly, method: &Method) {
    let mut taken = Scope::default();
    let locals = [&assembly.url, &assembly.request].map(ToString::to_string);
    // The names that the code around the call of the function uses.
    let callers = ["assembled", "key", "operations", "request"];
    for local in emit::TAKEN_ARGUMENTS.into_iter().chain(callers) {
        taken.try_claim(local);
    }
    for local in &locals {
        taken.try_claim(local);
    }
    let mut name = |parameter: &mut Parameter| {
        if let Some(argument) = argument(method, &parameter.place) {
            parameter.ident = format_ident!("{}", taken.claim(&argument.name, names::snake));
        }
    };
    let is_in_path = |parameter: &&mut Parameter| matches!(parameter.place, Place::Path(_));
    // Setters choose first, so that they keep their names.
    let setters = parameters.iter_mut();
    setters.filter(|one| !is_in_path(one)).for_each(&mut name);
    parameters.iter_mut().filter(is_in_path).for_each(name);
}

/// Returns the planned argument for a place.
pub(crate) fn argument<'a>(method: &'a Method, place: &Place) -> Option<&'a Argument> {
    match place {
        Place::Path(index) => method.arguments_in(Location::Path).nth(*index),
        Place::Query(name) => method
            .arguments_in(Location::Query)
            .find(|argument| argument.wire_name == *name),
        Place::Header(name) => method
            .arguments_in(Location::Header)
            .find(|argument| argument.wire_name.eq_ignore_ascii_case(name)),
        Place::Body | Place::Nowhere => None,
    }
}

/// Reads the type of the response.
///
/// progenitor writes one type for text and for bytes; the document tells them apart.
fn response(
    tokens: TokenStream,
    method: &Method,
    types: &TokenStream,
) -> Result<(Success, TokenStream), String> {
    Ok(match tokens.to_string().as_str() {
        "()" => (Success::Empty, quote! { () }),
        "ByteStream" if method.success == Success::Text => (Success::Text, quote! { String }),
        "ByteStream" => (Success::Bytes, quote! { runtime::Bytes }),
        _ => {
            let ty = rust_type::ty(tokens.clone());
            let ty = ty.map_err(|problem| format!("the response: {problem}"))?;
            (Success::Json(ty), mapped(tokens, types))
        }
    })
}
