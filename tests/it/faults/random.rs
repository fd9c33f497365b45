//! Thousands of calls under random faults: nothing that may have taken effect is sent twice.

mod messages;
mod posts;

use std::{
    collections::BTreeMap,
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

use super::{Answer, ClosedPort, Delivery, Request, Step, at_once, client_of};
use crate::support::bare_tls;

const SEED: u64 = 0x5eed_0f41;
const IN_FLIGHT: u64 = 32;

/// So many that many faults meet one call.
const RETRIES: u32 = 5;

/// The statuses of an edge that does not know what the server did.
const EDGE: [u16; 7] = [502, 504, 520, 521, 522, 523, 524];

/// The number of a call, which is the last number in its path.
fn number(request: &Request) -> u64 {
    let numbers = request.target.split('/');
    let mut numbers = numbers.filter_map(|part| part.parse().ok());
    numbers.next_back().expect("a number in the path")
}

/// The same in every run for the same attempt at the same call.
fn dice(number: u64, attempt: usize) -> Rng {
    let call = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let attempt = (attempt as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
    Rng::with_seed(SEED ^ call ^ attempt)
}

/// Resolves the server's name to a port that refuses connections, every eighth time.
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

/// A client some of whose connections are refused.
fn client(server: SocketAddr, patience: Duration) -> Client {
    let roads = Roads {
        open: server,
        closed: ClosedPort::new(),
        dice: Mutex::new(Rng::with_seed(SEED)),
    };
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        // Some connections are kept; for the others, there is the way to the server again.
        .pool_max_idle_per_host(4)
        .dns_resolver(roads);
    // Without a port, which would overrule that of the way.
    client_of("http://localhost")
        .http_client(http)
        .tls(bare_tls())
        .retry(at_once().retries(RETRIES))
        .timeout(patience)
        .build()
        .expect("a client")
}

/// How a call ended.
struct Ending {
    /// The outcome of a failure.
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

/// Makes calls, several at the same time, and returns how each ended, in the order of their numbers.
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
    // Faults and luck were mixed.
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

fn throttled(dice: &mut Rng) -> Answer {
    let throttled = Answer::throttled();
    let past = "Wed, 21 Oct 2015 07:28:00 GMT";
    match dice.u8(..3) {
        0 => throttled,
        1 => throttled.header("retry-after", "0"),
        _ => throttled.header("retry-after", past),
    }
}

/// An error that says what became of the request, somewhere.
fn saying(dice: &mut Rng, outcome: &str) -> Answer {
    let said = json!({"request_outcome": outcome});
    let body = match dice.u8(..4) {
        0 => said,
        1 => json!({"data": said}),
        2 => json!({"error": said, "message": "No"}),
        _ => json!({"error": "NO", "_meta": {"_request": said}}),
    };
    let status = pick(dice, [400, 422, 500, 502, 503]);
    Answer::json(status, body.to_string())
}

/// An answer on its way that does not get there whole.
fn broken(dice: &mut Rng, answer: Answer) -> Step {
    let longer = answer.body.len() + 1 + dice.usize(..100);
    match dice.u8(..30) {
        0..6 => Step::Close,
        6..12 => Step::Reset,
        12..18 => answer.delivered(Delivery::ResetAfterHead).into(),
        18..24 => answer.delivered(Delivery::ResetWithinBody).into(),
        24..29 => answer.announcing(longer).into(),
        _ if dice.bool() => Step::Stall,
        _ => answer.delivered(Delivery::StallWithinBody).into(),
    }
}
