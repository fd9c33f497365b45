//! [`Healer`]: mends a tree where decoding stopped, and wherever it would stop for the same reason.

use std::collections::HashSet;

use super::{
    Note,
    alike::{Alike, is_out_of},
    hint::{Hint, Signature},
    node::{Log, Node},
    place::{Step, StepKind},
    stop::{Reason, Stop, Where},
    sweep::{Pattern, Sweep, To},
    tree::Tree,
};
use crate::response::drift::{DecodeMode, Drift, DriftAction, Mismatch};

/// How often a tree is decoded.
const MOST_PASSES: usize = 256;

/// How many values are looked at in all passes together: a second or two.
const MOST_VISITS: u64 = 50_000_000;

/// After so many like failures in a map, all of its members are held to be of one type.
const ENOUGH_ENTRIES: usize = 3;

/// A tree that is mended until it can be decoded.
pub(super) struct Healer<'b> {
    tree: Tree<'b>,
    log: Log,
    notes: Vec<Note>,
    passes: usize,
    /// The failures so far, by their places in all lists and maps, and what was expected.
    failures: Vec<(Vec<Pattern>, String)>,
    /// Of objects that lack a member, by their places: the names that they do have, none of which
    /// is another name for it.
    lacking: Vec<(Vec<Pattern>, &'static str, HashSet<String>)>,
}

impl<'b> Healer<'b> {
    pub(super) fn new(tree: Tree<'b>, mode: DecodeMode) -> Self {
        let log = Log {
            coerces: mode == DecodeMode::Heal,
            ..Log::default()
        };
        Self {
            tree,
            log,
            notes: Vec::new(),
            passes: 0,
            failures: Vec::new(),
            lacking: Vec::new(),
        }
    }

    pub(super) fn root(&self) -> Node<'_, '_> {
        Node::root(&self.tree, &self.log)
    }

    /// Mends what was in the way, or says why it is not mended.
    pub(super) fn mend(&mut self, stop: Stop) -> Result<(), Mismatch> {
        self.log.notes.get_mut().clear();
        self.passes += 1;
        let (reason, mut expected, place) = stop.into_parts();
        let way: Vec<usize> = place.way.iter().map(|step| step.index).collect();
        let Some(failing) = self.tree.at(way.iter().copied()) else {
            return Err(self.mismatch(&way, expected));
        };
        if let (Reason::Other, Tree::Text(text)) = (&reason, failing)
            && !text.is_empty()
            && expected.contains(text.as_ref())
        {
            // The type's own message quotes what may be private.
            expected = "another string".to_owned();
        }
        let is_over = self.passes >= MOST_PASSES || self.log.visits.get() > MOST_VISITS;
        if !self.log.coerces || is_over {
            return Err(self.mismatch(&way, expected));
        }
        let pattern = self.pattern(&place, &expected);
        if let Reason::Duplicate(name) = reason
            && self.sweep(&pattern, &Alike::Twice(name), &expected)
        {
            return Ok(());
        }
        let is_fixed = |step: &Step| step.kind == StepKind::Fixed;
        if place.way.iter().all(is_fixed) {
            return Err(self.mismatch_of_root(&reason, &way, expected));
        }
        let alike = self.alike(reason, &expected, &place, &way, &pattern);
        if !self.sweep(&pattern, &alike, &expected) {
            // To get on in any case.
            let exact = self.exact(&place.way);
            self.sweep(&exact, &Alike::Any, &expected);
        }
        Ok(())
    }

    /// Returns what was mended, in the order of the body.
    pub(super) fn finish(self) -> Vec<Drift> {
        let mut notes = self.notes;
        notes.append(&mut self.log.notes.into_inner());
        notes.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut removed: Option<Vec<usize>> = None;
        let mut drift = Vec::with_capacity(notes.len());
        for note in notes {
            let is_within = removed
                .as_ref()
                .is_some_and(|removed| note.way.starts_with(removed));
            match note.action {
                // What was mended and then left out with all around it.
                DriftAction::Coerced if is_within => continue,
                DriftAction::Removed if !is_within => removed = Some(note.way.clone()),
                _ => {}
            }
            drift.push(Drift {
                path: self.tree.path(&note.way),
                expected: note.expected,
                found: note.found.to_owned(),
                action: note.action,
            });
        }
        drift
    }

