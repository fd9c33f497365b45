//! The mark of a list that has no pages, and yet came cut.

use serde_json::Value;

use crate::{
    decode::drift::{DecodeMode, Drift, DriftAction, Mismatch},
    model::{envelope::Parts, lenient::truth, structs::model},
};

/// The mark in the data of a list.
#[derive(Default)]
struct Mark {
    has_more: Option<Value>,
}

model! { Mark {
    0 has_more "hasMore" plain optional;
} }

/// Adds the drift of a list that `hasMore` says is cut, although no request leads to its rest.
///
/// # Errors
///
/// In strict mode, such a list is a mismatch.
pub(super) fn note(body: &[u8], mode: DecodeMode, drift: &mut Vec<Drift>) -> Result<(), Mismatch> {
    let data = Parts::of(body).data;
    let mark: Option<Mark> = data.and_then(|data| serde_json::from_str(data.get()).ok());
    let has_more = mark.and_then(|mark| mark.has_more);
    if has_more.as_ref().and_then(truth) != Some(true) {
        return Ok(());
    }
    let path = "data.hasMore".to_owned();
    let expected = "false, since the list has no pages".to_owned();
    let found = "true".to_owned();
    if mode == DecodeMode::Strict {
        return Err(Mismatch {
            path,
            expected,
            found,
        });
    }
    drift.push(Drift {
        path,
        expected,
        found,
        action: DriftAction::Cut,
    });
    Ok(())
}
