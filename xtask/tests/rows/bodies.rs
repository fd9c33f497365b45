//! Rows about bodies of requests.

use serde_json::json;
use xtask::{
    api::Bump::{Major, Minor, Patch},
    diff::Level::{Error, Info, Warning},
};

use crate::{
    Pair, both,
    farm::{as_it_is, body, create, remove, response, sent},
    one,
};

pub(crate) fn pairs() -> Vec<Pair> {
    [
        one(
            "26",
            |doc| remove(create(doc), "requestBody"),
            |doc| {
                body(doc)["required"] = json!(true);
                sent(doc)["required"] = json!(["name"]);
            },
            &[("request-body-added-required", Error)],
            Major,
        ),
        // Without a required member, old requests remain valid, with an empty object.
        one(
            "26",
            |doc| remove(create(doc), "requestBody"),
            |doc| body(doc)["required"] = json!(true),
            &[("request-body-added-required", Error)],
            Minor,
        ),
        one(
            "27",
            as_it_is,
            |doc| remove(create(doc), "requestBody"),
            &[("request-body-removed", Error)],
            Major,
        ),
        // Rows 28 and 29: members have setters, required or not; the body itself has none.
        one(
            "28",
            as_it_is,
            |doc| body(doc)["required"] = json!(true),
            &[("request-body-became-required", Error)],
            Patch,
        ),
        one(
            "29",
            |doc| body(doc)["required"] = json!(true),
            as_it_is,
            &[("request-body-became-optional", Info)],
            Patch,
        ),
        // A body is sent as JSON where the document allows JSON.
        both(
            "30",
            as_it_is,
            |doc| {
                let form = json!({"schema": sent(doc)});
                body(doc)["content"]["application/x-www-form-urlencoded"] = form;
            },
            (&[("request-body-media-type-added", Info)], Patch),
            (&[("request-body-media-type-removed", Error)], Patch),
        ),
        // The media type does not change the setters.
        one(
            "30",
            as_it_is,
            |doc| {
                let form = json!({"schema": sent(doc)});
                body(doc)["content"] = json!({"application/x-www-form-urlencoded": form});
            },
            &[
                ("request-body-media-type-added", Info),
                ("request-body-media-type-removed", Error),
            ],
            Patch,
        ),
        // A form of parts has the setters of JSON.
        one(
            "30",
            as_it_is,
            |doc| {
                let form = json!({"schema": sent(doc)});
                body(doc)["content"] = json!({"multipart/form-data": form});
            },
            &[
                ("request-body-media-type-added", Info),
                ("request-body-media-type-removed", Error),
            ],
            Patch,
        ),
        // A body of another kind cannot be sent: the method is removed, or added.
        both(
            "30",
            as_it_is,
            |doc| {
                let xml = json!({"schema": sent(doc)});
                body(doc)["content"] = json!({"application/xml": xml});
            },
            (
                &[
                    ("request-body-media-type-added", Info),
                    ("request-body-media-type-removed", Error),
                ],
                Major,
            ),
            (
                &[
                    ("request-body-media-type-added", Info),
                    ("request-body-media-type-removed", Error),
                ],
                Minor,
            ),
        ),
        // An unknown object gets its first setters, none of them required.
        both(
            "31",
            |doc| body(doc)["content"]["application/json"] = json!({}),
            as_it_is,
            (&[("request-body-media-type-schema-added", Error)], Minor),
            (&[("request-body-media-type-schema-removed", Info)], Major),
        ),
        one(
            "31",
            |doc| body(doc)["content"]["application/json"] = json!({}),
            |doc| sent(doc)["required"] = json!(["name"]),
            &[("request-body-media-type-schema-added", Error)],
            Major,
        ),
        // Evidence of a response is kept.
        both(
            "31",
            |doc| response(doc)["content"]["application/json"] = json!({}),
            as_it_is,
            (
                &[
                    ("response-body-media-type-schema-added", Info),
                    ("response-evidence-gained", Info),
                ],
                Major,
            ),
            (
                &[
                    ("response-body-media-type-schema-removed", Warning),
                    ("response-evidence-lost", Warning),
                ],
                Patch,
            ),
        ),
        one(
            "32",
            as_it_is,
            |doc| {
                sent(doc)["properties"]["weight"] = json!({"type": "number"});
                sent(doc)["required"] = json!(["weight"]);
            },
            &[("new-required-request-property", Error)],
            Major,
        ),
        one(
            "33",
            as_it_is,
            |doc| {
                sent(doc)["properties"]["weight"] = json!({"type": "number", "default": 500});
                sent(doc)["required"] = json!(["weight"]);
            },
            &[("new-required-request-property-with-default", Error)],
            Major,
        ),
        one(
            "34",
            as_it_is,
            |doc| sent(doc)["properties"]["weight"] = json!({"type": "number"}),
            &[("new-optional-request-property", Info)],
            Minor,
        ),
        one(
            "35",
            as_it_is,
            |doc| remove(&mut sent(doc)["properties"], "breed"),
            &[("request-property-removed", Warning)],
            Major,
        ),
        one(
            "36",
            as_it_is,
            |doc| sent(doc)["required"] = json!(["name"]),
            &[("request-property-became-required", Error)],
            Major,
        ),
        one(
            "37",
            as_it_is,
            |doc| sent(doc)["properties"]["breed"]["type"] = json!("integer"),
            &[("request-property-type-changed", Error)],
            Major,
        ),
        // A setter of an enum also accepts text.
        one(
            "38",
            as_it_is,
            |doc| sent(doc)["properties"]["breed"]["enum"] = json!(["angus", "jersey"]),
            &[("request-property-became-enum", Error)],
            Minor,
        ),
        both(
            "39",
            |doc| sent(doc)["properties"]["breed"]["enum"] = json!(["angus", "jersey"]),
            |doc| sent(doc)["properties"]["breed"]["enum"] = json!(["angus"]),
            (&[("request-property-enum-value-removed", Error)], Major),
            (&[("request-property-enum-value-added", Info)], Minor),
        ),
        one(
            "40",
            as_it_is,
            |doc| sent(doc)["properties"]["name"]["nullable"] = json!(true),
            &[("request-property-became-nullable", Info)],
            Minor,
        ),
        one(
            "41",
            |doc| sent(doc)["properties"]["name"]["nullable"] = json!(true),
            as_it_is,
            &[("request-property-became-not-nullable", Error)],
            Major,
        ),
        one(
            "42",
            |doc| {
                let own = sent(doc).take();
                let other = json!({"type": "object", "properties": {"weight": {"type": "number"}}});
                *sent(doc) = json!({"oneOf": [own, other]});
            },
            |doc| *sent(doc) = json!({"oneOf": [sent(doc)]}),
            &[("request-body-one-of-removed", Error)],
            Major,
        ),
        one(
            "42",
            |doc| {
                let either = json!({"oneOf": [{"type": "string"}, {"type": "integer"}]});
                sent(doc)["properties"]["breed"] = either;
            },
            |doc| sent(doc)["properties"]["breed"] = json!({"oneOf": [{"type": "string"}]}),
            &[("request-property-one-of-removed", Error)],
            Major,
        ),
    ]
    .concat()
}
