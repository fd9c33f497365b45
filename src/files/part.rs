//! [`PartFile`]: a file on disk while it is not whole. All of it blocks the thread.
//!
//! The bytes are in `NAME.part`. Beside it, `NAME.part.json` says of which version of which file they
//! are, and is locked while a download writes: locks end with their process, however it ends.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use bytes::Bytes;
use serde_json::{Value, json};

use super::verdict::{Version, is_strong};

/// The number of times that the file of the lock may be removed by others while it is locked.
const TRIES: usize = 100;

/// A file on disk that is not whole, which one download at a time writes.
pub(super) struct PartFile {
    target: PathBuf,
    path: PathBuf,
    file: File,
    note_path: PathBuf,
    /// Says of what the bytes are, and holds the lock.
    note: File,
    /// A number for the file that is downloaded.
    name: String,
    /// Whether the note is that of bytes with a strong validator.
    is_resumable: bool,
}

/// The state of the part that was found on disk.
pub(super) struct Found {
    pub(super) part: PartFile,
    /// The bytes that are there, and their version.
    pub(super) position: u64,
    pub(super) version: Version,
    /// The number of bytes of which it is not known of what they are.
    pub(super) lost: u64,
}

/// The reason why a path cannot be downloaded to.
#[derive(Debug)]
pub(super) enum Problem {
    /// The path is not that of a file.
    Path(&'static str),
    /// Another download to the path is under way.
    InUse,
    System(io::Error),
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl PartFile {
    /// Opens the part of a file, and creates it if there is none.
    ///
    /// `name` tells the file from others, and is not written to disk.
    pub(super) fn open(target: &Path, name: &str) -> Result<Found, Problem> {
        let Some(file_name) = target.file_name() else {
            return Err(Problem::Path("found one without a name"));
        };
        let text = target.as_os_str().as_encoded_bytes();
        if target.is_dir() || !text.ends_with(file_name.as_encoded_bytes()) {
            return Err(Problem::Path("found that of a folder"));
        }
        // The rename would replace a device such as `/dev/null`.
        if fs::metadata(target).is_ok_and(|found| !found.is_file()) {
            return Err(Problem::Path("found that of a device, pipe or socket"));
        }
        let beside = |ending: &str| {
            let mut name = OsString::from(file_name);
            name.push(ending);
            target.with_file_name(name)
        };
        let (path, note_path) = (beside(".part"), beside(".part.json"));
        let mut note = lock(&note_path)?;
        let file = match options().open(&path) {
            Ok(file) => file,
            Err(error) => {
                if note.metadata().is_ok_and(|note| note.len() == 0) {
                    remove_note(note, &note_path);
                }
                return Err(error.into());
            }
        };
        let length = file.metadata()?.len();
        let mut text = String::new();
        // Bytes that are not text are no note.
        let _ = note.read_to_string(&mut text);
        let name = number_of(name);
        let version = read_note(&text, &name).filter(|version| {
            let total = version.total.unwrap_or(u64::MAX);
            length <= total
        });
        let (position, lost) = match version {
            Some(_) => (length, 0),
            None => (0, length),
        };
        let part = Self {
            target: target.to_owned(),
            path,
            file,
            note_path,
            note,
            name,
            is_resumable: version.is_some(),
        };
        Ok(Found {
            part,
            position,
            version: version.unwrap_or_default(),
            lost,
        })
    }

    /// Drops what is there from `start` on, behind which the next bytes of the version go.
    pub(super) fn begin(&mut self, start: u64, version: &Version) -> io::Result<()> {
        if start == 0 {
            // While the bytes change, there is no note: whatever interrupts this, they are not taken
            // for those of another version.
            self.is_resumable = false;
            self.note.set_len(0)?;
            self.file.set_len(0)?;
            if let Some(etag) = &version.etag {
                let note = json!({ "etag": etag, "length": version.total, "file": self.name });
                self.note.seek(SeekFrom::Start(0))?;
                self.note.write_all(note.to_string().as_bytes())?;
                self.is_resumable = true;
            }
        } else {
            self.file.set_len(start)?;
        }
        self.file.seek(SeekFrom::Start(start))?;
        Ok(())
    }

    pub(super) fn write(&mut self, chunks: &[Bytes]) -> io::Result<()> {
        chunks
            .iter()
            .try_for_each(|chunk| self.file.write_all(chunk))
    }

    /// Gives the file its name: it is whole, and has this length.
    pub(super) fn finish(self, length: u64) -> io::Result<PathBuf> {
        let found = self.file.metadata()?.len();
        if found != length {
            let problem = format!("expected {length} bytes on disk, found {found}");
            return Err(io::Error::other(problem));
        }
        // The name must not be there before the bytes are, also if the power fails.
        self.file.sync_all()?;
        fs::rename(&self.path, &self.target)?;
        remove_note(self.note, &self.note_path);
        Ok(self.target)
    }

    /// Leaves the bytes for a later download, or removes them if none can go on with them.
    pub(super) fn leave(self) {
        let is_empty = self.file.metadata().is_ok_and(|file| file.len() == 0);
        if is_empty || !self.is_resumable {
            // A file that cannot be removed is overwritten by the next download.
            let _ = fs::remove_file(&self.path);
            remove_note(self.note, &self.note_path);
        }
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options
}

#[cfg(not(windows))]
fn note_options() -> OpenOptions {
    options()
}

/// Returns the options by which nobody can remove the note while it is open.
#[cfg(windows)]
fn note_options() -> OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;

    const FILE_SHARE_READ: u32 = 1;
    const FILE_SHARE_WRITE: u32 = 2;
    let mut options = options();
    options.share_mode(FILE_SHARE_READ | FILE_SHARE_WRITE);
    options
}

/// Opens and locks the note.
///
/// Whoever held the lock before may have removed the file after it was opened here; then the lock is
/// of a file without a name, and another download may lock a new one.
fn lock(path: &Path) -> Result<File, Problem> {
    for _ in 0..TRIES {
        let note = note_options().open(path)?;
        match note.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Problem::InUse),
            // Some file systems have no locks.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        if has_name(&note, path)? {
            return Ok(note);
        }
    }
    Err(Problem::InUse)
}

/// Returns whether the path is still that of the open file.
#[cfg(unix)]
fn has_name(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    let file = file.metadata()?;
    match fs::metadata(path) {
        Ok(found) => Ok((found.dev(), found.ino()) == (file.dev(), file.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns whether the path is still that of the open file.
#[cfg(not(unix))]
fn has_name(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

/// Removes the note and then its lock; where open files cannot be removed, the lock first.
fn remove_note(note: File, path: &Path) {
    if cfg!(unix) {
        let _ = fs::remove_file(path);
    } else {
        drop(note);
        let _ = fs::remove_file(path);
    }
}

/// Reads the version from a note, if it is about the file and the version has a validator.
fn read_note(text: &str, name: &str) -> Option<Version> {
    let note: Value = serde_json::from_str(text).ok()?;
    let etag = note["etag"].as_str().filter(|etag| is_strong(etag))?;
    (note["file"] == *name).then(|| Version {
        etag: Some(etag.to_owned()),
        total: note["length"].as_u64(),
    })
}

/// Returns a number for a name (FNV-1a): the name is an argument of the call, which may be private.
fn number_of(name: &str) -> String {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests;
