//! Writes a report for a pull request. Upstream's text is quoted as code, so that it is no markup.

use std::fmt::Write;

use serde_json::Value;

use super::{Report, evidence};
use crate::{api::ApiChange, diff::Change};

pub(super) fn write(report: &Report, lists_all: bool) -> String {
    let mut text = String::from("# New edition of the document\n\n");
    // Writing to a string never fails.
    match &report.decided_by {
        None => text.push_str("Nothing changed.\n"),
        Some(decision) => {
            let _ = writeln!(
                text,
                "Verdict: **{}**, decided by \"{}\" ({}). Suggested version: {}.",
                report.verdict.name(),
                decision.row,
                code(&decision.subject),
                report.suggested_version
            );
        }
    }
    text.push('\n');
    for remark in report.remarks() {
        let _ = writeln!(text, "- {remark}");
    }
    for (name, changes) in report.sections() {
        let _ = write!(text, "\n## {name}\n\n");
        for change in changes {
            let _ = writeln!(text, "- {}", item(change, report));
        }
    }
    let lists = [
        (
            "New names",
            "Proposed by rule. Edit `names.lock` where a person would choose another.",
            report.new_names.clone(),
        ),
        (
            "Undecided types",
            "Each of these places may have one of several types. Write its type into `names.lock`.",
            report.choices(),
        ),
        (
            "Kept",
            "Samples no longer show these; `evidence.lock` keeps the types.",
            evidence::lines(&report.newly_kept, lists_all),
        ),
        (
            "No longer kept",
            "The document shows these again or contradicts them.",
            evidence::lines(&report.no_longer_kept, lists_all),
        ),
        (
            "Fixups without a defect",
            "Delete them from `spec/src/fixups.rs`.",
            report.idle_fixups.clone(),
        ),
        (
            "Lists whose pages are not known",
            "Add a line for each to `spec/src/behaviour/lists.rs`; until then they have no `stream`.",
            report.unknown_lists.clone(),
        ),
    ];
    for (name, what, lines) in lists {
        if !lines.is_empty() {
            let _ = write!(text, "\n## {name}\n\n{what}\n\n");
            for line in &lines {
                let _ = writeln!(text, "- {}", code(line));
            }
        }
    }
    if !report.document.is_empty() {
        let _ = write!(
            text,
            "\n<details>\n<summary>The document: {} changes</summary>\n\n| change | where | what | fingerprint |\n|---|---|---|---|\n",
            report.document.len()
        );
        let (changes, others) = evidence::changes(report, lists_all);
        for change in changes {
            let _ = writeln!(text, "{}", row(change));
        }
        if let Some(others) = others {
            let _ = write!(text, "\n{others}\n");
        }
        text.push_str("\n</details>\n");
    }
    text
}

fn item(change: &ApiChange, report: &Report) -> String {
    let mut text = format!("{}: {}", code(&change.subject), change.row);
    let _ = match (&change.old, &change.new) {
        (None, None) => Ok(()),
        (None, Some(new)) => write!(text, ": {}", code(new)),
        (Some(old), None) => write!(text, ": {}", code(old)),
        (Some(old), Some(new)) => write!(text, ": {} → {}", code(old), code(new)),
    };
    if let Some(cause) = report.cause(change) {
        let _ = write!(text, " ({}, {})", cause.id, code(&cause.fingerprint));
    }
    text
}

fn row(change: &Change) -> String {
    let value = |value: &Value| cell(&value.to_string());
    let what = match (&change.old, &change.new) {
        (Value::Null, Value::Null) => String::new(),
        (Value::Null, new) => value(new),
        (old, Value::Null) => format!("{} before", value(old)),
        (old, new) => format!("{} → {}", value(old), value(new)),
    };
    format!(
        "| {} | {} | {what} | {} |",
        change.id,
        cell(&change.place),
        cell(&change.fingerprint)
    )
}

/// Returns text as code in a table, where a bar would end the cell.
fn cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// Returns text as code, in more backticks than the text has in a row.
pub(crate) fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = text.replace(['\n', '\r'], " ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest == 0 {
        format!("{fence}{text}{fence}")
    } else {
        format!("{fence} {text} {fence}")
    }
}
