//! [`ErrorBody`]: the parts of the server's error bodies.

use std::fmt;

use serde_json::Value;

use super::field_error::{FieldError, texts};
use crate::decode::drift::one_line;

const REDACTED: &str = "[redacted]";
const SHORTEST_SECRET: usize = 8;

/// An error response of OnlyFans itself, as relayed by the server.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OnlyFansResponse {
    /// The HTTP status of OnlyFans, which may differ from that of the server.
    pub status: Option<u16>,
    /// The body of OnlyFans; null if the server relayed none.
    pub body: Value,
}

/// The parts of an error body.
#[derive(Debug, Default)]
pub(super) struct ErrorBody {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) description: Option<String>,
    pub(super) field_errors: Vec<FieldError>,
    pub(super) onlyfans_response: Option<OnlyFansResponse>,
    /// The number of an error of the edge itself, if the edge sent it as JSON; 0 if it has none.
    pub(super) edge_code: Option<u64>,
}

impl fmt::Display for ErrorBody {
    /// Continues a message that ends with the status.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = &self.code {
            write!(f, " {}", one_line(code))?;
        }
        if let Some(message) = self.message.as_ref().or(self.description.as_ref()) {
            write!(f, ": {}", one_line(message))?;
        }
        for error in &self.field_errors {
            write!(f, "; {error}")?;
        }
        Ok(())
    }
}

impl ErrorBody {
    /// Redacts a secret in all parts that are shown.
    pub(super) fn redact(&mut self, secret: &str) {
        // A shorter secret is not a key of this API but of a mock, and part of many words.
        if secret.len() < SHORTEST_SECRET {
            return;
        }
        let texts = [&mut self.code, &mut self.message, &mut self.description];
        let texts = texts.into_iter().flatten();
        let messages = self.field_errors.iter_mut();
        let messages = messages.flat_map(|error| &mut error.messages);
        for text in texts.chain(messages).filter(|text| text.contains(secret)) {
            *text = text.replace(secret, REDACTED);
        }
        self.field_errors
            .retain(|error| !error.field.contains(secret));
        if let Some(relayed) = &mut self.onlyfans_response
            && relayed.body.to_string().contains(secret)
        {
            relayed.body = REDACTED.into();
        }
    }

    /// Reads a body that is not JSON: a page of the edge in front of the server, or a broken body.
    pub(super) fn from_page(body: &str) -> Self {
        Self {
            message: title(body),
            ..Self::default()
        }
    }

    /// Reads any of the forms of the server's JSON error bodies.
    pub(super) fn from_json(body: &Value) -> Self {
        let error = &body["error"];
        let text = |value: &Value| {
            value
                .as_str()
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        // `error` is a code in most responses, a sentence in some, an object in a few.
        let (code, sentence) = match error.as_str() {
            Some(error) if !error.contains(char::is_whitespace) => (text(&body["error"]), None),
            _ => (None, text(error)),
        };
        let mut message = text(&body["message"])
            .or_else(|| text(&error["message"]))
            .or(sentence)
            // The edge sends problem details (RFC 9457).
            .or_else(|| text(&body["detail"]))
            .or_else(|| text(&body["title"]));
        let mut field_errors = FieldError::by_field(&body["errors"]);
        let messages = unnamed(body);
        if !messages.is_empty() {
            match message {
                None => message = Some(messages.join(" ")),
                Some(_) => field_errors.push(FieldError {
                    field: String::new(),
                    messages,
                }),
            }
        }
        Self {
            code: text(&error["code"])
                .or_else(|| text(&body["code"]))
                .or(code),
            message,
            description: text(&body["description"]),
            edge_code: body["cloudflare_error"]
                .as_bool()
                .unwrap_or(false)
                .then(|| body["error_code"].as_u64().unwrap_or(0)),
            field_errors,
            onlyfans_response: body
                .get("onlyfans_response")
                .filter(|relayed| !relayed.is_null())
                .map(|relayed| OnlyFansResponse {
                    status: relayed["status"]
                        .as_u64()
                        .and_then(|status| status.try_into().ok()),
                    body: relayed["body"].clone(),
                }),
        }
    }
}

/// Returns the messages that belong to no field: a body of text, or a list of texts in place of a
/// body, of `error` or of `errors`.
fn unnamed(body: &Value) -> Vec<String> {
    let mut messages = texts(body);
    if body["error"].is_array() {
        messages.append(&mut texts(&body["error"]));
    }
    messages.append(&mut texts(&body["errors"]));
    messages
}

/// Returns the title of an HTML page, on one line.
fn title(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<title>")?;
    let (title, _) = rest.split_once("</title>")?;
    let title = one_line(title);
    (!title.is_empty()).then_some(title)
}
