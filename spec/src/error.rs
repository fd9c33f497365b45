//! [`Error`]: a place in the document and the problem there.

/// The reason why a document cannot be used, with its place.
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

    /// Returns the place of the problem: a line, a JSON pointer, or an operation as `METHOD /path`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Returns the problem: expected and found.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}
