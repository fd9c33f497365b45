//! [`Namer`]: the source of the names of methods, types, setters and fields.

use super::Place;
use crate::{document::Operation, names_lock::MethodName};

/// A source of names.
pub(crate) trait Namer {
    /// Names the method of an operation.
    fn method(&mut self, operation: &Operation) -> MethodName;
    /// Names the type of an object that is received.
    fn received(&mut self, place: &Place<'_>) -> String;
    /// Names the type of an object or enum that is sent.
    fn sent(&mut self, place: &SentPlace<'_>) -> String;
    /// Returns whether a setter or a field has a name already, which no other may take.
    fn is_named(&self, key: &str) -> bool;
    /// Returns the type that `names.lock` gives a received member: a scalar or an enum.
    ///
    /// Most members have no such line.
    fn member(&mut self, key: &str) -> Option<String>;
    /// Names a setter or a field, by its name on the wire (`wanted`) if that is free.
    fn setter(&mut self, key: &str, wanted: &str, is_free: &dyn Fn(&str) -> bool) -> String;
}

/// An object or enum that is sent and needs a name.
pub(crate) struct SentPlace<'a> {
    /// The key of the place in `names.lock`.
    pub(crate) key: &'a str,
    pub(crate) operation: &'a Operation,
    /// The values of an enum.
    pub(crate) values: &'a [String],
}
