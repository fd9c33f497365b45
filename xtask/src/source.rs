//! Reads a document from where a person says that it is: a file, an address, or a git revision.

use std::{fs, path::Path, process::Command};

use crate::{
    Failure,
    fetch::{Fetched, Fetcher, Validators},
};

/// A document as text, and what a server said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub text: String,
    /// What a server said of it; nothing, if it is not from one.
    pub validators: Validators,
}

/// Reads a document: an address, else a file, else `REVISION:PATH` as git has it.
///
/// # Errors
///
/// If it is nowhere to be found, or cannot be read; nothing is guessed.
pub fn read(root: &Path, from: &str, fetcher: &Fetcher) -> Result<Source, Failure> {
    if from.starts_with("https://") || from.starts_with("http://") {
        let fetched = fetched(from, fetcher, &Validators::default())?;
        return fetched.ok_or_else(|| format!("{from}: expected a document, found none").into());
    }
    let bytes = match fs::read(from) {
        Ok(bytes) => bytes,
        Err(error) if !from.contains(':') => return Err(format!("{from}: {error}").into()),
        Err(_) => revision(root, from)?,
    };
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("{from}: expected UTF-8, found other bytes: {error}"))?;
    Ok(Source {
        text,
        validators: Validators::default(),
    })
}

/// Fetches a document; nothing, if it is the one already known.
///
/// # Errors
///
/// If there is none, saying what there is.
pub fn fetched(
    url: &str,
    fetcher: &Fetcher,
    known: &Validators,
) -> Result<Option<Source>, Failure> {
    match fetcher.fetch(url, known)? {
        Fetched::NotModified => Ok(None),
        Fetched::Document { bytes, validators } => {
            let text = String::from_utf8(bytes)
                .map_err(|error| format!("{url}: expected UTF-8, found other bytes: {error}"))?;
            Ok(Some(Source { text, validators }))
        }
    }
}

fn revision(root: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        // An option in place of a revision is none.
        .args(["show", "--end-of-options", name])
        .output()
        .map_err(|error| format!("{name}: there is no such file, and git: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "{name}: expected a file, an address or REVISION:PATH, found none of these; git: {}",
        said.trim()
    )
    .into())
}
