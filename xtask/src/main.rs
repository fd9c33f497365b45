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
    /// Take a new edition of the document into the tree, and say what it means
    ///
    /// Exits with 0 if nothing moved, with 10, 11 or 12 if the verdict is patch, minor or major, and
    /// with 2 if the document is refused or something fails.
    Update {
        /// A file, an address or REVISION:PATH, in place of the address in upstream.toml
        #[arg(long)]
        from: Option<String>,
        /// Write nothing, but for what an interrupted update had decided, and do not compile
        #[arg(long)]
        check: bool,
        /// A file of accepted changes, each line a fingerprint and a reason
        #[arg(long, value_name = "FILE")]
        accept: Option<String>,
        /// Take a document that lost more than a quarter of its operations
        #[arg(long)]
        allow_shrink: bool,
        /// Do not compile the crate before writing
        #[arg(long)]
        no_compile: bool,
        #[command(flatten)]
        form: Form,
    },
    /// Compare two editions of a document: files, addresses, or git's REVISION:PATH
    Diff {
        old: String,
        new: String,
        #[command(flatten)]
        form: Form,
    },
    /// Name what names.lock lacks, and write the files that follow from it
    Names {
        /// Write nothing; fail if something is not up to date
        #[arg(long)]
        check: bool,
    },
    /// Fail if the public API changed since a revision and neither version nor changelog say so
    Semver {
        #[arg(long, value_name = "REVISION")]
        base: String,
    },
    /// Print where a type or field was seen in the document, and as what
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
    /// Print what any OpenAPI 3.0 document holds, what is irregular in it, and what becomes of that
    Inspect { file: PathBuf },
    /// Write progenitor's output and what ships of it, formatted, to target/progenitor.rs and
    /// target/expanded.rs
    Expand,
    /// Measure what the crate costs to compile; write docs/compile-cost.md
    Cost(cost::Options),
}

/// How a report is written.
#[derive(Args)]
struct Form {
    /// For a pull request
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// For programs, as docs/report.md says
    #[arg(long)]
    json: bool,
    /// List changes of prose and samples, too
    #[arg(long)]
    docs: bool,
    /// List every place of which samples show less, which is told by operation otherwise
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
        eprintln!("completed an update that was interrupted");
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
