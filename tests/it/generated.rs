//! Pins what is generated: one snapshot per type, one of all methods, one of the features.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use onlyfansapi::types::{Chat, ChatMessage, Envelope};
use onlyfansapi_spec::{
    Document, Groups, Location, Lock, Surface, equal_structs, generate, load, plan,
};
use serde::{Serialize, de::DeserializeOwned};
use syn::{File, Item};

fn document() -> Document {
    load(include_str!("../../openapi.yaml")).expect("the document loads")
}

fn lock() -> Lock {
    include_str!("../../names.lock").parse().expect("a lock")
}

fn surface() -> Surface {
    plan(&document(), &lock(), &Groups::All).expect("names for everything")
}

/// The definitions in the module `types`, as they are compiled, without documentation.
fn types(source: &str) -> BTreeMap<String, String> {
    let file: File = syn::parse_str(source).expect("generated code is Rust");
    let types = file.items.into_iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == "types" => module.content,
        _ => None,
    });
    let (_, items) = types.expect("`mod types`");
    let mut types = BTreeMap::new();
    for item in items {
        let name = match &item {
            Item::Struct(item) => item.ident.to_string(),
            // An enum is written by a macro: an attribute for its documentation, then its name.
            Item::Macro(item) => item
                .mac
                .tokens
                .clone()
                .into_iter()
                .nth(2)
                .expect("a name")
                .to_string(),
            Item::Impl(item) => {
                let syn::Type::Path(path) = &*item.self_ty else {
                    continue;
                };
                path.path.require_ident().expect("a name").to_string()
            }
            _ => continue,
        };
        let file = File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items: vec![without_docs(item)],
        };
        types
            .entry(name)
            .or_insert_with(String::new)
            .push_str(&prettyplease::unparse(&file));
    }
    types
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

fn index(surface: &Surface) -> String {
    let mut index = String::new();
    for method in &surface.methods {
        let deprecated = if method.is_deprecated {
            "deprecated "
        } else {
            ""
        };
        writeln!(
            index,
            "{deprecated}{}.{} = {} -> {}",
            method.handle,
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
                Location::Body => "body",
            };
            let optional = if argument.required { "" } else { "?" };
            let null = if argument.nullable { " or null" } else { "" };
            writeln!(
                index,
                "    {}{optional}: {}{null} = {location} {}",
                argument.name, argument.ty, argument.wire_name
            )
            .expect("text");
            for (way, rule) in &argument.limits {
                writeln!(
                    index,
                    "        {}{rule}",
                    way.iter()
                        .map(|step| format!("{step} "))
                        .collect::<String>()
                )
                .expect("text");
            }
        }
        if let Some(body) = method.body.filter(|body| body.is_form || !body.is_object) {
            writeln!(index, "    {body:?}").expect("text");
        }
    }
    index
}

#[test]
fn every_type_is_pinned() {
    let source = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let types = types(source);
    for (name, definition) in &types {
        insta::assert_snapshot!(name.clone(), definition, name);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots");
    for file in std::fs::read_dir(folder).expect("snapshots") {
        let file = file.expect("a snapshot").file_name();
        let name = file
            .to_str()
            .and_then(|name| name.strip_prefix("it__generated__"));
        let name = name.and_then(|name| name.strip_suffix(".snap"));
        let name = name.unwrap_or_else(|| panic!("{}", file.display()));
        let is_index = matches!(name, "methods" | "features");
        assert!(is_index || types.contains_key(name), "{name} is gone");
    }
}

#[test]
fn a_group_alone_is_the_same_as_among_all() {
    let (document, lock, all) = (document(), lock(), surface());
    let handles: BTreeSet<&String> = all.methods.iter().map(|method| &method.handle).collect();
    let mut reached = BTreeSet::new();
    for handle in handles {
        let alone = Groups::Only([handle.clone()].into());
        let alone = plan(&document, &lock, &alone).expect("names for everything");
        let methods = all.methods.iter().filter(|method| method.handle == *handle);
        assert!(methods.eq(&alone.methods), "{handle}");
        for (name, definition) in alone.types {
            assert_eq!(all.types[&name], definition, "{name} in {handle}");
            reached.insert(name);
        }
    }
    assert!(all.types.keys().eq(&reached), "types that no group reaches");
}

#[test]
fn every_method_is_pinned() {
    insta::assert_snapshot!("methods", index(&surface()), "every method");
}

#[test]
fn every_feature_is_pinned() {
    let manifest = include_str!("../../Cargo.toml");
    let (_, features) = manifest.split_once("[features]").expect("features");
    let (features, _) = features.split_once("\n[").expect("a next section");
    insta::assert_snapshot!("features", features.trim(), "every feature");
}

#[test]
fn no_two_types_are_equal_and_none_has_a_long_or_numbered_name() {
    let surface = surface();
    assert_eq!(equal_structs(&surface.types), Vec::<Vec<String>>::new());
    for name in surface.types.keys() {
        assert!(name.len() <= 40, "{name}");
        assert!(!name.ends_with(|c: char| c.is_ascii_digit()), "{name}");
    }
}

#[test]
fn what_is_received_can_be_made_stored_and_compared() {
    fn stored<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let text = serde_json::to_string(value).expect("JSON");
        serde_json::from_str(&text).expect("the same type")
    }
    let mut message = ChatMessage::default();
    message.id = Some(1);
    let mut chat = Chat::default();
    chat.last_message = Some(message);
    let mut chats: Envelope<Vec<Chat>> = Envelope::default();
    assert_eq!(stored(&chats), chats);
    chats.data.push(chat.clone());
    assert_eq!(stored(&chats), chats);
    assert_eq!(stored(&chats).data, [chat]);
    assert_ne!(stored(&chats), Envelope::default());
}

