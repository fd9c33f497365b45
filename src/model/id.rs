//! [`Id`]: an identifier that the server sends as a number or as a string.

use std::{
    borrow::Cow,
    fmt,
    hash::{Hash, Hasher},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::lenient::BY_KIND;

/// An identifier, which the server sends as a number or as a string.
///
/// Both forms of an id are equal. An id is sent back in the form in which it was received.
///
/// ```
/// use onlyfansapi::types::Id;
///
/// assert_eq!(Id::from(123), Id::from("123"));
/// assert_eq!(Id::from("acct_123").to_string(), "acct_123");
/// assert_eq!(Id::from("123").as_i64(), Some(123));
/// ```
#[derive(Clone)]
pub struct Id(Repr);

/// The form in which the id was received, so that it is sent back unchanged.
#[derive(Clone)]
enum Repr {
    Signed(i64),
    Unsigned(u64),
    Text(String),
}

impl Id {
    /// Returns the id as an `i64`, or `None` if it is not a whole number in that range.
    #[must_use]
    #[inline]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Signed(number) => Some(*number),
            Repr::Unsigned(number) => i64::try_from(*number).ok(),
            Repr::Text(text) => text.parse().ok(),
        }
    }
}

impl Id {
    #[inline]
    fn text(&self) -> Cow<'_, str> {
        match &self.0 {
            Repr::Text(text) => Cow::Borrowed(text),
            _ => Cow::Owned(self.to_string()),
        }
    }
}

impl fmt::Display for Id {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Signed(number) => number.fmt(f),
            Repr::Unsigned(number) => number.fmt(f),
            Repr::Text(text) => text.fmt(f),
        }
    }
}

impl fmt::Debug for Id {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Signed(number) => number.fmt(f),
            Repr::Unsigned(number) => number.fmt(f),
            Repr::Text(text) => write!(f, "{text:?}"),
        }
    }
}

impl PartialEq for Id {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Id {}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text().hash(state);
    }
}

impl PartialEq<&str> for Id {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.text() == *other
    }
}

impl PartialEq<i64> for Id {
    #[inline]
    fn eq(&self, other: &i64) -> bool {
        *self.text() == other.to_string()
    }
}

impl From<i64> for Id {
    #[inline]
    fn from(number: i64) -> Self {
        Self(Repr::Signed(number))
    }
}

impl From<i32> for Id {
    #[inline]
    fn from(number: i32) -> Self {
        Self::from(i64::from(number))
    }
}

impl From<u32> for Id {
    #[inline]
    fn from(number: u32) -> Self {
        Self::from(i64::from(number))
    }
}

impl From<u64> for Id {
    #[inline]
    fn from(number: u64) -> Self {
        Self(Repr::Unsigned(number))
    }
}

impl From<String> for Id {
    #[inline]
    fn from(text: String) -> Self {
        Self(Repr::Text(text))
    }
}

impl From<&str> for Id {
    #[inline]
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for Id {
    #[inline]
    fn from(text: &String) -> Self {
        Self::from(text.clone())
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

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Repr::Signed(number) => serializer.serialize_i64(*number),
            Repr::Unsigned(number) => serializer.serialize_u64(*number),
            Repr::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // `Value` reads numbers even if another crate turns on `arbitrary_precision` of serde_json.
        let repr = match Value::deserialize(deserializer)? {
            Value::String(text) => Some(Repr::Text(text)),
            Value::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(number), _) => Some(Repr::Signed(number)),
                (None, number) => number.map(Repr::Unsigned),
            },
            _ => None,
        };
        repr.map(Self)
            .ok_or_else(|| de::Error::invalid_type(BY_KIND, &"a whole number or a string"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn an_id_is_equal_as_a_number_and_as_a_string() {
        let ids: HashSet<Id> = [Id::from(123), Id::from("123"), Id::from(123_u64)].into();
        assert_eq!(ids.len(), 1);
        assert!(Id::from(5) == "5" && Id::from("5") == 5 && Id::from("05") != 5);
    }

    #[test]
    fn an_id_deserializes_from_both_forms_and_serializes_to_the_same() {
        for json in [
            "123",
            "-5",
            "18446744073709551615",
            r#""123""#,
            r#""acct_1""#,
        ] {
            let id: Id = serde_json::from_str(json).expect(json);
            assert_eq!(serde_json::to_string(&id).expect(json), json);
        }
        let error = serde_json::from_str::<Id>("1.5").expect_err("no id");
        assert!(
            error
                .to_string()
                .contains("expected a whole number or a string")
        );
    }
}
