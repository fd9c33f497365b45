//! What is irregular in paths and operations: ids, titles, tags, bodies and the list of answers.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Detector,
    json::{array, sorted},
    sites::{DEEPEST, Operation},
};
use onlyfansapi_spec::{is_json, snake_name};

/// Longer ids are sentences.
const LONGEST_ID: usize = 60;

/// The group that Scribe puts an operation into which has none.
const NO_GROUP: &str = "Endpoints";

const IDS_ARE_NOT_READ: &str = "ids are not read, names come from names.lock";

const ERRORS_ARE_OURS: &str = "errors have one type of our own, their schemas are not read";

pub(super) const DETECTORS: &[Detector] = &[
    Detector {
        name: "paths with stray braces or slashes, or with `{name?}`",
        repair: "`?` goes, slashes are joined, braces without a name are sent as text",
        places: |sites| {
            let stray = sites.paths.iter().filter(|site| is_stray(site.path));
            stray.map(|site| site.pointer.clone()).collect()
        },
    },
    Detector {
        name: "operations whose paths differ in the names of placeholders only",
        repair: "the first is generated, the others are not",
        places: |sites| {
            let mut known = BTreeSet::new();
            sites.operations_where(|operation| {
                !known.insert((operation.method, route(operation.path)))
            })
        },
    },
    Detector {
        name: "operation ids that are missing",
        repair: IDS_ARE_NOT_READ,
        places: |sites| sites.operations_where(|operation| id(operation).is_none()),
    },
    Detector {
        name: "operation ids that are empty",
        repair: IDS_ARE_NOT_READ,
        places: |sites| {
            sites.operations_where(|operation| id(operation).is_some_and(|id| id.trim().is_empty()))
        },
    },
    Detector {
        name: "operation ids that are used twice, whatever their case",
        repair: IDS_ARE_NOT_READ,
        places: |sites| {
            let mut known = BTreeSet::new();
            sites.operations_where(|operation| {
                id(operation)
                    .filter(|id| !id.trim().is_empty())
                    .is_some_and(|id| !known.insert(snake_name(id)))
            })
        },
    },
    Detector {
        name: "operation ids of more than 60 characters",
        repair: IDS_ARE_NOT_READ,
        places: |sites| {
            sites.operations_where(|operation| {
                id(operation).is_some_and(|id| id.chars().count() > LONGEST_ID)
            })
        },
    },
    Detector {
        name: "titles marked `[Deprecated]`, without the keyword",
        repair: "the mark is taken off, the method is deprecated",
        places: |sites| {
            sites.operations_where(|operation| {
                title(operation).starts_with("[Deprecated]")
                    && operation.value["deprecated"] != true
            })
        },
    },
    Detector {
        name: "titles of several lines",
        repair: "put on one line",
        places: |sites| sites.operations_where(|operation| title(operation).contains('\n')),
    },
    Detector {
        name: "operations without a tag, or with Scribe's own `Endpoints`",
        repair: "without a tag the handle is named after the path; `Endpoints` is a group as any",
        places: |sites| {
            sites.operations_where(|operation| {
                let tag = array(&operation.value["tags"]).first();
                matches!(tag.and_then(Value::as_str), None | Some("" | NO_GROUP))
            })
        },
    },
    Detector {
        name: "bodies of GET and HEAD",
        repair: "members of JSON and forms become query parameters, any other body is left out",
        places: |sites| {
            sites.operations_where(|operation| {
                operation.body.is_object() && !can_have_body(operation)
            })
        },
    },
    Detector {
        name: "bodies of DELETE",
        repair: "sent as they are documented",
        places: |sites| {
            sites.operations_where(|operation| {
                operation.body.is_object() && operation.method == "delete"
            })
        },
    },
    Detector {
        name: "bodies of multipart/form-data",
        repair: "not generated",
        places: |sites| {
            sites.operations_where(|operation| {
                let media_types = media_types_beyond_us(operation);
                media_types.iter().any(|name| is_multipart(name))
            })
        },
    },
    Detector {
        name: "bodies that are neither JSON, forms nor multipart",
        repair: "not generated",
        places: |sites| {
            sites.operations_where(|operation| {
                let media_types = media_types_beyond_us(operation);
                !media_types.is_empty() && !media_types.iter().any(|name| is_multipart(name))
            })
        },
    },
    Detector {
        name: "POST, PUT and PATCH with query parameters and no body",
        repair: "sent in the query, as documented",
        places: |sites| {
            sites.operations_where(|operation| {
                matches!(operation.method, "patch" | "post" | "put")
                    && !operation.body.is_object()
                    && operation
                        .parameters
                        .iter()
                        .any(|parameter| parameter["in"] == "query")
            })
        },
    },
    Detector {
        name: "operations without any documented answer",
        repair: "the answer is any JSON value",
        places: |sites| sites.operations_where(|operation| operation.answers.is_empty()),
    },
    Detector {
        name: "operations that document errors only",
        repair: "the answer is any JSON value",
        places: |sites| {
            sites.operations_where(|operation| {
                !operation.answers.is_empty()
                    && operation.answers.keys().all(|status| is_error(status))
            })
        },
    },
    Detector {
        name: "operations with several successes",
        repair: "read as one: all JSON is united, and wins over text, bytes and nothing",
        places: |sites| {
            sites.operations_where(|operation| {
                let successes = operation.answers.keys();
                successes.filter(|status| status.starts_with('2')).count() > 1
            })
        },
    },
    Detector {
        name: "operations with JSON for success and for errors",
        repair: ERRORS_ARE_OURS,
        places: |sites| {
            sites.operations_where(|operation| {
                let mut answers = operation.answers.iter();
                let is_json_of_success = answers.clone().any(|(status, answer)| {
                    let may_have_body = !matches!(status.as_str(), "204" | "205");
                    status.starts_with('2') && may_have_body && json(answer).is_some()
                });
                is_json_of_success
                    && answers.any(|(status, answer)| is_error(status) && json(answer).is_some())
            })
        },
    },
    Detector {
        name: "operations with errors of different kinds or shapes",
        repair: ERRORS_ARE_OURS,
        places: |sites| {
            sites.operations_where(|operation| {
                let errors = operation.answers.iter();
                let outlines: BTreeSet<String> = errors
                    .filter(|(status, _)| is_error(status))
                    .map(|(_, answer)| outline_of_answer(answer))
                    .collect();
                outlines.len() > 1
            })
        },
    },
];

