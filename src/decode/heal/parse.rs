//! Parsing of a body into a [`Tree`].
//!
//! serde_json stops at the first value that no Rust type can hold. This parser keeps such a value
//! as [`Tree::Broken`] and goes on, and it reads each byte once, whatever the nesting.

use std::{borrow::Cow, ops::Range};

use serde::de::IgnoredAny;
use serde_json::Number;

use super::{
    cut::Cut,
    tree::{Flaw, Tree},
};
use crate::model::lenient::number;

/// The deepest nesting of lists and objects, as in serde_json itself.
const DEEPEST: usize = 127;

/// The number of digits up to which every whole number is a `u64`.
const DIGITS_OF_U64: usize = 19;

/// A parsed body.
pub(super) struct Parsed<'b> {
    pub(super) tree: Tree<'b>,
    /// The number of values in the body, of which values that are nested too deeply count as one.
    pub(super) values: u64,
}

/// Parses a body, except for what is cut; returns `None` if it is not JSON.
pub(super) fn parse(body: &[u8], cut: Option<Cut>) -> Option<Parsed<'_>> {
    let mut parser = Parser {
        body,
        cut,
        text: str::from_utf8(body).ok(),
        at: 0,
        values: 0,
        items: Vec::new(),
        members: Vec::new(),
    };
    let tree = parser.value(0)?;
    let is_whole = parser.peek().is_none();
    is_whole.then_some(Parsed {
        tree,
        values: parser.values,
    })
}

/// A body that is being parsed, up to the offset `at`.
struct Parser<'b> {
    body: &'b [u8],
    cut: Option<Cut>,
    /// The body as text, if all of it is UTF-8; otherwise each string is checked by itself.
    text: Option<&'b str>,
    at: usize,
    values: u64,
    /// The items of all unfinished lists, those of the innermost list last.
    ///
    /// The lists share a vector, so that each is allocated once, at its final size.
    items: Vec<Tree<'b>>,
    /// The members of all unfinished objects, likewise.
    members: Vec<(Cow<'b, str>, Tree<'b>)>,
}

impl<'b> Parser<'b> {
    /// Parses a value within this many lists and objects.
    fn value(&mut self, depth: usize) -> Option<Tree<'b>> {
        self.values += 1;
        match self.peek()? {
            b'[' | b'{' if depth == DEEPEST => self.skip(),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            b'"' => Some(match self.text()? {
                Ok(text) => Tree::Text(text),
                Err(json) => Tree::Broken(Flaw::Text, json),
            }),
            b'n' => self.word("null", Tree::Null),
            b't' => self.word("true", Tree::Bool(true)),
            b'f' => self.word("false", Tree::Bool(false)),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Tree<'b>> {
        let start = self.items.len();
        if let Some(cut) = self.cut.filter(|cut| cut.list == self.at) {
            self.items.resize(start + cut.count, Tree::Read);
            self.at = cut.item - 1;
        }
        self.at += 1;
        let mut is_over = self.takes(b']');
        while !is_over {
            let item = self.value(depth + 1)?;
            self.items.push(item);
            is_over = self.ends(b']')?;
        }
        Some(Tree::List(self.items.drain(start..).collect()))
    }

