//! Decides every Rust name and type before anything is generated.
//!
//! typify reuses a type by name without comparing structure. Here every object and every closed
//! list of values gets a name of its own, so that nothing is left for typify to name, and `trim`
//! proves afterwards that the generated code is what was planned.

mod interner;
mod types;

use std::collections::BTreeMap;

use crate::{
    AnswerKind, Argument, Body, Definition, Document, Limits, Location, Method, Operation, Skipped,
    Success, Surface, Type, names, names::Scope, shape::Shape,
};
use interner::Interner;

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
