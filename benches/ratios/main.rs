//! The cost of the crate beside the same work by hand, with plain `serde_json` and `reqwest`.
//!
//! `cargo bench --bench ratios` prints the tables of `docs/performance.md`. Both sides alternate in
//! one process, so that other load on the machine slows both. With `ONLYFANSAPI_ENFORCE` set, it
//! fails if a ratio is above its bound; `ONLYFANSAPI_ROUNDS` sets the number of rounds.

mod allocations;
mod calls;
mod comparison;
mod decoding;
mod server;

use std::{env, error::Error, process::ExitCode};

use onlyfansapi::{
    Client,
    types::{Envelope, FanPage},
};
use tokio::runtime::Runtime;

use allocations::{allocations, counted};
use calls::Calls;
use comparison::Comparison;
use decoding::{ROWS, body, by_crate, by_serde, documented_row};

/// The response of `fans().list_active()`.
type Page = Envelope<Option<FanPage>>;
type Failure = Box<dyn Error + Send + Sync>;

const ROUNDS: usize = 200;
/// The number of rows in a page of the API, and in the response of a call.
const ROWS_OF_A_PAGE: usize = 10;

fn main() -> ExitCode {
    match run() {
        Ok(broken) if broken.is_empty() => ExitCode::SUCCESS,
        Ok(broken) => {
            for line in broken {
                eprintln!("error: {line}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the tables, and returns the ratios above their bounds if they are enforced.
fn run() -> Result<Vec<String>, Failure> {
    let rounds = match env::var("ONLYFANSAPI_ROUNDS") {
        Ok(text) => text.parse()?,
        Err(_) => ROUNDS,
    };
    let row = documented_row()?;
    let mut rows = decoding::compare(&row, rounds)?;
    let calls = Calls::new(&body(&row, ROWS_OF_A_PAGE, &[]))?;
    rows.extend(calls.compare(rounds)?);

    println!("| what | by hand | this crate | ratio | middle half | bound |");
    println!("|---|---:|---:|---:|---:|---:|");
    for row in &rows {
        println!("{row}");
    }
    println!();
    println!("| allocations | by hand | this crate | more |");
    println!("|---|---:|---:|---:|");
    println!("{}", calls.allocations()?);
    let list = body(&row, ROWS, &[]);
    let by_hand = counted(|| by_serde(&list))?;
    let by_crate = counted(|| by_crate(&list))?;
    println!("{}", allocations("decode 1,000 rows", 1, by_hand, by_crate));

    let is_enforced = env::var_os("ONLYFANSAPI_ENFORCE").is_some();
    let broken = rows.iter().filter(|row| is_enforced && row.is_broken());
    Ok(broken.map(Comparison::broken).collect())
}

fn runtime() -> Result<Runtime, Failure> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    Ok(builder.enable_all().build()?)
}

fn client(base_url: &str) -> Result<Client, Failure> {
    let builder = Client::builder().api_key("ofapi_bench");
    Ok(builder.base_url(base_url).build()?)
}
