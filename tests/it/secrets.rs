//! The key is sent to the API and nowhere else, and no header can be injected.

use onlyfansapi::{BASE_URL, Client, Error, ErrorKind, FANSAPI_BASE_URL, Method, Outcome};

use crate::{
    faults::{FaultServer, ServerResponse, soon},
    support::mock,
    watch,
};

/// Expects an error before anything is sent, and returns its message.
fn refusal<T>(case: &str, result: Result<T, Error>) -> String {
    let Err(error) = result else {
        panic!("{case}: expected a refusal, found a response");
    };
    let found = (error.kind(), error.outcome(), error.attempts());
    assert_eq!(found, (ErrorKind::Request, Outcome::NotSent, 0), "{case}");
    let text = error.to_string();
    assert!(!text.contains(char::is_control), "{case}: {text:?}");
    text
}

#[tokio::test]
async fn headers_that_the_client_sets_cannot_be_overridden() {
    let (server, client) = mock().await;
    for name in [
        "authorization",
        "Authorization",
        "AUTHORIZATION",
        "host",
        "Host",
        "content-length",
        "Content-Length",
        "transfer-encoding",
        "connection",
    ] {
        let request = client.chats().list("acct_1").header(name, "7");
        let text = refusal(name, request.await);
        assert!(text.contains(&name.to_ascii_lowercase()), "{text}");
        let request = client
            .request(Method::POST, "/api/things")
            .header(name, "7");
        refusal(name, request.await);
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_header_with_control_characters_is_refused() {
    let (server, client) = mock().await;
    for value in ["a\r\nx-forged: b", "a\nb", "a\rb", "a\0b", "\u{7f}"] {
        let request = client.chats().list("acct_1").header("x-team", value);
        refusal(value, request.await);
        let request = client
            .request(Method::GET, "/api/whoami")
            .header("x-team", value);
        refusal(value, request.await);
        let request = client.messages().send("acct_1", 5).idempotency_key(value);
        refusal(value, request.await);
        let request = client.request(Method::POST, "/api/things");
        let request = request.body_bytes(format!("text/{value}"), "body");
        refusal(value, request.await);
    }
    for name in ["", "a b", "x-a:", "x-a\r\nx-forged", "x\u{e4}"] {
        let request = client.chats().list("acct_1").header(name, "a");
        refusal(name, request.await);
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_header_of_the_caller_is_sent_beside_those_of_the_client() {
    let (server, client) = mock().await;
    let request = client.chats().list("acct_1");
    request.header("X-Team", "blue ;").await.expect("chats");
    let requests = server.received();
    let headers = &requests[0].headers;
    assert_eq!(headers["x-team"], "blue ;");
    assert_eq!(headers.get_all("authorization").iter().count(), 1);
}

/// Responses contain such URLs, as that of the next page.
#[tokio::test]
async fn a_url_of_the_api_is_sent_to_the_base_url_of_the_client() {
    let (server, client) = mock().await;
    let own = server.base_url();
    let shouted = BASE_URL.replace("https://app", "HTTPS://APP");
    for origin in [
        "",
        own.as_str(),
        BASE_URL,
        FANSAPI_BASE_URL,
        shouted.as_str(),
    ] {
        let target = format!("{origin}/api/whoami?offset=20&a[]=%2F%20");
        let request = client.request(Method::GET, &target);
        request
            .await
            .unwrap_or_else(|error| panic!("{target}: {error}"));
        let requests = server.received();
        let request = requests.last().expect("a request");
        assert_eq!(request.path, "/api/whoami", "{target}");
        assert_eq!(request.query, "offset=20&a[]=%2F%20", "{target}");
        assert!(request.headers.contains_key("authorization"));
    }
    assert_eq!(server.received().len(), 5);
}

#[tokio::test]
async fn a_url_of_another_host_is_refused() {
    let other = FaultServer::scripted([ServerResponse::success().into()]).await;
    let (server, client) = mock().await;
    let own = server.base_url();
    let port = own.rsplit(':').next().expect("a port");
    for target in [
        format!("{}/api/x", other.base_url()),
        "https://example.com/api/x".to_owned(),
        "http://app.onlyfansapi.com/api/x".to_owned(),
        "https://app.onlyfansapi.com:8443/api/x".to_owned(),
        "https://app.onlyfansapi.com.example.com/api/x".to_owned(),
        "https://app.onlyfansapi.com@example.com/api/x".to_owned(),
        "https://example.com/https://app.onlyfansapi.com/api/x".to_owned(),
        "https://onlyfansapi.com/api/x".to_owned(),
        format!("https://127.0.0.1:{port}/api/x"),
        format!("http://localhost:{port}/api/x"),
        "ws://app.onlyfansapi.com/api/x".to_owned(),
        "ftp://app.onlyfansapi.com/api/x".to_owned(),
        "//example.com/api/x".to_owned(),
        "/\\example.com/api/x".to_owned(),
        "\\\\example.com/api/x".to_owned(),
        "https:example.com".to_owned(),
        "file:///etc/passwd".to_owned(),
        "data:text/plain,x".to_owned(),
        "@example.com/api/x".to_owned(),
        ".example.com/api/x".to_owned(),
        ":80/api/x".to_owned(),
        String::new(),
    ] {
        for method in [Method::GET, Method::POST] {
            let result = soon(client.request(method, &target)).await;
            refusal(&target, result);
        }
    }
    assert!(server.received().is_empty());
    assert_eq!(other.seen(), 0);
}

#[tokio::test]
async fn a_path_that_a_server_would_rewrite_is_refused() {
    let (server, client) = mock().await;
    for target in [
        "/api/../accounts",
        "/api/./accounts",
        "/api/%2e%2e/accounts",
        "/api/%252E./accounts",
        "/api/..\\accounts",
        "/api/a\r\nx-forged: b",
        "/api/a\tb",
        "/api/a b HTTP/1.1",
    ] {
        let result = client.request(Method::GET, target).await;
        refusal(target, result);
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn plain_http_is_refused_except_on_the_loopback_interface() {
    let builder = |url: &str| Client::builder().api_key(watch::key()).base_url(url);
    for url in [
        "http://example.com",
        "http://app.onlyfansapi.com",
        "http://10.0.0.1:8080",
        "http://192.168.1.1",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://notlocalhost",
        "http://[2001:db8::1]",
    ] {
        let error = builder(url).build().expect_err(url).to_string();
        assert!(error.contains("https"), "{error}");
        let allowed = builder(url).allow_plain_http(true).build();
        assert_eq!(allowed.expect(url).base_url(), url);
        let taken_back = builder(url).allow_plain_http(true).allow_plain_http(false);
        assert!(taken_back.build().is_err(), "{url}");
    }
    for url in [
        "http://127.0.0.1:8080",
        "http://127.9.8.7",
        "http://localhost",
        "http://localhost:3000/of",
        "http://[::1]:8080",
        "https://example.com",
    ] {
        assert_eq!(builder(url).build().expect(url).base_url(), url);
    }
}
