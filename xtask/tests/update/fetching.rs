//! Updates from a server, and responses that are refused.

use std::time::Duration;

use xtask::{
    api::Bump,
    fetch::Fetcher,
    update::{Options, update},
};

use crate::{
    assert_contains,
    project::{END, KINDS, Project, document, fetcher, with_paths},
    server::{Server, YAML, head, response},
    written,
};

/// Returns the reason for refusing a server's response.
#[track_caller]
fn refusal(server: &Server) -> String {
    let project = Project::new(&server.url());
    let reason = project.refusal(|project| project.update(Options::default()));
    assert!(reason.starts_with(&server.url()), "{reason}");
    reason
}

#[test]
fn a_new_document_is_fetched_once_and_written_as_a_whole() {
    let kinds = ["chats", "comments", "payouts", "posts", "users"];
    let text = document(&kinds);
    let tagged = |tag: &str| response("200 OK", &[YAML, tag], text.as_bytes());
    let server = Server::new(vec![
        tagged("ETag: \"one\""),
        head("304 Not Modified", &["ETag: \"one\""]),
        tagged("ETag: \"two\""),
    ]);
    let project = Project::new(&server.url());

    let outcome = project.update(Options::default()).expect("an update");
    assert!(!server.requests().concat().contains("if-none-match"));
    assert_eq!(outcome.verdict, Bump::Patch);
    assert_eq!(outcome.report.suggested_version, "0.1.1");
    let counts = (
        outcome.report.operations_before,
        outcome.report.operations_after,
    );
    assert_eq!(counts, (4, 5));
    let expected = [
        "CHANGELOG.md",
        "Cargo.toml",
        "docs/operations.md",
        "names.lock",
        "openapi.yaml",
        "tests/it/snapshots/it__generated__Comment.snap",
        "tests/it/snapshots/it__generated__features.snap",
        "tests/it/snapshots/it__generated__methods_comments.snap",
        "upstream.toml",
    ];
    assert_eq!(written(&outcome), expected);
    let tree = project.contents();
    for (name, written) in outcome.files {
        assert_eq!(tree.get(&name), written.as_ref(), "{name}");
    }
    assert_eq!(tree["openapi.yaml"], text);
    assert_eq!(project.etag().as_deref(), Some("\"one\""));
    for (name, part) in [
        ("CHANGELOG.md", "<!-- Suggested version: 0.1.1 -->\n"),
        (
            "CHANGELOG.md",
            "- `client.comments().list()` sends `GET /api/{account}/comments`.\n",
        ),
        ("Cargo.toml", "\ncomments = [\"client\"]\n"),
        (
            "docs/operations.md",
            "| [`comments`](#comments) | `client.comments()` | 1 |\n",
        ),
        (
            "docs/operations.md",
            "| `comments.list` | `GET /api/{account}/comments` |\n",
        ),
        ("names.lock", "GET /api/{}/comments  comments.list\n"),
    ] {
        assert_contains(&tree[name], part);
    }

    let outcome = project.update(Options::default()).expect("an update");
    assert_contains(&server.requests().concat(), "if-none-match: \"one\"\n");
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
    assert_eq!(project.contents(), tree);

    let outcome = project.update(Options::default()).expect("an update");
    assert_eq!(written(&outcome), ["upstream.toml"]);
    assert_eq!(outcome.verdict, Bump::None);
    assert_eq!(project.etag().as_deref(), Some("\"two\""));
}

#[test]
fn validators_are_forgotten_with_their_document() {
    let same = document(&KINDS);
    let tagged = response("200 OK", &[YAML, "ETag: \"one\""], same.as_bytes());
    let server = Server::new(vec![tagged]);
    let project = Project::new(&server.url());
    let outcome = project.update(Options::default()).expect("an update");
    assert_eq!(written(&outcome), ["upstream.toml"]);
    project.take(&same);
    assert_eq!(project.etag().as_deref(), Some("\"one\""));
    // Upstream must send its document again.
    project.take(&document(&KINDS[..3]));
    assert_eq!(project.etag(), None);
}

#[test]
fn responses_that_are_no_document_are_refused() {
    let whole = document(&KINDS);
    let (cut, _) = whole.split_once(END).expect("an end");
    let yaml = |text: &str| response("200 OK", &[YAML], text.as_bytes());
    let json = |text: &str| {
        let kind = "Content-Type: application/json";
        response("200 OK", &[kind], text.as_bytes())
    };
    let login = "Content-Type: text/html";
    let elsewhere = "Location: http://127.0.0.2:9/openapi.yaml";
    let cases = [
        (response("404 Not Found", &[], b""), "HTTP status 404"),
        (yaml("<!DOCTYPE html>\n<html></html>\n"), "an HTML page"),
        (
            response("200 OK", &[login], b"Please log in"),
            "is a login needed?",
        ),
        (
            response("301 Moved Permanently", &[elsewhere], b""),
            "expected a redirect within the same host",
        ),
        (yaml(""), "found an empty body"),
        (yaml(cut), "is the document cut off?"),
        (yaml(&with_paths(" []")), "found an empty array"),
        (yaml(&with_paths(" {}")), "found an empty object"),
        (
            json(r#"{"message": "Unauthenticated."}"#),
            "expected the version of OpenAPI",
        ),
    ];
    let (responses, reasons): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    let server = Server::new(responses);
    let project = Project::new(&server.url());
    for reason in reasons {
        let found = project.refusal(|project| project.update(Options::default()));
        assert!(found.starts_with(&server.url()), "{found}");
        assert_contains(&found, reason);
        assert_eq!(server.requests().len(), 1, "{found}");
    }
}

#[test]
fn a_failing_server_is_retried_before_it_is_refused() {
    let text = document(&KINDS);
    let length = format!("Content-Length: {}", text.len());
    let start = head("200 OK", &[YAML, length.as_str()]);
    let half = [start.as_slice(), &text.as_bytes()[..text.len() / 2]].concat();
    let broken = response("500 Internal Server Error", &[], b"");
    for (failure, reason) in [
        (broken, "HTTP status 500"),
        (half, "expected a whole document"),
    ] {
        let server = Server::new(vec![failure; 2]);
        assert_contains(&refusal(&server), reason);
        assert_eq!(server.requests().len(), 2, "{reason}");
    }
}

#[test]
fn a_slow_server_is_a_timeout() {
    let start = head("200 OK", &[YAML, "Content-Length: 1000"]);
    for slow in [Vec::new(), start] {
        let server = Server::holding(vec![slow; 2]);
        let project = Project::new(&server.url());
        let impatient = Fetcher {
            timeout: Duration::from_millis(200),
            ..fetcher()
        };
        let reason = project.refusal(|project| {
            let options = Options {
                no_compile: true,
                ..Options::default()
            };
            update(&project.root(), &options, &[], &impatient)
        });
        assert_contains(&reason, "timeout");
    }
}

#[test]
fn forty_megabytes_are_refused() {
    let large = vec![b' '; 40 << 20];
    let announced = response("200 OK", &[YAML], &large);
    let growing = [head("200 OK", &[YAML]), large].concat();
    for large in [announced, growing] {
        let server = Server::new(vec![large]);
        assert_contains(&refusal(&server), "expected at most 32.00 MiB");
    }
}
