//! `names`: names what `names.lock` lacks, and writes the files that follow from it.

use std::path::Path;

use crate::{
    Failure, transaction,
    tree::{LOCK, Names, Tree},
};

/// Brings the tree up to date with its document and its names, or says what is not.
///
/// # Errors
///
/// If the tree cannot be read or written; of a check, if something is not up to date.
pub fn run(root: &Path, only_check: bool) -> Result<(), Failure> {
    let tree = Tree::new(root);
    let document = tree.document()?;
    let names = Names::new(&document, &tree.read(LOCK)?, &tree.lock()?)?;
    for line in &names.added {
        println!("{LOCK}: new: {line}");
    }
    for line in &names.unused {
        println!("{LOCK}: names nothing in the document: {line}");
    }
    let files = tree.differing(tree.derived(&document, &names)?);
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
    transaction::write(root, &files)?;
    Ok(())
}
