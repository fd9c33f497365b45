//! What progenitor writes for an operation, reconstructed from the plan.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::{Argument, Location, Method, Success, Surface, Type, emit};

/// Returns the return type and the body of `send`.
pub(super) fn send(method: &Method, surface: &Surface) -> (TokenStream, TokenStream) {
    // Progenitor's own variables step aside for arguments of the same name.
    let own = |name: &str| internal_name(name, &method.arguments);
    let (url, request, response, result) =
        (own("url"), own("request"), own("response"), own("result"));
    let (ty, decode, is_json) = match &method.success {
        Success::Json(ty) => {
            let decode = quote! { ResponseValue::from_response(#response).await };
            (quote! { #ty }, decode, true)
        }
        Success::Text | Success::Bytes => {
            let decode = quote! { Ok(ResponseValue::stream(#response)) };
            (quote! { ByteStream }, decode, false)
        }
        Success::Empty => {
            let decode = quote! { Ok(ResponseValue::empty(#response)) };
            (quote! { () }, decode, false)
        }
    };
    let output = quote! { -> Result<ResponseValue<#ty>, Error<()>,> };

    let names: Vec<Ident> = method
        .arguments
        .iter()
        .map(|argument| format_ident!("{}", argument.name))
        .collect();
    let body = method.body.iter().map(|_| format_ident!("body"));
    let finalize = method.body.iter().map(|(ty, _)| match ty {
        Type::Named(_) if surface.is_struct(ty) => {
            quote! { .and_then(|v| #ty::try_from(v).map_err(|e| e.to_string())) }
        }
        _ => TokenStream::new(),
    });
    let path_of_arguments = emit::path_of_arguments(method);
    let mut format = String::from("{}");
    let mut path_names = Vec::new();
    let mut rest = path_of_arguments.as_str();
    while let Some((constant, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        format.push_str(constant);
        format.push_str("{}");
        path_names.push(format_ident!("{name}"));
        rest = after;
    }
    format.push_str(rest);
    let queries = method
        .arguments
        .iter()
        .filter(|argument| argument.location != Location::Path)
        .map(|argument| {
            let name = &argument.name;
            let ident = format_ident!("{name}");
            quote! { .query(&progenitor_client::QueryParam::new(#name, &#ident)) }
        });
    let accept = is_json.then(|| {
        quote! {
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json",),
            )
        }
    });
    let send_body = method.body.iter().map(|(_, is_form)| {
        if *is_form {
            quote! { .form_urlencoded(&body)? }
        } else {
            quote! { .json(&body) }
        }
    });
    let verb = format_ident!("{}", method.http_method.to_ascii_lowercase());
    let operation_id = &method.name;
    let body_name = body.clone();
    let block = quote! {{
        let Self { client, #(#names,)* #(#body_name,)* } = self;
        #(let #names = #names.map_err(Error::InvalidRequest)?;)*
        #(let #body = body #finalize .map_err(Error::InvalidRequest)?;)*
        let #url = format!(#format, client.baseurl, #(encode_path(&#path_names.to_string()),)*);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map.append(
            ::reqwest::header::HeaderName::from_static("api-version"),
            ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
        );
        #[allow(unused_mut)]
        let mut #request = client.client.#verb(#url)
            #accept
            #(#send_body)*
            #(#queries)*
            .headers(header_map)
            .build()?;
        let info = OperationInfo { operation_id: #operation_id, };
        client.pre(&mut #request, &info).await?;
        let #result = client.exec(#request, &info).await;
        client.post(&#result, &info).await?;
        let #response = #result?;
        match #response.status().as_u16() {
            200u16 => { #decode }
            _ => Err(Error::UnexpectedResponse(#response)),
        }
    }};
    (output, block)
}

fn internal_name(name: &str, arguments: &[Argument]) -> Ident {
    let mut name = name.to_owned();
    while arguments.iter().any(|argument| argument.name == name) {
        name.insert(0, '_');
    }
    format_ident!("{name}")
}
