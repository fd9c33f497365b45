//! Changes of a document: their ids, their levels, and the version that they raise.
//!
//! The rows are those tests of oasdiff that apply to OpenAPI 3.0, with documents of our own.

mod bodies;
mod cases;
mod causes;
mod evidence;
mod farm;
mod operations;
mod parameters;
mod responses;
mod security;

use std::collections::BTreeSet;

use farm::{Edit, edition};
use onlyfansapi_spec::{Evidence, Names};
use xtask::{
    api::Bump::{self, Major, Minor, None as Nothing, Patch},
    comparison::{Comparison, Rules},
    diff::Level,
};

/// The number of rows.
const ROWS: usize = 59;

/// The number of pairs of editions.
const PAIRS: usize = 99;

/// Ids and levels of changes, except documentation.
type Ids = &'static [(&'static str, Level)];

#[derive(Clone, Copy)]
struct Pair {
    row: &'static str,
    old: Edit,
    new: Edit,
    ids: Ids,
    bump: Bump,
}

fn one(row: &'static str, old: Edit, new: Edit, ids: Ids, bump: Bump) -> Vec<Pair> {
    vec![Pair {
        row,
        old,
        new,
        ids,
        bump,
    }]
}

/// Returns a pair in both directions.
fn both(
    row: &'static str,
    old: Edit,
    new: Edit,
    there: (Ids, Bump),
    back: (Ids, Bump),
) -> Vec<Pair> {
    [
        one(row, old, new, there.0, there.1),
        one(row, new, old, back.0, back.1),
    ]
    .concat()
}

fn compare(old: Edit, new: Edit) -> Result<Comparison, String> {
    let rules = Rules {
        lock: &Names::default(),
        kept: &Evidence::default(),
        fixups: &[],
    };
    Comparison::new(&edition(old).to_string(), &edition(new).to_string(), rules)
}

fn compared(old: Edit, new: Edit) -> Comparison {
    compare(old, new).expect("two editions that can be read")
}

/// Returns ids and levels of changes, except documentation, sorted.
fn ids(comparison: &Comparison) -> Vec<(&str, Level)> {
    let changes = comparison.changes.iter();
    let mut ids: Vec<(&str, Level)> = changes
        .filter(|change| !change.is_documentation)
        .map(|change| (change.id.as_str(), change.level))
        .collect();
    ids.sort_unstable();
    ids
}

/// Returns subjects and rows of the changes of the public API.
fn rows(comparison: &Comparison) -> Vec<(&str, &str)> {
    let changes = comparison.api.iter();
    changes
        .map(|change| (change.subject.as_str(), change.row))
        .collect()
}

fn pairs() -> Vec<Pair> {
    [
        operations::pairs(),
        parameters::pairs(),
        bodies::pairs(),
        responses::pairs(),
        security::pairs(),
    ]
    .concat()
}

#[test]
fn every_row_has_the_expected_changes_levels_and_bump() {
    let all = pairs();
    let mut failures = Vec::new();
    for pair in &all {
        let mut expected = pair.ids.to_vec();
        expected.sort_unstable();
        let comparison = match compare(pair.old, pair.new) {
            Ok(comparison) => comparison,
            Err(error) => {
                failures.push(format!("row {}: {error}", pair.row));
                continue;
            }
        };
        let (found, bump) = (ids(&comparison), comparison.bump());
        if found != expected || bump != pair.bump {
            let of_crate: Vec<String> = comparison
                .api
                .iter()
                .map(|change| format!("{}: {} ({:?})", change.subject, change.row, change.bump))
                .collect();
            failures.push(format!(
                "row {}:\n  expected {expected:?}, {:?}\n  found    {found:?}, {bump:?}\n  as of    {of_crate:?}",
                pair.row, pair.bump
            ));
        }
    }
    let found: BTreeSet<String> = all.iter().map(|pair| pair.row.to_owned()).collect();
    let numbers = (1..=58).map(|number: u32| number.to_string());
    let expected: BTreeSet<String> = numbers.chain(["15b".to_owned()]).collect();
    let (rows, pairs) = (found.len(), all.len());
    println!("{rows} rows, {pairs} pairs");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(found, expected);
    assert_eq!((rows, pairs), (ROWS, PAIRS));
}

#[test]
fn an_edition_compared_with_itself_has_no_change() {
    for pair in pairs() {
        let comparison = compared(pair.old, pair.old);
        let (of_document, of_crate) = (&comparison.changes, &comparison.api);
        assert!(of_document.is_empty(), "row {}: {of_document:?}", pair.row);
        assert!(of_crate.is_empty(), "row {}: {of_crate:?}", pair.row);
        assert!(comparison.kept.is_empty(), "row {}", pair.row);
        assert_eq!(comparison.bump(), Nothing, "row {}", pair.row);
    }
}

#[test]
fn fingerprints_are_reproducible_and_unique() {
    let fingerprints = |pair: &Pair| -> [Vec<String>; 2] {
        let comparison = compared(pair.old, pair.new);
        let of_document = comparison.changes.into_iter();
        let of_crate = comparison.api.into_iter();
        [
            of_document.map(|change| change.fingerprint).collect(),
            of_crate.map(|change| change.fingerprint).collect(),
        ]
    };
    for pair in pairs() {
        let found = fingerprints(&pair);
        assert_eq!(found, fingerprints(&pair), "row {}", pair.row);
        for found in found {
            let different: BTreeSet<&String> = found.iter().collect();
            assert_eq!(different.len(), found.len(), "row {}: {found:?}", pair.row);
            for fingerprint in &found {
                let is_sound = fingerprint.len() == 12
                    && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
                assert!(is_sound, "row {}: {fingerprint}", pair.row);
            }
        }
    }
}

#[test]
fn below_version_1_the_next_lower_part_is_raised() {
    for (bump, lower) in [
        (Nothing, Nothing),
        (Patch, Patch),
        (Minor, Patch),
        (Major, Minor),
    ] {
        assert_eq!(bump.of_version("0.4.1"), lower);
        assert_eq!(bump.of_version("1.0.0"), bump);
        assert_eq!(bump.of_version("10.0.3"), bump);
    }
}
