//! Compares two editions of a document as they stand, and names every difference.
//!
//! Total: whatever the JSON, every difference is reported, as `unclassified-change` if nothing
//! better is known of it. The names are those of oasdiff; what Scribe's way of deriving types from
//! samples adds to them is `response-evidence-lost`, `response-evidence-gained` and `operation-moved`.

mod change;
mod evidence;
mod operation;
mod parameter;
mod response;
mod schema;
mod subject;
mod way;

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::resolve;
use serde_json::{Map, Value};

use crate::fingerprint::fingerprint;
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
        referred: BTreeSet::new(),
        changed: changed_references(old, new),
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

/// A comparison under way.
struct Diff<'a> {
    old: &'a Value,
    new: &'a Value,
    /// The operation that is being compared.
    operation: String,
    changes: Vec<Change>,
    /// The places, in both editions, of what is referred to: compared once for each direction.
    references: BTreeSet<(String, bool)>,
    /// What old and new references lead to, compared where they stand.
    referred: BTreeSet<(Option<String>, Option<String>)>,
    /// References that are the same in both editions and lead to something else.
    changed: BTreeSet<String>,
}

/// How a change is to be taken.
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
            old: change::brief(old),
            new: change::brief(new),
            is_documentation: false,
            // Neither positions in lists nor samples: the same change is the same in every edition.
            fingerprint: fingerprint(&[
                id,
                &way.place(),
                &without_prose(old).to_string(),
                &without_prose(new).to_string(),
            ]),
            old_pointer,
            new_pointer,
        });
    }

    /// Notes a difference that changes what people read and nothing else.
    fn add_prose(&mut self, id: &str, kind: Kind, way: &Way<'_>, old: &Value, new: &Value) {
        self.add(id, kind.at(Level::Info), way, old, new);
        if let Some(change) = self.changes.last_mut() {
            change.is_documentation = true;
        }
    }

    /// Notes the difference of what is no object on one side; whether that is so.
    fn is_odd(&mut self, kind: Kind, way: &Way<'_>, old: &Value, new: &Value) -> bool {
        let is_odd = !old.is_object() || !new.is_object();
        if is_odd && !same(old, new) {
            self.add("unclassified-change", kind, way, old, new);
        }
        is_odd
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

    /// Whether two values say the same, also by what they refer to.
    fn is_same(&self, old: &Value, new: &Value) -> bool {
        same(old, new) && !mentions(old, &self.changed)
    }

    /// Follows references on both sides, to what they lead to.
    fn follow<'w>(
        &mut self,
        way: Way<'w>,
        old: &'a Value,
        new: &'a Value,
    ) -> (Way<'w>, &'a Value, &'a Value) {
        self.note(old.get("$ref"), new.get("$ref"));
        let targets = (target_of(self.old, old), target_of(self.new, new));
        let way = if targets == (None, None) {
            way
        } else {
            let (old_pointer, new_pointer) = way.pointers(self.old, self.new);
            Way::root(
                &targets.0.unwrap_or(old_pointer),
                &targets.1.unwrap_or(new_pointer),
                way.place(),
            )
        };
        (way, resolve(self.old, old), resolve(self.new, new))
    }

    /// Notes that what these refer to is compared where they stand.
    fn note(&mut self, old: Option<&Value>, new: Option<&Value>) {
        let text = |reference: Option<&Value>| reference?.as_str().map(str::to_owned);
        self.referred.insert((text(old), text(new)));
    }

    /// Whether a component was compared where it is referred to: with itself, or, if it is in one
    /// edition alone, with whatever took its place.
    fn is_compared(&self, reference: &str, old: &Value, new: &Value) -> bool {
        let is_it = |other: &Option<String>| other.as_deref() == Some(reference);
        self.referred.iter().any(|(before, after)| {
            (is_it(before) || old.is_null()) && (is_it(after) || new.is_null())
        })
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
        // The first one counts.
        let is_moved = old_servers.pointer("/0/url") != new_servers.pointer("/0/url");
        if is_moved || !same(old_servers, new_servers) {
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
        let is_map = |value: &Value| value.is_object() || value.is_null();
        if !is_map(old) || !is_map(new) {
            if !same(old, new) {
                self.add("unclassified-change", kind, way, old, new);
            }
            return;
        }
        for section in keys(old, new) {
            let (old, new) = (member(old, section), member(new, section));
            let outer = way;
            let way = outer.to(section);
            if !is_map(old) || !is_map(new) {
                if !same(old, new) {
                    self.add("unclassified-change", kind, &way, old, new);
                }
                continue;
            }
            for name in keys(old, new) {
                let (old, new) = (member(old, name), member(new, name));
                let escaped = name.replace('~', "~0").replace('/', "~1");
                let reference = format!("#/components/{section}/{escaped}");
                if same(old, new) || self.is_compared(&reference, old, new) {
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
            _ if self.is_odd(kind, way, old, new) => {}
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

/// Returns the pointer that a reference leads to in the end.
fn target_of<'a>(root: &'a Value, mut value: &'a Value) -> Option<String> {
    let mut target = None;
    for _ in 0..16 {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            break;
        };
        let pointer = reference.strip_prefix('#')?;
        value = root.pointer(pointer)?;
        target = Some(pointer.to_owned());
    }
    target
}

/// Returns the references that lead to something else in the other edition, by whatever way.
fn changed_references(old: &Value, new: &Value) -> BTreeSet<String> {
    let mut references = BTreeSet::new();
    find_references(old, &mut references);
    let (mut changed, mut left): (BTreeSet<String>, BTreeSet<String>) =
        references.into_iter().partition(|reference| {
            let [old, new] = [old, new].map(|root| target(root, reference));
            !same(old, new)
        });
    // What leads to something that leads elsewhere; as deep as references are nested.
    loop {
        let (more, rest): (BTreeSet<String>, BTreeSet<String>) = left
            .into_iter()
            .partition(|reference| mentions(target(old, reference), &changed));
        if more.is_empty() {
            return changed;
        }
        changed.extend(more);
        left = rest;
    }
}

fn target<'a>(root: &'a Value, reference: &str) -> &'a Value {
    let pointer = reference.strip_prefix('#');
    let target = pointer.and_then(|pointer| root.pointer(pointer));
    target.unwrap_or(&Value::Null)
}

fn find_references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref") {
                found.insert(reference.clone());
            }
            members
                .values()
                .for_each(|value| find_references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| find_references(value, found)),
        _ => {}
    }
}

