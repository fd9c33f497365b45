//! Whether many callers settle near what a throttling server allows; in virtual time.

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

/// What a server allows.
#[derive(Clone, Copy, Debug)]
enum Rule {
    /// So many requests per second, and so many at once after a quiet time.
    Bucket { rate: f64, burst: f64 },
    /// So many requests per second, counted in windows of so many seconds.
    Window { rate: f64, seconds: f64 },
    /// So many requests at the same time.
    Concurrent { most: f64 },
}

#[derive(Clone, Copy, Debug)]
struct Server {
    rule: Rule,
    /// What it allows from some second on, per second.
    later: Option<(f64, f64)>,
    /// In seconds, and by which share of that it differs from request to request.
    latency: f64,
    jitter: f64,
    /// Whether throttled answers come at once.
    refuses_at_once: bool,
    retry_after: Option<Duration>,
}

/// Returns how long a request, or its answer, takes to the other side.
fn way(latency: f64) -> f64 {
    (latency * 0.1).min(0.01)
}

/// The server while it runs.
struct Running {
    server: Server,
    began: Instant,
    /// Requests that may start now, or that run.
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

    /// Answers one request.
    async fn answer(this: &RefCell<Self>) -> Seen {
        let server = this.borrow().server;
        let differs = this.borrow_mut().random.f64() * 2.0 - 1.0;
        let latency = server.latency * (1.0 + server.jitter * differs);
        let way = way(latency);
        let seconds = |seconds| sleep(Duration::from_secs_f64(seconds));
        seconds(way).await;
        let accepts = this.borrow_mut().accepts();
        if accepts || !server.refuses_at_once {
            seconds(latency - 2.0 * way).await;
        }
        if accepts && matches!(server.rule, Rule::Concurrent { .. }) {
            this.borrow_mut().count -= 1.0;
        }
        seconds(way).await;
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

    /// Returns this server in all that callers cannot choose.
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

    fn allowed(&self) -> f64 {
        let most = IN_FLIGHT / self.latency;
        match (self.later, self.rule) {
            (Some((_, rate)), _)
            | (None, Rule::Bucket { rate, .. } | Rule::Window { rate, .. }) => rate.min(most),
            // A request that is on its way does not count.
            (None, Rule::Concurrent { most: limit }) => {
                (limit / (self.latency - 2.0 * way(self.latency))).min(most)
            }
        }
    }

    /// Lets callers call in a loop, and returns the percentages of throttled answers and of what is
    /// allowed, from some second on and for so many seconds.
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
                        let seen = Running::answer(&running).await;
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

/// A table of how callers fared with servers that differ little.
struct Table(String);

/// Percentages: the mean and the worst.
struct Row {
    name: String,
    throttled: (f64, f64),
    reached: (f64, f64),
}

impl Table {
    fn new(title: &str) -> Self {
        let columns = "server | how many | throttled, mean | most | reached, mean | least | miss";
        Self(format!("\n{title}\n{columns}\n"))
    }

    fn row(&mut self, name: String, servers: &[Server], from: f64, seconds: f64) -> Row {
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
    /// Fails unless the goal is met on average, and nearly met by each server.
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
            // Otherwise, the latency limits them.
            if IN_FLIGHT / latency > rate * 1.1 {
                let name = format!("{rate}/s, {latency} s");
                rows.push(table.row(name, &buckets(rate, latency), 10.0, 120.0));
            }
        }
    }
    table.print();
    rows.iter().for_each(Row::assert_settled);
}

/// Within ten seconds, there are too few answers to learn from.
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

/// At first, a whole window may be used up at once, and then nothing is allowed until its end.
#[test]
fn callers_settle_where_the_server_counts_in_windows() {
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
fn callers_settle_where_the_server_limits_what_is_in_flight() {
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
fn a_changed_limit_is_followed() {
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
fn without_pace_most_answers_are_throttled() {
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
