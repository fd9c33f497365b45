//! People who are made up, among them the fans.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// The fans that the documentation and the examples use.
pub(super) const FANS: &[i64] = &[123, 456, 789];

/// The first of the other fans.
const FIRST_FAN: i64 = 200_000_000;

/// The distance between the ids of two fans.
const FANS_APART: i64 = 7_919;

/// A person who is made up.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) username: String,
}

const FIRST: &[&str] = &[
    "Ada", "Ben", "Cleo", "Dario", "Elin", "Finn", "Gita", "Hugo", "Ines", "Jonas", "Kaya", "Luca",
    "Mara", "Nils", "Oona", "Pavel", "Quinn", "Rhea", "Sami", "Tilda", "Umar", "Vera", "Wim",
    "Xenia", "Yara", "Zeno",
];
const LAST: &[&str] = &[
    "Amber", "Birch", "Coral", "Dune", "Ember", "Fern", "Grove", "Hazel", "Iris", "Juniper",
    "Kestrel", "Larch", "Maple", "North", "Opal", "Pine", "Quill", "River", "Sage", "Thorn",
    "Umber", "Vale", "Willow", "Yarrow",
];

/// The first id of creators, beyond those of fans, and the number of their ids.
const CREATORS: (i64, u64) = (700_000_000, 99_000_000);

/// Returns the id of a fan.
pub(super) fn fan(index: usize) -> i64 {
    match FANS.get(index) {
        Some(id) => *id,
        None => FIRST_FAN + index as i64 * FANS_APART,
    }
}

/// Returns the id of the creator whose account this is.
pub(super) fn creator(account: &str) -> i64 {
    let folded = account.bytes().fold(0, |number: u64, byte| {
        number.wrapping_mul(31).wrapping_add(byte.into())
    });
    CREATORS.0 + (folded % CREATORS.1).cast_signed()
}

impl Person {
    /// Makes up the person of an id.
    pub(super) fn of(id: i64) -> Self {
        let mut rng = Rng::with_seed(id.cast_unsigned() ^ 0x5eed);
        let (first, last) = (pick(&mut rng, FIRST), pick(&mut rng, LAST));
        Self {
            id,
            name: format!("{first} {last}"),
            username: format!(
                "{}_{}{}",
                first.to_lowercase(),
                last.to_lowercase(),
                id % 1000
            ),
        }
    }

    /// Writes the person into an object that describes one.
    pub(super) fn write(&self, members: &mut Map<String, Value>) {
        let id = match members.get("id") {
            Some(Value::String(_)) => json!(self.id.to_string()),
            _ => json!(self.id),
        };
        for (name, value) in [
            ("id", id),
            ("name", json!(self.name)),
            ("displayName", json!(self.name)),
            ("username", json!(self.username)),
        ] {
            if let Some(found) = members.get_mut(name)
                && !found.is_null()
            {
                *found = value;
            }
        }
    }
}

/// Picks a text.
pub(super) fn pick<'t>(rng: &mut Rng, texts: &[&'t str]) -> &'t str {
    texts[rng.usize(..texts.len())]
}
