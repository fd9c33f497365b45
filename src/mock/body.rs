//! The reading of a request's body: JSON, a form, or a form of parts.

use std::convert::Infallible;

use bytes::Bytes;
use futures_core::Stream;
use hyper::{StatusCode, header::HeaderMap};
use serde_json::{Map, Value, json};

use super::{
    endpoint::Endpoint,
    received::{Arguments, ReceivedFile},
    reply::Reply,
};
use crate::operation::Body;

/// Reads a body into arguments.
///
/// # Errors
///
/// Returns the response to a body that cannot be read.
pub(super) async fn read(
    endpoint: Endpoint,
    headers: &HeaderMap,
    body: &Bytes,
    arguments: &mut Arguments,
) -> Result<(), Box<Reply>> {
    if endpoint.definition().operation.body == Body::None && body.is_empty() {
        return Ok(());
    }
    let media_type = headers
        .get("content-type")
        .and_then(|value| value.to_str().ok());
    let media_type = media_type.unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    match &*essence {
        "multipart/form-data" => return read_parts(media_type, body, arguments).await,
        _ if body.is_empty() => {
            // A body without members is none, unless a list or scalar is expected.
            arguments.body = json!({});
        }
        "application/x-www-form-urlencoded" => {
            let pairs = form_urlencoded::parse(body).into_owned();
            arguments.body = members(pairs).into();
        }
        "application/json" => arguments.body = json_of(body)?,
        other if other.ends_with("+json") => arguments.body = json_of(body)?,
        other => {
            let found = if other.is_empty() { "none" } else { other };
            return Err(Box::new(Reply::error(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                &format!("expected the media type of JSON or of a form, found {found}"),
            )));
        }
    }
    Ok(())
}

fn json_of(body: &Bytes) -> Result<Value, Box<Reply>> {
    serde_json::from_slice(body).map_err(|error| {
        Box::new(Reply::error(
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
            &format!("expected JSON: {error}"),
        ))
    })
}

/// Collects the fields of a form; a name that ends with `[]` makes a list.
fn members(pairs: impl Iterator<Item = (String, String)>) -> Map<String, Value> {
    let mut members = Map::new();
    for (name, value) in pairs {
        match name.strip_suffix("[]") {
            Some(list) => {
                let items = members.entry(list).or_insert_with(|| json!([]));
                if let Value::Array(items) = items {
                    items.push(value.into());
                }
            }
            None => {
                members.insert(name, value.into());
            }
        }
    }
    members
}

async fn read_parts(
    media_type: &str,
    body: &Bytes,
    arguments: &mut Arguments,
) -> Result<(), Box<Reply>> {
    let refused = |error: multer::Error| {
        let description = format!("expected a form of parts: {error}");
        Box::new(Reply::error(
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
            &description,
        ))
    };
    let boundary = multer::parse_boundary(media_type).map_err(refused)?;
    let mut form = multer::Multipart::new(Whole(Some(body.clone())), boundary);
    let mut fields = Vec::new();
    while let Some(part) = form.next_field().await.map_err(refused)? {
        let name = part.name().unwrap_or_default().to_owned();
        if let Some(file) = part.file_name().map(str::to_owned) {
            let content = part.bytes().await.map_err(refused)?;
            arguments.files.push(ReceivedFile {
                part: name.clone(),
                name: file.clone(),
                length: content.len() as u64,
            });
            fields.push((name, file));
        } else {
            fields.push((name, part.text().await.map_err(refused)?));
        }
    }
    arguments.body = members(fields.into_iter()).into();
    Ok(())
}

/// A body in one piece.
struct Whole(Option<Bytes>);

impl Stream for Whole {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(Ok))
    }
}
