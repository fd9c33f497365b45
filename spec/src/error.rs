//! The one way in which this crate fails: a place in the document and what is wrong there.

/// Why a document cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct Error {
    place: String,
    problem: String,
}

impl Error {
    pub(crate) fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
        }
    }

    /// Returns where the problem is: a line, a JSON pointer, or an operation as `METHOD /path`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Returns what was expected and what was found.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}
