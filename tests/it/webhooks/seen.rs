//! What each store of deliveries does, and what that in Redis does alone.

use std::{error::Error, sync::Arc, time::Duration};

use futures_util::future::join_all;
use onlyfansapi::webhooks::{
    Claim, DedupeKey, Lease, MemorySeenStore, RedisSeenStore, SeenStore, StoreError,
};
use redis::{
    Cmd, Pipeline, RedisFuture, Value,
    aio::{ConnectionLike, ConnectionManager, ConnectionManagerConfig},
};

use super::redis_server::RedisServer;

/// The time of a lease that holds until the end of a test.
const LONG: Duration = Duration::from_secs(3600);
/// The time of a lease that expires in a test, and one after which it did.
const SHORT: Duration = Duration::from_millis(50);
const AFTER_SHORT: Duration = Duration::from_millis(100);

/// A store, and how time passes for it.
trait Setup {
    type Store: SeenStore;

    fn store(&self) -> &Self::Store;

    async fn pass(&self, time: Duration);
}

struct Memory(MemorySeenStore);

impl Setup for Memory {
    type Store = MemorySeenStore;

    fn store(&self) -> &MemorySeenStore {
        &self.0
    }

    async fn pass(&self, time: Duration) {
        tokio::time::advance(time).await;
    }
}

struct Redis {
    store: RedisSeenStore<ConnectionManager>,
    server: RedisServer,
}

impl Redis {
    async fn start(retention: Duration) -> Option<Self> {
        let server = RedisServer::start().await?;
        let store = RedisSeenStore::new(server.connection().await).retention(retention);
        Some(Self { store, server })
    }
}

impl Setup for Redis {
    type Store = RedisSeenStore<ConnectionManager>;

    fn store(&self) -> &Self::Store {
        &self.store
    }

    async fn pass(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

/// Tests each store with each function of the module `suite`.
macro_rules! test_each_store {
    ($($name:ident $(, retention = $retention:expr)?;)+) => {
        mod memory {
            use super::*;

            $(
                #[tokio::test(start_paused = true)]
                async fn $name() {
                    let store = MemorySeenStore::new()$(.retention($retention))?;
                    suite::$name(&Memory(store)).await;
                }
            )+
        }

        mod in_redis {
            use super::*;

            $(
                #[tokio::test]
                async fn $name() {
                    let retention = [$($retention,)? LONG][0];
                    if let Some(redis) = Redis::start(retention).await {
                        suite::$name(&redis).await;
                    }
                }
            )+
        }
    };
}

test_each_store! {
    the_first_claim_is_first_and_the_next_find_it_in_progress;
    a_handled_key_is_repeated;
    one_key_with_two_bodies_is_a_conflict;
    each_key_is_on_its_own;
    a_lease_that_expired_is_claimed_by_the_next;
    a_renewed_lease_holds_for_the_new_time;
    a_renewed_lease_ends_with_the_new_time;
    an_expired_lease_is_renewed_if_nobody_has_the_key;
    an_expired_lease_completes_if_nobody_has_the_key;
    an_expired_lease_is_not_released;
    an_old_lease_changes_nothing_of_a_new_one;
    a_released_key_is_claimed_anew;
    a_handled_key_is_neither_released_nor_renewed;
    a_lease_may_complete_twice;
    a_handled_key_is_forgotten_after_its_retention, retention = SHORT;
    the_longest_and_the_shortest_time_are_taken, retention = Duration::MAX;
    of_many_claims_at_once_one_is_first;
    a_shared_store_is_a_store;
}

fn key(text: &str) -> DedupeKey {
    DedupeKey::from_parts(text, [7; 32])
}

async fn claim(store: &impl SeenStore, time: Duration) -> Claim {
    store.claim(&key("evt_1"), time).await.expect("a claim")
}

async fn first(store: &impl SeenStore, time: Duration) -> Lease {
    match claim(store, time).await {
        Claim::First(lease) => lease,
        other => panic!("expected to be first, found {other:?}"),
    }
}

async fn is_in_progress(store: &impl SeenStore) -> bool {
    matches!(claim(store, LONG).await, Claim::InProgress)
}

async fn is_repeated(store: &impl SeenStore) -> bool {
    matches!(claim(store, LONG).await, Claim::Repeated)
}

async fn renews(store: &impl SeenStore, lease: &Lease, time: Duration) -> bool {
    store.renew(lease, time).await.expect("an answer")
}

async fn completes(store: &impl SeenStore, lease: &Lease) -> bool {
    store.complete(lease).await.expect("an answer")
}

async fn releases(store: &impl SeenStore, lease: &Lease) -> bool {
    store.release(lease).await.expect("an answer")
}

mod suite {
    use super::*;

    pub(super) async fn the_first_claim_is_first_and_the_next_find_it_in_progress(
        setup: &impl Setup,
    ) {
        let store = setup.store();
        let lease = first(store, LONG).await;
        assert_eq!(lease.key(), &key("evt_1"));
        assert!(is_in_progress(store).await);
        assert!(is_in_progress(store).await);
    }

    pub(super) async fn a_handled_key_is_repeated(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, SHORT).await;
        assert!(completes(store, &lease).await);
        assert!(is_repeated(store).await);
        // Not for the time of the lease alone.
        setup.pass(AFTER_SHORT).await;
        assert!(is_repeated(store).await);
    }

    pub(super) async fn one_key_with_two_bodies_is_a_conflict(setup: &impl Setup) {
        let store = setup.store();
        let other = DedupeKey::from_parts("evt_1", [8; 32]);
        let lease = first(store, LONG).await;
        // The first may fail.
        let found = store.claim(&other, LONG).await;
        assert!(matches!(found, Ok(Claim::InProgress)), "{found:?}");
        assert!(is_in_progress(store).await);
        assert!(completes(store, &lease).await);
        let found = store.claim(&other, LONG).await;
        assert!(matches!(found, Ok(Claim::Conflict)), "{found:?}");
        assert!(is_repeated(store).await);
    }

    pub(super) async fn each_key_is_on_its_own(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, LONG).await;
        let found = store.claim(&key("evt_2"), LONG).await;
        assert!(matches!(found, Ok(Claim::First(_))), "{found:?}");
        assert!(completes(store, &lease).await);
        let found = store.claim(&key("evt_2"), LONG).await;
        assert!(matches!(found, Ok(Claim::InProgress)), "{found:?}");
    }

