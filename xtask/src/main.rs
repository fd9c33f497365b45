//! Maintenance commands, run as `cargo xtask COMMAND`.

mod cost;
mod expand;
mod explain;
mod names;
mod tree;

use std::{env, path::Path, process::ExitCode};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  names [--check]        name what names.lock lacks, and write the lists that follow from it
  explain TYPE[.FIELD]   print where a type or field was seen in the document, and as what
  expand                 write the generated source, formatted, to target/expanded.rs
  cost [--rounds N] [--no-cold]
                         measure what the crate costs to compile; write docs/compile-cost.md";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let result = match arguments.as_slice() {
        ["cost", options @ ..] => cost::run(&root, options),
        ["expand"] => expand::run(&root),
        ["explain", name] => explain::run(&root, name),
        ["names"] => names::run(&root, false),
        ["names", "--check"] => names::run(&root, true),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
