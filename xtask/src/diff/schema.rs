//! Compares schemas of requests and responses.

use std::collections::BTreeSet;

use onlyfansapi_spec::word;
use serde_json::Value;

use super::{
    Diff, Level, NULL, Pointer,
    equality::{ordered, same},
    evidence::{is_alternatives, shows_nothing},
    is_map, keys, member,
    subject::Subject,
};

/// The limits of a schema: keyword, name in ids, and whether it is an upper limit.
const LIMITS: [(&str, &str, bool); 9] = [
    ("maxItems", "max-items", true),
    ("maxLength", "max-length", true),
    ("maxProperties", "max-properties", true),
    ("maximum", "max", true),
    ("minItems", "min-items", false),
    ("minLength", "min-length", false),
    ("minProperties", "min-properties", false),
    ("minimum", "min", false),
    ("multipleOf", "multiple-of", false),
];

const COMPARED: [&str; 19] = [
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "nullable",
    "oneOf",
    "pattern",
];
const STRUCTURE: [&str; 3] = ["properties", "required", "type"];

impl<'a> Diff<'a> {
    pub(super) fn schema(
        &mut self,
        subject: Subject,
        at: &Pointer<'_>,
        old: &'a Value,
        new: &'a Value,
    ) {
        let is_reference = |schema: &Value| schema.get("$ref").is_some();
        if !is_reference(old) && !is_reference(new) {
            self.inline(subject, at, old, new);
            return;
        }
        let (at, old, new) = self.follow(at.clone(), old, new);
        let (old_pointer, new_pointer) = at.texts(self.old, self.new);
        let compared = (
            format!("{old_pointer} {new_pointer}"),
            subject.is_received(),
        );
        if self.references.insert(compared) {
            self.inline(subject, &at, old, new);
        }
    }

    fn inline(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        if self.is_same(old, new) {
            return;
        }
        let kind = subject.kind();
        if self.is_odd(kind, at, old, new) {
            return;
        }
        if subject.is_received() && !same(old, new) && self.evidence(subject, at, old, new) {
            return;
        }
        let (had, has) = (is_alternatives(old), is_alternatives(new));
        match (had, has) {
            (false, true) => {
                let kind = subject.kind_if(Level::Info, Level::Error);
                self.add(&subject.id("wrapped-in-one-of"), kind, at, old, new);
            }
            (true, false) => {
                let kind = subject.kind_if(Level::Error, Level::Info);
                self.add(&subject.id("unwrapped-from-one-of"), kind, at, old, new);
            }
            _ => {
                self.alternatives(subject, at, old, new);
                self.types(subject, at, old, new);
                self.nullable(subject, at, old, new);
                self.values(subject, at, old, new);
                self.limits(subject, at, old, new);
                self.properties(subject, at, old, new);
                self.items(subject, at, old, new);
            }
        }
        let compared = [COMPARED.as_slice(), &STRUCTURE].concat();
        self.others(kind, at, old, new, &compared);
    }

    fn types(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let [old_type, new_type] = [old, new].map(|schema| member(schema, "type"));
        if !same(old_type, new_type) {
            let at = at.to("type");
            let (what, kind) = match (old_type.as_str(), new_type.as_str()) {
                (Some("integer"), Some("number")) => (
                    "type-generalized",
                    subject.kind_if(Level::Info, Level::Error),
                ),
                (Some("number"), Some("integer")) => (
                    "type-specialized",
                    subject.kind_if(Level::Error, Level::Info),
                ),
                _ => ("type-changed", subject.kind().at(Level::Error)),
            };
            self.add(&subject.id(what), kind, &at, old_type, new_type);
        }
        let [old, new] = [old, new].map(|schema| member(schema, "format"));
        if !same(old, new) {
            let kind = subject.kind().at(Level::Error);
            self.add(
                &subject.id("type-changed"),
                kind,
                &at.to("format"),
                old,
                new,
            );
        }
    }

