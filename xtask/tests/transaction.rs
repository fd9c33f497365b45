//! An interrupted write leaves the old tree or the new one.

#[path = "update/tree.rs"]
mod tree;

use std::{
    collections::BTreeMap,
    env, io,
    path::Path,
    process::{self, Command},
};

use tempfile::TempDir;
use tree::{contents, fill};
use xtask::transaction::{Files, is_unfinished, recover, write, write_with};

/// The variables of the process that dies: its tree, and the number of changes before it dies.
const ROOT: &str = "XTASK_TEST_ROOT";
const STEP: &str = "XTASK_TEST_STEP";

fn old_tree() -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let files = [
        ("folder/replaced", "old"),
        ("folder/removed", "old"),
        ("kept", "old"),
        ("removed", "old"),
        ("replaced", "old"),
    ];
    fill(root.path(), files);
    root
}

fn to_write(files: &[(&str, Option<&str>)]) -> Files {
    let files = files.iter();
    files
        .map(|(name, text)| ((*name).to_owned(), text.map(str::to_owned)))
        .collect()
}

/// Returns three files to write and three to remove, one of them absent.
fn files() -> Files {
    to_write(&[
        ("folder/removed", None),
        ("folder/replaced", Some("new")),
        ("never/there", None),
        ("new/folder/added", Some("new")),
        ("removed", None),
        ("replaced", Some("new")),
    ])
}

/// Returns the contents of the tree before and after a write.
fn old_and_new() -> [BTreeMap<String, String>; 2] {
    let root = old_tree();
    let old = contents(root.path());
    write(root.path(), &files()).expect("a written tree");
    [old, contents(root.path())]
}

/// Interrupts a write before each of its changes in turn, until it succeeds, and passes on each tree.
fn each_interrupted(interrupt: fn(&Path, usize) -> bool, mut then: impl FnMut(&Path, usize)) {
    for step in 0..100 {
        let root = old_tree();
        let is_complete = interrupt(root.path(), step);
        then(root.path(), step);
        if is_complete {
            return;
        }
    }
    panic!("the write has no end");
}

/// Returns for each interruption whether the tree is the new one; otherwise it is the old one.
fn outcomes(interrupt: fn(&Path, usize) -> bool) -> Vec<bool> {
    let [old, new] = old_and_new();
    let mut outcomes = Vec::new();
    each_interrupted(interrupt, |root, step| {
        let was_decided = is_unfinished(root);
        let has_completed = recover(root).expect("a tree");
        assert_eq!(has_completed, was_decided, "after {step} changes");
        let found = contents(root);
        let is_new = found == new;
        assert!(is_new || found == old, "after {step} changes: {found:#?}");
        assert!(is_new || !was_decided, "after {step} changes");
        outcomes.push(is_new);
    });
    outcomes
}

/// Fails before a change.
fn stopped(root: &Path, step: usize) -> bool {
    let mut left = step;
    let written = write_with(root, &files(), &mut || {
        if left == 0 {
            return Err(io::Error::other("stopped"));
        }
        left -= 1;
        Ok(())
    });
    if let Err(error) = &written {
        assert_eq!(error.to_string(), "stopped");
    }
    written.is_ok()
}

/// Ends the process before a change.
fn killed(root: &Path, step: usize) -> bool {
    let program = env::current_exe().expect("this program");
    let output = Command::new(program)
        .args(["--exact", "dies_at_a_step", "--nocapture"])
        .env(ROOT, root)
        .env(STEP, step.to_string())
        // Where it may leave a core.
        .current_dir(env::temp_dir())
        .output()
        .expect("a process");
    // That of a test that fails.
    assert_ne!(output.status.code(), Some(101), "{output:?}");
    output.status.success()
}

#[test]
fn dies_at_a_step() {
    let (Some(root), Ok(step)) = (env::var_os(ROOT), env::var(STEP)) else {
        // Only in a process of its own.
        return;
    };
    let mut left: usize = step.parse().expect("a number");
    let written = write_with(Path::new(&root), &files(), &mut || {
        if left == 0 {
            process::abort();
        }
        left -= 1;
        Ok(())
    });
    written.expect("a written tree");
}

#[test]
fn files_are_replaced_added_and_removed_and_no_other_changes() {
    let [_, new] = old_and_new();
    let expected = [
        ("folder/", ""),
        ("folder/replaced", "new"),
        ("kept", "old"),
        ("new/", ""),
        ("new/folder/", ""),
        ("new/folder/added", "new"),
        ("replaced", "new"),
    ];
    let expected = expected.map(|(name, text)| (name.to_owned(), text.to_owned()));
    assert_eq!(new, BTreeMap::from(expected));
}

#[test]
fn an_interrupted_write_is_completed_or_discarded() {
    let outcomes = outcomes(stopped);
    let decision = outcomes.iter().position(|is_new| *is_new);
    let decision = decision.expect("a written tree");
    let after = &outcomes[decision..];
    assert!(after.iter().all(|is_new| *is_new), "{outcomes:?}");
    // All files are written to a folder before the decision, and moved after it.
    assert!(decision > 3, "{outcomes:?}");
    assert!(after.len() > files().len(), "{outcomes:?}");
}

#[test]
fn a_process_that_dies_anywhere_leaves_the_old_tree_or_the_new_one() {
    assert_eq!(outcomes(killed), outcomes(stopped));
}

#[test]
fn a_write_first_completes_an_interrupted_one() {
    let later = to_write(&[("replaced", Some("newer")), ("removed", Some("back"))]);
    let trees = old_and_new().map(|mut tree| {
        tree.insert("replaced".to_owned(), "newer".to_owned());
        tree.insert("removed".to_owned(), "back".to_owned());
        tree
    });
    let [old, new] = trees;
    each_interrupted(stopped, |root, step| {
        let was_decided = is_unfinished(root);
        write(root, &later).expect("a written tree");
        let found = contents(root);
        let is_right = found == new || !was_decided && found == old;
        assert!(is_right, "after {step} changes: {found:#?}");
    });
}

#[test]
fn an_intact_tree_has_nothing_to_recover() {
    let root = old_tree();
    let before = contents(root.path());
    assert!(!is_unfinished(root.path()));
    assert!(!recover(root.path()).expect("a tree"));
    assert_eq!(contents(root.path()), before);
    write(root.path(), &Files::new()).expect("a written tree");
    assert_eq!(contents(root.path()), before);
}
