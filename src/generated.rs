//! Handles, requests and types, written to `OUT_DIR` by `build.rs`.
#![allow(missing_docs, unreachable_pub, rustdoc::bare_urls)]

use crate::runtime::{self, Client};

include!(concat!(env!("OUT_DIR"), "/generated.rs"));
