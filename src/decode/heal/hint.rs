//! [`Hint`]: the kind of value that a type asks for, and the values that can be coerced to it.

use std::borrow::Cow;

use serde_json::Number;

use super::tree::Tree;
use crate::model::lenient::number;

/// The kind of value that a type asks the deserializer for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Hint {
    Any,
    Bool,
    Integer,
    Number,
    /// A number, or a string that holds one as JSON writes it.
    NumberOrText,
    Text,
    Bytes,
    Unit,
    List,
    Tuple,
    Map,
    Struct,
    Enum,
}

/// The bound (2^53) beyond which an `f64` skips integers.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Hint {
    /// Infers the hint from a type's own description of the values that it expects.
    pub(super) fn of_expectation(expected: &str) -> Option<Self> {
        Some(match expected {
            "i8"
            | "i16"
            | "i32"
            | "i64"
            | "isize"
            | "u8"
            | "u16"
            | "u32"
            | "u64"
            | "usize"
            | "a whole number or a string" => Self::Integer,
            "f32" | "f64" => Self::Number,
            "a number" => Self::NumberOrText,
            "a boolean" => Self::Bool,
            "a string" => Self::Text,
            "a list" | "a sequence" => Self::List,
            "a map" | "an object" => Self::Map,
            other if other.starts_with("struct ") => Self::Struct,
            _ => return None,
        })
    }

    /// Returns whether a value is handed to the type, which may still refuse it.
    pub(super) fn accepts(self, tree: &Tree<'_>) -> bool {
        match tree {
            Tree::Broken(..) | Tree::Removed(_) | Tree::Read => false,
            Tree::Null => matches!(self, Self::Any | Self::Unit),
            Tree::Bool(_) => matches!(self, Self::Any | Self::Bool),
            Tree::Number(_, _) => matches!(self, Self::Any | Self::Integer | Self::Number),
            Tree::Text(_) => matches!(self, Self::Any | Self::Text | Self::Bytes | Self::Enum),
            Tree::List(_) => matches!(self, Self::Any | Self::List | Self::Tuple | Self::Bytes),
            Tree::Object(_) => match self {
                Self::Any | Self::Map | Self::Struct => true,
                Self::Enum => tree.left() == 1,
                Self::List | Self::Tuple => tree.is_list_in_object(),
                _ => false,
            },
        }
    }

    /// Returns whether a value never reaches a type that asks with this hint.
    pub(super) fn refuses(self, tree: &Tree<'_>) -> bool {
        !self.accepts(tree) && self.coerce(tree).is_none()
    }

    /// Coerces a value to this kind, if nothing is lost by that and it is not of this kind already.
    pub(super) fn coerce(self, tree: &Tree<'_>) -> Option<Tree<'static>> {
        Some(match (self, tree) {
            (Self::Integer, Tree::Text(text)) => Tree::Number(integer_in_text(text.trim())?, ""),
            (Self::Integer, Tree::Number(number, _)) if number.is_f64() => {
                Tree::Number(integer(number.as_f64()?)?, "")
            }
            (Self::Number, Tree::Text(text)) => {
                Tree::Number(Number::from_f64(text.trim().parse().ok()?)?, "")
            }
            (Self::NumberOrText, Tree::Text(text)) => numeral(text)?,
            (Self::Bool, Tree::Number(number, _)) => match number.as_u64()? {
                0 => Tree::Bool(false),
                1 => Tree::Bool(true),
                _ => return None,
            },
            (Self::Bool, Tree::Text(text)) => match text.as_ref() {
                "0" | "false" => Tree::Bool(false),
                "1" | "true" => Tree::Bool(true),
                _ => return None,
            },
            (Self::Text, Tree::Number(number, _))
                if !number.is_f64() || number.as_f64()?.abs() < EXACT =>
            {
                Tree::Text(Cow::Owned(number.to_string()))
            }
            (Self::List, Tree::Object(_)) if tree.left() == 0 => Tree::List(Vec::new()),
            (Self::Map | Self::Struct, Tree::List(_)) if tree.left() == 0 => {
                Tree::Object(Vec::new())
            }
            _ => return None,
        })
    }
}

