//! Compares operations: added, removed, moved, renamed.

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::{METHODS, operation_key, resolve};
use serde_json::{Map, Value};

use super::{
    Area, Diff, Direction, Kind, Level, NULL, Pointer, equality::same, is_map, keys, member,
};

const PATHS: Kind = Kind::new(Level::Info, Area::Paths, Direction::None);

/// An operation of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// The method in lower case, as in the document.
    method: &'a str,
    pub(super) path: &'a str,
    pub(super) item: &'a Value,
    pub(super) members: &'a Value,
}

impl Entry<'_> {
    fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    /// Returns the key in `names.lock`, which is without names of path parameters.
    pub(super) fn key(&self) -> String {
        operation_key(&self.method.to_uppercase(), self.path)
    }

    fn id(&self) -> Option<&str> {
        let id = self.members.get("operationId").and_then(Value::as_str);
        id.filter(|id| !id.is_empty())
    }
}

fn entries(document: &Value) -> Vec<Entry<'_>> {
    let paths = document.get("paths").and_then(Value::as_object);
    let mut entries: Vec<Entry<'_>> = paths
        .into_iter()
        .flatten()
        .flat_map(|(path, item)| {
            let item = resolve(document, item);
            METHODS.iter().filter_map(move |method| {
                let members = item.get(*method).filter(|members| members.is_object())?;
                Some(Entry {
                    method,
                    path,
                    item,
                    members,
                })
            })
        })
        .collect();
    entries.sort_by_key(|entry| (entry.path, entry.method));
    entries
}

/// The operations of two editions, matched.
#[derive(Debug)]
pub struct Matched<'a> {
    pub(super) both: Vec<(Entry<'a>, Entry<'a>)>,
    pub(super) added: Vec<Entry<'a>>,
    pub(super) removed: Vec<Entry<'a>>,
}

impl Matched<'_> {
    /// Returns the keys of operations that moved to another method or path: old to new.
    #[must_use]
    pub fn moved(&self) -> BTreeMap<String, String> {
        let both = self.both.iter();
        both.map(|(old, new)| (old.key(), new.key()))
            .filter(|(old, new)| old != new)
            .collect()
    }
}

/// Matches operations by method and path, without names of parameters, then by unique operation id.
#[must_use]
pub fn match_operations<'a>(old: &'a Value, new: &'a Value) -> Matched<'a> {
    let (old, new) = (entries(old), entries(new));
    let mut unmatched: BTreeMap<String, Vec<Entry<'a>>> = BTreeMap::new();
    for entry in &new {
        unmatched.entry(entry.key()).or_default().push(*entry);
    }
    let mut matched = Matched {
        both: Vec::new(),
        added: Vec::new(),
        removed: Vec::new(),
    };
    // Twins differ in names of path parameters alone; those that keep their path come first.
    let mut left = Vec::new();
    for entry in &old {
        let twins = unmatched.entry(entry.key()).or_default();
        match twins.iter().position(|twin| twin.path == entry.path) {
            Some(index) => matched.both.push((*entry, twins.remove(index))),
            None => left.push(*entry),
        }
    }
    for entry in left {
        let twins = unmatched.entry(entry.key()).or_default();
        if twins.is_empty() {
            matched.removed.push(entry);
        } else {
            matched.both.push((entry, twins.remove(0)));
        }
    }
    matched.added = unmatched.into_values().flatten().collect();
    let (old_ids, new_ids) = (unique_ids(&old), unique_ids(&new));
    let moved: BTreeMap<&str, Entry<'a>> = matched
        .added
        .iter()
        .filter_map(|entry| Some((entry.id()?, *entry)))
        .filter(|(id, _)| old_ids.contains(id) && new_ids.contains(id))
        .collect();
    let mut found = BTreeSet::new();
    matched.removed.retain(|entry| {
        let target = entry.id().and_then(|id| moved.get(id));
        if let Some(target) = target {
            matched.both.push((*entry, *target));
            found.insert((target.path, target.method));
        }
        target.is_none()
    });
    matched
        .added
        .retain(|entry| !found.contains(&(entry.path, entry.method)));
    matched
}

