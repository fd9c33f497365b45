//! Makes deterministic values from types: answers for the mock, arguments for the contract test.

use serde_json::{Map, Value, json};

use crate::{Kind, Shape};

/// The value of every text.
pub(crate) const TEXT: &str = "text";

/// Returns a value of the shape, with every member and one item in every list.
///
/// Where the shape says nothing, it is `unknown`.
pub(crate) fn value(shape: &Shape, unknown: &Value) -> Value {
    let value = |shape| value(shape, unknown);
    match &shape.kind {
        Kind::Unknown | Kind::Any | Kind::Several(_) => unknown.clone(),
        Kind::Boolean => json!(true),
        Kind::Integer => json!(1),
        Kind::Number => json!(1.5),
        Kind::String => json!(TEXT),
        Kind::NumberInText => json!("12.50"),
        Kind::StringEnum(values) => json!(values.first()),
        Kind::IntegerEnum(values) => json!(values.first()),
        Kind::Array(item) => match value(item) {
            // A list of which nothing is known was published empty.
            Value::Null => json!([]),
            item => json!([item]),
        },
        Kind::Object(members) => members
            .iter()
            .map(|(name, property)| (name.clone(), value(&property.shape)))
            .collect::<Map<_, _>>()
            .into(),
        Kind::Map(member) => json!({"key": value(member)}),
    }
}
