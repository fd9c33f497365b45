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
    let key = match inner.settings.is_by_body {
        true => delivery.body_key(),
        false => delivery.dedupe_key(),
    };
    let claim = in_time(store.claim(&key, *lease)).await;
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
        let (result, is_lost) = self.keep(&delivery, &lease, pin!(handling)).await;
        let store = &self.settings.store;
        let stored = match &result {
            Ok(()) => in_time(store.complete(&lease)).await,
            Err(_) => in_time(store.release(&lease)).await,
        };
        match (stored, &result) {
            (Ok(false), Ok(())) if !is_lost => self.tell(RouterError::LeaseLost {
                delivery: delivery.clone(),
            }),
            // Told before, or lost before a failure, after which another worker may handle the event.
            (Ok(_), _) => {}
            (Err(source), _) => self.tell(RouterError::Store {
                delivery: delivery.clone(),
                source,
            }),
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

    /// Waits for a handler, and renews its lease meanwhile; returns whether the lease was lost.
    ///
    /// Both go on at once: the store may wait for something that the handler holds.
    async fn keep(
        &self,
        delivery: &Delivery,
        lease: &Lease,
        mut handling: Pin<&mut impl Future<Output = Result<(), BoxError>>>,
    ) -> (Result<(), BoxError>, bool) {
        let mut renewing = pin!(self.renew(delivery, lease));
        let mut is_renewed = true;
        poll_fn(|context| {
            let handled = handling.as_mut().poll(context);
            if handled.is_pending() && is_renewed {
                is_renewed = renewing.as_mut().poll(context).is_pending();
            }
            handled.map(|result| (result, !is_renewed))
        })
        .await
    }

    /// Renews a lease until it is lost.
    async fn renew(&self, delivery: &Delivery, lease: &Lease) {
        let Settings {
            store, lease: time, ..
        } = &self.settings;
        loop {
            time::sleep(*time / 3).await;
            match store.renew(lease, *time).await {
                Ok(true) => {}
                Ok(false) => {
                    let delivery = delivery.clone();
                    return self.tell(RouterError::LeaseLost { delivery });
                }
                Err(source) => {
                    let delivery = delivery.clone();
                    self.tell(RouterError::Store { delivery, source });
                }
            }
        }
    }
}

/// The time after which a store is taken to have failed: the server waits no longer for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

async fn in_time<T>(storing: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    let late = |_| {
        Err(StoreError::new(format!(
            "expected the store to respond within {PATIENCE:?}, found no response; is it reachable?"
        )))
    };
    time::timeout(PATIENCE, storing).await.unwrap_or_else(late)
}

/// Makes the panic of a handler the error of its delivery, which is released and comes again.
async fn caught(handling: impl Future<Output = Result<(), BoxError>>) -> Result<(), BoxError> {
    let mut handling = pin!(handling);
    poll_fn(|context| {
        // After a panic, the handler is not polled again.
        let poll = AssertUnwindSafe(|| handling.as_mut().poll(context));
        catch_unwind(poll).unwrap_or_else(|panic| {
            let message = message_of(&*panic);
            // To drop what a handler panics with could panic again.
            std::mem::forget(panic);
            Poll::Ready(Err(message.into()))
        })
    })
    .await
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    match text.or(panic.downcast_ref::<&str>().copied()) {
        Some(text) => format!("it panicked: {text}"),
        None => "it panicked".to_owned(),
    }
}
