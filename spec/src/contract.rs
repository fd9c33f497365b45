//! Writes the calls of the contract test: every generated method, with arguments from the document.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Value, json};

use crate::{
    document::{Body, Document, Location, Operation, Parameter},
    handles, names, sample,
    shape::{Kind, Limits, Shape},
    surface::{Argument, Method, Success, Surface},
};

/// What is given where a whole URL is one segment of the path.
const URL: &str = "https://cdn2.onlyfans.com/files/1/2.jpg?Policy=a+b&x=%20";

/// Returns Rust source: an expression of a list of `Case`s.
///
/// A case holds what must arrive at the server, taken from the document, and a call of the
/// generated method that makes it so. `Case`, `Called`, `decode` and `from` are up to whoever
/// includes it.
#[must_use]
pub fn contract(document: &Document, surface: &Surface) -> String {
    let cases = surface.methods.iter().filter_map(|method| {
        let is_its = |operation: &&Operation| {
            operation.method == method.http_method && operation.path == method.path
        };
        let operation = document.operations.iter().find(is_its)?;
        Some(case(operation, method))
    });
    quote! { vec![#(#cases),*] }.to_string()
}

fn case(operation: &Operation, method: &Method) -> TokenStream {
    let mut path = operation.path.clone();
    let mut query = Vec::new();
    let mut headers = Vec::new();
    for parameter in &operation.parameters {
        let (shape, limits) = (&parameter.shape, &parameter.limits);
        let value = argument(&parameter.name, shape, limits, parameter.location);
        match parameter.location {
            Location::Path => {
                let placeholder = format!("{{{}}}", parameter.name);
                path = path.replace(&placeholder, &escaped(&text(&value)));
            }
            Location::Query => query.extend(pairs(&parameter.name, &value)),
            // Members of the body are no parameters.
            Location::Body => {}
            Location::Header => headers.push((parameter.name.clone(), text(&value))),
        }
    }
    let pairs = |pairs: &[(String, String)]| {
        let pairs = pairs.iter().map(|(name, value)| quote! { (#name, #value) });
        quote! { &[#(#pairs),*] }
    };
    let (query, headers) = (pairs(&query), pairs(&headers));
    let name = method.operation();
    let http_method = method.http_method;
    let body = body(operation);
    let expected_body = match &body {
        Some(body) => quote! { Some(#body) },
        None => quote! { None },
    };
    let call = call(operation, method);
    let decode = match &method.success {
        Success::Json(ty) => {
            let ty = handles::path(ty, &quote! { types:: });
            quote! { Some(decode::<#ty>) }
        }
        _ => quote! { None },
    };
    quote! {
        Case {
            operation: #name,
            method: #http_method,
            path: #path,
            query: #query,
            headers: #headers,
            body: #expected_body,
            decode: #decode,
            call: |client| Box::pin(async move { #call }),
        }
    }
}

fn call(operation: &Operation, method: &Method) -> TokenStream {
    let (handle, name) = (
        format_ident!("{}", method.handle),
        format_ident!("{}", method.name),
    );
    let value = |argument: &Argument| {
        let ty = handles::path(&argument.ty, &quote! { types:: });
        let (shape, limits) = documented(operation, argument)?;
        let (name, location) = (&argument.wire_name, argument.location);
        let value = self::argument(name, shape, limits, location);
        let value = if argument.is_set_by_all() {
            Value::String(text(&value))
        } else {
            value
        };
        let value = value.to_string();
        Some(quote! { from::<#ty>(#value) })
    };
    let in_path = method.arguments_in(Location::Path).filter_map(value);
    let setters = method
        .arguments
        .iter()
        .filter(|argument| argument.location != Location::Path)
        .filter_map(|argument| {
            let setter = format_ident!("{}", argument.name);
            let value = value(argument)?;
            Some(quote! { .#setter(#value) })
        });
    let body = method
        .body
        .filter(|body| !body.is_object)
        .and_then(|_| body(operation));
    let body = body.map(|body| quote! { .body(from::<Value>(#body)) });
    let called = match method.success {
        Success::Json(_) => quote! { Called::json(&response) },
        Success::Text => quote! { Called::text(&response) },
        Success::Bytes => quote! { Called::bytes(&response) },
        Success::Empty => quote! { Called::nothing(&response) },
    };
    let allow = method
        .is_deprecated
        .then(|| quote! { #[allow(deprecated)] });
    quote! {
        #allow
        let request = client.#handle().#name(#(#in_path),*) #(#setters)* #body;
        let response = request.await?;
        Ok(#called)
    }
}

fn documented<'a>(
    operation: &'a Operation,
    argument: &Argument,
) -> Option<(&'a Shape, &'a Limits)> {
    if argument.location == Location::Body {
        let (Body::Json(body) | Body::Form(body)) = operation.body.as_ref()? else {
            return None;
        };
        let Kind::Object(members) = &body.kind else {
            return None;
        };
        return members
            .get(&argument.wire_name)
            .map(|property| (&property.shape, &property.limits));
    }
    let is_its = |parameter: &&Parameter| {
        parameter.location == argument.location && parameter.name == argument.wire_name
    };
    let parameter = operation.parameters.iter().find(is_its);
    parameter.map(|parameter| (&parameter.shape, &parameter.limits))
}

fn body(operation: &Operation) -> Option<String> {
    match operation.body.as_ref()? {
        Body::Json(shape) => Some(sample::value(shape, &json!("anything")).to_string()),
        _ => None,
    }
}

/// What takes a whole URL gets one that has every part; other text in a path has what must be escaped.
fn argument(name: &str, shape: &Shape, limits: &Limits, location: Location) -> Value {
    let value = sample::value(shape, &json!("anything"));
    match sample::within(value, limits) {
        Value::String(text) if text == sample::TEXT && location == Location::Path => {
            if names::is_url(name) {
                URL.into()
            } else {
                format!("{name} 1 ü").into()
            }
        }
        value => value,
    }
}

fn pairs(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Array(items) => items
            .iter()
            .map(|item| (name.to_owned(), text(item)))
            .collect(),
        value => vec![(name.to_owned(), text(value))],
    }
}

/// A value as it stands in a URL or header, where true is 1.
fn text(value: &Value) -> String {
    match value {
        Value::Bool(bool) => u8::from(*bool).to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Escapes all that could mean something in a URL, as a path segment holds it.
fn escaped(segment: &str) -> String {
    let bytes = segment.bytes();
    bytes
        .map(|byte| match byte {
            b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
