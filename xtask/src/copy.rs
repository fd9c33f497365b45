//! Copies the workspace to where its package is compiled apart from everyday work.

use std::{error::Error, ffi::OsStr, fs, path::Path};

/// Replaces `to` by a copy of the workspace.
///
/// Tests and examples come along: cargo refuses a manifest that lists what is not there.
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

/// What cargo wrote, this copy among it, and what is hidden; no build reads either.
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
