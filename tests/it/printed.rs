//! Nothing that a program can print shows the key: no public type, no error, no panic.
//!
//! [`watch`](crate::watch) hears what is printed on the way; this prints what can be held.

use std::{collections::BTreeSet, fmt::Debug, panic, time::Duration};

use onlyfansapi::{Client, ClientBuilder, DecodeMode, Error, ErrorKind, Method, Pace, RetryPolicy};

use serde_json::json;

use crate::{
    support::{CannedServer, mock},
    watch::{has_key, key, with_causes},
};

fn assert_is_silent(what: &str, printed: &str) {
    assert!(!printed.is_empty(), "{what}: nothing to look at");
    assert!(!has_key(printed), "{what}: {printed}");
}

fn debug(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

/// A builder that holds the key wherever it can.
fn builder(base_url: &str) -> ClientBuilder {
    Client::builder()
        .api_key(key())
        .base_url(base_url)
        .default_header("x-copy", key())
        .retry(RetryPolicy::none())
}

fn client(builder: ClientBuilder) -> Client {
    builder.build().expect("a client")
}

/// Handle, request and future of an operation, for one of each group.
macro_rules! requests {
    ($client:ident: $($group:ident.$method:ident($($argument:expr),*);)*) => {
        [$((
            stringify!($group),
            debug(&$client.$group()),
            debug(&$client.$group().$method($($argument),*).header("x-copy", key())),
            debug(&$client.$group().$method($($argument),*).header("x-copy", key()).send()),
        )),*]
    };
}

#[tokio::test]
async fn clients_and_requests_are_silent() {
    let builder = builder("http://127.0.0.1:9");
    assert_is_silent("builder", &debug(&builder));
    let client = client(builder);
    assert_is_silent("client", &debug(&client));
    assert_is_silent("credits", &debug(&client.credits()));
    assert_is_silent(
        "settings",
        &debug(&(RetryPolicy::default(), Pace::default(), DecodeMode::Heal)),
    );

    let custom = || {
        client
            .request(Method::GET, "/api/new")
            .header("x-copy", key())
    };
    assert_is_silent("custom request", &debug(&custom()));
    assert_is_silent("its future", &debug(&custom().send()));

    let requests = requests! { client:
        accounts.list();
        analytics.get_earnings_overview();
        api_keys.whoami();
        authentication.start();
        banking.get_account_country("acct_1");
        banned_words.list();
        chargebacks.list("acct_1");
        chats.list("acct_1");
        client_sessions.create();
        data_exports.list();
        engagement.get_direct_messages_chart("acct_1");
        fan_summaries.create_category();
        fans.list("acct_1");
        followings.list("acct_1");
        free_trial_links.list("acct_1");
        giphy.list_trending("acct_1");
        link_tags.list();
        mass_messages.list_queued("acct_1");
        media.get_upload_status("acct_1", "ofapi_media_1");
        media_vault.list("acct_1");
        media_vault_lists.list("acct_1");
        messages.list("acct_1", 1);
        notifications.list("acct_1");
        payouts.get_balances("acct_1");
        post_comments.list("acct_1", 1);
        post_labels.list("acct_1");
        posts.list("acct_1");
        promotions.list("acct_1");
        public_profiles.search();
        queue.list("acct_1");
        release_forms.list("acct_1");
        saved_for_later.disable_automatic_messaging("acct_1");
        settings.check_username("acct_1");
        shared_free_trial_links.list("acct_1");
        shared_tracking_links.list("acct_1");
        smart_link_postbacks.list();
        smart_links.list();
        statistics.get_earnings("acct_1");
        stories.list("acct_1");
        story_highlights.list("acct_1");
        subscription_bundles.list("acct_1");
        tracking_links.list("acct_1");
        transactions.list("acct_1");
        usage.get_credit_usage();
        user_lists.list("acct_1");
        users.get_many("acct_1");
        webhooks.list();
    };
    assert_eq!(requests.len(), 47);
    for (group, handle, request, future) in requests {
        assert_is_silent(group, &handle);
        assert_is_silent(group, &request);
        assert_is_silent(group, &future);
    }
}

#[tokio::test]
async fn answers_and_the_mock_are_silent() {
    let (server, client) = mock().await;
    let response = client.chats().list("acct_1").await.expect("chats");
    assert_is_silent("response", &debug(&response));
    assert_is_silent("credits", &debug(&client.credits()));
    let received = server.received();
    assert_eq!(
        received[0].headers["authorization"],
        format!("Bearer {}", key())
    );
    assert_is_silent("mock", &debug(&server));
    assert_is_silent("received requests", &debug(&received));

    let drifted = CannedServer::answering("200 OK", &[], r#"{"data": [{"id": []}]}"#).await;
    let request = drifted.client().smart_link_postbacks().list();
    let response = request.await.expect("postbacks");
    assert!(!response.drift().is_empty());
    assert_is_silent("drift", &debug(&response.drift()));
    assert_is_silent("response with drift", &debug(&response));
}

#[test]
fn unusable_settings_are_silent() {
    let plain = || Client::builder().api_key(key());
    let with_password = format!("https://user:{}@example.com", key());
    let builders = [
        ("key with a space", plain().api_key(format!("{} ", key()))),
        ("key with a line", plain().api_key(format!("{}\n", key()))),
        ("password", plain().base_url(with_password)),
        (
            "header",
            plain().default_header("x-copy", format!("{}\n", key())),
        ),
        ("name of a header", plain().default_header("x y", key())),
        ("user agent", plain().user_agent("a\nb")),
    ];
    for (what, builder) in builders {
        assert_is_silent(what, &debug(&builder));
        let error = builder.build().expect_err("an unusable setting");
        assert_is_silent(what, &with_causes(&error));
        assert_is_silent(what, &with_causes(&Error::from(error)));
    }
}

/// An error of every kind.
async fn errors() -> Vec<Error> {
    let unusable = Client::builder().build().expect_err("no key");
    let mut errors = vec![Error::from(unusable)];
    let mut fail = async |client: Client| {
        let request = client.smart_link_postbacks().list();
        errors.push(
            request
                .header("x-copy", key())
                .await
                .expect_err("a failure"),
        );
    };
    let closed = CannedServer::silent().await;
    let to_closed = client(builder(&closed.base_url));
    drop(closed);
    tokio::task::yield_now().await;
    fail(to_closed).await;

    let silent = CannedServer::silent().await;
    let impatient = builder(&silent.base_url).timeout(Duration::from_millis(1));
    fail(client(impatient)).await;

    // No server repeats the key; if one does, it goes no further.
    let message = format!("no such key: {}", key());
    let echo = json!({
        "error": key(),
        "message": message,
        "description": message,
        "errors": {"key": [message]},
    });
    let echo = echo.to_string();
    let refusing = CannedServer::answering("401 Unauthorized", &[], &echo).await;
    fail(client(builder(&refusing.base_url))).await;

    let page = format!("<title>blocked: {}</title>", key());
    let edge = CannedServer::answering("403 Forbidden", &[("server", key())], &page).await;
    fail(client(builder(&edge.base_url))).await;

    let unreadable = CannedServer::answering("200 OK", &[], &page).await;
    fail(client(builder(&unreadable.base_url))).await;
    fail(client(builder(&unreadable.base_url).max_response_size(1))).await;
    fail(client(builder(&unreadable.base_url).credit_budget(0))).await;

    let request = client(builder(&unreadable.base_url)).chats().list("..");
    errors.push(request.await.expect_err("no segment"));
    let request = client(builder(&unreadable.base_url)).chats().list("a");
    let request = request.header("x-copy", format!("{}\n", key()));
    errors.push(request.await.expect_err("no header"));
    errors
}

#[tokio::test]
async fn errors_are_silent_down_to_their_last_cause() {
    let errors = errors().await;
    let kinds = errors.iter().map(|error| format!("{:?}", error.kind()));
    let kinds: BTreeSet<String> = kinds.collect();
    let all = [
        ErrorKind::Build,
        ErrorKind::Request,
        ErrorKind::Budget,
        ErrorKind::Transport,
        ErrorKind::Timeout,
        ErrorKind::Api,
        ErrorKind::TooLarge,
        ErrorKind::Decode,
    ];
    assert_eq!(kinds, all.map(|kind| format!("{kind:?}")).into());
    for error in &errors {
        assert_is_silent(&format!("{:?}", error.kind()), &with_causes(error));
    }
}

fn failed(error: Error) -> Result<(), Error> {
    Err(error)
}

/// The message of a panic.
fn panics(what: impl FnOnce() + panic::UnwindSafe) -> String {
    let payload = panic::catch_unwind(what).expect_err("a panic");
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string))
        .expect("a message")
}

#[tokio::test]
async fn panics_are_silent() {
    let usable = || builder("http://127.0.0.1:9");
    let message = panics(|| drop(usable().build().expect_err("no client")));
    assert_is_silent("expected an error, found a client", &message);
    let message = panics(|| {
        drop(
            usable()
                .api_key(format!("{} ", key()))
                .build()
                .expect("one"),
        )
    });
    assert_is_silent("expected a client, found an error", &message);

    let (_server, client) = mock().await;
    let answer = client.chats().list("acct_1").await;
    let message = panics(panic::AssertUnwindSafe(|| {
        drop(answer.expect_err("no chats"))
    }));
    assert_is_silent("expected an error, found an answer", &message);
    for error in errors().await {
        let message = panics(panic::AssertUnwindSafe(|| {
            failed(error).expect("an answer")
        }));
        assert_is_silent("expected an answer, found an error", &message);
    }
}