fn unique_ids<'a>(entries: &[Entry<'a>]) -> BTreeSet<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        let id = entry.members.get("operationId").and_then(Value::as_str);
        if let Some(id) = id.filter(|id| !id.is_empty()) {
            *counts.entry(id).or_default() += 1;
        }
    }
    let unique = counts.into_iter().filter(|(_, count)| *count == 1);
    unique.map(|(id, _)| id).collect()
}

/// Path items by path.
type Items<'a> = BTreeMap<&'a str, &'a Value>;

/// Returns path items by path without names of parameters.
fn items(paths: &Value) -> BTreeMap<String, Items<'_>> {
    let mut items: BTreeMap<String, Items<'_>> = BTreeMap::new();
    for (path, item) in paths.as_object().into_iter().flatten() {
        let key = operation_key("", path);
        items.entry(key).or_default().insert(path, item);
    }
    items
}

impl<'a> Diff<'a> {
    pub(super) fn operations(&mut self, paths: &Pointer<'_>) {
        let (old, new) = (member(self.old, "paths"), member(self.new, "paths"));
        let (paths_of_old, paths_of_new) = (old, new);
        if !is_map(old) || !is_map(new) {
            self.unclassified(PATHS, paths, old, new);
        }
        let matched = match_operations(self.old, self.new);
        for (old, new) in &matched.both {
            self.operation = new.name();
            let outer = paths.apart(old.path, new.path, new.key());
            let items = (
                member(paths_of_old, old.path),
                member(paths_of_new, new.path),
            );
            let (outer, _, _) = self.follow(outer, items.0, items.1);
            let at = outer.apart(old.method, new.method, "");
            self.operation(&outer, &at, *old, *new);
        }
        let kept = matched.both.iter().map(|(_, new)| new);
        let still: BTreeSet<String> = kept
            .chain(&matched.added)
            .map(|entry| operation_key("", entry.path))
            .collect();
        for entry in &matched.added {
            self.operation = entry.name();
            let outer = paths.apart(entry.path, entry.path, entry.key());
            let at = outer.to(entry.method);
            self.add("endpoint-added", PATHS, &at, NULL, NULL);
        }
        for entry in &matched.removed {
            self.operation = entry.name();
            let outer = paths.apart(entry.path, entry.path, entry.key());
            let at = outer.to(entry.method);
            let what = if still.contains(&operation_key("", entry.path)) {
                "api-removed"
            } else {
                "api-path-removed"
            };
            let (how, level) = if is_deprecated(entry.members) {
                ("with", Level::Info)
            } else {
                ("without", Level::Error)
            };
            let id = format!("{what}-{how}-deprecation");
            self.add(&id, PATHS.at(level), &at, NULL, NULL);
        }
        self.operation.clear();
        self.path_items(paths, old, new);
    }

    /// Compares the members of path items, except operations.
    fn path_items(&mut self, paths: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let (mut had, mut has) = (items(old), items(new));
        for key in keys(old, new) {
            // First twins that keep their path, then those that do not.
            let key = operation_key("", key);
            let twins = |items: &mut BTreeMap<String, _>| items.remove(&key).unwrap_or_default();
            let (mut before, after): (Items<'a>, Items<'a>) = (twins(&mut had), twins(&mut has));
            let mut left = Items::new();
            for (path, item) in after {
                match before.remove(path) {
                    Some(old) => self.path_item(paths, (path, old), (path, item)),
                    None => _ = left.insert(path, item),
                }
            }
            let mut before = before.into_iter();
            for new in left {
                let old = before.next().unwrap_or((new.0, NULL));
                self.path_item(paths, old, new);
            }
            for old in before {
                self.path_item(paths, old, (old.0, NULL));
            }
        }
    }

    fn path_item(&mut self, paths: &Pointer<'_>, old: (&str, &'a Value), new: (&str, &'a Value)) {
        let (at, old, new) = self.follow(paths.apart(old.0, new.0, ""), old.1, new.1);
        let has_operations = |item: &Value| METHODS.iter().any(|key| member(item, key).is_object());
        let [had, has] = [old, new].map(has_operations);
        let is_here = |item: &Value, other: bool| item.is_object() || item.is_null() && other;
        // New and removed operations are reported as such, any other path item as a whole.
        if !is_here(old, has) || !is_here(new, had) {
            self.unclassified(PATHS, &at, old, new);
            return;
        }
        let mut compared = METHODS.to_vec();
        if had || has {
            // They are compared as parameters of the operations.
            compared.push("parameters");
        }
        self.others(PATHS, &at, old, new, &compared);
        for method in METHODS {
            let (old, new) = (member(old, method), member(new, method));
            // An operation is an object; other values are compared as a whole.
            let is_odd = |value: &Value| !value.is_object() && !value.is_null();
            if is_odd(old) || is_odd(new) {
                self.unclassified(PATHS, &at.to(method), old, new);
            }
        }
    }

