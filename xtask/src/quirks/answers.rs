//! What is irregular in answers: their statuses, media types and envelopes.

use onlyfansapi_spec::is_json;
use serde_json::Value;

use super::{
    Detector,
    json::{array, sorted},
    sites::{Answer, Sites},
};

pub(super) const DETECTORS: &[Detector] = &[
    Detector {
        name: "answers that are redirects",
        repair: "beside a success not read; without one the answer is bytes",
        places: |sites| {
            sites.answers_where(|answer| {
                let is_redirect = |status: &str| status.starts_with('3') && status != "304";
                answer.status.is_some_and(is_redirect)
            })
        },
    },
    Detector {
        name: "answers of 204, 205 or 304 with a body",
        repair: "nothing is read",
        places: |sites| {
            sites.answers_where(|answer| answer.is_without_body() && answer.media().is_some())
        },
    },
    Detector {
        name: "JSON in answers of text",
        repair: "read as JSON; if the sample does not parse, as any JSON value",
        places: |sites| sites.answers_where(is_json_in_text),
    },
    Detector {
        name: "answers that are neither JSON nor text",
        repair: "bytes",
        places: |sites| {
            sites.answers_where(|answer| {
                let is_read = answer.is_success() && !answer.is_without_body();
                let media = answer.media().filter(|_| is_read);
                media.is_some_and(|(name, _)| !is_json(name) && !name.starts_with("text/"))
            })
        },
    },
    Detector {
        name: "JSON answers without a schema and a sample",
        repair: "any JSON value",
        places: |sites| sites.answers_where(is_unknown),
    },
    Detector {
        name: "answers without prose",
        repair: "none: it is not read",
        places: |sites| sites.answers_where(|answer| answer.value["description"] == ""),
    },
    Detector {
        name: "answers of which nothing is required",
        repair: "no member of any answer is taken to be there",
        places: |sites| {
            sites.answers_where(|answer| {
                members(answer).is_some()
                    && answer
                        .json_schema()
                        .is_some_and(|schema| array(&schema["required"]).is_empty())
            })
        },
    },
    Detector {
        name: "answers without the envelope that most have",
        repair: "of a type of their own, outside of `Envelope`",
        places: without_envelope,
    },
    Detector {
        name: "answers with `_pagination` and no list",
        repair: "`pagination` is read wherever it is",
        places: |sites| {
            sites.answers_where(|answer| {
                members(answer).is_some_and(|members| {
                    let data = &members["data"];
                    members.get("_pagination").is_some()
                        && !is_list(data)
                        && !sorted(&data["properties"]).into_values().any(is_list)
                })
            })
        },
    },
];

/// Returns the members of a JSON answer that is an object with some.
fn members<'a>(answer: &Answer<'a>) -> Option<&'a Value> {
    let schema = answer.json_schema()?;
    let members = &schema["properties"];
    (!sorted(members).is_empty()).then_some(members)
}

fn is_list(schema: &Value) -> bool {
    schema["type"] == "array"
}

fn sample(media: &Value) -> Option<&Value> {
    let of_media = media.get("example").or_else(|| {
        let (_, named) = sorted(&media["examples"]).into_iter().next()?;
        named.get("value")
    });
    of_media.or_else(|| media["schema"].get("example"))
}

fn is_json_in_text(answer: &Answer<'_>) -> bool {
    let Some((name, media)) = answer.media() else {
        return false;
    };
    let text = sample(media).and_then(Value::as_str).unwrap_or_default();
    !is_json(name) && name.starts_with("text/") && text.trim_start().starts_with(['{', '['])
}

fn is_unknown(answer: &Answer<'_>) -> bool {
    let Some(schema) = answer.json_schema() else {
        return false;
    };
    let has_sample = answer
        .media()
        .is_some_and(|(_, media)| sample(media).is_some());
    sorted(schema).is_empty() && !has_sample
}

/// An answer has an envelope if it is an object with `data` and nothing else of its own.
fn without_envelope(sites: &Sites<'_>) -> Vec<String> {
    let answers = sites.answers.iter().filter_map(|answer| {
        let members = sorted(members(answer)?);
        let is_envelope = members
            .keys()
            .all(|name| matches!(name.as_str(), "data" | "_meta" | "_pagination"));
        let has_data = members.keys().any(|name| name.as_str() == "data");
        Some((answer, is_envelope && has_data))
    });
    let (enveloped, others): (Vec<_>, Vec<_>) =
        answers.partition(|(_, is_enveloped)| *is_enveloped);
    if enveloped.len() <= others.len() {
        return Vec::new();
    }
    let others = others.into_iter();
    others.map(|(answer, _)| answer.pointer.clone()).collect()
}