    fn nullable(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let [old, new] = [old, new].map(|schema| member(schema, "nullable"));
        let at = at.to("nullable");
        match (old == &Value::Bool(true), new == &Value::Bool(true)) {
            (false, true) => {
                let kind = subject.kind_if(Level::Info, Level::Error);
                self.add(&subject.id("became-nullable"), kind, &at, old, new);
            }
            (true, false) => {
                let kind = subject.kind_if(Level::Error, Level::Info);
                self.add(&subject.id("became-not-nullable"), kind, &at, old, new);
            }
            // `false` is the default.
            _ if [old, new]
                .iter()
                .all(|value| matches!(value, Value::Null | Value::Bool(_))) => {}
            _ => self.unclassified(subject.kind(), &at, old, new),
        }
    }

    /// Compares the values of an enum, and the default.
    fn values(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let [old_values, new_values] = [old, new].map(|schema| member(schema, "enum"));
        if !same(old_values, new_values) {
            let at = at.to("enum");
            match (old_values.as_array(), new_values.as_array()) {
                (Some(had), Some(has)) => {
                    let [in_old, in_new] = [had, has].map(|values| texts(values));
                    let added = has
                        .iter()
                        .filter(|value| !in_old.contains(&ordered(value).to_string()));
                    let kind = subject.kind_if(Level::Info, Level::Warning);
                    for value in added {
                        self.add(&subject.id("enum-value-added"), kind, &at, NULL, value);
                    }
                    let removed = had
                        .iter()
                        .filter(|value| !in_new.contains(&ordered(value).to_string()));
                    let kind = subject.kind_if(Level::Error, Level::Info);
                    for value in removed {
                        self.add(&subject.id("enum-value-removed"), kind, &at, value, NULL);
                    }
                }
                (None, Some(_)) => {
                    let kind = subject.kind_if(Level::Error, Level::Info);
                    self.add(
                        &subject.id("became-enum"),
                        kind,
                        &at,
                        old_values,
                        new_values,
                    );
                }
                (Some(_), None) => {
                    let kind = subject.kind_if(Level::Info, Level::Warning);
                    self.add(
                        &subject.id("became-not-enum"),
                        kind,
                        &at,
                        old_values,
                        new_values,
                    );
                }
                (None, None) => {
                    self.unclassified(subject.kind(), &at, old_values, new_values);
                }
            }
        }
        let [old, new] = [old, new].map(|schema| member(schema, "default"));
        if !same(old, new) {
            let what = match (old, new) {
                (Value::Null, _) => "default-value-added",
                (_, Value::Null) => "default-value-removed",
                _ => "default-value-changed",
            };
            // oasdiff classifies only the defaults of parameters as breaking.
            let level = if subject == Subject::Parameter {
                Level::Error
            } else {
                Level::Info
            };
            let kind = subject.kind().at(level);
            self.add(&subject.id(what), kind, &at.to("default"), old, new);
        }
    }

    fn limits(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        for (key, name, is_greatest) in LIMITS {
            let [old, new] = [old, new].map(|schema| member(schema, key));
            if same(old, new) {
                continue;
            }
            let at = at.to(key);
            let (what, tightens) = match (old.as_f64(), new.as_f64()) {
                (Some(had), Some(has)) if had < has => ("increased", !is_greatest),
                (Some(_), Some(_)) => ("decreased", is_greatest),
                (None, Some(_)) => ("set", true),
                (Some(_), None) => ("unset", false),
                (None, None) => {
                    self.unclassified(subject.kind(), &at, old, new);
                    continue;
                }
            };
            let kind = match (tightens, what) {
                // The limit may have existed before it was documented.
                (true, "set") => subject.kind_if(Level::Warning, Level::Info),
                (true, _) => subject.kind_if(Level::Error, Level::Info),
                (false, _) => subject.kind_if(Level::Info, Level::Error),
            };
            self.add(&subject.id(&format!("{name}-{what}")), kind, &at, old, new);
        }
        let [old, new] = [old, new].map(|schema| member(schema, "pattern"));
        if !same(old, new) {
            let (what, kind) = match (old, new) {
                (Value::Null, _) => ("pattern-added", subject.kind_if(Level::Error, Level::Info)),
                (_, Value::Null) => (
                    "pattern-removed",
                    subject.kind_if(Level::Info, Level::Warning),
                ),
                _ => ("pattern-changed", subject.kind().at(Level::Warning)),
            };
            self.add(&subject.id(what), kind, &at.to("pattern"), old, new);
        }
    }

