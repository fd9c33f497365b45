//! Writes several files all or none, even if the process is interrupted.
//!
//! No file system replaces several files at once. So all are first written to a folder beside the
//! tree's files; one rename of that folder decides; and if the process is interrupted after that, the
//! next command completes the write before anything else.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

/// The folder of files that are not decided yet.
const DRAFT: &str = ".update.draft";
/// The folder of files that are decided and still to be moved.
const DECIDED: &str = ".update.decided";
/// The folder of a completed write, to be removed.
const DONE: &str = ".update.done";
const MANIFEST: &str = "manifest.json";

/// The files to write, by path in the tree; `None` removes a file.
pub type Files = BTreeMap<String, Option<String>>;

/// Writes files, all or none.
///
/// # Errors
///
/// If the file system refuses; then [`recover`] tells whether they will be written.
pub fn write(root: &Path, files: &Files) -> io::Result<()> {
    write_with(root, files, &mut || Ok(()))
}

/// Writes files, and calls `step` before every change of the file system.
///
/// # Errors
///
/// As [`write()`], and if `step` fails.
pub fn write_with(
    root: &Path,
    files: &Files,
    step: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<()> {
    let _alone = alone(root)?;
    complete(root)?;
    for path in files.keys() {
        // Once decided, nothing may prevent a move.
        if root.join(path).is_dir() {
            return Err(io::Error::other(format!(
                "{path}: expected a file, found a folder"
            )));
        }
    }
    let draft = root.join(DRAFT);
    step()?;
    fs::create_dir(&draft)?;
    let mut manifest = Vec::new();
    for (index, (path, text)) in files.iter().enumerate() {
        if let Some(text) = text {
            step()?;
            write_through(&draft.join(index.to_string()), text)?;
        }
        manifest.push((path, text.as_ref().map(|_| index)));
    }
    step()?;
    write_through(
        &draft.join(MANIFEST),
        &serde_json::to_string(&manifest).map_err(io::Error::other)?,
    )?;
    sync(&draft);
    step()?;
    fs::rename(&draft, root.join(DECIDED))?;
    sync(root);
    finish(root, step)
}

/// Completes a decided write and discards an undecided one; returns whether one was completed.
///
/// # Errors
///
/// If the file system refuses.
pub fn recover(root: &Path) -> io::Result<bool> {
    let _alone = alone(root)?;
    complete(root)
}

/// Locks the tree until the returned file is dropped, after waiting for other processes.
fn alone(root: &Path) -> io::Result<Option<File>> {
    // Not every system can open a folder.
    let Ok(folder) = File::open(root) else {
        return Ok(None);
    };
    folder.lock()?;
    Ok(Some(folder))
}

fn complete(root: &Path) -> io::Result<bool> {
    for folder in [DRAFT, DONE] {
        remove(&root.join(folder), |path| fs::remove_dir_all(path))?;
    }
    let is_decided = root.join(DECIDED).exists();
    if is_decided {
        finish(root, &mut || Ok(()))?;
    }
    Ok(is_decided)
}

/// Whether a write was interrupted.
#[must_use]
pub fn is_unfinished(root: &Path) -> bool {
    root.join(DECIDED).exists()
}

/// Moves the decided files; every step can be repeated.
fn finish(root: &Path, step: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
    let decided = root.join(DECIDED);
    let manifest = fs::read_to_string(decided.join(MANIFEST))?;
    let manifest: Vec<(String, Option<usize>)> =
        serde_json::from_str(&manifest).map_err(io::Error::other)?;
    let mut folders = BTreeSet::new();
    for (path, index) in manifest {
        let path = root.join(path);
        folders.extend(path.parent().map(Path::to_owned));
        step()?;
        match index.map(|index| decided.join(index.to_string())) {
            Some(written) if written.exists() => {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
                fs::rename(written, path)?;
            }
            Some(_) => {}
            None => remove(&path, |path| fs::remove_file(path))?,
        }
    }
    folders.iter().for_each(|folder| sync(folder));
    step()?;
    fs::rename(&decided, root.join(DONE))?;
    step()?;
    fs::remove_dir_all(root.join(DONE))
}

fn remove(path: &Path, remove: impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
    match remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write_through(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Flushes a folder. Where the system cannot open one, a power failure may undo the whole write.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
