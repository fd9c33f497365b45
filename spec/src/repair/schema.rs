//! Reads a schema as a [`Shape`].

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use serde_json::Value;

use super::{
    Departure, array, limits,
    node::Node,
    sample::{are_data, of_sample, received, text_of_sample},
};
use crate::{
    document::Location,
    names, prose,
    shape::{Kind, Property, Shape},
};

/// The nesting at which a schema counts as endless; no document is nested so deeply.
const DEEPEST: usize = 24;

/// Forty times the largest schema of the vendored document; references can make a small one say more.
const LARGEST: usize = 10_000;

/// The types of OpenAPI 3.0.
const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// A schema, with the schemas that it stands in.
#[derive(Clone, Copy)]
struct Trail<'a> {
    node: Node<'a>,
    outer: Option<&'a Trail<'a>>,
    depth: usize,
    /// The number of schemas read since the start.
    read: &'a Cell<usize>,
    direction: Direction,
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    /// A request, which rules of validation describe.
    Sent,
    /// A form of parts, which may be files; rules of validation describe it as well.
    Parts,
    /// A response, which a sample describes.
    Received,
}

impl<'a> Trail<'a> {
    fn to(&'a self, node: &Node<'a>) -> Self {
        Self {
            node: node.resolved(),
            outer: Some(self),
            depth: self.depth + 1,
            ..*self
        }
    }

    /// Returns whether reading ends here: the schema contains itself, or too many others.
    fn is_endless(&self) -> bool {
        self.read.set(self.read.get() + 1);
        let schema = self.node.value;
        let mut outer = std::iter::successors(self.outer, |trail| trail.outer);
        self.depth > DEEPEST
            || self.read.get() > LARGEST
            || schema.is_object() && outer.any(|trail| std::ptr::eq(trail.node.value, schema))
    }

    fn is_received(&self) -> bool {
        self.direction == Direction::Received
    }
}

fn start(schema: &Node<'_>, direction: Direction) -> Shape {
    read(Trail {
        node: schema.resolved(),
        outer: None,
        depth: 0,
        read: &Cell::new(0),
        direction,
    })
}

/// Reads the schema of a request or a part of one.
pub(super) fn of(schema: &Node<'_>) -> Shape {
    start(schema, Direction::Sent)
}

/// Reads the schema of a form of parts.
pub(super) fn of_parts(schema: &Node<'_>) -> Shape {
    start(schema, Direction::Parts)
}

/// Reads the schema of a response, which the document derives from one sample.
pub(super) fn of_received(schema: &Node<'_>) -> Shape {
    received(start(schema, Direction::Received))
}

fn read(trail: Trail<'_>) -> Shape {
    let node = &trail.node;
    let schema = node.value;
    let is_endless = trail.is_endless();
    node.note_if(Departure::Endless, || is_endless && schema.is_object());
    if is_endless || !schema.is_object() {
        return Shape::new(Kind::Unknown);
    }
    node.note_if(Departure::MisplacedRequired, || {
        let required = schema.get("required");
        required.is_some_and(|required| !required.is_array())
    });
    let (kind, null_in_type) = kind(&trail);
    let is_nullable = schema.get("nullable") == Some(&Value::Bool(true));
    let kind = match (schema.get("example"), kind) {
        // Scribe writes `string` for a sample of null, whatever the type really is.
        (Some(Value::Null), Kind::String | Kind::Date) if trail.is_received() => {
            node.note(Departure::NullSample);
            Kind::Unknown
        }
        (Some(Value::String(text)), Kind::String) if trail.is_received() => {
            let kind = text_of_sample(text);
            node.note_if(Departure::NumericText, || kind == Kind::NumberInText);
            kind
        }
        (_, kind) => kind,
    };
    Shape {
        kind,
        nullable: null_in_type || is_nullable,
    }
}

fn kind(trail: &Trail<'_>) -> (Kind, bool) {
    let schema = trail.node.value;
    let has = |key| schema.get(key).is_some();
    if let Some(shape) = alternatives(trail) {
        return (shape.kind, shape.nullable);
    }
    trail.node.note_if(Departure::ForeignType, || {
        let name = schema.get("type");
        name.is_some_and(|name| !TYPES.iter().any(|known| name == known))
    });
    match type_name(schema) {
        Some(name) => {
            let (kind, nullable) = named(trail, &name);
            (closed(kind, trail), nullable)
        }
        None if has("properties") => named(trail, "object"),
        None if has("items") => named(trail, "array"),
        None if has("enum") => {
            let values = array(schema.get("enum")).iter().map(of_sample);
            let union = values.fold(Shape::new(Kind::Unknown), Shape::union);
            (closed(union.kind, trail), false)
        }
        None => (Kind::Unknown, false),
    }
}

