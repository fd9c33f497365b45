//! The way of events from the state of a server to its webhooks, and of conversions to its postbacks.

use hyper::{Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::{
    attempt::{AttemptError, Delivered, DeliveryAttempt},
    clock,
    conversion::Conversion,
    endpoint::Endpoint,
    event::{self, SampleEvent},
    health::Health,
    ids,
    listed::{self, RETENTION},
    outbox::{Parcel, To},
    postback::Call,
    received::ReceivedRequest,
    reply::Reply,
    state::State,
    wire::Outgoing,
};

/// The reports of deliveries, which come when they end.
pub(super) type Reports = Vec<oneshot::Receiver<Delivered>>;

impl State {
    /// Sends an event to all webhooks that subscribe to it.
    pub(super) fn fire(&mut self, event: SampleEvent) -> Reports {
        let event = self.placed(event);
        let now = self.clock.elapsed();
        let mut reports = Vec::new();
        let webhooks = self.world.webhooks().iter();
        let taking = webhooks.filter(|(_, webhook)| webhook.takes(&event));
        let taking: Vec<String> = taking.map(|(id, _)| id.clone()).collect();
        for id in taking {
            if self.outbox.health(&id).sends(now) {
                reports.extend(self.post(&event, &To::Webhook(id)));
            }
        }
        reports
    }

    /// Sends an event to a URL.
    pub(super) fn fire_at(
        &mut self,
        url: &str,
        secret: Option<&str>,
        event: SampleEvent,
    ) -> Reports {
        let event = self.placed(event);
        let to = To::Url {
            url: url.to_owned(),
            secret: secret.map(SecretString::from),
        };
        self.post(&event, &to)
    }

    /// Sends the events of what happened in the world.
    pub(super) fn fire_happened(&mut self) -> Reports {
        let events = self.world.happened();
        events
            .into_iter()
            .flat_map(|event| self.fire(event))
            .collect()
    }

    /// Gives an event the time and people of the world, and ids that no other event has.
    fn placed(&mut self, mut event: SampleEvent) -> SampleEvent {
        let seed = self.outbox.next();
        let place = self.world.place(&event, seed, self.clock.second());
        event.place(place);
        event
    }

    fn post(&mut self, event: &SampleEvent, to: &To) -> Reports {
        let count = if event.is_sent_twice() { 2 } else { 1 };
        let parcels = (0..count).map(|_| Parcel {
            id: ids::uuid(self.outbox.next()),
            to: to.clone(),
            event: event.name().to_owned(),
            key: event.idempotency_key(),
            body: event.body(),
            redelivery_of: None,
        });
        let parcels = parcels.collect();
        self.outbox.send(parcels)
    }

    /// Sends a delivery again, to where its webhook is now; nothing is sent if the webhook is gone,
    /// disabled or paused. Returns `None` if there is no such delivery.
    pub(super) fn repeat(&mut self, delivery: &str) -> Option<Reports> {
        let (attempt, to) = self.outbox.find(delivery)?;
        if let To::Webhook(id) = &to {
            let is_enabled = self.world.webhook(id).is_some_and(|it| it.is_enabled);
            if !is_enabled || !self.outbox.health(id).is_well() {
                return Some(Vec::new());
            }
        }
        Some(self.post_again(&attempt, to).1)
    }

    fn post_again(&mut self, attempt: &DeliveryAttempt, to: To) -> (String, Reports) {
        let parcel = Parcel {
            id: ids::uuid(self.outbox.next()),
            to,
            event: attempt.event.clone(),
            key: attempt.idempotency_key.clone(),
            body: attempt.body.clone(),
            redelivery_of: Some(attempt.delivery_id.clone()),
        };
        (parcel.id.clone(), self.outbox.send(vec![parcel]))
    }

    /// Returns the request of a delivery at this moment; `None` if its webhook is gone or disabled.
    pub(super) fn outgoing(&self, parcel: &Parcel) -> Option<Outgoing> {
        let (url, secret) = match &parcel.to {
            To::Webhook(id) => {
                let webhook = self.world.webhook(id).filter(|it| it.is_enabled)?;
                (&webhook.url, &webhook.secret)
            }
            To::Url { url, secret } => (url, secret),
        };
        let secret = secret.as_ref().map(ExposeSecret::expose_secret);
        let (key, of) = (parcel.key.as_deref(), parcel.redelivery_of.as_deref());
        Some(Outgoing {
            method: Method::POST,
            url: url.clone(),
            headers: event::headers(&parcel.body, secret, key, of),
            body: parcel.body.clone(),
        })
    }

    /// Notes an attempt, and returns its record.
    pub(super) fn note_attempt(
        &mut self,
        parcel: &Parcel,
        url: String,
        number: u32,
        outcome: Result<u16, AttemptError>,
    ) -> DeliveryAttempt {
        let webhook_id = match &parcel.to {
            To::Webhook(id) => Some(id.clone()),
            To::Url { .. } => None,
        };
        let mut attempt = DeliveryAttempt {
            id: 0,
            delivery_id: parcel.id.clone(),
            webhook_id,
            event: parcel.event.clone(),
            url,
            attempt: number,
            status: outcome.as_ref().ok().copied(),
            error: outcome.err(),
            idempotency_key: parcel.key.clone(),
            redelivery_of: parcel.redelivery_of.clone(),
            body: parcel.body.clone(),
            at: clock::text(self.clock.second()).into(),
        };
        self.outbox.note(&mut attempt, &parcel.to);
        attempt
    }

    /// Notes the end of a delivery.
    pub(super) fn end_delivery(&mut self, parcel: &Parcel, succeeded: bool) {
        let now = self.clock.elapsed();
        self.outbox.end(&parcel.to, succeeded, now);
    }

    /// Answers a request for the deliveries of a webhook that was created here.
    pub(super) fn answer_deliveries(
        &mut self,
        endpoint: Endpoint,
        request: &ReceivedRequest,
    ) -> Option<Reply> {
        let id = request.arguments.path.first().map(|(_, id)| id.clone())?;
        let is_enabled = self.world.webhook(&id)?.is_enabled;
        let oldest = self.clock.second().saturating_sub(RETENTION);
        let is_its = |attempt: &DeliveryAttempt| attempt.webhook_id.as_deref() == Some(&*id);
        match endpoint.name() {
            "webhooks.update" if request.body("enabled") == true => {
                // The world changes it; that a pause ends is not documented.
                *self.outbox.health(&id) = Health::default();
                None
            }
            "webhooks.list_deliveries" => {
                let its = self.outbox.log().rev().filter(|attempt| is_its(attempt));
                Some(listed::list(its, &request.arguments, &request.path, oldest))
            }
            "webhooks.redeliver" => {
                let delivery = request.argument("delivery_id");
                let is_it = |attempt: &&DeliveryAttempt| {
                    is_its(attempt)
                        && listed::is_kept(attempt, oldest)
                        && (attempt.delivery_id == delivery || attempt.id.to_string() == delivery)
                };
                let found = self.outbox.log().rfind(is_it).cloned();
                Some(match found {
                    Some(attempt) => self.answer_redelivery(&id, is_enabled, &attempt),
                    None => Reply::status(404),
                })
            }
            _ => None,
        }
    }

    fn answer_redelivery(
        &mut self,
        id: &str,
        is_enabled: bool,
        attempt: &DeliveryAttempt,
    ) -> Reply {
        if !is_enabled || !self.outbox.health(id).is_well() {
            return Reply::error(
                StatusCode::CONFLICT,
                "CONFLICT",
                "The webhook is disabled or paused: enable it first.",
            );
        }
        if listed::payload(attempt).is_null() {
            return Reply::error(
                StatusCode::UNPROCESSABLE_ENTITY,
                "UNPROCESSABLE_ENTITY",
                "The delivery has no payload that could be sent again.",
            );
        }
        let (redelivery, _) = self.post_again(attempt, To::Webhook(id.to_owned()));
        Reply::rest(&json!({"data": {
            "redelivery_id": redelivery,
            "delivery_id": attempt.id,
            "webhook_id": id,
            "event": attempt.event,
            "idempotency_key": attempt.idempotency_key,
            "url": self.world.webhook(id).map(|webhook| &webhook.url),
            "queued_at": clock::text(self.clock.second()),
        }}))
    }

    /// Fires all postbacks that take a conversion.
    pub(super) fn convert(&mut self, mut conversion: Conversion) -> Vec<oneshot::Receiver<Call>> {
        let number = self.outbox.next();
        self.world
            .converted(&mut conversion, number, self.clock.second());
        let link = conversion.smart_link.as_deref();
        let kind = &conversion.conversion_type;
        let postbacks = self.world.postbacks().iter();
        let taking = postbacks.filter(|(_, postback)| postback.takes(kind, link));
        let calls =
            taking.map(|(id, postback)| postback.call(id.clone(), kind, &conversion.variables));
        let calls: Vec<Call> = calls.collect();
        calls
            .into_iter()
            .map(|call| self.outbox.call(call))
            .collect()
    }

    /// Shows the outcome of a call with its postback.
    pub(super) fn note_postback(&mut self, call: &Call) {
        let id = self.outbox.next();
        let now = clock::text(self.clock.second());
        let response: Value = call.latest_response(id, &now);
        self.world.note_response(&call.postback, response);
    }
}
