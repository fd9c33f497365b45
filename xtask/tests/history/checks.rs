//! Changes that no edition may make to the public API.

use std::collections::BTreeMap;

use onlyfansapi_spec::operation_key;
use xtask::{
    api::{ApiChange, ROWS},
    report::Report,
};

/// Rows of removals.
const LOST: [&str; 10] = [
    "group removed",
    "method removed",
    "path arguments changed",
    "parameter removed",
    "body removed",
    "type removed",
    "type changed kind",
    "type lost its setters",
    "field removed",
    "variant removed",
];

/// Rows of renames, for which no edition is a reason.
const RENAMED: [&str; 2] = ["setter renamed", "field renamed"];

/// Rows of received values whose type changed.
const RETYPED: [&str; 2] = ["response retyped", "field retyped"];

/// Returns the changes that rename something.
pub(crate) fn renamed(report: &Report) -> Vec<&ApiChange> {
    let changes = report.api.iter();
    changes
        .filter(|change| RENAMED.contains(&change.row))
        .collect()
}

/// Returns the changes that remove an item, or after which a type says less.
pub(crate) fn poorer(report: &Report) -> Vec<&ApiChange> {
    let is_poorer = |change: &&ApiChange| {
        let texts = (change.old.as_deref(), change.new.as_deref());
        LOST.contains(&change.row)
            || RETYPED.contains(&change.row)
                && matches!(texts, (Some(old), Some(new)) if says_less(old, new))
    };
    report.api.iter().filter(is_poorer).collect()
}

/// Whether a type says less of a received value than another.
fn says_less(old: &str, new: &str) -> bool {
    let ((old_depth, old), (new_depth, new)) = (parts(old), parts(new));
    match (old, new) {
        _ if old == new => new_depth < old_depth,
        ("Value", _) => false,
        (_, "Value" | "()" | "Bytes") => true,
        ("f64", "i64") | ("Id", "i64" | "String") => true,
        ("bool" | "i64" | "f64" | "String" | "Id" | "()" | "Bytes", _) => false,
        // Another struct, or no struct.
        _ => true,
    }
}

/// Returns the number of nested lists and maps of a type, and the type of their items.
fn parts(text: &str) -> (usize, &str) {
    if text == "Map<String, Value>" {
        return (1, "Value");
    }
    let inner = |start: &str| text.strip_prefix(start)?.strip_suffix('>');
    if let Some(inner) = ["Option<", "Box<", "Envelope<"].into_iter().find_map(inner) {
        return parts(inner);
    }
    match ["Vec<", "BTreeMap<String, "].into_iter().find_map(inner) {
        Some(inner) => {
            let (depth, name) = parts(inner);
            (depth + 1, name)
        }
        None => (0, text),
    }
}

/// Reads the lines of `names.lock`: names by place.
pub(crate) fn names(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter_map(|line| {
        let words = line.split_whitespace();
        let words: Vec<&str> = words.take_while(|word| !word.starts_with('#')).collect();
        let (name, place) = words.split_last()?;
        Some((place.join(" "), (*name).to_owned()))
    });
    lines.collect()
}

/// Returns the lines that were removed or changed. The lines of an operation move with it.
pub(crate) fn lost_names(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
    report: &Report,
) -> Vec<String> {
    let moves = report
        .document
        .iter()
        .filter(|change| change.id == "operation-moved");
    let moves: BTreeMap<String, String> = moves
        .filter_map(|change| Some((change.old.as_str()?, change.new.as_str()?)))
        .filter_map(|(old, new)| Some((key(old)?, key(new)?)))
        .collect();
    let mut lost = Vec::new();
    for (place, name) in before {
        // The key of an operation is two words.
        let end = place.match_indices(' ').nth(1);
        let (operation, rest) = place.split_at(end.map_or(place.len(), |(end, _)| end));
        let now = moves.get(operation).map_or(operation, String::as_str);
        // A name of a removed place gives way to that of an operation that moves there.
        if now == operation && moves.values().any(|target| target == operation) {
            continue;
        }
        if after.get(&format!("{now}{rest}")) != Some(name) {
            lost.push(format!("{place}  {name}"));
        }
    }
    lost
}

fn key(operation: &str) -> Option<String> {
    let (method, path) = operation.split_once(' ')?;
    Some(operation_key(method, path))
}

#[test]
fn every_row_is_in_the_table() {
    for name in LOST.iter().chain(&RENAMED).chain(&RETYPED) {
        assert!(ROWS.iter().any(|row| row.name == *name), "{name}");
    }
}

#[test]
fn a_type_that_says_less_is_poorer() {
    for (old, new) in [
        ("Option<i64>", "Option<Value>"),
        ("Option<f64>", "Option<i64>"),
        ("Option<Id>", "Option<i64>"),
        ("Option<Chat>", "Map<String, Value>"),
        ("Vec<Chat>", "Vec<Value>"),
        ("Vec<Value>", "Option<Value>"),
        ("BTreeMap<String, f64>", "Map<String, Value>"),
        ("Envelope<Vec<Chat>>", "Value"),
        ("Envelope<Option<Chat>>", "String"),
        ("Option<Chat>", "Option<Fan>"),
    ] {
        assert!(says_less(old, new), "{old} {new}");
        assert!(!says_less(old, old), "{old}");
    }
    for (old, new) in [
        ("Option<Value>", "Vec<Value>"),
        ("Option<Value>", "Option<i64>"),
        ("Option<i64>", "Option<f64>"),
        ("Option<String>", "Option<Id>"),
        ("Vec<Value>", "Vec<Vec<bool>>"),
        ("Option<Chat>", "Option<Box<Chat>>"),
        ("String", "Envelope<Option<Chat>>"),
    ] {
        assert!(!says_less(old, new), "{old} {new}");
    }
}
