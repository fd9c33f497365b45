//! The rate of a receiver in axum beside a handler that only reads the body, under `wrk`.
//!
//! `cargo bench --bench receiver` needs the program `wrk` (Debian's package of that name). Both servers
//! run in one process, and are loaded in turns. Each delivery has a key of its own, so that each is
//! claimed, handled and marked. With `ONLYFANSAPI_ENFORCE` set, it
//! fails if the ratio is below its bound; `ONLYFANSAPI_ROUNDS` sets the number of rounds.

#[path = "../shared/end.rs"]
mod end;

use std::{
    env, fs,
    path::Path,
    process::{Command, ExitCode},
};

use axum::{body::Bytes, routing::post};
use end::{Failure, end};
use onlyfansapi::webhooks::{Event, MemorySeenStore, Router, WebhookSecrets, sign};
use serde_json::json;
use tokio::net::TcpListener;

const SECRET: &str = "whsec_0123456789";

/// The least ratio of the rates.
const BOUND: f64 = 0.80;

/// The size of a delivery in bytes.
const SIZE: usize = 2048;

fn main() -> ExitCode {
    end(run())
}

/// Prints the table, and returns the ratio if it is below its bound.
fn run() -> Result<Vec<String>, Failure> {
    if Command::new("wrk").arg("-v").output().is_err() {
        return Err(
            "expected the program `wrk`, found none; install Debian's package `wrk`".into(),
        );
    }
    let rounds = env::var("ONLYFANSAPI_ROUNDS").map_or(Ok(7), |rounds| rounds.parse())?;
    // As in a program under `#[tokio::main]`: a worker for each core, which `wrk` shares.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let (plain, receiver) = runtime.block_on(async {
        let plain = post(|body: Bytes| async move { body.len().to_string() });
        let router = Router::builder(WebhookSecrets::new([SECRET]))
            .fallback(|delivery| async move {
                match delivery.event()? {
                    Event::MessageReceived(message) => drop(std::hint::black_box(message)),
                    other => panic!("expected a message, found {}", other.name()),
                }
                Ok::<(), onlyfansapi::Mismatch>(())
            })
            .seen_store(MemorySeenStore::new().capacity(10_000))
            .build();
        Ok::<_, Failure>((serve(plain).await?, serve(router.route()).await?))
    })?;
    let folder = env::temp_dir().join(format!("onlyfansapi-receiver-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let script = folder.join("deliveries.lua");
    fs::write(&script, script_of(&delivery()))?;
    let mut ratios = Vec::new();
    let (mut plains, mut receivers) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let rates = match round % 2 {
            0 => {
                let plain = rate(&plain, &script)?;
                (plain, rate(&receiver, &script)?)
            }
            _ => {
                let receiver = rate(&receiver, &script)?;
                (rate(&plain, &script)?, receiver)
            }
        };
        plains.push(rates.0);
        receivers.push(rates.1);
        ratios.push(rates.1 / rates.0);
    }
    fs::remove_dir_all(&folder)?;
    let ratio = median(&mut ratios);
    println!("| | reads the body | receiver | ratio | at least |");
    println!("|---|---:|---:|---:|---:|");
    println!(
        "| deliveries of 2 KB, a second | {:.0} | {:.0} | {ratio:.3} | {BOUND:.2} |",
        median(&mut plains),
        median(&mut receivers)
    );
    match ratio < BOUND {
        true => Ok(vec![format!(
            "receiver: expected a ratio of at least {BOUND:.2}, found {ratio:.3}"
        )]),
        false => Ok(Vec::new()),
    }
}

async fn serve(route: axum::routing::MethodRouter) -> Result<String, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/webhooks", listener.local_addr()?);
    let app = axum::Router::new().route("/webhooks", route);
    tokio::spawn(axum::serve(listener, app).into_future());
    Ok(url)
}

/// Returns the requests a second that a server answers with success.
fn rate(url: &str, script: &Path) -> Result<f64, Failure> {
    let mut wrk = Command::new("wrk");
    wrk.args([
        "--threads",
        "1",
        "--connections",
        "16",
        "--duration",
        "3s",
        "--script",
    ]);
    let output = wrk.arg(script).arg(url).output()?;
    let text = String::from_utf8(output.stdout)?;
    if text.contains("Non-2xx") || text.contains("Socket errors") {
        return Err(format!("expected successes alone, found\n{text}").into());
    }
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("Requests/sec:"));
    Ok(line.ok_or("expected a rate, found none")?.trim().parse()?)
}

/// Returns the script by which `wrk` sends a delivery under ever new keys.
fn script_of(body: &str) -> String {
    let signature = sign(body.as_bytes(), SECRET);
    format!(
        "local body = [==[{body}]==]\n\
         local run = tostring(os.time()) .. tostring(math.random(1, 1000000000))\n\
         local count = 0\n\
         request = function()\n\
           count = count + 1\n\
           return wrk.format('POST', nil, {{\n\
             ['Content-Type'] = 'application/json',\n\
             ['Signature'] = '{signature}',\n\
             ['X-OFAPI-Idempotency-Key'] = 'evt_' .. run .. '_' .. count,\n\
           }}, body)\n\
         end\n"
    )
}

/// Returns the body of a message that a fan sent, of [`SIZE`] bytes.
fn delivery() -> String {
    let user = json!({"id": 512_345_678, "name": "Sam", "username": "sam_fan", "avatar": null});
    let message = |text: &str| {
        json!({"event": "messages.received", "account_id": "acct_0123456789abcdef", "payload": {
            "responseType": "message", "id": 7_300_000_000_002_i64, "text": text, "giphyId": null,
            "lockedText": false, "isFree": true, "price": 0, "isMediaReady": true, "mediaCount": 0,
            "media": [], "previews": [], "isTip": false, "isReportedByMe": false, "fromUser": user,
            "isFromQueue": false, "isOpened": false, "isNew": true, "isLiked": false,
            "createdAt": "2026-11-28T20:15:30+00:00", "changedAt": "2026-11-28T20:15:30+00:00",
            "cancelSeconds": 0, "canPurchase": false, "canReport": true}})
        .to_string()
    };
    message(&"x".repeat(SIZE.saturating_sub(message("").len())))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
