//! Order, sums and differences of [`Amount`]s.

use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
    iter::Sum,
    ops::{Add, AddAssign, Neg, Sub, SubAssign},
};

use super::Amount;

impl Amount {
    /// Returns the units rounded to fewer decimal places, half away from zero.
    fn rounded(self, places: u32) -> i128 {
        let Some(factor) = 10_i128.checked_pow(self.places().saturating_sub(places)) else {
            return 0;
        };
        let units = self.units();
        let (quotient, rest) = (units / factor, units % factor);
        match rest.unsigned_abs() >= factor.unsigned_abs().div_ceil(2) && factor > 1 {
            true => quotient + units.signum(),
            false => quotient,
        }
    }
}

impl Amount {
    /// Returns the amount at a number of decimal places, rounded half away from zero if it has more.
    pub(super) fn shown_at(self, places: usize) -> Self {
        let places = u32::try_from(places).unwrap_or(u32::MAX);
        let units = match places < self.places() {
            true => Some(self.rounded(places)),
            false => self.at(places),
        };
        units.map_or(self, |units| Self::new(units, places))
    }
}

impl PartialEq for Amount {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Amount {}

impl PartialOrd for Amount {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = self.places().max(other.places());
        // The part before the point, and the part behind it at the same number of places.
        let parts = |amount: &Self| {
            let one = 10_i128.pow(amount.places());
            let rest = amount.units().rem_euclid(one);
            let factor = 10_i128.pow(places - amount.places());
            (amount.units().div_euclid(one), rest * factor)
        };
        parts(self).cmp(&parts(other))
    }
}

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let shortest = self.shortest();
        (shortest.units(), shortest.places()).hash(state);
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        // As many places as both need; fewer only if the sum has more than 38 digits.
        let most = self.places().max(other.places());
        let sum = (0..=most).rev().find_map(|places| {
            let units = |amount: Self| match amount.places() <= places {
                true => amount.at(places),
                false => Some(amount.rounded(places)),
            };
            let sum = units(self)?.checked_add(units(other)?)?;
            Some(Self::new(sum, places))
        });
        sum.unwrap_or_else(|| {
            let is_negative = self.units() < 0;
            Self::new(if is_negative { i128::MIN } else { i128::MAX }, 0)
        })
    }
}

impl Neg for Amount {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self::new(self.units().saturating_neg(), self.places())
    }
}

impl Sub for Amount {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl AddAssign for Amount {
    #[inline]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Amount {
    #[inline]
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Amount {
    #[inline]
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Amount> for Amount {
    #[inline]
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}
