//! The time of the crate beside the same work by hand, with serde's derives and `reqwest`.
//!
//! `cargo bench --bench ratios` prints the tables of `docs/performance.md`. Both sides alternate in
//! one process, so that other load on the machine slows both. With `ONLYFANSAPI_ENFORCE` set, it
//! fails if a ratio is above its bound; `ONLYFANSAPI_ROUNDS` sets the number of rounds. Arguments
//! are the tables to measure, such as `-- walks`.
//!
//! The allocator is that of the system: one that counts, as in the bench `memory`, copies where the
//! system moves, and would slow large structs by hand more than small ones.

mod calls;
mod comparison;
mod decoding;
mod walks;
mod webhooks;

#[path = "../shared/mod.rs"]
#[allow(dead_code, reason = "each bench uses a part")]
mod shared;

use std::{
    env::{self, VarError},
    num::NonZero,
    process::ExitCode,
};

use comparison::Comparison;
use shared::{Failure, end, members::check_members, sides::check_sides};

const ROUNDS: usize = 200;

fn main() -> ExitCode {
    end(run())
}

/// A way to measure the rows of a table.
type Measure = fn(usize) -> Result<Vec<Comparison>, Failure>;

/// The tables: the name, both sides, and the rows.
const TABLES: [(&str, &str, &str, Measure); 6] = [
    ("decoding", "by hand", "this crate", decoding::compare),
    (
        "drift",
        "strict, no drift",
        "this crate",
        decoding::compare_drift,
    ),
    ("calls", "by hand", "this crate", calls::compare),
    ("walks", "by hand", "this crate", walks::compare),
    ("webhooks", "by hand", "this crate", webhooks::compare),
    (
        "prefetch",
        "one after another",
        "`prefetch(1)`",
        walks::compare_prefetch,
    ),
];

/// Prints the tables, and returns the ratios above their bounds.
fn run() -> Result<Vec<String>, Failure> {
    let rounds = rounds()?;
    // Cargo adds an option of its own.
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    check_sides()?;
    check_members()?;
    let mut missed = Vec::new();
    for (name, left, right, compare) in TABLES {
        if is_wanted(name) {
            let rows = compare(rounds)?;
            table(left, right, &rows);
            missed.extend(rows.iter().filter_map(Comparison::missed));
        }
    }
    if is_wanted("python") {
        missed.extend(walks::beside_python()?);
    }
    Ok(missed)
}

fn rounds() -> Result<usize, Failure> {
    let text = match env::var("ONLYFANSAPI_ROUNDS") {
        Ok(text) => text,
        Err(VarError::NotPresent) => return Ok(ROUNDS),
        Err(error) => return Err(format!("ONLYFANSAPI_ROUNDS: {error}").into()),
    };
    match text.parse::<NonZero<usize>>() {
        Ok(rounds) => Ok(rounds.get()),
        Err(_) => {
            Err(format!("ONLYFANSAPI_ROUNDS: expected a number from 1, found {text:?}").into())
        }
    }
}

fn table(left: &str, right: &str, rows: &[Comparison]) {
    println!("| | {left} | {right} | ratio | middle half | at most |");
    println!("|---|---:|---:|---:|---:|---:|");
    for row in rows {
        println!("{row}");
    }
    println!();
}
