//! The pages of lists: walking a list from page to page, row by row, to its end.

mod collect;
mod course;
mod marks;
pub(crate) mod paging;
mod request;
mod scan;
mod seen;
mod stream;
mod walk;

pub use collect::{CollectAll, CollectError};
pub use request::Paginator;
pub use stream::{ItemStream, Pages};
