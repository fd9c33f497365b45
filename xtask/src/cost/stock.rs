//! Writes the package of stock progenitor, in a build script as its README shows it.

use std::{error::Error, fs, path::Path};

use serde_json::Value;

// The dependencies in progenitor's README that the document needs. In stock's favour: without
// progenitor's macro, and with progenitor's own version of syn.
const MANIFEST: &str = r#"[package]
name = "stock"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
futures = "0.3"
progenitor-client = "=0.15.1"
reqwest = { version = "0.13", features = ["json", "query", "stream"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"

[build-dependencies]
prettyplease = "0.3"
progenitor = { version = "=0.15.1", default-features = false }
serde_json = "1"
syn = "3"
"#;

const BUILD: &str = r#"use std::{env, error::Error, fs, path::PathBuf, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=spec.json");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let text = fs::read_to_string("spec.json")?;
    let start = Instant::now();
    let document = serde_json::from_str(&text)?;
    let mut settings = progenitor::GenerationSettings::default();
    settings.with_interface(progenitor::InterfaceStyle::Builder);
    let tokens = progenitor::Generator::new(&settings).generate_tokens(&document)?;
    let source = prettyplease::unparse(&syn::parse2(tokens)?);
    let seconds = start.elapsed().as_secs_f64();
    fs::write(out.join("codegen.rs"), source)?;
    fs::write(out.join("seconds"), seconds.to_string())?;
    Ok(())
}
"#;

const LIB: &str = r#"include!(concat!(env!("OUT_DIR"), "/codegen.rs"));
"#;

/// Writes the package, with the versions in the lock file `lock`.
pub(crate) fn write(
    directory: &Path,
    lock: &Path,
    mut document: Value,
) -> Result<(), Box<dyn Error>> {
    name_known_types(&mut document);
    remove_refused_parts(&mut document);
    fs::create_dir_all(directory.join("src"))?;
    fs::copy(lock, directory.join("Cargo.lock"))?;
    fs::write(directory.join("Cargo.toml"), MANIFEST)?;
    fs::write(directory.join("build.rs"), BUILD)?;
    fs::write(directory.join("src/lib.rs"), LIB)?;
    fs::write(directory.join("spec.json"), document.to_string())?;
    Ok(())
}

/// Replaces Scribe's types such as `file[]|string` by `string`.
fn name_known_types(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(kind)) = members.get_mut("type")
                && kind.contains('|')
            {
                *kind = "string".to_owned();
            }
            members.values_mut().for_each(name_known_types);
        }
        Value::Array(items) => items.iter_mut().for_each(name_known_types),
        _ => {}
    }
}

/// Removes multipart uploads and query parameters that are objects; stock supports neither.
fn remove_refused_parts(document: &mut Value) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
        return;
    };
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        item.retain(|_, operation| {
            operation["requestBody"]["content"]["multipart/form-data"].is_null()
        });
        for operation in item.values_mut() {
            if let Some(parameters) = operation
                .get_mut("parameters")
                .and_then(Value::as_array_mut)
            {
                parameters.retain(|parameter| parameter["schema"]["type"] != "object");
            }
        }
    }
    paths.retain(|_, item| {
        item.as_object()
            .is_some_and(|item| item.keys().any(|member| member != "parameters"))
    });
}
