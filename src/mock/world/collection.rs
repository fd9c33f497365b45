//! [`Collection`]: things of one kind, made up when they are asked for, and what has become of them.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    hash::{DefaultHasher, Hash, Hasher},
};

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::mock::clock;

use super::{
    Size,
    people::{FANS, Person, creator, fan},
    plan::{Holds, Source, at, at_mut},
    vary::{Variation, gross, like_id},
};

/// The largest number of things that are created in a collection; the oldest of them vanish.
const MOST_CREATED: usize = 1_000;

/// The accounts that the documentation and the examples use.
const ACCOUNTS: &[&str] = &[
    "acct_123", "acct_1", "acct_2", "acct_3", "acct_456", "acct_789",
];

const HOUR: i64 = 3_600;

/// A collection: made up rows by their index, newest first, and the changes to them.
#[derive(Debug)]
pub(super) struct Collection {
    source: &'static Source,
    size: Size,
    /// A number that no other collection has.
    number: u64,
    /// The second of the newest row that was made up.
    beginning: i64,
    /// The index of the first row among all fans, and the number of rows.
    first: usize,
    count: usize,
    /// The rows that were created, newest first.
    created: VecDeque<Created>,
    /// The number of all rows that were ever created.
    made: u64,
    changed: BTreeMap<String, Map<String, Value>>,
    /// The rows that were made up and are gone, by index.
    removed: BTreeSet<usize>,
}

/// A created row: the members that it was given; all others are made up, unless it is whole.
#[derive(Debug)]
struct Created {
    number: u64,
    id: Value,
    second: i64,
    members: Map<String, Value>,
    is_whole: bool,
}

/// A row that there is.
enum Found {
    Created(usize),
    MadeUp(usize),
}

