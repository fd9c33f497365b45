//! What is checked before anything is sent.

use std::{fs, io::Read};

use onlyfansapi::{ErrorKind, FilePart, Outcome};

use super::{Temporary, client, client_with, server::UploadServer};

#[tokio::test]
async fn an_upload_is_a_file_or_its_address() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    let address = "https://example.com/a.jpg";
    let none = client.media().upload("acct_1").await;
    let none = none.expect_err("nothing to upload");
    assert_eq!(
        none.to_string(),
        "POST /api/{account}/media/upload: the request was not sent: file: required without file_url, but missing"
    );
    let both = client
        .media_vault()
        .upload("acct_1")
        .file(FilePart::bytes("a", "b"))
        .file_url(address);
    let both = both.await.expect_err("two files");
    assert_eq!(
        both.to_string(),
        "POST /api/{account}/media/vault: the request was not sent: file_url: expected without file, found both"
    );
    assert!(server.is_done());
    let request = client.media().upload("acct_1").file_url(address);
    request.await.expect("a response");
    let parts = server.received().await.parts().await;
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].content, address.as_bytes());
    assert_eq!(parts[0].file_name, None);
}

#[tokio::test]
async fn a_path_that_cannot_be_read_is_refused_without_showing_it() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    let file = Temporary::new("private.jpg", b"content");
    let folder = file.0.parent().expect("a folder");
    for (path, problem) in [
        (
            folder.join("missing.jpg"),
            "file: expected the path of a file that can be read, found none: entity not found",
        ),
        (
            folder.to_owned(),
            "file: expected the path of a file, found a directory, pipe or device; a pipe can be sent by `FilePart::reader`",
        ),
        (
            "/dev/null".into(),
            "file: expected the path of a file, found a directory, pipe or device; a pipe can be sent by `FilePart::reader`",
        ),
        (
            file.0.join("below"),
            "file: expected the path of a file that can be read, found none: not a directory",
        ),
        (
            "a\0b".into(),
            "file: expected the path of a file that can be read, found none: invalid input parameter",
        ),
        (
            "".into(),
            "file: expected a file with a name, found none: set one by `FilePart::file_name`",
        ),
    ] {
        let error = client.media().upload("acct_1").file(&path).await;
        let error = error.expect_err("no file");
        let expected =
            format!("POST /api/{{account}}/media/upload: the request was not sent: {problem}");
        assert_eq!(error.to_string(), expected);
        assert_eq!(
            (error.kind(), error.outcome(), error.attempts()),
            (ErrorKind::Request, Outcome::NotSent, 0)
        );
        let shown = format!("{error:?}");
        assert!(
            !shown.contains("private") && !shown.contains("missing"),
            "{shown}"
        );
    }
    assert!(server.is_done());
}

#[tokio::test]
async fn files_above_the_limit_are_refused() {
    let mut server = UploadServer::start().await;
    let file = Temporary::new("large.mp4", b"");
    let sparse = fs::File::create(&file.0).expect("a file");
    sparse.set_len(100_000_001).expect("a sparse file");
    let upload = client(&server.base_url)
        .media()
        .upload("acct_1")
        .file(&file.0);
    let error = upload.await.expect_err("too large");
    assert_eq!(
        error.to_string(),
        "POST /api/{account}/media/upload: the request was not sent: file: expected at most 100000000 bytes in the files of a request, found 100000001; set a larger `max_upload_size` on the client if the server takes more"
    );
    let client = client_with(&server.base_url, |builder| builder.max_upload_size(10));
    let upload = || client.media().upload("acct_1");
    let error = upload().file(FilePart::bytes("a", vec![0; 11])).await;
    assert_eq!(error.expect_err("too large").kind(), ErrorKind::Request);
    let two = upload()
        .file(FilePart::bytes("a", vec![0; 6]))
        .file_part("more", FilePart::bytes("b", vec![0; 5]));
    let error = two.await.expect_err("too large together").to_string();
    assert!(
        error.contains("more: expected at most 10 bytes in the files of a request, found 11;"),
        "{error}"
    );
    assert!(server.is_done());
    let fitting = upload().file(FilePart::bytes("a", vec![0; 10]));
    fitting.await.expect("a response");
    assert_eq!(server.received().await.parts().await[0].content, [0; 10]);
}

