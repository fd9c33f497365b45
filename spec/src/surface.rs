//! [`Surface`]: the planned names and types that a user of the generated client can name.

use std::{collections::BTreeMap, fmt};

use crate::{
    document::{Behaviour, List, Location},
    names,
    shape::Limit,
};

/// The methods and types that a user of the generated client can name.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// One method per generated operation, ordered by handle and name.
    pub methods: Vec<Method>,
    /// The types by name.
    pub types: BTreeMap<String, Definition>,
    /// The events that the server sends to webhooks.
    pub events: Vec<Event>,
    /// The operations that are not generated, with the reason.
    pub skipped: Vec<Skipped>,
}

/// An event that the server sends to webhooks.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The name on the wire, such as `messages.received`.
    pub name: String,
    /// A sentence on the cause of the event.
    pub title: String,
    /// The content of the payload.
    pub payload: Success,
}

/// A generated operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// The method of the client that gives the handle; also its module.
    pub handle: String,
    /// The name of the method.
    pub name: String,
    /// The name of the request that it returns.
    pub builder: String,
    /// The HTTP method in upper case.
    pub http_method: &'static str,
    /// The path with `{name}` for each path argument, by its name on the wire.
    pub path: String,
    /// The title.
    pub title: String,
    /// The description, as Markdown.
    pub description: String,
    /// Whether upstream has deprecated it.
    pub is_deprecated: bool,
    /// Path arguments in the order of the path, then the setters of the request by name.
    pub arguments: Vec<Argument>,
    /// The body of the request, if it has one.
    pub body: Option<Payload>,
    /// The content of a successful response.
    pub success: Success,
    /// Behaviour that the document does not describe.
    pub behaviour: Behaviour,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The encoding.
    pub encoding: Encoding,
    /// Whether it is an object, whose members have setters.
    pub is_object: bool,
}

/// The encoding of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Encoding {
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`, with the media types of some parts by their names.
    Multipart(BTreeMap<String, String>),
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Json => "JSON",
            Self::Form => "form",
            Self::Multipart(_) => "multipart",
        })
    }
}

impl Payload {
    /// Whether it is a form of several parts, which may be files.
    #[must_use]
    pub fn is_multipart(&self) -> bool {
        matches!(self.encoding, Encoding::Multipart(_))
    }
}

impl Method {
    /// Returns the operation as `METHOD /path`.
    #[must_use]
    pub fn operation(&self) -> String {
        format!("{} {}", self.http_method, self.path)
    }

    /// Whether the server knows a repeated call by its `Idempotency-Key`.
    #[must_use]
    pub fn takes_idempotency_key(&self) -> bool {
        self.arguments
            .iter()
            .any(|argument| names::is_idempotency_key(argument.location, &argument.wire_name))
    }

    /// Whether an argument is the account of the call, by which calls are paced and counted.
    pub(crate) fn is_account(&self, argument: &Argument) -> bool {
        let name = &argument.wire_name;
        let is_of_accounts = self.path.contains(&format!("/accounts/{{{name}}}"));
        argument.location == Location::Path && (names::is_account(name) || is_of_accounts)
    }

    /// Returns the parameter for the size of a page, and the size to ask for: the largest documented
    /// one.
    pub(crate) fn page_size(&self, list: &List) -> Option<(String, u32)> {
        let mut parameters = self.arguments_in(Location::Query);
        let is_size = |argument: &&Argument| matches!(&*argument.wire_name, "limit" | "per_page");
        let parameter = parameters.find(is_size)?;
        let mut limits = parameter.limits.iter();
        let largest = limits.find_map(|(path, limit)| match limit {
            Limit::Maximum(largest) if path.is_empty() => Some(*largest as u32),
            _ => None,
        });
        Some((parameter.wire_name.clone(), largest.or(list.size)?))
    }

    /// Returns the arguments that one part of the request carries.
    pub(crate) fn arguments_in(&self, location: Location) -> impl Iterator<Item = &Argument> {
        let arguments = self.arguments.iter();
        arguments.filter(move |argument| argument.location == location)
    }
}

/// An argument of a method, or a setter of its request.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The name in Rust.
    pub name: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The part of the request that carries it.
    pub location: Location,
    /// Whether a request cannot be made without it.
    pub required: bool,
    /// Whether an empty text or list counts as missing, if the argument is required.
    pub filled: bool,
    /// Whether `null` differs from omitting it.
    pub nullable: bool,
    /// Its type.
    pub ty: Type,
    /// Limits that are checked before sending, each with the path to its value within the argument.
    pub limits: Vec<(Vec<String>, Limit)>,
    /// The kinds of a member of the body and of the values within it, each with the path to its value.
    pub kinds: Vec<(Vec<String>, JsonKind)>,
    /// Notes that are not checked, such as its default.
    pub notes: Vec<String>,
    /// The documentation.
    pub doc: String,
}

/// The kind of a JSON value, which is checked before sending.
///
/// Generated code writes them as the variants of the runtime's enum `Kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonKind {
    /// A boolean.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Argument {
    /// Whether every request has the setter already.
    pub(crate) fn is_set_by_all(&self) -> bool {
        // No setter except that of the header `Idempotency-Key` has this name.
        self.location == Location::Header && self.name == names::IDEMPOTENCY_KEY
    }

    /// Whether it is a whole URL in one segment of the path.
    pub(crate) fn is_url_in_path(&self) -> bool {
        self.location == Location::Path && self.ty == Type::String && names::is_url(&self.wire_name)
    }
}

