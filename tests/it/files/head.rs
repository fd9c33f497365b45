//! What a file is, before it is downloaded.

use std::sync::{Arc, Mutex};

use onlyfansapi::{ErrorKind, Method};

use super::{
    URL, client, content,
    server::{FileServer, Reply, right},
};
use crate::{
    faults::{client_of, soon},
    watch::has_key,
};

#[tokio::test]
async fn the_head_says_what_the_file_is_and_is_not_charged_to_the_budget() {
    let bytes = content(1, 1_000_001);
    let target = FileServer::start(move |asked| {
        right(asked, &bytes, Some("W/\"a\""))
            .header("content-type", "video/mp4")
            .header("accept-ranges", "bytes")
    })
    .await;
    let location = format!("{}/landed", target.base_url);
    let server = FileServer::start(move |_| Reply::redirect(&location)).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let methods = Arc::clone(&seen);
    let client = client_of(&server.base_url)
        .credit_budget(0)
        .on_request(move |request| {
            let mut methods = methods.lock().expect("no panic");
            methods.push(request.method.clone());
        })
        .build()
        .expect("a client");
    let file = || client.media().download("acct_1", URL);
    let head = soon(file().head()).await.expect("a head");
    assert_eq!(head.length, Some(1_000_001));
    assert_eq!(head.content_type.as_deref(), Some("video/mp4"));
    assert_eq!(head.etag.as_deref(), Some("W/\"a\""));
    assert!(head.accepts_ranges);
    assert_eq!(head.estimated_credits, Some(4));
    assert_eq!(head.headers()["accept-ranges"], "bytes");
    assert_eq!(*seen.lock().expect("no panic"), [Method::HEAD]);
    let asked = target.asked();
    assert!(asked[0].is_head() && !has_key(&asked[0].head));
    assert!(asked[0].head.contains("accept-encoding: identity\r\n"));

    // The file itself is not free.
    let error = soon(file().stream().open()).await.expect_err("a budget");
    assert_eq!(error.kind(), ErrorKind::Budget);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn an_expired_link_is_told_by_the_head() {
    let target = FileServer::start(|_| Reply::new("404 Not Found").body(b"")).await;
    let location = format!("{}/landed", target.base_url);
    let server = FileServer::start(move |_| Reply::redirect(&location)).await;
    let client = client(&server.base_url);
    let error = soon(client.media().download("acct_1", URL).head()).await;
    assert_eq!(
        error.expect_err("404").to_string(),
        "HEAD /api/{account}/media/download/{cdnUrl}: 404; the link of the file may have expired: fetch the item again for a fresh one"
    );
}

#[tokio::test]
async fn an_expired_link_is_told_where_the_file_is_awaited() {
    let target = FileServer::start(|_| Reply::new("404 Not Found").body(b"")).await;
    let location = format!("{}/landed", target.base_url);
    let server = FileServer::start(move |_| Reply::redirect(&location)).await;
    let client = client(&server.base_url);
    let error = soon(client.media().download("acct_1", URL)).await;
    let message = error.expect_err("404").to_string();
    assert!(message.contains("fetch the item again"), "{message}");
}
