//! [`Comparison`]: what a new edition of the document changes, in the document and in the crate.

use std::collections::BTreeMap;

use onlyfansapi_spec::{
    Document, Error, Fixup, Groups, Kept, Lock, Surface, fix, load_value, places, plan, propose,
    read,
};
use serde_json::Value;

use crate::{
    api::{ApiChange, Bump, Causes, api_changes},
    diff::{Change, diff, match_operations},
};

/// What the names, the kept evidence and the fixups of the tree make of a document.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The names that stay.
    pub lock: &'a Lock,
    /// What answers were seen to hold before.
    pub kept: &'a Kept,
    /// The defects that are mended.
    pub fixups: &'a [Fixup],
}

/// What a new edition changes.
#[derive(Debug)]
pub struct Comparison {
    /// The differences between the documents as they stand.
    pub changes: Vec<Change>,
    /// The differences between the crates.
    pub api: Vec<ApiChange>,
    /// The new edition, mended, with what is kept.
    pub document: Document,
    /// What the crate is made of it.
    pub surface: Surface,
    /// The old names, moved with their operations, and the new ones.
    pub lock: Lock,
    /// Lines of the lock that were not there.
    pub added_names: Vec<String>,
    /// What is kept from now on.
    pub kept: Kept,
    /// The fixups that mend nothing in the new edition.
    pub idle_fixups: Vec<&'static str>,
    /// How many operations there were and are.
    pub operations: [usize; 2],
}

/// An edition as the crate is made of it.
struct Edition {
    document: Document,
    lock: Lock,
    surface: Surface,
    places: BTreeMap<String, Vec<String>>,
}

impl Edition {
    fn new(document: Document, lock: &Lock) -> Result<Self, Error> {
        let used = propose(&document, lock)?;
        let surface = plan(&document, &used, &Groups::All)?;
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
    /// If one cannot be read or generated from, naming which.
    pub fn new(old: &str, new: &str, rules: Rules<'_>) -> Result<Self, String> {
        let of = |which: &'static str| move |error: Error| format!("the {which} document: {error}");
        let old_value = load_value(old).map_err(of("old"))?;
        let new_value = load_value(new).map_err(of("new"))?;
        let (old_document, _) = mended(&old_value, rules.fixups).map_err(of("old"))?;
        let (new_document, idle_fixups) = mended(&new_value, rules.fixups).map_err(of("new"))?;
        let operations = [&old_document, &new_document].map(|document| document.operations.len());

        let mut old_document = old_document;
        rules.kept.restore(&mut old_document);
        let moved = match_operations(&old_value, &new_value).moved();
        let kept = Kept::between(&old_document, &new_document, &moved);
        let mut new_document = new_document;
        kept.restore(&mut new_document);

        let old = Edition::new(old_document, rules.lock).map_err(of("old"))?;
        let new = Edition::new(new_document, &old.lock.moved(&moved)).map_err(of("new"))?;

        let changes = diff(&old_value, &new_value);
        let causes = Causes::new(&changes, [&old.places, &new.places]);
        let api = api_changes(&old.surface, &new.surface, &causes);
        Ok(Self {
            api,
            changes,
            document: new.document,
            surface: new.surface,
            added_names: new.lock.unused_in(rules.lock),
            lock: new.lock,
            kept,
            idle_fixups,
            operations,
        })
    }

    /// Returns what a release with the new edition has to raise, from version 1.0 on.
    #[must_use]
    pub fn bump(&self) -> Bump {
        let of_crate = self.api.iter().map(|change| change.bump).max();
        // Prose and samples are in the documentation and in the mock.
        let of_document = (!self.changes.is_empty()).then_some(Bump::Patch);
        of_crate.max(of_document).unwrap_or(Bump::None)
    }
}

/// Reads a document without its known defects; also returns the fixups that had nothing to do.
fn mended(value: &Value, fixups: &[Fixup]) -> Result<(Document, Vec<&'static str>), Error> {
    let mut value = value.clone();
    let idle = fix(&mut value, fixups);
    Ok((read(&value)?, idle))
}
