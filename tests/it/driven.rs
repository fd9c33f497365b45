//! Calls that make progress while nobody polls them, and end when they are dropped.

use std::{
    error::Error as _,
    future::poll_fn,
    io,
    pin::{Pin, pin},
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    time::Duration,
};

use futures_util::{
    StreamExt,
    stream::{self, Stream},
};
use http_body::Frame;
use http_body_util::StreamBody;
use onlyfansapi::{
    Bytes, Client, Error, ErrorKind, Method, Outcome, Pace, RetryPolicy, StatusCode,
};
use tokio::{
    runtime::{Builder, Runtime},
    sync::Notify,
};
use tracing::Instrument;

use crate::{
    faults::{FaultServer, ServerResponse, Step, client_of, soon},
    watch::listen,
};

/// Returns a client with the default pace, at most 6 requests of an account at a time.
fn client(server: &FaultServer) -> Client {
    let builder = client_of(server.base_url()).pace(Pace::default());
    builder.build().expect("a client")
}

/// Returns a client that sends one request of an account at a time.
fn one_by_one(server: &FaultServer) -> Client {
    let builder = client_of(server.base_url()).pace(Pace::default().in_flight_per_account(1));
    builder.build().expect("a client")
}

/// Polls a future once, which is not ready.
async fn begin(future: &mut (impl Future + Unpin)) {
    poll_fn(|context| match Pin::new(&mut *future).poll(context) {
        Poll::Pending => Poll::Ready(()),
        Poll::Ready(_) => panic!("expected a future that is pending, found one that is ready"),
    })
    .await;
}

/// Takes all results of a stream, and makes another call of the same account for each.
async fn take<T>(client: &Client, results: impl Stream<Item = Result<T, Error>>) -> usize {
    let mut results = pin!(results);
    let mut count = 0;
    while let Some(result) = results.next().await {
        result.expect("a response of the stream");
        let call = client.chats().list("acct_1");
        call.await.expect("a response in the loop's body");
        count += 1;
    }
    count
}

async fn make_calls_within_loops_over_buffered_calls() {
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    for buffered in [6, 7, 10, 16, 32, 64] {
        let client = client(&server);
        for is_ordered in [true, false] {
            let numbers = stream::iter(0..2 * buffered);
            let calls = numbers.map(|_| client.chats().list("acct_1").send());
            let count = match is_ordered {
                true => soon(take(&client, calls.buffered(buffered))).await,
                false => soon(take(&client, calls.buffer_unordered(buffered))).await,
            };
            assert_eq!(count, 2 * buffered);
        }
    }
}

#[tokio::test]
async fn a_call_within_a_loop_over_buffered_calls_has_its_turn_on_one_thread() {
    make_calls_within_loops_over_buffered_calls().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_within_a_loop_over_buffered_calls_has_its_turn_on_two_threads() {
    make_calls_within_loops_over_buffered_calls().await;
}

#[tokio::test]
async fn a_call_that_is_not_polled_on_ends_and_keeps_its_response() {
    let response = ServerResponse::json(200, r#"{"data":[{"unreadMessagesCount":3}]}"#);
    let server = FaultServer::scripted([response.into()]).await;
    let client = one_by_one(&server);
    let mut first = client.chats().list("acct_1").send();
    begin(&mut first).await;
    // The second call has its turn once the response to the first has been read.
    soon(client.chats().list("acct_1")).await.expect("chats");
    let chats = soon(first).await.expect("chats");
    assert_eq!(chats.data[0].unread_messages_count, Some(3));
}

#[tokio::test]
async fn a_call_that_is_not_polled_sends_nothing() {
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    let client = one_by_one(&server);
    let first = client.chats().list("acct_1").send();
    soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!(server.seen(), 1);
    drop(first);
}

#[tokio::test]
async fn a_stream_that_stands_still_ends_with_its_attempt() {
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    let client = one_by_one(&server);
    let request = client.request(Method::PUT, "/api/acct_1/file");
    let request = request.body_stream("text/plain", stream_without_end());
    let mut first = request.timeout(Duration::from_millis(100)).send();
    begin(&mut first).await;
    soon(client.chats().list("acct_1")).await.expect("chats");
    let error = soon(first).await.expect_err("no end");
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::Unknown)
    );
}

/// Returns a body whose end never comes.
fn stream_without_end() -> reqwest::Body {
    let frames = stream::pending::<Result<Frame<Bytes>, io::Error>>();
    reqwest::Body::wrap(StreamBody::new(frames))
}

#[tokio::test]
async fn dropping_a_call_gives_its_turn_back() {
    let server = FaultServer::scripted([Step::Stall, ServerResponse::success().into()]).await;
    let client = one_by_one(&server);
    let mut first = client.chats().list("acct_1").send();
    tokio::select! {
        _ = &mut first => panic!("expected no response, found one"),
        () = soon(server.has_seen(1)) => {}
    }
    drop(first);
    soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!(server.seen(), 2);
}

