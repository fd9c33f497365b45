//! Checks of a request's arguments against the limits of its operation.

use std::borrow::Cow;

use serde_json::Value;

use crate::{
    model::timestamp::is_date,
    operation::{Check, Limit, Location, Operation},
};

impl Operation {
    /// Returns a message for each argument that is missing or out of its limits.
    pub(crate) fn problems<'a>(
        &self,
        argument: impl Fn(Location, &str) -> Option<Cow<'a, Value>>,
    ) -> Vec<String> {
        let mut problems = Vec::new();
        for check in self.checks {
            let value = argument(check.location, check.wire_name);
            let value = value.filter(|value| check.nullable || !value.is_null());
            match value.map(|value| check.number_in_header(value)) {
                None if check.required => {
                    problems.push(format!("{}: required, but missing", check.name));
                }
                None => {}
                Some(value) => {
                    for (path, limit) in check.limits {
                        if let Limit::Needs(text, other) = limit
                            && *value == *text
                            && argument(check.location, other).is_none()
                        {
                            let name = check.name;
                            problems.push(format!(
                                "{other}: required with {name} `{text}`, but missing"
                            ));
                        }
                        limit.check(&value, path, check.name.to_owned(), &mut problems);
                    }
                }
            }
        }
        problems
    }
}

impl Check {
    /// Returns the number in the text of a header whose limits are those of a number.
    fn number_in_header<'a>(&self, value: Cow<'a, Value>) -> Cow<'a, Value> {
        let is_numeric = |limit: &Limit| matches!(limit, Limit::Minimum(_) | Limit::Maximum(_));
        let is_number = self.limits.iter().any(|(_, limit)| is_numeric(limit));
        let number = value
            .as_str()
            .filter(|_| is_number && self.location == Location::Header);
        let number = number.and_then(|text| text.parse::<serde_json::Number>().ok());
        number.map_or(value, |number| Cow::Owned(number.into()))
    }
}

impl Limit {
    /// Checks the values at `path` within `value`, which is itself at `place`.
    fn check(self, value: &Value, path: &[&str], place: String, problems: &mut Vec<String>) {
        match (path.split_first(), value) {
            (None, value) => problems.extend(self.problem(value, &place)),
            (Some((&"[]", rest)), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.check(item, rest, format!("{place}[{index}]"), problems);
                }
            }
            (Some((name, rest)), Value::Object(members)) => match members.get(*name) {
                Some(value) => self.check(value, rest, format!("{place}.{name}"), problems),
                None if matches!(self, Self::Required) && rest.is_empty() => {
                    problems.push(format!("{place}.{name}: required, but missing"));
                }
                None => {}
            },
            // The value has another type than documented: the server decides.
            _ => {}
        }
    }

    fn problem(self, value: &Value, place: &str) -> Option<String> {
        let length = match value {
            Value::String(text) => text.chars().count(),
            Value::Array(items) => items.len(),
            _ => 0,
        };
        let is_text = value.is_string();
        let is_list = value.is_array();
        let (is_broken, expected) = match self {
            // These concern an absent member and another argument, and were checked before.
            Self::Required | Self::Needs(..) => (false, String::new()),
            Self::Date => (
                value.as_str().is_some_and(|text| !is_date(text)),
                "a date or time such as 2026-01-31 or 2026-01-31T12:00:00Z".to_owned(),
            ),
            Self::Minimum(least) => (
                value.as_f64().is_some_and(|number| number < least),
                format!("at least {least}"),
            ),
            Self::Maximum(most) => (
                value.as_f64().is_some_and(|number| number > most),
                format!("at most {most}"),
            ),
            Self::MinLength(least) => (
                is_text && (length as u64) < least,
                format!("at least {}", counted(least, "character")),
            ),
            Self::MaxLength(most) => (
                is_text && length as u64 > most,
                format!("at most {}", counted(most, "character")),
            ),
            Self::MinItems(least) => (
                is_list && (length as u64) < least,
                format!("at least {}", counted(least, "item")),
            ),
            Self::MaxItems(most) => (
                is_list && length as u64 > most,
                format!("at most {}", counted(most, "item")),
            ),
        };
        let found = if matches!(self, Self::Date) {
            "other text".to_owned()
        } else if is_text || is_list {
            length.to_string()
        } else {
            value.to_string()
        };
        is_broken.then(|| format!("{place}: expected {expected}, found {found}"))
    }
}

fn counted(number: u64, name: &str) -> String {
    match number {
        1 => format!("1 {name}"),
        number => format!("{number} {name}s"),
    }
}

/// Returns the type of a JSON value, for messages.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn problems(value: &Value, limits: &'static [(&'static [&'static str], Limit)]) -> Vec<String> {
        limits
            .iter()
            .flat_map(|(path, limit)| {
                let mut problems = Vec::new();
                limit.check(value, path, "x".to_owned(), &mut problems);
                problems
            })
            .collect()
    }

    #[test]
    fn a_limit_includes_its_bound() {
        let limits: &[(&[&str], Limit)] = &[
            (&[], Limit::Minimum(1.0)),
            (&[], Limit::Maximum(10.5)),
            (&[], Limit::MinLength(2)),
            (&[], Limit::MaxLength(3)),
            (&[], Limit::MinItems(1)),
            (&[], Limit::MaxItems(2)),
        ];
        for value in [
            json!(1),
            json!(10.5),
            json!("äö"),
            json!("abc"),
            json!([1]),
            json!([1, 2]),
            json!(null),
        ] {
            assert_eq!(problems(&value, limits), [""; 0], "{value}");
        }
        for (value, problem) in [
            (json!(0), "x: expected at least 1, found 0"),
            (json!(10.6), "x: expected at most 10.5, found 10.6"),
            (json!("a"), "x: expected at least 2 characters, found 1"),
            (json!("abcd"), "x: expected at most 3 characters, found 4"),
            (json!([]), "x: expected at least 1 item, found 0"),
            (json!([1, 2, 3]), "x: expected at most 2 items, found 3"),
        ] {
            assert_eq!(problems(&value, limits), [problem], "{value}");
        }
    }

    #[test]
    fn a_nested_member_can_be_required() {
        let limits: &[(&[&str], Limit)] = &[(&["rows", "[]", "id"], Limit::Required)];
        let value = json!({"rows": [{"id": 1}, {}]});
        assert_eq!(
            problems(&value, limits),
            ["x.rows[1].id: required, but missing"]
        );
        assert_eq!(problems(&json!({}), limits), [""; 0]);
    }

    #[test]
    fn a_limit_applies_to_nested_values() {
        let limits: &[(&[&str], Limit)] = &[(&["rows", "[]", "size"], Limit::Maximum(2.0))];
        let value = json!({"rows": [{"size": 2}, {"size": 3}, {}, 4]});
        assert_eq!(
            problems(&value, limits),
            ["x.rows[1].size: expected at most 2, found 3"]
        );
    }
}
