//! Known defects of the upstream document that no general rule can know.
//!
//! Each is a function named as the sentence that it makes true. It looks for the defect as it was
//! found, never for prose, and touches nothing else. Where there is no such defect any more, it
//! finds nothing to do and is to be deleted.

mod find;
mod states;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use crate::repair::NEEDS;
use find::{
    add, add_to_query, argument, every, into_list, member, parameter, replace, response, widen,
};

use states::{
    authentication_has_states_and_steps, exports_have_one_of_eight_states,
    transactions_have_states_and_kinds, uploads_have_one_of_four_states,
};

/// A known defect of the upstream document.
pub struct Fixup {
    /// The sentence that it makes true, as the name of its function.
    pub name: &'static str,
    apply: fn(&mut Value) -> bool,
}

macro_rules! fixups {
    ($($name:ident,)*) => {
        /// All fixups, in the order in which they are applied.
        pub const FIXUPS: [Fixup; [$(stringify!($name)),*].len()] = [
            $(Fixup { name: stringify!($name), apply: $name },)*
        ];
    };
}

fixups! {
    an_idempotency_key_has_1_to_255_characters,
    at_most_100_rows_are_listed,
    no_list_needs_a_limit_or_offset,
    postbacks_have_a_conversion_type,
    postbacks_have_the_types_of_conversions,
    webhooks_have_the_events_of_deliveries,
    webhooks_have_one_of_three_account_scopes,
    a_chosen_scope_needs_what_is_chosen,
    filters_have_the_values_of_their_prose,
    tags_and_labels_are_lists,
    media_files_are_numbers_or_text,
    prices_have_cents,
    banned_words_have_pages,
    messages_go_on_from_an_id,
    a_reason_not_to_send_may_be_text,
    authentication_may_ask_for_a_face,
    lists_of_fans_tell_their_source,
    protected_media_have_drm,
    limits_per_day_are_null,
    a_data_export_says_where_it_is,
    fans_tell_when_they_replied_last,
    accounts_have_the_reference_of_their_session,
    uploads_have_one_of_four_states,
    exports_have_one_of_eight_states,
    transactions_have_states_and_kinds,
    authentication_has_states_and_steps,
}

/// Applies fixups to a document as it was loaded; returns the names of those that found nothing to
/// do.
#[must_use]
pub fn fix(document: &mut Value, fixups: &[Fixup]) -> Vec<&'static str> {
    let idle = fixups.iter().filter(|fixup| !(fixup.apply)(document));
    idle.map(|fixup| fixup.name).collect()
}

const LIST_MESSAGES: &str = "GET /api/{account}/chats/{chat_id}/messages";
/// The vendor's reference says that it is paged as the list of all messages is.
const LIST_PINNED_MESSAGES: &str = "GET /api/{account}/chats/{chat_id}/messages/pinned";
const UPDATE_POST: &str = "PUT /api/{account}/posts/{post_id}";
const POSTBACKS: [&str; 2] = [
    "POST /api/smart-link-postbacks",
    "PATCH /api/smart-link-postbacks/{postback_id}",
];
const WEBHOOKS: [&str; 2] = ["POST /api/webhooks", "PUT /api/webhooks/{webhook_id}"];

/// The document puts no bounds on the key. The server responds with 400 to one of another length.
/// Stated in the vendor's reference of Send Message.
fn an_idempotency_key_has_1_to_255_characters(document: &mut Value) -> bool {
    let key = argument(
        document,
        "POST /api/{account}/chats/{chat_id}/messages",
        "Idempotency-Key",
    );
    add(key, [("minLength", json!(1)), ("maxLength", json!(255))])
}

/// The document has the bounds of these limits in prose alone. The server takes up to 100.
/// Stated in the method docs of the official Python SDK.
fn at_most_100_rows_are_listed(document: &mut Value) -> bool {
    [
        "GET /api/{account}/chargebacks",
        "GET /api/{account}/chats",
        LIST_MESSAGES,
        LIST_PINNED_MESSAGES,
        "GET /api/{account}/user-lists/{userListId}/users",
        "GET /api/{account}/user-lists/{userListId}/users/pinned",
    ]
    .map(|list| add(argument(document, list, "limit"), [("maximum", json!(100))]))
    .contains(&true)
}

/// The document requires what has a default. The server does without.
/// The defaults are in the method docs of the official Python SDK.
fn no_list_needs_a_limit_or_offset(document: &mut Value) -> bool {
    let mut applied = false;
    for list in [
        "GET /api/{account}/saved-for-later/messages",
        "GET /api/{account}/saved-for-later/posts",
        "GET /api/{account}/tracking-links/{tracking_link_id}/subscribers",
        "GET /api/{account}/trial-links/{trial_link_id}/subscribers",
    ] {
        for name in ["limit", "offset"] {
            let parameter = parameter(document, list, name);
            let required = parameter.and_then(|parameter| parameter.get_mut("required"));
            applied |= replace(required, true, false);
        }
    }
    applied
}

