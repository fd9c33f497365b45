//! Where the bytes come from, and what happens if they change or end.

use std::{
    fs,
    io::{self, Cursor, Read, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use bytes::Bytes;
use futures_util::stream;
use onlyfansapi::{ErrorKind, FilePart, Outcome, RetryPolicy};
use std::time::Duration;

use super::{Temporary, client, client_with, server::UploadServer};

/// More than the buffers of a connection hold.
const LARGE: u64 = 64 << 20;

fn chunks(
    chunks: &[&'static str],
) -> impl futures_util::Stream<Item = Result<Bytes, io::Error>> + use<> {
    let chunks: Vec<_> = chunks
        .iter()
        .map(|chunk| Ok(Bytes::from_static(chunk.as_bytes())))
        .collect();
    stream::iter(chunks)
}

#[tokio::test]
async fn the_length_is_sent_if_all_lengths_are_known() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    for (file, is_known) in [
        (FilePart::reader("a", Cursor::new("abc"), 3), true),
        (FilePart::reader("a", Cursor::new("abc"), None), false),
        (FilePart::stream("a", chunks(&["a", "", "bc"]), 3), true),
        (FilePart::stream("a", chunks(&["a", "", "bc"]), None), false),
    ] {
        let request = client.media_vault().upload("acct_1").file(file);
        request.await.expect("a response");
        let received = server.received().await;
        let length = received.body.len().to_string();
        let expected = is_known.then_some(&*length);
        assert_eq!(received.header("content-length"), expected);
        assert_eq!(received.header("transfer-encoding").is_some(), !is_known);
        assert_eq!(received.parts().await[0].content, b"abc");
    }
}

#[tokio::test]
async fn a_source_of_another_length_is_an_error_and_never_a_cut_upload() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    for (file, found) in [
        (
            FilePart::reader("a", Cursor::new("abc"), 2),
            "expected 2 bytes as at the start, found more",
        ),
        (
            FilePart::reader("a", Cursor::new("abc"), 4),
            "expected 4 bytes as at the start, found 3",
        ),
        (
            FilePart::reader("a", Cursor::new("abc"), 0),
            "expected 0 bytes as at the start, found more",
        ),
        (
            FilePart::stream("a", chunks(&["a", "bc"]), 2),
            "expected 2 bytes as at the start, found more",
        ),
        (
            FilePart::stream("a", chunks(&["a", "b", "c"]), 2),
            "expected 2 bytes as at the start, found more",
        ),
        (
            FilePart::stream("a", chunks(&["a", "bc"]), 4),
            "expected 4 bytes as at the start, found 3",
        ),
    ] {
        let error = client.media_vault().upload("acct_1").file(file).await;
        let error = error.expect_err(found);
        assert_eq!(error.kind(), ErrorKind::Upload);
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
        let expected = format!(
            "POST /api/{{account}}/media/vault: the upload was broken off: file: {found}: the file must not change while it is sent"
        );
        assert_eq!(error.to_string(), expected);
        assert!(!server.received().await.is_whole, "{found}");
    }
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_sent_is_an_error() {
    for is_cut in [true, false] {
        let mut server = UploadServer::paused().await;
        let client = client(&server.base_url);
        let file = Temporary::new("a.mp4", b"");
        let open = fs::OpenOptions::new()
            .append(true)
            .open(&file.0)
            .expect("a file");
        open.set_len(LARGE).expect("a sparse file");
        let client = client_with_any_size(&client, &server);
        let call = tokio::spawn(client.media().upload("acct_1").file(&file.0).send());
        server.head().await;
        // The buffers of the connection hold less than the file.
        if is_cut {
            open.set_len(LARGE - 1).expect("a shorter file");
        } else {
            (&open).write_all(b"x").expect("a longer file");
        }
        server.allow();
        let error = call.await.expect("no panic").expect_err("another length");
        assert_eq!(error.kind(), ErrorKind::Upload);
        let found = if is_cut {
            (LARGE - 1).to_string()
        } else {
            "more".to_owned()
        };
        let expected = format!("expected {LARGE} bytes as at the start, found {found}:");
        assert!(error.to_string().contains(&expected), "{error}");
        let received = server.received().await;
        assert!(!received.is_whole);
        assert!(received.body.len() > 1 << 20);
    }
}

fn client_with_any_size(_: &onlyfansapi::Client, server: &UploadServer) -> onlyfansapi::Client {
    client_with(&server.base_url, |builder| {
        builder.retry(RetryPolicy::none()).max_upload_size(u64::MAX)
    })
}

#[tokio::test]
async fn an_error_of_a_source_is_the_cause() {
    struct Broken(usize);
    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::Error::other("the disk is gone"));
            }
            let length = self.0.min(buffer.len());
            self.0 -= length;
            Ok(length)
        }
    }
    struct Panicking;
    impl Read for Panicking {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            panic!("a reader that panics")
        }
    }
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    let failing = stream::iter([Ok(Bytes::from_static(b"a")), Err("the stream is gone")]);
    for (file, cause) in [
        (
            FilePart::reader("a", Broken(100_000), 200_000),
            "the disk is gone",
        ),
        (FilePart::reader("a", Panicking, None), "panicked"),
        (FilePart::stream("a", failing, None), "the stream is gone"),
    ] {
        let error = client.media_vault().upload("acct_1").file(file).await;
        let error = error.expect_err(cause);
        assert_eq!(error.kind(), ErrorKind::Upload);
        let found = std::error::Error::source(&error).expect(cause).to_string();
        assert!(found.contains(cause), "{found}");
        assert!(!server.received().await.is_whole, "{cause}");
    }
}