    fn operation(&mut self, outer: &Pointer<'_>, at: &Pointer<'_>, old: Entry<'a>, new: Entry<'a>) {
        if old.key() != new.key() {
            let names = [old.name(), new.name()].map(Value::from);
            self.add("operation-moved", PATHS, at, &names[0], &names[1]);
        } else if old.path != new.path {
            // A path argument is identified by its position.
            let paths = [old.path, new.path].map(Value::from);
            self.add_prose("path-parameter-renamed", PATHS, outer, &paths[0], &paths[1]);
        }
        self.ids(at, old.members, new.members);
        self.tags(at, old.members, new.members);
        self.deprecation(at, old.members, new.members);
        self.security(at, old.members, new.members, "api-security");
        self.parameters(outer, at, &old, &new);
        self.request_body(at, old.members, new.members);
        self.responses(at, old.members, new.members);
        self.others(
            PATHS,
            at,
            old.members,
            new.members,
            &[
                "operationId",
                "tags",
                "deprecated",
                "security",
                "parameters",
                "requestBody",
                "responses",
            ],
        );
    }

    fn ids(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let at = at.to("operationId");
        let (old, new) = (member(old, "operationId"), member(new, "operationId"));
        if same(old, new) {
            return;
        }
        let is_none = |id: &Value| id.as_str().unwrap_or_default().is_empty();
        match (is_none(old), is_none(new)) {
            (true, false) => self.add("api-operation-id-added", PATHS, &at, old, new),
            (false, _) => self.add("api-operation-id-removed", PATHS, &at, old, new),
            (true, true) => self.add_prose("description-changed", PATHS, &at, old, new),
        }
    }

    fn tags(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let kind = Kind::new(Level::Info, Area::Tags, Direction::None);
        let at = at.to("tags");
        let (old, new) = (member(old, "tags"), member(new, "tags"));
        let tags = |value: &Value| -> BTreeSet<String> {
            let tags = value.as_array().into_iter().flatten();
            tags.map(|tag| tag.as_str().map_or_else(|| tag.to_string(), str::to_owned))
                .collect()
        };
        let (had, has) = (tags(old), tags(new));
        for tag in has.difference(&had) {
            self.add("api-tag-added", kind, &at, NULL, &tag.as_str().into());
        }
        for tag in had.difference(&has) {
            self.add("api-tag-removed", kind, &at, &tag.as_str().into(), NULL);
        }
        if had == has {
            self.unclassified(kind, &at, old, new);
        }
    }

    fn deprecation(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let (was, is) = (is_deprecated(old), is_deprecated(new));
        let (old_mark, new_mark) = (member(old, "deprecated"), member(new, "deprecated"));
        let at = at.to("deprecated");
        match (was, is) {
            (false, true) if new.get("x-sunset").is_some() => {
                let id = "endpoint-deprecated-with-sunset";
                self.add(id, PATHS, &at, old_mark, new_mark);
            }
            (false, true) => self.add("endpoint-deprecated", PATHS, &at, old_mark, new_mark),
            (true, false) => self.add("endpoint-reactivated", PATHS, &at, old_mark, new_mark),
            _ => self.add_prose("description-changed", PATHS, &at, old_mark, new_mark),
        }
    }
}

/// Whether an operation is deprecated, by keyword or at the start of its title, as upstream writes.
fn is_deprecated(operation: &Value) -> bool {
    let marks = |operation: &Map<String, Value>| {
        let title = operation.get("summary").and_then(Value::as_str);
        operation.get("deprecated") == Some(&Value::Bool(true))
            || title.is_some_and(|title| title.trim_start().starts_with("[Deprecated]"))
    };
    operation.as_object().is_some_and(marks)
}
