//! [`Seen`]: the rows and cursors of a walk so far, as many of them as it remembers.

use std::{
    collections::{HashSet, VecDeque},
    hash::Hash,
};

/// The number of rows, and of cursors, that a walk remembers.
///
/// Rows shift while a list is walked, by as many as are new meanwhile: a repeated row is among the last
/// ones. A row needs some 100 bytes.
pub(super) const REMEMBERED: usize = 10_000;

/// The last values of a kind.
pub(super) struct Seen<T> {
    values: HashSet<T>,
    order: VecDeque<T>,
}

impl<T: Hash + Eq + Clone> Seen<T> {
    pub(super) fn new() -> Self {
        Self {
            values: HashSet::new(),
            order: VecDeque::new(),
        }
    }

    /// Remembers a value; returns whether it is new.
    pub(super) fn insert(&mut self, value: T) -> bool {
        if !self.values.insert(value.clone()) {
            return false;
        }
        self.order.push_back(value);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.values.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_values_are_remembered_and_earlier_ones_forgotten() {
        let mut seen = Seen::new();
        for value in 0..=REMEMBERED {
            assert!(seen.insert(value));
        }
        assert!(!seen.insert(REMEMBERED) && !seen.insert(1));
        assert!(seen.insert(0));
        assert_eq!(seen.values.len(), REMEMBERED);
        assert_eq!(seen.order.len(), REMEMBERED);
    }
}