/// The document takes an empty list. The server wants one or more.
/// Stated in the vendor's reference of Create Smart Link Postback.
fn postbacks_have_a_conversion_type(document: &mut Value) -> bool {
    POSTBACKS
        .map(|operation| {
            let types = member(document, operation, "conversion_types");
            add(types, [("minItems", json!(1))])
        })
        .contains(&true)
}

/// The document takes any text. The server knows the types by which it also filters conversions.
/// Shown by the filter in the same document.
fn postbacks_have_the_types_of_conversions(document: &mut Value) -> bool {
    let conversions = "GET /api/smart-links/{smart_link_id}/conversions";
    let filter = argument(document, conversions, "conversion_type");
    let Some(types) = filter.and_then(|filter| filter.get("enum")).cloned() else {
        return false;
    };
    POSTBACKS
        .map(|operation| {
            let items = member(document, operation, "conversion_types/items");
            add(items, [("enum", types.clone())])
        })
        .contains(&true)
}

/// The document takes any text. The server knows the events by which it also filters deliveries,
/// except the one that tests a webhook. Shown by the filter in the same document.
fn webhooks_have_the_events_of_deliveries(document: &mut Value) -> bool {
    let deliveries = "GET /api/webhooks/{webhook_id}/deliveries";
    let filter = argument(document, deliveries, "event");
    let events = filter.and_then(|filter| filter.get("enum")?.as_array());
    let Some(mut events) = events.cloned() else {
        return false;
    };
    events.retain(|event| event != "test-event");
    WEBHOOKS
        .map(|operation| {
            let items = member(document, operation, "events/items");
            add(items, [("enum", json!(events))])
        })
        .contains(&true)
}

/// The document takes any text. The server knows three scopes.
/// Stated in the vendor's reference of Create Webhook.
fn webhooks_have_one_of_three_account_scopes(document: &mut Value) -> bool {
    WEBHOOKS
        .map(|operation| {
            let scope = member(document, operation, "account_scope");
            add(
                scope,
                [("enum", json!(["global", "inclusive", "exclusive"]))],
            )
        })
        .contains(&true)
}

/// The document leaves out what a scope other than `global` needs. The server wants the Smart Links
/// of a postback, and the accounts of a webhook.
/// Stated in the vendor's references of both. Of updates it is not known what they keep.
fn a_chosen_scope_needs_what_is_chosen(document: &mut Value) -> bool {
    let links = member(document, POSTBACKS[0], "smart_link_scope");
    let links = add(
        links,
        [(NEEDS, json!({"campaign_specific": "smart_link_ids"}))],
    );
    let accounts = member(document, WEBHOOKS[0], "account_scope");
    let needs = json!({"inclusive": "account_ids", "exclusive": "account_ids"});
    add(accounts, [(NEEDS, needs)]) || links
}

/// The document has the values of these filters in prose alone. The server knows these.
/// Stated in the method docs of the official Python SDK.
fn filters_have_the_values_of_their_prose(document: &mut Value) -> bool {
    let transactions = "GET /api/{account}/transactions";
    let all_or_none = json!(["all", "none"]);
    [
        (LIST_MESSAGES, "order", json!(["desc", "asc"])),
        (LIST_MESSAGES, "skip_users", all_or_none.clone()),
        (LIST_PINNED_MESSAGES, "order", json!(["desc", "asc"])),
        (LIST_PINNED_MESSAGES, "skip_users", all_or_none.clone()),
        (
            "GET /api/{account}/chats/{chat_id}/media",
            "skip_users",
            all_or_none.clone(),
        ),
        (
            "GET /api/{account}/engagement/messages/{message_id}/buyers",
            "skip_users",
            all_or_none,
        ),
        (
            transactions,
            "tipsSource",
            json!(["profile", "post_all", "chat", "stream", "story"]),
        ),
        (
            transactions,
            "type",
            json!(["subscribes", "tips", "post", "chat_messages", "stream"]),
        ),
    ]
    .map(|(list, name, values)| add(argument(document, list, name), [("enum", values)]))
    .contains(&true)
}

