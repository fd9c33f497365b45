//! A body of JSON in which variables stand within strings or in place of values.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::super::{
    braces::{self, Stray},
    template_error::TemplateError,
    value::{Piece, Value},
    variable::Variable,
};

/// The depth beyond which JSON is refused, far from the end of the stack.
const DEPTH: usize = 64;

const ADVICE: &str = "write the body as JSON, with variables within strings or in place of values, \
                      and other braces in strings as \\u007b and \\u007d";

/// A body of JSON.
#[derive(Clone, PartialEq, Eq)]
pub(in super::super) struct Json {
    pub(in super::super) root: Node,
    /// Whether a variable stands in a name, with which none is read.
    pub(in super::super) has_open_name: bool,
    /// The values that are neither objects nor lists, in the order of the text.
    pub(in super::super) leaves: Vec<Leaf>,
}

/// A value of JSON.
#[derive(Clone, PartialEq, Eq)]
pub(in super::super) enum Node {
    /// The members by name.
    Object(Vec<(String, Node)>),
    List(Vec<Node>),
    /// The index of a leaf.
    Leaf(usize),
}

/// A value of JSON that is neither an object nor a list.
#[derive(Clone, PartialEq, Eq)]
pub(in super::super) struct Leaf {
    /// The path to the leaf, such as `click.ids[0]`, for people.
    pub(in super::super) place: String,
    /// The place in the text of the template, that of a string without its quotes.
    pub(in super::super) range: Range<usize>,
    pub(in super::super) is_string: bool,
    /// The value, of which an empty constant stands for `null`.
    pub(in super::super) value: Value,
}

/// Returns text as a string of JSON without braces.
pub(super) fn quoted(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.replace('{', "\\u007b").replace('}', "\\u007d")
}

/// Parses a body.
pub(super) fn parse(text: &str) -> Result<Json, TemplateError> {
    let mut parser = Parser {
        text,
        at: 0,
        leaves: Vec::new(),
        has_open_name: false,
    };
    let root = parser.value("", DEPTH)?;
    parser.skip_spaces();
    if parser.at < text.len() {
        return Err(parser.error("the end of the JSON"));
    }
    Ok(Json {
        root,
        has_open_name: parser.has_open_name,
        leaves: parser.leaves,
    })
}

