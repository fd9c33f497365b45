//! [`Waiter`]: the wait for a job of the server.

use std::{
    fmt,
    future::{Future, IntoFuture, poll_fn},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use futures_core::Stream;
use serde::de::DeserializeOwned;
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use crate::response::{
    Response,
    error::Error,
    future::{Json, ResponseFuture},
};

/// The time that a poll has in any case, also at the end of the wait.
const LEAST: Duration = Duration::from_secs(10);

/// The time for which the server may still show the state that the caller has answered.
const STALE: Duration = Duration::from_secs(60);

/// The state of a job, as a response shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The job goes on.
    Active,
    /// The job is done.
    Done,
    #[allow(dead_code, reason = "not every group has such a job")]
    /// The job goes on when the caller has done something: confirmed a price, or sent a code.
    Waits,
    /// The job failed, with the server's reason if there is one.
    Failed(Option<String>),
}

/// The wait for a job of the server, such as an upload or export.
///
/// Awaiting it polls the state until the job is done, and resolves to the last response. It also
/// resolves when the job waits for its caller: an export for its start, a login for a code. The
/// state in the response tells which. Nothing blocks a thread, and dropping it ends the polls, not
/// the job: another request with the same id goes on waiting, in this program or another.
///
/// The first pause is short, and each is longer than the one before. A poll that fails in a way
/// that may pass is repeated with the next one.
///
/// # Errors
///
/// Resolves to an error of kind [`ErrorKind::Job`](crate::ErrorKind::Job) if the server says that
/// the job failed, which it does with a successful status, or if the job is not done in time; and to
/// the error of a poll that fails for good.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// use std::time::Duration;
///
/// let upload = client.media().get_upload_status("acct_123", "ofapi_media_123");
/// let status = upload.until_done().timeout(Duration::from_secs(300)).await?;
/// println!("{:?}", status.credits_used);
/// # Ok(())
/// # }
/// ```
#[must_use = "a wait does nothing until it is awaited"]
pub struct Waiter<T> {
    poll: Box<dyn Fn() -> ResponseFuture<T, Json> + Send + Sync>,
    judge: fn(&Response<T>) -> Verdict,
    /// The state that the caller has answered, if there is one.
    answered: Option<Answered<T>>,
    timeout: Duration,
    pause: Duration,
    longest_pause: Duration,
}

/// A comparison with the state that the caller has answered.
type Answered<T> = Box<dyn Fn(&Response<T>) -> bool + Send + Sync>;

impl<T> Waiter<T> {
    pub(super) fn new(
        poll: impl Fn() -> ResponseFuture<T, Json> + Send + Sync + 'static,
        judge: fn(&Response<T>) -> Verdict,
        (pause, longest_pause): (Duration, Duration),
    ) -> Self {
        Self {
            poll: Box::new(poll),
            judge,
            answered: None,
            timeout: Duration::from_secs(3600),
            pause,
            longest_pause,
        }
    }

    /// Sets the time after which the wait ends with an error: an hour by default.
    ///
    /// A poll under way then has ten seconds from its start, so the last one can still show the end. The
    /// job itself goes on.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the first and the longest pause between two polls.
    pub fn pause(mut self, first: Duration, longest: Duration) -> Self {
        self.pause = first;
        self.longest_pause = longest.max(first);
        self
    }

    /// Goes on after a state that waited for the caller: the comparison tells whether a state is still
    /// that one.
    #[cfg(any(feature = "authentication", feature = "data-exports"))]
    pub(super) fn answered(
        self,
        is_same: impl Fn(&Response<T>) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self {
            answered: Some(Box::new(is_same)),
            ..self
        }
    }

    /// Judges the states in another way.
    #[cfg(feature = "data-exports")]
    pub(super) fn until(self, judge: fn(&Response<T>) -> Verdict) -> Self {
        Self { judge, ..self }
    }

    /// Returns the states as they are polled, up to the last one.
    pub fn states(self) -> States<T> {
        let start = Instant::now();
        States {
            pause: self.pause,
            end: start.checked_add(self.timeout),
            fresh: start + STALE,
            waiter: self,
            phase: Phase::Begin,
            failed: None,
        }
    }
}

impl<T: DeserializeOwned + Send + 'static> IntoFuture for Waiter<T> {
    type Output = Result<Response<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let mut states = self.states();
        Box::pin(async move {
            let mut last = None;
            while let Some(state) = states.try_next().await? {
                last = Some(state);
            }
            // The stream gives one state at least, or an error.
            last.ok_or_else(|| Error::job(None, "the job has no state".to_owned()))
        })
    }
}

