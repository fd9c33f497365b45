//! What the crate costs beside the same work by hand, with plain `serde_json` and `reqwest`.
//!
//! `cargo bench --bench ratios` prints the tables of `docs/performance.md`. Both sides alternate in
//! one process, so that whatever else the machine does slows both. With `ONLYFANSAPI_ENFORCE` set,
//! it fails where a ratio is above its bound; `ONLYFANSAPI_ROUNDS` is how often each side runs.

use std::{
    env,
    error::Error,
    hint::black_box,
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

use allocation_counter::AllocationInfo;
use onlyfansapi::{
    Client, DecodeMode,
    mock::MockServer,
    runtime::decode,
    rustls::{ClientConfig, RootCertStore, crypto::ring},
    types::{Envelope, FanPage},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::Runtime,
    task::JoinSet,
};

/// What `fans().list_active()` is answered with.
type Answer = Envelope<Option<FanPage>>;
type Failure = Box<dyn Error + Send + Sync>;

const ROUNDS: usize = 200;
/// As many as a page of the API has, and as one round reads.
const ROWS_OF_A_PAGE: usize = 10;
const ROWS: usize = 1000;
const CALLS_IN_ROW: usize = 40;
const IN_FLIGHT: usize = 64;
const CALLS_EACH: usize = 4;

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

/// Prints the tables and returns what is above its bound, if that is asked for.
fn run() -> Result<Vec<String>, Failure> {
    let rounds = match env::var("ONLYFANSAPI_ROUNDS") {
        Ok(text) => text.parse()?,
        Err(_) => ROUNDS,
    };
    let row = documented_row()?;
    let mut rows = decoding(&row, rounds)?;
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

/// Two ways to do the same, measured in turns.
struct Comparison {
    name: &'static str,
    by_hand: Duration,
    by_crate: Duration,
    /// The quartiles of the rounds' ratios.
    ratios: [f64; 3],
    bound: f64,
}

impl Comparison {
    /// Each side is measured without dropping what it returns.
    fn measure<A, B>(
        name: &'static str,
        bound: f64,
        rounds: usize,
        mut by_hand: impl FnMut() -> Result<A, Failure>,
        mut by_crate: impl FnMut() -> Result<B, Failure>,
    ) -> Result<Self, Failure> {
        let mut times = Vec::new();
        // The first rounds warm up caches and connections.
        let warm_up = rounds / 10 + 1;
        for round in 0..warm_up + rounds {
            let pair = if round % 2 == 0 {
                let first = time(&mut by_hand)?;
                (first, time(&mut by_crate)?)
            } else {
                let first = time(&mut by_crate)?;
                (time(&mut by_hand)?, first)
            };
            if round >= warm_up {
                times.push(pair);
            }
        }
        let ratios = times
            .iter()
            .map(|(by_hand, by_crate)| by_crate.as_secs_f64() / by_hand.as_secs_f64());
        let mut ratios: Vec<f64> = ratios.collect();
        ratios.sort_by(f64::total_cmp);
        let quartile = |number: usize| ratios[(ratios.len() - 1) * number / 4];
        Ok(Self {
            name,
            by_hand: undisturbed(times.iter().map(|(by_hand, _)| *by_hand)),
            by_crate: undisturbed(times.iter().map(|(_, by_crate)| *by_crate)),
            ratios: [quartile(1), quartile(2), quartile(3)],
            bound,
        })
    }

    /// The times of one of so many equal parts.
    fn per(mut self, parts: usize) -> Self {
        let parts = u32::try_from(parts).unwrap_or(u32::MAX);
        self.by_hand /= parts;
        self.by_crate /= parts;
        self
    }

    fn is_broken(&self) -> bool {
        self.ratios[1] > self.bound
    }

    fn broken(&self) -> String {
        let [_, ratio, _] = self.ratios;
        format!("{}: {ratio:.3} is above {:.2}", self.name, self.bound)
    }
}

impl std::fmt::Display for Comparison {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [low, ratio, high] = self.ratios;
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        write!(
            f,
            "| {} | {:.1} µs | {:.1} µs | {ratio:.3} | {low:.3} to {high:.3} | {:.2} |",
            self.name,
            micros(self.by_hand),
            micros(self.by_crate),
            self.bound
        )
    }
}

fn time<T>(work: &mut impl FnMut() -> Result<T, Failure>) -> Result<Duration, Failure> {
    let start = Instant::now();
    let done = black_box(work()?);
    let time = start.elapsed();
    drop(done);
    Ok(time)
}

/// The lower quartile: a busy machine makes times longer, and in the middle of them it shows.
fn undisturbed(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times.get(times.len() / 4).copied().unwrap_or_default()
}

fn by_serde(body: &[u8]) -> Result<Answer, Failure> {
    Ok(serde_json::from_slice(body)?)
}

fn by_crate(body: &[u8]) -> Result<Answer, Failure> {
    decoded(body, DecodeMode::Strict)
}

fn decoded(body: &[u8], mode: DecodeMode) -> Result<Answer, Failure> {
    let (answer, _) = decode(body, mode).map_err(|mismatch| mismatch.to_string())?;
    Ok(answer)
}

fn decoding(row: &Value, rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let clean = body(row, ROWS, &[]);
    // A number in text can be read without loss, an object in place of one cannot.
    let one = body(row, ROWS, &[("/id", json!("123"))]);
    let three = [
        ("/id", json!("123")),
        ("/tipsMax", json!({"amount": 100})),
        ("/subscribedOnData/subscribes/0/userId", json!([])),
    ];
    let three = body(row, ROWS, &three);
    for drifted in [&one, &three] {
        if by_crate(drifted).is_ok() {
            return Err("a body with drift is read as if it had none".into());
        }
        let rows = decoded(drifted, DecodeMode::Heal)?
            .data
            .map(|page| page.list.len());
        if rows != Some(ROWS) {
            return Err(format!("expected {ROWS} healed rows, found {rows:?}").into());
        }
    }
    let strict = Comparison::measure(
        "decode 1,000 rows, strict",
        1.05,
        rounds,
        || by_serde(&clean),
        || by_crate(&clean),
    )?;
    let default = Comparison::measure(
        "decode 1,000 rows, healing where nothing drifts",
        1.05,
        rounds,
        || by_serde(&clean),
        || decoded(&clean, DecodeMode::Heal),
    )?;
    let one = Comparison::measure(
        "heal 1,000 rows, one field of each, beside strict without drift",
        4.0,
        rounds,
        || by_crate(&clean),
        || decoded(&one, DecodeMode::Heal),
    )?;
    let three = Comparison::measure(
        "heal 1,000 rows, three fields of each, beside strict without drift",
        4.0,
        rounds,
        || by_crate(&clean),
        || decoded(&three, DecodeMode::Heal),
    )?;
    Ok(vec![strict, default, one, three])
}

/// The row of the documented sample, from the mock.
fn documented_row() -> Result<Value, Failure> {
    let answer = runtime()?.block_on(async {
        let mock = MockServer::start().await?;
        let client = client(&mock.base_url())?;
        let answer = client.fans().list_active("acct_1").await?;
        Ok::<Value, Failure>(serde_json::from_slice(answer.raw())?)
    })?;
    let row = answer.pointer("/data/list/0").cloned();
    row.ok_or_else(|| "the documented sample has no row".into())
}

/// An answer of so many rows, each with these members in place of the documented ones.
fn body(row: &Value, rows: usize, drift: &[(&str, Value)]) -> Vec<u8> {
    let list = (0..rows).map(|number| {
        let mut row = row.clone();
        vary(&mut row, number);
        for (place, value) in drift {
            if let Some(member) = row.pointer_mut(place) {
                *member = value.clone();
            }
        }
        row
    });
    // Enough is left of the rate limit that nothing waits for it.
    let meta = json!({
        "_credits": {"used": 0, "balance": 1_000_000, "note": "cached"},
        "_cache": {"is_cached": true, "note": "cached"},
        "_rate_limits": {"limit_minute": 1_000_000, "remaining_minute": 999_999, "limit_day": null},
    });
    let data = json!({"list": list.collect::<Vec<_>>(), "hasMore": true});
    let body = json!({"data": data, "_meta": meta, "_pagination": {"next_page": null}});
    body.to_string().into_bytes()
}

/// Makes the values of a sample as different as those of real rows.
fn vary(value: &mut Value, number: usize) {
    match value {
        Value::String(text) => *text = format!("{text} {number} of a fan whose name is Zoë"),
        Value::Bool(bool) => *bool ^= number.is_multiple_of(3),
        Value::Number(_) if value.is_i64() => *value = json!(number * 7919),
        Value::Number(_) => *value = json!(number as f64 / 100.0 + 0.05),
        Value::Array(items) => items.iter_mut().for_each(|item| vary(item, number)),
        Value::Object(members) => members.values_mut().for_each(|item| vary(item, number)),
        Value::Null => {}
    }
}

fn runtime() -> Result<Runtime, Failure> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    Ok(builder.enable_all().build()?)
}

