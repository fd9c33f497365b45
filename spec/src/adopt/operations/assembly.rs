//! Reads the body of a function, token for token, and writes it as it ships.

use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Parameter, Place};
use crate::adopt::tokens::Cursor;

/// The assembly of a request, in which arguments are indices of the parameters.
pub(super) struct Assembly {
    /// The variable that holds the URL.
    pub(super) url: Ident,
    /// The variable that holds the request.
    pub(super) request: Ident,
    /// The format string of the URL.
    format: String,
    /// The arguments in the URL, in the order of its placeholders.
    path: Vec<usize>,
    /// The headers, each with its argument.
    headers: Vec<(String, usize)>,
    /// The HTTP method in lower case.
    verb: Ident,
    calls: Vec<Call>,
}

/// A call of a method that assembles the request.
enum Call {
    /// The header `Accept`, for JSON.
    Accept,
    /// The body, as JSON.
    Json(usize),
    /// The body, as a form.
    Form(usize),
    /// The body, as a form of parts, which progenitor takes for JSON.
    Parts(usize),
    /// A query parameter of this name.
    Query(String, usize),
    /// The other headers.
    Headers,
}

impl Assembly {
    /// Reads the body of a function, and the use of each parameter.
    pub(super) fn read(
        body: TokenStream,
        id: &str,
        success: &TokenStream,
        parameters: &mut [Parameter],
    ) -> Result<Self, String> {
        let mut body = Cursor::new(body);
        let sent = Sent {
            result: free("result", parameters),
            response: free("response", parameters),
        };
        let (url, format, path) = read_url(Cursor::new(body.item()), parameters)?;
        let mut header_map = Cursor::new(body.item());
        header_map.expect("let mut header_map = : : reqwest : : header : : HeaderMap")?;
        header_map.expect(": : with_capacity")?;
        // The capacity has no effect on the request.
        header_map.group(Delimiter::Parenthesis)?;
        header_map.expect(";")?;
        header_map.end()?;
        // progenitor sends the version of the document in a header that no document asks for.
        let (expected, found) = (api_version().to_string(), body.item().to_string());
        if found != expected {
            return Err(format!("expected `{expected}`, found `{found}`"));
        }
        let mut headers = Vec::new();
        while body.is_next("if") {
            headers.push(Cursor::new(body.item()));
        }
        let mut request = Cursor::new(body.item());
        request.attributes()?;
        request.expect("let mut")?;
        let name = request.ident()?;
        request.expect("= self . client .")?;
        let verb = request.ident()?;
        let argument = request.group(Delimiter::Parenthesis)?.to_string();
        if url != argument {
            return Err(format!("expected `{url}`, found `{argument}`"));
        }
        // Query parameters are read before headers, in the order of the parameters: two may have one
        // name, `ids` and `ids[]`.
        let calls = read_calls(request, parameters)?;
        let headers = headers
            .into_iter()
            .map(|header| read_header(header, parameters));
        let headers = headers.collect::<Result<_, String>>()?;
        let expected = sent.tokens(id, &name, success).to_string();
        let found = body.rest().to_string();
        if found != expected {
            return Err(format!(
                "expected `{expected}` to send the request, found `{found}`"
            ));
        }
        Ok(Self {
            url,
            request: name,
            format,
            path,
            headers,
            verb,
            calls,
        })
    }

    /// Returns whether the request has a form of parts.
    pub(super) fn has_parts(&self) -> bool {
        self.calls.iter().any(|call| matches!(call, Call::Parts(_)))
    }

