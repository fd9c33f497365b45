//! Webhooks, as a receiver sees them: signed deliveries, their events, and each event handled once.
//!
//! Nothing here needs the client: with `default-features = false` and the feature `webhook-events`,
//! neither reqwest nor TLS is compiled.
//!
//! ```
//! use onlyfansapi::webhooks::{self, Event, WebhookSecrets};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // While a secret is changed, both count.
//! let secrets = WebhookSecrets::new(["current secret", "previous secret"]);
//!
//! # let body = br#"{"event":"messages.received","account_id":"acct_123","payload":{"id":5,"text":"Hi"}}"#;
//! # let headers = [("Signature", webhooks::sign(body, "previous secret"))];
//! // The headers, and the bytes of the body as they arrived.
//! let delivery = webhooks::verify(&headers, body, &secrets)?;
//! match delivery.event()? {
//!     Event::MessageReceived(message) => println!("{:?}: {:?}", message.id, message.text),
//!     Event::TransactionNew(transaction) => println!("{:?}", transaction.net_amount),
//!     Event::Unknown { name, payload } => println!("{name}: {}", **payload),
//!     _ => {}
//! }
//! # assert_eq!(delivery.secret_index(), Some(1));
//! # Ok(())
//! # }
//! ```
//!
//! # Deliveries
//!
//! A delivery is a POST with a JSON body. The header `Signature` is the HMAC-SHA256 of the body's bytes in
//! lower-case hex, under the secret of the webhook; a webhook without a secret sends none. Events are
//! handled once by [`Delivery::dedupe_key`] and a [`SeenStore`]. Neither a time nor that key is signed: a
//! delivery that somebody recorded verifies for ever, and is known again by [`Delivery::body_key`] alone.
//!
//! The server waits 10 seconds for a 2xx, and tries three times. Deliveries come more than once and in any
//! order: [`Delivery::occurred_at`] has the time of the event, and arrival means nothing. After 20
//! deliveries in a row have failed for good, the webhook is paused, and what happens in a pause is never
//! sent.

#[cfg(feature = "axum")]
mod axum;
mod delivery;
mod delivery_error;
mod event;
mod headers;
mod router;
mod sale;
mod seen;
mod signature;

#[cfg(feature = "axum")]
pub use axum::SignedDelivery;
pub use delivery::{Delivery, MAX_BODY_SIZE, accept_unsigned, verify};
pub use delivery_error::DeliveryError;
pub use event::Event;
pub use headers::DeliveryHeaders;
pub use router::{Router, RouterBuilder, RouterError};
pub use sale::{NewSubscriber, Sale, SaleSource};
#[cfg(feature = "redis")]
pub use seen::RedisSeenStore;
pub use seen::{Claim, DedupeKey, Lease, MemorySeenStore, SeenStore, StoreError};
pub use signature::{WebhookSecrets, sign};
