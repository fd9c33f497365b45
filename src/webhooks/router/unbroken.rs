//! [`Unbroken`]: work that goes on when nobody waits for it any more.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use http::StatusCode;
use tokio::runtime::Handle;

type Work = Pin<Box<dyn Future<Output = StatusCode> + Send>>;

/// The work of a delivery, which its connection drives; if that breaks, a task does.
///
/// A task for each delivery would cost as much as the check of its signature.
pub(super) struct Unbroken {
    work: Option<Work>,
    /// The runtime in which the work began: it may be dropped outside of any.
    runtime: Option<Handle>,
}

impl Unbroken {
    pub(super) fn new(work: impl Future<Output = StatusCode> + Send + 'static) -> Self {
        Self {
            work: Some(Box::pin(work)),
            runtime: Handle::try_current().ok(),
        }
    }
}

impl Future for Unbroken {
    type Output = StatusCode;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<StatusCode> {
        // Work that panics is not polled again.
        let Some(mut work) = self.work.take() else {
            return Poll::Pending;
        };
        let poll = work.as_mut().poll(context);
        if poll.is_pending() {
            self.work = Some(work);
        }
        poll
    }
}

impl Drop for Unbroken {
    fn drop(&mut self) {
        if let (Some(work), Some(runtime)) = (self.work.take(), &self.runtime) {
            runtime.spawn(work);
        }
    }
}
