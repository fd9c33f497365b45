//! [`Change`]: one difference between two editions of a document, and how oasdiff would judge it.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

/// One difference between two editions of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What changed, in oasdiff's vocabulary; `unclassified-change` if that has no word for it.
    pub id: String,
    /// What it means to a client of any language.
    pub level: Level,
    /// The part of the document.
    pub area: Area,
    /// Which way what changed travels.
    pub direction: Direction,
    /// The operation as `METHOD /path`, of the new edition if it is in both; empty for the whole document.
    pub operation: String,
    /// What changed in terms of the wire, as in `names.lock`: `GET /api/{}/chats answer.data[].id`.
    pub place: String,
    /// Where it stands in the old edition, or where it would.
    pub old_pointer: String,
    /// Where it stands in the new edition, or stood.
    pub new_pointer: String,
    /// What stood there; `null` for nothing, a few words for what is long.
    pub old: Value,
    /// What stands there.
    pub new: Value,
    /// Whether only prose or samples changed.
    pub is_documentation: bool,
    /// Twelve hexadecimal digits that are the same for the same change in every run.
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

/// What a change means to a client of any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Breaks no client.
    Info,
    /// Breaks some clients, which the document does not tell.
    Warning,
    /// Breaks clients.
    Error,
}

/// A part of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Area {
    /// The document as a whole.
    Document,
    /// Which operations there are.
    Paths,
    /// Parameters and headers that are sent.
    Parameters,
    /// What is sent.
    RequestBody,
    /// Statuses, media types and headers that are received.
    Responses,
    /// Types of bodies.
    Schema,
    /// Groups.
    Tags,
    /// Authentication.
    Security,
    /// What is defined once and referred to.
    Components,
}

/// Which way something travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
    /// Not at all.
    None,
}

/// Returns what is short as it is, and of the rest how long it is.
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
