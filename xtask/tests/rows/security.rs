//! Rows about authentication.

use serde_json::json;
use xtask::{api::Bump::Patch, diff::Level::Info};

use crate::{
    Pair, both,
    farm::{as_it_is, list},
    one,
};

pub(crate) fn pairs() -> Vec<Pair> {
    [
        both(
            "57",
            as_it_is,
            |doc| list(doc)["security"] = json!([{"token": []}]),
            (&[("api-security-added", Info)], Patch),
            (&[("api-security-removed", Info)], Patch),
        ),
        // Authentication is hand-written; a maintainer must read this change.
        one(
            "58",
            as_it_is,
            |doc| doc["components"]["securitySchemes"]["token"]["type"] = json!("oauth2"),
            &[("api-security-component-type-changed", Info)],
            Patch,
        ),
    ]
    .concat()
}
