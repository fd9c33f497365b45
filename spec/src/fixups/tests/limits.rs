//! Fixups that add limits.

use serde_json::{Value, json};

use super::super::{bounds::*, find::argument, siblings::*, *};
use super::{Fix, LIST_CHATS, document, text, turns};

/// A fixup adds keywords to schemas without any.
#[track_caller]
fn adds_to<const N: usize>(fixup: Fix, schemas: [(&str, &str, Value); N]) {
    turns(
        fixup,
        schemas.map(|(key, place, added)| (key, place, json!({}), added)),
    );
}

fn needs(name: &str) -> Value {
    json!({"x-needs": [{"name": name}]})
}

#[test]
fn a_key_has_bounds() {
    let bounded = json!({"type": "string", "minLength": 1, "maxLength": 255});
    turns(
        an_idempotency_key_has_1_to_255_characters,
        [(SEND_MESSAGE, "?Idempotency-Key", text(), bounded)],
    );
}

#[test]
fn a_limit_is_at_most_100_unless_upstream_says_otherwise() {
    turns(
        at_most_100_rows_are_listed,
        [LIST_CHATS, LIST_PINNED_MESSAGES]
            .map(|list| (list, "?limit", json!({}), json!({"maximum": 100}))),
    );
    let limit = json!({"maximum": 50});
    let mut document = document([(LIST_CHATS, "?limit", &limit)]);
    assert!(!at_most_100_rows_are_listed(&mut document));
    let limit_now = argument(&mut document, LIST_CHATS, "limit");
    assert_eq!(limit_now, Some(&mut json!({"maximum": 50})));
}

#[test]
fn an_empty_list_of_conversion_types_is_none() {
    turns(
        postbacks_have_a_conversion_type,
        POSTBACKS.map(|key| (key, ".conversion_types", json!({}), json!({"minItems": 1}))),
    );
}

#[test]
fn a_scope_is_not_alone() {
    let links = json!({"x-needs": [{"when": ["campaign_specific"], "name": "smart_link_ids"}]});
    let scopes = ["inclusive", "exclusive"];
    let accounts = json!({"x-needs": [{"when": scopes, "name": "account_ids"}]});
    turns(
        a_chosen_scope_needs_what_is_chosen,
        [
            (POSTBACKS[0], ".smart_link_scope", json!({}), links),
            (WEBHOOKS[0], ".account_scope", json!({}), accounts),
        ],
    );
}

#[test]
fn amounts_counts_and_years_have_bounds() {
    let withdraw = "POST /api/{account}/payouts/request-manual-withdrawal";
    adds_to(
        a_withdrawal_is_of_a_dollar_or_more,
        [(withdraw, ".amount", json!({"minimum": 1}))],
    );
    let promotion = "POST /api/{account}/promotions";
    let percent = json!({"minimum": 0, "maximum": 100});
    adds_to(
        promotions_count_from_zero,
        [
            (promotion, ".discount", percent),
            (promotion, ".expirationDays", json!({"minimum": 0})),
            (promotion, ".offerLimit", json!({"minimum": 0})),
        ],
    );
    let profitability = "POST /api/analytics/financial/profitability";
    let digits = json!({"minimum": 1000, "maximum": 9999});
    adds_to(a_year_has_four_digits, [(profitability, ".year", digits)]);
}

#[test]
fn numbers_in_texts_have_bounds() {
    let price = "PATCH /api/{account}/settings/subscription-price";
    let free = json!({"x-number-or": ["free"], "x-zero-or": 4.99, "maximum": 200});
    adds_to(
        a_subscription_costs_nothing_or_4_99_to_200,
        [(price, ".price", free)],
    );
    let unsubscribe = "DELETE /api/{account}/users/{user_id}/subscribe";
    let reason = json!({"x-number-or": [""], "minimum": 1, "maximum": 5});
    adds_to(
        a_reason_to_unsubscribe_is_one_of_five,
        [(unsubscribe, ".reason", reason)],
    );
}

#[test]
fn lists_have_lengths() {
    let order = "PUT /api/{account}/notifications/tabs-order";
    let ten = json!({"minItems": 10, "maxItems": 10});
    adds_to(each_of_ten_tabs_has_its_place, [(order, ".tabs", ten)]);
    let users = "GET /api/{account}/users/list";
    adds_to(
        at_most_10_users_are_looked_up,
        [(users, "?ids", json!({"maxItems": 10}))],
    );
}

#[test]
fn a_message_has_a_content_and_recipients() {
    let media = json!({"x-unless": ["mediaFiles", "giphyId"]});
    let post = json!({"x-unless": ["mediaFiles", "votingType", "fundRaisingTargetAmount"]});
    let comment = "POST /api/{account}/posts/{post_id}/comments";
    adds_to(
        messages_and_posts_say_something,
        [
            (SEND_MESSAGE, ".text", media.clone()),
            (SEND_MASS_MESSAGE, ".text", media),
            (
                SET_WELCOME_MESSAGE,
                ".text",
                json!({"x-unless": ["mediaFiles"]}),
            ),
            (SEND_POST, ".text", post),
            (comment, "?text", json!({"x-unless": ["giphyId"]})),
        ],
    );
    adds_to(
        a_mass_message_has_recipients,
        [(
            SEND_MASS_MESSAGE,
            ".userLists",
            json!({"x-unless": ["userIds", "saveForLater"]}),
        )],
    );
    adds_to(
        new_subscribers_are_written_to_at_once,
        [(
            SEND_MASS_MESSAGE,
            ".subscribedWithinLastDays",
            json!({"x-excludes": ["scheduledDate", "saveForLater"]}),
        )],
    );
}

