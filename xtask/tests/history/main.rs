//! A history of editions: `update` takes random edits, one after another, of the kinds that upstream's
//! generator makes.
//!
//! By default, it takes a few edits of a part of the document. With `HISTORY_STEPS`, it takes so many of
//! the whole document; 60 have an edit of every kind. `HISTORY_SEED` selects another history. With
//! `--nocapture`, every step is printed.

mod checks;
mod editor;
mod edits;
mod members;
mod operations;
mod random;
mod requests;
mod responses;
mod site;
mod texts;
#[path = "../update/tree.rs"]
mod tree;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::Instant,
};

use editor::{Edit, Editor};
use edits::KINDS;
use onlyfansapi_spec::{FIXUPS, Fixup, fix, load};
use serde_json::{Value, json};
use site::{Key, Site, Step, null_sample};
use tempfile::TempDir;
use tree::{contents, fill};
use xtask::{
    Failure,
    api::Bump,
    fetch::Fetcher,
    update::{Options, Outcome, update},
};

const SEED: u64 = 1;
/// The number of edits by default.
const STEPS: u64 = 10;
/// By default, every so many paths one is taken.
const PART: usize = 8;
/// The paths that tests edit by name.
const CHATS: &str = "/api/{account}/chats";
const STORIES: &str = "/api/{account}/stories";

const DOCUMENT: &str = "openapi.yaml";
const NAMES: &str = "names.lock";
const EVIDENCE: &str = "evidence.lock";
const CHANGELOG: &str = "CHANGELOG.md";
const FILES: [&str; 7] = [
    DOCUMENT,
    NAMES,
    EVIDENCE,
    CHANGELOG,
    "upstream.toml",
    "Cargo.toml",
    "docs/operations.md",
];
const SNAPSHOTS: &str = "tests/it/snapshots";

/// A copy of the files that `update` reads and writes, and the edited document.
struct History {
    /// The folder of the copy, `tree`, and of the edition to take.
    folder: TempDir,
    editor: Editor,
    /// The fixups that still find their defect.
    fixups: Vec<Fixup>,
    /// The names of fixups that no longer found their defect.
    deleted: Vec<String>,
    /// The expected texts of the files.
    files: BTreeMap<String, String>,
    version: String,
}