    fn object(&mut self, depth: usize) -> Option<Tree<'b>> {
        let start = self.members.len();
        self.at += 1;
        let mut is_over = self.takes(b'}');
        while !is_over {
            let member = self.member(depth + 1)?;
            self.members.push(member);
            is_over = self.ends(b'}')?;
        }
        Some(Tree::Object(self.members.drain(start..).collect()))
    }

    fn member(&mut self, depth: usize) -> Option<(Cow<'b, str>, Tree<'b>)> {
        if self.peek()? != b'"' {
            return None;
        }
        let name = self.text()?;
        if !self.takes(b':') {
            return None;
        }
        self.peek()?;
        let start = self.at;
        let member = self.value(depth)?;
        Some(match name {
            Ok(name) => (name, member),
            Err(json) => {
                // The name is between quotes.
                let name = String::from_utf8_lossy(&json[1..json.len() - 1]);
                (name, Tree::Broken(Flaw::Name, self.since(start)))
            }
        })
    }

    /// Skips a list or object without parsing what is in it.
    fn skip(&mut self) -> Option<Tree<'b>> {
        let start = self.at;
        let rest = serde_json::Deserializer::from_slice(&self.body[start..]);
        let mut values = rest.into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(Tree::Broken(Flaw::Depth, self.since(start)))
    }

    fn number(&mut self) -> Option<Tree<'b>> {
        let start = self.at;
        self.at += number::length(&self.body[start..])?;
        let json = self.since(start);
        // Most numbers are whole and short.
        if json.len() <= DIGITS_OF_U64 && json.iter().all(u8::is_ascii_digit) {
            let digits = json.iter().map(|digit| u64::from(digit - b'0'));
            let number = digits.fold(0, |number, digit| 10 * number + digit);
            return Some(Tree::Number(number.into(), ""));
        }
        Some(match serde_json::from_slice::<Number>(json) {
            Ok(number) => Tree::Number(number, str::from_utf8(json).unwrap_or_default()),
            Err(_) => Tree::Broken(Flaw::Range, json),
        })
    }

    /// Parses a string, or returns it as it is in the body if it is not Unicode.
    fn text(&mut self) -> Option<Result<Cow<'b, str>, &'b [u8]>> {
        let start = self.at;
        let (content, has_escapes) = self.string()?;
        let json = self.since(start);
        let text = if has_escapes {
            serde_json::from_slice::<String>(json).ok().map(Cow::Owned)
        } else {
            let text = match self.text {
                Some(text) => text.get(content),
                None => str::from_utf8(&self.body[content]).ok(),
            };
            text.map(Cow::Borrowed)
        };
        Some(text.ok_or(json))
    }

    /// Goes to the end of a string; returns the range of its content and whether it has escapes.
    fn string(&mut self) -> Option<(Range<usize>, bool)> {
        let start = self.at + 1;
        let mut end = start;
        let mut has_escapes = false;
        loop {
            match *self.body.get(end)? {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    end += self.escape(end)?;
                }
                0..=0x1f => return None,
                _ => end += 1,
            }
        }
        self.at = end + 1;
        Some((start..end, has_escapes))
    }

    /// Returns the length of an escape.
    fn escape(&self, start: usize) -> Option<usize> {
        match *self.body.get(start + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(2),
            b'u' => {
                let digits = self.body.get(start + 2..start + 6)?;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(6)
            }
            _ => None,
        }
    }

    fn word(&mut self, word: &str, value: Tree<'b>) -> Option<Tree<'b>> {
        let is_it = self.body[self.at..].starts_with(word.as_bytes());
        self.at += word.len();
        is_it.then_some(value)
    }

    /// Goes to the next byte that is not white space, and returns it.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.body.get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Consumes the next byte if it is this one.
    fn takes(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }

    /// Consumes a comma, or the end of a list or object; returns whether it was the end.
    fn ends(&mut self, end: u8) -> Option<bool> {
        let is_end = self.takes(end);
        (is_end || self.takes(b',')).then_some(is_end)
    }

    /// Returns the part of the body from an offset up to the current one.
    fn since(&self, start: usize) -> &'b [u8] {
        let body = self.body;
        &body[start..self.at]
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn tree(json: &str) -> Option<Tree<'_>> {
        parse(json.as_bytes(), None).map(|parsed| parsed.tree)
    }

    #[test]
    fn json_is_parsed_as_by_serde_json() {
        for json in [
            "null",
            " true ",
            "false",
            "0",
            "-0",
            "7",
            "-7",
            "9999999999999999999",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "1.50",
            "1e5",
            "-1.5E-7",
            "123456789012345678901234567890",
            r#""""#,
            r#""text é \u00e9 \ud83d\ude00 \" \\ \/ \b\f\n\r\t""#,
            "[]",
            " [ ] ",
            "{}",
            " { } ",
            "[1,[2,[],{}],3]",
            "{\"a\" :\t[1 , 2],\r\n \"b\": {\"a\": null}}",
            // Not JSON.
            "",
            " ",
            "nul",
            "nullx",
            "tru",
            "+1",
            "01",
            "1.",
            ".5",
            "1e",
            "-",
            "'a'",
            "\"a",
            "\"\n\"",
            r#""\x""#,
            r#""\u12g4""#,
            r#""\u12"#,
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1}",
            "]",
            "{",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "{1:1}",
            "{\"a\":1]",
            "1 2",
            "{} {}",
            "<html>",
        ] {
            let found = tree(json).map(|tree| serde_json::to_value(tree).expect("a value"));
            assert_eq!(found, serde_json::from_str::<Value>(json).ok(), "{json}");
        }
    }

    #[test]
    fn values_that_no_type_can_hold_are_kept_as_they_are() {
        let json = r#"{"a": 1e999, "b": ["\ud800", 2], "\udc00": [3]}"#;
        let name = |name| Cow::Borrowed(name);
        let expected = Tree::Object(vec![
            (name("a"), Tree::Broken(Flaw::Range, b"1e999")),
            (
                name("b"),
                Tree::List(vec![
                    Tree::Broken(Flaw::Text, br#""\ud800""#),
                    Tree::Number(2.into(), ""),
                ]),
            ),
            (name(r"\udc00"), Tree::Broken(Flaw::Name, b"[3]")),
        ]);
        assert_eq!(tree(json), Some(expected));
    }

    #[test]
    fn a_byte_that_is_not_utf_8_breaks_its_string_alone() {
        let parsed = parse(
            b"[\"a\xffb\", \"\xc3\xa9\", {\"n\xff\": 1, \"m\": 2}]",
            None,
        );
        let expected = Tree::List(vec![
            Tree::Broken(Flaw::Text, b"\"a\xffb\""),
            Tree::Text("é".into()),
            Tree::Object(vec![
                ("n\u{fffd}".into(), Tree::Broken(Flaw::Name, b"1")),
                ("m".into(), Tree::Number(2.into(), "")),
            ]),
        ]);
        assert_eq!(parsed.map(|parsed| parsed.tree), Some(expected));
        assert!(parse(b"[1\xff]", None).is_none());
        assert!(parse(b"\xff[1]", None).is_none());
    }

    #[test]
    fn nesting_beyond_127_levels_is_skipped() {
        let nested = |depth| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        for (depth, is_broken) in [(1, false), (127, false), (128, true), (100_000, true)] {
            let json = nested(depth);
            let parsed = parse(json.as_bytes(), None).expect("JSON");
            let mut tree = parsed.tree;
            assert!(parsed.values <= 128, "{depth}");
            for _ in 0..depth.min(DEEPEST) {
                let Tree::List(mut items) = tree else {
                    panic!("{depth}: expected a list");
                };
                tree = items.remove(0);
            }
            assert_eq!(matches!(tree, Tree::Broken(Flaw::Depth, _)), is_broken);
        }
        // What is skipped is JSON too.
        let json = nested(200).replace('1', "[1,]");
        assert!(parse(json.as_bytes(), None).is_none());
    }

    #[test]
    fn the_number_of_values_is_that_of_the_body() {
        let count = |json: &str| parse(json.as_bytes(), None).map(|parsed| parsed.values);
        assert_eq!(count("1"), Some(1));
        assert_eq!(count(r#"{"a": [1, {}], "b": null}"#), Some(5));
    }
}
