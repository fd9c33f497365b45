//! What a program and its log are told of each attempt.

use std::sync::{Arc, Mutex};

use onlyfansapi::StatusCode;

use crate::{
    faults::{Answer, FaultServer, Step, at_once, client_of},
    watch::listen,
};

async fn failing_once() -> FaultServer {
    let failed = Answer::error(503, "UNAVAILABLE");
    let answer = Answer::json(200, r#"{"data": [{"unreadMessagesCount": "3 or so"}]}"#)
        .header("x-ofapi-credits-used", "1")
        .header("x-ofapi-credits-balance", "9");
    FaultServer::scripted([failed, answer].map(Step::Answer)).await
}

#[tokio::test]
async fn each_attempt_is_a_span_with_the_names_of_opentelemetry() {
    let server = failing_once().await;
    let client = client_of(server.base_url()).retry(at_once());
    let client = client.build().expect("a client");
    let listening = listen();
    let request = client
        .chats()
        .list("acct_7")
        .query("secret", "of the caller");
    request.await.expect("chats");
    let lines = listening.lines().join("\n");
    for part in [
        "http.request.method=",
        "url.template=",
        "/api/{account}/chats",
        "server.address=",
        "server.port=",
        "http.request.resend_count=1",
        "http.response.status_code=503",
        "http.response.status_code=200",
        "error.type=503",
        "onlyfansapi.operation=",
        "chats.list",
        "onlyfansapi.account=",
        "acct_7",
        "onlyfansapi.credits_used=1",
        "data[0].unreadMessagesCount",
    ] {
        assert!(lines.contains(part), "{part}: {lines}");
    }
    let ours = listening.lines();
    let ours: Vec<_> = ours
        .iter()
        .filter(|line| line.contains(" onlyfansapi"))
        .collect();
    assert!(!ours.is_empty());
    for line in ours {
        assert!(!line.contains("of the caller"), "{line}");
        assert!(!line.contains("3 or so"), "{line}");
    }
}

#[tokio::test]
async fn hooks_are_told_of_each_attempt() {
    let server = failing_once().await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let (before, after) = (Arc::clone(&told), Arc::clone(&told));
    let client = client_of(server.base_url())
        .retry(at_once())
        .on_request(move |request| {
            let line = format!(
                "{} {} {} {} {:?}",
                request.attempt, request.method, request.path, request.operation, request.account
            );
            before.lock().expect("no panic").push(line);
        })
        .on_response(move |response| {
            let line = format!(
                "{} {:?} {:?} {}",
                response.request.attempt,
                response.status.map(|status| status.as_u16()),
                response.credits_used,
                response.error.is_some()
            );
            after.lock().expect("no panic").push(line);
        })
        .build()
        .expect("a client");
    let chats = client.chats().list("acct_7").await.expect("chats");
    assert_eq!((chats.status(), chats.attempts()), (StatusCode::OK, 2));
    assert_eq!(
        *told.lock().expect("no panic"),
        [
            "1 GET /api/{account}/chats chats.list Some(\"acct_7\")",
            "1 Some(503) None true",
            "2 GET /api/{account}/chats chats.list Some(\"acct_7\")",
            "2 Some(200) Some(1) false",
        ]
    );
}
