//! Braces in a template: where variables are, and which braces are none of a variable.

use super::{
    value::{Piece, Value},
    variable::Variable,
};

/// A brace that belongs to no variable, at its offset in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stray {
    pub(super) offset: usize,
    pub(super) problem: Problem,
}

/// The reason why a brace belongs to no variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// `{}`
    Empty,
    /// `{` and no `}` after it.
    Unclosed,
    /// `}` and no `{` before it.
    Unopened,
    /// Letters between the braces that no variable has.
    Name,
}

/// Returns the name of the variable with which text begins: `{`, letters `a-z`, digits and `_`, `}`.
pub(super) fn variable(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?;
    let length = inner.bytes().take_while(is_of_name).count();
    let is_closed = inner.as_bytes().get(length) == Some(&b'}');
    (is_closed && length > 0).then(|| &inner[..length])
}

fn is_of_name(byte: &u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')
}

/// Splits text into constants and variables.
///
/// # Errors
///
/// Returns the first brace that belongs to no variable.
pub(super) fn pieces(text: &str) -> Result<Value, Stray> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let offset = text.len() - rest.len() + at;
        let (constant, from) = rest.split_at(at);
        let name = variable(from).ok_or_else(|| Stray {
            offset,
            problem: problem(from),
        })?;
        if !constant.is_empty() {
            pieces.push(Piece::Constant(constant.to_owned()));
        }
        pieces.push(Piece::Variable(Variable::from(name)));
        rest = &from[name.len() + 2..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Constant(rest.to_owned()));
    }
    Ok(Value::new(pieces))
}

/// Returns the reason why text does not begin with a variable, although with a brace.
pub(super) fn problem(from: &str) -> Problem {
    match (
        from.as_bytes(),
        from.get(1..).and_then(|rest| rest.find(['{', '}'])),
    ) {
        ([b'}', ..], _) => Problem::Unopened,
        ([_, b'}', ..], _) => Problem::Empty,
        (_, Some(at)) if from.as_bytes().get(at + 1) == Some(&b'}') => Problem::Name,
        _ => Problem::Unclosed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_lower_case_letters_digits_and_underscores_in_braces() {
        assert_eq!(variable("{aff_s1}&x"), Some("aff_s1"));
        for other in [
            "",
            "{",
            "{}",
            "a",
            "{Click}",
            "{a b}",
            "{a",
            "{{a}}",
            "{é}",
            "{\"a\":1}",
        ] {
            assert_eq!(variable(other), None, "{other}");
        }
    }

    #[test]
    fn a_brace_of_no_variable_is_an_error_at_its_offset() {
        for (text, offset, problem) in [
            ("a{}", 1, Problem::Empty),
            ("é{click_id", 2, Problem::Unclosed),
            ("{click_id}{gclid", 10, Problem::Unclosed),
            ("{a{b}", 0, Problem::Unclosed),
            ("ab}", 2, Problem::Unopened),
            ("{click_id}}", 10, Problem::Unopened),
            ("{Click}", 0, Problem::Name),
            ("{a b}", 0, Problem::Name),
        ] {
            let stray = pieces(text).err();
            assert_eq!(stray, Some(Stray { offset, problem }), "{text}");
        }
    }
}
