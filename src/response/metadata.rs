//! The metadata of a body, found without reading a large body a second time.

use serde_json::value::RawValue;

use crate::{
    decode,
    model::{
        envelope::{Meta, Parts},
        lenient::without_mark,
    },
};

/// The member that holds the metadata, as it is written in a body.
const NAME: &str = "\"_meta\"";

/// The number of bytes at the end of a body that are searched for the member first.
const END: usize = 4096;

/// Reads the metadata of a body; the default if it has none.
///
/// The API writes `_meta` behind the data, and other servers may write it first. A body that has it
/// elsewhere is read as a whole, unless `is_file`.
pub(super) fn read(body: &[u8], is_file: bool) -> Meta {
    let body = without_mark(body);
    let found = first(body).map(decoded);
    let found = found.or_else(|| {
        let end = end(body)?;
        Parts::of_object(&end)?.meta.map(decoded)
    });
    match found {
        Some(meta) => meta,
        None if is_file || !has_name(body) => Meta::default(),
        None => Parts::of(body).meta.map(decoded).unwrap_or_default(),
    }
}

/// Returns the metadata of an object whose first member it is.
fn first(body: &[u8]) -> Option<&RawValue> {
    let rest = body.trim_ascii_start().strip_prefix(b"{")?;
    let rest = rest.trim_ascii_start().strip_prefix(NAME.as_bytes())?;
    let rest = rest.trim_ascii_start().strip_prefix(b":")?;
    let json = serde_json::Deserializer::from_slice(rest);
    json.into_iter::<&RawValue>().next()?.ok()
}

/// Returns the end of a body, from the last `_meta` on, as an object of its own.
///
/// The text is an object only if that `_meta` is a member of the outermost object: otherwise it has
/// more closing brackets than opening ones.
fn end(body: &[u8]) -> Option<Vec<u8>> {
    let end = &body[body.len().saturating_sub(END)..];
    // A member follows a comma; a quote within a string follows a backslash.
    let is_start = |start: &usize| {
        let (before, after) = end.split_at(*start);
        after.starts_with(NAME.as_bytes()) && before.trim_ascii_end().ends_with(b",")
    };
    let start = (0..end.len()).rev().find(is_start)?;
    Some([b"{".as_slice(), &end[start..]].concat())
}

/// Returns whether the member can be anywhere in a body.
fn has_name(body: &[u8]) -> bool {
    // Text is searched many times faster than JSON is read.
    !str::from_utf8(body).is_ok_and(|body| !body.contains(NAME))
}

fn decoded(meta: &RawValue) -> Meta {
    decode::lenient(meta.get().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const META: &str = r#""_meta": {"_credits": {"used": 3}}"#;

    fn used(body: &str, is_file: bool) -> Option<i64> {
        read(body.as_bytes(), is_file).credits?.used
    }

    #[test]
    fn metadata_is_found_at_both_ends_of_a_body() {
        let rows = "[1, \"a\"], ".repeat(2000);
        for body in [
            format!("{{{META}}}"),
            format!("\u{feff} {{ {META}, \"data\": [{rows} 2]}}"),
            format!("{{\"data\": [{rows} 2], {META}}}"),
            format!(
                "{{\"data\": [{rows} 2] ,\n {META}, \"_pagination\": {{\"next_page\": \"_meta\"}} }}\n"
            ),
            format!("{{\"data\": {{\"_meta\": 1}}, {META}}}"),
        ] {
            assert_eq!(used(&body, true), Some(3), "{body}");
            assert_eq!(used(&body, false), Some(3), "{body}");
        }
    }

    #[test]
    fn a_body_is_not_read_for_the_metadata_at_its_ends() {
        for body in [format!("{{{META}, ?"), format!("{{\"data\": ?, {META}}}")] {
            assert_eq!(used(&body, false), Some(3), "{body}");
        }
    }

    #[test]
    fn metadata_between_large_members_is_found_unless_the_body_is_a_file() {
        let rows = "[1, \"a\"], ".repeat(2000);
        let body = format!("{{\"a\": [{rows} 2], {META}, \"data\": [{rows} 2]}}");
        assert_eq!(used(&body, false), Some(3));
        assert_eq!(used(&body, true), None);
    }

    #[test]
    fn what_only_looks_like_metadata_is_not_read() {
        let text = format!(", {META}}}");
        for body in [
            String::new(),
            "[]".to_owned(),
            format!("[{{{META}}}]"),
            format!("{{\"data\": {{\"a\": 1, {META}}}}}"),
            format!("{{\"data\": [{{\"a\": 1, {META}}}]}}"),
            format!("{{\"data\": {text:?}}}"),
            r#"{"a,\"_meta": {"_credits": {"used": 3}}}"#.to_owned(),
            r#"{"data": 1, "_meta": "_credits"}"#.to_owned(),
        ] {
            assert_eq!(used(&body, false), None, "{body}");
        }
    }
}
