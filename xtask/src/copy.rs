//! Copies the workspace, to compile it apart from everyday work.

use std::{error::Error, ffi::OsStr, fs, path::Path};

/// Replaces `to` by a copy of the workspace.
///
/// Tests and examples are included: cargo refuses a manifest that lists absent files.
pub(crate) fn workspace(root: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if !is_left_behind(&entry.file_name()) {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Whether no build reads a file: cargo's output, which contains this copy, and hidden files.
fn is_left_behind(name: &OsStr) -> bool {
    name == "target" || name.as_encoded_bytes().starts_with(b".")
}

fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    if !from.is_dir() {
        fs::copy(from, to)?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
