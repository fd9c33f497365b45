//! Reads a schema as a [`Shape`].

use std::collections::BTreeMap;

use serde_json::Value;

use super::{array, resolve};
use crate::{
    names, prose,
    shape::{Kind, Limits, Property, Shape},
};

/// Deeper than any document is written.
const DEEPEST: usize = 24;

/// The schemas that a schema stands in. One that contains itself reads as nothing the second time.
#[derive(Clone, Copy)]
struct Trail<'a> {
    schema: &'a Value,
    outer: Option<&'a Trail<'a>>,
    depth: usize,
}

impl<'a> Trail<'a> {
    fn start(schema: &'a Value) -> Self {
        Self {
            schema,
            outer: None,
            depth: 0,
        }
    }

    fn to(&'a self, schema: &'a Value) -> Self {
        Self {
            schema,
            outer: Some(self),
            depth: self.depth + 1,
        }
    }

    fn is_circle(&self) -> bool {
        let outer = std::iter::successors(self.outer, |trail| trail.outer);
        self.schema.is_object()
            && outer
                .into_iter()
                .any(|trail| std::ptr::eq(trail.schema, self.schema))
    }
}

/// Reads the schema of something that is sent.
pub(super) fn of(root: &Value, schema: &Value) -> Shape {
    read(root, Trail::start(resolve(root, schema)))
}

/// Reads the schema of something that is received.
///
/// The document derives it from one sample: nothing in it is required, a closed list of values or
/// an empty object is an accident of the sample.
pub(super) fn of_received(root: &Value, schema: &Value) -> Shape {
    received(of(root, schema))
}

fn received(shape: Shape) -> Shape {
    let kind = match shape.kind {
        Kind::StringEnum(_) => Kind::String,
        Kind::IntegerEnum(_) => Kind::Integer,
        Kind::Array(item) => Kind::Array(Box::new(received(*item))),
        Kind::Map(value) => Kind::Map(Box::new(received(*value))),
        Kind::Object(members) if members.is_empty() => Kind::Unknown,
        Kind::Object(members) => Kind::Object(
            members
                .into_iter()
                .map(|(name, property)| {
                    let property = Property {
                        shape: received(property.shape),
                        required: false,
                        ..property
                    };
                    (name, property)
                })
                .collect(),
        ),
        kind => kind,
    };
    Shape::new(kind)
}

/// Reads a sample as if it were a schema.
pub(super) fn of_sample(sample: &Value) -> Shape {
    Shape::new(match sample {
        Value::Null => Kind::Unknown,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(number) if number.is_f64() => Kind::Number,
        Value::Number(_) => Kind::Integer,
        Value::String(_) => Kind::String,
        Value::Array(items) => Kind::Array(Box::new(
            items
                .iter()
                .map(of_sample)
                .fold(Shape::new(Kind::Unknown), Shape::union),
        )),
        Value::Object(members) if members.is_empty() => Kind::Unknown,
        Value::Object(members) => Kind::Object(
            members
                .iter()
                .map(|(name, value)| {
                    let property = Property {
                        shape: of_sample(value),
                        required: false,
                        description: String::new(),
                        limits: Limits::default(),
                    };
                    (name.clone(), property)
                })
                .collect(),
        ),
    })
}

/// Returns what the schema says beyond its shape.
pub(super) fn limits(schema: &Value, shape: &Shape) -> Limits {
    let mut phrases = Vec::new();
    let mut say = |key: &str, phrase: &str| match schema.get(key) {
        None | Some(Value::Null | Value::Object(_) | Value::Array(_)) => {}
        Some(Value::String(text)) => phrases.push(format!("{phrase} `{}`", text.replace('`', "'"))),
        Some(value) => phrases.push(format!("{phrase} {value}")),
    };
    say("minimum", "at least");
    say("maximum", "at most");
    say("minLength", "shortest length");
    say("maxLength", "longest length");
    say("minItems", "fewest items");
    say("maxItems", "most items");
    say("format", "format");
    say("default", "default");
    let values = array(schema.get("enum"));
    if !values.is_empty() && !matches!(shape.kind, Kind::StringEnum(_) | Kind::IntegerEnum(_)) {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        phrases.push(format!("one of {}", values.join(" or ")));
    }
    Limits(phrases)
}

fn inner(root: &Value, trail: &Trail<'_>, schema: &Value) -> Shape {
    read(root, trail.to(resolve(root, schema)))
}

