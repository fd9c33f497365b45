//! Idempotency keys: which requests have one, and how it is chosen.

use std::collections::HashSet;

use onlyfansapi::{Client, ErrorKind, Method, Outcome};

use crate::faults::{FaultServer, ServerResponse, Step, client_of, soon};

/// Returns a server that takes these steps, and a client of it.
async fn server(steps: impl IntoIterator<Item = Step>) -> (FaultServer, Client) {
    let server = FaultServer::scripted(steps).await;
    let client = client_of(server.base_url()).build().expect("a client");
    (server, client)
}

fn keys(server: &FaultServer) -> Vec<String> {
    let requests = server.requests();
    let keys = requests
        .iter()
        .map(|request| request.header("idempotency-key"));
    keys.map(|key| key.unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn a_message_has_one_key_of_its_own_in_all_attempts() {
    const CALLS: usize = 100;
    let mut steps = Vec::new();
    for _ in 0..CALLS {
        steps.extend([
            Step::Close,
            ServerResponse::edge_error(502).into(),
            ServerResponse::success().into(),
        ]);
    }
    let (server, client) = server(steps).await;
    for call in 1..=CALLS {
        let message = client.messages().send("acct_1", 5).text("the same");
        let message = soon(message).await.expect("a message");
        assert_eq!((message.attempts(), server.seen()), (3, 3 * call));
        let keys = keys(&server).split_off(3 * (call - 1));
        let [first, second, third] = &keys[..] else {
            panic!("expected three keys, found {keys:?}");
        };
        assert_eq!((first, first), (second, third));
        assert_eq!(message.idempotency_key(), Some(first.as_str()));
    }
    let keys: HashSet<String> = keys(&server).into_iter().collect();
    assert_eq!(keys.len(), CALLS);
    for key in keys {
        let is_printable = key.bytes().all(|byte| byte.is_ascii_graphic());
        assert!(is_printable && (16..=255).contains(&key.len()), "{key}");
    }
}

#[tokio::test]
async fn the_key_of_the_caller_is_used() {
    let longest = "k".repeat(255);
    for key in [
        "k",
        "message 7 for fan 5",
        "~!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}",
        &longest,
    ] {
        let (server, client) = server([Step::Reset, ServerResponse::success().into()]).await;
        let message = client.messages().send("acct_1", 5).text("hello");
        let message = soon(message.idempotency_key(key)).await.expect("a message");
        assert_eq!(message.idempotency_key(), Some(key));
        assert_eq!(keys(&server), [key, key]);
    }
}

/// The server limits the length, and a header the characters.
#[tokio::test]
async fn an_invalid_key_is_refused_before_anything_is_sent() {
    let (server, client) = server([ServerResponse::success().into()]).await;
    let too_long = "k".repeat(256);
    for key in [
        "",
        // Receivers trim spaces.
        " ",
        " k",
        "k ",
        &too_long,
        "caf\u{e9}",
        "a\nb",
        "a\r\nx: y",
        "a\tb",
        "\u{7f}",
        "\0",
        "\u{1f9ea}",
    ] {
        let message = client.messages().send("acct_1", 5).text("hello");
        let error = soon(message.idempotency_key(key))
            .await
            .expect_err("no key");
        assert_eq!(error.kind(), ErrorKind::Request, "{key:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0));
        let text = error.to_string();
        assert!(text.contains("idempotency_key: "), "{text}");
        assert!(!text.contains(char::is_control), "{text:?}");
    }
    assert_eq!(server.seen(), 0);
}

#[tokio::test]
async fn a_key_given_as_a_header_is_used_as_the_key() {
    let (server, client) = server([Step::Close, ServerResponse::success().into()]).await;
    let message = client.messages().send("acct_1", 5).text("hello");
    let message = soon(message.header("Idempotency-Key", "mine")).await;
    let message = message.expect("a message");
    assert_eq!(message.idempotency_key(), Some("mine"));
    assert_eq!(keys(&server), ["mine", "mine"]);
}

/// The server is not known to store keys of other operations.
#[tokio::test]
async fn a_key_on_another_operation_is_sent_and_allows_no_retry() {
    let (server, client) = server([Step::Close]).await;
    let tags = client
        .free_trial_links()
        .add_tags("acct_1", 1)
        .tags(["vip"]);
    let error = soon(tags.idempotency_key("mine"))
        .await
        .expect_err("no response");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    let request = client.request(Method::POST, "/api/things");
    let error = soon(request.idempotency_key("mine"))
        .await
        .expect_err("no response");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    assert_eq!(keys(&server), ["mine", "mine"]);

    server.forget();
    let tags = client
        .free_trial_links()
        .add_tags("acct_1", 1)
        .tags(["vip"]);
    soon(tags).await.expect_err("no response");
    assert_eq!(keys(&server), [""]);
}

#[tokio::test]
async fn a_failed_message_can_be_sent_again_with_its_key() {
    let replay = ServerResponse::success().header("idempotent-replayed", "true");
    let (server, client) = server([Step::Close, Step::Close, Step::Close, replay.into()]).await;
    let message = || client.messages().send("acct_1", 5).text("hello");
    let error = soon(message()).await.expect_err("no response");
    assert_eq!((error.attempts(), error.outcome()), (3, Outcome::Unknown));
    // Sent again as it is, it would get another key.
    assert!(!error.is_retryable());
    let key = error.idempotency_key().expect("a key");
    let message = soon(message().idempotency_key(key))
        .await
        .expect("a message");
    assert!(message.is_replayed());
    assert_eq!(keys(&server), [key; 4]);
}

#[tokio::test]
async fn a_replayed_response_is_marked_as_such() {
    for (value, is_replayed) in [(None, false), (Some("true"), true), (Some("false"), false)] {
        let response = match value {
            Some(value) => ServerResponse::success().header("Idempotent-Replayed", value),
            None => ServerResponse::success(),
        };
        let (_server, client) = server([response.into()]).await;
        let message = client.messages().send("acct_1", 5).text("hello");
        let message = soon(message).await.expect("a message");
        assert_eq!(message.is_replayed(), is_replayed, "{value:?}");
    }
}
