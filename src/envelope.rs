//! [`Envelope`]: what the server puts around most answers.

use serde::{Deserialize, Serialize};

use crate::reading::{Data, empty_list_as_none};

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
    #[serde(
        rename = "_meta",
        default,
        deserialize_with = "empty_list_as_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub meta: Option<Meta>,
    /// Where the list goes on.
    #[serde(
        rename = "_pagination",
        default,
        deserialize_with = "empty_list_as_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub pagination: Option<Pagination>,
}

/// What a request cost and is limited by.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Meta {
    /// The credits of the team.
    #[serde(
        rename = "_credits",
        default,
        deserialize_with = "empty_list_as_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub credits: Option<Credits>,
    /// Whether the answer was in the server's cache.
    #[serde(
        rename = "_cache",
        default,
        deserialize_with = "empty_list_as_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub cache: Option<CacheInfo>,
    /// The rate limits of the team.
    #[serde(
        rename = "_rate_limits",
        default,
        deserialize_with = "empty_list_as_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub rate_limits: Option<RateLimits>,
}

/// Credits, which every request is paid with. They belong to the team.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[non_exhaustive]
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
