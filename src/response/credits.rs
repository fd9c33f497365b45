//! [`CreditUse`]: the credits that the calls of a client used. [`Ledger`] also reserves credits for
//! calls under way.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    mem,
    sync::{Mutex, PoisonError},
};

use crate::operation::Call;

/// The credits that the calls of a client have used so far, as counted by the server.
///
/// Returned by [`Client::credits`](crate::Client::credits). Failed attempts count if the server
/// charged for them; cached and replayed responses mostly use none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreditUse {
    /// The credits of the team that were left after the latest response that stated them.
    pub balance: Option<i64>,
    /// The credits that this client has used.
    pub used: i64,
    /// The credits used by operation, such as `chats.list`; for
    /// [`Client::request`](crate::Client::request), by HTTP method and path.
    pub by_operation: BTreeMap<String, i64>,
    /// The credits used by account, for operations with an account in their path.
    pub by_account: BTreeMap<String, i64>,
}

/// The credits for a million bytes of a file, by the prices of November 2026.
const CREDITS_PER_MB: u64 = 3;

/// Returns the credits for the transfer of a file of this length.
pub(crate) fn of_bytes(length: u64) -> u64 {
    let credits = u128::from(length) * u128::from(CREDITS_PER_MB);
    let credits = credits.div_ceil(1_000_000).max(1);
    u64::try_from(credits).unwrap_or(u64::MAX)
}

/// The running count of the credits that the calls of a client use.
#[derive(Debug, Default)]
pub(crate) struct Ledger(Mutex<Books>);

#[derive(Debug, Default)]
struct Books {
    spent: CreditUse,
    /// The most that one attempt at an operation used, by the names of `CreditUse::by_operation`.
    costs: BTreeMap<String, i64>,
    /// The sum of all reservations.
    reserved: i64,
}

/// The credits that are reserved for an attempt under way, given back on drop.
#[must_use = "dropping a reservation gives it back"]
pub(crate) struct Reservation<'a> {
    ledger: &'a Ledger,
    credits: i64,
}

impl Ledger {
    /// Reserves what an attempt may use, if that fits into the budget; without one, nothing.
    ///
    /// That is the most that one attempt at the operation used before, and at least what it is known
    /// to cost, mostly 1: a response from a cache, or a replayed one, does not show what the next one
    /// costs. Files of a known length cost what their bytes do, whatever those before cost.
    ///
    /// `bytes` is that length, if there are files and it is known.
    ///
    /// # Errors
    ///
    /// Returns the problem in words if it does not fit.
    pub(crate) fn reserve(
        &self,
        call: &Call,
        bytes: Option<u64>,
        budget: Option<u64>,
    ) -> Result<Reservation<'_>, String> {
        let mut credits = 0;
        if let Some(budget) = budget {
            credits = self.with(|books| books.reserve(call, bytes, budget))?;
        }
        Ok(Reservation {
            ledger: self,
            credits,
        })
    }

    #[inline]
    pub(crate) fn snapshot(&self) -> CreditUse {
        self.with(|books| books.spent.clone())
    }

    #[inline]
    fn with<T>(&self, use_it: impl FnOnce(&mut Books) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Reservation<'_> {
    /// Puts what the attempt used, as its response states it, in the place of the reservation.
    pub(crate) fn settle(
        mut self,
        call: &Call,
        account: Option<&str>,
        used: Option<i64>,
        balance: Option<i64>,
    ) {
        let reserved = mem::take(&mut self.credits);
        self.ledger.with(|books| {
            books.release(reserved);
            if used.is_some() || balance.is_some() {
                books.count(call, account, used.unwrap_or(0), balance);
            }
        });
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        if self.credits > 0 {
            self.ledger.with(|books| books.release(self.credits));
        }
    }
}

impl Books {
    fn reserve(&mut self, call: &Call, bytes: Option<u64>, budget: u64) -> Result<i64, String> {
        let cost = match bytes {
            Some(bytes) => i64::try_from(of_bytes(bytes)).unwrap_or(i64::MAX),
            None => self.costs.get(&*name(call)).copied().unwrap_or_default(),
        };
        let cost = cost.max(call.operation.credits);
        let cost = if call.is_head { 0 } else { cost };
        let (used, reserved) = (self.spent.used, self.reserved);
        let total = used.saturating_add(reserved).saturating_add(cost);
        if u64::try_from(total).is_ok_and(|total| total > budget) {
            return Err(format!(
                "expected a call that fits into the client's `credit_budget` of {budget}, found {used} credits used, {reserved} reserved by calls under way, and a call that may use {cost}"
            ));
        }
        self.reserved = reserved.saturating_add(cost);
        Ok(cost)
    }

    fn release(&mut self, reserved: i64) {
        self.reserved = self.reserved.saturating_sub(reserved);
    }

    fn count(&mut self, call: &Call, account: Option<&str>, used: i64, balance: Option<i64>) {
        let credits = &mut self.spent;
        credits.balance = balance.or(credits.balance);
        credits.used = credits.used.saturating_add(used);
        let name = name(call);
        add(&mut credits.by_operation, &name, used);
        if let Some(account) = account {
            add(&mut credits.by_account, account, used);
        }
        match self.costs.get_mut(&*name) {
            Some(most) => *most = used.max(*most),
            None => {
                self.costs.insert(name.into_owned(), used);
            }
        }
    }
}

/// Returns the name under which a call is counted.
fn name(call: &Call) -> Cow<'static, str> {
    match call.path {
        Some(_) => Cow::Owned(call.to_string()),
        None => Cow::Borrowed(call.operation.name),
    }
}

/// Adds to the sum of a name, and copies the name only for its first sum.
fn add(sums: &mut BTreeMap<String, i64>, name: &str, used: i64) {
    match sums.get_mut(name) {
        Some(sum) => *sum = sum.saturating_add(used),
        None => {
            sums.insert(name.to_owned(), used);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_3_for_a_million_bytes_and_at_least_1() {
        for (length, credits) in [
            (0, 1),
            (1, 1),
            (333_333, 1),
            (333_334, 2),
            (1_000_000, 3),
            (1_000_001, 4),
            (1_000_000_000, 3000),
            (u64::MAX, 55_340_232_221_129),
        ] {
            assert_eq!(of_bytes(length), credits, "{length}");
        }
    }
}
