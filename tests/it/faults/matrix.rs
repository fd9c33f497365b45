//! Every kind of request meets every fault: what the server sees, and what the caller is told.

use std::{fmt::Debug, sync::Arc, time::Duration};

use onlyfansapi::{
    Client, Error, ErrorKind, Method,
    Outcome::{NotSent, Unknown},
    RetryPolicy,
};
use serde_json::json;
use tokio::{sync::Semaphore, task::JoinSet};

use super::{
    Answer, ClosedPort, Delivery, FaultServer, Request, Step, client_of, gzip_bomb, soon,
    table::{self, Attempts, LIMIT, Row},
};
use crate::support::bare_tls;

/// How long a server is waited for that stalls.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many cases run at the same time.
const AT_ONCE: usize = 16;

/// A kind of request.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sender {
    Custom(Method),
    ListChats,
    AddTags,
    SetNotes,
    SendMessage,
    SendMessageWithKey,
}

const OWN_KEY: &str = "a key of the caller's own";

impl Sender {
    fn all() -> Vec<Self> {
        let methods = [
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ];
        let mut senders: Vec<Self> = methods.into_iter().map(Self::Custom).collect();
        senders.extend([
            Self::ListChats,
            Self::AddTags,
            Self::SetNotes,
            Self::SendMessage,
            Self::SendMessageWithKey,
        ]);
        senders
    }

    fn is_head(&self) -> bool {
        *self == Self::Custom(Method::HEAD)
    }

    fn is_keyed(&self) -> bool {
        matches!(self, Self::SendMessage | Self::SendMessageWithKey)
    }

    fn attempts(&self, attempts: Attempts) -> u32 {
        match self {
            Self::Custom(Method::GET | Method::HEAD) | Self::ListChats => attempts.read,
            Self::SendMessage | Self::SendMessageWithKey => attempts.keyed,
            _ => attempts.write,
        }
    }

    /// Makes the call, and returns after how many attempts it succeeded.
    async fn send(&self, client: &Client) -> Result<u32, Error> {
        let messages = client.messages();
        let message = || messages.send("acct_1", 5).text("hello");
        match self {
            Self::Custom(Method::GET) => {
                let request = client.request(Method::GET, "/api/things");
                request.await.map(|answer| answer.attempts())
            }
            Self::Custom(Method::HEAD) => {
                let request = client.request(Method::HEAD, "/api/things").bytes();
                request.await.map(|answer| answer.attempts())
            }
            Self::Custom(method) => {
                let request = client.request(method.clone(), "/api/things");
                let request = request.body(json!({"name": "x"}));
                request.await.map(|answer| answer.attempts())
            }
            Self::ListChats => {
                let request = client.chats().list("acct_1").limit(10);
                request.await.map(|answer| answer.attempts())
            }
            Self::AddTags => {
                let request = client
                    .free_trial_links()
                    .add_tags("acct_1", 1)
                    .tags(["vip"]);
                request.await.map(|answer| answer.attempts())
            }
            Self::SetNotes => {
                let request = client.fans().set_notes("acct_1", 7).notes("x");
                request.await.map(|answer| answer.attempts())
            }
            Self::SendMessage => message().await.map(|answer| answer.attempts()),
            Self::SendMessageWithKey => {
                let request = message().idempotency_key(OWN_KEY);
                request.await.map(|answer| answer.attempts())
            }
        }
    }
}

/// One row for one kind of request.
struct Case {
    row: Arc<Row>,
    sender: Sender,
    problems: Vec<String>,
}

