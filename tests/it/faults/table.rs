//! What each fault leads to, for each kind of request.

use onlyfansapi::{
    ErrorKind::{self, Api, Decode, Timeout, TooLarge, Transport},
    Outcome::{self, NotSent, Rejected, Unknown},
};
use serde_json::{Value, json};

use super::{Answer, Delivery, Step};

/// The size of the largest answer that is read.
pub(crate) const LIMIT: usize = 1 << 20;

/// What comes of a fault that comes again and again, when 2 repetitions are allowed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
    pub(crate) attempts: Attempts,
}

/// How often a request is sent: 3 times if it is repeated, once if not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempts {
    /// GET and HEAD.
    pub(crate) read: u32,
    /// POST, PUT, PATCH and DELETE.
    pub(crate) write: u32,
    /// Send Message, which has an `Idempotency-Key`.
    pub(crate) keyed: u32,
}

// Bytes were sent, and nothing clear came back: only what is read is repeated, and what has a key.
const LOST: Expected = expected(Transport, Unknown, [3, 1, 3]);
const LATE: Expected = expected(Timeout, Unknown, [3, 1, 3]);
// The server says that it did nothing, and would another time: no harm in any repetition.
const REFUSED_FOR_NOW: Expected = expected(Api, Rejected, [3, 3, 3]);
const NOT_SENT: Expected = expected(Api, NotSent, [3, 3, 3]);
// What the server itself answers with 408 and 5xx it does not store: the key does not protect.
const FAILED: Expected = expected(Api, Unknown, [3, 1, 1]);
// The edge before it knows nothing of what the server did and stored: the key does protect.
const FAILED_AT_THE_EDGE: Expected = expected(Api, Unknown, [3, 1, 3]);
// Nothing says that another time would be better.
const FAILED_FOR_GOOD: Expected = expected(Api, Unknown, [1, 1, 1]);
const REFUSED: Expected = expected(Api, Rejected, [1, 1, 1]);
// It did nothing, but failed: what is only read is repeated for its status.
const REFUSED_IN_FAILURE: Expected = expected(Api, Rejected, [3, 1, 1]);
// It took effect, and a repetition would get the same answer.
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

/// A fault, and what comes of it.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) fault: &'static str,
    pub(crate) step: Step,
    pub(crate) expected: Expected,
    /// Whether the fault is in the body, of which an answer to HEAD has none.
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

/// Connections that break.
pub(crate) fn lost() -> Vec<Row> {
    let half = |delivery| Answer::success().delivered(delivery);
    let announcing = |length| Answer::success().announcing(length);
    let length = Answer::success().body.len();
    vec![
        LOST.after("closed at once", Step::CloseAtOnce),
        LOST.after("closed unread", Step::CloseUnread),
        LOST.after("reset within the request", Step::ResetWithinRequest),
        LOST.after("closed without an answer", Step::Close),
        LOST.after("reset without an answer", Step::Reset),
        LOST.after_body("200, then reset", half(Delivery::ResetAfterHead)),
        LOST.after_body("half of 200, then reset", half(Delivery::ResetWithinBody)),
        LOST.after_body("200, a byte short", announcing(length + 1)),
        LOST.after_body("200, far too short", announcing(LIMIT - 1)),
    ]
}

/// Answers that do not come.
pub(crate) fn late() -> Vec<Row> {
    let half = Answer::success().delivered(Delivery::StallWithinBody);
    vec![
        LATE.after("no answer", Step::Stall),
        LATE.after_body("half of 200, then nothing", half),
    ]
}

/// Refusals that pass.
pub(crate) fn refused_for_now() -> Vec<Row> {
    let throttled = Answer::throttled;
    let seconds = throttled().header("retry-after", "0");
    let date = throttled().header("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT");
    let said = || json!({"request_outcome": "not_sent"});
    vec![
        REFUSED_FOR_NOW.after("429 with seconds", seconds),
        REFUSED_FOR_NOW.after("429 with a date", date),
        REFUSED_FOR_NOW.after("429 without a time", throttled()),
        REFUSED_FOR_NOW.after("429 of the edge", Answer::edge_error(429)),
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
    ]
}