fn client(base_url: &str) -> Result<Client, Failure> {
    let builder = Client::builder().api_key("ofapi_bench");
    Ok(builder.base_url(base_url).build()?)
}

/// One call, as the crate makes it by default and as a careful program makes it by hand: with a
/// key and the same timeouts, the status checked and the answer read into the same types.
struct Calls {
    runtime: Runtime,
    client: Client,
    by_hand: ByHand,
}

#[derive(Clone)]
struct ByHand {
    http: reqwest::Client,
    base_url: String,
}

impl ByHand {
    async fn call(&self, account: &str) -> Result<Answer, Failure> {
        let response = self
            .http
            .get(format!("{}/api/{account}/fans/active", self.base_url))
            .bearer_auth("ofapi_bench")
            .header("accept", "application/json")
            .send()
            .await?;
        let body = response.error_for_status()?.bytes().await?;
        Ok(serde_json::from_slice(&body)?)
    }
}

fn tls() -> Result<ClientConfig, Failure> {
    let provider = ring::default_provider().into();
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}

impl Calls {
    fn new(answer: &[u8]) -> Result<Self, Failure> {
        let base_url = serve(answer)?;
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .read_timeout(Duration::from_secs(30))
            .timeout(Duration::from_secs(60))
            .redirect(reqwest::redirect::Policy::none())
            // It has no provider of its own; what is called is plain http.
            .tls_backend_preconfigured(tls()?)
            .build()?;
        Ok(Self {
            runtime: runtime()?,
            client: client(&base_url)?,
            by_hand: ByHand { http, base_url },
        })
    }

