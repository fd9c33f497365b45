//! Serves the mock of the API, for clients in any language.

use std::{error::Error, net::IpAddr, process::ExitCode, time::Duration};

use clap::Parser;
use onlyfansapi::mock::{Fault, MockServer, Permission};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Serves a mock of the OnlyFansAPI.com REST API, and prints its base URL.
///
/// Any API key is accepted, except `invalid`. The page `/__mock` shows the latest requests.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Port to listen on; a free one if it is 0.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Address to listen on; on any but the loopback interface, everyone in the network can use the server.
    #[arg(long, default_value = "127.0.0.1")]
    address: IpAddr,
    /// Seed of all that is made up.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Number of accounts; the first is `acct_123`.
    #[arg(long)]
    accounts: Option<usize>,
    /// Number of fans of each account.
    #[arg(long)]
    fans: Option<usize>,
    /// Number of chats of each account.
    #[arg(long)]
    chats: Option<usize>,
    /// Number of messages in each chat.
    #[arg(long)]
    messages: Option<usize>,
    /// Number of transactions of each account.
    #[arg(long)]
    transactions: Option<usize>,
    /// Number of rows of all other lists with pages.
    #[arg(long)]
    rows: Option<usize>,
    /// Time at which the clock begins, such as 2026-01-31T12:00:00Z.
    #[arg(long)]
    now: Option<String>,
    /// Credits of the team.
    #[arg(long)]
    credits: Option<i64>,
    /// Requests that are answered in a minute; others get status 429.
    #[arg(long)]
    per_minute: Option<u32>,
    /// Key that may read only.
    #[arg(long, value_name = "KEY")]
    read_only_key: Option<String>,
    /// Take any account and id for one that exists.
    #[arg(long)]
    lenient: bool,
    /// Milliseconds to wait before each response.
    #[arg(long, value_name = "MILLISECONDS")]
    delay: Option<u64>,
    /// Fault of responses: refuse, edge:STATUS, reset, reset-after-headers, reset-within, cut, stall, stall-within,
    /// drip:MILLISECONDS or drift:SEED.
    #[arg(long, value_parser = fault)]
    fault: Option<Fault>,
    /// Request of each this number that has the fault.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    fault_every: u64,
}

fn fault(text: &str) -> Result<Fault, String> {
    let (name, argument) = text.split_once(':').unwrap_or((text, ""));
    let number = || {
        argument
            .parse::<u64>()
            .map_err(|_| format!("expected a number after `{name}:`, found {argument:?}"))
    };
    Ok(match name {
        "refuse" => Fault::Refuse,
        "edge" => {
            let status = number()?;
            let status = u16::try_from(status).ok().filter(|status| (100..1000).contains(status));
            Fault::Edge(status.ok_or("expected a status between 100 and 999 after `edge:`")?)
        }
        "reset" => Fault::Reset,
        "reset-after-headers" => Fault::ResetAfterHeaders,
        "reset-within" => Fault::ResetWithin,
        "cut" => Fault::Cut,
        "stall" => Fault::Stall,
        "stall-within" => Fault::StallWithin,
        "drip" => Fault::Drip(Duration::from_millis(number()?)),
        "drift" => Fault::Drift(number()?),
        _ => return Err("expected refuse, edge:STATUS, reset, reset-after-headers, reset-within, cut, stall, stall-within, drip:MILLISECONDS or drift:SEED".to_owned()),
    })
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let mut builder = MockServer::builder()
        .port(options.port)
        .address(options.address)
        .seed(options.seed);
    if let Some(count) = options.accounts {
        builder = builder.accounts(count);
    }
    if let Some(count) = options.fans {
        builder = builder.fans(count);
    }
    if let Some(count) = options.chats {
        builder = builder.chats(count);
    }
    if let Some(count) = options.messages {
        builder = builder.messages(count);
    }
    if let Some(count) = options.transactions {
        builder = builder.transactions(count);
    }
    if let Some(count) = options.rows {
        builder = builder.rows(count);
    }
    if let Some(now) = options.now {
        builder = builder.now(now);
    }
    if let Some(credits) = options.credits {
        builder = builder.credits(credits);
    }
    if let Some(key) = options.read_only_key {
        builder = builder.key(key, Permission::Read);
    }
    if options.lenient {
        builder = builder.lenient();
    }
    let server = builder.start().await?;
    if let Some(requests) = options.per_minute {
        server.team().per_minute(requests);
    }
    if let Some(delay) = options.delay {
        server.on_any().delay(Duration::from_millis(delay));
    }
    if let Some(fault) = options.fault {
        server.on_any().fault(fault).every(options.fault_every);
    }
    println!("{}", server.base_url());
    tokio::signal::ctrl_c().await?;
    Ok(())
}
