//! What is repeated, when, and with which key.

use std::{collections::HashSet, time::Duration};

use onlyfansapi::{Client, ErrorKind, Method, Outcome, RetryPolicy};
use serde_json::json;

use crate::faults::{
    Answer, ClosedPort, Delivery, FaultServer, Plan, Request, Step, at_once, client_of, soon,
};

const HOUR: Duration = Duration::from_secs(3600);

fn client(server: &FaultServer<impl Plan>) -> Client {
    client_of(server.base_url()).build().expect("a client")
}

/// A server that takes these steps, and its client.
async fn server(steps: impl IntoIterator<Item = Step>) -> (FaultServer, Client) {
    let server = FaultServer::scripted(steps).await;
    let client = client(&server);
    (server, client)
}

/// A server that answers with the status that the path ends with.
async fn answering_as_asked() -> FaultServer<impl Plan> {
    let answer = |head: &Request| {
        let status = head.last_segment().parse().expect("a status");
        Answer::json(status, "{}").into()
    };
    FaultServer::start(answer).await
}

fn keys(server: &FaultServer) -> Vec<String> {
    let requests = server.requests();
    let keys = requests
        .iter()
        .map(|request| request.header("idempotency-key"));
    keys.map(|key| key.unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn a_read_is_repeated_on_the_statuses_that_pass_and_on_no_others() {
    let server = answering_as_asked().await;
    let client = client(&server);
    for status in 300..600 {
        server.forget();
        let request = client.request(Method::GET, format!("/api/things/{status}"));
        let error = soon(request).await.expect_err("no success");
        let passes = matches!(status, 408 | 429 | 500 | 502 | 503 | 504 | 520..=524);
        let expected = if passes { 3 } else { 1 };
        assert_eq!(error.attempts(), expected, "{status}");
        assert_eq!(server.seen(), expected as usize, "{status}");
        assert_eq!(error.is_retryable(), passes, "{status}");
    }
}

#[tokio::test]
async fn a_write_is_repeated_on_429_and_no_other_status() {
    let server = answering_as_asked().await;
    let client = client(&server);
    for status in 300..600 {
        server.forget();
        let request = client.request(Method::POST, format!("/api/things/{status}"));
        let error = soon(request).await.expect_err("no success");
        let expected = if status == 429 { 3 } else { 1 };
        assert_eq!(
            (error.attempts(), server.seen()),
            (expected, expected as usize),
            "{status}"
        );
        let is_refusal = matches!(status, 400..=499 if status != 408);
        let outcome = if is_refusal {
            Outcome::Rejected
        } else {
            Outcome::Unknown
        };
        assert_eq!(error.outcome(), outcome, "{status}");
    }
}

#[tokio::test]
async fn a_success_after_repetitions_counts_them() {
    let lost = || Step::Close;
    let (server, client) = server([lost(), lost(), Answer::success().into()]).await;
    let chats = soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!((chats.attempts(), server.seen()), (3, 3));
    let chats = soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!((chats.attempts(), server.seen()), (1, 4));
}

#[tokio::test]
async fn what_the_server_says_takes_the_place_of_the_backoff() {
    let past = "Wed, 21 Oct 2015 07:28:00 GMT";
    for (status, value) in [
        (429, "0"),
        (429, past),
        (503, "0"),
        (503, past),
        (429, " 0 "),
    ] {
        let fault = Answer::error(status, "LATER").header("retry-after", value);
        let (server, client) = server([fault.into(), Answer::success().into()]).await;
        // Nobody would wait for that.
        let policy = RetryPolicy::default().backoff(100 * HOUR, 100 * HOUR);
        let request = client
            .chats()
            .list("acct_1")
            .retry(policy)
            .deadline(1000 * HOUR);
        let chats = soon(request).await.expect("chats");
        assert_eq!(
            (chats.attempts(), server.seen()),
            (2, 2),
            "{status} {value}"
        );
    }
}

#[tokio::test]
async fn a_wait_within_the_deadline_is_waited_however_long() {
    let fault = Answer::throttled().header("retry-after", "3600");
    let (server, client) = server([fault.into(), Answer::success().into()]).await;
    let request = client.chats().list("acct_1").deadline(2 * HOUR);
    let call = tokio::spawn(request.into_future());
    soon(server.has_seen(1)).await;
    let call = tokio::time::timeout(Duration::from_millis(100), call).await;
    assert!(call.is_err(), "it waits");
    assert_eq!(server.seen(), 1);
}

#[tokio::test]
async fn a_wait_beyond_the_deadline_is_an_error_at_once() {
    let far = u64::MAX.to_string();
    for (value, seconds) in [("3600", 3600), (far.as_str(), u64::MAX)] {
        let fault = Answer::throttled().header("retry-after", value);
        let (server, client) = server([fault.into()]).await;
        let message = client.messages().send("acct_1", 5).text("hello");
        let error = soon(message.deadline(HOUR / 2)).await.expect_err("429");
        assert_eq!((error.attempts(), server.seen()), (1, 1));
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.outcome(), Outcome::Rejected);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(seconds)));
        assert!(error.is_rate_limited() && error.is_retryable());
    }
    let fault = Answer::error(503, "LATER").header("retry-after", "Fri, 31 Dec 2100 23:59:59 GMT");
    let (server, client) = server([fault.into()]).await;
    let request = client.chats().list("acct_1").deadline(1000 * HOUR);
    let error = soon(request).await.expect_err("503");
    assert_eq!((error.attempts(), server.seen()), (1, 1));
    assert!(error.retry_after().is_some_and(|wait| wait > 1000 * HOUR));
}

