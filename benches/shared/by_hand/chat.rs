//! Chats and their messages.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{fan::Fan, media::Media, user::User};

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Chat {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_go_to_profile: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_not_send_reason: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_send_message: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count_pinned_messages: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fan: Option<Fan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_purchased_feed: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_unread_tips: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_muted_notifications: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_message: Option<ChatMessage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_read_message_id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_reply_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unread_messages_count: Option<i64>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChatMessage {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_be_pinned: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_purchase: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_purchase_reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_report: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_unsend_queue: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cancel_seconds: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from_user: Option<User>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    giphy_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_couple_people_media: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_free: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_from_queue: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_liked: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_markdown_disabled: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_media_ready: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_new: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_opened: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_pinned: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_reported_by_me: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_sent_by_me: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_tip: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locked_text: Option<bool>,
    #[serde(default)]
    media: Vec<Media>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    media_count: Option<i64>,
    #[serde(default)]
    previews: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    price: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    queue_id: Option<i64>,
    #[serde(default)]
    release_forms: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reply_to_message: Option<Box<ChatMessage>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    response_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tip_amount: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to_user: Option<User>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unsend_seconds_queue: Option<i64>,
}
