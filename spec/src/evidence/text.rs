//! Reads and writes the lines of `evidence.lock`.

use std::{collections::BTreeMap, fmt, str::FromStr};

use super::{Evidence, property};
use crate::{
    document::Content,
    error::Error,
    names_lock::line,
    shape::{Kind, Shape},
};

impl Evidence {
    /// Returns the lines.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (key, kind) in &self.responses {
            let place = format!("{key} response");
            match kind {
                Content::Json(shape) => write_shape(shape, place, &mut lines),
                Content::Text => lines.push(line(&place, "text")),
                Content::Bytes => lines.push(line(&place, "bytes")),
                Content::Empty => lines.push(line(&place, "nothing")),
            }
        }
        lines.sort();
        lines
    }
}

/// The words for the kinds of value.
const WORDS: [(&str, Kind); 8] = [
    ("null", Kind::Unknown),
    ("anything", Kind::Any),
    ("boolean", Kind::Boolean),
    ("integer", Kind::Integer),
    ("number", Kind::Number),
    ("string", Kind::String),
    ("number-in-string", Kind::NumberInText),
    ("date", Kind::Date),
];

fn write_shape(shape: &Shape, place: String, lines: &mut Vec<String>) {
    match &shape.kind {
        Kind::Several(kinds) => {
            for kind in kinds {
                write_shape(&Shape::new(kind.clone()), place.clone(), lines);
            }
        }
        Kind::Array(item) => write_shape(item, place + "[]", lines),
        Kind::Map(value) => write_shape(value, place + "{}", lines),
        Kind::Object(members) => {
            for (name, member) in members {
                write_shape(&member.shape, format!("{place}.{}", escaped(name)), lines);
            }
        }
        kind => {
            let kind = match kind {
                // A received value may be any other, so it has no list of values.
                Kind::StringEnum(_) | Kind::Words(_) => &Kind::String,
                Kind::IntegerEnum(_) => &Kind::Integer,
                kind => kind,
            };
            let word = WORDS.iter().find(|(_, other)| other == kind);
            lines.extend(word.map(|(word, _)| line(&place, word)));
        }
    }
}

/// Escapes a name, so that it neither ends a word of the line nor reads as another part of the place.
fn escaped(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_whitespace() || c.is_control() || "%.[]{}#".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                text.push_str(&format!("%{byte:02X}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Reads the place of a kind as the shape that shows the kind there and nothing else.
fn read_shape(place: &str, kind: Kind) -> Option<Shape> {
    if place.is_empty() {
        return Some(Shape::new(kind));
    }
    if let Some(outer) = place.strip_suffix("[]") {
        return read_shape(outer, Kind::Array(Box::new(Shape::new(kind))));
    }
    if let Some(outer) = place.strip_suffix("{}") {
        return read_shape(outer, Kind::Map(Box::new(Shape::new(kind))));
    }
    let (outer, name) = place.rsplit_once('.')?;
    let members = [(unescaped(name)?, property(Shape::new(kind)))];
    read_shape(outer, Kind::Object(members.into()))
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines()
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Evidence {
    type Err = Error;

    /// Parses the lines; text after `#` is a comment.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut responses: BTreeMap<String, Content> = BTreeMap::new();
        for (index, text) in text.lines().enumerate() {
            let words = text.split_whitespace();
            let words: Vec<&str> = words.take_while(|word| !word.starts_with('#')).collect();
            if words.is_empty() {
                continue;
            }
            let (key, kind) = read_line(&words)
                .map_err(|problem| Error::new(format!("line {}", index + 1), problem))?;
            let response = match (responses.remove(&key), kind) {
                (Some(Content::Json(known)), Content::Json(shape)) => {
                    Content::Json(known.union(shape))
                }
                (_, kind) => kind,
            };
            responses.insert(key, response);
        }
        Ok(Self { responses })
    }
}

fn read_line(words: &[&str]) -> Result<(String, Content), String> {
    let found = || format!("found `{}`", words.join(" "));
    let [method, path, place, word] = words else {
        let found = found();
        return Err(format!(
            "expected `METHOD /path response…  what was seen`, {found}"
        ));
    };
    let within = place
        .strip_prefix("response")
        // Older files, which `xtask semver` reads, call a response so.
        .or_else(|| place.strip_prefix("answer"))
        .ok_or_else(|| format!("expected a place in a response, {}", found()))?;
    let kind = match *word {
        "text" if within.is_empty() => Content::Text,
        "bytes" if within.is_empty() => Content::Bytes,
        "nothing" if within.is_empty() => Content::Empty,
        word => {
            let kind = WORDS.iter().find(|(known, _)| *known == word);
            let (_, kind) = kind.ok_or_else(|| {
                let known: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
                format!("expected one of {}, {}", known.join(", "), found())
            })?;
            let shape = read_shape(within, kind.clone())
                .ok_or_else(|| format!("expected a place such as `.name[]`, {}", found()))?;
            Content::Json(shape)
        }
    };
    Ok((format!("{method} {path}"), kind))
}
