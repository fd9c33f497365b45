//! [`Alike`]: the values that are certainly refused for the same reason as another.

use std::collections::HashSet;

use super::{
    decode_error::{Found, Location},
    hint::{Hint, Signature},
    tree::Tree,
};

/// The values that are refused like the one at which decoding stopped.
pub(super) enum Alike<'b> {
    /// Values that the deserializer refuses for a hint; null only if the first was null, since
    /// other nulls may be in an `Option`.
    Refused {
        hint: Hint,
        is_null: bool,
    },
    /// Values that the type refuses for their kind; some may be coerced to the hint.
    Signature {
        signature: Signature,
        hint: Option<Hint>,
    },
    /// Integers that are out of the range of an integer type.
    OutOfRange(String),
    /// Lists of one length.
    Length(usize),
    /// Objects that have no names other than these.
    Names(HashSet<String>),
    /// Objects with several members of one name.
    Duplicate(&'static str),
    /// Equal values.
    Same(Tree<'b>),
    Any,
    None,
}

impl Alike<'_> {
    /// Returns whether a value is among them.
    pub(super) fn holds(&self, tree: &Tree<'_>) -> bool {
        match self {
            Self::Refused { hint, is_null } => {
                (*tree == Tree::Null) == *is_null && hint.refuses(tree)
            }
            Self::Signature { signature, .. } => Signature::of(tree) == *signature,
            Self::OutOfRange(ty) => is_out_of_range(ty, tree),
            Self::Length(length) => matches!(tree, Tree::List(_)) && tree.left() == *length,
            Self::Names(known) => {
                matches!(tree, Tree::Object(_)) && tree.names().all(|name| known.contains(name))
            }
            Self::Duplicate(name) => tree.names().filter(|other| other == name).count() > 1,
            Self::Same(failing) => tree == failing,
            Self::Any => true,
            Self::None => false,
        }
    }
}

impl Found {
    /// Returns whether a type found this very value, and refused it before it looked into it.
    ///
    /// serde decodes some types from a buffered copy, and reports what it found in the copy.
    pub(super) fn is(&self, tree: &Tree<'_>, location: &Location) -> bool {
        let is_unseen = location.hint.is_some() && !location.has_looked;
        match (self, tree) {
            (Self::Kind, _) | (Self::Null, Tree::Null) => true,
            (Self::Bool(found), Tree::Bool(value)) => found == value,
            (Self::Signed(found), Tree::Number(number, _)) => number.as_i64() == Some(*found),
            (Self::Unsigned(found), Tree::Number(number, _)) => number.as_u64() == Some(*found),
            (Self::Float(found), Tree::Number(number, _)) => number.as_f64() == Some(*found),
            (Self::Text(found), Tree::Text(text)) => found == text,
            (Self::List, Tree::List(_)) | (Self::Object, Tree::Object(_)) => is_unseen,
            _ => false,
        }
    }
}

/// Returns whether an integer is out of the range of an integer type.
pub(super) fn is_out_of_range(ty: &str, tree: &Tree<'_>) -> bool {
    let Some(number) = tree.integer() else {
        return false;
    };
    match ty {
        "i8" => i8::try_from(number).is_err(),
        "i16" => i16::try_from(number).is_err(),
        "i32" => i32::try_from(number).is_err(),
        "i64" => i64::try_from(number).is_err(),
        "u8" => u8::try_from(number).is_err(),
        "u16" => u16::try_from(number).is_err(),
        "u32" => u32::try_from(number).is_err(),
        "u64" => u64::try_from(number).is_err(),
        _ => false,
    }
}
