//! Writes the changes of an update into `CHANGELOG.md`, for users of the crate.

use std::collections::BTreeSet;

use crate::{
    api::{ApiChange, Bump},
    report::{Report, code},
};

/// The path of the changelog.
pub const FILE: &str = "CHANGELOG.md";

/// The start of an entry about a breaking change.
pub const BREAKING: &str = "**Breaking:**";
const UNRELEASED: &str = "## Unreleased\n";
/// The sections, in the order of keepachangelog.com.
const SECTIONS: [&str; 4] = ["Added", "Changed", "Deprecated", "Removed"];
const SUGGESTED: &str = "<!-- Suggested version: ";
const MARK_END: &str = " -->";
const PROSE_ONLY: &str =
    "- Follows upstream's current document, which does not change the public API.";

/// Returns the changelog with a report's entries under *Unreleased*; `None` without that heading.
#[must_use]
pub fn with_entries(text: &str, report: &Report) -> Option<String> {
    if report.verdict == Bump::None {
        return Some(text.to_owned());
    }
    let (before, rest) = text.split_once(UNRELEASED)?;
    let end = rest.find("\n## ").map_or(rest.len(), |end| end + 1);
    let (unreleased, after) = rest.split_at(end);
    let mut unreleased = Unreleased::read(unreleased);
    let mut is_listed = false;
    for change in report
        .api
        .iter()
        .filter(|change| !change.is_documentation())
    {
        unreleased.add(section(change), entry(change));
        is_listed = true;
    }
    if !is_listed {
        unreleased.add("Changed", PROSE_ONLY.to_owned());
    }
    unreleased.suggest(&report.suggested_version);
    let gap = if after.is_empty() { "" } else { "\n" };
    Some(format!(
        "{before}{UNRELEASED}{}{gap}{after}",
        unreleased.write()
    ))
}

/// Returns the entries under *Unreleased*.
#[must_use]
pub fn unreleased(text: &str) -> BTreeSet<&str> {
    let (_, rest) = text.split_once(UNRELEASED).unwrap_or_default();
    let (entries, _) = rest.split_once("\n## ").unwrap_or((rest, ""));
    let lines = entries.lines().map(str::trim);
    lines.filter(|line| line.starts_with("- ")).collect()
}

/// The text under the heading *Unreleased*.
struct Unreleased {
    /// The lines before the first section.
    preface: Vec<String>,
    sections: Vec<(String, Vec<String>)>,
}

impl Unreleased {
    fn read(text: &str) -> Self {
        let mut unreleased = Self {
            preface: Vec::new(),
            sections: Vec::new(),
        };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match (line.strip_prefix("### "), unreleased.sections.last_mut()) {
                (Some(name), _) => unreleased.sections.push((name.to_owned(), Vec::new())),
                (None, Some((_, lines))) => lines.push(line.to_owned()),
                (None, None) => unreleased.preface.push(line.to_owned()),
            }
        }
        unreleased
    }

    fn add(&mut self, name: &str, line: String) {
        let rank = |name: &str| SECTIONS.iter().position(|section| *section == name);
        let index = self
            .sections
            .iter()
            .position(|(section, _)| section == name);
        let index = index.unwrap_or_else(|| {
            let is_later = |section: &&(String, Vec<String>)| rank(&section.0) > rank(name);
            let later = self.sections.iter().position(|section| is_later(&section));
            let index = later.unwrap_or(self.sections.len());
            self.sections.insert(index, (name.to_owned(), Vec::new()));
            index
        });
        let lines = &mut self.sections[index].1;
        if !lines.contains(&line) {
            lines.push(line);
        }
    }

    /// Keeps the greatest version suggested since the last release.
    fn suggest(&mut self, version: &str) {
        let is_mark = |line: &String| line.starts_with(SUGGESTED);
        let known = self.preface.iter().find(|line| is_mark(line));
        let known = known.and_then(|line| {
            let version = line.strip_prefix(SUGGESTED)?.strip_suffix(MARK_END)?;
            Some(version.to_owned())
        });
        let version = known
            .filter(|known| numbers(known) > numbers(version))
            .unwrap_or_else(|| version.to_owned());
        self.preface.retain(|line| !is_mark(line));
        self.preface
            .insert(0, format!("{SUGGESTED}{version}{MARK_END}"));
    }

    fn write(&self) -> String {
        let mut parts = Vec::new();
        if !self.preface.is_empty() {
            parts.push(self.preface.join("\n"));
        }
        for (name, lines) in &self.sections {
            parts.push(format!("### {name}"));
            parts.push(lines.join("\n"));
        }
        format!("\n{}\n", parts.join("\n\n"))
    }
}

