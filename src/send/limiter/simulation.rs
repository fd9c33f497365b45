//! A simulation in virtual time: many callers settle near the rate that a throttling server allows.

use std::{
    cell::{Cell, RefCell},
    io::Write,
    rc::Rc,
    time::Duration,
};

use tokio::{
    runtime::Builder,
    task::{LocalSet, spawn_local},
    time::{Instant, sleep},
};

use super::Limiter;
use crate::send::pace::{Pace, Seen, Throttled};

const CALLERS: usize = 64;
const IN_FLIGHT: f64 = 6.0;

/// The limit of a server.
#[derive(Clone, Copy, Debug)]
enum Rule {
    /// A token bucket: `rate` requests per second, and `burst` at once after a quiet time.
    Bucket { rate: f64, burst: f64 },
    /// Fixed windows of `seconds`, in each of which `rate` requests per second are allowed.
    Window { rate: f64, seconds: f64 },
    /// At most `most` requests at the same time.
    Concurrent { most: f64 },
}

#[derive(Clone, Copy, Debug)]
struct Server {
    rule: Rule,
    /// A change of the rate: the second from which it holds, and the new rate per second.
    later: Option<(f64, f64)>,
    /// The time that a request takes, in seconds.
    latency: f64,
    /// The share by which the latency varies from request to request.
    jitter: f64,
    /// Whether throttled responses arrive at once.
    refuses_at_once: bool,
    retry_after: Option<Duration>,
}

/// Returns the time in seconds that a request or its response takes on the network.
fn transit(latency: f64) -> f64 {
    (latency * 0.1).min(0.01)
}

/// The server while it runs.
struct Running {
    server: Server,
    began: Instant,
    /// The number of requests that may start now, or of those that run.
    count: f64,
    counted_at: f64,
    random: fastrand::Rng,
}

impl Running {
    fn accepts(&mut self) -> bool {
        let now = self.began.elapsed().as_secs_f64();
        let before = self.counted_at;
        self.counted_at = now;
        let changed = self.server.later.filter(|(from, _)| now >= *from);
        match self.server.rule {
            Rule::Bucket { rate, burst } => {
                let rate = changed.map_or(rate, |(_, rate)| rate);
                self.count = (self.count + rate * (now - before)).min(burst);
            }
            Rule::Window { rate, seconds } => {
                if (now / seconds).floor() > (before / seconds).floor() {
                    self.count = rate * seconds;
                }
            }
            Rule::Concurrent { most } => {
                let accepts = self.count < most;
                self.count += f64::from(u8::from(accepts));
                return accepts;
            }
        }
        let accepts = self.count >= 1.0;
        self.count -= f64::from(u8::from(accepts));
        accepts
    }

    /// Serves one request, and returns the facts in its response.
    async fn serve(this: &RefCell<Self>) -> Seen {
        let server = this.borrow().server;
        let differs = this.borrow_mut().random.f64() * 2.0 - 1.0;
        let latency = server.latency * (1.0 + server.jitter * differs);
        let transit = transit(latency);
        let seconds = |seconds| sleep(Duration::from_secs_f64(seconds));
        seconds(transit).await;
        let accepts = this.borrow_mut().accepts();
        if accepts || !server.refuses_at_once {
            seconds(latency - 2.0 * transit).await;
        }
        if accepts && matches!(server.rule, Rule::Concurrent { .. }) {
            this.borrow_mut().count -= 1.0;
        }
        seconds(transit).await;
        Seen {
            throttled: (!accepts).then_some(Throttled {
                retry_after: server.retry_after,
            }),
            ..Seen::default()
        }
    }
}

impl Server {
    fn new(rule: Rule, latency: f64) -> Self {
        Self {
            rule,
            later: None,
            latency,
            jitter: 0.0,
            refuses_at_once: false,
            retry_after: None,
        }
    }

    /// Returns this server with each combination of `Retry-After`, refusals and jitter.
    fn variants(self, jitters: &[f64]) -> Vec<Self> {
        let mut variants = Vec::new();
        for retry_after in [None, Some(Duration::from_secs(1))] {
            for refuses_at_once in [false, true] {
                variants.extend(jitters.iter().map(|&jitter| Self {
                    jitter,
                    refuses_at_once,
                    retry_after,
                    ..self
                }));
            }
        }
        variants
    }

    /// Returns the number of requests per second that the server allows.
    fn allowed(&self) -> f64 {
        let most = IN_FLIGHT / self.latency;
        match (self.later, self.rule) {
            (Some((_, rate)), _)
            | (None, Rule::Bucket { rate, .. } | Rule::Window { rate, .. }) => rate.min(most),
            // A request on the network does not count as running.
            (None, Rule::Concurrent { most: limit }) => {
                (limit / (self.latency - 2.0 * transit(self.latency))).min(most)
            }
        }
    }

