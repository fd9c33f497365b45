//! Finds what is irregular in a document, and says what becomes of it.

mod answers;
mod anywhere;
mod departures;
mod json;
mod members;
mod operations;
mod parameters;
mod schemas;
mod sites;
mod walk;

use serde_json::Value;

use sites::Sites;

/// Something irregular in a document, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quirk {
    /// What is irregular, as "operation ids that are empty".
    pub name: &'static str,
    /// How it is repaired, as "ids are not read, names come from names.lock".
    pub repair: &'static str,
    /// JSON pointers to where it is, in the order of the document's sorted paths.
    pub places: Vec<String>,
}

/// Knows one quirk.
struct Detector {
    name: &'static str,
    repair: &'static str,
    places: fn(&Sites<'_>) -> Vec<String>,
}

const DETECTORS: [&[Detector]; 6] = [
    operations::DETECTORS,
    parameters::DETECTORS,
    answers::DETECTORS,
    schemas::DETECTORS,
    members::DETECTORS,
    anywhere::DETECTORS,
];

/// Returns the quirks of a document as it was loaded, those that occur, in a fixed order.
///
/// The repairs are those of what is generated from: successful answers, and what is sent. Schemas of
/// errors are searched, too, but nothing is made of them.
#[must_use]
pub fn quirks(document: &Value) -> Vec<Quirk> {
    let sites = walk::walk(document);
    DETECTORS
        .into_iter()
        .flatten()
        .map(|detector| Quirk {
            name: detector.name,
            repair: detector.repair,
            places: (detector.places)(&sites),
        })
        .filter(|quirk| !quirk.places.is_empty())
        .collect()
}

#[cfg(test)]
mod tests;
