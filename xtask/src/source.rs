//! Reads a document from a file, a URL, or a git revision.

use std::{fs, path::Path, process::Command};

use crate::{
    Failure,
    fetch::{Fetched, Fetcher, Validators},
};

/// The text of a document, and its validators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The text of the document.
    pub text: String,
    /// The validators of the response; empty if no server sent it.
    pub validators: Validators,
}

/// Reads a document: a URL, else a file, else git's `REVISION:PATH`.
///
/// # Errors
///
/// If none of these can be read.
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
        .map_err(|error| format!("{from}: expected UTF-8, found {error}"))?;
    Ok(Source {
        text,
        validators: Validators::default(),
    })
}

/// Fetches a document; `None` if the server says that the known one is current.
///
/// # Errors
///
/// If there is no document, saying what was found.
pub fn fetched(
    url: &str,
    fetcher: &Fetcher,
    known: &Validators,
) -> Result<Option<Source>, Failure> {
    match fetcher.fetch(url, known)? {
        Fetched::NotModified => Ok(None),
        Fetched::Document { bytes, validators } => {
            let text = String::from_utf8(bytes)
                .map_err(|error| format!("{url}: expected UTF-8, found {error}"))?;
            Ok(Some(Source { text, validators }))
        }
    }
}

fn revision(root: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        // A name that begins with a dash is no option.
        .args(["show", "--end-of-options", name])
        .output()
        .map_err(|error| format!("{name}: expected a file, found none; git: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "{name}: expected a file, a URL or REVISION:PATH, found none of these; git: {}",
        said.trim()
    )
    .into())
}
