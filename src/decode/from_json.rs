//! [`Decoded`]: a value that was read leniently from JSON outside of a response.

use std::{borrow::Cow, ops::Deref};

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::drift::{DecodeMode, Drift, Mismatch};

/// A value that was read leniently from JSON, such as a stored row or the payload of a webhook.
///
/// It dereferences to the value. `from_json` of each type of [`types`](crate::types) returns it.
///
/// ```
/// use onlyfansapi::types::Transaction;
/// use serde_json::json;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sale = Transaction::from_json(json!({"id": 5, "amount": "12.30", "fee": true}))?;
/// assert_eq!(sale.amount, Some("12.30".parse()?));
/// assert_eq!(sale.drift()[0].path, "fee");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<T> {
    value: T,
    drift: Vec<Drift>,
}

impl<T> Decoded<T> {
    /// Returns the values that did not match their expected type; each was coerced or left out.
    #[must_use]
    #[inline]
    pub fn drift(&self) -> &[Drift] {
        &self.drift
    }

    /// Adds a value that did not match before the value was read.
    #[cfg(feature = "webhook-events")]
    pub(crate) fn with_drift(mut self, drift: Drift) -> Self {
        self.drift.insert(0, drift);
        self
    }

    /// Returns the value.
    #[inline]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Decoded<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

/// JSON from which a value can be read: a [`Value`], text or bytes.
pub trait JsonSource {
    /// Returns the JSON as bytes.
    fn json(&self) -> Cow<'_, [u8]>;
}

impl JsonSource for Value {
    #[inline]
    fn json(&self) -> Cow<'_, [u8]> {
        self.to_string().into_bytes().into()
    }
}

macro_rules! bytes {
    ($($ty:ty)*) => {$(
        impl JsonSource for $ty {
            #[inline]
            fn json(&self) -> Cow<'_, [u8]> {
                let bytes: &[u8] = self.as_ref();
                bytes.into()
            }
        }
    )*};
}

bytes! { str String [u8] Vec<u8> Bytes }

impl<S: JsonSource + ?Sized> JsonSource for &S {
    #[inline]
    fn json(&self) -> Cow<'_, [u8]> {
        (**self).json()
    }
}

/// Reads a value from JSON as a response is read.
///
/// # Errors
///
/// Returns a [`Mismatch`] if the text is not JSON, or the value as a whole does not match the type.
pub fn from_json<T: DeserializeOwned>(json: impl JsonSource) -> Result<Decoded<T>, Mismatch> {
    let (value, drift) = super::decode(&json.json(), DecodeMode::Heal)?;
    Ok(Decoded { value, drift })
}
