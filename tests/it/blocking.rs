//! Calls from plain code, and never from within an async runtime.

use std::{collections::BTreeMap, sync::Barrier, thread};

use onlyfansapi::{
    Client, Error, ErrorKind, Outcome, Pace, Response,
    blocking::Wait,
    mock::{MockServer, operations},
};
use serde_json::Value;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::{support::bare_tls, watch::key};

fn mock() -> (MockServer, Client) {
    let builder = MockServer::builder().lenient();
    let server = builder.start_blocking().expect("a mock");
    let client = client(&server.base_url());
    (server, client)
}

fn client(base_url: &str) -> Client {
    Client::builder()
        .api_key(key())
        .base_url(base_url)
        .tls(bare_tls())
        .pace(Pace::off())
        .build()
        .expect("a client")
}

fn runtime() -> Runtime {
    let mut builder = Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

fn paths(server: &MockServer) -> Vec<String> {
    let received = server.received().into_iter();
    received.map(|request| request.path).collect()
}

fn assert_is_refused(error: &Error) {
    let found = (error.kind(), error.outcome(), error.attempts());
    assert_eq!(found, (ErrorKind::Request, Outcome::NotSent, 0));
    assert_eq!(
        error.to_string(),
        "the request was not sent: a blocking call was made inside an async runtime: await the async form instead, or make the call on a thread started by std::thread::spawn"
    );
}

#[test]
fn a_call_that_waits_returns_the_same_as_an_awaited_one() {
    fn assert_same<T: PartialEq + std::fmt::Debug>(waited: &Response<T>, awaited: &Response<T>) {
        assert_eq!(**waited, **awaited);
        assert_eq!(waited.raw(), awaited.raw());
        assert_eq!(waited.status(), awaited.status());
        assert_eq!(waited.drift(), awaited.drift());
        assert_eq!(waited.credits(), awaited.credits());
        assert_eq!((waited.attempts(), awaited.attempts()), (1, 1));
    }

    let (server, client) = mock();
    let runtime = runtime();
    // The balance of the team is the same in both responses.
    let list = operations::chats::list();
    let example: Value = serde_json::from_str(list.example()).expect("JSON");
    server.on(list).reply(example);
    let chats = || client.chats().list("acct_1").limit(5);
    let waited = chats().wait().expect("chats");
    let awaited = runtime.block_on(chats().send()).expect("chats");
    assert_same(&waited, &awaited);
    assert_eq!(waited.data.len(), 1);

    let postbacks = || client.smart_link_postbacks().list();
    let waited = postbacks().send().wait().expect("postbacks");
    let awaited = runtime.block_on(postbacks().send()).expect("postbacks");
    assert_same(&waited, &awaited);
    assert_eq!(waited.data[0].id, Some(123.into()));

    let received = server.received();
    let sent: Vec<_> = received
        .iter()
        .map(|request| (&*request.path, &*request.query))
        .collect();
    let chats = ("/api/acct_1/chats", "limit=5");
    let postbacks = ("/api/smart-link-postbacks", "");
    assert_eq!(sent, [chats, chats, postbacks, postbacks]);
}

#[test]
fn an_error_is_the_same_as_in_async_code() {
    let (server, client) = mock();
    let runtime = runtime();
    let create = || client.smart_link_postbacks().create();
    let waited = create().wait().expect_err("no arguments");
    let awaited = runtime.block_on(create().send()).expect_err("no arguments");
    assert_eq!(waited.to_string(), awaited.to_string());
    assert!(waited.to_string().contains("url: required, but missing"));
    assert_eq!(waited.kind(), ErrorKind::Request);
    assert_eq!(waited.path(), Some("/api/smart-link-postbacks"));
    assert!(server.received().is_empty());

    let whoami = || client.request(onlyfansapi::Method::PUT, "/api/accounts");
    let waited = whoami().wait().expect_err("405");
    let awaited = runtime.block_on(whoami().send()).expect_err("405");
    assert_eq!(
        format!("{waited} {waited:?}"),
        format!("{awaited} {awaited:?}")
    );
    assert_eq!(waited.status().map(|status| status.as_u16()), Some(405));
    assert_eq!(waited.body(), awaited.body());
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
                    assert_eq!(request.wait().expect("chats").data.len(), 10);
                }
            });
        }
    });
    let mut counts = BTreeMap::new();
    for path in paths(&server) {
        *counts.entry(path).or_insert(0) += 1;
    }
    let expected = (0..32).map(|number| (format!("/api/acct_{number}/chats"), 4));
    assert_eq!(counts, expected.collect());
}

