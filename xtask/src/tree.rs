//! Reads the tree, and derives files of it from document, names and evidence.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs, iter,
    path::{Path, PathBuf},
};

use onlyfansapi_spec::{Document, Evidence, Names, Surface, snapshots, source};

use crate::{Failure, transaction::Files};

/// The path of the document, as upstream published it.
pub const DOCUMENT: &str = "openapi.yaml";
/// The path of the names.
pub const LOCK: &str = "names.lock";
/// The path of the evidence that the document has lost.
pub const EVIDENCE: &str = "evidence.lock";
const SNAPSHOTS: &str = "tests/it/snapshots";

/// A working copy of this project.
#[derive(Debug)]
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// Returns the working copy in a folder.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// Returns its folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, naming it.
    pub fn read(&self, name: &str) -> Result<String, Failure> {
        fs::read_to_string(self.root.join(name)).map_err(|error| format!("{name}: {error}").into())
    }

    /// Reads `names.lock`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, naming the line.
    pub fn lock(&self) -> Result<Names, Failure> {
        let text = self.read(LOCK)?;
        text.parse()
            .map_err(|error| format!("{LOCK}: {error}").into())
    }

    /// Reads `evidence.lock`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, naming the line.
    pub fn kept(&self) -> Result<Evidence, Failure> {
        let text = self.read(EVIDENCE)?;
        text.parse()
            .map_err(|error| format!("{EVIDENCE}: {error}").into())
    }

    /// Reads the document, with fixups and evidence applied.
    ///
    /// # Errors
    ///
    /// If the document cannot be used, naming the place.
    pub fn document(&self) -> Result<Document, Failure> {
        Document::vendored(&self.read(DOCUMENT)?, &self.kept()?)
            .map_err(|error| format!("{DOCUMENT}: {error}").into())
    }

    /// Returns the version of the crate.
    ///
    /// # Errors
    ///
    /// If the manifest has no version.
    pub fn version(&self) -> Result<String, Failure> {
        version_in(&self.read("Cargo.toml")?)
    }

    /// Returns the files whose text in the tree differs.
    #[must_use]
    pub fn differing(&self, files: Files) -> Files {
        let is_different = |(name, text): &(String, Option<String>)| {
            let found = fs::read_to_string(self.root.join(name)).ok();
            found != *text
        };
        files.into_iter().filter(is_different).collect()
    }

    /// Returns the files derived from a surface and its names.
    ///
    /// # Errors
    ///
    /// If no client can be generated, or a file has lost the marks around a generated section.
    pub fn derived(&self, surface: &Surface, names: &NamesFile) -> Result<Files, Failure> {
        let source = source(surface)?;
        let groups = groups(surface);
        let manifest = self.section("Cargo.toml", FEATURES, &features(&groups))?;
        let mut files = Files::from([
            (LOCK.to_owned(), Some(names.text.clone())),
            ("docs/operations.md".to_owned(), Some(operations(&groups))),
        ]);
        let mut pinned = snapshots::types(&source)?;
        pinned.extend(snapshots::methods(surface));
        let features = snapshots::features(&manifest).ok_or("Cargo.toml: expected features")?;
        pinned.insert("features".to_owned(), features.to_owned());
        files.insert("Cargo.toml".to_owned(), Some(manifest));
        for name in self.snapshots()? {
            files.insert(name, None);
        }
        for (name, text) in pinned {
            files.insert(
                format!("{SNAPSHOTS}/it__generated__{name}.snap"),
                Some(snapshot(&name, &text)),
            );
        }
        Ok(files)
    }

    /// Returns the paths of the present snapshots.
    pub(crate) fn snapshots(&self) -> Result<Vec<String>, Failure> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.root.join(SNAPSHOTS))? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("it__generated__") && name.ends_with(".snap") {
                names.push(format!("{SNAPSHOTS}/{name}"));
            }
        }
        Ok(names)
    }

    fn section(&self, name: &str, marks: (&str, &str), text: &str) -> Result<String, Failure> {
        let (start, end) = marks;
        let old = self.read(name)?;
        replaced(&old, start, end, text)
            .ok_or_else(|| format!("{name}: expected {start:?} and then {end:?}").into())
    }
}

/// Returns the version of the workspace in a manifest.
///
/// # Errors
///
/// If the manifest has no version.
pub(crate) fn version_in(manifest: &str) -> Result<String, Failure> {
    let manifest: toml::Table = manifest.parse()?;
    let package = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("package"));
    let version = package.and_then(|package| package.get("version")?.as_str());
    let version =
        version.ok_or("Cargo.toml: expected `version` in [workspace.package], found none")?;
    Ok(version.to_owned())
}

/// The text of `names.lock`, updated.
#[derive(Debug)]
pub struct NamesFile {
    /// The text, comments included.
    pub text: String,
    /// The new lines.
    pub added: Vec<String>,
}

impl NamesFile {
    /// Updates the text of the lock `old` to the lock `new`.
    #[must_use]
    pub fn new(text: &str, old: &Names, new: &Names) -> Self {
        let added = new.not_in(old);
        let gone = old.not_in(new);
        Self {
            text: with_lines(text, &added, &gone),
            added,
        }
    }
}

const FEATURES: (&str, &str) = (
    "# The groups of operations, written by `cargo xtask names`.\n",
    "# End of the groups.\n",
);

