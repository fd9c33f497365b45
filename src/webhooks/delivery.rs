//! [`Delivery`]: a delivery whose signature is verified.

use std::{borrow::Cow, fmt, sync::Arc};

use bytes::Bytes;
use serde::de::{IgnoredAny, MapAccess};
use serde_json::value::RawValue;

use super::{
    delivery_error::DeliveryError,
    event::Event,
    headers::{self, DeliveryHeaders},
    seen::DedupeKey,
    signature::{WebhookSecrets, hash, hex},
};
use crate::{
    decode::{
        decode,
        drift::{DecodeMode, Mismatch},
    },
    generated::types::WebhookEventType,
    model::{
        id::Id,
        lenient::without_mark,
        structs::{Model, model, read_model},
        timestamp::Timestamp,
    },
};

/// The size in bytes of the largest body that [`verify`] reads: 1 MiB.
///
/// Events are some kilobytes long.
pub const MAX_BODY_SIZE: usize = 1 << 20;

/// Verifies the signature of a delivery, and returns the delivery.
///
/// `body` is the body as it arrived: one that was parsed and written again has another signature.
/// Signatures are compared in constant time.
///
/// # Errors
///
/// Each way in which the signature can be wrong is an error of its own; a body above
/// [`MAX_BODY_SIZE`], or one that is signed but no event, is an error too.
pub fn verify(
    headers: &(impl DeliveryHeaders + ?Sized),
    body: &[u8],
    secrets: &WebhookSecrets,
) -> Result<Delivery, DeliveryError> {
    let index = check(headers, body, secrets, MAX_BODY_SIZE)?;
    Delivery::read(headers, Bytes::copy_from_slice(body), Some(index))
}

/// Returns a delivery without looking at its signature: anybody may have sent it.
///
/// For a webhook without a secret, or behind a gateway that verifies.
///
/// # Errors
///
/// Returns an error for a body above [`MAX_BODY_SIZE`], and for one that is no event.
pub fn accept_unsigned(
    headers: &(impl DeliveryHeaders + ?Sized),
    body: &[u8],
) -> Result<Delivery, DeliveryError> {
    check_size(body, MAX_BODY_SIZE)?;
    Delivery::read(headers, Bytes::copy_from_slice(body), None)
}

/// Returns the index of the secret under which a body is signed.
pub(super) fn check(
    headers: &(impl DeliveryHeaders + ?Sized),
    body: &[u8],
    secrets: &WebhookSecrets,
    limit: usize,
) -> Result<usize, DeliveryError> {
    check_size(body, limit)?;
    secrets.check(body, headers.value(headers::SIGNATURE))
}

fn check_size(body: &[u8], limit: usize) -> Result<(), DeliveryError> {
    match body.len() {
        length if length > limit => Err(DeliveryError::TooLarge { length, limit }),
        _ => Ok(()),
    }
}

/// A delivery: one attempt of the server to hand over an event.
///
/// [`verify`] makes it. `Debug` shows no payload, which is private.
#[derive(Clone)]
pub struct Delivery {
    body: Bytes,
    name: WebhookEventType,
    account_id: Option<Id>,
    /// The JSON of the payload, within the body.
    payload: Option<Bytes>,
    idempotency_key: Option<Arc<str>>,
    redelivery_of: Option<Id>,
    secret_index: Option<usize>,
}

impl Delivery {
    /// Reads the parts of a body.
    pub(super) fn read(
        headers: &(impl DeliveryHeaders + ?Sized),
        body: Bytes,
        secret_index: Option<usize>,
    ) -> Result<Self, DeliveryError> {
        let parts = Parts::of(&body)?;
        let name = WebhookEventType::from(&*parts.name()?);
        let account_id = parts.account_id.map(RawValue::get);
        let account_id = account_id.filter(|id| *id != "\"\"");
        let account_id = account_id.and_then(|id| lenient(id.as_bytes()));
        let payload = parts.payload.map(RawValue::get);
        let payload = payload.filter(|payload| *payload != "null");
        let payload = payload.map(|payload| body.slice_ref(payload.as_bytes()));
        Ok(Self {
            name,
            account_id,
            payload,
            idempotency_key: headers::text(headers, headers::IDEMPOTENCY_KEY).map(Arc::from),
            redelivery_of: headers::text(headers, headers::REDELIVERY_OF).map(Id::from),
            secret_index,
            body,
        })
    }

    /// Returns the name of the event.
    #[must_use]
    pub fn name(&self) -> &WebhookEventType {
        &self.name
    }

    /// Reads the event, leniently: values that do not match their types are coerced or left out, and
    /// listed by [`Event::drift`].
    ///
    /// # Errors
    ///
    /// Returns the mismatch if the payload as a whole is not of the event's type, as text in place of an
    /// object is; [`payload`](Self::payload) has it.
    pub fn event(&self) -> Result<Event, Mismatch> {
        Event::read(&self.name, self.payload.as_deref())
    }

