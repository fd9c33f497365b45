//! Limits that concern another argument, or another member of the same object.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    Place, Problem,
    value::{either, is_empty, number},
};
use crate::operation::{Limit, Sibling};

/// Looks up a value by its name on the wire.
pub(super) type Siblings<'s, 'v> = &'s dyn Fn(&str) -> Option<Cow<'v, Value>>;

/// Returns the problem with a value at `place` and its siblings.
pub(super) fn problem(
    limit: Limit,
    value: Option<&Value>,
    place: Place<'_>,
    siblings: Siblings<'_, '_>,
) -> Option<Problem> {
    match limit {
        Limit::Needs(texts, sibling) => needs(texts, sibling, value?, place, siblings),
        Limit::Excludes(name) => {
            let is_given = siblings(name).is_some_and(|other| is_given(&other));
            (is_given && self::is_given(value?))
                .then(|| Problem::new(place, format!("expected without {name}, found both")))
        }
        Limit::Unless(others) => {
            let found = match value {
                Some(value) if is_given(value) => return None,
                Some(value) if !value.is_null() => "empty",
                _ => "missing",
            };
            let is_other_given = others.iter().any(|other| other.is_given(siblings));
            let others: Vec<String> = others.iter().map(|other| other.named()).collect();
            let others = either(&others);
            (!is_other_given)
                .then(|| Problem::new(place, format!("required without {others}, but {found}")))
        }
        _ => None,
    }
}

fn needs(
    texts: &[&str],
    sibling: Sibling,
    value: &Value,
    place: Place<'_>,
    siblings: Siblings<'_, '_>,
) -> Option<Problem> {
    let text = texts.iter().find(|text| is_text(value, text));
    let applies = match texts {
        [] => is_given(value) && number(value) != Some(0.0),
        _ => text.is_some(),
    };
    if !applies || sibling.is_given(siblings) {
        return None;
    }
    let with = match text {
        Some(text) => format!("{place} `{text}`"),
        None => place.to_string(),
    };
    let name = sibling.name;
    let text = match sibling.values {
        [] => format!("required with {with}, but missing"),
        values => {
            let found = match siblings(name) {
                Some(_) => "another value",
                None => "none",
            };
            format!("expected {} with {with}, found {found}", quoted(values))
        }
    };
    Some(Problem::new(name, text))
}

impl Sibling {
    fn is_given(&self, siblings: Siblings<'_, '_>) -> bool {
        let mut names = self.name.split('.');
        let value = names.next().and_then(siblings);
        let value = names.fold(value.as_deref(), |value, name| value?.get(name));
        value.is_some_and(|value| {
            let mut values = self.values.iter();
            is_given(value) && (self.values.is_empty() || values.any(|text| is_text(value, text)))
        })
    }

    fn named(&self) -> String {
        match self.values {
            [] => self.name.to_owned(),
            values => format!("{} {}", self.name, quoted(values)),
        }
    }
}

fn quoted(values: &[&str]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    either(&values)
}

/// Whether a value says something. 0 does: it is the first position, for one.
fn is_given(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Object(members) => !members.is_empty(),
        value => !is_empty(value),
    }
}

/// Whether a value is this text or the number in it.
fn is_text(value: &Value, text: &str) -> bool {
    match value {
        Value::String(value) => value == text,
        Value::Number(value) => value.as_f64() == text.parse::<f64>().ok(),
        _ => false,
    }
}
