//! Compares what two editions make of the crate: all that its users can name.

mod cause;

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::{
    Argument, Definition, Field, JsonKind, Location, Method, Rule, Success, Surface, Type,
    operation_key,
};
use serde::Serialize;

pub use cause::Causes;

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
    FIELD_READ: "field read in another way" = Patch;
    VARIANT_ADDED: "variant added" = Minor;
    VARIANT_REMOVED: "variant removed" = Major;
    CATCH_ALL_RENAMED: "variant for other values renamed" = Major;
    VARIANT_RETYPED: "variant retyped" = Major;
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

/// Returns the setters and fields that have another name than before, by their places in a lock, each
/// with the name that it had.
pub(crate) fn renamed(old: &Surface, new: &Surface) -> Vec<(String, String)> {
    let mut renamed = Vec::new();
    let known: BTreeMap<String, &Method> = old
        .methods
        .iter()
        .map(|method| (subject(method), method))
        .collect();
    for method in &new.methods {
        let Some(before) = known.get(&subject(method)) else {
            continue;
        };
        for argument in method
            .arguments
            .iter()
            .filter(|a| a.location != Location::Path)
        {
            let is_it = |other: &&Argument| {
                (&other.wire_name, other.location) == (&argument.wire_name, argument.location)
            };
            let before = before.arguments.iter().find(is_it);
            if let Some(before) = before.filter(|before| before.name != argument.name) {
                let place = format!(
                    "{} {}.{}",
                    key(method),
                    word(argument.location),
                    onlyfansapi_spec::word(&argument.wire_name)
                );
                renamed.push((place, before.name.clone()));
            }
        }
    }
    for (name, definition) in &new.types {
        let (Definition::Struct { fields, .. }, Some(Definition::Struct { fields: before, .. })) =
            (definition, old.types.get(name))
        else {
            continue;
        };
        for field in fields {
            let is_it = |other: &&Field| other.wire_name == field.wire_name;
            if let Some(before) = before.iter().find(is_it).filter(|b| b.name != field.name) {
                let place = format!("{name}.{}", onlyfansapi_spec::word(&field.wire_name));
                renamed.push((place, before.name.clone()));
            }
        }
    }
    renamed
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

    fn groups(&mut self, old: &Surface, new: &Surface) {
        let (had, has) = (groups(old), groups(new));
        for (handle, operations) in &has {
            if !had.contains_key(handle) {
                let feature = Some(format!("feature {}", handle.replace('_', "-")));
                let places = operations.clone();
                self.add(
                    row::GROUP_ADDED,
                    format!("{handle}()"),
                    None,
                    feature,
                    places,
                );
            }
        }
        for (handle, operations) in &had {
            if !has.contains_key(handle) {
                let feature = Some(format!("feature {}", handle.replace('_', "-")));
                let places = operations.clone();
                self.add(
                    row::GROUP_REMOVED,
                    format!("{handle}()"),
                    feature,
                    None,
                    places,
                );
            }
        }
    }

    fn methods(&mut self, old: &Surface, new: &Surface) {
        let by_name = |surface: &Surface| -> BTreeMap<String, Method> {
            let methods = surface.methods.iter();
            methods
                .map(|method| (subject(method), method.clone()))
                .collect()
        };
        let mut had = by_name(old);
        for (subject, new) in by_name(new) {
            match had.remove(&subject) {
                Some(old) => self.method(&subject, &old, &new),
                None => {
                    let places = vec![key(&new)];
                    let operation = Some(new.operation());
                    self.add(row::METHOD_ADDED, subject, None, operation, places);
                }
            }
        }
        for (subject, old) in had {
            let places = vec![key(&old)];
            self.add(
                row::METHOD_REMOVED,
                subject,
                Some(old.operation()),
                None,
                places,
            );
        }
    }

    fn method(&mut self, subject: &str, old: &Method, new: &Method) {
        let places = vec![key(old), key(new)];
        let is_elsewhere = key(old) != key(new);
        if is_elsewhere {
            let (old, new) = (Some(old.operation()), Some(new.operation()));
            self.add(
                row::ROUTE_CHANGED,
                subject.to_owned(),
                old,
                new,
                places.clone(),
            );
        }
        match (old.is_deprecated, new.is_deprecated) {
            (false, true) => {
                let subject = subject.to_owned();
                self.add(row::METHOD_DEPRECATED, subject, None, None, places.clone());
            }
            (true, false) => {
                let subject = subject.to_owned();
                self.add(row::METHOD_REACTIVATED, subject, None, None, places.clone());
            }
            _ => {}
        }
        let prose = |method: &Method| (method.title.clone(), method.description.clone());
        if prose(old) != prose(new) {
            let subject = subject.to_owned();
            self.add(row::DOCUMENTATION, subject, None, None, places.clone());
        }
        self.path_arguments(subject, old, new);
        self.setters(subject, old, new);
        self.body(subject, old, new);
        self.answer(subject, old, new);
    }

    fn path_arguments(&mut self, subject: &str, old: &Method, new: &Method) {
        let in_path = |method: &Method| -> Vec<Argument> {
            let arguments = method.arguments.iter();
            let in_path = |argument: &&Argument| argument.location == Location::Path;
            arguments.filter(in_path).cloned().collect()
        };
        let (had, has) = (in_path(old), in_path(new));
        let places = vec![format!("{} path", key(old)), format!("{} path", key(new))];
        let list = |arguments: &[Argument]| {
            let arguments: Vec<String> = arguments
                .iter()
                .map(|argument| format!("{}: {}", argument.name, argument.ty))
                .collect();
            Some(arguments.join(", "))
        };
        let changed = |row: Row, comparison: &mut Self| {
            let subject = subject.to_owned();
            comparison.add(row, subject, list(&had), list(&has), places.clone());
        };
        let types = |arguments: &[Argument]| -> Vec<Type> {
            let arguments = arguments.iter();
            arguments.map(|argument| argument.ty.clone()).collect()
        };
        let (old_types, new_types) = (types(&had), types(&has));
        let is_wider = |(old, new): (&Type, &Type)| old == new || self.takes_more(old, new);
        if had.len() != has.len() || !old_types.iter().zip(&new_types).all(is_wider) {
            changed(row::PATH_ARGUMENTS_CHANGED, self);
        } else if old_types != new_types {
            changed(row::PATH_ARGUMENT_WIDENED, self);
        } else if had.iter().zip(&has).any(|(old, new)| old.name != new.name) {
            changed(row::PATH_ARGUMENT_RENAMED, self);
        }
        let docs = |arguments: &[Argument]| -> Vec<String> {
            let arguments = arguments.iter();
            arguments.map(|argument| argument.doc.clone()).collect()
        };
        if docs(&had) != docs(&has) {
            let subject = subject.to_owned();
            self.add(row::DOCUMENTATION, subject, None, None, places);
        }
    }

    fn setters(&mut self, subject: &str, old: &Method, new: &Method) {
        let setters = |method: &Method| -> Vec<Argument> {
            let arguments = method.arguments.iter();
            let is_setter = |argument: &&Argument| argument.location != Location::Path;
            arguments.filter(is_setter).cloned().collect()
        };
        let (mut had, mut has) = (setters(old), setters(new));
        let mut both = Vec::new();
        // Those that are sent as they were, then those that are sent elsewhere.
        for is_strict in [true, false] {
            has.retain(|new| {
                let is_same = |old: &Argument| {
                    old.wire_name == new.wire_name && (!is_strict || old.location == new.location)
                };
                let found = had.iter().position(is_same);
                both.extend(found.map(|index| (had.remove(index), new.clone())));
                found.is_none()
            });
        }
        for (old_argument, new_argument) in both {
            let name = format!("{subject}.{}()", new_argument.name);
            let places = [places(old, &old_argument), places(new, &new_argument)].concat();
            self.setter(name, &old_argument, &new_argument, places);
        }
        for argument in has {
            let row = if argument.required {
                row::REQUIRED_PARAMETER_ADDED
            } else {
                row::PARAMETER_ADDED
            };
            let name = format!("{subject}.{}()", argument.name);
            let ty = Some(argument.ty.to_string());
            self.add(row, name, None, ty, places(new, &argument));
        }
        for argument in had {
            let name = format!("{subject}.{}()", argument.name);
            let ty = Some(argument.ty.to_string());
            self.add(
                row::PARAMETER_REMOVED,
                name,
                ty,
                None,
                places(old, &argument),
            );
        }
    }

    fn setter(&mut self, name: String, old: &Argument, new: &Argument, places: Vec<String>) {
        let mut add = |row: Row, old: Option<String>, new: Option<String>| {
            self.changes.push(ApiChange {
                row: row.name,
                bump: row.bump,
                subject: name.clone(),
                old,
                new,
                cause: None,
                fingerprint: String::new(),
                places: places.clone(),
            });
        };
        if old.name != new.name {
            add(
                row::PARAMETER_RENAMED,
                Some(old.name.clone()),
                Some(new.name.clone()),
            );
        }
        if old.location != new.location {
            let [old, new] = [old, new].map(|argument| Some(word(argument.location).to_owned()));
            add(row::PARAMETER_MOVED, old, new);
        }
        match (old.required, new.required) {
            (false, true) => add(row::PARAMETER_REQUIRED, None, None),
            (true, false) => add(row::PARAMETER_OPTIONAL, None, None),
            _ => {}
        }
        match (old.nullable, new.nullable) {
            (false, true) => add(row::NULL_ADDED, None, None),
            (true, false) => add(row::NULL_REMOVED, None, None),
            _ => {}
        }
        let list = |argument: &Argument, other: &Argument| {
            let limits = argument.limits.iter();
            let limits = limits.filter(|limit| !other.limits.contains(limit));
            let limits: Vec<String> = limits
                .map(|(way, rule)| {
                    let way: String = way.iter().map(|step| format!("{step} ")).collect();
                    format!("{way}{rule}")
                })
                .collect();
            (!limits.is_empty()).then(|| limits.join(", "))
        };
        let (gone, added) = (list(old, new), list(new, old));
        let has_same_limits = gone.is_none() && added.is_none();
        if !has_same_limits {
            let is_required = |limit: &&(Vec<String>, Rule)| limit.1 == Rule::Required;
            let mut required = new.limits.iter().filter(is_required);
            let row = if required.any(|limit| !old.limits.contains(limit)) {
                row::MEMBER_REQUIRED
            } else if new.limits.iter().all(|limit| is_within(limit, &old.limits)) {
                row::LIMIT_LOOSENED
            } else {
                row::LIMIT_TIGHTENED
            };
            add(row, gone, added);
        }
        if (&old.doc, &old.notes) != (&new.doc, &new.notes) && has_same_limits {
            add(row::DOCUMENTATION, None, None);
        }
        if old.ty != new.ty {
            let row = if self.takes_more(&old.ty, &new.ty) {
                row::PARAMETER_WIDENED
            } else {
                row::PARAMETER_RETYPED
            };
            let (old, new) = (Some(old.ty.to_string()), Some(new.ty.to_string()));
            self.add(row, name, old, new, places);
        }
    }

    /// Whether a setter of one type takes all that one of another took: setters take `impl Into`.
    fn takes_more(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Vec(old), Type::Vec(new)) => self.takes_more(old, new),
            (Type::String, Type::Id) => true,
            (Type::String, Type::Named(name)) => {
                let definition = self.types[1].get(name);
                matches!(definition, Some(Definition::StringEnum(_)))
            }
            _ => false,
        }
    }

    fn body(&mut self, subject: &str, old: &Method, new: &Method) {
        let places = vec![format!("{} body", key(old)), format!("{} body", key(new))];
        let row = match (old.body, new.body) {
            // One without members has no setters, and nothing stands in its place.
            (None, Some(body)) if !body.is_object => row::REQUIRED_BODY_ADDED,
            (None, Some(_)) => row::BODY_ADDED,
            (Some(_), None) => row::BODY_REMOVED,
            (Some(old), Some(new)) if old.is_object != new.is_object => row::BODY_RETYPED,
            (old, new) if old != new => row::BODY_CHANGED,
            _ => return,
        };
        let form = |method: &Method| {
            let body = method.body?;
            let form = if body.is_form { "form" } else { "JSON" };
            Some(form.to_owned())
        };
        self.add(row, subject.to_owned(), form(old), form(new), places);
    }

    fn answer(&mut self, subject: &str, old: &Method, new: &Method) {
        if old.success == new.success {
            return;
        }
        let places = vec![
            format!("{} answer", key(old)),
            format!("{} answer", key(new)),
        ];
        let row = match &old.success {
            Success::Json(ty) if is_unknown(ty) => row::ANSWER_TYPED,
            _ => row::ANSWER_RETYPED,
        };
        let (old, new) = (Some(old.success.to_string()), Some(new.success.to_string()));
        self.add(row, subject.to_owned(), old, new, places);
    }

    fn definitions(&mut self, old: &Surface, new: &Surface) {
        for (name, definition) in &new.types {
            match old.types.get(name) {
                Some(old) => self.definition(name, old, definition),
                None => {
                    let places = self.causes.places(name);
                    let kind = Some(kind(definition).to_owned());
                    self.add(row::TYPE_ADDED, name.clone(), None, kind, places);
                }
            }
        }
        for (name, definition) in &old.types {
            if !new.types.contains_key(name) {
                let places = self.causes.places(name);
                let kind = Some(kind(definition).to_owned());
                self.add(row::TYPE_REMOVED, name.clone(), kind, None, places);
            }
        }
    }

    fn definition(&mut self, name: &str, old: &Definition, new: &Definition) {
        match (old, new) {
            (
                Definition::Struct { fields: old, sent },
                Definition::Struct {
                    fields: new,
                    sent: is_sent,
                },
            ) => {
                match (sent, is_sent) {
                    (false, true) => {
                        let places = self.causes.places(name);
                        self.add(row::TYPE_SENT, name.to_owned(), None, None, places);
                    }
                    (true, false) => {
                        let places = self.causes.places(name);
                        self.add(row::TYPE_NOT_SENT, name.to_owned(), None, None, places);
                    }
                    _ => {}
                }
                self.fields(name, old, new);
            }
            (Definition::StringEnum(old), Definition::StringEnum(new)) => {
                self.variants(name, old.clone(), new.clone());
            }
            (Definition::IntegerEnum(old), Definition::IntegerEnum(new)) => {
                let texts = |numbers: &[i64]| numbers.iter().map(i64::to_string).collect();
                self.variants(name, texts(old), texts(new));
            }
            (Definition::Kinds(old), Definition::Kinds(new)) => self.kinds(name, old, new),
            _ => {
                let (old, new) = (Some(kind(old).to_owned()), Some(kind(new).to_owned()));
                let places = self.causes.places(name);
                self.add(row::TYPE_RETYPED, name.to_owned(), old, new, places);
            }
        }
    }

    fn fields(&mut self, name: &str, old: &[Field], new: &[Field]) {
        let by_wire_name = |fields: &[Field]| -> BTreeMap<String, Field> {
            let fields = fields.iter();
            fields
                .map(|field| (field.wire_name.clone(), field.clone()))
                .collect()
        };
        let mut had = by_wire_name(old);
        for (wire_name, new) in by_wire_name(new) {
            let places = self.causes.members(name, &wire_name);
            let subject = format!("{name}.{}", new.name);
            match had.remove(&wire_name) {
                Some(old) => self.field(subject, &old, &new, places),
                None => {
                    let row = if new.required {
                        row::REQUIRED_FIELD_ADDED
                    } else {
                        row::FIELD_ADDED
                    };
                    self.add(row, subject, None, Some(new.ty.to_string()), places);
                }
            }
        }
        for (wire_name, old) in had {
            let places = self.causes.members(name, &wire_name);
            let subject = format!("{name}.{}", old.name);
            self.add(
                row::FIELD_REMOVED,
                subject,
                Some(old.ty.to_string()),
                None,
                places,
            );
        }
    }

    fn field(&mut self, subject: String, old: &Field, new: &Field, places: Vec<String>) {
        let mut add = |row: Row, old: Option<String>, new: Option<String>| {
            self.add(row, subject.clone(), old, new, places.clone());
        };
        if old.name != new.name {
            add(
                row::FIELD_RENAMED,
                Some(old.name.clone()),
                Some(new.name.clone()),
            );
        }
        match (old.required, new.required) {
            (false, true) => add(row::FIELD_REQUIRED, None, None),
            (true, false) => add(row::FIELD_OPTIONAL, None, None),
            _ => {}
        }
        if old.ty != new.ty {
            let row = if is_unknown(&old.ty) {
                row::FIELD_TYPED
            } else {
                row::FIELD_RETYPED
            };
            add(row, Some(old.ty.to_string()), Some(new.ty.to_string()));
        } else if old.reading != new.reading {
            add(row::FIELD_READ, None, None);
        }
        if old.doc != new.doc {
            add(row::DOCUMENTATION, None, None);
        }
    }

    fn variants(&mut self, name: &str, old: Vec<String>, new: Vec<String>) {
        let places = self.causes.places(name);
        let (had, has): (BTreeSet<_>, BTreeSet<_>) =
            (old.into_iter().collect(), new.into_iter().collect());
        // A documented value of that name takes it from the variant for all others.
        let is_other = |values: &BTreeSet<String>| values.iter().any(|v| variant(v) == "Other");
        if is_other(&had) != is_other(&has) {
            let (old, new) = match is_other(&has) {
                true => ("Other", "Unlisted"),
                false => ("Unlisted", "Other"),
            };
            let (old, new) = (Some(old.to_owned()), Some(new.to_owned()));
            self.add(
                row::CATCH_ALL_RENAMED,
                name.to_owned(),
                old,
                new,
                places.clone(),
            );
        }
        for value in has.difference(&had) {
            let subject = format!("{name}::{}", variant(value));
            let value = Some(value.clone());
            self.add(row::VARIANT_ADDED, subject, None, value, places.clone());
        }
        for value in had.difference(&has) {
            let subject = format!("{name}::{}", variant(value));
            let value = Some(value.clone());
            self.add(row::VARIANT_REMOVED, subject, value, None, places.clone());
        }
    }

    fn kinds(&mut self, name: &str, old: &[(JsonKind, Type)], new: &[(JsonKind, Type)]) {
        let places = self.causes.places(name);
        let subject = |kind: &JsonKind| format!("{name}::{kind:?}");
        for (kind, ty) in new {
            let before = old.iter().find(|(other, _)| other == kind);
            let row = match before {
                None => row::VARIANT_ADDED,
                Some((_, old)) if old != ty => row::VARIANT_RETYPED,
                Some(_) => continue,
            };
            let old = before.map(|(_, ty)| ty.to_string());
            self.add(
                row,
                subject(kind),
                old,
                Some(ty.to_string()),
                places.clone(),
            );
        }
        for (kind, ty) in old {
            if !new.iter().any(|(other, _)| other == kind) {
                let ty = Some(ty.to_string());
                self.add(
                    row::VARIANT_REMOVED,
                    subject(kind),
                    ty,
                    None,
                    places.clone(),
                );
            }
        }
    }
}

