//! The edited document, and the parts that it has lost.

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::{METHODS, snake_name};
use serde_json::{Value, json};
use xtask::api::Bump;

use crate::{
    random::Random,
    site::{Key, Site, escaped, follow_samples, kind, walk},
};

/// The only media type of JSON in the document, as a token of a pointer.
const JSON: &str = "application~1json";

/// An edit that was made.
#[derive(Debug)]
pub(crate) struct Edit {
    /// The edited place, for people.
    pub(crate) place: String,
    /// The least part of the version to raise, from version 1.0 on.
    pub(crate) least: Bump,
    /// Whether a part was removed or contradicted, after which types may be poorer.
    pub(crate) takes: bool,
}

impl Edit {
    /// Creates an edit after which no type may be poorer.
    pub(crate) fn new(place: impl Into<String>, least: Bump) -> Self {
        Self {
            place: place.into(),
            least,
            takes: false,
        }
    }

    pub(crate) fn taking(place: impl Into<String>, least: Bump) -> Self {
        Self {
            takes: true,
            ..Self::new(place, least)
        }
    }
}

/// A removed part, which another edit may bring back.
pub(crate) struct Gone {
    /// The kind of part, for the kind of edit that brings it back.
    pub(crate) what: &'static str,
    pub(crate) pointer: String,
    pub(crate) value: Value,
}

pub(crate) struct Editor {
    pub(crate) document: Value,
    pub(crate) random: Random,
    /// The lines of `names.lock`: names by place.
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) gone: Vec<Gone>,
    count: usize,
}

impl Editor {
    pub(crate) fn new(document: Value, names: BTreeMap<String, String>, seed: u64) -> Self {
        Self {
            document,
            random: Random::new(seed),
            names,
            gone: Vec::new(),
            // Greater than all numbers in samples.
            count: 7_000_000,
        }
    }

    /// Returns a number that no name contains yet.
    pub(crate) fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    /// Returns the value at a pointer that is known to lead to one.
    pub(crate) fn at(&mut self, pointer: &str) -> &mut Value {
        let value = self.document.pointer_mut(pointer);
        value.unwrap_or_else(|| panic!("nothing at {pointer}"))
    }

    pub(crate) fn operations(&self, is: impl Fn(&Value) -> bool) -> Vec<Key> {
        let mut keys = Vec::new();
        let paths = self.document["paths"].as_object();
        for (path, item) in paths.into_iter().flatten() {
            for method in METHODS {
                if item.get(method).is_some_and(&is) {
                    keys.push(Key::new(path, method));
                }
            }
        }
        keys
    }

    pub(crate) fn some_operation(&mut self, is: impl Fn(&Value) -> bool) -> Option<Key> {
        let all = self.operations(is);
        self.random.pick(all)
    }

    /// Returns a parameter of an operation by its index. Those of path items are all path parameters.
    pub(crate) fn some_parameter(
        &mut self,
        is: impl Fn(&Value, &Value) -> bool,
    ) -> Option<(Key, usize)> {
        let mut all = Vec::new();
        for key in self.operations(|_| true) {
            let operation = &self.document["paths"][&key.path][&key.method];
            let parameters = operation["parameters"].as_array();
            for (index, parameter) in parameters.into_iter().flatten().enumerate() {
                if is(operation, parameter) {
                    all.push((key.clone(), index));
                }
            }
        }
        self.random.pick(all)
    }

    /// Returns the schemas of successful JSON responses, nested ones included.
    pub(crate) fn received(&self, is: impl Fn(&Site, &Value) -> bool) -> Vec<Site> {
        let mut found = Vec::new();
        for key in self.operations(|_| true) {
            let operation = &self.document["paths"][&key.path][&key.method];
            let responses = operation["responses"].as_object();
            for (status, response) in responses.into_iter().flatten() {
                let schema = response.pointer(&format!("/content/{JSON}/schema"));
                // These two have no content, whatever the document says.
                let is_read = status.starts_with('2') && status != "204" && status != "205";
                if let Some(schema) = schema.filter(|_| is_read) {
                    let root = format!(
                        "{}/responses/{}/content/{JSON}/schema",
                        key.pointer(),
                        escaped(status)
                    );
                    visit(&key, root, schema, &is, &mut found);
                }
            }
        }
        found
    }

    pub(crate) fn some_received(&mut self, is: impl Fn(&Site, &Value) -> bool) -> Option<Site> {
        let all = self.received(is);
        self.random.pick(all)
    }

    /// Returns the schemas of JSON request bodies, nested ones included.
    ///
    /// The documented body of a GET is excluded: it is sent as the query.
    pub(crate) fn sent(&self, is: impl Fn(&Site, &Value) -> bool) -> Vec<Site> {
        let mut found = Vec::new();
        for key in self.operations(|_| true) {
            let operation = &self.document["paths"][&key.path][&key.method];
            let schema = operation.pointer(&format!("/requestBody/content/{JSON}/schema"));
            let is_read = !matches!(key.method.as_str(), "get" | "head");
            if let Some(schema) = schema.filter(|_| is_read) {
                let root = format!("{}/requestBody/content/{JSON}/schema", key.pointer());
                visit(&key, root, schema, &is, &mut found);
            }
        }
        found
    }

    pub(crate) fn some_sent(&mut self, is: impl Fn(&Site, &Value) -> bool) -> Option<Site> {
        let all = self.sent(is);
        self.random.pick(all)
    }

