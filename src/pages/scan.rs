//! [`Scan`]: the values of JSON that is known to be valid, told apart without being read.

use std::borrow::Cow;

use memchr::memchr2;

/// A place in JSON that has been decoded already, so that no error is left to be found.
///
/// Most of a page are rows that are only counted here. Passing over them so takes three quarters of the
/// time of the deserializer.
pub(super) struct Scan<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(json: &'a str) -> Self {
        Self { json, at: 0 }
    }

    /// Returns the first byte of the next value, or the one that ends what is around it.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte()? {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    /// Enters the list or object that is next.
    pub(super) fn enter(&mut self) {
        self.peek();
        self.at += 1;
    }

    /// Goes to the next item of what was entered; returns `false` behind the last one.
    pub(super) fn go_on(&mut self) -> bool {
        if self.peek() == Some(b',') {
            self.at += 1;
        }
        match self.peek() {
            Some(b']' | b'}') => {
                self.at += 1;
                false
            }
            other => other.is_some(),
        }
    }

    /// Passes over the name of a member, and returns it.
    pub(super) fn name(&mut self) -> Cow<'a, str> {
        let name = self.skip();
        // The colon.
        self.enter();
        let inner = name
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'));
        match inner {
            Some(inner) if !inner.contains('\\') => Cow::Borrowed(inner),
            _ => Cow::Owned(serde_json::from_str(name).unwrap_or_default()),
        }
    }

    /// Passes over the next value, and returns its text.
    pub(super) fn skip(&mut self) -> &'a str {
        self.peek();
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.byte() {
            match byte {
                b'"' => self.string(),
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                b']' | b'}' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                b']' | b'}' | b',' if depth == 0 => break,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                break;
            }
        }
        self.json.get(start..self.at).unwrap_or_default().trim_end()
    }

    fn byte(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    /// Passes over a string.
    fn string(&mut self) {
        self.at += 1;
        while let Some(rest) = self.json.as_bytes().get(self.at..) {
            match memchr2(b'"', b'\\', rest) {
                Some(end) if rest[end] == b'"' => {
                    self.at += end + 1;
                    return;
                }
                Some(escape) => self.at += escape + 2,
                None => self.at = self.json.len() + 1,
            }
        }
        self.at = self.json.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(json: &str) -> Vec<&str> {
        let mut scan = Scan::new(json);
        scan.enter();
        let mut items = Vec::new();
        while scan.go_on() {
            items.push(scan.skip());
        }
        items
    }

    #[test]
    fn the_items_of_a_list_are_told_apart() {
        for (json, expected) in [
            ("[]", &[][..]),
            (" [ ] ", &[]),
            ("[1, -2.5e3 ,null]", &["1", "-2.5e3", "null"]),
            (
                r#"[{"a": [1, "]"]}, [[], {}] ,"x"]"#,
                &[r#"{"a": [1, "]"]}"#, "[[], {}]", r#""x""#],
            ),
            (
                r#"["\"", "\\", "a\\\"],{", "ü"]"#,
                &[r#""\"""#, r#""\\""#, r#""a\\\"],{""#, r#""ü""#],
            ),
        ] {
            assert_eq!(items(json), expected, "{json}");
        }
    }

    #[test]
    fn names_are_read_without_their_escapes() {
        let mut scan = Scan::new(r#"{"a":1, "h\u0061s" : [2] }3"#);
        scan.enter();
        let mut members = Vec::new();
        while scan.go_on() {
            members.push((scan.name().into_owned(), scan.skip()));
        }
        assert_eq!(members, [("a".to_owned(), "1"), ("has".to_owned(), "[2]")]);
        assert_eq!(scan.skip(), "3");
    }

    #[test]
    fn other_text_ends_as_well() {
        for json in [
            "", "[", "[,,", "[,,]", "[1 2", "[\"", "[\"\\", "[}", "[:,:", "{\"a\"", "[[[", "]",
            "[]]",
        ] {
            items(json);
            let mut scan = Scan::new(json);
            scan.enter();
            while scan.go_on() {
                scan.name();
            }
        }
    }
}
