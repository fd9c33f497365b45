//! [`Kept`]: what answers were seen to hold before upstream published poorer samples of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use crate::{
    AnswerKind, Document, Error, Kind, Limits, Property, Shape, infer,
    lock::{self, line},
};

/// What answers were seen to hold, of which the document has lost the evidence.
///
/// A line holds a place and, last, what was seen there:
///
/// ```text
/// GET /api/{}/chats answer.data[].lastMessage.price  number
/// GET /api/{}/media/download/{} answer  bytes
/// ```
///
/// Places are those of a [`Lock`](crate::Lock), from the operation on. In the names of members,
/// what has a meaning in a place is written as `%2E`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// By the key of the operation.
    answers: BTreeMap<String, AnswerKind>,
}

impl Kept {
    /// Returns what is to be kept with the next edition of the document: the evidence that this one
    /// has, what is kept included, and the next one lacks.
    ///
    /// `moved` gives the new keys of operations whose method or path changed. What the next edition
    /// contradicts, it decides: only a poorer sample takes nothing away. What is kept of an operation
    /// that is gone stays for when it comes back.
    #[must_use]
    pub fn next(&self, old: &Document, new: &Document, moved: &BTreeMap<String, String>) -> Self {
        let old = old.operations.iter().map(|operation| {
            let key = lock::key(operation);
            let key = moved.get(&key).cloned().unwrap_or(key);
            (key, &operation.answer)
        });
        // Of twins, the first is generated.
        let mut first = BTreeMap::new();
        for (key, answer) in old {
            first.entry(key).or_insert(answer);
        }
        let old = first;
        let documented: BTreeSet<String> = new.operations.iter().map(lock::key).collect();
        let is_gone = |key: &String| !documented.contains(moved.get(key).unwrap_or(key));
        let gone = self.answers.iter().filter(|(key, _)| is_gone(key));
        let mut answers: BTreeMap<String, AnswerKind> = gone
            .map(|(key, kind)| (key.clone(), kind.clone()))
            .collect();
        let mut seen = BTreeSet::new();
        for operation in &new.operations {
            let key = lock::key(operation);
            let is_first = seen.insert(key.clone());
            let answer = &operation.answer;
            // One that was gone has what is kept of it, if that.
            let before = old.get(&key).map(|answer| &answer.kind);
            let (Some(old), true) = (before.or(self.answers.get(&key)), is_first) else {
                continue;
            };
            let is_poorer = !answer.is_documented;
            let kept = match (old, &answer.kind) {
                (AnswerKind::Json(old), AnswerKind::Json(new)) => {
                    lost(old, new).map(AnswerKind::Json)
                }
                (AnswerKind::Json(old), AnswerKind::Text) if old.kind != Kind::Unknown => {
                    Some(AnswerKind::Json(old.clone()))
                }
                (kind, _) if is_poorer && *kind != AnswerKind::Json(Shape::new(Kind::Unknown)) => {
                    Some((*kind).clone())
                }
                _ => None,
            };
            answers.extend(
                kept.filter(|kept| *kept != answer.kind)
                    .map(|kept| (key, kept)),
            );
        }
        Self { answers }
    }

    /// Adds what is kept to what the document shows.
    pub fn restore(&self, document: &mut Document) {
        let mut left = self.answers.clone();
        for operation in &mut document.operations {
            let Some(kept) = left.remove(&lock::key(operation)) else {
                continue;
            };
            let answer = &mut operation.answer;
            answer.kind = match (answer.kind.clone(), kept) {
                (AnswerKind::Json(own), AnswerKind::Json(kept)) => {
                    AnswerKind::Json(own.union(kept))
                }
                (_, kept) => kept,
            };
        }
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// Returns the lines.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (key, kind) in &self.answers {
            let place = format!("{key} answer");
            match kind {
                AnswerKind::Json(shape) => write_shape(shape, place, &mut lines),
                AnswerKind::Text => lines.push(line(&place, "text")),
                AnswerKind::Bytes => lines.push(line(&place, "bytes")),
                AnswerKind::Empty => lines.push(line(&place, "nothing")),
            }
        }
        lines.sort();
        lines
    }
}

