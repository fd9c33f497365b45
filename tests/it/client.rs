//! The settings of a client, and their effect on all of its requests.

use std::{error::Error as _, time::Duration};

use onlyfansapi::{BASE_URL, Client, ErrorKind};

use crate::{
    support::{CannedServer, key, mock},
    vendored,
};

const NO_POSTBACKS: &str = r#"{"data": []}"#;

fn build_error(builder: onlyfansapi::ClientBuilder) -> String {
    builder.build().expect_err("an invalid setting").to_string()
}

/// Returns the header lines of a request.
fn headers(request: &str) -> Vec<&str> {
    let (head, _) = request.split_once("\r\n\r\n").expect("a head");
    head.lines().skip(1).collect()
}

#[test]
fn the_default_base_url_is_the_first_server_of_the_document() {
    let document = vendored::document();
    assert_eq!(document.server.as_deref(), Some(BASE_URL));
    let client = Client::builder().api_key(key()).build().expect("a client");
    assert_eq!(client.base_url(), BASE_URL);
}

#[test]
fn a_client_is_shared_between_threads() {
    fn is_shared<T: Clone + Send + Sync + 'static>() {}
    is_shared::<Client>();
}

#[test]
fn a_request_can_be_sent_from_any_thread() {
    fn is_send(_: impl Future + Send) {}
    let client = Client::builder().api_key(key()).build().expect("a client");
    is_send(client.smart_link_postbacks().list().send());
    is_send(client.smart_link_postbacks().create().send());
}

#[test]
fn a_missing_key_says_how_to_set_it() {
    assert_eq!(
        build_error(Client::builder()),
        "no API key: set the environment variable ONLYFANSAPI_API_KEY, or call ClientBuilder::api_key"
    );
}

#[test]
fn an_invalid_key_is_refused_and_not_shown() {
    assert_eq!(
        build_error(Client::builder().api_key(" ")),
        "ClientBuilder::api_key: expected an API key, found nothing"
    );
    for key in [
        "two words",
        "new\nline",
        "caf\u{e9}",
        "key\u{200b}",
        "key\u{7f}",
    ] {
        let error = build_error(Client::builder().api_key(key));
        assert_eq!(
            error,
            "ClientBuilder::api_key: expected an API key, found spaces or characters beyond ASCII"
        );
    }
}

#[test]
fn an_invalid_base_url_is_refused() {
    let error = |url: &str| build_error(Client::builder().api_key(key()).base_url(url));
    assert_eq!(
        error("app.onlyfansapi.com"),
        "ClientBuilder::base_url: expected a URL, found other text"
    );
    assert_eq!(
        error("ftp://example.com"),
        "ClientBuilder::base_url: expected a URL of http or https, found \"ftp://example.com\""
    );
    assert_eq!(
        error("https://example.com?a=b"),
        "ClientBuilder::base_url: expected a URL without query and fragment, found \"https://example.com?a=b\""
    );
    for url in [
        "https://user:password@example.com",
        "ftp://user:password@example.com?a=b",
        "user:password@",
    ] {
        assert_eq!(
            error(url),
            "ClientBuilder::base_url: expected a URL without user and password"
        );
    }
}

#[test]
fn invalid_headers_are_refused() {
    let client = || Client::builder().api_key(key());
    assert_eq!(
        build_error(client().default_header("no name", "x")),
        "ClientBuilder::default_header: expected the name of a header, found \"no name\""
    );
    assert_eq!(
        build_error(client().default_header("authorization", "Bearer other")),
        "ClientBuilder::default_header: authorization is set by the client alone"
    );
    assert_eq!(
        build_error(client().default_header("x-secret", "a\nb")),
        "ClientBuilder::default_header: the value of x-secret cannot be sent in a header"
    );
    assert_eq!(
        build_error(client().user_agent("a\nb")),
        "ClientBuilder::user_agent: expected text that can be sent in a header"
    );
}

#[test]
fn the_key_is_never_printed() {
    let builder = Client::builder().api_key(key());
    assert!(!format!("{builder:?}").contains(key()));
    let client = builder.build().expect("a client");
    assert!(!format!("{client:?}").contains(key()));
    assert!(!format!("{:?}", client.smart_link_postbacks().list()).contains(key()));
}

