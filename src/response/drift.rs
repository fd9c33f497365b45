//! [`Drift`] and [`Mismatch`]: where a response is not as documented, and what becomes of that.

use std::fmt;

/// What becomes of an answer of which some values are not as expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeMode {
    /// Such values are read as what was expected if nothing is lost by that, else left out.
    ///
    /// [`Response::drift`](crate::Response::drift) lists them.
    #[default]
    Heal,
    /// The call fails.
    Strict,
}

/// A value of an answer that was not as expected, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The path to the value, such as `data[3].id`, in the answer as it was received.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// The kind of what was found there; no values, since they may be private.
    pub found: String,
    /// What became of it.
    pub action: DriftAction,
}

/// What became of a value that was not as expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftAction {
    /// It was read as what was expected, such as the number in `"5"`.
    Coerced,
    /// It was left out, as if the server had not sent it. The answer as it was received has it.
    Removed,
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = match self.action {
            DriftAction::Coerced => "read as such",
            DriftAction::Removed => "left out",
        };
        write!(
            f,
            "{}: expected {}, found {}; {action}",
            self.path, self.expected, self.found
        )
    }
}

/// Where an answer is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// The path to the value, such as `data[3].id`; empty for the whole answer.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// What was found there. Text is not quoted, since it may be private.
    pub found: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)?;
        if !self.path.is_empty() {
            // Names in it are the server's.
            write!(f, " at {}", one_line(&self.path))?;
        }
        write!(f, ", found {}", self.found)
    }
}

/// Returns the words of a text, without what would break a line or drive a terminal.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