    /// Runs callers that call in a loop, and returns two percentages over `seconds` from second
    /// `from` on: of throttled responses, and of the allowed rate that was reached.
    fn run(self, pace: Pace, from: f64, seconds: f64) -> (f64, f64) {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let counts = Rc::new([Cell::new(0.0), Cell::new(0.0)]);
        let calls = async {
            let limiter = Rc::new(Limiter::new(pace));
            let began = Instant::now();
            let count = match self.rule {
                Rule::Bucket { burst, .. } => burst,
                Rule::Window { rate, seconds } => rate * seconds,
                Rule::Concurrent { .. } => 0.0,
            };
            let running = Rc::new(RefCell::new(Running {
                server: self,
                began,
                count,
                counted_at: 0.0,
                random: fastrand::Rng::with_seed(1),
            }));
            for _ in 0..CALLERS {
                let (limiter, running, counts) = (limiter.clone(), running.clone(), counts.clone());
                spawn_local(async move {
                    loop {
                        let mut permit = limiter.admit(Some("acct_1")).await;
                        let seen = Running::serve(&running).await;
                        permit.report(seen);
                        if began.elapsed().as_secs_f64() >= from {
                            let count = &counts[usize::from(seen.throttled.is_some())];
                            count.set(count.get() + 1.0);
                        }
                    }
                });
            }
            sleep(Duration::from_secs_f64(from + seconds)).await;
        };
        LocalSet::new().block_on(&runtime, calls);
        let (accepted, throttled) = (counts[0].get(), counts[1].get());
        (
            throttled / (accepted + throttled) * 100.0,
            accepted / seconds / self.allowed() * 100.0,
        )
    }
}

/// A table with a row of results for each group of similar servers.
struct Table(String);

/// The percentages of one group of servers: for each, the mean and the worst.
struct Row {
    name: String,
    throttled: (f64, f64),
    reached: (f64, f64),
}

impl Table {
    fn new(title: &str) -> Self {
        let columns = "server | servers | throttled, mean | worst | reached, mean | worst | misses";
        Self(format!("\n{title}\n{columns}\n"))
    }

    /// Simulates a group of servers: a quarter of them, or all with `SIMULATE_ALL_SERVERS`.
    fn row(&mut self, name: String, servers: &[Server], from: f64, seconds: f64) -> Row {
        let step = match std::env::var_os("SIMULATE_ALL_SERVERS") {
            Some(_) => 1,
            None => 4,
        };
        let servers: Vec<&Server> = servers.iter().step_by(step).collect();
        let of = servers.len() as f64;
        let mut row = Row {
            name,
            throttled: (0.0, 0.0),
            reached: (0.0, f64::INFINITY),
        };
        let mut misses = 0;
        for server in servers {
            let (throttled, reached) = server.run(Pace::default(), from, seconds);
            misses += usize::from(throttled >= 2.0 || reached < 85.0);
            row.throttled = (
                row.throttled.0 + throttled / of,
                row.throttled.1.max(throttled),
            );
            row.reached = (row.reached.0 + reached / of, row.reached.1.min(reached));
        }
        let Row {
            name,
            throttled,
            reached,
        } = &row;
        self.0 += &format!(
            "{name:28} | {of:3} | {:5.2} % | {:5.2} % | {:5.1} % | {:5.1} % | {misses:3}\n",
            throttled.0, throttled.1, reached.0, reached.1
        );
        row
    }

    fn print(&self) {
        let printed = std::io::stdout().write_all(self.0.as_bytes());
        printed.expect("a standard output");
    }
}

impl Row {
    /// Panics unless the goal is met on average, and nearly met for each server.
    fn assert_settled(&self) {
        let Self {
            name,
            throttled,
            reached,
        } = self;
        assert!(
            throttled.0 < 2.0 && throttled.1 < 3.5,
            "{name}: {throttled:?} % are throttled"
        );
        assert!(
            reached.0 > 85.0 && reached.1 > 75.0,
            "{name}: {reached:?} % are reached"
        );
    }
}

fn buckets(rate: f64, latency: f64) -> Vec<Server> {
    let server = |burst| Server::new(Rule::Bucket { rate, burst }, latency);
    let differing = [(1.0, 0.0), (2.0, 0.2), (3.0, 0.0), (5.0, 0.2)];
    let variants = differing.map(|(burst, jitter)| server(burst).variants(&[jitter]));
    variants.concat()
}

