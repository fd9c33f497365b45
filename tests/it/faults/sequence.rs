//! Faults one after the other: what the attempts together say about the call.

use onlyfansapi::{
    Client, Error, Method,
    Outcome::{self, NotSent, Rejected, Unknown},
};
use serde_json::json;

use super::{Answer, FaultServer, Step, at_once, client_of, soon};

fn lost() -> Step {
    Step::Close
}

fn throttled() -> Step {
    Answer::throttled().into()
}

fn not_sent() -> Step {
    Answer::json(503, json!({"request_outcome": "not_sent"}).to_string()).into()
}

fn page(status: u16) -> Step {
    Answer::edge_error(status).into()
}

fn error(status: u16, code: &str) -> Step {
    Answer::error(status, code).into()
}

fn refused() -> Step {
    error(422, "VALIDATION_ERROR")
}

fn still_running() -> Step {
    error(409, "IDEMPOTENCY_CONFLICT")
}

fn success() -> Step {
    Answer::success().into()
}

async fn read(client: &Client) -> Result<u32, Error> {
    let answer = client.chats().list("acct_1").await?;
    Ok(answer.attempts())
}

async fn write(client: &Client) -> Result<u32, Error> {
    let request = client.request(Method::POST, "/api/things");
    let answer = request.body(json!({"name": "x"})).await?;
    Ok(answer.attempts())
}

async fn send_message(client: &Client) -> Result<u32, Error> {
    let message = client.messages().send("acct_1", 5).text("hello");
    Ok(message.await?.attempts())
}

/// What became of a call: how often it was sent, and its outcome if it failed.
type Ending = (usize, Result<(), Outcome>);

/// Runs a call against these steps and no others.
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
async fn a_write_goes_on_until_something_is_in_doubt() {
    let table: [(&[Step], Ending); 10] = [
        (&[throttled(), success()], (2, Ok(()))),
        (
            &[throttled(), throttled(), not_sent(), success()],
            (4, Ok(())),
        ),
        (
            &[throttled(), throttled(), throttled(), throttled()],
            (4, Err(Rejected)),
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

/// After an attempt that may have taken effect, no later answer takes the doubt away but a success.
#[tokio::test]
async fn a_message_in_doubt_stays_in_doubt_until_it_succeeds() {
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
        // What the server answers itself with 5xx it does not store: the key protects no longer.
        (&[lost(), error(500, "SERVER_ERROR")], (2, Err(Unknown))),
        // An earlier call with this key may yet send the message.
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

/// What is only read has no effect that could be in doubt: the last answer counts.
#[tokio::test]
async fn of_a_read_the_last_answer_counts() {
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

/// The later attempts were certainly not sent; the first may have been.
#[tokio::test]
async fn a_server_that_goes_away_after_a_message_leaves_it_in_doubt() {
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

/// A connection that is kept may be closed just when the next request is on its way.
#[tokio::test]
async fn a_write_on_a_connection_that_was_kept_is_sent_once() {
    for step in [Step::Close, Step::Reset, Step::ResetWithinRequest] {
        let server = FaultServer::scripted([success(), step, success()]).await;
        let client = client_of(server.base_url()).build().expect("a client");
        soon(write(&client)).await.expect("a success");
        let error = soon(write(&client)).await.expect_err("a lost answer");
        assert_eq!((error.attempts(), error.outcome()), (1, Unknown));
        assert_eq!(server.seen(), 2);
        soon(write(&client)).await.expect("a success");
    }
}
