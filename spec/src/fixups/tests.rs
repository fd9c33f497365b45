//! Every fixup, before and after.

mod limits;

use serde_json::json;

use super::{find::*, inputs::*, responses::*, *};

type Fix = fn(&mut Value) -> bool;

const LIST_CHATS: &str = "GET /api/{account}/chats";

/// A document of schemas, each with its operation and its place there: `?a` for a parameter,
/// `.a` for a member of the body, `=a` for one of the response.
fn document<'a>(schemas: impl IntoIterator<Item = (&'a str, &'a str, &'a Value)>) -> Value {
    let mut document = json!({});
    for (key, place, schema) in schemas {
        let (method, path) = key.split_once(' ').expect("a method and a path");
        let operation = &mut document["paths"][path][method.to_ascii_lowercase()];
        let (kind, name) = place.split_at(1);
        let body = match kind {
            "?" => {
                operation["parameters"] = json!([{"name": name, "schema": schema}]);
                continue;
            }
            "." => &mut operation["requestBody"],
            _ => &mut operation["responses"]["200"],
        };
        body["content"]["application/json"]["schema"]["properties"][name] = schema.clone();
    }
    document
}

/// A fixup turns schemas into others, in which it finds nothing to do.
#[track_caller]
fn turns<const N: usize>(fixup: Fix, schemas: [(&str, &str, Value, Value); N]) {
    let before = schemas
        .iter()
        .map(|(key, place, old, _)| (*key, *place, old));
    let after = schemas
        .iter()
        .map(|(key, place, _, new)| (*key, *place, new));
    let (mut found, after) = (document(before), document(after));
    assert!(fixup(&mut found), "there is a defect");
    assert_eq!(found, after);
    assert!(!fixup(&mut found), "there is none any more");
    assert_eq!(found, after);
}

fn text() -> Value {
    json!({"type": "string"})
}

fn vendored() -> Value {
    crate::load(include_str!("../../../openapi.yaml")).expect("the document loads")
}

#[test]
fn every_fixup_applies_to_the_vendored_document_and_only_once() {
    let mut document = vendored();
    assert_eq!(fix(&mut document, &FIXUPS), [""; 0]);
    let fixed = document.clone();
    let names = FIXUPS.map(|fixup| fixup.name);
    assert_eq!(fix(&mut document, &FIXUPS), names);
    assert!(document == fixed, "nothing is touched twice");
}

#[test]
fn a_document_without_the_operations_has_no_defects() {
    for document in [
        json!({}),
        json!(null),
        json!([{"paths": {}}]),
        json!({"paths": []}),
        json!({"paths": {"/api/webhooks": {"get": {"parameters": []}}}}),
    ] {
        let mut fixed = document.clone();
        assert_eq!(fix(&mut fixed, &FIXUPS).len(), FIXUPS.len(), "{document}");
        assert_eq!(fixed, document);
    }
}

#[test]
fn odd_json_is_no_reason_to_panic() {
    let odd = [
        json!(null),
        json!("text"),
        json!([]),
        json!([null, "text", [[]]]),
        json!({}),
        json!({"name": [], "schema": 1, "type": {}, "items": 1, "properties": 1}),
    ];
    let vendored = vendored();
    let paths = vendored["paths"].as_object().expect("paths");
    for ((path, item), odd) in paths
        .iter()
        .flat_map(|item| odd.iter().map(move |odd| (item, odd)))
    {
        let _ = fix(&mut json!({"paths": {path: odd}}), &FIXUPS);
        for method in item.as_object().expect("operations").keys() {
            let schema = json!({"properties": {"data": odd, "files": odd, "limit_day": odd}});
            let content = json!({"content": {"application/json": {"schema": schema}}});
            for operation in [
                odd.clone(),
                json!({"parameters": odd, "requestBody": odd, "responses": odd}),
                json!({"parameters": [odd, {"name": "limit", "schema": odd}]}),
                json!({"requestBody": content, "responses": {"200": content}}),
            ] {
                let _ = fix(&mut json!({"paths": {path: {method: operation}}}), &FIXUPS);
            }
        }
    }
}