/// The document says text. The server wants lists: tags of user and form ids, labels of ids that
/// may be names. Shown in the vendor's guides to messages and posts.
fn tags_and_labels_are_lists(document: &mut Value) -> bool {
    let tags = ["rfGuest", "rfPartner", "rfTag"].map(|name| {
        every(document, name, |tags| {
            into_list(tags, json!({"type": "integer"}))
        })
    });
    let labels = every(document, "labelIds", |labels| {
        into_list(labels, json!({"type": "string"}))
    });
    labels || tags.contains(&true)
}

/// The document says a list of text, or even text. The server takes numbers of vault media among
/// the ids of uploads. Shown in the vendor's guide to messages.
fn media_files_are_numbers_or_text(document: &mut Value) -> bool {
    if let Some(files) = member(document, UPDATE_POST, "mediaFiles") {
        // What was text is widened below, as the others.
        into_list(files, json!({"type": "string"}));
    }
    [
        (UPDATE_POST, "mediaFiles/items"),
        ("POST /api/{account}/stories", "mediaFiles/items"),
        ("PUT /api/{account}/mass-messaging/{id}", "mediaFiles/items"),
        ("PUT /api/{account}/mass-messaging/{id}", "previews/items"),
    ]
    .map(|(operation, items)| widen(member(document, operation, items), "string", "integer"))
    .contains(&true)
}

/// The document says whole dollars. The server takes cents, as for other messages.
/// Inferred from the price of messages, which the document gave as whole dollars once.
fn prices_have_cents(document: &mut Value) -> bool {
    ["POST /api/{account}/settings/welcome-message", UPDATE_POST]
        .map(|operation| {
            let kind = member(document, operation, "price/type");
            replace(kind, "integer", "number")
        })
        .contains(&true)
}

/// The document has no parameter for the page. The server responds with links to other pages.
/// Shown by the response in the same document, which is that of Laravel's paginator.
fn banned_words_have_pages(document: &mut Value) -> bool {
    add_to_query(
        document,
        "GET /api/banned-words",
        "page",
        "Number of the page, from 1",
        json!({"type": "integer", "minimum": 1}),
    )
}

/// The document has no such parameter. The server sends it in the address of the next page.
/// Shown in the vendor's sample of a response.
fn messages_go_on_from_an_id(document: &mut Value) -> bool {
    [LIST_MESSAGES, LIST_PINNED_MESSAGES]
        .map(|list| {
            add_to_query(
                document,
                list,
                "id",
                "ID of a message to go on from, as in the address of the next page",
                json!({"type": "string"}),
            )
        })
        .contains(&true)
}

/// The document says true or false. The server gives the reason as text, and false for none.
/// Read so by third-party code.
fn a_reason_not_to_send_may_be_text(document: &mut Value) -> bool {
    every(document, "canNotSendReason", |reason| {
        widen(Some(reason), "boolean", "string")
    })
}

/// The document knows of codes only. The server may ask for a face, and gives the address for it.
/// Read so by third-party code.
fn authentication_may_ask_for_a_face(document: &mut Value) -> bool {
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
fn lists_of_fans_tell_their_source(document: &mut Value) -> bool {
    [
        "GET /api/{account}/fans/active",
        "GET /api/{account}/fans/all",
        "GET /api/{account}/fans/expired",
    ]
    .map(|list| {
        let page = response(document, list, "properties/data/properties");
        add(page, [("_source", json!({"type": "object"}))])
    })
    .contains(&true)
}

/// The document has no such member. The server gives manifests and signatures of what is protected.
/// Seen in the vendor's published samples, and in third-party code.
fn protected_media_have_drm(document: &mut Value) -> bool {
    every(document, "files", |files| {
        let versions = files.get_mut("properties");
        let versions = versions.filter(|versions| versions.get("full").is_some());
        let drm = json!({"type": "object", "nullable": true});
        add(versions, [("drm", drm)])
    })
}

/// The document says a number in most places. The server limits by the minute only.
/// Stated in the vendor's documentation of responses.
fn limits_per_day_are_null(document: &mut Value) -> bool {
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
fn a_data_export_says_where_it_is(document: &mut Value) -> bool {
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
fn fans_tell_when_they_replied_last(document: &mut Value) -> bool {
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
    .map(|(operation, place)| {
        let time = json!({"type": "string", "nullable": true});
        add(
            response(document, operation, place),
            [("lastReplyAt", time)],
        )
    })
    .contains(&true)
}

/// The document has no such member. The server gives back the reference that a client session was
/// made with. Read so by third-party code alone; the vendor says nothing of it.
fn accounts_have_the_reference_of_their_session(document: &mut Value) -> bool {
    let account = response(document, "GET /api/accounts", "items/properties");
    let reference = json!({"type": "string", "nullable": true});
    add(account, [("client_reference_id", reference)])
}
