//! Plans requests: the arguments of a method, the setters of its request and their types.

use std::collections::{BTreeMap, BTreeSet};

use super::location_word;
use crate::infer::{Namer, SentPlace};
use crate::{
    document::{Body, Location, Operation, Parameter},
    error::Error,
    names::{self, Scope},
    names_lock,
    shape::{Kind, Limit, Limits, Property, Shape},
    surface::{Argument, Definition, Encoding, Field, JsonKind, Payload, Type},
};

/// Names of methods that every request has or may get, which no setter may have.
///
/// The exceptions are the setter of the header `Idempotency-Key`, which is such a method, and the
/// setter of a part `file` that is a file, which means what such a method would.
pub(crate) const RESERVED_SETTERS: [&str; 27] = [
    "body",
    "body_field",
    "clone",
    "collect_all",
    "deadline",
    FILE,
    "file_part",
    "fresh",
    "head",
    "header",
    names::IDEMPOTENCY_KEY,
    "into_future",
    "max_items",
    "max_pages",
    "on_progress",
    "pages",
    "path",
    "prefetch",
    "query",
    "resume",
    "retry",
    "send",
    "stream",
    "timeout",
    "to_file",
    "until_done",
    "wait",
];

/// The name of the setter of a file.
const FILE: &str = "file";

/// Names of methods of every struct that is sent, which a setter would hide.
const RESERVED_FIELDS: [&str; 2] = ["clone", "default"];

/// Returns the parameters and the members of a body that is an object: all have setters.
fn inputs(operation: &Operation) -> Vec<Parameter> {
    let mut inputs = operation.parameters.clone();
    if let Some(shape) = operation.body.as_ref().and_then(Body::shape)
        && let Kind::Object(members) = &shape.kind
    {
        inputs.extend(members.iter().map(|(name, property)| Parameter {
            location: Location::Body,
            name: name.clone(),
            required: property.required,
            description: property.description.clone(),
            shape: property.shape.clone(),
            limits: property.limits.clone(),
        }));
    }
    // Names that are in Rust's case come first, so that they stay if another equals one after casing.
    inputs.sort_by_key(|input| {
        let is_cased = names::snake(&input.name) != input.name;
        (
            input.location == Location::Body,
            input.location != Location::Path && is_cased,
        )
    });
    inputs
}

fn place(operation: &Operation, input: &Parameter) -> String {
    format!(
        "{} {}.{}",
        names_lock::key(operation),
        location_word(input.location),
        names_lock::word(&input.name)
    )
}

pub(super) fn payload(operation: &Operation) -> Option<Payload> {
    let body = operation.body.as_ref()?;
    let encoding = match body {
        Body::Json(_) => Encoding::Json,
        Body::Form(_) => Encoding::Form,
        Body::Multipart(_, media_types) => Encoding::Multipart(media_types.clone()),
        Body::Other(_) => return None,
    };
    let shape = body.shape()?;
    Some(Payload {
        encoding,
        is_object: matches!(shape.kind, Kind::Object(_) | Kind::Map(_) | Kind::Unknown),
    })
}

pub(super) struct Planner<'a> {
    pub(super) names: &'a mut dyn Namer,
    pub(super) types: &'a mut BTreeMap<String, Definition>,
}

