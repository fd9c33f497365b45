//! The time of the crate beside the same work by hand, with serde's derives and `reqwest`.
//!
//! `cargo bench --bench ratios` prints the tables of `docs/performance.md`. Both sides alternate in
//! one process, so that other load on the machine slows both. With `ONLYFANSAPI_ENFORCE` set, it
//! fails if a ratio is above its bound; `ONLYFANSAPI_ROUNDS` sets the number of rounds.
//!
//! The allocator is that of the system: one that counts, as in the bench `memory`, copies where the
//! system moves, and would slow large structs by hand more than small ones.

mod calls;
mod comparison;
mod decoding;
mod walks;

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

/// Prints the tables, and returns the ratios above their bounds.
fn run() -> Result<Vec<String>, Failure> {
    let rounds = rounds()?;
    check_sides()?;
    check_members()?;
    let decoding = decoding::compare(rounds)?;
    let drift = decoding::compare_drift(rounds)?;
    let calls = calls::compare(rounds)?;
    let walk = vec![walks::compare(rounds)?];
    let prefetch = vec![walks::compare_prefetch(rounds)?];

    table("by hand", "this crate", &decoding);
    table("strict, no drift", "this crate", &drift);
    table("by hand", "this crate", &calls);
    table("by hand", "this crate", &walk);
    table("one after another", "`prefetch(1)`", &prefetch);
    walks::beside_python()?;

    let rows = [decoding, drift, calls, walk, prefetch]
        .into_iter()
        .flatten();
    Ok(rows.filter_map(|row| row.missed()).collect())
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
