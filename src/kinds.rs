//! Enums of answers that are JSON of one kind or another.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{
        self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};
use serde_json::{Number, Value};

use crate::heal::NUMBER;

/// An enum with a variant for each kind of JSON: which one is read is decided by the kind alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __kinds {
    ($(#[$attribute:meta])* $name:ident { $($variant:ident($ty:ty) if $is:ident,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[allow(missing_docs)]
                $variant($ty),
            )*
            /// JSON of a kind that is not documented.
            Other(::serde_json::Value),
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Other(::serde_json::Value::Null)
            }
        }

        impl<'de> runtime::Data<'de> for $name {
            fn read<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                ::serde::Deserialize::deserialize(deserializer)
            }
        }

        impl<'de> $crate::runtime::Kinds<'de> for $name {
            fn other(value: ::serde_json::Value) -> Self {
                Self::Other(value)
            }

            $(
                fn $is<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::std::result::Result<Self, D::Error> {
                    <$ty as ::serde::Deserialize>::deserialize(deserializer).map(Self::$variant)
                }
            )*
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::one_of_kinds(deserializer)
            }
        }
    };
}

/// What may be of one kind or another, each read in its way.
pub trait Kinds<'de>: Sized {
    /// Keeps what is of no documented kind.
    fn other(value: Value) -> Self;

    /// Reads true or false.
    fn is_boolean<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::other)
    }

    /// Reads a number.
    fn is_number<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::other)
    }

    /// Reads text.
    fn is_string<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::other)
    }

    /// Reads a list.
    fn is_array<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::other)
    }

    /// Reads an object.
    fn is_object<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::other)
    }
}

/// Reads what may be of one kind or another.
pub fn one_of_kinds<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Kinds<'de>,
{
    struct Visitor<T>(PhantomData<T>);

    impl<'de, T: Kinds<'de>> de::Visitor<'de> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value")
        }

        fn visit_unit<E>(self) -> Result<T, E> {
            Ok(T::other(Value::Null))
        }

        fn visit_bool<E: de::Error>(self, value: bool) -> Result<T, E> {
            T::is_boolean(value.into_deserializer())
        }

        fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
            T::is_number(value.into_deserializer())
        }

        fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
            T::is_number(value.into_deserializer())
        }

        fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
            T::is_number(value.into_deserializer())
        }

        fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
            T::is_string(value.into_deserializer())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
            T::is_array(SeqAccessDeserializer::new(items))
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<T, A::Error> {
            let first = members.next_key::<String>()?;
            if first.as_deref() == Some(NUMBER) {
                let number: Number = members
                    .next_value::<String>()?
                    .parse()
                    .map_err(de::Error::custom)?;
                return T::is_number(&number).map_err(de::Error::custom);
            }
            T::is_object(MapAccessDeserializer::new(Members { first, members }))
        }
    }

    deserializer.deserialize_any(Visitor(PhantomData))
}

/// The members of an object whose first name has been read.
struct Members<A> {
    first: Option<String>,
    members: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(name) => seed.deserialize(name.into_deserializer()).map(Some),
            None => self.members.next_key_seed(seed),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}

#[cfg(test)]
#[allow(unreachable_pub)] // Of the macro, whose enums are public.
mod tests {
    use serde_json::json;

    use super::*;
    use crate::runtime;

    __kinds! {
        /// A price, plain or with its currency.
        #[allow(unreachable_pub)]
        Price {
            Number(f64) if is_number,
            List(Vec<i64>) if is_array,
            Object(std::collections::BTreeMap<String, i64>) if is_object,
        }
    }

    #[test]
    fn what_it_is_is_told_by_its_kind() {
        for (json, expected) in [
            (json!(5), Price::Number(5.0)),
            (json!(-5), Price::Number(-5.0)),
            (json!(1.5), Price::Number(1.5)),
            (json!([]), Price::List(Vec::new())),
            (json!([1, 2]), Price::List(vec![1, 2])),
            (json!({}), Price::Object([].into())),
            (
                json!({"a": 1, "b": 2}),
                Price::Object([("a".to_owned(), 1), ("b".to_owned(), 2)].into()),
            ),
            (json!("5"), Price::Other(json!("5"))),
            (json!(true), Price::Other(json!(true))),
            (json!(null), Price::Other(json!(null))),
        ] {
            let text = json.to_string();
            assert_eq!(
                serde_json::from_str::<Price>(&text).ok(),
                Some(expected),
                "{text}"
            );
        }
        assert!(serde_json::from_str::<Price>(r#"[1, "x"]"#).is_err());
    }

    #[test]
    fn a_number_that_serde_json_keeps_as_text_is_one() {
        // As it hands it out where another crate makes it keep numbers as text.
        let price = serde_json::from_str::<Price>(&format!(r#"{{"{NUMBER}": "12.50"}}"#));
        assert_eq!(price.ok(), Some(Price::Number(12.5)));
    }
}