/// Failures of the server, and of the edge before it.
pub(crate) fn failed() -> Vec<Row> {
    let half = |status| error(status).delivered(Delivery::ResetWithinBody);
    let of_laravel = Answer::json(500, r#"{"message":"Server Error"}"#);
    let unknown = json!({"request_outcome": "unknown"});
    let mut rows = vec![
        FAILED.after("408", error(408)),
        FAILED.after("408 of the edge", Answer::edge_error(408)),
        FAILED.after("500 of the edge", Answer::edge_error(500)),
        FAILED.after("503 of the edge", Answer::edge_error(503)),
        FAILED.after("500 of Laravel", of_laravel),
        FAILED.after("500 with nothing", Answer::json(500, "")),
        FAILED.after_body("502, unknown", saying(502, unknown)),
        FAILED.after_body("half of 500, then reset", half(500)),
        // What there is of it does not say that it is of the edge.
        FAILED.after_body("half of 502, then reset", half(502)),
        FAILED_FOR_GOOD.after("501", error(501)),
        FAILED_FOR_GOOD.after("505", error(505)),
        FAILED_FOR_GOOD.after("525 of the edge", Answer::edge_error(525)),
        FAILED_FOR_GOOD.after("a redirect to nowhere", Answer::json(302, "")),
    ];
    for status in [500, 502, 503, 504, 520, 521, 522, 523, 524] {
        rows.push(FAILED.after("5xx", error(status)));
    }
    for status in [502, 504, 520, 521, 522, 523, 524] {
        rows.push(FAILED_AT_THE_EDGE.after("5xx of the edge", Answer::edge_error(status)));
    }
    rows
}

/// Refusals that do not pass.
pub(crate) fn refused() -> Vec<Row> {
    let said = |text: &str| json!({"request_outcome": text});
    let both = json!({"error": said("not_sent"), "data": said("unknown")});
    let mut rows = vec![
        REFUSED.after("1010 of the edge", Answer::browser_signature_banned()),
        REFUSED.after("1015 of the edge", Answer::rate_limited_by_the_edge()),
        REFUSED.after_body("501, but rejected", saying(501, said("rejected"))),
        REFUSED_IN_FAILURE.after_body("503, but rejected", saying(503, said("rejected"))),
        // Whatever the status, the server does not say that it did nothing.
        FAILED_FOR_GOOD.after_body("400, but unknown", saying(400, said("unknown"))),
        FAILED_FOR_GOOD.after_body("422, but perhaps", saying(422, said("perhaps"))),
        FAILED_FOR_GOOD.after_body("422, in two minds", saying(422, both)),
    ];
    for status in [400, 401, 402, 403, 404, 405, 409, 410, 413, 422, 423] {
        rows.push(REFUSED.after("4xx", error(status)));
    }
    rows
}

/// Successes that nobody can read.
pub(crate) fn unreadable() -> Vec<Row> {
    let endless = || Answer::success().delivered(Delivery::Endless);
    let large = Answer::json(200, format!("{{\"data\":null}}{}", " ".repeat(LIMIT)));
    let cut = Answer::json(200, r#"{"data":["#);
    let other = Answer::json(200, "\u{1}\u{2}{{");
    vec![
        UNREADABLE.after_body("JSON that ends early", cut),
        UNREADABLE.after_body("a length too short", Answer::success().announcing(5)),
        UNREADABLE.after_body("a page", Answer::html(200, "<html></html>")),
        UNREADABLE.after_body("nothing", Answer::json(200, "")),
        UNREADABLE.after_body("other bytes", other),
        TOO_MUCH.after_body("too much", large),
        TOO_MUCH.after_body("too much, announced", endless().announcing(1 << 40)),
        TOO_MUCH.after_body("without end", endless()),
    ]
}

fn error(status: u16) -> Answer {
    Answer::error(status, "SERVER_ERROR")
}

/// An error whose body says what became of the request.
fn saying(status: u16, body: Value) -> Answer {
    Answer::json(status, body.to_string())
}
