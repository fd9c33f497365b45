//! Updates of a small tree, from files and from a server, and of a copy of this one.

mod fetching;
mod project;
mod refusals;
mod server;
mod this_tree;
mod tree;

use std::io;

use project::{KINDS, NO_PRICE, NOWHERE, PRICE, Project, document, only_check};
use xtask::{api::Bump, transaction, update::Outcome};

#[track_caller]
fn assert_contains(text: &str, part: &str) {
    assert!(text.contains(part), "no `{part}` in `{text}`");
}

fn written(outcome: &Outcome) -> Vec<&str> {
    outcome.files.keys().map(String::as_str).collect()
}

#[test]
fn the_same_document_changes_nothing() {
    let project = Project::new(NOWHERE);
    let before = project.contents();
    let outcome = project.take(&document(&KINDS));
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
    assert_eq!(outcome.report.decided_by, None);
    assert_eq!(project.contents(), before);
}

#[test]
fn a_document_that_lost_a_quarter_is_accepted() {
    let project = Project::new(NOWHERE);
    let outcome = project.take(&document(&KINDS[..3]));
    assert_eq!(outcome.verdict, Bump::Minor);
    assert_eq!(outcome.report.suggested_version, "0.2.0");
    let removed = "- **Breaking:** `client.users().list()`: upstream no longer documents `GET /api/{account}/users`.\n";
    let tree = project.contents();
    assert_contains(&tree["CHANGELOG.md"], removed);
    assert!(!tree.contains_key("tests/it/snapshots/it__generated__User.snap"));
}

#[test]
fn a_check_writes_nothing_and_reports_as_an_update_does() {
    let project = Project::new(NOWHERE);
    let mut expected = project.contents();
    let other = document(&["chats", "comments", "payouts", "posts"]).replacen(PRICE, NO_PRICE, 1);
    let check = project.update_from(&other, only_check());
    let check = check.expect("a check");
    assert_eq!(project.contents(), expected);

    let outcome = project.take(&other);
    assert_eq!(outcome.report, check.report);
    assert_eq!(outcome.files, check.files);
    assert_eq!(outcome.verdict, check.verdict);
    assert_eq!(outcome.verdict, Bump::Minor);
    for (name, text) in outcome.files {
        match text {
            Some(text) => expected.insert(name, text),
            None => expected.remove(&name),
        };
    }
    assert_eq!(project.contents(), expected);
}

/// Returns the text of a file that accepts every change of a report.
fn all_of(outcome: &Outcome) -> String {
    let report = &outcome.report;
    let of_document = report.document.iter().map(|change| &change.fingerprint);
    let of_crate = report.api.iter().map(|change| &change.fingerprint);
    let fingerprints = of_document.chain(of_crate);
    fingerprints
        .map(|fingerprint| format!("{fingerprint}  looked at\n"))
        .collect()
}

#[test]
fn accepted_changes_do_not_count_for_the_verdict() {
    let project = Project::new(NOWHERE);
    let prose = document(&KINDS).replacen("Lists what there is.", "Lists everything.", 1);
    let outcome = project.check(&prose, "");
    assert_eq!(outcome.verdict, Bump::Patch);
    let accepted = project.check(&prose, &all_of(&outcome));
    assert_eq!(accepted.verdict, Bump::None);
    // The changelog lists it.
    assert_eq!(written(&accepted), ["CHANGELOG.md", "openapi.yaml"]);

    let more = document(&["chats", "comments", "payouts", "posts", "users"]);
    let outcome = project.check(&more, "");
    assert_eq!(outcome.report.verdict, Bump::Patch);
    // No line tells how the pages of a new list follow each other.
    assert_eq!(
        outcome.report.unknown_lists,
        ["GET /api/{account}/comments"]
    );
    let accepted = project.check(&more, &all_of(&outcome));
    assert_eq!(accepted.verdict, Bump::None);
    let report = accepted.report;
    assert_eq!(report.decided_by, None);
    assert_eq!(report.suggested_version, "0.1.0");
    // The report lists them.
    assert_eq!(report.accepted, report.document.len() + report.api.len());
    assert_eq!(report.api, outcome.report.api);
}

#[test]
fn a_poorer_sample_is_kept_as_evidence_and_changes_no_type() {
    let project = Project::new(NOWHERE);
    let before = project.contents();
    let whole = document(&KINDS);
    let poorer = whole.replacen(PRICE, NO_PRICE, 1);
    let outcome = project.take(&poorer);
    let line = "GET /api/{}/chats response.data[].price  number";
    assert_eq!(outcome.report.newly_kept, [line]);
    let api = &outcome.report.api;
    assert!(api.is_empty(), "{api:?}");
    assert_eq!(outcome.verdict, Bump::Patch);
    let expected = ["CHANGELOG.md", "evidence.lock", "openapi.yaml"];
    assert_eq!(written(&outcome), expected);
    let evidence = format!("# Evidence.\n{line}\n");
    assert_eq!(project.contents()["evidence.lock"], evidence);

    // The next edition changes nothing.
    let again = project.take(&poorer);
    assert_eq!(written(&again), [""; 0]);

    let outcome = project.take(&whole);
    assert_eq!(outcome.report.no_longer_kept, [line]);
    assert_eq!(written(&outcome), ["evidence.lock", "openapi.yaml"]);
    assert_eq!(project.contents()["evidence.lock"], before["evidence.lock"]);
}

#[test]
fn an_operation_that_comes_back_has_its_old_name() {
    let project = Project::new(NOWHERE);
    let before = project.contents();
    project.take(&document(&["chats", "payouts", "users"]));
    let without = project.contents();
    assert!(!without["docs/operations.md"].contains("posts.list"));
    assert_eq!(without["names.lock"], before["names.lock"]);

    let back = document(&KINDS)
        .replace("summary: List posts\n", "summary: Show Everything\n")
        .replace("tags: [posts]\n", "tags: [Other Things]\n");
    let outcome = project.take(&back);
    assert_eq!(outcome.report.new_names, [""; 0]);
    let after = project.contents();
    assert_eq!(after["openapi.yaml"], back);
    for (name, text) in before {
        if !["CHANGELOG.md", "openapi.yaml"].contains(&name.as_str()) {
            assert_eq!(after.get(&name), Some(&text), "{name}");
        }
    }
}

#[test]
fn an_update_first_completes_an_interrupted_one() {
    let project = Project::new(NOWHERE);
    let root = project.root();
    let other = document(&KINDS[..3]);
    let check = project.update_from(&other, only_check());
    let files = check.expect("a check").files;
    let stopped = transaction::write_with(&root, &files, &mut || {
        if transaction::is_unfinished(&root) {
            return Err(io::Error::other("stopped"));
        }
        Ok(())
    });
    assert!(stopped.is_err());
    assert!(transaction::is_unfinished(&root));

    let outcome = project.take(&other);
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
    let tree = project.contents();
    assert!(!tree.keys().any(|name| name.starts_with(".update")));
    for (name, text) in files {
        assert_eq!(tree.get(&name), text.as_ref(), "{name}");
    }
}
