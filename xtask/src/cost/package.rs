//! [`Package`]: generates its source from a document, and is compiled.

use std::{
    error::Error,
    fs::{self, File},
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde_json::Value;

use super::cargo::{self, Run};

/// A package and its build options.
pub(crate) struct Package {
    /// The name in progress messages.
    pub(crate) name: &'static str,
    pub(crate) directory: PathBuf,
    pub(crate) target: PathBuf,
    /// Arguments of cargo besides `check --lib` or `build --lib`.
    pub(crate) selection: &'static [&'static str],
    /// The file name of the document.
    pub(crate) document: &'static str,
    /// The file name of the generated source in `OUT_DIR`.
    pub(crate) source: &'static str,
    /// Whether to generate groups without a feature.
    pub(crate) all_groups: bool,
}

/// One compilation of a package with its build script, without its dependencies.
pub(crate) struct Compilation {
    pub(crate) seconds: f64,
    /// The time from document to source, as the build script measured it.
    pub(crate) generation: f64,
    /// The path of the generated source.
    pub(crate) source: PathBuf,
    /// The path of the compiled library; after a check, of its metadata.
    pub(crate) library: PathBuf,
}

impl Package {
    /// Returns the package of stock progenitor.
    pub(crate) fn stock(cost: &Path) -> Self {
        Self {
            name: "stock",
            directory: cost.join("stock"),
            target: cost.join("target/stock"),
            selection: &[],
            document: "spec.json",
            source: "codegen.rs",
            all_groups: false,
        }
    }

    /// Returns our package with all groups.
    pub(crate) fn full(cost: &Path) -> Self {
        let selection = &[
            "--package=onlyfansapi",
            "--no-default-features",
            "--features=full,rustls",
        ];
        Self::ours(cost, "ours", "full", selection)
    }

    /// Returns our package with a single small group.
    pub(crate) fn one_group(cost: &Path) -> Self {
        let selection = &[
            "--package=onlyfansapi",
            "--no-default-features",
            "--features=smart-link-postbacks,rustls",
        ];
        Self::ours(cost, "ours", "one group", selection)
    }

    /// Returns our package for another document, for whose groups the manifest has no features.
    pub(crate) fn growth(cost: &Path) -> Self {
        let selection = &[
            "--package=onlyfansapi",
            "--no-default-features",
            "--features=rustls",
        ];
        Self {
            all_groups: true,
            ..Self::ours(cost, "growth", "growth", selection)
        }
    }

    /// Returns our package in the copy of the workspace in `folder`.
    fn ours(
        cost: &Path,
        folder: &str,
        name: &'static str,
        selection: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            directory: cost.join(folder),
            // One per copy: cargo distinguishes packages by their path within the workspace.
            target: cost.join("target").join(folder),
            selection,
            document: "openapi.yaml",
            source: "generated.rs",
            all_groups: false,
        }
    }

    /// Compiles dependencies and build script, so that `compile` does not.
    pub(crate) fn warm_up(&self, command: &str) -> Result<(), Box<dyn Error>> {
        eprintln!("{}: {command} with dependencies, not counted", self.name);
        self.cargo(command)?;
        Ok(())
    }

    /// Runs the build script and compiles the library again, nothing else.
    pub(crate) fn compile(&self, command: &str) -> Result<Compilation, Box<dyn Error>> {
        touch(&self.directory.join(self.document))?;
        touch(&self.directory.join("src/lib.rs"))?;
        let run = self.cargo(command)?;
        let compiled = run.compiled();
        let [library] = compiled.as_slice() else {
            return Err(format!(
                "{}: expected {command} to compile the library alone, found {} compilations",
                self.name,
                compiled.len(),
            )
            .into());
        };
        let out_dir = run
            .out_dir(&library["package_id"])
            .ok_or_else(|| format!("{}: cargo names no OUT_DIR", self.name))?;
        let compilation = Compilation {
            seconds: run.seconds,
            generation: take_seconds(&out_dir.join("seconds"))?,
            source: out_dir.join(self.source),
            library: library_file(library)
                .ok_or_else(|| format!("{}: cargo names no library", self.name))?,
        };
        eprintln!(
            "{}: {command} {:.2} s, of it document to source {:.2} s",
            self.name, compilation.seconds, compilation.generation,
        );
        Ok(compilation)
    }

    fn cargo(&self, command: &str) -> Result<Run, Box<dyn Error>> {
        let arguments = [&[command, "--lib"][..], self.selection].concat();
        cargo::run(&self.directory, &self.target, &arguments, self.all_groups)
    }
}

fn touch(file: &Path) -> Result<(), Box<dyn Error>> {
    File::options()
        .append(true)
        .open(file)
        .and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(|error| format!("{}: {error}", file.display()).into())
}

/// Reads the time that the build script wrote, and removes the file, lest it be read twice.
fn take_seconds(note: &Path) -> Result<f64, Box<dyn Error>> {
    let seconds =
        fs::read_to_string(note).map_err(|error| format!("{}: {error}", note.display()))?;
    fs::remove_file(note)?;
    Ok(seconds.trim().parse()?)
}

/// Returns the rlib of an artifact, else its first file.
fn library_file(artifact: &Value) -> Option<PathBuf> {
    let files: Vec<&str> = artifact["filenames"]
        .as_array()?
        .iter()
        .filter_map(Value::as_str)
        .collect();
    files
        .iter()
        .find(|file| file.ends_with(".rlib"))
        .or(files.first())
        .map(PathBuf::from)
}
