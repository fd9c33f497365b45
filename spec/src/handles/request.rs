//! Writes the method of a handle, and the request that it returns with its setters.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    arguments::{Setter, converted, converted_type, path, setter_type},
    check::{check, is_checked},
    pages,
};
use crate::{
    adopt::operations::{Function, Parameter, Place, argument},
    docs,
    document::Location,
    emit, names,
    surface::{Argument, Encoding, Method, Payload, Success, Surface, Type},
};

/// Returns the method of the handle, and the definition of its request.
pub(super) fn request(
    method: &Method,
    function: &Function,
    surface: &Surface,
) -> (TokenStream, TokenStream) {
    let argued: Vec<Argued<'_>> = function
        .parameters
        .iter()
        .filter_map(|parameter| Argued::new(parameter, method, surface))
        .collect();
    (
        call(method, &argued, surface),
        definition(method, function, &argued),
    )
}

/// A parameter of progenitor's function, with the argument that is planned for it.
struct Argued<'a> {
    parameter: &'a Parameter,
    argument: &'a Argument,
    /// The type that a caller passes.
    ty: &'a Type,
    /// Whether the value is converted into text for progenitor's function.
    is_made_text: bool,
}

impl<'a> Argued<'a> {
    /// Returns the argument of a parameter; `None` for the body, whose members are arguments.
    fn new(parameter: &'a Parameter, method: &'a Method, surface: &Surface) -> Option<Self> {
        let argument = argument(method, &parameter.place)?;
        let is_made_text = parameter.ty == Type::String && emit::is_sent_as_text(argument, surface);
        Some(Self {
            parameter,
            argument,
            ty: if is_made_text {
                &argument.ty
            } else {
                &parameter.ty
            },
            is_made_text,
        })
    }

    fn is_in_path(&self) -> bool {
        self.argument.location == Location::Path
    }

    /// Returns whether the request has a field for the argument.
    ///
    /// The core of the request holds the `Idempotency-Key`, and makes one if none is set.
    fn is_kept(&self) -> bool {
        !self.argument.is_set_by_all()
    }
}

