//! Finds setters and fields that a new edition would rename, so that they keep their names.

use std::collections::BTreeMap;

use onlyfansapi_spec::{Argument, Definition, Field, Location, Method, Surface};

use super::{key, subject, word};

/// Returns the old names of renamed setters and fields, by place in `names.lock`.
pub(crate) fn renamed(old: &Surface, new: &Surface) -> Vec<(String, String)> {
    let mut renamed = Vec::new();
    let known: BTreeMap<String, &Method> = old
        .methods
        .iter()
        .map(|method| (subject(method), method))
        .collect();
    for method in &new.methods {
        let Some(before) = known.get(&subject(method)) else {
            continue;
        };
        for argument in method
            .arguments
            .iter()
            .filter(|a| a.location != Location::Path)
        {
            let is_it = |other: &&Argument| {
                (&other.wire_name, other.location) == (&argument.wire_name, argument.location)
            };
            let before = before.arguments.iter().find(is_it);
            if let Some(before) = before.filter(|before| before.name != argument.name) {
                let place = format!(
                    "{} {}.{}",
                    key(method),
                    word(argument.location),
                    onlyfansapi_spec::word(&argument.wire_name)
                );
                renamed.push((place, before.name.clone()));
            }
        }
    }
    for (name, definition) in &new.types {
        let (Definition::Struct { fields, .. }, Some(Definition::Struct { fields: before, .. })) =
            (definition, old.types.get(name))
        else {
            continue;
        };
        for field in fields {
            let is_it = |other: &&Field| other.wire_name == field.wire_name;
            if let Some(before) = before.iter().find(is_it).filter(|b| b.name != field.name) {
                let place = format!("{name}.{}", onlyfansapi_spec::word(&field.wire_name));
                renamed.push((place, before.name.clone()));
            }
        }
    }
    renamed
}
