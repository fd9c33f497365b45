//! The HTTP client below a [`Client`](crate::Client): this crate's own, or one of a caller's builder.
//!
//! Other modules see neither `reqwest::Client` nor its builder: debug information would describe
//! their insides, those of TLS among them, in every part of the crate that mentions them.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use reqwest::{ClientBuilder, redirect::Policy};

#[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
use super::tls::provider;
use super::{
    build_error::{BuildError, Origin},
    tls::Tls,
};
use crate::send::transport::Transport;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// What sends, or why it could not be made.
pub(super) type Made = Result<Box<dyn Transport>, BuildError>;

/// Makes a client of a caller's builder.
pub(super) type Callers = Box<dyn FnOnce(Option<Duration>, Tls) -> Made + Send + Sync>;

/// Makes a client of this crate's own.
pub(super) fn own(is_loopback: bool, connect_timeout: Option<Duration>, tls: Tls) -> Made {
    let configure = tls.configuration()?;
    let mut http = reqwest::Client::builder();
    if is_loopback {
        // A proxy for this machine would be told the key in clear text.
        http = http.no_proxy();
    }
    build(
        configure(http),
        Some(connect_timeout.unwrap_or(CONNECT_TIMEOUT)),
        |_| false,
    )
}

/// Makes a client of a caller's builder when the time comes.
///
/// Inline, as what it calls: a program that gives no builder does not compile it.
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

/// Of a caller's builder nothing can be seen before it is built, and it is gone then.
#[inline]
fn build_as_it_is(http: ClientBuilder, connect_timeout: Option<Duration>) -> Made {
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
    if provider::is_needed() {
        let http = provider::without(http);
        return build(http, connect_timeout, provider::is_missing);
    }
    build(http, connect_timeout, |_| false)
}

/// Builds; never panics where panics unwind.
fn build(
    http: ClientBuilder,
    connect_timeout: Option<Duration>,
    has_no_tls: fn(&reqwest::Error) -> bool,
) -> Made {
    // `send` decides: a POST must not turn into a GET, nor be sent to another host.
    let mut http = http.redirect(Policy::none());
    if let Some(timeout) = connect_timeout {
        http = http.connect_timeout(timeout);
    }
    let build: Box<dyn FnOnce() -> reqwest::Result<Box<dyn Transport>>> =
        Box::new(move || match http.build() {
            Ok(client) => Ok(Box::new(client)),
            Err(error) => Err(error),
        });
    // reqwest panics without a provider, which a builder that asks for rustls by itself may need
    // whatever the features here are.
    match catch_unwind(AssertUnwindSafe(build)) {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(error)) if !has_no_tls(&error) => Err(BuildError::of_client().caused_by(error)),
        _ => Err(no_tls()),
    }
}

fn no_tls() -> BuildError {
    let problem = "expected a builder whose TLS can be used as it is, found one that needs a process-wide provider of rustls, and none is installed: call ClientBuilder::default_tls to use this crate's TLS in its place, or ClientBuilder::tls to use yours";
    BuildError::new(Origin::Setter("http_client"), problem)
}