#[test]
fn what_has_a_default_is_optional() {
    let path = "/api/{account}/saved-for-later/posts";
    let list = |required: bool| {
        let limit = json!({"name": "limit", "required": required});
        json!({"paths": {path: {"get": {"parameters": [limit]}}}})
    };
    let mut document = list(true);
    assert!(no_list_needs_a_limit_or_offset(&mut document));
    assert_eq!(document, list(false));
    assert!(!no_list_needs_a_limit_or_offset(&mut document));
}

#[test]
fn conversion_types_are_those_of_the_filter() {
    let conversions = "GET /api/smart-links/{smart_link_id}/conversions";
    let filter = json!({"enum": ["a", "b"]});
    let old = json!({"items": {}});
    let new = json!({"items": filter});
    turns(
        postbacks_have_the_types_of_conversions,
        [
            (conversions, "?conversion_type", filter.clone(), filter),
            (POSTBACKS[1], ".conversion_types", old, new),
        ],
    );
}

#[test]
fn events_are_those_of_the_filter_without_the_test() {
    let deliveries = "GET /api/webhooks/{webhook_id}/deliveries";
    let filter = json!({"enum": ["a", "test-event"]});
    let old = json!({"items": {}});
    let new = json!({"items": {"enum": ["a"]}});
    turns(
        webhooks_have_the_events_of_deliveries,
        [
            (deliveries, "?event", filter.clone(), filter),
            (WEBHOOKS[1], ".events", old, new),
        ],
    );
}

#[test]
fn scopes_are_an_enum() {
    let scopes = json!({"enum": ["global", "inclusive", "exclusive"]});
    turns(
        webhooks_have_one_of_three_account_scopes,
        WEBHOOKS.map(|key| (key, ".account_scope", json!({}), scopes.clone())),
    );
}

#[test]
fn filters_are_enums() {
    let order = json!({"type": "string", "enum": ["desc", "asc"]});
    turns(
        filters_have_the_values_of_their_prose,
        [
            (LIST_MESSAGES, "?order", text(), order.clone()),
            (LIST_PINNED_MESSAGES, "?order", text(), order),
        ],
    );
}

#[test]
fn what_is_called_text_is_a_list() {
    let list = |items: &str| json!({"type": "array", "items": {"type": items}});
    turns(
        tags_and_labels_are_lists,
        [
            (SEND_POST, ".rfTag", text(), list("integer")),
            (SEND_POST, ".labelIds", text(), list("string")),
        ],
    );
}

#[test]
fn media_are_named_by_either_kind_of_id() {
    let story = "POST /api/{account}/stories";
    let texts = json!({"type": "array", "items": text()});
    let either = json!({"oneOf": [{"type": "string"}, {"type": "integer"}]});
    let ids = json!({"type": "array", "items": either});
    turns(
        media_files_are_numbers_or_text,
        [
            (UPDATE_POST, ".mediaFiles", text(), ids.clone()),
            (story, ".mediaFiles", texts, ids),
        ],
    );
}

#[test]
fn a_price_is_a_number_within_its_bounds() {
    let price = |kind: &str| json!({"type": kind, "minimum": 0});
    turns(
        prices_have_cents,
        [(UPDATE_POST, ".price", price("integer"), price("number"))],
    );
}

/// A fixup adds a parameter to the others.
#[track_caller]
fn adds(fixup: Fix, list: &str, name: &str) {
    let mut document = document([(list, "?limit", &json!({}))]);
    assert!(fixup(&mut document));
    assert!(!fixup(&mut document));
    assert!(argument(&mut document, list, "limit").is_some());
    let added = parameter(&mut document, list, name).expect("the parameter");
    assert_eq!(added["in"], "query");
    assert_eq!(added["required"], false);
}

#[test]
fn a_page_of_banned_words_can_be_asked_for() {
    adds(banned_words_have_pages, "GET /api/banned-words", "page");
}

#[test]
fn the_next_page_of_messages_can_be_asked_for() {
    adds(messages_go_on_from_an_id, LIST_MESSAGES, "id");
    adds(messages_go_on_from_an_id, LIST_PINNED_MESSAGES, "id");
}

#[test]
fn a_reason_is_text_or_false() {
    let either = json!({"oneOf": [{"type": "boolean"}, {"type": "string"}]});
    let boolean = json!({"type": "boolean"});
    turns(
        a_reason_not_to_send_may_be_text,
        [(LIST_CHATS, "=canNotSendReason", boolean, either)],
    );
}

