//! [`Transfer`]: the progress of a body that is being sent, and when it counts as stalled.

use std::{
    error::Error,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// The progress of an upload: what was handed over to the connection so far.
///
/// The connection and the operating system hold some of these bytes back, mostly less than 4 MB, so
/// the server has fewer of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct UploadProgress {
    /// The bytes of files that were handed over in this attempt.
    pub sent: u64,
    /// The length of all files of the request in bytes, if it is known.
    pub total: Option<u64>,
}

/// The caller's function for the progress of an upload.
pub(crate) type OnProgress = Arc<dyn Fn(UploadProgress) + Send + Sync>;

/// The least rate of a transfer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// The bytes a second; 0 for any rate.
    pub(crate) least: u64,
    /// The time over which the rate is measured.
    pub(crate) grace: Duration,
}

/// A body that is being sent, as its sender watches it.
pub(crate) struct Transfer {
    /// The bytes of the body, with the framing, that were handed over.
    handed: AtomicU64,
    /// The bytes of files among them.
    sent: AtomicU64,
    total: Option<u64>,
    /// Whether the source of a file has no byte ready.
    is_reading: AtomicBool,
    ended: Notify,
    broken: Mutex<Option<Broken>>,
    on_progress: Option<OnProgress>,
}

/// The problem with a file, and its cause.
type Broken = (String, Option<Box<dyn Error + Send + Sync>>);

impl Transfer {
    pub(super) fn new(total: Option<u64>, on_progress: Option<OnProgress>) -> Self {
        Self {
            handed: AtomicU64::new(0),
            sent: AtomicU64::new(0),
            total,
            is_reading: AtomicBool::new(false),
            ended: Notify::new(),
            broken: Mutex::new(None),
            on_progress,
        }
    }

    /// Notes that bytes are handed over, some of them of files.
    pub(super) fn hand_over(&self, bytes: u64, of_files: u64) {
        self.is_reading.store(false, Relaxed);
        self.handed.fetch_add(bytes, Relaxed);
        let sent = self.sent.fetch_add(of_files, Relaxed) + of_files;
        if let Some(tell) = &self.on_progress {
            tell(UploadProgress {
                sent,
                total: self.total,
            });
        }
    }

    /// Notes that the source of a file has no byte ready.
    pub(super) fn wait_for_source(&self) {
        self.is_reading.store(true, Relaxed);
    }

    /// Notes that the whole body is handed over.
    pub(super) fn end(&self) {
        self.ended.notify_one();
    }

    /// Notes the problem with a file, for which the body is broken off.
    pub(super) fn break_off(&self, problem: String, cause: Option<Box<dyn Error + Send + Sync>>) {
        *self.broken.lock().unwrap_or_else(PoisonError::into_inner) = Some((problem, cause));
    }

    /// Takes the problem for which the body was broken off, if there is one.
    pub(crate) fn broken(&self) -> Option<Broken> {
        let mut broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner);
        broken.take()
    }

    /// Waits until the whole body is handed over.
    pub(crate) async fn ended(&self) {
        self.ended.notified().await;
    }

    /// Begins to watch the rate.
    pub(crate) fn watch(&self, pace: Pace) -> Watch<'_> {
        Watch {
            transfer: self,
            pace,
            since: Instant::now(),
            handed: self.handed.load(Relaxed),
        }
    }
}

/// The watch over the rate of a transfer, from one end of the grace to the next.
pub(crate) struct Watch<'t> {
    transfer: &'t Transfer,
    pace: Pace,
    since: Instant,
    /// The bytes that were handed over when the grace began.
    handed: u64,
}

impl Watch<'_> {
    /// Returns when the rate is looked at next; `None` for never.
    pub(crate) fn next(&self) -> Option<Instant> {
        let is_watched = self.pace.least > 0;
        self.since
            .checked_add(self.pace.grace)
            .filter(|_| is_watched)
    }

    /// Looks at the rate since the last look: returns the problem if the transfer is stalled.
    pub(crate) fn look(&mut self) -> Option<String> {
        let Pace { least, grace } = self.pace;
        let handed = self.transfer.handed.load(Relaxed);
        let moved = handed - self.handed;
        if moved as f64 >= least as f64 * grace.as_secs_f64() {
            self.since = Instant::now();
            self.handed = handed;
            return None;
        }
        let cause = match self.transfer.is_reading.load(Relaxed) {
            true => "the source of the file gave no more",
            false => "the server took no more",
        };
        Some(format!(
            "expected at least {least} bytes a second, found {moved} bytes in {grace:?}: {cause}; send it again, or set `min_transfer_rate` or `stall_timeout` on the client"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_transfer_is_stalled_if_a_whole_grace_has_too_few_bytes() {
        let transfer = Transfer::new(Some(10), None);
        let pace = Pace {
            least: 10,
            grace: Duration::from_secs(2),
        };
        let mut watch = transfer.watch(pace);
        transfer.hand_over(20, 5);
        tokio::time::advance(Duration::from_secs(2)).await;
        assert!(watch.next().is_some_and(|next| next <= Instant::now()));
        assert_eq!(watch.look(), None);
        transfer.hand_over(19, 5);
        let stalled = watch.look().expect("too few bytes");
        assert!(
            stalled.contains("found 19 bytes in 2s: the server took no more"),
            "{stalled}"
        );
        transfer.wait_for_source();
        let stalled = watch.look().expect("too few bytes");
        assert!(
            stalled.contains("the source of the file gave no more"),
            "{stalled}"
        );
    }

    #[test]
    fn a_rate_of_0_is_never_looked_at() {
        let transfer = Transfer::new(None, None);
        let pace = Pace {
            least: 0,
            grace: Duration::ZERO,
        };
        assert_eq!(transfer.watch(pace).next(), None);
    }
}
