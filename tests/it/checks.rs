//! Requests that the document does not allow are refused before they are sent, and cost nothing.

use onlyfansapi::{
    Error, ErrorKind, Outcome, Response,
    types::{PostVotingType, WebhookAccountScope, WebhookEventType},
};
use serde_json::json;

use crate::support::mock;

/// Expects that a request is refused with exactly these problems, each of which may go on.
async fn refused<T>(
    request: impl IntoFuture<Output = Result<Response<T>, Error>>,
    problems: &[&str],
) {
    let error = request.await.err().expect("a refusal");
    let found = (error.kind(), error.outcome(), error.attempts());
    assert_eq!(found, (ErrorKind::Request, Outcome::NotSent, 0), "{error}");
    let text = error.to_string();
    let (_, found) = text
        .split_once("the request was not sent: ")
        .expect("problems");
    let found: Vec<&str> = found.split("; ").collect();
    assert_eq!(found.len(), problems.len(), "{found:?}");
    for (found, problem) in found.into_iter().zip(problems) {
        assert!(found.starts_with(problem), "{found}, not {problem}");
    }
}

#[tokio::test]
async fn a_page_has_a_row_and_begins_at_the_first_or_later() {
    let (server, client) = mock().await;
    let list = || client.chats().list("acct_1");
    let negative = "limit: expected at least 1, found -1";
    refused(list().limit(-1), &[negative]).await;
    refused(list().limit(0), &["limit: expected at least 1, found 0"]).await;
    refused(
        list().limit(101),
        &["limit: expected at most 100, found 101"],
    )
    .await;
    let offset = "offset: expected at least 0, found -5";
    refused(list().offset(-5), &[offset]).await;
    let page = client.data_exports().list().page(0);
    refused(page, &["page: expected at least 1, found 0"]).await;
    assert!(server.received().is_empty());
    list().limit(1).offset(0).await.expect("chats");
}

#[tokio::test]
async fn a_message_has_something_in_it() {
    let (server, client) = mock().await;
    let send = || client.messages().send("acct_1", 5);
    let missing = "text: required without mediaFiles or giphyId, but missing";
    let empty = "text: required without mediaFiles or giphyId, but empty";
    refused(send(), &[missing]).await;
    refused(send().text("  "), &[empty]).await;
    refused(send().body(json!({"text": "", "mediaFiles": []})), &[empty]).await;
    let welcome = client.settings().update_welcome_message("acct_1");
    let missing = "text: required without mediaFiles, but missing";
    refused(welcome, &[missing]).await;
    assert!(server.received().is_empty());
    send().media_files([1]).await.expect("a message");
    send().giphy_id("g").await.expect("a message");
    send().text("").media_files([1]).await.expect("a message");
}

#[tokio::test]
async fn a_price_is_nothing_or_from_3_to_200_and_is_that_of_media() {
    let (server, client) = mock().await;
    let send = || client.messages().send("acct_1", 5).text("Hi");
    let with_media = || send().media_files([1]);
    let gap = "price: expected 0 or at least 3, found 1";
    refused(with_media().price(1), &[gap]).await;
    refused(with_media().body_field("price", "1"), &[gap]).await;
    let above = "price: expected at most 200, found 201";
    refused(with_media().price(201), &[above]).await;
    let below = "price: expected 0 or at least 3, found -5";
    refused(with_media().price(-5), &[below]).await;
    let alone = "mediaFiles: required with price, but missing";
    refused(send().price(5), &[alone]).await;
    refused(
        send().price(5).body_field("mediaFiles", json!([])),
        &[alone],
    )
    .await;
    let previews = "mediaFiles: required with previews, but missing";
    refused(send().previews([1]), &[previews]).await;
    let mass = client.mass_messages().send("acct_1").text("Hi");
    refused(mass.user_ids([5]).price(5), &[alone]).await;
    assert!(server.received().is_empty());
    send().price(0).await.expect("a free message");
    with_media().price(3).await.expect("a paid message");
    // An update may leave out the media that stay.
    let update = client.mass_messages().update("acct_1", 7).text("Hi");
    update.price(5).await.expect("an update");
}

#[tokio::test]
async fn a_mass_message_has_recipients() {
    let (server, client) = mock().await;
    let send = || client.mass_messages().send("acct_1").text("Hi");
    let missing = "user_lists: required without userIds or saveForLater, but missing";
    refused(send(), &[missing]).await;
    let none: [&str; 0] = [];
    let empty = "user_lists: required without userIds or saveForLater, but empty";
    refused(send().user_lists(none), &[empty]).await;
    refused(send().save_for_later(false), &[missing]).await;
    assert!(server.received().is_empty());
    send().user_ids([5]).await.expect("a message");
    send().user_lists(["fans"]).await.expect("a message");
    send().save_for_later(true).await.expect("a stored message");
    let update = client.mass_messages().update("acct_1", 7);
    update.text("Hi").await.expect("an update");
}

