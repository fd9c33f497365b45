//! [`ResponseFuture`]: a request that is being sent, and the decoders of its response.

use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::{Response, cut_list, error::Error, received::Received};
use crate::{
    decode::{
        self,
        drift::{DecodeMode, Drift, Mismatch},
    },
    model::lenient::Data,
    operation::Call,
};

/// A future of the response before it is decoded.
pub(crate) type Receiving = Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>>;

/// A decoder of the body of a response.
pub trait Decode<T> {
    /// The header `Accept`; JSON comes first, so that errors are JSON in any case.
    const ACCEPT: &'static str = "application/json, */*;q=0.9";

    /// Whether the client's `max_response_size` applies, which files are exempt from.
    const IS_LIMITED: bool = true;

    /// Decodes the body.
    ///
    /// # Errors
    ///
    /// Returns the [`Mismatch`] at which decoding failed.
    fn decode(received: &Received, mode: DecodeMode) -> Result<(T, Vec<Drift>), Mismatch>;
}

/// Decodes JSON.
#[derive(Debug)]
pub struct Json;

/// Decodes JSON by way of [`Data`], which reads `null` as the default of the type.
#[derive(Debug)]
pub struct JsonData;

/// Decodes text in UTF-8.
#[derive(Debug)]
pub struct Text;

/// Leaves the body as bytes.
#[derive(Debug)]
pub struct Raw;

/// Ignores the body, of responses that consist of their status.
#[derive(Debug)]
pub struct Nothing;

impl<T: DeserializeOwned> Decode<T> for Json {
    const ACCEPT: &'static str = "application/json";

    fn decode(received: &Received, mode: DecodeMode) -> Result<(T, Vec<Drift>), Mismatch> {
        received.json(mode)
    }
}

impl<T: for<'de> Data<'de>> Decode<T> for JsonData {
    const ACCEPT: &'static str = "application/json";

    fn decode(received: &Received, mode: DecodeMode) -> Result<(T, Vec<Drift>), Mismatch> {
        received
            .json(mode)
            .map(|(ReadAsData(data), drift)| (data, drift))
    }
}

struct ReadAsData<T>(T);

impl<'de, T: Data<'de>> Deserialize<'de> for ReadAsData<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}

impl Decode<String> for Text {
    fn decode(received: &Received, mode: DecodeMode) -> Result<(String, Vec<Drift>), Mismatch> {
        decode::text(&received.body, mode)
    }
}

impl Decode<Bytes> for Raw {
    const IS_LIMITED: bool = false;

    fn decode(received: &Received, _: DecodeMode) -> Result<(Bytes, Vec<Drift>), Mismatch> {
        Ok((received.body.clone(), Vec::new()))
    }
}

impl Decode<()> for Nothing {
    fn decode(_: &Received, _: DecodeMode) -> Result<((), Vec<Drift>), Mismatch> {
        Ok(((), Vec::new()))
    }
}

/// A request that is being sent; resolves to its [`Response`].
///
/// The first poll starts a task of the tokio runtime, which sends the request and receives the
/// response whether this future is polled on or not; so a call never holds up others because
/// nobody polls it. Dropping this future ends the task. Outside of a tokio runtime, the first poll
/// returns an error, and nothing is sent.
///
/// The body is decoded where this future is awaited, so that a program compiles only the decoders
/// of the responses that it uses.
///
/// # Errors
///
/// Resolves to an [`Error`] if the request cannot be sent, the server responds with an error
/// status, or the response does not arrive whole or cannot be decoded.
#[must_use = "a future does nothing until it is awaited"]
pub struct ResponseFuture<T, D = Json> {
    call: Call,
    mode: DecodeMode,
    receiving: Receiving,
    decoder: PhantomData<fn() -> (T, D)>,
}

impl<T, D: Decode<T>> ResponseFuture<T, D> {
    pub(crate) fn new(call: Call, mode: DecodeMode, receiving: Receiving) -> Self {
        Self {
            call,
            mode,
            receiving,
            decoder: PhantomData,
        }
    }
}

impl<T, D: Decode<T>> Future for ResponseFuture<T, D> {
    type Output = Result<Response<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mode = self.mode;
        self.receiving.as_mut().poll(context).map(|result| {
            let is_whole = self.call.operation.is_whole;
            let decode = |received: &Received| {
                let (value, mut drift) = D::decode(received, mode)?;
                if is_whole {
                    cut_list::note(&received.body, mode, &mut drift)?;
                }
                Ok((value, drift))
            };
            let response = result.and_then(|received| match decode(&received) {
                Ok((value, drift)) => {
                    log_drift(&self.call, &drift);
                    Ok(Response::new(self.call.clone(), value, received, drift))
                }
                Err(mismatch) => Err(Error::decode(&self.call, received, mismatch)),
            });
            response.inspect_err(log_failure)
        })
    }
}

fn log_drift(call: &Call, drift: &[Drift]) {
    for drift in drift.iter().take(LOGGED) {
        tracing::warn!(
            onlyfansapi.operation = call.operation.name,
            url.template = call.path(),
            path = drift.path,
            expected = drift.expected,
            found = drift.found,
            action = ?drift.action,
            "a value does not match its documented type"
        );
    }
    if drift.len() > LOGGED {
        tracing::warn!(
            onlyfansapi.operation = call.operation.name,
            url.template = call.path(),
            places = drift.len(),
            "more values do not match their documented types"
        );
    }
}

/// The number of values of one response that are logged one by one; drift is often in every row.
const LOGGED: usize = 10;

pub(crate) fn log_failure(error: &Error) {
    tracing::debug!(%error, details = ?error, "the call failed");
}

impl<T, D> fmt::Debug for ResponseFuture<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.call, f)
    }
}
