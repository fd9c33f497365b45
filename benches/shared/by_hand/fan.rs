//! Fans, and what they hold besides their subscriptions.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::subscription::{Subscription, SubscriptionBundle};

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FanPage {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_more: Option<bool>,
    #[serde(default)]
    list: Vec<Fan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    marker: Option<i64>,
    #[serde(default, rename = "_source", skip_serializing_if = "Option::is_none")]
    source: Option<Value>,
}

impl FanPage {
    /// Returns the fans, and whether there are more.
    pub(crate) fn into_parts(self) -> (Vec<Fan>, bool) {
        (self.list, self.has_more == Some(true))
    }
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Fan {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    archived_posts_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    audios_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    avatar: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    avatar_header_converter_upload: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    avatar_thumbs: Option<AvatarThumbs>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_add_subscriber: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_chat: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_comment_story: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_create_promotion: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_create_trial: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_earn: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_look_story: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_pay_internal: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_receive_chat_message: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_report: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_restrict: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_trial_send: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_unsubscribe: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    current_subscribe_price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    display_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    favorited_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    favorites_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    finished_streams_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_published_post_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_friends: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_labels: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_links: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_not_viewed_story: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_pinned_posts: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_saved_streams: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_scheduled_stream: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_stories: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_stream: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header_size: Option<ImageSize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header_thumbs: Option<HeaderThumbs>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hide_chat: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_adult_content: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_blocked: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_friend: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_markdown_disabled_for_about: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_paywall_required: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_pending_autoprolong: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_performer: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_private_restriction: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_real_performer: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_referrer_allowed: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_restricted: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_spotify_connected: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_spring_connected: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_verified: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    join_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_reply_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_seen: Option<String>,
    #[serde(default)]
    lists_states: Vec<UserListMembership>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    medias_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    photos_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    posts_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private_archived_posts_count: Option<i64>,
    #[serde(default)]
    promo_offers: Vec<PromotionOffer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    should_show_finished_streams: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    show_media_count: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    show_posts_in_feed: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    show_subscribers_count: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribe_price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_by: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_by_autoprolong: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_by_data: Option<Subscription>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_by_expire: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_by_expire_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_is_expired_now: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_on: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_on_data: Option<Subscription>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_on_duration: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribed_on_expired_now: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribers_count: Option<Value>,
    #[serde(default)]
    subscription_bundles: Vec<SubscriptionBundle>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tips_enabled: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tips_max: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tips_min: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tips_min_internal: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tips_text_enabled: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    videos_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    view: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wishlist: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct AvatarThumbs {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    c144: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    c50: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct HeaderThumbs {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    w480: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    w760: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct ImageSize {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    height: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    width: Option<i64>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PromotionOffer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expired_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    finished_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscribe_days: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subscriber_id: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user_id: Option<Value>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UserListMembership {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_add_user: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cannot_add_user_reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_user: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    type_: Option<String>,
}
