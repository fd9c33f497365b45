//! The expected result of each fault, for each kind of request.

use onlyfansapi::{
    ErrorKind::{self, Api, Decode, Timeout, TooLarge, Transport},
    Outcome::{self, NotSent, Rejected, Unknown},
};
use serde_json::{Value, json};

use super::{Delivery, ServerResponse, Step};

/// The size of the largest response that is read.
pub(crate) const LIMIT: usize = 1 << 20;

/// The result of a fault in every attempt, with at most 2 retries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
    pub(crate) attempts: Attempts,
}

/// The number of attempts: 3 if the request is retried, 1 if not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempts {
    /// GET and HEAD.
    pub(crate) read: u32,
    /// POST, PUT, PATCH and DELETE.
    pub(crate) write: u32,
    /// Send Message, which has an `Idempotency-Key`.
    pub(crate) keyed: u32,
}

// Bytes were sent, and the outcome is unknown: only reads and messages with a key are retried.
const LOST: Expected = expected(Transport, Unknown, [3, 1, 3]);
const LATE: Expected = expected(Timeout, Unknown, [3, 1, 3]);
// The server did nothing, and may accept the request later: every request is retried.
const NOT_SENT: Expected = expected(Api, NotSent, [3, 3, 3]);
// The server does not store its own 408 and 5xx: the key does not prevent a second effect.
const FAILED: Expected = expected(Api, Unknown, [3, 1, 1]);
// The edge does not know what the server did and stored: the key prevents a second effect.
const FAILED_AT_THE_EDGE: Expected = expected(Api, Unknown, [3, 1, 3]);
// A retry is not known to help.
const FAILED_FOR_GOOD: Expected = expected(Api, Unknown, [1, 1, 1]);
const REFUSED: Expected = expected(Api, Rejected, [1, 1, 1]);
// The server did nothing: reads are retried for the status.
const REFUSED_IN_FAILURE: Expected = expected(Api, Rejected, [3, 1, 1]);
// The call took effect, and a retry would get the same response.
const UNREADABLE: Expected = expected(Decode, Unknown, [1, 1, 1]);
const TOO_MUCH: Expected = expected(TooLarge, Unknown, [1, 1, 1]);

const fn expected(kind: ErrorKind, outcome: Outcome, attempts: [u32; 3]) -> Expected {
    let [read, write, keyed] = attempts;
    Expected {
        kind,
        outcome,
        attempts: Attempts { read, write, keyed },
    }
}

/// A fault and its result.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) fault: &'static str,
    pub(crate) step: Step,
    pub(crate) expected: Expected,
    /// Whether the fault is in the body, which a response to HEAD does not have.
    pub(crate) is_in_body: bool,
}

impl Expected {
    fn after(self, fault: &'static str, step: impl Into<Step>) -> Row {
        Row {
            fault,
            step: step.into(),
            expected: self,
            is_in_body: false,
        }
    }

    fn after_body(self, fault: &'static str, step: impl Into<Step>) -> Row {
        Row {
            is_in_body: true,
            ..self.after(fault, step)
        }
    }
}

/// Returns the faults that break a connection.
pub(crate) fn lost() -> Vec<Row> {
    let half = |delivery| ServerResponse::success().delivered(delivery);
    let announcing = |length| ServerResponse::success().announcing(length);
    let length = ServerResponse::success().body.len();
    vec![
        LOST.after("closed at once", Step::CloseAtOnce),
        LOST.after("closed unread", Step::CloseUnread),
        LOST.after("reset within the request", Step::ResetWithinRequest),
        LOST.after("closed without a response", Step::Close),
        LOST.after("reset without a response", Step::Reset),
        LOST.after_body("200, then reset", half(Delivery::ResetAfterHead)),
        LOST.after_body("half of 200, then reset", half(Delivery::ResetWithinBody)),
        LOST.after_body("200, a byte short", announcing(length + 1)),
        LOST.after_body("200, far too short", announcing(LIMIT - 1)),
    ]
}

/// Returns the faults that end in a timeout.
pub(crate) fn late() -> Vec<Row> {
    let half = ServerResponse::success().delivered(Delivery::StallWithinBody);
    vec![
        LATE.after("no response", Step::Stall),
        LATE.after_body("half of 200, then nothing", half),
    ]
}

