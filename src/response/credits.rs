//! [`CreditUse`]: the credits that the calls of a client used.

use std::{
    collections::BTreeMap,
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

/// The running count of the credits that the calls of a client use.
#[derive(Debug, Default)]
pub(crate) struct Ledger(Mutex<CreditUse>);

impl Ledger {
    /// Counts a response: the credits that it used, and the balance after it.
    pub(crate) fn count(
        &self,
        call: &Call,
        account: Option<&str>,
        used: Option<i64>,
        balance: Option<i64>,
    ) {
        if used.is_none() && balance.is_none() {
            return;
        }
        self.with(|credits| {
            credits.balance = balance.or(credits.balance);
            let used = used.unwrap_or(0);
            credits.used = credits.used.saturating_add(used);
            if call.path.is_some() {
                add(&mut credits.by_operation, &call.to_string(), used);
            } else {
                add(&mut credits.by_operation, call.operation.name, used);
            }
            if let Some(account) = account {
                add(&mut credits.by_account, account, used);
            }
        });
    }

    #[inline]
    pub(crate) fn snapshot(&self) -> CreditUse {
        self.with(|credits| credits.clone())
    }

    pub(crate) fn used(&self) -> i64 {
        self.with(|credits| credits.used)
    }

    #[inline]
    fn with<T>(&self, use_it: impl FnOnce(&mut CreditUse) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
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
