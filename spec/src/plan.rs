//! Decides every Rust name and type before anything is generated: the [`Surface`] of the client.
//!
//! typify reuses a type by name without comparing structure. Here every object and every closed
//! list of values gets a name of its own, so that nothing is left for typify to name, and `trim`
//! proves afterwards that the generated code is what was planned.

mod interner;
mod types;

use std::{collections::BTreeMap, fmt};

use crate::{
    AnswerKind, Body, Document, Limits, Location, Operation, generate::Skipped, names,
    names::Scope, shape::Shape,
};
use interner::Interner;

/// All that a user of the generated client can name.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// One method per generated operation, ordered by path and method.
    pub methods: Vec<Method>,
    /// The types by name.
    pub types: BTreeMap<String, Definition>,
    /// What is not generated, and why.
    pub skipped: Vec<Skipped>,
}

/// A generated operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// The name of the method.
    pub name: String,
    /// The name of the request builder that it returns.
    pub builder: String,
    /// The HTTP method in upper case.
    pub http_method: &'static str,
    /// The path with `{name}` for each path argument, by its name on the wire.
    pub path: String,
    /// The documentation.
    pub doc: String,
    /// The setters of the builder, in the order of the operation's parameters.
    pub arguments: Vec<Argument>,
    /// The type of the body, and whether it is sent as a form.
    pub body: Option<(Type, bool)>,
    /// What it answers.
    pub success: Success,
}

impl Method {
    /// Returns the operation as `METHOD /path`.
    #[must_use]
    pub fn operation(&self) -> String {
        format!("{} {}", self.http_method, self.path)
    }
}

/// A setter of a request builder.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The name of the setter.
    pub name: String,
    /// The name on the wire.
    pub wire_name: String,
    /// Where it is sent.
    pub location: Location,
    /// Whether a request cannot be made without it.
    pub required: bool,
    /// Its type.
    pub ty: Type,
    /// The documentation.
    pub doc: String,
}

/// What a method answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Success {
    /// JSON of this type.
    Json(Type),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Nothing.
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
    /// `serde_json::Value`
    Value,
    /// `serde_json::Map<String, serde_json::Value>`
    Object,
    /// `Vec`
    Vec(Box<Type>),
    /// `HashMap` with `String` keys
    Map(Box<Type>),
    /// `Option`
    Option(Box<Type>),
    /// One of [`Surface::types`].
    Named(String),
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => f.write_str("bool"),
            Self::Integer => f.write_str("i64"),
            Self::Number => f.write_str("f64"),
            Self::String => f.write_str("String"),
            Self::Value => f.write_str("Value"),
            Self::Object => f.write_str("Map<String, Value>"),
            Self::Vec(item) => write!(f, "Vec<{item}>"),
            Self::Map(value) => write!(f, "HashMap<String, {value}>"),
            Self::Option(inner) => write!(f, "Option<{inner}>"),
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
    /// A whole number of a few.
    IntegerEnum(Vec<i64>),
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
    /// Whether the field stands in every value, if only as `null`.
    pub required: bool,
    /// The documentation.
    pub doc: String,
}

/// Setters that a builder has anyway, and what the generated code calls its own.
const TAKEN_ARGUMENTS: [&str; 5] = ["body", "body_map", "client", "new", "send"];

/// The builders of methods that the client has anyway, and what generated code calls its own.
const TAKEN_BUILDERS: [&str; 17] = [
    "BaseUrl", "Builder", "Clone", "Debug", "Default", "Err", "From", "FromEnv", "None", "Ok",
    "Option", "Request", "Result", "Self_", "Some", "String", "Vec",
];

/// What generated code names without a path.
const TAKEN_TYPES: [&str; 12] = [
    "Clone", "Debug", "Default", "Err", "From", "None", "Ok", "Option", "Result", "Some", "String",
    "Vec",
];

/// Names everything in a document.
#[must_use]
pub fn plan(document: &Document) -> Surface {
    let mut scope = Scope::reserving(&TAKEN_TYPES);
    let (operations, skipped) = split(document);
    let interner = Interner::new(&operations, &mut scope);
    let mut planner = Planner {
        scope,
        interner,
        types: BTreeMap::new(),
    };
    let mut method_names = Scope::reserving(&TAKEN_BUILDERS);
    let methods = operations
        .into_iter()
        .map(|operation| planner.method(operation, &mut method_names))
        .collect();
    Surface {
        methods,
        types: planner.types,
        skipped,
    }
}

