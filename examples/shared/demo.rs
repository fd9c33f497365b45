//! A client for the examples: of the API, or of a small local server of made-up lists.
//!
//! The mock of the crate repeats one page, so that nothing can be walked there to its end.

use std::{
    collections::HashMap,
    env,
    error::Error,
    io,
    time::{Duration, SystemTime},
};

use onlyfansapi::{Client, reqwest::Url, types::Timestamp};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

const FANS: usize = 1000;
/// One for each hour.
const TRANSACTIONS: usize = 1000;
/// 12 October 2026, 16:00, in seconds since the beginning of 1970.
const LATEST: u64 = 1_791_820_800;
/// The accounts of the server, and one that is not connected any more.
const ACCOUNTS: [&str; 4] = ["acct_1", "acct_2", "acct_3", "acct_gone"];
/// Long enough to stop an example in the middle of a list.
const PAGE_TIME: Duration = Duration::from_millis(100);

/// Returns a client of the API if `ONLYFANSAPI_API_KEY` is set, otherwise one of a local server.
pub(crate) async fn client() -> Result<Client, Box<dyn Error>> {
    if env::var_os("ONLYFANSAPI_API_KEY").is_some() {
        return Ok(Client::from_env()?);
    }
    eprintln!("ONLYFANSAPI_API_KEY is not set: asking a local server with made-up lists");
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream));
        }
    });
    let client = Client::builder().api_key("demo").base_url(base_url);
    Ok(client.build()?)
}

/// Responds to all requests on a connection.
async fn serve(stream: TcpStream) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    loop {
        let mut request = String::new();
        let mut length = 0;
        // None of the requests has a body, so that each ends with an empty line.
        while length != 2 {
            length = stream.read_line(&mut request).await?;
            if length == 0 {
                return Ok(());
            }
        }
        let target = request.split(' ').nth(1).unwrap_or_default();
        let (status, body) = respond(target);
        tokio::time::sleep(PAGE_TIME).await;
        let response = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.get_mut().write_all(response.as_bytes()).await?;
    }
}

fn respond(target: &str) -> (&'static str, String) {
    let Ok(url) = Url::parse(&format!("http://localhost{target}")) else {
        return problem("400 Bad Request", "bad_request", "not a URL");
    };
    let query: HashMap<String, String> = url.query_pairs().into_owned().collect();
    let path = url.path().trim_start_matches("/api/");
    let (account, list) = path.split_once('/').unwrap_or((path, ""));
    if list.is_empty() && account == "accounts" {
        let accounts =
            ACCOUNTS.map(|id| json!({"id": id, "onlyfans_username": format!("creator_{id}")}));
        return ("200 OK", json!(accounts).to_string());
    }
    let account = ACCOUNTS[..3].iter().position(|known| *known == account);
    let Some(account) = account else {
        return problem(
            "404 Not Found",
            "account_not_found",
            "The account is not connected.",
        );
    };
    let page = match list {
        "fans/active" => fans(&query),
        "transactions" => transactions(account, &query),
        _ => return problem("404 Not Found", "not_found", "The demo has no such list."),
    };
    match page {
        Some(page) => ("200 OK", page.to_string()),
        None => problem(
            "422 Unprocessable Content",
            "invalid",
            "The limit is too large.",
        ),
    }
}

fn problem(status: &'static str, code: &str, message: &str) -> (&'static str, String) {
    (
        status,
        json!({"error": code, "message": message}).to_string(),
    )
}

fn number(query: &HashMap<String, String>, name: &str) -> Option<usize> {
    query.get(name)?.parse().ok()
}

/// Returns a page of fans; `None` if it is larger than the API allows.
fn fans(query: &HashMap<String, String>) -> Option<Value> {
    let limit = number(query, "limit").unwrap_or(10);
    let start = number(query, "offset").unwrap_or(0).min(FANS);
    let end = (start + limit).min(FANS);
    let rows = (start..end).map(|fan| {
        json!({
            "id": 1001 + fan,
            "username": format!("fan{fan}"),
            "name": format!("Fan, \"No. {fan}\""),
            "subscribedOnData": {"subscribeAt": time(fan), "totalSumm": fan as f64 / 4.0},
        })
    });
    let rows: Vec<Value> = rows.collect();
    let next = format!("https://app.onlyfansapi.com/api/fans?offset={end}&limit={limit}");
    let next = (end < FANS).then_some(next);
    (limit <= 20).then(|| {
        json!({
            "data": {"list": rows, "hasMore": end < FANS},
            "_pagination": {"next_page": next},
            "_meta": {"_credits": {"used": 1, "balance": 9000}},
        })
    })
}

/// Returns a page of transactions, the latest first; `None` if it is larger than the API allows.
fn transactions(account: usize, query: &HashMap<String, String>) -> Option<Value> {
    let limit = number(query, "limit").unwrap_or(10);
    let since = query
        .get("startDate")
        .map(|text| Timestamp::from(text.as_str()));
    let is_asked = |index: &usize| since.as_ref().is_none_or(|since| time(*index) >= *since);
    let asked: Vec<usize> = (0..TRANSACTIONS).filter(is_asked).collect();
    let start = number(query, "marker").unwrap_or(0).min(asked.len());
    let end = (start + limit).min(asked.len());
    let rows = asked[start..end].iter().map(|index| {
        let cents = 500 + (index * 37 + account * 211) % 4500;
        let kind = ["tip", "message", "new_subscription"][index % 3];
        let dollars = |cents: usize| format!("{}.{:02}", cents / 100, cents % 100);
        json!({
            "id": format!("{:08x}", (index + 1) * 2_654_435 + account),
            "createdAt": time(*index),
            "type": kind,
            "status": if *index < 48 { "loading" } else { "done" },
            "currency": "USD",
            "amount": dollars(cents),
            "fee": dollars(cents / 5),
            "net": dollars(cents - cents / 5),
            "user": {"id": 1001 + index % FANS},
        })
    });
    let rows: Vec<Value> = rows.collect();
    let has_more = end < asked.len();
    (limit <= 100).then(|| {
        json!({
            "data": {"list": rows, "hasMore": has_more, "nextMarker": has_more.then_some(end)},
            "_meta": {"_credits": {"used": 1, "balance": 9000}},
        })
    })
}

/// Returns a time so many hours before the latest.
fn time(hours: usize) -> Timestamp {
    let seconds = LATEST - 3600 * hours as u64;
    Timestamp::from(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}