fn id<'a>(operation: &Operation<'a>) -> Option<&'a str> {
    let value: &'a Value = operation.value;
    value["operationId"].as_str()
}

fn title<'a>(operation: &Operation<'a>) -> &'a str {
    let value: &'a Value = operation.value;
    value["summary"].as_str().unwrap_or_default().trim()
}

fn is_stray(path: &str) -> bool {
    let mut names = BTreeSet::new();
    let mut constants = String::new();
    let mut rest = path;
    while let Some((constant, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            return true;
        };
        if name.is_empty() || name.contains(['{', '/', '?']) || !names.insert(name) {
            return true;
        }
        constants.push_str(constant);
        constants.push('_');
        rest = after;
    }
    constants.push_str(rest);
    !constants.starts_with('/') || constants.contains("//") || constants.contains('}')
}

/// The path without the names of its placeholders.
fn route(path: &str) -> String {
    let mut route = String::new();
    let mut rest = path;
    while let Some((constant, placeholder)) = rest.split_once('{') {
        route.push_str(constant);
        route.push_str("{}");
        rest = placeholder.split_once('}').map_or("", |(_, rest)| rest);
    }
    route + rest
}

fn can_have_body(operation: &Operation<'_>) -> bool {
    !matches!(operation.method, "get" | "head")
}

/// Returns the media types of a body, if none of them is sent.
fn media_types_beyond_us<'a>(operation: &Operation<'a>) -> Vec<&'a str> {
    let body: &'a Value = operation.body;
    let names = sorted(&body["content"]).into_keys();
    let names: Vec<&'a str> = names.map(String::as_str).collect();
    let is_sent = |name: &&str| is_json(name) || name.starts_with("application/x-www-form");
    if can_have_body(operation) && !names.iter().any(is_sent) {
        names
    } else {
        Vec::new()
    }
}

fn is_multipart(media_type: &str) -> bool {
    media_type.starts_with("multipart/")
}

/// Whether a status, `default` or a range of statuses stands for an error.
fn is_error(status: &str) -> bool {
    !status.starts_with(['1', '2', '3', 'x'])
}

fn json(answer: &Value) -> Option<&Value> {
    let mut content = sorted(&answer["content"]).into_iter();
    let (_, media) = content.find(|(media_type, _)| is_json(media_type))?;
    Some(&media["schema"])
}

/// Two answers of one outline can be one type.
fn outline_of_answer(answer: &Value) -> String {
    match json(answer) {
        Some(schema) => outline(schema, 0),
        None => sorted(&answer["content"])
            .into_keys()
            .next()
            .cloned()
            .unwrap_or_default(),
    }
}

/// Says what a schema does but for prose and samples.
fn outline(schema: &Value, depth: usize) -> String {
    if depth > DEEPEST || !schema.is_object() {
        return String::new();
    }
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.to_owned();
    }
    let outline = |part: &Value| outline(part, depth + 1);
    let members: Vec<String> = sorted(&schema["properties"])
        .into_iter()
        .map(|(name, member)| format!("{name:?}: {}", outline(member)))
        .collect();
    let alternatives: Vec<String> = ["allOf", "anyOf", "oneOf"]
        .into_iter()
        .flat_map(|key| array(&schema[key]))
        .map(outline)
        .collect();
    format!(
        "{} {{{}}} [{}] ({})",
        schema["type"],
        members.join(", "),
        outline(&schema["items"]),
        alternatives.join(" | ")
    )
}
