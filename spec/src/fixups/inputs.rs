//! Fixups of requests: types, values, and parameters that are missing.

use serde_json::{Value, json};

use super::{
    LIST_MESSAGES, LIST_PINNED_MESSAGES, LIST_TRANSACTIONS, POSTBACKS, SET_WELCOME_MESSAGE,
    UPDATE_POST, WEBHOOKS,
    find::{add, add_to_query, argument, every, into_list, member, parameter, replace, widen},
};
use crate::repair::ID;

/// The document requires what has a default. The server does without.
/// The defaults are in the method docs of the official Python SDK.
pub(super) fn no_list_needs_a_limit_or_offset(document: &mut Value) -> bool {
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

/// The document takes any text. The server knows the types by which it also filters conversions.
/// Shown by the filter in the same document.
pub(super) fn postbacks_have_the_types_of_conversions(document: &mut Value) -> bool {
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
pub(super) fn webhooks_have_the_events_of_deliveries(document: &mut Value) -> bool {
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
pub(super) fn webhooks_have_one_of_three_account_scopes(document: &mut Value) -> bool {
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

/// The document has the values of these filters in prose alone. The server knows these.
/// Stated in the method docs of the official Python SDK.
pub(super) fn filters_have_the_values_of_their_prose(document: &mut Value) -> bool {
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
            LIST_TRANSACTIONS,
            "tipsSource",
            json!(["profile", "post_all", "chat", "stream", "story"]),
        ),
        (
            LIST_TRANSACTIONS,
            "type",
            json!(["subscribes", "tips", "post", "chat_messages", "stream"]),
        ),
    ]
    .map(|(list, name, values)| add(argument(document, list, name), [("enum", values)]))
    .contains(&true)
}

/// The document says text. The server wants lists: tags of user and form ids, labels of ids that
/// may be names. Shown in the vendor's guides to messages and posts.
pub(super) fn tags_and_labels_are_lists(document: &mut Value) -> bool {
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
pub(super) fn media_files_are_numbers_or_text(document: &mut Value) -> bool {
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
pub(super) fn prices_have_cents(document: &mut Value) -> bool {
    [SET_WELCOME_MESSAGE, UPDATE_POST]
        .map(|operation| {
            let kind = member(document, operation, "price/type");
            replace(kind, "integer", "number")
        })
        .contains(&true)
}

/// The document has no parameter for the page. The server responds with links to other pages.
/// Shown by the response in the same document, which is that of Laravel's paginator.
pub(super) fn banned_words_have_pages(document: &mut Value) -> bool {
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
pub(super) fn messages_go_on_from_an_id(document: &mut Value) -> bool {
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

/// The document takes any text. The server takes the first and the last day of a period.
/// Stated in the descriptions of these parameters.
pub(super) fn days_are_dates(document: &mut Value) -> bool {
    let usage = ["from", "to"].map(|name| ("GET /api/usage/credits", name));
    let cohorts = [
        "GET /api/{account}/tracking-links/{tracking_link_id}/cohort-arps",
        "GET /api/{account}/trial-links/{trial_link_id}/cohort-arps",
        "GET /api/smart-links/{smart_link_id}/cohort-arps",
    ];
    let cohorts = ["acquisition_start", "acquisition_end"]
        .map(|name| cohorts.map(|operation| (operation, name)));
    let mut found = false;
    for (operation, name) in usage.iter().chain(cohorts.as_flattened()) {
        let day = argument(document, operation, name);
        found |= add(day, [("format", json!("date"))]);
    }
    for period in ["period_a", "period_b"] {
        for end in ["start", "end"] {
            let pointer = format!("{period}/properties/{end}");
            let day = member(document, "POST /api/analytics/summary/comparison", &pointer);
            found |= add(day, [("format", json!("date"))]);
        }
    }
    found
}

/// The document says numbers or text. The server takes ids of users, lists and uploads, in the form
/// in which it sends them. Stated in the descriptions of these members.
pub(super) fn users_lists_and_uploads_go_by_id(document: &mut Value) -> bool {
    [
        "rfTag",
        "rfGuest",
        "rfPartner",
        "userLists",
        "excludedLists",
        "avatar",
        "header",
    ]
    .map(|name| {
        every(document, name, |schema| {
            add(Some(schema), [("format", json!(ID))])
        })
    })
    .contains(&true)
}