/// The content of a successful response.
#[derive(Debug, Clone, PartialEq)]
pub enum Success {
    /// JSON of this type.
    Json(Type),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// No content.
    Empty,
}

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Boolean,
    /// `i64`
    Integer,
    /// `f64`
    Number,
    /// `String`
    String,
    /// `Id`, a number or text.
    Id,
    /// `Amount`, an exact decimal number.
    Amount,
    /// `Timestamp`, a date or time.
    Timestamp,
    /// `Secret`, a text that nothing shows.
    Secret,
    /// `FilePart`, a file that is sent.
    File,
    /// `serde_json::Value`
    Value,
    /// `serde_json::Map<String, serde_json::Value>`
    Object,
    /// `Vec`
    Vec(Box<Type>),
    /// `BTreeMap` with `String` keys
    Map(Box<Type>),
    /// `Option`
    Option(Box<Type>),
    /// `Box`, around a struct that is large, or through which a type contains itself.
    Boxed(Box<Type>),
    /// `Envelope`, which the server puts around most responses.
    Envelope(Box<Type>),
    /// One of [`Surface::types`], or of the envelope.
    Named(String),
}

impl Type {
    /// Returns the scalar that a name in `names.lock` stands for; `None` for the name of a type.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "String" => Self::String,
            "i64" => Self::Integer,
            "f64" => Self::Number,
            "Id" => Self::Id,
            "Amount" => Self::Amount,
            "Timestamp" => Self::Timestamp,
            "Secret" => Self::Secret,
            _ => return None,
        })
    }

    /// Returns whether a missing value and null read as an empty value of the type.
    pub(crate) fn is_never_null(&self) -> bool {
        matches!(self, Self::Vec(_) | Self::Map(_) | Self::Object)
    }

    /// Returns whether values are files, or lists of files.
    pub(crate) fn is_file(&self) -> bool {
        match self {
            Self::Vec(item) => **item == Self::File,
            ty => *ty == Self::File,
        }
    }

    /// Calls a function with every type that is named in this one.
    pub(crate) fn for_each_name(&self, function: &mut impl FnMut(&str)) {
        match self {
            Self::Vec(inner)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Boxed(inner)
            | Self::Envelope(inner) => inner.for_each_name(function),
            Self::Named(name) => function(name),
            _ => {}
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => f.write_str("bool"),
            Self::Integer => f.write_str("i64"),
            Self::Number => f.write_str("f64"),
            Self::String => f.write_str("String"),
            Self::Id => f.write_str("Id"),
            Self::Amount => f.write_str("Amount"),
            Self::Timestamp => f.write_str("Timestamp"),
            Self::Secret => f.write_str("Secret"),
            Self::File => f.write_str("FilePart"),
            Self::Value => f.write_str("Value"),
            Self::Object => f.write_str("Map<String, Value>"),
            Self::Vec(item) => write!(f, "Vec<{item}>"),
            Self::Map(value) => write!(f, "BTreeMap<String, {value}>"),
            Self::Option(inner) => write!(f, "Option<{inner}>"),
            Self::Boxed(inner) => write!(f, "Box<{inner}>"),
            Self::Envelope(data) => write!(f, "Envelope<{data}>"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Success {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(ty) => ty.fmt(f),
            Self::Text => f.write_str("String"),
            Self::Bytes => f.write_str("Bytes"),
            Self::Empty => f.write_str("()"),
        }
    }
}

/// The definition of a type.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// A struct.
    Struct {
        /// Its fields by wire name.
        fields: Vec<Field>,
        /// Whether a user makes values of it; otherwise they are only received.
        sent: bool,
    },
    /// An enum of texts.
    StringEnum(Vec<String>),
    /// An enum of whole numbers.
    IntegerEnum(Vec<i64>),
}

