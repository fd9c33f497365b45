//! Reads the parameters of an operation.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Departure, limits, node::Node, schema};
use crate::{
    document::{Location, Parameter},
    prose,
    shape::{Kind, Limits, Property, Shape},
};

/// Headers that OpenAPI says to ignore as parameters: the client sets them.
const OWN_HEADERS: [&str; 4] = ["accept", "authorization", "content-type", "host"];

/// A parameter, with the node that declares it.
pub(super) type Declared<'a> = (Node<'a>, Parameter);

/// Reads the declared parameters; an operation's own declaration replaces that of its path.
pub(super) fn declared<'a>(shared: &'a Node<'a>, own: &'a Node<'a>) -> Vec<Declared<'a>> {
    let mut parameters: BTreeMap<(Location, String), Declared<'a>> = BTreeMap::new();
    for node in shared.items().chain(own.items()) {
        let node = node.resolved();
        let name = node.text("name").filter(|name| !name.is_empty());
        let (Some(name), Some(location)) = (name, node.text("in").and_then(location)) else {
            // A reference without a target has a note of its own.
            node.note_if(Departure::NowhereParameter, || !node.value.is_null());
            continue;
        };
        let schema = node.get("schema");
        let schema = schema.resolved();
        let mut shape = schema::of(&schema);
        let sample = node.value.get("example");
        let sample = sample.or_else(|| schema.value.get("example"));
        // Scribe writes `string` where the annotation has no type, whatever the sample.
        if matches!(name, "limit" | "offset") && sample.is_some_and(Value::is_i64) {
            node.note_if(Departure::NumberInText, || shape.kind != Kind::Integer);
            shape.kind = Kind::Integer;
        }
        let parameter = Parameter {
            location,
            name: name.to_owned(),
            required: node.value.get("required") == Some(&Value::Bool(true)),
            description: prose::markdown(node.text("description").unwrap_or_default()),
            limits: limits::of_sent(&node, schema.value, name, &shape, location),
            shape,
        };
        parameters.insert((location, name.to_owned()), (node, parameter));
    }
    parameters.into_values().collect()
}

/// Returns the location of a parameter; none for a cookie, which this client cannot send.
fn location(name: &str) -> Option<Location> {
    match name {
        "path" => Some(Location::Path),
        "query" => Some(Location::Query),
        "header" => Some(Location::Header),
        _ => None,
    }
}

/// Reads the path: its placeholders are its parameters, declared or not, and there are no others.
pub(super) fn of_path(
    path: &str,
    declared: &[Declared<'_>],
    operation: &Node<'_>,
) -> (String, Vec<Parameter>) {
    let of_path = |(_, parameter): &&Declared<'_>| parameter.location == Location::Path;
    let declared: Vec<_> = declared.iter().filter(of_path).collect();
    let mut template = String::from("/");
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut rest = path.trim_start_matches('/');
    while let Some((constant, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        push_constant(&mut template, constant);
        rest = after;
        let name = name.trim_end_matches('?');
        if name.is_empty() || name.contains(['{', '/']) || parameters.iter().any(|p| p.name == name)
        {
            push_constant(&mut template, &format!("{{{name}}}"));
            continue;
        }
        template.push_str(&format!("{{{name}}}"));
        let known = declared.iter().find(|(_, p)| p.name == name);
        parameters.push(match known {
            Some((node, parameter)) => {
                node.note_if(Departure::OptionalSegment, || !parameter.required);
                as_segment(node, parameter)
            }
            None => {
                operation.note(Departure::UndeclaredParameter);
                undeclared(name)
            }
        });
    }
    push_constant(&mut template, rest);
    operation.note_if(Departure::StrayPath, || template != path);
    for (node, parameter) in declared {
        node.note_if(Departure::SuperfluousParameter, || {
            parameters.iter().all(|p| p.name != parameter.name)
        });
    }
    (template, parameters)
}

/// Braces that enclose no parameter are sent as text; slashes never stand twice.
fn push_constant(template: &mut String, constant: &str) {
    for c in constant.chars() {
        match c {
            '{' => template.push_str("%7B"),
            '}' => template.push_str("%7D"),
            '/' if template.ends_with('/') => {}
            c => template.push(c),
        }
    }
}

fn undeclared(name: &str) -> Parameter {
    Parameter {
        location: Location::Path,
        name: name.to_owned(),
        required: true,
        description: String::new(),
        shape: Shape::new(Kind::String),
        limits: Limits::default(),
    }
}

fn as_segment(node: &Node<'_>, parameter: &Parameter) -> Parameter {
    let kind = match &parameter.shape.kind {
        kind @ (Kind::Boolean
        | Kind::Integer
        | Kind::Number
        | Kind::StringEnum(_)
        | Kind::IntegerEnum(_)) => kind.clone(),
        kind => {
            node.note_if(Departure::NotScalar, || !kind.is_text());
            Kind::String
        }
    };
    Parameter {
        required: true,
        shape: Shape::new(kind),
        ..parameter.clone()
    }
}

/// Reads query parameters and headers: objects are flattened, lists get the brackets that PHP needs.
pub(super) fn of_query_and_headers(declared: &[Declared<'_>]) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for (node, parameter) in declared {
        match parameter.location {
            Location::Path | Location::Body => {}
            Location::Header => parameters.extend(as_header(node, parameter)),
            Location::Query => {
                let property = Property {
                    shape: parameter.shape.clone(),
                    required: parameter.required,
                    description: parameter.description.clone(),
                    limits: parameter.limits.clone(),
                };
                let name = bracketed(&parameter.name);
                node.note_if(Departure::DottedName, || name != parameter.name);
                node.note_if(Departure::QueryStyle, || has_style(node.value));
                for candidate in flattened_one(name, property, node) {
                    // `filter` with members and `filter.online` may both be declared.
                    let mut known = parameters.iter();
                    if known.any(|p: &Parameter| p.name == candidate.name) {
                        node.note(Departure::QueryTwice);
                    } else {
                        parameters.push(candidate);
                    }
                }
            }
        }
    }
    parameters
}

fn has_style(parameter: &Value) -> bool {
    let style = parameter.get("style").and_then(Value::as_str);
    style.is_some_and(|style| style != "form") || parameter["explode"] == false
}

fn as_header(node: &Node<'_>, parameter: &Parameter) -> Option<Parameter> {
    let is_token = parameter
        .name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b));
    if !is_token || OWN_HEADERS.contains(&parameter.name.to_ascii_lowercase().as_str()) {
        node.note(Departure::OwnHeader);
        return None;
    }
    let required = parameter.required;
    Some(Parameter {
        required,
        ..as_segment(node, parameter)
    })
}

