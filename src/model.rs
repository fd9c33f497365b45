//! The parts that all generated types share: ids, open enums, the envelope, and the reading and
//! writing of structs.

pub(crate) mod envelope;
pub(crate) mod id;
pub(crate) mod items;
pub(crate) mod lenient;
mod open_enum;
pub(crate) mod structs;
