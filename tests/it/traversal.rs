//! Arguments that try to change the route: the server sees the intended route, or no request.

use std::pin::Pin;

use onlyfansapi::{Client, Error, ErrorKind, Outcome};
use percent_encoding::percent_decode_str;

use crate::support::mock;

/// The expected fate of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It is sent as one segment of the path, and unescaping returns it unchanged.
    Sent,
    /// The call fails before anything is sent.
    Refused,
}

use Verdict::{Refused, Sent};

/// An operation that is called with a hostile argument.
struct Operation {
    method: &'static str,
    /// The path, with `{}` in place of the argument.
    route: &'static str,
    /// The name of the argument in errors.
    argument: &'static str,
    takes_url: bool,
    call: fn(Client, String) -> Call,
}

type Call = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

const OPERATIONS: [Operation; 5] = [
    Operation {
        method: "GET",
        route: "/api/{}/chats",
        argument: "account",
        takes_url: false,
        call: |client, argument| {
            Box::pin(async move { client.chats().list(argument).await.map(drop) })
        },
    },
    Operation {
        method: "GET",
        route: "/api/acct_1/users/{}",
        argument: "username",
        takes_url: false,
        call: |client, argument| {
            Box::pin(async move { client.users().get("acct_1", argument).await.map(drop) })
        },
    },
    Operation {
        method: "POST",
        route: "/api/acct_1/chats/{}/messages",
        argument: "chat_id",
        takes_url: false,
        call: |client, argument| {
            Box::pin(async move {
                let message = client.messages().send("acct_1", argument).text("a");
                message.await.map(drop)
            })
        },
    },
    Operation {
        method: "GET",
        route: "/api/acct_1/media/download/{}",
        argument: "cdnUrl",
        takes_url: true,
        call: |client, argument| {
            Box::pin(async move { client.media().download("acct_1", argument).await.map(drop) })
        },
    },
    Operation {
        method: "DELETE",
        route: "/api/smart-link-postbacks/{}",
        argument: "postback_id",
        takes_url: false,
        call: |client, argument| {
            Box::pin(async move {
                client
                    .smart_link_postbacks()
                    .delete(argument)
                    .await
                    .map(drop)
            })
        },
    },
];

/// Returns texts for an argument that is an id or a name.
///
/// A text is refused if, however often it is unescaped, it is a dot segment or has a separator or a
/// control character in it.
fn as_segment() -> Vec<(String, Verdict)> {
    let long = "a".repeat(4000);
    let table = [
        ("", Refused),
        (".", Refused),
        ("..", Refused),
        ("...", Sent),
        ("/", Refused),
        ("//", Refused),
        ("a/b", Refused),
        ("../x", Refused),
        ("acct_1/chats", Refused),
        ("\\", Refused),
        ("a\\b", Refused),
        ("%2e", Refused),
        ("%2E.", Refused),
        ("%2e%2e", Refused),
        ("..%2f", Refused),
        ("a%2Fb", Refused),
        ("a%5cb", Refused),
        ("%252e%252e", Refused),
        ("%25252e%25252E", Refused),
        ("a%252fb", Refused),
        ("\0", Refused),
        ("\n", Refused),
        ("\u{7f}", Refused),
        ("\u{85}", Refused),
        ("a\r\nx-forged: y", Refused),
        ("%00", Refused),
        (".%00", Refused),
        ("%0d%0ax-forged: y", Refused),
        ("https://example.com/x", Refused),
        ("..;", Sent),
        (";a=b", Sent),
        ("?", Sent),
        ("#", Sent),
        ("a?b=c", Sent),
        ("a#b", Sent),
        ("&a=b", Sent),
        ("+", Sent),
        (":", Sent),
        ("@example.com", Sent),
        ("{account}", Sent),
        (" ", Sent),
        ("a b", Sent),
        ("%", Sent),
        ("%zz", Sent),
        ("100%25", Sent),
        ("ä", Sent),
        ("\u{1f9ea}", Sent),
        // They look like dots, but servers do not read them so.
        ("．．", Sent),
        ("\u{202e}txt.a", Sent),
        ("\u{2028}", Sent),
        // An overlong encoding of dots, which is no UTF-8.
        ("%c0%ae%c0%ae", Sent),
        (long.as_str(), Sent),
    ];
    table
        .map(|(text, verdict)| (text.to_owned(), verdict))
        .into()
}

