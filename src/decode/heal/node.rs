//! [`Node`]: the deserializer of a value in a tree.

mod access;
mod number;

use serde::{
    Deserializer,
    de::{
        Error as _, Expected, Visitor,
        value::{BorrowedStrDeserializer, MapDeserializer},
    },
};

use super::{
    decode_error::{DecodeError, Reason},
    hint::Hint,
    log::{Log, Note},
    place::{Place, Step, StepKind},
    tree::Tree,
};
use crate::{decode::drift::DriftAction, model::lenient::RAW};
use access::{Items, Members, Variant};
use number::{visit_any_number, visit_number};

/// A value in a tree, and its place.
///
/// Types are decoded as by serde_json, except that values are coerced where nothing is lost, that a
/// struct is never decoded from the items of a list, and that errors carry their location.
#[derive(Clone, Copy)]
pub(super) struct Node<'de, 'p> {
    pub(super) tree: &'de Tree<'de>,
    place: Option<&'p Place<'p>>,
    log: &'p Log,
}

impl<'de, 'p> Node<'de, 'p> {
    /// Makes the node of the root of a tree.
    pub(super) fn root(tree: &'de Tree<'de>, log: &'p Log) -> Self {
        Self {
            tree,
            place: None,
            log,
        }
    }

    pub(super) fn child<'c>(self, place: &'c Place<'c>) -> Option<Node<'de, 'c>>
    where
        'p: 'c,
    {
        self.log.step(1);
        Some(Node {
            tree: self.tree.child(place.step.index)?,
            place: Some(place),
            log: self.log,
        })
    }

    pub(super) fn place<'c>(self, index: usize, kind: StepKind) -> Place<'c>
    where
        'p: 'c,
    {
        Place {
            parent: self.place,
            step: Step { index, kind },
        }
    }

    /// Adds the location of this node to an error of its type, unless the error has one.
    fn locate(self, error: DecodeError, hint: Hint) -> DecodeError {
        error.or_at(self.place, Some(hint), true)
    }

    /// Makes the error of a value that the deserializer refuses for a hint.
    #[cold]
    fn refuse(self, hint: Hint, expected: &dyn Expected) -> DecodeError {
        let error = DecodeError::new(Reason::Hint, expected.to_string());
        error.or_at(self.place, Some(hint), false)
    }

    /// Returns the value coerced to a hint, and notes that. The root is never coerced to a scalar,
    /// since it is the whole body.
    fn coerced(self, hint: Hint, expected: &dyn Expected) -> Option<Tree<'static>> {
        if !self.log.coerces || self.place.is_none() {
            return None;
        }
        let coerced = hint.coerce(self.tree)?;
        self.note(expected);
        Some(coerced)
    }

    #[cold]
    fn note(self, expected: &dyn Expected) {
        let path = Place::path(self.place);
        self.log.notes.borrow_mut().push(Note {
            path: path.into_iter().map(|step| step.index).collect(),
            expected: expected.to_string(),
            found: self.tree.kind(),
            action: DriftAction::Coerced,
        });
    }

    fn number<V: Visitor<'de>>(self, hint: Hint, visitor: V) -> Result<V::Value, DecodeError> {
        let coerced = self.coerced(hint, &visitor);
        match coerced.as_ref().unwrap_or(self.tree) {
            Tree::Number(number, _) => {
                visit_number(number, visitor).map_err(|error| self.locate(error, hint))
            }
            _ => Err(self.refuse(hint, &visitor)),
        }
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let hint = Hint::Text;
        match self.tree {
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            _ => match self.coerced(hint, &visitor) {
                Some(Tree::Text(text)) => visitor.visit_str(&text),
                _ => Err(self.refuse(hint, &visitor)),
            },
        }
        .map_err(|error| self.locate(error, hint))
    }

    /// Decodes the items of a list, or of an object that is one.
    fn items<V: Visitor<'de>>(
        self,
        hint: Hint,
        kind: StepKind,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let mut items = Items {
            node: self,
            next: 0,
            left: self.tree.left(),
            kind,
            has_looked: false,
        };
        let value = visitor.visit_seq(&mut items);
        let (left, has_looked) = (items.left, items.has_looked);
        self.all_read(value, left, hint, has_looked)
    }

    /// Refuses a value if its type has not read all items or members, as serde_json does.
    fn all_read<T>(
        self,
        value: Result<T, DecodeError>,
        left: usize,
        hint: Hint,
        has_looked: bool,
    ) -> Result<T, DecodeError> {
        let value = value.and_then(|value| match left {
            0 => Ok(value),
            left => {
                let expected = format!("{} items", self.tree.left() - left);
                Err(DecodeError::new(Reason::Length, expected))
            }
        });
        value.map_err(|error| error.or_at(self.place, Some(hint), has_looked))
    }

    fn list<V: Visitor<'de>>(
        self,
        hint: Hint,
        kind: StepKind,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.tree {
            Tree::List(_) => self.items(hint, kind, visitor),
            Tree::Object(_) if self.log.coerces && self.place.is_some() => {
                if self.tree.left() > 0 && !self.tree.is_list_in_object() {
                    return Err(self.refuse(hint, &visitor));
                }
                self.note(&visitor);
                self.items(hint, kind, visitor)
            }
            _ => Err(self.refuse(hint, &visitor)),
        }
    }

    fn object<V: Visitor<'de>>(self, hint: Hint, visitor: V) -> Result<V::Value, DecodeError> {
        if !matches!(self.tree, Tree::Object(_)) {
            if !self.log.coerces || !self.is_empty_object() {
                return Err(self.refuse(hint, &visitor));
            }
            self.note(&visitor);
        }
        let mut members = Members {
            node: self,
            next: 0,
            // Nothing but an object has members.
            left: self.tree.names().count(),
            kind: StepKind::Entry,
            has_looked: false,
        };
        let value = visitor.visit_map(&mut members);
        let (left, has_looked) = (members.left, members.has_looked);
        self.all_read(value, left, hint, has_looked)
    }

    /// Returns whether the value stands for an object without members: an empty list, which PHP
    /// writes for one, or a whole body that is null.
    fn is_empty_object(self) -> bool {
        match self.tree {
            Tree::List(_) => self.tree.left() == 0,
            Tree::Null => self.place.is_none(),
            _ => false,
        }
    }
}

