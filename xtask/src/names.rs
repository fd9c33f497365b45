//! `names`: adds missing names to `names.lock`, and updates the files derived from it.

use std::path::Path;

use onlyfansapi_spec::{plan_named, undecided};

use crate::{
    Failure, transaction,
    tree::{LOCK, NamesFile, Tree},
};

/// Brings the tree up to date with its document and its names; a check only lists stale files.
///
/// # Errors
///
/// If the tree cannot be read or written; in a check, if a file is stale.
pub fn run(root: &Path, only_check: bool) -> Result<(), Failure> {
    let tree = Tree::new(root);
    let document = tree.document()?;
    let lock = tree.lock()?;
    let (used, surface) = plan_named(&document, &lock)?;
    let names = NamesFile::new(&tree.read(LOCK)?, &lock, &lock.union(&used));
    for line in &names.added {
        println!("{LOCK}: new: {line}");
    }
    for (place, candidates) in undecided(&document, &lock, &used) {
        let candidates = candidates.join(" or ");
        println!("{LOCK}: undecided: {place} may be of type {candidates}");
    }
    // They stay, so that an operation that comes back gets its old name.
    for line in lock.unused_in(&used) {
        println!("{LOCK}: unused: {line}");
    }
    let files = tree.differing(tree.derived(&surface, &names)?);
    let what = if only_check { "stale" } else { "written" };
    for name in files.keys() {
        println!("{name}: {what}");
    }
    if only_check && !files.is_empty() {
        return Err("these files are stale; run `cargo xtask names`".into());
    }
    if !files.is_empty() {
        transaction::write(root, &files)?;
    }
    Ok(())
}
