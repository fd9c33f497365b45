//! Follows references, and finds those whose targets differ between the editions.

use std::collections::BTreeSet;

use onlyfansapi_spec::resolve;
use serde_json::Value;

use super::{Diff, NULL, Pointer, equality::same};

impl<'a> Diff<'a> {
    /// Whether two values and the targets of their references are the same.
    pub(super) fn is_same(&self, old: &Value, new: &Value) -> bool {
        same(old, new) && !mentions(old, &self.changed)
    }

    /// Follows the references on both sides to their targets.
    pub(super) fn follow<'w>(
        &mut self,
        at: Pointer<'w>,
        old: &'a Value,
        new: &'a Value,
    ) -> (Pointer<'w>, &'a Value, &'a Value) {
        self.note(old.get("$ref"), new.get("$ref"));
        let targets = (target_of(self.old, old), target_of(self.new, new));
        let at = if targets == (None, None) {
            at
        } else {
            let (old_pointer, new_pointer) = at.texts(self.old, self.new);
            Pointer::root(
                &targets.0.unwrap_or(old_pointer),
                &targets.1.unwrap_or(new_pointer),
                at.place(),
            )
        };
        (at, resolve(self.old, old), resolve(self.new, new))
    }

    /// Remembers that the targets of two references are compared in place of them.
    pub(super) fn note(&mut self, old: Option<&Value>, new: Option<&Value>) {
        let text = |reference: Option<&Value>| reference?.as_str().map(str::to_owned);
        self.referred.insert((text(old), text(new)));
    }

    /// Whether a component was compared in place of a reference: with itself, or, if one edition alone
    /// has it, with its replacement.
    pub(super) fn is_compared(&self, reference: &str, old: &Value, new: &Value) -> bool {
        let is_it = |other: &Option<String>| other.as_deref() == Some(reference);
        self.referred.iter().any(|(before, after)| {
            (is_it(before) || old.is_null()) && (is_it(after) || new.is_null())
        })
    }
}

/// Returns the pointer at the end of a chain of references.
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

/// Returns the references whose targets differ between the editions, directly or by other references.
pub(super) fn changed(old: &Value, new: &Value) -> BTreeSet<String> {
    let mut references = BTreeSet::new();
    find_references(old, &mut references);
    let (mut changed, mut left): (BTreeSet<String>, BTreeSet<String>) =
        references.into_iter().partition(|reference| {
            let [old, new] = [old, new].map(|root| target(root, reference));
            !same(old, new)
        });
    // A target that mentions a changed reference differs as well, however deeply they are nested.
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
    target.unwrap_or(NULL)
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
