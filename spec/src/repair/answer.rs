//! Reads what an operation answers on success; errors have one shape of our own.

use serde_json::Value;

use super::{is_json, json_in_text, resolve, schema, sorted};
use crate::{
    Answer, AnswerKind,
    shape::{Kind, Shape},
};

/// Reads the answers of all success statuses as one.
pub(super) fn of(root: &Value, responses: Option<&Value>) -> Answer {
    let mut answers: Vec<Answer> = Vec::new();
    let mut redirects = false;
    for (status, response) in sorted(responses) {
        match status.as_bytes() {
            [b'2', ..] => answers.push(one(root, status, resolve(root, response))),
            // Leads nowhere: what was asked for is what the caller has.
            b"304" => {}
            [b'3', ..] => redirects = true,
            _ => {}
        }
    }
    answers
        .into_iter()
        .reduce(both)
        .unwrap_or_else(|| undocumented(redirects))
}

/// Without a documented success, a redirect leads to a file and anything else to some JSON.
fn undocumented(redirects: bool) -> Answer {
    Answer {
        status: 200,
        is_documented: false,
        kind: if redirects {
            AnswerKind::Bytes
        } else {
            AnswerKind::Json(Shape::new(Kind::Unknown))
        },
        sample: None,
    }
}

fn one(root: &Value, status: &str, response: &Value) -> Answer {
    let status = status.parse().unwrap_or(200);
    let content = sorted(response.get("content"));
    let media = content
        .iter()
        .find(|(media_type, _)| is_json(media_type))
        .or_else(|| content.iter().next());
    let (Some((media_type, media)), false) = (media, matches!(status, 204 | 205)) else {
        return Answer {
            status,
            // Where there is no content by definition, that is an answer; elsewhere a sample is missing.
            is_documented: matches!(status, 204 | 205),
            kind: AnswerKind::Empty,
            sample: None,
        };
    };
    let schema = resolve(root, media.get("schema").unwrap_or(&Value::Null));
    let sample = sample(media).or_else(|| schema.get("example"));
    let kind = if is_json(media_type) {
        // The schema describes one row of a list; the sample may show more of them.
        let shape = schema::of_received(root, schema);
        AnswerKind::Json(match sample {
            Some(sample) => shape.union(schema::of_sample(sample)),
            None => shape,
        })
    } else if media_type.starts_with("text/") {
        json_in_text(sample).unwrap_or(AnswerKind::Text)
    } else {
        AnswerKind::Bytes
    };
    // JSON that was published as text is a sample of JSON only if it parses.
    let sample = match (&kind, sample) {
        (AnswerKind::Json(_), Some(Value::String(text))) if !is_json(media_type) => {
            serde_json::from_str(text).ok()
        }
        (_, sample) => sample.cloned(),
    };
    Answer {
        status,
        is_documented: true,
        kind,
        sample,
    }
}

fn sample(media: &Value) -> Option<&Value> {
    media.get("example").or_else(|| {
        let (_, named) = sorted(media.get("examples")).into_iter().next()?;
        named.get("value")
    })
}

/// Any JSON wins over text, bytes and nothing; two kinds of JSON are united.
fn both(left: Answer, right: Answer) -> Answer {
    let (left, right) = match (&left.kind, &right.kind) {
        (AnswerKind::Json(_), _) => (left, right),
        (_, AnswerKind::Json(_)) | (AnswerKind::Empty, _) => (right, left),
        _ => (left, right),
    };
    let kind = match (left.kind, right.kind) {
        (AnswerKind::Json(left), AnswerKind::Json(right)) => AnswerKind::Json(left.union(right)),
        (kind, _) => kind,
    };
    Answer {
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
    fn not_modified_is_no_answer_and_leads_to_no_file() {
        let nothing = json!({"type": "object", "nullable": true});
        let media = |schema: &Value| json!({"content": {"application/json": {"schema": schema}}});
        let row = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
        let of = |responses: Value| of(&Value::Null, Some(&responses));
        let beside = of(json!({"200": media(&row), "304": media(&nothing)}));
        assert_eq!(beside, of(json!({"200": media(&row)})));
        assert_eq!(of(json!({"304": media(&nothing)})), of(json!({})));
        assert_eq!(of(json!({"302": {}})).kind, AnswerKind::Bytes);
    }
}
