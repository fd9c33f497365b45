//! The memory of an upload: what the process holds more at its peak than before.
//!
//! The count of allocations is of one thread, and an upload has several, so this asks the system.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::{Duration, Instant},
};

use onlyfansapi::{Client, FilePart};

use crate::shared::{Failure, runtime};

/// The length of the file.
const LENGTH: u64 = 1_000_000_000;
/// The most that the upload may hold, in bytes.
const MOST: u64 = 8_000_000;

/// Prints the table, and returns the numbers above their bounds.
pub(super) fn uploads() -> Result<Vec<String>, Failure> {
    let Some(_) = peak()? else {
        println!("the memory of an upload is measured on Linux only");
        return Ok(Vec::new());
    };
    let runtime = runtime()?;
    let client = Client::builder()
        .api_key("ofapi_bench")
        .base_url(serve()?)
        .max_upload_size(2 * LENGTH)
        .build()?;
    let path = std::env::temp_dir().join(format!("onlyfansapi-{}.bin", std::process::id()));
    let upload = |length: u64, file: FilePart| -> Result<(), Failure> {
        File::create(&path)?.set_len(length)?;
        runtime.block_on(async {
            let upload = client.media_vault().upload("acct_1").file(file).await?;
            let taken = upload.prefixed_id.as_ref().map(ToString::to_string);
            // The server responds with the length of the body.
            let taken: u64 = taken.ok_or("a response without a length")?.parse()?;
            if taken <= length || taken > length + 1000 {
                return Err(format!(
                    "expected a body of {length} bytes and its framing, found {taken}"
                )
                .into());
            }
            Ok(())
        })
    };
    // Every upload holds some parts once: connections, threads, buffers.
    upload(10_000_000, FilePart::path(&path))?;

    println!("| upload of 1 GB | peak above start | at most | rate |");
    println!("|---|---:|---:|---:|");
    let mut missed = Vec::new();
    let stream = || Ok::<_, Failure>(File::open(&path)?);
    for (name, is_path) in [
        ("by its path", true),
        ("by a reader of unknown length", false),
    ] {
        File::create(&path)?.set_len(LENGTH)?;
        let file = match is_path {
            true => FilePart::path(&path),
            false => FilePart::reader("a.bin", stream()?, None),
        };
        let before = reset()?;
        let start = Instant::now();
        upload(LENGTH, file)?;
        let rate = LENGTH as f64 / start.elapsed().as_secs_f64();
        let above = peak()?.unwrap_or_default().saturating_sub(before);
        println!(
            "| {name} | {:.1} MB | {:.1} MB | {:.0} MB/s |",
            above as f64 / 1e6,
            MOST as f64 / 1e6,
            rate / 1e6
        );
        if above > MOST {
            missed.push(format!(
                "upload of 1 GB {name}: expected at most {MOST} bytes above the start, found {above}"
            ));
        }
    }
    fs::remove_file(&path)?;
    println!();
    Ok(missed)
}

/// Returns the peak of the memory of the process since the last reset, in bytes; `None` if the system
/// does not tell.
fn peak() -> Result<Option<u64>, Failure> {
    status("VmHWM:")
}

/// Forgets the peak, and returns what the process holds now.
fn reset() -> Result<u64, Failure> {
    fs::write("/proc/self/clear_refs", "5")?;
    Ok(status("VmRSS:")?.unwrap_or_default())
}

fn status(name: &str) -> Result<Option<u64>, Failure> {
    let status = match fs::read_to_string("/proc/self/status") {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        status => status?,
    };
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let number: Option<u64> = number.map(str::parse).transpose()?;
    Ok(number.map(|number| number * 1024))
}

/// Starts a server that counts the bytes of each body and forgets them.
fn serve() -> Result<String, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base_url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || respond(stream));
        }
    });
    Ok(base_url)
}

fn respond(mut stream: TcpStream) -> Result<(), Failure> {
    let mut buffer = vec![0; 64 << 10];
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    loop {
        let mut head = Vec::new();
        let (head, mut taken) = loop {
            let count = stream.read(&mut buffer)?;
            if count == 0 {
                return Ok(());
            }
            head.extend_from_slice(&buffer[..count]);
            if let Some(end) = head.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                let rest = head.split_off(end + 4);
                break (String::from_utf8(head)?, rest);
            }
        };
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("content-length")
                .then(|| value.parse::<u64>())
        });
        let length = length.transpose()?;
        let mut body = taken.len() as u64;
        // A body of unknown length ends with an empty chunk; its boundary is just before.
        let is_done = |body: u64, end: &[u8]| match length {
            Some(length) => body >= length,
            None => end.ends_with(b"0\r\n\r\n"),
        };
        while !is_done(body, &taken) {
            let count = stream.read(&mut buffer)?;
            if count == 0 {
                return Ok(());
            }
            body += count as u64;
            taken.extend_from_slice(&buffer[..count]);
            let surplus = taken.len().saturating_sub(8);
            taken.drain(..surplus);
        }
        let body = match length {
            Some(length) => length,
            // Without the framing of chunks, of which there are at least as many as pieces.
            None => body - framing(body),
        };
        let response = format!("{{\"prefixed_id\": {body}}}");
        write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{response}",
            response.len()
        )?;
    }
}

/// Returns the bytes of the framing of chunks of 64 KiB (`10000`, and twice the end of a line).
fn framing(body: u64) -> u64 {
    body / ((64 << 10) + 9) * 9
}
