//! [`Amount`]: an amount of money, exact to the last digit.

mod arithmetic;
mod text;

use std::{fmt, num::NonZeroU8};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, IgnoredAny, Unexpected},
};
use serde_json::Value;

use super::lenient::{BY_KIND, RAW, number::is_number};
pub use text::ParseAmountError;

/// An amount of money, or another decimal number that is exact to the last digit.
///
/// The server sends amounts as numbers and as strings; both are read, and an amount is sent back in
/// the form in which it was received. Amounts are equal if their values are, `12.30` and `12.3`
/// too. Up to 38 digits are kept; a sum that needs more is rounded to them.
///
/// ```
/// use onlyfansapi::types::Amount;
///
/// # fn main() -> Result<(), onlyfansapi::types::ParseAmountError> {
/// let price: Amount = "12.30".parse()?;
/// let total: Amount = [price, Amount::from(2), "0.1".parse()?].into_iter().sum();
/// assert_eq!(price.to_string(), "12.30");
/// assert_eq!(total.to_string(), "14.40");
/// assert_eq!(total.as_minor_units(2), Some(1440));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Amount {
    // An `i128` in two parts, which need not be aligned to 16 bytes.
    high: i64,
    low: u64,
    /// The number of decimal places plus one, so that `Option<Amount>` needs no more memory.
    places: NonZeroU8,
    /// Whether it is sent as a string.
    is_text: bool,
}

/// The number of digits that every value of an `i128` of so many digits can have.
const DIGITS: u32 = 38;

impl Amount {
    /// The amount of 0.
    pub const ZERO: Self = Self::new(0, 0);

    /// Makes an amount from a number of units with so many decimal places.
    ///
    /// Places beyond 38 count as 38.
    const fn new(units: i128, places: u32) -> Self {
        let places = if places > DIGITS { DIGITS } else { places };
        Self {
            high: (units >> 64) as i64,
            low: units as u64,
            places: NonZeroU8::MIN.saturating_add(places as u8),
            is_text: false,
        }
    }

    /// Makes an amount from minor units, such as cents with 2 places.
    ///
    /// 10 to the power of `places` minor units are 1. Places beyond 38 count as 38.
    #[must_use]
    #[inline]
    pub const fn from_minor_units(units: i64, places: u32) -> Self {
        Self::new(units as i128, places)
    }

    /// Returns the amount in minor units, such as cents with 2 places.
    ///
    /// Returns `None` if the amount is not a whole number of these, or not in the range of `i64`.
    #[must_use]
    #[inline]
    pub fn as_minor_units(self, places: u32) -> Option<i64> {
        i64::try_from(self.at(places)?).ok()
    }

    /// Returns the nearest `f64`, which may differ from the amount in the last digits.
    #[must_use]
    #[inline]
    pub fn as_f64(self) -> f64 {
        // Rust rounds the text of a number correctly, and the text of an amount is one.
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    fn units(self) -> i128 {
        i128::from(self.high) << 64 | i128::from(self.low)
    }

    fn places(self) -> u32 {
        u32::from(self.places.get() - 1)
    }

    /// Returns the units at another number of decimal places, if that is exact.
    fn at(self, places: u32) -> Option<i128> {
        let own = self.places();
        let factor = 10_i128.checked_pow(places.abs_diff(own));
        if places >= own {
            return match self.units() {
                0 => Some(0),
                units => units.checked_mul(factor?),
            };
        }
        let factor = factor?;
        (self.units() % factor == 0).then(|| self.units() / factor)
    }

    /// Returns the same value with as few decimal places as it needs.
    fn shortest(self) -> Self {
        let (mut units, mut places) = (self.units(), self.places());
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        Self::new(units, places)
    }
}

impl Default for Amount {
    #[inline]
    fn default() -> Self {
        Self::ZERO
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Amount {
            #[inline]
            fn from(number: $integer) -> Self {
                Self::new(number as i128, 0)
            }
        }
    )*};
}

from_integers! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

impl From<&Amount> for Amount {
    #[inline]
    fn from(amount: &Amount) -> Self {
        *amount
    }
}

impl TryFrom<f64> for Amount {
    type Error = ParseAmountError;

    /// Makes an amount from the shortest decimal notation of the number.
    #[inline]
    fn try_from(number: f64) -> Result<Self, ParseAmountError> {
        number.to_string().parse()
    }
}

impl From<Amount> for Value {
    #[inline]
    fn from(amount: Amount) -> Self {
        serde_json::to_value(amount).unwrap_or_default()
    }
}

#[cfg(feature = "rust_decimal")]
impl From<rust_decimal::Decimal> for Amount {
    #[inline]
    fn from(number: rust_decimal::Decimal) -> Self {
        Self::new(number.mantissa(), number.scale())
    }
}

#[cfg(feature = "rust_decimal")]
impl Amount {
    /// Returns the amount as a `Decimal`, or `None` if it has more digits than one can hold.
    #[must_use]
    #[inline]
    pub fn to_decimal(self) -> Option<rust_decimal::Decimal> {
        rust_decimal::Decimal::try_from_i128_with_scale(self.units(), self.places()).ok()
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_text {
            return serializer.collect_str(self);
        }
        let units = self.units();
        if self.places() == 0 {
            match (i64::try_from(units), u64::try_from(units)) {
                (Ok(number), _) => return serializer.serialize_i64(number),
                (_, Ok(number)) => return serializer.serialize_u64(number),
                _ => {}
            }
        }
        // Up to 15 digits, a decimal number and its `f64` stand for each other, and up to 22 places
        // the quotient is that `f64`.
        if units.unsigned_abs() < 10_u128.pow(15) && self.places() <= 22 {
            let divisor = 10_f64.powi(self.places() as i32);
            return serializer.serialize_f64(units as f64 / divisor);
        }
        match Self::try_from(self.as_f64()) {
            Ok(same) if same == *self => serializer.serialize_f64(self.as_f64()),
            // A number would lose digits.
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // serde_json hands out the text of a number under this name, and reads it as an `f64`
        // otherwise, which has no `12.30`.
        deserializer.deserialize_newtype_struct(RAW, Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut members: A) -> Result<Amount, A::Error> {
        match members.next_key::<IgnoredAny>()? {
            Some(_) => members.next_value::<Raw>()?.0.map_err(|is_number| {
                if is_number {
                    refused(&self)
                } else {
                    de::Error::invalid_type(BY_KIND, &self)
                }
            }),
            None => Err(de::Error::invalid_type(BY_KIND, &self)),
        }
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, other: D) -> Result<Amount, D::Error> {
        other.deserialize_any(self)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Amount, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Amount, E> {
        Ok(number.into())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Amount, E> {
        Amount::try_from(number).map_err(|_| refused(&self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Amount, E> {
        text::in_text(text).ok_or_else(|| match is_number(text) {
            true => refused(&self),
            false => E::invalid_type(BY_KIND, &self),
        })
    }
}

/// Returns the error of a number of too many digits, beside which others may be amounts.
fn refused<E: de::Error>(visitor: &Visitor) -> E {
    E::invalid_value(Unexpected::Other("a number of more digits"), visitor)
}

/// The amount in raw JSON, or whether it is at least a number.
struct Raw(Result<Amount, bool>);

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("raw JSON")
            }

            fn visit_str<E>(self, json: &str) -> Result<Raw, E> {
                Ok(Raw(
                    text::in_json(json).ok_or_else(|| is_number(json.trim_matches('"')))
                ))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests;
