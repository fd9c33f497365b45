//! Effects of calls: costs, repetition, toggles, deletion, and responses that are easily misread.
//!
//! Gathered from the vendor's reference, its guides to credits and idempotency, and the method docs
//! of the official Python SDK. An operation on which these are silent has no effects here.

/// Effects in the order of the documentation, each with the keys of its operations in `names.lock`.
pub(super) const EFFECTS: &[(&str, &[&str])] = &[
    // Credits and money.
    (
        "Costs 200 credits when the summary is finished.",
        &["POST /api/{}/fans/{}/summary"],
    ),
    (
        "Costs the credits calculated for the export.",
        &["POST /api/data-exports/{}/start"],
    ),
    (
        "Starts another export immediately, at the cost of its credits.",
        &["POST /api/data-exports/{}/retry"],
    ),
    (
        "With `auto_start`, costs the credits of the export without another call.",
        &["POST /api/data-exports"],
    ),
    ("Costs 1 credit per returned profile.", &["GET /api/search"]),
    (
        "Costs 3 credits per MB (1,000,000 bytes) of the file, at least 1.",
        &["POST /api/{}/media/upload", "POST /api/{}/media/vault"],
    ),
    (
        "Costs 3 credits per MB (1,000,000 bytes) transferred, at least 1, for every transfer; a cached \
         file costs nothing.",
        &["GET /api/{}/media/download/{}"],
    ),
    (
        "Costs credits for the bytes transferred, for every transfer.",
        &["GET /api/{}/media/download/drm/{}"],
    ),
    (
        "With `skip_invalid`, makes up to 5 attempts at 1 credit each.",
        &["POST /api/{}/user-lists/{}/users"],
    ),
    (
        "Deliveries cost 1 credit per 100 events.",
        &["POST /api/webhooks"],
    ),
    (
        "Costs as much as a delivery. The receiver gets the event again, with its original idempotency key.",
        &["POST /api/webhooks/{}/deliveries/{}/redeliver"],
    ),
    (
        "Moves real money.",
        &["POST /api/{}/payouts/request-manual-withdrawal"],
    ),
    (
        "May move real money: the charge for a paid profile is not documented.",
        &["POST /api/{}/users/{}/subscribe"],
    ),
    (
        "Counts as one of the three price changes that OnlyFans allows per day.",
        &["PATCH /api/{}/settings/subscription-price"],
    ),
    // Messages to people and platforms.
    (
        "Sends the creator an email.",
        &["POST /api/authenticate/{}/send-email-to-creator"],
    ),
    (
        "Sends a real event to the advertising platform.",
        &["POST /api/smart-links/{}/pixels/{}/test-event"],
    ),
    (
        "From then on, OnlyFans sends stored messages to fans without further calls.",
        &["PATCH /api/{}/saved-for-later/messages/settings/enable-or-update-automatic-messaging"],
    ),
    (
        "From then on, OnlyFans publishes stored posts without further calls.",
        &["PATCH /api/{}/saved-for-later/posts/settings/enable-or-update-automatic-posting"],
    ),
    (
        "The type `new_and_expired` creates two promotions.",
        &["POST /api/{}/promotions"],
    ),
    // Repeated calls.
    (
        "Takes effect again with every call. The client never retries a call that may have taken effect.",
        &[
            "POST /api/authenticate",
            "POST /api/authenticate/{}/send-email-to-creator",
            "POST /api/data-exports",
            "POST /api/data-exports/{}/retry",
            "POST /api/smart-link-postbacks",
            "POST /api/smart-links",
            "POST /api/smart-links/{}/pixels",
            "POST /api/smart-links/{}/pixels/{}/test-event",
            "POST /api/webhooks",
            "POST /api/webhooks/{}/deliveries/{}/redeliver",
            "POST /api/{}/mass-messaging",
            "POST /api/{}/media/upload",
            "POST /api/{}/media/vault",
            "POST /api/{}/payouts/request-manual-withdrawal",
            "POST /api/{}/posts",
            "POST /api/{}/posts/{}/comments",
            "POST /api/{}/promotions",
            "POST /api/{}/settings/social-media-buttons",
            "POST /api/{}/stories",
            "POST /api/{}/tracking-links",
            "POST /api/{}/trial-links",
            "POST /api/{}/user-lists",
        ],
    ),
    (
        "Sends another message with every call, unless it carries the `idempotency_key` of an earlier one.",
        &["POST /api/{}/chats/{}/messages"],
    ),
    // A replay repeats errors too, but 408, 429 and 5xx are not kept.
    (
        "Carries an `Idempotency-Key`, generated for each call that sets none. For 24 hours the server \
         sends nothing for the same key and replays its first response, with the header \
         `Idempotent-Replayed: true`, so the client may retry a call whose response was lost.",
        &["POST /api/{}/chats/{}/messages"],
    ),
    (
        "Toggles: a second call undoes the first. The client never retries a call that may have taken \
         effect.",
        &[
            "PATCH /api/{}/release-forms/toggle-show",
            "POST /api/{}/posts/{}/pin",
            "POST /api/{}/user-lists/{}/users/{}/pin",
        ],
    ),
    (
        "Uses up the single-use uploads (`ofapi_media_…`) in the request, unless the call fails.",
        &[
            "POST /api/{}/chats/{}/messages",
            "POST /api/{}/mass-messaging",
            "POST /api/{}/posts",
            "POST /api/{}/stories",
        ],
    ),
    // Side effects of reading.
    (
        "Can mark the chat as read.",
        &["GET /api/{}/chats/{}/messages"],
    ),
    (
        "`sort` changes the order for the whole account, including the website.",
        &[
            "GET /api/{}/following/active",
            "GET /api/{}/following/all",
            "GET /api/{}/following/expired",
        ],
    ),
    // Loss.
    (
        "Removes all members from the list at once.",
        &["DELETE /api/{}/user-lists/{}/users"],
    ),
    (
        "Deletes all items in `media_ids` at once.",
        &["DELETE /api/{}/media/vault/delete-media"],
    ),
    (
        "Replaces the whole list; an empty one unblocks every country.",
        &["PUT /api/{}/settings/blocked-countries"],
    ),
    (
        "Changes the pixel for every Smart Link that uses it.",
        &["PATCH /api/smart-links/{}/pixels/{}"],
    ),
    (
        "Connecting the account again gives it another id.",
        &["DELETE /api/accounts/{}"],
    ),
    (
        "Works for 24 hours after sending.",
        &["DELETE /api/{}/chats/{}/messages/{}"],
    ),
    (
        "Fans who bought the content keep it.",
        &["DELETE /api/{}/mass-messaging/{}"],
    ),
    (
        "Cannot be undone.",
        &[
            "DELETE /api/accounts/{}",
            "DELETE /api/fan-summary-categories/{}",
            "DELETE /api/smart-link-postbacks/{}",
            "DELETE /api/smart-links/{}",
            "DELETE /api/webhooks/{}",
            "DELETE /api/{}/bundles/{}",
            "DELETE /api/{}/chats/{}",
            "DELETE /api/{}/chats/{}/messages/{}",
            "DELETE /api/{}/fans/{}/notes",
            "DELETE /api/{}/mass-messaging/{}",
            "DELETE /api/{}/media/vault/delete-media",
            "DELETE /api/{}/media/vault/lists/{}",
            "DELETE /api/{}/posts/{}",
            "DELETE /api/{}/posts/{}/comments/{}",
            "DELETE /api/{}/promotions/{}",
            "DELETE /api/{}/settings/social-media-buttons/{}",
            "DELETE /api/{}/shared-tracking-links/{}",
            "DELETE /api/{}/shared-trial-links/{}",
            "DELETE /api/{}/stories/highlights/{}",
            "DELETE /api/{}/stories/{}",
            "DELETE /api/{}/tracking-links/{}",
            "DELETE /api/{}/trial-links/{}",
            "DELETE /api/{}/user-lists/{}",
            "DELETE /api/{}/user-lists/{}/users",
        ],
    ),
    // Easily misread responses and parameters.
    (
        "Changes nothing. `success` is true if the name is taken and false if it is free; neither is a \
         failure.",
        &["POST /api/{}/settings/username-exists"],
    ),
    (
        "Takes the id of the story twice, in the path and in the body.",
        &["PATCH /api/{}/stories/highlights/{}/{}"],
    ),
    (
        "Takes the id of the account twice, in the path and as `account_prefixed_id`.",
        &["GET /api/analytics/financial/profitability/{}/history"],
    ),
    ("Returns text, not the post.", &["PUT /api/{}/posts/{}"]),
    (
        "Pages by `offset`; no request takes the `marker` of the response, and nothing marks the last page.",
        &[
            "GET /api/{}/chargebacks",
            "GET /api/{}/payouts/payout-requests",
        ],
    ),
    (
        "The vendor documents no page parameter; `page` comes from the links in the response.",
        &["GET /api/banned-words"],
    ),
    (
        "Returns one page: `hasMore` may be true, but no parameter leads to the next.",
        &["GET /api/{}/fans/{}/subscriptions-history"],
    ),
    (
        "`status` cannot select cancelled exports.",
        &["GET /api/data-exports"],
    ),
    (
        "The response contains the values of `headers` in clear text. Do not log it if they hold secrets.",
        &[
            "GET /api/smart-link-postbacks",
            "GET /api/smart-link-postbacks/{}",
            "PATCH /api/smart-link-postbacks/{}",
            "POST /api/smart-link-postbacks",
        ],
    ),
];
