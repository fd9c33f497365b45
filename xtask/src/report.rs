//! [`Report`]: the consequences of a new edition, for people, pull requests and programs.

mod evidence;
mod markdown;
mod text;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

pub(crate) use markdown::code;
use serde::Serialize;

use crate::{
    accepted::Accepted,
    api::{ApiChange, Bump, ROWS},
    comparison::Comparison,
    diff::Change,
};

/// The consequences of a new edition of the document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The version of this schema.
    pub schema: u32,
    /// The part of the crate's present version that a release must raise.
    pub verdict: Bump,
    /// The next version.
    pub suggested_version: String,
    /// The change that decided the verdict.
    pub decided_by: Option<Decision>,
    /// The number of operations in the old edition.
    pub operations_before: usize,
    /// The number of operations in the new edition.
    pub operations_after: usize,
    /// The number of changed titles, tags and operation ids; none renames anything.
    pub renamed_upstream: usize,
    /// The number of changed descriptions.
    pub prose_changes: usize,
    /// The number of changed samples.
    pub sample_changes: usize,
    /// The number of accepted changes, which do not count for the verdict.
    pub accepted: usize,
    /// The changes of the public API.
    pub api: Vec<ApiChange>,
    /// The changes of the document; those of descriptions and samples on request.
    pub document: Vec<Change>,
    /// New lines of `names.lock`, to be reviewed.
    pub new_names: Vec<String>,
    /// New places, each with the known types that it may have, for a person to decide.
    pub undecided: BTreeMap<String, Vec<String>>,
    /// New lines of `evidence.lock`, which keep what poorer samples no longer show.
    pub newly_kept: Vec<String>,
    /// Removed lines of `evidence.lock`, which the document shows again or contradicts.
    pub no_longer_kept: Vec<String>,
    /// Fixups that no longer find their defect.
    pub idle_fixups: Vec<String>,
    /// New operations that look like lists, but have no line in `spec/src/behaviour/lists.rs`.
    pub unknown_lists: Vec<String>,
}

/// The change that decided a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The name of the row in [`ROWS`].
    pub row: String,
    /// The changed item.
    pub subject: String,
}

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal.
    Text,
    /// Markdown for a pull request.
    Markdown,
    /// JSON for programs, documented in `docs/report.md`.
    Json,
}

impl Report {
    /// Creates the report of a comparison, for a crate of some version.
    #[must_use]
    pub fn new(
        comparison: &Comparison,
        kept_before: &[String],
        accepted: &Accepted,
        version: &str,
        with_documentation: bool,
    ) -> Self {
        let is_accepted_change = |change: &Change| accepted.contains(&change.fingerprint);
        let is_accepted_api = |change: &ApiChange| {
            let cause = change.cause.as_deref();
            accepted.contains(&change.fingerprint)
                || cause.is_some_and(|cause| accepted.contains(cause))
        };
        let open = comparison
            .api
            .iter()
            .filter(|change| !is_accepted_api(change));
        // Of the most severe changes the broadest: a method before a type, a type before its field.
        let rank = |change: &&ApiChange| ROWS.iter().position(|row| row.name == change.row);
        let deciding = open.min_by_key(|change| (Reverse(change.bump), rank(change)));
        let mut of_document = comparison.changes.iter();
        let of_document = of_document.find(|change| !is_accepted_change(change));
        let (bump, decided_by) = match (deciding, of_document) {
            (Some(change), _) => (
                change.bump,
                Some(Decision {
                    row: change.row.to_owned(),
                    subject: change.subject.clone(),
                }),
            ),
            (None, Some(_)) => (
                Bump::Patch,
                Some(Decision {
                    row: "document changed, crate did not".to_owned(),
                    subject: "openapi.yaml".to_owned(),
                }),
            ),
            (None, None) => (Bump::None, None),
        };
        let verdict = bump.of_version(version);
        let count =
            |is: &dyn Fn(&Change) -> bool| comparison.changes.iter().filter(|c| is(c)).count();
        let is_title =
            |change: &Change| change.is_documentation && change.new_pointer.ends_with("/summary");
        let causes: BTreeSet<&str> = comparison
            .api
            .iter()
            .filter_map(|change| change.cause.as_deref())
            .collect();
        let is_cause = |change: &Change| causes.contains(change.fingerprint.as_str());
        let kept = comparison.kept.lines();
        Self {
            schema: 1,
            verdict,
            suggested_version: raised(version, verdict),
            decided_by,
            operations_before: comparison.operations[0],
            operations_after: comparison.operations[1],
            renamed_upstream: count(&|change| {
                change.id.starts_with("api-operation-id-")
                    || change.id.starts_with("api-tag-")
                    || is_title(change)
            }),
            prose_changes: count(&|change| {
                change.is_documentation && change.id != "example-changed" && !is_title(change)
            }),
            sample_changes: count(&|change| change.id == "example-changed"),
            accepted: comparison
                .changes
                .iter()
                .filter(|c| is_accepted_change(c))
                .count()
                + comparison.api.iter().filter(|c| is_accepted_api(c)).count(),
            api: comparison.api.clone(),
            document: comparison
                .changes
                .iter()
                .filter(|change| with_documentation || !change.is_documentation || is_cause(change))
                .cloned()
                .collect(),
            new_names: comparison.added_names.clone(),
            undecided: comparison.undecided.clone(),
            newly_kept: without(&kept, kept_before),
            no_longer_kept: without(kept_before, &kept),
            idle_fixups: comparison
                .idle_fixups
                .iter()
                .map(|&name| name.to_owned())
                .collect(),
            unknown_lists: comparison.unknown_lists.clone(),
        }
    }