    fn properties(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let inner = subject.within();
        let [had, has] = [old, new].map(|schema| member(schema, "properties"));
        let [must_had, must_has] = [old, new].map(|schema| member(schema, "required"));
        let [required_before, required_after] = [must_had, must_has].map(names);
        let properties = at.to("properties");
        if !is_map(had) || !is_map(has) {
            self.unclassified(subject.kind(), &properties, had, has);
        } else {
            for name in keys(had, has) {
                let [before, after] = [had, has].map(|members| members.get(name));
                let at = properties.apart(name, name, format!(".{}", word(name)));
                let [was_required, is_required] =
                    [&required_before, &required_after].map(|required| required.contains(name));
                match (before, after) {
                    (Some(before), Some(after)) => self.schema(inner, &at, before, after),
                    (None, Some(after)) => {
                        self.property_added(inner, &at, after, is_required);
                        continue;
                    }
                    (Some(before), None) => {
                        self.property_removed(inner, &at, before, was_required);
                        continue;
                    }
                    (None, None) => continue,
                }
                let (what, kind) = match (was_required, is_required) {
                    (false, true) => ("became-required", inner.kind_if(Level::Error, Level::Info)),
                    (true, false) => ("became-optional", inner.kind_if(Level::Info, Level::Error)),
                    _ => continue,
                };
                let (old, new) = (Value::Bool(was_required), Value::Bool(is_required));
                self.add(&inner.id(what), kind, &at, &old, &new);
            }
        }
        // Required names without a property, or a value that is no list.
        let rest = |required: &Value| -> Value {
            let Value::Array(names) = required else {
                return required.clone();
            };
            let is_property = |name: &Value| {
                let is_in = |name: &str| had.get(name).is_some() || has.get(name).is_some();
                name.as_str().is_some_and(is_in)
            };
            let rest: Vec<Value> = names
                .iter()
                .filter(|name| !is_property(name))
                .cloned()
                .collect();
            if rest.is_empty() {
                Value::Null
            } else {
                rest.into()
            }
        };
        let (old, new) = (rest(must_had), rest(must_has));
        self.unclassified(subject.kind(), &at.to("required"), &old, &new);
    }

    fn property_added(&mut self, inner: Subject, at: &Pointer<'_>, schema: &Value, required: bool) {
        let has_default = schema.get("default").is_some();
        let (id, level) = match (inner.is_received(), required) {
            (true, true) => ("response-required-property-added", Level::Info),
            (true, false) => ("response-optional-property-added", Level::Info),
            (false, true) if has_default => {
                ("new-required-request-property-with-default", Level::Error)
            }
            (false, true) => ("new-required-request-property", Level::Error),
            (false, false) => ("new-optional-request-property", Level::Info),
        };
        self.add(id, inner.kind().at(level), at, NULL, schema);
    }

    fn property_removed(
        &mut self,
        inner: Subject,
        at: &Pointer<'_>,
        schema: &Value,
        required: bool,
    ) {
        let (id, level) = match (inner.is_received(), required) {
            (true, true) => ("response-required-property-removed", Level::Error),
            (true, false) => ("response-optional-property-removed", Level::Warning),
            (false, _) => ("request-property-removed", Level::Warning),
        };
        self.add(id, inner.kind().at(level), at, schema, NULL);
    }

