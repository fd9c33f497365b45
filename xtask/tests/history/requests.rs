//! Edits of parameters and request bodies.

use std::collections::BTreeSet;

use onlyfansapi_spec::snake_name;
use serde_json::{Value, json};
use xtask::api::Bump;

use crate::{
    editor::{Edit, Editor, is_generated, members, setters},
    site::{Key, Site, is_scalar},
    texts::keyed,
};

pub(crate) fn header_added(editor: &mut Editor) -> Option<Edit> {
    let key = editor.some_operation(|_| true)?;
    let operation = editor.at(&key.pointer());
    let (taken, is_generated) = (setters(operation), is_generated(operation));
    let mut headers = vec!["X-Team", "X-Request-Id", "Accept-Language", "Accept"];
    headers.retain(|name| !taken.contains(&snake_name(name)));
    let name = editor.random.pick(headers)?;
    // The client sets this header itself.
    let least = if is_generated && name != "Accept" {
        Bump::Minor
    } else {
        Bump::Patch
    };
    add_parameter(
        editor,
        &key,
        "header",
        name,
        false,
        json!({"type": "string"}),
    );
    Some(Edit::new(format!("{} {name}", key.line()), least))
}

pub(crate) fn header_removed(editor: &mut Editor) -> Option<Edit> {
    let (key, index) = editor.some_parameter(|_, parameter| parameter["in"] == "header")?;
    let is_generated = is_generated(editor.at(&key.pointer()));
    let removed = remove_parameter(editor, &key, index)?;
    let least = if is_generated && removed["name"] != "Accept" {
        Bump::Major
    } else {
        Bump::Patch
    };
    Some(Edit::taking(key.line(), least))
}

pub(crate) fn query_added(editor: &mut Editor) -> Option<Edit> {
    parameter_added(editor, false)
}

pub(crate) fn required_query_added(editor: &mut Editor) -> Option<Edit> {
    parameter_added(editor, true)
}

fn parameter_added(editor: &mut Editor, is_required: bool) -> Option<Edit> {
    let key = editor.some_operation(is_generated)?;
    let taken = setters(editor.at(&key.pointer()));
    let name = new_name(editor, &taken);
    let schema = editor.random.pick(vec![
        json!({"type": "string"}),
        json!({"type": "string", "enum": ["asc", "desc"]}),
        json!({"type": "integer", "minimum": 1}),
        json!({"type": "boolean"}),
        json!({"type": "array", "items": {"type": "string"}}),
    ])?;
    add_parameter(editor, &key, "query", &name, is_required, schema);
    let least = if is_required {
        Bump::Major
    } else {
        Bump::Minor
    };
    Some(Edit::new(format!("{} {name}", key.line()), least))
}

/// Removes a scalar parameter: an object or a name with dots is several parameters, or a part of one.
pub(crate) fn query_removed(editor: &mut Editor) -> Option<Edit> {
    let (key, index) = editor.some_parameter(|operation, parameter| {
        is_generated(operation) && is_simple(parameter) && parameter["schema"]["type"] != "object"
    })?;
    remove_parameter(editor, &key, index)?;
    Some(Edit::taking(key.line(), Bump::Major))
}

pub(crate) fn parameter_retyped(editor: &mut Editor) -> Option<Edit> {
    let (key, index) = editor.some_parameter(|operation, parameter| {
        let schema = &parameter["schema"];
        is_generated(operation)
            && is_simple(parameter)
            && schema["type"].as_str().is_some_and(is_scalar)
            && schema.get("enum").is_none()
            // The type of these is known from other operations.
            && parameter["name"] != "limit"
            && parameter["name"] != "offset"
    })?;
    let pointer = format!("{}/parameters/{index}/schema/type", key.pointer());
    let old = editor.at(&pointer).clone();
    let mut kinds = vec!["string", "integer", "number", "boolean"];
    kinds.retain(|kind| old != *kind);
    let kind = editor.random.pick(kinds)?;
    *editor.at(&pointer) = json!(kind);
    // An enum that a fixup made may be removed.
    Some(Edit::taking(
        format!("{} {index} is {kind}", key.line()),
        Bump::Major,
    ))
}

