//! What the snapshots in `tests/it/snapshots` say: every type, every method and every feature.
//!
//! Shared by the test that holds the crate against them and the command that writes them.

use std::{collections::BTreeMap, fmt::Write};

use onlyfansapi_spec::{Location, Surface};
use syn::{File, Ident, Item, ItemMacro, LitInt, LitStr, Token, braced, parse::ParseStream};

/// Returns the definitions in the module `types`, as they are compiled, without documentation.
///
/// # Errors
///
/// If the source is not what the generator writes.
pub(crate) fn types(source: &str) -> Result<BTreeMap<String, String>, String> {
    let file: File = syn::parse_str(&short(source)).map_err(|error| error.to_string())?;
    let types = file.items.into_iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == "types" => module.content,
        _ => None,
    });
    let (_, items) = types.ok_or("expected `mod types`, found none")?;
    let mut types: BTreeMap<String, String> = BTreeMap::new();
    for item in items {
        let Some(name) = name(&item) else {
            continue;
        };
        let text = match &item {
            Item::Macro(item) if is_model(item) => {
                ways(item).map_err(|error| format!("{name}: {error}"))?
            }
            _ => prettyplease::unparse(&File {
                shebang: None,
                frontmatter: None,
                attrs: Vec::new(),
                items: vec![without_docs(item)],
            }),
        };
        types.entry(name).or_default().push_str(&text);
    }
    Ok(types)
}

/// The source with types without their paths, which say nothing to who reads a snapshot.
fn short(source: &str) -> String {
    const PATHS: [(&str, &str); 8] = [
        ("::std::boxed::", ""),
        ("::std::collections::", ""),
        ("::std::option::", ""),
        ("::std::string::", ""),
        ("::std::vec::", ""),
        ("::serde_json::", ""),
        ("runtime::Envelope", "Envelope"),
        ("runtime::Id", "Id"),
    ];
    let source = source.to_owned();
    PATHS
        .iter()
        .fold(source, |source, (long, short)| source.replace(long, short))
}

/// The name of the type that an item defines or implements something for.
fn name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Macro(item) => {
            // Before the name of an enum is an attribute for its documentation.
            let before = if is_model(item) { 0 } else { 2 };
            let name = item.mac.tokens.clone().into_iter().nth(before)?;
            Some(name.to_string())
        }
        Item::Impl(item) => match &*item.self_ty {
            syn::Type::Path(path) => Some(path.path.get_ident()?.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a macro says how a struct is read and written; all others write enums.
fn is_model(item: &ItemMacro) -> bool {
    let name = item.mac.path.segments.last();
    name.is_some_and(|name| name.ident == "model")
}

/// How the members of a struct are read and written, a line for each, without their numbers.
fn ways(item: &ItemMacro) -> syn::Result<String> {
    item.mac.parse_body_with(|input: ParseStream<'_>| {
        input.parse::<Ident>()?;
        let members;
        braced!(members in input);
        let mut text = String::new();
        while !members.is_empty() {
            let line = if members.parse::<Option<LitInt>>()?.is_some() {
                let name: Ident = members.parse()?;
                let wire_name: LitStr = members.parse()?;
                let (read, write): (Ident, Ident) = (members.parse()?, members.parse()?);
                format!("// {name} {:?} {read} {write}\n", wire_name.value())
            } else {
                let (others, name): (Ident, Ident) = (members.parse()?, members.parse()?);
                format!("// {others} {name}\n")
            };
            text.push_str(&line);
            members.parse::<Token![;]>()?;
        }
        Ok(text)
    })
}

/// Prose changes daily and says nothing about types.
fn without_docs(mut item: Item) -> Item {
    let strip = |attributes: &mut Vec<syn::Attribute>| {
        attributes.retain(|attribute| !attribute.path().is_ident("doc"))
    };
    match &mut item {
        Item::Struct(item) => {
            strip(&mut item.attrs);
            item.attrs
                .sort_by_key(|attribute| !attribute.path().is_ident("derive"));
            item.fields
                .iter_mut()
                .for_each(|field| strip(&mut field.attrs));
        }
        Item::Impl(item) => {
            for item in &mut item.items {
                if let syn::ImplItem::Fn(function) = item {
                    strip(&mut function.attrs);
                }
            }
        }
        Item::Macro(item) => {
            item.mac.tokens = item.mac.tokens.clone().into_iter().skip(2).collect();
        }
        _ => {}
    }
    item
}

/// Returns every method with its arguments, their limits and its answer.
#[must_use]
pub(crate) fn methods(surface: &Surface) -> String {
    let mut text = String::new();
    for method in &surface.methods {
        let deprecated = if method.is_deprecated {
            "deprecated "
        } else {
            ""
        };
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{deprecated}{}.{} = {} -> {}",
            method.handle,
            method.name,
            method.operation(),
            method.success
        );
        for argument in &method.arguments {
            let location = match argument.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
                Location::Body => "body",
            };
            let optional = if argument.required { "" } else { "?" };
            let null = if argument.nullable { " or null" } else { "" };
            let _ = writeln!(
                text,
                "    {}{optional}: {}{null} = {location} {}",
                argument.name, argument.ty, argument.wire_name
            );
            for (way, rule) in &argument.limits {
                let way: String = way.iter().map(|step| format!("{step} ")).collect();
                let _ = writeln!(text, "        {way}{rule}");
            }
        }
        if let Some(body) = method.body.filter(|body| body.is_form || !body.is_object) {
            let _ = writeln!(text, "    {body:?}");
        }
    }
    text
}

/// Returns the features that a manifest has.
#[must_use]
pub(crate) fn features(manifest: &str) -> Option<&str> {
    let (_, features) = manifest.split_once("[features]")?;
    let (features, _) = features.split_once("\n[")?;
    Some(features.trim())
}
