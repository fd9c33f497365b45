//! `names`: names what `names.lock` lacks, and writes the files that follow from it.

use std::path::Path;

use onlyfansapi_spec::{plan_named, undecided};

use crate::{
    Failure, transaction,
    tree::{LOCK, NamesFile, Tree},
};

/// Brings the tree up to date with its document and its names, or says what is not.
///
/// # Errors
///
/// If the tree cannot be read or written; of a check, if something is not up to date.
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
        println!("{LOCK}: to be decided: {place} may be of type {candidates}");
    }
    // They stay, so that what comes back has its name.
    for line in lock.unused_in(&used) {
        println!("{LOCK}: names nothing in the document: {line}");
    }
    let files = tree.differing(tree.derived(&surface, &names)?);
    let what = if only_check {
        "not up to date"
    } else {
        "written"
    };
    for name in files.keys() {
        println!("{name}: {what}");
    }
    if only_check && !files.is_empty() {
        return Err(
            "the tree is not as it follows from the document; run `cargo xtask names`".into(),
        );
    }
    if !files.is_empty() {
        transaction::write(root, &files)?;
    }
    Ok(())
}
