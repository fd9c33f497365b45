//! Measures how compile times grow with the document: a part of it, all of it, and copies of it.

use std::{error::Error, fs, path::Path};

use onlyfansapi_spec::{Document, Names};
use serde_json::{Map, Value};

use super::package::Package;

/// The number of compilations of a document; other load hardly affects the shortest.
pub(super) const RUNS: usize = 5;

/// The measurements of a document; times are the shortest of all runs, in seconds.
pub(crate) struct Growth {
    pub(crate) name: &'static str,
    pub(crate) operations: usize,
    /// The time from document to source.
    pub(crate) generation: f64,
    pub(crate) check: f64,
}

/// Measures documents from the smallest to the largest.
///
/// All use one package, so that dependencies and build script are compiled once.
pub(crate) fn measure(cost: &Path, document: &Value) -> Result<Vec<Growth>, Box<dyn Error>> {
    let package = Package::growth(cost);
    let documents = [
        ("a quarter", every(4, document)),
        ("half", every(2, document)),
        ("the whole", document.clone()),
        ("four times over", copies(4, document)),
    ];
    let mut growth = Vec::new();
    for (name, document) in documents {
        let operations = replace_document(&package.directory, &document)?;
        eprintln!("growth: {name}, {operations} operations");
        if growth.is_empty() {
            package.warm_up("check")?;
        }
        let (mut generation, mut check) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..RUNS {
            let compilation = package.compile("check")?;
            generation = generation.min(compilation.generation);
            check = check.min(compilation.seconds);
        }
        growth.push(Growth {
            name,
            operations,
            generation,
            check,
        });
    }
    Ok(growth)
}

/// Replaces the document of a package and its names; returns the number of operations.
fn replace_document(directory: &Path, document: &Value) -> Result<usize, Box<dyn Error>> {
    // JSON is YAML.
    let text = document.to_string();
    let document = Document::any(&text)?;
    let names = onlyfansapi_spec::propose(&document, &Names::default())?;
    fs::write(directory.join("openapi.yaml"), text)?;
    fs::write(directory.join("names.lock"), names.to_string())?;
    Ok(document.operations.len())
}

/// Returns a document with every `n`th path, a fair sample of the whole.
fn every(n: usize, document: &Value) -> Value {
    with_paths(document, |paths| {
        paths
            .iter()
            .step_by(n)
            .map(|(path, item)| (path.clone(), item.clone()))
            .collect()
    })
}

/// Returns a document with `n` copies of every path, each with names of its own.
fn copies(n: usize, document: &Value) -> Value {
    with_paths(document, |paths| {
        let mut all = paths.clone();
        for copy in 1..n {
            all.extend(paths.iter().map(|(path, item)| {
                let mut item = item.clone();
                rename_operations(&mut item, copy);
                (format!("/copy{copy}{path}"), item)
            }));
        }
        all
    })
}

fn with_paths(
    document: &Value,
    change: impl FnOnce(&Map<String, Value>) -> Map<String, Value>,
) -> Value {
    let mut document = document.clone();
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        *paths = change(paths);
    }
    document
}

fn rename_operations(item: &mut Value, copy: usize) {
    let operations = item.as_object_mut().into_iter().flat_map(Map::values_mut);
    for operation in operations {
        if let Some(Value::String(id)) = operation.get_mut("operationId") {
            id.push_str(&format!("Copy{copy}"));
        }
        let tags = operation.get_mut("tags").and_then(Value::as_array_mut);
        for tag in tags.into_iter().flatten() {
            if let Value::String(tag) = tag {
                tag.push_str(&format!(" Copy{copy}"));
            }
        }
    }
}
