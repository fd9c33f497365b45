//! Maintenance commands, run as `cargo xtask COMMAND`.

mod expand;

use std::{env, path::Path, process::ExitCode};

const USAGE: &str =
    "usage: cargo xtask expand    write the generated source, formatted, to target/expanded.rs";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let result = match arguments.as_slice() {
        ["expand"] => expand::run(&root),
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
