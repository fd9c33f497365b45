//! Sums: balances and statistics that agree with the transactions and payouts of an account.

use serde_json::{Map, Value, json};

use super::{
    World, collection,
    plan::{Holds, PLAN},
    vary::dollars,
};
use crate::mock::endpoint::Endpoint;

/// The number of days after which the net amount of a transaction can be paid out.
const PENDING_DAYS: usize = 7;

impl World {
    /// Writes the sums of an account into a response that has some.
    pub(super) fn add_up(&mut self, endpoint: Endpoint, path: &[String], response: &mut Value) {
        let account = path.first().map(String::as_str).unwrap_or_default();
        match endpoint.name() {
            "payouts.get_balances" => {
                let (_, pending) = self.sums(account, 0..PENDING_DAYS * 24);
                let (_, available) = self.sums(account, PENDING_DAYS * 24..usize::MAX);
                let available = (available - self.withdrawn(account)).max(0);
                let sums = json!({
                    "payoutAvailable": dollars(available),
                    "payoutPending": dollars(pending),
                    "maxPayoutSumm": dollars(available),
                    "minPayoutSumm": 20,
                });
                if let Value::Object(sums) = &sums {
                    collection::write(&mut response["data"], sums);
                }
            }
            "statistics.get_total_transactions" => {
                let (gross, _) = self.sums(account, 0..usize::MAX);
                response["total_amount"] = dollars(gross);
                response["total_transactions"] = self.transactions(account).into();
            }
            "payouts.get_earnings_stats" => {
                let (gross, net) = self.sums(account, 0..usize::MAX);
                response["data"]["list"]["total"]["all"] =
                    json!({"total_gross": dollars(gross), "total_net": dollars(net)});
            }
            _ => {}
        }
    }

    /// Returns the gross and net cents of the transactions in a range, newest first.
    fn sums(&mut self, account: &str, range: std::ops::Range<usize>) -> (i64, i64) {
        let Some(transactions) = source(Holds::Transactions) else {
            return (0, 0);
        };
        let transactions = self.collection(transactions, &[account.to_owned()]);
        transactions
            .cents(range)
            .fold((0, 0), |(gross, net), cents| {
                (gross + cents, net + cents - cents / 5)
            })
    }

    fn transactions(&mut self, account: &str) -> usize {
        source(Holds::Transactions).map_or(0, |source| {
            self.collection(source, &[account.to_owned()]).len()
        })
    }

    /// Returns the cents that were withdrawn from the mock.
    fn withdrawn(&self, account: &str) -> i64 {
        self.withdrawn.get(account).copied().unwrap_or(0)
    }

    /// Notes a withdrawal.
    pub(super) fn withdraw(&mut self, account: &str, members: &Map<String, Value>) {
        let amount = members.get("amount").map(collection::text_of);
        let amount = amount
            .and_then(|amount| amount.parse::<f64>().ok())
            .unwrap_or(0.0);
        *self.withdrawn.entry(account.to_owned()).or_default() += (amount * 100.0).round() as i64;
    }
}

fn source(holds: Holds) -> Option<usize> {
    PLAN.sources.iter().position(|source| source.holds == holds)
}