    pub(super) async fn a_lease_that_expired_is_claimed_by_the_next(setup: &impl Setup) {
        let store = setup.store();
        let old = first(store, SHORT).await;
        setup.pass(AFTER_SHORT).await;
        let new = first(store, LONG).await;
        assert_ne!(old.token(), new.token());
        assert!(is_in_progress(store).await);
    }

    pub(super) async fn a_renewed_lease_holds_for_the_new_time(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, SHORT).await;
        assert!(renews(store, &lease, LONG).await);
        setup.pass(AFTER_SHORT).await;
        assert!(is_in_progress(store).await);
        assert!(completes(store, &lease).await);
        assert!(is_repeated(store).await);
    }

    pub(super) async fn a_renewed_lease_ends_with_the_new_time(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, LONG).await;
        assert!(renews(store, &lease, SHORT).await);
        setup.pass(AFTER_SHORT).await;
        first(store, LONG).await;
    }

    pub(super) async fn an_expired_lease_is_renewed_if_nobody_has_the_key(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, SHORT).await;
        setup.pass(AFTER_SHORT).await;
        assert!(renews(store, &lease, LONG).await);
        assert!(is_in_progress(store).await);
        assert!(completes(store, &lease).await);
    }

    pub(super) async fn an_expired_lease_completes_if_nobody_has_the_key(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, SHORT).await;
        setup.pass(AFTER_SHORT).await;
        assert!(completes(store, &lease).await);
        assert!(is_repeated(store).await);
    }

    pub(super) async fn an_expired_lease_is_not_released(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, SHORT).await;
        setup.pass(AFTER_SHORT).await;
        assert!(!releases(store, &lease).await);
    }

    pub(super) async fn an_old_lease_changes_nothing_of_a_new_one(setup: &impl Setup) {
        let store = setup.store();
        let old = first(store, SHORT).await;
        setup.pass(AFTER_SHORT).await;
        let new = first(store, LONG).await;
        for _ in 0..2 {
            assert!(!renews(store, &old, SHORT).await);
            assert!(!completes(store, &old).await);
            assert!(!releases(store, &old).await);
            setup.pass(AFTER_SHORT).await;
            assert!(is_in_progress(store).await);
        }
        assert!(completes(store, &new).await);
        assert!(!renews(store, &old, SHORT).await);
        assert!(!completes(store, &old).await);
        assert!(!releases(store, &old).await);
        assert!(is_repeated(store).await);
    }

    pub(super) async fn a_released_key_is_claimed_anew(setup: &impl Setup) {
        let store = setup.store();
        let old = first(store, LONG).await;
        assert!(releases(store, &old).await);
        assert!(!releases(store, &old).await);
        let new = first(store, LONG).await;
        assert!(!releases(store, &old).await);
        assert!(is_in_progress(store).await);
        assert!(completes(store, &new).await);
    }

    pub(super) async fn a_handled_key_is_neither_released_nor_renewed(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, LONG).await;
        assert!(completes(store, &lease).await);
        assert!(!releases(store, &lease).await);
        assert!(!renews(store, &lease, LONG).await);
        assert!(is_repeated(store).await);
    }

    pub(super) async fn a_lease_may_complete_twice(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, LONG).await;
        assert!(completes(store, &lease).await);
        assert!(completes(store, &lease).await);
        assert!(is_repeated(store).await);
    }

    pub(super) async fn a_handled_key_is_forgotten_after_its_retention(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, LONG).await;
        assert!(completes(store, &lease).await);
        setup.pass(AFTER_SHORT).await;
        first(store, LONG).await;
    }

    pub(super) async fn the_longest_and_the_shortest_time_are_taken(setup: &impl Setup) {
        let store = setup.store();
        let lease = first(store, Duration::ZERO).await;
        assert!(renews(store, &lease, Duration::MAX).await);
        assert!(is_in_progress(store).await);
        assert!(renews(store, &lease, Duration::ZERO).await);
        setup.pass(AFTER_SHORT).await;
        let lease = first(store, Duration::MAX).await;
        assert!(is_in_progress(store).await);
        assert!(completes(store, &lease).await);
        assert!(is_repeated(store).await);
    }

    pub(super) async fn of_many_claims_at_once_one_is_first(setup: &impl Setup) {
        let store = setup.store();
        let claims = join_all((0..100).map(|_| claim(store, LONG))).await;
        let is_first = |claim: &&Claim| matches!(claim, Claim::First(_));
        let is_in_progress = |claim: &&Claim| matches!(claim, Claim::InProgress);
        assert_eq!(claims.iter().filter(is_first).count(), 1);
        assert_eq!(claims.iter().filter(is_in_progress).count(), 99);
    }

    pub(super) async fn a_shared_store_is_a_store(setup: &impl Setup) {
        let shared = Arc::new(Borrowed(setup.store()));
        let lease = first(&shared, LONG).await;
        assert!(is_in_progress(setup.store()).await);
        assert!(renews(&shared, &lease, LONG).await);
        assert!(releases(&shared, &lease).await);
        let lease = first(&shared, LONG).await;
        assert!(completes(&shared, &lease).await);
        assert!(is_repeated(setup.store()).await);
    }
}

