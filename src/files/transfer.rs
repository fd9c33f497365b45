//! [`Transfer`]: the bytes of a file, over as many requests as it takes.

use std::{future::Future, pin::Pin, time::Duration};

use bytes::Bytes;
use tokio::time::Instant;

use super::verdict::{Asked, Head, Verdict, Version, verdict};
use crate::{
    request::file::{FileRequest, Part},
    response::{error::Error, received::Received},
    send::{
        is_past, random,
        retry::RetryPolicy,
        unread::{Cut, Slowest, Unread},
    },
};

/// The number of new bytes after which failures are counted anew.
///
/// A large file may break often and still arrive, and each request brings more than it costs to ask.
const PROGRESS: u64 = 1 << 20;

/// The slowest rate by default.
pub(super) const SLOWEST: Slowest = Slowest {
    bytes_per_second: 1024,
    over: Duration::from_secs(30),
};

/// The transfer of a file, which goes on where it breaks.
pub(super) struct Transfer {
    request: FileRequest,
    slowest: Slowest,
    /// Whether the receiver can drop the bytes that it has.
    can_start_again: bool,
    /// The retry policy and the end of the call, from its first request on.
    limits: Option<(RetryPolicy, Instant)>,
    /// The number of bytes that the receiver has, and of which version they are.
    position: u64,
    version: Version,
    body: Option<(Unread, Option<u64>)>,
    head: Option<Received>,
    is_whole: bool,
    counts: Counts,
    /// The failures since the transfer last came to new bytes, and how far it had come then.
    failures: u32,
    furthest: u64,
    restarts: u32,
}

/// The costs of a transfer.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub(super) attempts: u32,
    /// The credits used, as far as responses stated them.
    pub(super) credits: Option<i64>,
    /// The bytes that arrived.
    pub(super) received: u64,
    /// The bytes that were there before, and that the file now has.
    pub(super) resumed: u64,
    /// The bytes that arrived, now or before, and that the file does not have.
    pub(super) discarded: u64,
}

/// The next thing that the receiver has to do.
#[derive(Debug)]
pub(super) enum Event {
    /// The bytes that follow are those from here on; what is there behind it is dropped.
    From(u64),
    Bytes(Bytes),
}

/// A future of the next event, which gives the transfer back.
pub(super) type Step =
    Pin<Box<dyn Future<Output = (Box<Transfer>, Result<Option<Event>, Error>)> + Send>>;

impl Transfer {
    /// Returns a transfer for a receiver who has bytes of a version already.
    pub(super) fn new(
        request: FileRequest,
        slowest: Slowest,
        can_start_again: bool,
        position: u64,
        version: Version,
    ) -> Self {
        Self {
            request,
            slowest,
            can_start_again,
            limits: None,
            position,
            version,
            body: None,
            head: None,
            is_whole: false,
            counts: Counts {
                resumed: position,
                ..Counts::default()
            },
            failures: 0,
            furthest: position,
            restarts: 0,
        }
    }

    /// Returns the head of the latest response with bytes of the file.
    pub(super) fn head(&self) -> Option<&Received> {
        self.head.as_ref()
    }

    pub(super) fn version(&self) -> &Version {
        &self.version
    }

    pub(super) fn position(&self) -> u64 {
        self.position
    }

    pub(super) fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Returns a future of the next event that nobody needs to hold a reference for.
    pub(super) fn step(mut self: Box<Self>) -> Step {
        Box::pin(async move {
            let event = self.next().await;
            (self, event)
        })
    }