/// Whether a limit refuses nothing that others, of which one is of its kind, did not refuse.
fn is_within((way, rule): &(Vec<String>, Rule), others: &[(Vec<String>, Rule)]) -> bool {
    others
        .iter()
        .filter(|(other, _)| other == way)
        .any(|(_, other)| match (rule, other) {
            (Rule::Minimum(new), Rule::Minimum(old)) => new <= old,
            (Rule::Maximum(new), Rule::Maximum(old)) => new >= old,
            (Rule::MinLength(new), Rule::MinLength(old))
            | (Rule::MinItems(new), Rule::MinItems(old)) => new <= old,
            (Rule::MaxLength(new), Rule::MaxLength(old))
            | (Rule::MaxItems(new), Rule::MaxItems(old)) => new >= old,
            (rule, other) => rule == other,
        })
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

/// The groups, which are features, and their operations; also of what is not generated.
fn groups(surface: &Surface) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for method in &surface.methods {
        groups
            .entry(method.handle.clone())
            .or_default()
            .push(key(method));
    }
    for skipped in &surface.skipped {
        if let Some((handle, _)) = skipped.name.as_ref().and_then(|name| name.split_once('.')) {
            let operation = operation_key(skipped.method, &skipped.path);
            groups.entry(handle.to_owned()).or_default().push(operation);
        }
    }
    groups
}

fn subject(method: &Method) -> String {
    format!("{}().{}()", method.handle, method.name)
}

/// How `names.lock` names the operation of a method.
fn key(method: &Method) -> String {
    operation_key(method.http_method, &method.path)
}

/// Where an argument may stand in the document.
fn places(method: &Method, argument: &Argument) -> Vec<String> {
    let place = |location| {
        format!(
            "{} {location}.{}",
            key(method),
            onlyfansapi_spec::word(&argument.wire_name)
        )
    };
    let mut places = vec![place(word(argument.location))];
    // The body of a GET is sent in its query.
    if argument.location == Location::Query {
        places.push(place("body"));
    }
    places
}

fn word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Body => "body",
    }
}

fn kind(definition: &Definition) -> &'static str {
    match definition {
        Definition::Struct { .. } => "struct",
        Definition::StringEnum(_) => "enum of texts",
        Definition::IntegerEnum(_) => "enum of numbers",
        Definition::Kinds(_) => "enum of kinds",
    }
}

fn variant(value: &str) -> String {
    onlyfansapi_spec::variant_name(value)
}
