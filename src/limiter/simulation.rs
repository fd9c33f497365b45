//! Whether callers settle near what a throttling server allows; in virtual time.

use std::{
    cell::{Cell, RefCell},
    io::Write,
    rc::Rc,
    time::Duration,
};

use tokio::{
    runtime::Builder,
    task::LocalSet,
    time::{Instant, sleep},
};

use super::{Limiter, Seen, Throttled};
use crate::Pace;

const CALLERS: usize = 64;

#[derive(Clone, Copy, Debug)]
enum Rule {
    Bucket { rate: f64, burst: f64 },
    Concurrent { most: u32 },
    Window { rate: f64, length: f64 },
}

#[derive(Clone, Copy, Debug)]
struct Server {
    rule: Rule,
    latency: f64,
    /// Share of latency
    jitter: f64,
    quick_refusal: bool,
    retry_after: Option<Duration>,
    seed: u64,
}

struct State {
    tokens: f64,
    at: Instant,
    running: u32,
    window: (i64, f64),
    began: Instant,
    random: fastrand::Rng,
}

impl Server {
    fn accepts(&self, state: &mut State) -> bool {
        let now = Instant::now();
        match self.rule {
            Rule::Bucket { rate, burst } => {
                state.tokens = (state.tokens + (now - state.at).as_secs_f64() * rate).min(burst);
                state.at = now;
                let ok = state.tokens >= 1.0;
                if ok {
                    state.tokens -= 1.0;
                }
                ok
            }
            Rule::Concurrent { most } => {
                let ok = state.running < most;
                if ok {
                    state.running += 1;
                }
                ok
            }
            Rule::Window { rate, length } => {
                let n = ((now - state.began).as_secs_f64() / length) as i64;
                if state.window.0 != n {
                    state.window = (n, rate * length);
                }
                let ok = state.window.1 >= 1.0;
                if ok {
                    state.window.1 -= 1.0;
                }
                ok
            }
        }
    }
    fn allowed(&self) -> f64 {
        match self.rule {
            Rule::Bucket { rate, .. } | Rule::Window { rate, .. } => rate,
            Rule::Concurrent { most } => f64::from(most.min(6)) / self.latency,
        }
    }
}

struct Outcome {
    learning: u32,
    throttled: f64,
    reached: f64,
}

fn run(server: Server, from: f64, length: f64) -> Outcome {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    LocalSet::new().block_on(&runtime, async move {
        let limiter = Rc::new(Limiter::new(Pace::default()));
        let state = Rc::new(RefCell::new(State {
            tokens: match server.rule {
                Rule::Bucket { burst, .. } => burst,
                _ => 0.0,
            },
            at: Instant::now(),
            running: 0,
            window: (-1, 0.0),
            began: Instant::now(),
            random: fastrand::Rng::with_seed(server.seed),
        }));
        let counts = Rc::new([const { Cell::new(0u32) }; 3]);
        let began = Instant::now();
        let callers: Vec<_> = (0..CALLERS)
            .map(|_| {
                let (limiter, state, counts) = (limiter.clone(), state.clone(), counts.clone());
                tokio::task::spawn_local(async move {
                    loop {
                        let mut permit = limiter.admit(Some("acct_1")).await;
                        let latency = server.latency
                            * (1.0 + server.jitter * (state.borrow_mut().random.f64() * 2.0 - 1.0));
                        let way = Duration::from_secs_f64((latency * 0.1).min(0.01));
                        sleep(way).await;
                        let ok = server.accepts(&mut state.borrow_mut());
                        let rest = if ok || !server.quick_refusal {
                            latency - 2.0 * way.as_secs_f64()
                        } else {
                            0.0
                        };
                        sleep(Duration::from_secs_f64(rest)).await;
                        if ok && matches!(server.rule, Rule::Concurrent { .. }) {
                            state.borrow_mut().running -= 1;
                        }
                        sleep(way).await;
                        permit.report(Seen {
                            throttled: (!ok).then_some(Throttled {
                                retry_after: server.retry_after,
                            }),
                            ..Seen::default()
                        });
                        let t = began.elapsed().as_secs_f64();
                        if server.seed == 99 && !ok {
                            println!(
                                "{t:.2} gap {:?}",
                                permit
                                    .account
                                    .as_ref()
                                    .map(|s| format!("{:?}", super::lock(&s.queue.state)))
                            );
                        }
                        let slot = if t < from { 2 } else { usize::from(ok) };
                        if slot < 2 || !ok {
                            counts[slot].set(counts[slot].get() + 1);
                        }
                    }
                })
            })
            .collect();
        sleep(Duration::from_secs_f64(from + length)).await;
        for c in callers {
            c.abort();
        }
        let [bad, ok, learning] = [0, 1, 2].map(|i| counts[i].get());
        Outcome {
            learning,
            throttled: f64::from(bad) / f64::from(bad + ok) * 100.0,
            reached: f64::from(ok) / length / server.allowed() * 100.0,
        }
    })
}

