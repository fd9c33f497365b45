//! Writes the operations that the mock server answers, with their checks, responses and names.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::{Value, json};

use crate::{
    document::{Content, Document, Identity, Location, Operation, Response, Step},
    handles, sample,
    shape::{Kind, Limit},
    surface::{Argument, Definition, JsonKind, Method, Surface, Type},
};

/// Returns Rust source: the statics `DEFINITIONS` and `EVENTS`, and the module `operations`, which names
/// the definitions.
///
/// The module that includes the source has `runtime`, `Definition`, `EventDefinition`, `Endpoint` and
/// their parts in scope. The surface is that of all groups, whichever the client has.
#[must_use]
pub fn mock(document: &Document, surface: &Surface) -> String {
    let found = surface.methods.iter().filter_map(|method| {
        let is_its = |operation: &&Operation| {
            operation.method == method.http_method && operation.path == method.path
        };
        Some((method, document.operations.iter().find(is_its)?))
    });
    let found: Vec<(&Method, &Operation)> = found.collect();
    let definitions = found.iter().map(|(m, o)| definition(m, o, surface));
    let mut handles: BTreeMap<&str, Vec<TokenStream>> = BTreeMap::new();
    for (index, (method, operation)) in found.iter().enumerate() {
        let index = Literal::usize_unsuffixed(index);
        let name = format_ident!("{}", method.name);
        let doc = format!("Names `{operation}`.");
        handles.entry(&method.handle).or_default().push(quote! {
            #[doc = #doc]
            #[must_use]
            pub const fn #name() -> Endpoint {
                Endpoint(#index)
            }
        });
    }
    let handles = handles.into_iter().map(|(handle, functions)| {
        let doc = format!("Names the operations of `client.{handle}()`.");
        let handle = format_ident!("{handle}");
        quote! {
            #[doc = #doc]
            pub mod #handle {
                use super::Endpoint;

                #(#functions)*
            }
        }
    });
    let events = document.events.iter().map(event);
    let source = quote! {
        pub(super) static DEFINITIONS: &[Definition] = &[#(#definitions),*];

        /// The events that the server sends to webhooks.
        pub(super) static EVENTS: &[EventDefinition] = &[#(#events),*];

        /// Names of the operations, by the names of the handles and methods of the client.
        ///
        /// All operations of the document are here, whichever groups are on.
        pub mod operations {
            use super::Endpoint;

            #(#handles)*
        }
    };
    source.to_string()
}

/// Writes an event with its payload.
fn event(event: &Operation) -> TokenStream {
    let (name, title) = (&event.path, &event.title);
    let (_, payload) = content(&event.response);
    quote! { EventDefinition { name: #name, title: #title, payload: #payload } }
}

fn definition(method: &Method, operation: &Operation, surface: &Surface) -> TokenStream {
    let account = method
        .arguments_in(Location::Path)
        .find(|argument| method.is_account(argument));
    let account = option(account.map(|argument| &*argument.wire_name));
    let list = list(method);
    let Response { status, .. } = operation.response;
    let (content, body) = content(&operation.response);
    let checked = as_received(method, operation, surface);
    let operation = handles::operation(&checked);
    quote! {
        Definition {
            operation: #operation,
            account: #account,
            list: #list,
            status: #status,
            content: Content::#content,
            body: #body,
        }
    }
}

/// Returns a method whose arguments have their names on the wire, and the limits that a client leaves
/// to the server.
fn as_received(method: &Method, operation: &Operation, surface: &Surface) -> Method {
    let is_number = |argument: &Argument| {
        let mut parameters = operation.parameters.iter();
        let name = &argument.wire_name;
        let parameter = parameters
            .find(|parameter| parameter.location == Location::Query && parameter.name == *name);
        parameter.is_some_and(|parameter| parameter.shape.kind == Kind::Integer)
    };
    let arguments = method.arguments.iter().map(|argument| {
        let mut argument = argument.clone();
        if argument.is_set_by_all() {
            // The server checks the key itself.
            return argument;
        }
        argument.name.clone_from(&argument.wire_name);
        let is_in_url = argument.location == Location::Query;
        let ty = argument.ty.clone();
        if is_in_url && is_number(&argument) && !matches!(ty, Type::Integer) {
            // An id, which may be text elsewhere.
            argument.kinds.push((Vec::new(), JsonKind::Integer));
        }
        add_limits(&ty, &[], is_in_url, surface, &mut argument);
        argument
    });
    Method {
        arguments: arguments.collect(),
        ..method.clone()
    }
}

/// Adds the values of an enum, and of a parameter of a query its kind: a setter takes no other.
fn add_limits(
    ty: &Type,
    path: &[String],
    is_in_url: bool,
    surface: &Surface,
    argument: &mut Argument,
) {
    let mut kind = |kind| {
        if is_in_url {
            argument.kinds.push((path.to_vec(), kind));
        }
    };
    match ty {
        Type::Boolean => kind(JsonKind::Boolean),
        Type::Integer => kind(JsonKind::Integer),
        Type::Number | Type::Amount => kind(JsonKind::Number),
        Type::Timestamp if is_in_url => {
            let limit = (path.to_vec(), Limit::Date);
            if !argument.limits.contains(&limit) {
                argument.limits.push(limit);
            }
        }
        Type::Option(inner) => add_limits(inner, path, is_in_url, surface, argument),
        Type::Vec(item) => {
            kind(JsonKind::List);
            let path = [path, &["[]".to_owned()]].concat();
            add_limits(item, &path, is_in_url, surface, argument);
        }
        Type::Named(name) => {
            let limit = match surface.types.get(name) {
                Some(Definition::StringEnum(values)) => Limit::Among(values.clone()),
                Some(Definition::IntegerEnum(values)) => {
                    kind(JsonKind::Integer);
                    Limit::OneOf(values.clone())
                }
                _ => return,
            };
            argument.limits.push((path.to_vec(), limit));
        }
        _ => {}
    }
}

/// Writes where the rows of a list are, the way to their ids, and how its pages follow each other.
fn list(method: &Method) -> TokenStream {
    let Some(list) = method.behaviour.list else {
        return quote! { None };
    };
    let rows = list.rows.split('.').filter(|part| !part.is_empty());
    let id = match list.identity {
        Identity::Member(path) => path,
        Identity::Content => "id",
    };
    let id = id.split('.');
    let is_single = list.step == Step::Single;
    let paging = match handles::paging(method) {
        Some(paging) if !is_single => quote! { Some(#paging) },
        _ => quote! { None },
    };
    quote! { Some(List { rows: &[#(#rows),*], id: &[#(#id),*], paging: #paging }) }
}

/// Returns the kind of content, and text that is sent as it stands: the published sample where there is
/// one, else a value made from the schema.
fn content(response: &Response) -> (TokenStream, String) {
    match (&response.kind, &response.sample) {
        (Content::Json(_), Some(sample)) => (quote! { Json }, sample.to_string()),
        (Content::Json(shape), None) => {
            let body = match sample::plausible("", shape) {
                Value::Null => json!({}),
                body => body,
            };
            (quote! { Json }, body.to_string())
        }
        (Content::Text, Some(Value::String(text))) => (quote! { Text }, text.clone()),
        (Content::Text, _) => (quote! { Text }, "text".to_owned()),
        (Content::Bytes, _) => (quote! { Bytes }, String::new()),
        (Content::Empty, _) => (quote! { Empty }, String::new()),
    }
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote! { Some(#text) },
        None => quote! { None },
    }
}
