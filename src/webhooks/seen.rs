//! [`SeenStore`]: which deliveries were handled, and which are being handled.

mod memory;
#[cfg(feature = "redis")]
mod redis;

use std::{error, fmt, sync::Arc, time::Duration};

pub use memory::MemorySeenStore;
#[cfg(feature = "redis")]
pub use redis::RedisSeenStore;

/// The shortest and the longest time of a lease or of a handled key.
///
/// A hundred years overflow neither the clock of this machine nor that of a Redis server.
const SHORTEST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 3600);

/// The key by which two deliveries are recognized as one, and the SHA-256 of the body.
///
/// The text is the idempotency key of the delivery, such as `evt_…`, or `sha256:` and the hash of the
/// body in hexadecimal where a delivery has no key. The hash tells a repeated delivery from another one
/// with the same key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DedupeKey {
    text: Arc<str>,
    body_hash: [u8; 32],
}

impl DedupeKey {
    pub(crate) fn new(text: Arc<str>, body_hash: [u8; 32]) -> Self {
        Self { text, body_hash }
    }

    /// Returns the key of these parts, for tests of a store.
    #[must_use]
    pub fn from_parts(text: impl Into<String>, body_hash: [u8; 32]) -> Self {
        Self::new(text.into().into(), body_hash)
    }

    /// Returns the text, by which deliveries are one.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the SHA-256 of the body.
    #[must_use]
    #[inline]
    pub fn body_hash(&self) -> &[u8; 32] {
        &self.body_hash
    }
}

impl fmt::Display for DedupeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// A store of deliveries that were handled or are being handled, by their keys.
///
/// A worker claims the key of a delivery for the time of a lease, handles the delivery, and completes
/// the lease. A worker that fails releases the lease; one that dies leaves it to expire. In both cases
/// a later delivery with the key is handled: each delivery is handled at least once, and by one worker
/// at a time while leases hold.
///
/// Who writes a store for another database keeps to this:
///
/// - Each method is one atomic step: of any number of claims of one free key, one is
///   [`First`](Claim::First).
/// - A lease is recognized by its [`token`](Lease::token) alone. The lease of a worker that was too slow
///   neither renews, completes nor releases that of another.
/// - The time of a lease begins no earlier than the call of `claim` or `renew`, so that a worker that
///   measures from before its call stops in time.
/// - A method whose answer was lost may have taken effect. Nothing is undone then: the lease expires.
/// - The methods return as soon as possible; none waits for a lease of another worker.
///
/// A `complete` or `renew` of the worker itself may be repeated, and returns the same.
pub trait SeenStore: Send + Sync {
    /// Claims a key for the time of a lease, if it is free.
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot tell the state of the key, or has no room for it. The
    /// delivery must not be handled then.
    fn claim(
        &self,
        key: &DedupeKey,
        lease: Duration,
    ) -> impl Future<Output = Result<Claim, StoreError>> + Send;

