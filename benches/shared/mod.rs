//! The parts of both benches: the two sides, the lists that they read, and a server.

pub(crate) mod by_hand;
pub(crate) mod calls;
pub(crate) mod content;
pub(crate) mod end;
pub(crate) mod lists;
pub(crate) mod members;
pub(crate) mod server;
pub(crate) mod sides;
pub(crate) mod walks;

use onlyfansapi::Client;
use tokio::runtime::Runtime;

pub(crate) use end::{Failure, end};

/// The number of fans in the lists that are decoded.
pub(crate) const ROWS: usize = 1000;
/// The number of rows in a page of the API, and in the response of a call.
pub(crate) const ROWS_OF_A_PAGE: usize = 10;

pub(crate) fn runtime() -> Result<Runtime, Failure> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    Ok(builder.enable_all().build()?)
}

pub(crate) fn client(base_url: &str) -> Result<Client, Failure> {
    let builder = Client::builder().api_key("ofapi_bench");
    Ok(builder.base_url(base_url).build()?)
}
