//! Compares two editions of a document as they stand, and names every difference.
//!
//! Total: whatever the JSON, every difference is reported, as `unclassified-change` if nothing
//! better is known of it. The names are those of oasdiff; what Scribe's way of deriving types from
//! samples adds to them is `response-evidence-lost`, `response-evidence-gained` and `operation-moved`.

mod change;
mod operation;
mod parameter;
mod response;
mod schema;
mod way;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

pub use change::{Area, Change, Direction, Level};
pub use operation::{Matched, match_operations};
use way::Way;

/// Returns the differences between two editions, ordered by operation and place.
#[must_use]
pub fn diff(old: &Value, new: &Value) -> Vec<Change> {
    let mut diff = Diff {
        old,
        new,
        operation: String::new(),
        changes: Vec::new(),
        references: BTreeSet::new(),
    };
    diff.document();
    let mut changes = diff.changes;
    for change in &mut changes {
        change.fingerprint = change.fingerprint();
    }
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

/// A comparison under way.
struct Diff<'a> {
    old: &'a Value,
    new: &'a Value,
    /// The operation that is being compared.
    operation: String,
    changes: Vec<Change>,
    /// What both editions refer to by one name, which is compared once for each direction.
    references: BTreeSet<(String, bool)>,
}

/// Where something is, as both editions and the report see it.
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

const DOCUMENT: Kind = Kind::new(Level::Info, Area::Document, Direction::None);

impl<'a> Diff<'a> {
    fn add(&mut self, id: &str, kind: Kind, way: &Way<'_>, old: &Value, new: &Value) {
        let (old_pointer, new_pointer) = way.pointers(self.old, self.new);
        self.changes.push(Change {
            id: id.to_owned(),
            level: kind.level,
            area: kind.area,
            direction: kind.direction,
            operation: self.operation.clone(),
            place: way.place(),
            old_pointer,
            new_pointer,
            old: change::brief(old),
            new: change::brief(new),
            is_documentation: false,
            fingerprint: String::new(),
        });
    }

    /// Notes a difference that changes what people read and nothing else.
    fn add_prose(&mut self, id: &str, kind: Kind, way: &Way<'_>, old: &Value, new: &Value) {
        self.add(id, kind.at(Level::Info), way, old, new);
        if let Some(change) = self.changes.last_mut() {
            change.is_documentation = true;
        }
    }