fn numbers(version: &str) -> Vec<u64> {
    let numbers = version.split('.');
    numbers.map(|number| number.parse().unwrap_or(0)).collect()
}

fn section(change: &ApiChange) -> &'static str {
    let has = |word: &str| change.row.split(' ').any(|other| other == word);
    match change.row {
        row if row.ends_with("added") && change.bump == Bump::Minor => "Added",
        "method deprecated" => "Deprecated",
        _ if has("removed") && change.new.is_none() => "Removed",
        _ => "Changed",
    }
}

fn entry(change: &ApiChange) -> String {
    let breaking = if change.bump == Bump::Major {
        format!("{BREAKING} ")
    } else {
        String::new()
    };
    let is_call = change.subject.contains("()");
    let client = if is_call { "client." } else { "" };
    let subject = code(&format!("{client}{}", change.subject));
    let row = change.row;
    let [old, new] = [&change.old, &change.new].map(|part| part.as_deref().map(code));
    let text = match (row, old, new) {
        ("method added", _, Some(operation)) => format!("{subject} sends {operation}."),
        ("group added", _, Some(feature)) => format!("{subject}, with the {feature}."),
        ("type added", _, Some(kind)) => format!("{subject}, a type: {kind}."),
        ("method removed", Some(operation), _) => {
            format!("{subject}: upstream no longer documents {operation}.")
        }
        (_, None, None) => format!("{subject}: {row}."),
        (_, None, Some(new)) => format!("{subject}: {row}, {new}."),
        (_, Some(old), None) => format!("{subject}: {row}, it was {old}."),
        (_, Some(old), Some(new)) => format!("{subject}: {row}, from {old} to {new}."),
    };
    format!("- {breaking}{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(api: Vec<ApiChange>, verdict: Bump, version: &str) -> Report {
        Report {
            schema: 1,
            verdict,
            suggested_version: version.to_owned(),
            decided_by: None,
            operations_before: 1,
            operations_after: 1,
            renamed_upstream: 0,
            prose_changes: 0,
            sample_changes: 0,
            accepted: 0,
            api,
            document: Vec::new(),
            new_names: Vec::new(),
            undecided: std::collections::BTreeMap::new(),
            newly_kept: Vec::new(),
            no_longer_kept: Vec::new(),
            idle_fixups: Vec::new(),
            unknown_lists: Vec::new(),
        }
    }

    const LOG: &str = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A.\n\n## 0.1.0\n\n- First.\n";

    fn changes() -> Vec<ApiChange> {
        let change = |row, bump, subject: &str, old: Option<&str>, new: Option<&str>| {
            ApiChange::new(row, bump, subject, old, new)
        };
        vec![
            change("method added", Bump::Minor, "a().b()", None, Some("GET /a")),
            change(
                "method removed",
                Bump::Major,
                "a().c()",
                Some("GET /c"),
                None,
            ),
            change(
                "field retyped",
                Bump::Major,
                "A.b",
                Some("i64"),
                Some("f64"),
            ),
            change("method deprecated", Bump::Minor, "a().d()", None, None),
            change("documentation changed", Bump::Patch, "a().d()", None, None),
        ]
    }

    #[test]
    fn an_update_is_described_under_unreleased() {
        let text = with_entries(LOG, &report(changes(), Bump::Minor, "0.2.0")).expect("a heading");
        let expected = "\
# Changelog

## Unreleased

<!-- Suggested version: 0.2.0 -->

### Added

- A.
- `client.a().b()` sends `GET /a`.

### Changed

- **Breaking:** `A.b`: field retyped, from `i64` to `f64`.

### Deprecated

- `client.a().d()`: method deprecated.

### Removed

- **Breaking:** `client.a().c()`: upstream no longer documents `GET /c`.

## 0.1.0

- First.
";
        assert_eq!(text, expected);
        // A second run changes nothing, and a smaller update keeps the suggestion.
        let again = with_entries(&text, &report(changes(), Bump::Minor, "0.2.0"));
        assert_eq!(again.as_deref(), Some(expected));
        let lesser = with_entries(&text, &report(changes(), Bump::Patch, "0.1.1"));
        assert_eq!(lesser.as_deref(), Some(expected));
    }

    #[test]
    fn changed_documentation_is_one_entry_and_no_change_is_none() {
        let prose = report(Vec::new(), Bump::Patch, "0.1.1");
        let once = with_entries(LOG, &prose).expect("a heading");
        assert!(once.contains(PROSE_ONLY));
        assert_eq!(with_entries(&once, &prose), Some(once));
        let nothing = report(Vec::new(), Bump::None, "0.1.0");
        assert_eq!(with_entries(LOG, &nothing).as_deref(), Some(LOG));
        assert_eq!(with_entries("# Changelog\n", &prose), None);
    }
}
