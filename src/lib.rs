#![doc = include_str!("../README.md")]

mod client;
mod decode;
mod encode;
mod error;
mod generated;
#[cfg(feature = "mock")]
pub mod mock;
mod operation;
mod response;
#[doc(hidden)]
pub mod runtime;

pub use client::{BASE_URL, BuildError, Client, ClientBuilder, FANSAPI_BASE_URL};
pub use error::{Error, ErrorKind, Mismatch, OnlyFansResponse};
pub use generated::{builder, types};
pub use reqwest::{Method, StatusCode, header};
pub use response::{Credits, RateLimit, Response};
