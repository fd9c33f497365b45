//! Metadata, raw bodies and success statuses of a response.

use std::collections::BTreeMap;

use onlyfansapi::{
    ErrorKind, Items, Method, Response, StatusCode,
    types::{Envelope, SmartLinkPostback},
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    faults::{FaultServer, ServerResponse, client_of},
    support::CannedServer,
};

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
        assert_eq!(response.data[0].id, Some(1.into()), "{status}");
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

#[tokio::test]
async fn a_response_with_a_list_is_iterated_over() {
    let body = r#"{"data": [{"id": 1}, {"id": 2}], "_meta": null}"#;
    let response = postbacks("200 OK", &[], body).await;
    let mut ids = Vec::new();
    for postback in &response {
        ids.push(postback.id.clone());
    }
    assert_eq!(ids, [Some(1.into()), Some(2.into())]);
    assert_eq!(response.items().len(), 2);
    assert_eq!(response.clone().into_data(), response.data);
    assert_eq!(response.clone().into_inner().into_items(), response.data);
    let rows: Vec<SmartLinkPostback> = response.into_iter().collect();
    assert_eq!(rows.len(), 2);
    for body in [r#"{"data": null}"#, "{}", "[]"] {
        let response = postbacks("200 OK", &[], body).await;
        assert_eq!(response.items(), [], "{body}");
        assert_eq!(response.into_iter().count(), 0, "{body}");
    }
}

/// Returns a response whose data may be missing.
async fn one<D: DeserializeOwned>(body: &str) -> Response<Envelope<Option<D>>> {
    let server = CannedServer::responding("200 OK", &[], body).await;
    let target = "/api/acct_private/things";
    let request = server.client().request(Method::GET, target);
    let request = request.json::<Envelope<Option<D>>>();
    request.await.expect("a response")
}

#[tokio::test]
async fn data_is_returned_or_an_error_that_says_what_is_there() {
    let response = one::<SmartLinkPostback>(r#"{"data": {"id": 7}}"#).await;
    assert_eq!(response.data().expect("data").id, Some(7.into()));
    assert_eq!(response.into_data().expect("data").id, Some(7.into()));
    for (body, problem) in [
        (
            "{}",
            "expected `SmartLinkPostback` at data, found no such member",
        ),
        (
            r#"{"data": null}"#,
            "expected `SmartLinkPostback` at data, found null",
        ),
        (
            r#"{"data": []}"#,
            "expected `SmartLinkPostback` at data, found an empty list",
        ),
        (
            r#"{"data": "private"}"#,
            "expected struct SmartLinkPostback at data, found a string",
        ),
        (
            r#"{"success": false, "message": "private"}"#,
            "expected `SmartLinkPostback` at data, found no such member, and a failure reported at success",
        ),
    ] {
        let response = one::<SmartLinkPostback>(body).await;
        let error = response.data().expect_err(body);
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.status(), Some(StatusCode::OK), "{body}");
        assert_eq!(
            error.to_string(),
            format!("GET /api/{{}}/things: the response has no data: {problem}"),
        );
        let moved = response.into_data().expect_err(body);
        assert_eq!(moved.to_string(), error.to_string());
        assert_eq!(moved.mismatch(), error.mismatch());
    }
}

#[derive(Deserialize)]
struct Page {
    list: Vec<i64>,
}

impl Items for Page {
    type Item = i64;

    fn items(&self) -> &[i64] {
        &self.list
    }

    fn into_items(self) -> Vec<i64> {
        self.list
    }
}

#[tokio::test]
async fn the_data_of_a_page_and_of_a_map_are_returned() {
    let page = one::<Page>(r#"{"data": {"list": [1, 2]}}"#).await;
    assert_eq!(page.items(), [1, 2]);
    let numbers: Vec<i64> = page.into_iter().collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(one::<Page>("{}").await.items(), [0; 0]);
    let body = r#"{"data": {"a": 1}}"#;
    let server = CannedServer::responding("200 OK", &[], body).await;
    let request = server.client().request(Method::GET, "/api/x");
    let request = request.json::<Envelope<BTreeMap<String, i64>>>();
    let map = request.await.expect("a map").into_data();
    assert_eq!(map["a"], 1);
}

#[tokio::test]
async fn metadata_is_read_wherever_it_stands_in_the_body() {
    let meta = r#""_meta": {"_credits": {"used": 1, "balance": 41}}"#;
    let rows = "{},".repeat(5000);
    for body in [
        format!("{{{meta}, \"data\": [{rows} {{}}]}}"),
        format!("{{\"data\": [{rows} {{}}], {meta}, \"_pagination\": null}}"),
        format!("{{\"a\": [{rows} {{}}], {meta}, \"data\": [{rows} {{}}]}}"),
        format!("\u{feff}{{\"data\": [{rows} {{}}], {meta}}}"),
    ] {
        let server = CannedServer::responding("200 OK", &[], &body).await;
        let client = server.client();
        let response = client.smart_link_postbacks().list().await;
        let response = response.expect("postbacks");
        let balance = response.credits().and_then(|credits| credits.balance);
        assert_eq!(balance, Some(41));
        assert_eq!(client.credits().used, 1);
    }
}

#[tokio::test]
async fn text_with_bytes_that_are_not_utf_8_is_returned_with_drift() {
    let response = ServerResponse {
        body: b"Post \xff updated".to_vec(),
        ..ServerResponse::success()
    };
    let server = FaultServer::scripted([response.into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let request = client.posts().update("acct_1", 2).text("new text");
    let response = request.await.expect("text");
    assert_eq!(response.as_str(), "Post \u{fffd} updated");
    let [drift] = response.drift() else {
        panic!("expected one drift, found {:?}", response.drift());
    };
    assert_eq!(drift.found, "an invalid byte at offset 5");
}
