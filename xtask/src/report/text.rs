//! Writes a report for a terminal.

use std::fmt::Write;

use super::Report;
use crate::api::ApiChange;

pub(super) fn write(report: &Report) -> String {
    let mut text = format!("{}\n", report.summary());
    // Writing to a string does not fail.
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
        ("New names, to be reviewed", &report.new_names),
        (
            "Kept, though the document no longer shows it",
            &report.newly_kept,
        ),
        ("No longer kept", &report.no_longer_kept),
        ("Fixups without anything to mend", &report.idle_fixups),
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
        for change in &report.document {
            let _ = writeln!(text, "  {change}");
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
