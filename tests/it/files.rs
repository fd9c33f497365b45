//! Downloads: to a file, as a stream, and what a file is.

mod disk;
mod head;
mod random;
mod server;
mod stream;
mod to_file;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process,
};

use onlyfansapi::{Client, ToFile};

use crate::faults::client_of;

/// A link with a signature, which expires.
const URL: &str = "https://cdn2.onlyfans.com/files/1/clip.mp4?Tag=2&Signature=secret";

/// A new folder, which is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("onlyfansapi-it-{}-{name}", process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn target(&self) -> PathBuf {
        self.0.join("clip.mp4")
    }

    /// Returns the names of all files, in order.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let names = names.map(|name| name.to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Returns the bytes under the name of the target, if there are any.
    fn saved(&self) -> Option<Vec<u8>> {
        match fs::read(self.target()) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => panic!("{error}"),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn client(base_url: &str) -> Client {
    client_of(base_url).build().expect("a client")
}

fn download(client: &Client, path: impl AsRef<Path>) -> ToFile {
    client.media().download("acct_1", URL).to_file(path)
}

/// Returns bytes that differ wherever a part begins.
fn content(seed: u64, length: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut bytes = vec![0; length];
    random.fill(&mut bytes);
    bytes
}
