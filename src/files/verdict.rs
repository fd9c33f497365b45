//! [`Verdict`]: what the head of a response means for the bytes of a file that are there.
//!
//! It decides alone from what is known and what the server says: nothing here reads or writes.

use reqwest::{
    StatusCode,
    header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, ETAG, HeaderMap},
};

/// The version of a file, as a response named it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Version {
    /// The strong validator; none if the server gave none or a weak one.
    pub(super) etag: Option<String>,
    /// The length of the whole file.
    pub(super) total: Option<u64>,
}

/// The meaning of a response for the bytes that are there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The body is the bytes of this version from `start` on, up to `end`.
    ///
    /// Without an `end`, the protocol tells where the body ends, and the file with it.
    Take {
        start: u64,
        end: Option<u64>,
        version: Version,
    },
    /// The bytes that are there are the whole file.
    Whole,
    /// The bytes that are there are not of the file as it is now, or it cannot be told.
    FromStart(String),
    /// The response is not a file.
    Refuse(String),
}

/// The head of a response.
pub(super) struct Head<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    /// Whether the protocol tells the end of the body from a broken connection.
    pub(super) has_end: bool,
}

/// The bytes that a request asked for: those of `version` from `start` on.
pub(super) struct Asked<'a> {
    pub(super) start: u64,
    pub(super) version: &'a Version,
}

/// Returns what a response means; `asked` is what a request with `Range` asked for.
pub(super) fn verdict(asked: Option<&Asked<'_>>, head: &Head<'_>) -> Verdict {
    if let Some(encoding) = encoding(head.headers) {
        return Verdict::Refuse(format!(
            "expected the file as it is, found one in the encoding {encoding}"
        ));
    }
    match (head.status.as_u16(), asked) {
        (200 | 203, _) => whole(head),
        (206, Some(asked)) => part(asked, head).unwrap_or_else(Verdict::FromStart),
        (206, None) => Verdict::Refuse(
            "expected the whole file, found a part of it, which was not asked for".to_owned(),
        ),
        (416, Some(asked)) => {
            let total = head.headers.get(CONTENT_RANGE).and_then(|range| {
                let range = range.to_str().ok()?.trim().strip_prefix("bytes */")?;
                range.parse::<u64>().ok()
            });
            let is_whole = total == Some(asked.start)
                && asked.version.total.is_none_or(|known| known == asked.start)
                && asked.version.etag.is_some()
                && strong_etag(head.headers) == asked.version.etag;
            match is_whole {
                true => Verdict::Whole,
                false => Verdict::FromStart(format!(
                    "expected the file to go on at {}, found a server that has nothing there",
                    asked.start
                )),
            }
        }
        (status, _) => Verdict::Refuse(format!(
            "expected a file with the status 200, found {status}"
        )),
    }
}

/// Returns the meaning of a response that is the whole file, whatever was asked for.
fn whole(head: &Head<'_>) -> Verdict {
    let total = match length(head.headers) {
        Ok(total) => total,
        Err(problem) => return Verdict::Refuse(problem),
    };
    if total.is_none() && !head.has_end {
        return Verdict::Refuse(
            "expected a length or a body in chunks, found neither: a broken connection would look like the end of the file".to_owned(),
        );
    }
    Verdict::Take {
        start: 0,
        end: total,
        version: Version {
            etag: strong_etag(head.headers),
            total,
        },
    }
}

