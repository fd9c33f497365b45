//! Fixups of defects of the upstream document that no general rule can know.
//!
//! Each fixup is a function, named as the sentence that it makes true. It looks for the exact defect,
//! never for prose, and changes nothing else. A fixup that no longer finds its defect is to be
//! deleted.

mod bounds;
mod find;
mod inputs;
mod responses;
mod siblings;
mod states;
#[cfg(test)]
mod tests;

use serde_json::Value;

/// A function that mends a known defect of the upstream document.
pub struct Fixup {
    /// The sentence that it makes true, as the name of its function.
    pub name: &'static str,
    apply: fn(&mut Value) -> bool,
}

macro_rules! fixups {
    ($($module:ident { $($name:ident,)* })*) => {
        /// All fixups, in the order in which they are applied.
        pub const FIXUPS: [Fixup; [$($(stringify!($name),)*)*].len()] = [
            $($(Fixup { name: stringify!($name), apply: $module::$name },)*)*
        ];
    };
}

fixups! {
    bounds {
        an_idempotency_key_has_1_to_255_characters,
        at_most_100_rows_are_listed,
        postbacks_have_a_conversion_type,
        a_withdrawal_is_of_a_dollar_or_more,
        promotions_count_from_zero,
        a_year_has_four_digits,
        a_subscription_costs_nothing_or_4_99_to_200,
        a_reason_to_unsubscribe_is_one_of_five,
        each_of_ten_tabs_has_its_place,
        at_most_10_users_are_looked_up,
    }
    inputs {
        no_list_needs_a_limit_or_offset,
        postbacks_have_the_types_of_conversions,
        webhooks_have_the_events_of_deliveries,
        webhooks_have_one_of_three_account_scopes,
        filters_have_the_values_of_their_prose,
        tags_and_labels_are_lists,
        media_files_are_numbers_or_text,
        prices_have_cents,
        days_are_dates,
        users_lists_and_uploads_go_by_id,
        banned_words_have_pages,
        messages_go_on_from_an_id,
    }
    siblings {
        a_chosen_scope_needs_what_is_chosen,
        messages_and_posts_say_something,
        prices_and_previews_need_media_files,
        a_mass_message_has_recipients,
        new_subscribers_are_written_to_at_once,
        a_poll_has_options_and_a_quiz_an_answer,
        a_fundraiser_proposes_tips,
        a_code_or_a_selfie_is_handed_in,
        a_login_has_an_address_and_a_password,
        an_account_has_one_proxy,
        a_copied_file_is_named_once,
        a_free_trial_has_days,
        an_export_has_the_settings_of_its_type,
        a_direction_is_that_of_a_sort_key,
        a_period_of_fans_has_two_ends,
        only_tips_have_a_source,
        a_header_has_a_name,
        an_upload_is_a_file_or_its_address,
        the_index_of_fans_does_not_know_who_is_online,
    }
    responses {
        a_reason_not_to_send_may_be_text,
        authentication_may_ask_for_a_face,
        lists_of_fans_tell_their_source,
        protected_media_have_drm,
        limits_per_day_are_null,
        a_data_export_says_where_it_is,
        fans_tell_when_they_replied_last,
        accounts_have_the_reference_of_their_session,
        amounts_in_text_are_numbers,
    }
    states {
        uploads_have_one_of_four_states,
        exports_have_one_of_eight_states,
        transactions_have_states_and_kinds,
        authentication_has_states_and_steps,
    }
}

/// Applies fixups to a loaded document; returns the names of those that found no defect.
#[must_use]
pub fn fix(document: &mut Value, fixups: &[Fixup]) -> Vec<&'static str> {
    let idle = fixups.iter().filter(|fixup| !(fixup.apply)(document));
    idle.map(|fixup| fixup.name).collect()
}

const LIST_MESSAGES: &str = "GET /api/{account}/chats/{chat_id}/messages";
/// According to the vendor's reference, this list has the pages of the list of all messages.
const LIST_PINNED_MESSAGES: &str = "GET /api/{account}/chats/{chat_id}/messages/pinned";
const SEND_MESSAGE: &str = "POST /api/{account}/chats/{chat_id}/messages";
const SEND_MASS_MESSAGE: &str = "POST /api/{account}/mass-messaging";
const SET_WELCOME_MESSAGE: &str = "POST /api/{account}/settings/welcome-message";
const SEND_POST: &str = "POST /api/{account}/posts";
const UPDATE_POST: &str = "PUT /api/{account}/posts/{post_id}";
const LIST_TRANSACTIONS: &str = "GET /api/{account}/transactions";
const LISTS_OF_FANS: [&str; 3] = [
    "GET /api/{account}/fans/active",
    "GET /api/{account}/fans/all",
    "GET /api/{account}/fans/expired",
];
const POSTBACKS: [&str; 2] = [
    "POST /api/smart-link-postbacks",
    "PATCH /api/smart-link-postbacks/{postback_id}",
];
const WEBHOOKS: [&str; 2] = ["POST /api/webhooks", "PUT /api/webhooks/{webhook_id}"];
