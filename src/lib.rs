#![doc = include_str!("../README.md")]
//!
//! # Groups
//!
#![doc = include_str!(concat!(env!("OUT_DIR"), "/groups.md"))]

// The rooms, from the top down: each imports only rooms below it.

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/connecting.md")]
pub mod guide_to_connecting {}

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/files.md")]
pub mod guide_to_files {}

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/pages.md")]
pub mod guide_to_pages {}

#[cfg(all(any(doc, doctest), feature = "webhook-events"))]
#[doc = include_str!("../docs/webhooks.md")]
pub mod guide_to_webhooks {}

#[cfg(any(
    feature = "authentication",
    feature = "data-exports",
    feature = "fan-summaries",
    feature = "media",
    feature = "webhooks"
))]
mod jobs;

mod generated;

#[doc(hidden)]
pub mod runtime;

#[cfg(feature = "mock")]
pub mod mock;

#[cfg(feature = "webhook-events")]
pub mod postbacks;

#[cfg(feature = "webhook-events")]
pub mod webhooks;

#[cfg(feature = "blocking")]
pub mod blocking;

#[cfg(feature = "client")]
mod pages;

#[cfg(feature = "client")]
mod files;

#[cfg(feature = "client")]
mod request;

#[cfg(feature = "client")]
mod client;

#[cfg(feature = "client")]
mod send;

#[cfg(feature = "client")]
mod response;

#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only the client uses all of it")
)]
mod decode;

#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only the client uses all of it")
)]
mod model;

#[cfg(feature = "client")]
mod operation;

pub use bytes::Bytes;
#[cfg(feature = "client")]
pub use client::{
    AccountResults, BASE_URL, BuildError, Client, ClientBuilder, FANSAPI_BASE_URL, ForEachAccount,
};
pub use decode::{
    drift::{DecodeMode, Drift, DriftAction, Mismatch},
    from_json::{Decoded, JsonSource},
};
#[cfg(feature = "client")]
pub use files::{
    info::FileInfo,
    signed::SignedFile,
    stream::FileStream,
    to_file::{Progress, SavedFile, Saving, ToFile},
};
// The modules `types` and, with any group on, `groups`.
pub use generated::*;
#[cfg(feature = "data-exports")]
pub use jobs::ExportJob;
#[cfg(feature = "authentication")]
pub use jobs::{Login, LoginState, LoginWait};
#[cfg(feature = "webhooks")]
pub use jobs::{RedeliverAll, Redelivered, SecretRotation};
#[cfg(any(
    feature = "authentication",
    feature = "data-exports",
    feature = "fan-summaries",
    feature = "media"
))]
pub use jobs::{States, Waiter};
#[cfg(feature = "media")]
pub use jobs::{UploadJob, Uploaded};
pub use model::argument::Argument;
pub use model::items::Items;
pub use model::resume_token::{ParseTokenError, ResumeToken};
pub use model::row::Row;
#[cfg(feature = "client")]
pub use pages::{CollectAll, CollectError, ItemStream, Pages, Paginator};
#[cfg(feature = "client")]
pub use request::custom::CustomRequest;
#[cfg(feature = "client")]
pub use reqwest::{self, Method, StatusCode, header};
#[cfg(feature = "client")]
pub use response::{
    Response,
    credits::CreditUse,
    error::{Error, ErrorKind, FieldError, OnlyFansResponse},
    future::ResponseFuture,
    outcome::Outcome,
    reported_failure::ReportedFailure,
};
#[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
pub use rustls;
#[cfg(feature = "client")]
pub use send::{
    hooks::{RequestInfo, ResponseInfo},
    pace::Pace,
    retry::RetryPolicy,
    upload::{FilePart, UploadProgress},
};
