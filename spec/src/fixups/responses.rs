//! Fixups of responses.

use serde_json::{Value, json};

use super::{
    LIST_MESSAGES, LISTS_OF_FANS,
    find::{add, every, response, widen},
};

/// The document says true or false. The server gives the reason as text, and false for none.
/// Read so by third-party code.
pub(super) fn a_reason_not_to_send_may_be_text(document: &mut Value) -> bool {
    every(document, "canNotSendReason", |reason| {
        widen(Some(reason), "boolean", "string")
    })
}

/// The document knows of codes only. The server may ask for a face, and gives the address for it.
/// Read so by third-party code.
pub(super) fn authentication_may_ask_for_a_face(document: &mut Value) -> bool {
    let attempt = response(
        document,
        "GET /api/authenticate/{attempt_id}",
        "properties/lastAttempt/properties",
    );
    add(
        attempt,
        [
            ("needs_face_otp", json!({"type": "boolean"})),
            (
                "face_otp_verification_url",
                json!({"type": "string", "nullable": true}),
            ),
        ],
    )
}

/// The document has no such member. The server tells whether its index of fans is complete.
/// Stated in the method docs of the official Python SDK.
pub(super) fn lists_of_fans_tell_their_source(document: &mut Value) -> bool {
    LISTS_OF_FANS
        .map(|list| {
            let page = response(document, list, "properties/data/properties");
            add(page, [("_source", json!({"type": "object"}))])
        })
        .contains(&true)
}

/// The document has no such member. The server gives manifests and signatures of what is protected.
/// Seen in the vendor's published samples, and in third-party code.
pub(super) fn protected_media_have_drm(document: &mut Value) -> bool {
    every(document, "files", |files| {
        let versions = files.get_mut("properties");
        let versions = versions.filter(|versions| versions.get("full").is_some());
        let drm = json!({"type": "object", "nullable": true});
        add(versions, [("drm", drm)])
    })
}

/// The document says a number in most places. The server limits by the minute only.
/// Stated in the vendor's documentation of responses.
pub(super) fn limits_per_day_are_null(document: &mut Value) -> bool {
    ["limit_day", "remaining_day"]
        .map(|name| {
            every(document, name, |limit| {
                let is_number = limit["type"] == "integer";
                if is_number {
                    // As upstream writes what was null in its sample.
                    *limit = json!({"type": "string", "example": null, "nullable": true});
                }
                is_number
            })
        })
        .contains(&true)
}

/// The document has these members in the list of exports alone. The server gives both with a single
/// export as well, whose request takes the lifetime of the address.
/// Inferred from that parameter and that list in the same document; no such response was seen.
pub(super) fn a_data_export_says_where_it_is(document: &mut Value) -> bool {
    let export = response(
        document,
        "GET /api/data-exports/{data_export_id}",
        "properties/data/properties",
    );
    let text = json!({"type": "string", "nullable": true});
    add(
        export,
        [
            ("download_url", text.clone()),
            ("download_url_expires_at", text),
        ],
    )
}

/// The document has no such member. The server adds when the other side replied last, as far as it
/// knows: to a chat, to the sender of a message, to a fan and to a user.
/// Stated in the vendor's documentation of where data come from, which names the operations and says
/// that it is a time; that it can be null is a guess, no such response was seen.
pub(super) fn fans_tell_when_they_replied_last(document: &mut Value) -> bool {
    let rows = "properties/data/items/properties";
    let sender = "properties/data/items/properties/fromUser/properties";
    let list = "properties/data/properties/list/items/properties";
    let users = "properties/data/properties/users/items/properties";
    [
        ("GET /api/{account}/chats", rows),
        (LIST_MESSAGES, sender),
        ("GET /api/{account}/fans/active", list),
        ("GET /api/{account}/fans/all", list),
        ("GET /api/{account}/fans/expired", list),
        ("GET /api/{account}/fans/latest", users),
        ("GET /api/{account}/fans/top", users),
        (
            "GET /api/{account}/users/{username}",
            "properties/data/properties",
        ),
    ]
    .map(|(operation, pointer)| {
        let time = json!({"type": "string", "nullable": true});
        add(
            response(document, operation, pointer),
            [("lastReplyAt", time)],
        )
    })
    .contains(&true)
}

/// The document has no such member. The server gives back the reference that a client session was
/// made with. Read so by third-party code alone; the vendor says nothing of it.
pub(super) fn accounts_have_the_reference_of_their_session(document: &mut Value) -> bool {
    let account = response(document, "GET /api/accounts", "items/properties");
    let reference = json!({"type": "string", "nullable": true});
    add(account, [("client_reference_id", reference)])
}

/// The document says text. The server writes these amounts as numbers in text, such as `29.99`.
/// Stated in the vendor's notes on money for costs and prices in reports; the others follow from
/// their names.
pub(super) fn amounts_in_text_are_numbers(document: &mut Value) -> bool {
    [
        "inputValue",
        "perClick",
        "perPromo",
        "perSub",
        "agencyEarnings",
        "commissionAmount",
        "profit",
        "projectedNet",
        "totalCosts",
        "totalRevenueGenerated",
    ]
    .map(|name| {
        every(document, name, |amount| {
            let is_text = amount["type"] == "string";
            is_text && add(Some(amount), [("example", json!("29.99"))])
        })
    })
    .contains(&true)
}
