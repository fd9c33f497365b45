//! Downloads all media in the vault of an account to a folder; a second run downloads what is new.
//!
//! `cargo run --example archive_media -- media acct_123` with `ONLYFANSAPI_API_KEY` set; without a key,
//! a local server with a made-up vault is asked.
//!
//! A file is named by the id of its item, and has that name only when it is whole. Stopped at any point,
//! the program goes on where it was, within a file too. A file that fails holds up no other: failures are
//! listed at the end, the exit code is then 1, and the next run tries them again.

#[path = "shared/media.rs"]
mod media;

use std::{
    collections::HashSet, env, error::Error, ffi::OsStr, fs, io, path::Path, process::ExitCode,
    time::Duration,
};

use onlyfansapi::{
    Client, ErrorKind, SavedFile, StatusCode,
    types::{Id, Media},
};

/// Links live for minutes, so that those of a large page would expire before their turn. A page costs a
/// credit, as does a fresh link.
const PAGE: i64 = 25;
/// For large files and slow lines; the default is 10 minutes.
const DEADLINE: Duration = Duration::from_secs(2 * 60 * 60);

/// Counts of a run.
#[derive(Default)]
struct Report {
    downloaded: u64,
    /// Files that an earlier run had downloaded.
    known: u64,
    /// Items without a file that could be downloaded.
    skipped: u64,
    failed: Vec<String>,
    /// The bytes that arrived, of files that are whole now.
    received: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().unwrap_or("media".to_owned());
    let account = arguments.next().unwrap_or("acct_1".to_owned());
    match run(Path::new(&folder), &account).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            eprintln!("start the program again to go on from there");
            ExitCode::FAILURE
        }
    }
}

/// Downloads the vault and prints what was done; returns whether no file failed.
async fn run(folder: &Path, account: &str) -> Result<bool, Box<dyn Error>> {
    let client = media::client().await?;
    fs::create_dir_all(folder)?;
    let mut report = Report::default();
    let archived = archive(&client, account, folder, &mut report).await;

    // What was done is told also if it came to an early end.
    for failure in &report.failed {
        eprintln!("failed: {failure}");
    }
    println!(
        "{} downloaded, {} on disk before, {} skipped, {} failed",
        report.downloaded,
        report.known,
        report.skipped,
        report.failed.len()
    );
    println!(
        "{} bytes received, {} credits used",
        report.received,
        client.credits().used
    );
    archived?;
    Ok(report.failed.is_empty())
}

/// Downloads each item of the vault that is not in the folder.
async fn archive(
    client: &Client,
    account: &str,
    folder: &Path,
    report: &mut Report,
) -> Result<(), Box<dyn Error>> {
    let on_disk = on_disk(folder)?;
    let vault = client.media_vault().list(account).limit(PAGE);
    let mut items = vault.stream();
    while let Some(item) = items.try_next().await? {
        // Ids in the vault are numbers; no other text becomes a part of a path.
        let Some(id) = item.id.as_ref().and_then(Id::as_i64) else {
            let id = item.id;
            report.failed.push(format!(
                "expected a number as the id of an item, found {id:?}"
            ));
            continue;
        };
        if on_disk.contains(&id.to_string()) {
            report.known += 1;
            continue;
        }
        let Some(url) = link(&item) else {
            println!("{id}: {}", reason(&item));
            report.skipped += 1;
            continue;
        };
        let path = folder.join(file_name(id, url));
        match download(client, account, id, url, &path).await {
            Ok(saved) => {
                println!("{}: {} bytes", saved.path.display(), saved.length);
                report.downloaded += 1;
                report.received += saved.received;
            }
            Err(error) => {
                report.failed.push(format!("{id}: {error}"));
                if is_of_all(&error) {
                    return Err("the other files would fail in the same way".into());
                }
            }
        }
    }
    Ok(())
}

/// Downloads a file, by a fresh link if the first one has expired.
async fn download(
    client: &Client,
    account: &str,
    id: i64,
    url: &str,
    path: &Path,
) -> Result<SavedFile, onlyfansapi::Error> {
    let save = |url: &str| {
        let download = client.media().download(account, url);
        download.deadline(DEADLINE).to_file(path)
    };
    let expired = match save(url).await {
        Err(error) if is_expired(&error) => error,
        result => return result,
    };
    let item = client.media_vault().get(account, id).await?.into_data()?;
    match link(&item) {
        Some(url) => save(url).await,
        None => Err(expired),
    }
}

/// Returns the link to the file of an item.
fn link(item: &Media) -> Option<&str> {
    item.files.as_ref()?.full.as_ref()?.url.as_deref()
}

/// Returns why an item has no link.
fn reason(item: &Media) -> &'static str {
    let is_protected = item.files.as_ref().is_some_and(|files| files.drm.is_some());
    match is_protected {
        // It decrypts the file, and takes the id of the item.
        true => "skipped, as it is protected by DRM: use `media().download_drm()`",
        false => "skipped, as it has no file yet",
    }
}

fn is_expired(error: &onlyfansapi::Error) -> bool {
    matches!(
        error.status(),
        Some(StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::GONE)
    )
}

/// Returns whether an error is of the disk, the key or the credits, and not of one file.
fn is_of_all(error: &onlyfansapi::Error) -> bool {
    matches!(error.kind(), ErrorKind::Budget | ErrorKind::File)
        || matches!(
            error.status(),
            Some(StatusCode::UNAUTHORIZED | StatusCode::PAYMENT_REQUIRED)
        )
}

/// Returns the names in the folder without their last extension: the ids of whole files, since those of
/// parts, such as `101.jpg.part`, have two.
fn on_disk(folder: &Path) -> io::Result<HashSet<String>> {
    let mut names = HashSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        names.extend(path.file_stem().and_then(OsStr::to_str).map(str::to_owned));
    }
    Ok(names)
}

/// Returns the id with the extension that the link has.
fn file_name(id: i64, url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let extension = Path::new(path).extension().and_then(OsStr::to_str);
    let is_plain =
        |text: &&str| text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    // A name with an extension only: that of a part without one would be taken for the whole.
    let extension = extension.filter(is_plain).unwrap_or("media");
    format!("{id}.{extension}")
}
