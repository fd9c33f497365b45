//! The check that the types by hand have the members of the crate's types.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{Failure, by_hand::SOURCES};

/// Fails unless each type by hand has the members of the crate's type of that name.
///
/// The snapshots of the tests pin the members of the crate's types.
pub(crate) fn check_members() -> Result<(), Failure> {
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    let types = SOURCES.iter().flat_map(|source| by_hand(source));
    let types: BTreeMap<&str, BTreeSet<&str>> = types.collect();
    for (name, by_hand) in types {
        let file = snapshots.join(format!("it__generated__{name}.snap"));
        let snapshot = fs::read_to_string(&file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let by_crate: BTreeSet<&str> = snapshot
            .lines()
            .filter_map(|line| line.strip_prefix("    pub ")?.split_once(": "))
            .map(|(member, _)| member)
            .collect();
        if by_hand != by_crate {
            let differing: Vec<&&str> = by_hand.symmetric_difference(&by_crate).collect();
            let file = file.display();
            return Err(format!(
                "benches/shared/by_hand: expected `{name}` to have the members in {file}, found \
                 differences in {differing:?}; bring the type by hand up to date"
            )
            .into());
        }
    }
    Ok(())
}

/// Returns the types of a source file with their members.
fn by_hand(source: &str) -> Vec<(&str, BTreeSet<&str>)> {
    let structs = source.split("pub(crate) struct ").skip(1);
    structs
        .filter_map(|rest| rest.split_once(" {\n"))
        .map(|(name, body)| (name, members(body)))
        .collect()
}

fn members(body: &str) -> BTreeSet<&str> {
    let lines = body.lines().take_while(|line| *line != "}");
    lines
        .filter_map(|line| line.strip_prefix("    ")?.split_once(": "))
        .map(|(member, _)| member)
        // Attributes and their lines are no members.
        .filter(|member| member.starts_with(char::is_alphabetic))
        .collect()
}
