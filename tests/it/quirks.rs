//! What is generated from a document of quirks compiles, and sends and receives what it should.
//!
//! The output is checked in, so that it is seen in reviews; a test of `onlyfansapi-spec` keeps it so.

use std::ops::Deref;

use serde_json::{Value, json};

use crate::support::CannedServer;

#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::all)]
mod generated {
    use super::Client;
    use onlyfansapi::runtime;

    include!("quirks/generated.rs");
}

use generated::{builder, types};

/// Operations of another document need a client of their own to stand on.
#[derive(Debug, Clone)]
pub(crate) struct Client(onlyfansapi::Client);

impl Deref for Client {
    type Target = onlyfansapi::Client;

    fn deref(&self) -> &onlyfansapi::Client {
        &self.0
    }
}

async fn server(body: &str) -> (CannedServer, Client) {
    let server = CannedServer::answering("200 OK", &[], body).await;
    let client = Client(server.client());
    (server, client)
}

/// The query of the only request, decoded.
fn query(server: &CannedServer) -> Vec<(String, String)> {
    let request = server.request();
    let target = request.split(' ').nth(1).expect("a target").to_owned();
    let url = reqwest::Url::parse(&format!("http://localhost{target}")).expect("a URL");
    url.query_pairs().into_owned().collect()
}

#[tokio::test]
async fn a_query_is_written_as_php_reads_it() {
    let (server, client) = server("").await;
    client
        .query()
        .order("desc")
        .filter_online(1)
        .filter_tags(["a b", "c&d"].map(str::to_owned).to_vec())
        .type_(vec![types::QueryTypeItem::Chat])
        .account_ids("one")
        .account_ids_2(vec!["two".to_owned()])
        .deep_b_c(5)
        .flag(false)
        .amount(9.5)
        .rows(vec![json!({"id": 1, "on": true}), json!({"id": 2})])
        .x_trace(7)
        .send()
        .await
        .expect("nothing");
    let pairs = [
        ("account_ids", "one"),
        ("account_ids[]", "two"),
        ("amount", "9.5"),
        ("deep[b][c]", "5"),
        ("filter[online]", "1"),
        ("filter[tags][]", "a b"),
        ("filter[tags][]", "c&d"),
        ("flag", "0"),
        ("order", "desc"),
        ("rows[0][id]", "1"),
        ("rows[0][on]", "1"),
        ("rows[1][id]", "2"),
        ("type[]", "chat"),
    ];
    let expected: Vec<(String, String)> = pairs
        .map(|(name, value)| (name.into(), value.into()))
        .into();
    assert_eq!(query(&server), expected);
    assert!(server.request().contains("\r\nx-trace: 7\r\n"));
}

#[tokio::test]
async fn a_required_argument_is_missed_before_anything_is_sent() {
    let (server, client) = server("").await;
    let error = client.query().send().await.expect_err("no order");
    assert_eq!(
        error.to_string(),
        "GET /query: the request was not sent: order: expected a value, found none"
    );
    let error = client
        .query()
        .order("up")
        .filter_online(2)
        .send()
        .await
        .expect_err("no such values");
    assert_eq!(
        error.to_string(),
        "GET /query: the request was not sent: filter_online: expected one of 1, 0; order: expected one of asc, desc"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_form_is_sent_as_a_form() {
    let (server, client) = server("").await;
    let body = types::FormBody::builder()
        .tags(["a", "b"].map(str::to_owned).to_vec())
        .deep(types::FormBodyDeep { on: Some(true) });
    client.form().body(body).send().await.expect("nothing");
    let request = server.request();
    assert!(request.contains("content-type: application/x-www-form-urlencoded\r\n"));
    assert!(
        request.ends_with("\r\n\r\ndeep%5Bon%5D=1&tags%5B%5D=a&tags%5B%5D=b"),
        "{request}"
    );
}

#[tokio::test]
async fn members_that_meet_after_casing_are_sent_and_received_by_their_own_names() {
    let (server, client) = server(r#"{"view": 1, "_view": 2, "fooBar": 3, "foo_bar": 4}"#).await;
    let body = types::CollidingMembersBody::builder()
        .view("a".to_owned())
        .view_2("b".to_owned())
        .foo_bar_2("c".to_owned());
    let answer = client
        .colliding_members()
        .body(body)
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (answer.view, answer.view_2, answer.foo_bar_2, answer.foo_bar),
        (Some(1), Some(2), Some(3), Some(4))
    );
    let request = server.request();
    let (_, sent) = request.split_once("\r\n\r\n").expect("a body");
    assert_eq!(
        serde_json::from_str::<Value>(sent).expect("JSON"),
        json!({"view": "a", "_view": "b", "fooBar": "c"})
    );
}

#[tokio::test]
async fn an_error_is_not_taken_for_the_answer() {
    let server = CannedServer::answering("404 Not Found", &[], r#"{"message": "gone"}"#).await;
    let client = Client(server.client());
    let error = builder::SuccessAndErrors::new(&client)
        .send()
        .await
        .expect_err("an error");
    assert_eq!(
        (
            error.status().map(|status| status.as_u16()),
            error.message()
        ),
        (Some(404), Some("gone"))
    );
}

#[tokio::test]
async fn arguments_may_be_called_like_anything() {
    let (server, client) = server("{}").await;
    let request = client
        .taken_names()
        .client_2("c")
        .url("u")
        .body_2("b")
        .send_2("s")
        .new_2("n")
        .self_("me")
        .gen_("g");
    request
        .idempotency_key("k")
        .send()
        .await
        .expect("an answer");
    let request = server.request();
    assert!(
        request.starts_with("POST /taken/c/u?body=b&gen=g&new=n&self=me&send=s HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(request.contains("\r\nidempotency-key: k\r\n"));
    assert!(request.ends_with("\r\n\r\n{}"));
}

#[tokio::test]
async fn bytes_are_handed_out_as_they_are() {
    let (_server, client) = server("\u{0}bytes").await;
    let answer = client.bytes().send().await.expect("bytes");
    assert_eq!(answer.as_ref(), b"\0bytes");
}
