//! [`Drift`] and [`Mismatch`]: values of a response that do not match their expected types.

use std::fmt;

/// The treatment of values in a response that do not match their expected types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeMode {
    /// Values that do not match are coerced if nothing is lost by that, and otherwise left out.
    ///
    /// A whole body that is `null` or `[]` in place of an object is an object without members.
    ///
    /// [`Response::drift`](crate::Response::drift) lists them. The call fails only if the body is
    /// not JSON or does not match as a whole, or if its mismatches are so many and so different
    /// that the time to heal them would grow faster than the body.
    ///
    /// Values nested more than 127 levels deep are left out.
    #[default]
    Heal,
    /// A value that does not match fails the call, with
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode).
    Strict,
}

/// A value of a response that did not match its expected type, and its treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The path to the value in the body as received, such as `data[3].id`; empty for the whole
    /// body.
    ///
    /// Names of more than 256 bytes are cut.
    pub path: String,
    /// The expected type or value, such as `i64` or `a list`.
    pub expected: String,
    /// The kind of value found, such as `a string`; no text and no number, which may be private.
    pub found: String,
    /// The treatment of the value.
    pub action: DriftAction,
}

/// The treatment of a value that did not match its expected type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftAction {
    /// The value was converted to the expected type without loss, such as `"5"` to 5.
    Coerced,
    /// The value was left out, as if the server had not sent it;
    /// [`Response::raw`](crate::Response::raw) still has it.
    Removed,
    /// Nothing was done: the list has more rows, but no request leads to them.
    Cut,
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = match self.action {
            DriftAction::Coerced => "coerced",
            DriftAction::Removed => "left out",
            DriftAction::Cut => "the list is cut",
        };
        // The server chose the names in the path.
        let path = match self.path.as_str() {
            "" => "the whole body".to_owned(),
            path => one_line(path),
        };
        let Self {
            expected, found, ..
        } = self;
        write!(f, "{path}: expected {expected}, found {found}; {action}")
    }
}

/// The value of a body that could not be decoded: its path, the expected type and the kind found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// The path to the value in the body, such as `data[3].id`; empty for the whole body.
    pub path: String,
    /// The expected type or value, such as `i64` or `JSON`.
    pub expected: String,
    /// The value found. Text is described, not quoted, since it may be private.
    pub found: String,
}

impl std::error::Error for Mismatch {}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)?;
        if !self.path.is_empty() {
            // The server chose the names in the path.
            write!(f, " at {}", one_line(&self.path))?;
        }
        write!(f, ", found {}", self.found)
    }
}

/// Joins the words of a text by single spaces, without line breaks and control characters.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