fn split(document: &Document) -> (Vec<&Operation>, Vec<Skipped>) {
    let mut operations = Vec::new();
    let mut skipped = Vec::new();
    let mut routes = BTreeMap::new();
    for operation in &document.operations {
        let route = (operation.method, route(operation));
        let reason = match (&operation.body, routes.get(&route)) {
            (Some(Body::Multipart), _) => "a body of multipart/form-data".to_owned(),
            (Some(Body::Other(media_type)), _) => format!("a body of {media_type}"),
            (_, Some(twin)) => format!("the same as {twin}"),
            _ => {
                routes.insert(route, operation);
                operations.push(operation);
                continue;
            }
        };
        skipped.push(Skipped {
            method: operation.method,
            path: operation.path.clone(),
            reason,
        });
    }
    (operations, skipped)
}

/// The path without the names of its parameters, which the server does not see.
fn route(operation: &Operation) -> String {
    operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Path)
        .fold(operation.path.clone(), |path, parameter| {
            path.replace(&format!("{{{}}}", parameter.name), "{}")
        })
}

struct Planner {
    scope: Scope,
    interner: Interner,
    types: BTreeMap<String, Definition>,
}

impl Planner {
    fn method(&mut self, operation: &Operation, method_names: &mut Scope) -> Method {
        // Progenitor names the builder after the method.
        let name = method_names.claim_by(&operation.id, names::snake, names::pascal);
        let builder = names::pascal(&name);
        let mut argument_names = Scope::reserving(&TAKEN_ARGUMENTS);
        let mut arguments: Vec<Argument> = operation
            .parameters
            .iter()
            .map(|parameter| {
                let place = format!("{builder}-{}", parameter.name);
                Argument {
                    name: argument_names.claim(&parameter.name, names::snake),
                    wire_name: parameter.name.clone(),
                    location: parameter.location,
                    required: parameter.required,
                    ty: self.sent(&parameter.shape, &place),
                    doc: documentation(&parameter.description, &parameter.limits),
                }
            })
            .collect();
        // Progenitor's order: the path's, then by name.
        arguments.sort_by(|a, b| {
            let key = |argument: &Argument| {
                (argument.location != Location::Path).then(|| argument.name.clone())
            };
            key(a).cmp(&key(b))
        });
        let body = match &operation.body {
            Some(Body::Json(shape)) => Some((self.body(shape, &builder), false)),
            Some(Body::Form(shape)) => Some((self.body(shape, &builder), true)),
            _ => None,
        };
        let success = match &operation.answer.kind {
            AnswerKind::Json(shape) => Success::Json(self.received(shape)),
            AnswerKind::Text => Success::Text,
            AnswerKind::Bytes => Success::Bytes,
            AnswerKind::Empty => Success::Empty,
        };
        Method {
            name,
            builder,
            http_method: operation.method,
            path: operation.path.clone(),
            doc: method_documentation(operation),
            arguments,
            body,
            success,
        }
    }

    fn body(&mut self, shape: &Shape, builder: &str) -> Type {
        self.sent(shape, &format!("{builder}-body"))
    }
}

fn method_documentation(operation: &Operation) -> String {
    let summary = match operation.summary.as_str() {
        "" => format!("`{operation}`"),
        text => text.to_owned(),
    };
    let mut doc = summary;
    if !operation.description.is_empty() {
        doc.push_str("\n\n");
        doc.push_str(&operation.description);
    }
    if !operation.summary.is_empty() {
        doc.push_str(&format!("\n\n`{operation}`"));
    }
    doc
}

fn documentation(description: &str, limits: &Limits) -> String {
    let limits = limits.0.join(", ");
    let mut chars = limits.chars();
    let limits = chars.next().map(|first| {
        let first = first.to_ascii_uppercase();
        format!("{first}{}.", chars.as_str())
    });
    match (description, limits) {
        ("", limits) => limits.unwrap_or_default(),
        (text, None) => text.to_owned(),
        (text, Some(limits)) => format!("{text}\n\n{limits}"),
    }
}
