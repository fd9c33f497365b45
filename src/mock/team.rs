//! The team behind the keys: its credits, its rate limits, and the idempotency keys of its calls.

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use bytes::Bytes;
use hyper::{
    StatusCode,
    header::{HeaderName, HeaderValue},
};
use serde_json::{Value, json};

use super::{
    endpoint::Endpoint,
    reply::{Content, Reply},
};

/// The largest number of idempotency keys that are kept.
const MOST_KEYS: usize = 10_000;

/// The time for which an idempotency key is kept.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// The limit of headers where none is set; it is that of the vendor's larger plan.
const SHOWN: u32 = 5_000;

const MINUTE: u64 = 60;

/// The state of a team.
#[derive(Debug)]
pub(super) struct Team {
    /// The credits that are left.
    pub(super) balance: i64,
    /// The number of requests that are answered in a minute.
    pub(super) per_minute: Option<u32>,
    /// The number of requests of an account that are answered at a time.
    pub(super) at_once: Option<u32>,
    /// The minute that is counted, and the requests in it.
    counted: (u64, u32),
    /// The requests of each account that are not answered yet.
    in_flight: BTreeMap<String, u32>,
    keys: BTreeMap<Key, Kept>,
    /// The keys in the order of their arrival.
    order: VecDeque<Key>,
}

/// An idempotency key of an operation and account.
type Key = (Endpoint, String, String);

#[derive(Debug)]
struct Kept {
    body: Bytes,
    arrived: Duration,
    /// The response, and the time at which it is sent.
    reply: Option<(Reply, Duration)>,
}

/// A call with an idempotency key.
pub(super) enum Keyed {
    /// The call is the first of its key.
    First,
    Replayed(Box<Reply>),
}

impl Team {
    pub(super) fn new(balance: i64) -> Self {
        Self {
            balance,
            per_minute: None,
            at_once: None,
            counted: (0, 0),
            in_flight: BTreeMap::new(),
            keys: BTreeMap::new(),
            order: VecDeque::new(),
        }
    }

    /// Counts a request of the minute.
    ///
    /// # Errors
    ///
    /// Returns the response to a request beyond the limit.
    pub(super) fn count(&mut self, now: Duration) -> Result<(), Box<Reply>> {
        let minute = now.as_secs() / MINUTE;
        if self.counted.0 != minute {
            self.counted = (minute, 0);
        }
        if self.per_minute.is_some_and(|most| self.counted.1 >= most) {
            let rest = Duration::from_secs(MINUTE - now.as_secs() % MINUTE);
            return Err(Box::new(Reply::throttled(rest)));
        }
        self.counted.1 = self.counted.1.saturating_add(1);
        Ok(())
    }

    /// Begins a request of an account.
    ///
    /// # Errors
    ///
    /// Returns the response to a request beyond the limit.
    pub(super) fn begin(&mut self, account: &str) -> Result<(), Box<Reply>> {
        let count = self.in_flight.entry(account.to_owned()).or_default();
        if self.at_once.is_some_and(|most| *count >= most) {
            return Err(Box::new(Reply::relayed(
                429,
                0,
                "Too many requests at once.",
            )));
        }
        *count += 1;
        Ok(())
    }

    /// Ends a request that [`begin`](Self::begin) began.
    pub(super) fn end(&mut self, account: &str) {
        if let Some(count) = self.in_flight.get_mut(account) {
            *count -= 1;
            if *count == 0 {
                self.in_flight.remove(account);
            }
        }
    }

