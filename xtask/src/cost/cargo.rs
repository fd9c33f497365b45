//! Runs cargo, timed, and reads its messages.

use std::{
    env,
    error::Error,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use serde_json::{Deserializer, Value};

/// The time and the messages of a run of cargo.
pub(crate) struct Run {
    pub(crate) seconds: f64,
    messages: Vec<Value>,
}

/// Runs cargo in `directory` the way it compiles a user's dependencies: never incrementally.
///
/// With `all_groups`, the build script also generates groups without a feature.
pub(crate) fn run(
    directory: &Path,
    target: &Path,
    arguments: &[&str],
    all_groups: bool,
) -> Result<Run, Box<dyn Error>> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(arguments)
        .arg("--quiet")
        .current_dir(directory)
        .stderr(Stdio::inherit())
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        // The build script then writes its time to a file.
        .env("ONLYFANSAPI_COST", "1")
        .env_remove("ONLYFANSAPI_ANY_DOCUMENT");
    if arguments.first() != Some(&"fetch") {
        // Diagnostics go to the terminal, everything else comes as JSON.
        command.arg("--message-format=json-render-diagnostics");
    }
    if all_groups {
        command.env("ONLYFANSAPI_ANY_DOCUMENT", "1");
    }
    let start = Instant::now();
    let output = command.output()?;
    let seconds = start.elapsed().as_secs_f64();
    if !output.status.success() {
        let arguments = arguments.join(" ");
        let directory = directory.display();
        return Err(format!("`cargo {arguments}` in {directory}: {}", output.status).into());
    }
    let messages = Deserializer::from_slice(&output.stdout)
        .into_iter::<Value>()
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Run { seconds, messages })
}

impl Run {
    /// Returns the artifacts that were compiled, without fresh ones.
    pub(crate) fn compiled(&self) -> Vec<&Value> {
        self.messages
            .iter()
            .filter(|message| message["reason"] == "compiler-artifact" && message["fresh"] == false)
            .collect()
    }

    /// Returns the output folder of a package's build script.
    pub(crate) fn out_dir(&self, package_id: &Value) -> Option<&Path> {
        self.messages
            .iter()
            .find(|message| {
                message["reason"] == "build-script-executed" && message["package_id"] == *package_id
            })
            .and_then(|message| message["out_dir"].as_str())
            .map(Path::new)
    }
}
