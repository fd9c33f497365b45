//! [`SampleEvent`]: an event as the server sends it to webhooks, made up or given.

mod cast;

use std::fmt;

use bytes::Bytes;
use fastrand::Rng;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use serde_json::{Value, json};

use self::cast::Cast;
use super::{
    clock,
    endpoint::EVENTS,
    ids::event_key,
    people::{self, FANS, Person},
};
use crate::{model::timestamp::Timestamp, webhooks::sign};

/// The event of a test that is sent from the console of the API.
pub(super) const TEST_EVENT: &str = "test-event";

/// The account of events for which none is set.
const ACCOUNT: &str = "acct_123";

/// An event as the server sends it to webhooks, for tests of a receiver.
///
/// The payload of a documented event is made up: by itself, an event happens in the account `acct_123`,
/// with the fan 456, at 2026-01-31T12:00:00Z. What is not set when a
/// [`MockServer`](super::MockServer) delivers an event is of its world: the time of its clock, its
/// fans, and ids and a key that no other event has. Any other name, such as `test-event`, has an empty
/// payload.
///
/// ```
/// use onlyfansapi::{mock::SampleEvent, webhooks::{WebhookSecrets, verify}};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let request = SampleEvent::new("tips.received").fan(789).set("/amountNet", 80).signed("secret");
///
/// let secrets = WebhookSecrets::new(["secret"]);
/// let delivery = verify(request.headers(), request.body(), &secrets)?;
/// assert_eq!(delivery.name().as_str(), "tips.received");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct SampleEvent {
    name: String,
    account: Option<String>,
    fan: Option<i64>,
    creator: Option<Person>,
    /// The second of Unix time at which it happens.
    second: Option<i64>,
    seed: Option<u64>,
    /// The payload, if it is not made up.
    payload: Option<Value>,
    /// The values that are set in the payload, by JSON pointers.
    set: Vec<(String, Value)>,
    key: Key,
    is_sent_twice: bool,
}

#[derive(Clone)]
enum Key {
    /// One that follows from the event.
    Made,
    Given(String),
    None,
}

/// The values of a world, for what is not set in an event.
pub(super) struct Place {
    pub(super) fan: i64,
    pub(super) creator: Person,
    pub(super) second: i64,
    /// A number that no other event has.
    pub(super) seed: u64,
}

impl SampleEvent {
    /// Makes an event of this name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            account: None,
            fan: None,
            creator: None,
            second: None,
            seed: None,
            payload: None,
            set: Vec::new(),
            key: Key::Made,
            is_sent_twice: false,
        }
    }

    /// Makes one event of each documented name.
    pub fn all() -> impl Iterator<Item = Self> {
        EVENTS.iter().map(|event| Self::new(event.name))
    }

    /// Sets the account in which it happens; for `data_exports.*`, that of the export.
    #[must_use]
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.account = Some(account.into());
        self
    }

    /// Sets the OnlyFans user id of the fan, whose name follows from it.
    #[must_use]
    pub fn fan(mut self, fan: i64) -> Self {
        self.fan = Some(fan);
        self
    }

    /// Sets the time of the event, with which all dates of its payload move.
    ///
    /// # Panics
    ///
    /// If the time is no date or time.
    #[must_use]
    pub fn at(mut self, time: impl Into<Timestamp>) -> Self {
        let time = time.into();
        self.second = time.as_second();
        assert!(
            self.second.is_some(),
            "expected a date or time such as 2026-01-31T12:00:00Z, found {time}"
        );
        self
    }

    /// Sets a seed, from which the ids, the fan and the key of the event follow.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Sets the whole payload; null stands for none.
    #[must_use]
    pub fn payload(mut self, payload: impl Into<Value>) -> Self {
        self.payload = Some(payload.into());
        self
    }

    /// Sets a value in the payload by its JSON pointer, such as `/user/id`.
    ///
    /// Objects on the way are made where there are none. An index beyond the end of a list adds to it.
    ///
    /// # Panics
    ///
    /// If the pointer does not begin with `/`.
    #[must_use]
    pub fn set(mut self, pointer: impl Into<String>, value: impl Into<Value>) -> Self {
        let pointer = pointer.into();
        assert!(
            pointer.starts_with('/'),
            "expected a JSON pointer such as /user/id, found {pointer}"
        );
        self.set.push((pointer, value.into()));
        self
    }

    /// Sets the idempotency key.
    ///
    /// # Panics
    ///
    /// If the key cannot be the value of a header.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        let key = key.into();
        assert!(
            HeaderValue::from_str(&key).is_ok(),
            "expected an idempotency key such as evt_ and 40 digits of hex, found {key:?}"
        );
        self.key = Key::Given(key);
        self
    }

    /// Leaves the idempotency key out, as the server may for `users.typing`, `users.online` and
    /// `users.offline`.
    #[must_use]
    pub fn without_key(mut self) -> Self {
        self.key = Key::None;
        self
    }

    /// Lets a [`MockServer`](super::MockServer) send the event twice at the same time, under one key.
    #[must_use]
    pub fn twice(mut self) -> Self {
        self.is_sent_twice = true;
        self
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the body of a delivery.
    #[must_use]
    pub fn body(&self) -> Bytes {
        let mut body = json!({"event": self.name, "payload": self.payload_json()});
        if !self.is_of_export() {
            body["account_id"] = self.account_id().into();
        }
        body.to_string().into()
    }

    /// Returns the idempotency key, if there is one.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<String> {
        match &self.key {
            Key::Made => {
                let seed = self.seed.unwrap_or(0).to_le_bytes();
                Some(event_key(&[&self.body(), &seed]))
            }
            Key::Given(key) => Some(key.clone()),
            Key::None => None,
        }
    }

    /// Returns a delivery under this secret, for a receiver that is called without a server.
    #[must_use]
    pub fn signed(&self, secret: &str) -> http::Request<Bytes> {
        let body = self.body();
        let key = self.idempotency_key();
        let headers = headers(&body, Some(secret), key.as_deref(), None);
        let mut request = http::Request::new(body);
        *request.method_mut() = http::Method::POST;
        *request.headers_mut() = headers;
        request
    }

    pub(super) fn account_id(&self) -> &str {
        self.account.as_deref().unwrap_or(ACCOUNT)
    }

    pub(super) fn is_sent_twice(&self) -> bool {
        self.is_sent_twice
    }

    /// Returns the accounts that it concerns: those of an export, or its own.
    pub(super) fn accounts(&self) -> Vec<String> {
        if !self.is_of_export() {
            return vec![self.account_id().to_owned()];
        }
        let payload = self.payload_json();
        let ids = payload["account_ids"].as_array();
        let ids = ids.map_or(&[][..], Vec::as_slice).iter();
        ids.filter_map(|id| id.as_str().map(str::to_owned))
            .collect()
    }

    /// Sets what is not set to the values of a world.
    pub(super) fn place(&mut self, place: Place) {
        self.fan.get_or_insert(place.fan);
        self.creator.get_or_insert(place.creator);
        self.second.get_or_insert(place.second);
        self.seed.get_or_insert(place.seed);
    }

    /// Returns the fan, if it is set.
    pub(super) fn known_fan(&self) -> Option<i64> {
        self.fan
    }

    fn is_of_export(&self) -> bool {
        self.name.starts_with("data_exports.")
    }

    pub(super) fn payload_json(&self) -> Value {
        let mut payload = self.payload.clone().unwrap_or_else(|| self.made_up());
        for (pointer, value) in &self.set {
            write_at(&mut payload, pointer, value.clone());
        }
        payload
    }

    /// Makes up a payload.
    fn made_up(&self) -> Value {
        let Some(event) = EVENTS.iter().find(|event| event.name == self.name) else {
            return json!({});
        };
        // The generator wrote it.
        let mut payload = serde_json::from_str(event.payload).unwrap_or_default();
        let fan = match (self.fan, self.seed) {
            (Some(fan), _) => fan,
            (None, Some(seed)) => FANS[Rng::with_seed(seed).usize(..FANS.len())],
            (None, None) => FANS[1],
        };
        let account = self.account_id();
        let creator = self.creator.clone();
        let cast = Cast {
            fan: Person::of(fan),
            creator: creator.unwrap_or_else(|| Person::of(people::creator(account))),
            account,
            second: self.second.unwrap_or(clock::BEGINNING),
            seed: self.seed,
        };
        cast.play(&mut payload);
        payload
    }
}

