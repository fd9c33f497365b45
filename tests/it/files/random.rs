//! Random downloads: whatever a server does, the file on disk is right or there is none.

use std::{
    env, fs,
    future::ready,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use fastrand::Rng;
use futures_util::{StreamExt, stream};
use onlyfansapi::{Client, ErrorKind, RetryPolicy};

use super::{
    Folder, content, download,
    server::{Asked, End, FileServer, Reply, right},
};
use crate::faults::{at_once, client_of, soon};

/// The number of retries of each call.
const RETRIES: u64 = 2;
/// The number of calls to one path.
const CALLS: u64 = 4;
/// The number of downloads at once.
const AT_ONCE: usize = 16;

/// A version of a file.
#[derive(Clone)]
struct Version {
    bytes: Vec<u8>,
    etag: Option<String>,
}

/// A file of which the server has one version after another.
struct File {
    versions: Vec<Version>,
    current: AtomicU64,
    seed: u64,
}

/// The counts of downloads: those that gave a file, the calls that gave none, and bytes of the former.
#[derive(Debug, Default)]
struct Counts {
    right: u64,
    none: u64,
    requests: u64,
    resumed: u64,
    received: u64,
    length: u64,
    discarded: u64,
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            none: self.none + other.none,
            requests: self.requests + other.requests,
            resumed: self.resumed + other.resumed,
            received: self.received + other.received,
            length: self.length + other.length,
            discarded: self.discarded + other.discarded,
        }
    }
}

impl File {
    fn random(random: &mut Rng) -> Self {
        // A large file goes on after more than the policy's retries.
        let length = match random.u8(..) % 16 {
            0 => random.usize(0..3),
            1 => random.usize(1 << 20..3 << 20),
            _ => random.usize(1..100_000),
        };
        let is_weak = random.u8(..) % 8;
        let versions = (0..3).map(|number| {
            let same = random.bool();
            let length = if same {
                length
            } else {
                random.usize(0..length + 2)
            };
            let etag = match is_weak {
                0 => None,
                1 => Some(format!("W/\"{number}\"")),
                _ => Some(format!("\"{number}\"")),
            };
            let bytes = content(random.u64(..), length);
            Version { bytes, etag }
        });
        Self {
            versions: versions.collect(),
            current: AtomicU64::new(0),
            seed: random.u64(..),
        }
    }

    fn is_a_version(&self, bytes: &[u8]) -> bool {
        self.versions.iter().any(|version| version.bytes == bytes)
    }

    fn longest(&self) -> u64 {
        let lengths = self.versions.iter().map(|version| version.bytes.len());
        lengths.max().unwrap_or(0) as u64
    }

    fn respond(&self, asked: &Asked) -> Reply {
        let mut random = Rng::with_seed(self.seed.wrapping_add(asked.number as u64));
        // A file may change between any two requests.
        if random.u8(..).is_multiple_of(8) {
            let next = self.current.load(Relaxed) + 1;
            self.current
                .store(next % self.versions.len() as u64, Relaxed);
        }
        let version = &self.versions[self.current.load(Relaxed) as usize];
        let reply = self.reply(asked, version, &mut random);
        delivered(reply, &mut random)
    }

    fn reply(&self, asked: &Asked, version: &Version, random: &mut Rng) -> Reply {
        let Version { bytes, etag } = version;
        let right = || right(asked, bytes, etag.as_deref());
        let tagged = |reply: Reply| match etag {
            Some(etag) => reply.header("etag", etag),
            None => reply,
        };
        let total = bytes.len();
        let start = asked.range.unwrap_or(0).min(total);
        let range = |start: usize, end: usize, total: usize| {
            format!("bytes {start}-{}/{total}", end.saturating_sub(1))
        };
        let part = |range: String, body: &[u8]| {
            let part = Reply::new("206 Partial Content").header("content-range", range);
            tagged(part.body(body))
        };
        match random.u8(..) % 40 {
            // Ignores `Range`.
            0 | 1 => tagged(Reply::new("200 OK").body(bytes)),
            // Ignores `If-Range`.
            2 | 3 => part(range(start, total, total), &bytes[start..]),
            // Sends another part than was asked for.
            4 => {
                let other = random.usize(0..=total);
                part(range(other, total, total), &bytes[other..])
            }
            // Says another part than it sends.
            5 => {
                let other = random.usize(0..=total);
                part(range(other, total, total), &bytes[start..])
            }
            // Says another length.
            6 => part(range(start, total, total + 1), &bytes[start..]),
            // Sends less than was asked for, as it may.
            7 => {
                let end = random.usize(start..=total);
                part(range(start, end, total), &bytes[start..end])
            }
            8 => Reply::new("206 Partial Content").body(&bytes[start..]),
            9 => Reply::new("416 Range Not Satisfiable")
                .header("content-range", format!("bytes */{total}"))
                .body(b""),
            10 => Reply::new("503 Service Unavailable").body(b"{}"),
            11 => Reply::new("404 Not Found").body(b""),
            // In chunks, without a length; and with fewer or more bytes than the head says.
            12 => tagged(Reply::new("200 OK")).chunks(bytes, random.usize(1..50_000)),
            13 => {
                let end = random.usize(start..=total);
                let part = Reply::new("206 Partial Content");
                let part = part.header("content-range", range(start, total, total));
                tagged(part).chunks(&bytes[start..end], 10_000)
            }
            14 => {
                let body = [&bytes[start..], b"more"].concat();
                let part = Reply::new("206 Partial Content");
                let part = part.header("content-range", range(start, total, total));
                tagged(part).chunks(&body, 10_000)
            }
            // The end of the connection is the end of the file, or a cut.
            15 => {
                let end = random.usize(0..=total);
                let mut reply = tagged(Reply::new("200 OK"));
                reply.body = bytes[..end].to_vec();
                reply
            }
            16 => tagged(
                Reply::new("200 OK")
                    .header("content-encoding", "br")
                    .body(bytes),
            ),
            17 => Reply::new("204 No Content"),
            // Announces more or less than it sends.
            18 => {
                let reply = tagged(Reply::new("200 OK")).header("content-length", total + 1);
                Reply {
                    body: bytes.clone(),
                    ..reply
                }
            }
            _ => right(),
        }
    }
}