    /// Notes the differences of all members but those that are compared apart.
    fn others(
        &mut self,
        kind: Kind,
        way: &Way<'_>,
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
            let way = way.to(key);
            match key {
                "description" | "summary" | "title" | "externalDocs" => {
                    self.add_prose("description-changed", kind, &way, old, new);
                }
                "example" | "examples" => {
                    self.add_prose("example-changed", kind, &way, old, new);
                }
                _ => self.add("unclassified-change", kind, &way, old, new),
            }
        }
    }

    fn document(&mut self) {
        let (old, new) = (self.old, self.new);
        let root = Way::root("", "", String::new());
        if !old.is_object() || !new.is_object() {
            if !same(old, new) {
                self.add("unclassified-change", DOCUMENT, &root, old, new);
            }
            return;
        }
        self.others(
            DOCUMENT,
            &root,
            old,
            new,
            &["info", "tags", "servers", "security", "components", "paths"],
        );
        // The title and the version of the API, what groups are about: no client sees them.
        for key in ["info", "tags"] {
            let (old, new) = (member(old, key), member(new, key));
            if !same(old, new) {
                self.add_prose("description-changed", DOCUMENT, &root.to(key), old, new);
            }
        }
        let (old_servers, new_servers) = (member(old, "servers"), member(new, "servers"));
        if !same(old_servers, new_servers) {
            let way = root.to("servers");
            self.add(
                "api-servers-changed",
                DOCUMENT,
                &way,
                old_servers,
                new_servers,
            );
        }
        self.security(&root, old, new, "api-global-security");
        self.operations(&root.to("paths"));
        self.components(&root.to("components"));
    }

    /// Compares which schemes are required.
    fn security(&mut self, way: &Way<'_>, old: &'a Value, new: &'a Value, name: &str) {
        let kind = Kind::new(Level::Info, Area::Security, Direction::None);
        let way = way.to("security");
        let (old, new) = (member(old, "security"), member(new, "security"));
        let schemes = |value: &Value| -> BTreeSet<String> {
            let requirements = value.as_array().into_iter().flatten();
            requirements
                .filter_map(Value::as_object)
                .flat_map(Map::keys)
                .cloned()
                .collect()
        };
        let (had, has) = (schemes(old), schemes(new));
        for scheme in has.difference(&had) {
            let scheme = Value::from(scheme.as_str());
            self.add(&format!("{name}-added"), kind, &way, &Value::Null, &scheme);
        }
        for scheme in had.difference(&has) {
            let scheme = Value::from(scheme.as_str());
            self.add(
                &format!("{name}-removed"),
                kind,
                &way,
                &scheme,
                &Value::Null,
            );
        }
        if had == has && !same(old, new) {
            self.add("unclassified-change", kind, &way, old, new);
        }
    }

    /// Compares what is defined once: schemes, and what no operation refers to.
    fn components(&mut self, way: &Way<'_>) {
        let kind = Kind::new(Level::Info, Area::Components, Direction::None);
        let (old, new) = (
            member(self.old, "components"),
            member(self.new, "components"),
        );
        for section in keys(old, new) {
            let (old, new) = (member(old, section), member(new, section));
            let outer = way;
            let way = outer.to(section);
            if !(old.is_object() || old.is_null()) || !(new.is_object() || new.is_null()) {
                if !same(old, new) {
                    self.add("unclassified-change", kind, &way, old, new);
                }
                continue;
            }
            for name in keys(old, new) {
                let (old, new) = (member(old, name), member(new, name));
                let reference = format!("#/components/{section}/{name}");
                let is_compared = [false, true]
                    .iter()
                    .any(|direction| self.references.contains(&(reference.clone(), *direction)));
                if is_compared || same(old, new) {
                    continue;
                }
                let way = way.to(name);
                if section == "securitySchemes" {
                    self.scheme(&way, old, new);
                } else {
                    self.add("unclassified-change", kind, &way, old, new);
                }
            }
        }
    }

    fn scheme(&mut self, way: &Way<'_>, old: &'a Value, new: &'a Value) {
        let kind = Kind::new(Level::Info, Area::Security, Direction::None);
        match (old, new) {
            (Value::Null, _) => self.add("api-security-component-added", kind, way, old, new),
            (_, Value::Null) => self.add("api-security-component-removed", kind, way, old, new),
            _ => {
                let types = (member(old, "type"), member(new, "type"));
                if types.0 != types.1 {
                    let way = way.to("type");
                    self.add(
                        "api-security-component-type-changed",
                        kind,
                        &way,
                        types.0,
                        types.1,
                    );
                }
                self.others(kind, way, old, new, &["type"]);
            }
        }
    }
}

/// The member of an object; null, if there is none.
fn member<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).unwrap_or(&Value::Null)
}

/// The keys of both, each once, in order.
fn keys<'a>(old: &'a Value, new: &'a Value) -> BTreeSet<&'a str> {
    let keys = |value: &'a Value| value.as_object().into_iter().flat_map(Map::keys);
    keys(old).chain(keys(new)).map(String::as_str).collect()
}

/// Whether two values say the same; the order of what is a set says nothing.
fn same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && (old == new || counted(old) == counted(new))
        }
        (Value::Object(old), Value::Object(new)) => {
            old.len() == new.len()
                && old
                    .iter()
                    .all(|(key, old)| new.get(key).is_some_and(|new| same(old, new)))
        }
        _ => old == new,
    }
}

fn counted(items: &[Value]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item.to_string()).or_default() += 1;
    }
    counts
}
