//! Open enums: enums of the documented values, with a variant that keeps any other value.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{Deserializer, de};

use super::argument::Argument;

/// An open enum.
///
/// The implementations of [`Argument`] for all of them are here once: written for each, they would
/// be compiled for each.
pub trait OpenEnum: Clone {}

/// An open enum of strings.
pub trait TextEnum: OpenEnum + for<'a> From<&'a str> {}

/// An open enum of integers.
pub trait NumberEnum: OpenEnum + From<i64> {}

impl<E: OpenEnum> Argument<E> for E {
    #[inline]
    fn into_argument(self) -> Result<Option<E>, String> {
        Ok(Some(self))
    }
}

impl<E: OpenEnum> Argument<E> for &E {
    #[inline]
    fn into_argument(self) -> Result<Option<E>, String> {
        Ok(Some(self.clone()))
    }
}

macro_rules! by {
    ($kind:ident: $($value:ty)* => |$argument:ident| $converted:expr) => {$(
        impl<E: $kind> Argument<E> for $value {
            #[inline]
            fn into_argument(self) -> Result<Option<E>, String> {
                let $argument = self;
                $converted
            }
        }
    )*};
}

by! { TextEnum: &str String &String Cow<'_, str> => |text| Ok(Some(E::from(AsRef::<str>::as_ref(&text)))) }

by! {
    NumberEnum: i8 i16 i32 i64 isize u8 u16 u32 u64 usize
    => |number| Ok(Argument::<i64>::into_argument(number)?.map(E::from))
}

/// Reads an open enum of strings, without an allocation for the documented values.
///
/// # Errors
///
/// Fails if the value is not a string.
pub fn read_text<'de, T: for<'a> From<&'a str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Visitor<T>(PhantomData<T>);

    impl<T: for<'a> From<&'a str>> de::Visitor<'_> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok(text.into())
        }
    }

    deserializer.deserialize_str(Visitor(PhantomData))
}

/// Defines an open enum of strings.
///
/// Values are compared as the strings that they stand for, so that `Other` with a documented value
/// equals its variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_enum {
    ($(#[$attribute:meta])* $name:ident { $($variant:ident = $text:literal,)* } else $other:ident) => {
        $(#[$attribute])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
            /// Any other value, kept as received.
            $other(::std::sync::Arc<str>),
        }

        impl $name {
            /// Returns the string that stands for the value in requests and responses.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::$other(other.into()),
                }
            }
        }

        $crate::__open_enum!($name as_str);

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::read_text(deserializer)
            }
        }

        impl $crate::runtime::OpenEnum for $name {}

        impl $crate::runtime::TextEnum for $name {}
    };
}

/// Defines an open enum of integers.
#[doc(hidden)]
#[macro_export]
macro_rules! __number_enum {
    ($(#[$attribute:meta])* $name:ident { $($variant:ident = $number:literal,)* } else $other:ident) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", stringify!($number), "`")] $variant,)*
            /// Any other value, kept as received.
            $other(i64),
        }

        impl $name {
            /// Returns the integer that stands for the value in requests and responses.
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::$other(number) => *number,
                }
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    other => Self::$other(other),
                }
            }
        }

        $crate::__open_enum!($name as_i64);

        impl ::std::str::FromStr for $name {
            type Err = ::std::num::ParseIntError;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                text.parse::<i64>().map(Self::from)
            }
        }

        impl PartialEq<i64> for $name {
            #[inline]
            fn eq(&self, other: &i64) -> bool {
                self.as_i64() == *other
            }
        }

        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                i64::deserialize(deserializer).map(Self::from)
            }
        }

        impl $crate::runtime::OpenEnum for $name {}

        impl $crate::runtime::NumberEnum for $name {}
    };
}

/// Implements what all open enums have, by the value that they stand for.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    ($name:ident $value:ident) => {
        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.$value() == other.$value()
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.$value().cmp(&other.$value())
            }
        }

        impl ::std::hash::Hash for $name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.$value().hash(state);
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.$value(), f)
            }
        }
    };
}
