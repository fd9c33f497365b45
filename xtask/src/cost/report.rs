//! Writes the measurements as Markdown, with their targets.

use std::{env, error::Error, num::NonZeroUsize, process::Command, thread};

use super::{
    cold::{Base, Cold, FirstBuild},
    comparison::{Comparison, Cost},
    growth::{self, Growth},
};

/// The greatest cost of an operation relative to the smallest document, in larger documents and in
/// the largest.
const GROWTH_LIMITS: [f64; 2] = [1.2, 0.7];
/// The greatest number of crates in a first build.
const CRATES_LIMIT: usize = 126;
/// The greatest share of the base commit's processor time, for all groups and for one.
const BASE_LIMITS: [f64; 2] = [0.80, 0.75];

/// Replaces the text below a heading, up to the next heading of the same level.
pub(crate) fn replace(report: &str, heading: &str, section: &str) -> String {
    let (before, rest) = report.split_once(heading).unwrap_or((report, ""));
    let after = rest.find("\n## ").map_or("", |end| &rest[end + 1..]);
    let after = match after {
        "" => String::new(),
        after => format!("\n{after}"),
    };
    format!("{}\n\n{heading}\n\n{section}{after}", before.trim_end())
}

pub(crate) fn comparison(
    rounds: NonZeroUsize,
    comparison: &Comparison,
) -> Result<String, Box<dyn Error>> {
    let machine = machine()?;
    let table = comparison_table(comparison);
    Ok(format!(
        "Measured on {machine}. Medians of {rounds} rounds. Compiled as cargo compiles a dependency \
in the `dev` profile: unoptimised, not incremental; with the dependencies compiled before, so that a \
time is that of running the build script and compiling the one package. Stock is progenitor's \
builder interface in a `build.rs` as its README shows it, given the document without what it refuses: \
multipart operations, query parameters that are objects, and types that are none.

{table}"
    ))
}

pub(crate) fn growth(growth: &[Growth]) -> Result<String, Box<dyn Error>> {
    let machine = machine()?;
    let runs = growth::RUNS;
    let table = growth_table(growth);
    Ok(format!(
        "Measured on {machine}. All groups of documents of different size: every fourth path, every \
second, all, and all with three renamed copies. The best of {runs} runs.

{table}"
    ))
}

pub(crate) fn first_build(rounds: NonZeroUsize, cold: &Cold) -> Result<String, Box<dyn Error>> {
    let machine = machine()?;
    let table = cold_table(cold);
    Ok(format!(
        "Measured on {machine}. A new package that depends on the client alone, with nothing compiled \
before: with default features and with one group and `rustls`. Medians of {rounds} rounds, of stock \
one. The package itself is not counted.

{table}"
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
    /// The greatest share of stock, for all groups and for one: 9 stands for 1/9.
    shares: Option<[f64; 2]>,
}

const ROWS: [Row; 6] = [
    Row {
        what: "generated source, lines",
        of: |cost| cost.lines,
        show: whole,
        shares: None,
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
        shares: Some([14.0, 45.0]),
    },
    Row {
        what: "`cargo build` (debug), build script run included",
        of: |cost| cost.build,
        show: seconds,
        shares: Some([12.0, 34.0]),
    },
    Row {
        what: "rlib",
        of: |cost| cost.rlib,
        show: megabytes,
        shares: Some([9.0, 17.0]),
    },
    Row {
        what: "document to source, in the build script (unoptimised)",
        of: |cost| cost.generation,
        show: seconds,
        shares: Some([5.0, 8.0]),
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
    for (index, document) in growth.iter().enumerate() {
        let limit = GROWTH_LIMITS[usize::from(index + 1 == growth.len())];
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
                &format!("≤ {limit}"),
                generation_growth.max(check_growth) <= limit,
            ),
        );
    }
    table
}

fn cold_table(cold: &Cold) -> String {
    let Cold { stock, ours, base } = cold;
    let mut table = "| | stock | all groups | target | one group | target |\n\
        |---|---:|---:|---|---:|---|\n"
        .to_owned();
    let times = [
        (
            "`cargo build`",
            (|build| build.seconds) as fn(&FirstBuild) -> f64,
        ),
        ("processor time of it", |build| build.processor_seconds),
    ];
    for (what, time) in times {
        let [all, one] = ours.each_ref().map(time);
        let stock = time(stock);
        table += &format!(
            "| {what} | {} | {} | {} | {} | {} |\n",
            seconds(stock),
            seconds(all),
            target("≤ stock", all <= stock),
            seconds(one),
            target("≤ stock", one <= stock),
        );
    }
    if let Some(Base { revision, builds }) = base {
        let [all, one] = [0, 1].map(|index| {
            let [ours, base] = [ours[index], builds[index]].map(|build| build.processor_seconds);
            let limit = BASE_LIMITS[index];
            let share = target(&format!("≤ {limit:.2}"), ours <= limit * base);
            (seconds(base), format!("{:.2}: {share}", ours / base))
        });
        table += &format!(
            "| processor time at `{revision}`, and the share of it now | | {} | {} | {} | {} |\n",
            all.0, all.1, one.0, one.1
        );
    }
    let [all, one] = ours.map(|build| build.crates);
    let crates = |count: usize| target(&format!("≤ {CRATES_LIMIT}"), count <= CRATES_LIMIT);
    table += &format!(
        "| crates compiled | {} | {all} | {} | {one} | {} |\n",
        stock.crates,
        crates(all),
        crates(one),
    );
    table
}

fn target(limit: &str, met: bool) -> String {
    format!("{limit}: {}", if met { "met" } else { "missed" })
}

/// Returns a ratio as targets write it: `1/9.3` below one.
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

/// Returns a whole number with separated thousands.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_section_of_a_report_is_replaced() {
        let report = "# Report\n\nText.\n\n## A\n\nold\n\n## B\n\nkept\n";
        assert_eq!(
            replace(report, "## A", "new\n"),
            "# Report\n\nText.\n\n## A\n\nnew\n\n## B\n\nkept\n"
        );
        assert_eq!(
            replace(report, "## B", "new\n"),
            "# Report\n\nText.\n\n## A\n\nold\n\n## B\n\nnew\n"
        );
        assert_eq!(
            replace(report, "## C", "new\n"),
            format!("{report}\n## C\n\nnew\n")
        );
    }
}