    /// Returns the next event, or `None` if the receiver has the whole file.
    ///
    /// # Errors
    ///
    /// Fails if the transfer cannot go on; what the receiver has is still right.
    pub(super) async fn next(&mut self) -> Result<Option<Event>, Error> {
        loop {
            if self.is_whole {
                return Ok(None);
            }
            let Some((body, end)) = &mut self.body else {
                match self.open().await? {
                    Some(start) => return Ok(Some(Event::From(start))),
                    None => continue,
                }
            };
            let end = *end;
            match body.chunk().await {
                Ok(Some(bytes)) if bytes.is_empty() => {}
                Ok(Some(bytes)) => {
                    let length = bytes.len() as u64;
                    self.counts.received += length;
                    let position = self.position + length;
                    if end.is_some_and(|end| position > end) {
                        self.counts.discarded += length;
                        let problem = "expected as many bytes as the head says, found more";
                        self.start_again(problem.to_owned(), self.head.clone())?;
                        continue;
                    }
                    self.position = position;
                    return Ok(Some(Event::Bytes(bytes)));
                }
                Ok(None) => self.end(end).await?,
                Err(cut) => {
                    let error = self.error_of(cut);
                    self.cut(error).await?;
                }
            }
        }
    }

    /// Opens the next part of the file, and returns where it starts.
    async fn open(&mut self) -> Result<Option<u64>, Error> {
        let (policy, call_ends) = match &self.limits {
            Some(limits) => limits.clone(),
            None => self.limits.insert(self.request.limits()?).clone(),
        };
        let start = self.start();
        let part = Part {
            start,
            etag: self.version.etag.as_deref(),
        };
        let attempted = self.counts.attempts;
        let left = policy.most().saturating_sub(self.failures);
        let policy = policy.retries(attempted.saturating_add(left));
        let (sent, mut body) = self.request.start(&part, attempted, policy, call_ends)?;
        let response = sent.await;
        let (received, error) = match response {
            Ok(received) => (Some(received), None),
            Err(error) => (error.received().cloned(), Some(error)),
        };
        let attempts = match (&received, &error) {
            (_, Some(error)) => error.attempts(),
            (Some(received), None) => received.attempts,
            (None, None) => attempted,
        };
        let failures = attempts.saturating_sub(attempted).saturating_sub(1);
        self.failures = self.failures.saturating_add(failures);
        self.counts.attempts = attempts;
        if let Some(used) = received.as_ref().and_then(|received| received.cost().0) {
            *self.counts.credits.get_or_insert(0) += used;
        }
        let asked = (start > 0).then_some(Asked {
            start,
            version: &self.version,
        });
        // A range behind the end is the one refusal that says something about the file.
        let is_range_refused = |received: &Received| received.status.as_u16() == 416;
        let received = match (received, error) {
            (Some(received), None) => received,
            (Some(received), Some(_)) if asked.is_some() && is_range_refused(&received) => received,
            (_, Some(error)) => return Err(error.resumable(self.can_start_again)),
            (None, None) => return Ok(None),
        };
        let body = body.try_recv().ok();
        let head = Head {
            status: received.status,
            headers: &received.headers,
            has_end: body.as_ref().is_some_and(Unread::has_end),
        };
        match (verdict(asked.as_ref(), &head), body) {
            (Verdict::Whole, _) => {
                self.is_whole = true;
                self.head = Some(received);
                Ok(None)
            }
            (Verdict::FromStart(problem), _) => {
                self.start_again(problem, Some(received))?;
                Ok(None)
            }
            (Verdict::Refuse(problem), _) => Err(self.not_the_file(problem, Some(received))),
            (Verdict::Take { .. }, None) => {
                let problem = "expected a body, found none".to_owned();
                Err(self.not_the_file(problem, Some(received)))
            }
            (
                Verdict::Take {
                    start,
                    end,
                    version,
                },
                Some(mut body),
            ) => {
                if start == 0 && self.position > 0 {
                    let problem = "expected the rest of the file, found the whole file, which has changed, or of which the server sends no parts";
                    self.start_again(problem.to_owned(), Some(received.clone()))?;
                }
                self.counts.discarded += self.position.saturating_sub(start);
                self.counts.resumed = self.counts.resumed.min(start);
                (self.position, self.version) = (start, version);
                body.at_least(self.slowest);
                self.body = Some((body, end));
                self.head = Some(received);
                Ok(Some(start))
            }
        }
    }

