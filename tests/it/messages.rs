//! Error messages say what was expected, what was found and what to do.

use std::time::Duration;

use onlyfansapi::{Client, ErrorKind, Method, Outcome, Pace};

use crate::support::{CannedServer, key};

fn build_error(base_url: &str) -> String {
    let builder = Client::builder().api_key(key()).base_url(base_url);
    builder.build().expect_err("unusable").to_string()
}

#[tokio::test]
async fn a_target_that_is_refused_is_named() {
    let client = CannedServer::silent().await.client();
    for (target, message) in [
        (
            "api/x",
            "GET api/x: the request was not sent: target: expected a path that begins with `/`, or a URL of this API, found text that is neither",
        ),
        (
            "https://example.com/api/acct_1/x?key=1",
            "GET /api/{}/x: the request was not sent: target: expected a path that begins with `/`, or a URL of this API, found a URL with the origin https://example.com",
        ),
        (
            "",
            "GET: the request was not sent: target: expected a path that begins with `/`, or a URL of this API, found text that is neither",
        ),
        // It may be the key.
        (
            "ofapi_secret",
            "GET: the request was not sent: target: expected a path that begins with `/`, or a URL of this API, found text that is neither",
        ),
        (
            "/v\n/x",
            "GET /{}/x: the request was not sent: target: expected a percent-encoded path and query, found whitespace, a control or non-ASCII character, `\\` or `#`",
        ),
        (
            "/api/{account}/chats",
            "GET /api/{}/chats: the request was not sent: target: expected a path with its arguments in place, found one of { } \" < > `",
        ),
        (
            "/api/../x",
            "GET /api/{}/x: the request was not sent: target: expected a path without `.` and `..` segments and without a leading `//`, found one of them",
        ),
    ] {
        let error = client.request(Method::GET, target).await.expect_err(target);
        assert_eq!(error.to_string(), message);
        assert_eq!(error.kind(), ErrorKind::Request);
    }
}

#[tokio::test]
async fn the_problem_of_a_url_in_a_path_is_named() {
    let client = CannedServer::silent().await.client();
    for (url, problem) in [
        (
            "cdn2.onlyfans.com/1.jpg",
            "expected a URL that begins with http:// or https://, found other text",
        ),
        (
            "https://cdn2.onlyfans.com/a b.jpg",
            "expected a URL without whitespace, found some: percent-encode it, a space as %20",
        ),
        (
            "https://cdn2.onlyfans.com/a/../b.jpg",
            "expected a URL without `.` and `..` in its path, found one of them, plain or percent-encoded",
        ),
        (
            "https://cdn2.onlyfans.com/a\\b.jpg",
            "expected a URL without backslashes and control characters, found one, plain or percent-encoded",
        ),
    ] {
        let download = client.media().download("acct_1", url);
        let error = download.await.expect_err(url).to_string();
        assert!(error.ends_with(problem), "{error}");
    }
}

#[tokio::test]
async fn a_redirect_that_is_not_followed_is_explained() {
    let round = CannedServer::responding("302 Found", &[("location", "/again")], "").await;
    let message =
        "the redirect was not followed: expected at most 10 redirects in a row, found more";
    let error = round
        .client()
        .chats()
        .list("acct_1")
        .await
        .expect_err("a redirect");
    assert_eq!(
        error.to_string(),
        format!("GET /api/{{account}}/chats: 302: {message}")
    );

    let error = round.client().request(Method::POST, "/api/x").await;
    let error = error.expect_err("a redirect").to_string();
    let message = "302: the redirect was not followed: expected a GET or HEAD request without a stream, found another";
    assert_eq!(error, format!("POST /api/x: {message}"));

    let nowhere = CannedServer::responding("302 Found", &[], "").await;
    let error = nowhere.client().chats().list("acct_1").await;
    let error = error.expect_err("a redirect").to_string();
    let message = "302: the redirect was not followed: expected an http or https URL in `Location`, found none";
    assert_eq!(error, format!("GET /api/{{account}}/chats: {message}"));
}

#[tokio::test]
async fn a_body_that_is_not_encoded_as_announced_is_explained() {
    let headers = [("content-encoding", "gzip")];
    let server = CannedServer::responding("200 OK", &headers, r#"{"data":null}"#).await;
    let error = server
        .client()
        .chats()
        .list("acct_1")
        .await
        .expect_err("no gzip");
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: 200: expected a body in the encoding that `Content-Encoding` names, found other bytes"
    );
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[test]
fn a_base_url_that_ends_in_api_is_refused() {
    for base_url in [
        "https://app.onlyfansapi.com/api",
        "https://app.onlyfansapi.com/api/",
        "https://proxy.example/of/api",
    ] {
        assert_eq!(
            build_error(base_url),
            format!(
                "ClientBuilder::base_url: expected a URL that does not end in `/api`, with which every request path begins, found {base_url:?}"
            )
        );
    }
    let fine = Client::builder()
        .api_key(key())
        .base_url("https://proxy.example/rapi");
    assert!(fine.build().is_ok());
}

#[tokio::test]
async fn a_call_that_waits_for_a_throttled_account_says_so() {
    let headers = [("retry-after", "900")];
    let body = r#"{"error":"ONLYFANS_COM_RATE_LIMIT_ERROR","message":"No"}"#;
    let server = CannedServer::responding("429 Too Many Requests", &headers, body).await;
    let client = server.client();
    let error = client.chats().list("acct_1").await.expect_err("throttled");
    assert!(error.is_rate_limited());

    let deadline = Duration::from_secs(60);
    let next = client.chats().list("acct_1").deadline(deadline);
    let error = next.await.expect_err("throttled");
    let message = error.to_string();
    let start = "GET /api/{account}/chats: the request was not sent: expected to start within the deadline of 60s, found a wait of ";
    let middle = ": the account acct_1 is throttled until ";
    let end = " GMT; call again later or set a longer deadline";
    assert!(
        message.starts_with(start) && message.contains(middle) && message.ends_with(end),
        "{message}"
    );
    assert!(error.is_rate_limited() && error.is_timeout());
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.retry_after() > Some(deadline));

    // Another account does not wait for it.
    let other = client.chats().list("acct_2").deadline(deadline);
    assert_eq!(other.await.expect_err("throttled").attempts(), 1);
}

/// Of a deadline that ends while the minute is used up, by the server's count or the client's own.
#[tokio::test]
async fn a_call_that_waits_for_the_next_minute_says_whose_it_is() {
    let headers = [
        ("x-rate-limit-limit-minute", "100"),
        ("x-rate-limit-remaining-minute", "0"),
    ];
    let server = CannedServer::responding("200 OK", &headers, r#"{"data":null}"#).await;
    let late = |client: Client| async move {
        client.chats().list("acct_1").await.expect("chats");
        let next = client.chats().list("acct_2");
        let next = next.deadline(Duration::from_millis(50));
        next.await.expect_err("no room")
    };

    let error = late(server.client()).await;
    let message = error.to_string();
    assert!(
        message.contains("the team's limit of requests per minute is reached"),
        "{message}"
    );
    assert!(error.is_rate_limited() && error.is_timeout());

    let own = server.client_with(|builder| builder.pace(Pace::off().per_minute(1)));
    let error = late(own).await;
    let message = error.to_string();
    assert!(
        message.contains("the client's own limit of requests per minute is reached"),
        "{message}"
    );
    assert!(!error.is_rate_limited() && error.is_timeout());
}