impl Definition {
    /// Returns the types of its fields.
    pub(crate) fn parts(&self) -> Vec<&Type> {
        match self {
            Self::Struct { fields, .. } => fields.iter().map(|field| &field.ty).collect(),
            Self::StringEnum(_) | Self::IntegerEnum(_) => Vec::new(),
        }
    }

    /// Returns the list of a page, which is a struct without an id around one list of structs.
    pub(crate) fn list_of_page(&self) -> Option<&Field> {
        const LISTS: [&str; 5] = ["data", "items", "list", "rows", "users"];
        let Self::Struct {
            fields,
            sent: false,
        } = self
        else {
            return None;
        };
        let is_list = |field: &&Field| {
            let is_struct =
                matches!(&field.ty, Type::Vec(item) if matches!(**item, Type::Named(_)));
            is_struct && LISTS.contains(&field.wire_name.as_str())
        };
        let mut lists = fields.iter().filter(is_list);
        let list = lists.next()?;
        let has_id = fields.iter().any(|field| field.wire_name == "id");
        (lists.next().is_none() && !has_id).then_some(list)
    }

    /// Unites with another definition of the same name; returns whether both can be one type.
    ///
    /// Enums keep all values, structs all fields.
    pub(crate) fn unite(&mut self, other: Self) -> bool {
        match (self, other) {
            (Self::StringEnum(own), Self::StringEnum(other)) => {
                own.extend(missing(own, other));
                true
            }
            (Self::IntegerEnum(own), Self::IntegerEnum(other)) => {
                own.extend(missing(own, other));
                true
            }
            (
                Self::Struct { fields, sent },
                Self::Struct {
                    fields: other,
                    sent: other_sent,
                },
            ) => {
                *sent |= other_sent;
                unite_fields(fields, other)
            }
            _ => false,
        }
    }
}

/// Adds the fields that a struct has elsewhere, unless one is of another type there.
///
/// A field of the type is required if all places require it; a requirement of one place is a limit
/// there.
fn unite_fields(own: &mut Vec<Field>, other: Vec<Field>) -> bool {
    for field in own.iter_mut() {
        let twin = other.iter().find(|twin| twin.wire_name == field.wire_name);
        if twin.is_some_and(|twin| twin.ty != field.ty) {
            return false;
        }
        field.required &= twin.is_some_and(|twin| twin.required);
    }
    for mut field in other {
        if own.iter().all(|known| known.wire_name != field.wire_name) {
            if own.iter().any(|known| known.name == field.name) {
                return false;
            }
            field.required = false;
            own.push(field);
        }
    }
    own.sort_by(|a, b| a.wire_name.cmp(&b.wire_name));
    true
}

fn missing<T: PartialEq>(known: &[T], values: Vec<T>) -> Vec<T> {
    let values = values.into_iter();
    values.filter(|value| !known.contains(value)).collect()
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name in Rust.
    pub name: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The type.
    pub ty: Type,
    /// Whether a value cannot be made without it.
    pub required: bool,
    /// Whether it holds the members that no other field does.
    pub holds_others: bool,
    /// The documentation.
    pub doc: String,
}

/// An operation that is not generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path.
    pub path: String,
    /// The name that is kept for it, as `media.upload`.
    pub name: Option<String>,
    /// Whether another operation has the same method and path.
    pub is_twin: bool,
    /// The reason.
    pub reason: String,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.method, self.path, self.reason)
    }
}