    /// Renews a lease for the time from now on; returns whether this worker has it.
    ///
    /// An expired lease is renewed if nobody else claimed the key. `false` says that another worker
    /// has or completed the key: this one should stop.
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot tell the state of the key, or has no room for it.
    fn renew(
        &self,
        claimed: &Lease,
        lease: Duration,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Marks the key as handled; returns whether this worker did.
    ///
    /// An expired lease completes too if nobody else claimed the key. `false` says that another worker
    /// has or completed the key, and that nothing changed.
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot tell the state of the key, or has no room for it. The key
    /// may be marked nevertheless.
    fn complete(&self, claimed: &Lease) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Gives up a lease, so that a later delivery is handled at once; returns whether it was held.
    ///
    /// # Errors
    ///
    /// Returns an error if the store cannot be reached. The lease expires then.
    fn release(&self, claimed: &Lease) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

impl<S: SeenStore> SeenStore for Arc<S> {
    fn claim(
        &self,
        key: &DedupeKey,
        lease: Duration,
    ) -> impl Future<Output = Result<Claim, StoreError>> + Send {
        S::claim(self, key, lease)
    }

    fn renew(
        &self,
        claimed: &Lease,
        lease: Duration,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send {
        S::renew(self, claimed, lease)
    }

    fn complete(&self, claimed: &Lease) -> impl Future<Output = Result<bool, StoreError>> + Send {
        S::complete(self, claimed)
    }

    fn release(&self, claimed: &Lease) -> impl Future<Output = Result<bool, StoreError>> + Send {
        S::release(self, claimed)
    }
}

/// The result of a claim.
#[derive(Debug)]
#[non_exhaustive]
pub enum Claim {
    /// The key was free, and is claimed for this worker.
    First(Lease),
    /// A delivery with the key and body was handled.
    Repeated,
    /// Another worker handles a delivery with the key. It may fail, so this one has to come again.
    InProgress,
    /// A delivery with the key and another body was handled.
    Conflict,
}

/// The right of one worker to handle a delivery until the lease expires.
///
/// `Debug` does not write the token.
#[derive(Clone)]
pub struct Lease {
    key: DedupeKey,
    token: Arc<str>,
}

impl Lease {
    /// Returns a lease of the key with a new random token, for use in a store.
    ///
    /// # Errors
    ///
    /// Returns an error if the operating system has no random numbers.
    pub fn new(key: DedupeKey) -> Result<Self, StoreError> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|error| {
            let problem = "expected random numbers of the operating system, found none; let the \
                           delivery be sent again";
            StoreError::new(problem).with_source(error)
        })?;
        let token = format!("{:032x}", u128::from_ne_bytes(random));
        Ok(Self {
            key,
            token: token.into(),
        })
    }

    /// Returns the key that is claimed.
    #[must_use]
    #[inline]
    pub fn key(&self) -> &DedupeKey {
        &self.key
    }

    /// Returns the token, which no other lease has: 32 hexadecimal digits.
    #[must_use]
    #[inline]
    pub fn token(&self) -> &str {
        &self.token
    }
}

impl fmt::Debug for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// The error of a store that cannot tell or change the state of a key.
///
/// The delivery should be answered with 503, so that it comes again.
#[derive(Debug, thiserror::Error)]
#[error("{problem}")]
pub struct StoreError {
    problem: String,
    source: Option<Box<dyn error::Error + Send + Sync>>,
}

impl StoreError {
    /// Returns an error with this message, which should contain no passwords and no tokens.
    #[must_use]
    pub fn new(problem: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            source: None,
        }
    }

    /// Sets the error of the database, which should contain no passwords and no tokens either.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn a_key_prints_its_text() {
        let key = DedupeKey::new("evt_1".into(), [7; 32]);
        assert_eq!(key.to_string(), "evt_1");
        assert_eq!(format!("{key:>7}"), "  evt_1");
        assert_eq!((key.as_str(), key.body_hash()), ("evt_1", &[7; 32]));
    }

    #[test]
    fn a_token_has_128_random_bits_and_is_not_printed() {
        let key = DedupeKey::new("evt_1".into(), [7; 32]);
        let [one, other] = [(); 2].map(|()| Lease::new(key.clone()).expect("random numbers"));
        assert_ne!(one.token(), other.token());
        assert_ne!(one.token()[..16], one.token()[16..]);
        assert_eq!(one.token().len(), 32);
        assert!(one.token().bytes().all(|byte| byte.is_ascii_hexdigit()));
        let printed = format!("{one:?} {:?}", Claim::First(one.clone()));
        assert!(printed.contains("evt_1"), "{printed}");
        assert!(!printed.contains(one.token()), "{printed}");
    }

    #[test]
    fn the_message_of_an_error_does_not_repeat_its_source() {
        let error = StoreError::new("no room").with_source("disk full");
        assert_eq!(error.to_string(), "no room");
        let source = error.source().expect("a source");
        assert_eq!(source.to_string(), "disk full");
    }
}
