//! The seam: all that generated code uses of what is written by hand.
//!
//! Public for code that is generated elsewhere; not for people, and free to change.

pub use crate::{
    __kinds as kinds, __number_enum as number_enum, __request as request,
    __request_body as request_body, __text_enum as text_enum,
    client::Client,
    envelope::{CacheInfo, Credits, Envelope, Meta, Pagination, RateLimits},
    error::Error,
    id::Id,
    operation::{Body, Check, Limit, Location, Operation},
    reading::{empty_list_as_map, empty_list_as_none, null_as_default, number_in_text},
    request::{Json, Nothing, Raw, Request, ResponseFuture, Text},
    response::Response,
};
pub use bytes::Bytes;

/// Makes a list of what can become its items.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}
