//! Reads the parameters of an operation.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Entry, resolve, schema};
use crate::{
    model::{Location, Parameter},
    prose,
    shape::{Kind, Limits, Property, Shape},
};

/// Headers that OpenAPI says to ignore as parameters: the client sets them.
const OWN_HEADERS: [&str; 4] = ["accept", "authorization", "content-type", "host"];

/// Reads what is declared; an operation's own declaration replaces that of its path.
pub(super) fn declared(root: &Value, entry: &Entry<'_>) -> Vec<Parameter> {
    let mut parameters: BTreeMap<(Location, String), Parameter> = BTreeMap::new();
    let own = super::array(entry.members.get("parameters"));
    for value in entry.shared_parameters.iter().chain(own) {
        let value = resolve(root, value);
        let text = |key| value.get(key).and_then(Value::as_str);
        let (Some(name), Some(location)) = (text("name"), text("in").and_then(location)) else {
            continue;
        };
        if name.is_empty() {
            continue;
        }
        let nothing = Value::Null;
        let schema = resolve(root, value.get("schema").unwrap_or(&nothing));
        let mut shape = schema::of(root, schema);
        let sample = value.get("example").or_else(|| schema.get("example"));
        // Scribe writes `string` where the annotation has no type, whatever the sample.
        if matches!(name, "limit" | "offset") && sample.is_some_and(Value::is_i64) {
            shape.kind = Kind::Integer;
        }
        let parameter = Parameter {
            location,
            name: name.to_owned(),
            required: value.get("required") == Some(&Value::Bool(true)),
            description: prose::markdown(text("description").unwrap_or_default()),
            limits: schema::limits(schema, &shape),
            shape,
        };
        parameters.insert((location, name.to_owned()), parameter);
    }
    parameters.into_values().collect()
}

/// A cookie cannot be sent by this client and reads as nothing.
fn location(name: &str) -> Option<Location> {
    match name {
        "path" => Some(Location::Path),
        "query" => Some(Location::Query),
        "header" => Some(Location::Header),
        _ => None,
    }
}

/// Reads the path: its placeholders are its parameters, declared or not, and there are no others.
pub(super) fn of_path(path: &str, declared: &[Parameter]) -> (String, Vec<Parameter>) {
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
        let known = declared
            .iter()
            .find(|p| p.location == Location::Path && p.name == name);
        parameters.push(known.map_or_else(|| undeclared(name), as_segment));
    }
    push_constant(&mut template, rest);
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

fn as_segment(parameter: &Parameter) -> Parameter {
    let kind = match &parameter.shape.kind {
        kind @ (Kind::Boolean
        | Kind::Integer
        | Kind::Number
        | Kind::StringEnum(_)
        | Kind::IntegerEnum(_)) => kind.clone(),
        _ => Kind::String,
    };
    Parameter {
        required: true,
        shape: Shape::new(kind),
        ..parameter.clone()
    }
}

/// Reads the rest: objects are flattened, lists get the brackets that PHP needs.
pub(super) fn of_query_and_headers(declared: &[Parameter]) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for parameter in declared {
        match parameter.location {
            Location::Path | Location::Body => {}
            Location::Header => parameters.extend(as_header(parameter)),
            Location::Query => {
                let property = Property {
                    shape: parameter.shape.clone(),
                    required: parameter.required,
                    description: parameter.description.clone(),
                    limits: parameter.limits.clone(),
                };
                let name = bracketed(&parameter.name);
                for candidate in flattened_one(name, property) {
                    // `filter` with members and `filter.online` may both be declared.
                    if parameters
                        .iter()
                        .all(|p: &Parameter| p.name != candidate.name)
                    {
                        parameters.push(candidate);
                    }
                }
            }
        }
    }
    parameters
}

fn as_header(parameter: &Parameter) -> Option<Parameter> {
    let is_token = parameter
        .name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b));
    if !is_token || OWN_HEADERS.contains(&parameter.name.to_ascii_lowercase().as_str()) {
        return None;
    }
    let required = parameter.required;
    Some(Parameter {
        required,
        ..as_segment(parameter)
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
pub(super) fn flattened(prefix: &str, members: BTreeMap<String, Property>) -> Vec<Parameter> {
    members
        .into_iter()
        .flat_map(|(name, property)| {
            let name = if prefix.is_empty() {
                name
            } else {
                format!("{prefix}[{name}]")
            };
            flattened_one(name, property)
        })
        .collect()
}

fn flattened_one(name: String, property: Property) -> Vec<Parameter> {
    let (name, kind) = match property.shape.kind {
        // With members, they are the parameters; without, there is nothing to send.
        Kind::Object(members) => return flattened(&name, members),
        Kind::Map(_) => return Vec::new(),
        Kind::Array(item) => {
            let item = match item.kind {
                Kind::Object(_) | Kind::Map(_) | Kind::Array(_) => Shape::new(Kind::Any),
                kind => Shape::new(kind),
            };
            let name = if name.ends_with("[]") {
                name
            } else {
                format!("{name}[]")
            };
            (name, Kind::Array(Box::new(item)))
        }
        // Nothing is known of a null sample, but a query is text in the end.
        Kind::Unknown | Kind::Any | Kind::Several(_) => (name, Kind::String),
        // How a boolean is written in a query.
        Kind::IntegerEnum(values) if values.iter().all(|value| matches!(value, 0 | 1)) => {
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