#[tokio::test]
async fn inside_a_runtime_nothing_is_sent() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let request = client.chats().list("acct_1");
    assert_is_refused(&request.wait().expect_err("a runtime"));
    assert!(server.received().is_empty());
    let chats = client.chats().list("acct_2").await.expect("chats");
    assert_eq!(chats.data.len(), 10);
    assert_eq!(paths(&server), ["/api/acct_2/chats"]);
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
async fn a_plain_thread_beside_a_runtime_may_wait() {
    let server = MockServer::start().await.expect("a mock");
    let request = client(&server.base_url()).chats().list("acct_1");
    let (done, result) = tokio::sync::oneshot::channel();
    thread::spawn(move || done.send(request.wait()).is_ok());
    let chats = result.await.expect("an end").expect("chats");
    assert_eq!(chats.data.len(), 10);
    assert_eq!(paths(&server), ["/api/acct_1/chats"]);
}

#[tokio::test]
async fn a_blocking_thread_can_use_its_own_runtime() {
    let server = MockServer::start().await.expect("a mock");
    let request = client(&server.base_url()).chats().list("acct_1").send();
    let task = tokio::task::spawn_blocking(move || Handle::current().block_on(request));
    let chats = task.await.expect("no panic").expect("chats");
    assert_eq!(chats.data.len(), 10);
    assert_eq!(paths(&server), ["/api/acct_1/chats"]);
}

#[tokio::test]
async fn a_mock_is_not_started_from_within_a_runtime() {
    let error = MockServer::start_blocking().expect_err("a runtime");
    assert_eq!(error.kind(), std::io::ErrorKind::Other);
    let text = error.to_string();
    assert!(text.contains("inside an async runtime"), "{text}");
}

#[test]
fn a_client_is_used_from_plain_code_and_from_a_runtime() {
    let (server, client) = mock();
    client.chats().list("acct_1").wait().expect("chats");
    let runtime = runtime();
    let request = client.chats().list("acct_2").send();
    runtime.block_on(request).expect("chats");
    drop(runtime);
    // The connections of a runtime that is gone are not used again.
    for _ in 0..3 {
        client.chats().list("acct_3").wait().expect("chats");
    }
    let accounts = ["acct_1", "acct_2", "acct_3", "acct_3", "acct_3"];
    let expected = accounts.map(|account| format!("/api/{account}/chats"));
    assert_eq!(paths(&server), expected);
}

#[test]
fn lists_are_walked_by_iterators_and_collected() {
    let (server, client) = mock();
    let fans = || client.fans().list_active("acct_123").max_pages(1);
    let rows: Vec<_> = fans()
        .stream()
        .into_iter()
        .collect::<Result<_, _>>()
        .expect("fans");
    assert_eq!(rows.len(), 20);
    let mut pages = fans().pages().into_iter();
    assert_eq!(pages.next().expect("a page").expect("fans").items(), rows);
    assert!(pages.next().is_none() && pages.resume_token().is_some());
    assert_eq!(fans().collect_all().wait().expect("fans"), rows);
    assert_eq!(server.received().len(), 3);
}

#[test]
fn a_list_is_not_walked_inside_a_runtime_and_its_iterator_ends() {
    let (server, client) = mock();
    runtime().block_on(async {
        let mut rows = client.fans().list_active("acct_123").stream().into_iter();
        assert_is_refused(&rows.next().expect("an error").expect_err("refused"));
        assert!(rows.next().is_none());
        let error = client.fans().list_active("acct_123").collect_all().wait();
        assert_is_refused(error.expect_err("refused").error());
    });
    assert!(server.received().is_empty());
}
