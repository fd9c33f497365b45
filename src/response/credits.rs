//! [`CreditUse`]: what the calls of a client cost.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::operation::Call;

/// What the calls of a client cost so far, as the server counted them.
///
/// Cached answers and replayed ones cost what the server says: mostly nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreditUse {
    /// How many credits the team had left after the latest answer that said so.
    pub balance: Option<i64>,
    /// How many credits this client used.
    pub used: i64,
    /// The same by operation: handle and method, such as `chats.list`, or of a
    /// [`Client::request`](crate::Client::request) method and path.
    pub by_operation: BTreeMap<String, i64>,
    /// The same by account, of the operations that have one in their path.
    pub by_account: BTreeMap<String, i64>,
}

/// Counts what the calls of a client cost.
#[derive(Debug, Default)]
pub(crate) struct Ledger(Mutex<CreditUse>);

impl Ledger {
    /// Counts an answer: the credits that it cost, and the balance after it.
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

/// Without a copy of the name where it is known.
fn add(sums: &mut BTreeMap<String, i64>, name: &str, used: i64) {
    match sums.get_mut(name) {
        Some(sum) => *sum = sum.saturating_add(used),
        None => {
            sums.insert(name.to_owned(), used);
        }
    }
}