#[test]
fn callers_settle_within_ten_seconds() {
    let mut table = Table::new("requests per second, latency: from 10 s to 130 s");
    let mut rows = Vec::new();
    for rate in [1.0, 2.0, 3.0, 5.0, 10.0, 20.0] {
        for latency in [0.05, 0.1, 0.3, 1.0] {
            // Otherwise, the latency limits the rate, not the server.
            if IN_FLIGHT / latency > rate * 1.1 {
                let name = format!("{rate}/s, {latency} s");
                rows.push(table.row(name, &buckets(rate, latency), 10.0, 120.0));
            }
        }
    }
    table.print();
    rows.iter().for_each(Row::assert_settled);
}

/// Within ten seconds, a slow server sends too few responses to learn from.
#[test]
fn callers_of_slow_servers_settle_within_a_minute() {
    let mut table = Table::new("requests per second, latency: from 10 s to 130 s");
    for latency in [0.05, 0.1, 0.3, 1.0] {
        table.row(
            format!("0.5/s, {latency} s"),
            &buckets(0.5, latency),
            10.0,
            120.0,
        );
    }
    for rate in [1.0, 1.5] {
        table.row(format!("{rate}/s, 3 s"), &buckets(rate, 3.0), 10.0, 120.0);
    }
    table.print();
    let mut table = Table::new("requests per second, latency: from 60 s to 360 s");
    let mut rows = Vec::new();
    for latency in [0.05, 0.1, 0.3, 1.0] {
        let name = format!("0.5/s, {latency} s");
        rows.push(table.row(name, &buckets(0.5, latency), 60.0, 300.0));
    }
    for rate in [1.0, 1.5] {
        let name = format!("{rate}/s, 3 s");
        rows.push(table.row(name, &buckets(rate, 3.0), 60.0, 300.0));
    }
    table.print();
    rows.iter().for_each(Row::assert_settled);
}

/// A whole window may be used up at once at first, and then nothing is allowed until its end.
#[test]
fn callers_settle_if_the_server_counts_in_windows() {
    let mut table = Table::new("requests in a window, latency: from 60 s to 360 s");
    let mut rows = Vec::new();
    for seconds in [2.0, 5.0, 10.0] {
        for latency in [0.1, 0.3, 1.0] {
            let name = format!("{} in {seconds} s, {latency} s", 3.0 * seconds);
            let server = Server::new(Rule::Window { rate: 3.0, seconds }, latency);
            let row = table.row(name, &server.variants(&[0.0, 0.2]), 60.0, 300.0);
            if seconds < 10.0 {
                rows.push(row);
            }
        }
    }
    table.print();
    rows.iter().for_each(Row::assert_settled);
}

#[test]
fn callers_settle_if_the_server_limits_requests_in_flight() {
    let mut table = Table::new("requests at once, latency: from 10 s to 130 s");
    let mut rows = Vec::new();
    for most in [4.0, 6.0] {
        for jitter in [0.0, 0.2] {
            for latency in [0.1, 0.3, 1.0, 3.0] {
                let name = format!("{most} at once, {latency} s ± {} %", jitter * 100.0);
                let server = Server::new(Rule::Concurrent { most }, latency);
                let row = table.row(name, &server.variants(&[jitter]), 10.0, 120.0);
                if latency > 0.1 && latency < 3.0 {
                    rows.push(row);
                }
            }
        }
    }
    table.print();
    rows.iter().for_each(Row::assert_settled);
}

#[test]
fn callers_follow_a_changed_limit() {
    let mut table = Table::new("requests per second, changed after 60 s: from 180 s to 300 s");
    let mut rows = Vec::new();
    for (before, after) in [
        (2.0, 10.0),
        (3.0, 6.0),
        (10.0, 2.0),
        (6.0, 3.0),
        (5.0, 1000.0),
    ] {
        let mut servers = buckets(before, 0.1);
        for server in &mut servers {
            server.later = Some((60.0, after));
        }
        let name = format!("{before}/s, then {after}/s, 0.1 s");
        rows.push(table.row(name, &servers, 180.0, 120.0));
    }
    table.print();
    for row in rows {
        assert!(
            row.throttled.0 < 2.0 && row.reached.0 > 85.0,
            "{}",
            row.name
        );
    }
}

#[test]
fn without_a_pace_most_responses_are_throttled() {
    let server = Server::new(
        Rule::Bucket {
            rate: 5.0,
            burst: 5.0,
        },
        0.1,
    );
    let (throttled, _) = server.run(Pace::off(), 10.0, 10.0);
    assert!(throttled > 90.0, "{throttled} %");
}
