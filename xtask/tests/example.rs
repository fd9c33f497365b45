//! Keeps `docs/example-update.md`, the report of one update, as the report is written.

use expect_test::expect_file;
use onlyfansapi_spec::{Kept, Lock, load, propose};
use xtask::{
    accepted::Accepted,
    api::{Bump, ROWS},
    comparison::{Comparison, Rules},
    report::{Format, Report},
};

/// The report of an update with ten changes and more: of names, parameters, bodies, answers,
/// samples and operations.
fn report(with_documentation: bool) -> Report {
    let old = include_str!("example/old.yaml");
    let new = include_str!("example/new.yaml");
    let document = load(old).expect("a document");
    let rules = Rules {
        lock: &propose(&document, &Lock::default()).expect("names"),
        kept: &Kept::default(),
        fixups: &[],
    };
    let comparison = Comparison::new(old, new, rules).expect("two editions");
    let accepted = Accepted::default();
    Report::new(&comparison, &[], &accepted, "0.1.0", with_documentation)
}

#[test]
fn the_example_is_what_a_report_looks_like() {
    let report = report(false);
    assert_eq!(report.verdict, Bump::Minor);
    let text = report.write(Format::Markdown);
    expect_file!["../../docs/example-update.md"].assert_eq(&text);
}

#[test]
fn every_member_of_a_report_is_documented() {
    fn names(value: &serde_json::Value, names: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(members) => {
                for (name, value) in members {
                    names.push(name.clone());
                    names_of_lists(value, names);
                }
            }
            _ => names_of_lists(value, names),
        }
    }
    fn names_of_lists(value: &serde_json::Value, found: &mut Vec<String>) {
        for item in value.as_array().into_iter().flatten() {
            names(item, found);
        }
    }
    let json = report(true).write(Format::Json);
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let mut found = Vec::new();
    names(&report, &mut found);
    assert!(found.len() > 50);
    let documentation = include_str!("../../docs/report.md");
    for name in found {
        assert!(documentation.contains(&format!("| `{name}` |")), "{name}");
    }
}

#[test]
fn every_row_of_the_table_is_documented() {
    let documentation = include_str!("../../docs/report.md");
    let (_, table) = documentation
        .split_once("| row | bump |\n|---|---|\n")
        .expect("a table");
    let documented: Vec<&str> = table.lines().take_while(|line| !line.is_empty()).collect();
    let rows: Vec<String> = ROWS
        .iter()
        .map(|row| format!("| {} | {} |", row.name, row.bump.name()))
        .collect();
    assert_eq!(documented, rows);
}