    /// Finds the call with the same idempotency key.
    ///
    /// # Errors
    ///
    /// Returns the response to an invalid key, to one whose call is not answered yet, and to one that was
    /// used with another body.
    pub(super) fn keyed(
        &mut self,
        endpoint: Endpoint,
        account: &str,
        key: &str,
        body: &Bytes,
        now: Duration,
    ) -> Result<Keyed, Box<Reply>> {
        let is_sound =
            (1..=255).contains(&key.len()) && key.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if !is_sound {
            return Err(Box::new(Reply::error(
                StatusCode::BAD_REQUEST,
                "IDEMPOTENCY_KEY_INVALID",
                "expected 1 to 255 printable ASCII characters",
            )));
        }
        while let Some(oldest) = self.order.front() {
            let kept = self.keys.get(oldest);
            let is_kept = kept.is_some_and(|kept| now.saturating_sub(kept.arrived) < KEPT);
            if is_kept && self.order.len() < MOST_KEYS {
                break;
            }
            if let Some(oldest) = self.order.pop_front() {
                self.keys.remove(&oldest);
            }
        }
        let key = (endpoint, account.to_owned(), key.to_owned());
        match self.keys.get(&key) {
            None => {
                let kept = Kept {
                    body: body.clone(),
                    arrived: now,
                    reply: None,
                };
                self.keys.insert(key.clone(), kept);
                self.order.push_back(key);
                Ok(Keyed::First)
            }
            Some(kept) if kept.body != *body => Err(Box::new(Reply::error(
                StatusCode::UNPROCESSABLE_ENTITY,
                "IDEMPOTENCY_KEY_MISMATCH",
                "The key was used with another body.",
            ))),
            Some(kept) => match &kept.reply {
                Some((reply, sent)) if *sent <= now => {
                    let reply = reply.clone().header("idempotent-replayed", "true");
                    Ok(Keyed::Replayed(Box::new(reply)))
                }
                _ => Err(Box::new(Reply::error(
                    StatusCode::CONFLICT,
                    "IDEMPOTENCY_CONFLICT",
                    "The call with this key is not answered yet.",
                ))),
            },
        }
    }

    /// Keeps the response to the first call of a key, unless it is one after which the call may be
    /// made again.
    pub(super) fn answered(
        &mut self,
        endpoint: Endpoint,
        account: &str,
        key: &str,
        reply: &Reply,
        sent: Duration,
    ) {
        let key = (endpoint, account.to_owned(), key.to_owned());
        let status = reply.status.as_u16();
        if status >= 500 || matches!(status, 408 | 429) {
            self.keys.remove(&key);
            self.order.retain(|known| *known != key);
        } else if let Some(kept) = self.keys.get_mut(&key) {
            kept.reply = Some((reply.clone(), sent));
        }
    }

    /// Takes the credits of a call.
    pub(super) fn charge(&mut self, credits: i64) -> Charged {
        self.balance -= credits;
        let limit = self.per_minute.unwrap_or(SHOWN);
        let used = match self.per_minute {
            Some(_) => self.counted.1,
            None => 1,
        };
        Charged {
            credits,
            balance: self.balance,
            limit,
            remaining: limit.saturating_sub(used),
        }
    }
}

/// The credits of a call, and the limits after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Charged {
    credits: i64,
    balance: i64,
    limit: u32,
    remaining: u32,
}

impl Charged {
    /// Writes the headers of a refusal, and its metadata.
    pub(super) fn write_refusal(self, reply: &mut Reply) {
        if !reply.is_of_the_api {
            return;
        }
        self.write_headers(reply);
        if let Content::Json(Value::Object(members)) = &mut reply.body {
            let credits = json!({"used": self.credits, "balance": self.balance});
            members.insert("_meta".to_owned(), json!({"_credits": credits}));
        }
    }

    /// Writes the headers of a response that a test made, unless it has metadata of its own.
    pub(super) fn write_told(self, reply: &mut Reply) {
        let has_meta = matches!(&reply.body, Content::Json(body) if body.get("_meta").is_some());
        if reply.is_of_the_api && !has_meta {
            self.write_headers(reply);
        }
    }

    pub(super) fn write_headers(self, reply: &mut Reply) {
        let headers = [
            ("x-ofapi-credits-used", self.credits),
            ("x-ofapi-credits-balance", self.balance),
            ("x-rate-limit-limit-minute", i64::from(self.limit)),
            ("x-rate-limit-remaining-minute", i64::from(self.remaining)),
        ];
        for (name, value) in headers {
            let name = HeaderName::from_static(name);
            reply
                .headers
                .entry(name)
                .or_insert(HeaderValue::from(value));
        }
    }

    /// Writes the member `_meta`.
    pub(super) fn write(self, meta: &mut Value) {
        let mut set = |object: &str, name: &str, value: Value| {
            if let Some(Value::Object(members)) = meta.get_mut(object) {
                members.insert(name.to_owned(), value);
            }
        };
        set("_credits", "used", self.credits.into());
        set("_credits", "balance", self.balance.into());
        if self.credits == 0 {
            set("_credits", "note", json!("Free endpoint"));
        }
        set("_rate_limits", "limit_minute", self.limit.into());
        set("_rate_limits", "remaining_minute", self.remaining.into());
    }
}
