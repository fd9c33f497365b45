//! The object that wraps the data of a response.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub(crate) struct Envelope<T> {
    data: T,
    #[serde(default, rename = "_meta", skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
    #[serde(
        default,
        rename = "_pagination",
        skip_serializing_if = "Option::is_none"
    )]
    pagination: Option<Pagination>,
}

impl<T> Envelope<T> {
    pub(crate) fn into_data(self) -> T {
        self.data
    }
}

#[derive(Deserialize, Serialize)]
struct Meta {
    #[serde(default, rename = "_credits", skip_serializing_if = "Option::is_none")]
    credits: Option<Credits>,
    #[serde(default, rename = "_cache", skip_serializing_if = "Option::is_none")]
    cache: Option<CacheInfo>,
    #[serde(
        default,
        rename = "_rate_limits",
        skip_serializing_if = "Option::is_none"
    )]
    rate_limits: Option<RateLimits>,
}

#[derive(Deserialize, Serialize)]
struct Credits {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    used: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    balance: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct CacheInfo {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_cached: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct RateLimits {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit_minute: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remaining_minute: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit_day: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remaining_day: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Pagination {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_page: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_page_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total_results: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
}
