//! [`Outcome`]: what is known about the effect of a call that failed.

use reqwest::StatusCode;
use serde_json::Value;

/// What is known about the effect of a call that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing took effect: the request never left, or the server says that it passed nothing on.
    NotSent,
    /// Nothing took effect: the server refused the request.
    Rejected,
    /// The request may have taken effect, or did.
    Unknown,
}

impl Outcome {
    /// Of an answer that is an error, by its status and what its body says.
    pub(crate) fn of_answer(status: StatusCode, body: &Value) -> Self {
        if let Some(said) = Self::said(body) {
            return said;
        }
        // What OnlyFans itself answered may be worse than what the server makes of it.
        let relayed = body["onlyfans_response"]["status"].as_u64();
        let relayed = relayed.and_then(|status| u16::try_from(status).ok());
        let is_refused = |status: u16| (400..500).contains(&status) && status != 408;
        if is_refused(status.as_u16()) && relayed.is_none_or(is_refused) {
            Self::Rejected
        } else {
            Self::Unknown
        }
    }

    /// As the body says, if it does.
    pub(crate) fn said(body: &Value) -> Option<Self> {
        request_outcome(body).map(|said| match said {
            "not_sent" => Self::NotSent,
            "rejected" => Self::Rejected,
            _ => Self::Unknown,
        })
    }
}

/// Returns what the server says of the request, wherever in the body it stands.
///
/// Where it stands is not documented. Of several, the one that promises least.
fn request_outcome(body: &Value) -> Option<&str> {
    let mut said = None;
    let mut values = vec![body];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(items) => values.extend(items),
            Value::Object(members) => {
                match members.get("request_outcome") {
                    Some(Value::String(text)) if said.is_none_or(|said| said == text) => {
                        said = Some(text.as_str());
                    }
                    None | Some(Value::Null) => {}
                    Some(_) => return Some("unknown"),
                }
                values.extend(members.values());
            }
            _ => {}
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(status: u16, body: Value) -> Outcome {
        Outcome::of_answer(StatusCode::from_u16(status).expect("a status"), &body)
    }

    #[test]
    fn a_refusal_is_rejected_and_anything_else_unknown() {
        for status in [400, 401, 402, 403, 404, 409, 410, 422, 429] {
            assert_eq!(of(status, Value::Null), Outcome::Rejected, "{status}");
        }
        for status in [301, 302, 307, 408, 500, 502, 503, 504, 520, 524] {
            assert_eq!(of(status, Value::Null), Outcome::Unknown, "{status}");
        }
    }

    #[test]
    fn what_the_server_says_wins_wherever_it_stands() {
        for (said, outcome) in [
            ("not_sent", Outcome::NotSent),
            ("rejected", Outcome::Rejected),
            ("unknown", Outcome::Unknown),
            ("anything", Outcome::Unknown),
        ] {
            for body in [
                json!({"request_outcome": said}),
                json!({"error": {"request_outcome": said}}),
                json!({"data": [{"request_outcome": said}]}),
                json!({"_meta": {"_request": {"request_outcome": said}}}),
            ] {
                assert_eq!(of(500, body.clone()), outcome, "{body}");
                assert_eq!(of(422, body.clone()), outcome, "{body}");
            }
        }
    }

    #[test]
    fn of_two_sayings_the_one_that_promises_least_holds() {
        let body = json!({"request_outcome": "not_sent", "data": {"request_outcome": "sent"}});
        assert_eq!(of(500, body), Outcome::Unknown);
        let body = json!({"request_outcome": 1});
        assert_eq!(of(422, body), Outcome::Unknown);
        let body = json!({"request_outcome": null});
        assert_eq!(of(422, body), Outcome::Rejected);
    }

    #[test]
    fn a_failure_of_onlyfans_behind_a_refusal_is_unknown() {
        let body = |status: u16| json!({"onlyfans_response": {"status": status}});
        assert_eq!(of(400, body(404)), Outcome::Rejected);
        assert_eq!(of(400, body(500)), Outcome::Unknown);
        assert_eq!(of(400, body(408)), Outcome::Unknown);
        assert_eq!(of(502, body(404)), Outcome::Unknown);
    }
}
