//! Rows about operations, their names and their documentation.

use serde_json::json;
use xtask::{
    api::Bump::{Major, Minor, Patch},
    diff::Level::{Error, Info, Warning},
};

use crate::{
    Pair, both,
    farm::{
        COWS, add_milk, add_twin, as_it_is, breed, cow, create, list, parameter, push, remove,
        rename_path, response, sent,
    },
    one,
};

pub(crate) fn pairs() -> Vec<Pair> {
    [
        one(
            "1",
            as_it_is,
            |doc| {
                let pigs =
                    json!({"summary": "List Pigs", "responses": {"204": {"description": ""}}});
                doc["paths"]["/api/{farm}/pigs"]["get"] = pigs;
            },
            &[("endpoint-added", Info)],
            Minor,
        ),
        one(
            "2",
            as_it_is,
            |doc| remove(&mut doc["paths"], "/api/ping"),
            &[("api-path-removed-without-deprecation", Error)],
            Major,
        ),
        one(
            "3",
            as_it_is,
            |doc| remove(&mut doc["paths"][COWS], "post"),
            &[("api-removed-without-deprecation", Error)],
            Major,
        ),
        one(
            "4",
            |doc| create(doc)["deprecated"] = json!(true),
            |doc| remove(&mut doc["paths"][COWS], "post"),
            &[("api-removed-with-deprecation", Info)],
            Major,
        ),
        one(
            "5",
            as_it_is,
            |doc| {
                create(doc)["deprecated"] = json!(true);
                create(doc)["x-sunset"] = json!("2030-01-01");
            },
            // The date itself is an unknown extension.
            &[
                ("endpoint-deprecated-with-sunset", Info),
                ("unclassified-change", Info),
            ],
            Minor,
        ),
        one(
            "5",
            as_it_is,
            |doc| create(doc)["deprecated"] = json!(true),
            &[("endpoint-deprecated", Info)],
            Minor,
        ),
        // Upstream marks the title in place of the keyword.
        one(
            "5",
            as_it_is,
            |doc| create(doc)["summary"] = json!("[Deprecated] Create a Cow"),
            &[("endpoint-deprecated", Info)],
            Minor,
        ),
        one(
            "6",
            |doc| create(doc)["deprecated"] = json!(true),
            as_it_is,
            &[("endpoint-reactivated", Info)],
            Patch,
        ),
        // Rows 7 to 9: names are locked, whatever changes of their sources.
        one(
            "7",
            as_it_is,
            |doc| create(doc)["operationId"] = json!(""),
            &[("api-operation-id-removed", Info)],
            Patch,
        ),
        one(
            "7",
            as_it_is,
            |doc| create(doc)["operationId"] = json!("addCow"),
            &[("api-operation-id-removed", Info)],
            Patch,
        ),
        one(
            "8",
            |doc| remove(create(doc), "operationId"),
            as_it_is,
            &[("api-operation-id-added", Info)],
            Patch,
        ),
        one(
            "8",
            |doc| create(doc)["operationId"] = json!(""),
            as_it_is,
            &[("api-operation-id-added", Info)],
            Patch,
        ),
        one(
            "9",
            as_it_is,
            |doc| create(doc)["tags"] = json!([]),
            &[("api-tag-removed", Info)],
            Patch,
        ),
        one(
            "10",
            as_it_is,
            |doc| create(doc)["tags"] = json!(["Cows", "Farm"]),
            &[("api-tag-added", Info)],
            Patch,
        ),
        // Row 11: path arguments are identified by their position.
        one(
            "11",
            as_it_is,
            |doc| {
                doc["paths"][COWS]["parameters"][0]["name"] = json!("ranch");
                rename_path(doc, COWS, "/api/{ranch}/cows");
            },
            &[],
            Patch,
        ),
        one(
            "11",
            |doc| add_milk(doc, "/api/{farm}/milk", &["farm"]),
            |doc| add_milk(doc, "/api/{ranch}/milk", &["ranch"]),
            &[],
            Patch,
        ),
        one(
            "11",
            |doc| add_milk(doc, "/api/{farm}/cows/{cow}", &["farm", "cow"]),
            |doc| add_milk(doc, "/api/{ranch}/cows/{animal}", &["animal", "ranch"]),
            &[],
            Patch,
        ),
        // Row 12: the crate has the first of two twins.
        both(
            "12",
            as_it_is,
            |doc| {
                add_twin(doc);
            },
            (&[("endpoint-added", Info)], Patch),
            (&[("api-removed-without-deprecation", Error)], Patch),
        ),
        both(
            "12",
            |doc| {
                add_twin(doc);
            },
            |doc| {
                push(
                    &mut add_twin(doc)["parameters"],
                    parameter("query", "color", false),
                )
            },
            (&[("new-optional-request-parameter", Info)], Patch),
            (&[("request-parameter-removed", Warning)], Patch),
        ),
        both(
            "12",
            |doc| {
                add_twin(doc);
            },
            |doc| {
                add_twin(doc);
                push(
                    &mut list(doc)["parameters"],
                    parameter("query", "color", false),
                );
            },
            (&[("new-optional-request-parameter", Info)], Minor),
            (&[("request-parameter-removed", Warning)], Major),
        ),
        one(
            "13",
            as_it_is,
            |doc| {
                doc["info"]["title"] = json!("Ranch");
                doc["tags"] = json!([{"name": "Cows", "description": "All about cows."}]);
                list(doc)["summary"] = json!("List All Cows of a Farm");
                list(doc)["description"] = json!("In the order of their age.");
                breed(doc)["description"] = json!("Only these.");
                sent(doc)["properties"]["name"]["description"] = json!("What it is called.");
                response(doc)["description"] = json!("The cows.");
                cow(doc)["properties"]["name"]["description"] = json!("What it is called.");
            },
            &[],
            Patch,
        ),
    ]
    .concat()
}
