//! [`Change`]: one difference between two editions of a document, classified as by oasdiff.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

/// One difference between two editions of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The kind of change, in oasdiff's vocabulary; `unclassified-change` if that has no name for it.
    pub id: String,
    /// The consequence for a client in any language.
    pub level: Level,
    /// The part of the document.
    pub area: Area,
    /// The direction in which the changed part is sent.
    pub direction: Direction,
    /// The operation as `METHOD /path`, in the new edition if both have it; empty for the document.
    pub operation: String,
    /// The place on the wire, as in `names.lock`: `GET /api/{}/chats response.data[].id`.
    pub place: String,
    /// The pointer into the old edition, to the value or the nearest one around it.
    pub old_pointer: String,
    /// The pointer into the new edition, to the value or the nearest one around it.
    pub new_pointer: String,
    /// The old value; `null` if absent, abridged if long.
    pub old: Value,
    /// The new value; `null` if absent, abridged if long.
    pub new: Value,
    /// Whether only descriptions or samples changed.
    pub is_documentation: bool,
    /// Twelve hexadecimal digits, the same in every run.
    pub fingerprint: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, place, .. } = self;
        write!(f, "{} {id}", self.fingerprint)?;
        if !place.is_empty() {
            write!(f, " {place}")?;
        }
        match (&self.old, &self.new) {
            (Value::Null, Value::Null) => Ok(()),
            (Value::Null, new) => write!(f, ": {new}"),
            (old, Value::Null) => write!(f, ": {old} before"),
            (old, new) => write!(f, ": {old} -> {new}"),
        }
    }
}

/// The consequence of a change for a client in any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The change breaks no client.
    Info,
    /// The change may break clients; the document does not tell.
    Warning,
    /// The change breaks clients.
    Error,
}

/// A part of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Area {
    /// The document as a whole.
    Document,
    /// Paths and operations.
    Paths,
    /// Parameters.
    Parameters,
    /// Request bodies.
    RequestBody,
    /// Statuses, media types and headers of responses.
    Responses,
    /// Schemas of bodies.
    Schema,
    /// Tags, which are the groups.
    Tags,
    /// Authentication.
    Security,
    /// Components.
    Components,
}

/// The direction in which a part is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
    /// Neither.
    None,
}

/// Abridges a long value.
pub(super) fn brief(value: &Value) -> Value {
    const LONGEST: usize = 200;
    let long = match value {
        Value::Array(items) if value.to_string().len() > LONGEST => {
            format!("a list of {}", items.len())
        }
        Value::Object(members) if value.to_string().len() > LONGEST => {
            format!("an object with {} members", members.len())
        }
        Value::String(text) if text.chars().count() > LONGEST => {
            let head: String = text.chars().take(LONGEST).collect();
            format!("{head}…")
        }
        value => return value.clone(),
    };
    long.into()
}
