//! Reads samples, and schemas that were derived from one.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    names,
    shape::{Kind, Limits, Property, Shape},
};

/// Reads a sample as if it were a schema.
pub(crate) fn of_sample(sample: &Value) -> Shape {
    Shape::new(match sample {
        Value::Null => Kind::Unknown,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(number) if number.is_f64() => Kind::Number,
        Value::Number(_) => Kind::Integer,
        Value::String(text) => text_of_sample(text),
        Value::Array(items) => Kind::Array(Box::new(
            items
                .iter()
                .map(of_sample)
                .fold(Shape::new(Kind::Unknown), Shape::union),
        )),
        Value::Object(members) => sampled_object(
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

pub(super) fn text_of_sample(text: &str) -> Kind {
    let is_number = text.starts_with(|first: char| first.is_ascii_digit() || first == '-')
        && text.parse::<f64>().is_ok();
    if is_number {
        Kind::NumberInText
    } else if is_date(text) {
        Kind::Date
    } else if is_word(text) {
        Kind::Words([text.to_owned()].into())
    } else {
        Kind::String
    }
}

/// Returns whether a text is a date, `2025-01-31`, alone or with a time and a zone.
fn is_date(text: &str) -> bool {
    let Some((date, time)) = text.split_at_checked(10) else {
        return false;
    };
    let digits = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    date.bytes().map(digits).eq(*b"0000-00-00")
        && (time.is_empty() || time.starts_with(['T', ' ']))
        && time
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"T :.+-Z".contains(&byte))
}

/// The length of the longest text that counts as a word.
const LONGEST_WORD: usize = 40;

/// Returns whether a text may be one of a list of words.
fn is_word(text: &str) -> bool {
    text.len() <= LONGEST_WORD
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

/// Returns the kind of a sampled object: unknown if it is empty, a map if its keys are data.
pub(super) fn sampled_object(members: BTreeMap<String, Property>) -> Kind {
    if members.is_empty() {
        return Kind::Unknown;
    }
    if !are_data(&members) {
        return Kind::Object(members);
    }
    let values = members.into_values().map(|property| property.shape);
    Kind::Map(Box::new(
        values.fold(Shape::new(Kind::Unknown), Shape::union),
    ))
}

pub(super) fn are_data(keys: &BTreeMap<String, Property>) -> bool {
    keys.keys().all(|key| names::is_data(key))
}

/// Reads a shape that was derived from a sample: no member is required, and a list of values or an
/// empty object is an accident of the sample.
pub(super) fn received(shape: Shape) -> Shape {
    let kind = match shape.kind {
        Kind::StringEnum(values) => Kind::Words(values.into_iter().collect()),
        Kind::IntegerEnum(_) => Kind::Integer,
        Kind::Array(item) => Kind::Array(Box::new(received(*item))),
        Kind::Map(value) => Kind::Map(Box::new(received(*value))),
        Kind::Several(kinds) => {
            let kinds = kinds.into_iter().map(|kind| received(Shape::new(kind)));
            return kinds.fold(Shape::new(Kind::Unknown), Shape::union);
        }
        Kind::Object(members) => sampled_object(
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
