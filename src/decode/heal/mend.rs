//! [`Healer`]: mends a tree at the value that stopped decoding, and at all values like it.

use std::collections::HashSet;

use super::{
    alike::{Alike, is_out_of_range},
    decode_error::{DecodeError, Location, Reason},
    hint::{Hint, Signature},
    log::{Log, Note},
    node::Node,
    parse::Parsed,
    place::{Step, StepKind},
    sweep::{Pattern, Sweep, Target},
    tree::Tree,
};
use crate::decode::drift::{DecodeMode, Drift, DriftAction, Mismatch};

/// The largest number of passes in which a tree is decoded.
const MOST_PASSES: usize = 256;

/// The number of values that healing may visit in any tree: a fraction of a second.
const FREE_STEPS: u64 = 4_000_000;

/// The number of further visits for each value of the tree, so that the work grows no faster than
/// the body.
const STEPS_PER_VALUE: u64 = 16;

/// The number of like failures in a map after which all of its members count as one type.
const ENOUGH_ENTRIES: usize = 3;

/// A tree that is mended until it can be decoded.
pub(super) struct Healer<'b> {
    tree: Tree<'b>,
    log: Log,
    notes: Vec<Note>,
    passes: usize,
    /// The number of steps after which healing is given up.
    most_steps: u64,
    /// The failures so far: their patterns in all lists and maps, and the expected types.
    failures: Vec<(Vec<Pattern>, String)>,
    /// The objects that lack a member, by their patterns, and the names that they do have, which
    /// are therefore no aliases of the missing one.
    lacking: Vec<(Vec<Pattern>, &'static str, HashSet<String>)>,
}

impl<'b> Healer<'b> {
    pub(super) fn new(parsed: Parsed<'b>, mode: DecodeMode) -> Self {
        let log = Log {
            coerces: mode == DecodeMode::Heal,
            ..Log::default()
        };
        Self {
            tree: parsed.tree,
            log,
            notes: Vec::new(),
            passes: 0,
            most_steps: FREE_STEPS + STEPS_PER_VALUE * parsed.values,
            failures: Vec::new(),
            lacking: Vec::new(),
        }
    }

    pub(super) fn root(&self) -> Node<'_, '_> {
        Node::root(&self.tree, &self.log)
    }

    /// Mends the value at which decoding stopped, and all values like it.
    ///
    /// # Errors
    ///
    /// Returns a [`Mismatch`] in strict mode, if the value cannot be left out, or if the limit of
    /// passes or steps is reached.
    pub(super) fn mend(&mut self, error: DecodeError) -> Result<(), Mismatch> {
        self.log.notes.get_mut().clear();
        self.passes += 1;
        let (reason, mut expected, location) = error.into_parts();
        let path: Vec<usize> = location.path.iter().map(|step| step.index).collect();
        let Some(failing) = self.tree.at(path.iter().copied()) else {
            return Err(self.mismatch(&path, expected));
        };
        if let (Reason::Other, Tree::Text(text)) = (&reason, failing)
            && !text.is_empty()
            && expected.contains(text.as_ref())
        {
            // The type's own message quotes the value, which may be private.
            expected = "another string".to_owned();
        }
        if !self.log.coerces {
            return Err(self.mismatch(&path, expected));
        }
        if self.passes >= MOST_PASSES || self.log.steps.get() > self.most_steps {
            let mut mismatch = self.mismatch(&path, expected);
            mismatch.found += ", after more mismatches than are healed";
            return Err(mismatch);
        }
        let pattern = self.pattern(&location, &expected);
        if let Reason::Duplicate(name) = reason
            && self.sweep(&pattern, &Alike::Duplicate(name), &expected)
        {
            return Ok(());
        }
        let is_fixed = |step: &Step| step.kind == StepKind::Fixed;
        if location.path.iter().all(is_fixed) {
            return Err(self.mismatch_of_root(&reason, &path, expected));
        }
        let alike = self.alike(reason, &expected, &location, &path, &pattern);
        if !self.sweep(&pattern, &alike, &expected) {
            // Each pass mends at least the value that stopped it, so that decoding always ends.
            let exact = self.exact(&location.path);
            self.sweep(&exact, &Alike::Any, &expected);
        }
        Ok(())
    }

    /// Returns the number of steps so far.
    #[cfg(test)]
    pub(super) fn step_count(&self) -> u64 {
        self.log.steps.get()
    }

    /// Returns the mended values, in the order of the body.
    pub(super) fn finish(self) -> Vec<Drift> {
        let mut notes = self.notes;
        notes.append(&mut self.log.notes.into_inner());
        notes.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut removed: Option<Vec<usize>> = None;
        let mut drift = Vec::with_capacity(notes.len());
        for note in notes {
            let is_within = removed
                .as_ref()
                .is_some_and(|removed| note.path.starts_with(removed));
            match note.action {
                // The value was coerced, and then left out with the value around it.
                DriftAction::Coerced if is_within => continue,
                DriftAction::Removed if !is_within => removed = Some(note.path.clone()),
                _ => {}
            }
            drift.push(Drift {
                path: self.tree.path(&note.path),
                expected: note.expected,
                found: note.found.to_owned(),
                action: note.action,
            });
        }
        drift
    }

