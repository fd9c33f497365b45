//! The spans, events and hooks of each attempt.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use onlyfansapi::{Client, ErrorKind, Method, StatusCode};

use crate::{
    faults::{FaultServer, ServerResponse, Step, at_once, client_of, soon},
    watch::{Event, Fields, Listening, listen},
};

/// A server whose first response is 503 and whose second one has a value of an undocumented type.
async fn failing_once() -> FaultServer {
    let failure = ServerResponse::error(503, "UNAVAILABLE");
    let success = ServerResponse::json(200, r#"{"data": [{"unreadMessagesCount": "3 or so"}]}"#)
        .header("x-ofapi-credits-used", "1")
        .header("x-ofapi-credits-balance", "9");
    FaultServer::scripted([failure, success].map(Step::Respond)).await
}

fn client(server: &FaultServer) -> Client {
    let builder = client_of(server.base_url()).retry(at_once().retries(1));
    builder.build().expect("a client")
}

fn fields<const N: usize>(fields: [(&'static str, &str); N]) -> Fields {
    let fields = fields.map(|(name, value)| (name, value.to_owned()));
    fields.into()
}

/// The fields that the span of each attempt at `chats().list("acct_7")` has.
fn fields_of_chats<const N: usize>(
    server: &FaultServer,
    others: [(&'static str, &str); N],
) -> Fields {
    let port = server.address.port().to_string();
    let mut all = fields([
        ("otel.kind", "\"client\""),
        ("http.request.method", "\"GET\""),
        ("url.template", "\"/api/{account}/chats\""),
        ("server.address", "\"127.0.0.1\""),
        ("server.port", &port),
        ("onlyfansapi.operation", "\"chats.list\""),
        ("onlyfansapi.account", "\"acct_7\""),
    ]);
    all.extend(fields(others));
    all
}

/// Returns the fields of the spans of this crate, each of which is an attempt.
fn attempts(listening: &Listening) -> Vec<Fields> {
    let spans = listening.spans().into_iter();
    let ours = spans.filter(|span| span.target.starts_with("onlyfansapi"));
    ours.map(|span| {
        assert_eq!(
            (span.name, span.level),
            ("HTTP request", tracing::Level::INFO)
        );
        span.fields
    })
    .collect()
}

/// Returns level, message and names of other fields of each event of this crate, and the number of
/// the attempt within whose span it is.
fn events(listening: &Listening) -> Vec<String> {
    let spans = listening.spans();
    let is_ours = |target: &str| target.starts_with("onlyfansapi");
    let events = listening.events().into_iter();
    let ours = events.filter(|event| is_ours(&event.target));
    ours.map(
        |Event {
             level,
             span,
             fields,
             ..
         }| {
            let attempt = span.map_or(0, |index| {
                let until = spans[..=index].iter();
                until.filter(|span| is_ours(&span.target)).count()
            });
            let names: Vec<&str> = fields
                .keys()
                .copied()
                .filter(|name| *name != "message")
                .collect();
            format!(
                "{attempt} {level} {}: {}",
                fields["message"],
                names.join(" ")
            )
        },
    )
    .collect()
}

#[tokio::test]
async fn each_attempt_of_a_retried_call_has_a_span_with_the_names_of_opentelemetry() {
    let server = failing_once().await;
    let client = client(&server);
    let listening = listen();
    let request = client.chats().list("acct_7");
    soon(request).await.expect("chats");
    let first = [("http.response.status_code", "503"), ("error.type", "503")];
    let second = [
        ("http.request.resend_count", "1"),
        ("http.response.status_code", "200"),
        ("onlyfansapi.credits_used", "1"),
    ];
    assert_eq!(
        attempts(&listening),
        [
            fields_of_chats(&server, first),
            fields_of_chats(&server, second)
        ]
    );
}

#[tokio::test]
async fn each_attempt_of_a_failed_call_has_a_span_with_its_error() {
    let throttled = ServerResponse::throttled().header("x-ofapi-credits-used", "2");
    let server = FaultServer::scripted([Step::Close, throttled.into()]).await;
    let client = client(&server);
    let listening = listen();
    let error = soon(client.chats().list("acct_7")).await;
    assert_eq!(error.expect_err("429").attempts(), 2);
    let first = [("error.type", "Transport")];
    let second = [
        ("http.request.resend_count", "1"),
        ("http.response.status_code", "429"),
        ("onlyfansapi.credits_used", "2"),
        ("error.type", "429"),
    ];
    assert_eq!(
        attempts(&listening),
        [
            fields_of_chats(&server, first),
            fields_of_chats(&server, second)
        ]
    );
}

#[tokio::test]
async fn an_attempt_without_a_response_in_time_has_a_span_with_a_timeout() {
    let server = FaultServer::scripted([Step::Stall]).await;
    let client = client(&server);
    let listening = listen();
    // The path names no account, and its values are not shown.
    let request = client.request(Method::POST, "/api/things/7?private=1");
    let error = soon(request.timeout(Duration::from_millis(50))).await;
    assert_eq!(error.expect_err("no response").kind(), ErrorKind::Timeout);
    let port = server.address.port().to_string();
    let expected = fields([
        ("otel.kind", "\"client\""),
        ("http.request.method", "\"POST\""),
        ("url.template", "\"/api/things/{}\""),
        ("server.address", "\"127.0.0.1\""),
        ("server.port", &port),
        ("onlyfansapi.operation", "\"request\""),
        ("error.type", "Timeout"),
    ]);
    assert_eq!(attempts(&listening), [expected]);
}

#[tokio::test]
async fn attempts_drift_and_failed_calls_are_events() {
    let server = failing_once().await;
    let client = client(&server);
    let listening = listen();
    soon(client.chats().list("acct_7")).await.expect("chats");
    let all = events(&listening);
    let [failed, succeeded, drift] = all.as_slice() else {
        panic!("expected three events, found {all:#?}");
    };
    assert_eq!(failed, "1 DEBUG failed: details elapsed error");
    assert!(succeeded.starts_with("2 DEBUG "), "{succeeded}");
    assert!(succeeded.ends_with(": elapsed"), "{succeeded}");
    assert!(drift.starts_with("0 WARN "), "{drift}");
    let warning = listening.events().pop().expect("a warning");
    let expected = fields([
        ("message", warning.fields["message"].as_str()),
        ("onlyfansapi.operation", "\"chats.list\""),
        ("url.template", "\"/api/{account}/chats\""),
        ("path", "\"data[0].unreadMessagesCount\""),
        ("expected", "\"i64\""),
        ("found", "\"a string\""),
        ("action", "Removed"),
    ]);
    assert_eq!(warning.fields, expected);

    let listening = listen();
    server
        .plan
        .set([ServerResponse::error(422, "VALIDATION_ERROR").into()]);
    let error = soon(client.chats().list("acct_7")).await;
    error.expect_err("422");
    assert_eq!(
        events(&listening),
        [
            "1 DEBUG failed: details elapsed error",
            "0 DEBUG the call failed: details error",
        ]
    );
}

#[tokio::test]
async fn neither_arguments_nor_values_of_a_response_are_traced() {
    let server = failing_once().await;
    let client = client(&server);
    let listening = listen();
    let request = client.chats().list("acct_7");
    let request = request.query("secret", "of-the-caller");
    soon(request).await.expect("chats");
    let lines = listening.lines();
    let ours = lines.iter().filter(|line| line.contains(" onlyfansapi"));
    let ours: Vec<_> = ours.collect();
    // Two spans with an event each, the credits of the second one, and a warning.
    assert_eq!(ours.len(), 6, "{ours:#?}");
    for line in ours {
        assert!(!line.contains("of-the-caller"), "{line}");
        assert!(!line.contains("3 or so"), "{line}");
    }
}

#[tokio::test]
async fn hooks_are_called_around_each_attempt() {
    let server = failing_once().await;
    let calls = Arc::new(Mutex::new(Vec::new()));
    let (before, after) = (Arc::clone(&calls), Arc::clone(&calls));
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
            let request = &response.request;
            let error = response.error;
            let line = format!(
                "{} {} {} {} {:?}: {:?} {:?} {:?}",
                request.attempt,
                request.method,
                request.path,
                request.operation,
                request.account,
                response.status.map(|status| status.as_u16()),
                response.credits_used,
                error.map(|error| (error.kind(), error.outcome(), error.code())),
            );
            after.lock().expect("no panic").push(line);
        })
        .build()
        .expect("a client");
    let chats = soon(client.chats().list("acct_7")).await.expect("chats");
    assert_eq!((chats.status(), chats.attempts()), (StatusCode::OK, 2));
    server.plan.set([Step::Close]);
    let request = client.request(Method::DELETE, "/api/acct_9/things/5");
    soon(request).await.expect_err("no response");
    assert_eq!(
        *calls.lock().expect("no panic"),
        [
            "1 GET /api/{account}/chats chats.list Some(\"acct_7\")",
            "1 GET /api/{account}/chats chats.list Some(\"acct_7\"): Some(503) None Some((Api, Unknown, Some(\"UNAVAILABLE\")))",
            "2 GET /api/{account}/chats chats.list Some(\"acct_7\")",
            "2 GET /api/{account}/chats chats.list Some(\"acct_7\"): Some(200) Some(1) None",
            "1 DELETE /api/{}/things/{} request Some(\"acct_9\")",
            "1 DELETE /api/{}/things/{} request Some(\"acct_9\"): None None Some((Transport, Unknown, None))",
        ]
    );
}

#[tokio::test]
async fn the_account_of_a_call_is_known_by_its_role_whatever_its_form() {
    let server = FaultServer::scripted([Step::Respond(ServerResponse::success())]).await;
    let accounts = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&accounts);
    let client = client_of(server.base_url())
        .on_request(move |request| {
            let account = request.account.map(str::to_owned);
            seen.lock().expect("no panic").push(account);
        })
        .build()
        .expect("a client");
    // Only the hook matters here, not the response.
    let _ = soon(client.chats().list(12345)).await;
    let _ = soon(client.accounts().disconnect("creator")).await;
    let create = client.smart_links().create().account_id(77).name("bio");
    let link_type = onlyfansapi::types::SmartLinkType::TrackingLink;
    let _ = soon(create.link_type(link_type)).await;
    let _ = soon(client.authentication().get_status("acct_1")).await;
    let _ = soon(client.request(Method::GET, "/api/12345/chats")).await;
    let _ = soon(client.request(Method::GET, "/api/acct_5/chats")).await;
    let expected = [
        Some("12345"),
        Some("creator"),
        Some("77"),
        // An attempt to connect an account, whatever it is called.
        None,
        // Of an undocumented path, the prefix is all that tells.
        None,
        Some("acct_5"),
    ];
    assert_eq!(
        *accounts.lock().expect("no panic"),
        expected.map(|account| account.map(str::to_owned))
    );
}