macro_rules! numbers {
    ($($method:ident as $hint:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            self.number(Hint::$hint, visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Node<'de, '_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Number(number, _) => visit_any_number(number, visitor),
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::List(_) => return self.items(Hint::Any, StepKind::Item, visitor),
            Tree::Object(_) => return self.object(Hint::Any, visitor),
            Tree::Broken(..) | Tree::Removed(_) | Tree::Read => {
                Err(self.refuse(Hint::Any, &visitor))
            }
        }
        .map_err(|error| self.locate(error, Hint::Any))
    }

    numbers! {
        deserialize_i8 as Integer,
        deserialize_i16 as Integer,
        deserialize_i32 as Integer,
        deserialize_i64 as Integer,
        deserialize_i128 as Integer,
        deserialize_u8 as Integer,
        deserialize_u16 as Integer,
        deserialize_u32 as Integer,
        deserialize_u64 as Integer,
        deserialize_u128 as Integer,
        deserialize_f32 as Number,
        deserialize_f64 as Number,
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let coerced = self.coerced(Hint::Bool, &visitor);
        match coerced.as_ref().unwrap_or(self.tree) {
            Tree::Bool(value) => visitor
                .visit_bool(*value)
                .map_err(|error| self.locate(error, Hint::Bool)),
            _ => Err(self.refuse(Hint::Bool, &visitor)),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.text(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.text(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree {
            Tree::Text(text) => visitor
                .visit_borrowed_bytes(text.as_bytes())
                .map_err(|error| self.locate(error, Hint::Bytes)),
            Tree::List(_) => self.items(Hint::Bytes, StepKind::Fixed, visitor),
            _ => Err(self.refuse(Hint::Bytes, &visitor)),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
        .map_err(|error| error.or_at(self.place, None, true))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.tree {
            Tree::Null => visitor
                .visit_unit()
                .map_err(|error| self.locate(error, Hint::Unit)),
            _ => Err(self.refuse(Hint::Unit, &visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if name == RAW {
            let text = match self.tree {
                Tree::Number(_, source) if !source.is_empty() => (*source).to_owned(),
                tree => serde_json::to_string(tree).map_err(DecodeError::custom)?,
            };
            visitor.visit_map(MapDeserializer::new([(RAW, text)].into_iter()))
        } else {
            visitor.visit_newtype_struct(self)
        }
        .map_err(|error: DecodeError| error.or_at(self.place, None, true))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.list(Hint::List, StepKind::Item, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.list(Hint::Tuple, StepKind::Fixed, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.object(Hint::Map, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.object(Hint::Struct, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.tree {
            Tree::Text(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Tree::Object(members) if self.tree.left() == 1 => {
                let is_left = |(_, member): &(_, Tree<'_>)| !member.is_removed();
                let index = members.iter().position(is_left).unwrap_or_default();
                visitor.visit_enum(Variant { node: self, index })
            }
            _ => Err(self.refuse(Hint::Enum, &visitor)),
        }
        .map_err(|error| self.locate(error, Hint::Enum))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_unit()
    }
}
