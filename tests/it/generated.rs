//! Pins what is generated: one snapshot per type, one of the methods per group, one of the features.

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi::types::{Chat, ChatMessage, Envelope, Transaction};
use onlyfansapi_spec::{
    Document, FIXUPS, Groups, Surface, equal_structs, fix, generate, load, plan, repair,
    snapshots::{features, methods, types},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::vendored::{DOCUMENT, document, kept, lock, surface};

#[test]
fn every_type_and_method_is_pinned() {
    let source = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let mut pinned = types(source).expect("what is generated");
    pinned.extend(methods(&surface()));
    for (name, text) in &pinned {
        insta::assert_snapshot!(name.clone(), text, name);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots");
    for file in std::fs::read_dir(folder).expect("snapshots") {
        let file = file.expect("a snapshot").file_name();
        let name = file
            .to_str()
            .and_then(|name| name.strip_prefix("it__generated__"));
        let name = name.and_then(|name| name.strip_suffix(".snap"));
        let name = name.unwrap_or_else(|| panic!("{}", file.display()));
        assert!(
            name == "features" || pinned.contains_key(name),
            "{name} is gone"
        );
    }
}

#[test]
fn a_group_alone_is_the_same_as_among_all() {
    let (document, lock, all) = (document(), lock(), surface());
    let handles: BTreeSet<&String> = all.methods.iter().map(|method| &method.handle).collect();
    let events = "webhook_events".to_owned();
    let mut reached = BTreeSet::new();
    for handle in handles.into_iter().chain([&events]) {
        let alone = Groups::Only([handle.clone()].into());
        let alone = plan(&document, &lock, &alone).expect("names for everything");
        let methods = all.methods.iter().filter(|method| method.handle == *handle);
        assert!(methods.eq(&alone.methods), "{handle}");
        assert_eq!(alone.events.is_empty(), *handle != events, "{handle}");
        for (name, definition) in alone.types {
            assert_eq!(all.types[&name], definition, "{name} in {handle}");
            reached.insert(name);
        }
    }
    assert!(all.types.keys().eq(&reached), "types that no group reaches");
}

#[test]
fn every_feature_is_pinned() {
    let manifest = include_str!("../../Cargo.toml");
    let features = features(manifest).expect("features");
    insta::assert_snapshot!("features", features, "features");
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
    message.id = Some(1.into());
    let mut chat = Chat::default();
    chat.last_message = Some(message.into());
    let mut chats: Envelope<Vec<Chat>> = Envelope::default();
    assert_eq!(stored(&chats), chats);
    chats.data.push(chat.clone());
    assert_eq!(stored(&chats), chats);
    assert_eq!(stored(&chats).data, [chat]);
    assert_ne!(stored(&chats), Envelope::default());
}

#[test]
fn structs_that_hold_large_ones_are_small() {
    assert!(size_of::<Chat>() <= 160, "{}", size_of::<Chat>());
    assert!(
        size_of::<ChatMessage>() <= 400,
        "{}",
        size_of::<ChatMessage>()
    );
    assert!(
        size_of::<Transaction>() <= 400,
        "{}",
        size_of::<Transaction>()
    );
}

/// The document with other prose: upstream changes it with every edition.
fn churned() -> Document {
    let mut document: serde_json::Value = load(DOCUMENT).expect("the document loads");
    let mut count = 0;
    churn(&mut document["paths"], &mut Vec::new(), &mut count);
    assert!(count > 3_000, "{count} texts and samples changed");
    assert_eq!(fix(&mut document, &FIXUPS), [""; 0]);
    let mut document = repair(&document).expect("the document loads");
    kept().restore(&mut document);
    // The events are not in the document.
    document.events = self::document().events;
    document
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

/// The methods without the limits of their arguments, some of which descriptions state.
fn without_limits(surface: &Surface) -> BTreeMap<String, String> {
    let is_limit = |line: &&str| line.starts_with("        ");
    let without = |text: String| text.lines().filter(|line| !is_limit(line)).collect();
    let groups = methods(surface).into_iter();
    groups.map(|(name, text)| (name, without(text))).collect()
}

#[test]
fn other_titles_tags_ids_descriptions_and_samples_change_documentation_and_stated_limits_alone() {
    let churned = churned();
    let generated = generate(&churned, &lock(), &Groups::All).expect("names for everything");
    assert_eq!(
        without_limits(&generated.surface),
        without_limits(&surface())
    );
    let source = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let (found, expected) = (types(&generated.source), types(source));
    assert_eq!(found, expected);
    // It did change: the documentation is another.
    assert_ne!(generated.surface, surface());
}
