//! [`ReportedFailure`]: a failure in the body of a response whose status is a success.

use serde::de::MapAccess;
use serde_json::Value;

use super::outcome::Outcome;
use crate::model::{
    envelope::Parts,
    lenient::without_mark,
    structs::{Model, read, read_model},
};

/// A failure that the body of a response reports although its status is a success.
///
/// Returned by [`Response::reported_failure`](crate::Response::reported_failure).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportedFailure {
    /// The path to the member that reports the failure, such as `data.status`.
    pub path: String,
    /// The server's message or code for the failure, if the body has one.
    pub message: Option<String>,
    /// The effect of the call, if the body states a `request_outcome`.
    pub outcome: Option<Outcome>,
}

/// The members that can report a failure; the rest of a body is not read.
#[derive(Default)]
struct Report {
    success: Value,
    has_error: Value,
    error: Value,
    status: Value,
    message: Value,
    error_message: Value,
}

impl<'de> Model<'de> for Report {
    const NAME: &'static str = "Report";
    const MEMBERS: &'static [&'static str] = &[
        "success",
        "hasError",
        "error",
        "status",
        "message",
        "error_message",
    ];
    const REFUSES_TWICE: bool = false;

    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let member = match index {
            0 => &mut self.success,
            1 => &mut self.has_error,
            2 => &mut self.error,
            3 => &mut self.status,
            4 => &mut self.message,
            _ => &mut self.error_message,
        };
        read::plain(member, members)
    }
}

impl ReportedFailure {
    /// Finds a failure in a body or in its `data`.
    pub(crate) fn find(body: &[u8]) -> Option<Self> {
        // A byte that is not UTF-8 hides no failure.
        let text = String::from_utf8_lossy(without_mark(body));
        let body = text.as_bytes();
        let failure = Self::in_object(body, "").or_else(|| {
            let data = Parts::of(body).data?;
            Self::in_object(data.get().as_bytes(), "data.")
        })?;
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        Some(Self {
            outcome: Outcome::stated(&body),
            ..failure
        })
    }

    fn in_object(object: &[u8], path: &str) -> Option<Self> {
        let mut object = serde_json::Deserializer::from_slice(object);
        let report: Report = read_model(&mut object).ok()?;
        let is_error = match &report.error {
            Value::Null | Value::Bool(false) => false,
            Value::String(text) => !text.trim().is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(members) => !members.is_empty(),
            Value::Bool(true) => true,
            Value::Number(number) => number.as_f64() != Some(0.0),
        };
        let reports = [
            (is_error, "error"),
            (report.has_error == true, "hasError"),
            (report.success == false, "success"),
            (report.status == "failed", "status"),
        ];
        let (_, member) = reports.iter().find(|(is_reported, _)| *is_reported)?;
        let texts = [
            &report.error,
            &report.error["message"],
            &report.error_message,
            &report.message,
            &report.error["code"],
        ];
        let message = texts.into_iter().find_map(Value::as_str);
        Some(Self {
            path: format!("{path}{member}"),
            message: message.map(str::to_owned),
            outcome: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(body: Value) -> Option<(String, Option<String>)> {
        let failure = ReportedFailure::find(body.to_string().as_bytes())?;
        Some((failure.path, failure.message))
    }

    #[test]
    fn a_failure_is_found_in_a_body_and_in_its_data() {
        for (body, path, message) in [
            (
                json!({"success": false, "message": "Try later"}),
                "success",
                Some("Try later"),
            ),
            (json!({"hasError": true}), "hasError", None),
            (
                json!({"error": "No such list"}),
                "error",
                Some("No such list"),
            ),
            (
                json!({"error": {"code": "X", "message": "Y"}}),
                "error",
                Some("Y"),
            ),
            (json!({"error": true}), "error", None),
            (
                json!({"data": {"status": "failed", "error": "Too large"}}),
                "data.error",
                Some("Too large"),
            ),
            (json!({"data": {"status": "failed"}}), "data.status", None),
            (json!({"data": {"success": false}}), "data.success", None),
        ] {
            let expected = (path.to_owned(), message.map(str::to_owned));
            assert_eq!(found(body.clone()), Some(expected), "{body}");
        }
    }

    #[test]
    fn a_failure_has_the_outcome_that_the_body_states() {
        let body = br#"{"success": false, "meta": {"request_outcome": "not_sent"}}"#;
        let failure = ReportedFailure::find(body).expect("a failure");
        assert_eq!(failure.outcome, Some(Outcome::NotSent));
    }

    #[test]
    fn a_body_without_a_failure_reports_none() {
        for body in [
            json!({}),
            json!([]),
            json!([false]),
            json!("failed"),
            json!({"success": true, "error": null, "hasError": false, "status": "completed"}),
            json!({"error": ""}),
            json!({"error": []}),
            json!({"error": false, "errors": 0}),
            json!({"data": [{"status": "failed"}]}),
            json!({"data": {"list": [{"success": false}]}}),
        ] {
            assert_eq!(found(body.clone()), None, "{body}");
        }
        assert_eq!(ReportedFailure::find(b"<html>"), None);
    }

    #[test]
    fn a_failure_is_found_beside_bytes_that_are_not_json() {
        for body in [
            b"\xef\xbb\xbf{\"data\": {\"success\": false}}".as_slice(),
            b"{\"data\": {\"name\": \"\xff\", \"success\": false}}",
        ] {
            let failure = ReportedFailure::find(body).expect("a failure");
            assert_eq!(failure.path, "data.success");
        }
    }
}