/// `filter.online` is how Scribe writes `filter[online]`; the server knows only the latter.
fn bracketed(name: &str) -> String {
    let mut parts = name.split('.');
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    if first.is_empty() || rest.is_empty() || rest.iter().any(|part| part.is_empty()) {
        return name.to_owned();
    }
    rest.iter()
        .fold(first.to_owned(), |name, part| format!("{name}[{part}]"))
}

/// Returns the members of an object as query parameters.
pub(super) fn flattened(
    prefix: &str,
    members: BTreeMap<String, Property>,
    node: &Node<'_>,
) -> Vec<Parameter> {
    members
        .into_iter()
        .flat_map(|(name, property)| {
            let name = if prefix.is_empty() {
                name
            } else {
                format!("{prefix}[{name}]")
            };
            flattened_one(name, property, node)
        })
        .collect()
}

fn flattened_one(name: String, property: Property, node: &Node<'_>) -> Vec<Parameter> {
    node.note_if(Departure::QueryNull, || property.shape.nullable);
    let (name, kind) = match property.shape.kind {
        // The members are the parameters; an object without members has nothing to send.
        Kind::Object(members) => {
            node.note(Departure::QueryObject);
            return flattened(&name, members, node);
        }
        Kind::Map(_) => {
            node.note(Departure::QueryObject);
            return Vec::new();
        }
        Kind::Array(item) => {
            let item = match item.kind {
                Kind::Object(_) | Kind::Map(_) | Kind::Array(_) => {
                    node.note(Departure::QueryListOfLists);
                    Shape::new(Kind::Any)
                }
                kind => Shape::new(kind),
            };
            let name = if name.ends_with("[]") {
                name
            } else {
                node.note(Departure::QueryList);
                format!("{name}[]")
            };
            (name, Kind::Array(Box::new(item)))
        }
        // Nothing is known of a null sample, but a query is text in the end.
        Kind::Unknown | Kind::Any | Kind::Several(_) => {
            node.note(Departure::QueryUnknown);
            (name, Kind::String)
        }
        // 0 and 1 are the notation of a boolean in a query.
        Kind::IntegerEnum(values) if values.iter().all(|value| matches!(value, 0 | 1)) => {
            node.note(Departure::QueryFlag);
            (name, Kind::Boolean)
        }
        kind => (name, kind),
    };
    vec![Parameter {
        location: Location::Query,
        name,
        required: property.required,
        description: property.description,
        shape: Shape::new(kind),
        limits: property.limits,
    }]
}
