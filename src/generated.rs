//! Handles, requests and types, written to `OUT_DIR` by `build.rs`.
#![allow(missing_docs, unreachable_pub, unused_imports, rustdoc::bare_urls)]

use crate::runtime;
#[cfg(feature = "client")]
use crate::runtime::Client;

include!(concat!(env!("OUT_DIR"), "/generated.rs"));
