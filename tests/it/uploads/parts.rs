//! The parts of a form, byte for byte.

use onlyfansapi::{FilePart, types::UploadPurpose};
use serde_json::json;

use super::{Parsed, client, server::UploadServer};

fn text(name: &str, content: &str) -> Parsed {
    Parsed {
        name: name.to_owned(),
        file_name: None,
        media_type: None,
        content: content.into(),
    }
}

#[tokio::test]
async fn a_form_is_framed_as_the_rfc_says() {
    let mut server = UploadServer::start().await;
    let upload = client(&server.base_url)
        .media()
        .upload("acct_1")
        .async_(true)
        .file(FilePart::bytes("a b.jpg", "content\r\n"))
        .type_(UploadPurpose::Avatar)
        .await
        .expect("a response");
    assert_eq!(
        upload
            .prefixed_id
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("ofapi_media_1")
    );
    let received = server.received().await;
    assert!(
        received
            .head
            .starts_with("POST /api/acct_1/media/upload HTTP/1.1\r\n")
    );
    let media_type = received.header("content-type").expect("a media type");
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("a form");
    assert_eq!(boundary.len(), 32);
    let expected = format!(
        "--{boundary}\r\n\
         Content-Disposition: form-data; name=\"async\"\r\n\r\n\
         1\r\n\
         --{boundary}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a b.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\n\
         content\r\n\r\n\
         --{boundary}\r\n\
         Content-Disposition: form-data; name=\"type\"\r\n\r\n\
         avatar\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(String::from_utf8_lossy(&received.body), expected);
    let length = expected.len().to_string();
    assert_eq!(received.header("content-length"), Some(&*length));
    assert_eq!(received.header("transfer-encoding"), None);
}

#[tokio::test]
async fn every_boundary_is_another() {
    let mut server = UploadServer::start().await;
    let request = client(&server.base_url)
        .media_vault()
        .upload("acct_1")
        .file(FilePart::bytes("a", "b"));
    let mut media_types = Vec::new();
    for _ in 0..3 {
        request.clone().await.expect("a response");
        let received = server.received().await;
        media_types.push(received.header("content-type").expect("one").to_owned());
    }
    media_types.sort();
    media_types.dedup();
    assert_eq!(media_types.len(), 3);
}

#[tokio::test]
async fn values_of_every_kind_are_parts_as_php_reads_them() {
    let mut server = UploadServer::start().await;
    client(&server.base_url)
        .media()
        .upload("acct_1")
        .file(FilePart::bytes("a.mp4", vec![0, 159, 146, 150]))
        .async_(false)
        .body_field("whole", 9_007_199_254_740_993_i64)
        .body_field("fraction", 0.5)
        .body_field("none", json!(null))
        .body_field("empty", "")
        .body_field("lines", "a\r\n--b\r\n\r\nü")
        .body_field("tags", ["a", "b"])
        .body_field("deep", json!({"on": true, "list": [1, null]}))
        .body_field("a \"quoted\"\r\nname", 1)
        .await
        .expect("a response");
    let file = Parsed {
        name: "file".to_owned(),
        file_name: Some("a.mp4".to_owned()),
        media_type: Some("video/mp4".to_owned()),
        content: vec![0, 159, 146, 150],
    };
    let parts = server.received().await.parts().await;
    assert_eq!(
        parts,
        [
            text("a \"quoted\"%0D%0Aname", "1"),
            text("async", "0"),
            text("deep[list][]", "1"),
            text("deep[on]", "1"),
            text("empty", ""),
            file,
            text("fraction", "0.5"),
            text("lines", "a\r\n--b\r\n\r\nü"),
            text("tags[]", "a"),
            text("tags[]", "b"),
            text("whole", "9007199254740993"),
        ]
    );
}

#[tokio::test]
async fn a_file_name_arrives_whatever_its_characters() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    for (name, line) in [
        ("a.jpg", "filename=\"a.jpg\""),
        ("ü 日本 🎬.mp4", "filename=\"ü 日本 🎬.mp4\""),
        ("a \"b\".jpg", "filename=\"a \\\"b\\\".jpg\""),
        ("a\\b.jpg", "filename=\"a\\\\b.jpg\""),
        ("a;b=c'd.jpg", "filename=\"a;b=c'd.jpg\""),
        ("100%22.jpg", "filename=\"100%22.jpg\""),
        ("a\r\nX: y\0.jpg", "filename=\"a%0D%0AX: y%00.jpg\""),
        (" ", "filename=\" \""),
    ] {
        client
            .media_vault()
            .upload("acct_1")
            .file(FilePart::bytes(name, "content"))
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let received = server.received().await;
        let body = String::from_utf8(received.body.clone()).expect("text");
        assert!(
            body.contains(&format!("name=\"file\"; {line}\r\n")),
            "{body}"
        );
        let parts = received.parts().await;
        assert_eq!(parts.len(), 1, "{name}");
        assert_eq!(parts[0].content, b"content", "{name}");
        // The parser reads `\"`, but not `\\`, as PHP does.
        if !name.contains(['\\', '\r']) {
            assert_eq!(parts[0].file_name.as_deref(), Some(name));
        }
    }
}

