//! [`Place`]: a place in a tree, as the steps that lead there.

/// A step down to a value, on the stack.
pub(super) struct Place<'p> {
    pub(super) parent: Option<&'p Place<'p>>,
    pub(super) step: Step,
}

/// A step from a list or object down to one of its values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) index: usize,
    pub(super) kind: StepKind,
}

/// What the values of a list or object have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum StepKind {
    /// An item of a list whose items are all of one type.
    Item,
    /// A member of an object whose names are known to its type.
    Member,
    /// A member of an object that may have any names.
    Entry,
    /// What a type cannot do without: an item of a tuple, the content of an enum.
    Fixed,
}

impl Place<'_> {
    /// The way from the root.
    pub(super) fn way(place: Option<&Place<'_>>) -> Vec<Step> {
        let mut way = Vec::new();
        let mut next = place;
        while let Some(place) = next {
            way.push(place.step);
            next = place.parent;
        }
        way.reverse();
        way
    }
}
