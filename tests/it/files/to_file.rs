//! Downloads to a file: what is asked for, what is on disk, and what it cost.

use std::{
    fs,
    sync::{Arc, Mutex},
    time::Duration,
};

use onlyfansapi::{ErrorKind, Outcome, Pace, RetryPolicy};

use super::{
    Folder, URL, client, content, download,
    server::{End, FileServer, Reply, right},
};
use crate::{
    faults::{client_of, soon},
    watch::has_key,
};

#[tokio::test]
async fn a_file_is_saved_with_what_it_took() {
    let bytes = content(1, 300_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        right(asked, &file, Some("\"a\""))
            .header("content-type", "video/mp4")
            .header("x-ofapi-credits-used", 7)
    })
    .await;
    let folder = Folder::new("saved");
    let client = client(&server.base_url);
    let progress = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&progress);
    let saving = download(&client, folder.target())
        .on_progress(move |progress| seen.lock().expect("no panic").push(*progress));
    let saved = soon(saving).await.expect("a file");
    assert_eq!(folder.saved(), Some(bytes));
    assert_eq!(folder.names(), ["clip.mp4"]);
    assert_eq!(saved.path, folder.target());
    assert_eq!((saved.length, saved.received), (300_000, 300_000));
    assert_eq!((saved.resumed, saved.discarded), (0, 0));
    assert_eq!((saved.attempts, saved.credits), (1, Some(7)));
    assert_eq!(saved.etag.as_deref(), Some("\"a\""));
    assert_eq!(saved.content_type.as_deref(), Some("video/mp4"));
    assert_eq!(client.credits().used, 7);
    let progress = progress.lock().expect("no panic");
    let last = progress.last().expect("progress");
    assert_eq!((last.received, last.total), (300_000, Some(300_000)));
    assert!(progress.is_sorted_by_key(|progress| progress.received));
    let asked = server.asked();
    assert!(asked[0].head.contains("accept-encoding: identity\r\n"));
    assert!(asked[0].range.is_none());
}

#[tokio::test]
async fn a_body_that_breaks_goes_on_where_it_broke() {
    let bytes = content(2, 100_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        let reply = right(asked, &file, Some("\"a\"")).header("x-ofapi-credits-used", 1);
        match asked.number {
            0 => reply.cut(40_000, End::Reset),
            1 => reply.cut(20_000, End::Close),
            _ => reply,
        }
    })
    .await;
    let folder = Folder::new("breaks");
    let saved = soon(download(&client(&server.base_url), folder.target())).await;
    let saved = saved.expect("a file");
    assert_eq!(folder.saved(), Some(bytes));
    assert_eq!((saved.attempts, saved.credits), (3, Some(3)));
    assert_eq!((saved.received, saved.discarded), (100_000, 0));
    let asked = server.asked();
    assert!(asked[1..].iter().all(|asked| asked.range.is_some()));
    assert!(
        asked[1..]
            .iter()
            .all(|asked| asked.if_range.as_deref() == Some("\"a\""))
    );
}

/// The part is taken up by another client, as after a crash, with a fresh link.
#[tokio::test]
async fn a_part_of_an_earlier_call_is_resumed() {
    let bytes = content(3, 100_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        let reply = right(asked, &file, Some("\"a\""));
        match asked.number {
            0 => reply.cut(60_000, End::Close),
            _ => reply,
        }
    })
    .await;
    let folder = Folder::new("resumed");
    let builder = client_of(&server.base_url).retry(RetryPolicy::none());
    let once = builder.build().expect("a client");
    let error = soon(download(&once, folder.target())).await;
    let error = error.expect_err("a cut");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    assert!(error.is_retryable());
    assert_eq!(folder.names(), ["clip.mp4.part", "clip.mp4.part.json"]);
    let note = fs::read_to_string(folder.0.join("clip.mp4.part.json")).expect("a note");
    assert!(
        !note.contains("onlyfans") && !note.contains("files"),
        "{note}"
    );

    let fresh = "https://cdn2.onlyfans.com/files/1/clip.mp4?Tag=2&Signature=another";
    let client = client(&server.base_url);
    let saving = client.media().download("acct_1", fresh);
    let saved = soon(saving.to_file(folder.target())).await.expect("a file");
    assert_eq!(folder.saved(), Some(bytes));
    assert_eq!((saved.resumed, saved.received), (60_000, 40_000));
    assert_eq!(folder.names(), ["clip.mp4"]);
}

