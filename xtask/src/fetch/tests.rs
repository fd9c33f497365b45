//! Fetches from a server on this machine, with scripted responses.

#[path = "../../tests/update/server.rs"]
mod server;

use std::{error::Error, io::Write, net::TcpListener, time::Duration};

use flate2::{Compression, write::GzEncoder};
use ureq::http::Uri;

use server::{Server, YAML, head, response};

use super::{
    FetchError, Fetched, Fetcher, Validators,
    address::{is_local, is_same_site, resolve},
};

const DOCUMENT: &[u8] = b"openapi: 3.1.0\n";

impl Server {
    fn fetch(&self) -> Result<Fetched, FetchError> {
        quick().fetch(&self.url(), &Validators::default())
    }

    fn refusal(&self) -> String {
        self.refusal_by(&quick())
    }

    fn refusal_by(&self, fetcher: &Fetcher) -> String {
        let error = fetcher
            .fetch(&self.url(), &Validators::default())
            .expect_err("a refusal");
        let text = error.to_string();
        assert!(!text.contains('\n'), "{text}");
        assert!(text.starts_with(&self.url()), "{text}");
        text
    }
}

/// Returns a fetcher that does not wait between attempts.
fn quick() -> Fetcher {
    Fetcher {
        first_delay: Duration::ZERO,
        progress: false,
        ..Fetcher::default()
    }
}

fn document() -> Vec<u8> {
    response("200 OK", &[YAML], DOCUMENT)
}

/// Returns a response that is shorter than its `Content-Length`.
fn cut_short() -> Vec<u8> {
    let head = head("200 OK", &[YAML, "Content-Length: 100"]);
    [head.as_slice(), DOCUMENT].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("room in memory");
    encoder.finish().expect("room in memory")
}

fn fetched() -> Fetched {
    Fetched::Document {
        bytes: DOCUMENT.to_vec(),
        validators: Validators::default(),
    }
}

fn uri(text: &str) -> Uri {
    text.parse().expect("a URL")
}

#[track_caller]
fn assert_contains(text: &str, part: &str) {
    assert!(text.contains(part), "no `{part}` in `{text}`");
}

#[test]
fn a_document_comes_with_its_validators() {
    let headers = [
        YAML,
        "ETag: W/\"abc\"",
        "Last-Modified: Wed, 21 Oct 2015 07:28:00 GMT",
    ];
    let server = Server::new(vec![response("200 OK", &headers, DOCUMENT)]);
    let expected = Fetched::Document {
        bytes: DOCUMENT.to_vec(),
        validators: Validators {
            etag: Some("W/\"abc\"".to_owned()),
            last_modified: Some("Wed, 21 Oct 2015 07:28:00 GMT".to_owned()),
        },
    };
    assert_eq!(server.fetch().expect("a document"), expected);
}

#[test]
fn known_validators_make_the_request_conditional() {
    let server = Server::new(vec![head("304 Not Modified", &["ETag: \"abc\""])]);
    let known = Validators {
        etag: Some("\"abc\"".to_owned()),
        last_modified: Some("Wed, 21 Oct 2015 07:28:00 GMT".to_owned()),
    };
    let fetched = quick().fetch(&server.url(), &known).expect("a response");
    assert_eq!(fetched, Fetched::NotModified);
    let request = server.requests().concat();
    for line in [
        "get /openapi.yaml http/1.1\n",
        "if-none-match: \"abc\"\n",
        "if-modified-since: wed, 21 oct 2015 07:28:00 gmt\n",
        "user-agent: onlyfansapi-rust xtask (document update)\n",
        "accept: application/yaml, application/json, text/plain, */*\n",
        "accept-encoding: gzip\n",
    ] {
        assert_contains(&request, line);
    }
}

#[test]
fn a_304_without_validators_is_refused() {
    let server = Server::new(vec![head("304 Not Modified", &[])]);
    assert_contains(&server.refusal(), "304 Not Modified");
    assert!(!server.requests().concat().contains("if-"));
}

#[test]
fn an_html_page_is_refused_by_its_content() {
    let page = b"\xEF\xBB\xBF\r\n <!DOCTYPE html><title>Not here</title>";
    let server = Server::new(vec![response("200 OK", &[YAML], page)]);
    assert_contains(
        &server.refusal(),
        ": expected an OpenAPI document, found an HTML page (`<!DOCTYPE html>`); is a login needed?",
    );
}

#[test]
fn an_html_page_is_refused_by_its_media_type() {
    let kind = "Content-Type: Text/HTML; charset=utf-8";
    let server = Server::new(vec![response("200 OK", &[kind], b"Sign\x1b[2J in")]);
    assert_contains(&server.refusal(), "an HTML page (`Sign [2J in`)");
}

#[test]
fn a_redirect_within_the_host_is_followed() {
    let moved = response("302 Found", &["Location: /moved?to=here"], b"");
    let server = Server::new(vec![moved, document()]);
    assert_eq!(server.fetch().expect("a document"), fetched());
    assert_contains(&server.requests()[1], "get /moved?to=here http/1.1");
}