impl History {
    fn new(seed: u64) -> Self {
        let mut files = repository();
        let mut document = DOCUMENT_VALUE.clone();
        let mut fixups: Vec<Fixup> = FIXUPS.into_iter().collect();
        if !is_long() {
            // In the tree from the start: neither the whole nor YAML is read again.
            take_part(&mut document);
            files.insert(DOCUMENT.to_owned(), document.to_string());
            let idle = fix(&mut document.clone(), &fixups);
            fixups.retain(|fixup| !idle.contains(&fixup.name));
        }
        let folder = tempfile::tempdir().expect("a folder");
        let copies = files.iter();
        fill(
            &folder.path().join("tree"),
            copies.map(|(name, text)| (name.as_str(), text.as_str())),
        );
        let names = checks::names(&files[NAMES]);
        let mut manifest = files["Cargo.toml"].lines();
        let version =
            manifest.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
        let version = version.expect("a version").to_owned();
        let mut history = Self {
            folder,
            editor: Editor::new(document, names, seed),
            fixups,
            deleted: Vec::new(),
            files,
            version,
        };
        // As JSON, which is parsed faster than YAML.
        let outcome = history.update();
        if is_long() {
            assert_eq!(outcome.verdict, Bump::None);
            let changed: Vec<&str> = outcome.files.keys().map(String::as_str).collect();
            assert_eq!(changed, [DOCUMENT], "run `cargo xtask names`");
        }
        history.editor.names = checks::names(&history.files[NAMES]);
        history
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    fn edition(&self) -> PathBuf {
        self.folder.path().join("edition.json")
    }

    fn run(&self, only_check: bool) -> Result<Outcome, Failure> {
        let options = Options {
            from: Some(self.edition().display().to_string()),
            only_check,
            allow_shrink: true,
            no_compile: true,
            ..Options::default()
        };
        update(&self.root(), &options, &self.fixups, &Fetcher::default())
    }

    /// Takes the document, as a maintainer does: deletes the idle fixups that `update` names.
    fn update(&mut self) -> Outcome {
        let text = self.editor.document.to_string();
        fs::write(self.edition(), text).expect("the edition is written");
        let outcome = loop {
            let problem = match self.run(false) {
                Ok(outcome) => break outcome,
                Err(problem) => problem.to_string(),
            };
            let idle = problem.strip_prefix("these fixups found no defect: `");
            let Some((idle, _)) = idle.and_then(|rest| rest.split_once("`; ")) else {
                panic!("the edition is refused: {problem}");
            };
            let idle: Vec<&str> = idle.split("`, `").collect();
            let found = self.found();
            let changed = differing(&self.files, &found);
            assert_eq!(changed, [""; 0], "written although refused: {problem}");
            let count = self.fixups.len();
            self.fixups.retain(|fixup| !idle.contains(&fixup.name));
            assert_eq!(self.fixups.len() + idle.len(), count, "{problem}");
            self.deleted.extend(idle.into_iter().map(str::to_owned));
        };
        for (name, text) in outcome.files.clone() {
            match text {
                Some(text) => self.files.insert(name, text),
                None => self.files.remove(&name),
            };
        }
        outcome
    }

    /// Takes an edit, and checks its consequences.
    fn step(&mut self, context: &str, edit: &Edit) -> Outcome {
        let outcome = self.update();
        self.check_tree(context);

        let names = checks::names(&self.files[NAMES]);
        let lost = checks::lost_names(&self.editor.names, &names, &outcome.report);
        assert_eq!(lost, [""; 0], "{context}: locked names changed");
        self.editor.names = names;

        let of_crate = outcome.report.api.iter().map(|change| change.bump).max();
        let whole = of_crate.unwrap_or(Bump::Patch).max(Bump::Patch);
        assert!(
            whole >= edit.least,
            "{context}: from 1.0 on, it is {whole:?}"
        );
        let least = edit.least.of_version(&self.version);
        let verdict = outcome.verdict;
        assert!(verdict >= least, "{context}: the verdict is {verdict:?}");

        let renamed = checks::renamed(&outcome.report);
        assert!(renamed.is_empty(), "{context}: renamed: {renamed:#?}");
        // A removed part takes along fields that no other place of its type shows; and a field whose
        // places contradict each other becomes `Value` or `Id`.
        if !edit.takes {
            let poorer = checks::poorer(&outcome.report);
            assert!(poorer.is_empty(), "{context}: poorer: {poorer:#?}");
        }
        outcome
    }

    /// `cargo xtask update --check` finds nothing to do.
    fn check_tree(&self, context: &str) {
        let again = self.run(true).expect("the same edition is taken again");
        let changed: Vec<&String> = again.files.keys().collect();
        assert!(changed.is_empty(), "{context}: stale: {changed:?}");
        assert_eq!(again.verdict, Bump::None, "{context}: {:#?}", again.report);
    }

    /// Returns the texts of all files in the tree.
    fn found(&self) -> BTreeMap<String, String> {
        let mut found = contents(&self.root());
        found.retain(|name, _| !name.ends_with('/'));
        found
    }

    /// Returns the number of lines of kept evidence.
    fn kept(&self) -> usize {
        let lines = self.files[EVIDENCE].lines();
        lines.filter(|line| !line.starts_with('#')).count()
    }
}

/// The document, parsed once.
static DOCUMENT_VALUE: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../openapi.yaml");
    load(text).expect("the document loads")
});

/// Whether to edit the whole document, and to expect an edit of every kind.
fn is_long() -> bool {
    env::var_os("HISTORY_STEPS").is_some()
}

/// Removes most paths of a document.
fn take_part(document: &mut Value) {
    let paths = document["paths"].as_object_mut().expect("paths");
    let mut index = 0;
    paths.retain(|path, _| {
        index += 1;
        index % PART == 0 || [CHATS, STORIES].contains(&path.as_str())
    });
}

/// Reads the files of this repository that `update` writes.
fn repository() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let snapshots = fs::read_dir(root.join(SNAPSHOTS)).expect("snapshots");
    let snapshots = snapshots.map(|entry| {
        let name = entry.expect("a snapshot").file_name();
        format!("{SNAPSHOTS}/{}", name.to_str().expect("a name as text"))
    });
    let names = FILES.into_iter().map(str::to_owned).chain(snapshots);
    let texts = names.map(|name| {
        let text = fs::read_to_string(root.join(&name));
        let text = text.unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, text)
    });
    texts.collect()
}

