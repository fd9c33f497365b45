//! The list of attempts that the API has for a webhook.

use serde_json::{Value, json};

use super::{attempt::DeliveryAttempt, received::Arguments, reply::Reply, world::HOST};
use crate::model::timestamp::Timestamp;

/// The seconds for which attempts are listed.
pub(super) const RETENTION: i64 = 7 * 24 * 3_600;

/// The size of a page where the request does not state one.
const SIZE: usize = 10;

/// Returns whether an attempt is not older than this second.
pub(super) fn is_kept(attempt: &DeliveryAttempt, oldest: i64) -> bool {
    attempt.at.as_second() >= Some(oldest)
}

/// Returns the payload of the event of an attempt.
pub(super) fn payload(attempt: &DeliveryAttempt) -> Value {
    let body: Value = serde_json::from_slice(&attempt.body).unwrap_or_default();
    body["payload"].clone()
}

/// Answers a request for a page of attempts, which come newest first.
pub(super) fn list<'a>(
    attempts: impl Iterator<Item = &'a DeliveryAttempt>,
    arguments: &Arguments,
    path: &str,
    oldest: i64,
) -> Reply {
    let text = |name: &str| {
        let value = arguments.query(name)?;
        Some(value.as_str()?.to_owned())
    };
    let event = text("event");
    let succeeded = text("succeeded").map(|text| matches!(&*text, "1" | "true"));
    let second = |name: &str| text(name).and_then(|text| Timestamp::from(text).as_second());
    let (start, end) = (second("date_start"), second("date_end"));
    let found = attempts.filter(|attempt| {
        let at = attempt.at.as_second();
        is_kept(attempt, oldest)
            && event.as_ref().is_none_or(|event| attempt.event == *event)
            && succeeded.is_none_or(|succeeded| attempt.succeeded() == succeeded)
            && (start.is_none() || at >= start)
            && (end.is_none() || at <= end)
    });
    let found: Vec<&DeliveryAttempt> = found.collect();
    let size = arguments.number("limit").filter(|size| *size > 0);
    let (size, offset) = (
        size.unwrap_or(SIZE),
        arguments.number("offset").unwrap_or(0),
    );
    let next = offset.saturating_add(size);
    let next_page = (next < found.len()).then(|| {
        // The filters go on.
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &arguments.query {
            if name != "offset" && name != "limit" {
                query.append_pair(name, value);
            }
        }
        query.append_pair("offset", &next.to_string());
        query.append_pair("limit", &size.to_string());
        format!("{HOST}{path}?{}", query.finish())
    });
    let page = found.iter().skip(offset).take(size);
    let rows: Value = page.map(|attempt| attempt.row()).collect();
    Reply::rest(&json!({"data": rows, "_pagination": {"next_page": next_page}}))
}
