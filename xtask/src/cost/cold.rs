//! Measures the first build of a package that depends on a client, with nothing compiled before.

use std::{collections::BTreeSet, error::Error, fs, path::Path};

use super::cargo;

/// What a first build takes.
pub(crate) struct FirstBuild {
    pub(crate) seconds: f64,
    /// How many packages were compiled, the client among them.
    pub(crate) crates: usize,
}

/// The first build of a dependent of each client.
pub(crate) struct Cold {
    pub(crate) stock: FirstBuild,
    pub(crate) ours: FirstBuild,
}

pub(crate) fn measure(cost: &Path) -> Result<Cold, Box<dyn Error>> {
    Ok(Cold {
        stock: first_build(cost, "stock", "stock")?,
        ours: first_build(cost, "ours", "onlyfansapi")?,
    })
}

fn first_build(cost: &Path, folder: &str, client: &str) -> Result<FirstBuild, Box<dyn Error>> {
    eprintln!("cold: {client}");
    let directory = cost.join("cold").join(folder);
    fs::create_dir_all(directory.join("src"))?;
    fs::write(directory.join("src/lib.rs"), "")?;
    fs::write(
        directory.join("Cargo.toml"),
        format!(
            r#"[package]
name = "dependent"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
{client} = {{ path = "../../{folder}" }}
"#
        ),
    )?;
    // The client was compiled with this lock before, so that nothing is left to download.
    fs::copy(
        cost.join(folder).join("Cargo.lock"),
        directory.join("Cargo.lock"),
    )?;
    let target = cost.join("target/cold");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let run = cargo::run(&directory, &target, &["build"], false)?;
    let crates: BTreeSet<&str> = run
        .compiled()
        .into_iter()
        .filter(|artifact| artifact["target"]["name"] != "dependent")
        .filter_map(|artifact| artifact["package_id"].as_str())
        .collect();
    let crates = crates.len();
    eprintln!("cold: {client} {:.1} s, {crates} crates", run.seconds);
    Ok(FirstBuild {
        seconds: run.seconds,
        crates,
    })
}