impl Planner<'_> {
    /// Returns the path arguments in the order of the path, then the setters by name.
    pub(super) fn arguments(&mut self, operation: &Operation) -> Result<Vec<Argument>, Error> {
        let mut in_path = Scope::default();
        let mut arguments = Vec::new();
        let mut setters = BTreeSet::new();
        let mut inputs = inputs(operation);
        // Setters with a line in the lock come first, so that no other takes their names.
        inputs.sort_by_key(|input| {
            let key = format!("{}()", place(operation, input));
            input.location != Location::Path && !self.names.is_named(&key)
        });
        for input in inputs {
            let location = input.location;
            let place = place(operation, &input);
            let is_key = names::is_idempotency_key(location, &input.name);
            let is_file = is_file(&input.shape.kind);
            let name = if location == Location::Path {
                in_path.claim(&input.name, names::snake)
            } else {
                let is_reserved = |name: &str| {
                    RESERVED_SETTERS.contains(&name)
                        && !(is_key && name == names::IDEMPOTENCY_KEY)
                        && !(is_file && name == FILE)
                };
                self.claim(&place, &input.name, is_reserved, &mut setters)
            };
            let named = Named::of(&input.name, &input.limits);
            let ty = match (location, &input.shape.kind) {
                // The type that the method `idempotency_key` of every request takes.
                _ if is_key => Type::String,
                (Location::Path, Kind::Integer | Kind::Number) => Type::Id,
                (Location::Path, kind) if kind.is_text() && names::is_account(&input.name) => {
                    Type::Id
                }
                _ => self.sent(&input.shape, &named, &place, operation)?,
            };
            let mut limits = Vec::new();
            collect_limits(&mut Vec::new(), &input.limits, &input.shape, &mut limits);
            match &ty {
                Type::Timestamp => limits.push((Vec::new(), Limit::Date)),
                Type::Vec(item) if **item == Type::Timestamp => {
                    limits.push((vec!["[]".to_owned()], Limit::Date));
                }
                _ => {}
            }
            let mut kinds = Vec::new();
            // In queries and headers, every value is text in the end.
            if location == Location::Body {
                collect_kinds(&mut Vec::new(), &input.shape, &mut kinds);
                if ty == Type::Vec(Box::new(Type::Id)) && kinds.len() == 1 {
                    // The items are of several kinds in the document.
                    kinds.push((vec!["[]".to_owned()], JsonKind::Text));
                }
            }
            arguments.push(Argument {
                name,
                location,
                required: input.required,
                filled: input.required && !input.limits.can_be_empty,
                // Outside of a body, null is the same as no value.
                nullable: location == Location::Body && input.shape.nullable,
                ty,
                limits,
                kinds,
                doc: documentation(&input.description, &input.limits),
                notes: input.limits.notes,
                wire_name: input.name,
            });
        }
        arguments.sort_by(|a, b| {
            let key = |argument: &Argument| {
                (argument.location != Location::Path).then(|| argument.name.clone())
            };
            key(a).cmp(&key(b))
        });
        Ok(arguments)
    }

    /// Names a setter or field, distinct from those that are taken.
    fn claim(
        &mut self,
        place: &str,
        wire_name: &str,
        is_reserved: impl Fn(&str) -> bool,
        taken: &mut BTreeSet<String>,
    ) -> String {
        let wanted = names::snake(wire_name);
        let is_free = |name: &str| !is_reserved(name) && !taken.contains(name);
        let name = self.names.setter(&format!("{place}()"), &wanted, &is_free);
        taken.insert(name.clone());
        name
    }

    fn sent(
        &mut self,
        shape: &Shape,
        named: &Named<'_>,
        place: &str,
        operation: &Operation,
    ) -> Result<Type, Error> {
        let name = named.name;
        Ok(match &shape.kind {
            Kind::File => Type::File,
            // The server takes and sends the same id in both forms.
            Kind::Integer | Kind::String | Kind::NumberInText | Kind::Words(_) if named.is_id => {
                Type::Id
            }
            // Upstream writes files of a form beside the ids, which a body of JSON cannot hold.
            Kind::Several(_) if names::is_media(name) => Type::Id,
            Kind::Several(kinds) if named.is_id && kinds.iter().all(is_of_id) => Type::Id,
            Kind::Unknown | Kind::Any | Kind::Several(_) => Type::Value,
            Kind::Boolean => Type::Boolean,
            Kind::Integer => Type::Integer,
            Kind::Number if names::is_money(name) => Type::Amount,
            Kind::Number => Type::Number,
            // What one passes to a setter is not shown in any case.
            Kind::String if names::is_secret(name) && !place.contains(' ') => Type::Secret,
            kind if is_date(name, kind) => Type::Timestamp,
            Kind::String | Kind::NumberInText | Kind::Date | Kind::Words(_) => Type::String,
            Kind::StringEnum(values) => {
                self.define(place, operation, Definition::StringEnum(values.clone()))?
            }
            Kind::IntegerEnum(values) => {
                self.define(place, operation, Definition::IntegerEnum(values.clone()))?
            }
            Kind::Array(item) => Type::Vec(Box::new(self.sent(
                item,
                named,
                &format!("{place}[]"),
                operation,
            )?)),
            Kind::Map(value) => {
                match self.sent(value, named, &format!("{place}{{}}"), operation)? {
                    Type::Value => Type::Object,
                    value => Type::Map(Box::new(value)),
                }
            }
            Kind::Object(members) if members.is_empty() => Type::Object,
            Kind::Object(members) => {
                let name = self.name(place, operation, &[]);
                let fields = self.fields(members, &name, operation)?;
                let definition = Definition::Struct { fields, sent: true };
                self.insert(&name, place, definition)?
            }
        })
    }

    fn fields(
        &mut self,
        members: &BTreeMap<String, Property>,
        name: &str,
        operation: &Operation,
    ) -> Result<Vec<Field>, Error> {
        let is_reserved = |name: &str| RESERVED_FIELDS.contains(&name);
        let mut taken = BTreeSet::new();
        let mut members: Vec<(&String, &Property)> = members.iter().collect();
        members.sort_by_key(|(member, _)| {
            let key = format!("{name}.{}()", names_lock::word(member));
            (!self.names.is_named(&key), names::snake(member) != **member)
        });
        let mut fields = members
            .into_iter()
            .map(|(wire_name, property)| {
                let place = format!("{name}.{}", names_lock::word(wire_name));
                let named = Named::of(wire_name, &property.limits);
                let ty = self.sent(&property.shape, &named, &place, operation)?;
                Ok(Field {
                    name: self.claim(&place, wire_name, is_reserved, &mut taken),
                    wire_name: wire_name.clone(),
                    ty: Type::Option(Box::new(ty)),
                    required: property.required,
                    holds_others: false,
                    doc: documentation(&property.description, &property.limits),
                })
            })
            .collect::<Result<Vec<Field>, Error>>()?;
        fields.sort_by(|a, b| a.wire_name.cmp(&b.wire_name));
        Ok(fields)
    }

    fn define(
        &mut self,
        place: &str,
        operation: &Operation,
        definition: Definition,
    ) -> Result<Type, Error> {
        let values = match &definition {
            Definition::StringEnum(values) => values.clone(),
            Definition::IntegerEnum(values) => values.iter().map(i64::to_string).collect(),
            Definition::Struct { .. } => Vec::new(),
        };
        let name = self.name(place, operation, &values);
        self.insert(&name, place, definition)
    }

    fn name(&mut self, place: &str, operation: &Operation, values: &[String]) -> String {
        self.names.sent(&SentPlace {
            key: place,
            operation,
            values,
        })
    }

    fn insert(&mut self, name: &str, place: &str, definition: Definition) -> Result<Type, Error> {
        super::insert(self.types, name, place, definition)?;
        Ok(Type::Named(name.to_owned()))
    }
}