/// A store of a user's own, which leaves the work to another.
struct Borrowed<'a, S>(&'a S);

impl<S: SeenStore> SeenStore for Borrowed<'_, S> {
    async fn claim(&self, key: &DedupeKey, lease: Duration) -> Result<Claim, StoreError> {
        self.0.claim(key, lease).await
    }

    async fn renew(&self, claimed: &Lease, lease: Duration) -> Result<bool, StoreError> {
        self.0.renew(claimed, lease).await
    }

    async fn complete(&self, claimed: &Lease) -> Result<bool, StoreError> {
        self.0.complete(claimed).await
    }

    async fn release(&self, claimed: &Lease) -> Result<bool, StoreError> {
        self.0.release(claimed).await
    }
}

/// Returns the messages of an error and its sources, also as `Debug` writes them.
fn printed(error: &StoreError) -> String {
    let source = error.source().expect("a source");
    format!("{error} {error:?} {source} {source:?}")
}

#[tokio::test]
async fn values_in_redis_have_the_prefix_and_expire() {
    let Some(server) = RedisServer::start().await else {
        return;
    };
    let store = RedisSeenStore::new(server.connection().await);
    let lease = first(&store, Duration::from_secs(60)).await;
    let value: String = server.run("GET onlyfansapi:seen:evt_1").await;
    assert_eq!(value, format!("L{}{}", lease.token(), "07".repeat(32)));
    let left: u64 = server.run("PTTL onlyfansapi:seen:evt_1").await;
    assert!((1..=60_000).contains(&left), "{left}");
    assert!(completes(&store, &lease).await);
    let value: String = server.run("GET onlyfansapi:seen:evt_1").await;
    assert_eq!(value, format!("D{}{}", lease.token(), "07".repeat(32)));
    let left: u64 = server.run("PTTL onlyfansapi:seen:evt_1").await;
    let days = 8 * 24 * 3_600_000;
    assert!((days - 3_600_000..=days).contains(&left), "{left}");

    let other = store.clone().prefix("other:").retention(SHORT);
    let lease = first(&other, LONG).await;
    assert!(completes(&other, &lease).await);
    let left: i64 = server.run("PTTL other:evt_1").await;
    assert!(left <= 50, "{left}");
    assert!(is_repeated(&store).await);
}

