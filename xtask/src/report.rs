//! [`Report`]: what a new edition means, for people, pull requests and programs.

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

/// What a new edition of the document means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The version of this schema.
    pub schema: u32,
    /// What a release has to raise, at the version that the crate has.
    pub verdict: Bump,
    /// The version that follows from that.
    pub suggested_version: String,
    /// The row of the table that decided it, and what it was about.
    pub decided_by: Option<Decision>,
    /// How many operations there were.
    pub operations_before: usize,
    /// How many operations there are.
    pub operations_after: usize,
    /// How many titles, tags and operation ids changed, which renames nothing.
    pub renamed_upstream: usize,
    /// How many descriptions changed.
    pub prose_changes: usize,
    /// How many samples changed.
    pub sample_changes: usize,
    /// How many changes are accepted, and left out of the verdict.
    pub accepted: usize,
    /// What it does to the crate.
    pub api: Vec<ApiChange>,
    /// What changed in the document; prose and samples only if they are asked for.
    pub document: Vec<Change>,
    /// New lines of `names.lock`, to be reviewed.
    pub new_names: Vec<String>,
    /// New places that may be of several known types, with these; a person is to decide.
    pub undecided: BTreeMap<String, Vec<String>>,
    /// New lines of `evidence.lock`: what poorer samples would have taken away.
    pub newly_kept: Vec<String>,
    /// Lines of `evidence.lock` that the document shows again, or contradicts.
    pub no_longer_kept: Vec<String>,
    /// Fixups that have nothing to mend any more.
    pub idle_fixups: Vec<String>,
}

/// What decided a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The row of the table.
    pub row: String,
    /// What it was about.
    pub subject: String,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Text,
    /// For a pull request.
    Markdown,
    /// For programs; `docs/report.md` says what is in it.
    Json,
}

impl Report {
    /// Judges a comparison for a crate of this version.
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
        // Of the greatest, what is widest: a method before a type, a type before its field.
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
        }
    }

    /// Writes the report; unless all places are listed, those of evidence are told by operation.
    #[must_use]
    pub fn write(&self, format: Format, lists_all: bool) -> String {
        match format {
            Format::Text => text::write(self, lists_all),
            Format::Markdown => markdown::write(self, lists_all),
            // Nothing in it can fail to be JSON.
            Format::Json => serde_json::to_string_pretty(self).unwrap_or_default() + "\n",
        }
    }

    /// The one sentence that says it all.
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

    /// What is to be known and asks for nothing.
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

    /// The places of which a person is to decide the type, each with what it may be.
    fn choices(&self) -> Vec<String> {
        let undecided = self.undecided.iter();
        undecided
            .map(|(place, candidates)| format!("{place}  {}", candidates.join(" or ")))
            .collect()
    }

    /// The change of the document behind one of the crate.
    fn cause(&self, change: &ApiChange) -> Option<&Change> {
        let cause = change.cause.as_ref()?;
        self.document
            .iter()
            .find(|change| change.fingerprint == *cause)
    }

    /// The changes of the crate by what they mean, but for documentation.
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
    /// Returns what a release with the new edition has to raise, from version 1.0 on.
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

/// Returns the version that follows.
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
