//! [`Argument`]: the values that a setter takes for a parameter of one type.

use std::{borrow::Cow, time::SystemTime};

use super::{amount::Amount, id::Id, timestamp::Timestamp};

/// A value that a setter takes for a parameter of type `T`.
///
/// A value of any integer type is taken for a number where it fits, and reported before anything is
/// sent where it does not. `None` leaves the parameter as it is.
#[diagnostic::on_unimplemented(
    message = "a parameter of type `{T}` cannot be set to a value of type `{Self}`",
    label = "expected `{T}`, an `Option` of it, or a type that converts into it",
    note = "see the trait `Argument` for the types that a setter takes"
)]
pub trait Argument<T> {
    /// Converts the value, or returns `None` if there is nothing to set.
    ///
    /// # Errors
    ///
    /// Returns what was expected and found if the value is not in the range of `T`.
    fn into_argument(self) -> Result<Option<T>, String>;
}

impl<T, A: Argument<T>> Argument<T> for Option<A> {
    #[inline]
    fn into_argument(self) -> Result<Option<T>, String> {
        self.map_or(Ok(None), A::into_argument)
    }
}

/// A price that is sent as text: an amount, or a word such as `free`.
#[derive(Debug, PartialEq)]
pub struct Price(pub String);

impl Argument<Price> for Amount {
    #[inline]
    fn into_argument(self) -> Result<Option<Price>, String> {
        Ok(Some(Price(self.to_string())))
    }
}

macro_rules! prices {
    (numbers $($value:ty)*) => {$(
        impl Argument<Price> for $value {
            #[inline]
            fn into_argument(self) -> Result<Option<Price>, String> {
                let amount = Argument::<Amount>::into_argument(self)?;
                amount.map_or(Ok(None), Argument::<Price>::into_argument)
            }
        }
    )*};
    (text $($value:ty)*) => {$(
        impl Argument<Price> for $value {
            #[inline]
            fn into_argument(self) -> Result<Option<Price>, String> {
                Ok(Some(Price(self.into())))
            }
        }
    )*};
}

prices! { numbers i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 &Amount }

#[cfg(feature = "rust_decimal")]
prices! { numbers rust_decimal::Decimal }

prices! { text &str String &String Cow<'_, str> }

/// Implements [`Argument`] of a struct for itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __argument {
    ($name:ident) => {
        impl $crate::runtime::Argument<$name> for $name {
            #[inline]
            fn into_argument(self) -> ::std::result::Result<Option<$name>, String> {
                Ok(Some(self))
            }
        }
    };
}

/// Implements [`Argument`] by `From`.
macro_rules! infallible {
    ($($ty:ty: $($value:ty)*;)*) => {$($(
        impl Argument<$ty> for $value {
            #[inline]
            fn into_argument(self) -> Result<Option<$ty>, String> {
                Ok(Some(self.into()))
            }
        }
    )*)*};
}

infallible! {
    bool: bool;
    i64: i8 i16 i32 i64 u8 u16 u32;
    f64: i8 i16 i32 u8 u16 u32 f32 f64;
    String: &str String &String Cow<'_, str> Box<str> Id;
    Id: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize &str String &String Cow<'_, str> Id &Id;
    Timestamp: &str String &String Cow<'_, str> Timestamp &Timestamp SystemTime;
    Amount: i8 i16 i32 i64 isize u8 u16 u32 u64 usize Amount &Amount;
}

impl Argument<String> for &Id {
    #[inline]
    fn into_argument(self) -> Result<Option<String>, String> {
        Ok(Some(self.to_string()))
    }
}

macro_rules! wide {
    ($($integer:ty)*) => {$(
        impl Argument<i64> for $integer {
            #[inline]
            fn into_argument(self) -> Result<Option<i64>, String> {
                let number = i64::try_from(self);
                number.map(Some).map_err(|_| {
                    format!("expected a whole number from {} to {}, found {self}", i64::MIN, i64::MAX)
                })
            }
        }

        impl Argument<f64> for $integer {
            #[inline]
            fn into_argument(self) -> Result<Option<f64>, String> {
                let number = self as f64;
                // Beyond 2^53, an `f64` skips whole numbers.
                match number.abs() <= 9_007_199_254_740_992.0 {
                    true => Ok(Some(number)),
                    false => Err(format!("expected a number of at most 2^53, found {self}")),
                }
            }
        }
    )*};
}

wide! { isize usize u64 i128 u128 }

impl Argument<f64> for i64 {
    #[inline]
    fn into_argument(self) -> Result<Option<f64>, String> {
        i128::from(self).into_argument()
    }
}

macro_rules! amounts {
    ($($float:ty)*) => {$(
        impl Argument<Amount> for $float {
            #[inline]
            fn into_argument(self) -> Result<Option<Amount>, String> {
                if !self.is_finite() {
                    return Err("expected a finite number, found NaN or infinity".to_owned());
                }
                // By its own shortest notation: 0.1 as `f32` is no `f64` of that notation.
                let amount = self.to_string().parse::<Amount>();
                amount.map(Some).map_err(|error| error.to_string())
            }
        }
    )*};
}

amounts! { f32 f64 }

#[cfg(feature = "rust_decimal")]
infallible! { Amount: rust_decimal::Decimal; }

#[cfg(feature = "jiff")]
infallible! { Timestamp: jiff::Timestamp &jiff::Zoned jiff::Zoned jiff::civil::Date; }

#[cfg(feature = "time")]
infallible! { Timestamp: time::OffsetDateTime time::Date; }

#[cfg(feature = "chrono")]
infallible! { Timestamp: chrono::NaiveDate; }

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> Argument<Timestamp> for chrono::DateTime<Z> {
    #[inline]
    fn into_argument(self) -> Result<Option<Timestamp>, String> {
        Ok(Some(self.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: impl Argument<i64>) -> Result<Option<i64>, String> {
        value.into_argument()
    }

    fn float(value: impl Argument<f64>) -> Result<Option<f64>, String> {
        value.into_argument()
    }

    #[test]
    fn every_integer_that_fits_is_a_number() {
        assert_eq!(number(5_usize), Ok(Some(5)));
        assert_eq!(number(-5_i8), Ok(Some(-5)));
        assert_eq!(number(None::<u64>), Ok(None));
        assert_eq!(number(Some(7_u128)), Ok(Some(7)));
        let problem = number(u64::MAX).expect_err("too large");
        assert!(problem.ends_with("found 18446744073709551615"), "{problem}");
        assert_eq!(float(1_u64 << 53), Ok(Some(9_007_199_254_740_992.0)));
        assert!(float(i64::MAX).is_err() && float(i128::MIN).is_err());
    }

    #[test]
    fn an_amount_is_what_the_float_is_written_as() {
        let amount = |value: f64| Argument::<Amount>::into_argument(value);
        assert_eq!(amount(0.1), Ok(Some("0.1".parse().expect("an amount"))));
        assert_eq!(
            Argument::<Amount>::into_argument(0.1_f32),
            Ok(Some("0.1".parse().expect("an amount")))
        );
        for value in [f64::NAN, f64::INFINITY, 1e300] {
            assert!(amount(value).is_err(), "{value}");
        }
    }
}
