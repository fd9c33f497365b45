//! Prints what several accounts earned since a date, by currency; accounts that fail are listed apart.
//!
//! `cargo run --example earnings_report -- 2026-10-01` with `ONLYFANSAPI_API_KEY` set reports on
//! all accounts of the team. Without a key, the program asks a local server with made-up accounts; one
//! of them is no longer connected. If an account fails, the exit code is 1.

#[path = "shared/demo.rs"]
mod demo;

use std::{collections::BTreeMap, env, error::Error, process::ExitCode};

use onlyfansapi::{
    Client,
    types::{Amount, Id, TransactionStatus},
};

/// The sums of the payments in a currency.
#[derive(Default)]
struct Sums {
    payments: u64,
    gross: Amount,
    fee: Amount,
    net: Amount,
    /// Payments without an amount, which the sums lack.
    unknown: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let start = env::args().nth(1).unwrap_or("2026-10-01".to_owned());
    match run(&start).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the report; returns whether it has all accounts.
async fn run(start: &str) -> Result<bool, Box<dyn Error>> {
    let client = demo::client().await?;
    let accounts = client.accounts().list().await?;
    let ids: Vec<Id> = accounts
        .into_iter()
        .filter_map(|account| account.id)
        .collect();

    // Each account has a pace of its own, so that a slow one holds up no other.
    let work = client.for_each_account(ids, |client, account| sums(client, account, start));
    let mut results = work.collect().await;
    results
        .succeeded
        .sort_by_cached_key(|(account, _)| account.to_string());

    println!("since {start}");
    println!(
        "{:<24} {:>8} {:>12} {:>12} {:>12}",
        "account", "payments", "gross", "fee", "net"
    );
    let mut totals: BTreeMap<String, Sums> = BTreeMap::new();
    for (account, sums) in results.succeeded {
        for (currency, sums) in sums {
            print_line(&account.to_string(), &currency, &sums);
            totals.entry(currency).or_default().add(&sums);
        }
    }
    for (currency, sums) in &totals {
        print_line("total", currency, sums);
    }
    for (account, error) in &results.failed {
        eprintln!("{account} is not in the report: {error}");
    }
    println!("{} credits used", client.credits().used);
    Ok(results.failed.is_empty())
}

/// Returns the sums of an account by currency.
async fn sums(
    client: Client,
    account: Id,
    start: &str,
) -> Result<BTreeMap<String, Sums>, onlyfansapi::Error> {
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    // A page costs a credit, whatever its size.
    let list = client
        .transactions()
        .list(account)
        .start_date(start)
        .limit(100);
    let mut sales = list.stream();
    while let Some(sale) = sales.try_next().await? {
        if sale.status == Some(TransactionStatus::Undo) {
            continue;
        }
        let (Some(gross), Some(fee), Some(net)) = (sale.amount, sale.fee, sale.net) else {
            sums.entry(sale.currency.unwrap_or_default())
                .or_default()
                .unknown += 1;
            continue;
        };
        let payments = 1;
        let sale_sums = Sums {
            payments,
            gross,
            fee,
            net,
            unknown: 0,
        };
        // Currencies are never added to each other.
        sums.entry(sale.currency.unwrap_or_default())
            .or_default()
            .add(&sale_sums);
    }
    Ok(sums)
}

impl Sums {
    fn add(&mut self, other: &Self) {
        self.payments += other.payments;
        self.gross += other.gross;
        self.fee += other.fee;
        self.net += other.net;
        self.unknown += other.unknown;
    }
}

fn print_line(name: &str, currency: &str, sums: &Sums) {
    let Sums {
        payments,
        gross,
        fee,
        net,
        unknown,
    } = sums;
    println!("{name:<24} {payments:>8} {gross:>12} {fee:>12} {net:>12} {currency}");
    if *unknown > 0 {
        println!("{name:<24} {unknown:>8} more without an amount");
    }
}
