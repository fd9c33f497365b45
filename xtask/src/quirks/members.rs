//! What is irregular in the names of members.

use std::collections::BTreeSet;

use super::{
    Detector,
    json::sorted,
    sites::{Schema, Sites},
};
use onlyfansapi_spec::{is_data_key, snake_name};

const KEYS_ARE_DATA: &str =
    "in answers a map, or `others` beside names; members like any in what is sent";

/// The keywords by which schemas are told apart.
const SCHEMA_WORDS: [&str; 10] = [
    "$ref",
    "allOf",
    "anyOf",
    "enum",
    "items",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "type",
];

pub(super) const DETECTORS: &[Detector] = &[
    Detector {
        name: "members whose names are whole numbers",
        repair: KEYS_ARE_DATA,
        places: |sites| members_where(sites, is_whole_number),
    },
    Detector {
        name: "members whose names are dates or templates",
        repair: KEYS_ARE_DATA,
        places: |sites| members_where(sites, |name| is_data_key(name) && !is_whole_number(name)),
    },
    Detector {
        name: "members whose names are no identifiers",
        repair: "cased for Rust, unchanged on the wire",
        places: |sites| members_where(sites, |name| !is_identifier(name) && !is_data_key(name)),
    },
    Detector {
        name: "members whose names are words of Rust",
        repair: "an underscore is set behind, as `type_`",
        places: |sites| members_where(sites, |name| snake_name(name).ends_with('_')),
    },
    Detector {
        name: "members whose names are words of schemas",
        repair: "none needed: told from keywords by where they stand",
        places: |sites| members_where(sites, |name| SCHEMA_WORDS.contains(&name)),
    },
    Detector {
        name: "objects with members whose names meet after casing",
        repair: "names.lock gives all but one another name",
        places: |sites| sites.schemas_where(has_names_that_meet),
    },
];

fn members_where(sites: &Sites<'_>, is_it: fn(&str) -> bool) -> Vec<String> {
    sites.schemas_where(|schema| schema.member.is_some_and(is_it))
}

fn is_whole_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    let is_start = |c: char| c.is_alphabetic() || c == '_';
    chars.next().is_some_and(is_start) && chars.all(|c| c.is_alphanumeric() || c == '_')
}

fn has_names_that_meet(schema: &Schema<'_>) -> bool {
    let mut taken = BTreeSet::new();
    let members = sorted(&schema.value["properties"]).into_keys();
    let mut members = members.filter(|name| !is_data_key(name));
    members.any(|name| !taken.insert(snake_name(name)))
}
