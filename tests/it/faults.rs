//! What a client makes of every way in which a server can fail.

mod answers;
mod matrix;
mod random;
mod sequence;
mod server;
mod table;
mod wire;

use std::time::Duration;

use onlyfansapi::{Client, ClientBuilder, Pace, RetryPolicy};

use crate::watch;

pub(crate) use self::{
    answers::{Answer, Delivery, SUCCESS, gzip_bomb},
    server::{ClosedPort, FaultServer, Plan, Step},
    wire::Request,
};

/// Repeats as often as by default, without waiting.
pub(crate) fn at_once() -> RetryPolicy {
    RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO)
}

/// A client that repeats without waiting and is not held back.
pub(crate) fn client_of(base_url: impl Into<String>) -> ClientBuilder {
    let builder = Client::builder().api_key(watch::key()).base_url(base_url);
    builder.retry(at_once()).pace(Pace::off())
}

/// Fails a test that hangs, long before its runner would.
pub(crate) async fn soon<T>(call: impl IntoFuture<Output = T>) -> T {
    let call = tokio::time::timeout(Duration::from_secs(30), call.into_future());
    call.await.expect("an end within half a minute")
}
