//! `cost`: measures compile times of the generated client, and of stock progenitor for comparison.

mod cargo;
mod cold;
mod comparison;
mod growth;
mod package;
mod report;
mod stock;

use std::{error::Error, fs, num::NonZeroUsize, path::Path};

use crate::copy;

const ROUNDS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

/// Measures, and writes each part into `docs/compile-cost.md` once it is measured.
///
/// # Errors
///
/// If a package does not compile, or a file cannot be written.
pub fn run(root: &Path, options: &Options) -> Result<(), Box<dyn Error>> {
    let root = root.canonicalize()?;
    let cost = root.join("target/cost");
    let text = fs::read_to_string(root.join("openapi.yaml"))?;
    let document = onlyfansapi_spec::load(&text)?;

    // All copies are made first: the tree may change while this runs.
    for name in ["ours", "growth"] {
        copy::workspace(&root, &cost.join(name))?;
        without_profiles(&cost.join(name).join("Cargo.toml"))?;
    }
    stock::write(
        &cost.join("stock"),
        &root.join("Cargo.lock"),
        document.clone(),
    )?;

    let report = root.join("docs/compile-cost.md");
    let rounds = options.rounds;
    for part in &options.parts {
        let section = match part {
            Part::Comparison => report::comparison(rounds, &comparison::measure(&cost, rounds)?)?,
            Part::Growth => report::growth(&growth::measure(&cost, &document)?)?,
            Part::FirstBuild => {
                let base = options.base.as_deref();
                report::first_build(rounds, &cold::measure(&root, &cost, base, rounds)?)?
            }
        };
        let text = fs::read_to_string(&report)?;
        fs::write(&report, report::replace(&text, part.heading(), &section))?;
        print!("{section}");
    }
    Ok(())
}

/// Removes the profiles of this workspace from a manifest: a user's build has none.
fn without_profiles(manifest: &Path) -> Result<(), Box<dyn Error>> {
    let mut table: toml::Table = fs::read_to_string(manifest)?.parse()?;
    table.remove("profile");
    Ok(fs::write(manifest, toml::to_string(&table)?)?)
}

/// The options of the command.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// How often a part is measured, except for growth.
    #[arg(long, default_value_t = ROUNDS)]
    rounds: NonZeroUsize,
    /// The parts to measure; the others stay as they are in the report.
    #[arg(long = "part", value_enum, default_values_t = [Part::Comparison, Part::Growth, Part::FirstBuild])]
    parts: Vec<Part>,
    /// A commit whose first build is measured in turn with that of this tree.
    #[arg(long, value_name = "REV")]
    base: Option<String>,
}

/// A part of the report.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Part {
    /// Beside stock progenitor.
    Comparison,
    /// Documents of different size.
    Growth,
    /// A new package that depends on the client.
    FirstBuild,
}

impl Part {
    fn heading(self) -> &'static str {
        match self {
            Self::Comparison => "## Beside stock progenitor",
            Self::Growth => "## Growth",
            Self::FirstBuild => "## First build",
        }
    }
}
