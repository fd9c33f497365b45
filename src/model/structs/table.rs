//! [`Table`]: finds a member by its name.

/// A hash table of the names of members, made when the crate is compiled.
///
/// A name takes one or two comparisons, also one that is in no struct.
#[derive(Debug)]
pub struct Table([u8; SLOTS]);

const SLOTS: usize = 256;

/// The mark of a slot without a member.
const EMPTY: u8 = u8::MAX;

impl Table {
    /// Makes the table of names; names beyond the 255th are found by a search.
    pub const fn of(names: &[&str]) -> Self {
        let mut slots = [EMPTY; SLOTS];
        let mut index = 0;
        while index < names.len() && index < EMPTY as usize {
            let mut slot = hash(names[index].as_bytes());
            while slots[slot] != EMPTY {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = index as u8;
            index += 1;
        }
        Self(slots)
    }

    /// Returns the index of a name among those that the table was made of.
    #[inline]
    pub(super) fn find(&self, name: &str, names: &[&str]) -> Option<usize> {
        let mut slot = hash(name.as_bytes());
        // There is an empty slot, since there are fewer members than slots.
        while self.0[slot] != EMPTY {
            let index = usize::from(self.0[slot]);
            if names.get(index).is_some_and(|known| *known == name) {
                return Some(index);
            }
            slot = (slot + 1) % SLOTS;
        }
        let rest = names.get(EMPTY.into()..)?;
        let index = rest.iter().position(|known| *known == name)?;
        Some(index + usize::from(EMPTY))
    }
}

/// Returns the slot of a name, by what tells most names of one struct apart.
#[inline]
const fn hash(name: &[u8]) -> usize {
    let length = name.len();
    if length == 0 {
        return 0;
    }
    let (first, middle, last) = (name[0], name[length / 2], name[length - 1]);
    let mixed = length * 11 + first as usize * 3 + middle as usize * 37 + last as usize * 101;
    mixed % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        let names: Vec<String> = (0..300).map(|number| format!("name{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for length in [0, 1, 2, 60, 255, 256, 300] {
            let names = &names[..length];
            let table = Table::of(names);
            for (index, name) in names.iter().enumerate() {
                assert_eq!(table.find(name, names), Some(index), "{name} of {length}");
            }
            for other in ["", "n", "name", "name300", "eman1"] {
                assert_eq!(table.find(other, names), None, "{other} of {length}");
            }
        }
    }
}
