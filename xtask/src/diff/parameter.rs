//! Compares parameters of operations, those of their path included.

use std::collections::BTreeMap;

use onlyfansapi_spec::{resolve, word};
use serde_json::Value;

use super::{
    Area, Diff, Direction, Kind, Level, NULL, Pointer, member, operation::Entry, subject::Subject,
};

const PARAMETERS: Kind = Kind::new(Level::Info, Area::Parameters, Direction::Request);

/// A declared parameter.
#[derive(Clone, Copy)]
struct Declared<'a> {
    value: &'a Value,
    /// The reference by which it is declared, if any.
    reference: Option<&'a Value>,
    index: usize,
    /// Whether the path declares it, for all its operations.
    is_shared: bool,
}

/// The identity of a parameter: its location, and its name, or its position in the path.
type Key = (String, String);

/// Returns the parameters of an operation, and values that are no parameters.
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
            // A declaration of the operation overrides that of its path.
            parameters.insert((location.to_owned(), name), found);
        }
    }
    (parameters, odd)
}

impl<'a> Diff<'a> {
    pub(super) fn parameters(
        &mut self,
        outer: &Pointer<'_>,
        operation: &Pointer<'_>,
        old: &Entry<'a>,
        new: &Entry<'a>,
    ) {
        let (mut had, had_odd) = declared(self.old, old);
        let (has, has_odd) = declared(self.new, new);
        let [had_odd, has_odd] = [had_odd, has_odd]
            .map(|odd| odd.into_iter().cloned().collect::<Vec<Value>>())
            .map(Value::from);
        self.unclassified(PARAMETERS, &operation.to("parameters"), &had_odd, &has_odd);
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
                let at = list.apart(old_index, new_index, place);
                self.parameter(&at, old.value, new.value);
            } else {
                // A declaration that moves between path and operation means the same.
                let lists = [outer, operation].map(|at| at.to("parameters"));
                let pointers = lists.each_ref().map(|at| at.texts(self.old, self.new));
                let of = |is_shared: bool| usize::from(!is_shared);
                let at = Pointer::root(
                    &format!("{}/{old_index}", pointers[of(old_outer)].0),
                    &format!("{}/{new_index}", pointers[of(new_outer)].1),
                    lists[0].place() + &place,
                );
                self.parameter(&at, old.value, new.value);
            }
        }
        for (key, old) in had {
            let list = if old.is_shared { outer } else { operation }.to("parameters");
            let at = list.apart(old.index.to_string(), "", place(&key, old.value));
            let kind = PARAMETERS.at(Level::Warning);
            self.add("request-parameter-removed", kind, &at, old.value, NULL);
        }
    }

    fn parameter_added(
        &mut self,
        outer: &Pointer<'_>,
        operation: &Pointer<'_>,
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
        let at = list.apart("", new.index.to_string(), place(key, new.value));
        self.add(id, PARAMETERS.at(level), &at, NULL, new.value);
    }

    fn parameter(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
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
                    self.add(set, PARAMETERS.at(level), &at.to(key), before, after);
                }
                (true, false) => self.add(unset, PARAMETERS, &at.to(key), before, after),

                // `false` is the default.
                _ => self.add_prose(
                    "description-changed",
                    PARAMETERS,
                    &at.to(key),
                    before,
                    after,
                ),
            }
        }
        let schemas = (member(old, "schema"), member(new, "schema"));
        self.schema(Subject::Parameter, &at.to("schema"), schemas.0, schemas.1);
        let compared = ["name", "in", "required", "deprecated", "schema"];
        self.others(PARAMETERS, at, old, new, &compared);
    }
}

fn place((location, name): &Key, parameter: &Value) -> String {
    let wire_name = member(parameter, "name").as_str().unwrap_or(name);
    format!(" {location}.{}", word(wire_name))
}