/// Returns the names of files that differ, or are in one map alone.
fn differing<'a>(
    one: &'a BTreeMap<String, String>,
    other: &'a BTreeMap<String, String>,
) -> Vec<&'a str> {
    let mut names: Vec<&str> = one.keys().chain(other.keys()).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| one.get(*name) != other.get(*name));
    names
}

fn setting(name: &str, usual: u64) -> u64 {
    let text = env::var(name).ok();
    text.map_or(usual, |text| text.parse().expect(name))
}

#[test]
fn no_edit_renames_an_item_or_makes_a_type_poorer() {
    let seed = setting("HISTORY_SEED", SEED);
    let start = Instant::now();
    let mut history = History::new(seed);
    let mut due: Vec<usize> = (0..KINDS.len()).collect();
    history.editor.random.shuffle(&mut due);

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    for step in 1..=setting("HISTORY_STEPS", STEPS) {
        let (kind, edit) = edits::next(&mut history.editor, &mut due);
        let (kind, _, _) = KINDS[kind];
        let context = format!("seed {seed}, step {step}: {kind}, {}", edit.place);
        // Printed now, in case the step fails.
        println!("{context}");
        let outcome = history.step(&context, &edit);
        *counts.entry(kind).or_default() += 1;
        *verdicts.entry(outcome.verdict.name()).or_default() += 1;
    }
    let due: Vec<&str> = due.into_iter().map(|kind| KINDS[kind].0).collect();
    if is_long() {
        assert_eq!(due, [""; 0], "no place allowed these");
    }
    let found = history.found();
    let changed = differing(&history.files, &found);
    assert_eq!(changed, [""; 0], "the files are not as `update` said");

    println!("edits: {counts:#?}");
    println!("verdicts: {verdicts:?}");
    println!("fixups without a defect: {:?}", history.deleted);
    println!("lines of evidence kept: {}", history.kept());
    println!("seconds: {}", start.elapsed().as_secs());
}

/// Returns the site of a member of the items that an operation lists.
fn of_row(operation: &Key, name: &str) -> Site {
    let response = "responses/200/content/application~1json/schema";
    Site {
        operation: operation.clone(),
        root: format!("{}/{response}", operation.pointer()),
        steps: vec![
            Step::Member("data".to_owned()),
            Step::Items,
            Step::Member(name.to_owned()),
        ],
    }
}

#[test]
fn a_sample_that_comes_back_leaves_no_trace() {
    let mut history = History::new(SEED);
    let before = history.files.clone();
    let chats = Key::new(CHATS, "get");
    let member = of_row(&chats, "countPinnedMessages");
    let line = "GET /api/{}/chats response.data[].countPinnedMessages  integer";

    let old = history.editor.replace(&member, null_sample(), &Value::Null);
    let outcome = history.update();
    assert_eq!(outcome.report.newly_kept, [line]);
    let changed: Vec<&String> = outcome.files.keys().collect();
    assert_eq!(changed, [CHANGELOG, EVIDENCE, DOCUMENT]);
    history.check_tree("a null sample");

    history.editor.replace(&member, old, &json!(1));
    let outcome = history.update();
    assert_eq!(outcome.report.no_longer_kept, [line]);
    assert_eq!(differing(&before, &history.files), [CHANGELOG]);
    history.check_tree("a sample again");
    assert_eq!(history.deleted, [""; 0]);
}

#[test]
fn an_operation_that_comes_back_has_its_names_and_kept_evidence() {
    let mut history = History::new(SEED);
    let stories = Key::new(STORIES, "get");
    let member = of_row(&stories, "commentsCount");
    history.editor.replace(&member, null_sample(), &Value::Null);
    history.update();
    let before = history.files.clone();

    let methods = |outcome: &Outcome, row: &str| -> Vec<String> {
        let changes = outcome.report.api.iter();
        let changes = changes.filter(|change| change.row == row);
        changes.map(|change| change.subject.clone()).collect()
    };
    let taken = history.editor.take(&stories);
    let outcome = history.update();
    assert_eq!(methods(&outcome, "method removed"), ["stories().list()"]);
    let kept = [NAMES, EVIDENCE].map(|name| before[name] == history.files[name]);
    assert_eq!(kept, [true; 2], "names and evidence");
    history.check_tree("an operation less");

    history.editor.put(&stories, &taken);
    let outcome = history.update();
    assert_eq!(methods(&outcome, "method added"), ["stories().list()"]);
    assert_eq!(differing(&before, &history.files), [CHANGELOG]);
    history.check_tree("the operation again");
    assert_eq!(history.deleted, [""; 0]);
}
