//! `semver`: requires a version or a changelog entry for a change of the public API.
//!
//! `cargo-semver-checks` compares the compiled crates, hand-written code included; the comparison of
//! the generated surfaces finds changes for which that tool has no check, such as a parameter that
//! became required.

use std::{collections::BTreeSet, path::Path, process::Command};

use onlyfansapi_spec::{
    Evidence, FIXUPS, Groups, Names, Surface, fix, load, named_events, plan, repair,
};

use crate::{
    Failure,
    api::{Bump, Causes, api_changes},
    changelog,
    fetch::Fetcher,
    source,
    tree::{DOCUMENT, EVIDENCE, LOCK, Tree, version_in},
};

/// How the snapshots of methods begin, one for each group.
const METHODS: &str = "tests/it/snapshots/it__generated__methods_";

/// Fails if the public API has changed since a revision and neither version nor changelog say so.
///
/// # Errors
///
/// If neither does, naming what is missing; or if `cargo semver-checks` cannot be run.
pub fn run(root: &Path, base: &str) -> Result<(), Failure> {
    let tree = Tree::new(root);
    let at_base = |name: &str| -> Result<String, Failure> {
        let name = format!("{base}:{name}");
        Ok(source::read(root, &name, &Fetcher::default())?.text)
    };
    // Older revisions have no evidence file.
    let kept = at_base(EVIDENCE).unwrap_or_default();
    let old = surface(&at_base(DOCUMENT)?, &at_base(LOCK)?, &kept)?;
    let new = surface(
        &tree.read(DOCUMENT)?,
        &tree.read(LOCK)?,
        &tree.read(EVIDENCE)?,
    )?;
    let changes = api_changes(&old, &new, &Causes::default());
    let of_surface = changes.iter().map(|change| change.bump).max();
    let mut of_surface = of_surface.unwrap_or(Bump::None);
    // A group that is new, or gone, changes the surface.
    let is_pinned_otherwise = tree.snapshots()?.iter().any(|name| {
        let is_of_methods = name.starts_with(METHODS);
        is_of_methods && at_base(name).is_ok_and(|old| tree.read(name).ok() != Some(old))
    });
    if of_surface == Bump::None && is_pinned_otherwise {
        of_surface = Bump::Minor;
    }
    let of_crate = of_crate(root, base)?;
    println!(
        "since {base}, the generated surface asks for {}, the compiled crate for {}",
        of_surface.name(),
        of_crate.name()
    );
    judge(
        of_surface.max(of_crate),
        [&version_in(&at_base("Cargo.toml")?)?, &tree.version()?],
        [&at_base(changelog::FILE)?, &tree.read(changelog::FILE)?],
    )?;
    println!("version and changelog agree");
    Ok(())
}

/// Returns the surface of an edition with the names and the evidence of its time, by today's rules.
///
/// The snapshots tell what a change of the rules changes.
fn surface(document: &str, lock: &str, kept: &str) -> Result<Surface, Failure> {
    let mut document = load(document)?;
    // A fixup of today may find no defect in an old document.
    let _ = fix(&mut document, &FIXUPS);
    let mut document = repair(&document)?;
    kept.parse::<Evidence>()?.restore(&mut document);
    let lock = lock.parse::<Names>()?;
    document.events = named_events(&lock);
    let lock = onlyfansapi_spec::propose(&document, &lock)?;
    Ok(plan(&document, &lock, &Groups::All)?)
}

/// Runs `cargo semver-checks`, and returns its verdict.
fn of_crate(root: &Path, base: &str) -> Result<Bump, Failure> {
    // As a patch release, so that every larger change is reported.
    let output = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["semver-checks", "--package=onlyfansapi", "--color=never"])
        .args(["--baseline-rev", base, "--release-type=patch"])
        .output()?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    print!("{said}");
    verdict(&said).ok_or_else(|| {
        format!(
            "cargo semver-checks ended with {} and no verdict; is it installed?",
            output.status
        )
        .into()
    })
}

