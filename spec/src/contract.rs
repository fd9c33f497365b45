//! Writes the calls of the contract test: every generated method, with arguments from the document.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::{Map, Value, json};

use crate::{
    document::{Body, Document, Location, Operation, Step},
    handles, names, sample,
    shape::{Kind, Limit, Limits, Shape, Sibling},
    surface::{Argument, JsonKind, Method, Payload, Success, Surface, Type},
};

/// The name of each file.
const FILE_NAME: &str = "a.bin";

/// The content of each file.
const FILE: &str = "content";

/// The argument for a whole URL in one segment of the path.
const URL: &str = "https://cdn2.onlyfans.com/files/1/2.jpg?Policy=a+b&x=%20";

/// Returns Rust source: an expression of a list of `Case`s.
///
/// A case holds the request that must arrive at the server, taken from the document, and the call of
/// the generated method that sends it. The program that includes the source defines `Case`, `Called`,
/// `decode` and `from`.
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

/// The values of a call, by the part of the request that carries them and their names there.
type Arguments = BTreeMap<(Location, String), Value>;

/// Returns a value for each parameter and member of the body, except those that others exclude.
fn arguments(operation: &Operation) -> Arguments {
    let parameters = operation.parameters.iter();
    let mut inputs: Vec<(Location, &str, &Shape, &Limits)> = parameters
        .map(|parameter| {
            let (shape, limits) = (&parameter.shape, &parameter.limits);
            (parameter.location, parameter.name.as_str(), shape, limits)
        })
        .collect();
    if let Some(shape) = operation.body.as_ref().and_then(Body::shape)
        && let Kind::Object(members) = &shape.kind
    {
        inputs.extend(members.iter().map(|(name, property)| {
            let (shape, limits) = (&property.shape, &property.limits);
            (Location::Body, name.as_str(), shape, limits)
        }));
    }
    let mut arguments: Arguments = inputs
        .iter()
        .map(|(location, name, shape, limits)| {
            let value = argument(name, shape, limits, *location);
            ((*location, (*name).to_owned()), value)
        })
        .collect();
    for (location, name, _, limits) in inputs {
        for limit in &limits.checked {
            settle(limit, location, name, &mut arguments);
        }
    }
    arguments
}

/// Removes an argument that a sibling excludes, and sets a sibling that the argument needs.
fn settle(limit: &Limit, location: Location, name: &str, arguments: &mut Arguments) {
    let own = (location, name.to_owned());
    match limit {
        Limit::Excludes(other) if arguments.contains_key(&(location, other.clone())) => {
            arguments.remove(&own);
        }
        Limit::Needs(texts, Sibling { name, values }) => {
            let found = arguments.get(&own).map(text);
            let applies = found.is_some_and(|found| texts.is_empty() || texts.contains(&found));
            let needed = arguments.get_mut(&(location, name.clone()));
            if let (true, Some(needed), Some(value)) = (applies, needed, values.first()) {
                *needed = match value.parse::<i64>() {
                    Ok(number) if needed.is_number() => number.into(),
                    _ => value.as_str().into(),
                };
            }
        }
        _ => {}
    }
}

