//! [`Namer`]: where the names of what is inferred and planned come from.

use super::Place;
use crate::{document::Operation, names_lock::MethodName};

/// Where names come from.
pub(crate) trait Namer {
    /// Names the method of an operation.
    fn method(&mut self, operation: &Operation) -> MethodName;
    /// Names the type of an object that is received.
    fn received(&mut self, place: &Place<'_>) -> String;
    /// Names the type of something that is sent.
    fn sent(&mut self, place: &SentPlace<'_>) -> String;
    /// Whether a setter or a field has a name already, which nothing else may take.
    fn is_named(&self, key: &str) -> bool;
    /// Returns the type that a member which is received has by its name in `names.lock`.
    ///
    /// It is that of a scalar, or of an enum; most members have none.
    fn member(&mut self, key: &str) -> Option<String>;
    /// Names a setter or a field, which is wanted to be called as it is on the wire.
    fn setter(&mut self, key: &str, wanted: &str, is_free: &dyn Fn(&str) -> bool) -> String;
}

/// Something sent that needs a name.
pub(crate) struct SentPlace<'a> {
    /// Place of the value, as `names.lock` writes it.
    pub(crate) key: &'a str,
    pub(crate) operation: &'a Operation,
    /// The values of an enum.
    pub(crate) values: &'a [String],
}