fn mentions(value: &Value, references: &BTreeSet<String>) -> bool {
    if references.is_empty() {
        return false;
    }
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            reference.is_some_and(|reference| references.contains(reference))
                || members.values().any(|value| mentions(value, references))
        }
        Value::Array(items) => items.iter().any(|value| mentions(value, references)),
        _ => false,
    }
}

/// What a value says without its samples and its prose, if it is more than one of these.
fn without_prose(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let prose = ["description", "example", "examples", "summary", "title"];
            let members = members.iter();
            members
                .filter(|(name, member)| !prose.contains(&name.as_str()) || member.is_object())
                .map(|(name, member)| (name.clone(), without_prose(member)))
                .collect()
        }
        Value::Array(items) => items.iter().map(without_prose).collect(),
        value => value.clone(),
    }
}

fn counted(items: &[Value]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(ordered(item).to_string()).or_default() += 1;
    }
    counts
}

/// The same with all lists and members in one order.
fn ordered(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(ordered).collect();
            items.sort_by_cached_key(Value::to_string);
            items.into()
        }
        Value::Object(members) => {
            let members: BTreeMap<&String, Value> = members
                .iter()
                .map(|(name, member)| (name, ordered(member)))
                .collect();
            let members = members.into_iter();
            members
                .map(|(name, member)| (name.clone(), member))
                .collect()
        }
        value => value.clone(),
    }
}
