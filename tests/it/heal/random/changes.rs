//! Random changes of a response.

use std::collections::BTreeMap;

use fastrand::Rng;
use serde_json::{Value, json};

use super::Subject;

/// Stands for a number that JSON can write and Rust cannot hold.
pub(super) const BEYOND: &str = "<beyond all numbers>";

/// The place of a value, as a JSON pointer and as drift writes it.
#[derive(Clone, Default)]
pub(super) struct Place {
    pub(super) pointer: String,
    pub(super) path: String,
    /// The path without indices.
    pub(super) form: String,
}

impl Place {
    fn member(&self, name: &str) -> Self {
        let step = name.replace('~', "~0").replace('/', "~1");
        let (mut path, mut form) = (self.path.clone(), self.form.clone());
        push(&mut path, name);
        push(&mut form, name);
        Self {
            pointer: format!("{}/{step}", self.pointer),
            path,
            form,
        }
    }

    fn item(&self, index: usize) -> Self {
        Self {
            pointer: format!("{}/{index}", self.pointer),
            path: format!("{}[{index}]", self.path),
            form: format!("{}[]", self.form),
        }
    }
}

/// A change of a value.
#[derive(Debug)]
pub(super) enum Change {
    /// Another value stands in its place.
    To(Value),
    /// The member is missing.
    Gone,
    /// The object has one member more.
    Member(String, Value),
}

/// The changes of a response by path, with their pointers.
pub(super) type Changes<'a> = BTreeMap<&'a str, (&'a str, Change)>;

impl Change {
    pub(super) fn apply(&self, response: &mut Value, pointer: &str) {
        if let Self::Gone = self {
            let (parent, name) = pointer.rsplit_once('/').expect("a member");
            if let Some(Value::Object(members)) = response.pointer_mut(parent) {
                members.remove(&name.replace("~1", "/").replace("~0", "~"));
            }
            return;
        }
        let value = response.pointer_mut(pointer).expect("a value");
        match (self, value) {
            (Self::Member(name, member), Value::Object(members)) => {
                members.insert(name.clone(), member.clone());
            }
            (Self::To(other), value) => *value = other.clone(),
            _ => {}
        }
    }
}

/// Lists the places of all values within a value.
pub(super) fn list_places(value: &Value, place: &Place, places: &mut Vec<Place>) {
    let within: Vec<(Place, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (place.member(name), member))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (place.item(index), item))
            .collect(),
        _ => Vec::new(),
    };
    for (place, value) in within {
        list_places(value, &place, places);
        places.push(place);
    }
}

/// Chooses changes of a response in one to five places, none within another.
pub(super) fn changed<'a>(subject: &'a Subject, random: &mut Rng) -> Changes<'a> {
    let mut changes = Changes::new();
    let mut index = random.usize(..subject.places.len());
    for _ in 0..random.usize(1..=5) {
        let place = &subject.places[index];
        // The next change is of the same value in another row, or of any value.
        let alike = &subject.alike[&place.form];
        index = match random.bool() {
            true => alike[random.usize(..alike.len())],
            false => random.usize(..subject.places.len()),
        };
        let is_taken = |other: &&str| is_at(other, &place.path) || is_at(&place.path, other);
        if !changes.keys().any(is_taken)
            && let Some(change) = change(&subject.response, &place.pointer, random)
        {
            changes.insert(&place.path, (&place.pointer, change));
        }
    }
    changes
}

fn change(response: &Value, pointer: &str, random: &mut Rng) -> Option<Change> {
    let value = response.pointer(pointer)?;
    let kind = random.u32(..8);
    if value.is_object() && (pointer.is_empty() || kind == 0) {
        let name = format!("unknown_{}", random.u32(..9));
        return Some(Change::Member(name, another(random)));
    }
    // The type of the whole response does not change.
    let (parent, _) = pointer.rsplit_once('/')?;
    let parent = response.pointer(parent)?;
    let other = match kind {
        1 => return parent.is_object().then_some(Change::Gone),
        2 => Value::Null,
        3 => json!([]),
        4 => json!({}),
        5 => huge(random),
        _ => another(random),
    };
    // A list at the top may hold lists: its items are not read as rows then.
    let is_item_at_the_top = response.is_array() && pointer.matches('/').count() == 1;
    (!is_item_at_the_top || !other.is_array()).then_some(Change::To(other))
}

fn huge(random: &mut Rng) -> Value {
    match random.u32(..6) {
        0 => json!(u64::MAX),
        1 => json!(i64::MIN),
        2 => json!(1e300),
        3 => json!(-123_456_789_012_345_678_901_234_567_890.0),
        4 => json!("9".repeat(400)),
        _ => json!(BEYOND),
    }
}

fn another(random: &mut Rng) -> Value {
    match random.u32(..20) {
        0 => json!(true),
        1 => json!(false),
        2 => json!(0),
        3 => json!(1),
        4 => json!(-7),
        5 => json!(2.0),
        6 => json!(2.5),
        7 => json!(""),
        8 => json!(" "),
        9 => json!("0"),
        10 => json!("12.50"),
        11 => json!("true"),
        12 => json!("expected i64"),
        13 => json!([1, "a", null, {"a": 1}, [2]]),
        14 => json!([null]),
        15 => json!([[]]),
        16 => json!({"0": "a", "1": 2}),
        17 => json!({"a": null, "b": [1]}),
        18 => json!({"id": "x", "name": 5, "data": [{}]}),
        _ => Value::Null,
    }
}

pub(super) fn push(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Whether a path begins with another one, or is the same.
pub(super) fn is_at(path: &str, start: &str) -> bool {
    let rest = path.strip_prefix(start);
    rest.is_some_and(|rest| start.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}
