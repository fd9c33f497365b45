//! Redirects: which are followed, and what is sent to their targets.

use onlyfansapi::{ErrorKind, Method, Outcome};

use crate::{
    faults::{FaultServer, Request, ServerResponse, client_of, soon},
    support::CannedServer,
    watch::{has_key, key},
};

const NO_POSTBACKS: &str = r#"{"data": []}"#;

async fn redirecting_to(target: String) -> FaultServer {
    let away = ServerResponse::json(307, "").header("location", format!("{target}/landed"));
    FaultServer::scripted([away.into()]).await
}

#[tokio::test]
async fn a_redirect_of_a_post_is_not_followed() {
    let target = CannedServer::responding("200 OK", &[], "{}").await;
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let server = CannedServer::responding(status, &[("location", &target.base_url)], "").await;
        let client = server.client();
        let request = client.free_trial_links().add_tags("a", 1).tags(["vip"]);
        let error = request.send().await.expect_err("no success");
        assert_eq!(error.kind(), ErrorKind::Api, "{status}");
        assert!(
            error.status().is_some_and(|status| status.is_redirection()),
            "{status}"
        );
        assert_eq!(
            error
                .headers()
                .map(|headers| headers["location"].as_bytes()),
            Some(target.base_url.as_bytes())
        );
    }
    assert!(target.requests().is_empty());
}

#[tokio::test]
async fn a_redirect_loop_ends() {
    let server = CannedServer::responding("302 Found", &[("location", "/again")], "").await;
    let error = server
        .client()
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect_err("a circle");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    let requests = server.requests();
    assert_eq!(requests.len(), 11);
    // The redirects stay on one host, and so does the key.
    assert!(requests.iter().all(|request| request.contains(key())));
}

#[tokio::test]
async fn the_key_does_not_follow_a_redirect_to_another_host() {
    let target = CannedServer::responding("200 OK", &[], NO_POSTBACKS).await;
    let location = format!("{}/elsewhere", target.base_url);
    let server = CannedServer::responding("302 Found", &[("location", &location)], "").await;
    server
        .client()
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect("postbacks");
    assert!(server.request().contains(key()));
    let followed = target.request();
    assert!(
        followed.starts_with("GET /elsewhere HTTP/1.1\r\n"),
        "{followed}"
    );
    assert!(
        !followed.contains(key()) && !followed.contains("referer"),
        "{followed}"
    );
    assert!(
        followed.contains("user-agent: onlyfansapi-rust/"),
        "{followed}"
    );
}

#[tokio::test]
async fn no_header_of_a_request_is_sent_to_the_target_of_a_redirect_to_another_host() {
    let target = FaultServer::scripted([ServerResponse::success().into()]).await;
    let server = redirecting_to(target.base_url()).await;
    let builder = client_of(server.base_url()).default_header("x-default", "private");
    let client = builder.build().expect("a client");
    let request = client.request(Method::GET, "/api/things");
    let request = request
        .header("x-private", "private")
        .header("cookie", "private");
    soon(request).await.expect("a response");
    let [request]: [Request; 1] = target.requests().try_into().expect("one request");
    assert_eq!(request.target, "/landed");
    let sent = format!("{:?}", request.headers);
    assert!(!sent.contains("private") && !has_key(&sent), "{sent}");
    assert_eq!(request.header("authorization"), None);
    assert_eq!(request.header("referer"), None);
}

#[tokio::test]
async fn no_write_follows_a_redirect() {
    let target = FaultServer::scripted([ServerResponse::success().into()]).await;
    let server = redirecting_to(target.base_url()).await;
    let client = client_of(server.base_url()).build().expect("a client");
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        let error = soon(client.request(method, "/api/things")).await;
        let error = error.expect_err("a redirect");
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    }
    let message = client.messages().send("acct_1", 5).text("hello");
    let error = soon(message).await.expect_err("a redirect");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
    assert_eq!((server.seen(), target.seen()), (5, 0));
}

