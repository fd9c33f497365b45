//! Documented error bodies, and responses that cannot be read.

use std::time::Duration;

use onlyfansapi::{DecodeMode, Error, ErrorKind, Method, Outcome, RetryPolicy, StatusCode};
use serde_json::json;

use crate::support::{CannedServer, key};

async fn error_of(status: &str, headers: &[(&str, &str)], body: &str) -> Error {
    let server = CannedServer::responding(status, headers, body).await;
    let client = server.client_with(|builder| {
        let builder = builder.retry(RetryPolicy::none());
        builder.decode_mode(DecodeMode::Strict)
    });
    let response = client.chats().list("acct_private").await;
    let error = response.expect_err("an error");
    let printed = format!("{error} {error:?}");
    assert!(
        !printed.contains(key()) && !printed.contains("acct_private"),
        "{printed}"
    );
    error
}

#[tokio::test]
async fn a_validation_error_keeps_every_field() {
    let body = json!({
        "error": "VALIDATION_ERROR",
        "message": "The given data was invalid.",
        "description": "Check the fields.",
        "errors": {"limit": ["The limit must be a number.", "The limit is too large."], "order": "bad"},
        "_meta": {"_credits": {"used": 0, "balance": 10}, "_rate_limits": {"limit_minute": 1000, "remaining_minute": 7}},
    });
    let error = error_of("422 Unprocessable Entity", &[], &body.to_string()).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status(), Some(StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(error.code(), Some("VALIDATION_ERROR"));
    assert_eq!(error.message(), Some("The given data was invalid."));
    assert_eq!(error.description(), Some("Check the fields."));
    let [limit, order] = error.field_errors() else {
        panic!("expected two fields, found {:?}", error.field_errors());
    };
    assert_eq!(limit.field, "limit");
    assert_eq!(
        limit.messages,
        ["The limit must be a number.", "The limit is too large."]
    );
    assert_eq!(order.to_string(), "order: bad");
    assert_eq!(
        error
            .credits()
            .map(|credits| (credits.used, credits.balance)),
        Some((Some(0), Some(10)))
    );
    assert_eq!(
        error.rate_limits().and_then(|limit| limit.remaining_minute),
        Some(7)
    );
    assert_eq!(
        error.body().map(|body| body.as_ref()),
        Some(body.to_string().as_bytes())
    );
    assert_eq!(
        (error.method(), error.path()),
        (Some(Method::GET), Some("/api/{account}/chats"))
    );
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: 422 VALIDATION_ERROR: The given data was invalid.; \
         limit: The limit must be a number. The limit is too large.; order: bad"
    );
}

#[tokio::test]
async fn a_validation_error_of_laravel_is_read() {
    let body = r#"{"message": "The url field is required.", "errors": {"url": ["The url field is required."]}}"#;
    let error = error_of("422 Unprocessable Entity", &[], body).await;
    assert_eq!(error.code(), None);
    assert_eq!(error.message(), Some("The url field is required."));
    let [url] = error.field_errors() else {
        panic!("expected one field, found {:?}", error.field_errors());
    };
    assert_eq!(url.field, "url");
    assert_eq!(url.messages, ["The url field is required."]);
}

#[tokio::test]
async fn an_error_that_is_only_a_sentence_is_the_message() {
    let body = r#"{"error": "Unauthorized. Get your key first."}"#;
    let error = error_of("401 Unauthorized", &[], body).await;
    assert_eq!(error.code(), None);
    assert_eq!(error.message(), Some("Unauthorized. Get your key first."));
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: 401: Unauthorized. Get your key first."
    );
}

#[tokio::test]
async fn a_relayed_error_of_onlyfans_is_kept_whole() {
    let body = json!({
        "error": "ONLYFANS_COM_ERROR",
        "message": "OnlyFans answered with an error",
        "onlyfans_response": {"status": 403, "body": {"error": {"code": 0, "message": "User is blocked"}}},
    });
    let error = error_of("400 Bad Request", &[], &body.to_string()).await;
    assert_eq!(error.code(), Some("ONLYFANS_COM_ERROR"));
    let relayed = error.onlyfans_response().expect("a response of OnlyFans");
    assert_eq!(relayed.status, Some(403));
    assert_eq!(relayed.body["error"]["message"], "User is blocked");
}