#[test]
fn prices_and_previews_need_media() {
    adds_to(
        prices_and_previews_need_media_files,
        [
            (SEND_MESSAGE, ".price", needs("mediaFiles")),
            (SEND_MASS_MESSAGE, ".price", needs("mediaFiles")),
            (SET_WELCOME_MESSAGE, ".previews", needs("mediaFiles")),
            (SEND_POST, ".previews", needs("mediaFiles")),
        ],
    );
}

#[test]
fn polls_and_fundraisers_are_complete() {
    let kind = json!({"x-needs": [
        {"name": "votingOptions"},
        {"when": ["quiz"], "name": "votingCorrectIndex"},
    ]});
    adds_to(
        a_poll_has_options_and_a_quiz_an_answer,
        [
            (SEND_POST, ".votingType", kind.clone()),
            (SEND_POST, ".votingDue", needs("votingType")),
            (UPDATE_POST, ".votingType", kind),
        ],
    );
    let tips = needs("fundRaisingTipsPresets");
    adds_to(
        a_fundraiser_proposes_tips,
        [SEND_POST, UPDATE_POST].map(|key| (key, ".fundRaisingTargetAmount", tips.clone())),
    );
}

#[test]
fn a_connection_has_what_its_way_needs() {
    let selfie = ["selfie_verification_completed"];
    let code = json!({"x-unless": selfie, "x-excludes": selfie});
    adds_to(
        a_code_or_a_selfie_is_handed_in,
        [("PUT /api/authenticate/{attempt_id}", ".code", code)],
    );
    let start = "POST /api/authenticate";
    let with = json!({"x-needs": [
        {"when": ["email_password"], "name": "email"},
        {"when": ["email_password"], "name": "password"},
    ]});
    adds_to(
        a_login_has_an_address_and_a_password,
        [
            (start, ".auth_type", with),
            (start, ".email", json!({"x-unless": ["auth_type"]})),
        ],
    );
    adds_to(
        an_account_has_one_proxy,
        [(
            start,
            ".customProxy",
            json!({"x-excludes": ["proxyCountry"]}),
        )],
    );
}

#[test]
fn files_trials_and_exports_have_what_they_need() {
    let scrape = "POST /api/{account}/media/scrape";
    adds_to(
        a_copied_file_is_named_once,
        [
            (scrape, ".url", json!({"x-unless": ["media_id"]})),
            (scrape, ".file_type", needs("media_id")),
            (
                scrape,
                ".expiration_date",
                json!({"x-excludes": ["public"]}),
            ),
        ],
    );
    let promotion = "POST /api/{account}/promotions";
    let days = json!({"x-needs": [{"when": ["100"], "name": "freeTrialDays"}]});
    let of_link = json!({"x-needs": [{"when": ["free_trial"], "name": "free_trial_days"}]});
    adds_to(
        a_free_trial_has_days,
        [
            (promotion, ".discount", days),
            ("POST /api/smart-links", ".link_type", of_link),
        ],
    );
    let export = "POST /api/data-exports";
    let media = json!({"x-needs": [{"when": ["zip"], "name": "type", "is": ["media_vault"]}]});
    let profiles = json!({"x-unless": [{"name": "type", "is": ["public_profiles"]}]});
    adds_to(
        an_export_has_the_settings_of_its_type,
        [
            (export, ".file_type", media),
            (export, ".account_ids", profiles),
        ],
    );
}

#[test]
fn filters_and_headers_have_what_they_need() {
    adds_to(
        a_direction_is_that_of_a_sort_key,
        [(
            "GET /api/{account}/following/all",
            "?sortDirection",
            needs("sort"),
        )],
    );
    adds_to(
        a_period_of_fans_has_two_ends,
        [
            (
                "GET /api/{account}/fans/latest",
                "?start_date",
                needs("end_date"),
            ),
            (
                "GET /api/{account}/fans/top",
                "?end_date",
                needs("start_date"),
            ),
        ],
    );
    let tips = json!({"x-needs": [{"name": "type", "is": ["tips"]}]});
    adds_to(
        only_tips_have_a_source,
        [(LIST_TRANSACTIONS, "?tipsSource", tips)],
    );
    let online = json!({"x-excludes": ["filter[online]"]});
    adds_to(
        the_index_of_fans_does_not_know_who_is_online,
        LISTS_OF_FANS.map(|key| (key, "?filter.max_total_spent", online.clone())),
    );
    let header = |value: Value| json!({"items": {"properties": {"value": value}}});
    turns(
        a_header_has_a_name,
        POSTBACKS.map(|key| (key, ".headers", header(json!({})), header(needs("name")))),
    );
}
