//! An attempt: sends a request, reads its response, and reports both.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Method;
use tokio::time::Instant;
use tracing::{Instrument, Span, field::Empty};

use super::{
    LONGEST,
    exchange::{Ends, Failure, is_refused},
    hooks::{RequestInfo, ResponseInfo},
    outgoing::Outgoing,
    redirect,
    settings::Settings,
    unread::{Cut, Unread},
};
use crate::response::{credits::Reservation, error::Error, received::Received};

/// Makes an attempt and reports it to the hooks, the log and the ledger.
pub(super) async fn attempt(
    request: &mut Outgoing,
    settings: &Settings,
    ends: Ends,
    number: u32,
    reservation: Reservation<'_>,
) -> Result<Received, Error> {
    // The names follow OpenTelemetry's conventions for HTTP clients.
    let span = tracing::info_span!(
        "HTTP request",
        otel.kind = "client",
        http.request.method = request.call.method(),
        http.request.resend_count = (number > 1).then(|| number - 1),
        http.response.status_code = Empty,
        url.template = request.call.path(),
        server.address = settings.server_address,
        server.port = settings.server_port,
        error.r#type = Empty,
        onlyfansapi.operation = request.call.operation.name,
        onlyfansapi.account = request.account,
        onlyfansapi.credits_used = Empty,
    );
    let recorded = span.clone();
    async {
        if let Some(hook) = &settings.hooks.on_request {
            hook(&RequestInfo::new(
                &request.call,
                request.account.as_deref(),
                number,
            ));
        }
        let start = Instant::now();
        let result = exchange_and_read(request, settings, ends).await;
        record(&result, &recorded);
        let (used, balance) = cost(&result);
        reservation.settle(&request.call, request.account.as_deref(), used, balance);
        report(&result, request, settings, number, start.elapsed());
        result
    }
    .instrument(span)
    .await
}

/// Records the result of an attempt in its span.
fn record(result: &Result<Received, Error>, span: &Span) {
    let (received, error) = parts(result);
    let status = received.map(|received| received.status.as_u16());
    span.record("http.response.status_code", status);
    span.record("onlyfansapi.credits_used", cost(result).0);
    if let Some(error) = error {
        match status {
            Some(status) => span.record("error.type", status),
            None => span.record("error.type", tracing::field::debug(error.kind())),
        };
    }
}

/// Returns the response, as far as it arrived, and the error of a failed attempt.
fn parts(result: &Result<Received, Error>) -> (Option<&Received>, Option<&Error>) {
    match result {
        Ok(received) => (Some(received), None),
        Err(error) => (error.received(), Some(error)),
    }
}

/// Returns the credits that an attempt used, and the balance after it, if the server stated them.
fn cost(result: &Result<Received, Error>) -> (Option<i64>, Option<i64>) {
    let (received, _) = parts(result);
    received.map(Received::cost).unwrap_or_default()
}

/// Reports the result of an attempt to the log and the hook.
fn report(
    result: &Result<Received, Error>,
    request: &Outgoing,
    settings: &Settings,
    number: u32,
    elapsed: Duration,
) {
    let (received, error) = parts(result);
    match error {
        None => tracing::debug!(?elapsed, "succeeded"),
        Some(error) => tracing::debug!(?elapsed, %error, details = ?error, "failed"),
    }
    if let Some(hook) = &settings.hooks.on_response {
        hook(&ResponseInfo {
            request: RequestInfo::new(&request.call, request.account.as_deref(), number),
            status: received.map(|received| received.status),
            credits_used: cost(result).0,
            elapsed,
            error,
        });
    }
}

