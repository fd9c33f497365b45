//! [`Page`]: a response to a read that is kept as text, except for its metadata.

use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use hyper::{
    StatusCode,
    header::{CONTENT_TYPE, HeaderMap, HeaderValue},
};
use serde_json::Value;

use super::{
    reply::{Content, Reply},
    team::Charged,
};

/// A response whose text is the same as long as nothing changes but the team's credits and limits.
#[derive(Debug)]
pub(super) struct Page {
    status: StatusCode,
    /// The member `_meta`, if there is one.
    meta: Option<Value>,
    /// The body without it.
    rest: Bytes,
    /// The last text, and its credits and limits.
    last: Mutex<Option<(Charged, Bytes)>>,
}

impl Page {
    /// Keeps a response; `None` if it is no JSON.
    pub(super) fn of(reply: &Reply) -> Option<Self> {
        let Content::Json(body) = &reply.body else {
            return None;
        };
        let mut body = body.clone();
        let meta = body
            .as_object_mut()
            .and_then(|members| members.remove("_meta"));
        Some(Self {
            status: reply.status,
            meta,
            rest: body.to_string().into(),
            last: Mutex::new(None),
        })
    }

    /// Makes the response with credits and limits.
    pub(super) fn reply(&self, charged: Charged) -> Reply {
        let mut headers = HeaderMap::with_capacity(8);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Reply {
            status: self.status,
            headers,
            body: Content::Bytes(self.text(charged)),
            is_of_the_api: true,
        }
    }

    fn text(&self, charged: Charged) -> Bytes {
        let Some(meta) = &self.meta else {
            return self.rest.clone();
        };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, text)) = &*last
            && *known == charged
        {
            return text.clone();
        }
        let mut meta = meta.clone();
        charged.write(&mut meta);
        // Names are in the order of the alphabet, of which `_meta` is the first.
        let rest = &self.rest[1..];
        let comma: &[u8] = if rest == b"}" { b"" } else { b"," };
        let text = [b"{\"_meta\":", meta.to_string().as_bytes(), comma, rest].concat();
        let text = Bytes::from(text);
        *last = Some((charged, text.clone()));
        text
    }
}
