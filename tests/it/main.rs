//! Tests of the crate as its users see it. Files are named as in `src`.

mod client;
mod contract;
mod error;
mod generated;
mod mock;
mod quirks;
mod response;
mod sample;
mod support;
mod vendored;