struct Parser<'a> {
    text: &'a str,
    /// The offset of what is next.
    at: usize,
    leaves: Vec<Leaf>,
    has_open_name: bool,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn error(&self, expected: &'static str) -> TemplateError {
        let found = match self.rest().is_empty() {
            true => "the end",
            false => "other text",
        };
        TemplateError::other(self.text, self.at, expected, found, ADVICE)
    }

    /// Takes a letter if it is next, after spaces.
    fn takes(&mut self, letter: char) -> bool {
        self.skip_spaces();
        let is_next = self.rest().starts_with(letter);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, letter: char, expected: &'static str) -> Result<(), TemplateError> {
        match self.takes(letter) {
            true => Ok(()),
            false => Err(self.error(expected)),
        }
    }

    fn value(&mut self, place: &str, depth: usize) -> Result<Node, TemplateError> {
        self.skip_spaces();
        let Some(below) = depth.checked_sub(1) else {
            return Err(self.error("JSON of at most 64 levels"));
        };
        let start = self.at;
        if let Some(name) = braces::variable(self.rest()) {
            self.at += name.len() + 2;
            let value = Value::new(vec![Piece::Variable(Variable::from(name))]);
            return Ok(self.leaf(place, start..self.at, false, value));
        }
        if self.takes('{') {
            return self.object(place, below);
        }
        if self.takes('[') {
            return self.list(place, below);
        }
        if self.rest().starts_with('"') {
            let (value, range) = self.string()?;
            return Ok(self.leaf(place, range, true, value));
        }
        let word = self.word();
        if serde_json::from_str::<IgnoredAny>(word).is_err() {
            return Err(self.error("a value of JSON"));
        }
        self.at += word.len();
        let constant = match word {
            "null" => Vec::new(),
            word => vec![Piece::Constant(word.to_owned())],
        };
        Ok(self.leaf(place, start..self.at, false, Value::new(constant)))
    }

    /// Returns the number or the literal that is next.
    fn word(&self) -> &'a str {
        let rest = self.rest();
        let end =
            rest.find(|letter: char| !letter.is_ascii_alphanumeric() && !"+-.".contains(letter));
        &rest[..end.unwrap_or(rest.len())]
    }

    fn leaf(&mut self, place: &str, range: Range<usize>, is_string: bool, value: Value) -> Node {
        let place = match place {
            "" => "the body",
            place => place,
        };
        self.leaves.push(Leaf {
            place: place.to_owned(),
            range,
            is_string,
            value,
        });
        Node::Leaf(self.leaves.len() - 1)
    }

    fn object(&mut self, place: &str, below: usize) -> Result<Node, TemplateError> {
        let mut members = Vec::new();
        if self.takes('}') {
            return Ok(Node::Object(members));
        }
        loop {
            self.skip_spaces();
            if !self.rest().starts_with('"') {
                return Err(self.error("the name of a member in quotes"));
            }
            let (name, _) = self.string()?;
            let name = name.constant().unwrap_or_else(|| {
                self.has_open_name = true;
                "…".to_owned()
            });
            self.expect(':', "a colon after a name")?;
            let dot = if place.is_empty() { "" } else { "." };
            let node = self.value(&format!("{place}{dot}{name}"), below)?;
            members.push((name, node));
            if self.takes('}') {
                return Ok(Node::Object(members));
            }
            self.expect(',', "a comma or `}` after a member")?;
        }
    }

    fn list(&mut self, place: &str, below: usize) -> Result<Node, TemplateError> {
        let mut items = Vec::new();
        if self.takes(']') {
            return Ok(Node::List(items));
        }
        loop {
            let node = self.value(&format!("{place}[{}]", items.len()), below)?;
            items.push(node);
            if self.takes(']') {
                return Ok(Node::List(items));
            }
            self.expect(',', "a comma or `]` after an item")?;
        }
    }

    /// Takes a string, which begins here, and returns its range without quotes.
    fn string(&mut self) -> Result<(Value, Range<usize>), TemplateError> {
        let quoted = &self.rest()[1..];
        let mut bytes = quoted.bytes().enumerate();
        let end = loop {
            match bytes.next() {
                Some((at, b'"')) => break at,
                Some((_, b'\\')) => {
                    bytes.next();
                }
                Some(_) => {}
                None => return Err(self.error("a string with a quote at its end")),
            }
        };
        let start = self.at + 1;
        let range = start..start + end;
        let value = braces::pieces(&quoted[..end]).map_err(|Stray { offset, problem }| {
            let offset = start + offset;
            TemplateError::brace(self.text, Stray { offset, problem }, ADVICE)
        })?;
        let unescaped = |text: &str| serde_json::from_str(&format!("\"{text}\"")).ok();
        let Some(value) = value.map(unescaped) else {
            return Err(self.error("a string of JSON, with its escapes"));
        };
        self.at = range.end + 1;
        Ok((value, range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(String, String)> {
        let json = parse(text).expect(text);
        let leaves = json.leaves.into_iter();
        leaves
            .map(|leaf| (leaf.place, text[leaf.range].to_owned()))
            .collect()
    }

    #[test]
    fn the_braces_of_json_are_none_of_variables() {
        let text = r#"{"a":{"b": [{c}, "x{d}y", {}, {"e":-1.5e2}]},"f":null}"#;
        let expected = [
            ("a.b[0]", "{c}"),
            ("a.b[1]", "x{d}y"),
            ("a.b[3].e", "-1.5e2"),
            ("f", "null"),
        ];
        let expected = expected.map(|(place, text)| (place.to_owned(), text.to_owned()));
        assert_eq!(places(text), expected);
        assert_eq!(places("{click_id}")[0].0, "the body");
    }

    #[test]
    fn an_error_of_json_has_its_line_and_column() {
        for (text, line, column, part) in [
            ("", 1, 1, "a value of JSON"),
            ("{\"a\":1", 1, 7, "a comma or `}`"),
            ("{\n \"a\": {b},\n \"é\": \"{}\"}", 3, 8, "empty braces"),
            ("{\"a\":\"{b\"}", 1, 7, "without its `}`"),
            ("{\"a\":\"{b c}\"}", 1, 7, "other text in braces"),
            ("{\"a\":\"b}\"}", 1, 8, "without its `{`"),
            ("{\"a\":{b}00}", 1, 9, "a comma or `}`"),
            ("{\"a\":01}", 1, 6, "a value of JSON"),
            ("{\"a\":\"\\x\"}", 1, 6, "with its escapes"),
            ("{a b:1}", 1, 2, "the name of a member"),
            ("[1] 2", 1, 5, "the end of the JSON"),
            ("[\"a", 1, 2, "a quote at its end"),
            ("[1,]", 1, 4, "a value of JSON"),
        ] {
            let error = parse(text).err().expect(text);
            assert_eq!((error.line(), error.column()), (line, column), "{text}");
            assert!(error.to_string().contains(part), "{text}: {error}");
        }
    }

    #[test]
    fn deep_json_is_refused_before_the_stack_ends() {
        let deep = "[".repeat(100_000);
        assert!(parse(&deep).is_err());
        assert!(parse(&format!("{}{}", "[".repeat(63), "]".repeat(63))).is_ok());
    }
}