#[tokio::test]
async fn a_part_of_another_file_is_not_resumed() {
    let bytes = content(4, 50_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        let reply = right(asked, &file, Some("\"a\""));
        match asked.number {
            0 => reply.cut(30_000, End::Close),
            _ => reply,
        }
    })
    .await;
    let folder = Folder::new("other");
    let builder = client_of(&server.base_url).retry(RetryPolicy::none());
    let client = builder.build().expect("a client");
    soon(download(&client, folder.target()))
        .await
        .expect_err("a cut");
    let other = "https://cdn2.onlyfans.com/files/2/clip.mp4?Tag=2";
    let saving = client.media().download("acct_1", other);
    let saved = soon(saving.to_file(folder.target())).await.expect("a file");
    assert_eq!(server.asked()[1].range, None);
    assert_eq!((saved.resumed, saved.discarded), (0, 30_000));
}

#[tokio::test]
async fn a_file_that_changed_is_transferred_from_its_start() {
    let (old, new) = (content(5, 50_000), content(6, 50_000));
    let (first, second) = (old.clone(), new.clone());
    let server = FileServer::start(move |asked| match asked.number {
        0 => right(asked, &first, Some("\"a\"")).cut(30_000, End::Close),
        _ => right(asked, &second, Some("\"b\"")),
    })
    .await;
    let folder = Folder::new("changed");
    let saved = soon(download(&client(&server.base_url), folder.target())).await;
    let saved = saved.expect("a file");
    assert_eq!(folder.saved(), Some(new));
    assert_eq!((saved.length, saved.received), (50_000, 80_000));
    assert_eq!((saved.resumed, saved.discarded), (0, 30_000));
    assert_eq!(saved.etag.as_deref(), Some("\"b\""));
}

/// A server that ignores `If-Range` sends a part of the new file.
#[tokio::test]
async fn a_part_of_another_version_is_not_appended() {
    let (old, new) = (content(7, 50_000), content(8, 50_000));
    let (first, second) = (old.clone(), new.clone());
    let server = FileServer::start(move |asked| match asked.number {
        0 => right(asked, &first, Some("\"a\"")).cut(30_000, End::Close),
        1 => Reply::new("206 Partial Content")
            .header("content-range", "bytes 30000-49999/50000")
            .header("etag", "\"b\"")
            .body(&second[30_000..]),
        _ => right(asked, &second, Some("\"b\"")),
    })
    .await;
    let folder = Folder::new("version");
    let saved = soon(download(&client(&server.base_url), folder.target())).await;
    assert_eq!(saved.expect("a file").discarded, 30_000);
    assert_eq!(folder.saved(), Some(new));
    assert_eq!(server.asked()[2].range, None);
}

/// Without a strong validator, the first bytes would be paid twice.
#[tokio::test]
async fn a_body_without_a_strong_validator_that_breaks_is_not_asked_for_again() {
    for etag in [None, Some("W/\"a\"")] {
        let bytes = content(9, 50_000);
        let server =
            FileServer::start(move |asked| right(asked, &bytes, etag).cut(30_000, End::Close))
                .await;
        let folder = Folder::new("weak");
        let error = soon(download(&client(&server.base_url), folder.target())).await;
        let error = error.expect_err("a cut");
        assert_eq!(error.attempts(), 1);
        assert!(!error.is_retryable());
        assert_eq!(server.asked().len(), 1);
        // A part that cannot be resumed does not stay.
        assert_eq!(folder.names(), [""; 0], "{etag:?}");
    }
}

#[tokio::test]
async fn a_whole_part_is_checked_by_its_last_byte() {
    let bytes = content(10, 50_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| right(asked, &file, Some("\"a\""))).await;
    let folder = Folder::new("whole");
    // As if the program had ended before the file was given its name.
    let client = client(&server.base_url);
    soon(download(&client, folder.target()))
        .await
        .expect("a file");
    fs::rename(folder.target(), folder.0.join("clip.mp4.part")).expect("renamed");
    let name = "/api/acct_1/media/download/https%3A%2F%2Fcdn2.onlyfans.com%2Ffiles%2F1%2Fclip.mp4";
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let note = format!(r#"{{"etag":"\"a\"","length":50000,"file":"{hash:016x}"}}"#);
    fs::write(folder.0.join("clip.mp4.part.json"), note).expect("written");
    let saved = soon(download(&client, folder.target()))
        .await
        .expect("a file");
    assert_eq!(server.asked()[1].range, Some(49_999));
    assert_eq!((saved.received, saved.resumed), (1, 49_999));
    assert_eq!(folder.saved(), Some(bytes));
}

#[tokio::test]
async fn attempts_are_bounded_by_the_policy_until_a_mebibyte_has_arrived() {
    let bytes = content(11, 5 << 20);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        // A step that is too small, and one that is not.
        let step = if asked.number < 3 { 1 << 10 } else { 1 << 20 };
        right(asked, &file, Some("\"a\"")).cut(step, End::Close)
    })
    .await;
    let folder = Folder::new("bounded");
    let client = client(&server.base_url);
    let error = soon(download(&client, folder.target())).await;
    assert_eq!(error.expect_err("too many cuts").attempts(), 3);
    let saved = soon(download(&client, folder.target()))
        .await
        .expect("a file");
    assert_eq!(folder.saved(), Some(bytes));
    assert_eq!((saved.resumed, saved.attempts), (3 << 10, 5));
    assert_eq!(saved.discarded, 0);
}

