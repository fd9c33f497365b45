#![doc = include_str!("../README.md")]
//!
//! # Groups
//!
#![doc = include_str!(concat!(env!("OUT_DIR"), "/groups.md"))]

mod client;
mod closed;
mod decode;
mod encode;
mod envelope;
mod error;
mod generated;
mod id;
mod kinds;
#[cfg(feature = "mock")]
pub mod mock;
mod operation;
mod reading;
mod request;
mod response;
#[doc(hidden)]
pub mod runtime;
mod send;

pub use client::{BASE_URL, BuildError, Client, ClientBuilder, FANSAPI_BASE_URL};
pub use error::{Error, ErrorKind, Mismatch, OnlyFansResponse};
pub use generated::{groups, types};
pub use request::ResponseFuture;
pub use reqwest::{Method, StatusCode, header};
pub use response::Response;