#[tokio::test]
async fn a_wait_that_nobody_understands_is_no_wait() {
    for value in ["soon", "", "-1", "1.5", "99999999999999999999999"] {
        let fault = Answer::throttled().header("retry-after", value);
        let (server, client) = server([fault.into(), Answer::success().into()]).await;
        let request = client.chats().list("acct_1");
        let chats = soon(request).await.expect("chats");
        assert_eq!((chats.attempts(), server.seen()), (2, 2), "{value}");
    }
}

#[tokio::test]
async fn the_policy_of_a_request_takes_the_place_of_the_clients() {
    let server = FaultServer::scripted([Answer::throttled().into()]).await;
    for (of_client, of_request, attempts) in [
        (None, None, 3),
        (Some(RetryPolicy::none()), None, 1),
        (Some(RetryPolicy::none()), Some(at_once().retries(1)), 2),
        (Some(at_once().retries(5)), None, 6),
        (Some(at_once().retries(5)), Some(RetryPolicy::none()), 1),
        (None, Some(at_once().retries(0)), 1),
        (None, Some(at_once().retries(9)), 10),
    ] {
        server.forget();
        let builder = client_of(server.base_url());
        let client = builder.retry(of_client.unwrap_or_else(at_once)).build();
        let client = client.expect("a client");
        let request = client.request(Method::POST, "/api/things").body(json!({}));
        let request = match of_request {
            Some(policy) => request.retry(policy),
            None => request,
        };
        let error = soon(request).await.expect_err("429");
        assert_eq!(
            (error.attempts(), server.seen()),
            (attempts, attempts as usize)
        );
    }
}

