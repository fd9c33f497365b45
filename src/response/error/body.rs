//! [`ErrorBody`]: the parts of the server's error bodies.

use std::fmt;

use serde_json::Value;

use crate::response::drift::one_line;

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
    pub(super) field_errors: Vec<(String, Vec<String>)>,
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
        for (field, problems) in &self.field_errors {
            write!(
                f,
                "; {}: {}",
                one_line(field),
                one_line(&problems.join(" "))
            )?;
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
        let problems = self.field_errors.iter_mut();
        let problems = problems.flat_map(|(_, problems)| problems);
        for text in texts.chain(problems).filter(|text| text.contains(secret)) {
            *text = text.replace(secret, REDACTED);
        }
        self.field_errors
            .retain(|(field, _)| !field.contains(secret));
        if let Some(relayed) = &mut self.onlyfans_response
            && relayed.body.to_string().contains(secret)
        {
            relayed.body = REDACTED.into();
        }
    }

    /// Reads a body that is not JSON: a page of the edge in front of the server, or a broken body.
    pub(super) fn from_page(body: &[u8]) -> Self {
        Self {
            message: title(&String::from_utf8_lossy(body)),
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
        Self {
            code: text(&error["code"])
                .or_else(|| text(&body["code"]))
                .or(code),
            message: text(&body["message"])
                .or_else(|| text(&error["message"]))
                .or(sentence)
                // The edge sends problem details (RFC 9457).
                .or_else(|| text(&body["detail"]))
                .or_else(|| text(&body["title"])),
            description: text(&body["description"]),
            edge_code: body["cloudflare_error"]
                .as_bool()
                .unwrap_or(false)
                .then(|| body["error_code"].as_u64().unwrap_or(0)),
            field_errors: field_errors(&body["errors"]),
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

fn field_errors(errors: &Value) -> Vec<(String, Vec<String>)> {
    let texts = |value: &Value| match value {
        Value::Array(items) => items
            .iter()
            .map(|item| {
                item.as_str()
                    .map_or_else(|| item.to_string(), str::to_owned)
            })
            .collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    };
    let members = errors.as_object().into_iter().flatten();
    members
        .map(|(field, problems)| (field.clone(), texts(problems)))
        .collect()
}

/// Returns the title of an HTML page, on one line.
fn title(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<title>")?;
    let (title, _) = rest.split_once("</title>")?;
    let title = one_line(title);
    (!title.is_empty()).then_some(title)
}
