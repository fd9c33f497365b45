//! Progress, stalls and time-outs of uploads.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use futures_util::stream;
use onlyfansapi::{Client, ErrorKind, FilePart, Outcome, RetryPolicy};

use super::{client, client_with, server::UploadServer};

/// More than the buffers of a connection hold.
const LARGE: usize = 64 << 20;

#[tokio::test]
async fn progress_counts_the_bytes_of_files_that_were_handed_over() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    for is_known in [true, false] {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let length = is_known.then_some(200_000);
        let reader = std::io::Read::take(std::io::repeat(1), 200_000);
        client
            .media_vault()
            .upload("acct_1")
            .file(FilePart::reader("a", reader, length))
            .on_progress(move |progress| log.lock().expect("no panic").push(progress))
            .await
            .expect("a response");
        server.received().await;
        let seen = seen.lock().expect("no panic");
        let sent: Vec<u64> = seen.iter().map(|progress| progress.sent).collect();
        assert_eq!(sent, [0, 65_536, 131_072, 196_608, 200_000, 200_000]);
        assert!(seen.iter().all(|progress| progress.total == length));
    }
}

/// Returns a client whose uploads stall soon.
fn impatient(base_url: &str) -> Client {
    client_with(base_url, |builder| {
        builder
            .retry(RetryPolicy::none())
            .deadline(Duration::from_secs(3600))
            .stall_timeout(Duration::from_millis(200))
            .min_transfer_rate(1_000)
    })
}

#[tokio::test]
async fn an_upload_that_the_server_does_not_take_is_stalled() {
    let server = UploadServer::paused().await;
    let client = impatient(&server.base_url);
    let file = FilePart::bytes("a", vec![0; LARGE]);
    let error = client.media().upload("acct_1").file(file).await;
    let error = error.expect_err("stalled");
    assert_eq!(error.kind(), ErrorKind::Stalled);
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
    assert!(!error.is_retryable() && !error.is_timeout());
    assert_eq!(
        error.to_string(),
        "POST /api/{account}/media/upload: the upload stalled: expected at least 1000 bytes a second, found 0 bytes in 200ms: the server took no more; send it again, or set `min_transfer_rate` or `stall_timeout` on the client"
    );
}

#[tokio::test]
async fn an_upload_whose_source_gives_nothing_is_stalled() {
    let mut server = UploadServer::start().await;
    let client = impatient(&server.base_url);
    let nothing = stream::pending::<Result<Bytes, std::io::Error>>();
    let file = FilePart::stream("a", nothing, 5);
    let error = client.media().upload("acct_1").file(file).await;
    let error = error.expect_err("stalled");
    assert_eq!(error.kind(), ErrorKind::Stalled);
    assert!(
        error
            .to_string()
            .contains("the source of the file gave no more"),
        "{error}"
    );
    assert!(!server.received().await.is_whole);
}

#[tokio::test]
async fn an_upload_that_moves_may_take_longer_than_the_timeout() {
    let mut server = UploadServer::start().await;
    let client = client_with(&server.base_url, |builder| {
        builder
            .retry(RetryPolicy::none())
            .timeout(Duration::from_millis(300))
    });
    // Ten chunks, which take twice the time-out.
    let chunks = stream::unfold(0, |sent| async move {
        tokio::time::sleep(Duration::from_millis(60)).await;
        (sent < 10).then(|| {
            (
                Ok::<_, std::io::Error>(Bytes::from_static(b"0123456789")),
                sent + 1,
            )
        })
    });
    let file = FilePart::stream("a", chunks, 100);
    client
        .media()
        .upload("acct_1")
        .file(file)
        .await
        .expect("a response");
    assert_eq!(server.received().await.parts().await[0].content.len(), 100);
}

#[tokio::test]
async fn the_timeout_counts_again_once_the_files_are_handed_over() {
    let mut server = UploadServer::responding(vec![0]).await;
    let client = client_with(&server.base_url, |builder| {
        builder
            .retry(RetryPolicy::none())
            .timeout(Duration::from_millis(200))
    });
    let file = FilePart::bytes("a", "b");
    let error = client.media().upload("acct_1").file(file).await;
    assert_eq!(error.expect_err("no response").kind(), ErrorKind::Timeout);
    assert!(server.received().await.is_whole);
}

#[tokio::test]
async fn the_deadline_ends_an_upload_that_moves() {
    let server = UploadServer::paused().await;
    let client = client_with(&server.base_url, |builder| {
        builder
            .retry(RetryPolicy::none())
            .deadline(Duration::from_millis(200))
    });
    let file = FilePart::bytes("a", vec![0; LARGE]);
    let error = client.media().upload("acct_1").file(file).await;
    assert_eq!(error.expect_err("too late").kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn a_response_before_the_end_of_the_files_is_the_response() {
    let server = UploadServer::early(413).await;
    let client = client_with(&server.base_url, |builder| {
        builder.retry(RetryPolicy::none())
    });
    let file = FilePart::bytes("a", vec![0; LARGE]);
    let error = client.media().upload("acct_1").file(file).await;
    let error = error.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(413));
    assert_eq!(error.outcome(), Outcome::Rejected);
}

#[tokio::test]
async fn a_rate_of_0_takes_any_rate() {
    let server = UploadServer::paused().await;
    let client = client_with(&server.base_url, |builder| {
        builder
            .retry(RetryPolicy::none())
            .deadline(Duration::from_millis(300))
            .stall_timeout(Duration::from_millis(1))
            .min_transfer_rate(0)
    });
    let file = FilePart::bytes("a", vec![0; LARGE]);
    let error = client.media().upload("acct_1").file(file).await;
    assert_eq!(error.expect_err("too late").kind(), ErrorKind::Timeout);
}
