//! The work of one delivery: claim, handle under a lease that is renewed, and mark.

use std::{
    any::Any,
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
    time::Duration,
};

use http::StatusCode;
use tokio::{sync::OwnedSemaphorePermit, time};

use super::{BoxError, Handler, Inner, RouterError, Settings};
use crate::webhooks::{
    delivery::Delivery,
    seen::{Claim, Lease, SeenStore, StoreError},
};

/// Handles a delivery unless another worker does or did, and returns the answer.
///
/// The slot is given back when nothing of the work is left.
pub(super) async fn run<S: SeenStore + 'static>(
    inner: Arc<Inner<S>>,
    handler: Handler,
    delivery: Delivery,
    slot: OwnedSemaphorePermit,
) -> StatusCode {
    let Settings { store, lease, .. } = &inner.settings;
    let claim = store.claim(&delivery.dedupe_key(), *lease).await;
    let lease = match claim {
        Ok(Claim::First(lease)) => lease,
        other => return inner.not_first(delivery, other),
    };
    if !inner.settings.answers_first {
        let status = inner.work(handler, delivery, lease).await;
        drop(slot);
        return status;
    }
    tokio::spawn(async move {
        inner.work(handler, delivery, lease).await;
        drop(slot);
    });
    StatusCode::OK
}

impl<S: SeenStore + 'static> Inner<S> {
    /// Returns the answer to a delivery that this worker does not handle.
    fn not_first(&self, delivery: Delivery, claim: Result<Claim, StoreError>) -> StatusCode {
        let error = match claim {
            Ok(Claim::Repeated) => return StatusCode::OK,
            Ok(Claim::Conflict) => RouterError::Conflict { delivery },
            // The other worker may die, and then the event has to come again.
            Ok(_) => return StatusCode::SERVICE_UNAVAILABLE,
            Err(source) => RouterError::Store { delivery, source },
        };
        let status = error.status();
        self.tell(error);
        status
    }

    async fn work(
        self: &Arc<Self>,
        handler: Handler,
        delivery: Delivery,
        lease: Lease,
    ) -> StatusCode {
        let workers = self.workers.clone();
        let handled = delivery.clone();
        let handling = caught(async move {
            let _worker = workers.acquire_owned().await?;
            handler(handled).await
        });
        let result = self.keep(&delivery, &lease, pin!(handling)).await;
        let stored = match &result {
            Ok(()) => self.settings.store.complete(&lease).await,
            Err(_) => self.settings.store.release(&lease).await,
        };
        if let Err(source) = stored {
            let delivery = delivery.clone();
            self.tell(RouterError::Store { delivery, source });
        }
        match result {
            Ok(()) => StatusCode::OK,
            Err(source) => {
                let error = RouterError::Handler { delivery, source };
                let status = error.status();
                self.tell(error);
                status
            }
        }
    }

    /// Waits for a handler, and renews its lease meanwhile.
    async fn keep(
        &self,
        delivery: &Delivery,
        lease: &Lease,
        mut handling: Pin<&mut impl Future<Output = Result<(), BoxError>>>,
    ) -> Result<(), BoxError> {
        let period = (self.settings.lease / 3).max(Duration::from_millis(1));
        loop {
            if let Ok(result) = time::timeout(period, handling.as_mut()).await {
                return result;
            }
            match self.settings.store.renew(lease, self.settings.lease).await {
                Ok(true) => {}
                Ok(false) => {
                    let delivery = delivery.clone();
                    self.tell(RouterError::LeaseLost { delivery });
                    break;
                }
                Err(source) => {
                    let delivery = delivery.clone();
                    self.tell(RouterError::Store { delivery, source });
                }
            }
        }
        handling.await
    }
}

/// Makes the panic of a handler the error of its delivery, which is released and comes again.
async fn caught(handling: impl Future<Output = Result<(), BoxError>>) -> Result<(), BoxError> {
    let mut handling = pin!(handling);
    poll_fn(|context| {
        // After a panic, the handler is not polled again.
        let poll = AssertUnwindSafe(|| handling.as_mut().poll(context));
        catch_unwind(poll).unwrap_or_else(|panic| Poll::Ready(Err(message_of(&*panic).into())))
    })
    .await
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    match text.or(panic.downcast_ref::<&str>().copied()) {
        Some(text) => format!("the handler panicked: {text}"),
        None => "the handler panicked".to_owned(),
    }
}