#[tokio::test]
async fn a_path_and_bytes_are_sent_again_and_a_stream_is_not() {
    let file = Temporary::new("a.bin", b"content");
    for (part, is_repeatable) in [
        (FilePart::path(&file.0), true),
        (FilePart::bytes("a.bin", "content"), true),
        (FilePart::reader("a.bin", Cursor::new("content"), 7), false),
        (FilePart::stream("a.bin", chunks(&["content"]), 7), false),
    ] {
        // A rate limit says that nothing was done.
        let mut server = UploadServer::responding(vec![429, 200]).await;
        let client = client_with(&server.base_url, |builder| {
            let policy = RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO);
            builder.retry(policy).pace(onlyfansapi::Pace::off())
        });
        let named = format!("{part:?}");
        let result = client.media().upload("acct_1").file(part).await;
        let first = server.received().await;
        assert_eq!(first.parts().await[0].content, b"content", "{named}");
        if is_repeatable {
            result.unwrap_or_else(|error| panic!("{named}: {error}"));
            let second = server.received().await;
            assert_eq!(second.body, first.body, "{named}");
        } else {
            let error = result.expect_err("no second attempt");
            assert_eq!(
                (error.attempts(), error.is_rate_limited()),
                (1, true),
                "{named}"
            );
        }
        assert!(server.is_done(), "{named}");
    }
}

#[tokio::test]
async fn a_call_is_not_sent_again_if_it_may_have_taken_effect() {
    let mut server = UploadServer::responding(vec![502, 200]).await;
    let client = client_with(&server.base_url, |builder| builder);
    let part = FilePart::bytes("a.bin", "content");
    let error = client.media().upload("acct_1").file(part).await;
    let error = error.expect_err("no second attempt");
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    assert!(server.received().await.is_whole);
    assert!(server.is_done());
}

#[tokio::test]
async fn a_refused_connection_is_tried_again_with_the_whole_file() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = free.local_addr().expect("an address");
    drop(free);
    let listener: Arc<Mutex<Option<std::net::TcpListener>>> = Arc::default();
    let attempts = Arc::new(AtomicUsize::new(0));
    let (slot, count) = (Arc::clone(&listener), Arc::clone(&attempts));
    let client = client_with(&format!("http://{address}"), |builder| {
        let policy = RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO);
        builder.retry(policy).on_response(move |response| {
            // The server starts after the first attempt, and before the second.
            if count.fetch_add(1, SeqCst) == 0 {
                assert!(response.error.is_some());
                let listener = std::net::TcpListener::bind(address).expect("the port");
                listener.set_nonblocking(true).expect("a socket");
                *slot.lock().expect("no panic") = Some(listener);
            }
        })
    });
    let file = Temporary::new("a.bin", b"content");
    let call = tokio::spawn(client.media().upload("acct_1").file(&file.0).send());
    let listener = loop {
        if let Some(listener) = listener.lock().expect("no panic").take() {
            break listener;
        }
        tokio::task::yield_now().await;
    };
    let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
    let mut server = UploadServer::on(listener, vec![200], tokio::sync::Semaphore::MAX_PERMITS);
    call.await.expect("no panic").expect("a response");
    assert_eq!(attempts.load(SeqCst), 2);
    assert_eq!(server.received().await.parts().await[0].content, b"content");
}

#[tokio::test]
async fn a_reader_is_sent_once_by_a_request_and_its_clones() {
    let mut server = UploadServer::start().await;
    let file = FilePart::reader("a", Cursor::new("abc"), 3);
    let request = client(&server.base_url).media().upload("acct_1").file(file);
    request.clone().await.expect("a response");
    assert_eq!(server.received().await.parts().await[0].content, b"abc");
    let error = request.await.expect_err("sent before");
    assert_eq!(
        error.to_string(),
        "POST /api/{account}/media/upload: the request was not sent: file: expected a reader or stream that was not sent before, found one that was: make a new one for each call"
    );
    assert!(server.is_done());
}

#[test]
fn an_upload_works_without_async() {
    use onlyfansapi::blocking::Wait;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut server = runtime.block_on(UploadServer::start());
    let client = client(&server.base_url);
    let file = Temporary::new("a.bin", &[7; 200_000]);
    client
        .media()
        .upload("acct_1")
        .file(&file.0)
        .wait()
        .expect("a response");
    let parts = runtime.block_on(async { server.received().await.parts().await });
    assert_eq!(parts[0].content, [7; 200_000]);
}
