//! `Debug` of public types, errors and panics show what they are about, and never the key.
//!
//! [`watch`](crate::watch) searches what is traced during calls; these tests print values.

use std::{collections::BTreeSet, fmt::Debug, panic, time::Duration};

use onlyfansapi::{Client, ClientBuilder, DecodeMode, Error, ErrorKind, Method, Pace, RetryPolicy};
use serde_json::json;

use crate::{
    support::{CannedServer, bare_tls, mock},
    vendored,
    watch::{has_key, key, with_causes},
};

/// Checks that a printed text has these parts, and not the key.
fn assert_shows(what: &str, printed: &str, parts: &[&str]) {
    for part in parts {
        assert!(printed.contains(part), "{what}: {part} in {printed}");
    }
    assert!(!has_key(printed), "{what}: {printed}");
}

fn debug(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

/// Returns a builder that holds the key wherever it can.
fn builder(base_url: &str) -> ClientBuilder {
    Client::builder()
        .api_key(key())
        .base_url(base_url)
        .default_header("x-copy", key())
        .tls(bare_tls())
        .retry(RetryPolicy::none())
}

fn client(builder: ClientBuilder) -> Client {
    builder.build().expect("a client")
}

/// Prints handle, request and future of one operation of each group.
macro_rules! requests {
    ($client:ident: $($group:ident.$method:ident($($argument:expr),*);)*) => {
        [$((
            (stringify!($group), stringify!($method)),
            debug(&$client.$group()),
            debug(&$client.$group().$method($($argument),*).header("x-copy", key())),
            debug(&$client.$group().$method($($argument),*).header("x-copy", key()).send()),
        )),*]
    };
}

#[tokio::test]
async fn clients_and_requests_do_not_print_the_key() {
    const URL: &str = "http://127.0.0.1:9";
    let redacted = "api_key: \"[redacted]\"";
    let builder = builder(URL);
    let retry = format!("retry: {:?}", RetryPolicy::none());
    let parts = [URL, redacted, &retry];
    assert_shows("builder", &debug(&builder), &["ClientBuilder {", "pace: "]);
    assert_shows("builder", &debug(&builder), &parts);
    let client = client(builder);
    assert_shows("client", &debug(&client), &["Client {"]);
    assert_shows("client", &debug(&client), &parts);
    let credits = debug(&client.credits());
    assert_shows("credits", &credits, &["used: 0", "balance: None"]);
    let settings = (RetryPolicy::default(), Pace::default(), DecodeMode::Heal);
    let parts = ["RetryPolicy {", "Pace", "Heal"];
    assert_shows("settings", &debug(&settings), &parts);

    let custom = || {
        client
            .request(Method::GET, "/api/new")
            .header("x-copy", key())
    };
    assert_eq!(debug(&custom()), "GET /api/new GET /api/new");
    assert_eq!(debug(&custom().send()), "GET /api/new GET /api/new");

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
    let methods = vendored::surface().methods;
    let groups: BTreeSet<&str> = methods.iter().map(|method| &*method.handle).collect();
    assert_eq!(requests.len(), groups.len());
    for ((group, name), handle, request, future) in requests {
        assert_shows(group, &handle, &["(Client {", URL, redacted]);
        let is_its =
            |method: &&onlyfansapi_spec::Method| method.handle == group && method.name == name;
        let method = methods.iter().find(is_its).expect("a method");
        let (builder, operation) = (&method.builder, method.operation());
        // Without arguments, which may be private.
        let parts = format!("{builder}({operation}) {builder}(\n    {operation},\n)");
        assert_eq!(request, parts);
        assert_eq!(future, format!("{operation} {operation}"));
    }
}

#[tokio::test]
async fn responses_and_the_mock_do_not_print_the_key() {
    let (server, client) = mock().await;
    let response = client.chats().list("acct_1").await.expect("chats");
    let body = format!("body_length: {}", response.raw().len());
    let parts = [
        "Response {",
        "status: 200",
        "attempts: 1",
        "drift: []",
        &body,
    ];
    assert_shows("response", &debug(&response), &parts);
    let credits = debug(&client.credits());
    assert_shows("credits", &credits, &["chats.list", "acct_1"]);
    let received = server.received();
    assert_eq!(
        received[0].headers["authorization"],
        format!("Bearer {}", key())
    );
    let address = server.base_url().replace("http://", "");
    assert_shows("mock", &debug(&server), &["MockServer {", &address]);
    let parts = ["/api/acct_1/chats", "\"authorization\": Sensitive"];
    assert_shows("received requests", &debug(&received), &parts);

    let drifted = CannedServer::responding("200 OK", &[], r#"{"data": [{"id": []}]}"#).await;
    let request = drifted.client().smart_link_postbacks().list();
    let response = request.await.expect("postbacks");
    let drift = response.drift();
    assert_eq!(drift.len(), 1);
    assert_shows("drift", &debug(&drift), &["Drift {", "data[0].id"]);
    assert_shows("response with drift", &debug(&response), &["data[0].id"]);
}

#[tokio::test]
async fn a_response_of_bytes_prints_their_number() {
    let body = "large ".repeat(1000);
    let server = CannedServer::responding("200 OK", &[], &body).await;
    let request = server.client().request(Method::GET, "/api/file").bytes();
    let response = request.await.expect("a file");
    let printed = debug(&response);
    assert_shows("response", &printed, &["Response {", "body_length: 6000"]);
    assert!(!printed.contains("large"), "{printed}");
    assert!(printed.len() < 500, "{printed}");
}

#[test]
fn invalid_settings_are_not_printed() {
    let plain = || Client::builder().api_key(key());
    let with_password = format!("https://user:{}@example.com", key());
    let builders = [
        ("api_key", plain().api_key(format!("{} ", key()))),
        ("api_key", plain().api_key(format!("{}\n", key()))),
        ("base_url", plain().base_url(with_password)),
        (
            "default_header",
            plain().default_header("x-copy", format!("{}\n", key())),
        ),
        ("default_header", plain().default_header("x y", key())),
        ("user_agent", plain().user_agent("a\nb")),
    ];
    for (setter, builder) in builders {
        assert_shows(setter, &debug(&builder), &["ClientBuilder {"]);
        let error = builder.build().expect_err("an invalid setting");
        let name = format!("ClientBuilder::{setter}: ");
        assert_shows(setter, &with_causes(&error), &[&name, "BuildError {"]);
        let error = Error::from(error);
        assert_shows(setter, &with_causes(&error), &[&name, "kind: Build"]);
    }
}

/// Returns an error of every kind.
async fn errors() -> Vec<Error> {
    let invalid = Client::builder().build().expect_err("no key");
    let mut errors = vec![Error::from(invalid)];
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

    // No server sends the key back; if one does, the error does not show it.
    let message = format!("no such key: {}", key());
    let echo = json!({
        "error": key(),
        "message": message,
        "description": message,
        "errors": {"key": [message]},
    });
    let echo = echo.to_string();
    let refusing = CannedServer::responding("401 Unauthorized", &[], &echo).await;
    fail(client(builder(&refusing.base_url))).await;

    let page = format!("<title>blocked: {}</title>", key());
    let edge = CannedServer::responding("403 Forbidden", &[("server", key())], &page).await;
    fail(client(builder(&edge.base_url))).await;

    let unreadable = CannedServer::responding("200 OK", &[], &page).await;
    fail(client(builder(&unreadable.base_url))).await;
    fail(client(builder(&unreadable.base_url).max_response_size(1))).await;
    let refused = client(builder(&unreadable.base_url).credit_budget(0));
    let request = refused.chats().list("a");
    errors.push(request.await.expect_err("no budget"));

    let request = client(builder(&unreadable.base_url)).chats().list("..");
    errors.push(request.await.expect_err("no segment"));
    let request = client(builder(&unreadable.base_url)).chats().list("a");
    let request = request.header("x-copy", format!("{}\n", key()));
    errors.push(request.await.expect_err("no header"));
    errors
}

#[tokio::test]
async fn errors_and_their_causes_do_not_print_the_key() {
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
        let kind = format!("kind: {:?}", error.kind());
        let message = error.to_string();
        assert_shows(&kind, &with_causes(error), &["Error {", &kind, &message]);
        // A client that was not built has no request.
        let is_build = error.kind() == ErrorKind::Build;
        assert_eq!(error.path().is_none(), is_build, "{error}");
        let operation = error.path().map(|path| format!("GET {path}: "));
        assert!(
            message.starts_with(&operation.unwrap_or_default()),
            "{message}"
        );
    }
}

fn failed(error: Error) -> Result<(), Error> {
    Err(error)
}

/// Returns the message of a panic.
fn panics(what: impl FnOnce() + panic::UnwindSafe) -> String {
    let payload = panic::catch_unwind(what).expect_err("a panic");
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string))
        .expect("a message")
}

#[tokio::test]
async fn panics_do_not_print_the_key() {
    let usable = || builder("http://127.0.0.1:9");
    let message = panics(|| drop(usable().build().expect_err("no client")));
    assert_shows("a client", &message, &["no client: Client {"]);
    let message = panics(|| {
        drop(
            usable()
                .api_key(format!("{} ", key()))
                .build()
                .expect("one"),
        )
    });
    assert_shows("a build error", &message, &["one: BuildError {"]);

    let (_server, client) = mock().await;
    let response = client.chats().list("acct_1").await;
    let message = panics(panic::AssertUnwindSafe(|| {
        drop(response.expect_err("no chats"))
    }));
    assert_shows("a response", &message, &["no chats: Response {"]);
    for error in errors().await {
        let kind = format!("kind: {:?}", error.kind());
        let message = panics(panic::AssertUnwindSafe(|| {
            failed(error).expect("a response")
        }));
        assert_shows("an error", &message, &["a response: Error {", &kind]);
    }
}
