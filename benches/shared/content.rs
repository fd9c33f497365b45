//! The check that both sides read the same, and all of it.

use serde::Serialize;
use serde_json::Value;

use super::Failure;

/// Fails unless both sides hold equal values, and as many as are expected.
pub(crate) fn check_content(
    name: &str,
    expected: usize,
    by_hand: &impl Serialize,
    by_crate: &impl Serialize,
) -> Result<(), Failure> {
    let by_hand = serde_json::to_value(by_hand)?;
    let by_crate = serde_json::to_value(by_crate)?;
    if let Some(place) = difference("the body", &by_hand, &by_crate) {
        return Err(format!("{name}: by hand and this crate read another value at {place}").into());
    }
    let found = scalars(&by_hand);
    if found != expected {
        return Err(format!("{name}: expected {expected} values, found {found}").into());
    }
    Ok(())
}

/// Returns the number of texts, numbers and booleans.
pub(crate) fn scalars(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Array(items) => items.iter().map(scalars).sum(),
        Value::Object(members) => members.values().map(scalars).sum(),
        _ => 1,
    }
}

/// Returns the first place at which two values differ.
fn difference(place: &str, left: &Value, right: &Value) -> Option<String> {
    match (left, right) {
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut items = ours.iter().zip(theirs).enumerate();
            items.find_map(|(index, (left, right))| {
                difference(&format!("{place}[{index}]"), left, right)
            })
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            let mut names = ours.keys().chain(theirs.keys());
            names.find_map(|name| {
                let left = ours.get(name).unwrap_or(&Value::Null);
                let right = theirs.get(name).unwrap_or(&Value::Null);
                difference(&format!("{place}.{name}"), left, right)
            })
        }
        _ => (!is_same(left, right)).then(|| place.to_owned()),
    }
}

/// Returns whether two values say the same.
///
/// The crate may write a number as it came, and a struct by hand as `f64`.
fn is_same(left: &Value, right: &Value) -> bool {
    let is_same_number = || number(left).is_some_and(|left| Some(left) == number(right));
    left == right || is_nothing(left) && is_nothing(right) || is_same_number()
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}
