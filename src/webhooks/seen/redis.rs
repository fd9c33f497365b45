//! [`RedisSeenStore`]: a store in a Redis server, for workers of several processes.

use std::{error, fmt, sync::Arc, time::Duration};

use ::redis::{RedisError, Script, aio::ConnectionLike};

use super::{Claim, DedupeKey, LONGEST, Lease, SHORTEST, SeenStore, StoreError};

/// The lines with which each script begins.
///
/// The value of a key is `L` (leased) or `D` (done), the token of the lease, and the hash of the body in
/// hexadecimal. A key that expired is not there. As the value of a handled key keeps the token, a
/// `complete` of which the answer was lost may be repeated.
///
/// The scripts return integers alone: of what Lua returns, Redis cuts numbers to integers, and lists at
/// the first `nil`.
macro_rules! script {
    ($body:literal) => {
        concat!(
            "local found = redis.call('GET', KEYS[1])\n",
            "if found and not string.match(found, '^[LD]%x+$') then return -1 end\n",
            "if found and #found ~= 97 then return -1 end\n",
            "local token, hash, time = ARGV[1], ARGV[2], ARGV[3]\n",
            "local state = found and string.sub(found, 1, 1)\n",
            "local is_own = found and string.sub(found, 2, 33) == token\n",
            $body,
        )
    };
}

/// The answer of a script to which the value of a key is none of its own.
const FOREIGN: i64 = -1;

/// Returns 1 if the key was free, 2 if it is handled, 3 if it is leased, 4 if it is handled with another body.
///
/// A claim that arrives twice, as when a client of a cluster sends it again, is the first both times.
const CLAIM: &str = script!(
    "if state == 'D' and string.sub(found, 34) ~= hash then return 4 end
if state == 'D' then return 2 end
if found and not is_own then return 3 end
redis.call('SET', KEYS[1], 'L' .. token .. hash, 'PX', time)
return 1"
);

/// Returns 1 if the lease was renewed, or 0.
const RENEW: &str = script!(
    "if found and not (state == 'L' and is_own) then return 0 end
redis.call('SET', KEYS[1], 'L' .. token .. hash, 'PX', time)
return 1"
);

/// Returns 1 if the key is handled by this lease, or 0.
const COMPLETE: &str = script!(
    "if found and not is_own then return 0 end
redis.call('SET', KEYS[1], 'D' .. token .. hash, 'PX', time)
return 1"
);

/// Returns 1 if the lease was given up, or 0.
const RELEASE: &str = script!(
    "if not (state == 'L' and is_own) then return 0 end
redis.call('DEL', KEYS[1])
return 1"
);

/// A store in a Redis server, for workers of several processes and machines.
///
/// The connection is any asynchronous one of the crate `redis` that can be cloned. A `ConnectionManager`
/// (feature `connection-manager` of that crate) connects again when the connection breaks; a
/// `MultiplexedConnection` does not.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use onlyfansapi::webhooks::RedisSeenStore;
///
/// let client = redis::Client::open("redis://127.0.0.1/")?;
/// let connection = redis::aio::ConnectionManager::new(client).await?;
/// let store = RedisSeenStore::new(connection).prefix("shop:seen:");
/// # Ok(())
/// # }
/// ```
///
/// # Answers that are lost
///
/// A command that timed out, or whose future was dropped, may still run at the server. A claim is
/// harmless then: it is an error, so the delivery is answered with 503, and the lease that nobody has
/// expires. Until then, the next delivery finds the key in progress.
///
/// All clones of a connection share one socket, on which the server answers in order: a slow command
/// holds up all commands behind it, and by default those without an answer after 500 ms are errors.
/// Give the store a connection of its own, and a longer `response_timeout` if the server is far.
///
/// # Limits of the server
///
/// - The server must evict no keys (`maxmemory-policy noeviction`): an evicted key is free again.
/// - Replicas follow with a delay: a server that takes over may lack the last claims, and their
///   deliveries may be handled twice. The same holds for a server that crashes and reads from disk.
/// - A connection to a cluster works, as each command has one key.
#[derive(Clone)]
pub struct RedisSeenStore<C> {
    connection: C,
    prefix: String,
    retention: Duration,
    scripts: Arc<Scripts>,
}

struct Scripts {
    claim: Script,
    renew: Script,
    complete: Script,
    release: Script,
}

/// The connection may show how to connect, so it is not printed.
impl<C> fmt::Debug for RedisSeenStore<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisSeenStore")
            .field("prefix", &self.prefix)
            .field("retention", &self.retention)
            .finish_non_exhaustive()
    }
}

impl<C: ConnectionLike + Clone + Send + Sync> RedisSeenStore<C> {
    /// Returns a store that clones the connection for each command.
    #[must_use]
    pub fn new(connection: C) -> Self {
        Self {
            connection,
            prefix: "onlyfansapi:seen:".to_owned(),
            // The API keeps deliveries for 7 days.
            retention: Duration::from_secs(8 * 24 * 3600),
            scripts: Arc::new(Scripts {
                claim: Script::new(CLAIM),
                renew: Script::new(RENEW),
                complete: Script::new(COMPLETE),
                release: Script::new(RELEASE),
            }),
        }
    }

