//! The checks of a request's arguments, which are those of the client, and the refusal in Laravel's form.

use std::borrow::Cow;

use hyper::{StatusCode, header::HeaderMap};
use serde_json::{Map, Value, json};

use super::{
    endpoint::Endpoint,
    received::Arguments,
    reply::{Content, Reply},
};
use crate::operation::Location;

/// Returns the response to arguments that are missing or out of their limits, in Laravel's form.
pub(super) fn of(endpoint: Endpoint, arguments: &Arguments, headers: &HeaderMap) -> Option<Reply> {
    let operation = &endpoint.definition().operation;
    let problems = operation.problems(|location, name| match location {
        Location::Query => arguments.query(name).map(Cow::Owned),
        Location::Header => {
            let text = headers.get(name)?.to_str().ok()?;
            Some(Cow::Owned(text.into()))
        }
        Location::Body => arguments.members()?.get(name).map(Cow::Borrowed),
    });
    let mut errors: Map<String, Value> = Map::new();
    let mut first = None;
    for problem in &problems {
        let place = dotted(&problem.place);
        let sentence = sentence(&place, &problem.text);
        first.get_or_insert_with(|| sentence.clone());
        let of_place = errors.entry(place).or_insert_with(|| json!([]));
        if let Value::Array(sentences) = of_place {
            sentences.push(sentence.into());
        }
    }
    let message = match problems.len().checked_sub(1)? {
        0 => first?,
        1 => format!("{} (and 1 more error)", first?),
        more => format!("{} (and {more} more errors)", first?),
    };
    Some(unprocessable(&message, errors))
}

/// Makes the response to arguments that the API does not take.
pub(super) fn unprocessable(message: &str, errors: Map<String, Value>) -> Reply {
    let body = json!({
        "error": "VALIDATION_ERROR",
        "message": message,
        "description": "The arguments do not match the documentation.",
        "errors": errors,
    });
    Reply::with(StatusCode::UNPROCESSABLE_ENTITY, Content::Json(body))
}

/// Returns the place of an argument with points, such as `rows.1.id` for `rows[1].id`.
fn dotted(place: &str) -> String {
    place.replace("[]", "").replace('[', ".").replace(']', "")
}

/// Returns a problem as a sentence.
fn sentence(place: &str, problem: &str) -> String {
    let Some(rest) = problem.strip_prefix("expected ") else {
        return match problem.split_once(", but ") {
            Some((required, _)) => format!("The {place} field is {required}."),
            None => format!("The {place} field: {problem}."),
        };
    };
    let (expected, found) = rest
        .split_once(", found ")
        .unwrap_or((rest, "another value"));
    if let Some(other) = expected.strip_prefix("without ") {
        return format!("The {place} field is prohibited with {other}.");
    }
    let is_size = ["item", "items", "character", "characters"];
    let is_size = is_size.iter().any(|unit| expected.ends_with(unit));
    let verb = if is_size { "have" } else { "be" };
    format!("The {place} field must {verb} {expected} ({found} was given).")
}