    /// Writes the body, with the arguments as they are named now.
    pub(super) fn tokens(&self, parameters: &[Parameter]) -> TokenStream {
        let Self {
            url,
            request,
            format,
            verb,
            ..
        } = self;
        let ident = |index: &usize| &parameters[*index].ident;
        let path = self.path.iter().map(ident);
        let has_headers = !self.headers.is_empty();
        let count = self.headers.len();
        let header_map = has_headers.then(|| {
            quote! { let mut header_map = runtime::header::HeaderMap::with_capacity(#count); }
        });
        let headers = self.headers.iter().map(|(name, index)| {
            let ident = ident(index);
            quote! {
                if let Some(value) = #ident {
                    header_map.append(#name, value.to_string().try_into()?);
                }
            }
        });
        let calls = self.calls.iter().map(|call| match call {
            Call::Accept => quote! {
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
            },
            Call::Json(index) => {
                let ident = ident(index);
                quote! { .json(&#ident) }
            }
            Call::Form(index) => {
                let ident = ident(index);
                quote! { .form_urlencoded(&#ident)? }
            }
            Call::Parts(index) => {
                let ident = ident(index);
                quote! { .multipart(#ident) }
            }
            Call::Query(name, index) => {
                let ident = ident(index);
                quote! { .query(&runtime::QueryParam::new(#name, &#ident)) }
            }
            Call::Headers if has_headers => quote! { .headers(header_map) },
            Call::Headers => TokenStream::new(),
        });
        quote! {
            let #url = format!(#format, self.baseurl, #(runtime::encode_path(&#path.to_string())),*);
            #header_map
            #(#headers)*
            let #request = self.client.#verb(#url) #(#calls)* .build()?;
            Ok(#request)
        }
    }
}

/// Records the use of a parameter, and returns its number.
fn place(parameters: &mut [Parameter], ident: &Ident, place: Place) -> Result<usize, String> {
    // Only the body may share its name with another parameter, and only it is never optional.
    let is_body = place == Place::Body;
    let found = parameters.iter().position(|parameter| {
        parameter.ident == *ident
            && (parameter.place == Place::Nowhere || parameter.place == place)
            && (!is_body || !parameter.is_optional)
    });
    let index = found.ok_or_else(|| format!("expected an argument `{ident}`, found none"))?;
    parameters[index].place = place;
    Ok(index)
}

/// Reads `let url = format!("{}/…/{}", self.baseurl, encode_path(&account.to_string()));`
fn read_url(
    mut statement: Cursor,
    parameters: &mut [Parameter],
) -> Result<(Ident, String, Vec<usize>), String> {
    statement.expect("let")?;
    let url = statement.ident()?;
    statement.expect("= format !")?;
    let mut format = Cursor::new(statement.group(Delimiter::Parenthesis)?);
    statement.expect(";")?;
    statement.end()?;
    let text = format.text()?;
    format.expect(", self . baseurl ,")?;
    let mut path = Vec::new();
    while !format.is_empty() {
        format.expect("encode_path")?;
        let mut argument = Cursor::new(format.group(Delimiter::Parenthesis)?);
        argument.expect("&")?;
        let ident = argument.ident()?;
        to_string(&mut argument)?;
        argument.end()?;
        format.take(",");
        // Path arguments come first, in their order.
        let index = parameters
            .iter()
            .position(|parameter| parameter.ident == ident);
        path.push(place(parameters, &ident, Place::Path(index.unwrap_or(0)))?);
    }
    let placeholders = text.matches("{}").count();
    if placeholders != path.len() + 1 {
        return Err(format!(
            "expected {} placeholders in the URL, found `{text}`",
            path.len() + 1
        ));
    }
    Ok((url, text, path))
}

/// Reads `if let Some(value) = x { header_map.append("X", value.to_string().try_into()?); }`
fn read_header(
    mut statement: Cursor,
    parameters: &mut [Parameter],
) -> Result<(String, usize), String> {
    statement.expect("if let Some")?;
    let mut value = Cursor::new(statement.group(Delimiter::Parenthesis)?);
    value.expect("value")?;
    value.end()?;
    statement.expect("=")?;
    let ident = statement.ident()?;
    let mut append = Cursor::new(statement.group(Delimiter::Brace)?);
    statement.end()?;
    append.expect("header_map . append")?;
    let mut arguments = Cursor::new(append.group(Delimiter::Parenthesis)?);
    append.expect(";")?;
    append.end()?;
    let name = arguments.text()?;
    arguments.expect(", value")?;
    to_string(&mut arguments)?;
    arguments.expect(". try_into")?;
    Cursor::new(arguments.group(Delimiter::Parenthesis)?).end()?;
    arguments.expect("?")?;
    arguments.end()?;
    let index = place(parameters, &ident, Place::Header(name.clone()))?;
    Ok((name, index))
}

/// Reads the calls after the verb, up to `.build()?;`.
fn read_calls(mut request: Cursor, parameters: &mut [Parameter]) -> Result<Vec<Call>, String> {
    let mut calls = Vec::new();
    loop {
        request.expect(".")?;
        let name = request.ident()?.to_string();
        let arguments = request.group(Delimiter::Parenthesis)?;
        let is_tried = request.take("?");
        let mut cursor = Cursor::new(arguments.clone());
        let call = match name.as_str() {
            "header" if arguments.to_string() == accept().to_string() => Call::Accept,
            "query" => {
                cursor.expect("& progenitor_client : : QueryParam : : new")?;
                let inner = cursor.group(Delimiter::Parenthesis)?;
                let mut inner = Cursor::new(inner);
                let name = inner.text()?;
                inner.expect(", &")?;
                let ident = inner.ident()?;
                inner.end()?;
                let index = place(parameters, &ident, Place::Query(name.clone()))?;
                Call::Query(name, index)
            }
            "json" | "form_urlencoded" => {
                cursor.expect("&")?;
                let index = place(parameters, &cursor.ident()?, Place::Body)?;
                let is_of_parts = parameters[index].is_form_of_parts();
                match name.as_str() {
                    "json" if is_of_parts => Call::Parts(index),
                    "json" => Call::Json(index),
                    _ if is_of_parts => {
                        return Err(
                            "expected a form of parts by `json`, found `form_urlencoded`"
                                .to_owned(),
                        );
                    }
                    _ => Call::Form(index),
                }
            }
            "headers" => {
                cursor.expect("header_map")?;
                Call::Headers
            }
            "build" if is_tried => {
                request.expect(";")?;
                request.end()?;
                if !calls.iter().any(|call| matches!(call, Call::Headers)) {
                    return Err("expected the headers to be sent, found no call".to_owned());
                }
                return Ok(calls);
            }
            _ => {
                return Err(format!(
                    "expected a call of `build`, found `{name} ({arguments})`"
                ));
            }
        };
        if !matches!(call, Call::Accept) {
            cursor.end()?;
        }
        if is_tried != matches!(call, Call::Form(_)) {
            return Err(format!(
                "expected `{name}` as progenitor calls it, found another call"
            ));
        }
        calls.push(call);
    }
}

/// Reads `.to_string()`.
fn to_string(cursor: &mut Cursor) -> Result<(), String> {
    cursor.expect(". to_string")?;
    Cursor::new(cursor.group(Delimiter::Parenthesis)?).end()
}

fn api_version() -> TokenStream {
    quote! {
        header_map.append(
            ::reqwest::header::HeaderName::from_static("api-version"),
            ::reqwest::header::HeaderValue::from_static(Self::api_version()),
        );
    }
}

fn accept() -> TokenStream {
    quote! {
        ::reqwest::header::ACCEPT,
        ::reqwest::header::HeaderValue::from_static("application/json",),
    }
}

/// The code by which progenitor sends the request.
///
/// The code is left out, since sending is hand-written, and compared first, so that nothing else is
/// left out.
struct Sent {
    /// The variable that holds the result of the call.
    result: Ident,
    /// The variable that holds the response.
    response: Ident,
}

impl Sent {
    fn tokens(&self, id: &str, request: &Ident, success: &TokenStream) -> TokenStream {
        let Self { result, response } = self;
        let decode = match success.to_string().as_str() {
            "()" => quote! { Ok(ResponseValue::empty(#response)) },
            "ByteStream" => quote! { Ok(ResponseValue::stream(#response)) },
            _ => quote! { ResponseValue::from_response(#response).await },
        };
        quote! {
            let info = OperationInfo { operation_id: #id, };
            self.pre(&mut #request, &info).await?;
            let #result = self.exec(#request, &info).await;
            self.post(&#result, &info).await?;
            let #response = #result?;
            match #response.status().as_u16() {
                200u16 => { #decode }
                _ => Err(Error::UnexpectedResponse(#response)),
            }
        }
    }
}

/// Returns the name that progenitor gives a variable, distinct from all arguments.
fn free(name: &str, parameters: &[Parameter]) -> Ident {
    let mut name = name.to_owned();
    while parameters.iter().any(|parameter| parameter.ident == name) {
        name.insert(0, '_');
    }
    format_ident!("{name}")
}
