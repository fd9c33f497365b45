//! [`Place`]: the place of a value in a tree, as a chain of steps from the root.

/// A link of the chain: the last step to a value, and the place of its parent, on the stack.
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

/// The relation of a value to its list or object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum StepKind {
    /// An item of a list whose items are all of one type.
    Item,
    /// A member of an object whose type knows its names, such as a struct.
    Member,
    /// A member of an object that may have any names, such as a map.
    Entry,
    /// A value that its type requires: an item of a tuple, the content of an enum variant.
    Fixed,
}

impl Place<'_> {
    /// Returns the steps from the root to a place.
    pub(super) fn path(place: Option<&Place<'_>>) -> Vec<Step> {
        let mut path = Vec::new();
        let mut next = place;
        while let Some(place) = next {
            path.push(place.step);
            next = place.parent;
        }
        path.reverse();
        path
    }
}