/// Drops an enum from a request; responses have none.
pub(crate) fn values_dropped(editor: &mut Editor) -> Option<Edit> {
    let mut all = keyed(&editor.document, "enum");
    all.retain(|pointer| !pointer.contains("/responses/"));
    let pointer = editor.random.pick(all)?;
    let schema = pointer.strip_suffix("/enum")?;
    editor.at(schema).as_object_mut()?.remove("enum");
    // The schema may not have made an enum, or other schemas have all its values.
    Some(Edit::taking(pointer, Bump::Patch))
}

pub(crate) fn required_body_added(editor: &mut Editor) -> Option<Edit> {
    body_added(editor, true)
}

pub(crate) fn optional_body_added(editor: &mut Editor) -> Option<Edit> {
    body_added(editor, false)
}

fn body_added(editor: &mut Editor, is_required: bool) -> Option<Edit> {
    let key = editor.some_operation(|operation| operation.get("requestBody").is_none())?;
    let (name, other) = (editor.number(), editor.number());
    let (name, other) = (format!("fresh_{name}"), format!("fresh_{other}"));
    let mut schema = json!({"type": "object"});
    schema["properties"][&name] = json!({"type": "string", "description": ""});
    schema["properties"][&other] = json!({"type": "integer", "description": ""});
    if is_required {
        schema["required"] = json!([name]);
    }
    editor.at(&key.pointer())["requestBody"] = json!({
        "required": is_required,
        "content": {"application/json": {"schema": schema}},
    });
    let least = if is_required {
        Bump::Major
    } else {
        Bump::Minor
    };
    Some(Edit::new(key.line(), least))
}

pub(crate) fn body_removed(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_sent(|site, _| site.steps.is_empty())?;
    let key = site.operation;
    let operation = editor.at(&key.pointer()).as_object_mut()?;
    operation.remove("requestBody")?;
    Some(Edit::taking(key.line(), Bump::Major))
}

pub(crate) fn member_added(editor: &mut Editor) -> Option<Edit> {
    add_member(editor, false)
}

pub(crate) fn required_member_added(editor: &mut Editor) -> Option<Edit> {
    add_member(editor, true)
}

fn add_member(editor: &mut Editor, is_required: bool) -> Option<Edit> {
    let site = editor.some_sent(|_, schema| schema.get("properties").is_some())?;
    let mut taken = members(editor.at(&site.pointer()));
    if site.steps.is_empty() {
        taken.extend(setters(editor.at(&site.operation.pointer())));
    }
    let name = new_name(editor, &taken);
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let input = editor.random.pick(vec![
        json!({"type": "string", "nullable": true}),
        json!({"type": "string", "enum": ["asc", "desc"]}),
        json!({"type": "integer", "minimum": 1}),
        json!({"type": "number"}),
        json!({"type": "boolean"}),
        json!({"type": "array", "items": {"type": "string"}}),
        json!({"type": "array", "items": object}),
        object,
    ])?;
    let schema = editor.at(&site.pointer());
    schema["properties"][&name] = input;
    if is_required {
        require(schema, &name);
    }
    let least = match (site.steps.is_empty(), is_required) {
        (true, true) => Bump::Major,
        (true, false) => Bump::Minor,
        // The type of a nested object may have the member from another place.
        (false, _) => Bump::Patch,
    };
    Some(Edit::new(format!("{} {name}", site.pointer()), least))
}

pub(crate) fn member_removed(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_sent(|site, _| site.member().is_some())?;
    editor.remove(&site)?;
    let least = of_setter(&site, Bump::Major);
    Some(Edit::taking(site.pointer(), least))
}

