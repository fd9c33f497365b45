//! Edits that add, remove and move operations.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use xtask::api::Bump;

use crate::{
    editor::{Edit, Editor, is_generated},
    site::Key,
    texts,
};

pub(crate) fn removed(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|_| true)?;
    let taken = editor.take(&key);
    let least = of_method(&taken["operation"], Bump::Major);
    editor.lose("operation", key.pointer(), taken);
    Some(Edit::taking(key.line(), least))
}

/// Adds an operation that was removed before, or a modified copy of another.
pub(crate) fn added(editor: &mut Editor) -> Option<Edit> {
    if editor.random.one_in(2) {
        let back = editor.found("operation", |document, gone| {
            document.pointer(&gone.pointer).is_none()
        });
        if let Some(gone) = back {
            let key = Key::of(&gone.pointer)?;
            let least = of_method(&gone.value["operation"], Bump::Minor);
            editor.put(&key, &gone.value);
            return Some(Edit::new(key.line(), least));
        }
    }
    let template = editor.some_operation(is_generated)?;
    let number = editor.number();
    let mut copy = editor.copied(&template);
    copy["operation"]["operationId"] = json!(format!("fresh{number}"));
    if editor.random.one_in(2) {
        copy["operation"]["summary"] = json!(texts::title(editor));
    }
    if editor.random.one_in(2) {
        copy["operation"]["tags"] = json!([texts::tag(editor)]);
    }
    let key = Key {
        path: format!("{}/fresh-{number}", template.path),
        method: template.method,
    };
    editor.put(&key, &copy);
    Some(Edit::new(key.line(), Bump::Minor))
}

/// Moves an operation to another path or method, with its id.
pub(crate) fn moved(editor: &mut Editor) -> Option<Edit> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for key in editor.operations(|_| true) {
        let id = id(&editor.document["paths"][&key.path][&key.method]);
        *counts.entry(id.to_owned()).or_default() += 1;
    }
    let old = editor.some_operation(|operation| counts.get(id(operation)) == Some(&1))?;
    let methods = ["patch", "post", "put"];
    let mut free = Vec::new();
    if methods.contains(&old.method.as_str()) {
        free.extend(methods.map(|method| Key::new(&old.path, method)));
        let taken = editor.operations(|_| true);
        free.retain(|key| taken.iter().all(|other| other.line() != key.line()));
    }
    let number = editor.number();
    let elsewhere = Key::new(&format!("{}/moved-{number}", old.path), &old.method);
    let new = match editor.random.pick(free) {
        Some(key) if editor.random.one_in(2) => key,
        _ => elsewhere,
    };
    let taken = editor.take(&old);
    editor.put(&new, &taken);
    // Parts removed from it can come back at its new path.
    let (from, to) = (format!("{}/", old.pointer()), format!("{}/", new.pointer()));
    for gone in &mut editor.gone {
        if let Some(rest) = gone.pointer.strip_prefix(&from) {
            gone.pointer = format!("{to}{rest}");
        }
    }
    Some(Edit::new(
        format!("{} to {}", old.line(), new.line()),
        Bump::Patch,
    ))
}

fn id(operation: &Value) -> &str {
    operation["operationId"].as_str().unwrap_or_default()
}

/// Returns the least severity of a change of a method, if the operation has one.
fn of_method(operation: &Value, least: Bump) -> Bump {
    if is_generated(operation) {
        least
    } else {
        Bump::Patch
    }
}
