//! Reads the limits of a value from its schema, its description and its name.

use std::mem::discriminant;

use serde_json::Value;

use super::{
    array,
    node::Node,
    notes::Departure,
    stated::{is_id, says_empty, stated},
};
use crate::{
    document::Location,
    prose,
    shape::{Kind, Limit, Limits, Shape, Sibling},
};

/// Keywords that fixups write, because OpenAPI has none for such limits.
pub(crate) mod keyword {
    /// The siblings that a value needs: `name`, `is` for their values, and `when` for the texts of
    /// the value that need them.
    pub(crate) const NEEDS: &str = "x-needs";
    /// The names of siblings that do not go together with a value.
    pub(crate) const EXCLUDES: &str = "x-excludes";
    /// The siblings that make up for a missing value: names, or `name` and `is` for their values.
    pub(crate) const UNLESS: &str = "x-unless";
    /// The words that are allowed for a text that is otherwise a number.
    pub(crate) const NUMBER_OR: &str = "x-number-or";
    /// The least number except 0.
    pub(crate) const ZERO_OR: &str = "x-zero-or";
}

/// The least values of the parameters by which lists are paged.
const PAGING: [(&str, f64); 4] = [
    ("limit", 1.0),
    ("offset", 0.0),
    ("page", 1.0),
    ("per_page", 1.0),
];

/// Returns the limits in a schema, and those of its items.
pub(super) fn limits(schema: &Value, shape: &Shape) -> Limits {
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    let length = |key: &str| schema.get(key).and_then(Value::as_u64);
    let values = array(schema.get("enum"));
    let is_only_true = shape.kind == Kind::Boolean && is_only_true(values);
    let words = schema.get(keyword::NUMBER_OR).map(texts);
    let checked = [
        number("minimum").map(Limit::Minimum),
        number("maximum").map(Limit::Maximum),
        length("minLength").map(Limit::MinLength),
        length("maxLength").map(Limit::MaxLength),
        length("minItems").map(Limit::MinItems),
        length("maxItems").map(Limit::MaxItems),
        number(keyword::ZERO_OR).map(Limit::ZeroOr),
        words.map(Limit::Number),
        is_only_true.then_some(Limit::True),
    ];
    let mut notes = Vec::new();
    let mut note = |key: &str, phrase: &str| match schema.get(key) {
        None | Some(Value::Null | Value::Object(_) | Value::Array(_)) => {}
        Some(Value::String(text)) => {
            let text = prose::one_line(&text.replace('`', "'"));
            notes.push(format!("{phrase} `{text}`"));
        }
        Some(value) => notes.push(format!("{phrase} {value}")),
    };
    if !is_id_by_format(schema) && shape.kind != Kind::File {
        note("format", "format");
    }
    note("pattern", "matches");
    note("default", "default");
    let is_type = matches!(shape.kind, Kind::StringEnum(_) | Kind::IntegerEnum(_));
    if !values.is_empty() && !is_type && !is_only_true {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        notes.push(format!("one of {}", values.join(" or ")));
    }
    let items = match (schema.get("items"), &shape.kind) {
        (Some(items @ Value::Object(_)), Kind::Array(item)) => Some(Box::new(limits(items, item))),
        _ => None,
    };
    Limits {
        checked: checked
            .into_iter()
            .flatten()
            .chain(among_siblings(schema))
            .collect(),
        notes,
        items,
        can_be_empty: false,
        // Not by its description, which changes daily.
        is_id: is_id_by_format(schema) || is_id_by_format(&schema["items"]),
    }
}

/// Returns the limits of a value that is sent.
///
/// `node` has the description: it is the schema, or the parameter around it.
pub(super) fn of_sent(
    node: &Node<'_>,
    schema: &Value,
    name: &str,
    shape: &Shape,
    location: Location,
) -> Limits {
    let mut limits = limits(schema, shape);
    // A segment of the path has a check of its own.
    if location == Location::Path {
        return limits;
    }
    let description = prose::markdown(node.text("description").unwrap_or_default());
    let mut told = stated(&description, &shape.kind);
    if location == Location::Query && shape.kind == Kind::Integer {
        let paging = PAGING.into_iter().filter(|(known, _)| *known == name);
        told.extend(paging.map(|(_, least)| Limit::Minimum(least)));
    }
    let is_told = add(&mut limits.checked, told);
    node.note_if(Departure::LimitInProse, || is_told);
    // A text may be an empty caption of media.
    limits.can_be_empty = name == "text" || says_empty(&description);
    if is_id(name, &description) && !limits.can_be_empty {
        fill(&mut limits, shape);
    }
    limits
}

/// The format by which a fixup says that a value is an id.
pub(crate) const ID: &str = "id";

fn is_id_by_format(schema: &Value) -> bool {
    schema["format"] == ID
}

/// Adds limits of kinds for which the document has no keyword; returns whether it added any.
fn add(limits: &mut Vec<Limit>, told: Vec<Limit>) -> bool {
    let before = limits.len();
    for limit in told {
        let is_its_kind = |other: &Limit| discriminant(other) == discriminant(&limit);
        if !limits.iter().any(is_its_kind) {
            limits.push(limit);
        }
    }
    let is_told = limits.len() > before;
    // `ZeroOr` implies a minimum of 0.
    if limits.iter().any(|limit| matches!(limit, Limit::ZeroOr(_))) {
        limits.retain(|limit| !matches!(limit, Limit::Minimum(least) if *least <= 0.0));
    }
    is_told
}

/// Demands that an id, or each id of a list, is not blank.
///
/// A value that may be null may be blank, since the server reads a blank text as null.
fn fill(limits: &mut Limits, shape: &Shape) {
    let is_filled = |limit: &Limit| matches!(limit, Limit::MinLength(1..));
    match &shape.kind {
        _ if shape.nullable || limits.checked.iter().any(is_filled) => {}
        Kind::Array(item) => fill(limits.items.get_or_insert_default(), item),
        Kind::Unknown | Kind::Any | Kind::Several(_) | Kind::String | Kind::NumberInText => {
            limits.checked.push(Limit::Filled);
        }
        _ => {}
    }
}

fn is_only_true(values: &[Value]) -> bool {
    let is_true = |value: &Value| *value == Value::Bool(true) || value == "true";
    !values.is_empty() && values.iter().all(is_true)
}

/// Returns the limits of a value and its siblings, which fixups wrote.
fn among_siblings(schema: &Value) -> impl Iterator<Item = Limit> {
    let needs = array(schema.get(keyword::NEEDS)).iter();
    let needs = needs.filter_map(|needed| {
        let when = needed.get("when").map(texts).unwrap_or_default();
        Some(Limit::Needs(when, sibling(needed)?))
    });
    let excludes = schema.get(keyword::EXCLUDES).map(texts).unwrap_or_default();
    let unless = array(schema.get(keyword::UNLESS)).iter();
    let unless: Vec<Sibling> = unless.filter_map(sibling).collect();
    let unless = (!unless.is_empty()).then_some(Limit::Unless(unless));
    needs
        .chain(excludes.into_iter().map(Limit::Excludes))
        .chain(unless)
}

/// Reads a sibling: its name, or an object with `name` and `is`.
fn sibling(value: &Value) -> Option<Sibling> {
    let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
    Some(Sibling {
        name: name.to_owned(),
        values: value.get("is").map(texts).unwrap_or_default(),
    })
}

fn texts(value: &Value) -> Vec<String> {
    let texts = array(Some(value)).iter().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}
