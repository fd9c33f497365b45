//! [`Causes`]: finds the change of the document behind a change of the crate.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::diff::Change;

/// The changes of a document by where they are, and where the types of the crate are.
#[derive(Debug, Default)]
pub struct Causes<'a> {
    /// By place, as changes write it.
    changes: BTreeMap<String, Vec<&'a Change>>,
    /// Where types are in either edition.
    places: BTreeMap<String, Vec<String>>,
}

impl<'a> Causes<'a> {
    /// Takes the changes, and where the types of both editions are.
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

    /// Where a type is.
    pub(super) fn places(&self, name: &str) -> Vec<String> {
        self.places.get(name).cloned().unwrap_or_default()
    }

    /// Where a member of a type is.
    pub(super) fn members(&self, name: &str, wire_name: &str) -> Vec<String> {
        let places = self.places.get(name).into_iter().flatten();
        if wire_name.is_empty() {
            return places.cloned().collect();
        }
        let wire_name = onlyfansapi_spec::word(wire_name);
        places.map(|place| format!("{place}.{wire_name}")).collect()
    }

    /// Returns the fingerprint of the change that is nearest to one of the places: at it, in it, or
    /// around it. One of a type goes before one of prose or a sample, unless it is prose that changed.
    pub(super) fn of(&self, places: &[String], is_documentation: bool) -> Option<String> {
        let candidates = places.iter().flat_map(|place| {
            let place = written(place);
            let within = self
                .changes
                .range(place.clone()..)
                .take_while(|(other, _)| other.starts_with(&place))
                .filter(|(other, _)| {
                    let rest = &other[place.len()..];
                    // Of an operation, all that it has; of an answer, not its failures.
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

/// Places of queries are written with brackets by the crate and with dots by the document.
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

/// What a place stands in, up to its operation.
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
