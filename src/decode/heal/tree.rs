//! [`Tree`]: a body as untyped JSON.

use std::{borrow::Cow, fmt::Write};

use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::{Number, value::RawValue};

use crate::model::salvage;

/// The length in bytes from which on the name of a member is cut in a path.
///
/// A name has any length, and stands in the path of every value below it.
const LONGEST_NAME: usize = 256;

/// A JSON value.
///
/// Unlike [`serde_json::Value`], it borrows from the body and keeps the members of an object in
/// their order, including duplicate names.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree<'a> {
    Null,
    Bool(bool),
    /// A number, and as it is in the body, unless it is whole and short or was coerced.
    Number(Number, &'a str),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
    /// A value that no Rust type can hold, such as `1e999`, as it is in the body.
    Broken(Flaw, &'a [u8]),
    /// A value that was left out. It keeps its index, so that the others keep theirs, and its
    /// names.
    Removed(Option<Box<Tree<'a>>>),
    /// An item that was read before healing, and is not parsed again.
    Read,
}

/// The reason why no Rust type can hold a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Flaw {
    /// A string is not Unicode.
    Text,
    /// The name of the member is not Unicode.
    Name,
    /// A number is out of range.
    Range,
    /// The value is nested too deeply.
    Depth,
}

impl<'a> Tree<'a> {
    /// Replaces the value by [`Tree::Removed`].
    pub(super) fn remove(&mut self) {
        let removed = std::mem::replace(self, Self::Null);
        *self = Self::Removed((removed.len() > 0).then(|| Box::new(removed)));
    }

    pub(super) fn is_removed(&self) -> bool {
        matches!(self, Self::Removed(_) | Self::Read)
    }

    /// Returns a member or item by its index.
    pub(super) fn child(&self, index: usize) -> Option<&Self> {
        match self {
            Self::List(items) => items.get(index),
            Self::Object(members) => members.get(index).map(|(_, member)| member),
            _ => None,
        }
    }

    /// Returns a member or item by its index, mutably.
    pub(super) fn child_mut(&mut self, index: usize) -> Option<&mut Self> {
        match self {
            Self::List(items) => items.get_mut(index),
            Self::Object(members) => members.get_mut(index).map(|(_, member)| member),
            _ => None,
        }
    }

    /// Returns the name of a member by its index.
    pub(super) fn name(&self, index: usize) -> Option<&str> {
        match self {
            Self::Object(members) => members.get(index).map(|(name, _)| name.as_ref()),
            _ => None,
        }
    }

    /// Returns the names of the members that were not removed.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let members = match self {
            Self::Object(members) => members.as_slice(),
            _ => &[],
        };
        let left = members.iter().filter(|(_, member)| !member.is_removed());
        left.map(|(name, _)| name.as_ref())
    }

    /// Returns the value at a path.
    pub(super) fn at(&self, path: impl IntoIterator<Item = usize>) -> Option<&Self> {
        path.into_iter()
            .try_fold(self, |tree, index| tree.child(index))
    }

    /// Returns the number of members or items, including removed ones.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            Self::Object(members) => members.len(),
            _ => 0,
        }
    }

    /// Returns the number of members or items that were not removed.
    pub(super) fn left(&self) -> usize {
        match self {
            Self::List(items) => items.iter().filter(|item| !item.is_removed()).count(),
            _ => self.names().count(),
        }
    }

    /// Writes a path as text, such as `data[3].id`.
    pub(super) fn path(&self, path: &[usize]) -> String {
        let mut text = String::with_capacity(32);
        let mut tree = self;
        for index in path {
            while let Self::Removed(Some(removed)) = tree {
                tree = removed;
            }
            match tree.name(*index) {
                Some(name) => {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    push_name(&mut text, name);
                }
                // Writing to a string does not fail.
                None => drop(write!(text, "[{index}]")),
            }
            let Some(child) = tree.child(*index) else {
                break;
            };
            tree = child;
        }
        text
    }

    /// Describes the value: a number by itself, any other value by its kind, since text may be
    /// private.
    pub(super) fn describe(&self) -> Cow<'static, str> {
        match self {
            Self::Number(number, _) => number.to_string().into(),
            other => other.kind().into(),
        }
    }

    /// Returns the kind of the value in words.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Number(number, _) if number.is_i64() => "a whole number",
            Self::Number(number, _) if number.is_u64() => "a whole number beyond 63 bits",
            Self::Number(number, _) => match number.as_f64() {
                Some(number) if number.abs() >= 1e18 => "a number beyond 64 bits",
                _ => "a number with decimals",
            },
            Self::Text(text) if text.is_empty() => "an empty string",
            Self::Text(text) if text.parse::<f64>().is_ok() => "a number in a string",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Broken(flaw, _) => match flaw {
                Flaw::Text => "a string that is not Unicode",
                Flaw::Name => "a member whose name is not Unicode",
                Flaw::Range => "a number out of range",
                Flaw::Depth => "values nested too deeply",
            },
            Self::Removed(_) | Self::Read => "nothing",
        }
    }
}

/// Serializes a part of a body for types that keep raw JSON.
impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_left = |tree: &&Self| !tree.is_removed();
        match self {
            Self::Null | Self::Removed(_) | Self::Read => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number, _) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            // The items that are missing were read as those of another list.
            Self::List(items) if items.first() == Some(&Self::Read) => {
                salvage::skip();
                Err(S::Error::custom("expected a list that was not read"))
            }
            Self::List(items) => serializer.collect_seq(items.iter().filter(is_left)),
            Self::Object(members) => {
                let members = members.iter().map(|(name, member)| (name, member));
                serializer.collect_map(members.filter(|(_, member)| is_left(member)))
            }
            Self::Broken(Flaw::Name, _) => Err(S::Error::custom("expected names in Unicode")),
            Self::Broken(_, json) => serde_json::from_slice::<&RawValue>(json)
                .map_err(|_| S::Error::custom("expected JSON in Unicode"))?
                .serialize(serializer),
        }
    }
}

/// Adds the name of a member to a path, or the beginning of a long one.
fn push_name(path: &mut String, name: &str) {
    if name.len() <= LONGEST_NAME {
        path.push_str(name);
    } else {
        let is_end = |end: &usize| name.is_char_boundary(*end);
        let end = (0..=LONGEST_NAME).rev().find(is_end).unwrap_or_default();
        path.push_str(&name[..end]);
        path.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_in_a_path() {
        let name = "é".repeat(200);
        let tree = Tree::Object(vec![(name.into(), Tree::List(vec![Tree::Null]))]);
        let path = tree.path(&[0, 0]);
        assert_eq!(path, format!("{}…[0]", "é".repeat(128)));
    }
}
