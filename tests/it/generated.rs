//! Pins the generated code: one snapshot per type, and one of all methods.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use onlyfansapi_spec::{Definition, Location, Surface, Type, load, plan};
use syn::{File, Item};

/// The types that the answers of many operations share.
const ENVELOPE: [&str; 5] = ["Cache", "Credits", "Meta", "Pagination", "RateLimits"];

const GROUP: &str = "Smart Link Postbacks";

fn surface() -> Surface {
    plan(&load(include_str!("../../openapi.yaml")).expect("the document loads"))
}

/// The definitions in the generated module `types`, as they are compiled, without documentation.
fn generated_types() -> BTreeMap<String, String> {
    let source = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let file: File = syn::parse_str(source).expect("generated code is Rust");
    let types = file.items.into_iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == "types" => module.content,
        _ => None,
    });
    let (_, items) = types.expect("`mod types`");
    items
        .into_iter()
        .filter_map(|item| {
            let name = match &item {
                Item::Struct(item) => item.ident.to_string(),
                Item::Enum(item) => item.ident.to_string(),
                _ => return None,
            };
            let file = File {
                shebang: None,
                frontmatter: None,
                attrs: Vec::new(),
                items: vec![without_docs(item)],
            };
            Some((name, prettyplease::unparse(&file)))
        })
        .collect()
}

/// Prose changes daily and says nothing about types.
fn without_docs(mut item: Item) -> Item {
    let strip = |attributes: &mut Vec<syn::Attribute>| {
        attributes.retain(|attribute| !attribute.path().is_ident("doc"))
    };
    match &mut item {
        Item::Struct(item) => {
            strip(&mut item.attrs);
            item.fields
                .iter_mut()
                .for_each(|field| strip(&mut field.attrs));
        }
        Item::Enum(item) => {
            strip(&mut item.attrs);
            item.variants
                .iter_mut()
                .for_each(|variant| strip(&mut variant.attrs));
        }
        _ => {}
    }
    item
}

#[test]
fn types_of_the_group_and_the_envelope_are_pinned() {
    let surface = surface();
    let document = load(include_str!("../../openapi.yaml")).expect("the document loads");
    let operations = document
        .operations
        .iter()
        .filter(|operation| operation.group.as_deref() == Some(GROUP));
    let operations: BTreeSet<String> = operations.map(ToString::to_string).collect();
    let mut wanted = BTreeSet::new();
    for method in surface
        .methods
        .iter()
        .filter(|method| operations.contains(&method.operation()))
    {
        let answer = match &method.success {
            onlyfansapi_spec::Success::Json(ty) => Some(ty),
            _ => None,
        };
        let sent = method.body.iter().map(|(ty, _)| ty);
        for ty in method
            .arguments
            .iter()
            .map(|argument| &argument.ty)
            .chain(sent)
            .chain(answer)
        {
            reach(ty, &surface, &mut wanted);
        }
    }
    wanted.extend(ENVELOPE.map(str::to_owned));
    let types = generated_types();
    for name in wanted {
        insta::assert_snapshot!(name.clone(), types[&name], &name);
    }
}

fn reach(ty: &Type, surface: &Surface, reached: &mut BTreeSet<String>) {
    match ty {
        Type::Vec(inner) | Type::Map(inner) | Type::Option(inner) => reach(inner, surface, reached),
        Type::Named(name) if reached.insert(name.clone()) => {
            if let Some(Definition::Struct { fields, .. }) = surface.types.get(name) {
                fields
                    .iter()
                    .for_each(|field| reach(&field.ty, surface, reached));
            }
        }
        _ => {}
    }
}

#[test]
fn methods_are_pinned() {
    let mut index = String::new();
    for method in surface().methods {
        writeln!(
            index,
            "{} = {} -> {}",
            method.name,
            method.operation(),
            method.success
        )
        .expect("text");
        for argument in &method.arguments {
            let location = match argument.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
            };
            let optional = if argument.required { "" } else { "?" };
            writeln!(
                index,
                "    {}{optional}: {} = {location} {}",
                argument.name, argument.ty, argument.wire_name
            )
            .expect("text");
        }
        if let Some((ty, is_form)) = &method.body {
            let kind = if *is_form { "form" } else { "json" };
            writeln!(index, "    body: {ty} = {kind}").expect("text");
        }
    }
    insta::assert_snapshot!("methods", index, "every method");
}
