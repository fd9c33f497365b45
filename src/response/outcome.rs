//! [`Outcome`]: the effect of a failed call, as far as it is known.

use reqwest::StatusCode;
use serde_json::Value;

/// The effect of a failed call, as far as it is known.
///
/// See [`Error::outcome`](crate::Error::outcome).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing took effect: the request was not sent, the server refused it because of a rate limit
    /// or before it processed it, or it reported `request_outcome: "not_sent"`.
    NotSent,
    /// Nothing took effect: the server rejected the request, by a 4xx status other than 408 or by
    /// `request_outcome: "rejected"`, and not because of a rate limit.
    Rejected,
    /// The request may have taken effect: check before calling again.
    Unknown,
}

impl Outcome {
    /// Classifies an error response by its body, or else by its status, whatever the cause of a
    /// rejection.
    pub(crate) fn of_response(status: StatusCode, body: &Value) -> Self {
        if let Some(stated) = Self::stated(body) {
            return stated;
        }
        // OnlyFans may have failed although the server reports a refusal.
        let relayed = body["onlyfans_response"]["status"].as_u64();
        let relayed = relayed.and_then(|status| u16::try_from(status).ok());
        let is_refused = |status: u16| (400..500).contains(&status) && status != 408;
        if is_refused(status.as_u16()) && relayed.is_none_or(is_refused) {
            Self::Rejected
        } else {
            Self::Unknown
        }
    }

    /// Returns the outcome that the body states, if it does.
    pub(crate) fn stated(body: &Value) -> Option<Self> {
        request_outcome(body).map(|stated| match stated {
            "not_sent" => Self::NotSent,
            "rejected" => Self::Rejected,
            _ => Self::Unknown,
        })
    }
}

/// Returns the `request_outcome` that the body states, at any depth.
///
/// The document does not say where the member is. Several that differ count as `unknown`.
fn request_outcome(body: &Value) -> Option<&str> {
    let mut stated = None;
    let mut values = vec![body];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(items) => values.extend(items),
            Value::Object(members) => {
                match members.get("request_outcome") {
                    Some(Value::String(text)) if stated.is_none_or(|stated| stated == text) => {
                        stated = Some(text.as_str());
                    }
                    None | Some(Value::Null) => {}
                    Some(_) => return Some("unknown"),
                }
                values.extend(members.values());
            }
            _ => {}
        }
    }
    stated
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(status: u16, body: Value) -> Outcome {
        Outcome::of_response(StatusCode::from_u16(status).expect("a status"), &body)
    }

    #[test]
    fn a_4xx_status_except_408_is_rejected_and_any_other_unknown() {
        for status in [400, 401, 402, 403, 404, 409, 410, 422, 429] {
            assert_eq!(of(status, Value::Null), Outcome::Rejected, "{status}");
        }
        for status in [301, 302, 307, 408, 500, 502, 503, 504, 520, 524] {
            assert_eq!(of(status, Value::Null), Outcome::Unknown, "{status}");
        }
    }

    #[test]
    fn a_stated_outcome_overrides_the_status_at_any_depth() {
        for (stated, outcome) in [
            ("not_sent", Outcome::NotSent),
            ("rejected", Outcome::Rejected),
            ("unknown", Outcome::Unknown),
            ("anything", Outcome::Unknown),
        ] {
            for body in [
                json!({"request_outcome": stated}),
                json!({"error": {"request_outcome": stated}}),
                json!({"data": [{"request_outcome": stated}]}),
                json!({"_meta": {"_request": {"request_outcome": stated}}}),
            ] {
                assert_eq!(of(500, body.clone()), outcome, "{body}");
                assert_eq!(of(422, body.clone()), outcome, "{body}");
            }
        }
    }

    #[test]
    fn stated_outcomes_that_differ_are_unknown() {
        let body = json!({"request_outcome": "not_sent", "data": {"request_outcome": "sent"}});
        assert_eq!(of(500, body), Outcome::Unknown);
        let body = json!({"request_outcome": 1});
        assert_eq!(of(422, body), Outcome::Unknown);
        let body = json!({"request_outcome": null});
        assert_eq!(of(422, body), Outcome::Rejected);
    }

    #[test]
    fn a_relayed_5xx_status_makes_a_refusal_unknown() {
        let body = |status: u16| json!({"onlyfans_response": {"status": status}});
        assert_eq!(of(400, body(404)), Outcome::Rejected);
        assert_eq!(of(400, body(500)), Outcome::Unknown);
        assert_eq!(of(400, body(408)), Outcome::Unknown);
        assert_eq!(of(502, body(404)), Outcome::Unknown);
    }
}
