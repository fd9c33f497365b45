//! The snapshots in `tests/it/snapshots`: every type, every method and every feature, without prose,
//! which changes daily.
//!
//! The test that compares the crate with the snapshots, and the command that writes them, share this
//! module.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    document::Location,
    error::Error,
    surface::{Encoding, Surface},
};

/// The indentation of the items of a module.
const INDENT: &str = "    ";

/// Returns the definition of each type in the module `types`, as it is compiled, by its name.
///
/// # Errors
///
/// If [`source`](crate::source()) did not write the source.
pub fn types(source: &str) -> Result<BTreeMap<String, String>, Error> {
    let expected = |found: &str| Error::new("the source", format!("expected {found}, found none"));
    let (_, rest) = source
        .split_once("\npub mod types {\n")
        .ok_or_else(|| expected("`pub mod types`"))?;
    let (module, _) = rest
        .split_once("\n}\n")
        .ok_or_else(|| expected("the end of `mod types`"))?;
    let mut types: BTreeMap<String, String> = BTreeMap::new();
    let mut item: Vec<&str> = Vec::new();
    for line in module.lines() {
        let line = line.strip_prefix(INDENT).unwrap_or(line);
        if line.starts_with("#[derive") {
            item.insert(0, line);
        } else if !line.trim_start().starts_with("#[doc") {
            item.push(line);
        }
        // The printer gives each item lines of its own.
        let is_call = line.starts_with("runtime::") && line.ends_with(");");
        if matches!(line, "}" | "};") || line.starts_with("use ") || is_call {
            if let Some(name) = name(&item) {
                types
                    .entry(name.to_owned())
                    .or_default()
                    .push_str(&text(&item));
            }
            item.clear();
        }
    }
    Ok(types)
}

/// Returns the name of the type that an item defines, or implements something for.
fn name<'a>(item: &[&'a str]) -> Option<&'a str> {
    let first = *item.iter().find(|line| !line.starts_with('#'))?;
    if let Some(page) = first.strip_prefix("runtime::page!(") {
        return page.split(',').next();
    }
    let name = match first.split_once(' ')? {
        ("pub", rest) => rest.strip_prefix("struct ")?,
        ("impl", rest) => rest,
        (path, _) if path.ends_with('!') => item.get(1)?.trim_start(),
        _ => return None,
    };
    name.split([' ', '<']).next()
}

/// Returns the text of an item: a line for each member of a struct that says how it is read and
/// written, anything else as it stands, without the paths of types.
fn text(item: &[&str]) -> String {
    const PATHS: [(&str, &str); 11] = [
        ("::std::boxed::", ""),
        ("::std::collections::", ""),
        ("::std::option::", ""),
        ("::std::string::", ""),
        ("::std::vec::", ""),
        ("::serde_json::", ""),
        ("runtime::Envelope", "Envelope"),
        ("runtime::Id", "Id"),
        ("runtime::Amount", "Amount"),
        ("runtime::Timestamp", "Timestamp"),
        ("runtime::Secret", "Secret"),
    ];
    if let ["runtime::model! {", _, members @ .., "    }", "}"] = item {
        let members = members.iter().map(|member| {
            let member = member.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
            format!("// {}\n", member.trim_start().trim_end_matches(';'))
        });
        return members.collect();
    }
    let text = item.join("\n") + "\n";
    let short = |text: String, (long, short): (&str, &str)| text.replace(long, short);
    PATHS.into_iter().fold(text, short)
}

/// Returns the methods of each group, with their arguments, the limits of these and the response, by
/// the name of the snapshot, as `methods_chats`.
#[must_use]
pub fn methods(surface: &Surface) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, String> = BTreeMap::new();
    for method in &surface.methods {
        let text = groups
            .entry(format!("methods_{}", method.handle))
            .or_default();
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
            for (path, limit) in &argument.limits {
                let path: String = path.iter().map(|name| format!("{name} ")).collect();
                let _ = writeln!(text, "        {path}{limit}");
            }
        }
        if let Some(body) = &method.body
            && (body.encoding != Encoding::Json || !body.is_object)
        {
            let _ = writeln!(text, "    {body:?}");
        }
    }
    groups
}

/// Returns the features that a manifest has.
#[must_use]
pub fn features(manifest: &str) -> Option<&str> {
    let (_, features) = manifest.split_once("[features]")?;
    let (features, _) = features.split_once("\n[")?;
    Some(features.trim())
}
