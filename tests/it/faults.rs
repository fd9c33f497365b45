//! The behaviour of a client for every way in which a server can fail.

mod bodies;
mod matrix;
mod random;
mod responses;
mod sender;
mod sequence;
mod server;
mod table;
mod wire;

use std::{pin::pin, time::Duration};

use onlyfansapi::{Client, ClientBuilder, Pace, RetryPolicy};

use crate::{support::bare_tls, watch};

pub(crate) use self::{
    responses::{Delivery, SUCCESS, ServerResponse, gzip_bomb},
    server::{ClosedPort, FaultServer, Plan, Step},
    wire::Request,
};

/// Returns a policy that makes as many attempts as the default one, without waiting between them.
pub(crate) fn at_once() -> RetryPolicy {
    RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO)
}

/// Returns the builder of a client that retries without waiting and has no pace.
pub(crate) fn client_of(base_url: impl Into<String>) -> ClientBuilder {
    let builder = Client::builder().api_key(watch::key()).base_url(base_url);
    let builder = builder.tls(bare_tls());
    builder.retry(at_once()).pace(Pace::off())
}

/// Fails a test that hangs, long before its runner would.
pub(crate) async fn soon<T>(call: impl IntoFuture<Output = T>) -> T {
    let call = tokio::time::timeout(Duration::from_secs(30), call.into_future());
    call.await.expect("an end within half a minute")
}

/// Moves the clock on. It runs before and afterwards, since a paused clock skips to the next timer
/// whenever the test waits for a socket.
pub(crate) async fn skip(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

/// Awaits a call, and moves the clock on as soon as each of its first attempts has reached the server.
pub(crate) async fn skipping<T>(
    time: Duration,
    attempts: usize,
    server: &FaultServer,
    call: impl IntoFuture<Output = T>,
) -> T {
    let mut call = pin!(call.into_future());
    let seen = server.seen();
    for attempt in 1..=attempts {
        tokio::select! {
            result = &mut call => return result,
            () = soon(server.has_seen(seen + attempt)) => skip(time).await,
        }
    }
    soon(call).await
}
