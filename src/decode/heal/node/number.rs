//! Numbers, handed to types as serde_json does.

use serde::de::{Visitor, value::MapDeserializer};
use serde_json::Number;

use super::super::decode_error::DecodeError;

/// The name under which serde_json hands out a number if another crate turns on its feature
/// `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// Hands a number to a visitor that asked for one.
pub(super) fn visit_number<'de, V: Visitor<'de>>(
    number: &Number,
    visitor: V,
) -> Result<V::Value, DecodeError> {
    if let Some(number) = number.as_u64() {
        visitor.visit_u64(number)
    } else if let Some(number) = number.as_i64() {
        visitor.visit_i64(number)
    } else {
        visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
    }
}

/// Hands a number to a visitor that takes any value.
pub(super) fn visit_any_number<'de, V: Visitor<'de>>(
    number: &Number,
    visitor: V,
) -> Result<V::Value, DecodeError> {
    if is_exact(number) {
        return visit_number(number, visitor);
    }
    let members = [(NUMBER, number.to_string())].into_iter();
    visitor.visit_map(MapDeserializer::new(members))
}

/// Returns whether a number is a `u64`, `i64` or `f64` without loss. It may not be if another crate
/// turns on `arbitrary_precision` of serde_json.
fn is_exact(number: &Number) -> bool {
    number.is_u64()
        || number.is_i64()
        || number.as_f64().and_then(Number::from_f64).as_ref() == Some(number)
}
