//! Uploads, against a server that keeps what it receives, and a parser of another library.

mod http2;
mod parts;
mod rules;
mod server;
mod sources;
mod timing;

use std::{convert::Infallible, fs, path::PathBuf};

use bytes::Bytes;
use futures_util::stream;
use onlyfansapi::{Client, ClientBuilder, RetryPolicy};

use crate::support::{bare_tls, key};

/// A part of a form, as multer reads it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) content: Vec<u8>,
}

/// Reads a form by its media type and its bytes, which must be whole.
pub(crate) async fn parts_of(media_type: &str, body: &[u8]) -> Vec<Parsed> {
    let boundary = multer::parse_boundary(media_type).expect("a boundary");
    assert!(body.ends_with(format!("\r\n--{boundary}--\r\n").as_bytes()));
    let body = Bytes::copy_from_slice(body);
    let body = stream::iter([Ok::<_, Infallible>(body)]);
    let mut form = multer::Multipart::new(body, boundary);
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.expect("a part") {
        parts.push(Parsed {
            name: field.name().expect("a name").to_owned(),
            file_name: field.file_name().map(str::to_owned),
            media_type: field.content_type().map(ToString::to_string),
            content: field.bytes().await.expect("a whole part").to_vec(),
        });
    }
    parts
}

/// Returns a client that makes one attempt per call.
fn client(base_url: &str) -> Client {
    client_with(base_url, |builder| builder.retry(RetryPolicy::none()))
}

fn client_with(base_url: &str, configure: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
    let builder = Client::builder()
        .api_key(key())
        .base_url(base_url)
        .tls(bare_tls());
    configure(builder).build().expect("a client")
}

/// A file in a folder of its own, which is removed with it.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, content: &[u8]) -> Self {
        let folder = format!("onlyfansapi-{}-{:x}", std::process::id(), fastrand::u64(..));
        let folder = std::env::temp_dir().join(folder);
        fs::create_dir(&folder).expect("a new folder");
        let path = folder.join(name);
        fs::write(&path, content).expect("a new file");
        Self(path)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(folder) = self.0.parent() {
            let _ = fs::remove_dir_all(folder);
        }
    }
}
