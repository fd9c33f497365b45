//! What is irregular in schemas: types, lists of values, samples and what is required.

use serde_json::Value;

use super::{
    Detector,
    departures::departures,
    json::array,
    sites::{DEEPEST, Role, Schema, Sites},
};

/// The types of OpenAPI 3.0.
const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

pub(super) const DETECTORS: &[Detector] = &[
    Detector {
        name: "types that OpenAPI does not have",
        repair: "read by what they mean, as `date` is text; without one meaning, any JSON value",
        places: |sites| {
            sites.schemas_where(|schema| {
                let name = schema.value.get("type");
                let is_known = |name: &str| TYPES.contains(&name);
                name.is_some_and(|name| name.as_str().is_none_or(|name| !is_known(name)))
            })
        },
    },
    Detector {
        name: "lists without `items`",
        repair: "of any JSON values; in answers other samples may tell",
        places: |sites| {
            sites.schemas_where(|schema| schema.is("array") && !schema.value["items"].is_object())
        },
    },
    Detector {
        name: "objects without members",
        repair: "sent as any object; in answers any JSON value, unless other samples tell",
        places: |sites| {
            sites.schemas_where(|schema| {
                // Of a parameter, there is a detector of its own.
                schema.role != Role::Parameter && schema.is("object") && is_empty(schema.value)
            })
        },
    },
    Detector {
        name: "members that are written as a list, as PHP does if there are none",
        repair: "read as no members",
        places: |sites| sites.schemas_where(|schema| schema.value["properties"].is_array()),
    },
    Detector {
        name: "alternatives (`oneOf`, `anyOf`)",
        repair: "objects are united; else any JSON value",
        places: |sites| {
            sites.schemas_where(|schema| {
                ["oneOf", "anyOf"]
                    .iter()
                    .any(|key| !array(&schema.value[*key]).is_empty())
            })
        },
    },
    Detector {
        name: "pages in the manner of Laravel (`data` beside `meta`)",
        repair: "read as any object, outside of `Envelope`",
        places: |sites| {
            sites.schemas_where(|schema| {
                let members = &schema.value["properties"];
                schema.is_received() && members["data"].is_object() && members["meta"].is_object()
            })
        },
    },
    Detector {
        name: "whole bodies that are lists",
        repair: "sent by `body`, which takes any JSON value",
        places: |sites| {
            sites.schemas_where(|schema| {
                let is_body = matches!(schema.role, Role::JsonBody | Role::OtherBody);
                is_body && schema.depth == 0 && schema.is("array")
            })
        },
    },
    Detector {
        name: "files within JSON",
        repair: "text: there is no way to send the file",
        places: |sites| {
            sites.schemas_where(|schema| {
                schema.role == Role::JsonBody && schema.value["format"] == "binary"
            })
        },
    },
    Detector {
        name: "listed values that are not of the type",
        repair: "brought to it; values of booleans and fractions are documented only",
        places: |sites| {
            sites.schemas_where(|schema| {
                let values = array(&schema.value["enum"]).iter();
                let mut values = values.filter(|value| !value.is_null());
                values.any(|value| !fits(schema.value, value))
            })
        },
    },
    Detector {
        name: "closed lists of whole numbers, in what is sent",
        repair: "an enum of numbers; in a query 0 and 1 are a `bool`",
        places: |sites| {
            sites.schemas_where(|schema| {
                schema.is_sent() && schema.is("integer") && !array(&schema.value["enum"]).is_empty()
            })
        },
    },
    Detector {
        name: "closed lists of values, in answers",
        repair: "not read: what was sampled is not all there is",
        places: |sites| {
            sites.schemas_where(|schema| {
                schema.role == Role::Answer && !array(&schema.value["enum"]).is_empty()
            })
        },
    },
    Detector {
        name: "`required` on a member, not on the object",
        repair: "none: the member stays optional",
        places: |sites| {
            sites.schemas_where(|schema| {
                let required = schema.value.get("required");
                required.is_some_and(|required| !required.is_array())
            })
        },
    },
    Detector {
        name: "`required` on a list, not on its items",
        repair: "read as of the items",
        places: |sites| {
            sites.schemas_where(|schema| {
                schema.is("array") && !array(&schema.value["required"]).is_empty()
            })
        },
    },
    Detector {
        name: "null samples, as text",
        repair: "evidence of nothing: other samples tell the type, or it is any JSON value",
        places: |sites| sites.schemas_where(is_null_sample),
    },
    Detector {
        name: "numbers as text, by their sample",
        repair: "text; where other samples are numbers, an `Id` or amount by the name",
        places: |sites| {
            sites.schemas_where(|schema| {
                let sample = schema.value["example"].as_str().unwrap_or_default();
                let is_number = sample
                    .starts_with(|first: char| first.is_ascii_digit() || first == '-')
                    && sample.parse::<f64>().is_ok();
                schema.is_received() && schema.is("string") && is_number
            })
        },
    },
    Detector {
        name: "samples that contradict the schema",
        repair: "not read; only the sample of a whole answer adds to its schema",
        places: |sites| sites.schemas_where(|schema| is_contradicted(schema.value)),
    },
    Detector {
        name: "members of answers that are numbers here and text there",
        repair: "within one type an `Id` or amount by the name, else any JSON value; one place per name",
        places: |sites| {
            kinds_of_members(sites, |schema| match schema.value["type"].as_str()? {
                "integer" | "number" => Some("number"),
                "string" if !is_null_sample(schema) => Some("text"),
                _ => None,
            })
        },
    },
    Detector {
        name: "members of answers that are whole numbers here and fractions there",
        repair: "within one type `f64`; one place per name",
        places: |sites| {
            kinds_of_members(sites, |schema| match schema.value["type"].as_str()? {
                "integer" => Some("whole number"),
                "number" => Some("fraction"),
                _ => None,
            })
        },
    },
    Detector {
        name: "schemas that are nested deeper than 24 levels",
        repair: "any JSON value from there on",
        places: |sites| sites.schemas_where(|schema| schema.depth > DEEPEST),
    },
];

