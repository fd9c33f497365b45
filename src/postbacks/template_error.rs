//! [`TemplateError`]: the reason why text is no template.

use std::fmt;

use super::braces::{Problem, Stray};

/// The error of text that is no template: what was expected, what was found, and where.
///
/// The message never quotes the text, as a template may hold a secret.
///
/// ```
/// use onlyfansapi::postbacks::PostbackTemplate;
///
/// let error = PostbackTemplate::url("https://example.com/?click={click_id").build();
/// let error = error.expect_err("a brace is open");
/// assert_eq!((error.line(), error.column()), (1, 28));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} at line {line}, column {column} of the template; {advice}")]
pub struct TemplateError {
    what: What,
    line: usize,
    column: usize,
    advice: &'static str,
}

/// The expected and the found text, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Brace(Problem),
    Other {
        expected: &'static str,
        found: &'static str,
    },
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (expected, found) = match self {
            Self::Brace(problem) => (
                "a variable such as {click_id}",
                match problem {
                    Problem::Empty => "empty braces",
                    Problem::Unclosed => "`{` without its `}`",
                    Problem::Unopened => "`}` without its `{`",
                    Problem::Name => "other text in braces than `a-z`, `0-9` and `_`",
                },
            ),
            Self::Other { expected, found } => (*expected, *found),
        };
        write!(f, "expected {expected}, found {found}")
    }
}

impl TemplateError {
    /// Returns the line of the template, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in the line, counted in characters from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Makes the error of a brace in the text of a template.
    pub(super) fn brace(text: &str, stray: Stray, advice: &'static str) -> Self {
        Self::at(text, stray.offset, What::Brace(stray.problem), advice)
    }

    /// Makes the error of something else at an offset in bytes.
    pub(super) fn other(
        text: &str,
        offset: usize,
        expected: &'static str,
        found: &'static str,
        advice: &'static str,
    ) -> Self {
        Self::at(text, offset, What::Other { expected, found }, advice)
    }

    fn at(text: &str, offset: usize, what: What, advice: &'static str) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            what,
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            advice,
        }
    }
}
