//! [`Limiter`]: the queues in which requests wait until their account and team allow them.

mod cause;
#[cfg(test)]
mod simulation;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::Notify,
    time::{Instant, timeout_at},
};

use super::pace::{Account, Gate, Pace, Seen, Started, Team, Verdict};
use cause::Cause;

/// The number of accounts that are remembered before the limiter looks for forgettable ones.
const FEW_ACCOUNTS: usize = 64;

/// The limiter of one client, which lets its requests start.
pub(crate) struct Limiter {
    pace: Pace,
    accounts: Mutex<Accounts>,
    team: Option<Arc<Queue<Team>>>,
}

#[derive(Default)]
struct Accounts {
    queues: HashMap<Box<str>, Arc<Queue<Account>>>,
    /// The number of queues from which on forgettable ones are removed.
    most: usize,
}

impl Limiter {
    pub(crate) fn new(pace: Pace) -> Self {
        let team = pace
            .limits_team()
            .then(|| Arc::new(Queue::new(Team::new(&pace))));
        Self {
            pace,
            accounts: Mutex::default(),
            team,
        }
    }

    /// Waits until a request may start, behind those that wait already.
    ///
    /// The permit is held until the whole response has been read, or the head of a file that is
    /// streamed has arrived.
    pub(crate) async fn admit(&self, account: Option<&str>) -> Permit {
        let team = self.team.as_ref();
        let Some(account) = account.and_then(|account| self.queue(account)) else {
            let _turn = Queue::turn(team).await;
            return self.permit(None, team);
        };
        // The turn is kept while waiting for the team, so that the gap is right whenever the team
        // allows the request. The account always comes before the team, so that no two requests
        // wait for each other.
        let _turn = account.turn.lock().await;
        loop {
            account.ready().await;
            let _turn = Queue::turn(team).await;
            // The account may have been throttled in the meantime.
            if account.is_ready() {
                return self.permit(Some(&account), team);
            }
        }
    }

    fn permit(
        &self,
        account: Option<&Arc<Queue<Account>>>,
        team: Option<&Arc<Queue<Team>>>,
    ) -> Permit {
        Permit {
            account: account.map(Queue::start),
            team: team.map(Queue::start),
            follows_team: self.pace.follows_team(),
        }
    }

    /// Returns the time that a request has to wait at least, if that is certain.
    pub(crate) fn ready_in(&self, account: Option<&str>) -> Option<Duration> {
        let account = account.and_then(|account| {
            let accounts = lock(&self.accounts);
            accounts.queues.get(account).cloned()
        });
        let account = account.and_then(|account| lock(&account.state).blocked_until());
        let team = self.team.as_ref();
        let team = team.and_then(|team| lock(&team.state).blocked_until());
        let wait = account.max(team)?.checked_duration_since(Instant::now())?;
        (!wait.is_zero()).then_some(wait)
    }

    /// Returns why a request waits, if it is not only for earlier requests to end.
    pub(crate) fn cause(&self, account: Option<&str>) -> Option<Cause> {
        let now = Instant::now();
        if let Some(account) = account {
            let queue = lock(&self.accounts).queues.get(account).cloned();
            let left = queue.and_then(|queue| {
                let state = lock(&queue.state);
                state.is_throttled(now).then(|| state.left(now))
            });
            if let Some(left) = left {
                let reason = format!("the account {account} is throttled");
                return Some(Cause::throttled(&reason, left));
            }
        }
        let team = lock(&self.team.as_ref()?.state);
        if team.is_throttled(now) {
            let reason = "the team's limit of requests per minute is reached";
            return Some(Cause::throttled(reason, team.left(now)));
        }
        let until = team.blocked_until()?;
        let reason = "the client's own limit of requests per minute is reached";
        (until > now).then(|| Cause::own(reason))
    }

    fn queue(&self, account: &str) -> Option<Arc<Queue<Account>>> {
        if !self.pace.limits_accounts() {
            return None;
        }
        let mut accounts = lock(&self.accounts);
        if let Some(queue) = accounts.queues.get(account) {
            return Some(queue.clone());
        }
        if accounts.queues.len() >= accounts.most {
            let now = Instant::now();
            // The lock is held, so a queue that only the map refers to stays unused.
            accounts.queues.retain(|_, queue| {
                Arc::strong_count(queue) > 1 || !lock(&queue.state).is_forgettable(now)
            });
            accounts.most = (accounts.queues.len() * 2).max(FEW_ACCOUNTS);
        }
        let queue = Arc::new(Queue::new(Account::new(&self.pace)));
        accounts.queues.insert(account.into(), queue.clone());
        Some(queue)
    }
}

