//! An exchange: one request on the wire, until the head of its response has arrived.

use std::{
    error::Error,
    future::poll_fn,
    pin::pin,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    task::Poll,
};

use reqwest::{Request, Response, Version};
use tokio::time::{Instant, timeout_at};

use super::{
    handover::Handover,
    transport::{Exchange, Transport},
    upload::{Pace, Transfer},
};

/// The times at which an attempt and its call are given up.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    pub(super) attempt: Instant,
    pub(super) call: Instant,
}

/// The reason why an exchange has no response.
pub(super) enum Failure {
    /// No stream was free before the call ended, so that nothing was sent.
    NoStream,
    /// No response arrived in time.
    Late,
    /// The files of the request moved too slowly, in the words of an error.
    Stalled(String),
    /// The connection could not be made, or broke.
    Broken(reqwest::Error),
}

/// Whether requests of a client wait for a stream of an HTTP/2 connection that is full.
///
/// The flag is set by the first response over HTTP/2 for which a [`Handover`] worked. With an HTTP
/// library that does not ask the body, the handover says nothing, and the flag stays unset.
#[derive(Default)]
pub(crate) struct Streams(AtomicBool);

impl Streams {
    fn are_used(&self) -> bool {
        self.0.load(Relaxed)
    }

    fn note(&self, response: &Response, handover: &Handover) {
        if response.version() == Version::HTTP_2 && handover.is_taken() {
            self.0.store(true, Relaxed);
        }
    }
}

/// Sends a request, and returns the head of its response.
///
/// The time for which the request waits for a stream is added to that of the attempt, and only the
/// end of the call limits it. So is the time for which its files are moving, which their rate limits
/// as well.
pub(super) async fn exchange(
    transport: &dyn Transport,
    streams: &Streams,
    mut request: Request,
    transfer: Option<(&Transfer, Pace)>,
    ends: &mut Ends,
) -> Result<Response, Failure> {
    let handover = Handover::of(&mut request);
    let mut response = transport.exchange(request);
    let began = Instant::now();
    let mut end = ends.attempt;
    let mut taken = pin!(handover.taken());
    loop {
        let next = poll_fn(|context| match response.as_mut().poll(context) {
            Poll::Ready(response) => Poll::Ready(Some(response)),
            Poll::Pending => taken.as_mut().poll(context).map(|()| None),
        });
        match timeout_at(end, next).await {
            Ok(None) => break,
            Ok(Some(Ok(response))) => {
                streams.note(&response, &handover);
                return Ok(response);
            }
            Ok(Some(Err(error))) => return Err(Failure::Broken(error)),
            Err(_) if !streams.are_used() => return Err(Failure::Late),
            Err(_) if end < ends.call => end = ends.call,
            Err(_) => {
                drop(response);
                return Err(match handover.withdraw() {
                    true => Failure::NoStream,
                    false => Failure::Late,
                });
            }
        }
    }
    if streams.are_used() {
        ends.attempt = ends.call.min(ends.attempt + began.elapsed());
    }
    if let Some((transfer, pace)) = transfer {
        let began = Instant::now();
        let early = hand_over(transfer, pace, &mut response, ends.call).await;
        ends.attempt = ends.call.min(ends.attempt + began.elapsed());
        match early? {
            Some(Ok(response)) => {
                streams.note(&response, &handover);
                return Ok(response);
            }
            Some(Err(error)) => return Err(Failure::Broken(error)),
            None => {}
        }
    }
    match timeout_at(ends.attempt, response).await {
        Ok(Ok(response)) => {
            streams.note(&response, &handover);
            Ok(response)
        }
        Ok(Err(error)) => Err(Failure::Broken(error)),
        Err(_) => Err(Failure::Late),
    }
}

/// Waits until the files of a request are handed over, or its response is there before that.
async fn hand_over(
    transfer: &Transfer,
    pace: Pace,
    response: &mut Exchange,
    end: Instant,
) -> Result<Option<Result<Response, reqwest::Error>>, Failure> {
    let mut watch = transfer.watch(pace);
    let mut ended = pin!(transfer.ended());
    loop {
        let next = poll_fn(|context| match response.as_mut().poll(context) {
            Poll::Ready(response) => Poll::Ready(Some(response)),
            Poll::Pending => ended.as_mut().poll(context).map(|()| None),
        });
        let look = watch.next().map_or(end, |look| look.min(end));
        match timeout_at(look, next).await {
            Ok(next) => return Ok(next),
            Err(_) if look == end => return Err(Failure::Late),
            Err(_) => {
                if let Some(problem) = watch.look() {
                    return Err(Failure::Stalled(problem));
                }
            }
        }
    }
}

/// Returns whether the server refused a request before it did anything (RFC 9113, section 8.7).
///
/// h2 reports a `GOAWAY` of the server only for requests that it did not process: those above the
/// last stream that the frame names, and those that were never sent.
pub(super) fn is_refused(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<h2::Error>() {
            let is_reset = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            return error.is_remote() && (is_reset || error.is_go_away());
        }
        cause = error.source();
    }
    false
}
