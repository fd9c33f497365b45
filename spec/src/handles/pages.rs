//! Writes the facts about the pages of lists, and the ids of their rows.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::{
    document::{Identity, Rule, Step},
    surface::{Definition, Method, Success, Surface, Type},
};

/// Returns whether a method reads a list that comes whole, in one response.
pub(super) fn is_whole(method: &Method) -> bool {
    let list = method.behaviour.list;
    list.is_some_and(|list| list.step == Step::Single)
}

/// Writes the constant `Paging` of a list that has pages.
pub(crate) fn paging(method: &Method) -> Option<TokenStream> {
    let list = method.behaviour.list?;
    let step = match list.step {
        Step::Single => return None,
        Step::Offset(rule) => {
            let rule = match rule {
                Rule::HasMore => quote! { HasMore },
                Rule::NextPage => quote! { NextPage },
                Rule::Nothing => quote! { Nothing },
            };
            quote! { Offset(runtime::Rule::#rule) }
        }
        Step::Message => quote! { Message },
        Step::Marker(member) => quote! { Marker(#member) },
        Step::LastId { parameter, member } => {
            let member = option(member);
            quote! { LastId(#parameter, #member) }
        }
        Step::Cursor => quote! { Cursor },
        Step::Page => quote! { Page },
        Step::Link => quote! { Link },
        Step::Date { parameter, member } => quote! { Date(#parameter, #member) },
        Step::Days { start, end } => quote! { Days(#start, #end) },
    };
    let rows = list.rows.split('.').filter(|part| !part.is_empty());
    let limit = match method.page_size(&list) {
        Some((name, size)) => {
            let size = Literal::u32_unsuffixed(size);
            quote! { Some((#name, #size)) }
        }
        None => quote! { None },
    };
    let by_content = list.identity == Identity::Content;
    let refused = option(list.refused);
    Some(quote! {
        runtime::Paging {
            step: runtime::Step::#step,
            rows: &[#(#rows),*],
            limit: #limit,
            by_content: #by_content,
            refused: #refused,
        }
    })
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote! { Some(#text) },
        None => quote! { None },
    }
}

/// Writes the ids of the rows of all lists that have pages, by type.
pub(super) fn rows(surface: &Surface) -> Vec<TokenStream> {
    let mut ids: BTreeMap<&str, Option<TokenStream>> = BTreeMap::new();
    for method in &surface.methods {
        let Some(list) = method
            .behaviour
            .list
            .filter(|list| list.step != Step::Single)
        else {
            continue;
        };
        let Some(row) = row(method, surface) else {
            continue;
        };
        let id = match list.identity {
            Identity::Member(path) => id(row, path, surface),
            Identity::Content => id(row, "id", surface),
        };
        let known = ids.entry(row).or_default();
        *known = known.take().or(id);
    }
    let rows = ids.into_iter().map(|(row, id)| {
        let row = format_ident!("{row}");
        quote! { runtime::row!(#row #id); }
    });
    rows.collect()
}

/// Returns the name of the type of a list's rows.
pub(crate) fn row<'a>(method: &'a Method, surface: &'a Surface) -> Option<&'a str> {
    let Success::Json(ty) = &method.success else {
        return None;
    };
    let mut ty = ty;
    loop {
        ty = match ty {
            Type::Envelope(inner) | Type::Option(inner) | Type::Boxed(inner) => inner,
            Type::Vec(row) => {
                let Type::Named(row) = &**row else {
                    return None;
                };
                return Some(row);
            }
            Type::Named(page) => &surface.types.get(page)?.list_of_page()?.ty,
            _ => return None,
        };
    }
}

/// Returns the fields on the path to the id of a row; `None` if the last one is no id.
fn id(row: &str, path: &str, surface: &Surface) -> Option<TokenStream> {
    let mut owner = row.to_owned();
    let mut fields = Vec::new();
    let mut ty = None;
    for name in path.split('.') {
        let Definition::Struct {
            fields: members, ..
        } = surface.types.get(&owner)?
        else {
            return None;
        };
        let field = members.iter().find(|field| field.wire_name == name)?;
        fields.push(format_ident!("{}", field.name));
        let inner = bare(&field.ty);
        if let Type::Named(name) = inner {
            owner.clone_from(name);
        }
        ty = Some(inner);
    }
    (ty == Some(&Type::Id)).then(|| quote! { #(#fields)* })
}

fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Option(inner) | Type::Boxed(inner) => bare(inner),
        ty => ty,
    }
}