/// A list of types is how OpenAPI 3.1 writes what PHP writes with bars.
fn type_name(schema: &Value) -> Option<String> {
    match schema.get("type")? {
        Value::String(name) => Some(name.clone()),
        Value::Array(names) => {
            let names: Vec<&str> = names
                .iter()
                .map(|name| name.as_str().unwrap_or("null"))
                .collect();
            Some(names.join("|"))
        }
        _ => None,
    }
}

/// Unites the schemas of `allOf`, `oneOf` and `anyOf`, and the schema's own members.
fn alternatives(trail: &Trail<'_>) -> Option<Shape> {
    let [all, one, any] = ["allOf", "oneOf", "anyOf"].map(|key| trail.node.get(key));
    let [all, one, any] = [&all, &one, &any]
        .map(|node| -> Vec<Shape> { node.items().map(|schema| read(trail.to(&schema))).collect() });
    let is_either = one.len() + any.len() > 0;
    if all.is_empty() && !is_either {
        return None;
    }
    trail.node.note_if(Departure::Alternatives, || is_either);
    let has_own = trail.node.value.get("properties").is_some();
    let own = has_own.then(|| Shape::new(object(trail)));
    let mut union = [all.clone(), one, any, Vec::from_iter(own)]
        .concat()
        .into_iter()
        .reduce(Shape::union)?;
    // What one part of a whole requires, the whole requires.
    if let Kind::Object(members) = &mut union.kind {
        for part in all {
            let Kind::Object(parts) = part.kind else {
                continue;
            };
            for (name, _) in parts.into_iter().filter(|(_, part)| part.required) {
                members
                    .entry(name)
                    .and_modify(|member| member.required = true);
            }
        }
    }
    Some(union)
}

/// Reads a type name: one of OpenAPI's, or a PHP type or Laravel rule that was copied unchecked.
fn named(trail: &Trail<'_>, name: &str) -> (Kind, bool) {
    if trail.depth > DEEPEST {
        return (Kind::Any, false);
    }
    let (nulls, names): (Vec<&str>, Vec<&str>) = name
        .split('|')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .partition(|&name| name == "null");
    let nullable = !nulls.is_empty() || name.starts_with('?');
    let kind = names
        .into_iter()
        .map(|name| Shape::new(single(trail, name.trim_start_matches('?'))))
        .reduce(Shape::union)
        .map_or(Kind::Unknown, |shape| shape.kind);
    (kind, nullable)
}

fn single(trail: &Trail<'_>, name: &str) -> Kind {
    if let Some(item) = name.strip_suffix("[]") {
        let (item, _) = named(&trail.to(&trail.node.emptied()), item);
        return Kind::Array(Box::new(Shape::new(item)));
    }
    let rule = name.split(':').next().unwrap_or_default();
    let rule = rule.to_ascii_lowercase();
    let is_binary = rule == "string" && trail.node.text("format") == Some("binary");
    let is_rule_of_files = matches!(rule.as_str(), "file" | "image" | "mimes" | "mimetypes");
    if trail.direction == Direction::Parts && (is_binary || is_rule_of_files) {
        return Kind::File;
    }
    match rule.as_str() {
        "date" | "datetime" => Kind::Date,
        // Without a year, it is a time of the day.
        "date_format" if name.contains(['Y', 'y']) => Kind::Date,
        "string" => match trail.node.text("format") {
            Some("date" | "date-time") => Kind::Date,
            _ => Kind::String,
        },
        // Text without known words. `Kind::String` would become a date if the name is like `milked_at`.
        "date_format" | "time" => Kind::Words(BTreeSet::new()),
        "timestamp" | "file" | "email" | "url" | "uuid" | "text" => Kind::String,
        "integer" | "int" => Kind::Integer,
        "number" | "numeric" | "float" | "double" | "decimal" => Kind::Number,
        "boolean" | "bool" => Kind::Boolean,
        "array" | "list" => {
            let items = trail.node.get("items");
            trail
                .node
                .note_if(Departure::NoItems, || !items.value.is_object());
            Kind::Array(Box::new(read(trail.to(&items))))
        }
        "object" => object(trail),
        // A rule that was cut at a space, such as `['nl',`.
        _ => Kind::Any,
    }
}

