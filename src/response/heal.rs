//! Reads answers in which some values are not as expected: mends these or leaves them out, and
//! reports each.

mod alike;
mod hint;
mod mend;
mod node;
mod parse;
mod place;
mod stop;
mod sweep;
mod tree;

use serde::de::DeserializeOwned;

use super::drift::{DecodeMode, Drift, DriftAction, Mismatch};
use mend::Healer;

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
