//! A value and its limits.

use serde_json::Value;

use crate::{
    model::timestamp::is_date,
    operation::{Kind, Limit},
};

/// Returns the expected and the found value, if a value is out of its limit.
pub(super) fn broken(limit: Limit, value: &Value) -> Option<(String, String)> {
    let text = value.as_str();
    let characters = text.map(|text| text.chars().count() as u64);
    let items = match value {
        Value::Array(items) => Some(items.len() as u64),
        Value::String(text) => Some(text.split(',').count() as u64),
        _ => None,
    };
    let number = number(value);
    let is_out = |is_out: fn(f64, f64) -> bool, bound| number.is_some_and(|it| is_out(it, bound));
    let expected = match limit {
        Limit::Kind(kind) if !is_of(kind, value) => kind.name().to_owned(),
        Limit::Filled if value.is_null() || text.is_some() && is_empty(value) => {
            "a value".to_owned()
        }
        Limit::True if is_false(value) => "true".to_owned(),
        Limit::Number(words)
            if text.is_some_and(|text| number.is_none() && !words.contains(&text)) =>
        {
            number_or(words)
        }
        Limit::Minimum(least) if is_out(|it, least| it < least, least) => {
            format!("at least {least}")
        }
        Limit::Maximum(most) if is_out(|it, most| it > most, most) => format!("at most {most}"),
        Limit::ZeroOr(least) if is_out(|it, least| it != 0.0 && it < least, least) => {
            format!("0 or at least {least}")
        }
        Limit::OneOf(numbers)
            if number.is_some_and(|it| numbers.iter().all(|one| *one as f64 != it)) =>
        {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            format!("one of {}", either(&numbers))
        }
        Limit::Among(texts) if text.is_some_and(|text| !texts.contains(&text)) => {
            let texts: Vec<String> = texts.iter().map(|text| format!("`{text}`")).collect();
            format!("one of {}", either(&texts))
        }
        Limit::MinLength(least) if characters.is_some_and(|length| length < least) => {
            format!("at least {}", counted(least, "character"))
        }
        Limit::MaxLength(most) if characters.is_some_and(|length| length > most) => {
            format!("at most {}", counted(most, "character"))
        }
        Limit::Date if !value.is_null() && text.is_none_or(|text| !is_date(text)) => {
            "a date or time such as 2026-01-31 or 2026-01-31T12:00:00Z".to_owned()
        }
        Limit::MinItems(least) if items.is_some_and(|length| length < least) => {
            format!("at least {}", counted(least, "item"))
        }
        Limit::MaxItems(most) if items.is_some_and(|length| length > most) => {
            format!("at most {}", counted(most, "item"))
        }
        _ => return None,
    };
    let count = |count: Option<u64>| count.unwrap_or_default().to_string();
    let found = match limit {
        Limit::Kind(Kind::Integer) if value.is_number() => "a fraction".to_owned(),
        Limit::Kind(_) => kind(value).to_owned(),
        Limit::True => "false".to_owned(),
        Limit::Date if text.is_none() => kind(value).to_owned(),
        Limit::Number(_) | Limit::Date | Limit::Among(_) => "another string".to_owned(),
        Limit::Filled if text.is_some() => "an empty string".to_owned(),
        Limit::MinLength(_) | Limit::MaxLength(_) => count(characters),
        Limit::MinItems(_) | Limit::MaxItems(_) => count(items),
        // A string that was read as a number shows as one.
        _ => match number.filter(|_| text.is_some()) {
            Some(number) => number.to_string(),
            None => value.to_string(),
        },
    };
    Some((expected, found))
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Boolean => "a boolean",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// Whether the server reads a value as one of this kind.
///
/// Laravel converts strings that are numbers, and the spellings of booleans. Null is of every kind.
fn is_of(kind: Kind, value: &Value) -> bool {
    match (kind, value) {
        (_, Value::Null)
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::Text, Value::String(_) | Value::Number(_))
        | (Kind::List, Value::Array(_))
        | (Kind::Object, Value::Object(_)) => true,
        (Kind::Boolean, Value::Number(number)) => matches!(number.as_u64(), Some(0 | 1)),
        (Kind::Boolean, Value::String(text)) => {
            matches!(text.as_str(), "0" | "1" | "true" | "false")
        }
        (Kind::Integer, value) => number(value).is_some_and(|number| number.fract() == 0.0),
        (Kind::Number, value) => number(value).is_some(),
        _ => false,
    }
}

/// Returns the number that a value is or that its string holds.
pub(super) fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number: &f64| number.is_finite())
}

/// Whether a value is a list without items, or a string without characters other than whitespace,
/// which Laravel removes.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

pub(super) fn is_false(value: &Value) -> bool {
    match value {
        Value::Bool(is_true) => !is_true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => matches!(text.as_str(), "0" | "false"),
        _ => false,
    }
}

fn number_or(words: &[&str]) -> String {
    let words = words.iter().map(|word| match *word {
        "" => "an empty string".to_owned(),
        word => format!("`{word}`"),
    });
    let choices: Vec<String> = std::iter::once("a number".to_owned())
        .chain(words)
        .collect();
    either(&choices)
}

/// Returns alternatives as "a, b or c".
pub(super) fn either(choices: &[String]) -> String {
    match choices {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn counted(number: u64, name: &str) -> String {
    match number {
        1 => format!("1 {name}"),
        number => format!("{number} {name}s"),
    }
}

/// Returns the type of a JSON value, for messages.
pub(in crate::request) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