/// Cuts or slows a response, at random.
fn delivered(mut reply: Reply, random: &mut Rng) -> Reply {
    let length = reply.body.len();
    match random.u8(..) % 9 {
        0 | 1 => reply.cut(random.usize(0..=length), End::Reset),
        2 => reply.cut(random.usize(0..=length), End::Close),
        3 if length < 100_000 => {
            reply.step = length / 8 + 1;
            reply.pause = Duration::from_millis(1);
            reply
        }
        4 => reply.cut(random.usize(0..=length), End::Stall),
        _ => reply,
    }
}

fn patient(base_url: &str) -> Client {
    let builder = client_of(base_url).retry(at_once().retries(RETRIES as u32));
    // A stall is a cut.
    let builder = builder.read_timeout(Duration::from_millis(40));
    builder.build().expect("a client")
}

#[tokio::test]
async fn whatever_a_server_does_the_file_is_right_or_there_is_none() {
    let downloads = env::var("FILE_DOWNLOADS").ok();
    let downloads = downloads.map_or(500, |text| text.parse().expect("a number"));
    // Most of the time, servers stall.
    let counts = stream::iter(0..downloads)
        .map(one)
        .buffer_unordered(AT_ONCE);
    let counts = counts.fold(Counts::default(), |sum, counts| ready(sum.plus(counts)));
    let counts = counts.await;
    println!("{downloads} downloads: {counts:?}");
    assert!(counts.right > downloads / 2, "{counts:?}");
    assert!(counts.resumed > 0 && counts.discarded > 0, "{counts:?}");
}

/// Downloads a file, in several calls if the first ones fail.
async fn one(number: u64) -> Counts {
    let mut counts = Counts::default();
    let mut random = Rng::with_seed(number);
    let file = Arc::new(File::random(&mut random));
    let source = Arc::clone(&file);
    let server = FileServer::start(move |asked| source.respond(asked)).await;
    let is_redirected = random.bool();
    let target = format!("{}/landed", server.base_url);
    let front = FileServer::start(move |_| Reply::redirect(&target)).await;
    let base_url = match is_redirected {
        true => &front.base_url,
        false => &server.base_url,
    };
    let client = patient(base_url);
    let folder = Folder::new(&format!("random-{number}"));
    let was_there = random.bool();
    if was_there {
        fs::write(folder.target(), b"old").expect("written");
    }
    for _ in 0..CALLS {
        // The bytes that an earlier call has left.
        let before = fs::metadata(folder.0.join("clip.mp4.part")).map_or(0, |part| part.len());
        let result = soon(download(&client, folder.target())).await;
        let saved = folder.saved();
        match result {
            Ok(done) => {
                let saved = saved.expect("a file");
                assert!(file.is_a_version(&saved), "{number}: a wrong file");
                assert_eq!(done.length, saved.len() as u64, "{number}");
                assert!(done.resumed <= before, "{number}: {done:?}");
                // All bytes that arrived or were there are in the file or discarded.
                let paid = done.received + before;
                assert_eq!(paid, done.length + done.discarded, "{number}: {done:?}");
                let most = (RETRIES + 2) * (file.longest() + 4) + before;
                assert!(done.discarded <= most, "{number}: {done:?}");
                assert_eq!(folder.names(), ["clip.mp4"], "{number}");
                counts.right = 1;
                counts.resumed = done.resumed;
                counts.received = done.received;
                counts.length = done.length;
                counts.discarded = done.discarded;
                break;
            }
            Err(error) => {
                let old = was_there.then(|| b"old".to_vec());
                assert_eq!(saved, old, "{number}: {error}");
                assert_ne!(error.kind(), ErrorKind::File, "{number}: {error:?}");
                counts.none += 1;
            }
        }
    }
    counts.requests = server.asked().len() as u64;
    counts
}

/// A server that the check must find.
#[tokio::test]
async fn the_check_of_random_downloads_sees_a_wrong_file() {
    let file = File::random(&mut Rng::with_seed(1));
    let mut wrong = file.versions[0].bytes.clone();
    let last = wrong.last_mut().expect("a byte");
    *last ^= 1;
    let server = FileServer::start(move |asked| right(asked, &wrong, None)).await;
    let folder = Folder::new("check");
    let policy = RetryPolicy::none();
    let client = client_of(&server.base_url).retry(policy).build();
    let saved = soon(download(&client.expect("a client"), folder.target())).await;
    saved.expect("a file");
    assert!(!file.is_a_version(&folder.saved().expect("a file")));
}
