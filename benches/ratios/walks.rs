//! The walk of a long list, beside the same walk by hand, with pages fetched ahead, and by the
//! official SDK for Python.

use std::{
    env,
    process::Command,
    time::{Duration, Instant},
};

use super::{
    comparison::Comparison,
    shared::{
        Failure,
        walks::{ON_PAGE, Walks},
    },
};

/// The number of fans in the long list.
const ROWS: usize = 100_000;

/// The number of fans in the list whose pages take a time.
const SLOW_ROWS: usize = 20 * ON_PAGE;
const SLOW: Duration = Duration::from_millis(50);

/// How many times as long the SDK for Python takes at least.
const LEAST: f64 = 4.0;

/// Compares walks of the long list by hand and by the crate.
pub(super) fn compare(rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let walks = Walks::new(ROWS, Duration::ZERO)?;
    let row = Comparison::measure(
        "a page of 20 in a walk of 100,000 fans",
        1.05,
        (rounds / 20).max(1),
        || walks.by_hand(),
        || walks.by_crate(),
    )?;
    Ok(vec![row.per(ROWS / ON_PAGE)])
}

/// Compares walks without and with a page fetched ahead.
pub(super) fn compare_prefetch(rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let walks = Walks::new(SLOW_ROWS, SLOW)?;
    let row = Comparison::measure(
        "a page of 50 ms, and 50 ms for its rows",
        0.60,
        (rounds / 40).max(1),
        || walks.slowly(0, SLOW),
        || walks.slowly(1, SLOW),
    )?;
    Ok(vec![row.per(SLOW_ROWS / ON_PAGE)])
}

/// Prints how many times as long the official SDK for Python takes, if a Python with it is named by
/// `ONLYFANSAPI_PYTHON`, and returns what is below the bound.
///
/// # Errors
///
/// Fails if the program in Python does.
pub(super) fn beside_python() -> Result<Option<String>, Failure> {
    let Some(python) = env::var_os("ONLYFANSAPI_PYTHON") else {
        return Ok(None);
    };
    let rows = ROWS / 5;
    let walks = Walks::new(rows, Duration::ZERO)?;
    let mut ratios = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        walks.by_crate()?;
        let by_crate = start.elapsed();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/ratios/walk.py");
        let output = Command::new(&python)
            .arg(script)
            .arg(&walks.base_url)
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        let printed = String::from_utf8(output.stdout)?;
        let mut numbers = printed.split_whitespace();
        let (found, seconds) = (numbers.next(), numbers.next());
        if found != Some(rows.to_string().as_str()) {
            return Err(format!("expected {rows} rows by Python, found {printed}").into());
        }
        let seconds: f64 = seconds.unwrap_or_default().parse()?;
        ratios.push(seconds / by_crate.as_secs_f64());
    }
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[2];
    println!("The official SDK for Python takes {ratio:.1} times as long for {rows} fans.\n");
    Ok((ratio < LEAST).then(|| {
        format!("beside Python: expected a ratio of at least {LEAST:.1}, found {ratio:.1}")
    }))
}
