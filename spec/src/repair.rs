//! Reads an untyped document into a [`Document`] by general rules, which repair its irregularities.
//!
//! Every function here is total: whatever the JSON, it gives some reading of it.

mod limits;
mod multipart;
mod node;
mod notes;
mod parameter;
mod response;
pub(crate) mod sample;
mod schema;
mod stated;

pub(crate) use limits::{ID, keyword};
pub use notes::{Departure, Note};

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    document::{Behaviour, Body, Content, Document, Location, Operation, Parameter},
    error::Error,
    prose,
    shape::{Kind, Shape},
};
use node::Node;
use notes::Notes;

/// The members of a path that are operations, in lower case as documents have them.
pub const METHODS: [&str; 8] = [
    "delete", "get", "head", "options", "patch", "post", "put", "trace",
];

/// The methods of [`METHODS`] in upper case.
const NAMES: [&str; 8] = [
    "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
];

/// Repairs what [`load`](crate::load()) returned, by general rules.
///
/// # Errors
///
/// If there are no operations.
pub fn repair(root: &Value) -> Result<Document, Error> {
    read(root, None)
}

/// Repairs as [`repair`], and returns where the result departs from what the document says: in the
/// order of reading, a place as often as it is read.
///
/// # Errors
///
/// If there are no operations.
pub fn repair_with_notes(root: &Value) -> Result<(Document, Vec<Note>), Error> {
    let notes = Notes::default();
    let document = read(root, Some(&notes))?;
    Ok((document, notes.into_inner()))
}

fn read(root: &Value, notes: Option<&Notes>) -> Result<Document, Error> {
    let node = Node::root(root, notes);
    let paths = node.get("paths");
    let mut operations = Vec::new();
    for (path, item) in paths.members() {
        let item = item.resolved();
        let shared = item.get("parameters");
        for (key, method) in METHODS.into_iter().zip(NAMES) {
            let node = item.get(key);
            if !node.value.is_object() {
                continue;
            }
            let noted = notes.map_or(0, |notes| notes.borrow().len());
            let operation = operation(method, path, &node, &shared);
            if let Some(notes) = notes {
                for note in &mut notes.borrow_mut()[noted..] {
                    note.operation = Some(operation.to_string());
                }
            }
            operations.push(operation);
        }
    }
    if operations.is_empty() {
        return Err(Error::new(
            "/paths",
            "expected operations, found none under any of the paths",
        ));
    }
    let server = root
        .pointer("/servers/0/url")
        .and_then(Value::as_str)
        .map(str::to_owned);
    Ok(Document {
        server,
        operations,
        events: Vec::new(),
        facts: &[],
    })
}

fn operation(method: &'static str, path: &str, node: &Node<'_>, shared: &Node<'_>) -> Operation {
    let own = node.get("parameters");
    let declared = parameter::declared(shared, &own);
    let (path, mut parameters) = parameter::of_path(path, &declared, node);
    parameters.extend(parameter::of_query_and_headers(&declared));
    let request = node.get("requestBody");
    let request = request.resolved();
    let mut body = body(&request);
    if matches!(method, "GET" | "HEAD") {
        parameters.extend(body_as_query(body.take(), &request, &parameters));
    }
    parameters.sort_by(|a, b| {
        // Path parameters keep the order of the path.
        let by_name = |p: &Parameter| (p.location != Location::Path).then(|| p.name.clone());
        (a.location, by_name(a)).cmp(&(b.location, by_name(b)))
    });
    let summary = node.text("summary").unwrap_or_default().trim();
    node.note_if(Departure::LongTitle, || summary.contains('\n'));
    // Upstream marks the title and leaves the keyword out.
    let marked = summary.strip_prefix("[Deprecated]").map(str::trim_start);
    let has_keyword = node.value.get("deprecated") == Some(&Value::Bool(true));
    node.note_if(Departure::TitleMark, || marked.is_some() && !has_keyword);
    Operation {
        method,
        path,
        group: array(node.value.get("tags"))
            .first()
            .and_then(Value::as_str)
            .map(str::to_owned),
        is_deprecated: marked.is_some() || has_keyword,
        title: prose::one_line(&prose::markdown(marked.unwrap_or(summary))),
        description: prose::markdown(node.text("description").unwrap_or_default()),
        parameters,
        body,
        response: response::of(node),
        behaviour: Behaviour::default(),
    }
}

fn body(request: &Node<'_>) -> Option<Body> {
    let content = request.get("content");
    let content = content.members();
    request.note_if(Departure::OtherMediaTypes, || content.len() > 1);
    let of_type = |wanted: fn(&str) -> bool| {
        let (_, media) = content.iter().find(|(name, _)| wanted(name))?;
        Some(schema::of(&media.get("schema")))
    };
    if let Some(shape) = of_type(is_json) {
        return Some(Body::Json(shape));
    }
    let parts = content
        .iter()
        .find(|(name, _)| multipart::is_form_data(name));
    let parts = parts.map(|(_, media)| multipart::of(media));
    // Other forms cannot carry a file.
    let has_files = parts.as_ref().is_some_and(multipart::has_files);
    let form = of_type(|media_type| media_type.starts_with("application/x-www-form"));
    match (parts, form) {
        (Some(parts), None) => return Some(parts),
        (Some(parts), Some(_)) if has_files => return Some(parts),
        (_, Some(form)) => return Some(Body::Form(form)),
        (None, None) => {}
    }
    let (media_type, _) = content.first()?;
    Some(Body::Other((*media_type).to_owned()))
}

/// Scribe documents query parameters of a GET as its body, which servers and proxies ignore.
fn body_as_query(body: Option<Body>, node: &Node<'_>, known: &[Parameter]) -> Vec<Parameter> {
    node.note_if(Departure::GetBody, || body.is_some());
    let Some(
        Body::Json(Shape {
            kind: Kind::Object(members),
            ..
        })
        | Body::Form(Shape {
            kind: Kind::Object(members),
            ..
        })
        | Body::Multipart(
            Shape {
                kind: Kind::Object(members),
                ..
            },
            _,
        ),
    ) = body
    else {
        return Vec::new();
    };
    let members: BTreeMap<_, _> = members
        .into_iter()
        .filter(|(name, member)| {
            let is_known = known.iter().any(|parameter| parameter.name == *name);
            !is_known && !multipart::is_file(&member.shape)
        })
        .collect();
    parameter::flattened("", members, node)
}

/// Whether a media type is JSON, as `application/json`, `application/problem+json` and their kin.
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

fn array(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Follows local references; one that leads nowhere, or in a circle, reads as null.
#[must_use]
pub fn resolve<'a>(root: &'a Value, value: &'a Value) -> &'a Value {
    follow(root, value).1
}

/// Follows local references, and returns the pointer to the last, if there is any.
fn follow<'a>(root: &'a Value, mut value: &'a Value) -> (Option<&'a str>, &'a Value) {
    let mut last = None;
    for _ in 0..16 {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return (last, value);
        };
        let pointer = reference.strip_prefix('#');
        last = Some(pointer.unwrap_or(reference));
        value = pointer
            .and_then(|pointer| root.pointer(pointer))
            .unwrap_or(&Value::Null);
    }
    (last, &Value::Null)
}

/// Returns the JSON in a sample that claims to be text.
fn json_in_text(sample: Option<&Value>) -> Option<Content> {
    let text = sample?.as_str()?.trim_start();
    text.starts_with(['{', '[']).then(|| {
        let shape = serde_json::from_str(text).map_or(Shape::new(Kind::Unknown), |sample| {
            sample::of_sample(&sample)
        });
        Content::Json(shape)
    })
}
