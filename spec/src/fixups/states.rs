//! Fixups of members of responses that hold one of a few words, which the document does not list.
//!
//! The lists may be incomplete: enums of responses keep any other word.

use serde_json::{Value, json};

use super::find::{add, response};

/// The document takes any text. The server processes an upload in these states.
/// Stated in the vendor's guide to uploads.
pub(super) fn uploads_have_one_of_four_states(document: &mut Value) -> bool {
    let states = ["pending", "processing", "completed", "failed"];
    let status = "GET /api/{account}/media/uploads/{upload}/status";
    // Each state has a schema of its own in the response.
    [0, 1, 2, 3, 4]
        .map(|index| {
            let pointer = format!("oneOf/{index}/properties/status");
            words(document, status, &pointer, &states)
        })
        .contains(&true)
}

/// The document takes any text. The server runs an export through these states.
/// Seven are stated in the vendor's guide to exports, `cancelled` follows from the operation that
/// cancels one.
pub(super) fn exports_have_one_of_eight_states(document: &mut Value) -> bool {
    words(
        document,
        "GET /api/data-exports/{data_export_id}",
        "properties/data/properties/status",
        &[
            "calculating_credits",
            "calculating_credits_completed",
            "calculating_credits_failed",
            "pending",
            "in_progress",
            "completed",
            "failed",
            "cancelled",
        ],
    )
}

/// The document takes any text. A transaction is `loading` at first, then `done` or undone, and its
/// type is not called as the filter calls it.
/// Shown by the samples of webhooks and of chargebacks; there are more types.
pub(super) fn transactions_have_states_and_kinds(document: &mut Value) -> bool {
    let list = "GET /api/{account}/transactions";
    let row = "properties/data/properties/list/items/properties";
    let status = ["loading", "done", "undo"];
    let kind = ["message", "tip"];
    let found = words(document, list, &format!("{row}/status"), &status);
    words(document, list, &format!("{row}/type"), &kind) || found
}

/// The document takes any text. An account is connected through these states and steps.
/// Read so by third-party code; `authenticated` and `signed_in` are in the vendor's samples.
pub(super) fn authentication_has_states_and_steps(document: &mut Value) -> bool {
    let status = "GET /api/authenticate/{attempt_id}";
    let states = [
        "authenticating",
        "authenticated",
        "needs-otp",
        "needs-app-otp",
        "needs_face_otp",
    ];
    let steps = [
        "filling_out_login",
        "submitting",
        "waiting_for_otp",
        "checking",
        "signed_in",
    ];
    let found = words(document, status, "properties/state", &states);
    words(document, status, "properties/progress", &steps) || found
}

fn words(document: &mut Value, operation: &str, pointer: &str, words: &[&str]) -> bool {
    add(
        response(document, operation, pointer),
        [("enum", json!(words))],
    )
}