fn case(operation: &Operation, method: &Method) -> TokenStream {
    let arguments = arguments(operation);
    let mut path = operation.path.clone();
    let mut query = Vec::new();
    let mut headers = Vec::new();
    for parameter in &operation.parameters {
        let name = &parameter.name;
        let Some(value) = arguments.get(&(parameter.location, name.clone())) else {
            continue;
        };
        match parameter.location {
            Location::Path => {
                path = path.replace(&format!("{{{name}}}"), &escaped(&text(value)));
            }
            Location::Query => query.extend(pairs(name, value)),
            // Members of the body are no parameters.
            Location::Body => {}
            Location::Header => headers.push((name.clone(), text(value))),
        }
    }
    let pairs = |pairs: &[(String, String)]| {
        let pairs = pairs.iter().map(|(name, value)| quote! { (#name, #value) });
        quote! { &[#(#pairs),*] }
    };
    let (query, headers) = (pairs(&query), pairs(&headers));
    let name = method.operation();
    let http_method = method.http_method;
    let body = body(operation, &arguments);
    let expected_body = match &body {
        Some(body) => quote! { Some(#body) },
        None => quote! { None },
    };
    let call = call(method, &arguments, body.as_deref());
    let walk = walk(method, &arguments);
    let parts = parts(method, &arguments);
    let refused = refused(method, &arguments);
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
            parts: &[#(#parts),*],
            decode: #decode,
            call: |client| Box::pin(async move { #call }),
            walk: #walk,
            refused: #refused,
        }
    }
}

fn call(method: &Method, arguments: &Arguments, body: Option<&str>) -> TokenStream {
    let request = request(method, arguments, |_| true);
    let body = body.filter(|_| method.body.as_ref().is_some_and(|body| !body.is_object));
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
        let request = #request #body;
        let response = request.await?;
        Ok(#called)
    }
}

/// Writes the walk of a list with the arguments that it needs, except those of its pages.
fn walk(method: &Method, arguments: &Arguments) -> TokenStream {
    let list = method.behaviour.list;
    if list.is_none_or(|list| list.step == Step::Single) {
        return quote! { None };
    }
    let is_of_pages = |argument: &Argument| matches!(&*argument.wire_name, "limit" | "offset");
    let request = request(method, arguments, |argument| {
        argument.required && !is_of_pages(argument)
    });
    quote! { Some(|client, options| crate::pages::walk(#request.prefetch(0), options)) }
}

/// Writes a call that one argument makes invalid, if there is a check: its name on the wire, the part
/// of the request that carries it, and the JSON of its value, if it has one.
fn refused(method: &Method, arguments: &Arguments) -> TokenStream {
    let is_object = method.body.as_ref().is_some_and(|body| body.is_object);
    let is_form = method.body.as_ref().is_some_and(Payload::is_multipart);
    let in_body = method
        .arguments_in(Location::Body)
        .filter(|_| is_object && !is_form);
    let in_body = in_body.filter_map(|argument| {
        let value = match argument.kinds.iter().find(|(path, _)| path.is_empty()) {
            _ if argument.required && !argument.nullable => Value::Null,
            Some((_, JsonKind::List | JsonKind::Object)) => json!("text"),
            Some((_, JsonKind::Text)) => json!([[1]]),
            Some((_, JsonKind::Boolean)) => json!("maybe"),
            Some((_, JsonKind::Integer | JsonKind::Number)) => json!("many"),
            None => return None,
        };
        let (name, text) = (&argument.wire_name, value.to_string());
        let request = request(method, arguments, |other| other.wire_name != *name);
        Some(quote! {
            Some(Refused {
                argument: #name,
                is_in_body: true,
                value: Some(#text),
                call: |client| Box::pin(async move {
                    #[allow(deprecated)]
                    let request = #request.body_field(#name, from::<Value>(#text));
                    request.await.map(|_| ())
                }),
            })
        })
    });
    let in_query = method.arguments_in(Location::Query).filter_map(|argument| {
        let name = &argument.wire_name;
        if argument.required {
            let request = request(method, arguments, |other| other.wire_name != *name);
            return Some(quote! {
                Some(Refused {
                    argument: #name,
                    is_in_body: false,
                    value: None,
                    call: |client| Box::pin(async move { #request.await.map(|_| ()) }),
                })
            });
        }
        let value = argument
            .limits
            .iter()
            .find_map(|(path, limit)| match limit {
                Limit::Maximum(most) if path.is_empty() => Some(json!(*most as i64 + 1)),
                Limit::Minimum(least) if path.is_empty() => Some(json!(*least as i64 - 1)),
                Limit::MinLength(_) if path.is_empty() => Some(json!("")),
                Limit::MaxLength(most) if path.is_empty() => {
                    Some(json!("x".repeat(*most as usize + 1)))
                }
                _ => None,
            });
        let is_date = matches!(argument.ty, Type::Timestamp);
        let value = value.or(is_date.then(|| json!("yesterday")))?;
        let setter = format_ident!("{}", argument.name);
        let request = request(method, arguments, |other| other.wire_name != *name);
        let (text, given) = match &value {
            Value::String(text) => (value.to_string(), quote! { #text }),
            number => {
                let literal = number.as_i64().map(Literal::i64_unsuffixed);
                (number.to_string(), quote! { #literal })
            }
        };
        Some(quote! {
            Some(Refused {
                argument: #name,
                is_in_body: false,
                value: Some(#text),
                call: |client| Box::pin(async move { #request.#setter(#given).await.map(|_| ()) }),
            })
        })
    });
    let mut found = in_body.chain(in_query);
    found.next().unwrap_or_else(|| quote! { None })
}

/// Writes the call of a method with its arguments in the path and those setters that are wanted.
fn request(
    method: &Method,
    arguments: &Arguments,
    is_wanted: impl Fn(&Argument) -> bool,
) -> TokenStream {
    let (handle, name) = (
        format_ident!("{}", method.handle),
        format_ident!("{}", method.name),
    );
    let value = |argument: &Argument| {
        let ty = handles::path(&argument.ty, &quote! { types:: });
        let value = arguments.get(&(argument.location, argument.wire_name.clone()))?;
        let file = quote! { runtime::FilePart::bytes(#FILE_NAME, #FILE) };
        match &argument.ty {
            Type::File => return Some(file),
            Type::Vec(item) if **item == Type::File => return Some(quote! { [#file] }),
            _ => {}
        }
        let value = if argument.is_set_by_all() {
            Value::String(text(value)).to_string()
        } else {
            value.to_string()
        };
        Some(quote! { from::<#ty>(#value) })
    };
    let in_path = method.arguments_in(Location::Path).filter_map(value);
    let setters = method
        .arguments
        .iter()
        .filter(|argument| argument.location != Location::Path && is_wanted(argument))
        .filter_map(|argument| {
            let setter = format_ident!("{}", argument.name);
            let value = value(argument)?;
            Some(quote! { .#setter(#value) })
        });
    quote! { client.#handle().#name(#(#in_path),*) #(#setters)* }
}

/// Returns the parts of a form: the name of each, the name of its file if it is one, and the content.
fn parts(method: &Method, arguments: &Arguments) -> Vec<TokenStream> {
    if !method.body.as_ref().is_some_and(Payload::is_multipart) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for argument in method.arguments_in(Location::Body) {
        let name = &argument.wire_name;
        let Some(value) = arguments.get(&(Location::Body, name.clone())) else {
            continue;
        };
        let items = format!("{}[]", name.trim_end_matches("[]"));
        match &argument.ty {
            Type::File => parts.push(quote! { (#name, Some(#FILE_NAME), #FILE) }),
            Type::Vec(item) if **item == Type::File => {
                parts.push(quote! { (#items, Some(#FILE_NAME), #FILE) });
            }
            _ => {
                let name = if value.is_array() { &items } else { name };
                parts.extend(pairs(name, value).iter().map(|(name, value)| {
                    quote! { (#name, None, #value) }
                }));
            }
        }
    }
    parts
}

fn body(operation: &Operation, arguments: &Arguments) -> Option<String> {
    let Body::Json(shape) = operation.body.as_ref()? else {
        return None;
    };
    if !matches!(shape.kind, Kind::Object(_)) {
        return Some(sample::value(shape, &json!("anything")).to_string());
    }
    let members = arguments.iter();
    let members = members.filter(|((location, _), _)| *location == Location::Body);
    let members: Map<String, Value> = members
        .map(|((_, name), value)| (name.clone(), value.clone()))
        .collect();
    Some(Value::Object(members).to_string())
}

/// Returns the value of an argument; in a path, a URL with every part or text with characters to
/// escape.
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
        Value::String(text) if text == sample::TEXT && names::is_date(name) => sample::DATE.into(),
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

/// Returns a value in the notation of a URL or header, in which `true` is 1.
fn text(value: &Value) -> String {
    match value {
        Value::Bool(bool) => u8::from(*bool).to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Escapes a text for one segment of a path.
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
