//! What calls cost, repeat, toggle and destroy, and what is easily misread in answers.
//!
//! Gathered from the vendor's reference, its guides to credits and idempotency, and the method docs
//! of the official Python SDK. Where these say nothing, nothing is said.

/// Effects in the order in which a method tells them, each with its operations as a lock names them.
pub(super) const EFFECTS: &[(&str, &[&str])] = &[
    // Credits and money.
    (
        "Costs 200 credits when the summary is finished.",
        &["POST /api/{}/fans/{}/summary"],
    ),
    (
        "Costs the credits that were calculated for the export.",
        &["POST /api/data-exports/{}/start"],
    ),
    (
        "Starts another export at once, which costs its credits.",
        &["POST /api/data-exports/{}/retry"],
    ),
    (
        "With `auto_start`, costs the credits of the export without a further call.",
        &["POST /api/data-exports"],
    ),
    (
        "Costs 1 credit for each profile that it returns.",
        &["GET /api/search"],
    ),
    (
        "Costs 3 credits per MB (1,000,000 bytes) of the file, at least 1.",
        &["POST /api/{}/media/upload", "POST /api/{}/media/vault"],
    ),
    (
        "Costs 3 credits per MB (1,000,000 bytes) that are transferred, at least 1, again with every \
         transfer; nothing where the file is cached.",
        &["GET /api/{}/media/download/{}"],
    ),
    (
        "Costs credits for what is transferred, again with every transfer.",
        &["GET /api/{}/media/download/drm/{}"],
    ),
    (
        "With `skip_invalid`, takes up to 5 attempts at 1 credit each.",
        &["POST /api/{}/user-lists/{}/users"],
    ),
    (
        "Deliveries cost 1 credit per 100 events.",
        &["POST /api/webhooks"],
    ),
    (
        "Is billed as a delivery. The receiver gets the event once more, under its first idempotency key.",
        &["POST /api/webhooks/{}/deliveries/{}/redeliver"],
    ),
    (
        "Moves real money.",
        &["POST /api/{}/payouts/request-manual-withdrawal"],
    ),
    (
        "May move real money: how a paid profile is charged is not documented.",
        &["POST /api/{}/users/{}/subscribe"],
    ),
    (
        "Is one of the three changes of the price that OnlyFans allows per day.",
        &["PATCH /api/{}/settings/subscription-price"],
    ),
    // What people and platforms receive.
    (
        "Sends the creator an e-mail.",
        &["POST /api/authenticate/{}/send-email-to-creator"],
    ),
    (
        "Sends a real event to the advertising platform.",
        &["POST /api/smart-links/{}/pixels/{}/test-event"],
    ),
    (
        "Stored messages go out to fans by themselves from then on.",
        &["PATCH /api/{}/saved-for-later/messages/settings/enable-or-update-automatic-messaging"],
    ),
    (
        "Stored posts are published by themselves from then on.",
        &["PATCH /api/{}/saved-for-later/posts/settings/enable-or-update-automatic-posting"],
    ),
    (
        "With the type `new_and_expired`, creates two promotions.",
        &["POST /api/{}/promotions"],
    ),
    // What another call does.
    (
        "Takes effect again with every call; the client never repeats one by itself that may have \
         taken effect.",
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
        "Sends the message again with every call, unless it has the `idempotency_key` of another.",
        &["POST /api/{}/chats/{}/messages"],
    ),
    // A replay repeats errors too, but 408, 429 and 5xx are not kept.
    (
        "Carries an `Idempotency-Key`, made anew for each call that sets none. For 24 hours the server \
         answers the same key with what it answered first and sends nothing, so that the client may \
         repeat a call whose answer was lost.",
        &["POST /api/{}/chats/{}/messages"],
    ),
    (
        "Is a toggle: a second call undoes the first. The client never repeats one by itself that may \
         have taken effect.",
        &[
            "PATCH /api/{}/release-forms/toggle-show",
            "POST /api/{}/posts/{}/pin",
            "POST /api/{}/user-lists/{}/users/{}/pin",
        ],
    ),
    (
        "Uses up the single-use uploads (`ofapi_media_…`) that it sends; a call that fails does not.",
        &[
            "POST /api/{}/chats/{}/messages",
            "POST /api/{}/mass-messaging",
            "POST /api/{}/posts",
            "POST /api/{}/stories",
        ],
    ),
    // What reading changes.
    (
        "Can mark the chat as read.",
        &["GET /api/{}/chats/{}/messages"],
    ),
    (
        "`sort` changes the order for the whole account, on the website too.",
        &[
            "GET /api/{}/following/active",
            "GET /api/{}/following/all",
            "GET /api/{}/following/expired",
        ],
    ),
    // What is lost.
    (
        "Takes all members out of the list at once.",
        &["DELETE /api/{}/user-lists/{}/users"],
    ),
    (
        "Deletes all items of `media_ids` at once.",
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
        "An account that is connected again gets another id.",
        &["DELETE /api/accounts/{}"],
    ),
    (
        "Is possible for 24 hours after sending.",
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
    // What is easily misread.
    (
        "Changes nothing. `success` is true where the name is taken and false where it is free; \
         neither is a failure.",
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
    (
        "Answers with text, not with the post.",
        &["PUT /api/{}/posts/{}"],
    ),
    (
        "No request takes the `marker` of the answer: pages go by `offset`, and nothing marks the last.",
        &[
            "GET /api/{}/chargebacks",
            "GET /api/{}/payouts/payout-requests",
        ],
    ),
    (
        "The vendor documents no parameter for the page; `page` is what the links of the answer hold.",
        &["GET /api/banned-words"],
    ),
    (
        "Answers with one page: `hasMore` may be true, but nothing leads to more.",
        &["GET /api/{}/fans/{}/subscriptions-history"],
    ),
    (
        "`status` cannot ask for exports that were cancelled.",
        &["GET /api/data-exports"],
    ),
    (
        "The values of `headers` are readable in the answer: secrets in them are for no log.",
        &[
            "GET /api/smart-link-postbacks",
            "GET /api/smart-link-postbacks/{}",
            "PATCH /api/smart-link-postbacks/{}",
            "POST /api/smart-link-postbacks",
        ],
    ),
];
