//! [`Request`]: what every generated request is made of, and [`ResponseFuture`], what it becomes.

use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{
    Error, Mismatch, Response,
    client::Client,
    decode, encode,
    operation::{self, Body, Location, Operation},
    reading::Data,
    response::Received,
    send::{self, Assembled, Sending},
};

/// A request in assembly. What goes wrong is kept until it is sent.
pub struct Request {
    client: Client,
    operation: &'static Operation,
    path: String,
    arguments: Vec<(Location, &'static str, Value)>,
    /// The body that was given as one.
    body: Option<Value>,
    accept: &'static str,
    problems: Vec<String>,
}

impl Request {
    /// Starts a request.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            path: operation.path.to_owned(),
            arguments: Vec::new(),
            body: None,
            accept: "",
            problems: Vec::new(),
        }
    }

    /// Puts an argument into the path, where it is one segment whatever it contains.
    pub fn path(mut self, name: &str, value: impl Serialize) -> Self {
        let text = self.value(name, value).and_then(encode::scalar);
        let text = text.unwrap_or_default();
        // URL parsers drop such segments, or take them as a step up.
        if matches!(text.as_str(), "" | "." | "..") {
            self.problems.push(format!(
                "{name}: expected the value of a path segment, found {text:?}"
            ));
        } else {
            let segment = encode::segment(&text);
            self.path = self.path.replace(&format!("{{{name}}}"), &segment);
        }
        self
    }

    /// Sets an argument; one that was set before is replaced.
    pub fn set(mut self, location: Location, name: &'static str, value: impl Serialize) -> Self {
        match self.value(name, value) {
            // JSON writes a number that is none as null, which would mean something else.
            Some(Value::Null) => self
                .problems
                .push(format!("{name}: expected a finite number, found another")),
            Some(value) => self.put(location, name, value),
            None => {}
        }
        self
    }

    /// Sets an argument to any JSON, null among it.
    pub fn set_json(mut self, location: Location, name: &'static str, value: Value) -> Self {
        self.put(location, name, value);
        self
    }

    fn put(&mut self, location: Location, name: &'static str, value: Value) {
        self.arguments
            .retain(|(other, known, _)| (*other, *known) != (location, name));
        self.arguments.push((location, name, value));
    }

    /// Sets the whole body; members that were set before are dropped.
    pub fn body(mut self, body: impl Serialize) -> Self {
        self.arguments
            .retain(|(location, ..)| *location != Location::Body);
        self.body = self.value("body", body);
        self
    }

    fn value(&mut self, name: &str, value: impl Serialize) -> Option<Value> {
        serde_json::to_value(value)
            .map_err(|error| self.problems.push(format!("{name}: {error}")))
            .ok()
    }

    /// Sends the request.
    pub fn send<T, D: Decode<T>>(mut self) -> ResponseFuture<T, D> {
        self.accept = D::ACCEPT;
        ResponseFuture {
            operation: self.operation,
            received: send::start(self.operation, self.client.clone(), self),
            decoder: PhantomData,
        }
    }

    /// Checks the arguments and writes them as they are sent.
    pub(crate) fn assemble(mut self) -> Result<Assembled, String> {
        let body = self.assemble_body();
        let problems = self.operation.problems(|location, name| match location {
            Location::Body => body.as_ref().and_then(|body| body.get(name)),
            _ => self
                .arguments
                .iter()
                .find(|(other, known, _)| (*other, *known) == (location, name))
                .map(|(.., value)| value),
        });
        self.problems.extend(problems);
        let mut assembled = Assembled {
            path: self.path,
            query: Vec::new(),
            headers: HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(self.accept))]),
            body: None,
        };
        for (location, name, value) in self.arguments {
            match location {
                Location::Query => {
                    encode::push_pairs(&mut assembled.query, name.to_owned(), value);
                }
                Location::Header => {
                    let Some(text) = encode::scalar(value) else {
                        continue;
                    };
                    match (HeaderName::try_from(name), HeaderValue::try_from(text)) {
                        (Ok(name), Ok(value)) => {
                            assembled.headers.insert(name, value);
                        }
                        _ => self.problems.push(format!(
                            "{name}: expected text that can be sent in a header, found other characters"
                        )),
                    }
                }
                Location::Body => {}
            }
        }
        let (media_type, bytes) = match (self.operation.body, body) {
            (_, None) => ("", None),
            (Body::Form, Some(body)) => {
                let mut pairs = Vec::new();
                encode::push_pairs(&mut pairs, String::new(), body);
                let form = encode::pairs(&pairs).into_bytes();
                ("application/x-www-form-urlencoded", Some(form))
            }
            (_, Some(body)) => ("application/json", Some(body.to_string().into_bytes())),
        };
        if let Some(bytes) = bytes {
            let media_type = HeaderValue::from_static(media_type);
            assembled.headers.insert(CONTENT_TYPE, media_type);
            assembled.body = Some(bytes);
        }
        if self.problems.is_empty() {
            Ok(assembled)
        } else {
            Err(self.problems.join("; "))
        }
    }

    /// The whole body with the members that were set one by one.
    fn assemble_body(&mut self) -> Option<Value> {
        let members = self
            .arguments
            .iter()
            .filter(|(location, ..)| *location == Location::Body)
            .map(|(_, name, value)| ((*name).to_owned(), value.clone()));
        let members: Map<String, Value> = members.collect();
        match (self.operation.body, self.body.take()) {
            (Body::None, _) => None,
            (Body::AnyJson, None) => {
                self.problems
                    .push("body: expected a value, found none".to_owned());
                None
            }
            (Body::AnyJson, whole) => whole,
            (_, None) => Some(members.into()),
            (_, Some(Value::Object(mut whole))) => {
                whole.extend(members);
                Some(whole.into())
            }
            (_, Some(other)) => {
                let found = operation::kind(&other);
                self.problems
                    .push(format!("body: expected an object, found {found}"));
                None
            }
        }
    }
}

