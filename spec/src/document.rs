//! What an API document says, once everything irregular in it has been repaired.

use std::fmt;

use serde_json::Value;

use crate::{
    behaviour::Behaviour,
    shape::{Limits, Shape},
};

/// A document that can be generated from.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The base URL of the first server, if the document names one.
    pub server: Option<String>,
    /// All operations, ordered by path and method.
    pub operations: Vec<Operation>,
}

/// One entry of the document: a method and a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path; each `{name}` in it is the name of a path parameter.
    pub path: String,
    /// The first tag.
    pub group: Option<String>,
    /// The title, on one line.
    pub title: String,
    /// Whether the server may stop to answer it.
    pub is_deprecated: bool,
    /// The prose.
    pub description: String,
    /// Path parameters in the order of the path, then query parameters and headers by name.
    pub parameters: Vec<Parameter>,
    /// What is sent, if anything.
    pub body: Option<Body>,
    /// What comes back on success.
    pub answer: Answer,
    /// What is known of it beyond the document.
    pub behaviour: Behaviour,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// As a member of the body.
    Body,
}

/// A parameter of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Where it is sent.
    pub location: Location,
    /// The name under which it is sent, such as `filter[tags][]`.
    pub name: String,
    /// Whether a request without it is refused.
    pub required: bool,
    /// The prose.
    pub description: String,
    /// Its type.
    pub shape: Shape,
    /// What the document says beyond the type.
    pub limits: Limits,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// `application/json`.
    Json(Shape),
    /// `application/x-www-form-urlencoded`.
    Form(Shape),
    /// `multipart/form-data`, which is never generated.
    Multipart,
    /// Any other media type, which is never generated.
    Other(String),
}

/// What an operation answers on success.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The documented success status; 200 where the document has none.
    pub status: u16,
    /// Whether the document shows a success that says what it holds.
    pub is_documented: bool,
    /// What the body holds.
    pub kind: AnswerKind,
    /// The published sample of the body.
    pub sample: Option<Value>,
}

/// What the body of a successful answer holds.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerKind {
    /// A JSON document.
    Json(Shape),
    /// Plain text.
    Text,
    /// Bytes of another kind, such as a file.
    Bytes,
    /// Nothing.
    Empty,
}
