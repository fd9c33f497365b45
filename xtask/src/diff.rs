//! Compares two editions of a document as they stand, and names every difference.
//!
//! Every difference of any JSON is reported, as `unclassified-change` if no other name fits. The names
//! are oasdiff's, and three more, since Scribe derives types from samples: `response-evidence-lost`,
//! `response-evidence-gained` and `operation-moved`.

mod change;
mod document;
mod equality;
mod evidence;
mod operation;
mod parameter;
mod pointer;
mod references;
mod response;
mod schema;
mod subject;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

pub use change::{Area, Change, Direction, Level};
use equality::{same, without_prose};
pub use operation::{Matched, match_operations};
use pointer::Pointer;

use crate::fingerprint::fingerprint;

/// Returns the differences between two editions, ordered by operation and place.
#[must_use]
pub fn diff(old: &Value, new: &Value) -> Vec<Change> {
    let mut diff = Diff {
        old,
        new,
        operation: String::new(),
        changes: Vec::new(),
        references: BTreeSet::new(),
        referred: BTreeSet::new(),
        changed: references::changed(old, new),
    };
    diff.document();
    let mut changes = diff.changes;
    changes.sort_by(|a, b| {
        let key = |change: &Change| {
            (
                change.operation.clone(),
                change.place.clone(),
                change.new_pointer.clone(),
                change.old_pointer.clone(),
                change.id.clone(),
                change.old.to_string(),
                change.new.to_string(),
            )
        };
        key(a).cmp(&key(b))
    });
    changes
}

/// The state of a comparison.
struct Diff<'a> {
    old: &'a Value,
    new: &'a Value,
    /// The operation being compared.
    operation: String,
    changes: Vec<Change>,
    /// Pointers into both editions to the targets of references, each compared once per direction.
    references: BTreeSet<(String, bool)>,
    /// Pairs of an old and a new reference whose targets are compared in place of them.
    referred: BTreeSet<(Option<String>, Option<String>)>,
    /// References that are the same in both editions and whose targets differ.
    changed: BTreeSet<String>,
}

/// The classification of a change.
#[derive(Clone, Copy)]
struct Kind {
    level: Level,
    area: Area,
    direction: Direction,
}

impl Kind {
    const fn new(level: Level, area: Area, direction: Direction) -> Self {
        Self {
            level,
            area,
            direction,
        }
    }

    const fn at(self, level: Level) -> Self {
        Self { level, ..self }
    }
}

impl<'a> Diff<'a> {
    fn add(&mut self, id: &str, kind: Kind, at: &Pointer<'_>, old: &Value, new: &Value) {
        let (old_pointer, new_pointer) = at.texts(self.old, self.new);
        self.changes.push(Change {
            id: id.to_owned(),
            level: kind.level,
            area: kind.area,
            direction: kind.direction,
            operation: self.operation.clone(),
            place: at.place(),
            old: change::brief(old),
            new: change::brief(new),
            is_documentation: false,
            // Without positions in lists and samples, a change is the same in every edition.
            fingerprint: fingerprint(&[
                id,
                &at.place(),
                &without_prose(old).to_string(),
                &without_prose(new).to_string(),
            ]),
            old_pointer,
            new_pointer,
        });
    }

    /// Adds the difference of two values for which no other name fits, if they differ.
    fn unclassified(&mut self, kind: Kind, at: &Pointer<'_>, old: &Value, new: &Value) {
        if !same(old, new) {
            self.add("unclassified-change", kind, at, old, new);
        }
    }

    /// Adds the difference of two values that are documentation alone, if they differ.
    fn add_prose(&mut self, id: &str, kind: Kind, at: &Pointer<'_>, old: &Value, new: &Value) {
        if same(old, new) {
            return;
        }
        self.add(id, kind.at(Level::Info), at, old, new);
        if let Some(change) = self.changes.last_mut() {
            change.is_documentation = true;
        }
    }

    /// Adds the difference if one side is no object; returns whether it is.
    fn is_odd(&mut self, kind: Kind, at: &Pointer<'_>, old: &Value, new: &Value) -> bool {
        let is_odd = !old.is_object() || !new.is_object();
        if is_odd {
            self.unclassified(kind, at, old, new);
        }
        is_odd
    }

    /// Adds the differences of all members except those that are compared apart.
    fn others(
        &mut self,
        kind: Kind,
        at: &Pointer<'_>,
        old: &'a Value,
        new: &'a Value,
        compared: &[&str],
    ) {
        for key in keys(old, new) {
            if compared.contains(&key) {
                continue;
            }
            let (old, new) = (member(old, key), member(new, key));
            if same(old, new) {
                continue;
            }
            let at = at.to(key);
            match key {
                "description" | "summary" | "title" | "externalDocs" => {
                    self.add_prose("description-changed", kind, &at, old, new);
                }
                "example" | "examples" => {
                    self.add_prose("example-changed", kind, &at, old, new);
                }
                _ => self.unclassified(kind, &at, old, new),
            }
        }
    }
}

/// The value of an absent member.
const NULL: &Value = &Value::Null;

/// Whether a value is an object or absent.
fn is_map(value: &Value) -> bool {
    value.is_object() || value.is_null()
}

/// Returns a member of an object, or `null`.
fn member<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).unwrap_or(NULL)
}

/// Returns the keys of both objects, each once, in order.
fn keys<'a>(old: &'a Value, new: &'a Value) -> BTreeSet<&'a str> {
    let keys = |value: &'a Value| value.as_object().into_iter().flat_map(Map::keys);
    keys(old).chain(keys(new)).map(String::as_str).collect()
}
