//! The deserializers of the parts of a [`Node`]: items, members, their names, and enum variants.

use std::cell::Cell;

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::Number;

use super::{
    super::{decode_error::DecodeError, place::StepKind, tree::Tree},
    Node,
    number::visit_number,
};
use crate::model::salvage;

/// The sequence of the items of a list.
pub(super) struct Items<'de, 'p> {
    pub(super) node: Node<'de, 'p>,
    pub(super) next: usize,
    pub(super) left: usize,
    pub(super) kind: StepKind,
    pub(super) has_looked: bool,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = DecodeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        loop {
            let place = self.node.place(self.next, self.kind);
            let Some(item) = self.node.child(&place) else {
                return Ok(None);
            };
            self.next += 1;
            if item.tree.is_removed() {
                if *item.tree == Tree::Read {
                    salvage::skip();
                }
                continue;
            }
            salvage::read();
            self.left -= 1;
            self.has_looked = true;
            let item = seed.deserialize(item).map(Some);
            return item.map_err(|error| error.or_at(Some(&place), None, true));
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// The map of the members of an object.
pub(super) struct Members<'de, 'p> {
    pub(super) node: Node<'de, 'p>,
    /// The index after that of the member whose name was read last.
    pub(super) next: usize,
    pub(super) left: usize,
    pub(super) kind: StepKind,
    pub(super) has_looked: bool,
}

impl<'de> MapAccess<'de> for Members<'de, '_> {
    type Error = DecodeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        while self
            .node
            .tree
            .child(self.next)
            .is_some_and(Tree::is_removed)
        {
            self.next += 1;
        }
        let Some(name) = self.node.tree.name(self.next) else {
            return Ok(None);
        };
        let place = self.node.place(self.next, StepKind::Entry);
        self.next += 1;
        self.left -= 1;
        let is_known = Cell::new(false);
        let key = Key {
            name,
            is_known: &is_known,
        };
        let key = seed.deserialize(key).map(Some);
        self.kind = match is_known.get() {
            true => StepKind::Member,
            false => StepKind::Entry,
        };
        key.map_err(|error| error.about_name().or_at(Some(&place), None, true))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, DecodeError> {
        self.has_looked = true;
        let place = self.node.place(self.next.saturating_sub(1), self.kind);
        let Some(member) = self.node.child(&place) else {
            return Err(DecodeError::custom("expected a name before a value"));
        };
        let value = seed.deserialize(member);
        value.map_err(|error| error.or_at(Some(&place), None, true))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// The deserializer of the name of a member, as a key of a map or a field of a struct.
struct Key<'de, 'c> {
    name: &'de str,
    /// Set if the type asks for an identifier: then it knows its names.
    is_known: &'c Cell<bool>,
}

macro_rules! number_keys {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            match self.name.parse::<Number>() {
                Ok(number) => visit_number(&number, visitor),
                Err(_) => visitor.visit_borrowed_str(self.name),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Key<'de, '_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_borrowed_str(self.name)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.is_known.set(true);
        visitor.visit_borrowed_str(self.name)
    }

    number_keys! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.name {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            name => visitor.visit_borrowed_str(name),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.name))
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        ignored_any
    }
}

/// The deserializer of an enum that is an object of one member.
pub(super) struct Variant<'de, 'p> {
    pub(super) node: Node<'de, 'p>,
    pub(super) index: usize,
}

impl<'de, 'p> EnumAccess<'de> for Variant<'de, 'p> {
    type Error = DecodeError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), DecodeError> {
        let name = self.node.tree.name(self.index).unwrap_or_default();
        let variant = seed.deserialize(BorrowedStrDeserializer::new(name))?;
        Ok((variant, self))
    }
}

impl<'de> Variant<'de, '_> {
    fn content<T>(
        self,
        read: impl FnOnce(Node<'de, '_>) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let place = self.node.place(self.index, StepKind::Fixed);
        match self.node.child(&place) {
            Some(content) => read(content).map_err(|error| error.or_at(Some(&place), None, true)),
            None => Err(DecodeError::custom("expected a variant")),
        }
    }
}

impl<'de> VariantAccess<'de> for Variant<'de, '_> {
    type Error = DecodeError;

    fn unit_variant(self) -> Result<(), DecodeError> {
        self.content(|content| <()>::deserialize(content))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, DecodeError> {
        self.content(|content| seed.deserialize(content))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.content(|content| content.deserialize_tuple(len, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.content(|content| content.deserialize_struct("", fields, visitor))
    }
}
