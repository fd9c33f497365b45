//! Receiving within axum: a route for a [`Router`], and [`SignedDelivery`], an extractor.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRef, FromRequest, Request},
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};

use super::{
    delivery::{Delivery, MAX_BODY_SIZE, check},
    delivery_error::DeliveryError,
    router::Router,
    seen::SeenStore,
    signature::WebhookSecrets,
};

impl<S: SeenStore + 'static> Router<S> {
    /// Returns the route of the receiver, for [`axum::Router::route`].
    ///
    /// ```no_run
    /// # fn example(router: onlyfansapi::webhooks::Router) -> axum::Router {
    /// axum::Router::new().route("/webhooks", router.route())
    /// # }
    /// ```
    pub fn route<T: Clone + Send + Sync + 'static>(&self) -> MethodRouter<T> {
        let router = self.clone();
        post(move |request: Request| {
            let router = router.clone();
            async move {
                let (parts, body) = request.into_parts();
                match read(body, router.max_body_size()).await {
                    Ok(body) => router.receive(&parts.headers, body).await,
                    Err(error) => router.refuse(error),
                }
            }
        })
    }
}

/// A delivery whose signature is verified, as an argument of a handler of axum.
///
/// The state of the axum router has the secrets: it is [`WebhookSecrets`], or they are
/// [`FromRef`] of it. A delivery that is not accepted is answered with the status and message of its
/// [`DeliveryError`]. The handler sees that each event is handled once; [`Router`] does that itself.
///
/// ```no_run
/// use onlyfansapi::webhooks::{SignedDelivery, WebhookSecrets};
///
/// async fn receive(SignedDelivery(delivery): SignedDelivery) {
///     println!("{}", delivery.name());
/// }
///
/// let app: axum::Router = axum::Router::new()
///     .route("/webhooks", axum::routing::post(receive))
///     .with_state(WebhookSecrets::new(["secret"]));
/// ```
#[derive(Clone, Debug)]
pub struct SignedDelivery(pub Delivery);

impl<T> FromRequest<T> for SignedDelivery
where
    WebhookSecrets: FromRef<T>,
    T: Send + Sync,
{
    type Rejection = DeliveryError;

    async fn from_request(request: Request, state: &T) -> Result<Self, DeliveryError> {
        let secrets = WebhookSecrets::from_ref(state);
        let (parts, body) = request.into_parts();
        let body = read(body, MAX_BODY_SIZE).await?;
        let index = check(&parts.headers, &body, &secrets, MAX_BODY_SIZE)?;
        Delivery::read(&parts.headers, body, Some(index)).map(Self)
    }
}

impl IntoResponse for DeliveryError {
    fn into_response(self) -> Response {
        (self.status(), self.to_string()).into_response()
    }
}

/// Reads a body up to its limit; one that breaks off counts as too large, and its sender is gone.
async fn read(body: Body, limit: usize) -> Result<Bytes, DeliveryError> {
    let too_large = |_| DeliveryError::TooLarge {
        length: limit.saturating_add(1),
        limit,
    };
    to_bytes(body, limit).await.map_err(too_large)
}
