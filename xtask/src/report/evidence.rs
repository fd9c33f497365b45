//! Summarizes lost evidence by operation, where it would be many lines.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use crate::diff::Change;

/// The number of operations that are listed; more would not fit on a screen.
const OPERATIONS: usize = 10;

/// The number of lines up to which each is listed.
const FEW: usize = 8;

/// The number of members that are named of an operation.
const NAMED: usize = 3;

/// The id of the changes that are summarized.
const LOST: &str = "response-evidence-lost";

/// The flag that lists every line.
const FLAG: &str = "--all";

/// Returns lines of `evidence.lock`, or one per operation if they are many.
pub(super) fn lines(lines: &[String], lists_all: bool) -> Vec<String> {
    if lists_all || lines.len() <= FEW {
        return lines.to_vec();
    }
    let mut operations: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in lines {
        let (operation, place) = line.split_once(" response").unwrap_or((line, ""));
        operations.entry(operation).or_default().push(place);
    }
    let shown = operations.iter().take(OPERATIONS);
    let mut text: Vec<String> = shown
        .map(|(operation, places)| match places.as_slice() {
            [place] => format!("{operation} response{place}"),
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

/// Names the members at some places, as many as fit on a line.
fn members(places: &[&str]) -> String {
    let members: BTreeSet<&str> = places
        .iter()
        .map(|place| {
            let place = place.split_whitespace().next().unwrap_or_default();
            place.rsplit('.').next().unwrap_or_default()
        })
        .collect();
    let named: Vec<&str> = members.iter().copied().take(NAMED).collect();
    let more = if members.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", named.join(", "))
}

/// Returns the changes of the document to list, and a summary of the others.
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
