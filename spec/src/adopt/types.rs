//! Adopts the types that typify wrote.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    rust_type,
    tokens::{Cursor, mapped},
};
use crate::{
    error::Error,
    infer, names,
    surface::{Definition, Surface, Type},
};

/// A type as typify wrote it.
struct Item {
    attributes: Vec<TokenStream>,
    is_struct: bool,
    content: TokenStream,
    /// The `impl` blocks of the type.
    implementations: Vec<TokenStream>,
}

/// A member of a struct, as typify wrote it.
struct Member {
    docs: Vec<TokenStream>,
    ident: Ident,
    /// `None` for the member that holds all others.
    wire_name: Option<String>,
    tokens: TokenStream,
    ty: Type,
}

/// A struct that is sent, which gets setters.
pub(crate) struct SentStruct {
    pub(crate) ident: Ident,
    pub(crate) members: Vec<SentMember>,
}

/// A member of a struct that is sent.
pub(crate) struct SentMember {
    pub(crate) docs: TokenStream,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

/// Adopts the content of typify's module; returns the structs that are sent as well.
pub(super) fn types(
    content: TokenStream,
    surface: &Surface,
) -> Result<(TokenStream, Vec<SentStruct>), Error> {
    let items = items(content)?;
    for (name, definition) in &surface.types {
        let is_struct = match definition {
            Definition::Struct { .. } => true,
            Definition::StringEnum(_) => false,
            // typify does not get these.
            Definition::IntegerEnum(_) => continue,
        };
        if items
            .get(name)
            .is_none_or(|item| item.is_struct != is_struct)
        {
            let keyword = if is_struct { "struct" } else { "enum" };
            return Err(Error::new(
                place(name),
                format!("expected a {keyword} of this name from progenitor, found none"),
            ));
        }
    }
    if let Some(name) = items.keys().find(|name| !surface.types.contains_key(*name)) {
        return Err(Error::new(
            place(name),
            "expected no such type from progenitor, found one",
        ));
    }
    let structs = items.iter().filter(|(_, item)| item.is_struct);
    let structs: BTreeSet<&str> = structs.map(|(name, _)| name.as_str()).collect();
    let mut types = TokenStream::new();
    let mut sent = Vec::new();
    for (name, item) in &items {
        let adopted = if item.is_struct {
            structure(name, item, &structs, surface, &mut sent)
        } else {
            text_enum(name, item)
        };
        types.extend(adopted.map_err(|problem| Error::new(place(name), problem))?);
    }
    Ok((types, sent))
}

fn place(name: &str) -> String {
    format!("type `{name}`")
}

fn items(content: TokenStream) -> Result<BTreeMap<String, Item>, Error> {
    let mut items = BTreeMap::new();
    let mut cursor = Cursor::new(content);
    let mut name = String::new();
    while !cursor.is_empty() {
        item(cursor.item(), &mut name, &mut items).map_err(|problem| {
            let place = match name.as_str() {
                "" => "the types of progenitor".to_owned(),
                name => place(name),
            };
            Error::new(place, problem)
        })?;
    }
    Ok(items)
}

/// Reads a type, or an `impl` block of the last one.
fn item(
    tokens: TokenStream,
    name: &mut String,
    items: &mut BTreeMap<String, Item>,
) -> Result<(), String> {
    let mut cursor = Cursor::new(tokens.clone());
    let attributes = cursor.attributes()?;
    if cursor.is_next("impl") {
        let last = items.get_mut(name);
        let last = last.ok_or("expected a type, found an implementation")?;
        last.implementations.push(tokens);
        return Ok(());
    }
    cursor.expect("pub")?;
    let keyword = cursor.ident()?.to_string();
    *name = cursor.ident()?.to_string();
    let item = Item {
        attributes,
        is_struct: keyword == "struct",
        content: cursor.group(Delimiter::Brace)?,
        implementations: Vec::new(),
    };
    match keyword.as_str() {
        "struct" | "enum" => {}
        // The module of the error that closed enums return.
        "mod" if name == "error" => return Ok(()),
        _ => return Err(format!("expected a struct or enum, found `{keyword}`")),
    }
    match items.insert(name.clone(), item) {
        None => Ok(()),
        Some(_) => Err("expected one type of this name, found two".to_owned()),
    }
}

/// Adopts a struct.
///
/// The members stay as they are, except for names from `names.lock`, for which typify has no setting.
/// `model!` replaces serde's derives: these are most of the cost to compile a struct, and do not read
/// all that the server writes.
fn structure(
    name: &str,
    item: &Item,
    structs: &BTreeSet<&str>,
    surface: &Surface,
    sent: &mut Vec<SentStruct>,
) -> Result<TokenStream, String> {
    if let Some(found) = item.implementations.first() {
        return Err(format!(
            "expected a struct without `impl` blocks, found `{found}`"
        ));
    }
    let ident = format_ident!("{name}");
    let mut members = members(item.content.clone())?;
    let mut is_sent = false;
    if let Some(Definition::Struct { fields, sent }) = surface.types.get(name) {
        is_sent = *sent;
        for member in &mut members {
            let field = fields.iter().find(|field| match &member.wire_name {
                Some(wire_name) => !field.holds_others && field.wire_name == *wire_name,
                None => field.holds_others,
            });
            if let Some(field) = field.filter(|field| member.ident != field.name) {
                member.ident = format_ident!("{}", field.name);
                if member.wire_name.is_none() && member.docs.is_empty() {
                    let doc = &field.doc;
                    member.docs.push(quote! { doc = #doc });
                }
            }
        }
    }
    let declared = members.iter().map(|member| {
        let Member {
            docs,
            ident,
            tokens,
            ..
        } = member;
        quote! { #(#[#docs])* pub #ident: #tokens, }
    });
    let known = members.iter().filter_map(|member| {
        let wire_name = member.wire_name.as_ref()?;
        Some((member, wire_name))
    });
    let read = known.enumerate().map(|(index, (member, wire_name))| {
        let index = Literal::usize_unsuffixed(index);
        let (read, write) = ways(&member.ty, structs);
        let ident = &member.ident;
        quote! { #index #ident #wire_name #read #write; }
    });
    let others = members.iter().filter(|member| member.wire_name.is_none());
    let others = others.map(|member| {
        let ident = &member.ident;
        quote! { others #ident; }
    });
    // typify derives no default for a struct with a flattened member.
    let is_flat = members.iter().any(|member| member.wire_name.is_none());
    let attributes = attributes(&item.attributes, is_flat)?;
    let adopted = quote! {
        #attributes
        pub struct #ident { #(#declared)* }
        runtime::model! { #ident { #(#read)* #(#others)* } }
    };
    if is_sent {
        let members = members.into_iter().map(
            |Member {
                 docs, ident, ty, ..
             }| SentMember {
                docs: quote! { #(#[#docs])* },
                ident,
                ty,
            },
        );
        sent.push(SentStruct {
            ident,
            members: members.collect(),
        });
    }
    Ok(adopted)
}

/// Returns the attributes of a type without serde's.
fn attributes(attributes: &[TokenStream], is_flat: bool) -> Result<TokenStream, String> {
    let mut kept = TokenStream::new();
    for attribute in attributes {
        let mut cursor = Cursor::new(attribute.clone());
        if !cursor.take("derive") {
            if cursor.is_next("serde") {
                return Err(format!(
                    "expected no attribute of serde, found `{attribute}`"
                ));
            }
            kept.extend(quote! { #[#attribute] });
            continue;
        }
        let mut list = Cursor::new(cursor.group(Delimiter::Parenthesis)?);
        let mut derives: Vec<TokenStream> =
            is_flat.then(|| quote! { Default }).into_iter().collect();
        while !list.is_empty() {
            let derive = list.until(',');
            if !derive.to_string().starts_with(":: serde") {
                derives.push(derive);
            }
        }
        derives.sort_by_key(ToString::to_string);
        kept.extend(quote! { #[derive(#(#derives),*)] });
    }
    Ok(kept)
}

/// Returns the functions that read and write a member, by its type.
fn ways(ty: &Type, structs: &BTreeSet<&str>) -> (TokenStream, TokenStream) {
    let is_struct = |ty: &Type| match ty {
        Type::Named(name) => structs.contains(name.as_str()) || infer::is_type_of_envelope(name),
        _ => false,
    };
    let Type::Option(inner) = ty else {
        let read = if ty.is_never_null() {
            quote! { or_default }
        } else {
            quote! { plain }
        };
        return (read, quote! { member });
    };
    let read = match &**inner {
        Type::Number => quote! { number },
        Type::Boxed(inner) if is_struct(inner) => quote! { object },
        inner if is_struct(inner) => quote! { object },
        _ => quote! { plain },
    };
    (read, quote! { optional })
}

fn members(content: TokenStream) -> Result<Vec<Member>, String> {
    let mut cursor = Cursor::new(content);
    let mut members = Vec::new();
    while !cursor.is_empty() {
        let attributes = cursor.attributes()?;
        cursor.expect("pub")?;
        let ident = cursor.ident()?;
        cursor.expect(":")?;
        let tokens = cursor.until(',');
        let (docs, serde) = split(attributes)?;
        let serde = Serde::read(serde)?;
        let ty = rust_type::ty(tokens.clone()).map_err(|problem| format!("{ident}: {problem}"))?;
        if !serde.is_optional && !serde.is_flattened {
            return Err(format!(
                "{ident}: expected a member that may be missing, found one that is required"
            ));
        }
        members.push(Member {
            docs,
            wire_name: (!serde.is_flattened)
                .then(|| serde.rename.unwrap_or_else(|| ident.to_string())),
            ident,
            tokens: mapped(tokens, &TokenStream::new()),
            ty,
        });
    }
    Ok(members)
}

/// Separates documentation from serde's attributes, which it returns without their name.
fn split(attributes: Vec<TokenStream>) -> Result<(Vec<TokenStream>, Vec<TokenStream>), String> {
    let mut docs = Vec::new();
    let mut serde = Vec::new();
    for attribute in attributes {
        let mut cursor = Cursor::new(attribute.clone());
        match cursor.ident()?.to_string().as_str() {
            "doc" => docs.push(attribute),
            "serde" => serde.push(cursor.group(Delimiter::Parenthesis)?),
            _ => return Err(format!("expected `doc` or `serde`, found `{attribute}`")),
        }
    }
    Ok((docs, serde))
}

/// The content of serde's attributes of a member or variant.
#[derive(Default)]
struct Serde {
    rename: Option<String>,
    is_flattened: bool,
    is_optional: bool,
}

impl Serde {
    fn read(attributes: Vec<TokenStream>) -> Result<Self, String> {
        let mut serde = Self::default();
        for attribute in attributes {
            let mut cursor = Cursor::new(attribute);
            while !cursor.is_empty() {
                let word = cursor.ident()?.to_string();
                let value = match cursor.take("=") {
                    true => Some(cursor.text()?),
                    false => None,
                };
                match (word.as_str(), value) {
                    ("rename", Some(name)) => serde.rename = Some(name),
                    ("flatten", None) => serde.is_flattened = true,
                    ("default", None) => serde.is_optional = true,
                    ("skip_serializing_if", Some(path))
                        if path.ends_with("::is_none") || path.ends_with("::is_empty") =>
                    {
                        serde.is_optional = true;
                    }
                    _ => {
                        return Err(format!(
                            "expected rename, default, flatten or skip_serializing_if, found `{word}`"
                        ));
                    }
                }
                cursor.take(",");
            }
        }
        Ok(serde)
    }
}

/// Adopts an enum of texts.
///
/// The adopted enum accepts undocumented texts, which typify's enums refuse. The rules of `names`
/// name its variants, where typify writes `LastX7Xdays`.
fn text_enum(name: &str, item: &Item) -> Result<TokenStream, String> {
    let ident = format_ident!("{name}");
    let is = |attribute: &TokenStream, name: &str| Cursor::new(attribute.clone()).is_next(name);
    let is_known = |attribute: &TokenStream| is(attribute, "doc") || is(attribute, "derive");
    if let Some(other) = item.attributes.iter().find(|one| !is_known(one)) {
        return Err(format!("expected `doc` or `derive`, found `{other}`"));
    }
    let docs = item.attributes.iter().filter(|one| is(one, "doc"));
    let mut cursor = Cursor::new(item.content.clone());
    let mut closed = Vec::new();
    while !cursor.is_empty() {
        let (_, serde) = split(cursor.attributes()?)?;
        let variant = cursor.ident()?;
        let value = Serde::read(serde)?.rename;
        let value = value.unwrap_or_else(|| variant.to_string());
        if !cursor.is_empty() {
            cursor.expect(",")?;
        }
        closed.push((variant, value));
    }
    let found: TokenStream = item.implementations.iter().cloned().collect();
    let expected = closed_enum(&ident, &closed);
    if found.to_string() != expected.to_string() {
        return Err(format!(
            "expected `{expected}` beside the enum, found `{found}`"
        ));
    }
    let values: Vec<String> = closed.into_iter().map(|(_, value)| value).collect();
    let variants: Vec<String> = values.iter().map(|value| names::variant(value)).collect();
    let other = format_ident!("{}", names::other_variant(&variants));
    let variants = variants.iter().map(|variant| format_ident!("{variant}"));
    Ok(quote! {
        runtime::text_enum! {
            #(#[#docs])*
            #ident { #(#variants = #values,)* } else #other
        }
    })
}

/// Returns the implementations that typify writes for an enum.
///
/// The caller leaves these implementations out of the result. It compares them with typify's first, so
/// that no behaviour is lost that the variants do not tell.
fn closed_enum(name: &Ident, variants: &[(Ident, String)]) -> TokenStream {
    let (variants, values): (Vec<&Ident>, Vec<&String>) = variants
        .iter()
        .map(|(variant, value)| (variant, value))
        .unzip();
    let result = quote! { ::std::result::Result<Self, self::error::ConversionError> };
    quote! {
        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match *self { #(Self::#variants => f.write_str(#values),)* }
            }
        }
        impl ::std::str::FromStr for #name {
            type Err = self::error::ConversionError;
            fn from_str(value: &str) -> #result {
                match value {
                    #(#values => Ok(Self::#variants),)*
                    _ => Err("invalid value".into()),
                }
            }
        }
        impl ::std::convert::TryFrom<&str> for #name {
            type Error = self::error::ConversionError;
            fn try_from(value: &str) -> #result { value.parse() }
        }
        impl ::std::convert::TryFrom<::std::string::String> for #name {
            type Error = self::error::ConversionError;
            fn try_from(value: ::std::string::String) -> #result { value.parse() }
        }
    }
}
