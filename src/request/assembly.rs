//! [`Assembler`]: the stand-in for reqwest's client in progenitor's functions.
//!
//! Nothing here sends. Query parameters stay JSON values, which are checked before they are
//! encoded.

use std::marker::PhantomData;

use bytes::Bytes;
use reqwest::{
    Method,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, InvalidHeaderValue},
};
use serde::Serialize;
use serde_json::Value;

use super::{encode, form::Form};
use crate::send::upload::Part;

/// The stand-in for reqwest's client: starts requests, and sends none.
pub struct Assembler;

macro_rules! verbs {
    ($($name:ident $method:ident)*) => {$(
        /// Starts a request with this HTTP method.
        pub fn $name(&self, url: String) -> Assembly {
            Assembly::new(Method::$method, url)
        }
    )*};
}

impl Assembler {
    verbs! { get GET head HEAD options OPTIONS post POST put PUT patch PATCH delete DELETE trace TRACE }
}

/// A request that is being assembled.
#[derive(Clone)]
pub struct Assembly {
    pub(crate) method: Method,
    pub(crate) url: String,
    pub(crate) query: Vec<(String, Value)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    /// The parts of the body, if it is a form of parts.
    pub(crate) parts: Vec<Part>,
    pub(crate) problems: Vec<String>,
}

/// An assembled request, whose response has the type `T`.
pub struct Assembled<T> {
    pub(crate) assembly: Assembly,
    response: PhantomData<fn() -> T>,
}

/// The reason why a request cannot be assembled.
pub struct Problem(pub(crate) String);

impl From<InvalidHeaderValue> for Problem {
    fn from(error: InvalidHeaderValue) -> Self {
        Self(format!("header: {error}"))
    }
}

impl Assembly {
    pub(crate) fn new(method: Method, url: String) -> Self {
        Self {
            method,
            url,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            parts: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Sets a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Sets headers.
    #[inline]
    pub fn headers(mut self, headers: HeaderMap) -> Self {
        for (name, value) in headers {
            if let Some(name) = name {
                self.headers.insert(name, value);
            }
        }
        self
    }

    /// Adds a query parameter.
    pub fn query(mut self, parameter: &QueryParam) -> Self {
        match &parameter.value {
            // JSON writes NaN and infinity as null, which would mean something else.
            Ok(Some(Value::Null)) => self.problems.push(not_finite(parameter.name)),
            Ok(Some(value)) => self.query.push((parameter.name.to_owned(), value.clone())),
            Ok(None) => {}
            Err(problem) => self.problems.push(problem.clone()),
        }
        self
    }

    /// Sets the body to JSON.
    pub fn json(mut self, body: &impl Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(json) => self.set_body("application/json", json),
            Err(error) => self.problems.push(format!("body: {error}")),
        }
        self
    }

    /// Sets the body to a form, in the notation that PHP reads.
    ///
    /// # Errors
    ///
    /// Returns an error if the body cannot be serialised as JSON.
    pub fn form_urlencoded(mut self, body: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_value(body).map_err(|error| Problem(format!("body: {error}")))?;
        let mut pairs = Vec::new();
        encode::push_pairs(&mut pairs, String::new(), body);
        let form = encode::pairs(&pairs).into_bytes();
        self.set_body("application/x-www-form-urlencoded", form);
        Ok(self)
    }

    /// Sets the body to a form of parts, in the notation that PHP reads.
    pub fn multipart(mut self, form: &Form) -> Self {
        self.parts = form.parts();
        let problems = self.parts.iter().filter_map(|part| {
            let problem = part.problem()?;
            Some(format!("{}: {problem}", part.name))
        });
        self.problems.extend(problems);
        self
    }

    fn set_body(&mut self, media_type: &'static str, body: Vec<u8>) {
        let media_type = HeaderValue::from_static(media_type);
        self.headers.insert(CONTENT_TYPE, media_type);
        self.body = Some(body.into());
    }

    /// Ends the assembly and sets the type of the response.
    ///
    /// # Errors
    ///
    /// Never returns an error: problems with arguments are kept, and reported together with missing
    /// arguments.
    pub fn build<T>(self) -> Result<Assembled<T>, Problem> {
        Ok(Assembled {
            assembly: self,
            response: PhantomData,
        })
    }
}

/// A query parameter, with or without a value.
pub struct QueryParam {
    name: &'static str,
    value: Result<Option<Value>, String>,
}

impl QueryParam {
    /// Makes a query parameter from its name and value.
    pub fn new(name: &'static str, value: &Option<impl Serialize>) -> Self {
        let value = value.as_ref().map(serde_json::to_value).transpose();
        Self {
            name,
            value: value.map_err(|error| format!("{name}: {error}")),
        }
    }
}

/// Returns an argument as a percent-encoded path segment; [`Request`](super::Request) checks it.
pub fn encode_path(argument: &str) -> String {
    encode::segment(argument)
}

pub(crate) fn not_finite(name: &str) -> String {
    format!("{name}: expected a finite number, found NaN or infinity")
}
