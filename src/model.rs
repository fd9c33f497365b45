//! What the types of the document share: ids, open enums, the envelope, and how structs are read and
//! written.

pub(crate) mod envelope;
pub(crate) mod id;
pub(crate) mod lenient;
mod open_enum;
pub(crate) mod structs;
