//! Checks of a request's arguments against the limits of its operation.

mod siblings;
#[cfg(test)]
mod tests;
mod value;

use std::{borrow::Cow, fmt};

use serde_json::Value;

use crate::operation::{Check, Kind, Limit, Location, Operation};
use siblings::Siblings;
pub(super) use value::kind;
use value::{broken, is_empty};

/// An argument, or a value within it, that is missing or out of its limits.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The argument, and the way to the value within it, such as `rows[1].id`.
    pub(crate) place: String,
    /// The expected and the found value.
    pub(crate) text: String,
}

impl Problem {
    fn new(place: impl fmt::Display, text: impl Into<String>) -> Self {
        Self {
            place: place.to_string(),
            text: text.into(),
        }
    }
}

/// The place of a value, which is written out only for a problem.
#[derive(Clone, Copy)]
enum Place<'p> {
    Argument(&'p str),
    Member(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argument(name) => f.write_str(name),
            Self::Member(place, name) => write!(f, "{place}.{name}"),
            Self::Item(place, index) => write!(f, "{place}[{index}]"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

impl Operation {
    /// Returns a problem for each argument that is missing or out of its limits.
    pub(crate) fn problems<'a>(
        &self,
        argument: impl Fn(Location, &str) -> Option<Cow<'a, Value>>,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        for check in self.checks {
            let siblings = |name: &str| {
                let value = argument(check.location, name)?;
                Some(self.as_flag(check.location, name, value))
            };
            let value = siblings(check.wire_name);
            let value = value.filter(|value| check.nullable || !value.is_null());
            if let Some(problem) = check.absence(value.as_deref()) {
                problems.push(problem);
                continue;
            }
            for (steps, limit) in check.limits {
                let place = Place::Argument(check.name);
                limit.check(value.as_deref(), steps, place, &siblings, &mut problems);
            }
        }
        problems
    }
}

impl Operation {
    /// Returns a flag in the form that tells whether it says something: `false` in a body, where 0
    /// is `false` too, says as little as nothing, and in a query it is a filter of its own.
    fn as_flag<'a>(&self, location: Location, name: &str, value: Cow<'a, Value>) -> Cow<'a, Value> {
        let is_flag = |check: &Check| {
            let kind = (&[] as &[&str], Kind::Boolean);
            let mut limits = check.limits.iter();
            let is_boolean = limits.any(
                |(steps, limit)| matches!(limit, Limit::Kind(found) if (*steps, *found) == kind),
            );
            check.location == location && check.wire_name == name && is_boolean
        };
        match &*value {
            Value::Bool(false) if location == Location::Query => Cow::Owned(0.into()),
            found if value::is_false(found) && self.checks.iter().any(is_flag) => {
                Cow::Owned(false.into())
            }
            _ => value,
        }
    }
}

impl Check {
    /// Returns the problem of a required argument that is missing.
    fn absence(&self, value: Option<&Value>) -> Option<Problem> {
        let found = match value {
            None => "missing",
            Some(value) if self.filled && is_empty(value) => "empty",
            Some(_) => return None,
        };
        self.required
            .then(|| Problem::new(self.name, format!("required, but {found}")))
    }
}

impl Limit {
    /// Checks the values that `steps` lead to within `value`, which is at `place` and
    /// beside `siblings`.
    fn check(
        self,
        value: Option<&Value>,
        steps: &[&str],
        place: Place<'_>,
        siblings: Siblings<'_, '_>,
        problems: &mut Vec<Problem>,
    ) {
        match (steps.split_first(), value) {
            (None, value) => problems.extend(self.problem(value, place, siblings)),
            (Some((&"[]", rest)), Some(Value::Array(items))) => {
                for (index, item) in items.iter().enumerate() {
                    let place = Place::Item(&place, index);
                    self.check(Some(item), rest, place, siblings, problems);
                }
            }
            (Some((name, rest)), Some(Value::Object(members))) => {
                let place = Place::Member(&place, name);
                let siblings = |name: &str| members.get(name).map(Cow::Borrowed);
                self.check(members.get(*name), rest, place, &siblings, problems);
            }
            // A value that is missing or of another kind breaks another limit.
            _ => {}
        }
    }

    fn problem(
        self,
        value: Option<&Value>,
        place: Place<'_>,
        siblings: Siblings<'_, '_>,
    ) -> Option<Problem> {
        match (self, value) {
            (Self::Required, None | Some(Value::Null)) => {
                Some(Problem::new(place, "required, but missing"))
            }
            (Self::Needs(..) | Self::Excludes(_) | Self::Unless(_), value) => {
                siblings::problem(self, value, place, siblings)
            }
            (limit, value) => {
                let (expected, found) = broken(limit, value?)?;
                let text = format!("expected {expected}, found {found}");
                Some(Problem::new(place, text))
            }
        }
    }
}
