#![doc = include_str!("../README.md")]

mod client;
mod runtime;
mod generated;
mod response;
mod decode;
mod error;
#[cfg(feature = "mock")]
pub mod mock;

pub use client::{BASE_URL, BuildError, Client, ClientBuilder, FANSAPI_BASE_URL};
pub use error::{Error, ErrorKind, Mismatch, OnlyFansResponse};
pub use generated::{builder, types};
pub use reqwest::{Method, StatusCode, header};
pub use response::{Credits, RateLimit, Response};
