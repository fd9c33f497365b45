//! The decimal notation of an [`Amount`].

use std::{fmt, str::FromStr};

use super::{Amount, DIGITS};

/// The error returned when text is not an amount.
///
/// An amount is written as a JSON number of up to 38 digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseAmountError(());

impl fmt::Display for ParseAmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected a decimal number of up to 38 digits, such as 12.30, found something else",
        )
    }
}

impl std::error::Error for ParseAmountError {}

impl FromStr for Amount {
    type Err = ParseAmountError;

    fn from_str(text: &str) -> Result<Self, ParseAmountError> {
        number(text).ok_or(ParseAmountError(()))
    }
}

/// Returns the amount in raw JSON: a number, or a number in a string.
pub(super) fn in_json(json: &str) -> Option<Amount> {
    let Some(text) = json.strip_prefix('"') else {
        return number(json);
    };
    // With an escape sequence, it is not how a number is written.
    in_text(text.strip_suffix('"')?)
}

/// Returns the amount in a string, which is sent back as a string.
pub(super) fn in_text(text: &str) -> Option<Amount> {
    Some(Amount {
        is_text: true,
        ..number(text)?
    })
}

/// Reads a number in the grammar of JSON.
fn number(text: &str) -> Option<Amount> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (mantissa, ""),
    };
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    if digits.is_empty() || digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    let bytes = digits.bytes().chain(fraction.bytes());
    let mut units = if digits.len() + fraction.len() < SHORT {
        i128::from(short(bytes)?)
    } else {
        long(bytes)?
    };
    if digits.len() < whole.len() {
        units = -units;
    }
    let places = i64::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    match u32::try_from(places) {
        Ok(places) if places <= DIGITS => Some(Amount::new(units, places)),
        Ok(_) => (units == 0).then_some(Amount::ZERO),
        Err(_) if units == 0 => Some(Amount::ZERO),
        Err(_) => {
            let factor = 10_i128.checked_pow(u32::try_from(-places).ok()?)?;
            Some(Amount::new(units.checked_mul(factor)?, 0))
        }
    }
}

/// The number of digits that may not fit into 64 bits.
const SHORT: usize = 19;

fn short(bytes: impl Iterator<Item = u8>) -> Option<u64> {
    let mut units = 0;
    for byte in bytes {
        units = units * 10 + u64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    Some(units)
}

fn long(bytes: impl Iterator<Item = u8>) -> Option<i128> {
    let mut units = 0_i128;
    for byte in bytes {
        let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
        units = units.checked_mul(10)?.checked_add(digit)?;
    }
    Some(units)
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = match f.precision() {
            Some(places) => self.shown_at(places),
            None => *self,
        };
        let (units, places) = (shown.units(), shown.places() as usize);
        let mut digits = units.unsigned_abs().to_string();
        if digits.len() <= places {
            digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
        }
        if places > 0 {
            digits.insert(digits.len() - places, '.');
        }
        f.pad_integral(units >= 0, "", &digits)
    }
}
