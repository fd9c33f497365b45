//! Turns `openapi.yaml` into Rust source; all decisions are in the crate `onlyfansapi-spec`.

use std::{env, error::Error, fs, path::PathBuf, process::ExitCode, time::Instant};

use onlyfansapi_spec::{
    Document, Evidence, Groups, contract, generate, mock, plan, table_of_groups,
};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi.yaml");
    println!("cargo::rerun-if-changed=names.lock");
    println!("cargo::rerun-if-changed=evidence.lock");
    println!("cargo::rerun-if-env-changed=ONLYFANSAPI_ANY_DOCUMENT");
    println!("cargo::rerun-if-env-changed=ONLYFANSAPI_COST");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let start = Instant::now();
    let text = read("openapi.yaml")?;
    let document = if is_any_document() {
        Document::any(&text)
    } else {
        let kept = read("evidence.lock")?;
        let kept: Evidence = kept
            .parse()
            .map_err(|error| format!("evidence.lock: {error}"))?;
        Document::vendored(&text, &kept)
    };
    let document = document.map_err(|error| format!("openapi.yaml: {error}"))?;
    let lock = read("names.lock")?
        .parse()
        .map_err(|error| format!("names.lock: {error}"))?;
    let generated = generate(&document, &lock, &groups())?;
    fs::write(out.join("generated.rs"), &generated.source)?;
    if env::var_os("ONLYFANSAPI_COST").is_some() {
        // For `cargo xtask cost`.
        fs::write(
            out.join("seconds"),
            start.elapsed().as_secs_f64().to_string(),
        )?;
    }
    fs::write(out.join("groups.md"), table_of_groups(&generated.surface))?;
    // Only the mock, and tests with it, read the rest.
    if env::var_os("CARGO_FEATURE_MOCK").is_some() {
        // The mock answers all operations, whichever groups are on.
        let all = plan(&document, &lock, &Groups::All)?;
        fs::write(out.join("mock.rs"), mock(&document, &all))?;
        let contract = contract(&document, &generated.surface);
        fs::write(out.join("contract.rs"), contract)?;
    }
    Ok(())
}

fn read(name: &str) -> Result<String, String> {
    fs::read_to_string(name).map_err(|error| format!("{name}: {error}"))
}

/// Whether the document is not upstream's, and has neither its defects nor its groups.
fn is_any_document() -> bool {
    env::var_os("ONLYFANSAPI_ANY_DOCUMENT").is_some()
}

/// The groups whose features are on; features that are no groups do no harm.
fn groups() -> Groups {
    if is_any_document() {
        return Groups::All;
    }
    let variables = env::vars().filter_map(|(name, _)| {
        let feature = name.strip_prefix("CARGO_FEATURE_")?;
        Some(feature.to_ascii_lowercase())
    });
    Groups::Only(variables.collect())
}
