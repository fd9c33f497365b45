//! [`Secret`]: a text that nothing shows.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::argument::Argument;

/// A text that is a secret, such as a password, a token, or a link that logs somebody in.
///
/// `Debug` does not show it, and it has no `Display`. It is sent, and stored by serde, as the text that
/// it is.
///
/// ```
/// use onlyfansapi::types::Secret;
///
/// let secret = Secret::from("hunter2");
/// assert_eq!(secret.as_str(), "hunter2");
/// assert_eq!(format!("{secret:?}"), "Secret(..)");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(Box<str>);

impl Secret {
    /// Returns the text.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl AsRef<str> for Secret {
    #[inline]
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    #[inline]
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Secret {
    #[inline]
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Secret> for String {
    #[inline]
    fn from(secret: Secret) -> Self {
        secret.0.into()
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl Argument<Secret> for &Secret {
    #[inline]
    fn into_argument(self) -> Result<Option<Secret>, String> {
        Ok(Some(self.clone()))
    }
}

macro_rules! texts {
    ($($ty:ty)*) => {$(
        impl Argument<Secret> for $ty {
            #[inline]
            fn into_argument(self) -> Result<Option<Secret>, String> {
                Ok(Some(self.into()))
            }
        }
    )*};
}

texts! { &str String Secret }

macro_rules! secrets {
    ($($ty:ty)*) => {$(
        impl Argument<String> for $ty {
            #[inline]
            fn into_argument(self) -> Result<Option<String>, String> {
                Ok(Some(self.as_str().to_owned()))
            }
        }
    )*};
}

secrets! { Secret &Secret }
