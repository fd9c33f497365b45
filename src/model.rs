//! The parts that all generated types share: ids, amounts, dates, open enums, the envelope, the
//! values that setters take, and the reading and writing of structs.

pub(crate) mod amount;
pub(crate) mod argument;
pub(crate) mod envelope;
pub(crate) mod id;
pub(crate) mod items;
pub(crate) mod lenient;
pub(crate) mod open_enum;
mod page;
pub(crate) mod resume_token;
pub(crate) mod row;
pub(crate) mod salvage;
pub(crate) mod secret;
pub(crate) mod structs;
pub(crate) mod timestamp;
