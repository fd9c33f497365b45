//! [`ReadError`]: the reason why what came in was not made of a template.

use std::fmt;

use http::StatusCode;

use super::template::TemplateKind;

/// The error of what came in and was not made of the template, or cannot be told.
///
/// The message names places of the template. It quotes no constant and nothing that came in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct ReadError {
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Constant {
        place: String,
    },
    Segments {
        expected: usize,
        found: usize,
    },
    Repeated {
        place: String,
    },
    Several {
        place: String,
        variables: String,
    },
    Name,
    Json,
    Ambiguous,
    Kind {
        expected: &'static str,
        found: TemplateKind,
    },
}

/// The kind of a [`ReadError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// A constant of the template differs or is missing: a secret is wrong, or another template
    /// made this.
    Constant,
    /// The path has another number of segments.
    Path,
    /// A name comes more often than in the template, or values can be told apart in several ways, as
    /// when a visitor put names and values of their own into an id that is not encoded.
    Ambiguous,
    /// The body is no JSON, nor the template with other values.
    Json,
    /// The template cannot be read in this way, whatever comes in.
    Template,
}

impl ReadError {
    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> ReadErrorKind {
        match self.problem {
            Problem::Constant { .. } => ReadErrorKind::Constant,
            Problem::Segments { .. } => ReadErrorKind::Path,
            Problem::Repeated { .. } | Problem::Ambiguous => ReadErrorKind::Ambiguous,
            Problem::Json => ReadErrorKind::Json,
            Problem::Several { .. } | Problem::Name | Problem::Kind { .. } => {
                ReadErrorKind::Template
            }
        }
    }

    /// Returns the HTTP status to respond with: 401, 404, 400, or 500 for a template that cannot be
    /// read.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self.kind() {
            ReadErrorKind::Constant => StatusCode::UNAUTHORIZED,
            ReadErrorKind::Path => StatusCode::NOT_FOUND,
            ReadErrorKind::Ambiguous | ReadErrorKind::Json => StatusCode::BAD_REQUEST,
            ReadErrorKind::Template => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Problem> for ReadError {
    fn from(problem: Problem) -> Self {
        Self { problem }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Constant { place } => write!(
                f,
                "expected the constant of the template in {place}, found another text or none; refuse \
                 the request, or read it with the template that the postback has"
            ),
            Self::Segments { expected, found } => write!(
                f,
                "expected a path of {expected} segments, found {found}; pass the path as it came in, \
                 before a router or a proxy cut it"
            ),
            Self::Repeated { place } => write!(
                f,
                "expected {place} as often as the template has it, found it more often; it is unknown \
                 which one is true, and a visitor may have forged one"
            ),
            Self::Several { place, variables } => write!(
                f,
                "expected at most one variable in {place}, found {variables}, which cannot be told \
                 apart; give each a name of its own in the template"
            ),
            Self::Name => write!(
                f,
                "expected names without variables, found one with a variable, which cannot be found in \
                 what comes in; move the variable into a value of the template"
            ),
            Self::Json => write!(
                f,
                "expected JSON, or the body of the template with other values, found other text; \
                 compare the body with that of the postback"
            ),
            Self::Ambiguous => write!(
                f,
                "expected JSON, found text that the template can make of several conversions; put the \
                 variables of free text last, or into a template of their own"
            ),
            Self::Kind { expected, found } => write!(
                f,
                "expected a template that is {expected}, found one that is {found}; read it with the \
                 method of its kind"
            ),
        }
    }
}
