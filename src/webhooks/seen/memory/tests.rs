//! The bounds of the store, and its state after each of many random steps.

use std::{collections::HashMap, error::Error as _};

use fastrand::Rng;
use tokio::time::{advance, pause};

use super::*;

const LEASE: Duration = Duration::from_secs(60);

fn key(number: u64) -> DedupeKey {
    DedupeKey::from_parts(format!("evt_{number}"), [0; 32])
}

async fn claim(store: &MemorySeenStore, number: u64) -> Claim {
    store.claim(&key(number), LEASE).await.expect("a claim")
}

async fn first(store: &MemorySeenStore, number: u64) -> Lease {
    match claim(store, number).await {
        Claim::First(lease) => lease,
        other => panic!("{number}: {other:?}"),
    }
}

async fn handle(store: &MemorySeenStore, number: u64) {
    let lease = first(store, number).await;
    assert!(store.complete(&lease).await.expect("a store"));
}

#[tokio::test(start_paused = true)]
async fn a_full_store_drops_the_key_that_was_handled_first() {
    let store = MemorySeenStore::new().capacity(3);
    // Claimed first, handled last.
    let slow = first(&store, 1).await;
    handle(&store, 2).await;
    advance(Duration::from_secs(1)).await;
    handle(&store, 3).await;
    assert!(store.complete(&slow).await.expect("a store"));
    let _lease = first(&store, 4).await;
    assert_eq!(store.len(), 3);
    assert!(matches!(claim(&store, 3).await, Claim::Repeated));
    assert!(matches!(claim(&store, 1).await, Claim::Repeated));
    // Dropped, so it is handled again, and the next one goes.
    handle(&store, 2).await;
    assert!(matches!(claim(&store, 1).await, Claim::Repeated));
    let _lease = first(&store, 3).await;
}

#[tokio::test(start_paused = true)]
async fn a_full_store_drops_expired_keys_before_others() {
    let store = MemorySeenStore::new().capacity(2);
    handle(&store, 1).await;
    let _lease = first(&store, 2).await;
    advance(LEASE).await;
    handle(&store, 3).await;
    assert!(matches!(claim(&store, 1).await, Claim::Repeated));
}

#[tokio::test(start_paused = true)]
async fn a_lease_that_holds_is_never_dropped() {
    let store = MemorySeenStore::new().capacity(2);
    let one = first(&store, 1).await;
    let other = first(&store, 2).await;
    let error = store.claim(&key(3), LEASE).await.expect_err("no room");
    assert!(
        error.to_string().contains("raise the `capacity`"),
        "{error}"
    );
    assert!(error.source().is_none());
    assert!(matches!(claim(&store, 1).await, Claim::InProgress));
    assert!(matches!(claim(&store, 2).await, Claim::InProgress));
    assert!(store.complete(&one).await.expect("a store"));
    let three = first(&store, 3).await;
    // An expired lease has no room either: it completes when there is some.
    advance(LEASE / 2).await;
    assert!(store.renew(&three, LEASE).await.expect("a store"));
    advance(LEASE / 2).await;
    let _lease = first(&store, 4).await;
    store.complete(&other).await.expect_err("no room");
    store.renew(&other, LEASE).await.expect_err("no room");
    assert!(store.release(&three).await.expect("a store"));
    assert!(store.complete(&other).await.expect("a store"));
}

#[tokio::test(start_paused = true)]
async fn a_handled_key_is_held_for_24_hours() {
    let store = MemorySeenStore::new();
    handle(&store, 1).await;
    advance(Duration::from_secs(24 * 3600 - 1)).await;
    assert!(matches!(claim(&store, 1).await, Claim::Repeated));
    assert!(!store.is_empty());
    advance(Duration::from_secs(1)).await;
    assert!(store.is_empty());
    let _lease = first(&store, 1).await;
}

#[tokio::test(start_paused = true)]
async fn a_store_without_a_capacity_has_that_of_one_key() {
    let store = MemorySeenStore::new().capacity(0);
    handle(&store, 1).await;
    handle(&store, 2).await;
    assert_eq!(store.len(), 1);
}