/// Returns the part of a shape that a poorer one does not show.
fn lost(old: &Shape, new: &Shape) -> Option<Shape> {
    let kind = match (&old.kind, &new.kind) {
        (Kind::Unknown, _) => return None,
        (old, Kind::Unknown) => old.clone(),
        (Kind::Number, Kind::Integer | Kind::IntegerEnum(_)) => Kind::Number,
        (Kind::String, Kind::NumberInText) => Kind::String,
        (Kind::Array(old), Kind::Array(new)) => Kind::Array(Box::new(lost(old, new)?)),
        (Kind::Map(old), Kind::Map(new)) => Kind::Map(Box::new(lost(old, new)?)),
        (old, new) if is_empty_of(new, old) => old.clone(),
        (Kind::Object(old), Kind::Object(new)) => {
            let members: BTreeMap<String, Property> = old
                .iter()
                // The types of these are written by hand.
                .filter(|(name, _)| !infer::is_of_envelope(name))
                .filter_map(|(name, old)| {
                    let kept = lost(&old.shape, &new.get(name)?.shape)?;
                    Some((name.clone(), property(kept)))
                })
                .collect();
            if members.is_empty() {
                return None;
            }
            Kind::Object(members)
        }
        (old @ Kind::Several(_), new) | (old, new @ Kind::Several(_)) => {
            let kinds = |kind: &Kind| match kind {
                Kind::Several(kinds) => kinds.clone(),
                kind => vec![kind.clone()],
            };
            let new = kinds(new);
            // Of the kinds that are still shown; the others were taken away on purpose.
            let kept = kinds(old).into_iter().filter_map(|kind| {
                let alike = new.iter().find(|new| is_alike(&kind, new));
                let new = alike.or_else(|| new.iter().find(|new| is_empty_of(new, &kind)))?;
                lost(&Shape::new(kind.clone()), &Shape::new(new.clone()))
            });
            kept.reduce(Shape::union)?.kind
        }
        _ => return None,
    };
    Some(Shape::new(kind))
}

/// Whether one is a list without items and the other an object: PHP writes an object without members
/// so.
fn is_empty_of(list: &Kind, object: &Kind) -> bool {
    let is_empty = matches!(list, Kind::Array(item) if item.kind == Kind::Unknown);
    is_empty && matches!(object, Kind::Object(_) | Kind::Map(_))
}

/// Whether two kinds unite to one.
fn is_alike(one: &Kind, other: &Kind) -> bool {
    let union = Shape::new(one.clone()).union(Shape::new(other.clone()));
    !matches!(union.kind, Kind::Several(_))
}

fn property(shape: Shape) -> Property {
    Property {
        shape,
        required: false,
        description: String::new(),
        limits: Limits::default(),
    }
}

/// The words for what a place holds.
const WORDS: [(&str, Kind); 7] = [
    ("null", Kind::Unknown),
    ("anything", Kind::Any),
    ("boolean", Kind::Boolean),
    ("integer", Kind::Integer),
    ("number", Kind::Number),
    ("string", Kind::String),
    ("number-in-string", Kind::NumberInText),
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
                // What is received has no closed list of values.
                Kind::StringEnum(_) => &Kind::String,
                Kind::IntegerEnum(_) => &Kind::Integer,
                kind => kind,
            };
            let word = WORDS.iter().find(|(_, other)| other == kind);
            lines.extend(word.map(|(word, _)| line(&place, word)));
        }
    }
}

/// Writes a name so that it neither ends a line's word nor reads as a step.
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

/// Reads the way from an answer to what was seen, the other way round.
fn read_shape(way: &str, kind: Kind) -> Option<Shape> {
    if way.is_empty() {
        return Some(Shape::new(kind));
    }
    if let Some(way) = way.strip_suffix("[]") {
        return read_shape(way, Kind::Array(Box::new(Shape::new(kind))));
    }
    if let Some(way) = way.strip_suffix("{}") {
        return read_shape(way, Kind::Map(Box::new(Shape::new(kind))));
    }
    let (way, name) = way.rsplit_once('.')?;
    let members = [(unescaped(name)?, property(Shape::new(kind)))];
    read_shape(way, Kind::Object(members.into()))
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines()
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Kept {
    type Err = Error;

    /// Reads what is kept; what stands behind `#` is for people.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut answers: BTreeMap<String, AnswerKind> = BTreeMap::new();
        for (index, text) in text.lines().enumerate() {
            let words = text.split_whitespace();
            let words: Vec<&str> = words.take_while(|word| !word.starts_with('#')).collect();
            if words.is_empty() {
                continue;
            }
            let (key, kind) = read_line(&words)
                .map_err(|problem| Error::new(format!("line {}", index + 1), problem))?;
            let answer = match (answers.remove(&key), kind) {
                (Some(AnswerKind::Json(known)), AnswerKind::Json(shape)) => {
                    AnswerKind::Json(known.union(shape))
                }
                (_, kind) => kind,
            };
            answers.insert(key, answer);
        }
        Ok(Self { answers })
    }
}

