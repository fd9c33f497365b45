//! Refuses content that cannot be a document.

use ureq::http::Uri;

use super::{DOCUMENT, FetchError};

/// Refuses an empty body, a page of HTML and bytes that are not UTF-8.
pub(super) fn check(url: &Uri, bytes: &[u8], is_html: bool) -> Result<(), FetchError> {
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF") // a byte order mark
        .unwrap_or(bytes)
        .trim_ascii_start();
    if text.is_empty() {
        return Err(FetchError::new(url, DOCUMENT, "an empty body"));
    }
    if is_html || text.starts_with(b"<") {
        let found = format!("an HTML page (`{}`); is a login needed?", opening(text));
        return Err(FetchError::new(url, DOCUMENT, found));
    }
    if let Err(cause) = std::str::from_utf8(bytes) {
        let found = format!("an invalid byte at offset {}", cause.valid_up_to());
        return Err(FetchError::new(url, "UTF-8", found).because(cause));
    }
    Ok(())
}

/// Returns the first tag, or the start of a text without one, free of control characters.
fn opening(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(&text[..text.len().min(200)]);
    text.split_inclusive('>')
        .next()
        .unwrap_or_default()
        .trim()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(60)
        .collect()
}