/// The document with other prose: upstream changes it with every edition.
fn churned() -> Document {
    let mut document: serde_json::Value =
        onlyfansapi_spec::load_value(include_str!("../../openapi.yaml"))
            .expect("the document loads");
    let mut count = 0;
    churn(&mut document["paths"], &mut Vec::new(), &mut count);
    assert!(count > 3_000, "{count} texts and samples changed");
    load(&document.to_string()).expect("the document loads")
}

/// Changes titles, tags, operation ids, descriptions and samples, the latter to others of the same
/// kind.
fn churn(value: &mut serde_json::Value, way: &mut Vec<String>, count: &mut usize) {
    use serde_json::Value;
    let Value::Object(members) = value else {
        if let Value::Array(items) = value {
            items.iter_mut().for_each(|item| churn(item, way, count));
        }
        return;
    };
    // A member of an object may be called like a keyword.
    let is_names = matches!(way.last().map(String::as_str), Some("properties" | "paths"));
    for (key, value) in members {
        match (is_names, key.as_str(), &mut *value) {
            (false, "operationId" | "summary" | "description", Value::String(text)) => {
                // What a title marks is no prose.
                if !text.starts_with("[Deprecated]") {
                    *text = format!("Changed {count}");
                    *count += 1;
                }
            }
            (false, "tags", Value::Array(tags)) if way.len() == 2 => {
                *tags = vec![format!("Group {}", *count % 7).into()];
                *count += 1;
            }
            (false, "example", sample) if !way.iter().any(|step| step == "parameters") => {
                another(sample, count);
            }
            _ => {
                way.push(key.clone());
                churn(value, way, count);
                way.pop();
            }
        }
    }
}

/// Another value of the same kind.
fn another(sample: &mut serde_json::Value, count: &mut usize) {
    use serde_json::Value;
    *count += 1;
    match sample {
        Value::Number(number) if number.is_f64() => *sample = (0.5 + *count as f64).into(),
        Value::Number(_) => *sample = (*count).into(),
        Value::String(text) if text.parse::<f64>().is_ok() => *text = count.to_string(),
        Value::String(text) => *text = format!("sample {count}"),
        Value::Bool(bool) => *bool = !*bool,
        Value::Array(items) => items.iter_mut().for_each(|item| another(item, count)),
        Value::Object(members) => members.values_mut().for_each(|value| another(value, count)),
        Value::Null => {}
    }
}

#[test]
fn other_titles_tags_ids_descriptions_and_samples_change_nothing_but_documentation() {
    let churned = churned();
    let generated = generate(&churned, &lock(), &Groups::All).expect("names for everything");
    assert_eq!(index(&generated.surface), index(&surface()));
    let source = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let (found, expected) = (types(&generated.source), types(source));
    assert!(found.keys().eq(expected.keys()));
    for (name, definition) in found {
        assert_eq!(definition, expected[&name]);
    }
    // It did change: the documentation is another.
    assert_ne!(generated.surface, surface());
}