/// Whether a value is of the type of the schema, as far as it has one.
fn fits(schema: &Value, value: &Value) -> bool {
    match schema["type"].as_str() {
        Some("array") => value.is_array(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("object") => value.is_object(),
        Some("string") => value.is_string(),
        _ => true,
    }
}

fn is_contradicted(schema: &Value) -> bool {
    let sample = schema.get("example").filter(|sample| !sample.is_null());
    let values = array(&schema["enum"]);
    sample.is_some_and(|sample| {
        !fits(schema, sample) || !values.is_empty() && !values.contains(sample)
    })
}

/// Scribe writes `string` for a sample of null, whatever the type really is.
fn is_null_sample(schema: &Schema<'_>) -> bool {
    schema.is_received()
        && schema.is("string")
        && schema.value.get("example").is_some_and(Value::is_null)
}

/// Whether nothing is said of the members of an object.
fn is_empty(schema: &Value) -> bool {
    let members = schema.get("properties");
    let has_parts = ["allOf", "anyOf", "oneOf"]
        .iter()
        .any(|key| !array(&schema[*key]).is_empty());
    let is_empty = |members: &Value| {
        members
            .as_object()
            .is_some_and(|members| members.is_empty())
    };
    members.is_none_or(is_empty) && schema.get("additionalProperties").is_none() && !has_parts
}

fn kinds_of_members(
    sites: &Sites<'_>,
    kind: fn(&Schema<'_>) -> Option<&'static str>,
) -> Vec<String> {
    let members = sites.schemas.iter();
    let members = members.filter(|schema| matches!(schema.role, Role::Answer | Role::Component));
    departures(members.filter_map(|schema| {
        let name: &str = schema.member?;
        Some((name, kind(schema)?, schema.pointer.as_str()))
    }))
}
