//! `cost`: measures what the generated client costs its users to compile, beside stock progenitor.

mod cargo;
mod cold;
mod comparison;
mod copy;
mod growth;
mod package;
mod report;
mod stock;

use std::{error::Error, fs, num::NonZeroUsize, path::Path};

const USAGE: &str = "usage: cargo xtask cost [--rounds N] [--no-cold]";
/// Three, unless told otherwise.
const ROUNDS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

pub(crate) fn run(root: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let options = Options::parse(arguments)?;
    let root = root.canonicalize()?;
    let cost = root.join("target/cost");
    let text = fs::read_to_string(root.join("openapi.yaml"))?;
    let document = onlyfansapi_spec::load_value(&text)?;

    // All copies at once: the tree may be worked on while this runs.
    copy::workspace(&root, &cost.join("ours"))?;
    copy::workspace(&root, &cost.join("growth"))?;
    stock::write(
        &cost.join("stock"),
        &root.join("Cargo.lock"),
        document.clone(),
    )?;

    let comparison = comparison::measure(&cost, options.rounds)?;
    let growth = growth::measure(&cost, &document)?;
    let cold = options.cold.then(|| cold::measure(&cost)).transpose()?;

    let report = report::render(options.rounds, &comparison, &growth, cold.as_ref())?;
    fs::write(root.join("docs/compile-cost.md"), &report)?;
    print!("{report}");
    Ok(())
}

struct Options {
    rounds: NonZeroUsize,
    cold: bool,
}

impl Options {
    fn parse(mut arguments: &[&str]) -> Result<Self, Box<dyn Error>> {
        let mut options = Self {
            rounds: ROUNDS,
            cold: true,
        };
        loop {
            arguments = match arguments {
                [] => return Ok(options),
                ["--no-cold", rest @ ..] => {
                    options.cold = false;
                    rest
                }
                ["--rounds", number, rest @ ..] => {
                    options.rounds = number
                        .parse::<NonZeroUsize>()
                        .map_err(|error| format!("--rounds {number}: {error}"))?;
                    rest
                }
                _ => return Err(USAGE.into()),
            };
        }
    }
}
