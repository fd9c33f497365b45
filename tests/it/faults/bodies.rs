//! Bodies that arrive slowly, compressed, or with a length that is not theirs.

use std::time::Duration;

use onlyfansapi::{ErrorKind, Method, Outcome::Unknown};

use super::{
    Delivery, FaultServer, Request, ServerResponse, client_of, gzip_bomb, sender::Sender, soon,
    table::LIMIT,
};

#[tokio::test]
async fn a_slow_response_is_read_to_its_end() {
    let drip = ServerResponse::success().delivered(Delivery::Drip(Duration::from_millis(1)));
    let server = FaultServer::scripted([drip.into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let senders = [
        Sender::Custom(Method::GET),
        Sender::AddTags,
        Sender::SendMessage,
    ];
    for sender in &senders {
        let result = soon(sender.send(&client)).await;
        assert_eq!(result.expect("a whole response"), 1, "{sender:?}");
    }
    assert_eq!(server.seen(), senders.len());
}

/// The header is the length of the response to a GET.
#[tokio::test]
async fn the_content_length_of_a_head_response_is_not_read() {
    for length in [100, 1 << 40] {
        let response = ServerResponse::json(200, "").announcing(length);
        let server = FaultServer::scripted([response.into()]).await;
        let client = client_of(server.base_url()).build().expect("a client");
        let sender = Sender::Custom(Method::HEAD);
        for _ in 0..2 {
            let result = soon(sender.send(&client)).await;
            assert_eq!(result.expect("a head"), 1, "{length}");
        }
    }
}

#[tokio::test]
async fn a_gzip_bomb_is_not_inflated() {
    const INFLATED: usize = 64 << 20;
    let bomb = gzip_bomb(INFLATED);
    assert!(bomb.len() < LIMIT);
    let response = ServerResponse {
        body: bomb,
        ..ServerResponse::json(200, "").header("content-encoding", "gzip")
    };
    let server = FaultServer::scripted([response.into()]).await;
    let builder = client_of(server.base_url()).max_response_size(LIMIT);
    let client = builder.build().expect("a client");
    for sender in Sender::all().into_iter().filter(|sender| !sender.is_head()) {
        server.forget();
        let error = soon(sender.send(&client)).await.expect_err("a bomb");
        let [request]: [Request; 1] = server.requests().try_into().expect("one request");
        // Without the feature `gzip`, the client neither asks for it nor inflates it.
        let asks = request.header("accept-encoding");
        let kind = match asks.is_some_and(|encodings| encodings.contains("gzip")) {
            true => ErrorKind::TooLarge,
            false => ErrorKind::Decode,
        };
        assert_eq!(
            (error.kind(), error.outcome()),
            (kind, Unknown),
            "{sender:?}"
        );
        let kept = error.body().map_or(0, |body| body.len());
        assert!(kept <= LIMIT, "{kept} bytes kept");
    }
}

/// The announced length ends a response.
#[tokio::test]
async fn bytes_after_a_response_are_not_taken_for_the_next_response() {
    let forged = "HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{\"data\":\"forged\"}";
    let body = format!("{{\"data\":\"first\"}}{forged}");
    let first = ServerResponse::json(200, body).announcing(16);
    let second = ServerResponse::json(200, r#"{"data":"second"}"#);
    let server = FaultServer::scripted([first.into(), second.into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    for expected in ["first", "second", "second"] {
        let request = client.request(Method::GET, "/api/things");
        let response = soon(request).await.expect("a response");
        assert_eq!(response["data"], expected);
    }
}
