//! Writes the index of responses that the mock server reads.

use serde_json::{Value, json};

use crate::{
    document::{Content, Document, Response},
    sample,
};

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
            let (content_type, body) = content(&operation.response);
            json!({
                "method": operation.method,
                "path": operation.path,
                "status": operation.response.status,
                "content_type": content_type,
                "body": body,
            })
        })
        .collect::<Value>()
        .to_string()
}

fn content(response: &Response) -> (Option<&'static str>, String) {
    match (&response.kind, &response.sample) {
        (Content::Json(_), Some(sample)) => (Some("application/json"), sample.to_string()),
        (Content::Json(shape), None) => {
            let body = match sample::value(shape, &Value::Null) {
                Value::Null => json!({}),
                body => body,
            };
            (Some("application/json"), body.to_string())
        }
        (Content::Text, Some(Value::String(text))) => (Some("text/plain"), text.clone()),
        (Content::Text, _) => (Some("text/plain"), "text".to_owned()),
        (Content::Bytes, _) => (Some("application/octet-stream"), "bytes".to_owned()),
        (Content::Empty, _) => (None, String::new()),
    }
}
