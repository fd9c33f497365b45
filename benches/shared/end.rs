//! The end of a bench: its exit code by the targets that it missed.

use std::{env, error::Error, process::ExitCode};

pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// Names the missed targets of a bench, which fail it if they are enforced.
pub(crate) fn end(missed: Result<Vec<String>, Failure>) -> ExitCode {
    let missed = match missed {
        Ok(missed) => missed,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let is_enforced = env::var_os("ONLYFANSAPI_ENFORCE").is_some();
    let kind = if is_enforced { "error" } else { "missed" };
    for target in &missed {
        eprintln!("{kind}: {target}");
    }
    if is_enforced && !missed.is_empty() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
