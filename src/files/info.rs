//! [`FileInfo`]: what a file is, before it is downloaded.

use reqwest::header::{ACCEPT_RANGES, CONTENT_TYPE, ETAG, HeaderMap, HeaderName};

use super::verdict::length;
use crate::{
    decode::drift::{DecodeMode, Drift, Mismatch},
    request::file::FileRequest,
    response::{
        credits::of_bytes,
        error::Error,
        future::{Decode, Receiving, ResponseFuture},
        received::Received,
    },
};

/// The description of a file that the server does not send; returned by `head` of a request for a
/// file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileInfo {
    /// The length of the file in bytes, if the server states it.
    pub length: Option<u64>,
    /// The media type, if the server states it.
    pub content_type: Option<String>,
    /// The `ETag`, strong or weak, if the file has one.
    ///
    /// Only a file with a strong one, `"…"` without `W/` in front, can be resumed.
    pub etag: Option<String>,
    /// Whether the server says that it sends parts of the file.
    pub accepts_ranges: bool,
    /// The credits that a download would use: 3 for each million bytes, rounded up, and at least 1.
    ///
    /// An estimate by the prices of November 2026, if the length is known. A file that the server has
    /// in its cache is free.
    pub estimated_credits: Option<u64>,
}

/// Reads the head of a response as [`FileInfo`].
#[derive(Debug)]
pub struct HeadOfFile;

impl Decode<FileInfo> for HeadOfFile {
    fn decode(received: &Received, _: DecodeMode) -> Result<(FileInfo, Vec<Drift>), Mismatch> {
        Ok((FileInfo::of(&received.headers), Vec::new()))
    }
}

/// Sends a `HEAD` request for a file.
pub fn head(request: FileRequest) -> ResponseFuture<FileInfo, HeadOfFile> {
    let receiving: Receiving = match request.start_head() {
        Ok(receiving) => receiving,
        Err(error) => Box::pin(std::future::ready(Err::<Received, Error>(error))),
    };
    request.decoded(receiving)
}

impl FileInfo {
    fn of(headers: &HeaderMap) -> Self {
        let text = |name: HeaderName| {
            let text = headers.get(name)?.to_str().ok()?.trim();
            Some(text.to_owned())
        };
        let length = length(headers).ok().flatten();
        let ranges = text(ACCEPT_RANGES).unwrap_or_default();
        Self {
            length,
            content_type: text(CONTENT_TYPE),
            etag: text(ETAG),
            accepts_ranges: ranges.eq_ignore_ascii_case("bytes"),
            estimated_credits: length.map(of_bytes),
        }
    }
}
