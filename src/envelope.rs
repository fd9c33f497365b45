//! [`Envelope`]: what the server puts around most answers.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::reading::Data;

/// What the server puts around most answers: `data`, and what the request cost.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Envelope<T> {
    /// What was asked for.
    #[serde(
        default,
        deserialize_with = "Data::read",
        bound(deserialize = "T: Data<'de>")
    )]
    pub data: T,
    /// What the request cost and is limited by.
    #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
    pub meta: Option<Meta>,
    /// Where the list goes on.
    #[serde(rename = "_pagination", skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
}

/// What a request cost and is limited by.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(from = "Value")]
pub struct Meta {
    /// The credits of the team.
    #[serde(rename = "_credits", skip_serializing_if = "Option::is_none")]
    pub credits: Option<Credits>,
    /// Whether the answer was in the server's cache.
    #[serde(rename = "_cache", skip_serializing_if = "Option::is_none")]
    pub cache: Option<CacheInfo>,
    /// The rate limits of the team.
    #[serde(rename = "_rate_limits", skip_serializing_if = "Option::is_none")]
    pub rate_limits: Option<RateLimits>,
}

/// Credits, which every request is paid with. They belong to the team.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(from = "Value")]
pub struct Credits {
    /// How many the request used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<i64>,
    /// How many are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance: Option<i64>,
    /// What the server has to say about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether an answer was in the server's cache.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(from = "Value")]
pub struct CacheInfo {
    /// Whether it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_cached: Option<bool>,
    /// What the server has to say about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The rate limits that all keys and accounts of a team share.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(from = "Value")]
pub struct RateLimits {
    /// Requests per minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_minute: Option<i64>,
    /// Requests left in this minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining_minute: Option<i64>,
    /// Requests per day, for teams that have such a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_day: Option<i64>,
    /// Requests left on this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining_day: Option<i64>,
    /// What the server has to say about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
}

/// Where a list goes on.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(from = "Value")]
pub struct Pagination {
    /// The URL of the next page; none on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page: Option<String>,
    /// The URL of the next page, as some operations call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_url: Option<String>,
    /// What to send as `cursor` for the next page, of operations that have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// How many there are on all pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_results: Option<i64>,
    /// What the server has to say about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
}

// What comes around the data is read leniently: it must never cost the data.

impl From<Value> for Meta {
    fn from(value: Value) -> Self {
        Self {
            credits: object(&value["_credits"]),
            cache: object(&value["_cache"]),
            rate_limits: object(&value["_rate_limits"]),
        }
    }
}

impl From<Value> for Credits {
    fn from(value: Value) -> Self {
        Self {
            used: number(&value["used"]),
            balance: number(&value["balance"]),
            note: text(&value["note"]),
        }
    }
}

impl From<Value> for CacheInfo {
    fn from(value: Value) -> Self {
        Self {
            is_cached: value["is_cached"].as_bool(),
            note: text(&value["note"]),
        }
    }
}

impl From<Value> for RateLimits {
    fn from(value: Value) -> Self {
        Self {
            limit_minute: number(&value["limit_minute"]),
            remaining_minute: number(&value["remaining_minute"]),
            limit_day: number(&value["limit_day"]),
            remaining_day: number(&value["remaining_day"]),
            notice: text(&value["notice"]),
        }
    }
}

impl From<Value> for Pagination {
    fn from(value: Value) -> Self {
        Self {
            next_page: text(&value["next_page"]),
            next_page_url: text(&value["next_page_url"]),
            next_cursor: text(&value["next_cursor"]),
            total_results: number(&value["total_results"]),
            notice: text(&value["notice"]),
        }
    }
}

fn object<T: From<Value>>(value: &Value) -> Option<T> {
    value.is_object().then(|| T::from(value.clone()))
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_i64(),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
