//! Rows about parameters.

use serde_json::json;
use xtask::{
    api::Bump::{Major, Minor, Patch},
    diff::Level::{Error, Info, Warning},
};

use crate::{
    Pair,
    farm::{add_milk, as_it_is, breed, list, parameter, ping, push, rename_path},
    one,
};

pub(crate) fn pairs() -> Vec<Pair> {
    [
        one(
            "14",
            as_it_is,
            |doc| {
                for (location, name) in
                    [("query", "color"), ("header", "X-Barn"), ("cookie", "day")]
                {
                    push(
                        &mut list(doc)["parameters"],
                        parameter(location, name, false),
                    );
                }
            },
            &[
                ("new-optional-request-parameter", Info),
                ("new-optional-request-parameter", Info),
                ("new-optional-request-parameter", Info),
            ],
            Minor,
        ),
        one(
            "15",
            as_it_is,
            |doc| {
                ping(doc)["parameters"] = json!([
                    parameter("query", "color", true),
                    parameter("query", "age", true),
                    parameter("header", "X-Barn", true),
                    parameter("cookie", "day", true),
                    parameter("query", "breed", false),
                    parameter("header", "X-Stall", false),
                    parameter("cookie", "night", false),
                ]);
            },
            &[
                (
                    "new-optional-request-default-parameter-to-existing-path",
                    Info,
                ),
                (
                    "new-optional-request-default-parameter-to-existing-path",
                    Info,
                ),
                (
                    "new-optional-request-default-parameter-to-existing-path",
                    Info,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
                (
                    "new-required-request-default-parameter-to-existing-path",
                    Error,
                ),
            ],
            Major,
        ),
        one(
            "15",
            as_it_is,
            |doc| ping(doc)["parameters"] = json!([parameter("query", "color", false)]),
            &[(
                "new-optional-request-default-parameter-to-existing-path",
                Info,
            )],
            Minor,
        ),
        one(
            "15b",
            as_it_is,
            |doc| {
                push(
                    &mut list(doc)["parameters"],
                    parameter("header", "X-Barn", true),
                )
            },
            &[("new-required-request-parameter", Error)],
            Major,
        ),
        // A placeholder is an argument, declared or not; only its declaration is new here.
        one(
            "16",
            |doc| add_milk(doc, "/api/{farm}/milk", &[]),
            |doc| add_milk(doc, "/api/{farm}/milk", &["farm"]),
            &[("new-request-path-parameter", Error)],
            Patch,
        ),
        one(
            "16",
            as_it_is,
            |doc| {
                ping(doc)["parameters"] = json!([parameter("path", "farm", true)]);
                rename_path(doc, "/api/ping", "/api/{farm}/ping");
            },
            &[
                ("new-request-path-parameter", Error),
                ("operation-moved", Info),
            ],
            Major,
        ),
        one(
            "17",
            as_it_is,
            |doc| list(doc)["parameters"] = json!([]),
            &[("request-parameter-removed", Warning)],
            Major,
        ),
        one(
            "18",
            as_it_is,
            |doc| breed(doc)["required"] = json!(true),
            &[("request-parameter-became-required", Error)],
            Major,
        ),
        one(
            "19",
            |doc| breed(doc)["required"] = json!(true),
            as_it_is,
            &[("request-parameter-became-optional", Info)],
            Minor,
        ),
        one(
            "20",
            as_it_is,
            |doc| breed(doc)["schema"]["type"] = json!("integer"),
            &[("request-parameter-type-changed", Error)],
            Major,
        ),
        one(
            "21",
            |doc| breed(doc)["schema"]["enum"] = json!(["angus", "jersey"]),
            |doc| breed(doc)["schema"]["enum"] = json!(["angus"]),
            &[("request-parameter-enum-value-removed", Error)],
            Major,
        ),
        one(
            "22",
            |doc| breed(doc)["schema"]["enum"] = json!(["angus"]),
            |doc| breed(doc)["schema"]["enum"] = json!(["angus", "jersey"]),
            &[("request-parameter-enum-value-added", Info)],
            Minor,
        ),
        // A setter of an enum also accepts text.
        one(
            "23",
            as_it_is,
            |doc| breed(doc)["schema"]["enum"] = json!(["angus", "jersey"]),
            &[("request-parameter-became-enum", Error)],
            Minor,
        ),
        one(
            "24",
            |doc| breed(doc)["schema"]["default"] = json!("any"),
            |doc| breed(doc)["schema"]["default"] = json!("angus"),
            &[("request-parameter-default-value-changed", Error)],
            Patch,
        ),
        // Limits are checked before anything is sent.
        one(
            "25",
            |doc| breed(doc)["schema"]["maxLength"] = json!(50),
            |doc| breed(doc)["schema"]["maxLength"] = json!(20),
            &[("request-parameter-max-length-decreased", Error)],
            Minor,
        ),
    ]
    .concat()
}
