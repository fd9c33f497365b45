//! The HTTP client of a [`Client`](crate::Client): this crate's own, or that of a caller's builder.
//!
//! Other modules see neither `reqwest::Client` nor its builder: debug information would describe
//! their internals, TLS included, in every part of the crate that mentions them.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use reqwest::{ClientBuilder, redirect::Policy, retry};

#[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
use super::tls::provider;
use super::{
    build_error::{BuildError, Origin},
    tls::Tls,
};
use crate::send::transport::Transport;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A transport, or the reason why it cannot be built.
pub(super) type Made = Result<Box<dyn Transport>, BuildError>;

/// A function that builds a transport from a caller's builder.
pub(super) type Callers = Box<dyn FnOnce(Option<Duration>, Tls) -> Made + Send + Sync>;

/// Builds the transport of this crate.
pub(super) fn own(is_loopback: bool, connect_timeout: Option<Duration>, tls: Tls) -> Made {
    let configure = tls.configuration()?;
    let mut http = reqwest::Client::builder();
    if is_loopback {
        // A proxy would receive the key in clear text.
        http = http.no_proxy();
    }
    build(
        configure(http),
        Some(connect_timeout.unwrap_or(CONNECT_TIMEOUT)),
        |_| false,
    )
}

/// Returns the function that builds a transport from a caller's builder.
///
/// Inline, like all that it calls: a program that passes no builder does not compile it.
#[inline]
pub(super) fn callers(http: ClientBuilder) -> Callers {
    Box::new(move |connect_timeout, tls| {
        if !tls.replaces_callers {
            return build_as_it_is(http, connect_timeout);
        }
        let configure = tls.configuration()?;
        build(configure(http), connect_timeout, |_| false)
    })
}

/// Builds a transport from a caller's builder with its own TLS.
///
/// The builder does not reveal its TLS settings, and building consumes it: there is one try.
#[inline]
fn build_as_it_is(http: ClientBuilder, connect_timeout: Option<Duration>) -> Made {
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
    if provider::is_needed() {
        let http = provider::without(http);
        return build(http, connect_timeout, provider::is_missing);
    }
    build(http, connect_timeout, |_| false)
}

/// Builds a transport, and turns a panic of reqwest into an error (unless panics abort).
fn build(
    http: ClientBuilder,
    connect_timeout: Option<Duration>,
    has_no_tls: fn(&reqwest::Error) -> bool,
) -> Made {
    // `send` follows redirects: reqwest would turn a POST into a GET or send it to another host.
    // `send` also retries: reqwest would send at once, and on the same connection, what the server
    // refused, and whatever else a policy of the builder names.
    let mut http = http.redirect(Policy::none()).retry(retry::never());
    if let Some(timeout) = connect_timeout {
        http = http.connect_timeout(timeout);
    }
    let build: Box<dyn FnOnce() -> reqwest::Result<Box<dyn Transport>>> =
        Box::new(move || match http.build() {
            Ok(client) => Ok(Box::new(client)),
            Err(error) => Err(error),
        });
    // reqwest panics if it needs a rustls provider and finds none. Whatever the features of this
    // crate, a caller's builder may ask for rustls itself.
    match catch_unwind(AssertUnwindSafe(build)) {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(error)) if !has_no_tls(&error) => Err(BuildError::of_client().caused_by(error)),
        _ => Err(no_tls()),
    }
}

fn no_tls() -> BuildError {
    let problem = "expected a builder with usable TLS, found one that needs a process-wide rustls CryptoProvider, which is not installed: call ClientBuilder::default_tls to use this crate's TLS, or ClientBuilder::tls to set your own configuration";
    BuildError::new(Origin::Setter("http_client"), problem)
}
