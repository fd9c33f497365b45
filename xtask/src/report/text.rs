//! Writes a report for a terminal.

use std::fmt::Write;

use super::{Report, evidence};
use crate::api::ApiChange;

pub(super) fn write(report: &Report, lists_all: bool) -> String {
    let mut text = format!("{}\n", report.summary());
    // Writing to a string never fails.
    for remark in report.remarks() {
        let _ = writeln!(text, "{remark}");
    }
    for (name, changes) in report.sections() {
        let _ = writeln!(text, "\n{name}:");
        for change in changes {
            let _ = writeln!(text, "  {}", line(change));
            if let Some(cause) = report.cause(change) {
                let _ = writeln!(text, "      because {cause}");
            }
        }
    }
    let lists = [
        ("New names, to review", report.new_names.clone()),
        ("Undecided types", report.choices()),
        (
            "Kept, though samples no longer show it",
            evidence::lines(&report.newly_kept, lists_all),
        ),
        (
            "No longer kept",
            evidence::lines(&report.no_longer_kept, lists_all),
        ),
        ("Fixups without a defect", report.idle_fixups.clone()),
        (
            "Lists whose pages are not known",
            report.unknown_lists.clone(),
        ),
    ];
    for (name, lines) in lists {
        if !lines.is_empty() {
            let _ = writeln!(text, "\n{name}:");
            for line in lines {
                let _ = writeln!(text, "  {line}");
            }
        }
    }
    if !report.document.is_empty() {
        let _ = writeln!(text, "\nThe document:");
        let (changes, others) = evidence::changes(report, lists_all);
        for change in changes {
            let _ = writeln!(text, "  {change}");
        }
        if let Some(others) = others {
            let _ = writeln!(text, "  {others}");
        }
    }
    text
}

fn line(change: &ApiChange) -> String {
    let ApiChange { row, subject, .. } = change;
    match (&change.old, &change.new) {
        (None, None) => format!("{subject}: {row}"),
        (None, Some(new)) => format!("{subject}: {row}: {new}"),
        (Some(old), None) => format!("{subject}: {row}: {old} before"),
        (Some(old), Some(new)) => format!("{subject}: {row}: {old} -> {new}"),
    }
}
