//! [`Node`]: a value of the document, with its position there.

use serde_json::Value;

use super::{
    follow,
    notes::{Departure, Note, Notes},
};

/// A value of the document and its position, which becomes a JSON pointer only for a note.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Value,
    root: &'a Value,
    place: Place<'a>,
    /// The notes, or `None` if none are wanted.
    notes: Option<&'a Notes>,
}

#[derive(Clone, Copy)]
enum Place<'a> {
    At(&'a str),
    Member(&'a Node<'a>, &'a str),
    Item(&'a Node<'a>, usize),
}

impl<'a> Node<'a> {
    pub(super) fn root(root: &'a Value, notes: Option<&'a Notes>) -> Self {
        Self {
            value: root,
            root,
            place: Place::At(""),
            notes,
        }
    }

    /// Returns a member, or null if the value has no such member.
    pub(super) fn get(&'a self, name: &'a str) -> Self {
        Self {
            value: self.value.get(name).unwrap_or(&Value::Null),
            place: Place::Member(self, name),
            ..*self
        }
    }

    /// Returns the members by name. Their own order depends on what else is in a user's build, where
    /// another crate may make JSON objects keep the order of the document.
    pub(super) fn members(&'a self) -> Vec<(&'a str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        let mut members: Vec<(&str, Self)> = members
            .map(|(name, value)| {
                let place = Place::Member(self, name);
                (
                    name.as_str(),
                    Self {
                        value,
                        place,
                        ..*self
                    },
                )
            })
            .collect();
        members.sort_unstable_by_key(|(name, _)| *name);
        members
    }

    pub(super) fn items(&'a self) -> impl Iterator<Item = Self> {
        let items = super::array(Some(self.value)).iter().enumerate();
        items.map(|(index, value)| Self {
            value,
            place: Place::Item(self, index),
            ..*self
        })
    }

    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.value.get(name)?.as_str()
    }

    /// Returns a node at the same position, with null as its value.
    pub(super) fn emptied(&self) -> Self {
        Self {
            value: &Value::Null,
            ..*self
        }
    }

    /// Follows references; one that leads nowhere, or in a circle, reads as null.
    pub(super) fn resolved(&self) -> Self {
        let (pointer, value) = follow(self.root, self.value);
        let Some(pointer) = pointer else {
            return *self;
        };
        self.note_if(Departure::LostReference, || value.is_null());
        let place = if value.is_null() {
            self.place
        } else {
            Place::At(pointer)
        };
        Self {
            value,
            place,
            ..*self
        }
    }

    pub(super) fn note(&self, departure: Departure) {
        self.note_if(departure, || true);
    }

    /// Notes a departure, if there is one; looks for it only if notes are wanted.
    pub(super) fn note_if(&self, departure: Departure, is_one: impl FnOnce() -> bool) {
        if let Some(notes) = self.notes
            && is_one()
        {
            notes.borrow_mut().push(Note {
                departure,
                pointer: self.pointer(),
                operation: None,
            });
        }
    }

    fn pointer(&self) -> String {
        match self.place {
            Place::At(pointer) => pointer.to_owned(),
            Place::Member(outer, name) => {
                let name = name.replace('~', "~0").replace('/', "~1");
                format!("{}/{name}", outer.pointer())
            }
            Place::Item(outer, index) => format!("{}/{index}", outer.pointer()),
        }
    }
}
