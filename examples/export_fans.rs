//! Exports all active fans of an account to a CSV file; stopped at any point, it goes on where it was.
//!
//! `cargo run --example export_fans -- fans.csv acct_123` with `ONLYFANSAPI_API_KEY` set; without a key,
//! a local server with 1,000 made-up fans is asked. Stop it halfway and start it again.
//!
//! The rows are in `fans.csv.part` until the list is whole. Beside it, `fans.csv.state` has the place at
//! which the list goes on, and the length of the file up to there: what a crash left behind it is cut
//! off, so that no fan is lost or written twice.

#[path = "shared/demo.rs"]
mod demo;

use std::{
    collections::HashSet,
    env,
    error::Error,
    fs::{self, File, OpenOptions},
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use onlyfansapi::{Client, ResumeToken, types::Fan};
use serde::{Deserialize, Serialize};

const HEADER: [&str; 5] = ["id", "username", "name", "subscribed_at", "spent"];

/// The state of an export that is not finished.
#[derive(Serialize, Deserialize)]
struct State {
    token: ResumeToken,
    /// The length of the file that has all rows before the token.
    length: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().unwrap_or("fans.csv".to_owned());
    let account = arguments.next().unwrap_or("acct_1".to_owned());
    match run(Path::new(&file), &account).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            eprintln!("start the program again to go on from there");
            ExitCode::FAILURE
        }
    }
}

async fn run(path: &Path, account: &str) -> Result<(), Box<dyn Error>> {
    let client = demo::client().await?;
    let part = beside(path, "part");
    let state_path = beside(path, "state");

    let state = load(&state_path, &part)?;
    let mut file = OpenOptions::new()
        .create(true)
        .read(true)
        .write(true)
        .truncate(false)
        .open(&part)?;
    file.set_len(state.as_ref().map_or(0, |state| state.length))?;
    let mut written = written(&part)?;
    if state.is_some() {
        eprintln!("going on after {} fans", written.len());
    }
    file.seek(SeekFrom::End(0))?;

    export(&client, account, state, file, &state_path, &mut written).await?;
    // Nobody takes a part of the list for the whole: the name is that of a whole one.
    fs::rename(&part, path)?;
    fs::remove_file(&state_path)?;
    eprintln!(
        "{} fans in {}, {} credits used",
        written.len(),
        path.display(),
        client.credits().used
    );
    Ok(())
}

/// Writes the pages from the state on, and the state after each of them.
async fn export(
    client: &Client,
    account: &str,
    state: Option<State>,
    mut file: File,
    state_path: &Path,
    written: &mut HashSet<String>,
) -> Result<(), Box<dyn Error>> {
    let fans = client.fans().list_active(account);
    let mut pages = match state {
        Some(state) => fans.resume(state.token).pages(),
        None => {
            write(&mut file, [HEADER.map(str::to_owned)])?;
            fans.pages()
        }
    };
    while let Some(page) = pages.try_next().await? {
        for drift in page.drift() {
            eprintln!("{account}: {drift}");
        }
        // Fans who shifted onto this page while the list was read stand in the file already.
        let rows = page.items().iter().map(row);
        let new = rows.filter(|row| written.insert(row[0].clone()));
        write(&mut file, new)?;
        // The rows are on the disk before the token says so.
        if let Some(token) = pages.resume_token() {
            let length = file.stream_position()?;
            save(state_path, &State { token, length })?;
        }
    }
    Ok(())
}

fn row(fan: &Fan) -> [String; 5] {
    let subscription = fan.subscribed_on_data.as_deref();
    [
        text(fan.id.as_ref()),
        text(fan.username.as_ref()),
        text(fan.name.as_ref()),
        text(subscription.and_then(|subscription| subscription.subscribe_at.as_ref())),
        text(subscription.and_then(|subscription| subscription.total_summ.as_ref())),
    ]
}

fn text(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

/// Adds rows to the file, and waits until they are on the disk.
fn write(
    file: &mut File,
    rows: impl IntoIterator<Item = [String; 5]>,
) -> Result<(), Box<dyn Error>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in rows {
        csv.write_record(row)?;
    }
    file.write_all(&csv.into_inner()?)?;
    file.sync_data()?;
    Ok(())
}

/// Returns the ids in the file.
fn written(part: &Path) -> Result<HashSet<String>, csv::Error> {
    let mut ids = HashSet::new();
    for row in csv::Reader::from_path(part)?.records() {
        ids.extend(row?.get(0).map(str::to_owned));
    }
    Ok(ids)
}

/// Returns the state of an export that was stopped; `None` if there is none to go on with.
fn load(path: &Path, part: &Path) -> Result<Option<State>, Box<dyn Error>> {
    if !path.exists() || !part.exists() {
        return Ok(None);
    }
    let state: State = serde_json::from_slice(&fs::read(path)?)?;
    let length = fs::metadata(part)?.len();
    if length < state.length {
        let (part, expected) = (part.display(), state.length);
        return Err(format!("{part}: expected {expected} bytes at least, found {length}").into());
    }
    Ok(Some(state))
}

/// Replaces the state by a new one, whole or not at all.
fn save(path: &Path, state: &State) -> Result<(), Box<dyn Error>> {
    let new = beside(path, "new");
    let mut file = File::create(&new)?;
    file.write_all(&serde_json::to_vec(state)?)?;
    file.sync_data()?;
    fs::rename(&new, path)?;
    Ok(())
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}
