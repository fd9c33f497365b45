#![doc = include_str!("../README.md")]
//!
//! # Groups
//!
#![doc = include_str!(concat!(env!("OUT_DIR"), "/groups.md"))]

mod assembly;
#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod client;
mod closed;
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}
mod credits;
mod custom;
mod decode;
mod encode;
mod envelope;
mod error;
mod generated;
mod heal;
mod hooks;
mod id;
mod limiter;
#[cfg(feature = "mock")]
pub mod mock;
mod model;
mod operation;
mod outcome;
mod pace;
mod reading;
mod redirect;
mod reported_failure;
mod request;
mod response;
mod response_future;
mod retry;
#[doc(hidden)]
pub mod runtime;
mod send;

pub use bytes::Bytes;
pub use client::{BASE_URL, BuildError, Client, ClientBuilder, FANSAPI_BASE_URL};
pub use credits::CreditUse;
pub use custom::CustomRequest;
pub use error::{Error, ErrorKind, Mismatch, OnlyFansResponse};
pub use generated::{groups, types};
pub use heal::{DecodeMode, Drift, DriftAction};
pub use hooks::{RequestInfo, ResponseInfo};
pub use outcome::Outcome;
pub use pace::Pace;
pub use reported_failure::ReportedFailure;
pub use reqwest::{self, Method, StatusCode, header};
pub use response::Response;
pub use response_future::ResponseFuture;
pub use retry::RetryPolicy;
#[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
pub use rustls;
