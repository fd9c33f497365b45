//! Writes the index of responses that the mock server reads.

use serde_json::{Value, json};

use crate::{Answer, AnswerKind, Document, sample};

/// Returns the index as JSON: an array of `{method, path, status, content_type, body}`.
///
/// The body is text that is sent as it stands: the published sample where there is one, else a
/// value made from the schema.
#[must_use]
pub fn mock_index(document: &Document) -> String {
    document
        .operations
        .iter()
        .map(|operation| {
            let (content_type, body) = answer(&operation.answer);
            json!({
                "method": operation.method,
                "path": operation.path,
                "status": operation.answer.status,
                "content_type": content_type,
                "body": body,
            })
        })
        .collect::<Value>()
        .to_string()
}

fn answer(answer: &Answer) -> (Option<&'static str>, String) {
    match (&answer.kind, &answer.sample) {
        (AnswerKind::Json(_), Some(sample)) => (Some("application/json"), sample.to_string()),
        (AnswerKind::Json(shape), None) => {
            let body = match sample::value(shape, &Value::Null) {
                Value::Null => json!({}),
                body => body,
            };
            (Some("application/json"), body.to_string())
        }
        (AnswerKind::Text, Some(Value::String(text))) => (Some("text/plain"), text.clone()),
        (AnswerKind::Text, _) => (Some("text/plain"), "text".to_owned()),
        (AnswerKind::Bytes, _) => (Some("application/octet-stream"), "bytes".to_owned()),
        (AnswerKind::Empty, _) => (None, String::new()),
    }
}
