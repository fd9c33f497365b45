//! Compares the public APIs that are generated from two editions.

mod cause;
mod methods;
mod renamed;
mod types;

use std::collections::BTreeMap;

use onlyfansapi_spec::{Definition, Location, Method, Surface, Type, operation_key};
use serde::Serialize;

pub use cause::Causes;
pub(crate) use renamed::renamed;

use crate::fingerprint::fingerprint;

/// The part of the version that a release must raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// No part.
    None,
    /// The patch version.
    Patch,
    /// The minor version.
    Minor,
    /// The major version.
    Major,
}

impl Bump {
    /// Returns the part to raise of a given version: below 1.0, the next lower one.
    #[must_use]
    pub fn of_version(self, version: &str) -> Self {
        match self {
            Self::Major if version.starts_with("0.") => Self::Minor,
            Self::Minor if version.starts_with("0.") => Self::Patch,
            bump => bump,
        }
    }

    /// Returns the name as reports write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// A kind of change of the public API, and the version that it raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The name of the kind.
    pub name: &'static str,
    /// The part of the version to raise, from version 1.0 on.
    pub bump: Bump,
}

/// Declares the table of rows.
macro_rules! rows {
    ($($name:ident: $text:literal = $bump:ident;)*) => {
        mod row {
            use super::{Bump, Row};
            $(pub(super) const $name: Row = Row { name: $text, bump: Bump::$bump };)*
        }
        /// The kinds of changes of the public API, and the version that each raises.
        pub const ROWS: &[Row] = &[$(row::$name),*];
    };
}

rows! {
    GROUP_ADDED: "group added" = Minor;
    GROUP_REMOVED: "group removed" = Major;
    METHOD_ADDED: "method added" = Minor;
    METHOD_REMOVED: "method removed" = Major;
    METHOD_DEPRECATED: "method deprecated" = Minor;
    METHOD_REACTIVATED: "method no longer deprecated" = Patch;
    ROUTE_CHANGED: "method route changed" = Patch;
    PATH_ARGUMENTS_CHANGED: "path arguments changed" = Major;
    PATH_ARGUMENT_RENAMED: "path argument renamed" = Patch;
    PATH_ARGUMENT_WIDENED: "path argument widened" = Minor;
    PARAMETER_ADDED: "optional parameter added" = Minor;
    REQUIRED_PARAMETER_ADDED: "required parameter added" = Major;
    PARAMETER_REMOVED: "parameter removed" = Major;
    PARAMETER_RENAMED: "setter renamed" = Major;
    PARAMETER_MOVED: "parameter location changed" = Patch;
    PARAMETER_REQUIRED: "parameter now required" = Major;
    PARAMETER_OPTIONAL: "parameter no longer required" = Minor;
    PARAMETER_RETYPED: "parameter retyped" = Major;
    PARAMETER_WIDENED: "parameter widened" = Minor;
    NULL_ADDED: "null accepted" = Minor;
    NULL_REMOVED: "null no longer accepted" = Major;
    MEMBER_REQUIRED: "member now required" = Major;
    LIMIT_TIGHTENED: "limit added or tightened" = Minor;
    LIMIT_LOOSENED: "limit removed or loosened" = Patch;
    BODY_ADDED: "body added" = Minor;
    REQUIRED_BODY_ADDED: "required body added" = Major;
    BODY_REMOVED: "body removed" = Major;
    BODY_RETYPED: "body retyped" = Major;
    BODY_CHANGED: "body encoding changed" = Patch;
    RESPONSE_RETYPED: "response retyped" = Major;
    RESPONSE_TYPED: "response typed for the first time" = Major;
    TYPE_ADDED: "type added" = Minor;
    TYPE_REMOVED: "type removed" = Major;
    TYPE_RETYPED: "type changed kind" = Major;
    TYPE_SENT: "type gained setters" = Minor;
    TYPE_NOT_SENT: "type lost its setters" = Major;
    FIELD_ADDED: "field added" = Minor;
    REQUIRED_FIELD_ADDED: "required field added" = Major;
    FIELD_REMOVED: "field removed" = Major;
    FIELD_RENAMED: "field renamed" = Major;
    FIELD_RETYPED: "field retyped" = Major;
    FIELD_TYPED: "field typed for the first time" = Major;
    FIELD_REQUIRED: "field now required" = Major;
    FIELD_OPTIONAL: "field no longer required" = Minor;
    VARIANT_ADDED: "variant added" = Minor;
    VARIANT_REMOVED: "variant removed" = Major;
    CATCH_ALL_RENAMED: "catch-all variant renamed" = Major;
    DOCUMENTATION: "documentation changed" = Patch;
}

