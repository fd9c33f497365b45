//! The media of a message.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Media {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    additional: Option<UploadMetadata>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_view: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    converted_to_video: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counters: Option<MediaCounts>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    duration: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    extra: Option<String>,
    #[serde(default, rename = "file_name", skip_serializing_if = "Option::is_none")]
    file_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    files: Option<MediaFiles>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_custom_preview: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_error: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_posts: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_ready: Option<bool>,
    #[serde(default)]
    list_states: Vec<VaultListMembership>,
    #[serde(
        default,
        rename = "prefixed_id",
        skip_serializing_if = "Option::is_none"
    )]
    prefixed_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    process_id: Option<String>,
    #[serde(default)]
    release_forms: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source_url: Option<String>,
    #[serde(default)]
    thumbs: Vec<UploadThumb>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    type_: Option<String>,
    #[serde(default)]
    video_sources: BTreeMap<String, String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MediaCounts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    likes_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tips_summ: Option<f64>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct MediaFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    height: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sources: Option<MediaFileSources>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    width: Option<i64>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct MediaFileSources {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    w150: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    w480: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MediaFiles {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    drm: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    full: Option<MediaFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    preview: Option<MediaFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    square_preview: Option<MediaFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    thumb: Option<MediaFile>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct UploadMetadata {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct UploadThumb {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VaultListMembership {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    can_add_media: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    has_media: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    type_: Option<String>,
}
