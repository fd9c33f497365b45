//! [`Operation`]: an operation as the document describes it, and the limits of its arguments.

use std::{fmt, sync::Arc};

use reqwest::Method;

/// An operation of the document; without arguments, hence without secrets.
#[derive(Debug)]
pub struct Operation {
    /// The handle and the method that make the request, such as `chats.list`.
    pub name: &'static str,
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path as documented.
    pub path: &'static str,
    /// What is sent beside the URL.
    pub body: Body,
    /// What is checked before anything is sent.
    pub checks: &'static [Check],
    /// Whether the server knows a repetition by its `Idempotency-Key`.
    pub takes_idempotency_key: bool,
    /// Whether the server answers from its own store, and does not ask OnlyFans.
    pub is_stored: bool,
    /// Whether `success: false` in an answer means that the call failed.
    pub reports_failure: bool,
}

/// An operation that is called, as logs and errors name it.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    /// The path of a call that is not documented, without query and arguments.
    pub(crate) path: Option<Arc<str>>,
    /// Whether a repetition is known by its key.
    pub(crate) is_keyed: bool,
}

impl Call {
    /// The path as it is documented, or as it was given.
    pub(crate) fn path(&self) -> &str {
        self.path.as_deref().unwrap_or(self.operation.path)
    }

    /// Whether it changes nothing, so that a repetition does no harm.
    pub(crate) fn is_read(&self) -> bool {
        matches!(self.operation.method, "GET" | "HEAD")
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operation.method)?;
        match self.path() {
            "" => Ok(()),
            path => write!(f, " {path}"),
        }
    }
}

/// What a request is sent with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing, unless something is set that is not documented.
    None,
    /// An object; an empty one unless something is set.
    Object,
    /// JSON of any kind.
    Any,
}

/// Where an argument is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// As a member of the body.
    Body,
}

/// What is checked of an argument.
#[derive(Debug)]
pub struct Check {
    /// Where it is sent.
    pub location: Location,
    /// Its name on the wire.
    pub wire_name: &'static str,
    /// The name of its setter.
    pub name: &'static str,
    /// Whether a request cannot be made without it.
    pub required: bool,
    /// Whether `null` is a value of it.
    pub nullable: bool,
    /// Its limits, each with the way to the value: names of members, and `[]` for all items.
    pub limits: &'static [(&'static [&'static str], Limit)],
}

/// A limit of a value.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    /// There is a member within an argument.
    Required,
    /// The least number.
    Minimum(f64),
    /// The greatest number.
    Maximum(f64),
    /// The length of the shortest text, in characters.
    MinLength(u64),
    /// The length of the longest text, in characters.
    MaxLength(u64),
    /// The length of the shortest list.
    MinItems(u64),
    /// The length of the longest list.
    MaxItems(u64),
    /// With this text, another argument that is sent in the same way has a value.
    Needs(&'static str, &'static str),
}

impl Operation {
    pub(crate) fn http_method(&self) -> Method {
        // Generated from a closed list; the document has no others.
        Method::from_bytes(self.method.as_bytes()).unwrap_or_default()
    }
}