/// Returns texts for an argument that is a whole URL.
fn as_url() -> Vec<(String, Verdict)> {
    let table = [
        ("https://cdn2.onlyfans.com/files/a/b/c_source.mp4", Sent),
        (
            "https://cdn2.onlyfans.com/a.jpg?Policy=e%2B%2F_&Key-Pair-Id=K",
            Sent,
        ),
        ("https://cdn2.onlyfans.com/a.jpg?x=/../../accounts#y", Sent),
        ("https://cdn2.onlyfans.com/../%2e%2e/accounts", Refused),
        ("http://cdn2.onlyfans.com/ä.jpg", Sent),
        ("https://cdn2.onlyfans.com/a\r\nx-forged: y", Refused),
        ("https://cdn2.onlyfans.com/a\0", Refused),
        ("ftp://cdn2.onlyfans.com/a", Refused),
        ("file:///etc/passwd", Refused),
        ("javascript:alert(1)", Refused),
        ("//cdn2.onlyfans.com/a", Refused),
        ("https://", Refused),
        ("cdn2.onlyfans.com/a", Refused),
    ];
    let segments = as_segment().into_iter();
    // Of the texts, only one is a URL.
    let segments = segments.map(|(text, _)| match text.starts_with("https://") {
        true => (text, Sent),
        false => (text, Refused),
    });
    let urls = table.map(|(text, verdict)| (text.to_owned(), verdict));
    segments.chain(urls).collect()
}

fn unescaped(segment: &str) -> String {
    let decoded = percent_decode_str(segment).decode_utf8();
    decoded.expect("UTF-8").into_owned()
}

/// Whether a text has no characters except escapes and those that have no meaning in a URL.
fn is_escaped(segment: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~%".contains(c);
    segment.chars().all(is_plain)
}

#[tokio::test]
async fn a_hostile_argument_stays_in_its_segment_or_is_refused() {
    assert!(as_segment().len() >= 40);
    let (server, client) = mock().await;
    for operation in OPERATIONS {
        let arguments = if operation.takes_url {
            as_url()
        } else {
            as_segment()
        };
        for (argument, verdict) in arguments {
            let case = format!("{} with {argument:?}", operation.route);
            let before = server.received().len();
            let result = (operation.call)(client.clone(), argument.clone()).await;
            let received = server.received().split_off(before);
            match verdict {
                Sent => {
                    assert!(result.is_ok(), "{case}: {result:?}");
                    let [request] = received.as_slice() else {
                        panic!("{case}: expected one request, found {received:?}");
                    };
                    assert_eq!(request.method.as_str(), operation.method, "{case}");
                    assert_eq!(request.query, "", "{case}");
                    assert!(!request.headers.contains_key("x-forged"), "{case}");
                    let expected: Vec<&str> = operation.route.split('/').collect();
                    let found: Vec<&str> = request.path.split('/').collect();
                    assert_eq!(found.len(), expected.len(), "{case}: {}", request.path);
                    for (found, expected) in found.into_iter().zip(expected) {
                        if expected == "{}" {
                            assert!(is_escaped(found), "{case}: {found}");
                            assert_eq!(unescaped(found), argument, "{case}");
                        } else {
                            assert_eq!(found, expected, "{case}");
                        }
                    }
                }
                Refused => {
                    assert!(received.is_empty(), "{case}: {received:?}");
                    expect_refusal(&case, operation.argument, result);
                }
            }
        }
    }
}

fn expect_refusal(case: &str, argument: &str, result: Result<(), Error>) {
    let error = result.expect_err(case);
    assert_eq!(error.kind(), ErrorKind::Request, "{case}");
    assert_eq!(error.outcome(), Outcome::NotSent, "{case}");
    assert_eq!(error.attempts(), 0, "{case}");
    assert!(!error.is_retryable(), "{case}");
    let text = error.to_string();
    let (_, problem) = text
        .split_once("the request was not sent: ")
        .expect("a problem");
    assert!(
        problem.starts_with(&format!("{argument}: ")),
        "{case}: {problem}"
    );
    assert!(!text.contains(char::is_control), "{case}: {text:?}");
}

#[tokio::test]
async fn hostile_arguments_are_reported_together() {
    let (server, client) = mock().await;
    let request = client.users().get("..", "a/b");
    let error = request.await.expect_err("two steps").to_string();
    assert!(
        error.contains(" account: ") && error.contains("; username: "),
        "{error}"
    );
    assert!(server.received().is_empty());
}

/// A value in the query may be any text.
#[tokio::test]
async fn a_hostile_query_stays_in_the_query() {
    let (server, client) = mock().await;
    for (text, _) in as_segment() {
        let request = client
            .chats()
            .list("acct_1")
            .query("new&param", text.as_str());
        request.await.expect("chats");
        let requests = server.received();
        let request = requests.last().expect("a request");
        assert_eq!(request.path, "/api/acct_1/chats");
        let (name, value) = request.query.split_once('=').expect("a parameter");
        assert!(is_escaped(name) && is_escaped(value), "{}", request.query);
        assert_eq!(
            (unescaped(name), unescaped(value)),
            ("new&param".to_owned(), text)
        );
    }
}