fn read_line(words: &[&str]) -> Result<(String, AnswerKind), String> {
    let found = || format!("found `{}`", words.join(" "));
    let [method, path, place, word] = words else {
        let found = found();
        return Err(format!(
            "expected `METHOD /path answer…  what was seen`, {found}"
        ));
    };
    let way = place
        .strip_prefix("answer")
        .ok_or_else(|| format!("expected a place in an answer, {}", found()))?;
    let kind = match *word {
        "text" if way.is_empty() => AnswerKind::Text,
        "bytes" if way.is_empty() => AnswerKind::Bytes,
        "nothing" if way.is_empty() => AnswerKind::Empty,
        word => {
            let kind = WORDS.iter().find(|(known, _)| *known == word);
            let (_, kind) = kind.ok_or_else(|| {
                let known: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
                format!("expected one of {}, {}", known.join(", "), found())
            })?;
            let shape = read_shape(way, kind.clone())
                .ok_or_else(|| format!("expected steps such as `.name[]`, {}", found()))?;
            AnswerKind::Json(shape)
        }
    };
    Ok((format!("{method} {path}"), kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document with one operation and this success answer.
    fn document(responses: &str) -> Document {
        let text = format!(
            r#"{{"openapi": "3.0.3", "paths": {{"/a/{{b}}": {{"get": {{"responses": {responses}}}}}}}}}"#
        );
        Document::any(&text).expect("a document")
    }

    fn json(schema: &str) -> Document {
        document(&format!(
            r#"{{"200": {{"content": {{"application/json": {{"schema": {schema}}}}}}}}}"#
        ))
    }

    fn kept(old: &Document, new: &Document) -> String {
        let kept = Kept::default().next(old, new, &BTreeMap::new());
        assert_eq!(
            kept.to_string().parse(),
            Ok(kept.clone()),
            "it reads as written"
        );
        let mut restored = new.clone();
        kept.restore(&mut restored);
        // The next edition says the same.
        assert_eq!(
            kept.next(&restored, new, &BTreeMap::new()),
            kept,
            "it is kept"
        );
        assert_eq!(
            Kept::default().next(old, &restored, &BTreeMap::new()),
            Kept::default(),
            "nothing is lost any more"
        );
        kept.to_string()
    }

    #[test]
    fn a_poorer_sample_takes_nothing_away() {
        let null = r#"{"type": "string", "nullable": true, "example": null}"#;
        let object = r#"{"type": "object", "properties": {"c.d": {"type": "integer"}, "e": {"type": "array"}}}"#;
        for (old, new, lines) in [
            (
                object,
                null,
                "GET /a/{} answer.c%2Ed  integer\nGET /a/{} answer.e[]  null\n",
            ),
            (
                object,
                r#"{"type": "array", "example": []}"#,
                "GET /a/{} answer.c%2Ed  integer\nGET /a/{} answer.e[]  null\n",
            ),
            (
                object,
                r#"{"type": "object", "properties": {}}"#,
                "GET /a/{} answer.c%2Ed  integer\nGET /a/{} answer.e[]  null\n",
            ),
            (
                r#"{"type": "array", "items": {"type": "boolean"}}"#,
                r#"{"type": "array"}"#,
                "GET /a/{} answer[]  boolean\n",
            ),
            (
                r#"{"type": "number"}"#,
                r#"{"type": "integer"}"#,
                "GET /a/{} answer  number\n",
            ),
            (
                r#"{"oneOf": [{"type": "object", "properties": {"a": {"type": "number"}}}, {"type": "boolean"}]}"#,
                r#"{"oneOf": [{"type": "array"}, {"type": "boolean"}]}"#,
                "GET /a/{} answer.a  number\n",
            ),
            (
                r#"{"type": "object", "properties": {"a": {"type": "number"}}}"#,
                r#"{"oneOf": [{"type": "object", "properties": {"a": {"type": "integer"}}}, {"type": "array"}]}"#,
                "GET /a/{} answer.a  number\n",
            ),
            (
                r#"{"type": "object", "properties": {"_meta": {"type": "integer"}}}"#,
                r#"{"type": "object", "properties": {"_meta": {"type": "string", "example": null}}}"#,
                "",
            ),
            // Another type is what the server says now; a richer one needs no help.
            (r#"{"type": "integer"}"#, r#"{"type": "boolean"}"#, ""),
            (r#"{"type": "integer"}"#, r#"{"type": "number"}"#, ""),
            (null, object, ""),
            // A member that is gone is gone.
            (
                object,
                r#"{"type": "object", "properties": {"e": {"type": "array"}}}"#,
                "",
            ),
        ] {
            assert_eq!(kept(&json(old), &json(new)), lines, "{old} {new}");
        }
    }

    #[test]
    fn an_answer_that_is_not_shown_any_more_is_kept_and_one_that_is_another_is_not() {
        let schema = r#"{"type": "object", "properties": {"c": {"type": "integer"}}}"#;
        let shown = json(schema);
        let line = "GET /a/{} answer.c  integer\n";
        for (responses, lines) in [
            (
                r#"{"401": {"content": {"application/json": {"schema": {"type": "object"}}}}}"#,
                line,
            ),
            ("[]", line),
            (r#"{"302": {"description": ""}}"#, line),
            (
                r#"{"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}"#,
                line,
            ),
            (r#"{"200": {"description": ""}}"#, line),
            (r#"{"204": {"description": ""}}"#, ""),
            (
                r#"{"200": {"content": {"application/octet-stream": {}}}}"#,
                "",
            ),
        ] {
            assert_eq!(kept(&shown, &document(responses)), lines, "{responses}");
        }
        let bytes = document(r#"{"200": {"content": {"application/octet-stream": {}}}}"#);
        assert_eq!(kept(&bytes, &document("{}")), "GET /a/{} answer  bytes\n");
        let nothing = document(r#"{"204": {"description": ""}}"#);
        assert_eq!(
            kept(&nothing, &document("{}")),
            "GET /a/{} answer  nothing\n"
        );
        let undocumented = document("{}");
        assert_eq!(kept(&undocumented, &document("[]")), "");
    }

    #[test]
    fn what_is_kept_of_an_operation_that_is_gone_waits_for_it() {
        let kept: Kept = "GET /c answer  integer\n".parse().expect("a line");
        let document = json(r#"{"type": "integer"}"#);
        assert_eq!(kept.next(&document, &document, &BTreeMap::new()), kept);
    }

    #[test]
    fn evidence_moves_with_its_operation() {
        let old = json(r#"{"type": "integer"}"#);
        let mut new = document("{}");
        new.operations[0].path = "/c/{b}".to_owned();
        let moved = BTreeMap::from([("GET /a/{}".to_owned(), "GET /c/{}".to_owned())]);
        let kept = Kept::default().next(&old, &new, &moved);
        assert_eq!(kept.lines(), ["GET /c/{} answer  integer"]);
    }

    #[test]
    fn a_line_that_cannot_be_is_named_with_its_reason() {
        for (text, problem) in [
            (
                "GET /a answer",
                "line 1: expected `METHOD /path answer…  what was seen`, found `GET /a answer`",
            ),
            (
                "\nGET /a body.b  integer",
                "line 2: expected a place in an answer, found `GET /a body.b integer`",
            ),
            (
                "GET /a answer.b  bool",
                "line 1: expected one of null, anything, boolean, integer, number, string, number-in-string, found `GET /a answer.b bool`",
            ),
            (
                "GET /a answer[  integer",
                "line 1: expected steps such as `.name[]`, found `GET /a answer[ integer`",
            ),
        ] {
            let error = text.parse::<Kept>().expect_err(text);
            assert_eq!(error.to_string(), problem);
        }
    }
}