pub(crate) fn null_changed(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_sent(|site, schema| {
        let kind = schema["type"].as_str();
        // Other types say themselves that they may be null.
        site.member().is_some() && kind.is_some_and(|kind| !kind.contains(['|', '?']))
    })?;
    let schema = editor.at(&site.pointer());
    let was_nullable = schema["nullable"] == true;
    schema["nullable"] = json!(!was_nullable);
    let least = if was_nullable {
        Bump::Major
    } else {
        Bump::Minor
    };
    Some(Edit::new(site.pointer(), of_setter(&site, least)))
}

pub(crate) fn became_required(editor: &mut Editor) -> Option<Edit> {
    let site = some_setter(editor, false)?;
    let name = site.member()?;
    require(editor.at(&site.root), name);
    Some(Edit::new(site.pointer(), Bump::Major))
}

pub(crate) fn became_optional(editor: &mut Editor) -> Option<Edit> {
    let site = some_setter(editor, true)?;
    let name = site.member()?;
    let schema = editor.at(&site.root);
    let required = schema["required"].as_array_mut()?;
    required.retain(|other| other != name);
    if required.is_empty() {
        schema.as_object_mut()?.remove("required");
    }
    Some(Edit::new(site.pointer(), Bump::Minor))
}

/// Returns a member of a body that is required, or one that is not.
fn some_setter(editor: &mut Editor, is_required: bool) -> Option<Site> {
    let all = editor.sent(|site, _| is_setter(site));
    let is_one = |site: &Site| {
        let body = editor.document.pointer(&site.root);
        let required = body.and_then(|body| body["required"].as_array());
        let name = site.member().unwrap_or_default();
        required.into_iter().flatten().any(|other| other == name) == is_required
    };
    let all: Vec<Site> = all.into_iter().filter(is_one).collect();
    editor.random.pick(all)
}

fn require(schema: &mut Value, name: &str) {
    let mut required = schema["required"].as_array().cloned().unwrap_or_default();
    required.push(json!(name));
    schema["required"] = json!(required);
}

/// Whether a site is a direct member of the body.
fn is_setter(site: &Site) -> bool {
    site.steps.len() == 1 && site.member().is_some()
}

/// Returns the least severity of a change, which may not show in nested objects.
fn of_setter(site: &Site, least: Bump) -> Bump {
    if is_setter(site) { least } else { Bump::Patch }
}

/// Whether a parameter is in the query, and its name has no brackets or dots.
fn is_simple(parameter: &Value) -> bool {
    let name = parameter["name"].as_str().unwrap_or_default();
    parameter["in"] == "query" && !name.contains(['.', '['])
}

/// Returns a free name, often one that is used elsewhere.
fn new_name(editor: &mut Editor, taken: &BTreeSet<String>) -> String {
    let mut usual = vec![
        "type",
        "page",
        "cursor",
        "ids",
        "body",
        "query",
        "header",
        "send",
        "timeout",
        "self",
        "1st",
        "fresh name",
    ];
    usual.retain(|name| !taken.contains(&snake_name(name)));
    let fresh = format!("fresh_{}", editor.number());
    match editor.random.pick(usual) {
        Some(name) if editor.random.one_in(2) => name.to_owned(),
        _ => fresh,
    }
}

fn add_parameter(
    editor: &mut Editor,
    key: &Key,
    location: &str,
    name: &str,
    is_required: bool,
    schema: Value,
) {
    let parameter = json!({
        "in": location,
        "name": name,
        "description": "",
        "required": is_required,
        "schema": schema,
    });
    let operation = editor.at(&key.pointer());
    let mut parameters = operation["parameters"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    parameters.push(parameter);
    operation["parameters"] = json!(parameters);
}

fn remove_parameter(editor: &mut Editor, key: &Key, index: usize) -> Option<Value> {
    let operation = editor.at(&key.pointer());
    let parameters = operation["parameters"].as_array_mut()?;
    Some(parameters.remove(index))
}
