//! Random edits of a document.

use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};

use crate::values::{WORDS, any_json, named, odd, word};

/// An edit of one node.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Replace(Value),
    Remove,
    Rename(String),
    Retype,
    /// Adds a sibling.
    Join(String, Value),
}

pub(crate) fn edit(words: &'static [&'static str]) -> BoxedStrategy<Edit> {
    let edit = prop_oneof![
        2 => any_json(words).prop_map(Edit::Replace),
        1 => odd().prop_map(Edit::Replace),
        2 => Just(Edit::Remove),
        1 => word(words).prop_map(Edit::Rename),
        1 => Just(Edit::Retype),
        2 => (word(words), any_json(words)).prop_map(|(key, value)| Edit::Join(key, value)),
    ];
    edit.boxed()
}

/// Edits the node that an index selects.
pub(crate) fn apply(root: &mut Value, index: &Index, edit: Edit) {
    let mut pointers = Vec::new();
    collect(root, String::new(), &mut pointers);
    let pointer = index.get(&pointers).clone();
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    match root.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            let value = members.remove(&key).unwrap_or_default();
            match edit {
                Edit::Replace(value) => members.insert(key, value),
                Edit::Remove => None,
                Edit::Rename(name) => members.insert(name, value),
                Edit::Retype => members.insert(key, retyped(value)),
                Edit::Join(name, other) => {
                    members.insert(key, value);
                    members.insert(name, other)
                }
            };
        }
        Some(Value::Array(items)) => {
            let index = key.parse::<usize>().ok();
            let Some(index) = index.filter(|index| *index < items.len()) else {
                return;
            };
            let value = items.remove(index);
            match edit {
                Edit::Replace(value) => items.insert(index, value),
                Edit::Remove => {}
                Edit::Rename(name) => items.insert(index, name.into()),
                Edit::Retype => items.insert(index, retyped(value)),
                Edit::Join(_, other) => {
                    items.insert(index, value);
                    items.insert(index, other);
                }
            }
        }
        _ => {}
    }
}

pub(crate) fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    let step = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| collect(value, step(key), pointers)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, value)| collect(value, step(&index.to_string()), pointers)),
        _ => {}
    }
    pointers.push(pointer);
}

pub(crate) fn retyped(value: Value) -> Value {
    match value {
        Value::Object(members) => members.into_iter().map(|(_, value)| value).collect(),
        Value::Array(items) => named(
            items
                .into_iter()
                .enumerate()
                .map(|(index, value)| (index.to_string(), value)),
        ),
        Value::String(text) => json!([text]),
        other => other.to_string().into(),
    }
}

/// Returns pairs of editions: unrelated ones, or one before and after edits.
pub(crate) fn editions(of: fn() -> BoxedStrategy<Value>) -> BoxedStrategy<(Value, Value)> {
    let edits = vec((any::<Index>(), edit(WORDS)), 0..6);
    let edited = (of(), edits).prop_map(|(old, edits)| {
        let mut new = old.clone();
        for (index, edit) in edits {
            apply(&mut new, &index, edit);
        }
        (old, new)
    });
    prop_oneof![1 => (of(), of()), 3 => edited].boxed()
}
