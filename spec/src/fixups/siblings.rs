//! Fixups for arguments that need or exclude others, which the document says in prose alone.
//!
//! Updates have few of these limits: the server may keep the values that an update leaves out.

use serde_json::{Value, json};

use super::{
    LIST_TRANSACTIONS, LISTS_OF_FANS, POSTBACKS, SEND_MASS_MESSAGE, SEND_MESSAGE, SEND_POST,
    SET_WELCOME_MESSAGE, UPDATE_POST, WEBHOOKS,
    find::{add, argument, member, part},
};
use crate::repair::keyword::{EXCLUDES, NEEDS, UNLESS};

/// An operation, the pointer to a member of its body, and a keyword that the member lacks.
type Lack<'a> = (&'a str, &'a str, &'a str, Value);

/// Adds what members of bodies lack.
fn add_all<const N: usize>(document: &mut Value, lacks: [Lack<'_>; N]) -> bool {
    lacks
        .map(|(operation, pointer, keyword, value)| {
            add(member(document, operation, pointer), [(keyword, value)])
        })
        .contains(&true)
}

/// The document leaves out what a scope other than `global` needs. The server wants the Smart Links
/// of a postback, and the accounts of a webhook.
/// Stated in the vendor's references of both. Of updates it is not known what they keep.
pub(super) fn a_chosen_scope_needs_what_is_chosen(document: &mut Value) -> bool {
    let links = json!([{"when": ["campaign_specific"], "name": "smart_link_ids"}]);
    let accounts = json!([{"when": ["inclusive", "exclusive"], "name": "account_ids"}]);
    add_all(
        document,
        [
            (POSTBACKS[0], "smart_link_scope", NEEDS, links),
            (WEBHOOKS[0], "account_scope", NEEDS, accounts),
        ],
    )
}

/// The document takes a message, post or comment with nothing in it. The server wants a text unless
/// there is media. Stated in the descriptions; that a GIF, a poll or a fundraiser is enough is a
/// guess that refuses nothing.
pub(super) fn messages_and_posts_say_something(document: &mut Value) -> bool {
    let media = json!(["mediaFiles", "giphyId"]);
    let more = json!(["mediaFiles", "votingType", "fundRaisingTargetAmount"]);
    let comment = "POST /api/{account}/posts/{post_id}/comments";
    let comment = add(
        argument(document, comment, "text"),
        [(UNLESS, json!(["giphyId"]))],
    );
    let others = add_all(
        document,
        [
            (SEND_MESSAGE, "text", UNLESS, media.clone()),
            (SEND_MASS_MESSAGE, "text", UNLESS, media),
            (SET_WELCOME_MESSAGE, "text", UNLESS, json!(["mediaFiles"])),
            (SEND_POST, "text", UNLESS, more),
        ],
    );
    comment || others
}

/// The document takes a price and previews without media. The server wants the media to sell.
/// Stated in the vendor's guide to messages.
pub(super) fn prices_and_previews_need_media_files(document: &mut Value) -> bool {
    let media = json!([{"name": "mediaFiles"}]);
    add_all(
        document,
        [
            (SEND_MESSAGE, "price", NEEDS, media.clone()),
            (SEND_MESSAGE, "previews", NEEDS, media.clone()),
            (SEND_MASS_MESSAGE, "price", NEEDS, media.clone()),
            (SEND_MASS_MESSAGE, "previews", NEEDS, media.clone()),
            (SET_WELCOME_MESSAGE, "price", NEEDS, media.clone()),
            (SET_WELCOME_MESSAGE, "previews", NEEDS, media.clone()),
            (SEND_POST, "previews", NEEDS, media),
        ],
    )
}

/// The document takes a mass message to nobody. The server sends it to lists, users or both.
/// Stated in the description; that a message which is only stored needs no recipients is a guess
/// that refuses nothing.
pub(super) fn a_mass_message_has_recipients(document: &mut Value) -> bool {
    let others = json!(["userIds", "saveForLater"]);
    add_all(document, [(SEND_MASS_MESSAGE, "userLists", UNLESS, others)])
}

/// The document takes all of these. The server refuses to choose new subscribers for a message that
/// is sent later or stored. Stated in the description.
pub(super) fn new_subscribers_are_written_to_at_once(document: &mut Value) -> bool {
    let later = json!(["scheduledDate", "saveForLater"]);
    let days = "subscribedWithinLastDays";
    add_all(document, [(SEND_MASS_MESSAGE, days, EXCLUDES, later)])
}

/// The document takes a poll without options. The server wants them, and the right one of a quiz.
/// Stated in the description.
pub(super) fn a_poll_has_options_and_a_quiz_an_answer(document: &mut Value) -> bool {
    let kind = json!([
        {"name": "votingOptions"},
        {"when": ["quiz"], "name": "votingCorrectIndex"},
    ]);
    let due = json!([{"name": "votingType"}]);
    add_all(
        document,
        [
            (SEND_POST, "votingType", NEEDS, kind.clone()),
            (SEND_POST, "votingDue", NEEDS, due.clone()),
            (UPDATE_POST, "votingType", NEEDS, kind),
            (UPDATE_POST, "votingDue", NEEDS, due),
        ],
    )
}

/// The document takes a fundraiser alone. The server wants the amounts that it offers as tips.
/// Stated in the description.
pub(super) fn a_fundraiser_proposes_tips(document: &mut Value) -> bool {
    let tips = json!([{"name": "fundRaisingTipsPresets"}]);
    add_all(
        document,
        [SEND_POST, UPDATE_POST]
            .map(|operation| (operation, "fundRaisingTargetAmount", NEEDS, tips.clone())),
    )
}

/// The document takes both and neither. The server wants the code, or to know that the selfie is
/// taken. Stated in the description.
pub(super) fn a_code_or_a_selfie_is_handed_in(document: &mut Value) -> bool {
    let code = member(document, "PUT /api/authenticate/{attempt_id}", "code");
    let selfie = json!(["selfie_verification_completed"]);
    add(code, [(UNLESS, selfie.clone()), (EXCLUDES, selfie)])
}

/// The document requires nothing. The server wants an address and a password for the way to sign in
/// that is meant where none is given, as for that way itself.
/// Stated in the description, for a new connection only.
pub(super) fn a_login_has_an_address_and_a_password(document: &mut Value) -> bool {
    let start = "POST /api/authenticate";
    let with = json!([
        {"when": ["email_password"], "name": "email"},
        {"when": ["email_password"], "name": "password"},
    ]);
    let another_way = json!(["auth_type"]);
    add_all(
        document,
        [
            (start, "auth_type", NEEDS, with),
            (start, "email", UNLESS, another_way.clone()),
            (start, "password", UNLESS, another_way),
        ],
    )
}

/// The document takes two proxies. The server wants one at most.
/// Stated in the description.
pub(super) fn an_account_has_one_proxy(document: &mut Value) -> bool {
    let start = "POST /api/authenticate";
    let other = json!(["proxyCountry"]);
    add_all(document, [(start, "customProxy", EXCLUDES, other)])
}

/// The document requires nothing. The server wants the address of a file or the id of a vault item,
/// knows versions of the latter alone, and gives an address that expires or a public one.
/// Stated in the description.
pub(super) fn a_copied_file_is_named_once(document: &mut Value) -> bool {
    let scrape = "POST /api/{account}/media/scrape";
    let item = json!([{"name": "media_id"}]);
    add_all(
        document,
        [
            (scrape, "url", UNLESS, json!(["media_id"])),
            (scrape, "file_type", NEEDS, item),
            (scrape, "expiration_date", EXCLUDES, json!(["public"])),
        ],
    )
}

/// The document takes a free trial without days. The server wants them of a promotion with 100
/// percent off, and only of such a one, and of a Smart Link of that kind.
/// Stated in the description.
pub(super) fn a_free_trial_has_days(document: &mut Value) -> bool {
    let promotion = "POST /api/{account}/promotions";
    let days = json!([{"when": ["100"], "name": "freeTrialDays"}]);
    let free = json!([{"name": "discount", "is": ["100"]}]);
    let of_link = json!([{"when": ["free_trial"], "name": "free_trial_days"}]);
    add_all(
        document,
        [
            (promotion, "discount", NEEDS, days),
            (promotion, "freeTrialDays", NEEDS, free),
            ("POST /api/smart-links", "link_type", NEEDS, of_link),
        ],
    )
}

/// The document takes an export of any type with any settings. The server wants those of the type,
/// the accounts of all but public profiles, and a ZIP file of media only.
/// Stated in the description.
pub(super) fn an_export_has_the_settings_of_its_type(document: &mut Value) -> bool {
    let create = "POST /api/data-exports";
    let chats = ["chat_messages", "fansly_chat_messages"];
    let settings = json!([
        {"when": chats, "name": "options.maxMessages"},
        {"when": ["media_vault"], "name": "options.mediaType"},
        {"when": ["fans", "followings"], "name": "options.type"},
    ]);
    let media = json!([{"when": ["zip"], "name": "type", "is": ["media_vault"]}]);
    let profiles = json!([{"name": "type", "is": ["public_profiles"]}]);
    add_all(
        document,
        [
            (create, "type", NEEDS, settings),
            (create, "file_type", NEEDS, media),
            (create, "account_ids", UNLESS, profiles),
        ],
    )
}

/// The document takes a direction alone. The server refuses it without a sort key.
/// Stated in the description.
pub(super) fn a_direction_is_that_of_a_sort_key(document: &mut Value) -> bool {
    let sort = json!([{"name": "sort"}]);
    [
        "GET /api/{account}/following/active",
        "GET /api/{account}/following/all",
        "GET /api/{account}/following/expired",
    ]
    .map(|list| {
        let direction = argument(document, list, "sortDirection");
        add(direction, [(NEEDS, sort.clone())])
    })
    .contains(&true)
}

/// The document takes one date alone. The server wants both or neither.
/// Stated in the description.
pub(super) fn a_period_of_fans_has_two_ends(document: &mut Value) -> bool {
    let latest = "GET /api/{account}/fans/latest";
    let top = "GET /api/{account}/fans/top";
    let (start, end) = ("start_date", "end_date");
    [
        (latest, start, end),
        (latest, end, start),
        (top, start, end),
        (top, end, start),
    ]
    .map(|(list, one, other)| {
        let needed = json!([{"name": other}]);
        add(argument(document, list, one), [(NEEDS, needed)])
    })
    .contains(&true)
}

/// The document takes the source of a tip beside any type. The server knows it of tips only.
/// Stated in the description.
pub(super) fn only_tips_have_a_source(document: &mut Value) -> bool {
    let source = argument(document, LIST_TRANSACTIONS, "tipsSource");
    let tips = json!([{"name": "type", "is": ["tips"]}]);
    add(source, [(NEEDS, tips)])
}

/// The document takes the value of a header without a name. The server wants the name.
/// Stated in the vendor's reference of Create Smart Link Postback.
pub(super) fn a_header_has_a_name(document: &mut Value) -> bool {
    let name = json!([{"name": "name"}]);
    let value = "headers/items/properties/value";
    add_all(
        document,
        POSTBACKS.map(|operation| (operation, value, NEEDS, name.clone())),
    )
}

/// The document takes a file and its address, or neither. The server wants one of them.
/// Stated in the descriptions, which say that each is required without the other.
pub(super) fn an_upload_is_a_file_or_its_address(document: &mut Value) -> bool {
    [
        "POST /api/{account}/media/upload",
        "POST /api/{account}/media/vault",
    ]
    .map(|upload| {
        let file = add(
            part(document, upload, "file"),
            [(UNLESS, json!(["file_url"]))],
        );
        let address = add(
            part(document, upload, "file_url"),
            [(EXCLUDES, json!(["file"]))],
        );
        file || address
    })
    .contains(&true)
}

/// The document takes both filters. The server finds fans by their highest spend in an index that
/// does not tell who is online. Stated in the description.
pub(super) fn the_index_of_fans_does_not_know_who_is_online(document: &mut Value) -> bool {
    LISTS_OF_FANS
        .map(|list| {
            let most = argument(document, list, "filter.max_total_spent");
            add(most, [(EXCLUDES, json!(["filter[online]"]))])
        })
        .contains(&true)
}
