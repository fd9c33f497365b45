//! Writes the measurements as Markdown, beside what they should be.

use std::{env, error::Error, num::NonZeroUsize, process::Command, thread};

use super::{
    cold::Cold,
    comparison::{Comparison, Cost},
    growth::{self, Growth},
};

/// How much dearer an operation of a larger document may be than one of the smallest.
const GROWTH_LIMIT: f64 = 1.2;
/// A first build compiles fewer crates than this.
const CRATES_LIMIT: usize = 150;

pub(crate) fn render(
    rounds: NonZeroUsize,
    comparison: &Comparison,
    growth: &[Growth],
    cold: Option<&Cold>,
) -> Result<String, Box<dyn Error>> {
    let machine = machine()?;
    let comparison = comparison_table(comparison);
    let growth = growth_table(growth);
    let runs = growth::RUNS;
    let cold = cold.map_or_else(|| "Not measured (`--no-cold`).\n".to_owned(), cold_table);
    Ok(format!(
        "# What the client costs to compile

Written by `cargo xtask cost`, which measures what a user's build pays for the generated client, \
beside what stock progenitor makes of the same document. Run it again on an idle machine to repeat \
this; ratios say more than seconds.

Measured on {machine}.

## Beside stock progenitor

Medians of {rounds} rounds. Compiled as cargo compiles a dependency in the `dev` profile: \
unoptimised, not incremental; with the dependencies compiled before, so that a time is that of \
running the build script and compiling the one package. Stock is progenitor's builder interface in \
a `build.rs` as its README shows it, given the document without what it refuses: multipart \
operations, query parameters that are objects, and types that are none.

{comparison}
## Growth

All groups of documents of different size: every fourth path, every second, all, and all with three \
renamed copies. The best of {runs} runs.

{growth}
## First build

A new package that depends on the client alone, with default features and nothing compiled before; \
the package itself is not counted.

{cold}"
    ))
}

fn machine() -> Result<String, Box<dyn Error>> {
    let cores = thread::available_parallelism()?;
    let rustc = Command::new("rustc").arg("--version").output()?;
    let rustc = String::from_utf8(rustc.stdout)?;
    Ok(format!(
        "{cores} cores, {} {}, {}",
        env::consts::ARCH,
        env::consts::OS,
        rustc.trim(),
    ))
}

/// One line of the comparison.
struct Row {
    what: &'static str,
    of: fn(&Cost) -> f64,
    show: fn(f64) -> String,
    /// The share of stock allowed, for all groups and for one: 9 stands for 1/9.
    shares: Option<[f64; 2]>,
}

const ROWS: [Row; 6] = [
    Row {
        what: "generated source, lines",
        of: |cost| cost.lines,
        show: whole,
        shares: Some([9.0, 150.0]),
    },
    Row {
        what: "generated source, bytes",
        of: |cost| cost.bytes,
        show: whole,
        shares: None,
    },
    Row {
        what: "`cargo check`, build script run included",
        of: |cost| cost.check,
        show: seconds,
        shares: Some([5.0, 25.0]),
    },
    Row {
        what: "`cargo build` (debug), build script run included",
        of: |cost| cost.build,
        show: seconds,
        shares: Some([6.0, 50.0]),
    },
    Row {
        what: "rlib",
        of: |cost| cost.rlib,
        show: megabytes,
        shares: Some([6.0, 60.0]),
    },
    Row {
        what: "document to source, in the build script (unoptimised)",
        of: |cost| cost.generation,
        show: seconds,
        shares: Some([4.0, 8.0]),
    },
];

fn comparison_table(comparison: &Comparison) -> String {
    let mut table =
        "| | stock | full | full : stock | target | one group | one group : stock | target |\n\
        |---|---:|---:|---:|---|---:|---:|---|\n"
            .to_owned();
    for Row {
        what,
        of,
        show,
        shares,
    } in ROWS
    {
        let [stock, full, one] =
            [&comparison.stock, &comparison.full, &comparison.one_group].map(of);
        let [full_target, one_target] = match shares {
            None => [String::new(), String::new()],
            Some([full_share, one_share]) => [
                target(&format!("≤ 1/{full_share}"), full * full_share <= stock),
                target(&format!("≤ 1/{one_share}"), one * one_share <= stock),
            ],
        };
        table += &format!(
            "| {what} | {} | {} | {} | {full_target} | {} | {} | {one_target} |\n",
            show(stock),
            show(full),
            ratio(full, stock),
            show(one),
            ratio(one, stock),
        );
    }
    table
}

fn growth_table(growth: &[Growth]) -> String {
    let mut table =
        "| document | operations | document to source | per operation | to the smallest | \
        `cargo check` | per operation | to the smallest | target |\n\
        |---|---:|---:|---:|---:|---:|---:|---:|---|\n"
            .to_owned();
    let each = |document: &Growth| {
        let operations = document.operations as f64;
        [
            document.generation / operations,
            document.check / operations,
        ]
    };
    let Some([smallest_generation, smallest_check]) = growth.first().map(each) else {
        return table;
    };
    for document in growth {
        let [generation, check] = each(document);
        let [generation_growth, check_growth] =
            [generation / smallest_generation, check / smallest_check];
        table += &format!(
            "| {} | {} | {} | {:.2} ms | {generation_growth:.2} | {} | {:.1} ms | {check_growth:.2} | {} |\n",
            document.name,
            document.operations,
            seconds(document.generation),
            generation * 1000.0,
            seconds(document.check),
            check * 1000.0,
            target(
                &format!("≤ {GROWTH_LIMIT}"),
                generation_growth.max(check_growth) <= GROWTH_LIMIT,
            ),
        );
    }
    table
}

fn cold_table(cold: &Cold) -> String {
    let Cold { stock, ours } = cold;
    let time = target("≤ stock", ours.seconds <= stock.seconds);
    let crates = target(&format!("< {CRATES_LIMIT}"), ours.crates < CRATES_LIMIT);
    format!(
        "| | stock | ours | target |\n\
        |---|---:|---:|---|\n\
        | `cargo build` | {} | {} | {time} |\n\
        | crates compiled | {} | {} | {crates} |\n",
        seconds(stock.seconds),
        seconds(ours.seconds),
        stock.crates,
        ours.crates,
    )
}

fn target(limit: &str, met: bool) -> String {
    format!("{limit}: {}", if met { "met" } else { "missed" })
}

/// As targets are written: `1/9.3` for a small part.
fn ratio(ours: f64, stock: f64) -> String {
    if ours < stock {
        format!("1/{:.1}", stock / ours)
    } else {
        format!("{:.1}", ours / stock)
    }
}

fn seconds(value: f64) -> String {
    format!("{value:.2} s")
}

fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}

/// Separates thousands.
fn whole(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut separated = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            separated.push(',');
        }
        separated.push(digit);
    }
    separated
}
