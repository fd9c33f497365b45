//! Keeps `docs/example-update.md`, the report of one update, as the report is written.

use std::path::Path;

use onlyfansapi_spec::{Document, Evidence, Names, propose};
use serde_json::json;
use xtask::{
    accepted::Accepted,
    api::{Bump, ROWS},
    comparison::{Comparison, Rules},
    report::{Format, Report},
};

/// The report of an update with ten changes and more: of names, parameters, bodies, responses,
/// samples and operations.
fn report(with_documentation: bool) -> Report {
    let old = include_str!("example/old.yaml");
    let new = include_str!("example/new.yaml");
    let document = Document::any(old).expect("a document");
    let rules = Rules {
        lock: &propose(&document, &Names::default()).expect("names"),
        kept: &Evidence::default(),
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
    let text = report.write(Format::Markdown, false);
    assert_file("docs/example-update.md", &text);
}

/// Holds a file of the tree against its text. With `INSTA_UPDATE=always`, as for snapshots, writes it.
fn assert_file(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        std::fs::write(&file, text).expect(name);
    }
    let found = std::fs::read_to_string(&file).expect(name);
    assert!(
        found == text,
        "{name} is not up to date: set INSTA_UPDATE=always to write it"
    );
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
    let json = report(true).write(Format::Json, false);
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

/// A document of lists of rows, one for each title, of these members.
fn lists(titles: &[String], members: &serde_json::Value) -> String {
    let list = |title: &String| {
        let rows = json!({"type": "array", "items": {"type": "object", "properties": members}});
        let response = json!({"type": "object", "properties": {"data": rows}});
        let content = json!({"200": {"content": {"application/json": {"schema": response}}}});
        let operation = json!({"summary": title, "tags": ["Farm"], "responses": content});
        (format!("/{title}"), json!({"get": operation}))
    };
    let paths: serde_json::Map<String, serde_json::Value> = titles.iter().map(list).collect();
    json!({"openapi": "3.0.3", "paths": paths}).to_string()
}

#[test]
fn a_report_of_lost_evidence_is_one_screen_long() {
    let titles: Vec<String> = ('A'..='Z').map(|letter| format!("List {letter}")).collect();
    let [members, nothing] = [
        json!({"type": "string"}),
        json!({"type": "string", "nullable": true, "example": null}),
    ]
    .map(|schema| json!({"a": schema, "b": schema, "c": schema, "d": schema}));
    let (old, new) = (lists(&titles, &members), lists(&titles, &nothing));
    let document = Document::any(&old).expect("a document");
    let rules = Rules {
        lock: &propose(&document, &Names::default()).expect("names"),
        kept: &Evidence::default(),
        fixups: &[],
    };
    let comparison = Comparison::new(&old, &new, rules).expect("two editions");
    let report = Report::new(&comparison, &[], &Accepted::default(), "0.1.0", false);
    assert_eq!((report.document.len(), report.newly_kept.len()), (104, 104));

    let text = report.write(Format::Text, false);
    assert!(text.lines().count() <= 24, "{text}");
    for line in [
        "  GET /List%20A: 4 places, a, b, c, …",
        "  16 more operations: 64 places",
        "  All 104 lines: --all",
        "  response-evidence-lost: 104 places in 26 operations; all of them: --all",
    ] {
        assert!(
            text.lines().any(|found| found == line),
            "{line:?} in {text}"
        );
    }
    let text = report.write(Format::Markdown, false);
    assert!(text.lines().count() <= 40, "{text}");

    let last = "GET /List%20Z response.data[].d  string";
    for format in [Format::Text, Format::Markdown] {
        let text = report.write(format, true);
        assert!(text.contains(last), "{text}");
        assert_eq!(text.matches("response-evidence-lost").count(), 104);
    }
    let json = report.write(Format::Json, false);
    assert_eq!(json, report.write(Format::Json, true));
    assert!(json.contains(last));
}

#[test]
fn a_place_that_a_person_is_to_decide_is_reported_with_what_it_may_be() {
    let members = json!({"id": {"type": "integer"}, "name": {"type": "string"}});
    let titles = ["Cow", "Horse", "Sheep"].map(|animal| format!("List {animal}s"));
    let (old, new) = (lists(&titles[..2], &members), lists(&titles, &members));
    let lock = "\
GET /List%20Cows  farm.list_cows
GET /List%20Cows response.data[]  Cow
GET /List%20Horses  farm.list_horses
GET /List%20Horses response.data[]  Horse
";
    let rules = Rules {
        lock: &lock.parse().expect("a lock"),
        kept: &Evidence::default(),
        fixups: &[],
    };
    let comparison = Comparison::new(&old, &new, rules).expect("two editions");
    let report = Report::new(&comparison, &[], &Accepted::default(), "0.1.0", false);
    let place = "GET /List%20Sheeps response.data[]";
    assert!(report.new_names.contains(&format!("{place}  Sheep")));
    assert_eq!(report.undecided[place], ["Cow", "Horse"]);
    for format in [Format::Text, Format::Markdown] {
        let text = report.write(format, false);
        assert!(text.contains(&format!("{place}  Cow or Horse")), "{text}");
    }
}
