//! Files that the mock serves: media and exports, made up from their names.

use std::hash::{DefaultHasher, Hash, Hasher};

use bytes::Bytes;
use hyper::{Method, StatusCode, header::HeaderMap};

use crate::mock::reply::{Content, Reply};

/// The path below which files are served, without a key.
pub(in crate::mock) const FILES: &str = "/__mock/files/";

/// The shortest file, and the number of lengths.
const LENGTHS: (u64, u64) = (20_000, 180_000);

/// Returns a number that is made of a name.
pub(super) fn number_of(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

/// Returns the length of the file of this name.
pub(super) fn length(name: &str) -> u64 {
    LENGTHS.0 + number_of(name) % LENGTHS.1
}

/// Answers a request for a file; one range of bytes is served, as RFC 9110 has it.
pub(in crate::mock) fn serve(method: &Method, name: &str, headers: &HeaderMap) -> Reply {
    let (number, length) = (number_of(name), length(name));
    let tag = format!("\"{number:016x}\"");
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_same = text("if-range").is_none_or(|known| known == tag);
    let range = text("range").filter(|_| is_same && method == Method::GET);
    let (status, range) = match range.and_then(|range| of_range(range, length)) {
        Some(range) if range.is_empty() => {
            let mut reply = Reply::with(
                StatusCode::RANGE_NOT_SATISFIABLE,
                Content::Bytes(Bytes::new()),
            );
            reply.is_of_the_api = false;
            return reply.header("content-range", &format!("bytes */{length}"));
        }
        Some(range) => (StatusCode::PARTIAL_CONTENT, range),
        None => (StatusCode::OK, 0..length),
    };
    let bytes: Vec<u8> = range.clone().map(|at| byte(number, at)).collect();
    let media_type = if name.ends_with(".csv") {
        "text/csv"
    } else {
        "image/jpeg"
    };
    let mut reply = Reply::bytes(media_type, bytes)
        .header("etag", &tag)
        .header("accept-ranges", "bytes");
    reply.status = status;
    reply.is_of_the_api = false;
    if status == StatusCode::PARTIAL_CONTENT {
        let content_range = format!("bytes {}-{}/{length}", range.start, range.end - 1);
        reply = reply.header("content-range", &content_range);
    }
    reply
}

/// Returns the byte at a position.
fn byte(number: u64, at: u64) -> u8 {
    let line = at / 16;
    (number.wrapping_add(line.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> (at % 16 * 4)).to_le_bytes()
        [0]
}

/// Returns the bytes that a range stands for, none if it is beyond the end; `None` if it is no single
/// range.
fn of_range(range: &str, length: u64) -> Option<std::ops::Range<u64>> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    match (first, last) {
        ("", last) => Some(length.saturating_sub(last.parse().ok()?)..length),
        (first, "") => Some(first.parse::<u64>().ok()?.min(length)..length),
        (first, last) => {
            let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
            (first <= last).then(|| first.min(length)..last.saturating_add(1).min(length))
        }
    }
}