#[tokio::test]
async fn new_subscribers_are_written_to_at_once_or_not_at_all() {
    let (server, client) = mock().await;
    let send = client.mass_messages().send("acct_1").text("Hi");
    let send = send.user_lists(["fans"]).subscribed_within_last_days(7);
    let later = "subscribed_within_last_days: expected without saveForLater, found both";
    refused(send.save_for_later(true), &[later]).await;
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_poll_has_options_and_is_open_for_1_3_7_or_30_days() {
    let (server, client) = mock().await;
    let post = || client.posts().create("acct_1").text("Which?");
    let poll = || post().voting_type(PostVotingType::Poll);
    let options = ["a", "b"];
    let days = "voting_due: expected one of 1, 3, 7 or 30, found 5";
    refused(poll().voting_options(options).voting_due(5), &[days]).await;
    let none = "votingOptions: required with voting_type, but missing";
    refused(poll(), &[none]).await;
    refused(poll().body_field("votingOptions", json!([])), &[none]).await;
    let alone = "votingType: required with voting_due, but missing";
    refused(post().voting_due(7), &[alone]).await;
    let quiz = post().voting_type(PostVotingType::Quiz);
    let right = "votingCorrectIndex: required with voting_type `quiz`, but missing";
    refused(quiz.voting_options(options), &[right]).await;
    assert!(server.received().is_empty());
    let quiz = post()
        .voting_type(PostVotingType::Quiz)
        .voting_options(options);
    let quiz = quiz.voting_correct_index(0).voting_due(30);
    quiz.await.expect("a quiz");
}

#[tokio::test]
async fn a_selfie_is_taken_or_a_code_is_handed_in() {
    let (server, client) = mock().await;
    let submit = || client.authentication().submit_2fa("auth_1");
    let code = "code: required without selfie_verification_completed, but missing";
    let selfie = "selfie_verification_completed: expected true, found false";
    refused(
        submit().selfie_verification_completed(false),
        &[code, selfie],
    )
    .await;
    refused(submit(), &[code]).await;
    let both = "code: expected without selfie_verification_completed, found both";
    let with_code = submit().code("123456");
    refused(with_code.selfie_verification_completed(true), &[both]).await;
    assert!(server.received().is_empty());
    let selfie = submit().selfie_verification_completed(true);
    selfie.await.expect("a confirmation");
    submit().code("123456").await.expect("a confirmation");
}

#[tokio::test]
async fn a_withdrawal_is_of_a_dollar_or_more() {
    let (server, client) = mock().await;
    let withdraw = || client.payouts().request_manual_withdrawal("acct_1");
    refused(
        withdraw().amount(-5),
        &["amount: expected at least 1, found -5"],
    )
    .await;
    refused(
        withdraw().amount(0),
        &["amount: expected at least 1, found 0"],
    )
    .await;
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn an_id_is_not_empty() {
    let (server, client) = mock().await;
    let segment = "expected a value for one path segment";
    let chat = format!("chat_id: {segment}");
    refused(client.chats().delete("acct_1", ""), &[chat.as_str()]).await;
    let account = format!("account: {segment}");
    refused(client.chats().list(""), &[account.as_str()]).await;
    let delete = || client.media_vault().delete("acct_1");
    let item = "media_ids[1]: expected a value, found an empty string";
    refused(delete().media_ids(["5", ""]), &[item]).await;
    let blank = "media_ids[0]: expected a value, found an empty string";
    refused(delete().media_ids([" "]), &[blank]).await;
    let null = "media_ids[0]: expected a value, found null";
    refused(delete().body(json!({"mediaIds": [null]})), &[null]).await;
    let none: [&str; 0] = [];
    refused(
        delete().media_ids(none),
        &["media_ids: required, but empty"],
    )
    .await;
    let send = || client.messages().send("acct_1", 5).text("Hi");
    let giphy = "giphy_id: expected a value, found an empty string";
    refused(send().giphy_id(""), &[giphy]).await;
    let media = "media_files[0]: expected a value, found an empty string";
    refused(send().media_files([""]), &[media]).await;
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_webhook_has_a_url_and_events() {
    let (server, client) = mock().await;
    let create = || {
        let webhooks = client.webhooks();
        webhooks.create().account_scope(WebhookAccountScope::Global)
    };
    let missing = [
        "endpoint_url: required, but missing",
        "events: required, but missing",
    ];
    refused(create(), &missing).await;
    let none: [WebhookEventType; 0] = [];
    let empty = [
        "endpoint_url: required, but empty",
        "events: required, but empty",
    ];
    refused(create().endpoint_url("").events(none), &empty).await;
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn an_argument_that_needs_another_is_refused_without_it() {
    let (server, client) = mock().await;
    let start = || client.authentication().start();
    let login = [
        "email: required without auth_type, but missing",
        "password: required without auth_type, but missing",
    ];
    refused(start(), &login).await;
    let password = "password: required with auth_type `email_password`, but missing";
    let by_mail = start().auth_type("email_password").email("a@example.com");
    refused(by_mail, &[password]).await;
    let tips = "type: expected `tips` with tips_source, found another value";
    let list = client.transactions().list("acct_1").tips_source("chat");
    refused(list.type_("post"), &[tips]).await;
    let promotion = client.promotions().create("acct_1");
    let promotion = promotion.expiration_days(0).offer_limit(0).type_("new");
    let days = "freeTrialDays: required with discount `100`, but missing";
    refused(promotion.discount(100), &[days]).await;
    let sort = "sort: required with sort_direction, but missing";
    let list = client.followings().list("acct_1");
    refused(list.sort_direction("asc"), &[sort]).await;
    let prices = client.settings().update_subscription_price("acct_1");
    let word = "price: expected a number or `free`, found another string";
    refused(prices.price("cheap"), &[word]).await;
    let prices = client.settings().update_subscription_price("acct_1");
    let gap = "price: expected 0 or at least 4.99, found 2.5";
    refused(prices.price("2.50"), &[gap]).await;
    assert!(server.received().is_empty());
    for price in ["free", "0", "4.99"] {
        let prices = client.settings().update_subscription_price("acct_1");
        prices.price(price).await.expect("a price");
    }
}

#[tokio::test]
async fn a_whole_body_is_checked_as_its_setters_are() {
    let (server, client) = mock().await;
    let send = || client.messages().send("acct_1", 5);
    for (name, value, problem) in [
        (
            "mediaFiles",
            json!("1,2"),
            "media_files: expected a list, found a string",
        ),
        (
            "text",
            json!(["Hi"]),
            "text: expected a string, found a list",
        ),
        (
            "price",
            json!("much"),
            "price: expected a number, found a string",
        ),
        (
            "lockedText",
            json!("yes"),
            "locked_text: expected a boolean, found a string",
        ),
        (
            "replyToMessageId",
            json!(1.5),
            "reply_to_message_id: expected a whole number, found a fraction",
        ),
        (
            "rfTag",
            json!([1, {"id": 2}]),
            "rf_tag[1]: expected a whole number, found an object",
        ),
    ] {
        let mut body = json!({"text": "Hi", "mediaFiles": [1]});
        refused(send().body(&body).body_field(name, &value), &[problem]).await;
        body[name] = value;
        refused(send().body(body), &[problem]).await;
    }
    assert!(server.received().is_empty());
    // As Laravel reads them.
    let coerced = json!({
        "text": 5, "price": "0", "lockedText": 1, "replyToMessageId": "7", "rfTag": ["8"],
    });
    send().body(coerced).await.expect("a message");
    // A member that is documented as nullable takes null.
    let clear = client.settings().update_profile("acct_1");
    clear.clear_about().await.expect("a profile");
}

#[tokio::test]
async fn a_nested_value_is_checked_beside_its_own_siblings() {
    let (server, client) = mock().await;
    let create = client.smart_link_postbacks().create().body(json!({
        "url": "https://example.com",
        "smart_link_scope": "global",
        "conversion_types": ["new_subscriber"],
        "headers": [{"name": "a", "value": "b"}, {"value": "c"}, "d"],
    }));
    let problems = [
        "postback_headers[2]: expected an object, found a string",
        "name: required with postback_headers[1].value, but missing",
    ];
    refused(create, &problems).await;
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_flag_that_is_off_is_the_same_in_every_form() {
    for off in [json!(false), json!(0), json!("0"), json!("false")] {
        let (server, client) = mock().await;
        let body = json!({"text": "x", "userLists": ["1"], "subscribedWithinLastDays": 7, "saveForLater": off});
        let sent = client.mass_messages().send("acct_123").body(body).await;
        assert!(sent.is_ok(), "{off}: {:?}", sent.err());
        let nobody = json!({"text": "x", "saveForLater": off});
        let refused = client.mass_messages().send("acct_123").body(nobody).await;
        assert!(refused.is_err(), "{off}");
        assert_eq!(server.received().len(), 1, "{off}");
    }
    let (server, client) = mock().await;
    let fans = client.fans().list("acct_123").filter_max_total_spent(5);
    let error = fans.filter_online(false).await.expect_err("both filters");
    assert!(error.to_string().contains("found both"), "{error}");
    assert_eq!(server.received().len(), 0);
}