#[tokio::test]
async fn a_server_that_always_starts_from_the_first_byte_is_left_after_a_few_times() {
    let bytes = content(12, 3 << 20);
    let server = FileServer::start(move |asked| {
        // Each time a mebibyte more, so that the policy counts from 0.
        let length = (asked.number + 1) << 20;
        let length = length.min((3 << 20) - 1);
        let mut reply = right(asked, &bytes, Some("\"a\""));
        if asked.range.is_some() {
            let whole = Reply::new("200 OK").header("etag", "\"a\"");
            reply = whole.body(&bytes);
        }
        reply.cut(length, End::Close)
    })
    .await;
    let folder = Folder::new("restarts");
    let error = soon(download(&client(&server.base_url), folder.target())).await;
    let error = error.expect_err("no end");
    assert_eq!(error.kind(), ErrorKind::Transport);
    // The first request, and 3 that began again; the policy has 2 retries.
    assert!(server.asked().len() <= 5, "{}", server.asked().len());
    assert_eq!(folder.saved(), None);
}

#[tokio::test]
async fn a_slow_transfer_ends_with_an_error_of_its_own() {
    let bytes = content(13, 50_000);
    let server =
        FileServer::start(move |asked| right(asked, &bytes, Some("\"a\"")).cut(10, End::Stall))
            .await;
    let folder = Folder::new("stalled");
    let builder = client_of(&server.base_url).retry(RetryPolicy::none());
    let client = builder.build().expect("a client");
    let saving = download(&client, folder.target());
    let saving = saving.min_rate(100_000, Duration::from_millis(50));
    let error = soon(saving).await.expect_err("a stall");
    assert_eq!(error.kind(), ErrorKind::Stalled);
    let expected = "GET /api/{account}/media/download/{cdnUrl}: 200, but the transfer stalled: expected at least 100000 bytes per second over 50ms, found fewer";
    assert_eq!(error.to_string(), expected);
    assert_eq!(folder.names(), ["clip.mp4.part", "clip.mp4.part.json"]);
}

#[tokio::test]
async fn the_key_and_the_link_go_neither_to_the_cdn_nor_into_errors() {
    let target = FileServer::start(|_| Reply::new("403 Forbidden").body(b"expired")).await;
    let location = format!("{}/landed?sig=secret", target.base_url);
    let server = FileServer::start(move |_| Reply::redirect(&location)).await;
    let folder = Folder::new("secret-path");
    let client = client(&server.base_url);
    let saving = download(&client, folder.target());
    let shown = format!("{saving:?}");
    let saving = saving.send();
    let shown = format!("{shown} {saving:?}");
    let error = soon(saving).await.expect_err("403");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(403));
    let message = error.to_string();
    assert!(
        message.ends_with(
            "the link of the file may have expired: fetch the item again for a fresh one"
        ),
        "{message}"
    );
    let shown = format!("{shown} {message} {error:?}");
    for secret in ["onlyfans.com", "secret", "127.0.0.1", "clip.mp4", "acct_1"] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    let [asked] = &target.asked()[..] else {
        panic!("expected one request");
    };
    assert!(!has_key(&asked.head), "{}", asked.head);
    assert!(asked.head.contains("accept-encoding: identity\r\n"));
    assert_eq!(folder.names(), [""; 0]);
}

