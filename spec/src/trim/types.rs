//! Trims the types: proves each against the plan, drops builders of what is only received.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Expr, Fields, Item, ItemEnum, ItemImpl, ItemMod, ItemStruct, Lit, parse_quote,
};

use super::{last_name, put_items, take_items, text, type_text};
use crate::{Definition, Error, Field, Surface, Type, emit, names};

pub(super) fn trim(mut module: ItemMod, surface: &Surface) -> Result<ItemMod, Error> {
    let mut found = BTreeSet::new();
    let mut kept: Vec<Item> = Vec::new();
    for item in take_items(&mut module) {
        match item {
            Item::Struct(item) => {
                found.insert(item.ident.to_string());
                kept.push(Item::Struct(structure(item, surface)?));
            }
            Item::Enum(mut item) => {
                found.insert(item.ident.to_string());
                check_enum(&item, surface)?;
                drop_documentation(&mut item.attrs);
                kept.push(Item::Enum(item));
            }
            Item::Impl(item) => {
                let name = last_name(&item.self_ty);
                check_integer_enum(&item, name.as_deref(), surface)?;
                let is_builder_of_received =
                    item.trait_.is_none() && name.is_some_and(|name| is_received(surface, &name));
                if !is_builder_of_received {
                    kept.push(Item::Impl(item));
                }
            }
            Item::Mod(module) if module.ident == "builder" => {
                kept.push(Item::Mod(builders(module, surface)));
            }
            item => kept.push(item),
        }
    }
    match surface.types.keys().find(|&name| !found.contains(name)) {
        Some(name) => Err(unplanned(name, "expected the type, found none")),
        None => {
            let attributes = parse_quote! {
                /// What the operations send and receive.
                #[allow(clippy::all)]
            };
            Ok(put_items(module, attributes, kept))
        }
    }
}

fn unplanned(name: &str, problem: impl Into<String>) -> Error {
    Error::new(format!("type `{name}`"), problem)
}

fn is_received(surface: &Surface, name: &str) -> bool {
    matches!(
        surface.types.get(name),
        Some(Definition::Struct { sent: false, .. })
    )
}

/// All items of typify's builder module are about the type that their own name is of.
fn builders(mut module: ItemMod, surface: &Surface) -> ItemMod {
    let mut kept = take_items(&mut module);
    kept.retain(|item| {
        let name = match item {
            Item::Struct(item) => Some(item.ident.to_string()),
            Item::Impl(item) => last_name(&item.self_ty),
            _ => None,
        };
        !name.is_some_and(|name| is_received(surface, &name))
    });
    let attributes = parse_quote! {
        /// Builders of what the operations send.
    };
    put_items(module, attributes, kept)
}

fn structure(mut item: ItemStruct, surface: &Surface) -> Result<ItemStruct, Error> {
    let name = item.ident.to_string();
    match (surface.types.get(&name), &mut item.fields) {
        (Some(Definition::Struct { fields, .. }), Fields::Named(named)) => {
            if named.named.len() != fields.len() {
                let problem = format!(
                    "expected {} fields, found {}",
                    fields.len(),
                    named.named.len()
                );
                return Err(unplanned(&name, problem));
            }
            for stock in &mut named.named {
                let stock_name = stock
                    .ident
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let field = fields
                    .iter()
                    .find(|field| field.name == stock_name)
                    .ok_or_else(|| unplanned(&name, format!("unexpected field `{stock_name}`")))?;
                check_field(&name, field, stock)?;
                stock.attrs = documentation(&field.doc);
                stock.attrs.extend(serde_attributes(field));
            }
        }
        (Some(Definition::IntegerEnum(_)), Fields::Unnamed(_)) => {}
        _ => return Err(unplanned(&name, "unexpected struct")),
    }
    drop_documentation(&mut item.attrs);
    Ok(item)
}