#[tokio::test]
async fn scripts_that_redis_forgot_are_loaded_again() {
    let Some(Redis { store, server }) = Redis::start(LONG).await else {
        return;
    };
    let lease = first(&store, LONG).await;
    let () = server.run("SCRIPT FLUSH").await;
    assert!(is_in_progress(&store).await);
    assert!(renews(&store, &lease, LONG).await);
    let () = server.run("SCRIPT FLUSH").await;
    assert!(renews(&store, &lease, LONG).await);
    assert!(completes(&store, &lease).await);
    let () = server.run("SCRIPT FLUSH").await;
    assert!(completes(&store, &lease).await);
    assert!(!releases(&store, &lease).await);
}

/// Returns once this holds.
async fn until(mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..1_000 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nothing changed in 10 s");
}

/// Returns a store on which commands time out soon, and one on which they do not.
///
/// Redis has the scripts already, so that each call of either is one command.
async fn hasty_and_patient(server: &RedisServer) -> [RedisSeenStore<ConnectionManager>; 2] {
    let hasty = RedisSeenStore::new(server.patient(Duration::from_millis(30)).await);
    let patient = RedisSeenStore::new(server.connection().await);
    let lease = first(&patient, LONG).await;
    assert!(completes(&patient, &lease).await);
    let () = server.run("FLUSHDB").await;
    [hasty, patient]
}

#[tokio::test]
async fn a_claim_whose_answer_was_lost_expires() {
    let Some(server) = RedisServer::start().await else {
        return;
    };
    let [hasty, patient] = hasty_and_patient(&server).await;
    let () = server.run("CLIENT PAUSE 300 ALL").await;
    let lost = hasty.claim(&key("evt_1"), LONG).await;
    let error = lost.expect_err("no answer in time");
    assert!(error.to_string().contains("response_timeout"), "{error}");
    // The server runs the claim after its pause.
    until(async || server.run::<i64>("EXISTS onlyfansapi:seen:evt_1").await == 1).await;
    assert!(is_in_progress(&patient).await);
    let left: i64 = server.run("PTTL onlyfansapi:seen:evt_1").await;
    assert!(left > 0, "{left}");
    let () = server.run("PEXPIRE onlyfansapi:seen:evt_1 1").await;
    tokio::time::sleep(SHORT).await;
    first(&patient, LONG).await;
}

#[tokio::test]
async fn a_completion_whose_answer_was_lost_may_be_repeated() {
    let Some(server) = RedisServer::start().await else {
        return;
    };
    let [hasty, patient] = hasty_and_patient(&server).await;
    let lease = first(&patient, LONG).await;
    let () = server.run("CLIENT PAUSE 300 ALL").await;
    let lost = hasty.complete(&lease).await;
    lost.expect_err("no answer in time");
    until(async || is_repeated(&patient).await).await;
    assert!(completes(&patient, &lease).await);
}

