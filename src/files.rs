//! Whole files: downloads that are streamed, to a file or to the caller, and go on where they broke.

pub(crate) mod info;
pub(crate) mod methods;
mod part;
pub(crate) mod signed;
pub(crate) mod stream;
pub(crate) mod to_file;
mod transfer;
mod verdict;