    /// Sets the text before each key; the default is `onlyfansapi:seen:`.
    ///
    /// Stores with one prefix in one database share their keys.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Sets the time for which a handled key is held; the default is 8 days.
    ///
    /// The API sends a delivery again for up to 7 days.
    #[must_use]
    pub fn retention(mut self, retention: Duration) -> Self {
        self.retention = retention;
        self
    }

    /// Runs a script on the key of a lease; returns its answer.
    async fn run(
        &self,
        script: &Script,
        name: &'static str,
        lease: &Lease,
        time: Duration,
    ) -> Result<i64, StoreError> {
        let key = &lease.key;
        let mut invocation = script.prepare_invoke();
        invocation
            .key(format!("{}{key}", self.prefix))
            .arg(lease.token())
            .arg(hex(key.body_hash()))
            .arg(whole_millis(time));
        let mut connection = self.connection.clone();
        match invocation.invoke_async(&mut connection).await {
            Ok(FOREIGN) => Err(foreign(name, &self.prefix)),
            Ok(answer) => Ok(answer),
            Err(error) => Err(failed(name, error)),
        }
    }
}

impl<C: ConnectionLike + Clone + Send + Sync> SeenStore for RedisSeenStore<C> {
    async fn claim(&self, key: &DedupeKey, lease: Duration) -> Result<Claim, StoreError> {
        let claimed = Lease::new(key.clone())?;
        let script = &self.scripts.claim;
        match self.run(script, "claim", &claimed, lease).await? {
            1 => Ok(Claim::First(claimed)),
            2 => Ok(Claim::Repeated),
            3 => Ok(Claim::InProgress),
            4 => Ok(Claim::Conflict),
            other => Err(unexpected("claim", other)),
        }
    }

    async fn renew(&self, claimed: &Lease, lease: Duration) -> Result<bool, StoreError> {
        let script = &self.scripts.renew;
        let answer = self.run(script, "renew", claimed, lease).await?;
        yes_or_no("renew", answer)
    }

    async fn complete(&self, claimed: &Lease) -> Result<bool, StoreError> {
        let script = &self.scripts.complete;
        let answer = self
            .run(script, "complete", claimed, self.retention)
            .await?;
        yes_or_no("complete", answer)
    }

    async fn release(&self, claimed: &Lease) -> Result<bool, StoreError> {
        let script = &self.scripts.release;
        let answer = self.run(script, "release", claimed, SHORTEST).await?;
        yes_or_no("release", answer)
    }
}

fn yes_or_no(name: &str, answer: i64) -> Result<bool, StoreError> {
    match answer {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(unexpected(name, other)),
    }
}

fn unexpected(name: &str, answer: i64) -> StoreError {
    StoreError::new(format!(
        "{name}: expected an answer of the script, found {answer}; check what is between this program \
         and the Redis server"
    ))
}

fn foreign(name: &str, prefix: &str) -> StoreError {
    StoreError::new(format!(
        "{name}: expected a value of this store, found that of another program; choose a `prefix` \
         other than `{prefix}`"
    ))
}

/// Returns the error of a command.
///
/// The message says the kind of the failure alone; the source, an error of the crate `redis`, says more.
/// Neither contains the URL of the server or the password.
fn failed(name: &str, error: RedisError) -> StoreError {
    let (found, advice) = if error.is_timeout() {
        (
            "none in time",
            "the command may take effect nevertheless; if this happens often, raise the \
             `response_timeout` of the connection",
        )
    } else if error.is_io_error() || error.is_connection_dropped() {
        (
            "no connection",
            "check that the server runs, and use a connection that connects again",
        )
    } else {
        ("an error", "see the source of this error")
    };
    StoreError::new(format!(
        "{name}: expected an answer of the Redis server, found {found}; {advice}"
    ))
    .with_source(Box::new(error) as Box<dyn error::Error + Send + Sync>)
}

/// Returns the time in milliseconds, rounded up: a lease must not end before its worker thinks it does.
fn whole_millis(time: Duration) -> u64 {
    let millis = time.clamp(SHORTEST, LONGEST).as_nanos().div_ceil(1_000_000);
    u64::try_from(millis).unwrap_or(u64::MAX)
}

fn hex(bytes: &[u8; 32]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |byte: u8| char::from(DIGITS[usize::from(byte)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_whole_milliseconds_rounded_up_and_at_least_one() {
        let times = [0, 1, 999_999, 1_000_000, 1_000_001].map(Duration::from_nanos);
        assert_eq!(times.map(whole_millis), [1, 1, 1, 1, 2]);
        // A century added to the clock of the server stays below its limit of 2^63.
        let longest = whole_millis(Duration::MAX);
        assert_eq!(longest, 3_153_600_000_000);
    }

    #[test]
    fn a_hash_has_two_digits_for_each_byte() {
        let mut bytes = [0; 32];
        bytes[0] = 0x0a;
        bytes[31] = 0xf1;
        assert_eq!(hex(&bytes), format!("0a{}f1", "00".repeat(30)));
    }
}