/// The name of an argument or member, by which its type is told.
struct Named<'a> {
    name: &'a str,
    is_id: bool,
}

impl<'a> Named<'a> {
    fn of(name: &'a str, limits: &Limits) -> Self {
        Self {
            name,
            is_id: limits.is_id || names::is_reference(name),
        }
    }
}

fn is_date(name: &str, kind: &Kind) -> bool {
    *kind == Kind::Date || *kind == Kind::String && names::is_date(name)
}

/// Whether a part is a file or a list of files.
fn is_file(kind: &Kind) -> bool {
    match kind {
        Kind::Array(item) => item.kind == Kind::File,
        kind => *kind == Kind::File,
    }
}

fn is_of_id(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer | Kind::String | Kind::NumberInText)
}

/// Collects the limits of a value and of the values within it, each with the path to its value.
fn collect_limits(
    path: &mut Vec<String>,
    limits: &Limits,
    shape: &Shape,
    found: &mut Vec<(Vec<String>, Limit)>,
) {
    found.extend(
        limits
            .checked
            .iter()
            .map(|limit| (path.clone(), limit.clone())),
    );
    match &shape.kind {
        Kind::Array(item) => {
            path.push("[]".to_owned());
            let nothing = Limits::default();
            let limits = limits.items.as_deref().unwrap_or(&nothing);
            collect_limits(path, limits, item, found);
            path.pop();
        }
        Kind::Object(members) => {
            for (name, property) in members {
                path.push(name.clone());
                if property.required && !property.shape.nullable {
                    found.push((path.clone(), Limit::Required));
                }
                if is_date(name, &property.shape.kind) {
                    found.push((path.clone(), Limit::Date));
                }
                collect_limits(path, &property.limits, &property.shape, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Collects the kinds of a value and of the values within it, each with the path to its value.
fn collect_kinds(path: &mut Vec<String>, shape: &Shape, found: &mut Vec<(Vec<String>, JsonKind)>) {
    let kind = match &shape.kind {
        Kind::Unknown | Kind::Any | Kind::Several(_) | Kind::File => return,
        Kind::Boolean => JsonKind::Boolean,
        Kind::Integer | Kind::IntegerEnum(_) => JsonKind::Integer,
        Kind::Number => JsonKind::Number,
        Kind::String | Kind::NumberInText | Kind::StringEnum(_) | Kind::Date | Kind::Words(_) => {
            JsonKind::Text
        }
        Kind::Array(_) => JsonKind::List,
        Kind::Object(_) | Kind::Map(_) => JsonKind::Object,
    };
    found.push((path.clone(), kind));
    let mut within = |name: &str, shape: &Shape| {
        path.push(name.to_owned());
        collect_kinds(path, shape, found);
        path.pop();
    };
    match &shape.kind {
        Kind::Array(item) => within("[]", item),
        Kind::Object(members) => {
            for (name, property) in members {
                within(name, &property.shape);
            }
        }
        _ => {}
    }
}

fn documentation(description: &str, limits: &Limits) -> String {
    let checked = limits.checked.iter().map(Limit::to_string);
    let items = limits.items.iter().flat_map(|items| &items.checked);
    let items = items.map(|limit| format!("each {limit}"));
    let notes = limits.notes.iter().cloned();
    let phrases: Vec<String> = checked.chain(items).chain(notes).collect();
    let phrases = phrases.join(", ");
    let mut chars = phrases.chars();
    let phrases = chars.next().map(|first| {
        let first = first.to_ascii_uppercase();
        format!("{first}{}.", chars.as_str())
    });
    match (description, phrases) {
        ("", phrases) => phrases.unwrap_or_default(),
        (text, None) => text.to_owned(),
        (text, Some(phrases)) => format!("{text}\n\n{phrases}"),
    }
}
