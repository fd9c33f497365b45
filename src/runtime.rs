//! The seam: every hand-written item that generated code uses.
//!
//! It is public for code that is generated in other crates. It is not meant for users, and may
//! change in any version.

pub use crate::{
    __model as model, __number_enum as number_enum, __request as request,
    __request_body as request_body, __text_enum as text_enum,
    client::Client,
    model::{
        envelope::{CacheInfo, Credits, Envelope, Meta, Pagination, RateLimits},
        id::Id,
        lenient::Data,
        structs::{Members, Model, Writer, in_order, read, read_model, write_map, write_struct},
    },
    operation::{Body, Check, Kind, Limit, Location, Operation, Sibling},
    request::{
        Request,
        assembly::{Assembled, Assembler, Problem, QueryParam, encode_path},
    },
    response::{
        Response,
        decode::decode,
        error::Error,
        future::{Json, JsonData, Nothing, Raw, ResponseFuture, Text},
    },
    send::retry::RetryPolicy,
};
pub use bytes::Bytes;
pub use reqwest::header;

/// Converts ids into strings.
pub fn ids(ids: impl IntoIterator<Item = impl Into<Id>>) -> Vec<String> {
    let ids = ids.into_iter().map(Into::<Id>::into);
    ids.map(|id| id.to_string()).collect()
}

/// Converts items into a list of `T`.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}
