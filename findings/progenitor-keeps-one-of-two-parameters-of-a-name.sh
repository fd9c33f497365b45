#!/usr/bin/env bash
# progenitor: of a header and a query parameter of one name, one is left out, without an error.
#
# OpenAPI 3.0.3 tells parameters apart by name and location together: a `trace` in the query and a
# `trace` in a header are two. progenitor collects the parameters of an operation by name alone, so
# the one that stands later takes the place of the other; the client compiles, and cannot send it.
#
# Needs cargo and its registry; nothing that is run talks to any network.
# Exits with 0 as long as progenitor behaves as seen here, with 1 when it does otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"

cat >"$folder/Cargo.toml" <<'EOF'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
openapiv3 = "=2.2.0"
progenitor = { version = "=0.15.1", default-features = false }
serde_json = "=1.0.154"
EOF

cat >"$folder/src/main.rs" <<'EOF'
use serde_json::{Value, json};

/// What progenitor sends of an operation with these parameters, each as its location and name.
fn sent(parameters: &[(&str, &str)]) -> Vec<String> {
    let parameters: Vec<Value> = parameters
        .iter()
        .map(|(location, name)| json!({"in": location, "name": name, "schema": {"type": "string"}}))
        .collect();
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Demo", "version": "1"},
        "paths": {"/ping": {"get": {
            "operationId": "ping",
            "parameters": parameters,
            "responses": {"204": {"description": "pong"}},
        }}},
    });
    let document: openapiv3::OpenAPI = serde_json::from_value(document).unwrap();
    let settings = progenitor::GenerationSettings::default();
    let mut generator = progenitor::Generator::new(&settings);
    let source = generator.generate_tokens(&document).unwrap().to_string();
    let source: String = source.split_whitespace().collect();
    let has = |piece: &str| source.contains(piece);
    let query = has("QueryParam::new(\"trace\",").then(|| "query".to_owned());
    let header = has("header_map.append(\"trace\",").then(|| "header".to_owned());
    query.into_iter().chain(header).collect()
}

fn main() {
    let first = sent(&[("query", "trace"), ("header", "trace")]);
    let second = sent(&[("header", "trace"), ("query", "trace")]);
    let apart = sent(&[("query", "trace"), ("header", "other")]);
    println!("query `trace` and header `trace`: expected both, seen {first:?}");
    println!("header `trace` and query `trace`: expected both, seen {second:?}");
    println!("query `trace` and header `other`: expected the query, seen {apart:?}");
    let as_before = first == ["header"] && second == ["query"] && apart == ["query"];
    println!("{}", if as_before { "as before" } else { "the behaviour changed" });
    std::process::exit(i32::from(!as_before));
}
EOF

cd "$folder"
export CARGO_TERM_COLOR=never CARGO_TARGET_DIR="$folder/target"
cargo build --quiet
echo "progenitor $(cargo tree --prefix none --depth 0 -p progenitor | cut -d' ' -f2)"
cargo run --quiet
