//! Files as streams.

use std::{pin::pin, time::Duration};

use futures_util::TryStreamExt;
use onlyfansapi::{ErrorKind, FileStream, Pace};

use super::{
    URL, client, content,
    server::{End, FileServer, Reply, right},
};
use crate::faults::{client_of, soon};

fn stream(base_url: &str) -> FileStream {
    client(base_url).media().download("acct_1", URL).stream()
}

#[tokio::test]
async fn a_stream_gives_the_bytes_of_the_file_and_what_is_known_of_it() {
    let bytes = content(1, 300_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        right(asked, &file, Some("\"a\"")).header("x-ofapi-credits-used", 5)
    })
    .await;
    let mut file = stream(&server.base_url);
    assert_eq!(
        (file.len(), file.status(), file.credits_used()),
        (None, None, None)
    );
    assert!(server.asked().is_empty());
    soon(file.open()).await.expect("a head");
    assert_eq!(file.len(), Some(300_000));
    assert_eq!(file.is_empty(), Some(false));
    assert_eq!(file.credits().and_then(|credits| credits.used), Some(5));
    let headers = file.headers().expect("headers");
    assert_eq!(headers["etag"], "\"a\"");
    let mut found = Vec::new();
    while let Some(bytes) = soon(file.try_next()).await.expect("bytes") {
        found.extend_from_slice(&bytes);
    }
    assert_eq!(found, bytes);
    assert_eq!(soon(file.try_next()).await.expect("an end"), None);
    assert_eq!((file.attempts(), file.credits_used()), (1, Some(5)));
}

#[tokio::test]
async fn a_stream_goes_on_where_it_broke() {
    let bytes = content(2, 100_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        let reply = right(asked, &file, Some("\"a\"")).header("x-ofapi-credits-used", 2);
        match asked.number {
            0 => reply.cut(40_000, End::Reset),
            1 => reply.cut(1, End::Close),
            _ => reply,
        }
    })
    .await;
    let mut file = pin!(stream(&server.base_url));
    let mut found = Vec::new();
    while let Some(bytes) = soon(TryStreamExt::try_next(&mut file))
        .await
        .expect("bytes")
    {
        found.extend_from_slice(&bytes);
    }
    assert_eq!(found, bytes);
    assert_eq!((file.attempts(), file.credits_used()), (3, Some(6)));
}

/// Its first bytes are given away.
#[tokio::test]
async fn a_stream_never_begins_again() {
    let bytes = content(3, 100_000);
    for etag in [Some("\"a\""), Some("W/\"a\""), None] {
        let file = bytes.clone();
        let server = FileServer::start(move |asked| match asked.number {
            0 => right(asked, &file, etag).cut(40_000, End::Close),
            _ => right(asked, &content(4, 100_000), Some("\"b\"")),
        })
        .await;
        let mut file = stream(&server.base_url);
        let mut found = Vec::new();
        let error = loop {
            match soon(file.try_next()).await {
                Ok(Some(bytes)) => found.extend_from_slice(&bytes),
                Ok(None) => panic!("expected an error"),
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(!error.is_retryable());
        assert_eq!(found, bytes[..40_000], "{etag:?}");
        assert_eq!(soon(file.try_next()).await.expect("an end"), None);
    }
}

/// The limit of an account is 1 request in flight.
#[tokio::test]
async fn a_stream_that_nobody_reads_holds_nobody_up() {
    let bytes = content(5, 50_000);
    let server = FileServer::start(move |asked| match asked.head.contains("/media/") {
        true => right(asked, &bytes, Some("\"a\"")),
        false => Reply::new("200 OK").body(br#"{"data":[]}"#),
    })
    .await;
    let pace = Pace::off().in_flight_per_account(1);
    let client = client_of(&server.base_url).pace(pace).build();
    let client = client.expect("a client");
    let file = || client.media().download("acct_1", URL);
    let mut first = file().stream();
    soon(first.open()).await.expect("a head");
    let mut second = file().stream();
    soon(second.open()).await.expect("a turn");
    soon(client.chats().list("acct_1")).await.expect("a turn");
    // The same file, held in memory, gives its turn back as well.
    soon(file()).await.expect("a file");
}

#[tokio::test]
async fn a_stream_that_is_slow_ends_with_an_error_of_its_own() {
    let bytes = content(6, 50_000);
    let server =
        FileServer::start(move |asked| right(asked, &bytes, None).cut(10, End::Stall)).await;
    let mut file = stream(&server.base_url).min_rate(1_000_000, Duration::from_millis(50));
    let first = soon(file.try_next()).await.expect("bytes");
    assert_eq!(first.map(|bytes| bytes.len()), Some(10));
    let error = soon(file.try_next()).await.expect_err("a stall");
    assert_eq!(error.kind(), ErrorKind::Stalled);
}

/// The time in which the reader does something else does not count.
#[tokio::test]
async fn a_slow_reader_is_no_slow_server() {
    let bytes = content(7, 5_000_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| right(asked, &file, None)).await;
    let mut file = stream(&server.base_url).min_rate(1, Duration::from_nanos(1));
    let mut length = 0;
    let mut reads = 0;
    while let Some(bytes) = soon(file.try_next()).await.expect("bytes") {
        length += bytes.len();
        reads += 1;
        if reads < 10 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    assert_eq!(length, 5_000_000);
}

#[tokio::test]
async fn an_error_before_the_head_is_that_of_the_call() {
    let server = FileServer::start(|_| Reply::new("402 Payment Required").body(b"{}")).await;
    let mut file = stream(&server.base_url);
    let error = soon(file.open()).await.expect_err("402");
    assert!(error.is_out_of_credits());
    assert_eq!(soon(file.try_next()).await.expect("an end"), None);
    let shown = format!("{file:?} {error:?}");
    assert!(
        !shown.contains("cdn2") && !shown.contains("acct_1"),
        "{shown}"
    );
}
