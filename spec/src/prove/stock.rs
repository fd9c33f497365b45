//! What progenitor writes, reconstructed from the plan.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::{Field, Location, Method, Success, Surface, Type, emit, names};

/// The method of an operation.
pub(super) fn operation(id: &str, method: &Method) -> TokenStream {
    let arguments = emit::stock_arguments(method);
    let parameters = arguments.iter().map(|(name, argument)| {
        let name = format_ident!("{name}");
        if argument.required {
            quote! { #name: &'a str }
        } else {
            quote! { #name: Option<&'a str> }
        }
    });
    let body = method.body.iter().map(|_| {
        quote! { body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value> }
    });
    let parameters = parameters.chain(body);
    let (ty, decode) = match &method.success {
        Success::Json(_) => (
            quote! { ::serde_json::Value },
            quote! { ResponseValue::from_response(response).await },
        ),
        Success::Text | Success::Bytes => (
            quote! { ByteStream },
            quote! { Ok(ResponseValue::stream(response)) },
        ),
        Success::Empty => (quote! { () }, quote! { Ok(ResponseValue::empty(response)) }),
    };
    let (format, path_names) = url_format(method);
    let queries = arguments
        .iter()
        .filter(|(_, argument)| argument.location != Location::Path)
        .map(|(name, _)| {
            let ident = format_ident!("{name}");
            quote! { .query(&progenitor_client::QueryParam::new(#name, &#ident)) }
        });
    let accept = matches!(method.success, Success::Json(_)).then(|| {
        quote! {
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json",),
            )
        }
    });
    let send_body = method.body.iter().map(|_| quote! { .json(&body) });
    let verb = format_ident!("{}", method.http_method.to_ascii_lowercase());
    let id_name = format_ident!("{id}");
    quote! {
        pub async fn #id_name<'a>(&'a self, #(#parameters),*)
            -> Result<ResponseValue<#ty>, Error<()>,>
        {
            let url = format!(#format, self.baseurl, #(encode_path(&#path_names.to_string()),)*);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
            #[allow(unused_mut)]
            let mut request = self.client.#verb(url)
                #accept
                #(#send_body)*
                #(#queries)*
                .headers(header_map)
                .build()?;
            let info = OperationInfo { operation_id: #id, };
            self.pre(&mut request, &info).await?;
            let result = self.exec(request, &info).await;
            self.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => { #decode }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
}

/// The text that makes the URL, and the arguments for its placeholders.
fn url_format(method: &Method) -> (String, Vec<Ident>) {
    let path = emit::stock_path(method);
    let mut format = String::from("{}");
    let mut names = Vec::new();
    let mut rest = path.as_str();
    while let Some((constant, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        format.push_str(constant);
        format.push_str("{}");
        names.push(format_ident!("{name}"));
        rest = after;
    }
    format.push_str(rest);
    (format, names)
}

/// A struct.
pub(super) fn structure(name: &str, fields: &[Field], surface: &Surface) -> TokenStream {
    let name = format_ident!("{name}");
    let fields = emit::stock_fields(fields).into_iter().map(|field| {
        let ident = format_ident!("{}", field.name);
        let stock = emit::stock_type(&field.ty, surface);
        let ty = ty(&stock);
        let property = emit::property_name(field);
        let rename = (property != field.name).then(|| quote! { rename = #property });
        let (ty, absent) = match &stock {
            _ if emit::is_required(field) => (ty, None),
            Type::Vec(_) => (ty, Some("::std::vec::Vec::is_empty")),
            Type::Map(_) => (ty, Some(":: std :: collections :: HashMap::is_empty")),
            Type::Object => (ty, Some("::serde_json::Map::is_empty")),
            _ => (
                quote! { ::std::option::Option<#ty> },
                Some("::std::option::Option::is_none"),
            ),
        };
        let default = match (&stock, absent) {
            (Type::Vec(_) | Type::Map(_) | Type::Object, Some(_)) => Some(quote! { default }),
            _ => None,
        };
        let skip = absent.map(|absent| quote! { skip_serializing_if = #absent });
        let arguments: Vec<TokenStream> = [rename, default, skip].into_iter().flatten().collect();
        let attribute = (!arguments.is_empty()).then(|| quote! { #[serde(#(#arguments),*)] });
        quote! { #attribute pub #ident: #ty, }
    });
    quote! { pub struct #name { #(#fields)* } }
}

/// An enum of texts.
pub(super) fn string_enum(name: &str, values: &[String]) -> TokenStream {
    let name = format_ident!("{name}");
    let variants = values.iter().map(|value| {
        let ident = names::pascal(value);
        let rename = (ident != *value).then(|| quote! { #[serde(rename = #value)] });
        let ident = format_ident!("{ident}");
        quote! { #rename #ident, }
    });
    quote! { pub enum #name { #(#variants)* } }
}

/// A type as typify writes it.
fn ty(stock: &Type) -> TokenStream {
    match stock {
        Type::Boolean => quote! { bool },
        Type::Integer => quote! { i64 },
        Type::Number => quote! { f64 },
        Type::String => quote! { ::std::string::String },
        Type::Object => quote! { ::serde_json::Map<::std::string::String, ::serde_json::Value> },
        Type::Vec(item) => {
            let item = ty(item);
            quote! { ::std::vec::Vec<#item> }
        }
        Type::Map(value) => {
            let value = ty(value);
            quote! { ::std::collections::HashMap<::std::string::String, #value> }
        }
        Type::Named(name) => {
            let name = format_ident!("{name}");
            quote! { #name }
        }
        _ => quote! { ::serde_json::Value },
    }
}
