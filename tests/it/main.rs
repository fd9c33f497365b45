//! Tests of the crate as its users see it. Files are named as in `src`.

mod blocking;
mod classify;
mod client;
mod contract;
mod credits;
mod deadline;
mod error;
mod faults;
mod generated;
mod heal;
mod messages;
mod mock;
mod observability;
mod printed;
mod quirks;
mod request;
mod response;
mod retry;
mod sample;
mod secrets;
mod support;
mod tls;
mod traversal;
mod vendored;
mod watch;
