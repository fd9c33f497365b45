//! [`Alike`]: which values are refused for the same reason as another, for certain.

use std::collections::HashSet;

use super::{
    hint::{Hint, Signature},
    stop::{Met, Where},
    tree::Tree,
};

/// Which values are refused as the one at which decoding stopped.
pub(super) enum Alike<'b> {
    /// What the deserializer refuses for a hint; null only if it was null, since others may stand
    /// under an option.
    Refused {
        hint: Hint,
        is_null: bool,
    },
    /// What the type refuses for its kind. Some of it may be read as what the hint asks for.
    Signature {
        signature: Signature,
        hint: Option<Hint>,
    },
    /// Whole numbers that a type of numbers cannot hold.
    OutOf(String),
    /// Lists of this length.
    Length(usize),
    /// Objects that have no other names than these.
    Names(HashSet<String>),
    /// Objects that have two members of this name.
    Twice(&'static str),
    Same(Tree<'b>),
    Any,
    None,
}

impl Alike<'_> {
    pub(super) fn holds(&self, tree: &Tree<'_>) -> bool {
        match self {
            Self::Refused { hint, is_null } => {
                (*tree == Tree::Null) == *is_null && hint.refuses(tree)
            }
            Self::Signature { signature, .. } => Signature::of(tree) == *signature,
            Self::OutOf(ty) => is_out_of(ty, tree),
            Self::Length(length) => matches!(tree, Tree::List(_)) && tree.left() == *length,
            Self::Names(known) => {
                matches!(tree, Tree::Object(_)) && tree.names().all(|name| known.contains(name))
            }
            Self::Twice(name) => tree.names().filter(|other| other == name).count() > 1,
            Self::Same(failing) => tree == failing,
            Self::Any => true,
            Self::None => false,
        }
    }
}

impl Met {
    /// Returns whether a type met a value itself, and refused it before it looked into it.
    ///
    /// Serde reads some types by way of a copy, and reports what it met in that.
    pub(super) fn is(&self, tree: &Tree<'_>, place: &Where) -> bool {
        let is_unseen = place.hint.is_some() && !place.has_looked;
        match (self, tree) {
            (Self::Kind, _) | (Self::Null, Tree::Null) => true,
            (Self::Bool(met), Tree::Bool(value)) => met == value,
            (Self::Signed(met), Tree::Number(number)) => number.as_i64() == Some(*met),
            (Self::Unsigned(met), Tree::Number(number)) => number.as_u64() == Some(*met),
            (Self::Float(met), Tree::Number(number)) => number.as_f64() == Some(*met),
            (Self::Text(met), Tree::Text(text)) => met == text,
            (Self::List, Tree::List(_)) | (Self::Object, Tree::Object(_)) => is_unseen,
            _ => false,
        }
    }
}

/// Whether a type of whole numbers has no room for a whole number.
pub(super) fn is_out_of(ty: &str, tree: &Tree<'_>) -> bool {
    let Some(number) = tree.whole() else {
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
