//! Maintenance commands, run as `cargo xtask COMMAND`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use onlyfansapi_spec::FIXUPS;
use xtask::{
    Failure,
    api::Bump,
    compare, cost, expand, explain,
    fetch::Fetcher,
    generate, inspect, names,
    report::Format,
    semver, transaction,
    update::{self, update},
};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Maintains the crate `onlyfansapi`.
#[derive(Subcommand)]
enum Command {
    /// Take a new edition of the document into the tree, and report its consequences
    ///
    /// Exits with 0 if nothing changed, with 10, 11 or 12 if the verdict is patch, minor or major, and
    /// with 2 if the document is refused or the command fails.
    Update {
        /// A file, a URL or git's REVISION:PATH, in place of the URL in upstream.toml
        #[arg(long)]
        from: Option<String>,
        /// Neither write, except to complete an interrupted update, nor compile
        #[arg(long)]
        check: bool,
        /// A file of accepted changes: a fingerprint and a reason per line
        #[arg(long, value_name = "FILE")]
        accept: Option<String>,
        /// Take a document that lost more than a quarter of the operations
        #[arg(long)]
        allow_shrink: bool,
        /// Do not compile the crate before writing
        #[arg(long)]
        no_compile: bool,
        #[command(flatten)]
        form: Form,
    },
    /// Compare two editions of a document: files, URLs or git's REVISION:PATH
    Diff {
        old: String,
        new: String,
        #[command(flatten)]
        form: Form,
    },
    /// Add missing names to names.lock, and update the files derived from it
    Names {
        /// Write nothing; fail if a file is stale
        #[arg(long)]
        check: bool,
    },
    /// Fail if the public API changed since a revision and neither version nor changelog tell
    Semver {
        #[arg(long, value_name = "REVISION")]
        base: String,
    },
    /// Print the places of a type or field in the document, and the type found at each
    Explain {
        #[arg(value_name = "TYPE[.FIELD]")]
        name: String,
    },
    /// Write a crate for any OpenAPI 3.0 document, on the runtime of this one
    Generate {
        #[arg(long, value_name = "FILE")]
        document: PathBuf,
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Print the contents and the irregularities of any OpenAPI 3.0 document, and their treatment
    Inspect { file: PathBuf },
    /// Write progenitor's output to target/progenitor.rs and the code that ships to
    /// target/expanded.rs, formatted
    Expand,
    /// Measure compile times, and write docs/compile-cost.md
    Cost(cost::Options),
}

/// The format and extent of a report.
#[derive(Args)]
struct Form {
    /// Write Markdown for a pull request
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Write JSON for programs, documented in docs/report.md
    #[arg(long)]
    json: bool,
    /// Include changes of descriptions and samples
    #[arg(long)]
    docs: bool,
    /// List every place whose samples show less, in place of a summary by operation
    #[arg(long)]
    all: bool,
}

impl Form {
    fn format(&self) -> Format {
        match (self.markdown, self.json) {
            (true, _) => Format::Markdown,
            (_, true) => Format::Json,
            _ => Format::Text,
        }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match run(&root, cli.command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(root: &Path, command: Command) -> Result<ExitCode, Failure> {
    if transaction::recover(root)? {
        eprintln!("completed an interrupted update");
    }
    match command {
        Command::Update {
            from,
            check,
            accept,
            allow_shrink,
            no_compile,
            form,
        } => {
            let options = update::Options {
                from,
                only_check: check,
                accept,
                allow_shrink,
                no_compile,
                with_documentation: form.docs,
            };
            let outcome = update(root, &options, &FIXUPS, &Fetcher::default())?;
            print!("{}", outcome.report.write(form.format(), form.all));
            let what = if check { "would be written" } else { "written" };
            for name in outcome.files.keys() {
                eprintln!("{name}: {what}");
            }
            return Ok(ExitCode::from(match outcome.verdict {
                Bump::None => 0,
                Bump::Patch => 10,
                Bump::Minor => 11,
                Bump::Major => 12,
            }));
        }
        Command::Diff { old, new, form } => {
            let report = compare::run(root, [&old, &new], form.docs)?;
            print!("{}", report.write(form.format(), form.all));
        }
        Command::Names { check } => names::run(root, check)?,
        Command::Semver { base } => semver::run(root, &base)?,
        Command::Explain { name } => explain::run(root, &name)?,
        Command::Generate { document, out } => generate::run(root, &document, &out)?,
        Command::Inspect { file } => inspect::run(&file)?,
        Command::Expand => expand::run(root)?,
        Command::Cost(options) => cost::run(root, &options)?,
    }
    Ok(ExitCode::SUCCESS)
}
