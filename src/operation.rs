//! [`Operation`]: an operation of the document, with the limits of its arguments.

use std::{fmt, sync::Arc};

use reqwest::Method;

/// An operation of the document. It contains no arguments, and thus no secrets.
#[derive(Debug)]
pub struct Operation {
    /// The handle and the method that return the request, such as `chats.list`.
    pub name: &'static str,
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path as documented, such as `/api/{account}/chats`; empty if it is not documented.
    pub path: &'static str,
    /// The kind of the request body.
    pub body: Body,
    /// The checks of arguments before anything is sent.
    pub checks: &'static [Check],
    /// Whether the server recognises a retry by its `Idempotency-Key`.
    pub takes_idempotency_key: bool,
    /// The credits that a call costs at least, as far as it is known.
    pub credits: i64,
    /// Whether the server responds from its own store, without a request to OnlyFans.
    pub is_stored: bool,
    /// Whether `success: false` in a response means that the call failed.
    pub reports_failure: bool,
    /// Whether the response is a whole list, which `hasMore` can only say is cut.
    pub is_whole: bool,
}

/// A call of an operation, as logs and errors name it.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    /// The path of an undocumented call, without query and arguments.
    pub(crate) path: Option<Arc<str>>,
    /// Whether the server recognises a retry by its `Idempotency-Key`.
    pub(crate) is_keyed: bool,
    /// Whether a HEAD request is sent in place of the documented GET: it is free.
    pub(crate) is_head: bool,
}

impl Call {
    /// Returns the HTTP method that is sent, in upper case.
    pub(crate) fn method(&self) -> &'static str {
        match self.is_head {
            true => "HEAD",
            false => self.operation.method,
        }
    }

    pub(crate) fn http_method(&self) -> Method {
        // The generator writes valid methods only, so parsing cannot fail.
        Method::from_bytes(self.method().as_bytes()).unwrap_or_default()
    }

    /// Returns the documented path, or that of an undocumented call.
    pub(crate) fn path(&self) -> &str {
        self.path.as_deref().unwrap_or(self.operation.path)
    }

    /// Returns whether the call changes nothing, so that a retry does no harm.
    pub(crate) fn is_read(&self) -> bool {
        matches!(self.method(), "GET" | "HEAD")
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.method())?;
        match self.path() {
            "" => Ok(()),
            path => write!(f, " {path}"),
        }
    }
}

/// The kind of a request body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// No body, unless undocumented members are set.
    None,
    /// A JSON object, empty unless a member is set.
    Object,
    /// Any JSON value.
    Any,
    /// A form of parts, some of them with media types by their names.
    Parts(&'static [(&'static str, &'static str)]),
}

/// The part of a request that holds an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A member of the body.
    Body,
}

/// The check of an argument before a request is sent.
#[derive(Debug)]
pub struct Check {
    /// The part of the request that holds the argument.
    pub location: Location,
    /// The name of the argument on the wire.
    pub wire_name: &'static str,
    /// The name of the argument's setter.
    pub name: &'static str,
    /// Whether the argument is required.
    pub required: bool,
    /// Whether an empty value of a required argument counts as missing: an empty list, and a string
    /// without characters other than whitespace.
    pub filled: bool,
    /// Whether `null` counts as a value.
    pub nullable: bool,
    /// The limits, each with the path to the values within the argument that it applies to: names
    /// of members, and `[]` for all items of a list.
    pub limits: &'static [(&'static [&'static str], Limit)],
}

/// A limit of an argument, or of a value within it.
///
/// The limits of numbers apply to strings that are numbers, too, as the server reads them.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    /// The value is of this kind, or `null`.
    Kind(Kind),
    /// A member within the argument is present.
    Required,
    /// The value is neither `null` nor a string without characters other than whitespace.
    Filled,
    /// The value is `true`.
    True,
    /// A string is a number or one of these strings.
    Number(&'static [&'static str]),
    /// The smallest number allowed.
    Minimum(f64),
    /// The largest number allowed.
    Maximum(f64),
    /// The smallest number allowed, except 0.
    ZeroOr(f64),
    /// The numbers allowed.
    OneOf(&'static [i64]),
    /// The strings allowed; enums are open, so only the mock has this limit.
    Among(&'static [&'static str]),
    /// The minimum length of a string, in characters.
    MinLength(u64),
    /// The maximum length of a string, in characters.
    MaxLength(u64),
    /// The minimum number of items in a list, or of parts between the commas of a string.
    MinItems(u64),
    /// The maximum number of items in a list, or of parts between the commas of a string.
    MaxItems(u64),
    /// A string is a date or time.
    Date,
    /// If the value is one of these strings, the sibling is given; without strings, if the value is
    /// given and not 0.
    Needs(&'static [&'static str], Sibling),
    /// If the value is given, the sibling of this name is not.
    Excludes(&'static str),
    /// The value is given, unless one of these siblings is.
    Unless(&'static [Sibling]),
}

/// An argument in the same part of the request, or a member of the same object.
///
/// It is given if it is neither `null`, `false` nor empty.
#[derive(Debug, Clone, Copy)]
pub struct Sibling {
    /// The name on the wire; a name after a dot is that of a member within.
    pub name: &'static str,
    /// The strings of which it has to be one; any value if there are none.
    pub values: &'static [&'static str],
}

/// The kind of a JSON value, as the server distinguishes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A boolean, or 0 and 1 as number or string.
    Boolean,
    /// A whole number, also as string.
    Integer,
    /// A number, also as string.
    Number,
    /// A string or a number.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}