    /// Returns the JSON of the payload as received; `null` if there is none.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        self.payload.as_deref().unwrap_or(b"null")
    }

    /// Returns the bytes of the body as received.
    #[must_use]
    pub fn raw(&self) -> &Bytes {
        &self.body
    }

    /// Returns the account in which the event happened.
    ///
    /// Events of data exports have none, but several: [`account_ids`](Self::account_ids).
    #[must_use]
    pub fn account_id(&self) -> Option<&Id> {
        self.account_id.as_ref()
    }

    /// Returns the accounts of the event: the one of the delivery, or those of a data export.
    #[must_use]
    pub fn account_ids(&self) -> Vec<Id> {
        if let Some(id) = &self.account_id {
            return vec![id.clone()];
        }
        let payload: Option<Accounts> = self.payload.as_deref().and_then(lenient);
        payload.map_or_else(Vec::new, |payload| payload.account_ids)
    }

    /// Returns the key of the event, from the header `X-OFAPI-Idempotency-Key`: the same in all attempts
    /// and redeliveries.
    ///
    /// The server promises none for `users.typing`, `users.online` and `users.offline`.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }

    /// Returns the id of the delivery that this one repeats on demand, from the header
    /// `X-OFAPI-Redelivery-Of`; `None` for first deliveries and the server's own retries.
    #[must_use]
    pub fn redelivery_of(&self) -> Option<&Id> {
        self.redelivery_of.as_ref()
    }

    /// Returns the index of the secret under which the delivery is signed, among those of
    /// [`WebhookSecrets::new`]; `None` if the signature was not verified.
    #[must_use]
    pub fn secret_index(&self) -> Option<usize> {
        self.secret_index
    }

    /// Returns the time of the event, by which events are put in order.
    ///
    /// Deliveries arrive in any order. `None` for events whose payload has no time, such as
    /// `messages.deleted` and `users.typing`; see [`Event::occurred_at`].
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        self.event().ok()?.occurred_at()
    }

    /// Returns the key under which the event is handled once: the idempotency key, or, without one, that
    /// of the [body](Self::body_key).
    ///
    /// The signature covers the body and not the header with the key: whoever has a delivery, such as a
    /// proxy or a log of requests, can send it again under another key.
    #[must_use]
    pub fn dedupe_key(&self) -> DedupeKey {
        let hash = hash(&self.body);
        match &self.idempotency_key {
            Some(key) if !key.starts_with(OF_BODY) => DedupeKey::new(Arc::clone(key), hash),
            _ => of_body(hash),
        }
    }

    /// Returns the key of the signed body alone, under which a delivery that is sent again is known
    /// whatever its headers are.
    ///
    /// Two events with one body are one under it. Messages, notifications, transactions and exports have
    /// ids in their payloads; a fan who types twice makes the same body twice.
    #[must_use]
    pub fn body_key(&self) -> DedupeKey {
        of_body(hash(&self.body))
    }
}

/// The beginning of a key that is made from a body, which no key of the server has.
const OF_BODY: &str = "sha256:";

fn of_body(hash: [u8; 32]) -> DedupeKey {
    DedupeKey::new(format!("{OF_BODY}{}", hex(&hash)).into(), hash)
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("name", &self.name)
            .field("account_id", &self.account_id)
            .field("idempotency_key", &self.idempotency_key)
            .field("redelivery_of", &self.redelivery_of)
            .field("secret_index", &self.secret_index)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

fn lenient<T: serde::de::DeserializeOwned>(json: &[u8]) -> Option<T> {
    Some(decode(json, DecodeMode::Heal).ok()?.0)
}

/// The accounts in the payload of a data export.
#[derive(Default)]
struct Accounts {
    account_ids: Vec<Id>,
}

model! { Accounts {
    0 account_ids "account_ids" or_default member;
} }

/// The parts of a body as raw JSON.
#[derive(Default)]
struct Parts<'b> {
    event: Option<&'b RawValue>,
    account_id: Option<&'b RawValue>,
    payload: Option<&'b RawValue>,
}

impl<'de> Model<'de> for Parts<'de> {
    const NAME: &'static str = "Delivery";
    const MEMBERS: &'static [&'static str] = &["event", "account_id", "payload"];
    // The last duplicate counts, as in PHP's own decoder.
    const REFUSES_TWICE: bool = false;

    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let part = match index {
            0 => &mut self.event,
            1 => &mut self.account_id,
            _ => &mut self.payload,
        };
        *part = Some(members.next_value()?);
        Ok(())
    }
}

impl<'b> Parts<'b> {
    fn of(body: &'b [u8]) -> Result<Self, Mismatch> {
        let mismatch = |found: String| Mismatch {
            path: String::new(),
            expected: "a JSON object".to_owned(),
            found,
        };
        let json = str::from_utf8(without_mark(body))
            .map_err(|error| mismatch(format!("an invalid byte at {}", error.valid_up_to())))?;
        let mut json = serde_json::Deserializer::from_str(json);
        let parts = read_model(&mut json).and_then(|parts| json.end().map(|()| parts));
        // The error may quote the body.
        parts.map_err(|error| {
            let (length, line, column) = (body.len(), error.line(), error.column());
            mismatch(match serde_json::from_slice::<IgnoredAny>(body) {
                _ if body.is_empty() => "an empty body".to_owned(),
                Ok(_) => "another value".to_owned(),
                Err(_) => {
                    format!("{length} bytes that are not JSON at line {line}, column {column}")
                }
            })
        })
    }

    fn name(&self) -> Result<Cow<'b, str>, Mismatch> {
        let mismatch = |found: &str| Mismatch {
            path: "event".to_owned(),
            expected: "the name of an event".to_owned(),
            found: found.to_owned(),
        };
        let event = self.event.ok_or_else(|| mismatch("nothing"))?.get();
        if let Some(plain) = plain_text(event) {
            return Ok(Cow::Borrowed(plain));
        }
        match serde_json::from_str(event) {
            Ok(name) => Ok(Cow::Owned(name)),
            Err(_) => Err(mismatch("another value")),
        }
    }
}

/// Returns the text within JSON of a string without escapes.
fn plain_text(json: &str) -> Option<&str> {
    let text = json.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains(['\\', '"'])).then_some(text)
}
