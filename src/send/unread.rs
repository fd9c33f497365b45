//! [`Unread`]: the body of a response whose head has arrived, read chunk by chunk.

use std::time::Duration;

use bytes::Bytes;
use reqwest::{
    Response, Version,
    header::{HeaderMap, TRANSFER_ENCODING},
};
use tokio::time::{Instant, timeout_at};

/// The body of a response, not read yet.
pub(crate) struct Unread {
    response: Response,
    /// The longest pause between two chunks.
    pause: Duration,
    /// The time at which the body is given up.
    end: Instant,
    rate: Option<Rate>,
    has_end: bool,
}

/// The reason why a body is incomplete.
pub(crate) enum Cut {
    /// The time ran out, or the server paused for too long.
    Late,
    Broken(reqwest::Error),
    /// The server sent less than the slowest rate that is allowed.
    Stalled,
}

/// The slowest rate of a transfer, measured over a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slowest {
    pub(crate) bytes_per_second: u64,
    pub(crate) over: Duration,
}

/// The rate of a transfer in the time over which it is measured.
///
/// Only the time counts for which the reader waits for the server: a slow reader is no slow server.
#[derive(Debug)]
struct Rate {
    slowest: Slowest,
    waited: Duration,
    bytes: u64,
}

impl Unread {
    /// Returns the body of a response with these headers.
    pub(super) fn new(
        response: Response,
        headers: &HeaderMap,
        pause: Duration,
        end: Instant,
    ) -> Self {
        let is_chunked = headers.contains_key(TRANSFER_ENCODING);
        Self {
            has_end: is_chunked || response.version() >= Version::HTTP_2,
            response,
            pause,
            end,
            rate: None,
        }
    }

    /// Returns whether the protocol tells the end of the body from a broken connection, also if no
    /// length is announced.
    pub(crate) fn has_end(&self) -> bool {
        self.has_end
    }

    /// Returns the length of the body, if it is announced.
    pub(super) fn announced(&self) -> Option<u64> {
        self.response.content_length()
    }

    /// Sets the slowest rate.
    pub(crate) fn at_least(&mut self, slowest: Slowest) {
        let is_on = slowest.bytes_per_second > 0 && !slowest.over.is_zero();
        self.rate = is_on.then_some(Rate {
            slowest,
            waited: Duration::ZERO,
            bytes: 0,
        });
    }

    /// Returns the next chunk, or `None` at the end of the body.
    ///
    /// # Errors
    ///
    /// Returns the reason why the rest of the body does not arrive.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, Cut> {
        let mut began = Instant::now();
        let pause_ends = began.checked_add(self.pause);
        let late = pause_ends.map_or(self.end, |pause_ends| self.end.min(pause_ends));
        loop {
            let left = self.rate.as_ref().map(Rate::left);
            let slow = left.and_then(|left| began.checked_add(left));
            let until = slow.map_or(late, |slow| late.min(slow));
            let chunk = timeout_at(until, self.response.chunk()).await;
            let waited = began.elapsed();
            let length = match &chunk {
                Ok(Ok(Some(chunk))) => chunk.len(),
                Ok(Ok(None)) => return Ok(None),
                Ok(Err(_)) => 0,
                Err(_) if until == late => return Err(Cut::Late),
                Err(_) => 0,
            };
            if let Ok(Err(error)) = chunk {
                return Err(Cut::Broken(error));
            }
            let is_slow = self.rate.as_mut().is_some_and(|rate| {
                let length = u64::try_from(length).unwrap_or(u64::MAX);
                rate.is_slow_after(waited, length)
            });
            if is_slow {
                return Err(Cut::Stalled);
            }
            if let Ok(Ok(chunk)) = chunk {
                return Ok(chunk);
            }
            began = Instant::now();
        }
    }
}

impl Rate {
    /// Returns the rest of the time over which the rate is measured.
    fn left(&self) -> Duration {
        self.slowest.over.saturating_sub(self.waited)
    }

    /// Adds what arrived after a wait, and returns whether the time is over and too little arrived.
    fn is_slow_after(&mut self, waited: Duration, bytes: u64) -> bool {
        self.waited += waited;
        self.bytes = self.bytes.saturating_add(bytes);
        if self.waited < self.slowest.over {
            return false;
        }
        let expected = self.slowest.bytes_per_second as f64 * self.waited.as_secs_f64();
        let is_slow = (self.bytes as f64) < expected;
        (self.waited, self.bytes) = (Duration::ZERO, 0);
        is_slow
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate() -> Rate {
        let slowest = Slowest {
            bytes_per_second: 100,
            over: Duration::from_secs(10),
        };
        Rate {
            slowest,
            waited: Duration::ZERO,
            bytes: 0,
        }
    }

    #[test]
    fn a_rate_is_slow_only_over_the_whole_time() {
        let mut rate = rate();
        assert!(!rate.is_slow_after(Duration::from_secs(9), 1));
        assert_eq!(rate.left(), Duration::from_secs(1));
        assert!(rate.is_slow_after(Duration::from_secs(1), 998));
    }

    #[test]
    fn a_rate_that_suffices_is_measured_anew() {
        let mut rate = rate();
        assert!(!rate.is_slow_after(Duration::from_secs(10), 1000));
        assert_eq!(rate.left(), Duration::from_secs(10));
        assert!(rate.is_slow_after(Duration::from_secs(10), 999));
    }

    #[test]
    fn a_reader_that_does_not_wait_is_never_slow() {
        let mut rate = rate();
        for _ in 0..1000 {
            assert!(!rate.is_slow_after(Duration::ZERO, 1));
        }
    }
}
