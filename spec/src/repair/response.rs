//! Reads the successful responses of an operation; errors have one shape of our own.

use serde_json::Value;

use super::{Departure, is_json, json_in_text, node::Node, sample::of_sample, schema};
use crate::{
    document::{Content, Response},
    shape::{Kind, Shape},
};

/// Reads the responses of all success statuses as one.
pub(super) fn of(operation: &Node<'_>) -> Response {
    let responses = operation.get("responses");
    let responses = responses.members();
    let has_content = |response: &Node<'_>| {
        let content = response.resolved();
        !content.get("content").members().is_empty()
    };
    let mut read: Vec<Response> = Vec::new();
    let mut redirects: Vec<&Node<'_>> = Vec::new();
    for (status, response) in &responses {
        match status.as_bytes() {
            [b'2', ..] => read.push(one(status, &response.resolved())),
            // A 304 leads nowhere: the caller has the content already.
            b"304" => response.note_if(Departure::BodyOfNothing, || has_content(response)),
            [b'3', ..] => redirects.push(response),
            _ => response.note_if(Departure::ErrorBody, || has_content(response)),
        }
    }
    operation.note_if(Departure::SeveralSuccesses, || read.len() > 1);
    let Some(response) = read.into_iter().reduce(both) else {
        return undocumented(operation, !redirects.is_empty());
    };
    for redirect in redirects {
        redirect.note(Departure::Redirect);
    }
    response
}

/// Returns the response of an operation without a documented success: a file after a redirect,
/// otherwise any JSON.
fn undocumented(operation: &Node<'_>, redirects: bool) -> Response {
    operation.note(if redirects {
        Departure::OnlyRedirect
    } else {
        Departure::NoSuccess
    });
    Response {
        status: 200,
        is_documented: false,
        kind: if redirects {
            Content::Bytes
        } else {
            Content::Json(Shape::new(Kind::Unknown))
        },
        sample: None,
    }
}

fn one(status: &str, response: &Node<'_>) -> Response {
    let status = status.parse().unwrap_or(200);
    let content = response.get("content");
    let content = content.members();
    let json = content.iter().find(|(media_type, _)| is_json(media_type));
    let media = json.or_else(|| content.first());
    let is_nothing = matches!(status, 204 | 205);
    let (Some((media_type, media)), false) = (media, is_nothing) else {
        response.note_if(Departure::BodyOfNothing, || media.is_some());
        return Response {
            status,
            // Without content, a status that has none by definition is complete; for any other, the
            // sample is missing.
            is_documented: is_nothing,
            kind: Content::Empty,
            sample: None,
        };
    };
    response.note_if(Departure::OtherMediaTypes, || content.len() > 1);
    let schema = media.get("schema");
    let schema = schema.resolved();
    let sample = sample(media).or_else(|| schema.value.get("example"));
    let kind = if is_json(media_type) {
        // The schema describes one row of a list; the sample may show more of them.
        let shape = schema::of_received(&schema);
        let shape = match sample {
            Some(sample) => shape.union(of_sample(sample)),
            None => shape,
        };
        response.note_if(Departure::UnknownJson, || shape.kind == Kind::Unknown);
        Content::Json(shape)
    } else if media_type.starts_with("text/") {
        let json = json_in_text(sample);
        response.note_if(Departure::JsonInText, || json.is_some());
        json.unwrap_or(Content::Text)
    } else {
        Content::Bytes
    };
    // JSON that was published as text is a sample of JSON only if it parses.
    let sample = match (&kind, sample) {
        (Content::Json(_), Some(Value::String(text))) if !is_json(media_type) => {
            serde_json::from_str(text).ok()
        }
        (_, sample) => sample.cloned(),
    };
    Response {
        status,
        is_documented: true,
        kind,
        sample,
    }
}

fn sample<'a>(media: &Node<'a>) -> Option<&'a Value> {
    media.value.get("example").or_else(|| {
        let named = media.value.get("examples")?.as_object()?.iter();
        let (_, first) = named.min_by_key(|(name, _)| *name)?;
        first.get("value")
    })
}

/// Unites two responses: JSON wins over text, bytes and nothing; two kinds of JSON are united.
fn both(left: Response, right: Response) -> Response {
    let (left, right) = match (&left.kind, &right.kind) {
        (Content::Json(_), _) => (left, right),
        (_, Content::Json(_)) | (Content::Empty, _) => (right, left),
        _ => (left, right),
    };
    let kind = match (left.kind, right.kind) {
        (Content::Json(left), Content::Json(right)) => Content::Json(left.union(right)),
        (kind, _) => kind,
    };
    Response {
        status: left.status,
        is_documented: left.is_documented || right.is_documented,
        kind,
        sample: left.sample,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn not_modified_is_no_response_and_leads_to_no_file() {
        let nothing = json!({"type": "object", "nullable": true});
        let media = |schema: &Value| json!({"content": {"application/json": {"schema": schema}}});
        let row = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
        let of = |responses: Value| {
            let operation = json!({"responses": responses});
            of(&Node::root(&operation, None))
        };
        let beside = of(json!({"200": media(&row), "304": media(&nothing)}));
        assert_eq!(beside, of(json!({"200": media(&row)})));
        assert_eq!(of(json!({"304": media(&nothing)})), of(json!({})));
        assert_eq!(of(json!({"302": {}})).kind, Content::Bytes);
    }
}