    /// Returns the mismatch at a path.
    fn mismatch(&self, path: &[usize], expected: String) -> Mismatch {
        let found = self.tree.at(path.iter().copied()).unwrap_or(&self.tree);
        Mismatch {
            path: self.tree.path(path),
            expected,
            found: found.describe().into_owned(),
        }
    }

    /// Returns the mismatch of the whole body, or of the member whose removal caused it.
    fn mismatch_of_root(&self, reason: &Reason, path: &[usize], expected: String) -> Mismatch {
        let is_cause = |note: &&Note| match (reason, note.path.as_slice()) {
            (Reason::Missing(name), [index]) => self.tree.name(*index) == Some(name),
            _ => false,
        };
        match self.notes.iter().find(is_cause) {
            Some(note) => Mismatch {
                path: self.tree.path(&note.path),
                expected: note.expected.clone(),
                found: note.found.to_owned(),
            },
            None => self.mismatch(path, expected),
        }
    }

    /// Returns the pattern of all values that are decoded like the one at a location.
    fn pattern(&mut self, location: &Location, expected: &str) -> Vec<Pattern> {
        let wide = self.steps(&location.path, |step| match step.kind {
            StepKind::Item => Some(Target::Items),
            StepKind::Entry => Some(Target::Members),
            _ => None,
        });
        let failure = (wide, expected.to_owned());
        self.failures.push(failure.clone());
        let like = self.failures.iter().filter(|other| **other == failure);
        if like.count() > ENOUGH_ENTRIES {
            return failure.0;
        }
        self.steps(&location.path, |step| {
            (step.kind == StepKind::Item).then_some(Target::Items)
        })
    }

    /// Returns the pattern of one value alone.
    fn exact(&self, path: &[Step]) -> Vec<Pattern> {
        self.steps(path, |step| Some(Target::This(step.index)))
    }

    /// Returns the pattern of a path: for each step the target given, or else its name or index.
    fn steps(&self, path: &[Step], target: impl Fn(&Step) -> Option<Target>) -> Vec<Pattern> {
        let mut tree = Some(&self.tree);
        let mut pattern = Vec::with_capacity(path.len());
        for step in path {
            let name = tree.and_then(|tree| tree.name(step.index));
            pattern.push(Pattern {
                target: target(step).unwrap_or_else(|| match name {
                    Some(name) => Target::Named(name.to_owned()),
                    None => Target::Item(step.index),
                }),
                is_fixed: step.kind == StepKind::Fixed,
            });
            tree = tree.and_then(|tree| tree.child(step.index));
        }
        pattern
    }

    /// Returns the values that are certainly refused for the same reason as the one at a path.
    fn alike(
        &mut self,
        reason: Reason,
        expected: &str,
        location: &Location,
        path: &[usize],
        pattern: &[Pattern],
    ) -> Alike<'b> {
        let Some(failing) = self.tree.at(path.iter().copied()) else {
            return Alike::Any;
        };
        match (reason, location.hint) {
            (Reason::Hint, Some(hint)) => Alike::Refused {
                hint,
                is_null: *failing == Tree::Null,
            },
            (Reason::Type(found), hint) if found.is(failing, location) => Alike::Signature {
                signature: Signature::of(failing),
                // The deserializer has already coerced to a hint that it was given.
                hint: match hint {
                    Some(Hint::Any) | None => Hint::of_expectation(expected),
                    Some(_) => None,
                },
            },
            (Reason::Value, Some(Hint::Integer)) if is_out_of_range(expected, failing) => {
                Alike::OutOfRange(expected.to_owned())
            }
            (Reason::Length, Some(Hint::Tuple)) => Alike::Length(failing.left()),
            (Reason::Missing(name), Some(Hint::Struct)) => {
                let names = failing.names().map(str::to_owned);
                let is_same = |(other, field, _): &&mut (Vec<Pattern>, &str, _)| {
                    *field == name && other == pattern
                };
                let known = match self.lacking.iter_mut().find(is_same) {
                    Some((.., known)) => {
                        known.extend(names);
                        known.clone()
                    }
                    None => {
                        let known: HashSet<String> = names.collect();
                        self.lacking.push((pattern.to_vec(), name, known.clone()));
                        known
                    }
                };
                Alike::Names(known)
            }
            (Reason::Name, _) => Alike::None,
            _ => Alike::Same(failing.clone()),
        }
    }

    /// Mends all like values at a pattern; returns whether there were any.
    fn sweep(&mut self, pattern: &[Pattern], alike: &Alike<'b>, expected: &str) -> bool {
        let before = self.notes.len();
        Sweep {
            alike,
            expected,
            notes: &mut self.notes,
            log: &self.log,
            path: Vec::new(),
        }
        .mend(&mut self.tree, pattern);
        self.notes.len() > before
    }
}
