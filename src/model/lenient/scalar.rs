//! [`Scalar`]: a deserializer of a scalar that a visitor has received.

use std::marker::PhantomData;

use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer, Unexpected, Visitor},
    forward_to_deserialize_any,
};

/// A deserializer of any scalar.
///
/// With a deserializer for each kind, every type would be compiled for all of them.
pub(super) struct Scalar<'a, E>(Unexpected<'a>, PhantomData<E>);

impl<'a, E: Error> Scalar<'a, E> {
    pub(super) fn read<'de, T: Deserialize<'de>>(value: Unexpected<'a>) -> Result<Option<T>, E> {
        T::deserialize(Self(value, PhantomData)).map(Some)
    }
}

impl<'de, E: Error> Deserializer<'de> for Scalar<'_, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Unexpected::Bool(value) => visitor.visit_bool(value),
            Unexpected::Signed(value) => visitor.visit_i64(value),
            Unexpected::Unsigned(value) => visitor.visit_u64(value),
            Unexpected::Float(value) => visitor.visit_f64(value),
            Unexpected::Str(value) => visitor.visit_str(value),
            other => Err(E::invalid_type(other, &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match self.0 {
            Unexpected::Str(value) => value
                .into_deserializer()
                .deserialize_enum(name, variants, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
