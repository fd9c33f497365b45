//! Keeps the transactions of an account in an SQLite database; each run reads only what is new.
//!
//! `cargo run --example sync_transactions -- sales.db acct_123 2026-01-01` with `ONLYFANSAPI_API_KEY`
//! set; without a key, a local server with made-up transactions is asked. The date is that of the
//! first run, the last 30 days if it is left out.
//!
//! A run begins some days before the latest transaction that is stored, since a payment changes after
//! it was made: it is `loading` at first, and may be undone. Lists begin with the latest row. A run that
//! was stopped has stored the latest and not what is before them; the next one therefore completes that
//! walk, whose token is stored together with the rows, before it begins another.

#[path = "shared/demo.rs"]
mod demo;

use std::{
    env,
    error::Error,
    process::ExitCode,
    time::{Duration, SystemTime},
};

use onlyfansapi::{
    Client, ResumeToken,
    types::{Amount, Timestamp, Transaction},
};
use rusqlite::{Connection, OptionalExtension};

/// The time after which a payment is taken to be final; `chargebacks().list()` has what is undone later.
const OVERLAP: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// Amounts are text, which keeps every digit; `sum(net)` reads them as floats.
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS sales (
        account TEXT NOT NULL,
        id TEXT NOT NULL,
        created_at TEXT,
        second INTEGER,
        kind TEXT,
        status TEXT,
        currency TEXT,
        amount TEXT,
        fee TEXT,
        net TEXT,
        fan TEXT,
        PRIMARY KEY (account, id)
    );
    CREATE TABLE IF NOT EXISTS walks (
        account TEXT PRIMARY KEY,
        start TEXT,
        token TEXT
    );
";

/// A walk through the transactions from a date on.
struct Walk {
    /// The date, in the same text when the walk goes on; none for the last 30 days.
    start: Option<String>,
    /// The place at which it goes on.
    token: Option<ResumeToken>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().unwrap_or("sales.db".to_owned());
    let account = arguments.next().unwrap_or("acct_1".to_owned());
    match run(&file, &account, arguments.next()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            eprintln!("start the program again to go on from there");
            ExitCode::FAILURE
        }
    }
}

async fn run(file: &str, account: &str, since: Option<String>) -> Result<(), Box<dyn Error>> {
    let client = demo::client().await?;
    let mut database = Connection::open(file)?;
    database.execute_batch(TABLES)?;

    if let Some(walk) = unfinished(&database, account)? {
        println!("completing the walk that was stopped");
        sync(&client, &mut database, account, walk).await?;
    }
    let start = next_start(&database, account)?.or(since);
    println!(
        "reading from {} on",
        start.as_deref().unwrap_or("30 days ago")
    );
    let walk = Walk { start, token: None };
    sync(&client, &mut database, account, walk).await?;

    let (count, net) = totals(&database, account)?;
    println!(
        "{count} transactions are stored, {net} net; {} credits used",
        client.credits().used
    );
    Ok(())
}

/// Stores all transactions of a walk.
async fn sync(
    client: &Client,
    database: &mut Connection,
    account: &str,
    walk: Walk,
) -> Result<(), Box<dyn Error>> {
    // A page costs a credit, whatever its size.
    let list = client
        .transactions()
        .list(account)
        .limit(100)
        .start_date(walk.start.as_deref());
    let mut pages = match walk.token {
        Some(token) => list.resume(token).pages(),
        None => list.pages(),
    };
    let begin = "INSERT OR REPLACE INTO walks (account, start, token) VALUES (?1, ?2, ?3)";
    let token = pages.resume_token().map(|token| token.to_string());
    database.execute(begin, (account, &walk.start, token))?;
    while let Some(page) = pages.try_next().await? {
        for drift in page.drift() {
            eprintln!("{account}: {drift}");
        }
        // The rows and the place behind them are stored together, or neither is.
        let change = database.transaction()?;
        for sale in page.items() {
            store(&change, account, sale)?;
        }
        // None at the end of the list.
        let token = pages.resume_token().map(|token| token.to_string());
        let go_on = "UPDATE walks SET token = ?2 WHERE account = ?1";
        change.execute(go_on, (account, token))?;
        change.commit()?;
        println!("{} transactions read", page.items().len());
    }
    Ok(())
}

/// Adds a transaction, or replaces what was stored of it.
fn store(database: &Connection, account: &str, sale: &Transaction) -> Result<(), Box<dyn Error>> {
    let id = sale.id.as_ref().ok_or("a transaction has no id")?;
    let fan = sale.user.as_ref().and_then(|user| user.id.as_ref());
    let upsert = "
        INSERT OR REPLACE INTO sales
            (account, id, created_at, second, kind, status, currency, amount, fee, net, fan)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    ";
    let row = (
        account,
        id.to_string(),
        text(sale.created_at.as_ref()),
        sale.created_at.as_ref().and_then(Timestamp::as_second),
        text(sale.type_.as_ref()),
        text(sale.status.as_ref()),
        &sale.currency,
        text(sale.amount.as_ref()),
        text(sale.fee.as_ref()),
        text(sale.net.as_ref()),
        text(fan),
    );
    database.execute(upsert, row)?;
    Ok(())
}

fn text(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}

/// Returns the walk that was stopped, if one was.
fn unfinished(database: &Connection, account: &str) -> Result<Option<Walk>, Box<dyn Error>> {
    let query = "SELECT start, token FROM walks WHERE account = ?1 AND token IS NOT NULL";
    let walk = database.query_row(query, [account], |row| Ok((row.get(0)?, row.get(1)?)));
    let walk: Option<(Option<String>, String)> = walk.optional()?;
    let Some((start, token)) = walk else {
        return Ok(None);
    };
    let token = Some(token.parse()?);
    Ok(Some(Walk { start, token }))
}

/// Returns the date at which the next run begins; `None` if nothing is stored.
fn next_start(database: &Connection, account: &str) -> Result<Option<String>, Box<dyn Error>> {
    let query = "SELECT max(second) FROM sales WHERE account = ?1";
    let latest: Option<i64> = database.query_row(query, [account], |row| row.get(0))?;
    let Some(latest) = latest else {
        return Ok(None);
    };
    let latest = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(latest)?);
    Ok(Some(Timestamp::from(latest - OVERLAP).to_string()))
}

/// Returns the number of transactions, and what they brought after fees.
fn totals(database: &Connection, account: &str) -> Result<(usize, Amount), Box<dyn Error>> {
    let query = "SELECT net FROM sales WHERE account = ?1 AND status IS NOT 'undo'";
    let mut query = database.prepare(query)?;
    let mut rows = query.query([account])?;
    let (mut count, mut total) = (0, Amount::default());
    while let Some(row) = rows.next()? {
        let net: Option<String> = row.get(0)?;
        total += net.map_or(Ok(Amount::default()), |net| net.parse())?;
        count += 1;
    }
    Ok((count, total))
}
