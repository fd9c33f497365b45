//! [`RouterBuilder`]: the configuration of a router.

use std::{collections::HashMap, fmt, future::Future, sync::Arc, time::Duration};

use tokio::sync::Semaphore;

use super::{BoxError, Handler, Inner, Router, RouterError, Settings};
use crate::{
    generated::types::WebhookEventType,
    webhooks::{
        delivery::{Delivery, MAX_BODY_SIZE},
        seen::{MemorySeenStore, SeenStore},
        signature::WebhookSecrets,
    },
};

/// The configuration of a [`Router`]; [`Router::builder`] begins it.
#[must_use = "a router is made by `build`"]
pub struct RouterBuilder<S = MemorySeenStore> {
    settings: Settings<S>,
    capacity: u32,
    workers: usize,
}

impl RouterBuilder {
    pub(super) fn new(secrets: WebhookSecrets) -> Self {
        Self {
            settings: Settings {
                secrets,
                handlers: HashMap::new(),
                fallback: None,
                hook: None,
                store: MemorySeenStore::new(),
                lease: Duration::from_secs(60),
                is_by_body: false,
                answers_first: false,
                max_body_size: MAX_BODY_SIZE,
            },
            capacity: 1024,
            workers: Semaphore::MAX_PERMITS,
        }
    }
}

impl<S: SeenStore + 'static> RouterBuilder<S> {
    /// Handles an event with this function; the last one for an event counts.
    ///
    /// The event is named by [`WebhookEventType`] or by its text, such as `fanvue.messages.received`; a
    /// text that is the name of no event is never called.
    ///
    /// The handler is a closure or an `async fn` whose error is any that converts into a
    /// `Box<dyn Error + Send + Sync>`.
    pub fn on<F, E>(
        mut self,
        event: impl Into<WebhookEventType>,
        handler: impl Fn(Delivery) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let name = event.into().as_str().to_owned();
        self.settings.handlers.insert(name, boxed(handler));
        self
    }

    /// Handles all events that have no handler of their own. Without it, they are answered 200.
    pub fn fallback<F, E>(mut self, handler: impl Fn(Delivery) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<BoxError>,
    {
        self.settings.fallback = Some(boxed(handler));
        self
    }

    /// Calls a function for each delivery that is refused, put off, or not handled as it should be; not
    /// for one that another worker handles at the moment, which is answered 503.
    pub fn on_error(mut self, hook: impl Fn(&RouterError) + Send + Sync + 'static) -> Self {
        self.settings.hook = Some(Box::new(hook));
        self
    }

    /// Remembers the handled events in this store, in place of the memory of the process.
    pub fn seen_store<T: SeenStore + 'static>(self, store: T) -> RouterBuilder<T> {
        let settings = self.settings;
        RouterBuilder {
            settings: Settings {
                store,
                secrets: settings.secrets,
                handlers: settings.handlers,
                fallback: settings.fallback,
                hook: settings.hook,
                lease: settings.lease,
                is_by_body: settings.is_by_body,
                answers_first: settings.answers_first,
                max_body_size: settings.max_body_size,
            },
            capacity: self.capacity,
            workers: self.workers,
        }
    }

    /// Knows an event by its signed body alone, and not by its idempotency key, which is not signed.
    ///
    /// So a delivery that somebody recorded is not handled again under another key. Events with equal
    /// bodies are one: subscribe to none whose payloads have no id of their own, such as `users.typing`.
    pub fn by_body(mut self) -> Self {
        self.settings.is_by_body = true;
        self
    }

    /// Sets the time after which the event of a worker that died may be handled by another: a minute by
    /// default, and a second at least.
    ///
    /// It is renewed while a handler runs, so it need not be as long as a handler takes, unless the
    /// handler blocks its thread.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.settings.lease = lease.max(Duration::from_secs(1));
        self
    }

    /// Answers deliveries before they are handled, by this number of workers at once.
    ///
    /// The server does not send again what was answered 200: queued events are lost when the process
    /// dies, and a handler that fails is not called again.
    pub fn queue(mut self, workers: usize) -> Self {
        self.settings.answers_first = true;
        self.workers = workers.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// Sets the number of deliveries that may be under way or queued, 1024 by default. Further ones are
    /// answered 503, and come again.
    pub fn capacity(mut self, capacity: u32) -> Self {
        self.capacity = capacity.max(1);
        self
    }

    /// Sets the size in bytes of the largest body, 1 MiB by default.
    pub fn max_body_size(mut self, size: usize) -> Self {
        self.settings.max_body_size = size;
        self
    }

    /// Makes the router.
    #[must_use]
    pub fn build(self) -> Router<S> {
        let slots = usize::try_from(self.capacity).unwrap_or(Semaphore::MAX_PERMITS);
        Router(Arc::new(Inner {
            settings: self.settings,
            capacity: self.capacity,
            slots: Arc::new(Semaphore::new(slots.min(Semaphore::MAX_PERMITS))),
            workers: Arc::new(Semaphore::new(self.workers)),
            is_stopped: false.into(),
        }))
    }
}

fn boxed<F, E>(handler: impl Fn(Delivery) -> F + Send + Sync + 'static) -> Handler
where
    F: Future<Output = Result<(), E>> + Send + 'static,
    E: Into<BoxError>,
{
    Arc::new(move |delivery| {
        let handling = handler(delivery);
        Box::pin(async move { handling.await.map_err(Into::into) })
    })
}

impl<S> fmt::Debug for RouterBuilder<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RouterBuilder")
            .field("events", &self.settings.handlers.keys())
            .field("lease", &self.settings.lease)
            .field("capacity", &self.capacity)
            .finish_non_exhaustive()
    }
}