#[tokio::test]
async fn a_file_of_any_length_arrives_as_it_is() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    for length in [0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_003] {
        let content: Vec<u8> = std::iter::repeat_with(|| fastrand::u8(..))
            .take(length)
            .collect();
        let file = super::Temporary::new("a.bin", &content);
        for file in [
            FilePart::path(&file.0),
            FilePart::bytes("a.bin", content.clone()),
            FilePart::reader(
                "a.bin",
                std::io::Cursor::new(content.clone()),
                length as u64,
            ),
            FilePart::reader("a.bin", std::io::Cursor::new(content.clone()), None),
        ] {
            let named = format!("{file:?} of {length}");
            let request = client.media_vault().upload("acct_1").file(file);
            request
                .await
                .unwrap_or_else(|error| panic!("{named}: {error}"));
            let parts = server.received().await.parts().await;
            assert_eq!(parts.len(), 1, "{named}");
            assert!(parts[0].content == content, "{named}");
        }
    }
}

#[tokio::test]
async fn content_that_looks_like_the_end_of_a_part_is_content() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    let other = "0123456789abcdef0123456789abcdef";
    for content in [
        format!("\r\n--{other}--\r\n"),
        format!("--{other}\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nx"),
        "\r\n--".to_owned(),
        "\r\n".repeat(1000),
    ] {
        let file = FilePart::bytes("a", content.clone());
        let request = client.media_vault().upload("acct_1").file(file);
        request.await.expect("a response");
        let parts = server.received().await.parts().await;
        assert_eq!(parts.len(), 1);
        assert_eq!(parts[0].content, content.as_bytes());
    }
}

#[tokio::test]
async fn undocumented_files_are_parts_beside_the_documented_ones() {
    let mut server = UploadServer::start().await;
    client(&server.base_url)
        .media_vault()
        .upload("acct_1")
        .file(FilePart::bytes("a", "1"))
        .file_part("more[]", FilePart::bytes("b", "2"))
        .file_part("more[]", FilePart::bytes("c", "3").media_type("text/plain"))
        .await
        .expect("a response");
    let parts = server.received().await.parts().await;
    let shown: Vec<_> = parts
        .iter()
        .map(|part| {
            (
                &*part.name,
                part.file_name.as_deref().unwrap_or_default(),
                part.media_type.as_deref().unwrap_or_default(),
                &*part.content,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("file", "a", "application/octet-stream", b"1".as_slice()),
            ("more[]", "b", "application/octet-stream", b"2".as_slice()),
            ("more[]", "c", "text/plain", b"3".as_slice()),
        ]
    );
}

#[tokio::test]
async fn a_value_that_is_set_later_takes_the_place_of_a_file() {
    let mut server = UploadServer::start().await;
    let client = client(&server.base_url);
    let request = client.media_vault().upload("acct_1");
    let file = || FilePart::bytes("a", "1");
    request
        .clone()
        .file(file())
        .file(FilePart::bytes("b", "2"))
        .await
        .expect("a response");
    let parts = server.received().await.parts().await;
    assert_eq!((parts.len(), &*parts[0].content), (1, b"2".as_slice()));
    request
        .clone()
        .file(file())
        .body_field("file", "text")
        .await
        .expect("a response");
    assert_eq!(
        server.received().await.parts().await,
        [text("file", "text")]
    );
    let whole = json!({"file_url": "https://example.com/a.jpg"});
    request.file(file()).body(whole).await.expect("a response");
    let parts = server.received().await.parts().await;
    assert_eq!(parts, [text("file_url", "https://example.com/a.jpg")]);
}
