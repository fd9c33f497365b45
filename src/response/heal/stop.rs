//! [`Stop`]: why decoding stopped, and where.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::{
    hint::Hint,
    place::{Place, Step},
};
use crate::model::lenient::BY_KIND;

/// The error of decoding a tree.
///
/// It carries its place, so that an error that a type overcomes leaves no trace.
#[derive(Debug)]
pub(super) struct Stop(Box<Inner>);

#[derive(Debug)]
struct Inner {
    reason: Reason,
    expected: String,
    place: Option<Where>,
}

/// Why a value was refused.
#[derive(Debug)]
pub(super) enum Reason {
    /// The deserializer itself refused it for the hint.
    Hint,
    /// The type refused it for its kind, and this is what it met.
    Type(Met),
    /// It is of the right kind, but not among the right values.
    Value,
    /// An object lacks a member.
    Missing(&'static str),
    /// An object has a member twice.
    Duplicate(&'static str),
    /// A list has too few or too many items.
    Length,
    /// The name of a member was refused.
    Name,
    Other,
}

/// What a type met when it refused a kind.
#[derive(Debug, PartialEq)]
pub(super) enum Met {
    /// See [`BY_KIND`].
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

/// Where decoding stopped.
#[derive(Debug)]
pub(super) struct Where {
    pub(super) way: Vec<Step>,
    /// What the type asked for there; `None` if it had all it asked for, and did not like it.
    pub(super) hint: Option<Hint>,
    /// Whether the type has looked into the list or object.
    pub(super) has_looked: bool,
}

impl Stop {
    pub(super) fn new(reason: Reason, expected: String) -> Self {
        Self(Box::new(Inner {
            reason,
            expected,
            place: None,
        }))
    }

    /// Says where it was, unless that is known better.
    #[cold]
    pub(super) fn or_at(
        mut self,
        place: Option<&Place<'_>>,
        hint: Option<Hint>,
        has_looked: bool,
    ) -> Self {
        self.0.place.get_or_insert_with(|| Where {
            way: Place::way(place),
            hint,
            has_looked,
        });
        self
    }

    /// Makes it one about the name of the member at which it stopped.
    pub(super) fn about_name(mut self) -> Self {
        self.0.reason = Reason::Name;
        self
    }

    pub(super) fn into_parts(self) -> (Reason, String, Where) {
        let Inner {
            reason,
            expected,
            place,
        } = *self.0;
        let place = place.unwrap_or(Where {
            way: Vec::new(),
            hint: None,
            has_looked: true,
        });
        (reason, expected, place)
    }
}

impl de::Error for Stop {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Reason::Other, expectation(&message.to_string()))
    }

    #[cold]
    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let met = match unexpected {
            met if met == BY_KIND => Met::Kind,
            Unexpected::Unit => Met::Null,
            Unexpected::Bool(value) => Met::Bool(value),
            Unexpected::Signed(value) => Met::Signed(value),
            Unexpected::Unsigned(value) => Met::Unsigned(value),
            Unexpected::Float(value) => Met::Float(value),
            Unexpected::Str(value) => Met::Text(value.to_owned()),
            Unexpected::Seq => Met::List,
            Unexpected::Map => Met::Object,
            _ => Met::Other,
        };
        Self::new(Reason::Type(met), expected.to_string())
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

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0.expected)
    }
}

impl std::error::Error for Stop {}

fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [name] => format!("`{name}`"),
        names => format!("one of `{}`", names.join("`, `")),
    }
}

/// What a message says was expected.
fn expectation(message: &str) -> String {
    // From the right: the message may quote the value.
    match message.rsplit_once("expected ") {
        Some((_, expected)) => expected.to_owned(),
        None => message.to_owned(),
    }
}
