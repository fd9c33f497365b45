//! Many deliveries, repeated, out of order, to workers that die: each is handled, and none by two
//! workers while a lease holds.

use std::{
    collections::VecDeque,
    env,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

use fastrand::Rng;
use futures_util::future::try_join_all;
use onlyfansapi::webhooks::{Claim, DedupeKey, MemorySeenStore, RedisSeenStore, SeenStore};

use super::redis_server::RedisServer;

/// The number of workers, and of deliveries that each takes at once.
const WORKERS: usize = 2;
const AT_ONCE: usize = 64;

/// The end of a delivery at the worker that claims it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Handled,
    /// The handler fails, so the lease is released.
    Failed,
    /// The worker dies before it handles the delivery, or behind that but before it completes the lease.
    KilledBefore,
    KilledBehind,
}

/// One sending of an event.
struct Delivery {
    event: usize,
    /// The fate of the delivery where it is the first; it meets this once.
    fate: Fate,
}

/// An event, in which the workers note what they do.
#[derive(Default)]
struct Event {
    handled: AtomicU64,
    /// The time until which the last lease holds for certain, in microseconds from the start.
    held_until: AtomicU64,
}

/// The counts of what happened.
#[derive(Debug, Default)]
struct Counts {
    handled: AtomicU64,
    repeated: AtomicU64,
    in_progress: AtomicU64,
    failed: AtomicU64,
    killed_before: AtomicU64,
    killed_behind: AtomicU64,
    /// The leases that expired before a slow worker completed them, and another has the key.
    lost: AtomicU64,
    /// The errors of the store: of claims, and of completions.
    claim_errors: AtomicU64,
    complete_errors: AtomicU64,
}

/// The deliveries that were not answered with success, in the order in which they arrive.
struct Queue {
    fresh: VecDeque<Delivery>,
    /// Those that are sent again, at this time.
    again: VecDeque<(Instant, Delivery)>,
    /// The number of deliveries that were not answered with success.
    left: usize,
}

struct Stress {
    start: Instant,
    lease: Duration,
    /// The number of deliveries.
    number: u64,
    events: Vec<Event>,
    queue: Mutex<Queue>,
    counts: Counts,
}

fn count(counter: &AtomicU64) {
    counter.fetch_add(1, SeqCst);
}

fn number_of_deliveries() -> usize {
    let number = env::var("WEBHOOK_DELIVERIES").unwrap_or_else(|_| "20000".to_owned());
    number.parse().expect("WEBHOOK_DELIVERIES: a number")
}

/// Returns the deliveries in the order in which they arrive, and the number of events.
fn deliveries(number: usize, random: &mut Rng) -> (VecDeque<Delivery>, usize) {
    let mut places = Vec::with_capacity(number);
    let mut events = 0;
    while places.len() < number {
        // Copies arrive at once, out of order, or long after the first.
        let copies = [1, 1, 2, 3, 5][random.usize(..5)];
        for copy in 0..copies.min(number - places.len()) {
            let spread = [3, 100, 20_000][random.usize(..3)];
            let place = events * 3 + if copy == 0 { 0 } else { random.usize(..spread) };
            let fate = match random.u8(..100) {
                0..2 => Fate::KilledBefore,
                2..4 => Fate::KilledBehind,
                4..6 => Fate::Failed,
                _ => Fate::Handled,
            };
            let event = events;
            places.push((place, Delivery { event, fate }));
        }
        events += 1;
    }
    random.shuffle(&mut places);
    places.sort_by_key(|(place, _)| *place);
    let deliveries = places.into_iter().map(|(_, delivery)| delivery);
    (deliveries.collect(), events)
}

impl Stress {
    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).expect("a short test")
    }

    /// Returns the next delivery, the time until one is there, or `None` after the last one.
    fn next(&self) -> Option<Result<Delivery, Duration>> {
        let mut queue = self.queue.lock().expect("no panic");
        if queue.left == 0 {
            return None;
        }
        let now = Instant::now();
        let is_due = queue.again.front().is_some_and(|(due, _)| *due <= now);
        if is_due && let Some((_, delivery)) = queue.again.pop_front() {
            return Some(Ok(delivery));
        }
        if let Some(delivery) = queue.fresh.pop_front() {
            return Some(Ok(delivery));
        }
        let wait = queue.again.front().map(|(due, _)| *due - now);
        Some(Err(wait.unwrap_or(Duration::from_millis(1))))
    }

    /// Has a delivery sent again, a while after it was not answered with success.
    fn send_again(&self, event: usize, fate: Fate) {
        let due = Instant::now() + self.lease / 4;
        let mut queue = self.queue.lock().expect("no panic");
        queue.again.push_back((due, Delivery { event, fate }));
    }

    fn is_done(&self) {
        self.queue.lock().expect("no panic").left -= 1;
    }

    /// Works until each delivery was answered with success.
    async fn work(self: Arc<Self>, store: impl SeenStore) {
        while let Some(next) = self.next() {
            match next {
                Ok(delivery) => self.take(&store, delivery).await,
                Err(wait) => tokio::time::sleep(wait).await,
            }
        }
    }

    async fn take(&self, store: &impl SeenStore, delivery: Delivery) {
        let Delivery {
            event: number,
            fate,
        } = delivery;
        let (counts, event) = (&self.counts, &self.events[number]);
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&(number as u64).to_le_bytes());
        let key = DedupeKey::from_parts(format!("evt_{number}"), hash);
        let before = self.now();
        let lease = match store.claim(&key, self.lease).await {
            Ok(Claim::First(lease)) => lease,
            Ok(Claim::Repeated) => {
                assert!(event.handled.load(SeqCst) > 0, "{key} was not handled");
                count(&counts.repeated);
                return self.is_done();
            }
            Ok(Claim::InProgress) => {
                count(&counts.in_progress);
                return self.send_again(number, fate);
            }
            Ok(other) => panic!("{key}: {other:?}"),
            Err(_) => {
                let errors = counts.claim_errors.fetch_add(1, SeqCst);
                assert!(errors < 10 * self.number, "the store fails always");
                return self.send_again(number, fate);
            }
        };
        // The lease began after `before`, so it holds until `end` at least. A worker that was too slow may
        // find the lease of the next, but only after the end of its own.
        let end = before + self.lease.as_micros() as u64;
        let held_until = event.held_until.fetch_max(end, SeqCst);
        let now = self.now();
        assert!(
            now >= held_until || now >= end,
            "{key}: at {now} µs, one lease holds until {held_until} µs and another until {end} µs"
        );
        if fate == Fate::KilledBefore {
            count(&counts.killed_before);
            return self.send_again(number, Fate::Handled);
        }
        if fate == Fate::Failed {
            count(&counts.failed);
            // From here on, another worker may have the key.
            event.held_until.store(0, SeqCst);
            let released = store.release(&lease).await;
            let is_late = self.now() >= end;
            assert!(is_late || !matches!(released, Ok(false)), "{key}");
            return self.send_again(number, Fate::Handled);
        }
        tokio::task::yield_now().await;
        event.handled.fetch_add(1, SeqCst);
        count(&counts.handled);
        if fate == Fate::KilledBehind {
            count(&counts.killed_behind);
            return self.send_again(number, Fate::Handled);
        }
        match store.complete(&lease).await {
            Ok(true) => self.is_done(),
            Ok(false) => {
                assert!(self.now() >= end, "{key} lost a lease that holds");
                count(&counts.lost);
                self.send_again(number, Fate::Handled);
            }
            Err(_) => {
                count(&counts.complete_errors);
                self.send_again(number, Fate::Handled);
            }
        }
    }
}

