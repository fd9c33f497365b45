//! Turns `openapi.yaml` into Rust source; all decisions are in the crate `onlyfansapi-spec`.

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi.yaml");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let text = fs::read_to_string("openapi.yaml")?;
    let document =
        onlyfansapi_spec::load(&text).map_err(|error| format!("openapi.yaml: {error}"))?;
    let generated =
        onlyfansapi_spec::generate(&document).map_err(|error| format!("openapi.yaml: {error}"))?;
    fs::write(out.join("generated.rs"), &generated.source)?;
    // Only the mock, and tests with it, read the rest.
    if env::var_os("CARGO_FEATURE_MOCK").is_none() {
        return Ok(());
    }
    fs::write(
        out.join("mock.json"),
        onlyfansapi_spec::mock_index(&document),
    )?;
    fs::write(
        out.join("contract.rs"),
        onlyfansapi_spec::contract(&document, &generated.surface),
    )?;
    Ok(())
}
