//! Requests are finished from plain code, and never from within an async runtime.

use std::{sync::Barrier, thread};

use onlyfansapi::{Client, Error, ErrorKind, Pace, blocking::Wait, mock::MockServer};

use crate::watch::key;

fn mock() -> (MockServer, Client) {
    let server = MockServer::start_blocking().expect("a mock");
    let client = client(&server.base_url());
    (server, client)
}

fn client(base_url: &str) -> Client {
    Client::builder()
        .api_key(key())
        .base_url(base_url)
        // The documented samples leave one request of this minute.
        .pace(Pace::off())
        .build()
        .expect("a client")
}

fn assert_is_refused(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "the request was not sent: a blocking call was made inside an async runtime: await the async form instead, or make the call on a thread started by std::thread::spawn"
    );
}

#[test]
fn a_request_is_finished_from_plain_code() {
    let (server, client) = mock();
    let chats = client.chats().list("acct_1").limit(5).wait();
    assert_eq!(chats.expect("chats").status(), 200);
    let sent = client.smart_link_postbacks().list().send().wait();
    assert!(!sent.expect("postbacks").data.is_empty());
    let received = server.received();
    let queries: Vec<&str> = received.iter().map(|request| &*request.query).collect();
    assert_eq!(queries, ["limit=5", ""]);
}

#[test]
fn an_error_is_the_same_as_in_async_code() {
    let (server, client) = mock();
    let error = client.smart_link_postbacks().create().wait();
    let error = error.expect_err("no arguments");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(error.path(), Some("/api/smart-link-postbacks"));
    assert!(server.received().is_empty());
}

#[test]
fn many_threads_wait_at_once() {
    let (server, client) = mock();
    let all_are_there = Barrier::new(32);
    thread::scope(|scope| {
        for number in 0..32 {
            let (client, all_are_there) = (&client, &all_are_there);
            scope.spawn(move || {
                all_are_there.wait();
                for _ in 0..4 {
                    let request = client.chats().list(format!("acct_{number}"));
                    request.wait().expect("chats");
                }
            });
        }
    });
    assert_eq!(server.received().len(), 32 * 4);
}

#[tokio::test]
async fn inside_a_runtime_nothing_is_sent() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let request = client.chats().list("acct_1");
    assert_is_refused(&request.wait().expect_err("a runtime"));
    assert!(server.received().is_empty());
    client.chats().list("acct_1").await.expect("chats");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inside_a_task_nothing_is_sent() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let request = client.chats().list("acct_1");
    let task = tokio::spawn(async move { request.wait().map(drop) });
    let error = task.await.expect("no panic").expect_err("a runtime");
    assert_is_refused(&error);

    let request = client.chats().list("acct_1");
    let task = tokio::task::spawn_blocking(move || request.wait().map(drop));
    let error = task.await.expect("no panic").expect_err("a runtime");
    assert_is_refused(&error);
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_thread_of_its_own_may_wait() {
    let server = MockServer::start().await.expect("a mock");
    let request = client(&server.base_url()).chats().list("acct_1");
    let (done, answer) = tokio::sync::oneshot::channel();
    thread::spawn(move || done.send(request.wait().map(drop)));
    answer.await.expect("an end").expect("chats");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_blocking_thread_can_use_its_own_runtime() {
    let server = MockServer::start().await.expect("a mock");
    let request = client(&server.base_url()).chats().list("acct_1").send();
    let task =
        tokio::task::spawn_blocking(move || tokio::runtime::Handle::current().block_on(request));
    task.await.expect("no panic").expect("chats");
}

#[tokio::test]
async fn a_mock_is_not_started_from_within_a_runtime() {
    let error = MockServer::start_blocking().expect_err("a runtime");
    let text = error.to_string();
    assert!(text.contains("inside an async runtime"), "{text}");
}

#[test]
fn a_client_is_used_from_plain_code_and_from_a_runtime() {
    let (server, client) = mock();
    client.chats().list("acct_1").wait().expect("chats");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let request = client.chats().list("acct_2").send();
    runtime.block_on(request).expect("chats");
    drop(runtime);
    // The connections of a runtime that is gone are not used again.
    for _ in 0..3 {
        client.chats().list("acct_3").wait().expect("chats");
    }
    assert_eq!(server.received().len(), 5);
}
