//! Downloads of a large file, beside `curl`: their rate and their memory.
//!
//! `cargo bench --bench files` prints the tables of `docs/performance.md`; with
//! `ONLYFANSAPI_ENFORCE` set, it fails if a number is beyond its bound. The file is written below the
//! folder for temporary files (`TMPDIR`), and removed.

mod memory;
mod server;

#[path = "../shared/mod.rs"]
#[allow(dead_code, reason = "each bench uses a part")]
mod shared;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

use onlyfansapi::{Client, SavedFile};
use tokio::runtime::Runtime;

use memory::Peak;
use server::{LENGTH, serve};
use shared::{Failure, client, end, runtime};

/// Number of rounds; the table shows their median.
const ROUNDS: usize = 7;
/// The lowest rate, as a part of that of `curl`.
const LEAST: f64 = 0.85;
/// The most memory above that at the start, in bytes.
const MOST: u64 = 8_000_000;

const LINK: &str = "https://cdn2.onlyfans.com/files/1/clip.mp4";

fn main() -> ExitCode {
    end(run())
}

/// Prints the tables, and returns the numbers beyond their bounds.
fn run() -> Result<Vec<String>, Failure> {
    let base_url = serve()?;
    let folder = Folder::new()?;
    let sides = Sides {
        client: client(&base_url)?,
        runtime: runtime()?,
        target: folder.0.join("clip.mp4"),
        base_url,
    };
    let mut missed = Vec::new();

    println!("| memory | at the start | at the peak | above the start | at most |");
    println!("|---|---:|---:|---:|---:|");
    missed.extend(sides.memory("download of 1 GB to a file", || sides.to_file().map(drop))?);
    missed.extend(sides.memory("download of 1 GB as a stream", || sides.stream())?);
    println!();

    println!("| rate | `curl` | this crate | ratio | middle half | at least |");
    println!("|---|---:|---:|---:|---:|---:|");
    missed.extend(sides.rate()?);
    Ok(missed)
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, Failure> {
        let folder = env::temp_dir().join(format!("onlyfansapi-bench-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that cannot be removed is of no use to anybody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The ways to download.
struct Sides {
    base_url: String,
    client: Client,
    runtime: Runtime,
    target: PathBuf,
}

impl Sides {
    fn to_file(&self) -> Result<SavedFile, Failure> {
        let download = self.client.media().download("acct_1", LINK);
        let saved = self
            .runtime
            .block_on(download.to_file(&self.target).send())?;
        checked(&self.target)?;
        Ok(saved)
    }

    fn stream(&self) -> Result<(), Failure> {
        let length = self.runtime.block_on(async {
            let mut file = self.client.media().download("acct_1", LINK).stream();
            let mut length = 0;
            while let Some(bytes) = file.try_next().await? {
                length += bytes.len() as u64;
            }
            Ok::<u64, onlyfansapi::Error>(length)
        })?;
        match length == LENGTH {
            true => Ok(()),
            false => Err(format!("expected {LENGTH} bytes, found {length}").into()),
        }
    }

    fn curl(&self) -> Result<(), Failure> {
        let mut command = Command::new("curl");
        command.args([
            "--silent",
            "--show-error",
            "--fail",
            "--location",
            "--output",
        ]);
        command.arg(&self.target);
        command.arg(format!("{}/clip.mp4", self.base_url));
        let status = command.stdin(Stdio::null()).status();
        let status = status.map_err(|error| format!("curl: {error}"))?;
        if !status.success() {
            return Err(format!("curl: {status}").into());
        }
        checked(&self.target)
    }

    /// Measures the memory of the whole process, with its server.
    fn memory(
        &self,
        name: &str,
        work: impl Fn() -> Result<(), Failure>,
    ) -> Result<Option<String>, Failure> {
        let peak = Peak::begin()?;
        work()?;
        let (start, peak) = peak.end()?;
        let _ = fs::remove_file(&self.target);
        let above = peak.saturating_sub(start);
        let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1e6);
        println!(
            "| {name} | {} | {} | {} | {} |",
            megabytes(start),
            megabytes(peak),
            megabytes(above),
            megabytes(MOST)
        );
        Ok((above > MOST).then(|| {
            format!("{name}: expected at most {MOST} bytes above the start, found {above}")
        }))
    }

    /// Measures both sides in turns.
    fn rate(&self) -> Result<Option<String>, Failure> {
        let mut times = Vec::new();
        for round in 0..=ROUNDS {
            let pair = match round % 2 {
                0 => {
                    let curl = time(|| self.curl())?;
                    (curl, time(|| self.to_file().map(drop))?)
                }
                _ => {
                    let crate_ = time(|| self.to_file().map(drop))?;
                    (time(|| self.curl())?, crate_)
                }
            };
            // The first round warms up.
            if round > 0 {
                times.push(pair);
            }
        }
        let sorted = |values: Vec<f64>| {
            let mut values = values;
            values.sort_by(f64::total_cmp);
            values
        };
        let rate = |time: &Duration| LENGTH as f64 / 1e6 / time.as_secs_f64();
        let curl = sorted(times.iter().map(|(curl, _)| rate(curl)).collect());
        let ours = sorted(times.iter().map(|(_, ours)| rate(ours)).collect());
        let ratios = times.iter().map(|(curl, ours)| rate(ours) / rate(curl));
        let ratios = sorted(ratios.collect());
        let quarter = |values: &[f64], number: usize| values[(values.len() - 1) * number / 4];
        let ratio = quarter(&ratios, 2);
        println!(
            "| download of 1 GB to a file | {:.0} MB/s | {:.0} MB/s | {ratio:.2} | {:.2} to {:.2} | {LEAST:.2} |",
            quarter(&curl, 2),
            quarter(&ours, 2),
            quarter(&ratios, 1),
            quarter(&ratios, 3),
        );
        Ok((ratio < LEAST).then(|| {
            format!("rate: expected at least {LEAST:.2} of that of curl, found {ratio:.2}")
        }))
    }
}

fn time(work: impl FnOnce() -> Result<(), Failure>) -> Result<Duration, Failure> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

/// Checks the length of a file, and removes nothing: the next download replaces it, on both sides.
fn checked(path: &Path) -> Result<(), Failure> {
    let length = fs::metadata(path)?.len();
    match length == LENGTH {
        true => Ok(()),
        false => Err(format!("expected a file of {LENGTH} bytes, found {length}").into()),
    }
}
