//! Fixups that add the bounds of one value.

use serde_json::{Value, json};

use super::{
    LIST_MESSAGES, LIST_PINNED_MESSAGES, POSTBACKS, SEND_MESSAGE,
    find::{add, argument, member},
};
use crate::repair::keyword::{NUMBER_OR, ZERO_OR};

/// The document puts no bounds on the key. The server responds with 400 to one of another length.
/// Stated in the vendor's reference of Send Message.
pub(super) fn an_idempotency_key_has_1_to_255_characters(document: &mut Value) -> bool {
    let key = argument(document, SEND_MESSAGE, "Idempotency-Key");
    add(key, [("minLength", json!(1)), ("maxLength", json!(255))])
}

/// The document has the bounds of these limits in prose alone. The server takes up to 100.
/// Stated in the method docs of the official Python SDK.
pub(super) fn at_most_100_rows_are_listed(document: &mut Value) -> bool {
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

/// The document takes an empty list. The server wants one or more.
/// Stated in the vendor's reference of Create Smart Link Postback.
pub(super) fn postbacks_have_a_conversion_type(document: &mut Value) -> bool {
    POSTBACKS
        .map(|operation| {
            let types = member(document, operation, "conversion_types");
            add(types, [("minItems", json!(1))])
        })
        .contains(&true)
}

/// The document puts no bounds on the amount, except in prose those of the balance. The server pays
/// out what lies between these, in whole dollars. Inferred: no payout is of nothing or less.
pub(super) fn a_withdrawal_is_of_a_dollar_or_more(document: &mut Value) -> bool {
    let withdraw = "POST /api/{account}/payouts/request-manual-withdrawal";
    let amount = member(document, withdraw, "amount");
    add(amount, [("minimum", json!(1))])
}

/// The document has these bounds in prose alone: days and fans are counted, 0 means without end or
/// limit, and 100 percent off is a free trial. Stated in the description.
pub(super) fn promotions_count_from_zero(document: &mut Value) -> bool {
    let create = "POST /api/{account}/promotions";
    let counts = ["expirationDays", "offerLimit"]
        .map(|name| add(member(document, create, name), [("minimum", json!(0))]));
    let discount = member(document, create, "discount");
    let percent = [("minimum", json!(0)), ("maximum", json!(100))];
    add(discount, percent) || counts.contains(&true)
}

/// The document has the number of digits in prose alone.
/// Stated in the description.
pub(super) fn a_year_has_four_digits(document: &mut Value) -> bool {
    let profitability = "POST /api/analytics/financial/profitability";
    let year = member(document, profitability, "year");
    let digits = [("minimum", json!(1000)), ("maximum", json!(9999))];
    add(year, digits)
}

/// The document says text, with the bounds in prose. The server takes a price within them, 0 or the
/// word `free`. Stated in the description.
pub(super) fn a_subscription_costs_nothing_or_4_99_to_200(document: &mut Value) -> bool {
    let update = "PATCH /api/{account}/settings/subscription-price";
    let price = member(document, update, "price");
    let limits = [
        (NUMBER_OR, json!(["free"])),
        (ZERO_OR, json!(4.99)),
        ("maximum", json!(200)),
    ];
    add(price, limits)
}

/// The document says text, with the values in prose. The server takes a number from 1 to 5, or
/// nothing. Stated in the description.
pub(super) fn a_reason_to_unsubscribe_is_one_of_five(document: &mut Value) -> bool {
    let unsubscribe = "DELETE /api/{account}/users/{user_id}/subscribe";
    let reason = member(document, unsubscribe, "reason");
    let limits = [
        (NUMBER_OR, json!([""])),
        ("minimum", json!(1)),
        ("maximum", json!(5)),
    ];
    add(reason, limits)
}

/// The document says in prose alone that each tab is named once. There are ten.
/// Stated in the description.
pub(super) fn each_of_ten_tabs_has_its_place(document: &mut Value) -> bool {
    let order = "PUT /api/{account}/notifications/tabs-order";
    let tabs = member(document, order, "tabs");
    add(tabs, [("minItems", json!(10)), ("maxItems", json!(10))])
}

/// The document has the number of ids between commas in prose alone. The server takes up to 10.
/// Stated in the description.
pub(super) fn at_most_10_users_are_looked_up(document: &mut Value) -> bool {
    let ids = argument(document, "GET /api/{account}/users/list", "ids");
    add(ids, [("maxItems", json!(10))])
}
