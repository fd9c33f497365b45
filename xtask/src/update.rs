//! `update`: takes a new edition of the document into the tree, or reports its consequences.

mod compile;

use std::path::Path;

use onlyfansapi_spec::Fixup;

use crate::{
    Failure,
    accepted::Accepted,
    api::Bump,
    changelog,
    comparison::{Comparison, Rules},
    diff::Change,
    fetch::{self, Fetcher, Validators},
    report::Report,
    source::{self, Source},
    transaction::{self, Files},
    tree::{DOCUMENT, EVIDENCE, LOCK, NamesFile, Tree, with_lines},
    upstream::{self, Upstream},
};

/// The options of the command.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A file, a URL or a git revision in place of upstream's URL.
    pub from: Option<String>,
    /// Whether to write nothing.
    pub only_check: bool,
    /// The path of a file of accepted changes.
    pub accept: Option<String>,
    /// Whether to take a document that lost more than a quarter of the operations.
    pub allow_shrink: bool,
    /// Whether to write without compiling the crate first.
    pub no_compile: bool,
    /// Whether to report changes of descriptions and samples.
    pub with_documentation: bool,
}

/// The result of an update or a check.
#[derive(Debug)]
pub struct Outcome {
    /// The consequences of the new edition.
    pub report: Report,
    /// The files that were written; in a check, those to write.
    pub files: Files,
    /// The part of the version that a release must raise.
    pub verdict: Bump,
}

/// Updates a tree, after completing an interrupted update.
///
/// # Errors
///
/// If the document is refused, saying why; then nothing is written. If the file system fails, the
/// next command completes or discards the write.
pub fn update(
    root: &Path,
    options: &Options,
    fixups: &[Fixup],
    fetcher: &Fetcher,
) -> Result<Outcome, Failure> {
    transaction::recover(root)?;
    let tree = Tree::new(root);
    let upstream = Upstream::read(root)?;
    let old = tree.read(DOCUMENT)?;
    let (source, url) = match &options.from {
        Some(from) => (Some(source::read(root, from, fetcher)?), from.as_str()),
        None => {
            let source = source::fetched(&upstream.url, fetcher, &upstream.validators)?;
            (source, upstream.url.as_str())
        }
    };
    // A document that has not changed is in the tree.
    let source = source.unwrap_or_else(|| Source {
        text: old.clone(),
        validators: upstream.validators.clone(),
    });

    let (lock, kept) = (tree.lock()?, tree.kept()?);
    let rules = Rules {
        lock: &lock,
        kept: &kept,
        fixups,
    };
    let comparison = Comparison::new(&old, &source.text, rules)
        .map_err(|problem| format!("{}: {problem}", fetch::shown(url)))?;
    refuse(&comparison, options)?;

    let accepted = match &options.accept {
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
            Accepted::read(&text).map_err(|error| format!("{file}: {error}"))?
        }
        None => Accepted::default(),
    };
    let version = tree.version()?;
    let report = Report::new(
        &comparison,
        &kept.lines(),
        &accepted,
        &version,
        options.with_documentation,
    );

    let names = NamesFile::new(&tree.read(LOCK)?, &lock, &comparison.lock);
    let mut files = tree.derived(&comparison.surface, &names)?;
    files.insert(DOCUMENT.to_owned(), Some(source.text.clone()));
    files.insert(EVIDENCE.to_owned(), Some(evidence(&tree, &report)?));
    // The changelog lists accepted changes as well.
    let all = Report::new(
        &comparison,
        &kept.lines(),
        &Accepted::default(),
        &version,
        false,
    );
    let changelog = changelog::with_entries(&tree.read(changelog::FILE)?, &all)
        .ok_or_else(|| format!("{}: expected a heading `Unreleased`", changelog::FILE))?;
    files.insert(changelog::FILE.to_owned(), Some(changelog));
    let is_upstreams = options.from.is_none();
    let validators = match (is_upstreams, source.text == old) {
        (true, _) => source.validators,
        (false, true) => upstream.validators.clone(),
        // The document is not upstream's, whose validators would not describe it.
        (false, false) => Validators::default(),
    };
    let upstream = Upstream {
        validators,
        ..upstream
    };
    files.insert(upstream::FILE.to_owned(), Some(upstream.text()?));

    let files = tree.differing(files);
    let differs = |except: &[&str]| files.keys().any(|name| !except.contains(&name.as_str()));
    // The same document, but derived files were stale.
    let is_stale = comparison.changes.is_empty() && differs(&[DOCUMENT, upstream::FILE]);
    let verdict = if is_stale {
        report.verdict.max(Bump::Patch)
    } else {
        report.verdict
    };
    if !options.only_check && !files.is_empty() {
        if !options.no_compile && differs(&[upstream::FILE]) {
            compile::check(root, &files)?;
        }
        transaction::write(root, &files)?;
    }
    Ok(Outcome {
        report,
        files,
        verdict,
    })
}

/// Refuses a document with idle fixups, or with many operations lost.
fn refuse(comparison: &Comparison, options: &Options) -> Result<(), Failure> {
    if !comparison.idle_fixups.is_empty() {
        return Err(format!(
            "these fixups found no defect: `{}`; delete from spec/src/fixups.rs those whose defect \
             upstream mended, and adapt the others",
            comparison.idle_fixups.join("`, `")
        )
        .into());
    }
    let [before, after] = comparison.operations;
    let is_lost = |change: &&Change| {
        ["api-removed-", "api-path-removed-"]
            .iter()
            .any(|id| change.id.starts_with(id))
    };
    let lost = comparison.changes.iter().filter(is_lost).count();
    if lost * 4 > before && !options.allow_shrink {
        return Err(format!(
            "the document has {after} operations and lost {lost} of the {before} in the tree; if that \
             is intended, pass `--allow-shrink`"
        )
        .into());
    }
    Ok(())
}

/// Returns the updated text of `evidence.lock`, with its comments.
fn evidence(tree: &Tree, report: &Report) -> Result<String, Failure> {
    let text = tree.read(EVIDENCE)?;
    Ok(with_lines(
        &text,
        &report.newly_kept,
        &report.no_longer_kept,
    ))
}