#[tokio::test]
async fn a_code_is_found_wherever_it_stands() {
    for body in [
        r#"{"code": "account_not_found", "message": "Gone"}"#,
        r#"{"error": {"code": "account_not_found", "message": "Gone"}}"#,
        r#"{"error": "account_not_found", "message": "Gone"}"#,
    ] {
        let error = error_of("404 Not Found", &[], body).await;
        assert_eq!(
            (error.code(), error.message()),
            (Some("account_not_found"), Some("Gone")),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_server_error_of_laravel_has_a_message() {
    let error = error_of(
        "500 Internal Server Error",
        &[],
        r#"{"message": "Server Error"}"#,
    )
    .await;
    assert_eq!(
        (error.code(), error.message()),
        (None, Some("Server Error"))
    );
}

#[tokio::test]
async fn the_message_is_one_line_whatever_the_server_sends() {
    let body =
        r#"{"error": "E\u001b[31m", "message": "one\n two\u0007", "onlyfans_response": null}"#;
    let error = error_of("400 Bad Request", &[], body).await;
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: 400 E [31m: one two"
    );
    assert_eq!(error.message(), Some("one\n two\u{7}"));
    assert_eq!(error.onlyfans_response(), None);
}

#[tokio::test]
async fn the_title_of_an_html_page_is_the_message() {
    let page = "<!DOCTYPE html>\n<html><head><title>app.onlyfansapi.com |\n 520: Web server is returning an unknown error</title></head></html>";
    let error = error_of("520 Unknown", &[("content-type", "text/html")], page).await;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(520));
    assert_eq!(
        error.message(),
        Some("app.onlyfansapi.com | 520: Web server is returning an unknown error")
    );
    assert_eq!(error.code(), None);
}

#[tokio::test]
async fn an_error_without_a_body_keeps_its_status() {
    let error = error_of("503 Service Unavailable", &[], "").await;
    assert_eq!(error.to_string(), "GET /api/{account}/chats: 503");
    assert_eq!(error.body().map(|body| body.len()), Some(0));
}

#[tokio::test]
async fn messages_of_any_form_are_in_the_message() {
    for (body, message, shown) in [
        (r#""text""#, "text", ": text"),
        (r#"["a", "b"]"#, "a b", ": a b"),
        (r#"{"errors": ["a", "b"]}"#, "a b", ": a b"),
        (r#"{"errors": "a"}"#, "a", ": a"),
        (r#"{"error": ["a"]}"#, "a", ": a"),
        (r#"{"errors": [{"detail": "a"}]}"#, "a", ": a"),
        (
            r#"{"message": "No", "errors": ["a", "b"]}"#,
            "No",
            ": No; a b",
        ),
    ] {
        let error = error_of("400 Bad Request", &[], body).await;
        assert_eq!(error.message(), Some(message), "{body}");
        let expected = format!("GET /api/{{account}}/chats: 400{shown}");
        assert_eq!(error.to_string(), expected, "{body}");
    }
    let body = r#"{"message": "No", "errors": ["a", "b"]}"#;
    let error = error_of("400 Bad Request", &[], body).await;
    let [unnamed] = error.field_errors() else {
        panic!("expected one error, found {:?}", error.field_errors());
    };
    assert_eq!((unnamed.field.as_str(), unnamed.messages.len()), ("", 2));
}

#[tokio::test]
async fn an_error_after_a_byte_order_mark_is_read() {
    let body = "\u{feff}{\"code\": \"X\", \"message\": \"No\", \"request_outcome\": \"not_sent\", \"_meta\": {\"_credits\": {\"used\": 0}}}";
    let error = error_of("500 Internal Server Error", &[], body).await;
    assert_eq!((error.code(), error.message()), (Some("X"), Some("No")));
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.credits().and_then(|credits| credits.used), Some(0));
}

#[tokio::test]
async fn json_of_any_other_shape_keeps_its_status() {
    for body in ["[]", "null", "\"\"", "{\"error\": []}", "{\"errors\": [1]}"] {
        let error = error_of("400 Bad Request", &[], body).await;
        assert_eq!(error.to_string(), "GET /api/{account}/chats: 400", "{body}");
    }
}

#[tokio::test]
async fn retry_after_is_seconds_or_a_date() {
    let retry_after = async |value: &str| {
        error_of("429 Too Many Requests", &[("retry-after", value)], "{}")
            .await
            .retry_after()
    };
    assert_eq!(retry_after("120").await, Some(Duration::from_secs(120)));
    assert_eq!(
        retry_after("Wed, 21 Oct 2015 07:28:00 GMT").await,
        Some(Duration::ZERO)
    );
    let later = retry_after("Fri, 31 Dec 2100 23:59:59 GMT")
        .await
        .expect("a duration");
    assert!(later > Duration::from_secs(365 * 24 * 3600));
    assert_eq!(retry_after("soon").await, None);
}

async fn decode_error(headers: &[(&str, &str)], body: &str) -> Error {
    let error = error_of("200 OK", headers, body).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!(
        error.body().map(|kept| kept.as_ref()),
        Some(body.as_bytes())
    );
    error
}

#[tokio::test]
async fn a_decode_error_names_the_path() {
    let body = r#"{"data": [{}, {"fan": {"id": true}}], "_meta": {"_credits": {"used": 1, "balance": 5}}}"#;
    let error = decode_error(&[], body).await;
    let mismatch = error.mismatch().expect("a mismatch");
    assert_eq!(mismatch.path, "data[1].fan.id");
    assert_eq!(mismatch.expected, "a whole number or a string");
    assert_eq!(mismatch.found, "true");
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: the response cannot be decoded: expected a whole number or a string at data[1].fan.id, found true"
    );
    // The call took effect and was paid for.
    assert_eq!(error.credits().and_then(|credits| credits.balance), Some(5));
}

#[tokio::test]
async fn a_success_that_is_not_json_is_described() {
    let found = async |headers: &[(&str, &str)], body: &str| {
        decode_error(headers, body)
            .await
            .mismatch()
            .expect("a mismatch")
            .found
            .clone()
    };
    assert_eq!(found(&[], "").await, "an empty body");
    assert_eq!(
        found(&[("content-type", "text/html")], "<html></html>").await,
        "HTML or XML"
    );
    assert_eq!(
        found(&[], "{\"data\": [").await,
        "JSON that ends early, after 10 bytes"
    );
    assert!(
        found(&[("content-type", "text/plain")], "OK")
            .await
            .starts_with("2 bytes of text/plain")
    );
}

#[tokio::test]
async fn a_connection_lost_within_a_response_is_a_transport_error() {
    let server =
        CannedServer::sending("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\"".to_owned())
            .await;
    let error = server
        .client()
        .chats()
        .list("a")
        .send()
        .await
        .expect_err("half a response");
    assert_eq!(error.kind(), ErrorKind::Transport);
    // The call may have taken effect.
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/chats: 200, but no complete response"
    );
}