/// Returns the rejections that are temporary.
pub(crate) fn refused_for_now() -> Vec<Row> {
    let throttled = ServerResponse::throttled;
    let seconds = throttled().header("retry-after", "0");
    let date = throttled().header("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT");
    let said = || json!({"request_outcome": "not_sent"});
    vec![
        NOT_SENT.after("429 with seconds", seconds),
        NOT_SENT.after("429 with a date", date),
        NOT_SENT.after("429 without a time", throttled()),
        NOT_SENT.after("429 of the edge", ServerResponse::edge_error(429)),
        NOT_SENT.after_body("not sent, at the top", saying(503, said())),
        NOT_SENT.after_body("not sent, in data", saying(500, json!({"data": said()}))),
        NOT_SENT.after_body("not sent, in error", saying(502, json!({"error": said()}))),
        NOT_SENT.after_body(
            "not sent, in _meta",
            saying(400, json!({"_meta": {"_x": said()}})),
        ),
        NOT_SENT.after_body(
            "not sent, in a list",
            saying(422, json!({"data": [said()]})),
        ),
        NOT_SENT.after_body("408, but not sent", saying(408, said())),
        NOT_SENT.after_body("429, even not sent", saying(429, said())),
        NOT_SENT.after_body(
            "429, even rejected",
            saying(429, json!({"request_outcome": "rejected"})),
        ),
        NOT_SENT.after_body(
            "400, throttled by OnlyFans",
            ServerResponse::error(400, "ONLYFANS_COM_RATE_LIMIT_ERROR"),
        ),
    ]
}

/// Returns the failures of the server and of the edge.
pub(crate) fn failed() -> Vec<Row> {
    let half = |status| error(status).delivered(Delivery::ResetWithinBody);
    let of_laravel = ServerResponse::json(500, r#"{"message":"Server Error"}"#);
    let unknown = json!({"request_outcome": "unknown"});
    let mut rows = vec![
        FAILED.after("408", error(408)),
        FAILED.after("408 of the edge", ServerResponse::edge_error(408)),
        FAILED.after("500 of the edge", ServerResponse::edge_error(500)),
        FAILED.after("503 of the edge", ServerResponse::edge_error(503)),
        FAILED.after("500 of Laravel", of_laravel),
        FAILED.after("500 with nothing", ServerResponse::json(500, "")),
        FAILED.after_body("502, unknown", saying(502, unknown)),
        FAILED.after_body("half of 500, then reset", half(500)),
        // The half that arrives does not show that the page is of the edge.
        FAILED.after_body("half of 502, then reset", half(502)),
        FAILED_FOR_GOOD.after("501", error(501)),
        FAILED_FOR_GOOD.after("505", error(505)),
        FAILED_FOR_GOOD.after("525 of the edge", ServerResponse::edge_error(525)),
        FAILED_FOR_GOOD.after("a redirect to nowhere", ServerResponse::json(302, "")),
    ];
    for status in [500, 502, 503, 504, 520, 521, 522, 523, 524] {
        rows.push(FAILED.after("5xx", error(status)));
    }
    for status in [502, 504, 520, 521, 522, 523, 524] {
        rows.push(FAILED_AT_THE_EDGE.after("5xx of the edge", ServerResponse::edge_error(status)));
    }
    rows
}

/// Returns the rejections that are permanent.
pub(crate) fn refused() -> Vec<Row> {
    let said = |text: &str| json!({"request_outcome": text});
    let both = json!({"error": said("not_sent"), "data": said("unknown")});
    let mut rows = vec![
        REFUSED.after(
            "1010 of the edge",
            ServerResponse::browser_signature_banned(),
        ),
        REFUSED.after(
            "1015 of the edge",
            ServerResponse::rate_limited_by_the_edge(),
        ),
        REFUSED.after_body("501, but rejected", saying(501, said("rejected"))),
        REFUSED_IN_FAILURE.after_body("503, but rejected", saying(503, said("rejected"))),
        // Whatever the status, the server does not state that it did nothing.
        FAILED_FOR_GOOD.after_body("400, but unknown", saying(400, said("unknown"))),
        FAILED_FOR_GOOD.after_body("422, but perhaps", saying(422, said("perhaps"))),
        FAILED_FOR_GOOD.after_body("422, in two minds", saying(422, both)),
    ];
    for status in [400, 401, 402, 403, 404, 405, 409, 410, 413, 422, 423] {
        rows.push(REFUSED.after("4xx", error(status)));
    }
    rows
}

/// Returns the successes that cannot be read.
pub(crate) fn unreadable() -> Vec<Row> {
    let endless = || ServerResponse::success().delivered(Delivery::Endless);
    let large = ServerResponse::json(200, format!("{{\"data\":null}}{}", " ".repeat(LIMIT)));
    let cut = ServerResponse::json(200, r#"{"data":["#);
    let other = ServerResponse::json(200, "\u{1}\u{2}{{");
    vec![
        UNREADABLE.after_body("JSON that ends early", cut),
        UNREADABLE.after_body(
            "a length too short",
            ServerResponse::success().announcing(5),
        ),
        UNREADABLE.after_body("a page", ServerResponse::html(200, "<html></html>")),
        UNREADABLE.after_body("nothing", ServerResponse::json(200, "")),
        UNREADABLE.after_body("other bytes", other),
        TOO_MUCH.after_body("too much", large),
        TOO_MUCH.after_body("too much, announced", endless().announcing(1 << 40)),
        TOO_MUCH.after_body("without end", endless()),
    ]
}

fn error(status: u16) -> ServerResponse {
    ServerResponse::error(status, "SERVER_ERROR")
}

/// Returns an error whose body names the outcome.
fn saying(status: u16, body: Value) -> ServerResponse {
    ServerResponse::json(status, body.to_string())
}