impl<T> fmt::Debug for Waiter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter")
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// The states of a job as they are polled; [`Waiter::states`] returns it.
///
/// The last one is that of a job that is done, or that waits for its caller.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// let mut states = client.data_exports().get("01J8ZQ").until_done().states();
/// while let Some(export) = states.try_next().await? {
///     println!("{:?} %", export.data()?.progress_percentage);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream does nothing until its items are awaited"]
pub struct States<T> {
    waiter: Waiter<T>,
    pause: Duration,
    /// The end of the wait, if there is one.
    end: Option<Instant>,
    /// The time from which on a state is that of the job, even if the caller has answered it.
    fresh: Instant,
    phase: Phase<T>,
    /// The error of the last poll, if it may pass.
    failed: Option<Error>,
}

enum Phase<T> {
    Begin,
    /// A poll, and its end once it waits for its response.
    Poll(ResponseFuture<T, Json>, Option<Pin<Box<Sleep>>>),
    Pause(Pin<Box<Sleep>>),
    End,
}

impl<T: DeserializeOwned> States<T> {
    /// Returns the next state; `None` after the last one.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Waiter`].
    pub async fn try_next(&mut self) -> Result<Option<Response<T>>, Error> {
        poll_fn(|context| self.poll(context)).await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Response<T>, Error>>> {
        loop {
            match &mut self.phase {
                Phase::Begin => self.phase = Phase::Poll((self.waiter.poll)(), None),
                Phase::Pause(pause) => match pause.as_mut().poll(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(()) => self.phase = Phase::Begin,
                },
                Phase::Poll(response, limit) => match Pin::new(response).poll(context) {
                    Poll::Pending => {
                        let Some(end) = self.end else {
                            return Poll::Pending;
                        };
                        let limit = limit.get_or_insert_with(|| {
                            Box::pin(sleep_until(end.max(Instant::now() + LEAST)))
                        });
                        std::task::ready!(limit.as_mut().poll(context));
                        return Poll::Ready(Some(Err(self.late(None))));
                    }
                    Poll::Ready(Ok(response)) => {
                        self.failed = None;
                        return Poll::Ready(Some(self.judge(response)));
                    }
                    Poll::Ready(Err(error)) if error.is_retryable() => {
                        self.failed = Some(error);
                        if let Err(error) = self.pause(None) {
                            return Poll::Ready(Some(Err(error)));
                        }
                    }
                    Poll::Ready(Err(error)) => {
                        self.phase = Phase::End;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                Phase::End => return Poll::Ready(None),
            }
        }
    }

    fn judge(&mut self, response: Response<T>) -> Result<Response<T>, Error> {
        let answered = self.waiter.answered.as_ref();
        let is_answered = answered.is_some_and(|is_same| is_same(&response));
        match (self.waiter.judge)(&response) {
            Verdict::Waits if is_answered && Instant::now() < self.fresh => {
                self.pause(Some(&response))?;
                Ok(response)
            }
            Verdict::Active => {
                self.pause(Some(&response))?;
                Ok(response)
            }
            Verdict::Done | Verdict::Waits => {
                self.phase = Phase::End;
                Ok(response)
            }
            Verdict::Failed(reason) => {
                self.phase = Phase::End;
                let reason = reason.map(|reason| format!(": {reason}"));
                let problem = format!("the job failed{}", reason.unwrap_or_default());
                Err(response.job_error(problem))
            }
        }
    }

    /// Begins the pause before the next poll.
    ///
    /// # Errors
    ///
    /// Fails if the time of the wait is over.
    fn pause(&mut self, response: Option<&Response<T>>) -> Result<(), Error> {
        let left = self
            .end
            .map(|end| end.saturating_duration_since(Instant::now()));
        if left == Some(Duration::ZERO) {
            return Err(self.late(response));
        }
        let pause = left.map_or(self.pause, |left| left.min(self.pause));
        self.pause = (self.pause.saturating_mul(3) / 2).min(self.waiter.longest_pause);
        self.phase = Phase::Pause(Box::pin(sleep(pause)));
        Ok(())
    }

    /// Ends a wait whose time is over.
    fn late(&mut self, response: Option<&Response<T>>) -> Error {
        self.phase = Phase::End;
        let timeout = self.waiter.timeout;
        let problem = format!(
            "expected the job to be done within {timeout:?}, found it still active; it goes on, and so can a wait for its id"
        );
        match (self.failed.take(), response) {
            (Some(error), _) => error,
            (None, Some(response)) => response.job_error(problem),
            (None, None) => Error::job(None, problem),
        }
    }
}

impl<T> Unpin for States<T> {}

impl<T: DeserializeOwned> Stream for States<T> {
    type Item = Result<Response<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for States<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("States").field(&self.waiter).finish()
    }
}
