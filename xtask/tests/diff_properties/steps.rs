//! Changes of a known severity.

use serde_json::{Value, json};
use xtask::api::Bump;

use crate::values::named;

/// A change of one operation, of a known severity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    AddOperation,
    RemoveOperation,
    AddParameter,
    RemoveParameter,
    RequireParameter,
    AddField,
    RemoveField,
    Deprecate,
    Describe,
}

pub(crate) const STEPS: &[Step] = &[
    Step::AddOperation,
    Step::RemoveOperation,
    Step::AddParameter,
    Step::RemoveParameter,
    Step::RequireParameter,
    Step::AddField,
    Step::RemoveField,
    Step::Deprecate,
    Step::Describe,
];

impl Step {
    pub(crate) fn bump(self) -> Bump {
        match self {
            Self::RemoveOperation
            | Self::RemoveParameter
            | Self::RequireParameter
            | Self::RemoveField => Bump::Major,
            Self::AddOperation | Self::AddParameter | Self::AddField | Self::Deprecate => {
                Bump::Minor
            }
            Self::Describe => Bump::Patch,
        }
    }

    /// Returns the operation before or after the step, if it exists.
    pub(crate) fn operation(self, noun: &str, is_done: bool) -> Option<Value> {
        let does = |step: Self| is_done && self == step;
        if does(Self::RemoveOperation) || (self == Self::AddOperation && !is_done) {
            return None;
        }
        let parameter = |name: &str, required: bool| {
            json!({
                "in": "query",
                "name": name,
                "required": required,
                "schema": {"type": "integer"},
            })
        };
        let mut parameters = Vec::new();
        if !does(Self::RemoveParameter) {
            parameters.push(parameter("limit", does(Self::RequireParameter)));
        }
        if does(Self::AddParameter) {
            parameters.push(parameter("offset", false));
        }
        let mut members = vec![(format!("{noun}_id"), json!({"type": "integer"}))];
        if !does(Self::RemoveField) {
            members.push((format!("{noun}_name"), json!({"type": "string"})));
        }
        if does(Self::AddField) {
            members.push((format!("{noun}_note"), json!({"type": "string"})));
        }
        let schema = json!({"type": "object", "properties": named(members)});
        let is_described = does(Self::Describe);
        let description = if is_described { "One." } else { "Another." };
        Some(json!({
            "tags": ["Things"],
            "summary": format!("Get {noun}"),
            "description": description,
            "deprecated": does(Self::Deprecate),
            "parameters": parameters,
            "responses": {"200": {"content": {"application/json": {"schema": schema}}}},
        }))
    }
}

/// The operations, each for one step; their responses have no member in common.
pub(crate) const NOUNS: [&str; 6] = ["chat", "fan", "file", "label", "post", "story"];

/// Returns a document after some of the steps, with one more operation that never changes.
pub(crate) fn after(steps: &[(Step, bool)], is_done: fn(bool) -> bool) -> String {
    let operations = NOUNS
        .iter()
        .zip(steps)
        .filter_map(|(noun, (step, is_first))| {
            let operation = step.operation(noun, is_done(*is_first))?;
            Some((format!("/api/{noun}"), json!({"get": operation})))
        });
    let account = Step::Describe.operation("account", false);
    let account = ("/api/account".to_owned(), json!({"get": account}));
    let paths = named(operations.chain([account]));
    json!({"openapi": "3.0.3", "paths": paths}).to_string()
}
