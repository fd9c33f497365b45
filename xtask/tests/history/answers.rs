//! Edits of answers as a whole: which statuses there are, and in which form their content is.

use serde_json::{Map, Value, json};
use xtask::api::Bump;

use crate::{
    editor::{Edit, Editor},
    site::{Key, sample_of},
};

/// Where the content of an answer stands.
struct Answer {
    operation: Key,
    pointer: String,
}

/// The statuses of an operation that mean success.
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

/// Some answer of another operation, as it is.
fn some_answer(editor: &mut Editor) -> Option<Value> {
    const ANSWER: &str = "/responses/200/content/application~1json";
    let key = editor.some_operation(|operation| operation.pointer(ANSWER).is_some())?;
    let operation = editor.at(&key.pointer());
    Some(operation["responses"]["200"].clone())
}

/// An error as the API answers it.
fn failure() -> Value {
    let schema = json!({"type": "object", "properties": {"message": {"type": "string"}}});
    json!({"description": "", "content": {"application/json": {"schema": schema}}})
}

pub(crate) fn failure_added(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| operation["responses"].is_object())?;
    let answers = &editor.at(&key.pointer())["responses"];
    let mut statuses = vec!["400", "401", "403", "404", "422", "429", "500"];
    statuses.retain(|status| answers.get(*status).is_none());
    let status = editor.random.pick(statuses)?;
    editor.at(&key.pointer())["responses"][status] = failure();
    Some(Edit::new(format!("{} {status}", key.line()), Bump::Patch))
}

/// A redirect may be among them, which is what is known of answers with a file.
pub(crate) fn failure_removed(editor: &mut Editor) -> Option<Edit> {
    let mut all = Vec::new();
    for key in editor.operations(|_| true) {
        let answers = editor.at(&key.pointer())["responses"].as_object();
        for (status, _) in answers.into_iter().flatten() {
            if !status.starts_with('2') {
                all.push((key.clone(), status.clone()));
            }
        }
    }
    let (key, status) = editor.random.pick(all)?;
    let answers = &mut editor.at(&key.pointer())["responses"];
    answers.as_object_mut()?.remove(&status)?;
    Some(Edit::new(format!("{} {status}", key.line()), Bump::Patch))
}

/// The call by which upstream documents an answer was not made.
pub(crate) fn undocumented(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| !successes(operation).is_empty())?;
    let pointer = format!("{}/responses", key.pointer());
    let old = std::mem::replace(editor.at(&pointer), json!({}));
    editor.lose("answers", pointer, old);
    Some(Edit::new(key.line(), Bump::Patch))
}

pub(crate) fn documented(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(is_undocumented)?;
    let pointer = format!("{}/responses", key.pointer());
    if let Some(gone) = editor.found("answers", |_, gone| gone.pointer == pointer) {
        *editor.at(&pointer) = gone.value;
        return Some(Edit::new(key.line(), Bump::Patch));
    }
    let answer = some_answer(editor)?;
    editor.forget(&pointer);
    *editor.at(&pointer) = json!({"200": answer});
    Some(Edit::taking(key.line(), Bump::Patch))
}

/// The first one, or a second one beside it.
pub(crate) fn success_added(editor: &mut Editor) -> Option<Edit> {
    let is_first = editor.random.one_in(2);
    if is_first && let Some(edit) = first_success_added(editor) {
        return Some(edit);
    }
    let key = editor.some_operation(|operation| successes(operation) == ["200"])?;
    let is_empty = editor.random.one_in(2);
    let answers = &mut editor.at(&key.pointer())["responses"];
    let (status, answer) = if is_empty {
        ("204", json!({"description": ""}))
    } else {
        ("201", answers["200"].clone())
    };
    answers[status] = answer;
    Some(Edit::new(format!("{} {status}", key.line()), Bump::Patch))
}

fn first_success_added(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| {
        successes(operation).is_empty() && !is_undocumented(operation)
    })?;
    let answers = format!("{}/responses", key.pointer());
    let start = format!("{answers}/");
    let back = editor.found("success", |_, gone| gone.pointer.starts_with(&start));
    if let Some(gone) = back {
        let status = gone.pointer.strip_prefix(&start)?;
        editor.at(&answers)[status] = gone.value;
        return Some(Edit::new(key.line(), Bump::Patch));
    }
    let answer = some_answer(editor)?;
    editor.forget(&answers);
    editor.at(&answers)["200"] = answer;
    Some(Edit::taking(key.line(), Bump::Patch))
}

/// The call by which upstream documents an answer has failed. What is left if there are two says
/// something else.
pub(crate) fn success_removed(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|operation| !successes(operation).is_empty())?;
    let statuses = successes(editor.at(&key.pointer()));
    let is_only = statuses.len() == 1;
    let status = editor.random.pick(statuses)?;
    let has_failed = editor.random.one_in(2);
    let answers = editor.at(&key.pointer())["responses"].as_object_mut()?;
    let old = answers.remove(&status)?;
    // With nothing left, the operation would be one that never had an answer.
    if answers.is_empty() || has_failed {
        answers.insert("401".to_owned(), failure());
    }
    let place = format!("{} {status}", key.line());
    if !is_only {
        return Some(Edit::taking(place, Bump::Patch));
    }
    let pointer = format!("{}/responses/{status}", key.pointer());
    editor.lose("success", pointer, old);
    Some(Edit::new(place, Bump::Patch))
}

/// The contents of the only success of operations, in one media type.
fn some_content(editor: &mut Editor, media_type: &str) -> Option<Answer> {
    let mut all = Vec::new();
    for key in editor.operations(|_| true) {
        let operation = editor.at(&key.pointer());
        // Those two have no content, whatever is written.
        let statuses = successes(operation);
        let [status] = statuses.as_slice() else {
            continue;
        };
        let content = &operation["responses"][status]["content"];
        if content.get(media_type).is_some() && status != "204" && status != "205" {
            all.push(Answer {
                pointer: format!("{}/responses/{status}/content", key.pointer()),
                operation: key,
            });
        }
    }
    editor.random.pick(all)
}

/// What was answered did not parse, or not as what it is: an error page, or JSON in a text.
pub(crate) fn json_to_text(editor: &mut Editor) -> Option<Edit> {
    let answer = some_content(editor, "application/json")?;
    let is_json = editor.random.one_in(2);
    let number = editor.number();
    let content = editor.at(&answer.pointer);
    let schema = &content["application/json"]["schema"];
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
    let old = std::mem::replace(content, json!({"text/plain": {"schema": schema}}));
    editor.lose("content", answer.pointer, old);
    Some(Edit::new(answer.operation.line(), Bump::Patch))
}

pub(crate) fn text_to_json(editor: &mut Editor) -> Option<Edit> {
    let answer = some_content(editor, "text/plain")?;
    let pointer = answer.pointer;
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
    Some(Edit::new(answer.operation.line(), Bump::Patch))
}
