//! Makes deterministic values from types: responses for the mock, arguments for the contract test.

use serde_json::{Map, Number, Value, json};

use crate::{
    names,
    shape::{Kind, Limit, Limits, Shape},
};

/// The value of every text.
pub(crate) const TEXT: &str = "text";

/// The value of every date.
pub(crate) const DATE: &str = "2026-01-31T12:00:00+00:00";

/// The greatest length to which a text or list is extended.
const LONGEST: u64 = 1_000;

/// Returns a value of the shape, with every member and one item in every list.
///
/// `unknown` is the value where the shape is not known.
pub(crate) fn value(shape: &Shape, unknown: &Value) -> Value {
    let value = |shape| value(shape, unknown);
    match &shape.kind {
        Kind::Unknown | Kind::Any | Kind::Several(_) => unknown.clone(),
        Kind::Boolean => json!(true),
        Kind::Integer => json!(1),
        Kind::Number => json!(1.5),
        Kind::String => json!(TEXT),
        Kind::NumberInText => json!("12.50"),
        Kind::Date => json!(DATE),
        Kind::Words(words) => json!(words.first()),
        Kind::StringEnum(values) => json!(values.first()),
        Kind::IntegerEnum(values) => json!(values.first()),
        Kind::Array(item) => match value(item) {
            // The kind of items is unknown only if the published list was empty.
            Value::Null => json!([]),
            item => json!([item]),
        },
        Kind::Object(members) => members
            .iter()
            .map(|(name, property)| {
                let value = match &property.shape.kind {
                    Kind::String if names::is_date(name) => json!(DATE),
                    _ => value(&property.shape),
                };
                (name.clone(), within(value, &property.limits))
            })
            .collect::<Map<_, _>>()
            .into(),
        Kind::Map(member) => json!({"key": value(member)}),
        Kind::File => json!(TEXT),
    }
}

/// Words in the names of flags that are true of a thing that works.
const TRUE: &[&str] = &[
    "can",
    "ready",
    "active",
    "enabled",
    "authenticated",
    "available",
    "success",
    "visible",
    "verified",
];

/// Words in the names of amounts of money.
const MONEY: &[&str] = &[
    "price", "amount", "revenue", "cost", "gross", "net", "fee", "spent", "earnings",
];

/// Words in the names of members that say something only if there is trouble.
const TROUBLE: &[&str] = &["error", "failed", "reason", "warning"];

/// Returns a value of the shape as [`value`] does, whose scalars look like what their names promise.
pub(crate) fn plausible(name: &str, shape: &Shape) -> Value {
    let words = names::words(name);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let last = words.last().map_or("", String::as_str);
    let is_scalar = !matches!(shape.kind, Kind::Array(_) | Kind::Object(_) | Kind::Map(_));
    if is_scalar && has(TROUBLE) && shape.kind != Kind::Boolean {
        return match &shape.kind {
            _ if shape.nullable => Value::Null,
            Kind::Integer => json!(0),
            Kind::String => json!(""),
            Kind::Several(kinds) => {
                let first = kinds.first().cloned().map(Shape::new);
                first.map_or(Value::Null, |first| plausible(name, &first))
            }
            _ => value(shape, &Value::Null),
        };
    }
    match &shape.kind {
        Kind::Boolean => json!(has(TRUE) && !has(&["not"])),
        Kind::Integer if names::is_id(name) => json!(1001),
        Kind::Integer | Kind::Number if has(&["percent", "percentage"]) => json!(12),
        Kind::Integer if has(MONEY) => json!(20),
        Kind::Integer if last == "count" || last == "total" => json!(12),
        Kind::Number if has(MONEY) || last == "total" => json!(19.99),
        Kind::NumberInText if has(MONEY) => json!("19.99"),
        Kind::String => plausible_text(name, &words).into(),
        Kind::Array(item) => match plausible(name, item) {
            Value::Null => json!([]),
            item => json!([item]),
        },
        Kind::Object(members) => members
            .iter()
            .map(|(name, property)| {
                let value = plausible(name, &property.shape);
                (name.clone(), within(value, &property.limits))
            })
            .collect::<Map<_, _>>()
            .into(),
        Kind::Map(member) => json!({"key": plausible(name, member)}),
        Kind::Any if !shape.nullable => json!({}),
        _ => value(shape, &Value::Null),
    }
}

/// Returns a text that looks like what the name of a member promises.
fn plausible_text(name: &str, words: &[String]) -> &'static str {
    if names::is_date(name) {
        return DATE;
    }
    if names::is_id(name) {
        return "1001";
    }
    let has = |word: &str| words.iter().any(|known| known == word);
    match words.last().map_or("", String::as_str) {
        "email" => "sunny@example.com",
        "url" | "link" | "src" | "avatar" | "header" | "website" | "host" | "c50" | "c144" => {
            "https://example.com/1"
        }
        "username" => "sunny_side",
        "name" if has("file") => "beach.jpg",
        "name" => "Sunny Side",
        "currency" => "USD",
        "status" | "state" => "active",
        "country" => "US",
        "language" | "locale" => "en",
        "text" | "about" | "description" | "message" | "note" | "title" => "Good morning",
        "type" => "photo",
        "token" => "ofapi_cs_0123456789abcdef",
        _ => TEXT,
    }
}

/// Brings a value within its limits.
pub(crate) fn within(value: Value, limits: &Limits) -> Value {
    let value = match (value, &limits.items) {
        (Value::Array(items), Some(limits)) => {
            items.into_iter().map(|item| within(item, limits)).collect()
        }
        (value, _) => value,
    };
    limits
        .checked
        .iter()
        .fold(value, |value, limit| match (value, limit) {
            (Value::Number(number), Limit::Minimum(least)) => at(number, *least, f64::max),
            (Value::Number(number), Limit::Maximum(most)) => at(number, *most, f64::min),
            (Value::String(text), Limit::MinLength(least)) => {
                let missing = (*least).min(LONGEST) as usize;
                let missing = missing.saturating_sub(text.chars().count());
                (text + &"x".repeat(missing)).into()
            }
            (Value::String(text), Limit::MaxLength(most)) => {
                text.chars().take(*most as usize).collect::<String>().into()
            }
            (Value::Array(items), Limit::MinItems(least)) => {
                let length = items.len().max((*least).min(LONGEST) as usize);
                items.into_iter().cycle().take(length).collect()
            }
            (Value::Array(mut items), Limit::MaxItems(most)) => {
                items.truncate(*most as usize);
                items.into()
            }
            (Value::Number(number), Limit::ZeroOr(least)) => at(number, *least, f64::max),
            (Value::Number(_), Limit::OneOf(numbers)) => json!(numbers.first()),
            (Value::String(_), Limit::Number(words)) => match words.first() {
                Some(word) => json!(word),
                None => json!("1"),
            },
            (Value::Bool(_), Limit::True) => json!(true),
            (Value::String(_), Limit::Among(texts)) => json!(texts.first()),
            (value, _) => value,
        })
}

/// Returns the number or its bound, as `choose` decides; whole if the number is.
fn at(number: Number, bound: f64, choose: fn(f64, f64) -> f64) -> Value {
    let chosen = choose(number.as_f64().unwrap_or_default(), bound);
    if number.is_f64() {
        chosen.into()
    } else {
        (chosen as i64).into()
    }
}