/// Writes the method of the handle.
fn call(method: &Method, argued: &[Argued<'_>], surface: &Surface) -> TokenStream {
    let types = quote! { types:: };
    let doc = docs::of_method(method, surface);
    let name = format_ident!("{}", method.name);
    let builder = format_ident!("{}", method.builder);
    let deprecated = method
        .is_deprecated
        .then(|| quote! { #[deprecated = "upstream has deprecated this operation"] });
    let in_path = || argued.iter().filter(|one| one.is_in_path());
    let declared = in_path().map(|one| {
        let ident = &one.parameter.ident;
        let ty = converted_type(one.ty, &types);
        quote! { #ident: #ty }
    });
    let segments = in_path().map(|one| {
        let ident = &one.parameter.ident;
        let name = &one.argument.wire_name;
        let value = converted(ident, one.ty);
        let value = if one.is_made_text {
            quote! { request.text(#name, #value).unwrap_or_default() }
        } else {
            value
        };
        let ty = path(&one.parameter.ty, &types);
        let check = if one.argument.is_url_in_path() {
            quote! { url_segment }
        } else if method.is_account(one.argument) {
            quote! { account }
        } else {
            quote! { segment }
        };
        quote! {
            let #ident: #ty = #value;
            request.#check(#name, &#ident);
        }
    });
    let members = argued.iter().filter(|one| one.is_kept()).map(|one| {
        let ident = &one.parameter.ident;
        if one.is_in_path() {
            quote! { #ident }
        } else {
            quote! { #ident: None }
        }
    });
    let operation = operation(method);
    let has_path = in_path().next().is_some();
    let is_mut = has_path.then(|| quote! { mut });
    quote! {
        #[doc = #doc]
        #deprecated
        #[inline]
        pub fn #name(&self, #(#declared),*) -> #builder {
            let #is_mut request = runtime::Request::new(&self.0, &#operation);
            #(#segments)*
            #builder { request, #(#members),* }
        }
    }
}

/// Writes the constant `Operation` of a method.
pub(crate) fn operation(method: &Method) -> TokenStream {
    let http_method = method.http_method;
    let path = &method.path;
    let name = format!("{}.{}", method.handle, method.name);
    let takes_idempotency_key = method.takes_idempotency_key();
    let credits = method.behaviour.credits;
    let (is_stored, reports_failure) =
        (method.behaviour.is_stored, method.behaviour.reports_failure);
    let is_whole = pages::is_whole(method);
    let body = match &method.body {
        None => quote! { None },
        Some(Payload {
            encoding: Encoding::Multipart(media_types),
            ..
        }) => {
            let media_types = media_types
                .iter()
                .map(|(name, media_type)| quote! { (#name, #media_type) });
            quote! { Parts(&[#(#media_types),*]) }
        }
        // A form always has fields.
        Some(body) if body.is_object || body.encoding == Encoding::Form => quote! { Object },
        Some(_) => quote! { Any },
    };
    let checks = method
        .arguments
        .iter()
        .filter(|argument| is_checked(argument))
        .map(check);
    quote! {
        runtime::Operation {
            method: #http_method,
            path: #path,
            name: #name,
            body: runtime::Body::#body,
            checks: &[#(#checks),*],
            takes_idempotency_key: #takes_idempotency_key,
            credits: #credits,
            is_stored: #is_stored,
            reports_failure: #reports_failure,
            is_whole: #is_whole,
        }
    }
}

/// Writes the request that a method returns, with its setters.
fn definition(method: &Method, function: &Function, argued: &[Argued<'_>]) -> TokenStream {
    let types = quote! { types:: };
    let name = format_ident!("{}", method.builder);
    let doc = docs::of_request(method);
    let kept: Vec<&Argued<'_>> = argued.iter().filter(|one| one.is_kept()).collect();
    let members = kept.iter().map(|one| {
        let ident = &one.parameter.ident;
        let ty = path(&one.parameter.ty, &types);
        if one.parameter.is_optional {
            quote! { #ident: Option<#ty>, }
        } else {
            quote! { #ident: #ty, }
        }
    });
    let outside = kept.iter().filter(|one| !one.is_in_path());
    let outside = outside.map(|one| setter_of_member(one));
    let within = method.arguments_in(Location::Body);
    let within = within.map(|argument| setter_of_body(argument, method));
    let response = &function.response;
    let decoder = match &function.success {
        Success::Json(ty) if ty.is_never_null() => quote! { JsonData },
        Success::Json(_) => quote! { Json },
        Success::Text => quote! { Text },
        Success::Bytes => quote! { Raw },
        Success::Empty => quote! { Nothing },
    };
    let body = method.body.as_ref().map(|body| {
        let parts = body
            .is_multipart()
            .then(|| quote! { runtime::request_parts!(#name); });
        quote! {
            runtime::request_body!(#name);
            #parts
        }
    });
    let start = start(method, function);
    let is_file = matches!(function.success, Success::Bytes) && method.http_method == "GET";
    let file = is_file.then(|| quote! { runtime::file!(#name); });
    let paging = pages::paging(method).map(|paging| {
        quote! { runtime::paginate!(#name, #response, #paging); }
    });
    let future = quote! { runtime::ResponseFuture<#response, runtime::#decoder> };
    let start = if is_file {
        quote! {
            #[inline]
            fn file_(self) -> runtime::FileRequest {
                #start
                request.file_request(assembled)
            }
            #[inline]
            fn start_(self) -> #future {
                self.file_().send()
            }
        }
    } else if paging.is_some() {
        quote! {
            #[inline]
            fn assemble_(self) -> (
                runtime::Request,
                ::std::result::Result<runtime::Assembled<#response>, runtime::Problem>,
            ) {
                #start
                (request, assembled)
            }
            #[inline]
            fn start_(self) -> #future {
                let (request, assembled) = self.assemble_();
                request.send(assembled)
            }
        }
    } else {
        quote! {
            #[inline]
            fn start_(self) -> #future {
                #start
                request.send(assembled)
            }
        }
    };
    quote! {
        #[doc = #doc]
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct #name {
            pub(crate) request: runtime::Request,
            #(#members)*
        }
        impl #name {
            #(#outside)*
            #(#within)*
            #start
        }
        runtime::request!(#name, runtime::#decoder, #response);
        #file
        #body
        #paging
    }
}

/// Writes the call of progenitor's function with the arguments that were set.
fn start(method: &Method, function: &Function) -> TokenStream {
    let is_key = |parameter: &Parameter| {
        argument(method, &parameter.place).is_some_and(Argument::is_set_by_all)
    };
    let is_kept = |parameter: &&Parameter| parameter.place != Place::Body && !is_key(parameter);
    let members = function.parameters.iter().filter(is_kept);
    let members = members.map(|parameter| &parameter.ident);
    let has_key = function.parameters.iter().any(is_key);
    let key = has_key.then(|| quote! { let key = request.key(); });
    // Headers are checked last, when no setter can replace them any more.
    let headers: Vec<TokenStream> = function
        .parameters
        .iter()
        .filter(|parameter| is_kept(parameter))
        .filter_map(|parameter| match &parameter.place {
            Place::Header(_) => {
                let name = &argument(method, &parameter.place)?.wire_name;
                let ident = &parameter.ident;
                Some(quote! { let #ident = request.header_value(#name, #ident); })
            }
            _ => None,
        })
        .collect();
    let is_mut = (has_key || !headers.is_empty()).then(|| quote! { mut });
    let arguments = function.parameters.iter().map(|parameter| {
        let ident = &parameter.ident;
        match (
            &parameter.place,
            parameter.is_optional,
            parameter.is_borrowed,
        ) {
            (Place::Body, ..) if parameter.is_form_of_parts() => quote! { &request.form() },
            (Place::Body, ..) if parameter.ty == Type::Object => quote! { request.object() },
            (Place::Body, ..) => quote! { request.json() },
            _ if is_key(parameter) => quote! { key.as_deref() },
            (_, true, true) if parameter.ty == Type::String => quote! { #ident.as_deref() },
            (_, true, true) => quote! { #ident.as_ref() },
            (_, false, true) => quote! { &#ident },
            (_, _, false) => quote! { #ident },
        }
    });
    let name = &function.name;
    quote! {
        let Self { #is_mut request, #(#members),* } = self;
        #key
        #(#headers)*
        let operations = operations::Operations {
            baseurl: request.base_url(),
            client: runtime::Assembler,
        };
        let assembled = operations.#name(#(#arguments),*);
    }
}

/// Writes the setter of a query parameter or header.
fn setter_of_member(one: &Argued<'_>) -> TokenStream {
    let ident = &one.parameter.ident;
    let setter = format_ident!("{}", one.argument.name);
    let doc = docs::attribute(&docs::of_setter(&one.argument.doc, one.ty));
    let wire_name = &one.argument.wire_name;
    let (argument, ty) = setter_type(one.ty, wire_name);
    let kept = |value: TokenStream| match one.is_made_text {
        true => quote! { self.request.text(#wire_name, #value) },
        false => quote! { Some(#value) },
    };
    let set = match Setter::of(one.ty) {
        Setter::One => {
            let value = kept(of_price(quote! { value }, one.ty, wire_name));
            quote! {
                if let Some(value) = self.request.argument::<#ty>(#wire_name, #setter) {
                    self.#ident = #value;
                }
            }
        }
        kind @ (Setter::Items | Setter::Values) => {
            let items = items(&kind, &setter, &ty, one.ty, wire_name);
            if one.is_made_text {
                let value = kept(items);
                quote! { self.#ident = #value; }
            } else {
                quote! {
                    let items = #items;
                    self.#ident.get_or_insert_default().extend(items);
                }
            }
        }
        // In a query, null is the same as no value.
        Setter::Value => quote! {
            self.#ident = Some(#setter.into()).filter(|value| !::serde_json::Value::is_null(value));
        },
        Setter::Itself => {
            let value = kept(quote! { #setter });
            quote! { self.#ident = #value; }
        }
    };
    quote! {
        #doc
        #[inline]
        pub fn #setter(mut self, #setter: #argument) -> Self {
            #set
            self
        }
    }
}

/// Returns the text of a price, which its setter takes as an amount or as text.
fn of_price(value: TokenStream, ty: &Type, wire_name: &str) -> TokenStream {
    let item = match ty {
        Type::Vec(item) => item,
        ty => ty,
    };
    match item {
        Type::String if names::is_money(wire_name) => quote! { #value.0 },
        _ => value,
    }
}

/// Returns the list of the items that a setter was given.
fn items(
    kind: &Setter,
    setter: &Ident,
    item: &TokenStream,
    ty: &Type,
    wire_name: &str,
) -> TokenStream {
    if let Setter::Values = kind {
        return quote! { #setter.into_iter().map(Into::<#item>::into).collect::<Vec<_>>() };
    }
    let items = quote! { self.request.items::<#item>(#wire_name, #setter) };
    let of_item = of_price(quote! { item }, ty, wire_name);
    if of_item.to_string() == "item" {
        return items;
    }
    quote! { #items.into_iter().map(|item| #of_item).collect::<Vec<_>>() }
}

/// Writes the setter of a member of the body.
fn setter_of_body(argument: &Argument, method: &Method) -> TokenStream {
    let doc = docs::attribute(&docs::of_setter(&argument.doc, &argument.ty));
    let wire_name = &argument.wire_name;
    let name = format_ident!("{}", argument.name);
    let (taken, ty) = setter_type(&argument.ty, wire_name);
    let set = match Setter::of(&argument.ty) {
        Setter::One if argument.ty == Type::File => quote! {
            if let Some(value) = self.request.argument::<#ty>(#wire_name, #name) {
                self.request.file(#wire_name, value);
            }
        },
        Setter::Items if argument.ty.is_file() => quote! {
            let items = self.request.items::<#ty>(#wire_name, #name);
            self.request.files(#wire_name, items);
        },
        Setter::One => {
            let value = of_price(quote! { value }, &argument.ty, wire_name);
            quote! {
                if let Some(value) = self.request.argument::<#ty>(#wire_name, #name) {
                    self.request.set(#wire_name, #value);
                }
            }
        }
        kind @ (Setter::Items | Setter::Values) => {
            let items = items(&kind, &name, &ty, &argument.ty, wire_name);
            quote! {
                let items = #items;
                self.request.extend(#wire_name, items);
            }
        }
        Setter::Value => quote! { self.request.set_json(#wire_name, #name.into()); },
        Setter::Itself => quote! { self.request.set(#wire_name, #name); },
    };
    let setter = quote! {
        #doc
        #[inline]
        pub fn #name(mut self, #name: #taken) -> Self {
            #set
            self
        }
    };
    let clear = format!("clear_{}", argument.name.trim_end_matches('_'));
    let is_free = method.arguments.iter().all(|other| other.name != clear);
    if !argument.nullable || argument.ty == Type::Value || !is_free {
        return setter;
    }
    let doc = format!("Sends `null` as `{wire_name}`, which is not the same as omitting it.");
    let clear = format_ident!("{clear}");
    quote! {
        #setter
        #[doc = #doc]
        #[inline]
        pub fn #clear(mut self) -> Self {
            self.request.set_json(#wire_name, ::serde_json::Value::Null);
            self
        }
    }
}