#[tokio::test]
async fn dropping_a_call_that_waits_sends_nothing() {
    let server = FaultServer::scripted([Step::Stall, ServerResponse::success().into()]).await;
    let client = one_by_one(&server);
    let mut calls: Vec<_> = (0..3)
        .map(|_| client.chats().list("acct_1").send())
        .collect();
    for call in &mut calls {
        begin(call).await;
    }
    soon(server.has_seen(1)).await;
    calls.clear();
    soon(client.chats().list("acct_1")).await.expect("chats");
    assert_eq!(server.seen(), 2);
}

fn one_thread() -> Runtime {
    let mut builder = Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

/// A call whose response is not looked at.
type Begun = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// Begins a call on a runtime of its own, which then stands still.
fn begun(client: &Client, server: &FaultServer) -> (Runtime, Begun) {
    let runtime = one_thread();
    let call = client.chats().list("acct_1").send();
    let mut call: Begun = Box::pin(async move { call.await.map(drop) });
    runtime.block_on(async {
        begin(&mut call).await;
        soon(server.has_seen(1)).await;
    });
    (runtime, call)
}

/// Outside of `block_on`, a runtime of one thread does nothing, not even end a task.
#[test]
fn dropping_a_call_gives_its_turn_back_while_its_runtime_stands_still() {
    let other = Runtime::new().expect("a runtime");
    let steps = [Step::Stall, ServerResponse::success().into()];
    let server = other.block_on(FaultServer::scripted(steps));
    let client = one_by_one(&server);
    let (runtime, call) = begun(&client, &server);
    drop(call);
    let chats = soon(client.chats().list("acct_1"));
    other.block_on(async { chats.await.expect("chats") });
    drop(runtime);
}

#[test]
fn the_end_of_its_runtime_ends_a_call() {
    let other = Runtime::new().expect("a runtime");
    let steps = [Step::Stall, ServerResponse::success().into()];
    let server = other.block_on(FaultServer::scripted(steps));
    let client = one_by_one(&server);
    let (runtime, call) = begun(&client, &server);
    drop(runtime);
    let error = other.block_on(async {
        let chats = client.chats().list("acct_1");
        soon(chats).await.expect("chats");
        soon(call).await.expect_err("no runtime")
    });
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.outcome(), Outcome::Unknown);
    let cause = error.source().expect("a cause");
    let expected = "the tokio runtime in which the call was first polled has ended";
    assert_eq!(cause.to_string(), expected);
}

#[test]
fn outside_of_a_runtime_nothing_is_sent() {
    let client = client_of("http://127.0.0.1:1").build().expect("a client");
    let call = pin!(client.chats().list("acct_1").send());
    let context = &mut Context::from_waker(Waker::noop());
    let Poll::Ready(Err(error)) = call.poll(context) else {
        panic!("expected an error, found another result");
    };
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: the request was not sent: expected a tokio runtime, found none: await the request inside of one, or send it with `wait` of the feature `blocking`"
    );
}

#[tokio::test]
async fn a_panic_of_a_hook_reaches_the_caller() {
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    let builder = client_of(server.base_url()).on_request(|_| panic!("of the hook"));
    let client = builder.build().expect("a client");
    let call = tokio::spawn(client.chats().list("acct_1").into_future());
    let error = soon(call).await.expect_err("a panic");
    let panic = error.into_panic();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"of the hook"));
    assert_eq!(server.seen(), 0);
}

#[tokio::test]
async fn the_span_of_the_caller_is_the_parent_of_each_attempt() {
    let failure = ServerResponse::error(503, "UNAVAILABLE");
    let server = FaultServer::scripted([failure, ServerResponse::success()].map(Step::Respond));
    let server = server.await;
    let client = client(&server);
    let listening = listen();
    let span = tracing::info_span!("the caller's");
    let call = async { soon(client.chats().list("acct_1")).await };
    call.instrument(span).await.expect("chats");
    let spans = listening.spans();
    let attempts = spans.iter().filter(|span| span.name == "HTTP request");
    let parents: Vec<_> = attempts
        .map(|span| span.parent.map(|index| spans[index].name))
        .collect();
    assert_eq!(parents, [Some("the caller's"); 2]);
}

/// A hook may end the call that it is called in.
#[tokio::test]
async fn a_hook_can_drop_its_own_call() {
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    let place = Arc::new(Mutex::new(None));
    let ended = Arc::new(Notify::new());
    let (call, end) = (Arc::clone(&place), Arc::clone(&ended));
    let builder = client_of(server.base_url()).retry(RetryPolicy::none());
    let client = builder
        .on_request(move |_| {
            drop(call.lock().expect("no panic").take());
            end.notify_one();
        })
        .build()
        .expect("a client");
    let mut call = client.chats().list("acct_1").send();
    begin(&mut call).await;
    *place.lock().expect("no panic") = Some(call);
    soon(ended.notified()).await;
    let status = soon(client.request(Method::GET, "/api/things")).await;
    assert_eq!(status.expect("a response").status(), StatusCode::OK);
}
