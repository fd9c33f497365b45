//! [`Id`]: an identifier that the server sends as a number or as a string.

use std::{
    borrow::Cow,
    cmp::Ordering,
    convert::Infallible,
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, value::MapAccessDeserializer},
};
use serde_json::Value;

use super::lenient::BY_KIND;

/// An identifier, which the server sends as a number or as a string.
///
/// Both forms of an id are equal, and numbers come before other ids in the order. An id is sent
/// back in the form in which it was received. A number is kept without an allocation, also if it
/// was received in a string.
///
/// ```
/// use onlyfansapi::types::Id;
///
/// assert_eq!(Id::from(123), Id::from("123"));
/// assert_eq!(Id::from("acct_123").to_string(), "acct_123");
/// assert_eq!(Id::from("123").as_i64(), Some(123));
/// assert!(Id::from("9") < Id::from(10));
/// ```
#[derive(Clone)]
pub struct Id(Repr);

#[derive(Clone)]
enum Repr {
    /// A whole number of 64 bits, with or without a sign.
    Number {
        is_negative: bool,
        magnitude: u64,
        /// Whether it is sent as a string.
        is_text: bool,
    },
    /// Any other text.
    Text(Box<str>),
}

impl Id {
    /// Returns the id as an `i64`, or `None` if it is not a whole number in that range.
    #[must_use]
    #[inline]
    pub fn as_i64(&self) -> Option<i64> {
        i64::try_from(self.number()?).ok()
    }

    fn number(&self) -> Option<i128> {
        match self.0 {
            Repr::Number {
                is_negative,
                magnitude,
                ..
            } => {
                let number = i128::from(magnitude);
                Some(if is_negative { -number } else { number })
            }
            Repr::Text(_) => None,
        }
    }

    /// Returns the id of a number, or `None` if the number needs more than 64 bits.
    fn of_number(number: i128, is_text: bool) -> Option<Self> {
        let is_in_json = i64::try_from(number).is_ok() || number > 0;
        let magnitude = u64::try_from(number.unsigned_abs()).ok()?;
        is_in_json.then_some(Self(Repr::Number {
            is_negative: number < 0,
            magnitude,
            is_text,
        }))
    }

    /// Returns the id of a text that is a number as Rust writes it.
    fn of_digits(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_plain = !digits.is_empty()
            && digits.len() <= 20
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && (text == "0" || !digits.starts_with('0'));
        if !is_plain {
            return None;
        }
        Self::of_number(text.parse().ok()?, true)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, self.number()) {
            (Repr::Text(text), _) => f.pad(text),
            (_, number) => number.unwrap_or_default().fmt(f),
        }
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Number { is_text: false, .. } => fmt::Display::fmt(self, f),
            _ => write!(f, "{:?}", self.to_string()),
        }
    }
}

impl PartialEq for Id {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Text(left), Repr::Text(right)) => left.cmp(right),
            (Repr::Text(_), _) => Ordering::Greater,
            (_, Repr::Text(_)) => Ordering::Less,
            _ => self.number().cmp(&other.number()),
        }
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Repr::Text(text) => text.hash(state),
            _ => self.number().hash(state),
        }
    }
}

impl PartialEq<str> for Id {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        match &self.0 {
            Repr::Text(text) => **text == *other,
            _ => Self::of_digits(other).is_some_and(|other| *self == other),
        }
    }
}

impl PartialEq<&str> for Id {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl PartialEq<i64> for Id {
    #[inline]
    fn eq(&self, other: &i64) -> bool {
        self.number() == Some(i128::from(*other))
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Id {
            #[inline]
            fn from(number: $integer) -> Self {
                match i128::try_from(number).ok().and_then(|number| Self::of_number(number, false)) {
                    Some(id) => id,
                    // JSON has no such numbers that all programs read.
                    None => Self(Repr::Text(number.to_string().into())),
                }
            }
        }
    )*};
}

from_integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

impl From<&str> for Id {
    #[inline]
    fn from(text: &str) -> Self {
        Self::of_digits(text).unwrap_or_else(|| Self(Repr::Text(text.into())))
    }
}

impl From<String> for Id {
    #[inline]
    fn from(text: String) -> Self {
        Self::of_digits(&text).unwrap_or_else(|| Self(Repr::Text(text.into())))
    }
}

