//! Changes that are refused.

use crate::tokens::{Tampering, of};

pub(crate) const LIST: &str = "GET /api/{account}/chats";
pub(crate) const SEND: &str = "POST /api/{account}/chats/{chat_id}/messages";
pub(crate) const UPLOAD: &str = "POST /api/{account}/media/vault";
pub(crate) const FUNCTIONS: &str = "the functions of progenitor";

/// The changes, and the place that each refusal names.
pub(crate) const REFUSED: [(Tampering, &str); 34] = [
    (
        of(
            "a segment that is changed",
            "fn chats_list <",
            "encode_path(&account.to_string())",
            "encode_path(&account.to_string().to_lowercase())",
        ),
        LIST,
    ),
    (
        of(
            "a value of a query that is changed",
            "fn chats_list <",
            "new(\"offset\", &offset)",
            "new(\"offset\", &offset.map(double))",
        ),
        LIST,
    ),
    (
        of(
            "a part of a body",
            "fn messages_send <",
            ".json(&body)",
            ".json(&body[\"text\"])",
        ),
        SEND,
    ),
    (
        of(
            "a header that is changed",
            "fn messages_send <",
            "value.to_string().try_into()?",
            "value.to_string().to_lowercase().try_into()?",
        ),
        SEND,
    ),
    (
        of(
            "an enum that serde reads in another way",
            "",
            "pub enum ChatFilter {",
            "#[serde(untagged)] pub enum ChatFilter {",
        ),
        "type `ChatFilter`",
    ),
    (
        of(
            "a type more",
            "",
            "pub enum ChatFilter {",
            "pub struct More { } pub enum ChatFilter {",
        ),
        "type `More`",
    ),
    (
        of(
            "an item of another kind",
            "",
            "pub mod prelude",
            "fn more() { } pub mod prelude",
        ),
        "progenitor's output",
    ),
    (
        of("a query name", "fn chats_list <", "\"offset\"", "\"skip\""),
        LIST,
    ),
    (
        of(
            "a query parameter that is not sent",
            "fn chats_list <",
            ".query(&progenitor_client::QueryParam::new(\"offset\", &offset))",
            "",
        ),
        LIST,
    ),
    (
        of(
            "a query parameter with the value of another",
            "fn chats_list <",
            "new(\"offset\", &offset)",
            "new(\"offset\", &limit)",
        ),
        LIST,
    ),
    (
        of(
            "a missing function",
            "",
            "fn chats_list <",
            "fn chats_lists <",
        ),
        LIST,
    ),
    (
        of(
            "a function more",
            "",
            "pub async fn chats_hide",
            "pub async fn more<'a>(&'a self) {} pub async fn chats_hide",
        ),
        FUNCTIONS,
    ),
    (
        of(
            "a header name",
            "fn messages_send <",
            "\"Idempotency-Key\"",
            "\"Idempotency-Token\"",
        ),
        SEND,
    ),
    (
        of(
            "headers that are not sent",
            "fn messages_send <",
            ".headers(header_map)",
            "",
        ),
        SEND,
    ),
    (
        of(
            "a body that is not sent",
            "fn messages_send <",
            ".json(&body)",
            "",
        ),
        SEND,
    ),
    (
        of(
            "a form of parts that is sent as another form",
            "fn media_vault_upload <",
            ".json(&body)",
            ".form_urlencoded(&body)?",
        ),
        UPLOAD,
    ),
    (
        of(
            "a form of parts that is JSON",
            "fn media_vault_upload <",
            "body: &'a ::runtime::Form",
            "body: &'a ::serde_json::Value",
        ),
        UPLOAD,
    ),
    (
        of(
            "JSON that is a form of parts",
            "fn messages_send <",
            "body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>",
            "body: &'a ::runtime::Form",
        ),
        SEND,
    ),
    (
        of(
            "another media type that is asked for",
            "fn chats_list <",
            "\"application/json\"",
            "\"text/html\"",
        ),
        LIST,
    ),
    (
        of(
            "a call that is not known",
            "fn chats_list <",
            ".headers(header_map)",
            ".timeout(limit).headers(header_map)",
        ),
        LIST,
    ),
    (
        of(
            "another status of success",
            "fn chats_list <",
            "200u16",
            "201u16",
        ),
        LIST,
    ),
    (
        of(
            "the name of another operation",
            "fn chats_list <",
            "operation_id: \"chats_list\"",
            "operation_id: \"chats_hide\"",
        ),
        LIST,
    ),
    (
        of(
            "another header of progenitor's own",
            "fn chats_list <",
            "\"api-version\"",
            "\"x-version\"",
        ),
        LIST,
    ),
    (
        of(
            "a response that is not read",
            "fn chats_list <",
            "ResponseValue::from_response(response).await",
            "Ok(ResponseValue::empty(response))",
        ),
        LIST,
    ),
    (
        of(
            "the type of an argument that is not known",
            "fn chats_list <",
            "limit: Option<i64>",
            "limit: Option<u64>",
        ),
        LIST,
    ),
    (
        of(
            "the type of a response that is not known",
            "fn chats_list <",
            "::std::vec::Vec<types::Chat>",
            "::std::collections::BTreeSet<types::Chat>",
        ),
        LIST,
    ),
    (
        of(
            "a path with a place less",
            "fn chats_list <",
            "\"{}/api/{}/chats\"",
            "\"{}/api/chats\"",
        ),
        LIST,
    ),
    (
        of(
            "a missing type",
            "",
            "pub struct Chat {",
            "pub struct Chats {",
        ),
        "type `Chat`",
    ),
    (
        of(
            "an enum for a struct",
            "",
            "pub struct Chat {",
            "pub enum Chat {",
        ),
        "type `Chat`",
    ),
    (
        of(
            "a member that is required",
            "pub struct Chat {",
            "#[serde(rename = \"canGoToProfile\", skip_serializing_if = \"::std::option::Option::is_none\")]",
            "#[serde(rename = \"canGoToProfile\")]",
        ),
        "type `Chat`",
    ),
    (
        of(
            "a struct that refuses members",
            "",
            "pub struct Chat {",
            "#[serde(deny_unknown_fields)] pub struct Chat {",
        ),
        "type `Chat`",
    ),
    (
        of(
            "the value of a variant in one place of three",
            "pub enum ChatFilter",
            "rename = \"with_tips\"",
            "rename = \"with_cash\"",
        ),
        "type `ChatFilter`",
    ),
    (
        of(
            "what a variant is read from",
            "FromStr for ChatFilter",
            "\"with_tips\" =>",
            "\"with_cash\" =>",
        ),
        "type `ChatFilter`",
    ),
    (
        of(
            "a missing variant",
            "pub enum ChatFilter",
            "#[serde(rename = \"with_tips\")] WithTips,",
            "",
        ),
        "type `ChatFilter`",
    ),
];
