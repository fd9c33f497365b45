//! [`Facts`]: facts on received members, which become documentation of the fields.

use std::collections::BTreeMap;

use crate::{
    document::{Document, Fact},
    surface::{Definition, Field, Surface},
};

/// The owner in a place that stands for every type with the member.
const EVERY: &str = "*";

/// Facts by type and member.
pub(crate) struct Facts<'a>(BTreeMap<(&'a str, &'a str), &'a Fact>);

impl<'a> Facts<'a> {
    pub(crate) fn new(facts: &'a [Fact]) -> Self {
        let by_place = facts
            .iter()
            .filter_map(|fact| Some((fact.place.split_once('.')?, fact)));
        Self(by_place.collect())
    }

    /// Returns the fact on a member, by its name on the wire.
    pub(crate) fn on(&self, type_name: &str, member: &str) -> Option<&'a Fact> {
        let own = self.0.get(&(type_name, member));
        own.or_else(|| self.0.get(&(EVERY, member))).copied()
    }
}

/// Adds the facts on received members to the documentation of the fields.
pub(crate) fn describe(facts: &[Fact], types: &mut BTreeMap<String, Definition>) {
    let facts = Facts::new(facts);
    for (name, definition) in types {
        for field in fields_of(definition) {
            if let Some(fact) = facts.on(name, &field.wire_name) {
                if !field.doc.is_empty() {
                    field.doc.push_str("\n\n");
                }
                field.doc.push_str(fact.sentence);
            }
        }
    }
}

fn fields_of(definition: &mut Definition) -> &mut [Field] {
    match definition {
        Definition::Struct { fields, .. } => fields,
        Definition::StringEnum(_) | Definition::IntegerEnum(_) => &mut [],
    }
}

/// Returns the places of the document's facts that are not in the documentation of any type.
#[must_use]
pub fn facts_of_nothing(document: &Document, surface: &Surface) -> Vec<&'static str> {
    let is_told = |fact: &Fact| {
        let (owner, member) = fact.place.split_once('.').unwrap_or_default();
        surface.types.iter().any(|(name, definition)| {
            let Definition::Struct { fields, .. } = definition else {
                return false;
            };
            let is_it =
                |field: &Field| field.wire_name == member && field.doc.ends_with(fact.sentence);
            (owner == EVERY || owner == name) && fields.iter().any(is_it)
        })
    };
    let facts = document.facts.iter();
    facts
        .filter(|fact| !is_told(fact))
        .map(|fact| fact.place)
        .collect()
}
