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
pub(super) struct Unbroken(Option<Work>);

impl Unbroken {
    pub(super) fn new(work: impl Future<Output = StatusCode> + Send + 'static) -> Self {
        Self(Some(Box::pin(work)))
    }
}

impl Future for Unbroken {
    type Output = StatusCode;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<StatusCode> {
        let Some(work) = &mut self.0 else {
            return Poll::Pending;
        };
        let status = std::task::ready!(work.as_mut().poll(context));
        self.0 = None;
        Poll::Ready(status)
    }
}

impl Drop for Unbroken {
    fn drop(&mut self) {
        // Without a runtime, the program ends, and the lease with it.
        if let (Some(work), Ok(runtime)) = (self.0.take(), Handle::try_current()) {
            runtime.spawn(work);
        }
    }
}