/// A key as the model has it: the number of the lease, whether it is handled, when it expires, and when
/// it was put there.
#[derive(Clone, Copy)]
struct Expected {
    body: u8,
    lease: usize,
    is_handled: bool,
    deadline: Instant,
}

const CAPACITY: usize = 20;
const RETENTION: Duration = Duration::from_secs(90);

/// Puts a key into the model; returns whether there was room.
fn put(model: &mut HashMap<u64, Expected>, number: u64, expected: Expected) -> bool {
    if !model.contains_key(&number) && model.len() >= CAPACITY {
        let handled = model.iter().filter(|(_, expected)| expected.is_handled);
        let oldest = handled.min_by_key(|(_, expected)| expected.deadline);
        let Some((&oldest, _)) = oldest else {
            return false;
        };
        model.remove(&oldest);
    }
    model.insert(number, expected);
    true
}

#[tokio::test]
async fn random_steps_agree_with_a_simple_model() {
    pause();
    let mut random = Rng::with_seed(7);
    let store = MemorySeenStore::new()
        .capacity(CAPACITY)
        .retention(RETENTION);
    let mut model: HashMap<u64, Expected> = HashMap::new();
    let mut leases: Vec<(u64, u8, Lease)> = Vec::new();
    let mut refused = 0;
    for _ in 0..50_000 {
        // No two keys are handled at one time, so that the oldest is clear.
        advance(Duration::from_millis(random.u64(1..1_500))).await;
        let now = Instant::now();
        model.retain(|_, expected| expected.deadline > now);
        let time = Duration::from_secs(random.u64(1..120));
        if random.bool() || leases.is_empty() {
            let number = random.u64(..40);
            let body = u8::from(random.u8(..) < 16);
            let key = DedupeKey::from_parts(format!("evt_{number}"), [body; 32]);
            let found = store.claim(&key, time).await;
            match (model.get(&number).copied(), found) {
                (Some(expected), Ok(Claim::Conflict)) => {
                    assert!(expected.is_handled && expected.body != body);
                }
                (Some(expected), Ok(Claim::Repeated)) => {
                    assert!(expected.is_handled && expected.body == body);
                }
                (Some(expected), Ok(Claim::InProgress)) => {
                    assert!(!expected.is_handled);
                }
                (None, found) => {
                    let expected = Expected {
                        body,
                        lease: leases.len(),
                        is_handled: false,
                        deadline: now + time,
                    };
                    let has_room = put(&mut model, number, expected);
                    match found {
                        Ok(Claim::First(lease)) if has_room => leases.push((number, body, lease)),
                        Err(_) if !has_room => refused += 1,
                        found => panic!("{number}: {found:?}"),
                    }
                }
                (Some(_), found) => panic!("{number}: {found:?}"),
            }
        } else {
            // Mostly one of the last leases; earlier ones expired.
            let lease = leases.len() - 1 - random.usize(..leases.len().min(30));
            let (number, body, claimed) = &leases[lease];
            let found = model.get(number).copied();
            let is_own = found.is_none_or(|found| found.lease == lease);
            let is_leased = found.is_none_or(|found| !found.is_handled);
            let step = random.u8(..3);
            let mut expected = Expected {
                body: *body,
                lease,
                is_handled: step == 1,
                deadline: now + if step == 1 { RETENTION } else { time },
            };
            let (may, found) = match step {
                0 => (is_own && is_leased, store.renew(claimed, time).await),
                1 => (is_own, store.complete(claimed).await),
                _ => {
                    let may = found.is_some() && is_own && is_leased;
                    // Removed from the model by its deadline.
                    expected.deadline = now;
                    (may, store.release(claimed).await)
                }
            };
            let has_room = !may || put(&mut model, *number, expected);
            match found {
                Ok(found) if has_room => assert_eq!(found, may),
                Err(_) if !has_room => refused += 1,
                found => panic!("{number}: {found:?}"),
            }
            model.retain(|_, expected| expected.deadline > now);
        }
        let (keys, _) = store.current();
        assert_eq!(keys.entries.len(), model.len());
        assert!(keys.entries.len() <= CAPACITY);
        // Nothing is left behind of keys whose state changed.
        assert_eq!(keys.leased.len() + keys.handled.len(), keys.entries.len());
    }
    assert!(refused > 10, "{refused} steps found no room");
}