/// Returns the id of a value as text.
pub(super) fn text_of(id: &Value) -> String {
    match id {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Collection {
    pub(super) fn new(
        source: &'static Source,
        size: Size,
        arguments: &[&str],
        beginning: i64,
    ) -> Self {
        let mut hasher = DefaultHasher::new();
        (size.seed, source.endpoint, arguments).hash(&mut hasher);
        let (first, count) = match source.holds {
            Holds::Accounts => (0, size.accounts),
            Holds::Fans(from, to) => (
                size.fans * from / 4,
                size.fans * to / 4 - size.fans * from / 4,
            ),
            Holds::Chats => (0, size.chats),
            Holds::Messages => (0, size.messages),
            Holds::Transactions => (0, size.transactions),
            Holds::Rows => (0, size.rows),
            Holds::Whole => (0, source.templates.len()),
        };
        Self {
            source,
            size,
            number: hasher.finish(),
            beginning,
            first,
            count,
            created: VecDeque::new(),
            made: 0,
            changed: BTreeMap::new(),
            removed: BTreeSet::new(),
        }
    }

    pub(super) fn is_changed(&self) -> bool {
        !(self.created.is_empty() && self.changed.is_empty() && self.removed.is_empty())
    }

    /// Returns the number of rows.
    pub(super) fn len(&self) -> usize {
        self.created.len() + self.count - self.removed.len()
    }

    /// Returns rows by their positions, newest first.
    pub(super) fn rows(&self, positions: std::ops::Range<usize>) -> Vec<Value> {
        let created = self.created.iter().map(|row| self.created_row(row));
        let made_up = (0..self.count).filter(|index| !self.removed.contains(index));
        let positions = positions.start..positions.end.min(self.len());
        let of_created =
            positions.start.min(self.created.len())..positions.end.min(self.created.len());
        let skipped = positions.start.saturating_sub(self.created.len());
        let made_up = made_up
            .skip(skipped)
            .take(positions.len() - of_created.len());
        let made_up = made_up.map(|index| self.as_changed(self.row(index)));
        created
            .skip(of_created.start)
            .take(of_created.len())
            .chain(made_up)
            .collect()
    }

    /// Returns the position of the row with this id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        match self.find(id)? {
            Found::Created(index) => Some(index),
            Found::MadeUp(index) => {
                let gone = self.removed.range(..index).count();
                Some(self.created.len() + index - gone)
            }
        }
    }

    /// Returns the row with this id.
    pub(super) fn get(&self, id: &str) -> Option<Value> {
        let row = match self.find(id)? {
            Found::Created(index) => self.created_row(&self.created[index]),
            Found::MadeUp(index) => self.as_changed(self.row(index)),
        };
        Some(row)
    }

    /// Adds a row that has these members, and returns its id.
    pub(super) fn create(&mut self, members: Map<String, Value>, second: i64) -> Value {
        self.add(members, second, false)
    }

    /// Adds a row that has these members and its id alone, and returns the row.
    pub(super) fn create_whole(&mut self, members: Map<String, Value>) -> Value {
        self.add(members, self.beginning, true);
        let created = self.created.front();
        created.map_or(Value::Null, |created| self.created_row(created))
    }

    /// Changes all members of a row that was created whole, and returns it if there is one.
    pub(super) fn replace(&mut self, id: &str, members: Map<String, Value>) -> Option<Value> {
        let is_it = |row: &&mut Created| row.is_whole && text_of(&row.id) == id;
        self.created.iter_mut().find(is_it)?.members = members;
        self.get(id)
    }

    fn add(&mut self, members: Map<String, Value>, second: i64, is_whole: bool) -> Value {
        self.made += 1;
        let number = u64::MAX - self.made;
        let id = match self.form() {
            Some(Value::Number(id)) => {
                json!(id.as_u64().unwrap_or(1) + 1_000_000 + self.made)
            }
            Some(Value::String(form)) => match form.parse::<u64>() {
                Ok(id) => json!((id + 1_000_000 + self.made).to_string()),
                Err(_) => json!(like_id(form, &mut Rng::with_seed(self.number ^ number))),
            },
            _ => Value::Null,
        };
        self.created.push_front(Created {
            number,
            id: id.clone(),
            second,
            members,
            is_whole,
        });
        self.created.truncate(MOST_CREATED);
        id
    }

    /// Adds a row that has these members, and returns it.
    pub(super) fn made(&mut self, members: Map<String, Value>, second: i64) -> Option<Value> {
        self.create(members, second);
        Some(self.created_row(self.created.front()?))
    }

    /// Makes up a row that was created, with its own members.
    fn created_row(&self, created: &Created) -> Value {
        let mut row = if created.is_whole {
            let mut members = created.members.clone();
            members.insert("id".to_owned(), Value::Null);
            Value::Object(members)
        } else {
            let mut row = self.varied(&self.source.templates[0], created.number, created.second);
            write(&mut row, &created.members);
            row
        };
        if let Some(found) = at_mut(&mut row, self.source.id) {
            found.clone_from(&created.id);
        }
        self.as_changed(row)
    }

    /// Makes up the rest of a thing that was just created, in the form of a response.
    pub(super) fn write_created(&self, data: &mut Value) {
        let Some(created) = self.created.front() else {
            return;
        };
        self.variation(created.number, created.second).of(data);
        write(data, &created.members);
        if let Some(found) = at_mut(data, self.source.id) {
            // The kind of an id may differ between a list and the response to a creation.
            write_value(found, &created.id);
        }
    }

    /// Changes members of a row, and returns it if there is one.
    pub(super) fn update(&mut self, id: &str, members: &Map<String, Value>) -> Option<Value> {
        self.find(id)?;
        let changed = self.changed.entry(id.to_owned()).or_default();
        changed.extend(
            members
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        self.get(id)
    }

    /// Removes a row, and returns whether there was one.
    pub(super) fn delete(&mut self, id: &str) -> bool {
        self.changed.remove(id);
        match self.find(id) {
            Some(Found::Created(index)) => self.created.remove(index).is_some(),
            Some(Found::MadeUp(index)) => self.removed.insert(index),
            None => false,
        }
    }

    fn find(&self, id: &str) -> Option<Found> {
        let is_it = |row: &Created| text_of(&row.id) == id;
        if let Some(index) = self.created.iter().position(is_it) {
            return Some(Found::Created(index));
        }
        let index = self.index(id)?;
        (!self.removed.contains(&index)).then_some(Found::MadeUp(index))
    }

    /// Returns the index of the row that was made up with this id.
    fn index(&self, id: &str) -> Option<usize> {
        let is_it = |index: &usize| text_of(&self.id(*index)) == id;
        // Ids that are numbers have the same distance, except for the first of them.
        let start = FANS.len();
        if self.source.holds != Holds::Whole
            && self.count > start + 1
            && let Ok(number) = id.parse::<i64>()
            && let (Some(first), Some(next)) = (self.number(start), self.number(start + 1))
        {
            let steps = number
                .checked_sub(first)
                .and_then(|from| from.checked_div(next - first));
            let guess = steps.and_then(|steps| usize::try_from(steps + start as i64).ok());
            let guess = guess.filter(|guess| *guess < self.count && is_it(guess));
            return guess.or_else(|| (0..start).find(is_it));
        }
        (0..self.count).find(is_it)
    }

    /// Returns the id of a row as a number.
    fn number(&self, index: usize) -> Option<i64> {
        text_of(&self.id(index)).parse().ok()
    }

    /// Returns the id of the published row.
    fn form(&self) -> Option<&Value> {
        at(&self.source.templates[0], self.source.id)
    }

    /// Returns the id of a row that is made up.
    fn id(&self, index: usize) -> Value {
        match (self.source.holds, self.form()) {
            (Holds::Accounts, _) => match ACCOUNTS.get(index) {
                Some(id) => json!(id),
                None => {
                    let mut rng = Rng::with_seed(self.number ^ index as u64);
                    json!(like_id("acct_0123456789abcdef0123456789abcdef", &mut rng))
                }
            },
            (Holds::Fans(..) | Holds::Chats, form) => {
                let id = fan(self.first + index);
                match form {
                    Some(Value::String(_)) => json!(id.to_string()),
                    _ => json!(id),
                }
            }
            (Holds::Whole, _) => at(&self.source.templates[index], self.source.id)
                .cloned()
                .unwrap_or_default(),
            // The published row is the first.
            (_, Some(form)) if index == 0 => form.clone(),
            // Newer things have greater ids, unless there are few of them.
            (_, Some(Value::Number(form))) => {
                let form = form.as_i64().unwrap_or(1);
                match form > 1_000_000 {
                    true => json!(form - 11 * index as i64),
                    false => json!(form + index as i64),
                }
            }
            (_, Some(Value::String(form))) => {
                let mut rng = Rng::with_seed(self.number ^ index as u64);
                match form.parse::<i64>() {
                    Ok(number) => json!((number + index as i64).to_string()),
                    Err(_) => json!(like_id(form, &mut rng)),
                }
            }
            (_, _) => Value::Null,
        }
    }

    /// Returns the gross amounts of transactions by their positions, in cents, newest first.
    pub(super) fn cents(&self, positions: std::ops::Range<usize>) -> impl Iterator<Item = i64> {
        let created = self.created.iter().map(|row| {
            let amount = row.members.get("amount").and_then(Value::as_f64);
            match amount {
                Some(amount) => (amount * 100.0).round() as i64,
                None => gross(&mut self.variation(row.number, 0).rng),
            }
        });
        let made_up = (0..self.count).filter(|index| !self.removed.contains(index));
        // It is the first number that is drawn for the row.
        let made_up = made_up.map(|index| gross(&mut self.variation(index as u64, 0).rng));
        created
            .chain(made_up)
            .skip(positions.start)
            .take(positions.len())
    }

    /// Makes up a row.
    fn row(&self, index: usize) -> Value {
        let template = &self.source.templates[index % self.source.templates.len()];
        // An hour apart, with minutes that differ.
        let minutes = i64::from(Rng::with_seed(self.number ^ index as u64).u8(1..59));
        let second = match self.source.endpoint.path().ends_with("/queue") {
            true => self.beginning + index as i64 * HOUR + minutes * 60,
            false => self.beginning - (index as i64 + 1) * HOUR + minutes * 60,
        };
        let mut row = match self.source.holds {
            // What comes whole is as published, except for its dates.
            Holds::Whole => template.clone(),
            _ => self.varied(template, index as u64, second),
        };
        let id = self.id(index);
        if let Holds::Fans(..) | Holds::Chats = self.source.holds {
            let person = Person::of(fan(self.first + index));
            let holder = self
                .source
                .id
                .split_last()
                .map_or(&[][..], |(_, holder)| holder);
            if let Some(Value::Object(members)) = at_mut(&mut row, holder) {
                person.write(members);
            }
        }
        if self.source.holds == Holds::Accounts {
            let person = Person::of(creator(&text_of(&id)));
            row["onlyfans_id"] = person.id.into();
            row["onlyfans_username"] = person.username.as_str().into();
            if let Some(Value::Object(members)) = row.get_mut("onlyfans_user_data") {
                person.write(members);
            }
        }
        if self.source.endpoint.path() == "/api/smart-links" {
            // The lists of a link have as many rows.
            for name in ["clicks_count", "conversions_count", "spenders_count"] {
                row[name] = self.size.rows.into();
            }
        }
        if let Some(found) = at_mut(&mut row, self.source.id) {
            *found = id;
        }
        row
    }

    fn varied(&self, template: &Value, index: u64, second: i64) -> Value {
        let mut row = template.clone();
        self.variation(index, second).of(&mut row);
        row
    }

    fn variation(&self, index: u64, second: i64) -> Variation {
        Variation {
            rng: Rng::with_seed(self.number ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            time: clock::text(second),
            fans: self.size.fans.max(1),
        }
    }

    fn as_changed(&self, mut row: Value) -> Value {
        if self.changed.is_empty() {
            return row;
        }
        let id = at(&row, self.source.id).map(text_of).unwrap_or_default();
        if let Some(changed) = self.changed.get(&id) {
            write(&mut row, changed);
        }
        row
    }
}

/// Writes members into an object, under the names and in the kinds that the object has for them.
pub(super) fn write(object: &mut Value, members: &Map<String, Value>) {
    let Value::Object(object) = object else {
        return;
    };
    for (name, value) in members {
        if let Some(found) = object.get_mut(name) {
            write_value(found, value);
            continue;
        }
        let bare = bare(name);
        let mut known = object.iter_mut();
        if let Some((_, found)) = known.find(|(known, _)| self::bare(known) == bare) {
            write_value(found, value);
        }
    }
}

fn write_value(found: &mut Value, value: &Value) {
    match (&mut *found, value) {
        (Value::Object(_), Value::Object(members)) => write(found, members),
        // Requests name things by their ids, or in a shorter form, where responses describe them.
        (Value::Array(items), Value::Array(others)) => {
            let is_known = |members: &Map<String, Value>, known: &Map<String, Value>| {
                members.keys().all(|name| known.contains_key(name))
            };
            match (items.first().cloned(), others.first()) {
                (Some(Value::Object(known)), Some(Value::Object(members)))
                    if is_known(members, &known) =>
                {
                    let item = |other: &Value| {
                        let mut item = Value::Object(known.clone());
                        write_value(&mut item, other);
                        item
                    };
                    *items = others.iter().map(item).collect();
                }
                (Some(Value::Object(_)), Some(_)) | (_, Some(Value::Object(_))) => {}
                (Some(known), _) => {
                    let item = |other: &Value| {
                        let mut item = known.clone();
                        write_value(&mut item, other);
                        item
                    };
                    *items = others.iter().map(item).collect();
                }
                (None, _) => others.clone_into(items),
            }
        }
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => {}
        (Value::String(text), Value::Number(number)) => *text = number.to_string(),
        (Value::Bool(flag), Value::Number(number)) => *flag = number.as_f64() != Some(0.0),
        (Value::Number(_), Value::String(text)) => {
            if let Ok(number) = serde_json::from_str(text) {
                *found = Value::Number(number);
            }
        }
        (found, value) => found.clone_from(value),
    }
}

/// Returns a name without its case and underscores, in which requests and responses differ.
pub(super) fn bare(name: &str) -> String {
    name.replace('_', "").to_ascii_lowercase()
}