impl Case {
    fn expect<T: PartialEq + Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            let (fault, sender) = (self.row.fault, &self.sender);
            let step = &self.row.step;
            self.problems.push(format!(
                "{fault} ({step:?}), {sender:?}: {what}: expected {expected:?}, found {found:?}"
            ));
        }
    }

    async fn run(mut self) -> Vec<String> {
        let server = FaultServer::scripted([]).await;
        let patience = match self.row.expected.kind {
            ErrorKind::Timeout => PATIENCE,
            _ => Duration::from_secs(20),
        };
        let http = reqwest::Client::builder().no_proxy();
        let client = client_of(server.base_url())
            .http_client(http)
            // Without certificates, which take time to load.
            .tls(bare_tls())
            .timeout(patience)
            .read_timeout(patience)
            .max_response_size(LIMIT)
            .build()
            .expect("a client");
        let step = self.row.step.clone();
        let attempts = self.sender.attempts(self.row.expected.attempts);

        server.plan.set([step.clone()]);
        let result = soon(self.sender.send(&client)).await;
        self.expect_failure("always", attempts, result);
        self.expect_requests("always", attempts, &server.requests());

        server.forget();
        server.plan.set([step, Answer::success().into()]);
        let result = soon(self.sender.send(&client)).await;
        if attempts > 1 {
            let result = result.map_err(|error| error.to_string());
            self.expect("once: attempts", result, Ok(2));
        } else {
            self.expect_failure("once", 1, result);
        }
        self.expect_requests("once", attempts.min(2), &server.requests());
        self.problems
    }

    fn expect_failure(&mut self, when: &str, attempts: u32, result: Result<u32, Error>) {
        let error = match result {
            Err(error) => error,
            Ok(count) => {
                return self.expect(&format!("{when}: success after"), Some(count), None);
            }
        };
        let (kind, outcome) = (self.row.expected.kind, self.row.expected.outcome);
        self.expect(&format!("{when}: kind"), error.kind(), kind);
        self.expect(&format!("{when}: outcome"), error.outcome(), outcome);
        self.expect(&format!("{when}: attempts"), error.attempts(), attempts);
        // Another call of the caller's has another key, unless the caller gave it.
        let is_lost_key =
            matches!(self.sender, Sender::SendMessage) && self.row.expected.outcome == Unknown;
        let is_retryable = attempts > 1 && !is_lost_key;
        self.expect(
            &format!("{when}: is_retryable"),
            error.is_retryable(),
            is_retryable,
        );
        self.expect(
            &format!("{when}: is_timeout"),
            error.is_timeout(),
            kind == ErrorKind::Timeout,
        );
        let has_key = error.idempotency_key().is_some();
        self.expect(
            &format!("{when}: has a key"),
            has_key,
            self.sender.is_keyed(),
        );
    }

    fn expect_requests(&mut self, when: &str, count: u32, requests: &[Request]) {
        self.expect(&format!("{when}: seen"), requests.len(), count as usize);
        // Of a connection that is closed at once, nothing is known.
        let read = requests.iter().filter(|request| !request.method.is_empty());
        let keys: Vec<_> = read
            .map(|request| request.header("idempotency-key"))
            .collect();
        let is_same = keys.windows(2).all(|keys| keys[0] == keys[1]);
        self.expect(&format!("{when}: one key"), is_same, true);
        for key in keys {
            self.expect(
                &format!("{when}: key"),
                key.is_some(),
                self.sender.is_keyed(),
            );
            if self.sender == Sender::SendMessageWithKey {
                self.expect(&format!("{when}: own key"), key, Some(OWN_KEY));
            }
        }
        let whole: Vec<_> = requests.iter().filter(|request| request.is_whole).collect();
        let is_same = whole.windows(2).all(|requests| {
            let [first, second] = requests else {
                return true;
            };
            (&first.method, &first.target, &first.body)
                == (&second.method, &second.target, &second.body)
        });
        self.expect(&format!("{when}: one request"), is_same, true);
    }
}