#[test]
fn an_attempt_says_where_to_show_a_face() {
    let poll = "GET /api/authenticate/{attempt_id}";
    let url = json!({"type": "string", "nullable": true});
    let face = json!({
        "needs_face_otp": {"type": "boolean"},
        "face_otp_verification_url": url,
    });
    let (old, new) = (json!({"properties": {}}), json!({"properties": face}));
    turns(
        authentication_may_ask_for_a_face,
        [(poll, "=lastAttempt", old, new)],
    );
}

#[test]
fn a_list_of_fans_has_a_source() {
    let fans = "GET /api/{account}/fans/active";
    let old = json!({"properties": {"list": {}}});
    let new = json!({"properties": {"list": {}, "_source": {"type": "object"}}});
    turns(lists_of_fans_tell_their_source, [(fans, "=data", old, new)]);
}

#[test]
fn files_of_media_may_be_protected() {
    let drm = json!({"type": "object", "nullable": true});
    let old = json!({"properties": {"full": {}}});
    let new = json!({"properties": {"full": {}, "drm": drm}});
    turns(
        protected_media_have_drm,
        [(LIST_MESSAGES, "=files", old, new)],
    );
}

#[test]
fn no_limit_per_day_is_a_number() {
    let number = json!({"type": "integer"});
    let nothing = json!({"type": "string", "example": null, "nullable": true});
    turns(
        limits_per_day_are_null,
        [
            (LIST_CHATS, "=limit_day", number, nothing.clone()),
            (LIST_CHATS, "=remaining_day", nothing.clone(), nothing),
        ],
    );
}

fn text_or_null() -> Value {
    json!({"type": "string", "nullable": true})
}

#[test]
fn a_single_export_has_the_address_that_it_has_in_the_list() {
    let export = "GET /api/data-exports/{data_export_id}";
    let address = json!({
        "id": text(),
        "download_url": text_or_null(),
        "download_url_expires_at": text_or_null(),
    });
    turns(
        a_data_export_says_where_it_is,
        [(
            export,
            "=data",
            json!({"properties": {"id": text()}}),
            json!({"properties": address}),
        )],
    );
}

#[test]
fn the_time_of_the_last_reply_stands_where_it_is_added() {
    let with = |members: Value| json!({"properties": members});
    let list = |name: &str, row: Value| with(json!({name: {"items": row}}));
    let (id, reply) = (json!({"id": text()}), text_or_null());
    let both = json!({"id": text(), "lastReplyAt": reply});
    let fans = |place: &str| {
        let of = |row: &Value| list(place, with(row.clone()));
        (of(&id), of(&both))
    };
    let sender = |user: &Value| json!({"items": with(json!({"fromUser": with(user.clone())}))});
    let case = |key: &'static str, (old, new): (Value, Value)| (key, "=data", old, new);
    turns(
        fans_tell_when_they_replied_last,
        [
            case(
                LIST_CHATS,
                (
                    json!({"items": with(id.clone())}),
                    json!({"items": with(both.clone())}),
                ),
            ),
            case(LIST_MESSAGES, (sender(&id), sender(&both))),
            case("GET /api/{account}/fans/active", fans("list")),
            case("GET /api/{account}/fans/all", fans("list")),
            case("GET /api/{account}/fans/expired", fans("list")),
            case("GET /api/{account}/fans/latest", fans("users")),
            case("GET /api/{account}/fans/top", fans("users")),
            case(
                "GET /api/{account}/users/{username}",
                (with(id.clone()), with(both.clone())),
            ),
        ],
    );
}

#[test]
fn an_account_has_the_reference_of_its_session() {
    let list = |members: Value| {
        let items = json!({"type": "array", "items": {"properties": members}});
        let content = json!({"content": {"application/json": {"schema": items}}});
        json!({"paths": {"/api/accounts": {"get": {"responses": {"200": content}}}}})
    };
    let mut document = list(json!({"id": text()}));
    assert!(accounts_have_the_reference_of_their_session(&mut document));
    let known = json!({"id": text(), "client_reference_id": text_or_null()});
    assert_eq!(document, list(known));
    assert!(!accounts_have_the_reference_of_their_session(&mut document));
}
