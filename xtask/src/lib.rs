//! Maintenance of the crate `onlyfansapi`, run as `cargo xtask COMMAND`.

pub mod accepted;
pub mod api;
pub mod changelog;
pub mod compare;
pub mod comparison;
mod copy;
pub mod cost;
pub mod diff;
pub mod expand;
pub mod explain;
pub mod fetch;
mod fingerprint;
pub mod generate;
pub mod inspect;
pub mod names;
pub mod report;
pub mod semver;
pub mod source;
pub mod transaction;
pub mod tree;
pub mod update;
pub mod upstream;

/// The error of a command, in words for the maintainer.
pub type Failure = Box<dyn std::error::Error>;
