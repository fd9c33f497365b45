//! [`DecodeError`]: the error of decoding a tree, with its reason and location.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::{
    hint::Hint,
    place::{Place, Step},
};
use crate::model::lenient::BY_KIND;

/// The error of decoding a tree.
///
/// It carries its location, so that an error from which a type recovers leaves no trace.
#[derive(Debug)]
pub(super) struct DecodeError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    reason: Reason,
    expected: String,
    location: Option<Location>,
}

/// The reason why a value was refused.
#[derive(Debug)]
pub(super) enum Reason {
    /// The deserializer refused the value for the hint.
    Hint,
    /// The type refused the value for its kind.
    Type(Found),
    /// The value is of an expected kind, but not an expected value.
    Value,
    /// An object lacks a member.
    Missing(&'static str),
    /// An object has several members of one name.
    Duplicate(&'static str),
    /// A list has too few or too many items.
    Length,
    /// The name of a member was refused.
    Name,
    Other,
}

/// The value that a type found when it refused its kind.
#[derive(Debug, PartialEq)]
pub(super) enum Found {
    /// Any value of a kind: see [`BY_KIND`].
    Kind,
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(String),
    List,
    Object,
    Other,
}

/// The location at which decoding stopped.
#[derive(Debug)]
pub(super) struct Location {
    pub(super) path: Vec<Step>,
    /// The kind of value that the type asked for; `None` if the type rejected the value itself.
    pub(super) hint: Option<Hint>,
    /// Whether the type has looked into the list or object.
    pub(super) has_looked: bool,
}

impl DecodeError {
    pub(super) fn new(reason: Reason, expected: String) -> Self {
        Self(Box::new(Inner {
            reason,
            expected,
            location: None,
        }))
    }

    /// Adds a location, unless the error has one, which is more exact.
    #[cold]
    pub(super) fn or_at(
        mut self,
        place: Option<&Place<'_>>,
        hint: Option<Hint>,
        has_looked: bool,
    ) -> Self {
        self.0.location.get_or_insert_with(|| Location {
            path: Place::path(place),
            hint,
            has_looked,
        });
        self
    }

    /// Changes the reason: the name of a member was refused, not its value.
    pub(super) fn about_name(mut self) -> Self {
        self.0.reason = Reason::Name;
        self
    }

    pub(super) fn into_parts(self) -> (Reason, String, Location) {
        let Inner {
            reason,
            expected,
            location,
        } = *self.0;
        let location = location.unwrap_or(Location {
            path: Vec::new(),
            hint: None,
            has_looked: true,
        });
        (reason, expected, location)
    }
}

impl de::Error for DecodeError {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Reason::Other, expectation(&message.to_string()))
    }

    #[cold]
    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match unexpected {
            by_kind if by_kind == BY_KIND => Found::Kind,
            Unexpected::Unit => Found::Null,
            Unexpected::Bool(value) => Found::Bool(value),
            Unexpected::Signed(value) => Found::Signed(value),
            Unexpected::Unsigned(value) => Found::Unsigned(value),
            Unexpected::Float(value) => Found::Float(value),
            Unexpected::Str(value) => Found::Text(value.to_owned()),
            Unexpected::Seq => Found::List,
            Unexpected::Map => Found::Object,
            _ => Found::Other,
        };
        Self::new(Reason::Type(found), expected.to_string())
    }

    #[cold]
    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Reason::Value, expected.to_string())
    }

    #[cold]
    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::new(Reason::Length, expected.to_string())
    }

    #[cold]
    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Reason::Other, one_of(expected))
    }

    #[cold]
    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Reason::Other, one_of(expected))
    }

    #[cold]
    fn missing_field(field: &'static str) -> Self {
        Self::new(Reason::Missing(field), format!("a field `{field}`"))
    }

    #[cold]
    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Reason::Duplicate(field), format!("one field `{field}`"))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0.expected)
    }
}

impl std::error::Error for DecodeError {}

fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [name] => format!("`{name}`"),
        names => format!("one of `{}`", names.join("`, `")),
    }
}

/// Returns the part of a message that describes the expected value.
fn expectation(message: &str) -> String {
    // The last occurrence, since the message may quote the value before it.
    match message.rsplit_once("expected ") {
        Some((_, expected)) => expected.to_owned(),
        None => message.to_owned(),
    }
}
