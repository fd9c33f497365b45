//! [`Driven`]: a call that the runtime drives from its first poll on.
//!
//! A call holds its turn and its place among the requests in flight, whoever polls it. Callers poll
//! several calls in turns: a stream of buffered calls polls none of them while the body of the loop
//! over it runs. If that body made a call of the same account, it would wait for turns that only
//! the stream could give back.

use std::{
    future::Future,
    panic::resume_unwind,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
    task::{Context, Poll},
};

use tokio::{runtime::Handle, task::JoinHandle};
use tracing::{Instrument, Span};

use crate::{
    operation::Call,
    response::{error::Error, future::Receiving, received::Received},
};

type Ending = Result<Received, Error>;

/// A call that runs in a task of its own from its first poll on; dropping it ends the task.
pub(super) struct Driven {
    call: Call,
    /// The key under which the server stores the response, and whether the caller chose it.
    key: (Option<Arc<str>>, bool),
    sending: Arc<Sending>,
    task: Option<JoinHandle<Option<Ending>>>,
}

/// The sending of a call, until it ends or its task or its caller drops it.
///
/// Both may drop it at the same time: the task when its runtime ends, and the caller because a runtime
/// that does not run, such as one of a single thread outside of `block_on`, would not drop it.
struct Sending(Mutex<Option<Receiving>>);

/// The task of a call.
struct Task(Arc<Sending>);

impl Sending {
    fn lock(&self) -> MutexGuard<'_, Option<Receiving>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Driven {
    pub(super) fn new(
        call: Call,
        key: Option<Arc<str>>,
        is_key_given: bool,
        sending: Receiving,
    ) -> Self {
        Self {
            call,
            key: (key, is_key_given),
            sending: Arc::new(Sending(Mutex::new(Some(sending)))),
            task: None,
        }
    }
}

impl Future for Driven {
    type Output = Ending;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Ending> {
        let this = &mut *self;
        let task = match &mut this.task {
            Some(task) => task,
            none => {
                let Ok(runtime) = Handle::try_current() else {
                    let problem = "expected a tokio runtime, found none: await the request inside of one, or send it with `wait` of the feature `blocking`";
                    return Poll::Ready(Err(Error::request(&this.call, problem.to_owned())));
                };
                let task = Task(Arc::clone(&this.sending));
                none.insert(runtime.spawn(task.instrument(Span::current())))
            }
        };
        Pin::new(task).poll(context).map(|joined| match joined {
            Ok(Some(ending)) => ending,
            Err(error) if error.is_panic() => resume_unwind(error.into_panic()),
            Ok(None) | Err(_) => {
                let (key, is_key_given) = this.key.clone();
                Err(Error::runtime_ended(&this.call).after(1, false, key, is_key_given))
            }
        })
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
        // If the lock is taken, the task is being polled, so its runtime runs and aborts it.
        let sending = match self.sending.0.try_lock() {
            Ok(mut sending) => sending.take(),
            Err(TryLockError::Poisoned(error)) => error.into_inner().take(),
            Err(TryLockError::WouldBlock) => None,
        };
        drop(sending);
    }
}

impl Future for Task {
    type Output = Option<Ending>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Ending>> {
        let mut sending = self.0.lock();
        let Some(future) = sending.as_mut() else {
            return Poll::Ready(None);
        };
        let ending = future.as_mut().poll(context);
        if ending.is_ready() {
            *sending = None;
        }
        ending.map(Some)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        let sending = self.0.lock().take();
        drop(sending);
    }
}
