//! Reads the tree, and writes the parts of it that follow from the document and `names.lock`.

use std::{
    collections::BTreeMap,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use onlyfansapi_spec::{Document, Groups, Lock, Surface, load, plan, propose};

pub(crate) const LOCK: &str = "names.lock";

pub(crate) fn document(root: &Path) -> Result<Document, Box<dyn Error>> {
    let text = fs::read_to_string(root.join("openapi.yaml"))?;
    load(&text).map_err(|error| format!("openapi.yaml: {error}").into())
}

pub(crate) fn lock(root: &Path) -> Result<Lock, Box<dyn Error>> {
    let text = fs::read_to_string(root.join(LOCK))?;
    text.parse()
        .map_err(|error| format!("{LOCK}: {error}").into())
}

/// The files as they should be, and what is of no use any more.
pub(crate) struct Tree {
    pub(crate) files: BTreeMap<PathBuf, String>,
    /// Lines of the lock for places that the document does not have.
    pub(crate) stale: Vec<String>,
    /// Lines that the lock did not have.
    pub(crate) added: Vec<String>,
}

pub(crate) fn tree(root: &Path) -> Result<Tree, Box<dyn Error>> {
    let document = document(root)?;
    let old = lock(root)?;
    let used = propose(&document, &old)?;
    let added = used.unused_in(&old);
    let surface = plan(&document, &used, &Groups::All)?;
    let groups = groups(&surface);

    let mut files = BTreeMap::new();
    let mut write = |name: &str, section: Option<(&str, &str)>, text: &str| {
        let path = root.join(name);
        let text = match section {
            None => text.to_owned(),
            Some((start, end)) => {
                let old = fs::read_to_string(&path)?;
                replaced(&old, start, end, text)
                    .ok_or_else(|| format!("{name}: expected {start:?} and then {end:?}"))?
            }
        };
        files.insert(path, text);
        Ok::<(), Box<dyn Error>>(())
    };
    let lock_text = fs::read_to_string(root.join(LOCK))?;
    write(LOCK, None, &with_lines(&lock_text, &added))?;
    let section = (
        "# The groups of operations, written by `cargo xtask names`.\n",
        "# End of the groups.\n",
    );
    write("Cargo.toml", Some(section), &features(&groups))?;
    let section = (
        "<!-- The groups, written by `cargo xtask names`. -->\n",
        "<!-- End of the groups. -->\n",
    );
    write("README.md", Some(section), &feature_table(&groups))?;
    write("docs/operations.md", None, &operations(&groups))?;
    Ok(Tree {
        files,
        stale: old.unused_in(&used),
        added,
    })
}

/// The methods by handle, each with its operation and a remark.
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
            group.insert(
                name.to_owned(),
                (operation, " (not yet: it uploads a file)"),
            );
        }
    }
    groups
}

fn feature(handle: &str) -> String {
    handle.replace('_', "-")
}

fn features(groups: &ByHandle) -> String {
    let mut text = String::from("full = [\n");
    // Writing to a string does not fail.
    for handle in groups.keys() {
        let _ = writeln!(text, "    \"{}\",", feature(handle));
    }
    text.push_str("]\n");
    for handle in groups.keys() {
        let _ = writeln!(text, "{} = []", feature(handle));
    }
    text
}

fn feature_table(groups: &ByHandle) -> String {
    let mut text = String::from("\n| feature | handle | operations |\n|---|---|---|\n");
    for (handle, methods) in groups {
        let count = methods.len();
        let _ = writeln!(
            text,
            "| `{}` | `client.{handle}()` | {count} |",
            feature(handle)
        );
    }
    text.push('\n');
    text
}

fn operations(groups: &ByHandle) -> String {
    let count: usize = groups.values().map(BTreeMap::len).sum();
    let mut text = format!(
        "# Operations\n\nAll {count} operations of the API and their methods, written by `cargo xtask names`.\n"
    );
    for (handle, methods) in groups {
        let _ = write!(text, "\n## {handle}\n\n| method | operation |\n|---|---|\n");
        for (name, (operation, remark)) in methods {
            let _ = writeln!(text, "| `{handle}.{name}`{remark} | `{operation}` |");
        }
    }
    text
}

/// Adds lines where they belong; what is there stays, comments and all.
fn with_lines(text: &str, added: &[String]) -> String {
    let (comments, lines): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with('#'));
    let mut lines: Vec<&str> = lines
        .into_iter()
        .chain(added.iter().map(String::as_str))
        .collect();
    lines.retain(|line| !line.trim().is_empty());
    lines.sort_unstable();
    let all: Vec<&str> = comments.into_iter().chain(lines).collect();
    all.join("\n") + "\n"
}

/// Replaces what stands between two marks.
fn replaced(text: &str, start: &str, end: &str, new: &str) -> Option<String> {
    let (before, rest) = text.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{start}{new}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_as_it_follows_from_the_document() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let tree = tree(&root).expect("a tree");
        for (path, text) in tree.files {
            let found = fs::read_to_string(&path).unwrap_or_default();
            assert!(found == text, "{}: run `cargo xtask names`", path.display());
        }
        assert_eq!(tree.stale, [""; 0], "lines of {LOCK} that name nothing");
    }

    #[test]
    fn lines_are_added_in_order_and_comments_stay() {
        assert_eq!(
            with_lines("# Names.\nb  c # why\n", &["a  d".to_owned()]),
            "# Names.\na  d\nb  c # why\n"
        );
    }

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        assert_eq!(replaced("a<x>b", "<", ">", "y").as_deref(), Some("a<y>b"));
        assert_eq!(replaced("a>x<b", "<", ">", "y"), None);
    }
}
