//! Decoding of bodies in which some values do not match: these are coerced or left out, and each is
//! reported.

mod alike;
mod decode_error;
mod hint;
mod mend;
mod node;
mod parse;
mod place;
mod sweep;
mod tree;

use serde::de::DeserializeOwned;

use super::drift::{DecodeMode, Drift, DriftAction, Mismatch};
use mend::Healer;

/// A [`Drift`] whose path is still a list of indices.
#[derive(Debug)]
struct Note {
    path: Vec<usize>,
    expected: String,
    found: &'static str,
    action: DriftAction,
}

impl Note {
    /// Returns the sort key: the order of the body, and a value left out before the values within
    /// it.
    fn order(&self) -> (&[usize], bool) {
        (&self.path, self.action == DriftAction::Coerced)
    }
}

/// Decodes a body that may not match its type; returns `None` if it is not JSON.
///
/// The body is decoded in passes, and after each the value that stopped it is mended. In strict
/// mode, the first such value is the error.
#[cold]
pub(crate) fn read<T: DeserializeOwned>(
    body: &[u8],
    mode: DecodeMode,
) -> Option<Result<(T, Vec<Drift>), Mismatch>> {
    let mut healer = Healer::new(parse::tree(body)?, mode);
    loop {
        match T::deserialize(healer.root()) {
            Ok(value) => return Some(Ok((value, healer.finish()))),
            Err(error) => {
                if let Err(mismatch) = healer.mend(error) {
                    return Some(Err(mismatch));
                }
            }
        }
    }
}
