//! Every kind of request with every fault: the attempts that the server sees, and the error of the caller.

use std::{fmt::Debug, sync::Arc, time::Duration};

use onlyfansapi::{
    Error, ErrorKind,
    Outcome::{NotSent, Unknown},
    RetryPolicy,
};
use tokio::{sync::Semaphore, task::JoinSet};

use super::{
    ClosedPort, FaultServer, Request, ServerResponse, Step, client_of,
    sender::{OWN_KEY, Sender},
    skipping, soon,
    table::{self, LIMIT, Row},
};

/// The timeout of attempts that time out; the clock skips it.
const MINUTE: Duration = Duration::from_secs(60);

/// The number of cases that run at the same time.
const AT_ONCE: usize = 16;

/// One row of the table, for one kind of request.
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
        let is_late = self.row.expected.kind == ErrorKind::Timeout;
        let patience = if is_late {
            MINUTE
        } else {
            Duration::from_secs(20)
        };
        let http = reqwest::Client::builder().no_proxy();
        let client = client_of(server.base_url())
            .http_client(http)
            .timeout(patience)
            .read_timeout(patience)
            .max_response_size(LIMIT)
            .build()
            .expect("a client");
        let step = self.row.step.clone();
        let attempts = self.sender.attempts(self.row.expected.attempts);

        server.plan.set([step.clone()]);
        let late = if is_late { attempts as usize } else { 0 };
        let result = skipping(patience, late, &server, self.sender.send(&client)).await;
        self.expect_failure("always", attempts, result);
        self.expect_requests("always", attempts, &server.requests());

        server.forget();
        server.plan.set([step, ServerResponse::success().into()]);
        let late = usize::from(is_late);
        let result = skipping(patience, late, &server, self.sender.send(&client)).await;
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
        // Called again, it has another key, unless the caller gave the key.
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
        // A request on a connection that is closed at once was not read.
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

/// Runs all rows for all kinds of requests, and fails with everything that differs from the table.
async fn hold(rows: Vec<Row>) {
    // The clock that a late case skips is the clock of all cases.
    let is_late = |row: &Row| row.expected.kind == ErrorKind::Timeout;
    let at_once = if rows.iter().any(is_late) { 1 } else { AT_ONCE };
    let room = Arc::new(Semaphore::new(at_once));
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
async fn after_a_lost_response_only_reads_and_keyed_messages_are_retried() {
    hold(table::lost()).await;
}

#[tokio::test]
async fn after_a_timeout_only_reads_and_keyed_messages_are_retried() {
    hold(table::late()).await;
}

#[tokio::test]
async fn a_temporary_rejection_is_retried_for_every_method() {
    hold(table::refused_for_now()).await;
}

#[tokio::test]
async fn after_a_server_error_no_write_without_a_key_is_retried() {
    hold(table::failed()).await;
}

#[tokio::test]
async fn a_permanent_rejection_is_not_retried() {
    hold(table::refused()).await;
}

#[tokio::test]
async fn an_unreadable_success_is_not_retried() {
    hold(table::unreadable()).await;
}

#[tokio::test]
async fn a_refused_connection_is_retried_for_every_method() {
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
async fn without_retries_every_request_is_sent_once() {
    for step in [
        Step::Close,
        ServerResponse::throttled().into(),
        ServerResponse::edge_error(502).into(),
        ServerResponse::json(503, r#"{"request_outcome":"not_sent"}"#).into(),
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