    fn mismatch(&self, way: &[usize], expected: String) -> Mismatch {
        let found = self.tree.at(way.iter().copied()).unwrap_or(&self.tree);
        Mismatch {
            path: self.tree.path(way),
            expected,
            found: found.describe().into_owned(),
        }
    }

    /// The whole answer is not as expected. If it lacks what was left out, that is why.
    fn mismatch_of_root(&self, reason: &Reason, way: &[usize], expected: String) -> Mismatch {
        let is_it = |note: &&Note| match (reason, note.way.as_slice()) {
            (Reason::Missing(name), [index]) => self.tree.name(*index) == Some(name),
            _ => false,
        };
        match self.notes.iter().find(is_it) {
            Some(note) => Mismatch {
                path: self.tree.path(&note.way),
                expected: note.expected.clone(),
                found: note.found.to_owned(),
            },
            None => self.mismatch(way, expected),
        }
    }

    /// The places of all values that are read like the one at a place.
    fn pattern(&mut self, place: &Where, expected: &str) -> Vec<Pattern> {
        let wide = self.steps(&place.way, |step| match step.kind {
            StepKind::Item => Some(To::Items),
            StepKind::Entry => Some(To::Members),
            _ => None,
        });
        let failure = (wide, expected.to_owned());
        self.failures.push(failure.clone());
        let like = self.failures.iter().filter(|other| **other == failure);
        if like.count() > ENOUGH_ENTRIES {
            return failure.0;
        }
        self.steps(&place.way, |step| {
            (step.kind == StepKind::Item).then_some(To::Items)
        })
    }

    /// This place alone.
    fn exact(&self, way: &[Step]) -> Vec<Pattern> {
        self.steps(way, |step| Some(To::This(step.index)))
    }

    /// The steps of a way, as they are or else by their names.
    fn steps(&self, way: &[Step], to: impl Fn(&Step) -> Option<To>) -> Vec<Pattern> {
        let mut tree = Some(&self.tree);
        let mut pattern = Vec::with_capacity(way.len());
        for step in way {
            let name = tree.and_then(|tree| tree.name(step.index));
            pattern.push(Pattern {
                to: to(step).unwrap_or_else(|| match name {
                    Some(name) => To::Named(name.to_owned()),
                    None => To::Item(step.index),
                }),
                is_fixed: step.kind == StepKind::Fixed,
            });
            tree = tree.and_then(|tree| tree.child(step.index));
        }
        pattern
    }

    /// What is refused for the same reason, for certain.
    fn alike(
        &mut self,
        reason: Reason,
        expected: &str,
        place: &Where,
        way: &[usize],
        pattern: &[Pattern],
    ) -> Alike<'b> {
        let Some(failing) = self.tree.at(way.iter().copied()) else {
            return Alike::Any;
        };
        match (reason, place.hint) {
            (Reason::Hint, Some(hint)) => Alike::Refused {
                hint,
                is_null: *failing == Tree::Null,
            },
            (Reason::Type(met), hint) if met.is(failing, place) => Alike::Signature {
                signature: Signature::of(failing),
                // A hint that was asked for has been followed.
                hint: match hint {
                    Some(Hint::Any) | None => Hint::of_expectation(expected),
                    Some(_) => None,
                },
            },
            (Reason::Value, Some(Hint::Whole)) if is_out_of(expected, failing) => {
                Alike::OutOf(expected.to_owned())
            }
            (Reason::Length, Some(Hint::Tuple)) => Alike::Length(failing.left()),
            (Reason::Missing(name), Some(Hint::Struct)) => {
                let names = failing.names().map(str::to_owned);
                let is_it = |(other, field, _): &&mut (Vec<Pattern>, &str, _)| {
                    *field == name && other == pattern
                };
                let known = match self.lacking.iter_mut().find(is_it) {
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

    fn sweep(&mut self, pattern: &[Pattern], alike: &Alike<'b>, expected: &str) -> bool {
        let before = self.notes.len();
        Sweep {
            alike,
            expected,
            notes: &mut self.notes,
            way: Vec::new(),
        }
        .mend(&mut self.tree, pattern);
        self.notes.len() > before
    }
}
