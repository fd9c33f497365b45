//! Decoding of responses, with and without drift, beside plain `serde_json`.

use onlyfansapi::{DecodeMode, mock::MockServer, runtime::decode};
use serde_json::{Value, json};

use super::{Failure, Page, client, comparison::Comparison, runtime};

pub(super) const ROWS: usize = 1000;

pub(super) fn by_serde(body: &[u8]) -> Result<Page, Failure> {
    Ok(serde_json::from_slice(body)?)
}

pub(super) fn by_crate(body: &[u8]) -> Result<Page, Failure> {
    decoded(body, DecodeMode::Strict)
}

fn decoded(body: &[u8], mode: DecodeMode) -> Result<Page, Failure> {
    let (page, _) = decode(body, mode).map_err(|mismatch| mismatch.to_string())?;
    Ok(page)
}

pub(super) fn compare(row: &Value, rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let clean = body(row, ROWS, &[]);
    // A number in a string is coerced, an object in its place is removed.
    let one = body(row, ROWS, &[("/id", json!("123"))]);
    let three = [
        ("/id", json!("123")),
        ("/tipsMax", json!({"amount": 100})),
        ("/subscribedOnData/subscribes/0/userId", json!([])),
    ];
    let three = body(row, ROWS, &three);
    for drifted in [&one, &three] {
        if by_crate(drifted).is_ok() {
            return Err("a body with drift is read as if it had none".into());
        }
        let rows = decoded(drifted, DecodeMode::Heal)?
            .data
            .map(|page| page.list.len());
        if rows != Some(ROWS) {
            return Err(format!("expected {ROWS} healed rows, found {rows:?}").into());
        }
    }
    let strict = Comparison::measure(
        "decode 1,000 rows, strict",
        1.05,
        rounds,
        || by_serde(&clean),
        || by_crate(&clean),
    )?;
    let default = Comparison::measure(
        "decode 1,000 rows, healing where nothing drifts",
        1.05,
        rounds,
        || by_serde(&clean),
        || decoded(&clean, DecodeMode::Heal),
    )?;
    let one = Comparison::measure(
        "heal 1,000 rows, one field of each, beside strict without drift",
        4.0,
        rounds,
        || by_crate(&clean),
        || decoded(&one, DecodeMode::Heal),
    )?;
    let three = Comparison::measure(
        "heal 1,000 rows, three fields of each, beside strict without drift",
        4.0,
        rounds,
        || by_crate(&clean),
        || decoded(&three, DecodeMode::Heal),
    )?;
    Ok(vec![strict, default, one, three])
}

/// Returns the row of the documented sample, from the mock.
pub(super) fn documented_row() -> Result<Value, Failure> {
    let page = runtime()?.block_on(async {
        let mock = MockServer::start().await?;
        let client = client(&mock.base_url())?;
        let response = client.fans().list_active("acct_1").await?;
        Ok::<Value, Failure>(serde_json::from_slice(response.raw())?)
    })?;
    let row = page.pointer("/data/list/0").cloned();
    row.ok_or_else(|| "the documented sample has no row".into())
}

/// Returns a response of so many rows, with these members in place of the documented ones.
pub(super) fn body(row: &Value, rows: usize, drift: &[(&str, Value)]) -> Vec<u8> {
    let list = (0..rows).map(|number| {
        let mut row = row.clone();
        vary(&mut row, number);
        for (place, value) in drift {
            if let Some(member) = row.pointer_mut(place) {
                *member = value.clone();
            }
        }
        row
    });
    // The rate limit is high, so that no request waits for it.
    let meta = json!({
        "_credits": {"used": 0, "balance": 1_000_000, "note": "cached"},
        "_cache": {"is_cached": true, "note": "cached"},
        "_rate_limits": {"limit_minute": 1_000_000, "remaining_minute": 999_999, "limit_day": null},
    });
    let data = json!({"list": list.collect::<Vec<_>>(), "hasMore": true});
    let body = json!({"data": data, "_meta": meta, "_pagination": {"next_page": null}});
    body.to_string().into_bytes()
}

/// Varies the values of a sample, as real rows vary.
fn vary(value: &mut Value, number: usize) {
    match value {
        Value::String(text) => *text = format!("{text} {number} of a fan whose name is Zoë"),
        Value::Bool(bool) => *bool ^= number.is_multiple_of(3),
        Value::Number(_) if value.is_i64() => *value = json!(number * 7919),
        Value::Number(_) => *value = json!(number as f64 / 100.0 + 0.05),
        Value::Array(items) => items.iter_mut().for_each(|item| vary(item, number)),
        Value::Object(members) => members.values_mut().for_each(|item| vary(item, number)),
        Value::Null => {}
    }
}