/// The right to have one request in flight; dropping it gives that back.
#[must_use = "dropping a permit gives it back"]
pub(crate) struct Permit {
    account: Option<Slot<Account>>,
    team: Option<Slot<Team>>,
    follows_team: bool,
}

impl Permit {
    /// Takes a response into account.
    pub(crate) fn report(&mut self, seen: Seen) {
        let now = Instant::now();
        let is_used_up = seen
            .remaining_minute
            .is_some_and(|remaining| remaining <= 0);
        let is_of_team = self.account.is_none() || (self.follows_team && is_used_up);
        if let Some(slot) = &mut self.account {
            let throttled = seen.throttled.filter(|_| !is_of_team);
            slot.has_response = true;
            // A request that the team's limit refused says nothing about the account.
            if throttled.is_some() || seen.throttled.is_none() {
                lock(&slot.queue.state).observe(slot.started, throttled.as_ref(), now);
            }
        }
        if let Some(slot) = &mut self.team {
            let throttled = seen.throttled.filter(|_| is_of_team);
            slot.has_response = true;
            lock(&slot.queue.state).observe(slot.started, &seen, throttled.as_ref(), now);
        }
    }
}

/// The requests that wait at one gate: the first of them, which has the turn, watches the state.
struct Queue<G> {
    turn: tokio::sync::Mutex<()>,
    state: Mutex<G>,
    changed: Notify,
}

/// The place of a request that has started, given back on drop.
struct Slot<G: Gate> {
    queue: Arc<Queue<G>>,
    started: Started,
    has_response: bool,
}

impl<G: Gate> Queue<G> {
    fn new(gate: G) -> Self {
        Self {
            turn: tokio::sync::Mutex::new(()),
            state: Mutex::new(gate),
            changed: Notify::new(),
        }
    }

    /// Waits for the turn, and then until a request may start.
    async fn turn(queue: Option<&Arc<Self>>) -> Option<tokio::sync::MutexGuard<'_, ()>> {
        let queue = queue?;
        let turn = queue.turn.lock().await;
        queue.ready().await;
        Some(turn)
    }

    /// Waits until a request may start; called only by the one that has the turn.
    async fn ready(&self) {
        loop {
            let verdict = lock(&self.state).ready(Instant::now());
            match verdict {
                Verdict::Start => return,
                Verdict::WaitForRelease => self.changed.notified().await,
                Verdict::WaitUntil(until) => {
                    // The state is asked again, whether time passed or something changed.
                    let _ = timeout_at(until, self.changed.notified()).await;
                }
            }
        }
    }

    fn is_ready(&self) -> bool {
        lock(&self.state).ready(Instant::now()) == Verdict::Start
    }

    fn start(self: &Arc<Self>) -> Slot<G> {
        Slot {
            queue: self.clone(),
            started: lock(&self.state).start(Instant::now()),
            has_response: false,
        }
    }
}

impl<G: Gate> Drop for Slot<G> {
    fn drop(&mut self) {
        let mut state = lock(&self.queue.state);
        state.release(self.has_response);
        if self.started.is_probe() {
            state.end_probe();
        }
        drop(state);
        self.queue.changed.notify_one();
    }
}