impl fmt::Debug for SampleEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SampleEvent")
            .field("name", &self.name)
            .field("account", &self.account_id())
            .finish_non_exhaustive()
    }
}

/// Returns the headers of a delivery; one under an empty secret is not signed.
pub(super) fn headers(
    body: &[u8],
    secret: Option<&str>,
    key: Option<&str>,
    redelivery_of: Option<&str>,
) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let agent = HeaderValue::from_static("OnlyFansAPI.com/Webhook-Client");
    headers.insert(USER_AGENT, agent);
    let secret = secret.filter(|secret| !secret.is_empty());
    for (name, value) in [
        ("signature", secret.map(|secret| sign(body, secret))),
        ("x-ofapi-idempotency-key", key.map(str::to_owned)),
        ("x-ofapi-redelivery-of", redelivery_of.map(str::to_owned)),
    ] {
        // Keys were checked when they were set; all else is hex.
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers
}

/// Writes a value where a pointer leads to.
fn write_at(value: &mut Value, pointer: &str, new: Value) {
    let mut at = value;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        if let Value::Array(items) = at {
            let index = token.parse().unwrap_or(items.len()).min(items.len());
            if index == items.len() {
                items.push(Value::Null);
            }
            at = &mut items[index];
            continue;
        }
        if !at.is_object() {
            *at = json!({});
        }
        at = &mut at[&token];
    }
    *at = new;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_leads_through_lists_and_makes_objects() {
        let mut value = json!({"user": {"id": 1}, "media": [{"id": 2}]});
        for (pointer, new) in [
            ("/user/id", json!(5)),
            ("/media/0/id", json!(6)),
            ("/media/9", json!(7)),
            ("/user/name/first", json!("Ada")),
            ("/a~1b", json!(8)),
        ] {
            write_at(&mut value, pointer, new);
        }
        let expected = json!({
            "user": {"id": 5, "name": {"first": "Ada"}},
            "media": [{"id": 6}, 7],
            "a/b": 8,
        });
        assert_eq!(value, expected);
    }

    #[test]
    fn no_person_or_account_of_the_samples_is_left() {
        for event in SampleEvent::all() {
            let body = event.body();
            let body = String::from_utf8_lossy(&body);
            for left in cast::WRITTEN {
                assert!(!body.contains(left), "{left} in {body}");
            }
        }
    }
}