impl fmt::Debug for Request {
    /// Without arguments, which may be private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.operation.method, self.operation.path)
    }
}

/// How the body of an answer is read.
pub trait Decode<T> {
    /// The media types that are asked for; JSON first, so that errors are JSON in any case.
    const ACCEPT: &'static str = "application/json, */*;q=0.9";

    /// Reads it, or says where it is not as expected.
    fn decode(received: &Received) -> Result<T, Mismatch>;
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

    fn decode(received: &Received) -> Result<T, Mismatch> {
        decode::json(received)
    }
}

impl<T: for<'de> Data<'de>> Decode<T> for JsonData {
    const ACCEPT: &'static str = "application/json";

    fn decode(received: &Received) -> Result<T, Mismatch> {
        decode::json(received).map(|ReadAsData(data)| data)
    }
}

struct ReadAsData<T>(T);

impl<'de, T: Data<'de>> Deserialize<'de> for ReadAsData<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}

impl Decode<String> for Text {
    fn decode(received: &Received) -> Result<String, Mismatch> {
        decode::text(received)
    }
}

impl Decode<Bytes> for Raw {
    fn decode(received: &Received) -> Result<Bytes, Mismatch> {
        Ok(received.body.clone())
    }
}

impl Decode<()> for Nothing {
    fn decode(_: &Received) -> Result<(), Mismatch> {
        Ok(())
    }
}

/// A request on its way.
///
/// The answer is decoded where this is awaited: a program pays, in compile time and size, for the
/// answers that it reads and no others.
#[must_use = "a future does nothing until it is awaited"]
pub struct ResponseFuture<T, D = Json> {
    operation: &'static Operation,
    received: Sending<Result<Received, Error>>,
    decoder: PhantomData<fn() -> (T, D)>,
}

impl<T, D: Decode<T>> Future for ResponseFuture<T, D> {
    type Output = Result<Response<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let operation = self.operation;
        self.received.as_mut().poll(context).map(|received| {
            let received = received?;
            match D::decode(&received) {
                Ok(value) => Ok(Response::new(value, received)),
                Err(mismatch) => Err(Error::decode(operation, received, mismatch)),
            }
        })
    }
}

impl<T, D> fmt::Debug for ResponseFuture<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.operation.method, self.operation.path)
    }
}

/// What all requests have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ($request:ident, $decoder:ty, $answer:ty) => {
        impl $request {
            /// Sends the request, as awaiting it does.
            ///
            /// # Errors
            ///
            /// If an argument is missing or out of its limits, naming all of these, before anything
            /// is sent; if the server cannot be reached, answers with an error, or with something
            /// else than is documented.
            pub fn send(self) -> runtime::ResponseFuture<$answer, $decoder> {
                self.0.send()
            }
        }

        impl ::std::future::IntoFuture for $request {
            type Output = ::std::result::Result<runtime::Response<$answer>, runtime::Error>;
            type IntoFuture = runtime::ResponseFuture<$answer, $decoder>;

            fn into_future(self) -> Self::IntoFuture {
                self.0.send()
            }
        }
    };
}

/// What all requests with a body have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_body {
    ($request:ident) => {
        impl $request {
            /// Sets the whole body at once, from anything that serialises as it: a
            /// `serde_json::Value`, or a struct of your own.
            ///
            /// What was set of it before is dropped; what is set afterwards replaces single members.
            pub fn body(self, body: impl ::serde::Serialize) -> Self {
                Self(self.0.body(body))
            }
        }
    };
}
