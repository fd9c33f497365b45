//! Edits of documentation and other parts that decide no type.

use serde_json::{Value, json};
use xtask::api::Bump;

use crate::{
    editor::{Edit, Editor, is_generated},
    site::{escaped, is_scalar, kind},
};

/// The start of the title of a deprecated operation.
const MARK: &str = "[Deprecated]";

/// Replaces a sample, as Faker does every time, or adds one, since the document has few.
pub(crate) fn sample(editor: &mut Editor) -> Option<Edit> {
    if editor.random.one_in(2) {
        other_sample(editor).or_else(|| new_sample(editor))
    } else {
        new_sample(editor)
    }
}

fn other_sample(editor: &mut Editor) -> Option<Edit> {
    let mut all = keyed(&editor.document, "example");
    all.retain(|pointer| editor.document.pointer(pointer).is_some_and(shows));
    let pointer = editor.random.pick(all)?;
    let mut count = editor.number();
    another(editor.at(&pointer), &mut count);
    Some(Edit::new(pointer, Bump::Patch))
}

fn new_sample(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|_, schema| {
        schema.get("example").is_none() && kind(schema).is_some_and(is_scalar)
    })?;
    let number = editor.number();
    let mut schema = editor.at(&site.pointer()).clone();
    let sample = match kind(&schema) {
        Some("integer") => json!(number),
        Some("number") => json!(number as f64 + 0.5),
        Some("boolean") => json!(true),
        // Some texts are numbers.
        _ if editor.random.one_in(8) => json!(number.to_string()),
        _ => json!(format!("sample {number}")),
    };
    schema["example"] = sample.clone();
    editor.replace(&site, schema, &sample);
    Some(Edit::new(site.line(), Bump::Patch))
}

/// Returns another sample of the same kinds.
fn another(sample: &mut Value, count: &mut usize) {
    *count += 1;
    match sample {
        Value::Number(number) if number.is_f64() => *sample = json!(*count as f64 + 0.5),
        Value::Number(_) => *sample = json!(*count),
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            // A response that was published as text.
            if let Ok(mut inner) = serde_json::from_str::<Value>(text) {
                another(&mut inner, count);
                *text = inner.to_string();
            }
            text.push(' ');
        }
        Value::String(text) if text.parse::<f64>().is_ok() => *text = count.to_string(),
        Value::String(text) => *text = format!("sample {count}"),
        Value::Bool(bool) => *bool = !*bool,
        Value::Array(items) => items.iter_mut().for_each(|item| another(item, count)),
        Value::Object(members) => members.values_mut().for_each(|value| another(value, count)),
        Value::Null => {}
    }
}

/// Whether a sample contains a value that another can replace.
fn shows(sample: &Value) -> bool {
    match sample {
        Value::Null => false,
        Value::Array(items) => items.iter().any(shows),
        Value::Object(members) => members.values().any(shows),
        _ => true,
    }
}

pub(crate) fn description(editor: &mut Editor) -> Option<Edit> {
    let mut all = keyed(&editor.document, "description");
    all.retain(|pointer| {
        let text = editor.document.pointer(pointer);
        text.is_some_and(Value::is_string)
    });
    let pointer = editor.random.pick(all)?;
    let number = editor.number();
    *editor.at(&pointer) = json!(format!("What number {number} is about."));
    Some(Edit::new(pointer, Bump::Patch))
}

pub(crate) fn summary(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|_| true)?;
    let is_marked = editor.random.one_in(8);
    let title = title(editor);
    let operation = editor.at(&key.pointer());
    let was_marked = operation["summary"]
        .as_str()
        .is_some_and(|title| title.starts_with(MARK));
    let is_told = is_generated(operation) && operation["deprecated"] != true;
    // Upstream rarely unmarks a title.
    let is_marked = is_marked || was_marked;
    operation["summary"] = if is_marked {
        json!(format!("{MARK} {title}"))
    } else {
        json!(title)
    };
    let least = if is_marked && !was_marked && is_told {
        Bump::Minor
    } else {
        Bump::Patch
    };
    Some(Edit::new(key.line(), least))
}

/// Returns a title; no name contains its text in brackets.
pub(crate) fn title(editor: &mut Editor) -> String {
    let verbs = vec!["List", "Get", "Create", "Update", "Delete", "Send"];
    let nouns = vec![
        "Chats",
        "Fan Notes",
        "Messages",
        "Payouts",
        "Stories",
        "Vault Media",
    ];
    let verb = editor.random.pick(verbs).unwrap_or_default();
    let noun = editor.random.pick(nouns).unwrap_or_default();
    let number = editor.number();
    format!("{verb} {noun} ({number})")
}

