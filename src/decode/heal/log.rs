//! [`Log`]: the record of the values that healing changed, and of its work.

use std::cell::{Cell, RefCell};

use crate::decode::drift::DriftAction;

/// A [`Drift`](crate::Drift) whose path is still a list of indices.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) path: Vec<usize>,
    pub(super) expected: String,
    pub(super) found: &'static str,
    pub(super) action: DriftAction,
}

impl Note {
    /// Returns the sort key: the order of the body, and a value left out before the values within
    /// it.
    pub(super) fn order(&self) -> (&[usize], bool) {
        (&self.path, self.action == DriftAction::Coerced)
    }
}

/// The record of one or more passes of decoding a tree.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// Whether values are coerced.
    pub(super) coerces: bool,
    /// The values that were coerced in this pass.
    pub(super) notes: RefCell<Vec<Note>>,
    /// The number of values visited in all passes, and between them.
    pub(super) steps: Cell<u64>,
}

impl Log {
    /// Counts visits of values.
    pub(super) fn step(&self, count: usize) {
        self.steps.set(self.steps.get() + count as u64);
    }
}
