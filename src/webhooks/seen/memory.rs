//! [`MemorySeenStore`]: a store in the memory of one process.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::{Claim, DedupeKey, LONGEST, Lease, SHORTEST, SeenStore, StoreError};

/// A store in the memory of one process, which holds a bounded number of keys.
///
/// Keys are forgotten when the process ends: a delivery that comes again after that is handled again.
/// Workers of one process share the store in an [`Arc`]; those of several need one outside of them,
/// such as Redis.
///
/// A key of some 40 bytes needs at most 500 bytes of memory. When the store is full, expired keys are
/// dropped, then the key that was handled first; a lease that holds is never dropped.
///
/// ```
/// use std::time::Duration;
/// use onlyfansapi::webhooks::{Claim, DedupeKey, MemorySeenStore, SeenStore};
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let store = MemorySeenStore::new().capacity(10_000);
/// let key = DedupeKey::from_parts("evt_1", [0; 32]);
/// if let Claim::First(lease) = store.claim(&key, Duration::from_secs(60)).await? {
///     // Handles the delivery here.
///     store.complete(&lease).await?;
/// }
/// assert!(matches!(
///     store.claim(&key, Duration::from_secs(60)).await?,
///     Claim::Repeated
/// ));
/// # Ok::<(), onlyfansapi::webhooks::StoreError>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct MemorySeenStore {
    capacity: usize,
    retention: Duration,
    keys: Mutex<Keys>,
}

impl Default for MemorySeenStore {
    /// Returns a store of 100,000 keys, each of which is held for 24 hours after it was handled.
    fn default() -> Self {
        Self {
            capacity: 100_000,
            retention: Duration::from_secs(24 * 3600),
            keys: Mutex::default(),
        }
    }
}

impl MemorySeenStore {
    /// Returns a store of 100,000 keys, each of which is held for 24 hours after it was handled.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the largest number of keys, at least 1; the default is 100,000.
    #[must_use]
    pub fn capacity(mut self, capacity: usize) -> Self {
        self.capacity = capacity.max(1);
        self
    }

    /// Sets the time for which a handled key is held; the default is 24 hours.
    #[must_use]
    pub fn retention(mut self, retention: Duration) -> Self {
        self.retention = retention;
        self
    }

    /// Returns the number of keys that are held: those with a lease and those handled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.current().0.entries.len()
    }

    /// Returns whether no key is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the keys without those that expired, and the time.
    fn current(&self) -> (MutexGuard<'_, Keys>, Instant) {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        // Behind the lock, so that the time does not go back from one holder of it to the next.
        let now = Instant::now();
        keys.drop_expired(now);
        (keys, now)
    }

    /// Gives the key of a lease a state if this lease, or nobody, has it; returns whether.
    ///
    /// `may_be_handled` says whether the lease may have completed the key already.
    fn put(
        &self,
        lease: &Lease,
        state: State,
        time: Duration,
        may_be_handled: bool,
    ) -> Result<bool, StoreError> {
        let (mut keys, now) = self.current();
        match keys.entries.get(lease.key.as_str()) {
            Some(found) => {
                let is_in_state = may_be_handled || found.state == State::Leased;
                if found.token != lease.token || !is_in_state {
                    return Ok(false);
                }
                keys.remove(lease.key.as_str());
            }
            None => keys.make_room(self.capacity)?,
        }
        keys.insert(lease, state, deadline(now, time));
        Ok(true)
    }
}

impl SeenStore for MemorySeenStore {
    async fn claim(&self, key: &DedupeKey, lease: Duration) -> Result<Claim, StoreError> {
        let (mut keys, now) = self.current();
        if let Some(found) = keys.entries.get(key.as_str()) {
            return Ok(match found.state {
                // The worker may fail, and then the other body is the first.
                State::Leased => Claim::InProgress,
                State::Handled if found.body_hash != key.body_hash => Claim::Conflict,
                State::Handled => Claim::Repeated,
            });
        }
        keys.make_room(self.capacity)?;
        let claimed = Lease::new(key.clone())?;
        keys.insert(&claimed, State::Leased, deadline(now, lease));
        Ok(Claim::First(claimed))
    }

    async fn renew(&self, claimed: &Lease, lease: Duration) -> Result<bool, StoreError> {
        self.put(claimed, State::Leased, lease, false)
    }

    async fn complete(&self, claimed: &Lease) -> Result<bool, StoreError> {
        self.put(claimed, State::Handled, self.retention, true)
    }

    async fn release(&self, claimed: &Lease) -> Result<bool, StoreError> {
        let (mut keys, _) = self.current();
        let key = claimed.key.as_str();
        let is_held = keys
            .entries
            .get(key)
            .is_some_and(|found| found.state == State::Leased && found.token == claimed.token);
        if is_held {
            keys.remove(key);
        }
        Ok(is_held)
    }
}

fn deadline(now: Instant, time: Duration) -> Instant {
    now + time.clamp(SHORTEST, LONGEST)
}

/// The place of a key in the order in which keys expire; the number tells keys of one time apart.
type Place = (Instant, u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Leased,
    Handled,
}

#[derive(Debug)]
struct Entry {
    body_hash: [u8; 32],
    /// The token of the lease, also after it completed.
    token: Arc<str>,
    state: State,
    place: Place,
}

/// The keys, and those of each state in the order in which they expire.
///
/// A key is in the order of its state exactly once, and leaves it when its state changes: churn leaves
/// nothing behind.
#[derive(Debug, Default)]
struct Keys {
    entries: HashMap<Arc<str>, Entry>,
    leased: BTreeMap<Place, Arc<str>>,
    /// As all are held for the same time, the first is also the one that was handled first.
    handled: BTreeMap<Place, Arc<str>>,
    /// The number of keys that were inserted so far.
    inserted: u64,
}

impl Keys {
    fn order(&mut self, state: State) -> &mut BTreeMap<Place, Arc<str>> {
        match state {
            State::Leased => &mut self.leased,
            State::Handled => &mut self.handled,
        }
    }

    /// Inserts a key that is not there.
    fn insert(&mut self, lease: &Lease, state: State, deadline: Instant) {
        self.inserted += 1;
        let place = (deadline, self.inserted);
        let key = Arc::clone(&lease.key.text);
        self.order(state).insert(place, Arc::clone(&key));
        let entry = Entry {
            body_hash: lease.key.body_hash,
            token: Arc::clone(&lease.token),
            state,
            place,
        };
        self.entries.insert(key, entry);
    }

    fn remove(&mut self, key: &str) {
        if let Some(Entry { state, place, .. }) = self.entries.remove(key) {
            self.order(state).remove(&place);
        }
    }

    fn drop_expired(&mut self, now: Instant) {
        for state in [State::Leased, State::Handled] {
            while let Some(first) = self.order(state).first_entry()
                && first.key().0 <= now
            {
                let key = first.remove();
                self.entries.remove(&key);
            }
        }
    }

    /// Drops handled keys until there is room for one more.
    fn make_room(&mut self, capacity: usize) -> Result<(), StoreError> {
        while self.entries.len() >= capacity {
            let Some((_, key)) = self.handled.pop_first() else {
                return Err(StoreError::new(format!(
                    "expected room for one more key, found {} deliveries that are being handled; \
                     raise the `capacity` of the store, or handle fewer deliveries at once",
                    self.entries.len()
                )));
            };
            self.entries.remove(&key);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