    /// Replaces a schema, and its value in samples around it; returns the old one.
    pub(crate) fn replace(&mut self, site: &Site, schema: Value, sample: &Value) -> Value {
        follow_samples(self.at(&site.root), &site.steps, Some(sample));
        std::mem::replace(self.at(&site.pointer()), schema)
    }

    /// Removes a member, and its value from samples around it.
    pub(crate) fn remove(&mut self, site: &Site) -> Option<Value> {
        let (outer, name) = (site.outer()?, site.member()?);
        follow_samples(self.at(&site.root), &site.steps, None);
        let schema = self.at(&outer.pointer());
        if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
            required.retain(|other| other != name);
        }
        schema.get_mut("properties")?.as_object_mut()?.remove(name)
    }

    /// Returns an operation with the parameters of its path.
    pub(crate) fn copied(&self, key: &Key) -> Value {
        let item = &self.document["paths"][&key.path];
        json!({"operation": item[&key.method], "parameters": item["parameters"]})
    }

    /// Removes an operation, with its path if it is the last; returns it as [`copied`](Self::copied) does.
    pub(crate) fn take(&mut self, key: &Key) -> Value {
        let taken = self.copied(key);
        let paths = self.document["paths"].as_object_mut().expect("paths");
        let item = paths.get_mut(&key.path).and_then(Value::as_object_mut);
        let item = item.expect("a path");
        item.remove(&key.method).expect("an operation");
        let is_empty = !item.keys().any(|name| METHODS.contains(&name.as_str()));
        if is_empty {
            paths.remove(&key.path);
        }
        taken
    }

    /// Adds an operation that [`take`](Self::take) returned.
    pub(crate) fn put(&mut self, key: &Key, taken: &Value) {
        let item = &mut self.document["paths"][&key.path];
        item[&key.method] = taken["operation"].clone();
        if item.get("parameters").is_none() && !taken["parameters"].is_null() {
            item["parameters"] = taken["parameters"].clone();
        }
    }

    /// Remembers a removed part, and forgets those removed from the same place before.
    pub(crate) fn lose(&mut self, what: &'static str, pointer: String, value: Value) {
        self.gone
            .retain(|gone| gone.what != what || gone.pointer != pointer);
        self.gone.push(Gone {
            what,
            pointer,
            value,
        });
    }

    /// Returns a removed part that can come back.
    pub(crate) fn found(
        &mut self,
        what: &str,
        can: impl Fn(&Value, &Gone) -> bool,
    ) -> Option<Gone> {
        let gone = self.gone.iter().enumerate();
        let all: Vec<usize> = gone
            .filter(|(_, gone)| gone.what == what && can(&self.document, gone))
            .map(|(index, _)| index)
            .collect();
        let index = self.random.pick(all)?;
        Some(self.gone.remove(index))
    }

    /// Forgets the parts removed from a place that has another part now.
    pub(crate) fn forget(&mut self, pointer: &str) {
        self.gone.retain(|gone| !gone.pointer.starts_with(pointer));
    }

    /// Returns the places of removed parts.
    pub(crate) fn places(&self, what: &str) -> BTreeSet<String> {
        let gone = self.gone.iter().filter(|gone| gone.what == what);
        gone.map(|gone| gone.pointer.clone()).collect()
    }

    /// Returns the schemas of all members of a name, in the document and in removed parts.
    pub(crate) fn namesakes(&self, name: &str) -> Vec<&Value> {
        let mut found = Vec::new();
        collect(&self.document["paths"], name, &mut found);
        let end = format!("/properties/{}", escaped(name));
        for gone in &self.gone {
            collect(&gone.value, name, &mut found);
            if gone.pointer.ends_with(&end) {
                found.push(&gone.value);
            }
        }
        found.retain(|schema| kind(schema).is_some());
        found
    }
}

fn visit(
    key: &Key,
    root: String,
    schema: &Value,
    is: &dyn Fn(&Site, &Value) -> bool,
    found: &mut Vec<Site>,
) {
    let mut site = Site {
        operation: key.clone(),
        root,
        steps: Vec::new(),
    };
    walk(schema, &mut site, &mut |site, schema| {
        if is(site, schema) {
            found.push(site.clone());
        }
    });
}

fn collect<'a>(value: &'a Value, name: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => {
            for item in items {
                collect(item, name, found);
            }
        }
        Value::Object(members) => {
            let properties = members.get("properties");
            found.extend(properties.and_then(|properties| properties.get(name)));
            for member in members.values() {
                collect(member, name, found);
            }
        }
        _ => {}
    }
}

/// Whether an operation has a method whose setters are members of JSON.
pub(crate) fn is_generated(operation: &Value) -> bool {
    let content = operation
        .pointer("/requestBody/content")
        .and_then(Value::as_object);
    content.is_none_or(|content| content.contains_key("application/json"))
}

/// Returns the names that the setters of an operation would get.
pub(crate) fn setters(operation: &Value) -> BTreeSet<String> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let parameters = parameters.filter_map(|parameter| parameter["name"].as_str());
    let body = operation.pointer(&format!("/requestBody/content/{JSON}/schema"));
    let mut setters: BTreeSet<String> = parameters
        .map(|name| snake_name(name.trim_end_matches("[]")))
        .collect();
    setters.extend(body.map(members).unwrap_or_default());
    setters
}

/// Returns the names that the fields of an object would get.
pub(crate) fn members(schema: &Value) -> BTreeSet<String> {
    let members = schema.get("properties").and_then(Value::as_object);
    let members = members.into_iter().flatten();
    members.map(|(name, _)| snake_name(name)).collect()
}
