//! Deliveries on demand: of events to webhooks, and of conversions to postbacks.

use std::{
    fmt,
    future::{Future, IntoFuture},
    pin::Pin,
};

use tokio::sync::oneshot;

use super::{
    attempt::{AttemptError, Delivered, DeliveryAttempt},
    conversion::Conversion,
    event::SampleEvent,
    postback::Call,
    server::MockServer,
};

/// The future of [`Deliveries`] and [`Postbacks`].
type Reported<T> = Pin<Box<dyn Future<Output = Vec<T>> + Send>>;

/// Deliveries that are under way, whether or not somebody awaits them.
///
/// Awaiting returns what became of each, in the order of the events and of the webhooks. A delivery whose
/// webhook is gone or disabled before its first attempt is left out.
pub struct Deliveries(pub(super) Vec<oneshot::Receiver<Delivered>>);

impl IntoFuture for Deliveries {
    type Output = Vec<Delivered>;
    type IntoFuture = Reported<Delivered>;

    fn into_future(self) -> Self::IntoFuture {
        reported(self.0, |delivered| delivered)
    }
}

impl fmt::Debug for Deliveries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deliveries")
            .field("count", &self.0.len())
            .finish_non_exhaustive()
    }
}

/// Calls of postbacks that are under way, whether or not somebody awaits them.
///
/// Awaiting returns what became of each, in the order of the postbacks.
pub struct Postbacks(Vec<oneshot::Receiver<Call>>);

impl IntoFuture for Postbacks {
    type Output = Vec<PostbackCall>;
    type IntoFuture = Reported<PostbackCall>;

    fn into_future(self) -> Self::IntoFuture {
        reported(self.0, PostbackCall::from)
    }
}

impl fmt::Debug for Postbacks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postbacks")
            .field("count", &self.0.len())
            .finish_non_exhaustive()
    }
}

/// A call of a postback that a [`MockServer`] made.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PostbackCall {
    /// The id of the postback.
    pub postback_id: String,
    /// The type of the conversion.
    pub conversion_type: String,
    /// The method, `GET` or `POST`.
    pub method: String,
    /// The URL, with its variables filled in.
    pub url: String,
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// The reason why there was no response.
    pub error: Option<AttemptError>,
}

impl From<Call> for PostbackCall {
    fn from(call: Call) -> Self {
        Self {
            postback_id: call.postback,
            conversion_type: call.conversion_type,
            method: call.method.to_string(),
            url: call.url,
            status: call.outcome.as_ref().ok().copied(),
            error: call.outcome.err(),
        }
    }
}

/// Waits for all reports; one that never comes is left out.
fn reported<R: Send + 'static, T: Send + 'static>(
    reports: Vec<oneshot::Receiver<R>>,
    convert: fn(R) -> T,
) -> Reported<T> {
    Box::pin(async move {
        let mut all = Vec::with_capacity(reports.len());
        for report in reports {
            if let Ok(report) = report.await {
                all.push(convert(report));
            }
        }
        all
    })
}

impl MockServer {
    /// Delivers an event to all webhooks that subscribe to it, and to whose scope its account belongs.
    ///
    /// Values that the event does not set are those of the world; each call makes another event, unless its key is set.
    /// Each webhook gets its deliveries one after the other, except for retries. The event is on its way
    /// when this returns; await the deliveries to see what became of them.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use onlyfansapi::mock::{MockServer, SampleEvent};
    ///
    /// let server = MockServer::start().await?;
    /// // No webhook subscribes, so nothing is delivered.
    /// let delivered = server.deliver(SampleEvent::new("messages.received")).await;
    /// assert!(delivered.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    pub fn deliver(&self, event: SampleEvent) -> Deliveries {
        Deliveries(self.shared.with(|state| state.fire(event)))
    }

    /// Delivers an event to a URL of this machine, signed if there is a secret.
    pub fn deliver_to(&self, url: &str, secret: Option<&str>, event: SampleEvent) -> Deliveries {
        Deliveries(self.shared.with(|state| state.fire_at(url, secret, event)))
    }

    /// Delivers again what was delivered, or failed, with its key, to the current URL of its webhook.
    ///
    /// Nothing is sent if the webhook is gone, disabled or paused.
    ///
    /// # Panics
    ///
    /// If none of the latest 1000 attempts is of a delivery with this id.
    pub fn redeliver(&self, delivery_id: &str) -> Deliveries {
        let repeated = self.shared.with(|state| state.repeat(delivery_id));
        Deliveries(repeated.unwrap_or_else(|| {
            panic!("expected the id of a delivery that was attempted, found {delivery_id}; `deliveries` lists them")
        }))
    }

    /// Returns the attempts so far, oldest first; only the latest 1000 are kept.
    #[must_use]
    pub fn deliveries(&self) -> Vec<DeliveryAttempt> {
        self.shared
            .with(|state| state.outbox.log().cloned().collect())
    }

    /// Waits until no delivery and no postback is under way; those that are held are not.
    pub async fn delivered(&self) {
        let mut under_way = self.shared.with(|state| state.outbox.under_way());
        // The state has the other end.
        let _ = under_way.wait_for(|count| *count == 0).await;
    }

    /// Holds all deliveries back until they are released.
    pub fn hold_deliveries(&self) {
        self.shared.with(|state| state.outbox.hold());
    }

    /// Releases the deliveries that are held, in their order, and holds no others.
    pub fn release_deliveries(&self) {
        self.shared.with(|state| state.outbox.release(false));
    }

    /// Releases the deliveries that are held, newest first, and holds no others.
    ///
    /// The API promises no order, and a receiver has to stand this.
    pub fn release_newest_first(&self) {
        self.shared.with(|state| state.outbox.release(true));
    }

    /// Fires the postbacks that take a conversion, each once.
    ///
    /// The values of variables are escaped in URLs and forms as parts of a URL, and in JSON as parts of a
    /// string; the API's own escaping is not documented. A conversion of a Smart Link of the world is
    /// listed with it.
    pub fn convert(&self, conversion: Conversion) -> Postbacks {
        Postbacks(self.shared.with(|state| state.convert(conversion)))
    }
}
