//! What is irregular in parameters: where they are declared, how they are called and written.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Detector,
    departures::departures,
    sites::{Operation, Parameter, Sites},
};

pub(super) const DETECTORS: &[Detector] = &[
    Detector {
        name: "path parameters that the path does not have",
        repair: "left out: the placeholders of the path are its parameters",
        places: |sites| {
            sites.parameters_where(|parameter| {
                let path = parameter.path.filter(|_| parameter.is_in("path"));
                path.is_some_and(|path| !placeholders(path).contains(&parameter.name()))
            })
        },
    },
    Detector {
        name: "operations with placeholders that no parameter declares",
        repair: "text, and required",
        places: |sites| sites.operations_where(has_undeclared),
    },
    Detector {
        name: "path parameters that may be omitted",
        repair: "required all the same",
        places: |sites| {
            sites.parameters_where(|parameter| parameter.is_in("path") && is_optional(parameter))
        },
    },
    Detector {
        name: "parameters that are declared for a whole path",
        repair: "each operation of the path has them, its own declaration wins",
        places: |sites| sites.parameters_where(|parameter| parameter.is_shared),
    },
    Detector {
        name: "path parameters that are numbers here and text there",
        repair: "numbers and ids are an `Id`, which is made of either; one place per name",
        places: numbers_and_text,
    },
    Detector {
        name: "query parameters with dots in their names",
        repair: "`filter.online` is sent as `filter[online]`",
        places: |sites| {
            sites.parameters_where(|parameter| {
                let mut parts = parameter.name().split('.');
                parameter.is_in("query")
                    && parameter.name().contains('.')
                    && parts.all(|part| !part.is_empty())
            })
        },
    },
    Detector {
        name: "query parameters that are objects",
        repair: "each member is sent as `name[member]`; without members, left out",
        places: |sites| {
            sites.parameters_where(|parameter| {
                let schema = parameter.schema;
                let is_object = schema["type"] == "object"
                    || schema.get("type").is_none() && schema["properties"].is_object();
                parameter.is_in("query") && is_object
            })
        },
    },
    Detector {
        name: "query parameters that are lists, without `[]` in their names",
        repair: "`[]` is added, as PHP needs it",
        places: |sites| {
            sites.parameters_where(|parameter| {
                parameter.is_in("query")
                    && parameter.schema["type"] == "array"
                    && !parameter.name().ends_with("[]")
            })
        },
    },
    Detector {
        name: "query parameters with brackets in their names",
        repair: "sent under that name; the setter is called without them",
        places: |sites| {
            sites.parameters_where(|parameter| {
                parameter.is_in("query") && parameter.name().contains('[')
            })
        },
    },
    Detector {
        name: "query parameters that may be null",
        repair: "left out, which is the same",
        places: |sites| {
            sites.parameters_where(|parameter| {
                parameter.is_in("query") && parameter.schema["nullable"] == true
            })
        },
    },
    Detector {
        name: "query parameters with a `style`, or not exploded",
        repair: "not read: lists and objects are sent with PHP's brackets",
        places: |sites| {
            sites.parameters_where(|parameter| {
                let style = parameter.value.get("style").and_then(Value::as_str);
                parameter.is_in("query")
                    && (style.is_some_and(|style| style != "form")
                        || parameter.value["explode"] == false)
            })
        },
    },
    Detector {
        name: "`limit` and `offset` that are text with a whole number as sample",
        repair: "read as whole numbers",
        places: |sites| {
            sites.parameters_where(|parameter| {
                let sample = parameter.value.get("example");
                let sample = sample.or_else(|| parameter.schema.get("example"));
                matches!(parameter.name(), "limit" | "offset")
                    && parameter.schema["type"] == "string"
                    && sample.is_some_and(Value::is_i64)
            })
        },
    },
    Detector {
        name: "parameters in cookies, or without a known place or name",
        repair: "left out",
        places: |sites| {
            sites.parameters_where(|parameter| {
                let is_placed = ["header", "path", "query"]
                    .iter()
                    .any(|location| parameter.is_in(location));
                let is_reference = parameter.value["$ref"].is_string();
                !is_reference && (!is_placed || parameter.name().is_empty())
            })
        },
    },
    Detector {
        name: "headers that the client sets itself, or that cannot be sent",
        repair: "left out",
        places: |sites| {
            sites.parameters_where(|parameter| {
                parameter.is_in("header")
                    && !parameter.name().is_empty()
                    && !can_be_set(parameter.name())
            })
        },
    },
    Detector {
        name: "headers that most operations have",
        repair: "none: each request has a setter for them",
        places: headers_of_most,
    },
    Detector {
        name: "prose of parameters that is repeated in their schemas",
        repair: "read once",
        places: |sites| {
            sites.parameters_where(|parameter| {
                let prose = parameter.value["description"].as_str();
                let prose = prose.filter(|prose| !prose.is_empty());
                prose.is_some() && parameter.schema["description"].as_str() == prose
            })
        },
    },
];

/// Returns the names in the braces of a path.
fn placeholders(path: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        rest = after;
        let name = name.trim_end_matches('?');
        if !name.is_empty() && !name.contains(['{', '/']) {
            names.push(name);
        }
    }
    names
}

fn has_undeclared(operation: &Operation<'_>) -> bool {
    let is_declared = |name: &str| {
        operation
            .parameters
            .iter()
            .any(|parameter| parameter["in"] == "path" && parameter["name"] == name)
    };
    let names = placeholders(operation.path);
    names.into_iter().any(|name| !is_declared(name))
}

/// Scribe says so in prose and by a sample, since OpenAPI knows no such parameters.
fn is_optional(parameter: &Parameter<'_>) -> bool {
    let prose = parameter.value["description"].as_str().unwrap_or_default();
    parameter.value["required"] != true
        || prose.trim_start().starts_with("Optional parameter")
        || parameter.value["examples"].get("omitted").is_some()
}

fn numbers_and_text(sites: &Sites<'_>) -> Vec<String> {
    let parameters = sites.parameters.iter();
    departures(parameters.filter_map(|parameter| {
        let kind = match parameter.schema["type"].as_str()? {
            "integer" | "number" => "number",
            "string" => "text",
            _ => return None,
        };
        let is_of_path = parameter.is_in("path");
        is_of_path.then(|| (parameter.name(), kind, parameter.pointer.as_str()))
    }))
}

fn can_be_set(header: &str) -> bool {
    let is_own = ["accept", "authorization", "content-type", "host"]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(header));
    let is_token = header
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
    is_token && !is_own
}

fn headers_of_most(sites: &Sites<'_>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for operation in &sites.operations {
        let headers: BTreeSet<String> = operation
            .parameters
            .iter()
            .filter(|parameter| parameter["in"] == "header")
            .filter_map(|parameter| parameter["name"].as_str())
            .filter(|name| can_be_set(name))
            .map(str::to_ascii_lowercase)
            .collect();
        for header in headers {
            *counts.entry(header).or_default() += 1;
        }
    }
    let is_of_most = |name: &str| {
        let count = counts.get(&name.to_ascii_lowercase()).copied();
        count.is_some_and(|count| count > 1 && count * 2 > sites.operations.len())
    };
    sites.parameters_where(|parameter| parameter.is_in("header") && is_of_most(parameter.name()))
}
