//! Messages with idempotency keys.

use std::{
    collections::{HashMap, HashSet},
    io::{self, Write},
    sync::Mutex,
    time::Duration,
};

use fastrand::Rng;
use onlyfansapi::Outcome::{NotSent, Rejected};

use super::{
    EDGE, Ending, broken, calls, client, dice, endings, number, pick, print, saying, throttled,
};
use crate::faults::{FaultServer, Plan, Request, ServerResponse, Step};

/// The timeout of an attempt. The server is always faster: a key does not prevent a second effect
/// after a late response that the server does not store.
const PATIENCE: Duration = Duration::from_secs(5);

/// The course of an attempt to send a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    /// The request does not arrive whole.
    Cut,
    /// The edge rejects the request.
    StoppedAtTheEdge,
    Throttled,
    NotSent,
    Refused,
    /// The message is sent and the server then fails; it stores no such response.
    Fails,
    /// The message is sent, and the response is lost.
    Lost,
    /// The message is sent, and the edge does not get the response.
    LostAtTheEdge,
    Success,
}

impl Course {
    fn of(dice: &mut Rng) -> Self {
        match dice.u8(..100) {
            0..8 => Self::Cut,
            8..16 => Self::StoppedAtTheEdge,
            16..28 => Self::Throttled,
            28..38 => Self::NotSent,
            38..42 => Self::Refused,
            42..50 => Self::Fails,
            50..65 => Self::Lost,
            65..75 => Self::LostAtTheEdge,
            _ => Self::Success,
        }
    }
}

/// The record of one message.
#[derive(Debug, Clone, Default)]
struct Message {
    courses: Vec<Course>,
    keys: HashSet<String>,
    bodies: HashSet<String>,
    /// The number of times that the fan got the message.
    deliveries: u32,
    is_stored: bool,
    /// The number of further attempts that arrive while the first still runs.
    running: u32,
    /// The number of attempts after a response that is not stored.
    unprotected: u32,
    is_replayed: bool,
}

/// A server that responds to a known key with the stored response, as upstream does.
#[derive(Default)]
struct Messages(Mutex<HashMap<u64, Message>>);

impl Messages {
    fn dice(number: u64, message: &Message) -> Rng {
        dice(!number, message.courses.len())
    }
}

impl Plan for Messages {
    fn on_head(&self, head: &Request) -> Step {
        let number = number(head);
        let mut messages = self.0.lock().expect("no panic");
        let message = messages.entry(number).or_default();
        let course = Course::of(&mut Self::dice(number, message));
        if message.courses.contains(&Course::Fails) && !message.is_stored {
            message.unprotected += 1;
        }
        message.courses.push(course);
        let key = head.header("idempotency-key").unwrap_or_default();
        message.keys.insert(key.to_owned());
        match course {
            Course::Cut => Step::ResetWithinRequest,
            _ => Step::Close,
        }
    }

    fn on_request(&self, request: &Request, _: Step) -> Step {
        let number = number(request);
        let mut messages = self.0.lock().expect("no panic");
        let message = messages.entry(number).or_default();
        message.bodies.insert(request.text());
        let dice = &mut Self::dice(number, message);
        let course = *message.courses.last().expect("a head before the request");
        message.is_replayed = false;
        match course {
            Course::StoppedAtTheEdge => return ServerResponse::edge_error(pick(dice, EDGE)).into(),
            Course::Throttled => return throttled(dice).into(),
            _ if message.running > 0 => {
                message.running -= 1;
                return ServerResponse::error(409, "IDEMPOTENCY_CONFLICT").into();
            }
            _ => {}
        }
        let mut response = ServerResponse::success();
        if message.is_stored {
            message.is_replayed = true;
            response = response.header("idempotent-replayed", "true");
        } else {
            match course {
                Course::NotSent => return saying(dice, "not_sent").into(),
                Course::Refused => return ServerResponse::error(422, "VALIDATION_ERROR").into(),
                _ => message.deliveries += 1,
            }
            if course == Course::Fails {
                let status = pick(dice, [408, 500, 502, 503, 504]);
                return ServerResponse::error(status, "SERVER_ERROR").into();
            }
            message.is_stored = true;
        }
        match course {
            Course::Lost => {
                message.running = dice.u32(..2);
                broken(dice, response)
            }
            Course::LostAtTheEdge => ServerResponse::edge_error(pick(dice, EDGE)).into(),
            _ => response.into(),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_is_delivered_at_most_once_in_all_attempts() {
    let server = FaultServer::start(Messages::default()).await;
    let client = client(server.address, PATIENCE);
    let endings = endings(&client, calls(), |client, number| async move {
        let message = client.messages().send("acct_1", number);
        Ending::from(message.text(format!("hello {number}")).await)
    });
    let endings = endings.await;
    let messages = server.plan.0.lock().expect("no panic").clone();
    let mut keys = HashSet::new();
    for (number, ending) in &endings {
        let message = messages.get(number).cloned().unwrap_or_default();
        let case = format!(
            "{number}: {:?} after {} attempts, {message:?}",
            ending.result, ending.attempts
        );
        assert!(message.deliveries <= 1, "delivered twice: {case}");
        assert_eq!(message.unprotected, 0, "retried without protection: {case}");
        assert!(message.bodies.len() <= 1, "changed: {case}");
        if !message.courses.is_empty() {
            assert_eq!(message.keys.len(), 1, "one key: {case}");
        }
        for key in &message.keys {
            assert!(
                !key.is_empty() && keys.insert(key.clone()),
                "a key of its own: {case}"
            );
        }
        match ending.result {
            Ok(()) => {
                assert_eq!(message.deliveries, 1, "not delivered: {case}");
                assert_eq!(ending.is_replayed, message.is_replayed, "{case}");
            }
            Err(NotSent | Rejected) => assert_eq!(message.deliveries, 0, "delivered: {case}"),
            _ => {}
        }
    }
    let deliveries: u32 = messages.values().map(|message| message.deliveries).sum();
    let repeated = messages
        .values()
        .filter(|message| message.is_replayed)
        .count();
    assert_eq!(endings.len() as u64, calls());
    print("messages", server.seen(), &endings);
    let line = format!("{deliveries} delivered, none twice; {repeated} ended with a replay");
    writeln!(io::stdout(), "{line}").expect("an output");
    assert!(repeated > 0, "{line}");
}
