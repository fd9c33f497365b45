//! Metadata, raw bodies and success statuses of a response.

use onlyfansapi::{
    Response, StatusCode,
    types::{Envelope, SmartLinkPostback},
};

use crate::support::CannedServer;

const HEADERS: [(&str, &str); 5] = [
    ("x-ofapi-credits-used", "3"),
    ("x-ofapi-credits-balance", "97"),
    ("x-ofapi-is-cached", "true"),
    ("x-rate-limit-limit-minute", "1000"),
    ("x-rate-limit-remaining-minute", "999"),
];

async fn postbacks(
    status: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Response<Envelope<Vec<SmartLinkPostback>>> {
    let server = CannedServer::responding(status, headers, body).await;
    let client = server.client();
    let request = client.smart_link_postbacks().list();
    request.send().await.expect("postbacks")
}

#[tokio::test]
async fn metadata_is_read_from_the_body_where_headers_are_missing() {
    let body = r#"{"data": [], "_meta": {
        "_credits": {"used": 1, "balance": 41, "note": "Always"},
        "_cache": {"is_cached": false},
        "_rate_limits": {"limit_minute": 5000, "remaining_minute": 4999, "limit_day": null}}}"#;
    let response = postbacks("200 OK", &[], body).await;
    let credits = response.credits().expect("credits");
    assert_eq!((credits.used, credits.balance), (Some(1), Some(41)));
    let limit = response.rate_limits().expect("a rate limit");
    assert_eq!(
        (limit.limit_minute, limit.remaining_minute),
        (Some(5000), Some(4999))
    );
    assert!(!response.is_cached());
}

#[tokio::test]
async fn metadata_of_the_headers_wins_over_the_body() {
    for body in [
        "{}",
        r#"{"_meta": null}"#,
        r#"{"_meta": {}}"#,
        r#"{"_meta": {"_credits": {"used": 1, "balance": 5}, "_cache": {"is_cached": false}, "_rate_limits": {"limit_minute": 2, "remaining_minute": 1}}}"#,
        r#"{"_meta": {"_credits": null, "_rate_limits": [], "_cache": {}}}"#,
    ] {
        let response = postbacks("200 OK", &HEADERS, body).await;
        let credits = response.credits().expect("credits");
        assert_eq!(
            (credits.used, credits.balance),
            (Some(3), Some(97)),
            "{body}"
        );
        let limit = response.rate_limits().expect("a rate limit");
        assert_eq!(
            (limit.limit_minute, limit.remaining_minute),
            (Some(1000), Some(999)),
            "{body}"
        );
        assert!(response.is_cached(), "{body}");
    }
}

#[tokio::test]
async fn metadata_may_be_missing() {
    let response = postbacks("200 OK", &[], "{}").await;
    assert_eq!(response.credits(), None);
    assert_eq!(response.rate_limits(), None);
    assert!(!response.is_cached());
}

#[tokio::test]
async fn the_raw_body_keeps_undocumented_members() {
    let body = "{ \"data\": [],  \"new\": 1 }";
    let response = postbacks("200 OK", &[("x-new", "2")], body).await;
    assert_eq!(response.raw(), body.as_bytes());
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["x-new"], "2");
    assert!(response.into_inner().data.is_empty());
}

#[tokio::test]
async fn null_and_absent_lists_are_empty() {
    for body in [r#"{"data": null}"#, "{}"] {
        let response = postbacks("200 OK", &[], body).await;
        assert_eq!(response.data, [], "{body}");
        assert_eq!(response.drift(), [], "{body}");
    }
    for row in [r#"{"headers": null, "smart_link_ids": null}"#, "{}"] {
        let body = format!(r#"{{"data": [{row}, null]}}"#);
        let response = postbacks("200 OK", &[], &body).await;
        assert_eq!(response.data, [SmartLinkPostback::default()], "{body}");
        assert_eq!(response.drift(), [], "{body}");
    }
}

#[tokio::test]
async fn an_undocumented_success_status_is_a_success() {
    for (status, body) in [
        ("201 Created", r#"{"data": [{"id": 1}]}"#),
        ("202 Accepted", r#"{"data": [{"id": 1}]}"#),
    ] {
        let response = postbacks(status, &[], body).await;
        assert_eq!(response.data[0].id, Some(1), "{status}");
    }
    let server =
        CannedServer::sending("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_owned())
            .await;
    let response = server
        .client()
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect("nothing");
    assert!(response.data.is_empty());
}

#[tokio::test]
async fn a_documented_204_has_no_value() {
    let server =
        CannedServer::sending("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_owned())
            .await;
    let response = server
        .client()
        .smart_link_postbacks()
        .delete(7)
        .send()
        .await
        .expect("nothing");
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    response.into_inner();
}

#[tokio::test]
async fn plain_text_is_returned_unchanged() {
    let server =
        CannedServer::responding("200 OK", &[("content-type", "text/plain")], "Post updated").await;
    let client = server.client();
    let response = client
        .posts()
        .update("acct_1", 2)
        .text("new text")
        .send()
        .await;
    assert_eq!(response.expect("text").as_str(), "Post updated");
}
