//! [`Tree`]: a body as it stands, with nothing decided about types.

use std::{borrow::Cow, fmt::Write};

use serde::{Serialize, Serializer};
use serde_json::{Number, value::RawValue};

/// A JSON value.
///
/// Lighter than [`serde_json::Value`]: it borrows from the body, keeps members in their order, and
/// the second of two members with one name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
    /// JSON by its grammar that has no value in Rust, such as `1e999`.
    Broken(&'a str),
    /// What was taken out. It keeps its place, so that the others keep theirs, and its names.
    Removed(Option<Box<Tree<'a>>>),
}

impl<'a> Tree<'a> {
    /// Takes the value out.
    pub(super) fn remove(&mut self) {
        let removed = std::mem::replace(self, Self::Null);
        *self = Self::Removed((removed.len() > 0).then(|| Box::new(removed)));
    }

    pub(super) fn is_removed(&self) -> bool {
        matches!(self, Self::Removed(_))
    }

    /// Returns a member or item by its place.
    pub(super) fn child(&self, index: usize) -> Option<&Self> {
        match self {
            Self::List(items) => items.get(index),
            Self::Object(members) => members.get(index).map(|(_, member)| member),
            _ => None,
        }
    }

    /// Returns a member or item by its place, to be changed.
    pub(super) fn child_mut(&mut self, index: usize) -> Option<&mut Self> {
        match self {
            Self::List(items) => items.get_mut(index),
            Self::Object(members) => members.get_mut(index).map(|(_, member)| member),
            _ => None,
        }
    }

    /// Returns the name of a member by its place.
    pub(super) fn name(&self, index: usize) -> Option<&str> {
        match self {
            Self::Object(members) => members.get(index).map(|(name, _)| name.as_ref()),
            _ => None,
        }
    }

    /// Returns the names of the members that are left.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let members = match self {
            Self::Object(members) => members.as_slice(),
            _ => &[],
        };
        let left = members.iter().filter(|(_, member)| !member.is_removed());
        left.map(|(name, _)| name.as_ref())
    }

    /// Returns what is at the end of a way.
    pub(super) fn at(&self, way: impl IntoIterator<Item = usize>) -> Option<&Self> {
        way.into_iter()
            .try_fold(self, |tree, index| tree.child(index))
    }

    /// Returns how many members or items there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            Self::Object(members) => members.len(),
            _ => 0,
        }
    }

    /// Returns how many members or items are left.
    pub(super) fn left(&self) -> usize {
        match self {
            Self::List(items) => items.iter().filter(|item| !item.is_removed()).count(),
            _ => self.names().count(),
        }
    }

    /// Writes a way as people do: `data[3].id`.
    pub(super) fn path(&self, way: &[usize]) -> String {
        let mut path = String::with_capacity(32);
        let mut tree = self;
        for index in way {
            while let Self::Removed(Some(removed)) = tree {
                tree = removed;
            }
            match tree.name(*index) {
                Some(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                // Writing to a string does not fail.
                None => drop(write!(path, "[{index}]")),
            }
            let Some(child) = tree.child(*index) else {
                break;
            };
            tree = child;
        }
        path
    }

    /// Describes the value without quoting text, which may be private.
    pub(super) fn describe(&self) -> Cow<'static, str> {
        match self {
            Self::Number(number) => number.to_string().into(),
            other => other.kind().into(),
        }
    }

    /// Names the kind of the value.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Number(number) if number.is_i64() => "a whole number",
            Self::Number(number) if number.is_u64() => "a whole number beyond 63 bits",
            Self::Number(number) => match number.as_f64() {
                Some(number) if number.abs() >= 1e18 => "a number beyond 64 bits",
                _ => "a number with decimals",
            },
            Self::Text(text) if text.is_empty() => "an empty string",
            Self::Text(text) if text.parse::<f64>().is_ok() => "a number in a string",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Broken(text) => match text.as_bytes().first() {
                Some(b'"') => "a string that is not Unicode",
                Some(b'[' | b'{') => "values nested too deeply",
                _ => "a number out of range",
            },
            Self::Removed(_) => "nothing",
        }
    }
}

/// So that a part of a body can be kept as text.
impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_left = |tree: &&Self| !tree.is_removed();
        match self {
            Self::Null | Self::Removed(_) => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items.iter().filter(is_left)),
            Self::Object(members) => {
                let members = members.iter().map(|(name, member)| (name, member));
                serializer.collect_map(members.filter(|(_, member)| is_left(member)))
            }
            Self::Broken(text) => serde_json::from_str::<&RawValue>(text)
                .map_err(serde::ser::Error::custom)?
                .serialize(serializer),
        }
    }
}
