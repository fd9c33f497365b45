//! [`Document`]: an API document whose irregularities are repaired.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

use crate::shape::{Limits, Shape};

mod list;

pub use list::{Identity, List, Rule, Step};

/// A document from which code can be generated.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The base URL of the first server, if the document names one.
    pub server: Option<String>,
    /// All operations, ordered by path and method.
    pub operations: Vec<Operation>,
    /// The events that the server sends to webhooks, each as the operation [`EVENT`] of a receiver:
    /// the path is the name, the response is the payload.
    pub events: Vec<Operation>,
    /// Facts on received members that the document does not state with the member.
    pub facts: &'static [Fact],
}

/// The method of an event, which the server sends.
pub const EVENT: &str = "EVENT";

/// A fact on a received member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// The name of a type, or `*` for every type without a fact of its own, and after a point the
    /// name of the member on the wire.
    pub place: &'static str,
    /// The sentence for the documentation, in which fields and setters have their names in Rust.
    pub sentence: &'static str,
    /// The source: the key of an operation, if the document states the fact there, or other words.
    pub source: &'static str,
}

impl Fact {
    /// Returns the key of the operation where the document states the fact, if that is the source.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.source.contains(" /").then_some(self.source)
    }
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
    /// Whether upstream has deprecated it.
    pub is_deprecated: bool,
    /// The description, as Markdown.
    pub description: String,
    /// Path parameters in the order of the path, then query parameters and headers by name.
    pub parameters: Vec<Parameter>,
    /// The body of the request, if it has one.
    pub body: Option<Body>,
    /// The successful response.
    pub response: Response,
    /// Behaviour that the document does not describe.
    pub behaviour: Behaviour,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Behaviour of an operation that its document does not describe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behaviour {
    /// Sentences on what a call costs, repeats, toggles or destroys, and on a response that is easily
    /// misread.
    pub effects: Vec<&'static str>,
    /// Whether the server responds from its own store, without asking OnlyFans.
    pub is_stored: bool,
    /// Whether `success: false` in a response means that the call failed.
    pub reports_failure: bool,
    /// The credits that a call costs at least, as far as it is known.
    pub credits: i64,
    /// How the pages of a list follow each other.
    pub list: Option<List>,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            effects: Vec::new(),
            is_stored: false,
            credits: 1,
            reports_failure: true,
            list: None,
        }
    }
}

/// The part of a request that carries a parameter.
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
    /// The part of the request that carries it.
    pub location: Location,
    /// The name under which it is sent, such as `filter[tags][]`.
    pub name: String,
    /// Whether a request without it is refused.
    pub required: bool,
    /// The description, as Markdown.
    pub description: String,
    /// The type of the parameter.
    pub shape: Shape,
    /// Limits and notes beyond the type.
    pub limits: Limits,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// `application/json`.
    Json(Shape),
    /// `application/x-www-form-urlencoded`.
    Form(Shape),
    /// `multipart/form-data`: an object whose members are the parts, and the media types that the
    /// document gives to some of them, by name.
    Multipart(Shape, BTreeMap<String, String>),
    /// Any other media type, which is never generated.
    Other(String),
}

impl Body {
    /// Returns the shape, unless the media type is one that is never generated.
    #[must_use]
    pub fn shape(&self) -> Option<&Shape> {
        match self {
            Self::Json(shape) | Self::Form(shape) | Self::Multipart(shape, _) => Some(shape),
            Self::Other(_) => None,
        }
    }
}

/// The successful response of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The documented success status; 200 where the document has none.
    pub status: u16,
    /// Whether the document describes the content of a success.
    pub is_documented: bool,
    /// The content of the body.
    pub kind: Content,
    /// The published sample of the body.
    pub sample: Option<Value>,
}

/// The content of a successful response.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A JSON document.
    Json(Shape),
    /// Plain text.
    Text,
    /// Bytes of another kind, such as a file.
    Bytes,
    /// No content.
    Empty,
}
