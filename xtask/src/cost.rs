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

/// Measures compile times, and writes `docs/compile-cost.md`.
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

    let comparison = comparison::measure(&cost, options.rounds)?;
    let growth = growth::measure(&cost, &document)?;
    let cold = (!options.no_cold)
        .then(|| cold::measure(&root, &cost, options.base.as_deref(), options.rounds))
        .transpose()?;

    let report = report::render(options.rounds, &comparison, &growth, cold.as_ref())?;
    fs::write(root.join("docs/compile-cost.md"), &report)?;
    print!("{report}");
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
    /// Number of rounds of measurements
    #[arg(long, default_value_t = ROUNDS)]
    rounds: NonZeroUsize,
    /// Do not measure the first build
    #[arg(long)]
    no_cold: bool,
    /// A commit whose first build is measured alternately with that of this tree
    #[arg(long, value_name = "REV", conflicts_with = "no_cold")]
    base: Option<String>,
}