impl From<&String> for Id {
    #[inline]
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Cow<'_, str>> for Id {
    #[inline]
    fn from(text: Cow<'_, str>) -> Self {
        Self::from(text.as_ref())
    }
}

impl From<&Id> for Id {
    #[inline]
    fn from(id: &Id) -> Self {
        id.clone()
    }
}

impl From<Id> for String {
    #[inline]
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

impl From<Id> for Value {
    #[inline]
    fn from(id: Id) -> Self {
        serde_json::to_value(id).unwrap_or_default()
    }
}

impl FromStr for Id {
    type Err = Infallible;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Repr::Text(text) => serializer.serialize_str(text),
            Repr::Number { is_text: true, .. } => serializer.collect_str(self),
            Repr::Number { magnitude, .. } => match self.as_i64() {
                Some(number) => serializer.serialize_i64(number),
                None => serializer.serialize_u64(*magnitude),
            },
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Id;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or a string")
    }

    fn visit_i64<E>(self, number: i64) -> Result<Id, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Id, E> {
        Ok(number.into())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Id, E> {
        Err(E::invalid_type(BY_KIND, &self))
    }

    fn visit_str<E>(self, text: &str) -> Result<Id, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Id, E> {
        Ok(text.into())
    }

    /// Reads a number if another crate turns on `arbitrary_precision` of serde_json, which then
    /// hands out numbers as maps.
    fn visit_map<A: de::MapAccess<'de>>(self, members: A) -> Result<Id, A::Error> {
        let number = Value::deserialize(MapAccessDeserializer::new(members))?;
        match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => Ok(number.into()),
            (None, Some(number)) => Ok(number.into()),
            (None, None) => Err(de::Error::invalid_type(BY_KIND, &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::*;

    #[test]
    fn an_id_is_equal_as_a_number_and_as_a_string() {
        let ids: HashSet<Id> = [Id::from(123), Id::from("123"), Id::from(123_u64)].into();
        assert_eq!(ids.len(), 1);
        assert!(Id::from(5) == "5" && Id::from("5") == 5 && Id::from("05") != 5);
        assert_eq!(Id::from("5").cmp(&5_usize.into()), Ordering::Equal);
    }

    #[test]
    fn the_order_agrees_with_equality_and_is_that_of_numbers_and_then_of_text() {
        let ids = ["10", "x", "-3", "9", "010", "18446744073709551615", "-0"];
        let sorted: BTreeSet<Id> = ids.into_iter().map(Id::from).collect();
        let sorted: Vec<String> = sorted.iter().map(Id::to_string).collect();
        assert_eq!(
            sorted,
            ["-3", "9", "10", "18446744073709551615", "-0", "010", "x"]
        );
        assert_eq!(Id::from(10).cmp(&Id::from("10")), Ordering::Equal);
    }

    #[test]
    fn an_id_deserializes_from_both_forms_and_serializes_to_the_same() {
        for json in [
            "0",
            "123",
            "-5",
            "-9223372036854775808",
            "18446744073709551615",
            r#""123""#,
            r#""-9223372036854775808""#,
            r#""-9223372036854775809""#,
            r#""18446744073709551616""#,
            r#""007""#,
            r#""-0""#,
            r#""""#,
            r#""acct_1""#,
        ] {
            let id: Id = serde_json::from_str(json).expect(json);
            assert_eq!(serde_json::to_string(&id).expect(json), json);
            let value: Value = serde_json::from_str(json).expect(json);
            assert_eq!(serde_json::from_value::<Id>(value).expect(json), id);
        }
        let error = serde_json::from_str::<Id>("1.5").expect_err("no id");
        assert!(
            error
                .to_string()
                .contains("expected a whole number or a string")
        );
    }

    #[test]
    fn an_id_is_made_of_every_integer() {
        assert_eq!(Id::from(u64::MAX).to_string(), u64::MAX.to_string());
        assert_eq!(Id::from(u128::MAX).to_string(), u128::MAX.to_string());
        assert_eq!(Id::from(i128::MIN).to_string(), i128::MIN.to_string());
        assert_eq!(Id::from(u64::MAX).as_i64(), None);
        assert_eq!("acct_1".parse::<Id>(), Ok(Id::from("acct_1")));
    }
}
