//! The general rules that turn what a document says into what it means.
//!
//! Every function here is total: whatever the JSON, it gives some reading of it.

mod answer;
mod parameter;
mod schema;

pub(crate) use schema::NEEDS;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{
    Body, Document, Error, Facts, Operation,
    model::{AnswerKind, Location, Parameter},
    prose,
    shape::{Kind, Shape},
};

/// The members of a path that are operations, in lower case as documents have them.
pub const METHODS: [&str; 8] = [
    "delete", "get", "head", "options", "patch", "post", "put", "trace",
];

/// The same in upper case.
const NAMES: [&str; 8] = [
    "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
];

/// An operation as it stands in the document.
struct Entry<'a> {
    method: &'static str,
    path: &'a str,
    members: &'a Map<String, Value>,
    shared_parameters: &'a [Value],
}

/// Repairs what [`load`](crate::load()) returned, by general rules.
///
/// # Errors
///
/// If there are no operations.
pub fn repair(root: &Value) -> Result<Document, Error> {
    let entries = entries(root);
    if entries.is_empty() {
        return Err(Error::new(
            "/paths",
            "expected operations, found none under any of the paths",
        ));
    }
    let operations = entries.iter().map(|entry| operation(root, entry)).collect();
    let server = root
        .pointer("/servers/0/url")
        .and_then(Value::as_str)
        .map(str::to_owned);
    Ok(Document { server, operations })
}

fn entries(root: &Value) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for (path, item) in sorted(root.get("paths")) {
        let Some(item) = resolve(root, item).as_object() else {
            continue;
        };
        for (key, method) in METHODS.into_iter().zip(NAMES) {
            if let Some(members) = item.get(key).and_then(Value::as_object) {
                entries.push(Entry {
                    method,
                    path,
                    members,
                    shared_parameters: array(item.get("parameters")),
                });
            }
        }
    }
    entries
}

fn operation(root: &Value, entry: &Entry<'_>) -> Operation {
    let declared = parameter::declared(root, entry);
    let (path, mut parameters) = parameter::of_path(entry.path, &declared);
    parameters.extend(parameter::of_query_and_headers(&declared));
    let mut body = body(root, entry.members.get("requestBody"));
    if matches!(entry.method, "GET" | "HEAD") {
        parameters.extend(body_as_query(body.take(), &parameters));
    }
    parameters.sort_by(|a, b| {
        // Path parameters keep the order of the path.
        let by_name = |p: &Parameter| (p.location != Location::Path).then(|| p.name.clone());
        (a.location, by_name(a)).cmp(&(b.location, by_name(b)))
    });
    let text = |key| {
        entry
            .members
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let summary = text("summary").trim();
    // Upstream marks the title and leaves the keyword out.
    let marked = summary.strip_prefix("[Deprecated]").map(str::trim_start);
    let title = prose::one_line(&prose::markdown(marked.unwrap_or(summary)));
    Operation {
        method: entry.method,
        path,
        group: array(entry.members.get("tags"))
            .first()
            .and_then(Value::as_str)
            .map(str::to_owned),
        is_deprecated: marked.is_some()
            || entry.members.get("deprecated") == Some(&Value::Bool(true)),
        title,
        description: prose::markdown(text("description")),
        parameters,
        body,
        answer: answer::of(root, entry.members.get("responses")),
        facts: Facts::default(),
    }
}

fn body(root: &Value, body: Option<&Value>) -> Option<Body> {
    let content = resolve(root, body?).get("content");
    let of_type = |wanted: fn(&str) -> bool| {
        sorted(content)
            .into_iter()
            .find(|(media_type, _)| wanted(media_type))
            .map(|(_, media)| schema::of(root, media.get("schema").unwrap_or(&Value::Null)))
    };
    if let Some(shape) = of_type(is_json) {
        return Some(Body::Json(shape));
    }
    if let Some(shape) = of_type(|media_type| media_type.starts_with("application/x-www-form")) {
        return Some(Body::Form(shape));
    }
    let (media_type, _) = sorted(content).into_iter().next()?;
    Some(if media_type.starts_with("multipart/") {
        Body::Multipart
    } else {
        Body::Other(media_type.clone())
    })
}

/// Scribe documents query parameters of a GET as its body, which servers and proxies ignore.
fn body_as_query(body: Option<Body>, known: &[Parameter]) -> Vec<Parameter> {
    let Some(
        Body::Json(Shape {
            kind: Kind::Object(members),
            ..
        })
        | Body::Form(Shape {
            kind: Kind::Object(members),
            ..
        }),
    ) = body
    else {
        return Vec::new();
    };
    let members: BTreeMap<_, _> = members
        .into_iter()
        .filter(|(name, _)| !known.iter().any(|parameter| parameter.name == *name))
        .collect();
    parameter::flattened("", members)
}

/// Whether a media type is JSON, as `application/json`, `application/problem+json` and their kin.
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// The members of an object by name. Their own order depends on what else is in a user's build,
/// where another crate may make JSON objects keep the order of the document.
fn sorted(object: Option<&Value>) -> BTreeMap<&String, &Value> {
    let members = object.and_then(Value::as_object);
    members.into_iter().flatten().collect()
}

fn array(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Follows local references; one that leads nowhere, or in a circle, reads as nothing.
#[must_use]
pub fn resolve<'a>(root: &'a Value, mut value: &'a Value) -> &'a Value {
    for _ in 0..16 {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return value;
        };
        value = reference
            .strip_prefix('#')
            .and_then(|pointer| root.pointer(pointer))
            .unwrap_or(&Value::Null);
    }
    &Value::Null
}

/// JSON in place of what only claims to be text.
fn json_in_text(sample: Option<&Value>) -> Option<AnswerKind> {
    let text = sample?.as_str()?.trim_start();
    text.starts_with(['{', '[']).then(|| {
        let shape = serde_json::from_str(text).map_or(Shape::new(Kind::Unknown), |sample| {
            schema::of_sample(&sample)
        });
        AnswerKind::Json(shape)
    })
}
