//! Many calls with random faults: no request that may have taken effect is sent twice.

mod messages;
mod posts;

use std::{
    collections::BTreeMap,
    env,
    io::{self, Write},
    net::SocketAddr,
    sync::Mutex,
    time::Duration,
};

use fastrand::Rng;
use onlyfansapi::{
    Client, Error,
    Outcome::{self, NotSent, Rejected, Unknown},
    Response,
};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use serde_json::json;

use super::{ClosedPort, Delivery, Request, ServerResponse, Step, at_once, client_of};

/// The number of calls of a test; `FAULT_CALLS` sets another.
const CALLS: u64 = 500;
const SEED: u64 = 0x5eed_0f41;
const IN_FLIGHT: u64 = 32;

/// More than by default, so that one call meets many faults.
const RETRIES: u32 = 5;

/// The statuses of an edge that did not get the response of the server.
const EDGE: [u16; 7] = [502, 504, 520, 521, 522, 523, 524];

fn calls() -> u64 {
    match env::var("FAULT_CALLS") {
        Ok(count) => count.parse().expect("a number of calls"),
        Err(_) => CALLS,
    }
}

/// Returns the number of a call, which is the last number in its path.
fn number(request: &Request) -> u64 {
    let numbers = request.target.split('/');
    let mut numbers = numbers.filter_map(|part| part.parse().ok());
    numbers.next_back().expect("a number in the path")
}

/// Returns random numbers that are the same in every run for an attempt at a call.
fn dice(number: u64, attempt: usize) -> Rng {
    let call = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let attempt = (attempt as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
    Rng::with_seed(SEED ^ call ^ attempt)
}

/// Resolves every eighth name, on average, to a port that refuses connections.
struct Roads {
    open: SocketAddr,
    closed: ClosedPort,
    dice: Mutex<Rng>,
}

impl Resolve for Roads {
    fn resolve(&self, _: Name) -> Resolving {
        let is_closed = self.dice.lock().expect("no panic").u8(..8) == 0;
        let address = if is_closed {
            self.closed.address
        } else {
            self.open
        };
        let addresses: Addrs = Box::new(std::iter::once(address));
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

/// Returns a client some of whose connections are refused.
fn client(server: SocketAddr, patience: Duration) -> Client {
    let roads = Roads {
        open: server,
        closed: ClosedPort::new(),
        dice: Mutex::new(Rng::with_seed(SEED)),
    };
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        // With few idle connections, many requests resolve the name again.
        .pool_max_idle_per_host(4)
        .dns_resolver(roads);
    // A port in the URL would replace the resolved one.
    client_of("http://localhost")
        .http_client(http)
        .retry(at_once().retries(RETRIES))
        .timeout(patience)
        .build()
        .expect("a client")
}

/// The end of a call.
struct Ending {
    /// The outcome, if the call failed.
    result: Result<(), Outcome>,
    attempts: u32,
    is_timeout: bool,
    is_replayed: bool,
}

impl<T> From<Result<Response<T>, Error>> for Ending {
    fn from(result: Result<Response<T>, Error>) -> Self {
        Self {
            attempts: match &result {
                Ok(response) => response.attempts(),
                Err(error) => error.attempts(),
            },
            is_timeout: result.as_ref().is_err_and(Error::is_timeout),
            is_replayed: result.as_ref().is_ok_and(Response::is_replayed),
            result: result.map(drop).map_err(|error| error.outcome()),
        }
    }
}

/// Makes calls, several at the same time, and returns the end of each by its number.
async fn endings<F: Future<Output = Ending> + Send + 'static>(
    client: &Client,
    calls: u64,
    call: impl Fn(Client, u64) -> F + Copy + Send + Sync + 'static,
) -> BTreeMap<u64, Ending> {
    let callers = (0..IN_FLIGHT).map(|caller| {
        let client = client.clone();
        tokio::spawn(async move {
            let mut endings = Vec::new();
            for number in (caller..calls).step_by(IN_FLIGHT as usize) {
                endings.push((number, call(client.clone(), number).await));
            }
            endings
        })
    });
    let callers: Vec<_> = callers.collect();
    let mut endings = BTreeMap::new();
    for caller in callers {
        endings.extend(caller.await.expect("no panic"));
    }
    endings
}

fn print(what: &str, seen: usize, endings: &BTreeMap<u64, Ending>) {
    let count = |result: Result<(), Outcome>| {
        let results = endings.values().map(|ending| ending.result);
        results.filter(|other| *other == result).count()
    };
    let attempts: u32 = endings.values().map(|ending| ending.attempts).sum();
    let line = format!(
        "{} {what}, {attempts} attempts, {seen} of them seen by the server: \
         {} succeeded, {} not sent, {} rejected, {} unknown",
        endings.len(),
        count(Ok(())),
        count(Err(NotSent)),
        count(Err(Rejected)),
        count(Err(Unknown)),
    );
    writeln!(io::stdout(), "{line}").expect("an output");
    // Each result occurred.
    let results = [Ok(()), Err(Rejected), Err(Unknown)];
    assert!(
        results.into_iter().all(|result| count(result) > 0),
        "{line}"
    );
}

fn pick<T>(dice: &mut Rng, items: impl IntoIterator<Item = T>) -> T {
    dice.choice(items.into_iter().collect::<Vec<_>>())
        .expect("something to choose from")
}

fn throttled(dice: &mut Rng) -> ServerResponse {
    let throttled = ServerResponse::throttled();
    let past = "Wed, 21 Oct 2015 07:28:00 GMT";
    match dice.u8(..3) {
        0 => throttled,
        1 => throttled.header("retry-after", "0"),
        _ => throttled.header("retry-after", past),
    }
}

/// Returns an error that names the outcome in one of several places.
fn saying(dice: &mut Rng, outcome: &str) -> ServerResponse {
    let said = json!({"request_outcome": outcome});
    let body = match dice.u8(..4) {
        0 => said,
        1 => json!({"data": said}),
        2 => json!({"error": said, "message": "No"}),
        _ => json!({"error": "NO", "_meta": {"_request": said}}),
    };
    let status = pick(dice, [400, 422, 500, 502, 503]);
    ServerResponse::json(status, body.to_string())
}

/// Returns a response that does not arrive whole.
fn broken(dice: &mut Rng, response: ServerResponse) -> Step {
    let longer = response.body.len() + 1 + dice.usize(..100);
    match dice.u8(..30) {
        0..6 => Step::Close,
        6..12 => Step::Reset,
        12..18 => response.delivered(Delivery::ResetAfterHead).into(),
        18..24 => response.delivered(Delivery::ResetWithinBody).into(),
        24..29 => response.announcing(longer).into(),
        _ if dice.bool() => Step::Stall,
        _ => response.delivered(Delivery::StallWithinBody).into(),
    }
}
