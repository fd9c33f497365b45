//! [`Value`]: one value of a template, made of constants and variables.

use std::fmt;

use percent_encoding::percent_decode_str;
use subtle::ConstantTimeEq;

use super::variable::Variable;

/// One value of a template, such as `v1-{click_id}`, decoded.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Value(Vec<Piece>);

/// A piece of a value.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text that the service leaves as it is.
    Constant(String),
    /// A variable, which the service replaces.
    Variable(Variable),
}

/// The encoding of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// The percent-encoding of a path, in which `+` is itself.
    Path,
    /// The percent-encoding of a form, in which `+` is a space, or itself within ids.
    Form,
    /// None: the text of a header, or text that is decoded before.
    Plain,
}

/// The reason why what came in does not match a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// A constant differs.
    Constant,
    /// Several variables stand in the value and cannot be told apart.
    Several,
}

impl Value {
    pub(super) fn new(pieces: Vec<Piece>) -> Self {
        Self(pieces)
    }

    /// Decodes the constants.
    pub(super) fn decoded(self, encoding: Encoding) -> Self {
        let has_spaces = self.has_spaces();
        let decode = |text: &str| Some(decoded(text, encoding, has_spaces));
        self.map(decode).unwrap_or(self)
    }

    /// Replaces the constants, or returns `None` if one cannot be.
    pub(super) fn map(&self, change: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Constant(text) => Some(Piece::Constant(change(text)?)),
            variable => Some(variable.clone()),
        });
        Some(Self(pieces.collect::<Option<_>>()?))
    }

    pub(super) fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Variable(variable) => Some(variable),
            Piece::Constant(_) => None,
        })
    }

    /// Returns the only variable.
    pub(super) fn variable(&self) -> Option<&Variable> {
        let mut variables = self.variables();
        let first = variables.next();
        first.filter(|_| variables.next().is_none())
    }

    /// Returns the text, if no variable stands in it.
    pub(super) fn constant(&self) -> Option<String> {
        let texts = self.0.iter().map(|piece| match piece {
            Piece::Constant(text) => Some(text.as_str()),
            Piece::Variable(_) => None,
        });
        texts.collect()
    }

    /// Returns whether any constant stands in the value.
    pub(super) fn has_constant(&self) -> bool {
        let mut pieces = self.0.iter();
        pieces.any(|piece| matches!(piece, Piece::Constant(text) if !text.is_empty()))
    }

    /// Returns the text that stands for the only variable in what came in; `None` if the value has
    /// no variable.
    ///
    /// Constants are compared in constant time, as one may be a secret.
    pub(super) fn take(
        &self,
        received: &str,
        encoding: Encoding,
    ) -> Result<Option<String>, Refused> {
        let received = decoded(received, encoding, self.has_spaces());
        let mut sides = [String::new(), String::new()];
        let mut found = 0;
        for piece in &self.0 {
            match piece {
                Piece::Constant(text) => sides[found].push_str(text),
                Piece::Variable(_) if found == 1 => return Err(Refused::Several),
                Piece::Variable(_) => found = 1,
            }
        }
        let [before, after] = sides;
        if found == 0 {
            return match is_equal(&before, &received) {
                true => Ok(None),
                false => Err(Refused::Constant),
            };
        }
        // Nothing if the constants overlap, or end within a letter, and so differ.
        let end = received.len().checked_sub(after.len());
        let parts = end.and_then(|end| {
            let text = received.get(before.len()..end)?;
            Some((&received[..before.len()], text, &received[end..]))
        });
        match parts {
            Some((start, text, end)) if is_equal(&before, start) & is_equal(&after, end) => {
                Ok(Some(text.to_owned()))
            }
            _ => Err(Refused::Constant),
        }
    }

    fn has_spaces(&self) -> bool {
        self.variables().all(Variable::may_have_spaces)
    }
}

/// Shows the variables and the places of constants, which may be secrets.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.0 {
            match piece {
                Piece::Constant(_) => f.write_str("…")?,
                Piece::Variable(variable) => write!(f, "{variable}")?,
            }
        }
        Ok(())
    }
}

/// Decodes text; bytes that are no UTF-8 become `�`.
pub(super) fn decoded(text: &str, encoding: Encoding, has_spaces: bool) -> String {
    let spaced = match encoding {
        Encoding::Plain => return text.to_owned(),
        Encoding::Form if has_spaces => text.replace('+', " "),
        Encoding::Form | Encoding::Path => text.to_owned(),
    };
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// Returns whether two texts are equal, in a time that tells only whether their lengths are.
///
/// Bytes that are no UTF-8 all became the same letter, and equal nothing.
fn is_equal(expected: &str, found: &str) -> bool {
    let is_equal: bool = expected.as_bytes().ct_eq(found.as_bytes()).into();
    is_equal && !expected.contains(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postbacks::braces;

    fn take(template: &str, received: &str) -> Result<Option<String>, Refused> {
        let value = braces::pieces(template).expect(template);
        let value = value.decoded(Encoding::Form);
        value.take(received, Encoding::Form)
    }

    fn text(text: &str) -> Result<Option<String>, Refused> {
        Ok(Some(text.to_owned()))
    }

    #[test]
    fn a_variable_stands_between_its_constants() {
        assert_eq!(take("{click_id}", "a"), text("a"));
        assert_eq!(take("v1-{click_id}.x", "v1-a.x"), text("a"));
        assert_eq!(take("v1-{click_id}.x", "v1-.x"), text(""));
        assert_eq!(take("%C3%A9{click_id}", "é%C3%A9"), text("é"));
        assert_eq!(take("aa{click_id}aa", "aaa"), Err(Refused::Constant));
        assert_eq!(take("v1-{click_id}", "v2-a"), Err(Refused::Constant));
        assert_eq!(take("{click_id}-k1", "a-k2"), Err(Refused::Constant));
        // A constant of another length may end within a letter.
        assert_eq!(take("a{click_id}", "é"), Err(Refused::Constant));
    }

    #[test]
    fn a_value_without_a_variable_is_equal_or_refused() {
        assert_eq!(take("a+b", "a%20b"), Ok(None));
        assert_eq!(take("a", ""), Err(Refused::Constant));
        assert_eq!(take("a", "ab"), Err(Refused::Constant));
    }

    #[test]
    fn bytes_that_are_no_text_equal_nothing() {
        assert_eq!(take("%FF%FE", "%80%81"), Err(Refused::Constant));
        assert_eq!(take("%FF", "%FF"), Err(Refused::Constant));
        assert_eq!(take("{click_id}", "%FF"), text("\u{fffd}"));
    }

    #[test]
    fn several_variables_in_one_value_are_refused() {
        let value = take("{smart_link_id}-{click_id}", "a-b");
        assert_eq!(value, Err(Refused::Several));
    }

    #[test]
    fn a_plus_in_an_id_is_itself_and_in_other_text_a_space() {
        assert_eq!(take("{external_click_id}", "a+b%2Bc"), text("a+b+c"));
        assert_eq!(take("{smart_link_name}", "a+b%2Bc"), text("a b+c"));
    }
}
