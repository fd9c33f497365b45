//! [`Seen`]: the rows and cursors of a walk so far, as many of them as it remembers.

use std::{
    collections::{HashSet, VecDeque},
    hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState},
};

/// The number of rows, and of cursors, that a walk remembers.
///
/// Rows shift while a list is walked, by as many as are new meanwhile: a repeated row is among the last
/// ones. A row needs some 30 bytes.
pub(super) const REMEMBERED: usize = 10_000;

/// The last values of a kind, by their hashes.
///
/// Two values of one hash are taken for one. The hashes have 64 bits and a random key, so among ten
/// thousand values and one that is new this has a probability of 1 in 10^15.
pub(super) struct Seen {
    key: RandomState,
    hashes: HashSet<u64, BuildHasherDefault<Hashed>>,
    order: VecDeque<u64>,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self {
            key: RandomState::new(),
            hashes: HashSet::default(),
            order: VecDeque::new(),
        }
    }

    /// Remembers a value; returns whether it is new.
    pub(super) fn insert(&mut self, value: &impl Hash) -> bool {
        let hash = self.key.hash_one(value);
        if !self.hashes.insert(hash) {
            return false;
        }
        self.order.push_back(hash);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.hashes.remove(&oldest);
        }
        true
    }
}

/// The hasher of a number that is a hash already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    /// Is not called: only numbers are hashed.
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_values_are_remembered_and_earlier_ones_forgotten() {
        let mut seen = Seen::new();
        for value in 0..=REMEMBERED {
            assert!(seen.insert(&value));
        }
        assert!(!seen.insert(&REMEMBERED) && !seen.insert(&1_usize));
        assert!(seen.insert(&0_usize));
        assert_eq!(seen.hashes.len(), REMEMBERED);
        assert_eq!(seen.order.len(), REMEMBERED);
    }
}
