//! The code that is generated from a document of quirks compiles, and sends and receives as documented.
//!
//! The code is checked in, so that reviews see it; a test of `onlyfansapi-spec` keeps it up to date.

use std::ops::Deref;

use onlyfansapi::FilePart;
use serde_json::{Value, json};

use crate::{support::CannedServer, uploads::parts_of};

#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::all)]
mod generated {
    use super::Client;
    use onlyfansapi::runtime;

    include!("quirks/generated.rs");
}

use generated::types;

/// The client of the generated handles, which are methods of a type in this crate.
#[derive(Debug, Clone)]
pub(crate) struct Client(onlyfansapi::Client);

impl Deref for Client {
    type Target = onlyfansapi::Client;

    fn deref(&self) -> &onlyfansapi::Client {
        &self.0
    }
}

async fn server(body: &str) -> (CannedServer, Client) {
    let server = CannedServer::responding("200 OK", &[], body).await;
    let client = Client(server.client());
    (server, client)
}

/// Returns the decoded query of the only request.
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
        .get()
        .order("asc")
        .order(types::QueryOrder::Desc)
        .filter_online(true)
        .filter_tags(["a b", "c&d"])
        .type_(["chat"])
        .account_ids("one")
        .account_ids_query(["two".to_owned()])
        .deep_b_c(5)
        .flag(false)
        .amount(9.5)
        .rows([json!({"id": 1, "on": true}), json!({"id": 2})])
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
async fn a_missing_required_argument_is_reported_before_anything_is_sent() {
    let (server, client) = server("").await;
    let error = client.query().get().await.expect_err("no order");
    assert_eq!(
        error.to_string(),
        "GET /query: the request was not sent: order: required, but missing"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_form_is_sent_as_a_form() {
    let (server, client) = server("").await;
    let deep = types::FormDeep::default().on(true);
    let request = client.form().post().tags(["a", "b"]).deep(deep);
    request.await.expect("nothing");
    let request = server.request();
    assert!(request.contains("content-type: application/x-www-form-urlencoded\r\n"));
    assert!(
        request.ends_with("\r\n\r\ndeep%5Bon%5D=1&tags%5B%5D=a&tags%5B%5D=b"),
        "{request}"
    );
}

#[tokio::test]
async fn a_form_of_parts_is_sent_by_its_encoding() {
    let (server, client) = server("").await;
    let file = |content: &'static str| FilePart::bytes("a.png", content);
    client
        .multipart()
        .post()
        .file(file("1"))
        .photos([file("2")])
        .photos([file("3")])
        .scan(file("4"))
        .title("ü")
        .count(5)
        .public(true)
        .kind(types::MultipartKind::Back)
        .tags(["a", "b"])
        .meta(types::MultipartMeta::default().on(true))
        .await
        .expect("nothing");
    let request = server.request();
    let (head, body) = request.split_once("\r\n\r\n").expect("a head");
    let media_type = head
        .lines()
        .find_map(|line| line.strip_prefix("content-type: "));
    let parts = parts_of(media_type.expect("a media type"), body.as_bytes()).await;
    let shown: Vec<_> = parts
        .iter()
        .map(|part| {
            let media_type = part.media_type.as_deref().unwrap_or("-");
            let content = String::from_utf8_lossy(&part.content);
            format!("{}: {media_type}: {content}", part.name)
        })
        .collect();
    assert_eq!(
        shown,
        [
            "count: -: 5",
            "file: image/webp: 1",
            "kind: -: back",
            "meta: application/json: {\"on\":true}",
            "photos[]: image/png: 2",
            "photos[]: image/png: 3",
            "public: -: 1",
            "scan: image/png: 4",
            "tags[]: -: a",
            "tags[]: -: b",
            "title: text/plain; charset=utf-8: ü",
        ]
    );
}

#[tokio::test]
async fn files_are_checked_like_any_other_part() {
    let (server, client) = server("").await;
    let file = || FilePart::bytes("a.png", "1");
    let request = client.multipart().post().photos([file(), file(), file()]);
    let error = request.count(0).await.expect_err("too many photos");
    assert_eq!(
        error.to_string(),
        "POST /multipart: the request was not sent: count: expected at least 1, found 0; photos: expected at most 2 items, found 3; title: required, but missing"
    );
    let request = client
        .multipart()
        .post()
        .title("a")
        .photos([] as [FilePart; 0]);
    let error = request.await.expect_err("no photos").to_string();
    assert!(error.ends_with("photos: required, but empty"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_form_without_parts_is_no_body() {
    let (server, client) = server("").await;
    client.multipart().put().await.expect("nothing");
    let request = server.request();
    assert!(request.ends_with("\r\n\r\n"), "{request}");
    assert!(!request.contains("content-type"), "{request}");
}

#[tokio::test]
async fn members_whose_rust_names_collide_keep_their_wire_names() {
    let (server, client) = server(r#"{"view": 1, "_view": 2, "fooBar": 3, "foo_bar": 4}"#).await;
    let response = client
        .colliding_members()
        .post()
        .view("a")
        .view_body("b")
        .foo_bar_body("c")
        .await
        .expect("a response");
    assert_eq!(
        (
            response.view,
            response.view_2,
            response.foo_bar_2,
            response.foo_bar
        ),
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
async fn an_error_status_is_not_read_as_the_documented_response() {
    let server = CannedServer::responding("404 Not Found", &[], r#"{"message": "gone"}"#).await;
    let client = Client(server.client());
    let error = client
        .success_and_errors()
        .get()
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
async fn arguments_may_have_reserved_names() {
    let (server, client) = server("{}").await;
    let request = client
        .taken()
        .post("c", "https://example.com/u")
        .url("v")
        .body_query("b")
        .send_query("s")
        .new("n")
        .self_("me")
        .gen_("g")
        .idempotency_key("k");
    request.await.expect("a response");
    let request = server.request();
    assert!(
        request.starts_with("POST /taken/c/https%3A%2F%2Fexample.com%2Fu?body=b&gen=g&new=n&self=me&send=s&url=v HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(request.contains("\r\nidempotency-key: k\r\n"));
    assert!(request.ends_with("\r\n\r\n{}"));
}

#[tokio::test]
async fn bytes_are_returned_unchanged() {
    let (_server, client) = server("\u{0}bytes").await;
    let response = client.bytes().get().await.expect("bytes");
    assert_eq!(response.as_ref(), b"\0bytes");
}

#[tokio::test]
async fn a_whole_body_is_sent_and_single_members_replace_its_own() {
    let (server, client) = server("{}").await;
    let request = client
        .colliding_members()
        .post()
        .foo_bar("dropped")
        .body(json!({"view": 1, "unknown": [true]}))
        .view("replaced");
    request.await.expect("a response");
    let request = server.request();
    let (_, sent) = request.split_once("\r\n\r\n").expect("a body");
    assert_eq!(
        serde_json::from_str::<Value>(sent).expect("JSON"),
        json!({"view": "replaced", "unknown": [true]})
    );
}

#[tokio::test]
async fn a_body_of_the_wrong_type_is_reported_before_anything_is_sent() {
    let (server, client) = server("{}").await;
    let refused = |error: onlyfansapi::Error| error.to_string();
    assert_eq!(
        client
            .colliding_members()
            .post()
            .body([1])
            .await
            .map(|_| ())
            .map_err(refused),
        Err("POST /colliding-members: the request was not sent: body: expected an object, found a list".to_owned())
    );
    assert_eq!(
        client.body_kinds().post().await.map_err(refused).err(),
        Some("POST /body-kinds: the request was not sent: body: required, but missing".to_owned())
    );
    assert!(server.requests().is_empty());
    client.body_kinds().post().body([1]).await.expect("nothing");
    assert!(server.request().ends_with("\r\n\r\n[1]"));
}

#[tokio::test]
async fn missing_and_out_of_range_arguments_are_reported_together() {
    let (server, client) = server("").await;
    let request = client
        .request_types()
        .post()
        .short("four")
        .list(["a"])
        .body(json!({"date": "2026-01-01", "short": ""}));
    let error = request.await.expect_err("several problems");
    assert_eq!(
        error.to_string(),
        "POST /request-types: the request was not sent: list: required, but missing; \
         nothing: required, but missing; required_null: required, but missing; \
         short: expected at least 1 character, found 0"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn null_is_sent_where_it_means_something() {
    let (server, client) = server("").await;
    let request = client
        .request_types()
        .post()
        .date("2026-01-01")
        .clear_list()
        .clear_nothing()
        .required_null(Value::Null)
        .clear_text()
        .lots(6);
    request.await.expect("nothing");
    let request = server.request();
    let (_, sent) = request.split_once("\r\n\r\n").expect("a body");
    assert_eq!(
        serde_json::from_str::<Value>(sent).expect("JSON"),
        json!({"date": "2026-01-01", "list": null, "nothing": null, "required_null": null, "text": null, "lots": 6})
    );
}

#[test]
fn enums_keep_undocumented_values() {
    use types::{QueryOrder, RequestTypeLots};

    for (json, order) in [
        (r#""asc""#, QueryOrder::Asc),
        (r#""sideways""#, QueryOrder::Other("sideways".into())),
    ] {
        assert_eq!(
            serde_json::from_str::<QueryOrder>(json).ok(),
            Some(order.clone())
        );
        assert_eq!(serde_json::to_string(&order).ok().as_deref(), Some(json));
    }
    for (json, lots) in [("6", RequestTypeLots::N6), ("7", RequestTypeLots::Other(7))] {
        assert_eq!(
            serde_json::from_str::<RequestTypeLots>(json).ok(),
            Some(lots)
        );
        assert_eq!(serde_json::to_string(&lots).ok().as_deref(), Some(json));
    }
    assert_eq!(QueryOrder::from("desc").to_string(), "desc");
}

#[test]
fn requests_and_their_futures_can_be_spawned() {
    fn is_spawnable<T: Send + 'static>(_: &T) {}
    let client = onlyfansapi::Client::builder()
        .api_key("k")
        .build()
        .expect("a client");
    let request = Client(client).query().get();
    is_spawnable(&request);
    is_spawnable(&request.send());
}

#[tokio::test]
async fn a_list_response_is_read_without_nulls() {
    for (body, ids) in [
        ("null", vec![]),
        (r#"[null, {"id": 2}, {}]"#, vec![Some(2.into()), None]),
    ] {
        let (_server, client) = server(body).await;
        let response = client.array_at_the_top().get().await.expect("a list");
        let found: Vec<Option<types::Id>> = response.iter().map(|item| item.id.clone()).collect();
        assert_eq!(found, ids);
    }
}

#[tokio::test]
async fn nan_is_refused_and_not_sent_as_null() {
    let (server, client) = server("").await;
    let error = client.query().get().order("asc").amount(f64::NAN).await;
    assert_eq!(
        error.map(|_| ()).map_err(|error| error.to_string()),
        Err(
            "GET /query: the request was not sent: amount: expected a finite number, found NaN or infinity"
                .to_owned()
        )
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_response_of_several_types_is_any_json() {
    for body in ["[1,2]", "[]", "3", r#"{"a":"b"}"#] {
        let (_server, client) = server(body).await;
        let response = client.two_kinds_of_response().get().await;
        assert_eq!(response.expect("a response").to_string(), body);
    }
}

#[tokio::test]
async fn an_empty_list_that_is_set_is_sent_and_one_that_is_not_set_is_not() {
    let filter = types::NestedBodyFilter::default;
    let none: [&str; 0] = [];
    for (filter, expected) in [
        (filter(), json!({})),
        (filter().tags(none), json!({"tags": []})),
        (filter().names(Default::default()), json!({"names": {}})),
        (filter().tags(["a"]), json!({"tags": ["a"]})),
        (
            filter().tags(["a"]).tags(["b"]),
            json!({"tags": ["a", "b"]}),
        ),
    ] {
        let (server, client) = server("").await;
        let request = client.nested_body().post().filter(filter);
        request.await.expect("nothing");
        let request = server.request();
        let (_, sent) = request.split_once("\r\n\r\n").expect("a body");
        let sent: Value = serde_json::from_str(sent).expect("JSON");
        assert_eq!(sent, json!({"filter": expected}));
    }
}

#[tokio::test]
async fn headers_and_queries_are_sent_beside_a_body_whatever_their_names() {
    let (server, client) = server("").await;
    let request = client
        .headers()
        .post("b", true)
        .x_tags("a,c")
        .x_size(9)
        .trace("query")
        .trace_header("header")
        .header_map("m")
        .value("v")
        .a("x");
    request.await.expect("nothing");
    let request = server.request();
    assert!(
        request.starts_with("POST /headers/b/1?header_map=m&trace=query&value=v HTTP/1.1\r\n"),
        "{request}"
    );
    for header in [
        "x-tags: a,c",
        "x-size: 9",
        "trace: header",
        "content-type: application/json",
    ] {
        assert!(request.contains(&format!("\r\n{header}\r\n")), "{request}");
    }
    assert!(request.ends_with("\r\n\r\n{\"a\":\"x\"}"), "{request}");
}

#[tokio::test]
async fn invalid_headers_are_reported_with_all_other_problems() {
    let (server, client) = server("").await;
    let error = client
        .headers()
        .post("..", false)
        .x_size(10)
        .trace_header("a\nb")
        .await
        .expect_err("what cannot be sent");
    assert_eq!(
        error.to_string(),
        "POST /headers/{body}/{Odd-Name}: the request was not sent: body: expected a value for one path segment, found an empty string, `.` or `..`, plain or percent-encoded; trace: expected text without control characters, found a control character; x_size: expected at most 9, found 10"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn arguments_may_have_the_names_of_generated_variables() {
    let (server, client) = server("").await;
    let request = client.operations_group().post_operations("o", "k");
    let request = request.start("s").key("q").operations("p").assembled("h");
    request
        .rate(1.5)
        .idempotency_key("i")
        .await
        .expect("nothing");
    let request = server.request();
    assert!(
        request.starts_with("POST /operations/o/k?key=q&operations=p&start=s HTTP/1.1\r\n"),
        "{request}"
    );
    for header in ["assembled: h", "rate: 1.5", "idempotency-key: i"] {
        assert!(request.contains(&format!("\r\n{header}\r\n")), "{request}");
    }
    let error = client
        .operations_group()
        .post_operations("o", "k")
        .rate(f64::NAN)
        .await;
    assert!(error.is_err_and(|error| {
        let error = error.to_string();
        error.ends_with("rate: expected a finite number, found NaN or infinity")
    }));
}

#[tokio::test]
async fn a_corrected_header_is_sent() {
    let (server, client) = server("").await;
    let request = client.headers().post("b", true);
    let request = request.trace_header("a\nb").trace_header("Zoë");
    request.await.expect("nothing");
    assert!(server.request().contains("\r\ntrace: Zoë\r\n"));
}

#[tokio::test]
async fn a_form_body_is_an_object_whatever_the_document_says() {
    let (server, client) = server("").await;
    let request = client.form_of_a_list().post().body(json!([1]));
    let error = request.await.expect_err("a list");
    assert!(
        error
            .to_string()
            .ends_with("body: expected an object, found a list")
    );
    let request = client.form_of_a_list().post().body(json!([1]));
    let request = request.body_field("a", 1).body(json!({"b": 2}));
    request.await.expect("nothing");
    assert!(server.request().ends_with("\r\n\r\nb=2"));
}
