//! Reads answers in which some values are not as expected: mends these or leaves them out, and
//! reports each.

mod access;
mod alike;
mod hint;
mod mend;
mod node;
mod parse;
mod stop;
mod sweep;
mod tree;

use std::fmt;

use serde::de::DeserializeOwned;

use crate::Mismatch;
use mend::Healer;

pub(crate) use stop::BY_KIND;

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

/// A [`Drift`] whose path is not written yet.
#[derive(Debug)]
struct Note {
    way: Vec<usize>,
    expected: String,
    found: &'static str,
    action: DriftAction,
}

impl Note {
    /// In the order of the body; a place that was left out first, then what is within.
    fn order(&self) -> (&[usize], bool) {
        (&self.way, self.action == DriftAction::Coerced)
    }
}

/// Reads a body that may not fit its type; `None` if it is not JSON.
///
/// Decodes again and again, and mends in between what was in the way. If only healing is not
/// wanted, the first such place is the error.
#[cold]
pub(crate) fn read<T: DeserializeOwned>(
    body: &[u8],
    mode: DecodeMode,
) -> Option<Result<(T, Vec<Drift>), Mismatch>> {
    let mut healer = Healer::new(parse::tree(body)?, mode);
    loop {
        match T::deserialize(healer.root()) {
            Ok(value) => return Some(Ok((value, healer.finish()))),
            Err(stop) => {
                if let Err(mismatch) = healer.mend(stop) {
                    return Some(Err(mismatch));
                }
            }
        }
    }
}
