//! Edits of whole responses: statuses and media types.

use serde_json::{Map, Value, json};
use xtask::api::Bump;

use crate::{
    editor::{Edit, Editor},
    site::{Key, sample_of},
};

/// The content of a response.
struct Content {
    operation: Key,
    pointer: String,
}

/// Returns the successful statuses of an operation.
fn successes(operation: &Value) -> Vec<String> {
    let statuses = operation["responses"].as_object().into_iter().flatten();
    let statuses = statuses.map(|(status, _)| status.clone());
    statuses.filter(|status| status.starts_with('2')).collect()
}

fn is_undocumented(operation: &Value) -> bool {
    operation["responses"]
        .as_object()
        .is_some_and(Map::is_empty)
}

/// Returns a copy of a response of another operation.
fn some_response(editor: &mut Editor) -> Option<Value> {
    const RESPONSE: &str = "/responses/200/content/application~1json";
    let key = editor.some_operation(|operation| operation.pointer(RESPONSE).is_some())?;
    let operation = editor.at(&key.pointer());
    Some(operation["responses"]["200"].clone())
}

/// Returns an error response of the API.
fn failure() -> Value {
    let schema = json!({"type": "object", "properties": {"message": {"type": "string"}}});
    json!({"description": "", "content": {"application/json": {"schema": schema}}})
}

pub(crate) fn failure_added(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| operation["responses"].is_object())?;
    let responses = &editor.at(&key.pointer())["responses"];
    let mut statuses = vec!["400", "401", "403", "404", "422", "429", "500"];
    statuses.retain(|status| responses.get(*status).is_none());
    let status = editor.random.pick(statuses)?;
    editor.at(&key.pointer())["responses"][status] = failure();
    Some(Edit::new(format!("{} {status}", key.line()), Bump::Patch))
}

/// Removes a failure or a redirect, by which responses with a file are recognized.
pub(crate) fn failure_removed(editor: &mut Editor) -> Option<Edit> {
    let mut all = Vec::new();
    for key in editor.operations(|_| true) {
        let responses = editor.at(&key.pointer())["responses"].as_object();
        for (status, _) in responses.into_iter().flatten() {
            if !status.starts_with('2') {
                all.push((key.clone(), status.clone()));
            }
        }
    }
    let (key, status) = editor.random.pick(all)?;
    let responses = &mut editor.at(&key.pointer())["responses"];
    responses.as_object_mut()?.remove(&status)?;
    Some(Edit::new(format!("{} {status}", key.line()), Bump::Patch))
}

/// Removes all responses, as if upstream had not made the call that documents them.
pub(crate) fn undocumented(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| !successes(operation).is_empty())?;
    let pointer = format!("{}/responses", key.pointer());
    let old = std::mem::replace(editor.at(&pointer), json!({}));
    editor.lose("responses", pointer, old);
    Some(Edit::new(key.line(), Bump::Patch))
}

pub(crate) fn documented(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(is_undocumented)?;
    let pointer = format!("{}/responses", key.pointer());
    if let Some(gone) = editor.found("responses", |_, gone| gone.pointer == pointer) {
        *editor.at(&pointer) = gone.value;
        return Some(Edit::new(key.line(), Bump::Patch));
    }
    let response = some_response(editor)?;
    editor.forget(&pointer);
    *editor.at(&pointer) = json!({"200": response});
    Some(Edit::taking(key.line(), Bump::Patch))
}

/// Adds a first success, or a second one beside it.
pub(crate) fn success_added(editor: &mut Editor) -> Option<Edit> {
    let is_first = editor.random.one_in(2);
    if is_first && let Some(edit) = first_success_added(editor) {
        return Some(edit);
    }
    let key = editor.some_operation(|operation| successes(operation) == ["200"])?;
    let is_empty = editor.random.one_in(2);
    let responses = &mut editor.at(&key.pointer())["responses"];
    let (status, response) = if is_empty {
        ("204", json!({"description": ""}))
    } else {
        ("201", responses["200"].clone())
    };
    responses[status] = response;
    Some(Edit::new(format!("{} {status}", key.line()), Bump::Patch))
}

