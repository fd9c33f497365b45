//! [`Router`]: handlers by event, and each event handled once.

mod builder;
mod error;
mod run;
mod unbroken;

use std::{
    collections::HashMap,
    fmt,
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header::ALLOW};
use tokio::sync::Semaphore;

use super::{
    delivery::{self, Delivery},
    headers::DeliveryHeaders,
    seen::{MemorySeenStore, SeenStore},
    signature::WebhookSecrets,
};
pub use builder::RouterBuilder;
pub use error::RouterError;
use unbroken::Unbroken;

type BoxError = Box<dyn std::error::Error + Send + Sync>;
type Handling = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;
type Handler = Arc<dyn Fn(Delivery) -> Handling + Send + Sync>;
type Hook = Box<dyn Fn(&RouterError) + Send + Sync>;

/// A receiver of webhooks: it verifies deliveries, sees that each event is handled once, and calls the
/// handler of the event.
///
/// Cloning is cheap, and clones share their state. It needs a tokio runtime whose time is enabled, as
/// that of `#[tokio::main]` is.
///
/// By default, a delivery is answered when its handler is done, within the 10 seconds that the server
/// waits: 200 if it succeeded, 500 if it failed, after which the server tries again. With
/// [`queue`](RouterBuilder::queue), it is answered 200 before, and work that is queued is lost if the
/// process dies. A delivery is claimed in the [`SeenStore`] before its handler runs, the lease is
/// renewed while it runs, and marked as handled after it succeeded.
///
/// | status | is the answer to |
/// |---|---|
/// | 200 | an event that was handled, now or before, or is queued; one without a handler; one whose key came with another body, which the error hook gets |
/// | 400, 401, 413 | a delivery that is no event, has no valid signature, or is too large |
/// | 405 | another method than POST |
/// | 500 | an event whose handler failed, and a receiver without a secret |
/// | 503 | an event that another worker handles at the moment, a store that fails, a full queue, and a router that was stopped |
///
/// ```
/// use onlyfansapi::{types::WebhookEventType, webhooks::{Router, WebhookSecrets}};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let router = Router::builder(WebhookSecrets::new(["secret"]))
///     .on(WebhookEventType::MessagesReceived, |delivery| async move {
///         println!("{:?} in {:?}", delivery.event()?.name(), delivery.account_id());
///         Ok::<(), onlyfansapi::Mismatch>(())
///     })
///     .on_error(|error| eprintln!("{error}"))
///     .build();
///
/// # let body = br#"{"event":"messages.received","account_id":"acct_123","payload":{"id":5}}"#;
/// # let signature = onlyfansapi::webhooks::sign(body, "secret");
/// # let request = http::Request::post("/").header("Signature", signature).body(body.to_vec().into())?;
/// // `request` is an `http::Request<Bytes>`; the feature `axum` has a route instead.
/// let response = router.handle(request).await;
/// assert_eq!(response.status(), 200);
/// router.stop().await;
/// # Ok(())
/// # }
/// ```
pub struct Router<S = MemorySeenStore>(Arc<Inner<S>>);

struct Inner<S> {
    settings: Settings<S>,
    /// The number of deliveries that may be under way.
    capacity: u32,
    /// A permit for each delivery that is under way.
    slots: Arc<Semaphore>,
    /// A permit for each handler that runs.
    workers: Arc<Semaphore>,
    is_stopped: AtomicBool,
}

/// The configuration of a router, apart from the numbers of deliveries and workers.
struct Settings<S> {
    secrets: WebhookSecrets,
    handlers: HashMap<String, Handler>,
    fallback: Option<Handler>,
    hook: Option<Hook>,
    store: S,
    lease: Duration,
    /// Whether an event is known by its body alone.
    is_by_body: bool,
    /// Whether a delivery is answered before it is handled.
    answers_first: bool,
    max_body_size: usize,
}

impl Router {
    /// Begins a router that accepts deliveries under these secrets.
    pub fn builder(secrets: WebhookSecrets) -> RouterBuilder {
        RouterBuilder::new(secrets)
    }
}

impl<S: SeenStore + 'static> Router<S> {
    /// Handles a request, and returns the response for the server.
    ///
    /// The work of a delivery goes on if the returned future is dropped, as when the connection breaks.
    pub async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        if request.method() != Method::POST {
            let mut response = answer(StatusCode::METHOD_NOT_ALLOWED);
            let allowed = HeaderValue::from_static("POST");
            response.headers_mut().insert(ALLOW, allowed);
            return response;
        }
        let (parts, body) = request.into_parts();
        answer(self.receive(&parts.headers, body).await)
    }

    /// Handles a delivery of any server by its headers and body, and returns the status to answer with.
    pub async fn receive(
        &self,
        headers: &(impl DeliveryHeaders + ?Sized),
        body: Bytes,
    ) -> StatusCode {
        match self.accept(headers, body) {
            Ok(None) => StatusCode::OK,
            Ok(Some(work)) => work.await,
            Err(error) => {
                let status = error.status();
                self.0.tell(*error);
                status
            }
        }
    }

    /// Stops the router: later deliveries are answered 503, so that they come again, and those that are
    /// under way or queued are handled to their end.
    ///
    /// Call it after the server has stopped to accept connections, and not in a handler, for which it
    /// would wait. Other clones are stopped too.
    pub async fn stop(&self) {
        self.0.is_stopped.store(true, Ordering::SeqCst);
        // All permits are back when nothing is under way.
        let all = self.0.slots.acquire_many(self.0.capacity).await;
        if all.is_ok() {
            self.0.slots.close();
        }
    }

    /// Begins the work of a delivery; returns `None` if there is none to do.
    fn accept(
        &self,
        headers: &(impl DeliveryHeaders + ?Sized),
        body: Bytes,
    ) -> Result<Option<Unbroken>, Box<RouterError>> {
        let inner = &self.0;
        let Settings {
            secrets,
            handlers,
            fallback,
            max_body_size,
            ..
        } = &inner.settings;
        let index =
            delivery::check(headers, &body, secrets, *max_body_size).map_err(RouterError::from)?;
        let delivery = Delivery::read(headers, body, Some(index)).map_err(RouterError::from)?;
        if inner.is_stopped.load(Ordering::SeqCst) {
            return Err(Box::new(RouterError::Stopped { delivery }));
        }
        let handler = handlers.get(delivery.name().as_str());
        let Some(handler) = handler.or(fallback.as_ref()) else {
            return Ok(None);
        };
        let Ok(slot) = inner.slots.clone().try_acquire_owned() else {
            return Err(Box::new(RouterError::Full { delivery }));
        };
        let work = run::run(inner.clone(), handler.clone(), delivery, slot);
        Ok(Some(Unbroken::new(work)))
    }

    /// Returns the size of the largest body in bytes.
    #[cfg(feature = "axum")]
    pub(super) fn max_body_size(&self) -> usize {
        self.0.settings.max_body_size
    }

    /// Tells the error hook of a body that was not read to its end.
    #[cfg(feature = "axum")]
    pub(super) fn refuse(&self, error: super::DeliveryError) -> StatusCode {
        let status = error.status();
        self.0.tell(error.into());
        status
    }
}

impl<S> Inner<S> {
    fn tell(&self, error: RouterError) {
        if let Some(hook) = &self.settings.hook {
            hook(&error);
        }
    }
}

impl<S> Clone for Router<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S> fmt::Debug for Router<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Router")
            .field("events", &self.0.settings.handlers.keys())
            .field("lease", &self.0.settings.lease)
            .field("capacity", &self.0.capacity)
            .finish_non_exhaustive()
    }
}

fn answer(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}