    /// Writes the report. Unless `lists_all`, lost evidence is summarized by operation.
    #[must_use]
    pub fn write(&self, format: Format, lists_all: bool) -> String {
        match format {
            Format::Text => text::write(self, lists_all),
            Format::Markdown => markdown::write(self, lists_all),
            // A report has no value that JSON cannot represent.
            Format::Json => serde_json::to_string_pretty(self).unwrap_or_default() + "\n",
        }
    }

    /// Returns the verdict as one sentence.
    fn summary(&self) -> String {
        let Some(decision) = &self.decided_by else {
            return "Nothing changed.".to_owned();
        };
        format!(
            "Verdict: {}, by \"{}\" ({}); suggested version {}.",
            self.verdict.name(),
            decision.row,
            decision.subject,
            self.suggested_version
        )
    }

    /// Returns remarks that need no action.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = vec![format!(
            "{} operations, {} before.",
            self.operations_after, self.operations_before
        )];
        if self.renamed_upstream > 0 {
            remarks.push(format!(
                "{} titles, tags and operation ids changed; names are locked, so nothing is renamed.",
                self.renamed_upstream
            ));
        }
        if self.prose_changes + self.sample_changes > 0 {
            remarks.push(format!(
                "{} descriptions and {} samples changed.",
                self.prose_changes, self.sample_changes
            ));
        }
        if self.accepted > 0 {
            remarks.push(format!("{} changes are accepted.", self.accepted));
        }
        remarks
    }

    /// Returns the undecided places, each with its possible types.
    fn choices(&self) -> Vec<String> {
        let undecided = self.undecided.iter();
        undecided
            .map(|(place, candidates)| format!("{place}  {}", candidates.join(" or ")))
            .collect()
    }

    /// Returns the change of the document behind one of the public API.
    fn cause(&self, change: &ApiChange) -> Option<&Change> {
        let cause = change.cause.as_ref()?;
        self.document
            .iter()
            .find(|change| change.fingerprint == *cause)
    }

    /// Returns the changes of the public API by severity, except documentation.
    fn sections(&self) -> Vec<(&'static str, Vec<&ApiChange>)> {
        let sections = [
            ("Breaking", Bump::Major),
            ("New", Bump::Minor),
            ("Other", Bump::Patch),
        ];
        let sections = sections.into_iter().map(|(name, bump)| {
            let changes = self.api.iter();
            let is_here = |change: &&ApiChange| change.bump == bump && !change.is_documentation();
            (name, changes.filter(is_here).collect::<Vec<_>>())
        });
        sections
            .filter(|(_, changes)| !changes.is_empty())
            .collect()
    }
}

impl Comparison {
    /// Returns the part of the version that a release must raise, from version 1.0 on.
    #[must_use]
    pub fn bump(&self) -> Bump {
        Report::new(self, &[], &Accepted::default(), "1.0.0", false).verdict
    }
}

fn without(lines: &[String], others: &[String]) -> Vec<String> {
    let lines = lines.iter();
    lines
        .filter(|line| !others.contains(line))
        .cloned()
        .collect()
}

/// Returns the next version.
fn raised(version: &str, bump: Bump) -> String {
    let mut numbers = version
        .split('.')
        .map(|number| number.parse::<u64>().unwrap_or(0));
    let [major, minor, patch] = [(); 3].map(|()| numbers.next().unwrap_or(0));
    match bump {
        Bump::None => version.to_owned(),
        Bump::Patch => format!("{major}.{minor}.{}", patch + 1),
        Bump::Minor => format!("{major}.{}.0", minor + 1),
        Bump::Major => format!("{}.0.0", major + 1),
    }
}
