//! Measures stock, all groups and one group alternately, so that other load affects all alike.

use std::{error::Error, fs, num::NonZeroUsize, path::Path};

use super::package::Package;

/// The measurements of one package; times are medians in seconds.
pub(crate) struct Cost {
    /// The lines of the generated source, formatted.
    pub(crate) lines: f64,
    /// The bytes of the generated source, formatted.
    pub(crate) bytes: f64,
    /// The time from document to source.
    pub(crate) generation: f64,
    pub(crate) check: f64,
    pub(crate) build: f64,
    /// The size of the library in bytes.
    pub(crate) rlib: f64,
}

/// The measurements of three clients of the same API.
pub(crate) struct Comparison {
    pub(crate) stock: Cost,
    pub(crate) full: Cost,
    pub(crate) one_group: Cost,
}

pub(crate) fn measure(cost: &Path, rounds: NonZeroUsize) -> Result<Comparison, Box<dyn Error>> {
    let mut stock = Samples::new(Package::stock(cost))?;
    let mut full = Samples::new(Package::full(cost))?;
    let mut one_group = Samples::new(Package::one_group(cost))?;
    for round in 1..=rounds.get() {
        eprintln!("round {round} of {rounds}");
        stock.add()?;
        full.add()?;
        one_group.add()?;
    }
    Ok(Comparison {
        stock: stock.finish()?,
        full: full.finish()?,
        one_group: one_group.finish()?,
    })
}

struct Samples {
    package: Package,
    generation: Vec<f64>,
    check: Vec<f64>,
    build: Vec<f64>,
    rlib: f64,
    source: String,
}

impl Samples {
    fn new(package: Package) -> Result<Self, Box<dyn Error>> {
        package.warm_up("check")?;
        package.warm_up("build")?;
        Ok(Self {
            package,
            generation: Vec::new(),
            check: Vec::new(),
            build: Vec::new(),
            rlib: 0.0,
            source: String::new(),
        })
    }

    fn add(&mut self) -> Result<(), Box<dyn Error>> {
        let check = self.package.compile("check")?;
        let build = self.package.compile("build")?;
        self.generation.extend([check.generation, build.generation]);
        self.check.push(check.seconds);
        self.build.push(build.seconds);
        // Read now: the next package may write to the same path.
        self.rlib = fs::metadata(&build.library)?.len() as f64;
        self.source = fs::read_to_string(&build.source)?;
        Ok(())
    }

    fn finish(self) -> Result<Cost, Box<dyn Error>> {
        let formatted = prettyplease::unparse(&syn::parse_file(&self.source)?);
        Ok(Cost {
            lines: formatted.lines().count() as f64,
            bytes: formatted.len() as f64,
            generation: median(self.generation),
            check: median(self.check),
            build: median(self.build),
            rlib: self.rlib,
        })
    }
}

/// Returns the median of at least one value.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) {
        f64::midpoint(values[middle - 1], values[middle])
    } else {
        values[middle]
    }
}
