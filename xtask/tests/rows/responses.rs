//! Rows about responses: their statuses, media types and schemas.

use serde_json::json;
use xtask::{
    api::Bump::{Major, Minor, Patch},
    diff::Level::{Error, Info, Warning},
};

use crate::{
    Pair, both,
    farm::{as_it_is, cow, list, ping, received, remove, response},
    one,
};

pub(crate) fn pairs() -> Vec<Pair> {
    [of_statuses_and_media_types(), of_schemas()].concat()
}

fn of_statuses_and_media_types() -> Vec<Pair> {
    [
        // Evidence of a response is kept, if there was any.
        both(
            "43",
            as_it_is,
            |doc| remove(&mut list(doc)["responses"], "200"),
            (
                &[
                    ("response-evidence-lost", Warning),
                    ("response-success-status-removed", Error),
                ],
                Patch,
            ),
            (
                &[
                    ("response-evidence-gained", Info),
                    ("response-success-status-added", Info),
                ],
                Major,
            ),
        ),
        // All successes have one type, which is no longer an envelope.
        one(
            "43",
            as_it_is,
            |doc| {
                let queued =
                    json!({"type": "object", "properties": {"queued": {"type": "boolean"}}});
                let content = json!({"application/json": {"schema": queued}});
                list(doc)["responses"]["202"] = json!({"description": "", "content": content});
            },
            &[("response-success-status-added", Info)],
            Major,
        ),
        both(
            "43",
            as_it_is,
            |doc| list(doc)["responses"]["204"] = json!({"description": "No cows."}),
            (&[("response-success-status-added", Info)], Patch),
            (&[("response-success-status-removed", Error)], Patch),
        ),
        both(
            "44",
            as_it_is,
            |doc| {
                let not_found = list(doc)["responses"]["404"].clone();
                list(doc)["responses"]["409"] = not_found;
            },
            (&[("response-non-success-status-added", Info)], Patch),
            (&[("response-non-success-status-removed", Info)], Patch),
        ),
        // Bytes are another type than JSON.
        one(
            "45",
            |doc| response(doc)["content"]["application/pdf"] = json!({}),
            |doc| response(doc)["content"] = json!({"application/pdf": {}}),
            &[("response-media-type-removed", Error)],
            Major,
        ),
        // Text in place of JSON is a poorer sample: the type stays.
        one(
            "45",
            |doc| response(doc)["content"]["text/plain"] = json!({}),
            |doc| response(doc)["content"] = json!({"text/plain": {}}),
            &[
                ("response-evidence-lost", Warning),
                ("response-media-type-removed", Error),
            ],
            Patch,
        ),
        // The type was that of JSON before.
        one(
            "45",
            |doc| response(doc)["content"]["text/csv"] = json!({}),
            as_it_is,
            &[("response-media-type-removed", Error)],
            Patch,
        ),
        one(
            "46",
            as_it_is,
            |doc| response(doc)["content"]["text/csv"] = json!({}),
            &[("response-media-type-added", Info)],
            Patch,
        ),
        // JSON takes precedence over text.
        one(
            "46",
            as_it_is,
            |doc| {
                let pong = json!({"type": "object", "properties": {"pong": {"type": "boolean"}}});
                let content = &mut ping(doc)["get"]["responses"]["200"]["content"];
                content["application/json"]["schema"] = pong;
            },
            &[
                ("response-evidence-gained", Info),
                ("response-media-type-added", Info),
            ],
            Major,
        ),
    ]
    .concat()
}

fn of_schemas() -> Vec<Pair> {
    [
        both(
            "47",
            as_it_is,
            |doc| remove(&mut cow(doc)["properties"], "name"),
            (&[("response-optional-property-removed", Warning)], Major),
            (&[("response-optional-property-added", Info)], Minor),
        ),
        one(
            "48",
            as_it_is,
            |doc| {
                cow(doc)["properties"]["weight"] = json!({"type": "number"});
                cow(doc)["required"] = json!(["weight"]);
            },
            &[("response-required-property-added", Info)],
            Minor,
        ),
        // No field of a response is required.
        both(
            "49",
            |doc| cow(doc)["required"] = json!(["name"]),
            as_it_is,
            (&[("response-property-became-optional", Error)], Patch),
            (&[("response-property-became-required", Info)], Patch),
        ),
        one(
            "50",
            |doc| *received(doc) = json!({"type": "string"}),
            |doc| *received(doc) = json!({"type": "integer"}),
            &[("response-body-type-changed", Error)],
            Major,
        ),
        // In the other direction, it is a sample without a fraction.
        both(
            "51",
            |doc| *received(doc) = json!({"type": "integer"}),
            |doc| *received(doc) = json!({"type": "number"}),
            (&[("response-body-type-generalized", Error)], Major),
            (&[("response-body-type-specialized", Info)], Patch),
        ),
        // Rows 52 and 53: an enum that is received is read as text.
        both(
            "52",
            |doc| cow(doc)["properties"]["name"]["enum"] = json!(["Elsa"]),
            |doc| cow(doc)["properties"]["name"]["enum"] = json!(["Elsa", "Berta"]),
            (&[("response-property-enum-value-added", Warning)], Patch),
            (&[("response-property-enum-value-removed", Info)], Patch),
        ),
        one(
            "53",
            |doc| *received(doc) = json!({"type": "string", "enum": ["many", "few"]}),
            |doc| *received(doc) = json!({"type": "string", "enum": ["many"]}),
            &[("response-mediatype-enum-value-removed", Info)],
            Patch,
        ),
        // Every field of a response may be null; a whole response that may be null is not modelled.
        one(
            "54",
            as_it_is,
            |doc| cow(doc)["properties"]["name"]["nullable"] = json!(true),
            &[("response-property-became-nullable", Error)],
            Patch,
        ),
        one(
            "54",
            as_it_is,
            |doc| received(doc)["nullable"] = json!(true),
            &[("response-body-became-nullable", Error)],
            Patch,
        ),
        // A response of several kinds is any JSON.
        both(
            "55",
            |doc| {
                let own = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
                *received(doc) = json!({"oneOf": [own, {"type": "string"}]});
            },
            |doc| {
                let own = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
                let ids = json!({"type": "array", "items": {"type": "integer"}});
                *received(doc) = json!({"oneOf": [own, {"type": "string"}, ids]});
            },
            (&[("response-body-one-of-added", Error)], Patch),
            (&[("response-body-one-of-removed", Info)], Patch),
        ),
        one(
            "56",
            as_it_is,
            |doc| {
                let own = received(doc).take();
                *received(doc) = json!({"oneOf": [own, {"type": "string"}]});
            },
            &[("response-body-wrapped-in-one-of", Error)],
            Major,
        ),
    ]
    .concat()
}