/// Runs all rows for all kinds of requests and fails with all that is not as in the table.
async fn hold(rows: Vec<Row>) {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    let mut cases = JoinSet::new();
    for row in rows.into_iter().map(Arc::new) {
        for sender in Sender::all() {
            if sender.is_head() && row.is_in_body {
                continue;
            }
            let case = Case {
                row: row.clone(),
                sender,
                problems: Vec::new(),
            };
            let room = room.clone();
            cases.spawn(async move {
                let _permit = room.acquire_owned().await.expect("an open semaphore");
                case.run().await
            });
        }
    }
    let problems = cases.join_all().await.concat();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn after_a_lost_answer_only_reads_and_keyed_sends_are_repeated() {
    hold(table::lost()).await;
}

#[tokio::test]
async fn after_a_timeout_only_reads_and_keyed_sends_are_repeated() {
    hold(table::late()).await;
}

#[tokio::test]
async fn what_was_refused_for_now_is_repeated_whatever_it_is() {
    hold(table::refused_for_now()).await;
}

#[tokio::test]
async fn after_a_failure_of_the_server_only_reads_are_repeated() {
    hold(table::failed()).await;
}

#[tokio::test]
async fn a_refusal_is_not_asked_for_again() {
    hold(table::refused()).await;
}

#[tokio::test]
async fn a_success_that_cannot_be_read_is_not_asked_for_again() {
    hold(table::unreadable()).await;
}

#[tokio::test]
async fn a_connection_that_was_never_made_is_tried_again_whatever_the_request_is() {
    let port = ClosedPort::new();
    let client = client_of(port.base_url()).build().expect("a client");
    for sender in Sender::all() {
        let error = soon(sender.send(&client)).await.expect_err("no server");
        let found = (error.kind(), error.outcome(), error.attempts());
        assert_eq!(found, (ErrorKind::Transport, NotSent, 3), "{sender:?}");
        assert!(
            error.is_retryable() && error.status().is_none(),
            "{sender:?}"
        );
    }
}

#[tokio::test]
async fn without_repetitions_every_request_is_sent_once() {
    for step in [
        Step::Close,
        Answer::throttled().into(),
        Answer::edge_error(502).into(),
        Answer::json(503, r#"{"request_outcome":"not_sent"}"#).into(),
    ] {
        let server = FaultServer::scripted([step]).await;
        let builder = client_of(server.base_url()).retry(RetryPolicy::none());
        let client = builder.build().expect("a client");
        for (sent, sender) in (1..).zip(Sender::all()) {
            let error = soon(sender.send(&client)).await.expect_err("a fault");
            assert_eq!((error.attempts(), server.seen()), (1, sent), "{sender:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_drips_is_read_to_its_end() {
    let drip = Answer::success().delivered(Delivery::Drip(Duration::from_millis(1)));
    let server = FaultServer::scripted([drip.into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let senders = [
        Sender::Custom(Method::GET),
        Sender::AddTags,
        Sender::SendMessage,
    ];
    for sender in &senders {
        let result = soon(sender.send(&client)).await;
        assert_eq!(result.expect("a whole answer"), 1, "{sender:?}");
    }
    assert_eq!(server.seen(), senders.len());
}

/// HEAD tells the length of what GET would get.
#[tokio::test]
async fn the_length_in_an_answer_to_head_is_no_length_to_be_read() {
    for length in [100, 1 << 40] {
        let answer = Answer::json(200, "").announcing(length);
        let server = FaultServer::scripted([answer.into()]).await;
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
    let answer = Answer {
        body: bomb,
        ..Answer::json(200, "").header("content-encoding", "gzip")
    };
    let server = FaultServer::scripted([answer.into()]).await;
    let builder = client_of(server.base_url()).max_response_size(LIMIT);
    let client = builder.build().expect("a client");
    for sender in Sender::all().into_iter().filter(|sender| !sender.is_head()) {
        server.forget();
        let error = soon(sender.send(&client)).await.expect_err("a bomb");
        let [request]: [Request; 1] = server.requests().try_into().expect("one request");
        // Who does not ask for gzip does not read it either.
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

/// What is beyond the announced length must not be taken for the next answer.
#[tokio::test]
async fn what_follows_an_answer_is_not_the_answer_to_another_request() {
    let forged = "HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{\"data\":\"forged\"}";
    let body = format!("{{\"data\":\"first\"}}{forged}");
    let first = Answer::json(200, body).announcing(16);
    let second = Answer::json(200, r#"{"data":"second"}"#);
    let server = FaultServer::scripted([first.into(), second.into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    for expected in ["first", "second", "second"] {
        let request = client.request(Method::GET, "/api/things");
        let answer = soon(request).await.expect("an answer");
        assert_eq!(answer["data"], expected);
    }
}