/// Returns the number in a string, for a type that also reads strings.
///
/// A string remains one where it can, which keeps all digits.
fn numeral(text: &str) -> Option<Tree<'static>> {
    let trimmed = text.trim();
    let value = Number::from_f64(trimmed.parse().ok()?)?;
    let (sign, digits) = match trimmed.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let without_zeros = digits.trim_start_matches('0');
    let digits = match without_zeros.starts_with(|c: char| c.is_ascii_digit()) {
        true => without_zeros,
        false => &digits[(digits.len() - without_zeros.len()).saturating_sub(1)..],
    };
    let plain = format!("{sign}{digits}");
    let is_shorter = plain.len() < text.len();
    Some(match is_shorter && number::is_number(&plain) {
        true => Tree::Text(Cow::Owned(plain)),
        false => Tree::Number(value, ""),
    })
}

fn integer_in_text(text: &str) -> Option<Number> {
    let number = text.parse::<i64>().map(Number::from);
    let number = number.or_else(|_| text.parse::<u64>().map(Number::from));
    number.ok().or_else(|| integer(text.parse().ok()?))
}

#[allow(clippy::cast_possible_truncation)] // The number is integral and in range.
fn integer(number: f64) -> Option<Number> {
    (number.fract() == 0.0 && number.abs() < EXACT).then(|| Number::from(number as i64))
}

impl Tree<'_> {
    /// Returns whether the value is an object whose names are all numbers, as PHP writes a list
    /// that it has sorted or filtered.
    pub(super) fn is_list_in_object(&self) -> bool {
        let Self::Object(members) = self else {
            return false;
        };
        let is_index = |name: &str| name == "0" || !name.starts_with('0') && is_digits(name);
        self.left() > 0 && members.iter().all(|(name, _)| is_index(name))
    }

    /// Returns the integer that the value is decoded to where an integer is asked for.
    pub(super) fn integer(&self) -> Option<i128> {
        let coerced = Hint::Integer.coerce(self);
        match coerced.as_ref().unwrap_or(self) {
            Tree::Number(number, _) => {
                let negative = number.as_i64().map(i128::from);
                negative.or_else(|| number.as_u64().map(i128::from))
            }
            _ => None,
        }
    }
}

fn is_digits(name: &str) -> bool {
    !name.is_empty() && name.len() < 20 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The kind of a value, which decides whether types that look at the kind alone accept it.
///
/// The kinds are finer than serde's, so that no two different values are taken to be alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Signature {
    Null,
    Bool,
    Signed,
    Unsigned,
    IntegralFloat,
    Float,
    Blank,
    /// A string that holds a number as JSON writes it.
    NumberInText,
    /// Such a string whose number is too large for an `f64`.
    HugeInText,
    /// A string that holds a number in another notation, or with spaces around it.
    Numeric,
    Text,
    EmptyList,
    List,
    EmptyObject,
    ListInObject,
    Object,
    Broken,
    Removed,
}

impl Signature {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        match tree {
            Tree::Null => Self::Null,
            Tree::Bool(_) => Self::Bool,
            Tree::Number(number, _) if number.as_u64().is_some() => Self::Unsigned,
            Tree::Number(number, _) if number.as_i64().is_some() => Self::Signed,
            Tree::Number(_, _) if Hint::Integer.coerce(tree).is_some() => Self::IntegralFloat,
            Tree::Number(_, _) => Self::Float,
            Tree::Text(text) if number::is_number(text) => match number::in_text(text) {
                Some(_) => Self::NumberInText,
                None => Self::HugeInText,
            },
            Tree::Text(text) => match text.trim() {
                "" => Self::Blank,
                text if text.parse().is_ok_and(f64::is_finite) => Self::Numeric,
                _ => Self::Text,
            },
            Tree::List(_) if tree.left() == 0 => Self::EmptyList,
            Tree::List(_) => Self::List,
            Tree::Object(_) if tree.left() == 0 => Self::EmptyObject,
            Tree::Object(_) if tree.is_list_in_object() => Self::ListInObject,
            Tree::Object(_) => Self::Object,
            Tree::Broken(..) => Self::Broken,
            Tree::Removed(_) | Tree::Read => Self::Removed,
        }
    }
}
