//! Sequences of faults: the outcome of a call after several attempts.

use onlyfansapi::{
    Client, Error, Method,
    Outcome::{self, NotSent, Rejected, Unknown},
};
use serde_json::json;

use super::{FaultServer, ServerResponse, Step, at_once, client_of, soon};

fn lost() -> Step {
    Step::Close
}

fn throttled() -> Step {
    ServerResponse::throttled().into()
}

fn not_sent() -> Step {
    ServerResponse::json(503, json!({"request_outcome": "not_sent"}).to_string()).into()
}

fn page(status: u16) -> Step {
    ServerResponse::edge_error(status).into()
}

fn error(status: u16, code: &str) -> Step {
    ServerResponse::error(status, code).into()
}

fn refused() -> Step {
    error(422, "VALIDATION_ERROR")
}

fn still_running() -> Step {
    error(409, "IDEMPOTENCY_CONFLICT")
}

fn success() -> Step {
    ServerResponse::success().into()
}

async fn read(client: &Client) -> Result<u32, Error> {
    let response = client.chats().list("acct_1").await?;
    Ok(response.attempts())
}

async fn write(client: &Client) -> Result<u32, Error> {
    let request = client.request(Method::POST, "/api/things");
    let response = request.body(json!({"name": "x"})).await?;
    Ok(response.attempts())
}

async fn send_message(client: &Client) -> Result<u32, Error> {
    let message = client.messages().send("acct_1", 5).text("hello");
    Ok(message.await?.attempts())
}

/// The number of attempts of a call, and its outcome if it failed.
type Ending = (usize, Result<(), Outcome>);

/// Makes a call to a server that takes these steps and no others.
async fn ending(steps: &[Step], call: impl AsyncFn(&Client) -> Result<u32, Error>) -> Ending {
    let beyond = error(499, "BEYOND_THE_SCRIPT");
    let script = steps.iter().cloned().chain([beyond]);
    let server = FaultServer::scripted(script).await;
    let client = client_of(server.base_url()).retry(at_once().retries(3));
    let client = client.build().expect("a client");
    let (attempts, result) = match soon(call(&client)).await {
        Ok(attempts) => (attempts, Ok(())),
        Err(error) => {
            assert_ne!(error.code(), Some("BEYOND_THE_SCRIPT"), "{steps:?}");
            (error.attempts(), Err(error.outcome()))
        }
    };
    assert_eq!(attempts as usize, server.seen(), "{steps:?}");
    (server.seen(), result)
}

#[tokio::test]
async fn a_write_is_retried_until_an_attempt_may_have_taken_effect() {
    let table: [(&[Step], Ending); 10] = [
        (&[throttled(), success()], (2, Ok(()))),
        (
            &[throttled(), throttled(), not_sent(), success()],
            (4, Ok(())),
        ),
        (
            &[throttled(), throttled(), throttled(), throttled()],
            (4, Err(NotSent)),
        ),
        (
            &[not_sent(), not_sent(), not_sent(), not_sent()],
            (4, Err(NotSent)),
        ),
        (&[throttled(), refused()], (2, Err(Rejected))),
        (&[not_sent(), refused()], (2, Err(Rejected))),
        (&[throttled(), lost()], (2, Err(Unknown))),
        (&[throttled(), not_sent(), page(502)], (3, Err(Unknown))),
        (&[not_sent(), error(500, "SERVER_ERROR")], (2, Err(Unknown))),
        (&[throttled(), still_running()], (2, Err(Rejected))),
    ];
    for (steps, expected) in table {
        assert_eq!(ending(steps, write).await, expected, "{steps:?}");
    }
}

/// After an attempt that may have taken effect, only a success makes the outcome known.
#[tokio::test]
async fn the_outcome_of_a_message_stays_unknown_until_an_attempt_succeeds() {
    let table: [(&[Step], Ending); 15] = [
        (&[lost(), success()], (2, Ok(()))),
        (&[lost(), still_running(), success()], (3, Ok(()))),
        (
            &[page(524), still_running(), still_running(), success()],
            (4, Ok(())),
        ),
        (&[throttled(), page(502), lost(), success()], (4, Ok(()))),
        (&[lost(), throttled(), not_sent(), success()], (4, Ok(()))),
        (
            &[lost(), still_running(), still_running(), still_running()],
            (4, Err(Unknown)),
        ),
        (
            &[lost(), throttled(), throttled(), throttled()],
            (4, Err(Unknown)),
        ),
        (
            &[lost(), not_sent(), not_sent(), not_sent()],
            (4, Err(Unknown)),
        ),
        (&[lost(), refused()], (2, Err(Unknown))),
        (&[lost(), error(409, "OTHER_CONFLICT")], (2, Err(Unknown))),
        (
            &[page(520), error(422, "IDEMPOTENCY_KEY_MISMATCH")],
            (2, Err(Unknown)),
        ),
        // The server does not store its own 5xx: the key no longer prevents a second effect.
        (&[lost(), error(500, "SERVER_ERROR")], (2, Err(Unknown))),
        // An earlier attempt with this key may still send the message.
        (&[still_running(), success()], (2, Ok(()))),
        (&[throttled(), still_running(), success()], (3, Ok(()))),
        (
            &[
                still_running(),
                still_running(),
                still_running(),
                still_running(),
            ],
            (4, Err(Unknown)),
        ),
    ];
    for (steps, expected) in table {
        assert_eq!(ending(steps, send_message).await, expected, "{steps:?}");
    }
}

/// A read has no effect that could be unknown.
#[tokio::test]
async fn the_last_response_decides_the_outcome_of_a_read() {
    let table: [(&[Step], Ending); 7] = [
        (&[lost(), page(502), throttled(), success()], (4, Ok(()))),
        (
            &[error(408, "TIMEOUT"), error(503, "SERVER_ERROR"), success()],
            (3, Ok(())),
        ),
        (&[lost(), refused()], (2, Err(Rejected))),
        (&[page(524), error(404, "NOT_FOUND")], (2, Err(Rejected))),
        (&[lost(), lost(), lost(), not_sent()], (4, Err(NotSent))),
        (&[throttled(), lost(), lost(), lost()], (4, Err(Unknown))),
        (&[lost(), still_running()], (2, Err(Rejected))),
    ];
    for (steps, expected) in table {
        assert_eq!(ending(steps, read).await, expected, "{steps:?}");
    }
}

/// The later attempts were not sent; the first may have taken effect.
#[tokio::test]
async fn the_outcome_of_a_message_is_unknown_after_the_server_vanished() {
    for (call_is_write, attempts) in [(false, 3), (true, 1)] {
        let server = FaultServer::scripted([Step::Vanish]).await;
        let client = client_of(server.base_url()).build().expect("a client");
        let result = match call_is_write {
            true => soon(write(&client)).await,
            false => soon(send_message(&client)).await,
        };
        let error = result.expect_err("no server");
        assert_eq!((error.attempts(), error.outcome()), (attempts, Unknown));
        assert_eq!(server.seen(), 1);
    }
}

/// An idle connection may be closed while the next request is sent on it.
#[tokio::test]
async fn a_write_on_a_reused_connection_is_sent_once() {
    for step in [Step::Close, Step::Reset, Step::ResetWithinRequest] {
        let server = FaultServer::scripted([success(), step, success()]).await;
        let client = client_of(server.base_url()).build().expect("a client");
        soon(write(&client)).await.expect("a success");
        let error = soon(write(&client)).await.expect_err("a lost response");
        assert_eq!((error.attempts(), error.outcome()), (1, Unknown));
        assert_eq!(server.seen(), 2);
        soon(write(&client)).await.expect("a success");
    }
}
