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
#[doc = include_str!("../docs/files.md")]
pub mod guide_to_files {}

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/pages.md")]
pub mod guide_to_pages {}

#[cfg(any(
    feature = "authentication",
    feature = "data-exports",
    feature = "fan-summaries",
    feature = "media"
))]
mod jobs;

mod generated;

#[doc(hidden)]
pub mod runtime;

#[cfg(feature = "mock")]
pub mod mock;

#[cfg(feature = "blocking")]
pub mod blocking;

mod pages;

mod files;

mod request;

mod client;

mod send;

mod response;

mod model;

mod operation;

pub use bytes::Bytes;
pub use client::{
    AccountResults, BASE_URL, BuildError, Client, ClientBuilder, FANSAPI_BASE_URL, ForEachAccount,
};
pub use files::{
    info::FileInfo,
    signed::SignedFile,
    stream::FileStream,
    to_file::{Progress, SavedFile, Saving, ToFile},
};
pub use generated::{groups, types};
#[cfg(feature = "data-exports")]
pub use jobs::ExportJob;
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
pub use pages::{CollectAll, CollectError, ItemStream, Pages, Paginator};
pub use request::custom::CustomRequest;
pub use reqwest::{self, Method, StatusCode, header};
pub use response::{
    Response,
    credits::CreditUse,
    drift::{DecodeMode, Drift, DriftAction, Mismatch},
    error::{Error, ErrorKind, FieldError, OnlyFansResponse},
    from_json::{Decoded, JsonSource},
    future::ResponseFuture,
    outcome::Outcome,
    reported_failure::ReportedFailure,
};
#[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
pub use rustls;
pub use send::{
    hooks::{RequestInfo, ResponseInfo},
    pace::Pace,
    retry::RetryPolicy,
    upload::{FilePart, UploadProgress},
};