/// Sends a request and reads its response, within the time of the attempt.
async fn exchange_and_read(
    request: &mut Outgoing,
    settings: &Settings,
    mut ends: Ends,
) -> Result<Received, Error> {
    let (mut response, not_followed) = match redirect::follow(request, settings, &mut ends).await {
        Ok(response) => response,
        Err(failure) => return Err(error_of(failure, request)),
    };
    let is_elsewhere = response.url().origin() != request.url.origin();
    let status = response.status();
    let is_file = request.limit.is_none() && status.is_success();
    // The time for a file depends on its size, so that only the deadline of the call limits it.
    let end = if is_file { ends.call } else { ends.attempt };
    let headers = std::mem::take(response.headers_mut());
    let mut body = Unread::new(response, &headers, settings.read_timeout, end);
    let mut received = Received::new(status, headers);
    received.not_followed = not_followed;
    received.is_head = request.method == Method::HEAD;
    received.is_file = is_file;
    if let Some(reader) = request.reader.take_if(|_| is_file) {
        // Nobody reads any more if the call was dropped, and then nobody awaits this either.
        drop(reader.send(body));
        return Ok(received);
    }
    let limit = match received.is_file {
        true => settings.max_file_size,
        false => request.limit.unwrap_or(settings.max_response_size),
    };
    let (bytes, cut) = read(&mut body, &received, limit).await;
    received.body = bytes;
    if !received.status.is_success() {
        // The status shows the failure even if the body did not arrive whole.
        let is_whole = cut.is_none();
        let cut = match cut {
            Some(Ended::Cut(Cut::Broken(error))) => Some(error.without_url().into()),
            _ => None,
        };
        let key = settings.exposed_key();
        let error = Error::api(&request.call, received, is_whole, cut, key);
        return Err(match request.limit.is_none() || request.call.is_head {
            true => error.of_file(is_elsewhere),
            false => error,
        });
    }
    let call = &request.call;
    match cut {
        None => Ok(received),
        // No rate is set for what is read here.
        Some(Ended::Cut(Cut::Late | Cut::Stalled)) => Err(Error::timeout(call, Some(received))),
        Some(Ended::Cut(Cut::Broken(error))) => Err(Error::transport(call, Some(received), error)),
        Some(Ended::TooLarge(limit)) => Err(Error::too_large(call, received, limit)),
    }
}

/// Returns the error of an attempt without a response.
fn error_of(failure: Failure, request: &Outgoing) -> Error {
    let call = &request.call;
    let transfer = request.transfer.as_ref();
    if let Some((problem, cause)) = transfer.and_then(|transfer| transfer.broken()) {
        return Error::upload(call, problem, cause);
    }
    match failure {
        Failure::Stalled(problem) => Error::stalled(call, None, problem),
        Failure::Late => Error::timeout(call, None),
        Failure::NoStream => {
            let reason = "no stream of the server's connection was free".to_owned();
            let deadline = request.options.deadline.min(LONGEST);
            Error::no_turn(call, deadline, None, Some(reason), false)
        }
        Failure::Broken(error) => {
            let is_refused = is_refused(&error);
            let error = Error::transport(call, None, error);
            match is_refused {
                true => error.not_sent(),
                false => error,
            }
        }
    }
}

/// The reason why the reading of a body ended early.
enum Ended {
    Cut(Cut),
    /// The body is larger than this limit in bytes.
    TooLarge(usize),
}

/// Reads a body, or as much of it as arrives.
async fn read(body: &mut Unread, received: &Received, limit: usize) -> (Bytes, Option<Ended>) {
    let announced = match received.is_head {
        true => 0,
        false => body.announced().unwrap_or(0),
    };
    if announced > limit as u64 {
        return (Bytes::new(), Some(Ended::TooLarge(limit)));
    }
    // A body in one chunk, as most are, is not copied.
    let mut first = Bytes::new();
    let mut whole = BytesMut::new();
    let cut = loop {
        let chunk = match body.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break None,
            Err(cut) => break Some(Ended::Cut(cut)),
        };
        if first.len().max(whole.len()) + chunk.len() > limit {
            break Some(Ended::TooLarge(limit));
        }
        if first.is_empty() && whole.is_empty() {
            first = chunk;
            continue;
        }
        if whole.is_empty() {
            // The announced length may be wrong, so only a part of it is reserved.
            whole.reserve(
                usize::try_from(announced)
                    .unwrap_or(0)
                    .min(FIRST_RESERVE)
                    .max(first.len()),
            );
            whole.extend_from_slice(&std::mem::take(&mut first));
        }
        whole.extend_from_slice(&chunk);
    };
    if whole.is_empty() {
        return (first, cut);
    }
    (whole.freeze(), cut)
}

/// The largest capacity, in bytes, that is reserved for a body before it arrives.
const FIRST_RESERVE: usize = 1 << 20;
