//! Measures the first build of a package that depends on a client, with an empty target folder.

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    num::NonZeroUsize,
    path::Path,
    process::{Command, Stdio},
};

use super::{cargo, comparison::median, without_profiles};

/// A dependency with all groups; the braces stand for the folder of the client.
const ALL: &str = "onlyfansapi = { path = \"../../{}\" }";

/// A dependency with a single small group.
const ONE_GROUP: &str = "onlyfansapi = { path = \"../../{}\", default-features = false, features = [\"smart-link-postbacks\", \"rustls\"] }";

/// The time of a first build.
#[derive(Clone, Copy)]
pub(crate) struct FirstBuild {
    pub(crate) seconds: f64,
    /// The time of all processors, on Linux.
    pub(crate) processor_seconds: f64,
    /// The number of compiled packages, the client included.
    pub(crate) crates: usize,
}

/// The first build of a dependent of each client; times are medians.
pub(crate) struct Cold {
    pub(crate) stock: FirstBuild,
    /// The builds with all groups and with one.
    pub(crate) ours: [FirstBuild; 2],
    /// Another commit of ours, measured alternately with this one.
    pub(crate) base: Option<Base>,
}

/// The first builds of another commit.
pub(crate) struct Base {
    pub(crate) revision: String,
    pub(crate) builds: [FirstBuild; 2],
}

pub(crate) fn measure(
    root: &Path,
    cost: &Path,
    base: Option<&str>,
    rounds: NonZeroUsize,
) -> Result<Cold, Box<dyn Error>> {
    if let Some(revision) = base {
        check_out(root, &cost.join("base"), revision)?;
    }
    let mut ours = [Vec::new(), Vec::new()];
    let mut other = [Vec::new(), Vec::new()];
    for _ in 1..=rounds.get() {
        for (index, dependency) in [ALL, ONE_GROUP].into_iter().enumerate() {
            if base.is_some() {
                other[index].push(first_build(cost, "base", dependency)?);
            }
            ours[index].push(first_build(cost, "ours", dependency)?);
        }
    }
    Ok(Cold {
        stock: first_build(cost, "stock", "stock = { path = \"../../{}\" }")?,
        ours: ours.map(middle),
        base: base.map(|revision| Base {
            revision: revision.to_owned(),
            builds: other.map(middle),
        }),
    })
}

/// Checks out a commit into a folder.
fn check_out(root: &Path, folder: &Path, revision: &str) -> Result<(), Box<dyn Error>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut archive = Command::new("git")
        .current_dir(root)
        .args(["archive", "--format=tar", revision])
        .stdout(Stdio::piped())
        .spawn()?;
    let archived = archive
        .stdout
        .take()
        .ok_or("git: expected an archive, found none")?;
    let unpacked = Command::new("tar")
        .args(["-x", "-C"])
        .arg(folder)
        .stdin(archived)
        .status()?;
    if !archive.wait()?.success() || !unpacked.success() {
        return Err(format!("{revision}: expected a commit, found none").into());
    }
    without_profiles(&folder.join("Cargo.toml"))
}

fn first_build(cost: &Path, folder: &str, dependency: &str) -> Result<FirstBuild, Box<dyn Error>> {
    let directory = cost.join("cold").join(folder);
    fs::create_dir_all(directory.join("src"))?;
    fs::write(directory.join("src/lib.rs"), "")?;
    let dependency = dependency.replace("{}", folder);
    eprintln!("cold: {dependency}");
    fs::write(
        directory.join("Cargo.toml"),
        format!(
            "[package]\nname = \"dependent\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependency}\n"
        ),
    )?;
    fs::copy(
        cost.join(folder).join("Cargo.lock"),
        directory.join("Cargo.lock"),
    )?;
    let target = cost.join("target/cold");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    // Missing packages are downloaded before the clock starts.
    cargo::run(&directory, &target, &["fetch"], false)?;
    let before = children_seconds();
    let run = cargo::run(&directory, &target, &["build"], false)?;
    let processor_seconds = children_seconds() - before;
    let crates: BTreeSet<&str> = run
        .compiled()
        .into_iter()
        .filter(|artifact| artifact["target"]["name"] != "dependent")
        .filter_map(|artifact| artifact["package_id"].as_str())
        .collect();
    let crates = crates.len();
    eprintln!(
        "cold: {:.1} s, {processor_seconds:.1} s of processors, {crates} crates",
        run.seconds
    );
    Ok(FirstBuild {
        seconds: run.seconds,
        processor_seconds,
        crates,
    })
}

/// Returns the processor time of all child processes that have ended; 0 except on Linux.
fn children_seconds() -> f64 {
    /// The unit of `/proc`, on every Linux.
    const TICKS_PER_SECOND: f64 = 100.0;
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program is in parentheses, and may contain any character.
    let after_name = status.rsplit(')').next().unwrap_or_default();
    // `cutime` and `cstime` are fields 16 and 17; the state, after the name, is field 3.
    let fields = after_name.split_whitespace().skip(13).take(2);
    let ticks: f64 = fields.filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / TICKS_PER_SECOND
}

fn middle(builds: Vec<FirstBuild>) -> FirstBuild {
    let of = |time: fn(&FirstBuild) -> f64| median(builds.iter().map(time).collect());
    FirstBuild {
        seconds: of(|build| build.seconds),
        processor_seconds: of(|build| build.processor_seconds),
        crates: builds.iter().map(|build| build.crates).max().unwrap_or(0),
    }
}