#[tokio::test]
async fn an_upload_reserves_the_price_of_its_bytes() {
    let mut server = UploadServer::start().await;
    let client = client_with(&server.base_url, |builder| builder.credit_budget(10));
    let upload = |length: usize| {
        let file = FilePart::bytes("a.mp4", vec![0; length]);
        client.media_vault().upload("acct_1").file(file).send()
    };
    let error = upload(3_333_334).await.expect_err("beyond the budget");
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Budget, Outcome::NotSent)
    );
    let problem = error.to_string();
    assert!(problem.ends_with("a call that may use 11"), "{problem}");
    assert!(server.is_done());
    upload(3_333_333).await.expect("within the budget");
    // Without a length, the price is not known.
    let file = FilePart::reader("a.mp4", std::io::repeat(0).take(3_333_334), None);
    let upload = client.media_vault().upload("acct_1").file(file);
    upload.await.expect("a price that is not known");
}

#[tokio::test]
async fn a_file_of_unknown_length_is_broken_off_at_the_limit() {
    let upload = |server: &UploadServer, length: u64| {
        let client = client_with(&server.base_url, |builder| builder.max_upload_size(100_000));
        let reader = std::io::Read::take(std::io::repeat(7), length);
        let file = FilePart::reader("a", reader, None);
        client.media().upload("acct_1").file(file)
    };
    let mut server = UploadServer::start().await;
    upload(&server, 100_000).await.expect("a response");
    assert_eq!(
        server.received().await.parts().await[0].content.len(),
        100_000
    );
    // On a connection of its own: of a request that is broken off at once, not even the head may arrive, and the
    // end of a used connection tells a server nothing.
    let mut server = UploadServer::start().await;
    let error = upload(&server, 100_001).await.expect_err("too large");
    assert_eq!(error.kind(), ErrorKind::Upload);
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(
        error.to_string(),
        "POST /api/{account}/media/upload: the upload was broken off: file: expected at most 100000 bytes in the files of a request, found more; set a larger `max_upload_size` on the client if the server takes more"
    );
    assert!(!server.received().await.is_whole);
}

#[tokio::test]
async fn a_media_type_and_a_file_name_are_text_of_one_line() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    for media_type in ["", "jpeg", "image/jpeg\r\nX: y", "image/ü"] {
        let file = FilePart::bytes("a", "b").media_type(media_type);
        let error = client.media().upload("acct_1").file(file).await;
        let error = error.expect_err(media_type).to_string();
        assert!(
            error.ends_with("file: expected a media type such as `video/mp4`, found other text"),
            "{error}"
        );
    }
    let file = FilePart::bytes("", "b");
    let error = client.media().upload("acct_1").file(file).await;
    assert_eq!(error.expect_err("no name").kind(), ErrorKind::Request);
    let file = FilePart::bytes("a", "b");
    let request = client.media().upload("acct_1").file(file);
    let error = request.header("content-type", "multipart/form-data").await;
    let error = error.expect_err("another media type").to_string();
    assert!(
        error.contains("header: expected no content-type on a form of parts"),
        "{error}"
    );
    assert!(server.is_done());
}

#[tokio::test]
async fn nothing_shows_the_name_or_the_content_of_a_file() {
    let file = Temporary::new("private-name.jpg", b"private-content");
    let client = client("http://127.0.0.1:1");
    let part = FilePart::path(&file.0);
    let bytes = FilePart::bytes("private-name.jpg", "private-content");
    let request = client.media().upload("acct_1").file(bytes.clone());
    let shown = format!("{part:?} {bytes:?} {request:?}");
    assert_eq!(
        shown,
        "FilePart { source: \"path\", .. } FilePart { source: \"bytes\", .. } Upload(POST /api/{account}/media/upload)"
    );
    let error = request.await.expect_err("no server");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("private"), "{shown}");
}