#[tokio::test]
async fn a_message_has_one_key_in_all_attempts_and_no_other_message_has_it() {
    const CALLS: usize = 100;
    let mut steps = Vec::new();
    for _ in 0..CALLS {
        steps.extend([
            Step::Close,
            Answer::edge_error(502).into(),
            Answer::success().into(),
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
        let (server, client) = server([Step::Reset, Answer::success().into()]).await;
        let message = client.messages().send("acct_1", 5).text("hello");
        let message = soon(message.idempotency_key(key)).await.expect("a message");
        assert_eq!(message.idempotency_key(), Some(key));
        assert_eq!(keys(&server), [key, key]);
    }
}

/// In the server's limits, and nothing that a header cannot hold.
#[tokio::test]
async fn a_key_that_cannot_be_one_is_an_error_before_anything_is_sent() {
    let (server, client) = server([Answer::success().into()]).await;
    let too_long = "k".repeat(256);
    for key in [
        "",
        // What receivers take off.
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

/// Whoever adds it as a header means it as well.
#[tokio::test]
async fn a_key_that_is_added_as_a_header_is_the_callers_own_or_refused() {
    let (server, client) = server([Step::Close, Answer::success().into()]).await;
    let message = client.messages().send("acct_1", 5).text("hello");
    let result = soon(message.header("Idempotency-Key", "mine")).await;
    match result {
        Ok(message) => {
            assert_eq!(message.idempotency_key(), Some("mine"));
            assert_eq!(keys(&server), ["mine", "mine"]);
        }
        Err(error) => {
            assert_eq!((error.kind(), server.seen()), (ErrorKind::Request, 0));
        }
    }
}

/// Nothing says that the server knows it elsewhere.
#[tokio::test]
async fn a_key_elsewhere_is_sent_and_protects_nothing() {
    let (server, client) = server([Step::Close]).await;
    let tags = client
        .free_trial_links()
        .add_tags("acct_1", 1)
        .tags(["vip"]);
    let error = soon(tags.idempotency_key("mine"))
        .await
        .expect_err("no answer");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    let request = client.request(Method::POST, "/api/things");
    let error = soon(request.idempotency_key("mine"))
        .await
        .expect_err("no answer");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    assert_eq!(keys(&server), ["mine", "mine"]);

    server.forget();
    let tags = client
        .free_trial_links()
        .add_tags("acct_1", 1)
        .tags(["vip"]);
    soon(tags).await.expect_err("no answer");
    assert_eq!(keys(&server), [""]);
}

#[tokio::test]
async fn a_failed_message_can_be_sent_again_with_its_key() {
    let replay = Answer::success().header("idempotent-replayed", "true");
    let (server, client) = server([Step::Close, Step::Close, Step::Close, replay.into()]).await;
    let message = || client.messages().send("acct_1", 5).text("hello");
    let error = soon(message()).await.expect_err("no answer");
    assert_eq!((error.attempts(), error.outcome()), (3, Outcome::Unknown));
    // As it is, it would get another key.
    assert!(!error.is_retryable());
    let key = error.idempotency_key().expect("a key");
    let message = soon(message().idempotency_key(key))
        .await
        .expect("a message");
    assert!(message.is_replayed());
    assert_eq!(keys(&server), [key; 4]);
}

#[tokio::test]
async fn a_replay_is_told_from_a_first_answer() {
    for (value, is_replayed) in [(None, false), (Some("true"), true), (Some("false"), false)] {
        let answer = match value {
            Some(value) => Answer::success().header("Idempotent-Replayed", value),
            None => Answer::success(),
        };
        let (_server, client) = server([answer.into()]).await;
        let message = client.messages().send("acct_1", 5).text("hello");
        let message = soon(message).await.expect("a message");
        assert_eq!(message.is_replayed(), is_replayed, "{value:?}");
    }
}

#[tokio::test]
async fn a_body_is_the_same_in_every_attempt() {
    let (server, client) = server([
        Answer::throttled().into(),
        Answer::json(503, r#"{"request_outcome":"not_sent"}"#).into(),
        Answer::success().into(),
    ])
    .await;
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    let request = client.request(Method::PUT, "/api/files/1");
    let request = request.body_bytes("application/octet-stream", bytes.clone());
    let answer = soon(request).await.expect("an answer");
    assert_eq!(answer.attempts(), 3);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(
            request.header("content-type"),
            Some("application/octet-stream")
        );
        assert_eq!(request.body, bytes);
    }
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let stream = || reqwest::Body::from("once");
    for step in [
        Step::Close,
        Answer::throttled().into(),
        Answer::error(503, "LATER").into(),
    ] {
        let (server, client) = server([step]).await;
        for method in [Method::POST, Method::PUT] {
            server.forget();
            let request = client.request(method, "/api/files");
            let error = soon(request.body_stream("text/plain", stream())).await;
            let error = error.expect_err("a fault");
            assert_eq!((error.attempts(), server.seen()), (1, 1));
        }
    }
    let port = ClosedPort::new();
    let client = client_of(port.base_url()).build().expect("a client");
    let request = client.request(Method::POST, "/api/files");
    let error = soon(request.body_stream("text/plain", stream())).await;
    let error = error.expect_err("no server");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::NotSent));
}

/// It is paid for whenever it is sent.
#[tokio::test]
async fn a_file_that_breaks_off_is_not_asked_for_again() {
    let half = Answer::success().delivered(Delivery::ResetWithinBody);
    let (file_server, client) = server([half.clone().into(), Answer::success().into()]).await;
    let file = client.request(Method::GET, "/api/file").bytes();
    let error = soon(file).await.expect_err("half a file");
    assert_eq!((error.attempts(), file_server.seen()), (1, 1));

    let (json_server, client) = server([half.into(), Answer::success().into()]).await;
    let answer = soon(client.request(Method::GET, "/api/things")).await;
    assert_eq!(answer.expect("an answer").attempts(), 2);
    assert_eq!(json_server.seen(), 2);
}

/// What is missing of it might have said what came of the request.
#[tokio::test]
async fn a_refusal_that_breaks_off_proves_nothing() {
    let half = Answer::throttled().delivered(Delivery::ResetWithinBody);
    let (write_server, client) = server([half.clone().into(), Answer::success().into()]).await;
    let error = soon(client.request(Method::POST, "/api/things")).await;
    let error = error.expect_err("half a refusal");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    assert_eq!(write_server.seen(), 1);

    let (read_server, client) = server([half.into(), Answer::success().into()]).await;
    let answer = soon(client.request(Method::GET, "/api/things")).await;
    assert_eq!(answer.expect("an answer").attempts(), 2);
    assert_eq!(read_server.seen(), 2);
}
