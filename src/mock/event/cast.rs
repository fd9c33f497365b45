//! [`Cast`]: the people, the time and the ids that take the place of those in a sample.

use fastrand::Rng;
use serde_json::{Value, json};

use crate::{
    mock::{
        clock::{self, like_date, second_of},
        ids::like_id,
        people::Person,
    },
    model::timestamp::is_date,
};

/// The ids, names and usernames of the fan and of the creator in the samples, and the account.
///
/// A name that is part of another one comes after it.
pub(super) const WRITTEN: [&str; 7] = [
    "512345678",
    "sam_fan",
    "Sam",
    "401234567",
    "Avery",
    "avery",
    "acct_0123456789abcdef",
];

pub(super) struct Cast<'a> {
    pub(super) fan: Person,
    pub(super) creator: Person,
    pub(super) account: &'a str,
    /// The second of Unix time at which the event happens.
    pub(super) second: i64,
    /// The seed of ids; those of the sample stay without one.
    pub(super) seed: Option<u64>,
}

impl Cast<'_> {
    /// Writes the people, the time and the ids into a payload.
    pub(super) fn play(&self, payload: &mut Value) {
        self.vary_ids(payload);
        self.name(payload);
        let mut latest = None;
        find_latest(payload, &mut latest);
        if let Some(latest) = latest {
            shift(payload, self.second - latest);
        }
    }

    fn vary_ids(&self, payload: &mut Value) {
        let Some(seed) = self.seed else {
            return;
        };
        // The id of a payload that is a fan is no id of an event.
        let is_fan = |id: &Value| *id == json!(512_345_678);
        for name in ["id", "prefixed_id"] {
            let Some(id) = payload.get_mut(name).filter(|id| !is_fan(id)) else {
                continue;
            };
            let number = match &*id {
                Value::Number(number) => number.as_u64(),
                Value::String(text) => text.parse::<u64>().ok(),
                _ => None,
            };
            let varied = number.map(|number| number + seed % 1_000_000_000);
            match (&mut *id, varied) {
                (Value::Number(_), Some(varied)) => *id = varied.into(),
                (Value::String(text), Some(varied)) => *text = varied.to_string(),
                (Value::String(text), None) => *text = like_id(text, &mut Rng::with_seed(seed)),
                _ => {}
            }
        }
    }

    /// Gives the people of the sample and its account their names.
    fn name(&self, value: &mut Value) {
        match value {
            Value::Object(members) => members.values_mut().for_each(|member| self.name(member)),
            Value::Array(items) => items.iter_mut().for_each(|item| self.name(item)),
            Value::Number(number) => match number.as_i64() {
                Some(512_345_678) => *value = self.fan.id.into(),
                Some(401_234_567) => *value = self.creator.id.into(),
                _ => {}
            },
            Value::String(text) => {
                let (fan, creator) = (&self.fan, &self.creator);
                let (fan_id, creator_id) = (fan.id.to_string(), creator.id.to_string());
                let new = [
                    &fan_id,
                    &fan.username,
                    &fan.name,
                    &creator_id,
                    &creator.name,
                    &creator.username,
                    self.account,
                ];
                *text = replaced(text, &new);
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
}

/// Replaces what is written in the samples; new text is not searched again.
fn replaced(text: &str, new: &[&str; 7]) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let found = WRITTEN.iter().position(|written| rest.starts_with(written));
        match found {
            Some(index) => {
                done.push_str(new[index]);
                rest = &rest[WRITTEN[index].len()..];
            }
            None => {
                done.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    done
}

/// Finds the latest date in a payload, at which its event happened; the end of a link's life is later.
fn find_latest(value: &Value, latest: &mut Option<i64>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if !name.ends_with("expires_at") {
                    find_latest(member, latest);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| find_latest(item, latest)),
        Value::String(text) => {
            let second = date(text);
            *latest = (*latest).max(second);
        }
        _ => {}
    }
}

fn shift(value: &mut Value, seconds: i64) {
    match value {
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| shift(member, seconds)),
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, seconds)),
        Value::String(text) => {
            if let Some(second) = date(text) {
                *text = like_date(text, &clock::text(second.saturating_add(seconds)));
            }
        }
        _ => {}
    }
}

fn date(text: &str) -> Option<i64> {
    (text.len() >= 10 && is_date(text)).then(|| second_of(text))?
}