/// Reads the summary of `cargo semver-checks`.
fn verdict(said: &str) -> Option<Bump> {
    let summary = said
        .lines()
        .find_map(|line| line.trim().strip_prefix("Summary "))?;
    [
        ("no semver update required", Bump::None),
        ("semver requires new minor version", Bump::Minor),
        ("semver requires new major version", Bump::Major),
    ]
    .into_iter()
    .find(|(text, _)| summary.starts_with(text))
    .map(|(_, bump)| bump)
}

/// Compares the version and the entries needed with those given.
fn judge(needed: Bump, versions: [&str; 2], logs: [&str; 2]) -> Result<(), Failure> {
    let [before, after] = versions;
    if needed <= Bump::Patch || raised(before, after) >= needed.of_version(before) {
        return Ok(());
    }
    let [known, entries] = logs.map(|log| changelog::unreleased(log));
    let new: BTreeSet<&str> = entries.difference(&known).copied().collect();
    let is_breaking = |line: &&&str| line.contains(changelog::BREAKING);
    let what = match needed {
        Bump::Major if new.iter().any(|line| is_breaking(&line)) => return Ok(()),
        Bump::Major => format!("an entry with `{}`", changelog::BREAKING),
        _ if !new.is_empty() => return Ok(()),
        _ => "an entry".to_owned(),
    };
    Err(format!(
        "the public API has changed ({}): expected a version of {} raised to that, or {what} under \
         Unreleased in {}, found neither",
        needed.name(),
        before,
        changelog::FILE
    )
    .into())
}

/// Returns the part of a version that was raised.
fn raised(before: &str, after: &str) -> Bump {
    let numbers = |version: &str| -> Vec<u64> {
        let numbers = version.split('.');
        numbers.map(|number| number.parse().unwrap_or(0)).collect()
    };
    let (before, after) = (numbers(before), numbers(after));
    let first = before
        .iter()
        .zip(&after)
        .position(|(before, after)| after != before)
        .filter(|first| after[*first] > before[*first]);
    match first {
        Some(0) => Bump::Major,
        Some(1) => Bump::Minor,
        Some(_) => Bump::Patch,
        None => Bump::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "## Unreleased\n\n### Added\n\n- A.\n";

    #[test]
    fn a_changed_api_needs_a_version_or_an_entry() {
        let entry = "## Unreleased\n\n### Added\n\n- A.\n- B.\n";
        let breaking = "## Unreleased\n\n### Changed\n\n- **Breaking:** C.\n";
        for (needed, after, log, is_fine) in [
            (Bump::Patch, "0.1.0", BEFORE, true),
            (Bump::Minor, "0.1.0", BEFORE, false),
            (Bump::Minor, "0.1.1", BEFORE, true),
            (Bump::Minor, "0.1.0", entry, true),
            (Bump::Major, "0.1.0", entry, false),
            (Bump::Major, "0.1.1", BEFORE, false),
            (Bump::Major, "0.2.0", BEFORE, true),
            (Bump::Major, "0.1.0", breaking, true),
            // An entry of a released version does not count.
            (
                Bump::Minor,
                "0.1.0",
                "## Unreleased\n\n## 0.1.0\n\n- D.\n",
                false,
            ),
        ] {
            let judged = judge(needed, ["0.1.0", after], [BEFORE, log]);
            assert_eq!(judged.is_ok(), is_fine, "{needed:?} {after} {log}");
        }
        let from_one = judge(Bump::Major, ["1.2.0", "1.3.0"], [BEFORE, BEFORE]);
        let error = from_one.expect_err("a breaking change");
        assert!(
            error
                .to_string()
                .starts_with("the public API has changed (major)")
        );
    }

    #[test]
    fn the_summary_of_cargo_semver_checks_is_read() {
        let summary = |text: &str| verdict(&format!("    Checked [ 0.2s]\n     Summary {text}\n"));
        assert_eq!(summary("no semver update required"), Some(Bump::None));
        let major = "semver requires new major version: 1 major and 0 minor checks failed";
        assert_eq!(summary(major), Some(Bump::Major));
        let minor = "semver requires new minor version: 0 major and 2 minor checks failed";
        assert_eq!(summary(minor), Some(Bump::Minor));
        assert_eq!(verdict("error: no such command: `semver-checks`"), None);
    }
}