    fn compare(&self, rounds: usize) -> Result<[Comparison; 2], Failure> {
        let in_row = Comparison::measure(
            "one call, one after another",
            1.10,
            rounds,
            || self.runtime.block_on(self.in_row_by_hand(CALLS_IN_ROW)),
            || self.runtime.block_on(self.in_row(CALLS_IN_ROW)),
        )?;
        let in_flight = Comparison::measure(
            "one call, 64 in flight",
            1.10,
            rounds,
            || {
                let by_hand = self.by_hand.clone();
                self.in_flight(move |account| {
                    let by_hand = by_hand.clone();
                    async move { by_hand.call(&account).await.map(drop) }
                })
            },
            || {
                let client = self.client.clone();
                self.in_flight(move |account| {
                    let call = client.fans().list_active(account).send();
                    async move { Ok(call.await.map(drop)?) }
                })
            },
        )?;
        Ok([
            in_row.per(CALLS_IN_ROW),
            in_flight.per(IN_FLIGHT * CALLS_EACH),
        ])
    }

    async fn in_row_by_hand(&self, calls: usize) -> Result<(), Failure> {
        for _ in 0..calls {
            black_box(self.by_hand.call("acct_1").await?);
        }
        Ok(())
    }

    async fn in_row(&self, calls: usize) -> Result<(), Failure> {
        for _ in 0..calls {
            black_box(self.client.fans().list_active("acct_1").await?);
        }
        Ok(())
    }

    /// Each task has an account of its own, since the crate sends at most 6 requests of one at once.
    fn in_flight<F>(
        &self,
        call: impl Fn(String) -> F + Clone + Send + 'static,
    ) -> Result<(), Failure>
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.runtime.block_on(async {
            let mut tasks = JoinSet::new();
            for number in 0..IN_FLIGHT {
                let call = call.clone();
                tasks.spawn(async move {
                    for _ in 0..CALLS_EACH {
                        call(format!("acct_{number}")).await?;
                    }
                    Ok::<(), Failure>(())
                });
            }
            while let Some(done) = tasks.join_next().await {
                done??;
            }
            Ok(())
        })
    }

    /// All of a call is on this thread, and nothing of the server.
    fn allocations(&self) -> Result<String, Failure> {
        let by_hand = counted(|| self.runtime.block_on(self.in_row_by_hand(CALLS_IN_ROW)))?;
        let by_crate = counted(|| self.runtime.block_on(self.in_row(CALLS_IN_ROW)))?;
        let calls = CALLS_IN_ROW as u64;
        Ok(allocations("one call", calls, by_hand, by_crate))
    }
}

fn counted<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<AllocationInfo, Failure> {
    let mut done = None;
    let info = allocation_counter::measure(|| done = Some(work()));
    done.transpose()?;
    Ok(info)
}

fn allocations(
    name: &str,
    parts: u64,
    by_hand: AllocationInfo,
    by_crate: AllocationInfo,
) -> String {
    let shown = |info: &AllocationInfo| {
        let (count, bytes) = (info.count_total / parts, info.bytes_total / parts);
        format!("{count} ({} KiB)", bytes / 1024)
    };
    let more = by_crate.count_total as i64 - by_hand.count_total as i64;
    format!(
        "| {name} | {} | {} | {} |",
        shown(&by_hand),
        shown(&by_crate),
        more / parts as i64
    )
}

/// Starts a server on a thread of its own that gives every request the same answer, and returns its
/// URL.
fn serve(body: &[u8]) -> Result<String, Failure> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         x-ofapi-credits-used: 1\r\nx-ofapi-credits-balance: 999999\r\nx-ofapi-is-cached: false\r\n\
         x-rate-limit-limit-minute: 1000000\r\nx-rate-limit-remaining-minute: 999999\r\n\r\n",
        body.len()
    );
    let answer: &'static [u8] = [head.as_bytes(), body].concat().leak();
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let runtime = runtime()?;
    thread::spawn(move || runtime.block_on(accept_all(listener, answer)));
    Ok(base_url)
}

async fn accept_all(
    listener: std::net::TcpListener,
    answer: &'static [u8],
) -> Result<(), std::io::Error> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(answer_all(stream, answer));
    }
}

/// Ends with the connection.
async fn answer_all(mut stream: TcpStream, answer: &[u8]) -> Result<(), std::io::Error> {
    stream.set_nodelay(true)?;
    let mut request = Vec::new();
    while stream.read_buf(&mut request).await? > 0 {
        if request.ends_with(b"\r\n\r\n") {
            request.clear();
            stream.write_all(answer).await?;
        }
    }
    Ok(())
}
