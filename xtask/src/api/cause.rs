//! [`Causes`]: finds the change of the document behind a change of the public API.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::diff::Change;

/// Changes of a document by place, and the places of types.
#[derive(Debug, Default)]
pub struct Causes<'a> {
    /// The changes, by place as changes write it.
    changes: BTreeMap<String, Vec<&'a Change>>,
    /// The places of each type in either edition.
    places: BTreeMap<String, Vec<String>>,
}

impl<'a> Causes<'a> {
    /// Creates an index of changes and of the places of types in both editions.
    #[must_use]
    pub fn new(changes: &'a [Change], places: [&BTreeMap<String, Vec<String>>; 2]) -> Self {
        let mut by_place: BTreeMap<String, Vec<&Change>> = BTreeMap::new();
        for change in changes {
            by_place
                .entry(written(&change.place))
                .or_default()
                .push(change);
        }
        let mut both: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, places) in places.into_iter().flatten() {
            both.entry(name.clone())
                .or_default()
                .extend(places.iter().cloned());
        }
        Self {
            changes: by_place,
            places: both,
        }
    }

    /// Returns the places of a type.
    pub(super) fn places(&self, name: &str) -> Vec<String> {
        self.places.get(name).cloned().unwrap_or_default()
    }

    /// Returns the places of a member of a type.
    pub(super) fn members(&self, name: &str, wire_name: &str) -> Vec<String> {
        let places = self.places.get(name).into_iter().flatten();
        if wire_name.is_empty() {
            return places.cloned().collect();
        }
        let wire_name = onlyfansapi_spec::word(wire_name);
        places.map(|place| format!("{place}.{wire_name}")).collect()
    }

    /// Returns the fingerprint of the change nearest to one of the places: at it, in it, or around it.
    ///
    /// A change of a type precedes one of documentation, unless the cause of changed documentation is
    /// looked for.
    pub(super) fn of(&self, places: &[String], is_documentation: bool) -> Option<String> {
        let candidates = places.iter().flat_map(|place| {
            let place = written(place);
            let within = self
                .changes
                .range(place.clone()..)
                .take_while(|(other, _)| other.starts_with(&place))
                .filter(|(other, _)| {
                    let rest = &other[place.len()..];
                    // In an operation, everything; in a response, not the failures.
                    let is_operation = place.matches(' ').count() == 1;
                    rest.is_empty()
                        || rest.starts_with(['.', '[', '{'])
                        || is_operation && rest.starts_with(' ')
                })
                .map(|(other, changes)| (other.len() - place.len(), changes));
            let around = outer(&place).filter_map(|outer| {
                Some((1_000 + place.len() - outer.len(), self.changes.get(outer)?))
            });
            within.chain(around).collect::<Vec<_>>()
        });
        let nearest = candidates.flat_map(|(distance, changes)| {
            changes.iter().map(move |change| {
                let is_other = change.is_documentation != is_documentation;
                let is_no_type = !change.id.contains("-type-");
                (
                    (is_other, distance, is_no_type, Reverse(change.level)),
                    *change,
                )
            })
        });
        let (_, change) = nearest.min_by_key(|(rank, change)| (*rank, &change.fingerprint))?;
        Some(change.fingerprint.clone())
    }
}

/// Writes a place as changes do: `query.a.b` for the `query.a[b]` of types.
fn written(place: &str) -> String {
    let Some((operation, query)) = place.split_once(" query.") else {
        return place.to_owned();
    };
    let query = query
        .trim_end_matches("[]")
        .replace('[', ".")
        .replace(']', "");
    format!("{operation} query.{query}")
}

/// Returns the places around a place, up to its operation.
fn outer(place: &str) -> impl Iterator<Item = &str> {
    let shorter = |place: &str| -> Option<usize> { place.rfind(['.', '[', '{', ' ']) };
    let operation = place
        .match_indices(' ')
        .nth(1)
        .map_or(place.len(), |(end, _)| end);
    std::iter::successors(Some(place), move |place| {
        let end = shorter(place).filter(|end| *end >= operation)?;
        Some(&place[..end])
    })
    .skip(1)
}
