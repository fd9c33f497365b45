//! `diff`: compares two editions from any source under the rules of the tree.

use std::path::Path;

use onlyfansapi_spec::FIXUPS;

use crate::{
    Failure,
    accepted::Accepted,
    comparison::{Comparison, Rules},
    fetch::Fetcher,
    report::Report,
    source,
    tree::Tree,
};

/// Compares two editions.
///
/// # Errors
///
/// If an edition cannot be read, or no client generated from it, naming which.
pub fn run(root: &Path, [old, new]: [&str; 2], docs: bool) -> Result<Report, Failure> {
    let tree = Tree::new(root);
    let fetcher = Fetcher::default();
    let [old, new] = [
        source::read(root, old, &fetcher)?,
        source::read(root, new, &fetcher)?,
    ];
    let (lock, kept) = (tree.lock()?, tree.kept()?);
    let rules = Rules {
        lock: &lock,
        kept: &kept,
        fixups: &FIXUPS,
    };
    let comparison = Comparison::new(&old.text, &new.text, rules)?;
    let (kept, accepted) = (kept.lines(), Accepted::default());
    let version = tree.version()?;
    Ok(Report::new(&comparison, &kept, &accepted, &version, docs))
}