/// Sends the deliveries to two workers, each with a store of its own.
async fn stress<S: SeenStore + Clone + 'static>(
    name: &str,
    lease: Duration,
    deliveries: VecDeque<Delivery>,
    events: usize,
    stores: [S; WORKERS],
) {
    let number = deliveries.len();
    let stress = Arc::new(Stress {
        start: Instant::now(),
        lease,
        number: number as u64,
        events: (0..events).map(|_| Event::default()).collect(),
        queue: Mutex::new(Queue {
            left: number,
            fresh: deliveries,
            again: VecDeque::new(),
        }),
        counts: Counts::default(),
    });
    let tasks: Vec<_> = stores
        .iter()
        .flat_map(|store| std::iter::repeat_n(store, AT_ONCE))
        .map(|store| tokio::spawn(Arc::clone(&stress).work(store.clone())))
        .collect();
    // A worker that panics leaves its delivery, for which the others would wait.
    try_join_all(tasks).await.expect("a worker");
    let counts = &stress.counts;
    let time = stress.start.elapsed();
    eprintln!("{name}: {number} deliveries of {events} events in {time:.1?}: {counts:?}");
    let get = |counter: &AtomicU64| counter.load(SeqCst);
    let mut again = 0;
    for (event, state) in stress.events.iter().enumerate() {
        let handled = get(&state.handled);
        assert!(handled > 0, "evt_{event} was not handled");
        again += handled - 1;
    }
    let excuses = get(&counts.killed_behind) + get(&counts.lost) + get(&counts.complete_errors);
    eprintln!("{name}: {again} handled again, {excuses} kills and lost leases");
    assert!(again <= excuses, "{again} handled again, {excuses} may be");
    for seen in [
        &counts.repeated,
        &counts.in_progress,
        &counts.failed,
        &counts.killed_before,
        &counts.killed_behind,
    ] {
        assert!(get(seen) > 0, "{counts:?}");
    }
    assert!(again > 0, "no delivery was handled again after a kill");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deliveries_are_handled_once_by_workers_that_share_memory() {
    let mut random = Rng::with_seed(1);
    let (deliveries, events) = deliveries(number_of_deliveries(), &mut random);
    let store = Arc::new(MemorySeenStore::new().capacity(events));
    let lease = Duration::from_millis(50);
    let stores = [Arc::clone(&store), store];
    stress("memory", lease, deliveries, events, stores).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deliveries_are_handled_once_by_workers_that_share_redis() {
    let Some(server) = RedisServer::start().await else {
        return;
    };
    let mut random = Rng::with_seed(2);
    let (deliveries, events) = deliveries(number_of_deliveries(), &mut random);
    // Each worker has a connection of its own, on which its commands follow one another.
    let stores = [
        RedisSeenStore::new(server.connection().await),
        RedisSeenStore::new(server.connection().await),
    ];
    let lease = Duration::from_millis(500);
    stress("redis", lease, deliveries, events, stores).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deliveries_are_handled_once_although_answers_of_redis_are_lost() {
    let Some(server) = RedisServer::start().await else {
        return;
    };
    let mut random = Rng::with_seed(3);
    let (deliveries, events) = deliveries(number_of_deliveries() / 10, &mut random);
    let timeout = Duration::from_millis(250);
    let stores = [
        RedisSeenStore::new(server.patient(timeout).await),
        RedisSeenStore::new(server.patient(timeout).await),
    ];
    let pauses = async {
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(20)).await;
            // The commands that time out now run after the pause, which delays this answer as well.
            let () = server.run("CLIENT PAUSE 400 ALL").await;
        }
    };
    let lease = Duration::from_millis(500);
    let work = stress("redis with pauses", lease, deliveries, events, stores);
    tokio::join!(work, pauses);
}
