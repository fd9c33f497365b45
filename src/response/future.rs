//! [`ResponseFuture`]: a request on its way, and how its answer is read.

use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::{
    Response, decode,
    drift::{DecodeMode, Drift, Mismatch},
    error::Error,
    received::Received,
};
use crate::{model::lenient::Data, operation::Call};

/// What becomes a response, before it is decoded.
pub(crate) type Receiving = Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>>;

/// How the body of an answer is read.
pub trait Decode<T> {
    /// The media types that are asked for; JSON first, so that errors are JSON in any case.
    const ACCEPT: &'static str = "application/json, */*;q=0.9";

    /// Whether the client's limit of the size holds: not for files.
    const IS_LIMITED: bool = true;

    /// Reads it, or says where it is not as expected.
    fn decode(received: &Received, mode: DecodeMode) -> Result<(T, Vec<Drift>), Mismatch>;
}

/// As JSON.
#[derive(Debug)]
pub struct Json;

/// As JSON that is a list or map, without what is null in it.
#[derive(Debug)]
pub struct JsonData;

/// As text.
#[derive(Debug)]
pub struct Text;

/// Not at all.
#[derive(Debug)]
pub struct Raw;

/// As nothing: the answer is its status.
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
    fn decode(received: &Received, _: DecodeMode) -> Result<(String, Vec<Drift>), Mismatch> {
        decode::text(&received.body).map(|text| (text, Vec::new()))
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

/// A request on its way.
///
/// The answer is decoded where this is awaited: a program pays, in compile time and size, for the
/// answers that it reads and no others.
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
        self.receiving.as_mut().poll(context).map(|answer| {
            let received = answer?;
            match D::decode(&received, mode) {
                Ok((value, drift)) => {
                    log_drift(&self.call, &drift);
                    Ok(Response::new(value, received, drift))
                }
                Err(mismatch) => Err(not_as_expected(&self.call, received, mismatch)),
            }
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
            "an answer is not as documented"
        );
    }
    if drift.len() > LOGGED {
        tracing::warn!(
            onlyfansapi.operation = call.operation.name,
            url.template = call.path(),
            places = drift.len(),
            "an answer is not as documented in more places"
        );
    }
}

/// How many places of one answer are logged one by one; a drift is often in every row.
const LOGGED: usize = 10;

fn not_as_expected(call: &Call, received: Received, mismatch: Mismatch) -> Error {
    let error = Error::decode(call, received, mismatch);
    tracing::debug!(%error, details = ?error, "the call failed");
    error
}

impl<T, D> fmt::Debug for ResponseFuture<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.call, f)
    }
}
