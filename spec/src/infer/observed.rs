//! [`Observed`]: the kinds of value that were seen in one place.

use std::collections::BTreeSet;

/// The kinds of value that were seen in one place; none, if only null and empty objects were.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Observed {
    pub(crate) boolean: bool,
    pub(crate) integer: bool,
    pub(crate) number: bool,
    pub(crate) text: bool,
    /// Whether text was seen that is a number.
    pub(crate) number_in_text: bool,
    /// Whether text was seen that is a date or time.
    pub(crate) date: bool,
    /// The texts in samples, if they are words.
    pub(crate) words: BTreeSet<String>,
    /// Whether the place stays untyped: the document allows any value, or the lock says `Value`.
    pub(crate) conflict: bool,
    /// The kinds of the items of lists; none for lists that were only seen empty.
    pub(crate) list: Option<Box<Observed>>,
    /// The kinds of the values of maps.
    pub(crate) map: Option<Box<Observed>>,
    /// The name of the type of objects.
    pub(crate) object: Option<String>,
}

impl Observed {
    /// Adds the kinds that were seen in another place.
    pub(crate) fn merge(&mut self, other: Self) {
        let both = |own: &mut Option<Box<Self>>, other: Option<Box<Self>>| match (own, other) {
            (Some(own), Some(other)) => own.merge(*other),
            (own, Some(other)) => *own = Some(other),
            (_, None) => {}
        };
        self.boolean |= other.boolean;
        self.integer |= other.integer;
        self.number |= other.number;
        self.text |= other.text;
        self.number_in_text |= other.number_in_text;
        self.date |= other.date;
        self.words.extend(other.words);
        self.conflict |= other.conflict;
        both(&mut self.list, other.list);
        both(&mut self.map, other.map);
        self.object = self.object.take().or(other.object);
    }

    /// Whether only null and empty objects were seen.
    pub(crate) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether lists were seen and none had an item; PHP writes empty maps in the same way.
    pub(crate) fn is_empty_list(&self) -> bool {
        self.list.as_ref().is_some_and(|items| items.is_nothing())
    }

    /// Whether any text was seen, also numbers and dates.
    pub(crate) fn is_text(&self) -> bool {
        self.text || self.number_in_text || self.date
    }

    /// Whether objects or maps were seen.
    pub(crate) fn is_object(&self) -> bool {
        self.object.is_some() || self.map.is_some()
    }

    /// Returns a word for the kinds that were seen in one response.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            _ if self.conflict => "several kinds",
            _ if self.object.is_some() => "object",
            _ if self.map.is_some() => "map",
            _ if self.is_empty_list() => "empty list",
            _ if self.list.is_some() => "list",
            _ if self.text => "text",
            _ if self.number_in_text => "number in text",
            _ if self.date => "date in text",
            _ if self.number => "number",
            _ if self.integer => "whole number",
            _ if self.boolean => "boolean",
            _ => "null or nothing",
        }
    }
}
