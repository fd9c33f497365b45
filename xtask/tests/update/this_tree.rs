//! An update of this repository.

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Output},
};

use onlyfansapi_spec::FIXUPS;
use xtask::{
    api::Bump,
    update::{Options, update},
};

use crate::{
    assert_contains,
    project::{fetcher, list},
    tree::{contents, fill},
    written,
};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Reads the files of this tree that an update reads and writes.
fn repository() -> BTreeMap<String, String> {
    const SNAPSHOTS: &str = "tests/it/snapshots";
    let root = Path::new(REPOSITORY);
    let snapshots = contents(&root.join(SNAPSHOTS));
    let snapshots = snapshots
        .into_iter()
        .map(|(name, text)| (format!("{SNAPSHOTS}/{name}"), text));
    let files = [
        "CHANGELOG.md",
        "Cargo.toml",
        "docs/operations.md",
        "evidence.lock",
        "names.lock",
        "openapi.yaml",
        "upstream.toml",
    ];
    let files = files.map(|name| {
        let text = std::fs::read_to_string(root.join(name)).expect(name);
        (name.to_owned(), text)
    });
    snapshots.chain(files).collect()
}

#[test]
fn this_tree_is_up_to_date_with_its_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = repository();
    let texts = files.iter();
    fill(
        folder.path(),
        texts.map(|(name, text)| (name.as_str(), text.as_str())),
    );
    let options = Options {
        from: Some(format!("{REPOSITORY}/openapi.yaml")),
        no_compile: true,
        ..Options::default()
    };
    let outcome = update(folder.path(), &options, &FIXUPS, &fetcher()).expect("an update");
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
}

/// Runs `cargo xtask update --check` in this tree.
fn check(from: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["update", "--check", "--from", from])
        .output()
        .expect("a process")
}

#[test]
fn the_exit_code_is_the_verdict() {
    let before = repository();
    let folder = tempfile::tempdir().expect("a folder");
    let added = format!("\npaths:\n{}", list("novelties"));
    let more = before["openapi.yaml"].replacen("\npaths:\n", &added, 1);
    fill(
        folder.path(),
        [("more.yaml", more.as_str()), ("page.html", "<html>\n")],
    );
    let beside = |name: &str| folder.path().join(name).display().to_string();
    for (from, code, said) in [
        (
            format!("{REPOSITORY}/openapi.yaml"),
            0,
            ["Nothing changed.\n", ""],
        ),
        // Below version 1.0, an addition is a patch.
        (
            beside("more.yaml"),
            10,
            ["Verdict: patch", "openapi.yaml: would be written\n"],
        ),
        (beside("page.html"), 2, ["", "found HTML"]),
    ] {
        let output = check(&from);
        let streams = [&output.stdout, &output.stderr];
        let streams = streams.map(|bytes| String::from_utf8_lossy(bytes));
        assert_eq!(output.status.code(), Some(code), "{from}: {streams:?}");
        for (stream, part) in streams.iter().zip(said) {
            assert_contains(stream, part);
        }
    }
    assert!(repository() == before, "a check writes nothing");
}
