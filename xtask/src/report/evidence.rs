//! Tells by operation what would be many lines: evidence that poorer samples do not show.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use crate::diff::Change;

/// With more operations, the report would not be read on one screen.
const OPERATIONS: usize = 10;

/// As many are listed one by one.
const FEW: usize = 8;

/// How many members of an operation are named.
const NAMED: usize = 3;

/// The change of the document whose places are told by operation.
const LOST: &str = "response-evidence-lost";

/// What lists everything.
const FLAG: &str = "--all";

/// Lines of `evidence.lock`, or else one for each operation.
pub(super) fn lines(lines: &[String], lists_all: bool) -> Vec<String> {
    if lists_all || lines.len() <= FEW {
        return lines.to_vec();
    }
    let mut operations: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in lines {
        let (operation, place) = line.split_once(" answer").unwrap_or((line, ""));
        operations.entry(operation).or_default().push(place);
    }
    let shown = operations.iter().take(OPERATIONS);
    let mut text: Vec<String> = shown
        .map(|(operation, places)| match places.as_slice() {
            [place] => format!("{operation} answer{place}"),
            places => format!("{operation}: {} places, {}", places.len(), members(places)),
        })
        .collect();
    let rest: Vec<usize> = operations.values().skip(OPERATIONS).map(Vec::len).collect();
    if !rest.is_empty() {
        let (operations, places) = (rest.len(), rest.iter().sum::<usize>());
        text.push(format!("{operations} more operations: {places} places"));
    }
    text.push(format!("All {} lines: {FLAG}", lines.len()));
    text
}

/// Names the members that places lead to, as many as a line has room for.
fn members(places: &[&str]) -> String {
    let members: BTreeSet<&str> = places
        .iter()
        .map(|place| {
            let way = place.split_whitespace().next().unwrap_or_default();
            way.rsplit('.').next().unwrap_or_default()
        })
        .collect();
    let named: Vec<&str> = members.iter().copied().take(NAMED).collect();
    let more = if members.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", named.join(", "))
}

/// The changes of the document that are listed one by one, and a word on the others.
pub(super) fn changes(report: &Report, lists_all: bool) -> (Vec<&Change>, Option<String>) {
    let is_lost = |change: &&Change| change.id == LOST;
    let lost = report.document.iter().filter(is_lost).count();
    let lists_all = lists_all || lost <= FEW;
    let (told, listed): (Vec<&Change>, Vec<&Change>) = report
        .document
        .iter()
        .partition(|change| !lists_all && is_lost(change));
    let operations: BTreeSet<&str> = told
        .iter()
        .map(|change| change.operation.as_str())
        .collect();
    let word = (!told.is_empty()).then(|| {
        format!(
            "{LOST}: {} places in {} operations; all of them: {FLAG}",
            told.len(),
            operations.len()
        )
    });
    (listed, word)
}