/// One difference between two public APIs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ApiChange {
    /// The name of the row in [`ROWS`].
    pub row: &'static str,
    /// The part of the version to raise, from version 1.0 on.
    pub bump: Bump,
    /// The changed item: `chats().list()`, `chats().list().limit()`, `Chat.fan`, `Order::Desc`.
    pub subject: String,
    /// The item before; `None` if it is new.
    pub old: Option<String>,
    /// The item now; `None` if it is gone.
    pub new: Option<String>,
    /// The fingerprint of the change of the document that caused this one, if one was found.
    pub cause: Option<String>,
    /// Twelve hexadecimal digits, the same in every run.
    pub fingerprint: String,
    /// The places in the document that decide the item, to find the cause.
    #[serde(skip)]
    places: Vec<String>,
}

impl ApiChange {
    #[cfg(test)]
    pub(crate) fn new(
        row: &'static str,
        bump: Bump,
        subject: &str,
        old: Option<&str>,
        new: Option<&str>,
    ) -> Self {
        Self {
            row,
            bump,
            subject: subject.to_owned(),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
            cause: None,
            fingerprint: String::new(),
            places: Vec::new(),
        }
    }

    /// Whether documentation alone changed.
    #[must_use]
    pub fn is_documentation(&self) -> bool {
        self.row == row::DOCUMENTATION.name
    }
}

/// Returns the differences between two surfaces, ordered by subject.
#[must_use]
pub fn api_changes(old: &Surface, new: &Surface, causes: &Causes<'_>) -> Vec<ApiChange> {
    let mut comparison = Comparison {
        causes,
        types: [&old.types, &new.types],
        changes: Vec::new(),
    };
    comparison.groups(old, new);
    comparison.methods(old, new);
    comparison.definitions(old, new);
    let mut changes = comparison.changes;
    for change in &mut changes {
        change.cause = causes.of(&change.places, change.is_documentation());
        let parts = [&change.old, &change.new].map(|part| part.as_deref().unwrap_or_default());
        change.fingerprint = fingerprint(&[change.row, &change.subject, parts[0], parts[1]]);
    }
    changes.sort_by(|a, b| (&a.subject, a.row).cmp(&(&b.subject, b.row)));
    // Descriptions of a method and of its path arguments are one documentation.
    changes.dedup_by(|a, b| a.fingerprint == b.fingerprint);
    changes
}

struct Comparison<'a> {
    causes: &'a Causes<'a>,
    types: [&'a BTreeMap<String, Definition>; 2],
    changes: Vec<ApiChange>,
}

impl Comparison<'_> {
    fn add(
        &mut self,
        row: Row,
        subject: &str,
        old: Option<String>,
        new: Option<String>,
        places: &[String],
    ) {
        self.changes.push(ApiChange {
            row: row.name,
            bump: row.bump,
            subject: subject.to_owned(),
            old,
            new,
            cause: None,
            fingerprint: String::new(),
            places: places.to_vec(),
        });
    }
}

/// Whether a type is any JSON, or a container of any JSON.
fn is_unknown(ty: &Type) -> bool {
    match ty {
        Type::Value | Type::Object => true,
        Type::Option(inner) | Type::Vec(inner) | Type::Map(inner) | Type::Envelope(inner) => {
            is_unknown(inner)
        }
        _ => false,
    }
}

fn subject(method: &Method) -> String {
    format!("{}().{}()", method.handle, method.name)
}

/// Returns the name of a method's operation in `names.lock`.
fn key(method: &Method) -> String {
    operation_key(method.http_method, &method.path)
}

fn word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Body => "body",
    }
}
