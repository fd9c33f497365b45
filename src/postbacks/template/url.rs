//! The parts of a URL that is a template.

use super::{
    super::{
        template_error::TemplateError,
        value::{Encoding, Value},
    },
    fields::{self, Field, check},
};

/// Returns whether text begins as a URL, or as the path of one.
pub(super) fn is_url(text: &str) -> bool {
    let has = |scheme: &str| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    has("https://") || has("http://") || text.starts_with('/')
}

/// Returns the segments of the path, without the `/` before each, and the query.
pub(super) fn parse(text: &str) -> Result<(Vec<Value>, Vec<Field>), TemplateError> {
    // Of the whole first, for places in it; no part of it has a brace that the whole has not.
    check(text)?;
    let expected = "a URL that begins with https://, http:// or /";
    let advice = "write the whole URL, and spaces in it as %20";
    if !is_url(text) {
        return Err(TemplateError::other(
            text,
            0,
            expected,
            "other text",
            advice,
        ));
    }
    if let Some(at) = text.find(|letter: char| letter.is_whitespace() || letter.is_control()) {
        let expected = "a URL without spaces";
        return Err(TemplateError::other(text, at, expected, "a space", advice));
    }
    let (rest, _) = text.split_once('#').unwrap_or((text, ""));
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = segments(path(address)).map(|text| Ok(check(text)?.decoded(Encoding::Path)));
    Ok((
        path.collect::<Result<_, TemplateError>>()?,
        fields::parse(query)?,
    ))
}

/// Returns the path of a URL without query and fragment; empty if it has none.
pub(in super::super) fn path(address: &str) -> &str {
    let after = match address.split_once("://") {
        // Only before the path, as a path may contain such text too.
        Some((scheme, after)) if !scheme.contains('/') => after,
        _ => return address,
    };
    after.find('/').map_or("", |at| &after[at..])
}

/// Returns the segments of a path; an empty path is `/`.
pub(in super::super) fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}
