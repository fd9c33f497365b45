//! `names`: names what `names.lock` lacks, and writes the lists that follow from it.

use std::{error::Error, fs, path::Path};

use crate::tree::{LOCK, tree};

pub(crate) fn run(root: &Path, only_check: bool) -> Result<(), Box<dyn Error>> {
    let tree = tree(root)?;
    for line in &tree.added {
        println!("{LOCK}: new: {line}");
    }
    for line in &tree.stale {
        println!("{LOCK}: of no use: {line}");
    }
    let mut differ = 0;
    for (path, text) in &tree.files {
        if fs::read_to_string(path).is_ok_and(|found| found == *text) {
            continue;
        }
        differ += 1;
        println!(
            "{}: {}",
            path.display(),
            if only_check {
                "not up to date"
            } else {
                "written"
            }
        );
        if !only_check {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
        }
    }
    if only_check && differ + tree.stale.len() > 0 {
        return Err(
            "the tree is not as it follows from the document; run `cargo xtask names`".into(),
        );
    }
    Ok(())
}