fn first_success_added(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| {
        successes(operation).is_empty() && !is_undocumented(operation)
    })?;
    let responses = format!("{}/responses", key.pointer());
    let start = format!("{responses}/");
    let back = editor.found("success", |_, gone| gone.pointer.starts_with(&start));
    if let Some(gone) = back {
        let status = gone.pointer.strip_prefix(&start)?;
        editor.at(&responses)[status] = gone.value;
        return Some(Edit::new(key.line(), Bump::Patch));
    }
    let response = some_response(editor)?;
    editor.forget(&responses);
    editor.at(&responses)["200"] = response;
    Some(Edit::taking(key.line(), Bump::Patch))
}

/// Removes a success, as if the call that documents it had failed. One of two that remains may say
/// something else.
pub(crate) fn success_removed(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| !successes(operation).is_empty())?;
    let statuses = successes(editor.at(&key.pointer()));
    let is_only = statuses.len() == 1;
    let status = editor.random.pick(statuses)?;
    let has_failed = editor.random.one_in(2);
    let responses = editor.at(&key.pointer())["responses"].as_object_mut()?;
    let old = responses.remove(&status)?;
    // Without any response, the operation would be undocumented.
    if responses.is_empty() || has_failed {
        responses.insert("401".to_owned(), failure());
    }
    let place = format!("{} {status}", key.line());
    if !is_only {
        return Some(Edit::taking(place, Bump::Patch));
    }
    let pointer = format!("{}/responses/{status}", key.pointer());
    editor.lose("success", pointer, old);
    Some(Edit::new(place, Bump::Patch))
}

/// Returns the content of an only success, in a given media type.
fn some_content(editor: &mut Editor, media_type: &str) -> Option<Content> {
    let mut all = Vec::new();
    for key in editor.operations(|_| true) {
        let operation = editor.at(&key.pointer());
        // These two have no content, whatever the document says.
        let statuses = successes(operation);
        let [status] = statuses.as_slice() else {
            continue;
        };
        let content = &operation["responses"][status]["content"];
        if content.get(media_type).is_some() && status != "204" && status != "205" {
            all.push(Content {
                pointer: format!("{}/responses/{status}/content", key.pointer()),
                operation: key,
            });
        }
    }
    editor.random.pick(all)
}

/// Publishes JSON as text, as if it had not parsed: an error page, or JSON in a text.
pub(crate) fn json_to_text(editor: &mut Editor) -> Option<Edit> {
    let found = some_content(editor, "application/json")?;
    let is_json = editor.random.one_in(2);
    let number = editor.number();
    let value = editor.at(&found.pointer);
    let schema = &value["application/json"]["schema"];
    let text = schema.to_string();
    // A sample shows one alternative, and no open object.
    let is_whole = ["oneOf", "anyOf", "allOf", "additionalProperties"]
        .iter()
        .all(|keyword| !text.contains(&format!("\"{keyword}\"")));
    let sample = if is_json && is_whole {
        sample_of(schema).to_string()
    } else {
        format!("Server error {number}")
    };
    let schema = json!({"type": "string", "example": sample});
    let old = std::mem::replace(value, json!({"text/plain": {"schema": schema}}));
    editor.lose("content", found.pointer, old);
    Some(Edit::new(found.operation.line(), Bump::Patch))
}

pub(crate) fn text_to_json(editor: &mut Editor) -> Option<Edit> {
    let found = some_content(editor, "text/plain")?;
    let pointer = found.pointer;
    let back = editor.found("content", |_, gone| gone.pointer == pointer);
    *editor.at(&pointer) = match back {
        Some(gone) => gone.value,
        None => {
            let members = json!({"id": {"type": "integer"}, "text": {"type": "string"}});
            let data = json!({"type": "object", "properties": members});
            let schema = json!({"type": "object", "properties": {"data": data}});
            json!({"application/json": {"schema": schema}})
        }
    };
    Some(Edit::new(found.operation.line(), Bump::Patch))
}