fn read(root: &Value, trail: Trail<'_>) -> Shape {
    let schema = trail.schema;
    if trail.depth > DEEPEST || !schema.is_object() || trail.is_circle() {
        return Shape::new(Kind::Unknown);
    }
    let (kind, null_in_type) = kind(root, &trail);
    let is_null_sample = schema.get("example") == Some(&Value::Null)
        && schema.get("nullable") == Some(&Value::Bool(true))
        && kind == Kind::String;
    Shape {
        // Scribe writes `string` for a sample of null, whatever the type really is.
        kind: if is_null_sample { Kind::Unknown } else { kind },
        nullable: null_in_type || schema.get("nullable") == Some(&Value::Bool(true)),
    }
}

fn kind(root: &Value, trail: &Trail<'_>) -> (Kind, bool) {
    let schema = trail.schema;
    let alternatives: Vec<Shape> = ["oneOf", "anyOf", "allOf"]
        .into_iter()
        .flat_map(|key| array(schema.get(key)))
        .map(|member| inner(root, trail, member))
        .collect();
    let declared = schema.get("type").and_then(Value::as_str);
    if !alternatives.is_empty() {
        let own = declared.or(schema.get("properties").map(|_| "object"));
        let own = own.map_or(Kind::Unknown, |_| named(root, trail, "object").0);
        let union = alternatives.into_iter().fold(Shape::new(own), Shape::union);
        return (union.kind, union.nullable);
    }
    match declared {
        Some(name) => {
            let (kind, nullable) = named(root, trail, name);
            (closed(kind, schema), nullable)
        }
        None if schema.get("properties").is_some() => named(root, trail, "object"),
        None if schema.get("items").is_some() => named(root, trail, "array"),
        None if schema.get("enum").is_some() => (closed(Kind::String, schema), false),
        None => (Kind::Unknown, false),
    }
}

/// Reads a type name: one of OpenAPI's, or a PHP type or Laravel rule that was copied unchecked.
fn named(root: &Value, trail: &Trail<'_>, name: &str) -> (Kind, bool) {
    let (nulls, names): (Vec<&str>, Vec<&str>) = name
        .split('|')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .partition(|&name| name == "null");
    let nullable = !nulls.is_empty() || name.starts_with('?');
    let mut kinds = names.iter().map(|name| {
        let name = name.trim_start_matches('?');
        if let Some(item) = name.strip_suffix("[]") {
            let (item, _) = named(root, &Trail::start(&Value::Null), item);
            return Kind::Array(Box::new(Shape::new(item)));
        }
        let rule = name.split(':').next().unwrap_or_default();
        match rule.to_ascii_lowercase().as_str() {
            "string" | "date" | "datetime" | "date_format" | "time" | "timestamp" | "file"
            | "email" | "url" | "uuid" | "text" => Kind::String,
            "integer" | "int" => Kind::Integer,
            "number" | "numeric" | "float" | "double" | "decimal" => Kind::Number,
            "boolean" | "bool" => Kind::Boolean,
            "array" | "list" => {
                let item = trail.schema.get("items").unwrap_or(&Value::Null);
                Kind::Array(Box::new(inner(root, trail, item)))
            }
            "object" => object(root, trail),
            // As `['nl',`: a rule that was cut at a space.
            _ => Kind::Any,
        }
    });
    let Some(first) = kinds.next() else {
        return (Kind::Unknown, nullable);
    };
    let kind = kinds.fold(first, |left, right| {
        Shape::new(left).union(Shape::new(right)).kind
    });
    (kind, nullable)
}

fn object(root: &Value, trail: &Trail<'_>) -> Kind {
    let schema = trail.schema;
    let members: BTreeMap<String, Property> = schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, member)| {
            let member = resolve(root, member);
            let required = array(schema.get("required"))
                .iter()
                .any(|required| required.as_str() == Some(name));
            let text = member.get("description").and_then(Value::as_str);
            let shape = inner(root, trail, member);
            let property = Property {
                limits: limits(member, &shape),
                shape,
                required,
                description: prose::markdown(text.unwrap_or_default()),
            };
            (name.clone(), property)
        })
        .collect();
    match schema.get("additionalProperties") {
        Some(value @ Value::Object(_)) if members.is_empty() => {
            Kind::Map(Box::new(inner(root, trail, value)))
        }
        _ => Kind::Object(members),
    }
}

/// Applies `enum`: its values are copied from a rule and may be of another type than the schema.
fn closed(kind: Kind, schema: &Value) -> Kind {
    let values = array(schema.get("enum"));
    let Some(closed) = (match kind {
        Kind::String => string_enum(values),
        Kind::Integer => integer_enum(values),
        _ => None,
    }) else {
        return kind;
    };
    closed
}

fn string_enum(values: &[Value]) -> Option<Kind> {
    let mut variants = names::Scope::default();
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
        if !variants.try_claim(&names::pascal(&text)) {
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
