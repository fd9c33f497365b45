//! [`Comparison`]: the changes of a new edition, in the document and in the public API.

use std::{collections::BTreeMap, panic, thread};

use onlyfansapi_spec::{
    Document, Error, Evidence, Fixup, Names, Surface, fix, load, named_events, places, plan_named,
    repair, undecided, unknown_lists,
};
use serde_json::Value;

use crate::{
    api::{self, ApiChange, Causes, api_changes},
    diff::{Change, diff, match_operations},
};

/// The names, the kept evidence and the fixups of the tree.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The names, which stay.
    pub lock: &'a Names,
    /// What earlier samples of responses showed.
    pub kept: &'a Evidence,
    /// The fixups of known defects.
    pub fixups: &'a [Fixup],
}

/// The changes of a new edition.
#[derive(Debug)]
pub struct Comparison {
    /// The differences between the documents as published.
    pub changes: Vec<Change>,
    /// The differences between the public APIs.
    pub api: Vec<ApiChange>,
    /// The surface of the new edition.
    pub surface: Surface,
    /// The old names, moved with their operations, and new ones.
    pub lock: Names,
    /// The new lines of the lock.
    pub added_names: Vec<String>,
    /// Places without a name, each with the several known types that it may have.
    pub undecided: BTreeMap<String, Vec<String>>,
    /// The evidence to keep from now on.
    pub kept: Evidence,
    /// The fixups that find no defect in the new edition.
    pub idle_fixups: Vec<&'static str>,
    /// The operations that look like lists in the new edition alone, and are not known as one.
    pub unknown_lists: Vec<String>,
    /// The numbers of operations before and now.
    pub operations: [usize; 2],
}

/// An edition, planned.
#[derive(Clone)]
struct Edition {
    document: Document,
    lock: Names,
    surface: Surface,
    places: BTreeMap<String, Vec<String>>,
}

impl Edition {
    fn new(document: Document, lock: &Names) -> Result<Self, Error> {
        let (used, surface) = plan_named(&document, lock)?;
        Ok(Self {
            places: places(&document, &used),
            lock: lock.union(&used),
            document,
            surface,
        })
    }
}

impl Comparison {
    /// Compares two editions.
    ///
    /// # Errors
    ///
    /// If an edition cannot be read, or no client generated from it, naming which.
    pub fn new(old: &str, new: &str, rules: Rules<'_>) -> Result<Self, String> {
        let of = |which: &'static str| move |error: Error| format!("the {which} document: {error}");
        let (old, new) = both(
            || Mended::new(old, rules.fixups),
            || Mended::new(new, rules.fixups),
        );
        let (old, new) = (old.map_err(of("old"))?, new.map_err(of("new"))?);
        let unknown_before = unknown_lists(&old.document);
        let mut unknown_lists = unknown_lists(&new.document);
        unknown_lists.retain(|list| !unknown_before.contains(list));
        let operations = [&old, &new].map(|edition| edition.document.operations.len());
        let (old_value, new_value, idle_fixups) = (old.value, new.value, new.idle_fixups);

        let mut old_document = old.document;
        rules.kept.restore(&mut old_document);
        let moved = match_operations(&old_value, &new_value).moved();
        let kept = rules.kept.next(&old_document, &new.document, &moved);
        let mut new_document = new.document;
        kept.restore(&mut new_document);
        // No edition has the events.
        old_document.events = named_events(rules.lock);
        new_document.events.clone_from(&old_document.events);

        let (editions, changes) = both(
            || {
                let old = Edition::new(old_document, rules.lock).map_err(of("old"))?;
                if new_document == old.document {
                    return Ok((old.clone(), old));
                }
                let lock = old.lock.moved(&moved);
                let mut new = Edition::new(new_document, &lock).map_err(of("new"))?;
                // A new setter may want the name of an old one that is in no lock.
                let renamed = api::renamed(&old.surface, &new.surface);
                if !renamed.is_empty() {
                    let renamed = renamed.into_iter();
                    let lock =
                        renamed.fold(lock, |lock, (place, name)| lock.with_setter(&place, &name));
                    new = Edition::new(new.document, &lock).map_err(of("new"))?;
                }
                Ok::<_, String>((old, new))
            },
            || diff(&old_value, &new_value),
        );
        let (old, new) = editions?;
        let causes = Causes::new(&changes, [&old.places, &new.places]);
        let api = api_changes(&old.surface, &new.surface, &causes);
        let known = old.lock.moved(&moved);
        let added_names = new.lock.not_in(rules.lock);
        // Only a place without a name is undecided.
        let undecided = if added_names.is_empty() {
            BTreeMap::new()
        } else {
            undecided(&new.document, &known, &new.lock)
        };
        Ok(Self {
            api,
            changes,
            surface: new.surface,
            added_names,
            undecided,
            lock: new.lock,
            kept,
            idle_fixups,
            unknown_lists,
            operations,
        })
    }
}

/// A document as published, and without its known defects.
struct Mended {
    value: Value,
    document: Document,
    idle_fixups: Vec<&'static str>,
}

impl Mended {
    fn new(text: &str, fixups: &[Fixup]) -> Result<Self, Error> {
        let value = load(text)?;
        let mut mended = value.clone();
        let idle_fixups = fix(&mut mended, fixups);
        Ok(Self {
            document: repair(&mended)?,
            value,
            idle_fixups,
        })
    }
}

/// Runs two functions in parallel.
fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        let one = one
            .join()
            .unwrap_or_else(|panic| panic::resume_unwind(panic));
        (one, other)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_new_field_or_setter_takes_no_name_from_an_old_one() {
        let document = |query: Value, fields: Value| {
            let body = json!({"type": "object", "properties": {"page": {"type": "string"}}});
            let body = json!({"content": {"application/json": {"schema": body}}});
            let schema = json!({"type": "object", "properties": fields});
            let content = json!({"application/json": {"schema": schema}});
            let responses = json!({"200": {"content": content}});
            let operation = json!({
                "summary": "Create Cow", "tags": ["Cows"],
                "parameters": query, "requestBody": body, "responses": responses,
            });
            json!({"openapi": "3.0.3", "paths": {"/cows": {"post": operation}}}).to_string()
        };
        let old = document(json!([]), json!({"userId": {"type": "integer"}}));
        let new = document(
            json!([{"in": "query", "name": "page", "schema": {"type": "integer"}}]),
            json!({"userId": {"type": "integer"}, "user_id": {"type": "integer"}}),
        );
        let rules = Rules {
            lock: &Names::default(),
            kept: &Evidence::default(),
            fixups: &[],
        };
        let comparison = Comparison::new(&old, &new, rules).expect("two editions");
        let changes: Vec<(&str, &str)> = comparison
            .api
            .iter()
            .map(|change| (change.row, change.subject.as_str()))
            .collect();
        let expected = [
            ("field added", "Cow.user_id_2"),
            ("optional parameter added", "cows().create().page_query()"),
        ];
        assert_eq!(changes, expected);
    }
}