#[tokio::test]
async fn a_part_is_resumed_from_the_cdn_and_the_link_may_expire_in_between() {
    let bytes = content(14, 50_000);
    let file = bytes.clone();
    let target = FileServer::start(move |asked| {
        let reply = right(asked, &file, Some("\"a\""));
        match asked.number {
            0 => reply.cut(20_000, End::Close),
            1 => Reply::new("410 Gone").body(b""),
            _ => reply,
        }
    })
    .await;
    let location = format!("{}/landed", target.base_url);
    let server = FileServer::start(move |_| Reply::redirect(&location)).await;
    let folder = Folder::new("cdn");
    let client = client(&server.base_url);
    let error = soon(download(&client, folder.target())).await;
    let error = error.expect_err("410");
    assert!(
        error.to_string().contains("fetch the item again"),
        "{error}"
    );
    assert_eq!(error.attempts(), 2);
    let saved = soon(download(&client, folder.target()))
        .await
        .expect("a file");
    assert_eq!((saved.resumed, saved.received), (20_000, 30_000));
    assert_eq!(folder.saved(), Some(bytes));
    assert_eq!(target.asked()[2].range, Some(20_000));
}

#[tokio::test]
async fn a_refusal_of_the_api_itself_is_no_expired_link() {
    for (relayed, is_expired) in [(None, false), (Some(403), true), (Some(500), false)] {
        let body = match relayed {
            Some(status) => {
                format!(r#"{{"message":"No","onlyfans_response":{{"status":{status}}}}}"#)
            }
            None => r#"{"message":"No"}"#.to_owned(),
        };
        let server = FileServer::start(move |_| {
            let reply = Reply::new("403 Forbidden").header("content-type", "application/json");
            reply.body(body.as_bytes())
        })
        .await;
        let folder = Folder::new("refused");
        let error = soon(download(&client(&server.base_url), folder.target())).await;
        let message = error.expect_err("403").to_string();
        assert_eq!(
            message.contains("fetch the item again"),
            is_expired,
            "{message}"
        );
    }
}

#[tokio::test]
async fn a_file_in_an_encoding_is_not_taken_for_the_file() {
    let server = FileServer::start(|_| {
        Reply::new("200 OK")
            .header("content-encoding", "br")
            .body(b"compressed")
    })
    .await;
    let folder = Folder::new("encoding");
    let error = soon(download(&client(&server.base_url), folder.target())).await;
    let error = error.expect_err("an encoding");
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/media/download/{cdnUrl}: 200: expected the file as it is, found one in the encoding br"
    );
    assert_eq!(folder.names(), [""; 0]);
}

#[tokio::test]
async fn a_range_of_the_callers_own_is_refused() {
    let server = FileServer::start(|_| Reply::new("200 OK").body(b"")).await;
    let folder = Folder::new("own-range");
    let client = client(&server.base_url);
    let request = client
        .media()
        .download("acct_1", URL)
        .header("range", "bytes=0-3");
    let error = soon(request.to_file(folder.target())).await;
    let error = error.expect_err("a range");
    let found = (error.kind(), error.outcome());
    assert_eq!(found, (ErrorKind::Request, Outcome::NotSent));
    assert!(server.asked().is_empty() && folder.names().is_empty());
}

#[tokio::test]
async fn a_drm_file_has_the_same_methods() {
    let bytes = content(15, 50_000);
    let file = bytes.clone();
    let server = FileServer::start(move |asked| {
        let reply = right(asked, &file, Some("\"a\""));
        match asked.number {
            0 => reply.cut(20_000, End::Reset),
            _ => reply,
        }
    })
    .await;
    let folder = Folder::new("drm");
    let client = client(&server.base_url);
    let request = client.media().download_drm("acct_1", 55);
    let saved = soon(request.to_file(folder.target()))
        .await
        .expect("a file");
    assert_eq!((saved.attempts, folder.saved()), (2, Some(bytes)));
}

/// The limit of an account is 1 request in flight.
#[tokio::test]
async fn a_download_whose_head_has_arrived_holds_nobody_up() {
    let bytes = content(16, 50_000);
    let server = FileServer::start(move |asked| match asked.head.contains("/media/") {
        true => right(asked, &bytes, Some("\"a\"")).cut(10, End::Stall),
        false => Reply::new("200 OK").body(br#"{"data":[]}"#),
    })
    .await;
    let pace = Pace::off().in_flight_per_account(1);
    let builder = client_of(&server.base_url).pace(pace);
    let client = builder.build().expect("a client");
    let folder = Folder::new("turn");
    let (arrived, head) = tokio::sync::oneshot::channel();
    let arrived = Mutex::new(Some(arrived));
    let saving = download(&client, folder.target()).on_progress(move |_| {
        if let Some(arrived) = arrived.lock().expect("no panic").take() {
            arrived.send(()).expect("a test");
        }
    });
    let saving = tokio::spawn(saving.into_future());
    soon(head).await.expect("bytes");
    soon(client.chats().list("acct_1")).await.expect("a turn");
    assert!(!saving.is_finished());
    saving.abort();
}