#[test]
fn a_redirect_to_another_host_is_refused() {
    let location = "Location: http://127.0.0.2:9/openapi.yaml?key=hunter2";
    let server = Server::new(vec![response("301 Moved Permanently", &[location], b"")]);
    let text = server.refusal();
    let hosts = format!("one from http://{} to http://127.0.0.2:9", server.address);
    assert_contains(&text, &hosts);
    assert!(!text.contains("hunter2"), "{text}");
}

#[test]
fn a_redirect_without_a_location_is_refused() {
    let server = Server::new(vec![response("308 Permanent Redirect", &[], b"")]);
    assert_contains(&server.refusal(), "`Location`");
}

#[test]
fn more_than_five_redirects_are_refused() {
    let again = response("307 Temporary Redirect", &["Location: openapi.yaml"], b"");
    let server = Server::new(vec![again; 6]);
    assert_contains(&server.refusal(), "at most 5 redirects");
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn a_location_is_relative_to_the_url() {
    let base = uri("https://host:8/a/b?c");
    for (location, expected) in [
        ("https://other/x", "https://other/x"),
        ("//other/x", "https://other/x"),
        ("/x", "https://host:8/x"),
        ("x", "https://host:8/a/x"),
        ("?y", "https://host:8/a/b?y"),
        (
            "/login?next=https://other/",
            "https://host:8/login?next=https://other/",
        ),
    ] {
        assert_eq!(resolve(&base, location), Some(uri(expected)), "{location}");
    }
}

#[test]
fn a_site_is_a_scheme_a_host_and_a_port() {
    for (from, to) in [
        ("https://host/a", "https://HOST:443/b"),
        ("http://localhost:80/", "http://localhost/"),
        ("http://localhost:8080/", "https://localhost/"),
    ] {
        assert!(is_same_site(&uri(from), &uri(to)), "{from} {to}");
    }
    for (from, to) in [
        ("https://host/", "http://host/"),
        ("https://host/", "https://host:8443/"),
        ("https://host/", "https://host.example/"),
        ("https://host/", "https://host@example/"),
        ("https://host/", "ftp://host/"),
    ] {
        assert!(!is_same_site(&uri(from), &uri(to)), "{from} {to}");
    }
}

#[test]
fn a_failing_server_gets_three_attempts() {
    let failure = response("500 Internal Server Error", &[], b"");
    let server = Server::new(vec![failure; 3]);
    assert_contains(&server.refusal(), "HTTP status 500 Internal Server Error");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_retry_may_succeed() {
    let failures = [
        response("500 Internal Server Error", &[], b""),
        response("429 Too Many Requests", &["Retry-After: 0"], b""),
    ];
    let server = Server::new([failures.as_slice(), &[document()]].concat());
    assert_eq!(server.fetch().expect("a document"), fetched());
}

#[test]
fn a_long_retry_after_is_not_waited_for() {
    let busy = response("503 Service Unavailable", &["Retry-After: 61"], b"");
    let server = Server::new(vec![busy, document()]);
    assert_contains(&server.refusal(), "retry after 61 s");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_404_is_not_retried() {
    let missing = response("404 Not Found", &[], b"");
    let server = Server::new(vec![missing, document()]);
    assert_contains(&server.refusal(), "HTTP status 404 Not Found");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_refused_connection_is_an_error_with_a_source() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("a URL");
    drop(listener);
    let error = quick()
        .fetch(&format!("http://{address}/"), &Validators::default())
        .expect_err("a refusal");
    assert_contains(&error.to_string(), "expected a response, found none");
    assert!(error.source().is_some());
}

#[test]
fn a_document_shorter_than_its_content_length_is_refused() {
    let server = Server::new(vec![cut_short(); 3]);
    assert_contains(&server.refusal(), "a whole document, found 15 of 100 bytes");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_document_cut_short_is_retried() {
    let server = Server::new(vec![cut_short(), document()]);
    assert_eq!(server.fetch().expect("a document"), fetched());
}

#[test]
fn chunks_without_an_end_are_refused() {
    let head = head("200 OK", &[YAML, "Transfer-Encoding: chunked"]);
    let whole = [
        head.as_slice(),
        b"f\r\nopenapi: 3.1.0\n\r\n0\r\n\r\n".as_slice(),
    ]
    .concat();
    let server = Server::new(vec![whole.clone()]);
    assert_eq!(server.fetch().expect("a document"), fetched());
    let cut = whole[..whole.len() - 5].to_vec();
    let server = Server::new(vec![cut; 3]);
    assert_contains(&server.refusal(), "15 bytes without an end");
}

#[test]
fn gzip_is_decompressed() {
    let headers = [YAML, "Content-Encoding: gzip"];
    let server = Server::new(vec![response("200 OK", &headers, &gzip(DOCUMENT))]);
    assert_eq!(server.fetch().expect("a document"), fetched());
}

#[test]
fn gzip_cut_short_is_refused() {
    let headers = [YAML, "Content-Encoding: gzip"];
    let packed = gzip(DOCUMENT);
    // Cut in the trailer, in the data, in the header.
    let cut = [packed.len() - 1, packed.len() - 10, 5]
        .map(|end| response("200 OK", &headers, &packed[..end]));
    let server = Server::new(cut.to_vec());
    assert_contains(&server.refusal(), "expected a whole gzip stream");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn another_encoding_is_refused() {
    let headers = [YAML, "Content-Encoding: br"];
    let server = Server::new(vec![response("200 OK", &headers, DOCUMENT)]);
    assert_contains(&server.refusal(), "the content encoding `br`");
}

#[test]
fn a_content_length_beyond_the_limit_is_refused() {
    let server = Server::new(vec![response("200 OK", &[YAML], &vec![b' '; 40 << 20])]);
    assert_contains(&server.refusal(), "expected at most 32.00 MiB");
}

#[test]
fn a_body_beyond_the_limit_is_refused() {
    let body = vec![b' '; 40 << 20];
    let head = head("200 OK", &[YAML]);
    let server = Server::new(vec![[head, body].concat()]);
    assert_contains(&server.refusal(), "expected at most 32.00 MiB");
}

#[test]
fn a_body_that_decompresses_beyond_the_limit_is_refused() {
    let headers = [YAML, "Content-Encoding: gzip"];
    let bomb = gzip(&vec![b' '; 8 << 20]);
    let server = Server::new(vec![response("200 OK", &headers, &bomb)]);
    let fetcher = Fetcher {
        limit: 1 << 20,
        ..quick()
    };
    assert!(bomb.len() < 1 << 20);
    assert_contains(&server.refusal_by(&fetcher), "expected at most 1.00 MiB");
}

#[test]
fn a_body_of_exactly_the_limit_is_accepted() {
    let server = Server::new(vec![document()]);
    let fetcher = Fetcher {
        limit: DOCUMENT.len() as u64,
        ..quick()
    };
    let found = fetcher.fetch(&server.url(), &Validators::default());
    assert_eq!(found.expect("a document"), fetched());
}

#[test]
fn an_empty_body_is_refused() {
    for body in [b"".as_slice(), b"\n \n"] {
        let server = Server::new(vec![response("200 OK", &[YAML], body)]);
        assert_contains(&server.refusal(), "found an empty body");
    }
    let headers = [YAML, "Content-Encoding: gzip"];
    for body in [Vec::new(), gzip(b"")] {
        let server = Server::new(vec![response("200 OK", &headers, &body)]);
        assert_contains(&server.refusal(), "found an empty body");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_refused() {
    let server = Server::new(vec![response("200 OK", &[YAML], b"openapi: \xff")]);
    let text = server.refusal();
    assert_contains(&text, "expected UTF-8, found an invalid byte at offset 9");
}

#[test]
fn a_slow_server_is_a_timeout() {
    let fetcher = Fetcher {
        timeout: Duration::from_millis(200),
        attempts: 1,
        ..quick()
    };
    let silent = Server::holding(vec![Vec::new()]);
    assert_contains(&silent.refusal_by(&fetcher), "timeout");
    let stuck = Server::holding(vec![cut_short()]);
    assert_contains(&stuck.refusal_by(&fetcher), "15 of 100 bytes (timeout");
}

#[test]
fn plain_http_to_another_host_is_refused_without_connecting() {
    let server = Server::new(vec![document()]);
    // It leads to this machine, but is no loopback address.
    let url = format!("http://0.0.0.0:{}/openapi.yaml", server.address.port());
    let error = quick()
        .fetch(&url, &Validators::default())
        .expect_err("a refusal");
    let expected =
        format!("{url}: expected https, or http to this machine, found http to another machine");
    assert_eq!(error.to_string(), expected);
    assert!(server.requests().is_empty());
}

#[test]
fn only_loopback_is_this_machine() {
    for local in ["127.0.0.1", "127.1.2.3:80", "[::1]:80", "LocalHost"] {
        assert!(is_local(&uri(&format!("http://{local}/"))), "{local}");
    }
    for other in [
        "0.0.0.0",
        "10.0.0.1",
        "[::]",
        "localhost.example",
        "127.0.0.1@example",
    ] {
        assert!(!is_local(&uri(&format!("http://{other}/"))), "{other}");
    }
}

#[test]
fn an_error_shows_the_url_without_secrets() {
    for (url, start) in [
        (
            "http://user:hunter2@example/spec?key=hunter2",
            "http://example/spec: ",
        ),
        ("ftp://user:hunter2@example/spec", "ftp://example/spec: "),
        ("https://user:hunter2@ex ample/", "the URL: "),
        ("hunter2", "the URL: "),
        ("", "the URL: "),
    ] {
        let error = quick()
            .fetch(url, &Validators::default())
            .expect_err("a refusal");
        let text = error.to_string();
        assert!(text.starts_with(start), "{text}");
        assert!(!format!("{error:?}").contains("hunter2"), "{text}");
    }
}
