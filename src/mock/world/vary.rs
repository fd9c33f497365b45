//! The variation of a published row: other ids, people, texts, amounts and dates, as a seed has them.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::people::{Person, fan, pick};
pub(super) use crate::mock::ids::like_id;
use crate::{mock::clock::like_date, model::timestamp::is_date};

/// The seed, the time and the people of a row.
pub(super) struct Variation {
    pub(super) rng: Rng,
    /// The time of the row in the form of RFC 3339.
    pub(super) time: String,
    /// The number of fans, of whom objects within the row describe one.
    pub(super) fans: usize,
}

const SENTENCES: &[&str] = &[
    "Good morning, how was your week?",
    "Thank you, that made my day.",
    "I will be live tomorrow at eight.",
    "New photos from the lake are up.",
    "Did you see the one with the red bicycle?",
    "See you at the weekend.",
    "That was fun, let us do it again.",
    "The longer cut is in your messages.",
];

impl Variation {
    /// Makes a row another one of its kind.
    pub(super) fn of(&mut self, row: &mut Value) {
        self.vary(row, "", true);
    }

    fn vary(&mut self, value: &mut Value, name: &str, is_row: bool) {
        match value {
            Value::Object(members) => {
                let amounts = amounts(members, &mut self.rng);
                for (name, member) in members.iter_mut() {
                    if !amounts.contains(&name.as_str()) {
                        self.vary(member, name, false);
                    }
                }
                if !is_row && members.contains_key("username") {
                    Person::of(fan(self.rng.usize(..self.fans))).write(members);
                }
            }
            Value::Array(items) => items
                .iter_mut()
                .for_each(|item| self.vary(item, name, false)),
            Value::String(text) => self.vary_text(text, name),
            Value::Number(_) => self.vary_number(value, name),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn vary_text(&mut self, text: &mut String, name: &str) {
        if is_date(text) && text.len() >= 10 {
            *text = like_date(text, &self.time);
            return;
        }
        let is_markup = text.starts_with("<p>");
        match name {
            "text" | "rawText" | "about" if !text.is_empty() => {
                let sentence = pick(&mut self.rng, SENTENCES);
                *text = if is_markup {
                    format!("<p>{sentence}</p>")
                } else {
                    sentence.to_owned()
                };
            }
            _ => {}
        }
    }

    fn vary_number(&mut self, value: &mut Value, name: &str) {
        let lower = name.to_ascii_lowercase();
        let is_count = lower.ends_with("count") || lower.ends_with("counts") || lower == "clicks";
        if is_count && value.as_u64().is_some_and(|count| count > 1) {
            *value = self.rng.u32(1..200).into();
        }
    }
}

/// Varies the amounts of an object so that they add up, and returns their names.
fn amounts(members: &mut Map<String, Value>, rng: &mut Rng) -> Vec<&'static str> {
    let has_all = ["amount", "net", "fee"]
        .iter()
        .all(|name| members.get(*name).is_some_and(Value::is_number));
    if !has_all {
        return Vec::new();
    }
    let amount = gross(rng);
    // The platform keeps a fifth.
    let fee = amount / 5;
    for (name, cents) in [("amount", amount), ("net", amount - fee), ("fee", fee)] {
        members.insert(name.to_owned(), dollars(cents));
    }
    vec!["amount", "net", "fee"]
}

/// Draws a gross amount, in cents.
pub(super) fn gross(rng: &mut Rng) -> i64 {
    i64::from(rng.u32(6..400)) * 50
}

/// Returns an amount as PHP writes it: without a fraction if it is whole.
pub(super) fn dollars(cents: i64) -> Value {
    match cents % 100 {
        0 => json!(cents / 100),
        _ => json!(cents as f64 / 100.0),
    }
}
