//! [`Fault`]: the ways in which a response is lost or damaged on its way.

use std::time::Duration;

/// A fault of the connection or of the server in front of a response.
///
/// The request has its effect, and is in the log, before its response is lost or damaged; of
/// [`Refuse`](Self::Refuse) and [`Edge`](Self::Edge) alone it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The connection is closed before the request is handled.
    Refuse,
    /// A page of HTML with this status comes from the edge, and the request is not handled.
    Edge(u16),
    /// The connection is reset in place of a response.
    Reset,
    /// The connection is reset after the head of the response.
    ResetAfterHeaders,
    /// The connection is reset in the middle of the body.
    ResetWithin,
    /// The connection is closed in the middle of the body.
    Cut,
    /// No response comes, and the connection stays open.
    Stall,
    /// Half of the body comes, and the connection stays open.
    StallWithin,
    /// The body comes byte by byte, at this interval.
    Drip(Duration),
    /// Values in the JSON are null, of other kinds, missing, or new, as this seed has it.
    Drift(u64),
}
