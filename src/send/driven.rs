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
use tracing::{Instrument, Span, instrument::WithSubscriber};

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
    task: Option<JoinHandle<()>>,
}

/// The sending of a call, until it ends or its task or its caller drops it.
///
/// Both may drop it at the same time: the task when its runtime ends, and the caller because a runtime
/// that does not run, such as one of a single thread outside of `block_on`, would not drop it.
#[derive(Default)]
struct Sending(Mutex<State>);

#[derive(Default)]
struct State {
    receiving: Option<Receiving>,
    ending: Option<Ending>,
}

/// The task of a call.
struct Task(Arc<Sending>);

impl Sending {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sending {
    /// Polls the sending; it is ready without an ending if it was dropped.
    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<Ending>> {
        let mut state = self.lock();
        let Some(receiving) = state.receiving.as_mut() else {
            return Poll::Ready(None);
        };
        let ending = receiving.as_mut().poll(context);
        if ending.is_ready() {
            state.receiving = None;
        }
        ending.map(Some)
    }
}

impl Driven {
    fn runtime_ended(&self) -> Error {
        let (key, is_key_given) = self.key.clone();
        Error::runtime_ended(&self.call).after(1, false, key, is_key_given)
    }

    pub(super) fn new(
        call: Call,
        key: Option<Arc<str>>,
        is_key_given: bool,
        sending: Receiving,
    ) -> Self {
        Self {
            call,
            key: (key, is_key_given),
            sending: Arc::new(Sending(Mutex::new(State {
                receiving: Some(sending),
                ending: None,
            }))),
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
                // Here and not in the task, which may start later than the task of a later call, the
                // call takes its place in the queue.
                if let Poll::Ready(ending) = this.sending.poll(context) {
                    return Poll::Ready(ending.unwrap_or_else(|| Err(this.runtime_ended())));
                }
                let task = Task(Arc::clone(&this.sending));
                let task = task.instrument(Span::current()).with_current_subscriber();
                // As HTTP connections are, so that tokio's tasks are compiled for one type.
                let task: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(task);
                none.insert(runtime.spawn(task))
            }
        };
        match Pin::new(task).poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Err(error)) if error.is_panic() => resume_unwind(error.into_panic()),
            Poll::Ready(_) => {
                let ending = this.sending.lock().ending.take();
                Poll::Ready(ending.unwrap_or_else(|| Err(this.runtime_ended())))
            }
        }
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
        // If the lock is taken, the task is being polled, so its runtime runs and aborts it.
        let receiving = match self.sending.0.try_lock() {
            Ok(mut state) => state.receiving.take(),
            Err(TryLockError::Poisoned(error)) => error.into_inner().receiving.take(),
            Err(TryLockError::WouldBlock) => None,
        };
        drop(receiving);
    }
}

impl Future for Task {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.0
            .poll(context)
            .map(|ending| self.0.lock().ending = ending)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        let receiving = self.0.lock().receiving.take();
        drop(receiving);
    }
}
