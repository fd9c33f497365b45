//! Compares what two editions make of the crate: all that its users can name.

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

/// What a release has to raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// Nothing.
    None,
    /// The last number.
    Patch,
    /// The one before.
    Minor,
    /// The first.
    Major,
}

impl Bump {
    /// Returns what has to be raised of a version below 1.0, where all is one lower.
    #[must_use]
    pub fn of_version(self, version: &str) -> Self {
        match self {
            Self::Major if version.starts_with("0.") => Self::Minor,
            Self::Minor if version.starts_with("0.") => Self::Patch,
            bump => bump,
        }
    }

    /// As text.
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

/// A row of the table that says what a change means to users of the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// What happened.
    pub name: &'static str,
    /// What it means from version 1.0 on.
    pub bump: Bump,
}

/// The table.
macro_rules! rows {
    ($($name:ident: $text:literal = $bump:ident;)*) => {
        mod row {
            use super::{Bump, Row};
            $(pub(super) const $name: Row = Row { name: $text, bump: Bump::$bump };)*
        }
        /// The table that says what a change means to users of the crate.
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
    ROUTE_CHANGED: "method sent elsewhere" = Patch;
    PATH_ARGUMENTS_CHANGED: "path arguments changed" = Major;
    PATH_ARGUMENT_RENAMED: "path argument renamed" = Patch;
    PATH_ARGUMENT_WIDENED: "path argument takes more" = Minor;
    PARAMETER_ADDED: "optional parameter added" = Minor;
    REQUIRED_PARAMETER_ADDED: "required parameter added" = Major;
    PARAMETER_REMOVED: "parameter removed" = Major;
    PARAMETER_RENAMED: "setter renamed" = Major;
    PARAMETER_MOVED: "parameter sent elsewhere" = Patch;
    PARAMETER_REQUIRED: "parameter now required" = Major;
    PARAMETER_OPTIONAL: "parameter no longer required" = Minor;
    PARAMETER_RETYPED: "parameter retyped" = Major;
    PARAMETER_WIDENED: "parameter takes more" = Minor;
    NULL_ADDED: "null can be sent" = Minor;
    NULL_REMOVED: "null can no longer be sent" = Major;
    MEMBER_REQUIRED: "member now required" = Major;
    LIMIT_TIGHTENED: "limit added or tightened" = Minor;
    LIMIT_LOOSENED: "limit removed or loosened" = Patch;
    BODY_ADDED: "body added" = Minor;
    REQUIRED_BODY_ADDED: "body added that has to be given" = Major;
    BODY_REMOVED: "body removed" = Major;
    BODY_RETYPED: "body made of something else" = Major;
    BODY_CHANGED: "body sent in another way" = Patch;
    ANSWER_RETYPED: "answer retyped" = Major;
    ANSWER_TYPED: "answer typed for the first time" = Major;
    TYPE_ADDED: "type added" = Minor;
    TYPE_REMOVED: "type removed" = Major;
    TYPE_RETYPED: "type made of something else" = Major;
    TYPE_SENT: "type can be made by setters" = Minor;
    TYPE_NOT_SENT: "type has no setters any more" = Major;
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
    CATCH_ALL_RENAMED: "variant for other values renamed" = Major;
    DOCUMENTATION: "documentation changed" = Patch;
}

/// One difference that users of the crate see.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ApiChange {
    /// The row of the table that decides what it means.
    pub row: &'static str,
    /// What it means from version 1.0 on.
    pub bump: Bump,
    /// What changed: `chats().list()`, `chats().list().limit()`, `Chat.fan`, `Order::Desc`.
    pub subject: String,
    /// How it was; nothing, if it is new.
    pub old: Option<String>,
    /// How it is; nothing, if it is gone.
    pub new: Option<String>,
    /// The fingerprint of the change of the document that caused it, if it can be told.
    pub cause: Option<String>,
    /// Twelve hexadecimal digits that are the same for the same change in every run.
    pub fingerprint: String,
    /// Where in the document it comes from, to find the cause.
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

    /// Whether only what people read changed.
    #[must_use]
    pub fn is_documentation(&self) -> bool {
        self.row == row::DOCUMENTATION.name
    }
}

/// Returns the differences between the crates of two surfaces, in the order of their subjects.
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
    // The prose of a method and that of its path are one documentation.
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
        subject: String,
        old: Option<String>,
        new: Option<String>,
        places: Vec<String>,
    ) {
        self.changes.push(ApiChange {
            row: row.name,
            bump: row.bump,
            subject,
            old,
            new,
            cause: None,
            fingerprint: String::new(),
            places,
        });
    }
}

/// Whether nothing was known of what has this type.
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

/// How `names.lock` names the operation of a method.
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