fn object(trail: &Trail<'_>) -> Kind {
    let node = &trail.node;
    let own = array(node.value.get("required"));
    // Scribe writes the `required` of items beside them.
    let list = trail.outer.map(|outer| &outer.node);
    let list = list.filter(|outer| outer.value.get("items").is_some());
    let of_list = array(list.and_then(|list| list.value.get("required")));
    let required = || own.iter().chain(of_list);
    let properties = node.get("properties");
    let members: BTreeMap<String, Property> = properties
        .members()
        .into_iter()
        .map(|(name, member)| {
            let member = trail.to(&member);
            let shape = read(member);
            let schema = member.node.value;
            let limits = if trail.is_received() {
                limits::limits(schema, &shape)
            } else {
                limits::of_sent(&member.node, schema, name, &shape, Location::Body)
            };
            let property = Property {
                limits,
                shape,
                required: required().any(|required| required.as_str() == Some(name)),
                description: prose::markdown(member.node.text("description").unwrap_or_default()),
            };
            (name.to_owned(), property)
        })
        .collect();
    let others = node.get("additionalProperties");
    let is_map = others.value.is_object() && members.is_empty();
    if trail.is_received() {
        node.note_if(Departure::SampledRequired, || required().next().is_some());
        node.note_if(Departure::DataAsKeys, || {
            !members.is_empty() && are_data(&members)
        });
        node.note_if(Departure::EmptyObject, || {
            members.is_empty() && !is_map && !properties.value.is_array()
        });
    } else if let Some(list) = list {
        list.note_if(Departure::RequiredOfItems, || !of_list.is_empty());
    }
    node.note_if(Departure::MembersAsList, || properties.value.is_array());
    node.note_if(Departure::BesideMembers, || {
        others.value.is_object() && !is_map
    });
    if is_map {
        Kind::Map(Box::new(read(trail.to(&others))))
    } else {
        Kind::Object(members)
    }
}

/// Applies `enum`: its values are copied from a rule and may be of another type than the schema.
fn closed(kind: Kind, trail: &Trail<'_>) -> Kind {
    let values = array(trail.node.value.get("enum"));
    if values.is_empty() {
        return kind;
    }
    let closed = match kind {
        Kind::String | Kind::Words(_) => string_enum(values),
        Kind::Integer => integer_enum(values),
        _ => None,
    };
    let mut values = values.iter().filter(|value| !value.is_null());
    match &closed {
        _ if trail.is_received() => trail.node.note(Departure::SampledValues),
        None => trail.node.note(Departure::OpenValues),
        Some(closed) => trail.node.note_if(Departure::ConvertedValues, || {
            let are_texts = matches!(closed, Kind::StringEnum(_));
            values.any(|value| value.is_string() != are_texts)
        }),
    }
    closed.unwrap_or(kind)
}

fn string_enum(values: &[Value]) -> Option<Kind> {
    let mut variants = names::Scope::default();
    let mut of_typify = names::Scope::default();
    let mut texts = Vec::new();
    for value in values {
        let text = match value {
            Value::Null => continue,
            Value::String(text) => text.clone(),
            Value::Bool(_) | Value::Number(_) => value.to_string(),
            Value::Array(_) | Value::Object(_) => return None,
        };
        if texts.contains(&text) {
            continue;
        }
        // Values that differ only in symbols or case have no distinct variant names.
        let is_distinct = variants.try_claim(&names::variant(&text));
        if !is_distinct || !of_typify.try_claim(&names::pascal(&text)) {
            return None;
        }
        texts.push(text);
    }
    (!texts.is_empty()).then_some(Kind::StringEnum(texts))
}

fn integer_enum(values: &[Value]) -> Option<Kind> {
    let mut numbers = Vec::new();
    for value in values {
        let number = match value {
            Value::Null => continue,
            Value::String(text) => text.parse().ok()?,
            other => other.as_i64()?,
        };
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    (!numbers.is_empty()).then_some(Kind::IntegerEnum(numbers))
}
