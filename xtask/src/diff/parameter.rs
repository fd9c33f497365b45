//! Compares parameters: those of an operation, and those that it shares with its path.

use std::collections::BTreeMap;

use onlyfansapi_spec::{resolve, word};
use serde_json::Value;

use super::{
    Area, Diff, Direction, Kind, Level, Way, member, operation::Entry, same, subject::Subject,
};

const PARAMETERS: Kind = Kind::new(Level::Info, Area::Parameters, Direction::Request);

/// A declaration, and where it stands.
#[derive(Clone, Copy)]
struct Declared<'a> {
    value: &'a Value,
    /// Where it leads to, if it is a reference.
    reference: Option<&'a Value>,
    index: usize,
    /// Whether it stands at the path.
    is_shared: bool,
}

/// What a parameter is known by: its place in the path, or else where it is sent and its name.
type Key = (String, String);

/// Returns the parameters of an operation, and what cannot be one.
fn declared<'a>(
    root: &'a Value,
    entry: &Entry<'a>,
) -> (BTreeMap<Key, Declared<'a>>, Vec<&'a Value>) {
    let mut parameters = BTreeMap::new();
    let mut odd = Vec::new();
    let placeholders: Vec<&str> = entry
        .path
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect();
    let lists = [(entry.item, true), (entry.members, false)];
    for (holder, is_shared) in lists {
        let list = member(holder, "parameters");
        let items = match list {
            Value::Array(items) => items.as_slice(),
            Value::Null => &[],
            other => {
                odd.push(other);
                &[]
            }
        };
        for (index, value) in items.iter().enumerate() {
            let reference = value.get("$ref");
            let value = resolve(root, value);
            let text = |key| value.get(key).and_then(Value::as_str);
            let (Some(name), Some(location)) = (text("name"), text("in")) else {
                odd.push(value);
                continue;
            };
            let in_path = placeholders.iter().position(|other| *other == name);
            let name = match in_path.filter(|_| location == "path") {
                Some(position) => format!("{position}"),
                None => name.to_owned(),
            };
            let found = Declared {
                value,
                reference,
                index,
                is_shared,
            };
            // The declaration of an operation goes before that of its path.
            parameters.insert((location.to_owned(), name), found);
        }
    }
    (parameters, odd)
}

impl<'a> Diff<'a> {
    pub(super) fn parameters(
        &mut self,
        outer: &Way<'_>,
        operation: &Way<'_>,
        old: &Entry<'a>,
        new: &Entry<'a>,
    ) {
        let (mut had, had_odd) = declared(self.old, old);
        let (has, has_odd) = declared(self.new, new);
        let [had_odd, has_odd] = [had_odd, has_odd]
            .map(|odd| odd.into_iter().cloned().collect::<Vec<Value>>())
            .map(Value::from);
        if !same(&had_odd, &has_odd) {
            let way = operation.to("parameters");
            self.add("unclassified-change", PARAMETERS, &way, &had_odd, &has_odd);
        }
        for (key, new) in has {
            let Some(old) = had.remove(&key) else {
                self.parameter_added(outer, operation, &key, new);
                continue;
            };
            self.note(old.reference, new.reference);
            let [old_outer, new_outer] = [old, new].map(|parameter| parameter.is_shared);
            let place = place(&key, new.value);
            let (old_index, new_index) = (old.index.to_string(), new.index.to_string());
            if old_outer == new_outer {
                let list = if new_outer { outer } else { operation }.to("parameters");
                let way = list.apart(old_index, new_index, place);
                self.parameter(&way, old.value, new.value);
            } else {
                // Moved between operation and path, which says the same.
                let lists = [outer, operation].map(|way| way.to("parameters"));
                let pointers = lists.each_ref().map(|way| way.pointers(self.old, self.new));
                let of = |is_shared: bool| usize::from(!is_shared);
                let way = Way::root(
                    &format!("{}/{old_index}", pointers[of(old_outer)].0),
                    &format!("{}/{new_index}", pointers[of(new_outer)].1),
                    lists[0].place() + &place,
                );
                self.parameter(&way, old.value, new.value);
            }
        }
        for (key, old) in had {
            let list = if old.is_shared { outer } else { operation }.to("parameters");
            let way = list.apart(old.index.to_string(), "", place(&key, old.value));
            let kind = PARAMETERS.at(Level::Warning);
            self.add(
                "request-parameter-removed",
                kind,
                &way,
                old.value,
                &Value::Null,
            );
        }
    }

    fn parameter_added(
        &mut self,
        outer: &Way<'_>,
        operation: &Way<'_>,
        key: &Key,
        new: Declared<'a>,
    ) {
        let is_required = member(new.value, "required") == &Value::Bool(true);
        let (id, level) = match (key.0.as_str(), new.is_shared, is_required) {
            ("path", _, _) => ("new-request-path-parameter", Level::Error),
            (_, true, true) => (
                "new-required-request-default-parameter-to-existing-path",
                Level::Error,
            ),
            (_, true, false) => (
                "new-optional-request-default-parameter-to-existing-path",
                Level::Info,
            ),
            (_, false, true) => ("new-required-request-parameter", Level::Error),
            (_, false, false) => ("new-optional-request-parameter", Level::Info),
        };
        let list = if new.is_shared { outer } else { operation }.to("parameters");
        let way = list.apart("", new.index.to_string(), place(key, new.value));
        self.add(id, PARAMETERS.at(level), &way, &Value::Null, new.value);
    }

    fn parameter(&mut self, way: &Way<'_>, old: &'a Value, new: &'a Value) {
        if self.is_same(old, new) {
            return;
        }
        let is_true = |parameter: &Value, key| member(parameter, key) == &Value::Bool(true);
        for (key, set, unset, level) in [
            (
                "required",
                "request-parameter-became-required",
                "request-parameter-became-optional",
                Level::Error,
            ),
            (
                "deprecated",
                "request-parameter-deprecated",
                "request-parameter-reactivated",
                Level::Info,
            ),
        ] {
            let (before, after) = (member(old, key), member(new, key));
            match (is_true(old, key), is_true(new, key)) {
                (false, true) => {
                    self.add(set, PARAMETERS.at(level), &way.to(key), before, after);
                }
                (true, false) => self.add(unset, PARAMETERS, &way.to(key), before, after),
                _ if !same(before, after) => {
                    // `false` and nothing are the same.
                    self.add_prose(
                        "description-changed",
                        PARAMETERS,
                        &way.to(key),
                        before,
                        after,
                    );
                }
                _ => {}
            }
        }
        let schemas = (member(old, "schema"), member(new, "schema"));
        self.schema(Subject::Parameter, &way.to("schema"), schemas.0, schemas.1);
        let compared = ["name", "in", "required", "deprecated", "schema"];
        self.others(PARAMETERS, way, old, new, &compared);
    }
}

fn place((location, name): &Key, parameter: &Value) -> String {
    let wire_name = member(parameter, "name").as_str().unwrap_or(name);
    format!(" {location}.{}", word(wire_name))
}