/// Locks a mutex, poisoned or not: a panic leaves no state half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{future::Future, sync::atomic::AtomicUsize, sync::atomic::Ordering::SeqCst};

    use tokio::{
        task::{JoinHandle, yield_now},
        time::{sleep, timeout},
    };

    use super::{super::pace::Throttled, *};

    const ACCOUNT: Option<&str> = Some("acct_1");
    const OTHER: Option<&str> = Some("acct_2");

    fn limiter(pace: Pace) -> Arc<Limiter> {
        Arc::new(Limiter::new(pace))
    }

    fn throttled(retry_after: Option<u64>) -> Seen {
        Seen {
            throttled: Some(Throttled {
                retry_after: retry_after.map(Duration::from_secs),
            }),
            ..Seen::default()
        }
    }

    fn remaining(remaining: i64) -> Seen {
        Seen {
            limit_minute: Some(1000),
            remaining_minute: Some(remaining),
            throttled: None,
        }
    }

    /// Returns the output of a future if it is ready without a wait.
    async fn is_immediate<T>(future: impl Future<Output = T>) -> Option<T> {
        timeout(Duration::from_millis(1), future).await.ok()
    }

    async fn held(limiter: &Limiter, account: Option<&str>, permits: usize) -> Vec<Permit> {
        let mut held = Vec::new();
        for _ in 0..permits {
            held.push(
                is_immediate(limiter.admit(account))
                    .await
                    .expect("a permit"),
            );
        }
        held
    }

    /// Spawns a task that waits for a permit, and returns once it is in the queue.
    async fn queued(limiter: &Arc<Limiter>, account: Option<&'static str>) -> JoinHandle<Permit> {
        let limiter = limiter.clone();
        let waiting = tokio::spawn(async move { limiter.admit(account).await });
        for _ in 0..3 {
            yield_now().await;
        }
        waiting
    }

    #[tokio::test(start_paused = true)]
    async fn at_most_six_requests_of_an_account_are_in_flight() {
        let limiter = limiter(Pace::default());
        let permits = held(&limiter, ACCOUNT, 6).await;
        assert!(is_immediate(limiter.admit(ACCOUNT)).await.is_none());
        assert!(is_immediate(limiter.admit(OTHER)).await.is_some());
        drop(permits);
        drop(held(&limiter, ACCOUNT, 6).await);
    }

    #[tokio::test(start_paused = true)]
    async fn a_throttled_account_does_not_limit_operations_without_an_account() {
        let limiter = limiter(Pace::default());
        let mut permits = held(&limiter, ACCOUNT, 6).await;
        permits[0].report(throttled(Some(60)));
        held(&limiter, None, 100).await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_limiter_that_is_off_never_waits() {
        let limiter = limiter(Pace::off());
        let mut permits = held(&limiter, ACCOUNT, 1000).await;
        for permit in &mut permits {
            permit.report(throttled(Some(60)));
            permit.report(remaining(0));
        }
        assert_eq!(limiter.ready_in(ACCOUNT), None);
        held(&limiter, ACCOUNT, 1000).await;
        held(&limiter, None, 1000).await;
    }

    #[tokio::test(start_paused = true)]
    async fn requests_of_an_account_start_in_order() {
        let limiter = limiter(Pace::default().in_flight_per_account(1));
        let first = held(&limiter, ACCOUNT, 1).await;
        let (order, next) = (
            Arc::new(Mutex::new(Vec::new())),
            Arc::new(AtomicUsize::new(0)),
        );
        let tasks: Vec<_> = (0..50)
            .map(|place| {
                let (limiter, order, next) = (limiter.clone(), order.clone(), next.clone());
                tokio::spawn(async move {
                    assert_eq!(next.fetch_add(1, SeqCst), place);
                    let _permit = limiter.admit(ACCOUNT).await;
                    lock(&order).push(place);
                    sleep(Duration::from_millis(10)).await;
                })
            })
            .collect();
        sleep(Duration::from_millis(1)).await;
        drop(first);
        for task in tasks {
            task.await.expect("no panic");
        }
        assert_eq!(*lock(&order), (0..50).collect::<Vec<_>>());
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_stops_waiting_passes_its_turn_on() {
        let limiter = limiter(Pace::default().in_flight_per_account(1));
        let permits = held(&limiter, ACCOUNT, 1).await;
        let first = queued(&limiter, ACCOUNT).await;
        let second = queued(&limiter, ACCOUNT).await;
        first.abort();
        assert!(first.await.is_err());
        drop(permits);
        let turn = is_immediate(second).await.expect("in time");
        drop(turn.expect("a permit"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_stops_waiting_for_the_team_frees_its_account() {
        let limiter = limiter(Pace::default().per_minute(1));
        let permits = held(&limiter, None, 1).await;
        let waiting = queued(&limiter, ACCOUNT).await;
        waiting.abort();
        assert!(waiting.await.is_err());
        drop(permits);
        sleep(Duration::from_secs(60)).await;
        held(&limiter, ACCOUNT, 1).await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_permit_dropped_without_a_report_is_free_again() {
        let limiter = limiter(Pace::default());
        let permits = held(&limiter, ACCOUNT, 6).await;
        let waiting = queued(&limiter, ACCOUNT).await;
        drop(permits);
        let turn = is_immediate(waiting).await.expect("in time");
        drop(turn.expect("a permit"));
        drop(held(&limiter, ACCOUNT, 6).await);
    }

    #[tokio::test(start_paused = true)]
    async fn cancelled_requests_leak_no_permits() {
        let limiter = limiter(Pace::default());
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..100 {
            let tasks: Vec<_> = (0..100)
                .map(|_| {
                    let (limiter, mut random) = (limiter.clone(), random.fork());
                    tokio::spawn(async move {
                        let account = [ACCOUNT, ACCOUNT, OTHER, None][random.usize(..4)];
                        let patience = Duration::from_millis(random.u64(..200));
                        let call = async {
                            let mut permit = limiter.admit(account).await;
                            sleep(Duration::from_millis(random.u64(..50))).await;
                            match random.u8(..20) {
                                0 => permit.report(throttled(None)),
                                1..10 => permit.report(remaining(random.i64(500..1000))),
                                _ => {}
                            }
                        };
                        let _ = timeout(patience, call).await;
                    })
                })
                .collect();
            for task in &tasks {
                if random.u8(..4) == 0 {
                    task.abort();
                }
                if random.u8(..8) == 0 {
                    sleep(Duration::from_millis(random.u64(..20))).await;
                }
            }
            for task in tasks {
                let _ = task.await;
            }
        }
        // Long enough for throttled accounts to be forgotten.
        sleep(Duration::from_secs(3600)).await;
        for account in [ACCOUNT, OTHER] {
            held(&limiter, account, 6).await;
        }
        held(&limiter, None, 100).await;
    }

    #[tokio::test(start_paused = true)]
    async fn retry_after_holds_back_the_account_alone() {
        let limiter = limiter(Pace::default());
        let began = Instant::now();
        limiter.admit(ACCOUNT).await.report(throttled(Some(7)));
        assert_eq!(limiter.ready_in(ACCOUNT), Some(Duration::from_secs(7)));
        assert_eq!(limiter.ready_in(OTHER), None);
        held(&limiter, OTHER, 1).await;
        let _permit = limiter.admit(ACCOUNT).await;
        assert_eq!(began.elapsed(), Duration::from_secs(7));
    }

    #[tokio::test(start_paused = true)]
    async fn retry_after_of_the_team_holds_back_all_accounts() {
        let limiter = limiter(Pace::default());
        let began = Instant::now();
        let seen = Seen {
            throttled: throttled(Some(7)).throttled,
            ..remaining(0)
        };
        limiter.admit(ACCOUNT).await.report(seen);
        assert_eq!(limiter.ready_in(None), Some(Duration::from_secs(7)));
        let _permit = limiter.admit(OTHER).await;
        assert_eq!(began.elapsed(), Duration::from_secs(7));
        // The account itself was not throttled.
        drop(held(&limiter, ACCOUNT, 6).await);
    }

    /// The team's requests are those without an account here.
    #[tokio::test(start_paused = true)]
    async fn after_minutes_one_request_probes_a_retry_after_of_days() {
        for account in [ACCOUNT, None] {
            let limiter = limiter(Pace::default().gap(Duration::ZERO));
            let began = Instant::now();
            let seen = throttled(Some(100 * 24 * 60 * 60));
            limiter.admit(account).await.report(seen);
            let probe = limiter.admit(account).await;
            assert_eq!(began.elapsed(), Duration::from_secs(300));
            assert!(is_immediate(limiter.admit(account)).await.is_none());
            let cause = limiter.cause(account).expect("a cause");
            assert!(cause.is_throttled && cause.reason.contains(" until "));
            // Without a response, it shows nothing.
            drop(probe);
            let mut probe = limiter.admit(account).await;
            assert!(is_immediate(limiter.admit(account)).await.is_none());
            probe.report(throttled(Some(u64::MAX)));
            drop(probe);
            let refused = Instant::now();
            let mut probe = limiter.admit(account).await;
            assert_eq!(refused.elapsed(), Duration::from_secs(300));
            assert!(is_immediate(limiter.admit(account)).await.is_none());
            probe.report(Seen::default());
            drop(probe);
            assert!(limiter.cause(account).is_none());
            held(&limiter, account, 6).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_gap_of_an_account_holds_after_a_wait_for_the_team() {
        let limiter = limiter(Pace::default());
        let mut permit = limiter.admit(ACCOUNT).await;
        permit.report(throttled(None));
        limiter.admit(None).await.report(throttled(Some(5)));
        let began = Instant::now();
        let _first = limiter.admit(ACCOUNT).await;
        assert_eq!(began.elapsed(), Duration::from_secs(5));
        let _second = limiter.admit(ACCOUNT).await;
        assert_eq!(began.elapsed(), Duration::from_millis(5300));
    }

    #[tokio::test(start_paused = true)]
    async fn idle_accounts_that_were_not_throttled_are_forgotten() {
        let limiter = limiter(Pace::default());
        let held = limiter.admit(Some("held")).await;
        limiter
            .admit(Some("throttled"))
            .await
            .report(throttled(None));
        for number in 0..10_000 {
            drop(limiter.admit(Some(&number.to_string())).await);
        }
        let accounts = lock(&limiter.accounts);
        assert!(accounts.queues.len() <= FEW_ACCOUNTS);
        assert!(accounts.queues.contains_key("held") && accounts.queues.contains_key("throttled"));
        drop(held);
    }
}