#[tokio::test]
async fn a_redirect_to_another_scheme_is_not_followed() {
    for location in [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "javascript:0",
        "http://",
    ] {
        let response = ServerResponse::json(302, "").header("location", location);
        let server = FaultServer::scripted([response.into()]).await;
        let client = client_of(server.base_url()).build().expect("a client");
        let error = soon(client.request(Method::GET, "/api/things")).await;
        let error = error.expect_err("a redirect");
        assert_eq!(error.kind(), ErrorKind::Api, "{location}");
        assert_eq!(server.seen(), 1, "{location}");
    }
}

#[tokio::test]
async fn a_read_with_a_body_does_not_follow_a_redirect_to_another_host() {
    let target = FaultServer::scripted([ServerResponse::success().into()]).await;
    let server = redirecting_to(target.base_url()).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let request = client.request(Method::GET, "/api/things");
    let error = soon(request.body_bytes("text/plain", "private")).await;
    let error = error.expect_err("a redirect");
    assert!(error.status().is_some_and(|status| status.is_redirection()));
    assert_eq!(target.seen(), 0);
}

/// Returns a request's headers that choose what is transferred, as the target of a redirect to
/// another host received them.
async fn transferred(headers: &[(&str, &str)]) -> [Option<String>; 4] {
    let part = ServerResponse::json(206, "part").header("content-range", "bytes 0-3/100");
    let target = FaultServer::scripted([part.into()]).await;
    let server = redirecting_to(target.base_url()).await;
    let builder = client_of(server.base_url())
        .default_header("accept-language", "private")
        .default_header("if-range", "private");
    let client = builder.build().expect("a client");
    let mut request = client.request(Method::GET, "/api/file").bytes();
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let file = soon(request).await.expect("a part");
    assert_eq!(&file[..], b"part");
    let [followed]: [Request; 1] = target.requests().try_into().expect("one request");
    let sent = format!("{:?}", followed.headers);
    assert!(!sent.contains("private") && !has_key(&sent), "{sent}");
    let names = ["range", "if-range", "accept", "accept-encoding"];
    names.map(|name| followed.header(name).map(str::to_owned))
}

/// The server charges each byte, and the whole file without `Range`.
#[tokio::test]
async fn a_range_is_asked_for_after_a_redirect_to_another_host() {
    let [range, if_range, accept, encoding] = transferred(&[
        ("range", "bytes=0-3"),
        ("if-range", "\"tag\""),
        ("accept", "video/mp4"),
        ("accept-encoding", "identity, br"),
    ])
    .await;
    assert_eq!(range.as_deref(), Some("bytes=0-3"));
    assert_eq!(if_range.as_deref(), Some("\"tag\""));
    assert_eq!(accept.as_deref(), Some("video/mp4"));
    assert_eq!(encoding.as_deref(), Some("identity, br"));

    // What the request does not set is not made up.
    let [range, if_range, _, _] = transferred(&[]).await;
    assert_eq!((range, if_range), (None, None));
}

/// A part of a compressed response cannot be decompressed.
#[tokio::test]
async fn a_range_is_asked_for_without_compression() {
    let server = FaultServer::scripted([ServerResponse::json(206, "part").into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let file = || client.request(Method::GET, "/api/file").bytes();
    soon(file().header("range", "bytes=0-3"))
        .await
        .expect("a part");
    let chosen = file().header("range", "bytes=0-3");
    let chosen = chosen.header("accept-encoding", "br");
    soon(chosen).await.expect("a part");
    soon(file()).await.expect("a file");
    let requests = server.requests();
    let encodings: Vec<_> = requests
        .iter()
        .map(|request| request.header("accept-encoding"))
        .collect();
    // The feature `gzip` is on in tests.
    assert_eq!(encodings, [Some("identity"), Some("br"), Some("gzip")]);

    let [range, _, _, encoding] = transferred(&[("range", "bytes=0-3")]).await;
    assert_eq!(range.as_deref(), Some("bytes=0-3"));
    assert_eq!(encoding.as_deref(), Some("identity"));
}
