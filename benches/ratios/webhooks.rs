//! Verifying, reading and dispatching of deliveries.

use hmac::{Hmac, KeyInit, Mac};
use onlyfansapi::webhooks::{Event, WebhookSecrets, sign, verify};
use serde::Deserialize;
use serde_json::{json, value::RawValue};
use sha2::Sha256;

use super::{
    comparison::Comparison,
    shared::{Failure, by_hand::chat::ChatMessage},
};

const SECRET: &str = "whsec_0123456789";

/// The number of deliveries in a round.
const DELIVERIES: usize = 200;

/// The size of a delivery in bytes.
const SIZE: usize = 2048;

/// Compares the handling of a message that a fan sent.
pub(super) fn compare(rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let body = delivery();
    let signature = sign(&body, SECRET);
    let headers = [("Signature", signature.as_str())];
    let secrets = WebhookSecrets::new([SECRET]);
    if (
        by_hand(&signature, &body)?,
        by_crate(&headers, &body, &secrets)?,
    ) != (1, 1)
    {
        return Err("expected a message by hand and by the crate, found something else".into());
    }
    let comparison = Comparison::measure(
        "a delivery of 2 KB: verified, read and dispatched",
        1.10,
        rounds,
        || {
            (0..DELIVERIES)
                .map(|_| by_hand(&signature, &body))
                .sum::<Result<usize, _>>()
        },
        || {
            let each = (0..DELIVERIES).map(|_| by_crate(&headers, &body, &secrets));
            each.sum::<Result<usize, _>>()
        },
    )?;
    Ok(vec![comparison.per(DELIVERIES)])
}

/// Returns the body of a message with photos, of [`SIZE`] bytes.
fn delivery() -> Vec<u8> {
    let user = json!({"id": 512_345_678, "name": "Sam", "username": "sam_fan", "avatar": null});
    let photo = |id: i64| {
        json!({"id": id, "type": "photo", "convertedToVideo": false, "canView": true, "hasError": false,
            "createdAt": null, "isReady": true, "duration": 0})
    };
    let message = |text: &str| {
        json!({"event": "messages.received", "account_id": "acct_0123456789abcdef", "payload": {
            "responseType": "message", "id": 7_300_000_000_002_i64, "text": text, "giphyId": null,
            "lockedText": false, "isFree": true, "price": 0, "isMediaReady": true, "mediaCount": 3,
            "media": [photo(4_400_000_001), photo(4_400_000_002), photo(4_400_000_003)], "previews": [],
            "isTip": false, "isReportedByMe": false, "isCouplePeopleMedia": false, "fromUser": user,
            "isFromQueue": false, "isOpened": false, "isNew": true, "isLiked": false,
            "createdAt": "2026-11-28T20:15:30+00:00", "changedAt": "2026-11-28T20:15:30+00:00",
            "cancelSeconds": 0, "canPurchase": false, "canReport": true}})
        .to_string()
    };
    let length = SIZE.saturating_sub(message("").len());
    message(&"x".repeat(length)).into_bytes()
}

/// The members of a delivery, whose payload is read once its event is known.
#[derive(Deserialize)]
struct Delivery<'b> {
    event: &'b str,
    account_id: Option<String>,
    #[serde(borrow)]
    payload: &'b RawValue,
}

/// Returns the number of messages in a delivery.
fn by_hand(signature: &str, body: &[u8]) -> Result<usize, Failure> {
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes())?;
    mac.update(body);
    let digits = signature.as_bytes().chunks_exact(2);
    let bytes = digits.map(|pair| Ok(u8::from_str_radix(str::from_utf8(pair)?, 16)?));
    let bytes: Vec<u8> = bytes.collect::<Result<_, Failure>>()?;
    mac.verify_slice(&bytes)?;
    let delivery: Delivery<'_> = serde_json::from_slice(body)?;
    let account = delivery.account_id.ok_or("an account")?;
    match delivery.event {
        "messages.received" => {
            let message: ChatMessage = serde_json::from_str(delivery.payload.get())?;
            std::hint::black_box((account, message));
            Ok(1)
        }
        _ => Ok(0),
    }
}

fn by_crate(
    headers: &[(&str, &str); 1],
    body: &[u8],
    secrets: &WebhookSecrets,
) -> Result<usize, Failure> {
    let delivery = verify(headers, body, secrets)?;
    match delivery.event()? {
        Event::MessageReceived(message) => {
            std::hint::black_box((delivery, message));
            Ok(1)
        }
        _ => Ok(0),
    }
}
