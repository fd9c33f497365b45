//! What stands in a document, with JSON pointers to it.

use std::collections::BTreeMap;

use onlyfansapi_spec::is_json;
use serde_json::Value;

use super::json::{array, child, sorted};

/// Schemas are read down to this depth, as in `repair`.
pub(super) const DEEPEST: usize = 24;

/// What stands in a document: in its paths, by name, and then in its components.
#[derive(Default)]
pub(super) struct Sites<'a> {
    pub(super) paths: Vec<Path<'a>>,
    pub(super) operations: Vec<Operation<'a>>,
    pub(super) parameters: Vec<Parameter<'a>>,
    pub(super) answers: Vec<Answer<'a>>,
    pub(super) schemas: Vec<Schema<'a>>,
    pub(super) prose: Vec<Prose<'a>>,
    /// Pointers to the references that lead to nothing in the document.
    pub(super) lost_references: Vec<String>,
}

pub(super) struct Path<'a> {
    pub(super) pointer: String,
    pub(super) path: &'a str,
}

pub(super) struct Operation<'a> {
    pub(super) pointer: String,
    /// In lower case.
    pub(super) method: &'static str,
    pub(super) path: &'a str,
    pub(super) value: &'a Value,
    /// Those of the path, then its own; references are followed.
    pub(super) parameters: Vec<&'a Value>,
    /// Null if there is none; references are followed.
    pub(super) body: &'a Value,
    /// By status; references are followed.
    pub(super) answers: BTreeMap<&'a String, &'a Value>,
}

pub(super) struct Parameter<'a> {
    pub(super) pointer: String,
    /// The path that it is declared for, unless it is a component.
    pub(super) path: Option<&'a str>,
    /// Whether it is declared for all operations of its path.
    pub(super) is_shared: bool,
    pub(super) value: &'a Value,
    /// References are followed.
    pub(super) schema: &'a Value,
}

pub(super) struct Answer<'a> {
    pub(super) pointer: String,
    /// As it is written, unless the answer is a component.
    pub(super) status: Option<&'a str>,
    pub(super) value: &'a Value,
}

pub(super) struct Schema<'a> {
    pub(super) pointer: String,
    pub(super) value: &'a Value,
    /// Its name, if it is a member of an object.
    pub(super) member: Option<&'a str>,
    pub(super) role: Role,
    /// How many schemas it stands in.
    pub(super) depth: usize,
}

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Parameter,
    JsonBody,
    OtherBody,
    /// The answer on success.
    Answer,
    /// Any other answer.
    Error,
    /// What refers to it.
    Component,
}

pub(super) struct Prose<'a> {
    pub(super) pointer: String,
    pub(super) text: &'a str,
}

impl Sites<'_> {
    pub(super) fn operations_where(
        &self,
        mut is_it: impl FnMut(&Operation<'_>) -> bool,
    ) -> Vec<String> {
        let found = self.operations.iter().filter(|site| is_it(site));
        found.map(|site| site.pointer.clone()).collect()
    }

    pub(super) fn parameters_where(&self, is_it: impl Fn(&Parameter<'_>) -> bool) -> Vec<String> {
        let found = self.parameters.iter().filter(|site| is_it(site));
        found.map(|site| site.pointer.clone()).collect()
    }

    pub(super) fn answers_where(&self, is_it: impl Fn(&Answer<'_>) -> bool) -> Vec<String> {
        let found = self.answers.iter().filter(|site| is_it(site));
        found.map(|site| site.pointer.clone()).collect()
    }

    pub(super) fn schemas_where(&self, is_it: impl Fn(&Schema<'_>) -> bool) -> Vec<String> {
        let found = self.schemas.iter().filter(|site| is_it(site));
        found.map(|site| site.pointer.clone()).collect()
    }
}

impl Parameter<'_> {
    pub(super) fn is_in(&self, location: &str) -> bool {
        self.value["in"] == location
    }

    pub(super) fn name(&self) -> &str {
        self.value["name"].as_str().unwrap_or_default()
    }
}

impl<'a> Answer<'a> {
    /// Whether it is read: what a component is used for is not known.
    pub(super) fn is_success(&self) -> bool {
        self.status.is_none_or(|status| status.starts_with('2'))
    }

    /// Whether its status forbids a body.
    pub(super) fn is_without_body(&self) -> bool {
        matches!(self.status, Some("204" | "205" | "304"))
    }

    /// Returns the media type that is read if there are several, and what is said of it.
    pub(super) fn media(&self) -> Option<(&'a str, &'a Value)> {
        let value: &'a Value = self.value;
        let content: Vec<(&'a String, &'a Value)> = sorted(&value["content"]).into_iter().collect();
        let json = content.iter().find(|(media_type, _)| is_json(media_type));
        let (media_type, media) = json.or_else(|| content.first()).copied()?;
        Some((media_type.as_str(), media))
    }

    /// Returns the schema of the JSON that is read, if it is JSON; null if there is no schema.
    pub(super) fn json_schema(&self) -> Option<&'a Value> {
        let (media_type, media) = self.media()?;
        let is_read = self.is_success() && !self.is_without_body() && is_json(media_type);
        is_read.then_some(&media["schema"])
    }
}

impl<'a> Schema<'a> {
    pub(super) fn whole(pointer: String, value: &'a Value, role: Role) -> Self {
        Self {
            pointer,
            value,
            member: None,
            role,
            depth: 0,
        }
    }

    /// Whether its type is called so.
    pub(super) fn is(&self, name: &str) -> bool {
        self.value["type"] == name
    }

    /// Whether it may describe what the server sends.
    pub(super) fn is_received(&self) -> bool {
        matches!(self.role, Role::Answer | Role::Error | Role::Component)
    }

    /// Whether it may describe what is sent to the server.
    pub(super) fn is_sent(&self) -> bool {
        !matches!(self.role, Role::Answer | Role::Error)
    }

    /// Returns the schemas in it. They are found by where they stand, never by their names: a member
    /// may be called `type`, `required` or `properties`.
    pub(super) fn parts(&self) -> Vec<Self> {
        let value: &'a Value = self.value;
        if self.depth > DEEPEST || value["$ref"].is_string() {
            return Vec::new();
        }
        let at = |key: &str| format!("{}/{key}", self.pointer);
        let part = |pointer: String, value: &'a Value, member: Option<&'a str>| Self {
            pointer,
            value,
            member,
            role: self.role,
            depth: self.depth + 1,
        };
        let mut parts = Vec::new();
        for (name, value) in sorted(&value["properties"]) {
            parts.push(part(
                child(&at("properties"), name),
                value,
                Some(name.as_str()),
            ));
        }
        for key in ["items", "additionalProperties"] {
            parts.push(part(at(key), &value[key], None));
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            for (index, value) in array(&value[key]).iter().enumerate() {
                parts.push(part(format!("{}/{index}", at(key)), value, None));
            }
        }
        parts
    }
}
