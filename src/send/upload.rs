//! Forms of parts (`multipart/form-data`), whose files are read while they are sent.
//!
//! The framing is our own. The feature `multipart` of reqwest would bring crates for guessing media
//! types, and its forms cannot be sent twice, are cut in silence if a file grows while it is read,
//! name a file with a quotation mark in a way that PHP does not read (`filename*`), and tell nothing
//! of their progress. What is left is a head for each part, and counting.

mod body;
mod content;
mod file_part;
mod form;
mod media_type;
mod transfer;

pub use file_part::FilePart;
pub(crate) use form::{Form, Part, Value};
pub use transfer::UploadProgress;
pub(crate) use transfer::{OnProgress, Pace, Transfer};