    /// Compares the items of lists and maps.
    fn items(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        for (key, place) in [("items", "[]"), ("additionalProperties", "{}")] {
            let [old, new] = [old, new].map(|schema| member(schema, key));
            if self.is_same(old, new) {
                continue;
            }
            let at = at.apart(key, key, place);
            if old.is_object() && new.is_object() {
                self.schema(subject.within(), &at, old, new);
                continue;
            }
            let kind = subject.kind();
            let is_sample = subject.is_received() && key == "items";
            match (old.is_object(), new.is_object()) {
                (false, true) if is_sample && shows_nothing(new) => {}
                (true, false) if is_sample && shows_nothing(old) => {}
                (false, true) if is_sample => {
                    self.add("response-evidence-gained", kind, &at, old, new);
                    continue;
                }
                (true, false) if is_sample => {
                    let kind = kind.at(Level::Warning);
                    self.add("response-evidence-lost", kind, &at, old, new);
                    continue;
                }
                _ => {}
            }
            // Lists of references to changed schemas are the same, and yet differ.
            self.add("unclassified-change", kind, &at, old, new);
        }
    }

    /// Compares alternatives: first equal ones are paired, then the others by position.
    fn alternatives(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        for (key, name) in [
            ("allOf", "all-of"),
            ("anyOf", "any-of"),
            ("oneOf", "one-of"),
        ] {
            let [old, new] = [old, new].map(|schema| member(schema, key));
            if self.is_same(old, new) {
                continue;
            }
            let at = at.to(key);
            let (Some(had), Some(has)) = (list(old), list(new)) else {
                self.is_odd(subject.kind(), &at, old, new);
                continue;
            };
            let left = |own: &'a [Value], other: &[Value]| -> Vec<(String, &'a Value)> {
                let other = texts(other);
                let numbered = own.iter().enumerate();
                numbered
                    .filter(|(_, schema)| !other.contains(&ordered(schema).to_string()))
                    .map(|(index, schema)| (index.to_string(), schema))
                    .collect()
            };
            // Equal on both sides, except for the targets of their references.
            let mentioning = had
                .iter()
                .enumerate()
                .filter(|(_, schema)| !self.is_same(schema, schema))
                .collect::<Vec<_>>();
            for (index, schema) in mentioning {
                let is_it = |other: &&Value| same(schema, other);
                let twin = has.iter().position(|other| is_it(&other));
                if let Some(twin) = twin {
                    let at = at.apart(index.to_string(), twin.to_string(), "");
                    self.schema(subject, &at, schema, &has[twin]);
                }
            }
            let (mut had, mut has) = (left(had, has).into_iter(), left(has, had).into_iter());
            // By position, an alternative has changed; the rest of the longer list is added or removed.
            loop {
                match (had.next(), has.next()) {
                    (Some((old_index, old)), Some((new_index, new))) => {
                        let at = at.apart(old_index, new_index, "");
                        self.schema(subject, &at, old, new);
                    }
                    (None, Some((index, schema))) => {
                        let kind = subject.kind_if(Level::Info, Level::Error);
                        let at = at.apart("", index, "");
                        let id = subject.id(&format!("{name}-added"));
                        self.add(&id, kind, &at, NULL, schema);
                    }
                    (Some((index, schema)), None) => {
                        let kind = subject.kind_if(Level::Error, Level::Info);
                        let at = at.apart(index, "", "");
                        let id = subject.id(&format!("{name}-removed"));
                        self.add(&id, kind, &at, schema, NULL);
                    }
                    (None, None) => break,
                }
            }
        }
    }
}

fn list(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Null => Some(&[]),
        Value::Array(items) => Some(items),
        _ => None,
    }
}

fn names(required: &Value) -> BTreeSet<&str> {
    let names = required.as_array().into_iter().flatten();
    names.filter_map(Value::as_str).collect()
}

fn texts(values: &[Value]) -> BTreeSet<String> {
    values
        .iter()
        .map(|value| ordered(value).to_string())
        .collect()
}