#[test]
fn grid() {
    let mut out = std::io::stdout();
    let length = std::env::var("LEN").map_or(120.0, |l| l.parse().expect("n"));
    let from = std::env::var("FROM").map_or(10.0, |l| l.parse().expect("n"));
    let verbose = std::env::var("V").is_ok();
    let (mut fails, mut all) = (0, 0);
    let mut class = std::collections::BTreeMap::new();
    let mut servers = vec![];
    for rate in [
        0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 3.3, 5.0, 7.0, 10.0, 20.0, 40.0,
    ] {
        for latency in [0.05, 0.1, 0.3, 1.0, 3.0] {
            if 6.0 / latency < rate * 1.1 {
                continue;
            }
            servers.push((rate, latency, 0));
        }
    }
    for latency in [0.1, 0.3, 1.0, 3.0] {
        for most in [2, 3, 4, 5, 6] {
            servers.push((f64::from(most), latency, 1));
        }
    }
    for latency in [0.1, 0.3, 1.0] {
        for rate in [1.0, 3.0, 5.0] {
            servers.push((rate, latency, 2));
        }
    }
    if std::env::var("REQ").is_ok() {
        servers.retain(|(rate, latency, kind)| *latency < 3.0 && *rate < 40.0 && (*kind != 1 || *rate == 4.0));
    }
    for (rate, latency, kind) in servers {
        let mut worst = (0.0f64, 1000.0f64, 0u32);
        let mut mean = (0.0, 0.0, 0.0);
        let mut bad = vec![];
        for burst in [1.0, 2.0, 3.0, 5.0] {
            for retry_after in [None, Some(Duration::from_secs(1))] {
                for quick_refusal in [false, true] {
                    for jitter in [0.0, 0.2] {
                        for seed in 0..2 {
                            if seed > 0 && jitter == 0.0 {
                                continue;
                            }
                            let rule = match kind {
                                0 => Rule::Bucket { rate, burst },
                                1 => Rule::Concurrent { most: rate as u32 },
                                _ => Rule::Window {
                                    rate,
                                    length: burst * 2.0,
                                },
                            };
                            let server = Server {
                                rule,
                                latency,
                                jitter,
                                quick_refusal,
                                retry_after,
                                seed,
                            };
                            let o = run(server, from, length);
                            worst = (
                                worst.0.max(o.throttled),
                                worst.1.min(o.reached),
                                worst.2.max(o.learning),
                            );
                            mean = (mean.0 + o.throttled, mean.1 + o.reached, mean.2 + 1.0);
                            all += 1;
                            let name = format!(
                                "{}{}",
                                ["rate", "conc", "wind"][kind],
                                if kind == 0 && rate < 1.0 {
                                    "slow"
                                } else if kind == 0 && rate < 3.0 {
                                    "1-2"
                                } else if kind == 1 && jitter > 0.0 {
                                    "jit"
                                } else {
                                    ""
                                }
                            );
                            let c = class.entry(name).or_insert((0, 0, 0, 0.0, 0.0));
                            c.0 += 1;
                            c.1 += i32::from(o.throttled >= 2.0);
                            c.2 += i32::from(o.reached < 85.0);
                            c.3 += o.throttled;
                            c.4 += o.reached;
                            if o.throttled >= 2.0 || o.reached < 85.0 {
                                fails += 1;
                                bad.push((server, o));
                            }
                        }
                    }
                }
            }
        }
        writeln!(out, "{} {rate:5.1} {latency:5.2}  mean {:5.2} % {:6.1} %   worst {:5.2} % {:6.1} %  learn {:3}  fails {}", ["rate", "conc", "wind"][kind],
            mean.0 / mean.2, mean.1 / mean.2, worst.0, worst.1, worst.2, bad.len()).expect("stdout");
        if verbose {
            for (s, o) in bad.iter().take(8) {
                writeln!(
                    out,
                    "     {:?} jit {} quick {} ra {:?}: {:.2} % {:.1} % learn {}",
                    s.rule,
                    s.jitter,
                    s.quick_refusal,
                    s.retry_after,
                    o.throttled,
                    o.reached,
                    o.learning
                )
                .expect("stdout");
            }
        }
    }
    write!(out, "sum ").expect("stdout");
    for (name, c) in class {
        let n = f64::from(c.0);
        write!(
            out,
            "| {name} {:2.0}% {:2.0}% {:.1} {:2.0} ",
            f64::from(c.1) / n * 100.0,
            f64::from(c.2) / n * 100.0,
            c.3 / n,
            c.4 / n
        )
        .expect("stdout");
    }
    writeln!(out).expect("stdout");
    writeln!(out, "fails {fails} of {all}").expect("stdout");
}

#[test]
fn one() {
    let get = |name: &str, d: f64| std::env::var(name).map_or(d, |l| l.parse().expect("n"));
    let ra = get("RA", 0.0);
    let o = run(
        Server {
            rule: match get("C", 0.0) as u32 {
                0 => Rule::Bucket {
                    rate: get("R", 1.0),
                    burst: get("B", 1.0),
                },
                1 => Rule::Concurrent {
                    most: get("R", 4.0) as u32,
                },
                _ => Rule::Window {
                    rate: get("R", 4.0),
                    length: get("B", 4.0),
                },
            },
            latency: get("L", 0.1),
            jitter: get("J", 0.0),
            quick_refusal: false,
            retry_after: (ra > 0.0).then(|| Duration::from_secs_f64(ra)),
            seed: 99,
        },
        10.0,
        120.0,
    );
    println!(
        "{:.2} % {:.1} % learn {}",
        o.throttled, o.reached, o.learning
    );
}
