//! Compiles the updated crate in a copy of the tree.

use std::{fs, path::Path, process::Command};

use crate::{Failure, copy, transaction::Files};

/// Checks that the crate compiles with these files.
///
/// # Errors
///
/// If it does not, with cargo's output.
pub(super) fn check(root: &Path, files: &Files) -> Result<(), Failure> {
    let folder = root.join("target/update");
    let tree = folder.join("tree");
    copy::workspace(root, &tree)?;
    for (name, text) in files {
        let path = tree.join(name);
        match text {
            Some(text) => {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
                fs::write(path, text)?;
            }
            None if path.exists() => fs::remove_file(path)?,
            None => {}
        }
    }
    let output = Command::new(env!("CARGO"))
        .current_dir(&tree)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .args(["check", "--locked", "--quiet", "--package=onlyfansapi"])
        .args(["--features=mock", "--color=never"])
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "the crate does not compile with this document:\n{}",
        said.trim()
    )
    .into())
}