#[tokio::test]
async fn a_claim_that_arrives_twice_is_the_first_both_times() {
    let Some(server) = RedisServer::start().await else {
        return;
    };
    let store = RedisSeenStore::new(Repeating(server.connection().await));
    let lease = first(&store, LONG).await;
    assert!(is_in_progress(&store).await);
    assert!(completes(&store, &lease).await);
    assert!(is_repeated(&store).await);
}

/// A connection that sends each command twice, as that to a cluster may when an answer is lost.
#[derive(Clone)]
struct Repeating(ConnectionManager);

impl ConnectionLike for Repeating {
    fn req_packed_command<'a>(&'a mut self, command: &'a Cmd) -> RedisFuture<'a, Value> {
        Box::pin(async move {
            let _ = self.0.req_packed_command(command).await;
            self.0.req_packed_command(command).await
        })
    }

    fn req_packed_commands<'a>(
        &'a mut self,
        pipeline: &'a Pipeline,
        offset: usize,
        count: usize,
    ) -> RedisFuture<'a, Vec<Value>> {
        self.0.req_packed_commands(pipeline, offset, count)
    }

    fn get_db(&self) -> i64 {
        self.0.get_db()
    }
}

#[tokio::test]
async fn a_value_of_another_program_is_an_error() {
    let Some(Redis { store, server }) = Redis::start(LONG).await else {
        return;
    };
    let long = format!("X{}", "0".repeat(96));
    for value in ["1", "L12", &long] {
        let () = server
            .run(&format!("SET onlyfansapi:seen:evt_1 {value}"))
            .await;
        let error = store.claim(&key("evt_1"), LONG).await.expect_err(value);
        let problem = "claim: expected a value of this store, found that of another program";
        assert!(error.to_string().starts_with(problem), "{error}");
        let found: String = server.run("GET onlyfansapi:seen:evt_1").await;
        assert_eq!(found, value);
    }
    let () = server.run("DEL onlyfansapi:seen:evt_1").await;
    let () = server.run("LPUSH onlyfansapi:seen:evt_1 x").await;
    let error = store.claim(&key("evt_1"), LONG).await;
    let error = error.expect_err("a list");
    assert!(printed(&error).contains("WRONGTYPE"), "{error:?}");
}

#[tokio::test]
async fn errors_of_redis_do_not_show_the_password() {
    let Some(mut server) = RedisServer::start_with(&["--requirepass", "right-secret"]).await else {
        return;
    };
    let connection = |query: &str| {
        let config = ConnectionManagerConfig::new().set_number_of_retries(0);
        ConnectionManager::new_lazy_with_config(server.client(query), config).expect("a manager")
    };
    let store = RedisSeenStore::new(connection("?pass=right-secret"));
    let wrong = RedisSeenStore::new(connection("?pass=wrong-secret"));
    let none = RedisSeenStore::new(connection(""));
    let lease = first(&store, LONG).await;
    let mut errors = vec![
        wrong.claim(&key("evt_2"), LONG).await.expect_err("refused"),
        none.claim(&key("evt_2"), LONG).await.expect_err("refused"),
    ];
    server.kill();
    // The first may find that the connection broke, the next that there is no server.
    for _ in 0..3 {
        let error = store.complete(&lease).await.expect_err("no server");
        assert!(error.to_string().contains("no connection"), "{error:?}");
        errors.push(error);
    }
    for error in &errors {
        let text = printed(error);
        assert!(!text.contains("secret"), "{text}");
        assert!(!text.contains(lease.token()), "{text}");
    }
    assert!(!format!("{store:?}").contains("secret"), "{store:?}");
}

#[tokio::test]
async fn a_connection_manager_connects_again_after_the_connection_broke() {
    let Some(Redis { store, server }) = Redis::start(LONG).await else {
        return;
    };
    let lease = first(&store, LONG).await;
    let _: i64 = server.run("CLIENT KILL TYPE normal SKIPME yes").await;
    // A command on the broken connection is an error; later ones find a new connection.
    let mut errors = 0;
    while store.complete(&lease).await.is_err() {
        errors += 1;
        assert!(errors < 100, "no new connection");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(is_repeated(&store).await);
}