pub(crate) fn group(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|_| true)?;
    let tag = tag(editor);
    let fresh = format!("Group {}", editor.number());
    let operation = editor.at(&key.pointer());
    let is_same = operation["tags"] == json!([tag]);
    let other = if is_same { fresh } else { tag };
    operation["tags"] = json!([other]);
    Some(Edit::new(key.line(), Bump::Patch))
}

/// Returns the name of a group, in one of four cases a new one.
pub(crate) fn tag(editor: &mut Editor) -> String {
    let fresh = format!("Group {}", editor.number());
    let tags = editor.document["tags"].as_array().into_iter().flatten();
    let known: Vec<String> = tags
        .filter_map(|tag| tag["name"].as_str())
        .map(str::to_owned)
        .collect();
    if editor.random.one_in(4) {
        return fresh;
    }
    editor.random.pick(known).unwrap_or(fresh)
}

pub(crate) fn operation_id(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|_| true)?;
    let number = editor.number();
    editor.at(&key.pointer())["operationId"] = json!(format!("changedId{number}"));
    Some(Edit::new(key.line(), Bump::Patch))
}

pub(crate) fn security(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|_| true)?;
    let is_open = editor.random.one_in(2);
    let operation = editor.at(&key.pointer()).as_object_mut()?;
    if operation.remove("security").is_none() {
        let security = if is_open {
            json!([])
        } else {
            json!([{"default": []}])
        };
        operation.insert("security".to_owned(), security);
    }
    Some(Edit::new(key.line(), Bump::Patch))
}

pub(crate) fn servers(editor: &mut Editor) -> Option<Edit> {
    let number = editor.number();
    let servers = editor.document["servers"].as_array_mut()?;
    if servers.len() > 1 {
        servers.pop();
    } else {
        servers.push(json!({"url": format!("https://{number}.example.com")}));
    }
    Some(Edit::new("servers", Bump::Patch))
}

pub(crate) fn groups(editor: &mut Editor) -> Option<Edit> {
    let number = editor.number();
    let is_new = editor.random.one_in(2);
    let tags = editor.document["tags"].as_array_mut()?;
    match tags.last_mut() {
        Some(tag) if !is_new => tag["description"] = json!(format!("About {number}")),
        _ => tags.push(json!({"name": format!("Group {number}"), "description": ""})),
    }
    Some(Edit::new("tags", Bump::Patch))
}

pub(crate) fn components(editor: &mut Editor) -> Option<Edit> {
    let number = editor.number();
    let is_schema = editor.random.one_in(2);
    let components = &mut editor.document["components"];
    if is_schema {
        components["schemas"][format!("Fresh{number}")] = json!({"type": "object"});
    } else {
        let scheme = components["securitySchemes"].as_object_mut()?;
        let (_, scheme) = scheme.iter_mut().next()?;
        scheme["description"] = json!(format!("Key number {number}"));
    }
    Some(Edit::new("components", Bump::Patch))
}

pub(crate) fn info(editor: &mut Editor) -> Option<Edit> {
    let number = editor.number();
    let keys = vec!["title", "description", "version"];
    let key = editor.random.pick(keys)?;
    editor.document["info"][key] = json!(format!("{number}.0.0"));
    Some(Edit::new("info", Bump::Patch))
}

/// Returns the pointers to the values of a keyword in operations, as opposed to a member of that name.
pub(crate) fn keyed(document: &Value, keyword: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut pointer = "/paths".to_owned();
    keyed_in(&document["paths"], keyword, true, &mut pointer, &mut found);
    found
}

fn keyed_in(
    value: &Value,
    keyword: &str,
    is_names: bool,
    pointer: &mut String,
    found: &mut Vec<String>,
) {
    let length = pointer.len();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                keyed_in(item, keyword, false, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                pointer.push('/');
                pointer.push_str(&escaped(key));
                // In a sample, no key is a keyword.
                let is_sample = matches!(key.as_str(), "example" | "default" | "enum");
                if !is_names && key == keyword {
                    found.push(pointer.clone());
                } else if is_names || !is_sample {
                    let is_names = !is_names && key == "properties";
                    keyed_in(member, keyword, is_names, pointer, found);
                }
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}
