//! The subscriptions of fans and users.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Subscription {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discount_finished_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discount_percent: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discount_period: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discount_started_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    duration: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expired_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_active_paid_subscriptions: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_muted: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_activity: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    messages_summ: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    new_posts_after_expire_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    new_price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    posts_summ: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recommendations: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    regular_price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    renewed_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    show_posts_in_feed: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    streams_summ: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribe_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribe_price: Option<f64>,
    #[serde(default)]
    subscribes: Vec<SubscriptionPeriod>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribes_summ: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tips_summ: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total_summ: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unsubscribe_reason: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SubscriptionPeriod {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    action: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cancel_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discount: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    duration: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    earning_id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expire_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_current: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    offer_end: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    offer_start: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    regular_price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribe_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscriber_id: Option<i64>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    type_: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user_id: Option<i64>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SubscriptionBundle {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_buy: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discount: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    duration: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    price: Option<f64>,
}