/// Returns a snapshot in the format of the crate `insta`.
fn snapshot(name: &str, text: &str) -> String {
    format!(
        "---\nsource: tests/it/generated.rs\nexpression: {name}\n---\n{}\n",
        text.trim_end()
    )
}

/// Methods by handle and name, each with its operation and a remark.
type ByHandle = BTreeMap<String, BTreeMap<String, (String, &'static str)>>;

fn groups(surface: &Surface) -> ByHandle {
    let mut groups = ByHandle::new();
    for method in &surface.methods {
        let operation = (method.operation(), "");
        let group = groups.entry(method.handle.clone()).or_default();
        group.insert(method.name.clone(), operation);
    }
    for skipped in &surface.skipped {
        if let Some((handle, name)) = skipped.name.as_ref().and_then(|name| name.split_once('.')) {
            let operation = format!("{} {}", skipped.method, skipped.path);
            let group = groups.entry(handle.to_owned()).or_default();
            group.insert(name.to_owned(), (operation, " (not yet)"));
        }
    }
    groups
}

fn feature(handle: &str) -> String {
    handle.replace('_', "-")
}

/// The groups whose hand-written methods call operations of another group.
const NEEDS: [(&str, &str); 1] = [("media_vault", "media")];

fn features(groups: &ByHandle) -> String {
    let mut text = String::from("full = [\n");
    // Writing to a string never fails.
    for handle in groups.keys() {
        let _ = writeln!(text, "    \"{}\",", feature(handle));
    }
    text.push_str("]\n");
    for handle in groups.keys() {
        let needs = NEEDS.iter().filter(|(of, _)| of == handle);
        let needs = needs.map(|(_, needed)| feature(needed));
        let needs: Vec<String> = iter::once("client".to_owned())
            .chain(needs)
            .map(|needed| format!("\"{needed}\""))
            .collect();
        let _ = writeln!(text, "{} = [{}]", feature(handle), needs.join(", "));
    }
    text
}

/// The page that lists every group with its feature, and every operation with its method.
fn operations(groups: &ByHandle) -> String {
    let count: usize = groups.values().map(BTreeMap::len).sum();
    let mut text = format!(
        "# Operations\n\n\
         The {count} operations of the API in {} groups. This page is written by `cargo xtask names`.\n\n\
         Each group has a Cargo feature and a handle; the feature `full`, which is on by default, turns all \
         of them on.\n\n\
         | feature | handle | operations |\n|---|---|---|\n",
        groups.len()
    );
    // Writing to a string does not fail.
    for (handle, methods) in groups {
        let (feature, count) = (feature(handle), methods.len());
        let _ = writeln!(
            text,
            "| [`{feature}`](#{handle}) | `client.{handle}()` | {count} |"
        );
    }
    for (handle, methods) in groups {
        let _ = write!(text, "\n## {handle}\n\n| method | operation |\n|---|---|\n");
        for (name, (operation, remark)) in methods {
            let _ = writeln!(text, "| `{handle}.{name}`{remark} | `{operation}` |");
        }
    }
    text
}

/// Adds lines in order, and removes others; the rest stays, comments included.
pub(crate) fn with_lines(text: &str, added: &[String], gone: &[String]) -> String {
    let words = |line: &str| -> String {
        let words = line.split_whitespace();
        let words = words.take_while(|word| !word.starts_with('#'));
        words.collect::<Vec<_>>().join(" ")
    };
    let gone: Vec<String> = gone.iter().map(|line| words(line)).collect();
    let (comments, lines): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with('#'));
    let mut lines: Vec<&str> = lines
        .into_iter()
        .filter(|line| !line.trim().is_empty() && !gone.contains(&words(line)))
        .chain(added.iter().map(String::as_str))
        .collect();
    lines.sort_unstable();
    let all: Vec<&str> = comments.into_iter().chain(lines).collect();
    all.join("\n") + "\n"
}

/// Replaces the text between two marks.
fn replaced(text: &str, start: &str, end: &str, new: &str) -> Option<String> {
    let (before, rest) = text.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{start}{new}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use onlyfansapi_spec::plan_named;

    use super::*;
    use crate::transaction;

    #[test]
    fn the_derived_files_of_this_tree_are_current() {
        let tree = Tree::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        assert!(!transaction::is_unfinished(tree.root()));
        let document = tree.document().expect("a document");
        let text = tree.read(LOCK).expect("names");
        let lock = tree.lock().expect("a lock");
        let (used, surface) = plan_named(&document, &lock).expect("names");
        let names = NamesFile::new(&text, &lock, &lock.union(&used));
        let files = tree.derived(&surface, &names).expect("a client");
        let differing: Vec<String> = tree.differing(files).into_keys().collect();
        assert_eq!(differing, [""; 0], "run `cargo xtask names`");
    }

    #[test]
    fn lines_are_added_in_order_and_comments_stay() {
        assert_eq!(
            with_lines(
                "# Names.\nb  c # why\nd   e # so\n",
                &["a  d".to_owned()],
                &["d  e".to_owned()]
            ),
            "# Names.\na  d\nb  c # why\n"
        );
    }

    #[test]
    fn only_text_between_the_marks_is_replaced() {
        assert_eq!(replaced("a<x>b", "<", ">", "y").as_deref(), Some("a<y>b"));
        assert_eq!(replaced("a>x<b", "<", ">", "y"), None);
    }
}