#[tokio::test]
async fn a_request_has_the_headers_of_its_client() {
    let server = CannedServer::responding("200 OK", &[], NO_POSTBACKS).await;
    let client = Client::builder()
        .api_key(key())
        .base_url(&server.base_url)
        .user_agent("my-crm/1.0")
        .default_header("x-team", "blue")
        .build()
        .expect("a client");
    client
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect("postbacks");
    let request = server.request();
    let headers = headers(&request);
    let version = env!("CARGO_PKG_VERSION");
    for expected in [
        format!("authorization: Bearer {}", key()),
        format!("user-agent: onlyfansapi-rust/{version} my-crm/1.0"),
        "x-team: blue".to_owned(),
        "accept: application/json".to_owned(),
    ] {
        assert!(
            headers.contains(&expected.as_str()),
            "{expected} in {headers:#?}"
        );
    }
    assert_eq!(
        headers
            .iter()
            .filter(|header| header.starts_with("authorization"))
            .count(),
        1
    );
    assert!(
        !headers
            .iter()
            .any(|header| header.starts_with("api-version"))
    );
}

#[tokio::test]
async fn a_path_in_the_base_url_is_kept() {
    let server = CannedServer::responding("200 OK", &[], NO_POSTBACKS).await;
    let client = Client::builder()
        .api_key(key())
        .base_url(format!("{}/proxy/of/", server.base_url))
        .build()
        .expect("a client");
    client
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect("postbacks");
    assert!(
        server
            .request()
            .starts_with("GET /proxy/of/api/smart-link-postbacks HTTP/1.1\r\n")
    );
}

#[tokio::test]
async fn a_given_http_client_sends_the_requests() {
    let server = CannedServer::responding("200 OK", &[], NO_POSTBACKS).await;
    let http = reqwest::Client::builder().default_headers(
        [(
            reqwest::header::DNT,
            reqwest::header::HeaderValue::from_static("1"),
        )]
        .into_iter()
        .collect(),
    );
    let client = Client::builder()
        .api_key(key())
        .base_url(&server.base_url)
        .http_client(http)
        .default_tls()
        .build()
        .expect("a client");
    client
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect("postbacks");
    assert!(headers(&server.request()).contains(&"dnt: 1"));
}

#[tokio::test]
async fn missing_arguments_are_reported_before_anything_is_sent() {
    let (server, client) = mock().await;
    let error = client
        .smart_link_postbacks()
        .update(7)
        .send()
        .await
        .expect_err("no arguments");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "PATCH /api/smart-link-postbacks/{postback_id}: the request was not sent: \
         conversion_types: expected a value, found none; smart_link_scope: expected a value, found none; url: expected a value, found none"
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_request_without_a_response_times_out() {
    let server = CannedServer::silent().await;
    let client = Client::builder()
        .api_key(key())
        .base_url(&server.base_url)
        .timeout(Duration::from_millis(1))
        .build()
        .expect("a client");
    let error = client
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect_err("no response");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "GET /api/smart-link-postbacks: no answer in time"
    );
}

#[tokio::test]
async fn an_unreachable_server_is_a_transport_error_without_the_url() {
    let closed = CannedServer::silent().await;
    let client = closed.client();
    drop(closed);
    tokio::task::yield_now().await;
    let error = client
        .chats()
        .list("private")
        .send()
        .await
        .expect_err("no server");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status(), None);
    let source = error.source().expect("a cause");
    assert!(!format!("{error} {error:?} {source}").contains("private"));
}

#[test]
fn a_build_error_is_also_an_error() {
    let error: onlyfansapi::Error = Client::builder().build().expect_err("no key").into();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(
        error
            .source()
            .expect("a cause")
            .to_string()
            .starts_with("no API key")
    );
}

#[tokio::test]
async fn an_argument_that_another_one_requires_is_checked_before_anything_is_sent() {
    let (server, client) = mock().await;
    let postback = || {
        let postbacks = client.smart_link_postbacks();
        let postback = postbacks.create().url("https://example.com");
        postback.conversion_types(["new_subscriber"])
    };
    let chosen = postback().smart_link_scope("campaign_specific");
    let error = chosen.await.expect_err("no links").to_string();
    let problem =
        "smart_link_ids: expected a value with smart_link_scope `campaign_specific`, found none";
    assert!(error.contains(problem), "{error}");
    assert_eq!(server.received().len(), 0);

    let chosen = postback().smart_link_scope("campaign_specific");
    chosen.smart_link_ids(["01J"]).await.expect("links");
    postback()
        .smart_link_scope("global")
        .await
        .expect("all links");
}