/// Returns the meaning of a response that is a part of the file.
///
/// # Errors
///
/// Returns the reason why the part does not belong behind the bytes that are there.
fn part(asked: &Asked<'_>, head: &Head<'_>) -> Result<Verdict, String> {
    let mut ranges = head.headers.get_all(CONTENT_RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else {
        return Err("expected one `Content-Range` with a part, found none or several".to_owned());
    };
    let range = range.to_str().ok().and_then(Range::parse);
    let Some(range) = range else {
        return Err("expected a `Content-Range` in bytes, found another".to_owned());
    };
    if range.start != asked.start {
        let (expected, found) = (asked.start, range.start);
        return Err(format!(
            "expected a part that starts at {expected}, found one that starts at {found}"
        ));
    }
    if let (Some(known), Some(found)) = (asked.version.total, range.total)
        && known != found
    {
        return Err(format!(
            "expected a file of {known} bytes as before, found one of {found}"
        ));
    }
    let Some(total) = range.total.or(asked.version.total) else {
        return Err(
            "expected a `Content-Range` with the length of the file, found none".to_owned(),
        );
    };
    if range.end > total {
        return Err(format!(
            "expected a part of {total} bytes, found one that ends at {}",
            range.end
        ));
    }
    // A server that ignores `If-Range` would send a part of a file that has changed.
    if asked.version.etag.is_none() || strong_etag(head.headers) != asked.version.etag {
        return Err("expected the `ETag` of the bytes that are there, found another".to_owned());
    }
    if let Some(length) = length(head.headers)?
        && length != range.end - range.start
    {
        return Err(format!(
            "expected a part of {} bytes, found a `Content-Length` of {length}",
            range.end - range.start
        ));
    }
    Ok(Verdict::Take {
        start: range.start,
        end: Some(range.end),
        version: Version {
            etag: asked.version.etag.clone(),
            total: Some(total),
        },
    })
}

/// A range of bytes; the end is not part of it.
struct Range {
    start: u64,
    end: u64,
    total: Option<u64>,
}

impl Range {
    /// Reads `bytes 0-9/10` or `bytes 0-9/*`.
    fn parse(text: &str) -> Option<Self> {
        let (unit, range) = text.trim().split_once(' ')?;
        let (range, total) = range.trim().split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let (start, last) = (number(first)?, number(last)?);
        let total = match total {
            "*" => None,
            total => Some(number(total)?),
        };
        let end = last.checked_add(1)?;
        (unit.eq_ignore_ascii_case("bytes") && start < end).then_some(Self { start, end, total })
    }
}

/// Reads a number of digits only: `parse` would take a sign.
fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// Returns the length of the body, if it is announced.
pub(super) fn length(headers: &HeaderMap) -> Result<Option<u64>, String> {
    let Some(length) = headers.get(CONTENT_LENGTH) else {
        return Ok(None);
    };
    let length = length.to_str().ok().and_then(|text| number(text.trim()));
    let problem = "expected a number in `Content-Length`, found another text";
    length.map(Some).ok_or_else(|| problem.to_owned())
}

/// Returns the strong validator of a response, if it has one.
pub(super) fn strong_etag(headers: &HeaderMap) -> Option<String> {
    let etag = headers.get(ETAG)?.to_str().ok()?.trim();
    is_strong(etag).then(|| etag.to_owned())
}

/// Returns whether an `ETag` is a strong validator: a weak one is of files that are alike, not equal.
pub(super) fn is_strong(etag: &str) -> bool {
    let inner = etag
        .strip_prefix('"')
        .and_then(|etag| etag.strip_suffix('"'));
    inner.is_some_and(|inner| {
        inner
            .bytes()
            .all(|byte| byte == b'!' || byte > b'"' && byte != 127)
    })
}

/// Returns the encoding of a body that is not the file itself.
fn encoding(headers: &HeaderMap) -> Option<String> {
    let encodings = headers.get_all(CONTENT_ENCODING).iter();
    let mut encodings = encodings.map(|encoding| String::from_utf8_lossy(encoding.as_bytes()));
    let other = encodings.find(|encoding| !encoding.trim().eq_ignore_ascii_case("identity"))?;
    // The server's text, so only as much of it as an encoding has.
    Some(
        other
            .chars()
            .take(20)
            .filter(|c| c.is_ascii_graphic())
            .collect(),
    )
}

#[cfg(test)]
mod tests;
