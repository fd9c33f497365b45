//! Downloads and the disk: paths, other downloads to the same path, calls without async.

use std::{fs, thread};

use onlyfansapi::{ErrorKind, Outcome, blocking::Wait};
use tokio::sync::oneshot;

use super::{
    Folder, URL, client, content, download,
    server::{End, FileServer, right},
};
use crate::faults::soon;

#[tokio::test]
async fn a_path_that_cannot_be_written_is_told_before_anything_is_sent() {
    let server = FileServer::start(|asked| right(asked, b"file", None)).await;
    let client = client(&server.base_url);
    let folder = Folder::new("paths");
    let other = Folder::new("sockets");
    let blocked = Folder::new("blocked");
    fs::create_dir(blocked.0.join("clip.mp4.part")).expect("a folder");
    #[cfg(unix)]
    let _listener =
        std::os::unix::net::UnixListener::bind(other.0.join("socket")).expect("a socket");
    for (path, kind, message) in [
        (
            folder.0.clone(),
            ErrorKind::Request,
            "GET /api/{account}/media/download/{cdnUrl}: the request was not sent: path: expected the path of a file, found that of a folder",
        ),
        (
            folder.0.join("clips/"),
            ErrorKind::Request,
            "GET /api/{account}/media/download/{cdnUrl}: the request was not sent: path: expected the path of a file, found that of a folder",
        ),
        (
            blocked.0.join("clip.mp4"),
            ErrorKind::File,
            "GET /api/{account}/media/download/{cdnUrl}: the file was not downloaded: its part cannot be opened",
        ),
        #[cfg(unix)]
        (
            other.0.join("socket"),
            ErrorKind::Request,
            "GET /api/{account}/media/download/{cdnUrl}: the request was not sent: path: expected the path of a file, found that of a device, pipe or socket",
        ),
        (
            folder.0.join(".."),
            ErrorKind::Request,
            "GET /api/{account}/media/download/{cdnUrl}: the request was not sent: path: expected the path of a file, found one without a name",
        ),
        (
            folder.0.join("missing").join("clip.mp4"),
            ErrorKind::File,
            "GET /api/{account}/media/download/{cdnUrl}: the file was not downloaded: its part cannot be opened",
        ),
    ] {
        let error = soon(download(&client, path)).await.expect_err("a path");
        assert_eq!((error.kind(), error.outcome()), (kind, Outcome::NotSent));
        assert_eq!(error.to_string(), message);
    }
    assert!(server.asked().is_empty());
    assert_eq!(folder.names(), [""; 0]);
    assert!(other.names().iter().all(|name| name == "socket"));
    assert_eq!(blocked.names(), ["clip.mp4.part"]);
}

#[tokio::test]
async fn a_second_download_to_a_path_is_refused_while_the_first_runs() {
    let bytes = content(1, 50_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        let reply = right(asked, &file, Some("\"a\""));
        match asked.number {
            0 => reply.cut(10_000, End::Stall),
            _ => reply,
        }
    })
    .await;
    let client = client(&server.base_url);
    let folder = Folder::new("twice");
    let (arrived, first) = oneshot::channel();
    let arrived = std::sync::Mutex::new(Some(arrived));
    let saving = download(&client, folder.target()).on_progress(move |_| {
        if let Some(arrived) = arrived.lock().expect("no panic").take() {
            arrived.send(()).expect("a test");
        }
    });
    let saving = tokio::spawn(saving.send());
    soon(first).await.expect("bytes");
    let error = soon(download(&client, folder.target())).await;
    let error = error.expect_err("a path in use");
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::File, Outcome::NotSent)
    );
    assert_eq!(server.asked().len(), 1);
    // When the first one is dropped, the next one goes on with its bytes.
    saving.abort();
    let _ = saving.await;
    let saved = loop {
        // A write that has begun ends first.
        match soon(download(&client, folder.target())).await {
            Err(error) if error.kind() == ErrorKind::File => tokio::task::yield_now().await,
            other => break other.expect("a file"),
        }
    };
    assert_eq!(saved.resumed + saved.received, 50_000);
    assert_eq!(folder.saved(), Some(bytes));
    assert_eq!(folder.names(), ["clip.mp4"]);
}

#[tokio::test]
async fn a_file_of_that_name_is_replaced_only_by_a_whole_one() {
    let bytes = content(2, 50_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        let reply = right(asked, &file, None);
        match asked.number {
            0 => reply.cut(10_000, End::Close),
            _ => reply,
        }
    })
    .await;
    let client = client(&server.base_url);
    let folder = Folder::new("replaced");
    fs::write(folder.target(), b"old").expect("written");
    soon(download(&client, folder.target()))
        .await
        .expect_err("a cut");
    assert_eq!(folder.saved().as_deref(), Some(&b"old"[..]));
    soon(download(&client, folder.target()))
        .await
        .expect("a file");
    assert_eq!(folder.saved(), Some(bytes));
}

#[tokio::test]
async fn an_empty_file_is_a_file() {
    let server = FileServer::start(|asked| right(asked, b"", Some("\"a\""))).await;
    let folder = Folder::new("empty");
    let saved = soon(download(&client(&server.base_url), folder.target())).await;
    assert_eq!(saved.expect("a file").length, 0);
    assert_eq!(folder.saved(), Some(Vec::new()));
    assert_eq!(folder.names(), ["clip.mp4"]);
}

#[tokio::test]
async fn a_download_outside_of_a_runtime_is_refused() {
    let server = FileServer::start(|asked| right(asked, b"file", None)).await;
    let client = client(&server.base_url);
    let folder = Folder::new("outside");
    let saving = download(&client, folder.target()).send();
    let polled = thread::spawn(move || {
        let mut saving = saving;
        let context = &mut std::task::Context::from_waker(std::task::Waker::noop());
        std::pin::Pin::new(&mut saving).poll(context)
    });
    let std::task::Poll::Ready(Err(error)) = polled.join().expect("no panic") else {
        panic!("expected an error");
    };
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(folder.names(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn files_are_downloaded_without_async() {
    let bytes = content(3, 200_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| right(asked, &file, Some("\"a\""))).await;
    let base_url = server.base_url.clone();
    let expected = bytes.clone();
    let (done, ended) = oneshot::channel();
    thread::spawn(move || {
        let folder = Folder::new("blocking");
        let client = client(&base_url);
        let request = || client.media().download("acct_1", URL);
        let head = request().head().wait().expect("a head");
        assert_eq!(head.length, Some(200_000));
        let saved = request().to_file(folder.target()).wait().expect("a file");
        assert_eq!(saved.length, 200_000);
        assert_eq!(folder.saved(), Some(expected.clone()));
        let mut stream = request().stream();
        let mut found = Vec::new();
        while let Some(bytes) = stream.wait_next().expect("bytes") {
            found.extend_from_slice(&bytes);
        }
        assert_eq!(found, expected);
        done.send(()).expect("a test");
    });
    soon(ended).await.expect("no panic");
    let folder = Folder::new("inside");
    let error = download(&client(&server.base_url), folder.target()).wait();
    assert_eq!(error.expect_err("a runtime").kind(), ErrorKind::Request);
}