fn documentation(text: &str) -> Vec<Attribute> {
    match text {
        "" => Vec::new(),
        text => vec![parse_quote! { #[doc = #text] }],
    }
}

/// typify documents a type by its name.
fn drop_documentation(attributes: &mut Vec<Attribute>) {
    attributes.retain(|attribute| !attribute.path().is_ident("doc"));
}

fn check_field(name: &str, field: &Field, stock: &syn::Field) -> Result<(), Error> {
    let found = type_text(&stock.ty);
    let expected = field.ty.to_string().replace(' ', "");
    if found != expected {
        let problem = format!(
            "expected `{}` to be `{expected}`, found `{found}`",
            field.name
        );
        return Err(unplanned(name, problem));
    }
    let found = stock
        .attrs
        .iter()
        .find_map(renamed)
        .unwrap_or_else(|| field.name.clone());
    let expected = emit::property_name(field);
    if found != expected {
        let problem = format!(
            "expected `{}` to stand for `{expected}`, found `{found}`",
            field.name
        );
        return Err(unplanned(name, problem));
    }
    Ok(())
}

/// Returns `x` of `#[serde(rename = "x")]`.
fn renamed(attribute: &Attribute) -> Option<String> {
    if !attribute.path().is_ident("serde") {
        return None;
    }
    let mut name = None;
    // Other arguments of serde are of no interest here, whatever their form.
    let _ = attribute.parse_nested_meta(|meta| {
        if meta.path.is_ident("rename") {
            if let Expr::Lit(literal) = meta.value()?.parse()?
                && let Lit::Str(text) = literal.lit
            {
                name = Some(text.value());
            }
        } else if meta.input.peek(syn::Token![=]) {
            let _: Expr = meta.value()?.parse()?;
        }
        Ok(())
    });
    name
}

/// Absent and null read as nothing; nothing is not sent.
fn serde_attributes(field: &Field) -> Option<Attribute> {
    let mut arguments: Vec<TokenStream> = Vec::new();
    if field.wire_name != field.name {
        let name = &field.wire_name;
        arguments.push(quote! { rename = #name });
    }
    match &field.ty {
        Type::Option(_) if !field.required => {
            arguments.push(quote! { skip_serializing_if = "Option::is_none" });
        }
        Type::Vec(_) | Type::Map(_) | Type::Object if !field.required => {
            arguments
                .push(quote! { default, deserialize_with = "super::runtime::null_as_default" });
        }
        _ => {}
    }
    (!arguments.is_empty()).then(|| parse_quote! { #[serde(#(#arguments),*)] })
}

/// The conversion from a number is where typify writes down which numbers are allowed.
fn check_integer_enum(item: &ItemImpl, name: Option<&str>, surface: &Surface) -> Result<(), Error> {
    let definition = name.and_then(|name| surface.types.get(name));
    let (Some(name), Some(Definition::IntegerEnum(values))) = (name, definition) else {
        return Ok(());
    };
    let conversion = item.trait_.as_ref().map(|(path, ..)| text(path));
    if !conversion.is_some_and(|path| path.ends_with("TryFrom<i64>")) {
        return Ok(());
    }
    let values_text: Vec<String> = values.iter().map(|value| format!("{value}_i64")).collect();
    let expected = format!("if![{}].contains(&value)", values_text.join(","));
    if text(item).replace(",]", "]").contains(&expected) {
        Ok(())
    } else {
        Err(unplanned(
            name,
            format!("expected only the numbers {values:?}"),
        ))
    }
}

fn check_enum(item: &ItemEnum, surface: &Surface) -> Result<(), Error> {
    let name = item.ident.to_string();
    let Some(Definition::StringEnum(values)) = surface.types.get(&name) else {
        return Err(unplanned(&name, "unexpected enum"));
    };
    let found: Vec<(String, String)> = item
        .variants
        .iter()
        .map(|variant| {
            let ident = variant.ident.to_string();
            let wire = variant
                .attrs
                .iter()
                .find_map(renamed)
                .unwrap_or_else(|| ident.clone());
            (ident, wire)
        })
        .collect();
    let expected: Vec<(String, String)> = values
        .iter()
        .map(|value| (names::pascal(value), value.clone()))
        .collect();
    if found == expected {
        Ok(())
    } else {
        Err(unplanned(
            &name,
            format!("expected the variants {expected:?}, found {found:?}"),
        ))
    }
}