    /// Returns from where on bytes are missing.
    ///
    /// If none are, the last one is asked for again, so that the server says whether the file is
    /// still the same.
    fn start(&self) -> u64 {
        match (&self.version.etag, self.version.total) {
            (None, _) => 0,
            (_, Some(total)) if total == self.position => self.position.saturating_sub(1),
            _ => self.position,
        }
    }

    /// Drops all bytes, so that the next request asks for the whole file.
    ///
    /// # Errors
    ///
    /// Fails if the receiver cannot drop its bytes, or had to do so too often: they are paid again.
    fn start_again(&mut self, problem: String, received: Option<Received>) -> Result<(), Error> {
        self.body = None;
        let most = self.limits.as_ref().map_or(0, |(policy, _)| policy.most());
        let can_start_again = self.can_start_again || self.position == 0;
        if !can_start_again || self.restarts > most {
            return Err(self.not_the_file(problem, received));
        }
        self.restarts += 1;
        tracing::debug!(
            onlyfansapi.operation = self.request.call().operation.name,
            position = self.position,
            problem,
            "a file is transferred from its start"
        );
        self.counts.discarded += self.position;
        self.counts.resumed = 0;
        (self.position, self.version) = (0, Version::default());
        Ok(())
    }

    /// Ends a body whose last byte was to be that before `end`.
    async fn end(&mut self, end: Option<u64>) -> Result<(), Error> {
        let total = self.version.total.unwrap_or(self.position);
        if end.is_none_or(|end| end == self.position) && total == self.position {
            self.version.total = Some(total);
            self.is_whole = true;
            self.body = None;
            return Ok(());
        }
        let position = self.position;
        let problem = format!("expected {total} bytes, found an end after {position}");
        let error = self.not_the_file(problem, self.head.clone());
        self.cut(error).await
    }

    /// Returns the error of a body that broke off.
    fn error_of(&self, cut: Cut) -> Error {
        let (call, head) = (self.request.call(), self.head.clone());
        let error = match (cut, head) {
            (Cut::Stalled, Some(head)) => {
                let Slowest {
                    bytes_per_second,
                    over,
                } = self.slowest;
                let problem = format!(
                    "expected at least {bytes_per_second} bytes per second over {over:?}, found fewer"
                );
                Error::stalled(call, Some(head), problem)
            }
            (Cut::Broken(error), head) => Error::transport(call, head, error),
            (Cut::Late | Cut::Stalled, head) => Error::timeout(call, head),
        };
        error.after(self.counts.attempts, false, None, false)
    }

    fn not_the_file(&self, problem: String, received: Option<Received>) -> Error {
        let call = self.request.call();
        let error = match received {
            Some(received) => Error::not_the_file(call, received, problem),
            None => Error::timeout(call, None),
        };
        error.after(self.counts.attempts, false, None, false)
    }

    /// Waits until a transfer that broke may go on.
    ///
    /// # Errors
    ///
    /// Returns the error if it may not: the policy or the deadline does not allow it, or bytes would
    /// be paid twice.
    async fn cut(&mut self, error: Error) -> Result<(), Error> {
        self.body = None;
        if self.position >= self.furthest.saturating_add(PROGRESS) {
            (self.failures, self.furthest) = (0, self.position);
        }
        self.failures = self.failures.saturating_add(1);
        let can_go_on = self.position == 0 || self.version.etag.is_some();
        let error = error.resumable(can_go_on);
        let limits = self.limits.as_ref();
        let wait = limits.and_then(|(policy, call_ends)| {
            let wait = policy.wait(self.failures, &error, random())?;
            (can_go_on && !is_past(*call_ends, wait)).then_some(wait)
        });
        let Some(wait) = wait else {
            return Err(error.resumable(can_go_on && self.can_start_again));
        };
        tracing::debug!(
            onlyfansapi.operation = self.request.call().operation.name,
            position = self.position,
            %error,
            "a transfer broke and goes on"
        );
        tokio::time::sleep(wait).await;
        Ok(())
    }
}
